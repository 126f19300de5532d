"""Older Lives: what they have not, and what a script sees of their Python."""

import importlib
import json
import sys
import wave
from pathlib import Path

import pytest

from alive.simulator import Simulator
from alive.simulator.object_model import versions
from alive.simulator.object_model.declarations import FIRST
from alive.simulator.object_model.errors import ArgumentError
from alive.simulator.object_model.node import Node

ENTRY = Path(__file__).parents[3] / "remote_script_entry" / "__init__.py"


def has(name):
    """Whether a dotted name is found below the imported Live."""
    found = importlib.import_module("Live")
    for step in name.split("."):
        found = getattr(found, step, None)
    return found is not None


YOUNGER_THAN_12_1 = [
    "DeviceParameter.DeviceParameter.display_value",
    "DeviceParameter.DeviceParameter.add_display_value_listener",
    "DeviceParameter.DeviceParameter.display_value_has_listener",
    "Clip.Clip.is_session_clip",
    "Clip.Clip.is_take_lane_clip",
    "Clip.Clip.add_start_time_listener",
    "Track.Track.take_lanes",
    "Track.Track.create_midi_clip",
    "Track.Track.create_take_lane",
    "Envelope",
    "TakeLane",
]
YOUNGER_THAN_12_2 = [
    "Track.Track.insert_device",
    "Track.Track.duplicate_device",
    "Chain.Chain.insert_device",
    "RackDevice.RackDevice.insert_chain",
    "DrumChain.DrumChain.in_note",
    "Device.Device.can_compare_ab",
    "RackDevice.RackDevice.can_compare_ab",
]


@pytest.mark.parametrize(
    ("live", "absent", "present"),
    [
        (
            "12.1",
            YOUNGER_THAN_12_1 + YOUNGER_THAN_12_2,
            ["TuningSystem", "Song.Song.scale_mode", "Clip.Clip.start_time"],
        ),
        ("12.2", YOUNGER_THAN_12_2, YOUNGER_THAN_12_1),
        ("12.3.6", [], YOUNGER_THAN_12_1 + YOUNGER_THAN_12_2),
    ],
)
def test_what_came_later_is_absent(live, absent, present):
    with Simulator(live=live):
        assert [name for name in absent if has(name)] == []
        assert [name for name in present if not has(name)] == []
    with Simulator():
        assert [name for name in YOUNGER_THAN_12_1 + YOUNGER_THAN_12_2 if not has(name)] == []


@pytest.mark.parametrize(
    ("live", "shown"), [("12.0", "12.0.0"), ("12.1", "12.1.0"), ("12.2", "12.2.0"), ("12.3.6", "12.3.6")]
)
def test_the_application_tells_its_version(live, shown):
    with Simulator(live=live) as sim:
        application = sim.application
        numbers = (application.get_major_version(), application.get_minor_version(), application.get_bugfix_version())
        assert ".".join(map(str, numbers)) == application.get_version_string() == shown


def test_a_module_that_came_later_cannot_be_imported():
    with Simulator(live="12.1"), pytest.raises(ModuleNotFoundError):
        importlib.import_module("Live.TakeLane")
    with Simulator():
        assert importlib.import_module("Live.TakeLane").TakeLane


def test_in_12_1_an_envelope_is_a_class_of_clip():
    with Simulator(live="12.1"):
        clip = importlib.import_module("Live.Clip")
        assert repr(clip.AutomationEnvelope) == "<class 'Clip.AutomationEnvelope'>"
        assert not hasattr(clip.AutomationEnvelope, "events_in_range")
        assert clip.Clip.automation_envelope.__doc__.splitlines()[1].endswith("-> AutomationEnvelope :")
    with Simulator():
        clip = importlib.import_module("Live.Clip")
        assert not hasattr(clip, "AutomationEnvelope")
        assert clip.Clip.automation_envelope.__doc__.splitlines()[1].endswith("-> Envelope :")


def test_an_argument_that_came_later_is_refused():
    with Simulator(live="12.1") as sim, pytest.raises(ArgumentError):
        sim.application.show_on_the_fly_message("Hello", 0, False, False, 0)
    with Simulator() as sim:
        assert sim.application.show_on_the_fly_message("Hello", 0, False, False, 0) == 0


@pytest.mark.parametrize(("live", "returned"), [("12.1", "NoneType"), ("12.3.6", "Clip")])
def test_what_returns_a_clip_now_returned_nothing_before(tmp_path, live, returned):
    with wave.open(str(tmp_path / "Loop.wav"), "wb") as file:
        file.setparams((1, 2, 44100, 0, "NONE", ""))
        file.writeframes(b"\0\0" * 44100)
    with Simulator(live=live) as sim:
        track = sim.song.tracks[2]
        assert type(track.create_audio_clip(str(tmp_path / "Loop.wav"), 0.0)).__name__ == returned
        assert len(track.arrangement_clips) == 1


def test_live_12_0_is_refused_in_a_sentence(tmp_path):
    """Its Python is 3.7, so the entry point must parse there and say which Live is needed."""
    folder = write(tmp_path, "Alive", __init__=ENTRY.read_text(encoding="utf-8"))
    with Simulator(live="12.0") as sim:
        script = sim.load_script(folder)
        message = "Alive needs Live 12.1 or later: this Live embeds Python 3.7, Alive needs 3.11."
        assert sim.status_messages == [message]
        assert sim.log == [f"info: RemoteScriptMessage: (Alive) {message}"]
        assert script.instance.reason == message
        sim.advance(1.0)
    assert sys.version_info >= (3, 11)


def write(folder, name, **files):
    """Make a script folder."""
    (folder / name).mkdir()
    for file, text in files.items():
        (folder / name / f"{file}.py").write_text(text, encoding="utf-8")
    return folder / name


def test_syntax_that_python_3_7_lacks_does_not_parse_in_12_0(tmp_path):
    folder = write(tmp_path, "Walrus", __init__="def create_instance(c):\n    return (x := c)\n")
    with Simulator(live="12.0") as sim:
        assert sim.load_script(folder).instance is None
        assert "SyntaxError" in sim.log[-1]
    with Simulator() as sim:
        assert sim.load_script(folder).instance is not None


def test_a_script_sees_the_python_of_its_live(tmp_path):
    text = (
        "import sys\nfrom sys import version_info\ndef create_instance(c):\n    return sys.version_info, version_info\n"
    )
    with Simulator(live="12.0") as sim:
        seen = sim.load_script(write(tmp_path, "Old", __init__=text)).instance
    assert [tuple(each[:3]) for each in seen] == [(3, 7, 3)] * 2
    with Simulator(live="12.1") as sim:
        seen = sim.load_script(write(tmp_path, "New", __init__=text)).instance
    assert seen[0] is sys.version_info


def kinds(cls=Node):
    """Yield every class of objects of the Set."""
    for below in cls.__subclasses__():
        yield below
        yield from kinds(below)


def test_what_the_declarations_say_agrees_with_the_differences_between_running_lives():
    table = json.loads((Path(versions.__file__).parents[1] / "data" / "versions.json").read_text(encoding="utf-8"))
    new = {
        name.partition(" ")[0]: tuple(map(int, version.split(".")))
        for version, each in table.items()
        for name in each["new"]
    }
    declared = {
        f"{kind.wrapper.__module__}.{kind.wrapper.__name__}.{name}": declaration.since
        for kind in kinds()
        if "wrapper" in vars(kind)
        for name, declaration in kind.declarations.items()
        if declaration.since > FIRST
    }
    assert declared
    assert {name: since for name, since in declared.items() if new.get(name) != since} == {}
