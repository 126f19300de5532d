"""The whole surface of Live 12.3.6 through the operations on any object: read, written and restored, called.

What an operation answers is compared with Live's own object. Each member that is not reached is named with its reason.
"""

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest

from alive.adapters.liveapi.object_model.members import callable_method, called, same, written
from alive.adapters.liveapi.object_model.values import plain, read_property
from alive.adapters.liveapi.places import kind_of
from alive.domain.commands.object_model import CallMethod, GetProperty, SetProperty
from alive.domain.errors import AliveError
from alive.domain.refs import OBJECT
from alive.simulator import ManualClock, Simulator
from tests.unit.liveapi.desk import LiveDesk
from tests.unit.liveapi.everything import LIVE, Found, all_objects, device, furnish_with_everything

CLASSES = LIVE["classes"]

NEVER_GIVEN_TO_SCRIPTS = {
    "Application.ControlSurfaceProxy": "Live gives it only to processes of Push",
    "Licensing.PythonLicensingBridge": "Live's own authorisation has it",
    "Licensing.ProgressDialog": "Live's own authorisation has it",
    "Licensing.StartupDialog": "Live's own authorisation has it",
}
NOT_CALLED = {
    "Song.Song.begin_undo_step": "each change is an undo step already",
    "Song.Song.end_undo_step": "each change is an undo step already",
    "Song.Song.undo": "the operation undo does it, outside of a step",
    "Song.Song.redo": "the operation redo does it, outside of a step",
    "LooperDevice.LooperDevice.export_to_clip_slot": "the Simulator has no sound, so its Looper is always empty",
}
LIVE_REFUSES = {
    f"{kind}.{kind}.is_using_compare_preset_b": "Live refuses it for devices that have no presets to compare"
    for kind in ("MaxDevice", "PluginDevice", "RackDevice")
}
ONE_WAY = {
    "Song.Song.back_to_arranger": "Live takes only false",
    "Track.Track.back_to_arranger": "Live takes only false",
}


class World:
    """A Set with everything in it, and the operations."""

    def __init__(self, sim: Simulator, folder: Path) -> None:
        self.sim = sim
        self.folder = folder
        furnish_with_everything(sim, folder)
        self.desk = LiveDesk(sim)
        self.objects = sim.call(lambda: all_objects(sim.song, sim.application))
        self.values = sim.call(self._values)
        self.values |= {"Listener.ListenerHandle": sim.listeners(sim.song)[0]}

    def _values(self) -> dict[str, Any]:
        """One of each class of values that no path leads to: scripts make them, or methods return them."""
        import Live

        self.sim.song.add_tempo_listener(self._values)
        clip = self.sim.song.tracks[0].clip_slots[0].clip
        event = clip.automation_envelope(self.sim.song.tracks[0].mixer_device.volume).events_in_range(0.0, 4.0)[0]
        return {
            "Clip.MidiNote": clip.get_all_notes_extended()[0],
            "Envelope.EnvelopeEvent": event,
            "Envelope.EnvelopeEventControlCoefficients": event.control_coefficients,
            "Song.BeatTime": Live.Song.BeatTime(),
            "Song.SmptTime": Live.Song.SmptTime(),
            "Licensing.UnlockStatus": Live.Licensing.UnlockStatus(),
            "MidiMap.CCFeedbackRule": Live.MidiMap.CCFeedbackRule(),
            "MidiMap.NoteFeedbackRule": Live.MidiMap.NoteFeedbackRule(),
            "MidiMap.PitchBendFeedbackRule": Live.MidiMap.PitchBendFeedbackRule(),
            "Base.Timer": Live.Base.Timer(callback=print, interval=1000),
            "Base.Text": Live.Base.get_text("Any", "Text"),
            "Application.ControlDescription": Live.Application.ControlDescription(),
        }

    def run(self, command: Any) -> Any:
        """Carry out an operation."""
        return self.desk.run(command)

    def act(self, act: Any) -> None:
        """Something that a person or another script does."""
        self.sim.call(lambda: act(self.sim.song))
        self.sim.advance(0.5)

    def finish(self, steps: Any) -> Any:
        """Let a generator of steps run to its end."""
        try:
            while True:
                next(steps)
        except StopIteration as end:
            return end.value


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("whole")


