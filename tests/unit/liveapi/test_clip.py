"""The operations on clips of the Session View, on the simulator of Live."""

import pytest

from alive.application.executor import Suspension
from alive.domain.commands.clip import (
    CreateMidiClip,
    DeleteClip,
    GetClipInfo,
    LaunchClip,
    SetClipFireButton,
    SetClipName,
    StopAllClips,
    StopClip,
)
from alive.domain.commands.scene import GetSceneInfo
from alive.domain.commands.song import Undo
from alive.domain.commands.track import GetTrackInfo
from alive.domain.errors import LiveRejected, NotFound, OutcomeUnknown, UnsupportedByLive


def slot(live, track=0, scene=0):
    return live.song.tracks[track].clip_slots[scene]


@pytest.fixture
def clip(live):
    """A clip of four beats on the first track, in the first scene."""
    live.run(CreateMidiClip(track_index=0, scene_index=0))
    return slot(live).clip


def test_a_new_clip_is_in_its_slot(live):
    result = live.run(CreateMidiClip(track_index=1, scene_index=3, length=8))
    assert (result.track_index, result.scene_index, result.length) == (1, 3, 8.0)
    assert slot(live, 1, 3).clip.length == 8.0
    live.run(Undo())
    assert slot(live, 1, 3).has_clip is False


def test_track_and_scene_of_a_clip_are_named_in_every_way(live):
    track_id = live.run(GetTrackInfo(track_index=1)).track_id
    scene_id = live.run(GetSceneInfo(scene_index=2)).scene_id
    result = live.run(CreateMidiClip(track_index=track_id, scene_index=scene_id))
    assert (result.track_index, result.scene_index) == (1, 2)
    assert live.run(GetClipInfo(track_index="tracks/1", scene_index="scenes/2")).clip_id == result.clip_id


def test_a_slot_takes_no_second_clip(live, clip):
    with pytest.raises(LiveRejected, match="Live refused"):
        live.run(CreateMidiClip(track_index=0, scene_index=0))
    assert slot(live).clip == clip


def test_an_audio_track_takes_no_midi_clip(live):
    with pytest.raises(LiveRejected, match="Live refused"):
        live.run(CreateMidiClip(track_index=2, scene_index=0))
    assert slot(live, 2, 0).has_clip is False


@pytest.mark.parametrize("ref", ["return_tracks/0", "master_track"])
def test_return_tracks_and_the_main_track_have_no_slots(live, ref):
    with pytest.raises(NotFound, match="has no clip slots"):
        live.run(CreateMidiClip(track_index=ref, scene_index=0))


def test_a_scene_that_is_not_there_is_not_found(live):
    with pytest.raises(NotFound, match="scenes/8: there are 8 scenes, 0 to 7"):
        live.run(CreateMidiClip(track_index=0, scene_index=8))


@pytest.mark.parametrize("command", [DeleteClip, LaunchClip, StopClip, GetClipInfo])
def test_there_is_no_clip_in_an_empty_slot(live, command):
    with pytest.raises(NotFound, match="track_index 0, scene_index 5: the slot is empty"):
        live.run(command(track_index=0, scene_index=5))


def test_a_deleted_clip_is_gone(live, clip):
    live.run(SetClipName(track_index=0, scene_index=0, name="Riff"))
    clip_id = live.run(GetClipInfo(track_index=0, scene_index=0)).clip_id
    result = live.run(DeleteClip(track_index=0, scene_index=0))
    assert (result.clip_id, result.name) == (clip_id, "Riff")
    assert slot(live).has_clip is False


def test_a_clip_has_the_name_it_was_given(live, clip):
    assert live.run(SetClipName(track_index=0, scene_index=0, name="Riff")).name == "Riff"
    assert clip.name == "Riff"


def test_clip_info_shows_what_the_clip_shows(live, clip):
    def act():
        clip.name = "Riff"
        clip.loop_end = 3.0
        clip.muted = True
        clip.color_index = 5

    live.user(act)
    info = live.run(GetClipInfo(track_index=0, scene_index=0))
    assert (info.name, info.length, info.loop_start, info.loop_end) == ("Riff", 3.0, 0.0, 3.0)
    assert (info.is_midi_clip, info.is_audio_clip, info.is_playing, info.muted) == (True, False, False, True)
    assert (info.color, info.color_index) == (clip.color, 5)
    assert (info.looping, info.start_marker, info.end_marker) == (clip.looping, clip.start_marker, clip.end_marker)


