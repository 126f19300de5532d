"""A Set with an object of each class of Live in it, and where each of them is."""

import json
from collections import defaultdict, deque
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from alive.simulator import Simulator
from tests.cases.furnished import furnish

LIVE = json.loads((Path(__file__).parents[1] / "simulator" / "live_12_3_6.json").read_text(encoding="utf-8"))
"""The members of Live 12.3.6, as a running Live reported them."""

ENOUGH = 60
"""Objects of one class that are looked at: some properties are there on few of them."""

_DEVICES = (
    "CC Control", "Compressor", "Drift", "Drum Sampler", "Drum Rack", "EQ Eight", "Hybrid Reverb", "Looper", "Meld",
    "Roar", "Shifter", "Simpler", "Spectral Resonator", "Wavetable", "Instrument Rack", "Chorus-Ensemble",
)  # fmt: skip
_OTHER_DEVICES = {"Example Delay": 3, "CV LFO": 2, "Expression Control": 0, "CV Instrument": 1}
"""Plug-ins and devices of Max for Live, which only people load, each with the track it is loaded on."""


class Found(NamedTuple):
    """An object, and the path that led to it."""

    path: str
    thing: Any


def furnish_with_everything(sim: Simulator, folder: Path) -> None:
    """Furnish the default Set of a Simulator with something of everything, so that all of it can be changed."""
    furnish(sim, folder)
    song = sim.song
    sim.call(lambda: _edit(song))
    for name, track in _OTHER_DEVICES.items():
        sim.load_device(song.tracks[track], name)
    simpler = device(song, "Simpler")
    sim.load_sample(simpler, str(folder / "Loop.wav"))
    rack = device(song, "Drum Rack")
    sim.add_return_chain(rack)
    sim.add_groove("Swing")
    last = len(song.tracks) - 1
    sim.group_tracks(last - 1, last)
    sim.advance(0.2)
    sim.call(lambda: _make_all_changeable(song))
    sim.advance(0.2)


def device(song: Any, name: str) -> Any:
    """The first device of the track of that name."""
    return next(track.devices[0] for track in song.tracks if track.name == name)


def _edit(song: Any) -> None:
    for name in _DEVICES:
        track = song.create_midi_track(-1)
        track.name = name
        track.insert_device(name)
    device(song, "Drum Rack").insert_chain().in_note = 36
    device(song, "Instrument Rack").insert_chain()
    device(song, "Instrument Rack").store_variation()
    song.tracks[3].insert_device("Audio Effect Rack").insert_chain().insert_device("Utility")
    song.tracks[0].create_take_lane().create_midi_clip(8.0, 4.0)
    song.tracks[2].create_take_lane()
    clip = song.tracks[0].clip_slots[0].clip
    clip.create_automation_envelope(song.tracks[0].mixer_device.volume).insert_step(0.0, 1.0, 0.5)
    song.set_or_delete_cue()


def _make_all_changeable(song: Any) -> None:
    """Much can be changed only where something else is chosen first."""
    from Live.Song import Quantization

    song.clip_trigger_quantization = Quantization.q_no_q
    device(song, "EQ Eight").global_mode = 2
    _choose(device(song, "Compressor"), "input_routing_type", "4-Audio")
    for each in (*song.tracks[2].devices, *song.tracks[3].devices):
        for end in getattr(each, "audio_outputs", ()):
            _choose(end, "routing_type", "Ext. Out")
    _choose(song.tracks[3], "output_routing_type", "Ext. Out")
    song.scenes[1].color = 0xFF3636
    song.scenes[1].tempo = 100.0
    song.scenes[1].time_signature_numerator = 3
    device(song, "Simpler").playback_mode = 2


def _choose(thing: Any, name: str, display_name: str) -> None:
    choices = getattr(thing, f"available_{name}s")
    setattr(thing, name, next(choice for choice in choices if choice.display_name == display_name))


def name_of(kind: type) -> str | None:
    """The name of a class in the list of members."""
    shown = f"{kind.__module__}.{kind.__name__}"
    return _NAMES.get(shown)


_NAMES = {facts["repr"]: name for name, facts in LIVE["classes"].items() if facts.get("properties") is not None}
"""Devices without a view of their own show that of all devices, under whose name nothing is told twice."""


def classes_of(kind: type) -> Iterator[str]:
    """The names of a class and of those it derives from."""
    for base in kind.__mro__:
        name = name_of(base)
        if name is not None:
            yield name


def all_objects(song: Any, application: Any) -> dict[str, list[Found]]:
    """What a path leads to, by class; objects of a class below another are among those of both."""
    found: dict[str, list[Found]] = defaultdict(list)
    seen: set[Any] = set()
    waiting = deque([Found("", song), Found("application", application)])
    while waiting:
        path, thing = waiting.popleft()
        kind = type(thing)
        if thing in seen or len(found[f"{kind.__module__}.{kind.__name__}"]) >= ENOUGH:
            continue
        seen.add(thing)
        found[f"{kind.__module__}.{kind.__name__}"].append(Found(path, thing))
        waiting += [each for each in _below(path, thing) if each.path.count("/children/") < 2]
    by_name: dict[str, list[Found]] = defaultdict(list)
    for things in found.values():
        for each in things:
            for name in classes_of(type(each.thing)):
                by_name[name].append(each)
    return by_name


def _below(path: str, thing: Any) -> Iterator[Found]:
    for name in dir(type(thing)):
        if name.startswith("_") or not isinstance(getattr(type(thing), name), property):
            continue
        try:
            value = getattr(thing, name)
        except RuntimeError:
            continue
        place = f"{path}/{name}" if path else name
        if _is_live(value):
            yield Found(place, value)
        elif hasattr(type(value), "append"):  # one of Live's lists
            yield from (Found(f"{place}/{index}", item) for index, item in enumerate(value[:ENOUGH]) if _is_live(item))


def _is_live(value: Any) -> bool:
    kind = type(value)
    return name_of(kind) is not None and not hasattr(kind, "append") and not hasattr(kind, "__next__")