@pytest.fixture
def world(folder):
    with Simulator(clock=ManualClock()) as sim:
        made = World(sim, folder)
        yield made
        assert made.desk.log.lines == []  # there would be tracebacks


def properties(*, settable: bool = False) -> Iterator[tuple[str, str]]:
    """Every property by its class."""
    for kind, facts in CLASSES.items():
        for name, (can_be_set, _type) in facts.get("properties", {}).items():
            if can_be_set or not settable:
                yield kind, name


def reason_not_to(kind: str, name: str) -> str | None:
    """Why a member is an exception, if it is one."""
    if name.startswith("_"):
        return "private; people are given ids"
    return NEVER_GIVEN_TO_SCRIPTS.get(kind) or LIVE_REFUSES.get(f"{kind}.{name}")


def report(word: str, reached: dict[str, int], exceptions: dict[str, str]) -> None:
    total = sum(reached.values()) + len(exceptions)
    by_way = ", ".join(f"{count} {way}" for way, count in reached.items())
    lines = [f"{word}: {sum(reached.values())} of {total} ({by_way}); {len(exceptions)} exceptions:"]
    for reason in sorted(set(exceptions.values())):
        names = [name for name, why in exceptions.items() if why == reason]
        lines.append(f"  {reason}: {', '.join(names) if len(names) < 12 else f'{len(names)} of them'}")
    print("\n".join(lines))  # noqa: T201 - the share, with pytest -s


def test_every_property_is_read(world):
    reached = {"by path or id": 0, "as values": 0}
    exceptions, missed = {}, []
    for kind, name in properties():
        reason = reason_not_to(kind, name)
        if reason is not None:
            exceptions[f"{kind}.{name}"] = reason
            assert not any(reads(world, found, name) for found in world.objects.get(kind, ()))
        elif any(reads(world, found, name) for found in world.objects.get(kind, ())):
            reached["by path or id"] += 1
        elif kind in world.values:
            value = getattr(world.values[kind], name)
            assert same(read_property(world.desk.context, world.values[kind], name), plain(world.desk.context, value))
            reached["as values"] += 1
        else:
            missed.append(f"{kind}.{name}")
    report("read", reached, exceptions)
    assert missed == []
    assert sum(reached.values()) + len(exceptions) == 890


def reads(world: World, found: Found, name: str) -> bool:
    """Whether the operation answers what Live's own object shows."""
    try:
        shown = world.run(GetProperty(object=found.path, property=name))
    except AliveError:
        return False
    value = getattr(found.thing, name)
    if value is None or type(value) in {bool, int, float, str}:
        assert shown.value == value, (found.path, name)
    elif hasattr(value, "_live_ptr"):
        assert world.desk.context.find(OBJECT, shown.value) == value, (found.path, name)
    elif hasattr(type(value), "__len__"):
        assert len(shown.value) == len(value), (found.path, name)
    return True


def test_every_settable_property_is_written_and_restored(world):
    reached = {"by path or id": 0, "as values": 0}
    exceptions, missed = {}, {}
    for kind, name in properties(settable=True):
        world.sim.call(world.sim.song.stop_playing)
        tried: list[Any] = []
        member = f"{kind}.{name}"
        if (reason := reason_not_to(kind, name)) is not None:
            exceptions[member] = reason
        elif any(writes_and_restores(world, found, kind, name, tried) for found in world.objects.get(kind, ())):
            reached["by path or id"] += 1
        elif kind in world.values and edits(world, world.values[kind], name):
            reached["as values"] += 1
        elif member in ONE_WAY and any(writes(world, found, name, value=False) for found in world.objects[kind]):
            reached["by path or id"] += 1
        else:
            missed[member] = tried[:3]
    report("written and restored", reached, exceptions)
    assert missed == {}
    assert sum(reached.values()) + len(exceptions) >= 307


