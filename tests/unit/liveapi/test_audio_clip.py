"""What only audio clips have, on the simulator of Live."""

import pytest

from alive.domain.commands.audio_clip import (
    CreateAudioClip,
    GetClipFilePath,
    GetClipRamMode,
    GetClipWarpMode,
    SetClipGain,
    SetClipPitchCoarse,
    SetClipPitchFine,
    SetClipRamMode,
    SetClipWarping,
    SetClipWarpMode,
)
from alive.domain.commands.clip import CreateMidiClip
from alive.domain.enumerations import WarpMode
from alive.domain.errors import InvalidArgument, LiveRejected, NotFound, OutcomeUnknown
from tests.cases.furnished import write_wav

PLACE = {"track_index": 2, "clip_index": 0}


@pytest.fixture
def path(tmp_path):
    return str(write_wav(tmp_path / "Loop.wav"))


@pytest.fixture
def clip(live, path):
    """A warped clip of eight beats."""
    live.run(CreateAudioClip(track_index=2, scene_index=0, file_path=path))
    return live.song.tracks[2].clip_slots[0].clip


def test_a_new_audio_clip_plays_its_file(live, path):
    result = live.run(CreateAudioClip(track_index=2, scene_index=3, file_path=path))
    clip = live.song.tracks[2].clip_slots[3].clip
    assert (result.scene_index, result.length, result.name, result.warping) == (3, 8.0, "Loop", True)
    assert result.file_path == clip.file_path == path
    assert result.message == "Created an audio clip of 8 beats."


def test_a_file_that_is_not_there_is_not_found(live, tmp_path):
    with pytest.raises(NotFound, match=r"There is no file at .*Gone\.wav"):
        live.run(CreateAudioClip(track_index=2, scene_index=0, file_path=str(tmp_path / "Gone.wav")))
    with pytest.raises(NotFound, match="There is a folder, but no file, at"):
        live.run(CreateAudioClip(track_index=2, scene_index=0, file_path=str(tmp_path)))
    assert live.song.tracks[2].clip_slots[0].has_clip is False


def test_live_refuses_what_is_no_audio_file(live, tmp_path):
    text = tmp_path / "Notes.txt"
    text.write_text("no sound")
    with pytest.raises(LiveRejected, match="Live refused"):
        live.run(CreateAudioClip(track_index=2, scene_index=0, file_path=str(text)))


def test_a_midi_track_and_a_slot_with_a_clip_take_no_audio_clip(live, clip, path):
    for place in ({"track_index": 0, "scene_index": 0}, {"track_index": 2, "scene_index": 0}):
        with pytest.raises(LiveRejected, match="Live refused"):
            live.run(CreateAudioClip(**place, file_path=path))
    assert live.song.tracks[0].clip_slots[0].has_clip is False
    assert live.song.tracks[2].clip_slots[0].clip == clip


def test_gain_and_pitch(live, clip):
    gain = live.run(SetClipGain(**PLACE, gain=0.4))
    assert (gain.message, gain.gain_display_value) == ("The gain is 0.0 dB.", clip.gain_display_string)
    assert live.run(SetClipPitchCoarse(**PLACE, semitones=-5)).pitch_coarse == clip.pitch_coarse == -5
    result = live.run(SetClipPitchFine(**PLACE, cents=-12.25))
    assert (result.pitch_fine, clip.pitch_fine, result.pitch_coarse) == (-12.25, -12.25, -5)


def test_a_gain_must_be_given():
    with pytest.raises(TypeError):
        SetClipGain(**PLACE)
    with pytest.raises(InvalidArgument):
        SetClipGain(**PLACE, gain=1.01)


def test_warp_modes_have_lives_own_numbers(live, clip):
    result = live.run(SetClipWarpMode(**PLACE, warp_mode=6))
    assert (result.warp_mode, result.warp_mode_name, clip.warp_mode) == (6, "complex_pro", 6)
    result = live.run(SetClipWarpMode(**PLACE, warp_mode=0))
    assert (result.warp_mode_name, clip.warp_mode) == ("beats", 0)
    assert live.run(GetClipWarpMode(**PLACE)) == result


def test_a_mode_that_the_sample_cannot_have_is_refused_with_those_it_can(live, clip):
    with pytest.raises(LiveRejected, match="it can be: beats, tones, texture, repitch, complex, complex_pro"):
        live.run(SetClipWarpMode(**PLACE, warp_mode=WarpMode.REX))
    assert clip.warp_mode == 0


def test_a_clip_that_is_not_warped_counts_seconds_and_does_not_loop(live, clip):
    live.user(lambda: setattr(clip, "looping", True))
    result = live.run(SetClipWarping(**PLACE, warping=False))
    assert (result.warping, result.looping, result.length) == (False, False, 4.0)
    assert result.message == "Warping is off; the clip is 4 seconds long."
    assert live.run(SetClipWarping(**PLACE, warping=True)).length == 8.0


def test_file_and_ram_mode(live, clip, path):
    assert live.run(GetClipFilePath(**PLACE)).file_path == path
    assert live.run(SetClipRamMode(**PLACE, ram_mode=True)).ram_mode is True
    assert live.run(GetClipRamMode(**PLACE)).ram_mode is clip.ram_mode is True


@pytest.mark.parametrize(
    "command",
    [
        SetClipGain(track_index=0, clip_index=0, gain=0.5),
        SetClipPitchCoarse(track_index=0, clip_index=0, semitones=1),
        SetClipPitchFine(track_index=0, clip_index=0, cents=1),
        GetClipWarpMode(track_index=0, clip_index=0),
        SetClipWarpMode(track_index=0, clip_index=0, warp_mode=1),
        SetClipWarping(track_index=0, clip_index=0, warping=True),
        GetClipFilePath(track_index=0, clip_index=0),
        GetClipRamMode(track_index=0, clip_index=0),
        SetClipRamMode(track_index=0, clip_index=0, ram_mode=True),
    ],
    ids=lambda command: command.spec.name,
)
def test_a_midi_clip_has_none_of_it(live, command):
    live.run(CreateMidiClip(track_index=0, scene_index=0))
    with pytest.raises(LiveRejected, match="The clip is a MIDI clip; it has no"):
        live.run(command)


@pytest.mark.parametrize(
    ("member", "command"),
    [
        ("gain", SetClipGain(**PLACE, gain=0.5)),
        ("pitch_coarse", SetClipPitchCoarse(**PLACE, semitones=1)),
        ("pitch_fine", SetClipPitchFine(**PLACE, cents=1)),
        ("warp_mode", SetClipWarpMode(**PLACE, warp_mode=1)),
        ("warping", SetClipWarping(**PLACE, warping=False)),
        ("ram_mode", SetClipRamMode(**PLACE, ram_mode=True)),
    ],
)
def test_what_live_takes_but_does_not_show_has_an_unknown_outcome(live, clip, monkeypatch, member, command):
    before = getattr(clip, member)
    monkeypatch.setattr(type(clip), member, property(lambda _self: before, lambda _self, _value: None))
    with pytest.raises(OutcomeUnknown):
        live.run(command)
