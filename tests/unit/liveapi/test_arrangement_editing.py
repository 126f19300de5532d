"""The operations that move, split and take apart clips of the Arrangement, on the simulator of Live."""

import pytest

from alive.domain.commands.arrangement import CreateArrangementAudioClip, CreateArrangementMidiClip
from alive.domain.commands.arrangement_editing import CopyClipToSession, MoveArrangementClip, SplitArrangementClip
from alive.domain.commands.clip import CreateMidiClip
from alive.domain.commands.notes import AddNotes, NewNote
from alive.domain.commands.song import Undo
from alive.domain.errors import InvalidArgument, LiveRejected, NotFound, OutcomeUnknown, UnsupportedByLive
from alive.simulator import ManualClock, Simulator
from tests.cases.furnished import write_wav
from tests.cases.picture import differences, picture
from tests.unit.liveapi.desk import LiveDesk

FIRST = "tracks/0/arrangement_clips/0"
TAKE = "tracks/0/take_lanes/0/arrangement_clips/0"


@pytest.fixture
def live():
    """All of this shows at once, whatever the tick."""
    with Simulator(clock=ManualClock()) as sim:
        yield LiveDesk(sim)


@pytest.fixture
def track(live):
    """A MIDI track with a clip from beat 4 to 12, one note in each beat, and clips before and behind."""
    for start, length in ((0, 4), (4, 8), (12, 4)):
        live.run(CreateArrangementMidiClip(track_index=0, start_time=start, length=length))
    notes = tuple(NewNote(pitch=60 + beat, start=beat) for beat in range(8))
    live.run(AddNotes(track_index=0, scene_index="tracks/0/arrangement_clips/1", notes=notes))
    return live.song.tracks[0]


MIDDLE = "tracks/0/arrangement_clips/1"


def spans(track):
    return [(clip.start_time, clip.end_time) for clip in track.arrangement_clips]


def ids(live, track):
    return [live.context.id_of("clip", clip) for clip in track.arrangement_clips]


def played(clip):
    """The pitches that a clip of the Arrangement plays, by the beat of the song."""
    found = {}
    for beat in range(int(clip.start_time), int(clip.end_time)):
        inside = clip.start_marker + beat - clip.start_time
        if clip.looping and inside >= clip.loop_end:
            inside = clip.loop_start + (inside - clip.loop_start) % (clip.loop_end - clip.loop_start)
        found[beat] = [note.pitch for note in clip.get_all_notes_extended() if note.start_time == inside]
    return found


def refused(live, command, *, error=InvalidArgument, match=None):
    """The command is refused and the Set is as it was."""
    before = picture(live.song)
    with pytest.raises(error, match=match):
        live.run(command)
    assert differences(before, picture(live.song)) == {}


def test_a_clip_is_moved_and_has_a_new_id(live, track):
    old = ids(live, track)[1]
    result = live.run(MoveArrangementClip(clip=MIDDLE, start_time=20))
    assert spans(track) == [(0, 4), (12, 16), (20, 28)]
    assert (result.old_clip_id, result.clip_id) == (old, ids(live, track)[2])
    assert old not in ids(live, track)
    assert played(track.arrangement_clips[2])[23] == [63]
    assert result.message == "Moved the clip to beat 20. It has a new id."
    live.run(Undo())
    assert spans(live.song.tracks[0]) == [(0, 4), (4, 12), (12, 16)]


def test_a_clip_is_moved_by_less_than_its_length_without_being_copied_onto_itself(live, track, monkeypatch):
    kind, asked = type(track), []
    copy = kind.duplicate_clip_to_arrangement

    def spy(self, clip, time):
        asked.append((clip.start_time, clip.end_time, time))
        return copy(self, clip, time)

    monkeypatch.setattr(kind, "duplicate_clip_to_arrangement", spy)
    result = live.run(MoveArrangementClip(clip="tracks/0/arrangement_clips/2", start_time=13))
    assert spans(track) == [(0, 4), (4, 12), (13, 17)]
    assert (result.changed_clip_ids, result.removed_clip_ids) == ((), ())
    assert len(asked) == 2
    assert not [each for each in asked if each[0] < each[2] + each[1] - each[0] and each[2] < each[1]]


def test_a_move_over_others_is_refused_or_cuts_them(live, track):
    first, _, third = ids(live, track)
    refused(live, MoveArrangementClip(clip=MIDDLE, start_time=2), match="from 2 to 10 there lies a clip at 0; replace")
    result = live.run(MoveArrangementClip(clip=MIDDLE, start_time=2, replace=True))
    assert spans(track) == [(0, 2), (2, 10), (12, 16)]
    assert result.changed_clip_ids == (first,)
    result = live.run(MoveArrangementClip(clip=result.clip_id, start_time=12, replace=True))
    assert spans(track) == [(0, 2), (12, 20)]
    assert result.removed_clip_ids == (third,)