def writes_and_restores(world: World, found: Found, kind: str, name: str, tried: list[Any]) -> bool:
    """Whether some other value is written, is then shown by Live's own object, and the former is written back."""
    try:
        before = world.run(GetProperty(object=found.path, property=name)).value
    except AliveError:
        return False
    for candidate in candidates(world, found, kind, name, before):
        try:
            if not same(world.run(SetProperty(object=found.path, property=name, value=candidate)).value, before):
                assert not same(plain(world.desk.context, getattr(found.thing, name)), before)
                back = world.run(SetProperty(object=found.path, property=name, value=before)).value
                assert same(plain(world.desk.context, getattr(found.thing, name)), back)
                if same(back, before):
                    return True
                before = back  # nothing was selected, for example, which is not for scripts to choose
        except AliveError as refused:
            tried.append((found.path, candidate, refused.message))
    return False


def writes(world: World, found: Found, name: str, *, value: Any) -> bool:
    try:
        return bool(world.run(SetProperty(object=found.path, property=name, value=value)).value == value)
    except AliveError:
        return False


def edits(world: World, thing: Any, name: str) -> bool:
    """Write a part of a value that no path leads to, by the way that set_property takes, and restore it."""
    live = world.desk.context
    member = live.classes.facts(thing).properties[name]
    before = read_property(live, thing, name)
    for candidate in candidates_like(before) or [{part: number + 1 for part, number in before.items()}]:
        world.finish(written(live, thing, member, candidate))
        if not same(plain(live, getattr(thing, name)), before):
            world.finish(written(live, thing, member, before))
            return same(plain(live, getattr(thing, name)), before)
    return False


def candidates(world: World, found: Found, kind: str, name: str, before: Any) -> list[Any]:
    """Values that Live might take in place of the one it shows."""
    thing = found.thing
    if name == "selected_slice":
        return list(world.sim.call(lambda: device(world.sim.song, "Simpler").sample.slices))[1:3]
    for choices in (f"available_{name}s", f"{name.removeprefix('current_')}s"):
        if isinstance(before, dict | str) and hasattr(type(thing), choices):
            return [getattr(choice, "display_name", choice) for choice in getattr(thing, choices)]
    if isinstance(before, dict):
        return [{**before, part: number + 1} for part, number in before.items()]
    if names := getattr(type(getattr(thing, name)), "names", {}):
        return [name.upper() for name in names]
    wanted = CLASSES[kind]["properties"][name][1].removesuffix(" | None")
    objects = [each for each in world.objects.get(f"{wanted}.{wanted}", ()) if each.path.count("/") < 6]
    return [each.path for each in objects] or candidates_like(before)


def candidates_like(before: Any) -> list[Any]:
    if isinstance(before, bool):
        return [not before]
    if isinstance(before, int):
        return [before + 1, before - 1, before + 2, 0, 1, 16, 0x3C3C3C]
    if isinstance(before, float):
        return [before + 0.25, before - 0.25, before * 0.5, before + 1]
    if isinstance(before, str):
        return ["Minor", "Another"]
    if isinstance(before, tuple):
        return [[*before[:1], *(value + 0.5 for value in before[1:])] or [1, 2]]
    return []


