"""The operations that list, create, copy and delete clips of the Arrangement, on the simulator of Live."""

import pytest

from alive.application.executor import Suspension
from alive.domain.commands.arrangement import (
    CreateArrangementAudioClip,
    CreateArrangementMidiClip,
    DeleteArrangementClip,
    DuplicateClipToArrangement,
    DuplicateToArrangement,
    GetArrangementClips,
    ListArrangementClips,
)
from alive.domain.commands.clip import CreateMidiClip
from alive.domain.commands.notes import AddNotes, NewNote
from alive.domain.commands.song import Undo
from alive.domain.errors import InvalidArgument, LiveRejected, NotFound, OutcomeUnknown, UnsupportedVersion
from alive.simulator import ManualClock, Simulator
from tests.cases.furnished import write_wav
from tests.cases.picture import differences, picture
from tests.unit.liveapi.desk import LiveDesk

FIRST = "tracks/0/arrangement_clips/0"


@pytest.fixture
def live():
    """All of this shows at once, whatever the tick."""
    with Simulator(clock=ManualClock()) as sim:
        yield LiveDesk(sim)


@pytest.fixture
def track(live):
    """A MIDI track with clips of four beats at beats 0 and 8 of the Arrangement."""
    track = live.song.tracks[0]
    live.user(lambda: [track.create_midi_clip(start, 4.0) for start in (0.0, 8.0)])
    return track


@pytest.fixture
def wav(tmp_path):
    """A file that is eight beats long at the tempo of the Set."""
    return str(write_wav(tmp_path / "Loop.wav"))


def spans(track):
    return [(clip.start_time, clip.end_time) for clip in track.arrangement_clips]


def ids(live, track):
    return [live.context.id_of("clip", clip) for clip in track.arrangement_clips]


def refused(live, command, *, error=InvalidArgument, match=None):
    """The command is refused and the Set is as it was."""
    before = picture(live.song)
    with pytest.raises(error, match=match):
        live.run(command)
    assert differences(before, picture(live.song)) == {}


def test_the_clips_of_a_track_are_told_with_ids_and_paths_that_other_operations_take(live, track):
    result = live.run(GetArrangementClips(track_index=0))
    assert [(clip.start_time, clip.end_time, clip.duration) for clip in result.clips] == [(0, 4, 4), (8, 12, 4)]
    assert [clip.clip_id for clip in result.clips] == ids(live, track)
    live.run(AddNotes(track_index=0, scene_index=result.clips[1].path, notes=(NewNote(),)))
    assert len(track.arrangement_clips[1].get_all_notes_extended()) == 1


@pytest.mark.parametrize("ref", ["master", "return_tracks/0", 1])
def test_a_track_without_clips_has_none(live, ref):
    result = live.run(GetArrangementClips(track_index=ref))
    assert (result.count, result.clips, result.track_index) == (0, (), "master_track" if ref == "master" else ref)


def test_many_clips_are_read_in_parts_and_those_deleted_meanwhile_are_left_out(live, track):
    live.user(lambda: [track.create_midi_clip(16.0 + index, 1.0) for index in range(150)])
    waiting = live.start(GetArrangementClips(track_index=0))
    assert isinstance(waiting, Suspension)
    live.sim.call(lambda: track.delete_clip(track.arrangement_clips[140]))
    assert live.finish(waiting).count == 151


def test_a_track_that_is_deleted_while_its_clips_are_read_is_not_found(live, track):
    live.user(lambda: [track.create_midi_clip(16.0 + index, 1.0) for index in range(150)])
    waiting = live.start(GetArrangementClips(track_index=0))
    live.sim.call(lambda: live.song.delete_track(0))
    with pytest.raises(NotFound, match="was deleted"):
        live.finish(waiting)
    assert live.run(ListArrangementClips()).count == 0


def test_the_clips_of_all_tracks_are_listed_or_those_of_a_stretch_of_time(live, track):
    live.user(lambda: live.song.tracks[1].create_midi_clip(10.0, 4.0))
    result = live.run(ListArrangementClips())
    assert [(each.track_index, len(each.clips)) for each in result.tracks] == [(0, 2), (1, 1)]
    assert result.count == 3
    result = live.run(ListArrangementClips(from_time=4, to_time=10))
    assert [clip.path for each in result.tracks for clip in each.clips] == ["tracks/0/arrangement_clips/1"]
    assert live.run(ListArrangementClips(from_time=12)).tracks[0].track_index == 1