def test_a_launched_clip_waits_for_the_quantization_while_the_song_plays(live, clip):
    live.user(live.song.start_playing)
    live.sim.advance(0.5)
    result = live.run(LaunchClip(track_index=0, scene_index=0))
    assert (result.is_triggered, result.is_playing) == (True, False)
    assert result.message == "The clip waits for its start."
    assert live.run(GetClipInfo(track_index=0, scene_index=0)).is_triggered is True
    live.sim.advance(2.0)
    assert clip.is_playing is True


def test_a_launched_clip_starts_the_song(live, clip):
    result = live.run(LaunchClip(track_index=0, scene_index=0))
    assert (result.is_triggered, result.is_playing, result.message) == (False, True, "The clip plays.")
    live.sim.advance(2.5)
    assert live.song.is_playing is True
    assert clip.is_playing is True


def test_a_clip_that_plays_can_be_launched_again(live, clip):
    live.run(LaunchClip(track_index=0, scene_index=0))
    live.sim.advance(2.5)
    assert live.run(LaunchClip(track_index=0, scene_index=0)).is_playing is True


def test_a_stopped_clip_plays_until_its_stop(live, clip):
    live.run(LaunchClip(track_index=0, scene_index=0))
    live.sim.advance(2.5)
    result = live.run(StopClip(track_index=0, scene_index=0))
    assert (result.is_playing, result.message) == (True, "The clip plays until its stop.")
    assert live.song.tracks[0].fired_slot_index == -2
    live.sim.advance(2.5)
    assert clip.is_playing is False


def test_stopping_a_clip_leaves_the_other_clip_of_the_track_playing(live, clip):
    live.run(CreateMidiClip(track_index=0, scene_index=1))
    live.run(LaunchClip(track_index=0, scene_index=0))
    live.sim.advance(2.5)
    result = live.run(StopClip(track_index=0, scene_index=1))
    assert result.is_playing is False
    live.sim.advance(2.5)
    assert clip.is_playing is True


def test_a_clip_that_stands_still_may_be_stopped(live, clip):
    result = live.run(StopClip(track_index=0, scene_index=0))
    assert (result.is_playing, result.is_triggered) == (False, False)
    assert result.message == "The clip stands still."


@pytest.mark.parametrize("command", [LaunchClip, StopClip])
def test_a_clip_that_is_deleted_while_its_effect_is_awaited_is_not_found(live, clip, command):
    live.run(LaunchClip(track_index=0, scene_index=0))
    waiting = live.start(command(track_index=0, scene_index=0))
    live.sim.call(slot(live).delete_clip)
    with pytest.raises(NotFound, match=r"clip#\d+\.9f2c was deleted"):
        live.finish(waiting)


def test_a_clip_that_moves_while_its_launch_is_awaited_is_answered_where_it_is(live):
    live.run(CreateMidiClip(track_index=1, scene_index=2))
    waiting = live.start(LaunchClip(track_index=1, scene_index=2))
    live.sim.call(lambda: (live.song.delete_track(0), live.song.delete_scene(0)))
    result = live.finish(waiting)
    assert (result.track_index, result.scene_index) == (0, 1)


def test_a_launch_that_live_never_shows_has_an_unknown_outcome(live, clip):
    waiting = live.start(LaunchClip(track_index=0, scene_index=0))
    live.sim.call(lambda: (live.song.stop_playing(), live.song.tracks[0].stop_all_clips(False)))
    with pytest.raises(OutcomeUnknown, match="asked to launch"):
        live.finish(waiting)


def test_a_stop_that_live_never_shows_has_an_unknown_outcome(live, clip):
    live.run(LaunchClip(track_index=0, scene_index=0))
    live.sim.advance(2.5)
    waiting = live.start(StopClip(track_index=0, scene_index=0))
    live.sim.call(slot(live).fire)
    with pytest.raises(OutcomeUnknown, match="asked to stop"):
        live.finish(waiting)


def state(clip):
    return clip.is_triggered, clip.is_playing