def test_a_clip_is_moved_to_another_track_of_its_kind(live, track):
    result = live.run(MoveArrangementClip(clip=MIDDLE, start_time=4, track_index=1))
    assert (spans(track), spans(live.song.tracks[1])) == ([(0, 4), (12, 16)], [(4, 12)])
    assert (result.track_index, result.clip_index) == (1, "tracks/1/arrangement_clips/0")
    refused(
        live, MoveArrangementClip(clip=FIRST, start_time=4, track_index=2), error=LiveRejected, match="Incompatible"
    )


def test_a_clip_that_live_does_not_put_there_goes_back_to_its_place(live, track, monkeypatch):
    kind = type(track)
    copy = kind.duplicate_clip_to_arrangement

    def refuse_beat_five(self, clip, time):
        if time == 5.0:
            raise RuntimeError("not there")
        return copy(self, clip, time)

    monkeypatch.setattr(kind, "duplicate_clip_to_arrangement", refuse_beat_five)
    with pytest.raises(LiveRejected, match="not there"):
        live.run(MoveArrangementClip(clip=MIDDLE, start_time=5, replace=True))
    assert spans(track) == [(0, 4), (4, 12), (12, 16)]
    assert played(track.arrangement_clips[1])[7] == [63]


def test_clips_of_the_session_and_of_take_lanes_are_not_moved_or_split(live, track):
    live.run(CreateMidiClip(track_index=0, scene_index=0))
    live.user(lambda: track.create_take_lane().create_midi_clip(5.0, 2.0))
    for command in (
        lambda clip: MoveArrangementClip(clip=clip, start_time=40),
        lambda clip: SplitArrangementClip(clip=clip, time_in_beats=6),
    ):
        refused(live, command("tracks/0/clip_slots/0/clip"), match="one of the Session View")
        refused(live, command(TAKE), error=UnsupportedByLive, match="onto take lanes")


def test_a_midi_clip_is_split_and_both_parts_play_what_they_played(live, track):
    before = played(track.arrangement_clips[1])
    clip_ids = ids(live, track)
    result = live.run(SplitArrangementClip(clip=MIDDLE, time_in_beats=7))
    assert spans(track) == [(0, 4), (4, 7), (7, 12), (12, 16)]
    assert played(track.arrangement_clips[1]) | played(track.arrangement_clips[2]) == before
    assert ids(live, track) == [clip_ids[0], clip_ids[1], result.second.clip_id, clip_ids[2]]
    assert (result.first.clip_id, result.first.end_time, result.second.start_time) == (clip_ids[1], 7.0, 7.0)
    live.run(Undo())
    assert spans(live.song.tracks[0]) == [(0, 4), (4, 12), (12, 16)]


def test_a_looped_clip_is_split_in_the_middle_of_a_round(live, track):
    live.user(lambda: [track.delete_clip(track.arrangement_clips[0]) for _ in range(3)])
    live.run(CreateMidiClip(track_index=0, scene_index=0, length=4))
    notes = tuple(NewNote(pitch=60 + beat, start=beat) for beat in range(8))
    live.run(AddNotes(track_index=0, scene_index=0, notes=notes))
    slot_clip = live.song.tracks[0].clip_slots[0].clip

    def loop():
        slot_clip.loop_end, slot_clip.loop_start, slot_clip.start_marker = 7.0, 4.0, 0.0

    live.user(loop)
    live.user(lambda: track.duplicate_clip_to_arrangement(slot_clip, 2.0))
    before = played(track.arrangement_clips[0])
    live.run(SplitArrangementClip(clip=FIRST, time_in_beats=7))
    assert spans(track) == [(2, 7), (7, 9)]
    assert [clip.looping for clip in track.arrangement_clips] == [True, True]
    assert played(track.arrangement_clips[0]) | played(track.arrangement_clips[1]) == before


@pytest.mark.parametrize("warped", [True, False])
def test_an_audio_clip_is_split(live, tmp_path, warped):
    wav = str(write_wav(tmp_path / "Loop.wav"))
    live.run(CreateArrangementAudioClip(track_index=2, file_path=wav, start_time=4))
    track = live.song.tracks[2]
    live.user(lambda: setattr(track.arrangement_clips[0], "warping", warped))
    (span,) = spans(track)
    live.run(SplitArrangementClip(clip="tracks/2/arrangement_clips/0", time_in_beats=6.5))
    assert spans(track) == [(span[0], 6.5), (6.5, span[1])]
    first, second = track.arrangement_clips
    assert first.end_marker == pytest.approx(second.start_marker)
    assert second.start_marker == pytest.approx(2.5 if warped else 1.25)


@pytest.mark.parametrize("time", [4, 12, 3, 20])
def test_a_time_outside_of_the_clip_is_refused(live, track, time):
    refused(
        live, SplitArrangementClip(clip=MIDDLE, time_in_beats=time), match="after 4 and before 12, where the clip is"
    )


def test_a_clip_that_live_does_not_cut_is_left_alone(live, track, monkeypatch):
    """Also what was made in the free room is gone."""
    kind = type(track)
    copy = kind.duplicate_clip_to_arrangement
    monkeypatch.setattr(
        kind,
        "duplicate_clip_to_arrangement",
        lambda self, clip, time: copy(self, clip, time + (100 if time > 40 else 0)),
    )
    refused(live, SplitArrangementClip(clip=MIDDLE, time_in_beats=7), error=(LiveRejected, OutcomeUnknown))