def test_clips_of_take_lanes_are_listed_when_asked_for(live, track):
    live.user(lambda: track.create_take_lane().create_midi_clip(2.0, 4.0))
    assert live.run(ListArrangementClips()).count == 2
    (listed,) = live.run(ListArrangementClips(take_lanes=True)).tracks
    assert [clip.path for clip in listed.take_lane_clips] == ["tracks/0/take_lanes/0/arrangement_clips/0"]


def test_a_list_over_many_tracks_lets_others_on_and_leaves_out_tracks_deleted_meanwhile(live, track):
    live.user(lambda: [live.song.tracks[1].create_midi_clip(float(index), 1.0) for index in range(120)])
    live.user(live.song.tracks[2].create_take_lane)
    waiting = live.start(ListArrangementClips())
    assert isinstance(waiting, Suspension)
    live.sim.call(lambda: live.song.delete_track(1))
    assert [each.track_index for each in live.finish(waiting).tracks] == [0]


def test_a_clip_is_created_where_nothing_lies_also_between_two_others(live, track):
    result = live.run(CreateArrangementMidiClip(track_index=0, start_time=4, length=4, name="Fill"))
    assert spans(track) == [(0, 4), (4, 8), (8, 12)]
    assert (result.start_time, result.end_time, result.name) == (4.0, 8.0, "Fill")
    assert result.clip_index == "tracks/0/arrangement_clips/1"
    assert result.clip_id == ids(live, track)[1]
    assert (result.changed_clip_ids, result.removed_clip_ids) == ((), ())
    assert result.message == "Created a clip at beat 4, up to 8."


def test_a_clip_over_others_is_refused_and_the_words_tell_what_lies_there(live, track):
    command = CreateArrangementMidiClip(track_index=0, start_time=2, length=8)
    refused(live, command, match="start_time: from 2 to 10 there lies a clip at 0, a clip at 8; replace=true")


def test_with_replace_a_clip_cuts_others_and_tells_which(live, track):
    live.user(lambda: track.create_midi_clip(4.0, 2.0))
    first, second, third = ids(live, track)
    result = live.run(CreateArrangementMidiClip(track_index=0, start_time=2, length=8, replace=True))
    assert spans(track) == [(0, 2), (2, 10), (10, 12)]
    assert (result.changed_clip_ids, result.removed_clip_ids) == ((first, third), (second,))
    assert result.message.endswith("(2 other clips cut, 1 other clip removed).")
    live.run(Undo())
    assert spans(live.song.tracks[0]) == [(0, 4), (4, 6), (8, 12)]


def test_a_piece_that_is_new_because_a_clip_was_cut_in_two_is_told(live, track):
    result = live.run(CreateArrangementMidiClip(track_index=0, start_time=1, length=1, replace=True))
    assert spans(track) == [(0, 1), (1, 2), (2, 4), (8, 12)]
    assert result.changed_clip_ids == (ids(live, track)[0], ids(live, track)[2])


@pytest.mark.parametrize("ref", [2, "master", "return_tracks/0"])
def test_live_refuses_midi_clips_on_other_tracks(live, ref):
    refused(live, CreateArrangementMidiClip(track_index=ref, start_time=0), error=LiveRejected)


def test_a_midi_clip_in_the_arrangement_needs_live_12_2(tmp_path):
    with Simulator(clock=ManualClock(), live="12.1") as sim, pytest.raises(UnsupportedVersion, match=r"12\.2"):
        LiveDesk(sim).run(CreateArrangementMidiClip(track_index=0, start_time=0))