def test_a_clip_that_plays_and_is_launched_again_waits_to_start_anew(live, clip):
    live.run(LaunchClip(track_index=0, scene_index=0))
    live.sim.advance(2.5)
    result = live.run(LaunchClip(track_index=0, scene_index=0))
    assert (result.is_triggered, result.is_playing) == (True, True) == state(clip)
    assert result.message == "The clip plays, and waits to start anew."


def test_a_clip_that_waits_may_be_launched_again(live, clip):
    live.user(live.song.start_playing)
    live.run(LaunchClip(track_index=0, scene_index=0))
    result = live.run(LaunchClip(track_index=0, scene_index=0))
    assert (result.is_triggered, result.is_playing) == (True, False) == state(clip)


def test_without_quantization_a_clip_that_plays_starts_anew_at_once(live, clip):
    live.user(lambda: setattr(live.song, "clip_trigger_quantization", 0))
    live.run(LaunchClip(track_index=0, scene_index=0))
    live.sim.advance(1.3)
    result = live.run(LaunchClip(track_index=0, scene_index=0))
    assert (result.is_triggered, result.is_playing, result.message) == (False, True, "The clip plays.")
    assert clip.playing_position < 0.5


def test_a_clip_that_waits_for_its_start_can_be_stopped(live, clip):
    live.user(live.song.start_playing)
    live.run(LaunchClip(track_index=0, scene_index=0))
    result = live.run(StopClip(track_index=0, scene_index=0))
    assert (result.is_triggered, result.is_playing, result.message) == (False, False, "The clip stands still.")
    assert state(clip) == (False, False)
    live.sim.advance(2.5)
    assert state(clip) == (False, False)


def test_a_clip_that_waits_to_start_anew_can_be_stopped(live, clip):
    live.run(LaunchClip(track_index=0, scene_index=0))
    live.sim.advance(2.5)
    live.run(LaunchClip(track_index=0, scene_index=0))
    result = live.run(StopClip(track_index=0, scene_index=0))
    assert (result.is_triggered, result.is_playing) == (False, True) == state(clip)
    assert result.message == "The clip plays until its stop."


def test_a_stop_may_be_asked_for_twice(live, clip):
    live.run(LaunchClip(track_index=0, scene_index=0))
    live.sim.advance(2.5)
    live.run(StopClip(track_index=0, scene_index=0))
    assert live.run(StopClip(track_index=0, scene_index=0)).message == "The clip plays until its stop."


def test_a_clip_that_starts_while_its_stop_is_awaited_is_not_taken_for_stopped(live, clip):
    live.user(live.song.start_playing)
    live.run(LaunchClip(track_index=0, scene_index=0))
    live.sim.advance(2.0 - live.song.current_song_time / 2 - 0.001)
    assert state(clip) == (True, False)
    result = live.run(StopClip(track_index=0, scene_index=0))
    assert result.is_playing is clip.is_playing
    live.sim.advance(2.5)
    assert state(clip) == (False, False)


def test_live_is_not_asked_to_stop_a_clip_that_stands_still(live, clip, monkeypatch):
    """Whether Live would then stop another clip of the track is not known."""
    asked = []
    monkeypatch.setattr(type(slot(live)), "stop", asked.append)
    assert live.run(StopClip(track_index=0, scene_index=0)).message == "The clip stands still."
    assert asked == []


@pytest.mark.parametrize("quantization", [0, 4])
def test_launching_a_clip_that_plays_in_toggle_mode_stops_it(live, clip, quantization):
    def act():
        clip.launch_mode = 2
        live.song.clip_trigger_quantization = quantization

    live.user(act)
    assert live.run(LaunchClip(track_index=0, scene_index=0)).message == "The clip plays."
    live.sim.advance(1.3)
    result = live.run(LaunchClip(track_index=0, scene_index=0))
    words = "The clip plays until its stop." if quantization else "The clip stands still."
    assert result.message == f"{words} Its launch mode is Toggle."
    assert (result.is_triggered, result.is_playing) == (False, bool(quantization)) == state(clip)
    live.sim.advance(2.5)
    assert state(clip) == (False, False)


def test_a_clip_that_stops_though_its_launch_mode_is_not_toggle_has_an_unknown_outcome(live, clip):
    live.run(LaunchClip(track_index=0, scene_index=0))
    waiting = live.start(LaunchClip(track_index=0, scene_index=0))
    live.sim.call(lambda: live.song.tracks[0].stop_all_clips(False))
    with pytest.raises(OutcomeUnknown, match="asked to launch"):
        live.finish(waiting)


