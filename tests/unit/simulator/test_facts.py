"""Facts about Live's runtime that belong to no single class."""

import importlib

import pytest

from alive.simulator.object_model.errors import ArgumentError


def write(folder, **files):
    """Make a script folder."""
    package = folder / "Reloading"
    package.mkdir(exist_ok=True)
    for name, text in files.items():
        (package / f"{name}.py").write_text(text, encoding="utf-8")
    return package


RELOADER = """
import importlib
from . import part


class Script:
    def __init__(self, c_instance):
        self.seen = []
        self.song = c_instance.song()
        self.arm()

    def arm(self):
        self.part = part.Part(self.seen)
        self.song.add_tempo_listener(self.part.changed)

    def reload(self):
        importlib.reload(part)


def create_instance(c_instance):
    return Script(c_instance)
"""
PART = """
class Part:
    def __init__(self, seen):
        self.seen = seen

    def changed(self):
        self.seen.append({!r})
"""


@pytest.fixture
def reloaded(sim, tmp_path):
    """A script whose part was edited and reloaded after it had armed a listener."""
    folder = write(tmp_path, __init__=RELOADER, part=PART.format("the old code"))
    script = sim.load_script(folder)
    write(tmp_path, part=PART.format("the new, longer code"))
    importlib.invalidate_caches()
    sim.call(script.instance.reload)
    return script


def test_a_script_can_reload_its_own_modules(sim, reloaded):
    sim.call(reloaded.instance.arm)
    sim.call(lambda: setattr(sim.song, "tempo", 90))
    assert "the new, longer code" in reloaded.instance.seen
    assert sim.log == []


def test_a_method_armed_before_a_reload_runs_the_old_code(sim, reloaded):
    sim.call(lambda: setattr(sim.song, "tempo", 90))
    assert reloaded.instance.seen == ["the old code"]


def test_the_limitation_error_is_of_live_base(sim):
    error = importlib.import_module("Live.Base").LimitationError
    assert error.__module__ == "Live.Base"
    assert error.__bases__ == (Exception,)


def test_some_keywords_are_in_camel_case(sim, song):
    track = song.create_midi_track(Index=0)
    assert track == song.tracks[0]
    assert track.insert_device(DeviceName="Operator").name == "Operator"
    song.stop_all_clips(Quantized=False)
    with pytest.raises(ArgumentError):
        song.create_midi_track(index=0)


def test_an_index_beyond_the_end_of_a_vector_says_so(song):
    for index in (4, -5):
        with pytest.raises(IndexError, match=r"^Index out of range$"):
            song.tracks[index]


@pytest.mark.parametrize(
    "change",
    [
        lambda song: song.create_audio_track(-1),
        lambda song: song.delete_track(0),
        lambda song: song.create_return_track(),
    ],
)
def test_tracks_that_come_or_go_ask_for_a_midi_map(sim, song, change):
    maps = []

    class Script:
        def build_midi_map(self, handle):
            maps.append(handle)

    sim.host(lambda c_instance: Script())
    at_start = len(maps)
    sim.call(lambda: change(song))
    sim.advance(0.05)
    assert len(maps) == at_start + 1
    sim.call(lambda: setattr(song, "tempo", 90))
    sim.advance(0.05)
    assert len(maps) == at_start + 1


def test_the_surfaces_are_listed(sim):
    scripts = [sim.host(lambda c_instance: object(), name=name) for name in ("One", "Two")]
    assert list(sim.application.control_surfaces) == [script.instance for script in scripts]


@pytest.mark.parametrize(("value", "shown"), [(1.0, "0.0 dB"), (0.9, "-4.0 dB"), (0.5, "-20.0 dB"), (0.0, "-inf dB")])
def test_a_send_of_one_is_zero_decibels(song, value, shown):
    """In the upper part the dB of a send are 40 times its value, less 40."""
    assert song.tracks[0].mixer_device.sends[0].str_for_value(value) == shown


def test_the_playhead_jumps_while_stopped_and_while_playing(sim, song):
    sim.call(lambda: song.jump_by(4.0))
    sim.advance(0.05)
    assert song.current_song_time == 4.0
    sim.call(song.start_playing)
    sim.advance(0.05)
    before = song.current_song_time
    sim.call(lambda: song.jump_by(8.0))
    sim.advance(0.05)
    assert before + 8.0 <= song.current_song_time < before + 9.0


@pytest.fixture
def playing(sim, song):
    """A clip that plays since the last bar line, and one in the row below."""
    slots = song.tracks[0].clip_slots
    sim.call(lambda: [slots[row].create_clip(4.0) for row in (0, 1)])
    sim.call(slots[0].fire)
    sim.advance(0.6)
    return slots


def test_a_slot_is_fired_with_a_quantization_of_its_own(sim, song, playing):
    """Overloaded in Live: fire takes nothing, or a length, a quantization and legato."""
    sim.call(lambda: playing[1].fire(launch_quantization=7))
    sim.advance(0.6)
    assert playing[1].clip.is_playing
    sim.call(playing[0].fire)
    sim.advance(0.6)
    assert playing[1].clip.is_playing


def test_a_slot_is_fired_with_legato(sim, song, playing):
    before = playing[0].clip.playing_position
    sim.call(lambda: playing[1].fire(launch_quantization=0, force_legato=True))
    sim.advance(0.02)
    assert playing[1].clip.playing_position == pytest.approx(before + 0.04)


def test_a_slot_with_a_clip_takes_no_record_length(playing):
    with pytest.raises(RuntimeError):
        playing[0].fire(4.0)
    with pytest.raises(ArgumentError):
        playing[0].fire("4")
