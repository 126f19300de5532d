"""How a Set is, read from Live's own objects by hand: for each topic where its value stands and what calls back for it.

Nothing of the observers is used, so that both can be compared.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import attrs

from alive.simulator.object_model.lom import node_of
from alive.simulator.simulator import Simulator

Read = Callable[[Any], Any]


@attrs.frozen
class Told:
    """One topic of a kind of object."""

    topic: str
    read: Read
    listener: str
    """What Live is to call back for, with the way to the object that does; empty if nothing does."""
    has: Callable[[Any], bool] = lambda _thing: True
    """Whether an object has such a value."""


@attrs.frozen
class List:
    """What belongs to a kind of object."""

    name: str
    kind: str
    read: Callable[[Any], Any]
    listener: str
    has: Callable[[Any], bool] = lambda _thing: True


def is_audio(clip: Any) -> bool:
    return bool(clip.is_audio_clip)


def is_main(track: Any) -> bool:
    return bool(track == track.canonical_parent.master_track)


def can_be_armed(track: Any) -> bool:
    """Group, return and main tracks have neither an arm button nor a choice of monitoring."""
    song = track.canonical_parent
    return bool(track in tuple(song.tracks) and not track.is_foldable)


def plain(name: str, topic: str, has: Callable[[Any], bool] = lambda _thing: True, listener: str | None = None) -> Told:
    return Told(topic, lambda thing: _number(getattr(thing, name)), name if listener is None else listener, has)


def _number(value: Any) -> Any:
    return int(value) if isinstance(value, int) and not isinstance(value, bool) else value


def _among(things: Any, wanted: Any) -> int | None:
    return next((index for index, thing in enumerate(things) if thing == wanted), None)


def _fader(topic: str, name: str) -> Told:
    return Told(topic, lambda thing: getattr(thing.mixer_device, name).value, f"mixer_device.{name}.value")


VIEWS = {
    "session": "Session",
    "arranger": "Arranger",
    "browser": "Browser",
    "detail": "Detail",
    "detail_clip": "Detail/Clip",
    "detail_device_chain": "Detail/DeviceChain",
}

SONG = [
    plain("is_playing", "transport.playing"),
    plain("tempo", "transport.tempo"),
    plain("loop", "transport.loop"),
    plain("loop_start", "transport.loop_start"),
    plain("loop_length", "transport.loop_length"),
    plain("metronome", "transport.metronome"),
    plain("record_mode", "transport.record"),
    plain("arrangement_overdub", "transport.overdub"),
    plain("session_record", "transport.session_record"),
    plain("punch_in", "transport.punch_in"),
    plain("punch_out", "transport.punch_out"),
    plain("signature_numerator", "transport.signature_numerator"),
    plain("signature_denominator", "transport.signature_denominator"),
    plain("clip_trigger_quantization", "song.launch_quantization"),
    plain("groove_amount", "song.groove_amount"),
    plain("swing_amount", "song.swing_amount"),
    plain("root_note", "song.root_note"),
    plain("scale_name", "song.scale_name"),
    plain("back_to_arranger", "song.back_to_arranger"),
    plain("session_automation_record", "song.automation_record"),
]
TRACK = [
    plain("name", "track.renamed"),
    plain("mute", "track.mute", lambda track: not is_main(track)),
    plain("solo", "track.solo", lambda track: not is_main(track)),
    plain("arm", "track.arm", can_be_armed),
    _fader("track.volume", "volume"),
    _fader("track.pan", "panning"),
    plain("color", "track.color"),
    plain("current_monitoring_state", "track.monitoring", can_be_armed),
    plain("playing_slot_index", "track.playing_slot"),
    plain("fired_slot_index", "track.fired_slot"),
]
CLIP = [
    plain("name", "clip.renamed"),
    plain("color", "clip.color"),
    plain("muted", "clip.muted"),
    plain("looping", "clip.looping"),
    plain("is_playing", "clip.playing", listener="playing_status"),
    plain("is_triggered", "clip.triggered", listener="playing_status"),
    plain("is_recording", "clip.recording"),
    plain("is_overdubbing", "clip.overdubbing"),
    plain("loop_start", "clip.loop_start"),
    plain("loop_end", "clip.loop_end"),
    plain("start_marker", "clip.start_marker"),
    plain("end_marker", "clip.end_marker"),
    plain("launch_mode", "clip.launch_mode"),
    plain("launch_quantization", "clip.launch_quantization"),
    plain("legato", "clip.legato"),
    plain("velocity_amount", "clip.velocity_amount"),
    plain("gain", "clip.gain", is_audio),
    plain("pitch_coarse", "clip.pitch_coarse", is_audio),
    plain("pitch_fine", "clip.pitch_fine", is_audio),
    plain("warping", "clip.warping", is_audio),
    plain("warp_mode", "clip.warp_mode", is_audio),
    Told("clip.groove", lambda clip: clip.groove.name if clip.has_groove else "", "groove"),
]
PROPERTIES: dict[str, list[Told]] = {
    "song": SONG,
    "track": TRACK,
    "clip": CLIP,
    "send": [plain("value", "send.value")],
    "parameter": [plain("value", "parameter.value_changed")],
    "scene": [
        plain("name", "scene.renamed"),
        plain("color", "scene.color"),
        plain("is_triggered", "scene.triggered"),
    ],
    "clip_slot": [
        plain("has_clip", "clip_slot.has_clip"),
        plain("has_stop_button", "clip_slot.has_stop"),
        plain("playing_status", "clip_slot.playing_status"),
        plain("is_triggered", "clip_slot.triggered"),
        plain("color", "clip_slot.color"),
        plain("color_index", "clip_slot.color_index"),
        plain("controls_other_clips", "clip_slot.controls_others"),
    ],
    "device": [plain("name", "device.renamed"), plain("is_active", "device.active")],
    "chain": [
        plain("name", "chain.renamed"),
        plain("mute", "chain.mute"),
        plain("solo", "chain.solo"),
        _fader("chain.volume", "volume"),
        _fader("chain.pan", "panning"),
    ],
    "cue_point": [plain("name", "cue_point.renamed"), plain("time", "cue_point.time")],
}
PULSES = {"clip": ["notes"]}
"""What is listened to and has no value that is kept."""

IS_RACK = "can_have_chains"
LISTS: dict[str, list[List]] = {
    "song": [
        List("tracks", "track", lambda song: song.tracks, "tracks"),
        List("return_tracks", "track", lambda song: song.return_tracks, "return_tracks"),
        List("master_track", "track", lambda song: [song.master_track], ""),
        List("scenes", "scene", lambda song: song.scenes, "scenes"),
        List("cue_points", "cue_point", lambda song: song.cue_points, "cue_points"),
    ],
    "track": [
        List("clip_slots", "clip_slot", lambda track: track.clip_slots, "clip_slots"),
        List(
            "arrangement_clips",
            "clip",
            lambda track: track.arrangement_clips if track in tuple(track.canonical_parent.tracks) else [],
            "arrangement_clips",
        ),
        List("devices", "device", lambda track: track.devices, "devices"),
        List("sends", "send", lambda track: track.mixer_device.sends, "mixer_device.sends"),
    ],
    "clip_slot": [
        List("clip", "clip", lambda slot: [slot.clip] if slot.has_clip else [], "has_clip"),
    ],
    "device": [
        List("parameters", "parameter", lambda device: device.parameters, "parameters"),
        List("chains", "chain", lambda rack: rack.chains, "chains", lambda device: device.can_have_chains),
        List("return_chains", "chain", lambda rack: rack.return_chains, "return_chains", lambda it: it.can_have_chains),
    ],
    "chain": [List("devices", "device", lambda chain: chain.devices, "devices")],
}
SINGLE = {"master_track", "clip"}


@attrs.frozen
class Seen:
    """One object."""

    path: str
    kind: str
    thing: Any


def objects(song: Any) -> list[Seen]:
    """Everything that has to be observed, owners first."""
    found: list[Seen] = []

    def visit(path: str, kind: str, thing: Any) -> None:
        found.append(Seen(path, kind, thing))
        for each in LISTS.get(kind, ()):
            if each.has(thing):
                for index, child in enumerate(each.read(thing)):
                    visit(f"{path}/{each.name}/{index}", each.kind, child)

    visit("song", "song", song)
    return found


def values(song: Any) -> dict[str, dict[str, Any]]:
    """The value of each topic of each object, by its place in the Set."""
    return {
        seen.path: {told.topic: told.read(seen.thing) for told in PROPERTIES[seen.kind] if told.has(seen.thing)}
        for seen in objects(song)
    }


def cursor(sim: Simulator) -> dict[str, dict[str, Any]]:
    """What is selected, with places instead of ids."""
    song, view = sim.song, sim.song.view
    track, scene, slot = view.selected_track, view.selected_scene, view.highlighted_clip_slot
    device, clip, parameter = track.view.selected_device, view.detail_clip, view.selected_parameter
    place = _Places(song)
    cell = place.cell(slot)
    clip_cell = place.cell(clip)
    told = {
        "view.selected_track": {
            "track_index": place.index_of(track), "color": track.color, "name": track.name, "track_id": place.of(track),
        },
        "view.selected_scene": {"scene_index": list(song.scenes).index(scene), "scene_id": place.of(scene)},
        "view.highlighted_slot": {
            "track_index": cell[0], "scene_index": cell[1],
            "has_clip": slot is not None and slot.has_clip,
            "is_playing": slot is not None and slot.is_playing,
            "is_triggered": slot is not None and slot.is_triggered,
        },
        "view.detail_clip": {"track_index": clip_cell[0], "scene_index": clip_cell[1], "clip_id": place.of(clip)},
        "view.selected_device": {
            "track_index": None if device is None else place.index_of(track),
            "device_index": _among(track.devices, device),
            "device_id": place.of(device), "name": None if device is None else device.name,
        },
        "view.selected_parameter": {
            "name": None if parameter is None else parameter.name,
            "value": None if parameter is None else parameter.value,
            "parameter_id": place.of(parameter),
        },
        "view.visible": {
            field: bool(sim.application.view.is_view_visible(name)) for field, name in VIEWS.items()
        },
    }  # fmt: skip
    return {"view": told}


class _Places:
    def __init__(self, song: Any) -> None:
        self._song = song
        self._paths = {node_of(seen.thing): seen.path for seen in objects(song)}

    def of(self, thing: Any) -> str | None:
        """The place of an object; of one that is not observed only that there is one."""
        return None if thing is None else self._paths.get(node_of(thing), "elsewhere")

    def index_of(self, track: Any) -> int | str:
        path = self._paths[node_of(track)].removeprefix("song/")
        return (
            int(path.removeprefix("tracks/"))
            if path.startswith("tracks/")
            else path.replace("master_track/0", "master_track")
        )

    def cell(self, thing: Any) -> tuple[int | None, int | None]:
        if thing is None:
            return None, None
        steps = (self.of(thing) or "").split("/")
        scene = int(steps[4]) if len(steps) > 4 and steps[3] == "clip_slots" else None
        return int(steps[2]), scene


def expected_listeners(sim: Simulator) -> Counter[tuple[Any, str]]:
    """How many listeners there have to be, by object and name: one for each topic and each list."""
    found: Counter[tuple[Any, str]] = Counter()
    for seen in objects(sim.song):
        ways = [told.listener for told in PROPERTIES[seen.kind] if told.has(seen.thing)]
        ways += [each.listener for each in LISTS.get(seen.kind, ()) if each.has(seen.thing)]
        ways += PULSES.get(seen.kind, ())
        for way in filter(None, ways):
            *steps, name = way.split(".")
            owner = seen.thing
            for step in steps:
                owner = getattr(owner, step)
            if hasattr(owner, f"add_{name}_listener"):
                found[node_of(owner), name] += 1
    view = node_of(sim.song.view)
    for name in ("selected_track", "selected_scene", "detail_clip", "selected_parameter"):
        found[view, name] += 1
    for name in VIEWS.values():
        found[node_of(sim.application.view), f"is_view_visible {name}"] += 1
    return found


def listener_keys(seen: Seen) -> Iterator[str]:
    """What get_observers calls the listeners of an object: by topic, and lists in brackets."""
    ways = [(told.topic, told.listener) for told in PROPERTIES[seen.kind] if told.has(seen.thing)]
    ways += [(f"[{each.name}]", each.listener) for each in LISTS.get(seen.kind, ()) if each.has(seen.thing)]
    ways += [(f"{seen.kind}.{name}", name) for name in PULSES.get(seen.kind, ())]
    yield from (key for key, way in ways if way and _has_listener(seen.thing, way))


def _has_listener(thing: Any, way: str) -> bool:
    *steps, name = way.split(".")
    for step in steps:
        thing = getattr(thing, step)
    return hasattr(thing, f"add_{name}_listener")


def present_listeners(sim: Simulator) -> Counter[tuple[Any, str]]:
    """How many listeners there are, on all objects of Live; that of `is_view_visible` with what it is asked for."""
    return Counter(
        {
            (node, name): len(listeners)
            for node in sim.document.nodes.values()
            for name, listeners in node.listeners.items()
            if listeners
        }
    )


def by_place(states: Mapping[str, Any], first: tuple[str, ...] = ("song", "view")) -> dict[str, dict[str, Any]]:
    """The published values by place in the Set, with places instead of ids. Fails if an object is not in the tree.

    Args:
        states: By id what has `properties` and `children`.
        first: The ids that belong to nothing.
    """
    places: dict[str, str] = {}

    def visit(object_id: str, path: str) -> None:
        assert object_id not in places, f"{object_id} is both {places[object_id]} and {path}"
        places[object_id] = path
        for name, children in states[object_id].children.items():
            for index, child in enumerate(children):
                assert child in states, f"{child} is in {path}/{name} and is not known"
                assert states[child].parent == object_id, f"{child} says it belongs to {states[child].parent}"
                visit(child, f"{path}/{name}/{index}")

    for root in first:
        visit(root, root)
    assert set(places) == set(states), f"not in the tree: {set(states) - set(places)}"

    def shown(value: Any) -> Any:
        if isinstance(value, Mapping):
            return {
                field: places.get(each, "elsewhere") if field.endswith("_id") and each is not None else each
                for field, each in value.items()
            }
        return value

    return {
        path: {topic: shown(value) for topic, value in states[object_id].properties.items()}
        for object_id, path in places.items()
    }
