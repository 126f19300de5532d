"""The properties of clips, on the simulator of Live."""

import pytest

from alive.domain.commands.clip import CreateMidiClip
from alive.domain.commands.clip_properties import (
    GetClip,
    GetClipColor,
    GetClipStartTime,
    SetClip,
    SetClipColor,
    SetClipMuted,
    SetClipSignatureNumerator,
    SetClipStartTime,
)
from alive.domain.commands.song import Undo
from alive.domain.errors import InvalidArgument, LiveRejected, NotFound, OutcomeUnknown, UnsupportedByLive
from tests.cases.furnished import write_wav

PLACE = {"track_index": 0, "clip_index": 0}
CLIP = "tracks/0/clip_slots/0/clip"
AUDIO = "tracks/2/clip_slots/0/clip"
ARRANGED = "tracks/0/arrangement_clips/0"


@pytest.fixture
def clip(live):
    """A looping MIDI clip of four beats."""
    live.run(CreateMidiClip(track_index=0, scene_index=0))
    return live.song.tracks[0].clip_slots[0].clip


@pytest.fixture
def audio(live, tmp_path):
    """A warped audio clip of eight beats that does not loop."""
    path = str(write_wav(tmp_path / "Loop.wav"))
    live.user(lambda: live.song.tracks[2].clip_slots[0].create_audio_clip(path))
    return live.song.tracks[2].clip_slots[0].clip


def arrange(live, *places):
    track = live.song.tracks[0]
    live.user(lambda: [track.create_midi_clip(start, length) for start, length in places])
    return track


def spans(track):
    return [(clip.start_time, clip.end_time) for clip in track.arrangement_clips]


def test_colour_mute_and_signature(live, clip):
    assert live.run(SetClipMuted(**PLACE, muted=True)).message == "The clip is deactivated."
    assert live.run(SetClipMuted(**PLACE, muted=False)).muted is False
    color = live.run(SetClipColor(**PLACE, color_index=5))
    assert (color.color_index, color.color) == (clip.color_index, clip.color) == (5, clip.color)
    assert live.run(GetClipColor(**PLACE)) == color
    live.user(lambda: setattr(clip, "signature_denominator", 8))
    signature = live.run(SetClipSignatureNumerator(**PLACE, numerator=7))
    assert (signature.message, clip.signature_numerator) == ("The signature of the clip is 7/8.", 7)


def test_the_start_time_of_a_session_clip_is_when_it_was_started(live, clip):
    live.user(live.song.tracks[0].clip_slots[0].fire)
    result = live.run(GetClipStartTime(**PLACE))
    assert (result.start_time, result.is_arrangement_clip) == (clip.start_time, False)
    assert result.message == "Live shows beat 0 of the song as the time the clip was started."


def test_setting_the_start_time_of_a_session_clip_sets_its_start_marker_and_says_so(live, clip):
    result = live.run(SetClipStartTime(**PLACE, start_time=1))
    assert (result.start_marker, clip.start_marker, result.start_time) == (1.0, 1.0, 0.0)
    assert result.message == "The start marker is at 1 beat; when a Session clip was started cannot be changed."


@pytest.mark.parametrize("start", [2.0, 20.0, 0.0])
def test_a_clip_of_the_arrangement_moves_as_it_is(live, start):
    track = arrange(live, (1.0, 4.0))
    live.user(lambda: setattr(track.arrangement_clips[0], "name", "Riff"))
    before = live.run(GetClip(clip=ARRANGED)).clip_id
    result = live.run(SetClipStartTime(track_index=0, clip_index=ARRANGED, start_time=start))
    assert spans(track) == [(start, start + 4.0)]
    assert track.arrangement_clips[0].name == "Riff"
    assert (result.start_time, result.end_time, result.clip_index) == (start, start + 4.0, ARRANGED)
    assert result.clip_id == live.run(GetClip(clip=ARRANGED)).clip_id != before
    live.run(Undo())
    assert spans(track) == [(1.0, 5.0)]