ONCE = {
    "Application.Application.press_current_dialog_button": (0,),
    "Application.Application.show_message": ({"classname": "Any", "textname": "Text"},),
    "Application.Application.View.scroll_view": (0, "Session", True),
    "Application.Application.View.zoom_view": (0, "Session", True),
    "Browser.Browser.load_item": ("application/browser/audio_effects/children/0",),
    "Browser.Browser.preview_item": ("application/browser/samples/children/0",),
    "Clip.Clip.add_new_notes": ([{"pitch": 61, "start_time": 1, "duration": 0.5, "mute": True}],),
    "Clip.Clip.add_warp_marker": ({"beat_time": 2.0, "sample_time": 0.9},),
    "Clip.Clip.apply_note_modifications": ([{"note_id": 1, "velocity": 7}],),
    "Clip.Clip.automation_envelope": ("tracks/0/mixer_device/volume",),
    "Clip.Clip.clear_envelope": ("tracks/0/mixer_device/volume",),
    "Clip.Clip.create_automation_envelope": ("tracks/0/mixer_device/panning",),
    "Clip.Clip.duplicate_notes_by_id": ([1],),
    "Clip.Clip.get_notes_by_id": ([1, 2],),
    "Clip.Clip.move_warp_marker": (4.0, 0.5),
    "Clip.Clip.remove_notes_by_id": ([1],),
    "Clip.Clip.remove_warp_marker": (4.5,),
    "Clip.Clip.select_notes_by_id": ([1],),
    "Clip.Clip.set_notes": ([[60, 2.0, 0.5, 100, False]],),
    "Clip.Clip.replace_selected_notes": ([[62, 2.0, 0.5, 100, False]],),
    "Clip.Clip.View.select_envelope_parameter": ("tracks/0/mixer_device/volume",),
    "ClipSlot.ClipSlot.create_audio_clip": ("LOOP",),
    "ClipSlot.ClipSlot.duplicate_clip_to": ("tracks/0/clip_slots/5",),
    "MaxDevice.MaxDevice.get_value_item_icons": ("tracks/2/devices/0/parameters/1",),
    "RackDevice.RackDevice.copy_pad": (36, 40),
    "Song.Song.find_device_position": ("tracks/3/devices/0", "tracks/2", 0),
    "Song.Song.move_device": ("tracks/3/devices/0", "tracks/2", 0),
    "Song.Song.View.select_device": ("tracks/3/devices/0",),
    "Song.Song.set_data": ("key", {"kept": [1, None]}),
    "Song.Song.get_data": ("key", None),
    "Track.Track.set_data": ("key", [1.5, "two"]),
    "Track.Track.get_data": ("key", None),
    "TakeLane.TakeLane.create_audio_clip": ("LOOP", 4.0),
    "Track.Track.create_audio_clip": ("LOOP", 1.0),
    "Track.Track.delete_clip": ("tracks/0/clip_slots/0/clip",),
    "Track.Track.duplicate_clip_to_arrangement": ("tracks/0/clip_slots/0/clip", 16.0),
    "WavetableDevice.WavetableDevice.add_parameter_to_modulation_matrix": ("OWN Osc 1 Pos",),
    "WavetableDevice.WavetableDevice.is_parameter_modulatable": ("OWN Osc 1 Pos",),
}
"""Arguments that make sense, where not any of the type do."""

PREPARED = {
    "Application.Application.press_current_dialog_button": lambda world: world.sim.open_dialog("Really?"),
    "Clip.Clip.seconds_to_sample_time": lambda world: world.act(
        lambda song: setattr(song.tracks[2].clip_slots[0].clip, "warping", False)
    ),
    "Sample.Sample.beat_to_sample_time": lambda world: world.act(
        lambda song: setattr(device(song, "Simpler").sample, "warping", True)
    ),
    "LooperDevice.LooperDevice.play": lambda world: world.act(lambda song: device(song, "Looper").record()),
    "Clip.Clip.move_warp_marker": lambda world: world.act(add_warp_marker),
}
PREPARED["Sample.Sample.sample_to_beat_time"] = PREPARED["Sample.Sample.beat_to_sample_time"]
PREPARED["LooperDevice.LooperDevice.overdub"] = PREPARED["LooperDevice.LooperDevice.play"]
"""What a person or another script does first, where Live refuses a method otherwise."""


