"""Every property of every object of a full Set shows a value of the type that Live shows."""

import json
import wave
from pathlib import Path

import pytest

from alive.simulator.object_model.lom import LomObject
from alive.simulator.object_model.vectors import is_vector

CLASSES = json.loads((Path(__file__).parent / "live_12_3_6.json").read_text(encoding="utf-8"))["classes"]
BUILT_IN = {"bool": bool, "float": float, "str": str, "tuple": tuple, "list": list, "NoneType": type(None)}
MAY_BE_NONE = {
    # Live shows None where there is nothing.
    "canonical_parent",
    "clip",
    "sample",
    "group_track",
    "highlighted_clip_slot",
    "selected_drum_pad",
    "hotswap_target",
    "chain_selector",
    "groove",
    "envelope",
    "selected_device",
    "color",
    "color_index",
}
WIDER = {
    # The dump knows one example each: a parent or an item can be of other classes.
    "canonical_parent",
    "attached_object",
    # The dump has a bool; that it has three values is known from Live's own documentation of the object model.
    "device_insert_mode",
}


def facts_of(cls):
    """Yield the properties of a class and those it inherits."""
    for name, facts in CLASSES.items():
        if facts["repr"] == f"{cls.__module__}.{cls.__name__}" and (name.endswith(".View") == (cls.__name__ == "View")):
            yield from facts.get("properties", {}).items()


def fits(name, value, type_name):
    """Whether a value is of a type, by the name that the dump has for it."""
    if value is None:
        return name in MAY_BE_NONE or type_name.endswith("None") or type_name in {"NoneType", "Any"}
    type_name = type_name.removesuffix(" | None")
    if name in WIDER or type_name == "Any":
        return True
    if type_name == "int":
        return isinstance(value, int) and not isinstance(value, bool)
    if type_name in BUILT_IN:
        return isinstance(value, BUILT_IN[type_name])
    return type_name in {cls.__name__ for cls in type(value).__mro__}


@pytest.fixture
def full(sim, song, tmp_path):
    """A Set with something of everything."""
    path = tmp_path / "Loop.wav"
    with wave.open(str(path), "wb") as file:
        file.setparams((1, 2, 44100, 0, "NONE", ""))
        file.writeframes(b"\0\0" * 4410)

    def build():
        song.tracks[0].clip_slots[0].create_clip(4.0)
        song.tracks[2].clip_slots[0].create_audio_clip(str(path))
        song.tracks[0].create_midi_clip(0.0, 4.0)
        song.tracks[0].create_take_lane()
        for name in ("Drum Rack", "Utility", "Compressor", "EQ Eight", "Looper", "Hybrid Reverb", "Roar", "Shifter"):
            song.tracks[0].insert_device(name)
        for name in ("Wavetable", "Drift", "Meld", "Simpler"):
            song.create_midi_track(-1).insert_device(name)
        rack = song.tracks[0].devices[0]
        rack.insert_chain()
        rack.drum_pads[36].delete_all_chains()
        song.create_audio_track(-1).insert_device("Audio Effect Rack").insert_chain().insert_device("Utility")
        song.set_or_delete_cue()

    sim.call(build)
    sim.add_groove("Swing")
    sim.advance(0.1)
    return song


def walk(*roots):
    """Yield every object that can be reached, once."""
    seen = set()
    waiting = list(roots)
    while waiting:
        live = waiting.pop()
        if live in seen:
            continue
        seen.add(live)
        yield live
        for name, _ in facts_of(type(live)):
            try:
                value = getattr(live, name)
            except RuntimeError:
                continue
            found = value if is_vector(value) else [value]
            waiting += [each for each in found if isinstance(each, LomObject)]


def test_every_value_is_of_lives_type(sim, full):
    wrong = []
    kinds = set()
    for live in walk(full, sim.application):
        kinds.add(type(live))
        for name, (_, type_name) in facts_of(type(live)):
            try:
                value = getattr(live, name)
            except RuntimeError:
                # Live refuses to show what the object has not.
                continue
            if not fits(name, value, type_name):
                wrong.append(f"{type(live)} {name}: {type(value)} is no {type_name}")
    assert "\n".join(sorted(set(wrong))) == ""
    # A walk that stops early would find nothing wrong.
    assert len(kinds) > 35