def test_what_is_triggered_is_told_apart_from_what_plays_as_live_describes_it(live, clip, monkeypatch):
    """By Live's own description a clip's is_triggered is true also while it plays."""
    kind = type(clip)
    monkeypatch.setattr(kind, "is_triggered", property(lambda self: self.is_playing))
    live.run(LaunchClip(track_index=0, scene_index=0))
    live.sim.advance(2.5)
    result = live.run(StopClip(track_index=0, scene_index=0))
    assert (result.is_triggered, result.message) == (False, "The clip plays until its stop.")


def test_clip_info_shows_whether_the_clip_loops(live, clip):
    live.user(lambda: setattr(clip, "looping", False))
    assert live.run(GetClipInfo(track_index=0, scene_index=0)).looping is False


def test_the_length_that_is_answered_is_that_of_the_clip(live, monkeypatch):
    kind = type(slot(live))
    create = kind.create_clip
    monkeypatch.setattr(kind, "create_clip", lambda self, _length: create(self, 7.5))
    result = live.run(CreateMidiClip(track_index=0, scene_index=0, length=4))
    assert (result.length, result.message) == (7.5, "Created a MIDI clip of 7.5 beats.")


def test_the_words_say_a_large_length_in_full(live):
    result = live.run(CreateMidiClip(track_index=0, scene_index=0, length=1_576_800))
    assert result.message == "Created a MIDI clip of 1576800 beats."


def test_a_stop_of_a_waiting_clip_that_live_never_shows_has_an_unknown_outcome(live, clip):
    live.user(live.song.start_playing)
    live.run(LaunchClip(track_index=0, scene_index=0))
    waiting = live.start(StopClip(track_index=0, scene_index=0))
    live.sim.call(slot(live).fire)
    with pytest.raises(OutcomeUnknown, match=r"asked to stop .*, but: The clip waits for its start"):
        live.finish(waiting)


def test_what_looked_so_before_is_not_answered_in_the_callback_that_asked(live, clip):
    live.run(LaunchClip(track_index=0, scene_index=0))
    live.sim.advance(0.5)
    for command in (LaunchClip, StopClip, StopClip):
        waiting = live.start(command(track_index=0, scene_index=0))
        assert isinstance(waiting, Suspension)
        live.finish(waiting)


ARRANGED = "tracks/0/arrangement_clips/0"
ON_A_LANE = "tracks/0/take_lanes/0/arrangement_clips/0"
BUTTON = "tracks/0/clip_slots/0/clip"


@pytest.fixture
def arranged(live):
    """A clip on the main lane of the first track, and one on a take lane."""

    def act():
        track = live.song.tracks[0]
        track.create_midi_clip(4.0, 8.0)
        track.create_take_lane().create_midi_clip(0.0, 4.0)
        return track

    return live.user(act)


@pytest.mark.parametrize(("path", "length"), [(ARRANGED, 8.0), (ON_A_LANE, 4.0)])
def test_clips_of_the_arrangement_and_of_take_lanes_are_shown_named_and_deleted(live, arranged, path, length):
    info = live.run(GetClipInfo(track_index=0, scene_index=path))
    assert (info.scene_index, info.length, info.is_playing) == (path, length, False)
    assert live.run(SetClipName(track_index=0, scene_index=info.clip_id, name="Verse")).scene_index == path
    result = live.run(DeleteClip(track_index=0, scene_index=info.clip_id))
    assert (result.scene_index, result.name, result.clip_id) == (path, "Verse", info.clip_id)
    left = (len(arranged.arrangement_clips), len(arranged.take_lanes[0].arrangement_clips))
    assert left == ((0, 1) if path == ARRANGED else (1, 0))
    with pytest.raises(NotFound, match="was deleted"):
        live.run(DeleteClip(track_index=0, scene_index=info.clip_id))


@pytest.mark.parametrize("ref", [1, "tracks/0/arrangement_clips/1", "tracks/1/arrangement_clips/0", "clip#99.9f2c"])
def test_nothing_is_deleted_by_a_reference_that_leads_nowhere(live, arranged, clip, ref):
    with pytest.raises(NotFound):
        live.run(DeleteClip(track_index=0, scene_index=ref))
    assert (len(arranged.arrangement_clips), slot(live).has_clip) == (1, True)