def test_an_audio_clip_is_created_before_another_if_it_fits(live, wav):
    track = live.song.tracks[2]
    live.run(CreateArrangementAudioClip(track_index=2, file_path=wav, start_time=8))
    result = live.run(CreateArrangementAudioClip(track_index=2, file_path=wav, start_time=0, name="Intro"))
    assert spans(track) == [(0, 8), (8, 16)]
    assert (result.name, track.arrangement_clips[0].name) == ("Intro", "Intro")
    command = CreateArrangementAudioClip(track_index=2, file_path=wav, start_time=2)
    refused(live, command, match="from 2 to 10 there lies Intro at 0, Loop at 8")


def test_an_audio_clip_replaces_others_if_it_may(live, wav):
    live.run(CreateArrangementAudioClip(track_index=2, file_path=wav, start_time=0))
    live.run(CreateArrangementAudioClip(track_index=2, file_path=wav, start_time=4, replace=True))
    assert spans(live.song.tracks[2]) == [(0, 4), (4, 12)]


def test_an_audio_clip_is_found_also_where_live_does_not_hand_it_over(wav):
    """Before Live 12.2 create_audio_clip answers nothing."""
    with Simulator(clock=ManualClock(), live="12.1") as sim:
        desk = LiveDesk(sim)
        result = desk.run(CreateArrangementAudioClip(track_index=2, file_path=wav, start_time=4))
        assert (result.start_time, result.end_time) == (4.0, 12.0)
        assert desk.run(ListArrangementClips(take_lanes=True)).count == 1


def test_a_file_that_is_not_there_and_a_track_of_another_kind_change_nothing(live, wav):
    refused(live, CreateArrangementAudioClip(track_index=2, file_path="/nowhere.wav", start_time=0), error=NotFound)
    refused(live, CreateArrangementAudioClip(track_index=0, file_path=wav, start_time=0), error=LiveRejected)


def session_clip(live, **members):
    live.run(CreateMidiClip(track_index=0, scene_index=0))
    clip = live.song.tracks[0].clip_slots[0].clip
    live.user(lambda: [setattr(clip, name, value) for name, value in members.items()])
    return clip


def test_a_session_clip_goes_behind_the_last_clip_if_no_time_is_given(live, track):
    session_clip(live)
    result = live.run(DuplicateToArrangement(track_index=0, clip_index=0))
    assert (result.start_time, result.end_time) == (12.0, 16.0)
    assert spans(track) == [(0, 4), (8, 12), (12, 16)]
    assert live.song.tracks[0].clip_slots[0].has_clip


def test_a_session_clip_goes_between_others_if_it_fits(live, track):
    session_clip(live)
    live.run(DuplicateToArrangement(track_index=0, clip_index=0, destination_time=4))
    assert spans(track) == [(0, 4), (4, 8), (8, 12)]
    refused(
        live,
        DuplicateToArrangement(track_index=0, clip_index=0, destination_time=5),
        match="destination_time: from 5 to 9 there lies a clip at 4, a clip at 8",
    )
    live.run(DuplicateToArrangement(track_index=0, clip_index=0, destination_time=5, replace=True))
    assert spans(track) == [(0, 4), (4, 5), (5, 9), (9, 12)]


def test_how_long_a_session_clip_is_in_the_arrangement_live_tells(live, track):
    """Its loop is two beats, but it starts six before its end."""
    session_clip(live, loop_end=6.0, loop_start=4.0, start_marker=0.0)
    command = DuplicateClipToArrangement(clip="tracks/0/clip_slots/0/clip", destination_time=4)
    refused(live, command, match="from 4 to 10 there lies a clip at 8")


def test_a_clip_of_the_arrangement_is_copied_to_another_track(live, track):
    result = live.run(DuplicateClipToArrangement(clip=FIRST, destination_time=2, track_index=1))
    assert spans(live.song.tracks[1]) == [(2, 6)]
    assert (result.track_index, result.clip_index) == (1, "tracks/1/arrangement_clips/0")
    refused(
        live,
        DuplicateClipToArrangement(clip=FIRST, destination_time=0, track_index=2),
        error=LiveRejected,
        match="Incompatible track types",
    )


