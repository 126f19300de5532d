"""Copies of clips and of parts of them, on the simulator of Live."""

import pytest

from alive.domain.commands.clip import CreateMidiClip, GetClipInfo
from alive.domain.commands.clip_copies import CopyClip, CropClip, DuplicateClip, DuplicateClipLoop
from alive.domain.commands.notes import AddNotes, NewNote
from alive.domain.commands.song import Undo
from alive.domain.errors import LiveRejected, NotFound, OutcomeUnknown, UnsupportedByLive
from tests.cases.furnished import write_wav

CLIP = "tracks/0/clip_slots/0/clip"
ARRANGED = "tracks/0/arrangement_clips/0"


@pytest.fixture
def clip(live):
    """A looping clip of four beats with a note on each."""
    live.run(CreateMidiClip(track_index=0, scene_index=0))
    notes = tuple(NewNote(pitch=60 + beat, start=beat, duration=0.5) for beat in range(4))
    live.run(AddNotes(track_index=0, scene_index=0, notes=notes))
    return slot(live).clip


def slot(live, track=0, scene=0):
    return live.song.tracks[track].clip_slots[scene]


def pitches(clip):
    return [note.pitch for note in sorted(clip.get_all_notes_extended(), key=lambda note: note.start_time)]


def test_a_duplicate_is_in_the_next_free_slot(live, clip):
    live.run(CreateMidiClip(track_index=0, scene_index=1))
    result = live.run(DuplicateClip(track_index=0, scene_index=0))
    assert (result.scene_index, result.is_new_scene) == (2, False)
    assert pitches(slot(live, 0, 2).clip) == pitches(clip) == [60, 61, 62, 63]
    assert result.clip_id == live.run(GetClipInfo(track_index=0, scene_index=2)).clip_id != result.source_clip_id


def test_a_scene_is_made_where_no_slot_is_free(live):
    live.run(CreateMidiClip(track_index=0, scene_index=7))
    result = live.run(DuplicateClip(track_index=0, scene_index=7))
    assert (result.scene_index, result.is_new_scene) == (8, True)
    assert (len(live.song.scenes), slot(live, 0, 8).has_clip) == (9, True)
    live.run(Undo())
    assert len(live.song.scenes) == 8


def test_a_clip_is_copied_to_another_track(live, clip):
    result = live.run(CopyClip(clip=CLIP, track_index=1, scene_index=4))
    assert (result.track_index, result.scene_index, result.replaced_clip_id) == (1, 4, None)
    assert pitches(slot(live, 1, 4).clip) == [60, 61, 62, 63]
    assert result.message == "Copied the clip to track_index 1, scene_index 4."


def test_a_clip_that_is_there_is_replaced_only_if_that_is_asked_for(live, clip):
    there = live.run(CreateMidiClip(track_index=1, scene_index=0, length=8)).clip_id
    with pytest.raises(LiveRejected, match="`replace` was not asked for"):
        live.run(CopyClip(clip=CLIP, track_index=1, scene_index=0))
    assert slot(live, 1, 0).clip.length == 8.0
    result = live.run(CopyClip(clip=CLIP, track_index=1, scene_index=0, replace=True))
    assert (result.replaced_clip_id, slot(live, 1, 0).clip.length) == (there, 4.0)


def test_a_clip_is_not_copied_onto_itself(live, clip):
    with pytest.raises(LiveRejected, match="the one that the clip is in"):
        live.run(CopyClip(clip=CLIP, track_index=0, scene_index=0, replace=True))
    assert slot(live).clip == clip


def test_a_midi_clip_does_not_fit_into_an_audio_track(live, clip):
    with pytest.raises(LiveRejected, match="Live refused"):
        live.run(CopyClip(clip=CLIP, track_index=2, scene_index=0))
    with pytest.raises(NotFound, match="has no clip slots"):
        live.run(CopyClip(clip=CLIP, track_index="master", scene_index=0))
    assert slot(live, 2, 0).has_clip is False


def test_a_clip_of_the_arrangement_is_not_copied_into_slots(live):
    live.user(lambda: live.song.tracks[0].create_midi_clip(0.0, 4.0))
    for command in (
        DuplicateClip(track_index=0, scene_index=ARRANGED),
        CopyClip(clip=ARRANGED, track_index=0, scene_index=0),
    ):
        with pytest.raises(UnsupportedByLive, match="The clip is in the Arrangement"):
            live.run(command)
    assert not any(each.has_clip for each in live.song.tracks[0].clip_slots)


def test_the_loop_is_doubled_with_its_notes(live, clip):
    live.user(lambda: setattr(clip, "loop_start", 2.0))
    result = live.run(DuplicateClipLoop(clip=CLIP))
    assert (result.loop_start, result.loop_end, result.length, result.note_count) == (2.0, 6.0, 4.0, 6)
    assert pitches(clip) == [60, 61, 62, 63, 62, 63]
    assert result.message == "The loop is 4 beats long."
    live.user(lambda: setattr(clip, "looping", False))
    assert live.run(DuplicateClipLoop(clip=CLIP)).message == "The clip is 12 beats long."


def test_a_loop_that_is_not_longer_afterwards_has_an_unknown_outcome(live, clip, monkeypatch):
    monkeypatch.setattr(type(clip), "duplicate_loop", lambda _self: None)
    with pytest.raises(OutcomeUnknown, match="does not show that it is longer"):
        live.run(DuplicateClipLoop(clip=CLIP))


def test_cropping_leaves_what_is_in_the_loop(live, clip):
    def act():
        clip.loop_start, clip.loop_end = 1.0, 3.0

    live.user(act)
    result = live.run(CropClip(clip=CLIP))
    assert (result.start_marker, result.end_marker, result.note_count) == (1.0, 3.0, 2)
    assert pitches(clip) == [61, 62]
    live.run(Undo())
    assert pitches(clip) == [60, 61, 62, 63]


def test_an_audio_clip_can_be_cropped_but_its_loop_not_doubled(live, tmp_path):
    path = str(write_wav(tmp_path / "Loop.wav"))
    live.user(lambda: slot(live, 2).create_audio_clip(path))
    live.user(lambda: setattr(slot(live, 2).clip, "loop_end", 4.0))
    result = live.run(CropClip(clip="tracks/2/clip_slots/0/clip"))
    assert (result.length, result.note_count) == (4.0, None)
    with pytest.raises(LiveRejected, match="audio clip"):
        live.run(DuplicateClipLoop(clip="tracks/2/clip_slots/0/clip"))


@pytest.mark.parametrize("command", [CropClip, DuplicateClipLoop])
@pytest.mark.parametrize("ref", ["tracks/0/clip_slots/5/clip", "tracks/9/clip_slots/0/clip", "clip#99.9f2c"])
def test_nothing_is_changed_by_a_reference_that_leads_nowhere(live, clip, command, ref):
    with pytest.raises(NotFound):
        live.run(command(clip=ref))
    assert pitches(clip) == [60, 61, 62, 63]


@pytest.mark.parametrize("command", [CropClip, DuplicateClipLoop])
def test_a_deleted_clip_is_not_found(live, clip, command):
    clip_id = live.run(GetClipInfo(track_index=0, scene_index=0)).clip_id
    live.user(slot(live).delete_clip)
    live.run(CreateMidiClip(track_index=0, scene_index=0))
    with pytest.raises(NotFound, match="was deleted"):
        live.run(command(clip=clip_id))
    assert slot(live).clip.length == 4.0