def test_a_clip_is_not_deleted_through_another_track(live, arranged):
    with pytest.raises(NotFound, match="is not on track 1"):
        live.run(DeleteClip(track_index=1, scene_index=ARRANGED))
    assert len(arranged.arrangement_clips) == 1


@pytest.mark.parametrize("command", [LaunchClip, StopClip])
def test_clips_of_the_arrangement_are_not_launched(live, arranged, command):
    with pytest.raises(UnsupportedByLive, match="plays when the song comes to it"):
        live.run(command(track_index=0, scene_index=ARRANGED))
    with pytest.raises(UnsupportedByLive, match="plays when the song comes to it"):
        live.run(SetClipFireButton(clip=ARRANGED, is_pressed=True))
    assert live.song.is_playing is False


def test_all_clips_stop_at_the_quantization_and_the_song_plays_on(live, clip):
    live.run(CreateMidiClip(track_index=1, scene_index=0))
    live.run(LaunchClip(track_index=0, scene_index=0))
    live.sim.advance(2.5)
    live.run(LaunchClip(track_index=1, scene_index=0))
    result = live.run(StopAllClips())
    assert (result.track_count, result.message) == (2, "2 tracks stop.")
    assert clip.is_playing is True
    live.sim.advance(2.5)
    assert (clip.is_playing, slot(live, 1).clip.is_playing, live.song.is_playing) == (False, False, True)


def test_all_clips_stop_at_once_if_that_is_asked_for(live, clip):
    live.run(LaunchClip(track_index=0, scene_index=0))
    live.sim.advance(0.5)
    assert live.run(StopAllClips(quantized=False)).message == "1 track stops."
    assert clip.is_playing is False


def test_stopping_what_stands_still_is_no_error(live, clip):
    result = live.run(StopAllClips())
    assert (result.track_count, result.message) == (0, "No track played.")


def test_all_clips_may_be_stopped_twice(live, clip):
    live.run(LaunchClip(track_index=0, scene_index=0))
    live.sim.advance(0.5)
    assert live.run(StopAllClips()).track_count == live.run(StopAllClips()).track_count == 1
    assert live.run(StopAllClips(quantized=False)).track_count == 1
    assert clip.is_playing is False


def test_clips_that_play_on_have_an_unknown_outcome(live, clip):
    live.run(LaunchClip(track_index=0, scene_index=0))
    live.sim.advance(0.5)
    waiting = live.start(StopAllClips())
    live.sim.call(slot(live).fire)
    with pytest.raises(OutcomeUnknown, match="clips that play on"):
        live.finish(waiting)


def test_a_track_that_is_deleted_stops_too(live, clip):
    live.run(LaunchClip(track_index=0, scene_index=0))
    waiting = live.start(StopAllClips())
    live.sim.call(lambda: live.song.delete_track(0))
    assert live.finish(waiting).track_count == 1


def test_a_clip_in_gate_mode_plays_as_long_as_its_button_is_pressed(live, clip):
    def act():
        clip.launch_mode = 1
        clip.launch_quantization = 1

    live.user(act)
    result = live.run(SetClipFireButton(clip=BUTTON, is_pressed=True))
    assert (result.track_index, result.scene_index, result.is_playing) == (0, 0, True)
    live.sim.advance(3.0)
    assert clip.is_playing is True
    result = live.run(SetClipFireButton(clip=result.clip_id, is_pressed=False))
    assert (result.is_playing, result.message) == (False, "The clip stands still.")
    assert clip.is_playing is False


def test_a_button_that_does_nothing_has_an_unknown_outcome(live, clip, monkeypatch):
    monkeypatch.setattr(type(clip), "set_fire_button_state", lambda *_arguments: None)
    with pytest.raises(OutcomeUnknown, match="asked to launch"):
        live.run(SetClipFireButton(clip=BUTTON, is_pressed=True))


def test_a_launch_takes_the_quantization_it_is_given(live, clip):
    live.user(live.song.start_playing)
    live.sim.advance(0.3)
    result = live.run(LaunchClip(track_index=0, scene_index=0, launch_quantization="none"))
    assert (result.is_playing, clip.is_playing, result.is_triggered) == (True, True, False)