def spied_copies(live, monkeypatch):
    """Every copy that Live is asked for: which clip, and from where to where."""
    kind = type(live.song.tracks[0])
    copy, asked = kind.duplicate_clip_to_arrangement, []

    def spy(track, clip, time):
        if clip.is_arrangement_clip:
            asked.append((clip.start_time, clip.end_time, time))
        return copy(track, clip, time)

    monkeypatch.setattr(kind, "duplicate_clip_to_arrangement", spy)
    return asked


def onto_themselves(asked):
    return [each for each in asked if each[0] < each[2] + each[1] - each[0] and each[2] < each[1]]


def test_live_is_never_asked_to_copy_a_clip_onto_itself(live, track, monkeypatch):
    """Some versions crash then."""
    asked = spied_copies(live, monkeypatch)
    refused(live, DuplicateClipToArrangement(clip=FIRST, destination_time=2), match="there lies a clip at 0")
    result = live.run(DuplicateClipToArrangement(clip=FIRST, destination_time=2, replace=True))
    assert spans(track) == [(0, 2), (2, 6), (8, 12)]
    assert result.changed_clip_ids == (ids(live, track)[0],)
    assert asked
    assert onto_themselves(asked) == []


def test_a_take_is_copied_to_the_track_also_where_it_lies(live, track, monkeypatch):
    live.user(lambda: track.create_take_lane().create_midi_clip(5.0, 2.0))
    asked = spied_copies(live, monkeypatch)
    live.run(DuplicateClipToArrangement(clip="tracks/0/take_lanes/0/arrangement_clips/0", destination_time=5))
    assert spans(track) == [(0, 4), (5, 7), (8, 12)]
    assert onto_themselves(asked) == []


def test_a_copy_that_live_does_not_show_has_an_unknown_outcome(live, track, monkeypatch):
    monkeypatch.setattr(type(track), "duplicate_clip_to_arrangement", lambda _track, _clip, _time: None)
    with pytest.raises(OutcomeUnknown, match="shows none there"):
        live.run(DuplicateClipToArrangement(clip=FIRST, destination_time=20))


def test_clips_of_the_arrangement_and_of_take_lanes_are_deleted(live, track):
    live.user(lambda: track.create_take_lane().create_midi_clip(5.0, 2.0))
    first, second = ids(live, track)
    result = live.run(DeleteArrangementClip(clip=first))
    assert (result.clip_id, result.path, result.message) == (first, FIRST, "Deleted the clip at beat 0.")
    assert ids(live, track) == [second]
    live.run(DeleteArrangementClip(clip="tracks/0/take_lanes/0/arrangement_clips/0"))
    assert len(track.take_lanes[0].arrangement_clips) == 0
    live.run(Undo())
    assert len(live.song.tracks[0].take_lanes[0].arrangement_clips) == 1


def test_a_clip_of_the_session_is_not_deleted_here(live, track):
    session_clip(live)
    refused(live, DeleteArrangementClip(clip="tracks/0/clip_slots/0/clip"), match="delete_clip deletes it")


def test_a_deletion_that_live_does_not_show_has_an_unknown_outcome(live, track, monkeypatch):
    monkeypatch.setattr(type(track), "delete_clip", lambda _track, _clip: None)
    with pytest.raises(OutcomeUnknown, match="still there"):
        live.run(DeleteArrangementClip(clip=FIRST))


@pytest.mark.parametrize(
    "command",
    [
        lambda clip: DeleteArrangementClip(clip=clip),
        lambda clip: DuplicateClipToArrangement(clip=clip, destination_time=40, replace=True),
        lambda clip: DuplicateToArrangement(track_index=0, clip_index=clip),
    ],
)
@pytest.mark.parametrize("missing", ["tracks/0/arrangement_clips/9", "tracks/9/arrangement_clips/0", "deleted"])
def test_a_clip_that_is_not_there_changes_nothing(live, track, command, missing):
    clip = ids(live, track)[0]
    live.user(lambda: track.delete_clip(track.arrangement_clips[0]))
    refused(live, command(clip if missing == "deleted" else missing), error=NotFound)


@pytest.mark.parametrize("ref", [-1, "tracks/0/arrangement_clips/-1", 0])
def test_what_names_no_clip_is_refused(ref):
    with pytest.raises(InvalidArgument):
        DeleteArrangementClip(clip=ref)