def test_a_clip_that_is_where_it_should_be_is_left_alone(live):
    track = arrange(live, (1.0, 4.0))
    before = live.run(GetClip(clip=ARRANGED)).clip_id
    assert live.run(SetClipStartTime(track_index=0, clip_index=ARRANGED, start_time=1)).clip_id == before
    assert spans(track) == [(1.0, 5.0)]


def test_a_clip_does_not_move_over_another_one(live):
    track = arrange(live, (0.0, 4.0), (8.0, 4.0))
    with pytest.raises(InvalidArgument, match="start_time: from 6 to 10 there lies a clip at 8"):
        live.run(SetClipStartTime(track_index=0, clip_index=ARRANGED, start_time=6))
    assert spans(track) == [(0.0, 4.0), (8.0, 12.0)]
    live.run(SetClipStartTime(track_index=0, clip_index=ARRANGED, start_time=4))
    assert spans(track) == [(4.0, 8.0), (8.0, 12.0)]


def test_without_room_at_the_end_a_clip_is_left_where_it_is(live):
    track = arrange(live, (1_576_790.0, 8.0))
    with pytest.raises(LiveRejected):
        live.run(SetClipStartTime(track_index=0, clip_index=ARRANGED, start_time=1_576_788))
    assert spans(track) == [(1_576_790.0, 1_576_798.0)]


def test_a_clip_of_a_take_lane_cannot_be_moved(live):
    def act():
        live.song.tracks[0].create_take_lane().create_midi_clip(0.0, 4.0)

    live.user(act)
    path = "tracks/0/take_lanes/0/arrangement_clips/0"
    with pytest.raises(UnsupportedByLive, match="take lane"):
        live.run(SetClipStartTime(track_index=0, clip_index=path, start_time=4))
    details = live.run(GetClip(clip=path))
    assert (details.place, details.path, details.start_time) == ("take_lane", path, 0.0)


def test_everything_of_a_clip_is_told(live, clip):
    def act():
        clip.name = "Riff"
        clip.launch_mode = 3
        clip.launch_quantization = 5
        clip.velocity_amount = 0.25

    live.user(act)
    details = live.run(GetClip(clip=CLIP))
    assert (details.name, details.kind, details.place, details.path) == ("Riff", "midi", "session", CLIP)
    assert (details.launch_mode, details.launch_mode_name) == (3, "repeat")
    assert (details.launch_quantization, details.launch_quantization_name) == (5, "bar")
    assert (details.velocity_amount, details.groove_id, details.audio) == (0.25, None, None)
    assert live.run(GetClip(clip=details.clip_id)) == details


def test_what_only_audio_clips_have_is_told_of_them(live, audio):
    details = live.run(GetClip(clip=AUDIO))
    assert (details.kind, details.is_in_seconds, details.length) == ("audio", False, 8.0)
    assert (details.audio.sample_length, details.audio.sample_rate) == (32000, 8000)
    assert details.audio.available_warp_modes[-1] == "complex_pro"
    live.run(SetClip(clip=AUDIO, warping=False))
    assert live.run(GetClip(clip=AUDIO)).is_in_seconds is True


def test_many_properties_are_one_undo_step(live, clip):
    live.user(lambda: setattr(live.song.scenes[0], "name", "the user's"))
    live.run(SetClip(clip=CLIP, name="Riff", muted=True, color=0xFF3030, launch_mode="gate", legato=True))
    assert (clip.name, clip.muted, clip.color, clip.launch_mode, clip.legato) == ("Riff", True, 0xFF3636, 1, True)
    live.run(Undo())
    assert (clip.name, clip.muted, clip.launch_mode, clip.legato) == ("", False, 0, False)
    assert live.song.scenes[0].name == "the user's"


@pytest.mark.parametrize(("start", "end"), [(8.0, 12.0), (1.0, 2.0), (-4.0, -1.0), (-8.0, 20.0)])
@pytest.mark.parametrize("looping", [True, False])
def test_a_span_is_written_in_the_order_that_live_takes(live, clip, start, end, looping):
    live.user(lambda: setattr(clip, "looping", looping))
    result = live.run(SetClip(clip=CLIP, loop_start=start, loop_end=end))
    assert (clip.loop_start, clip.loop_end) == (start, end) == (result.loop_start, result.loop_end)
    if looping:
        live.run(SetClip(clip=CLIP, start_marker=start, end_marker=end))
    assert (clip.start_marker, clip.end_marker) == (start, end)