def add_warp_marker(song: Any) -> None:
    from Live.Clip import WarpMarker

    song.tracks[2].clip_slots[0].clip.add_warp_marker(WarpMarker(sample_time=2.0, beat_time=4.0))


ANY = {"int": 0, "float": 1.0, "bool": True, "str": "Utility", "object": "Session"}


def test_every_method_is_called(folder):
    with ExitStack() as stack:
        worlds = [open_world(stack, folder)]
        reached = {"by path or id": 0, "as values": 0}
        exceptions, missed = {}, {}
        for kind, facts in CLASSES.items():
            for name in facts.get("methods", {}):
                member = f"{kind}.{name}"
                if (reason := reason_not_to_call(kind, name)) is not None:
                    exceptions[member] = reason
                    continue
                tried: list[Any] = []
                if not calls(worlds[-1], kind, name, tried):
                    # What came before has deleted or changed what it needs: once more on a new Set.
                    stack.close()
                    worlds.append(open_world(stack, folder))
                    if not calls(worlds[-1], kind, name, tried):
                        missed[member] = tried[-2:]
                        continue
                reached["as values" if kind in worlds[-1].values else "by path or id"] += 1
        report("called", reached, exceptions)
        assert [line for world in worlds for line in world.desk.log.lines] == []
        assert missed == {}


def open_world(stack: ExitStack, folder: Path) -> World:
    return World(stack.enter_context(Simulator(clock=ManualClock())), folder)


def reason_not_to_call(kind: str, name: str) -> str | None:
    """Why a method is an exception, if it is one."""
    if kind.endswith("Vector"):
        return "lists are answered as lists; Live refuses to change them"
    return NEVER_GIVEN_TO_SCRIPTS.get(kind) or NOT_CALLED.get(f"{kind}.{name}")


def calls(world: World, kind: str, name: str, tried: list[Any]) -> bool:
    """Whether the operation calls the method on some object of the class, and Live takes the call."""
    live = world.desk.context
    if kind in world.values:
        thing = world.values[kind]
        world.sim.call(lambda: called(live, thing, callable_method(live, thing, name), (), {}))
        return True
    if f"{kind}.{name}" in PREPARED:
        PREPARED[f"{kind}.{name}"](world)
    for found in world.objects.get(kind, ()):
        if found.thing != None:  # noqa: E711 - a dead object equals None
            ref = live.id_of(kind_of(found.thing), found.thing)
            arguments = arguments_for(world, found, kind, name)
            try:
                world.run(CallMethod(object=ref, method=name, arguments=arguments))
            except AliveError as refused:
                tried.append((found.path, arguments, refused.message))
            else:
                return True
    return False


def arguments_for(world: World, found: Found, kind: str, name: str) -> tuple[Any, ...]:
    live = world.desk.context
    if f"{kind}.{name}" in ONCE:
        return tuple(meant(world, found, given) for given in ONCE[f"{kind}.{name}"])
    signature = live.classes.facts(found.thing).methods[name].signatures[-1]
    types = [argument.type_name for argument in signature.arguments if argument.default is None]
    return tuple(ANY[each] if each in ANY else any_object(world, each) for each in types)


def meant(world: World, found: Found, given: Any) -> Any:
    """An argument of the list above: `LOOP` is the audio file, `OWN name` a parameter of the device itself."""
    if given == "LOOP":
        return str(world.folder / "Loop.wav")
    if isinstance(given, str) and given.startswith("OWN "):
        names = [parameter.name for parameter in found.thing.parameters]
        return f"{found.path}/parameters/{names.index(given.removeprefix('OWN '))}"
    return given


def any_object(world: World, kind: str) -> str:
    found = (each for name, all_of_it in world.objects.items() if name.endswith(f".{kind}") for each in all_of_it)
    return next((each.path for each in found if each.thing != None), "nowhere")  # noqa: E711