def test_a_copy_that_live_refuses_leaves_nothing_behind(live, track, monkeypatch):
    kind = type(track)
    copy, times = kind.duplicate_clip_to_arrangement, []

    def refuse_the_third(self, clip, time):
        times.append(time)
        if len(times) == 3:
            raise RuntimeError("no more")
        return copy(self, clip, time)

    monkeypatch.setattr(kind, "duplicate_clip_to_arrangement", refuse_the_third)
    refused(live, SplitArrangementClip(clip=MIDDLE, time_in_beats=7), error=LiveRejected, match="no more")


def test_a_clip_that_was_deleted_changes_nothing(live, track):
    clip_id = ids(live, track)[1]
    live.user(lambda: track.delete_clip(track.arrangement_clips[1]))
    for command in (
        MoveArrangementClip(clip=clip_id, start_time=40, replace=True),
        SplitArrangementClip(clip=clip_id, time_in_beats=7),
        CopyClipToSession(clip=clip_id, clip_slot="tracks/0/clip_slots/0"),
    ):
        refused(live, command, error=NotFound, match="was deleted")


def test_a_clip_of_the_arrangement_is_taken_to_the_session_with_loop_markers_and_looks(live, track):
    clip = track.arrangement_clips[1]

    def set_up():
        clip.looping = True
        clip.loop_end, clip.loop_start, clip.start_marker = 6.0, 2.0, 1.0
        clip.name, clip.color_index, clip.muted, clip.signature_numerator = "Verse", 5, True, 3

    live.user(set_up)
    result = live.run(CopyClipToSession(clip=MIDDLE, clip_slot="tracks/1/clip_slots/2"))
    made = live.song.tracks[1].clip_slots[2].clip
    for member in ("looping", "loop_start", "loop_end", "start_marker", "end_marker", "name", "color_index", "muted"):
        assert getattr(made, member) == getattr(clip, member), member
    assert made.signature_numerator == 3
    assert [note.pitch for note in made.get_all_notes_extended()] == list(range(60, 68))
    assert (result.note_count, result.length, result.path) == (8, 4.0, "tracks/1/clip_slots/2/clip")
    live.run(Undo())
    assert not live.song.tracks[1].clip_slots[2].has_clip


def test_places_far_from_the_beginning_of_the_clip_are_taken_over(live, track):
    clip = track.arrangement_clips[1]

    def set_up():
        clip.looping = True
        clip.loop_end, clip.loop_start = 6.0, 5.0
        clip.end_marker, clip.start_marker = 8.0, 7.0

    live.user(set_up)
    live.run(CopyClipToSession(clip=MIDDLE, clip_slot="tracks/0/clip_slots/0"))
    made = live.song.tracks[0].clip_slots[0].clip
    assert (made.loop_start, made.loop_end, made.start_marker, made.end_marker) == (5.0, 6.0, 7.0, 8.0)


def test_also_a_clip_of_a_take_lane_and_one_that_does_not_loop(live, track):
    live.user(lambda: track.create_take_lane().create_midi_clip(5.0, 2.0))
    result = live.run(CopyClipToSession(clip=TAKE, clip_slot="tracks/0/clip_slots/0"))
    made = live.song.tracks[0].clip_slots[0].clip
    assert (made.looping, made.end_marker, result.length) == (False, 2.0, 2.0)


def test_what_cannot_be_taken_to_the_session_changes_nothing(live, track, tmp_path):
    wav = str(write_wav(tmp_path / "Loop.wav"))
    live.run(CreateArrangementAudioClip(track_index=2, file_path=wav, start_time=4))
    live.run(CreateMidiClip(track_index=0, scene_index=0))
    audio = CopyClipToSession(clip="tracks/2/arrangement_clips/0", clip_slot="tracks/2/clip_slots/0")
    refused(live, audio, error=UnsupportedByLive, match="create_audio_clip")
    refused(live, CopyClipToSession(clip=MIDDLE, clip_slot="tracks/0/clip_slots/0"), error=LiveRejected)
    refused(live, CopyClipToSession(clip=MIDDLE, clip_slot="tracks/2/clip_slots/0"), error=LiveRejected)
    refused(live, CopyClipToSession(clip="tracks/0/clip_slots/0/clip", clip_slot="tracks/0/clip_slots/1"))


def test_a_copy_that_is_not_as_it_should_be_is_taken_away_again(live, track, monkeypatch):
    kind = type(track.arrangement_clips[0])
    marker = kind.start_marker
    monkeypatch.setattr(kind, "start_marker", property(marker.fget, lambda _clip, _value: None))
    live.user(lambda: setattr(track.arrangement_clips[1], "looping", True))
    monkeypatch.setattr(kind, "end_marker", property(kind.end_marker.fget, lambda _clip, _value: None))
    clip = track.arrangement_clips[1]
    live.user(lambda: setattr(clip, "loop_end", 6.0))
    refused(
        live, CopyClipToSession(clip=MIDDLE, clip_slot="tracks/0/clip_slots/0"), error=LiveRejected, match="end_marker"
    )