def test_markers_are_set_without_looping(live, clip):
    live.run(SetClip(clip=CLIP, looping=False, start_marker=5, end_marker=9))
    assert (clip.looping, clip.start_marker, clip.end_marker) == (False, 5.0, 9.0)


def test_without_looping_loop_and_markers_are_one(live, clip):
    with pytest.raises(InvalidArgument, match="one value for both"):
        live.run(SetClip(clip=CLIP, looping=False, loop_start=1, start_marker=2))
    assert clip.looping is True


def test_warping_and_looping_are_set_together(live, audio):
    live.run(SetClip(clip=AUDIO, warping=False))
    live.run(SetClip(clip=AUDIO, looping=True, warping=True))
    assert (audio.warping, audio.looping, audio.loop_end) == (True, True, 8.0)


def test_what_was_set_is_taken_back_when_live_refuses_the_rest(live, clip):
    with pytest.raises(LiveRejected):
        live.run(SetClip(clip=CLIP, name="Riff", muted=True, loop_start=1, loop_end=3, start_marker=100))
    assert (clip.name, clip.muted, clip.loop_start, clip.loop_end, clip.start_marker) == ("", False, 0.0, 4.0, 0.0)


def test_warping_comes_back_with_the_loop_when_live_refuses_the_rest(live, audio):
    live.user(lambda: setattr(audio, "looping", True))
    with pytest.raises(LiveRejected):
        live.run(SetClip(clip=AUDIO, gain=0.1, warping=False, looping=True))
    assert (audio.warping, audio.looping, audio.loop_end) == (True, True, 8.0)
    assert audio.gain == pytest.approx(0.4)


def test_a_value_that_live_does_not_show_has_an_unknown_outcome_and_is_taken_back(live, clip, monkeypatch):
    monkeypatch.setattr(type(clip), "legato", property(lambda _self: False, lambda _self, _value: None))
    with pytest.raises(OutcomeUnknown, match="Live was given True as legato, but shows False"):
        live.run(SetClip(clip=CLIP, name="Riff", legato=True))
    assert clip.name == ""


@pytest.mark.parametrize("name", ["gain", "pitch_coarse", "pitch_fine", "warping", "warp_mode", "ram_mode"])
def test_a_midi_clip_has_nothing_of_an_audio_clip(live, clip, name):
    with pytest.raises(LiveRejected, match=f"MIDI clip; it has no {name}"):
        live.run(SetClip(clip=CLIP, muted=True, **{name: name in {"warping", "ram_mode"} or 0}))
    assert clip.muted is False


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({}, "nothing to set"),
        ({"loop_start": 4, "loop_end": 4}, "loop_end: got 4, allowed is more than loop_start"),
        ({"start_marker": 4, "end_marker": 3}, "end_marker: got 3, allowed is more than start_marker"),
        ({"color": 0, "color_index": 0}, "color: not allowed together with color_index"),
        ({"warping": True, "loop_end": 4}, "warping: not allowed together with positions"),
    ],
)
def test_what_contradicts_itself_is_refused(given, words):
    with pytest.raises(InvalidArgument, match=words):
        SetClip(clip=CLIP, **given)


def test_false_and_zero_are_given(live, clip):
    live.user(lambda: setattr(clip, "muted", True))
    live.run(SetClip(clip=CLIP, muted=False, color_index=0, name=""))
    assert (clip.muted, clip.color_index) == (False, 0)


def test_a_deleted_clip_is_not_found(live, clip):
    clip_id = live.run(GetClip(clip=CLIP)).clip_id
    live.user(live.song.tracks[0].clip_slots[0].delete_clip)
    for command in (GetClip(clip=clip_id), SetClip(clip=clip_id, name="x"), GetClip(clip=CLIP)):
        with pytest.raises(NotFound):
            live.run(command)
