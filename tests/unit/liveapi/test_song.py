"""The operations on the Set as a whole, on the simulator of Live."""

import pytest

from alive.domain.commands.song import GetSessionInfo, Redo, SetTempo, SetTimeSignature, Undo
from alive.domain.commands.track import CreateMidiTrack, RenameTrack
from alive.domain.errors import InvalidArgument, LiveRejected


def test_the_tempo_that_is_set_is_the_tempo_of_the_song(live):
    assert live.run(SetTempo(bpm=93.5)).bpm == 93.5
    assert live.song.tempo == 93.5


@pytest.mark.parametrize("bpm", [19.9, 999.5, float("nan")])
def test_a_tempo_that_live_does_not_have_never_reaches_live(bpm):
    with pytest.raises(InvalidArgument):
        SetTempo(bpm=bpm)


def test_both_numbers_of_the_time_signature_are_set(live):
    result = live.run(SetTimeSignature(numerator=7, denominator=8))
    assert (result.numerator, result.denominator) == (7, 8)
    assert (live.song.signature_numerator, live.song.signature_denominator) == (7, 8)


def test_one_undo_takes_back_a_time_signature(live):
    live.run(SetTimeSignature(numerator=7, denominator=8))
    live.run(Undo())
    assert (live.song.signature_numerator, live.song.signature_denominator) == (4, 4)


def test_session_info_shows_what_the_song_shows(live):
    song = live.song

    def act():
        song.tempo = 133.0
        song.signature_numerator = 3
        song.loop_start = 8.0
        song.loop_length = 16.0
        song.metronome = True
        song.create_scene(-1)

    live.user(act)
    info = live.run(GetSessionInfo())
    assert (info.tempo, info.time_signature_numerator, info.time_signature_denominator) == (133.0, 3, 4)
    assert (info.loop_start, info.loop_length, info.loop_end) == (8.0, 16.0, 24.0)
    assert (info.num_tracks, info.num_return_tracks, info.num_scenes) == (4, 2, 9)
    assert info.metronome is True
    assert info.is_playing is False
    assert info.record_mode is False
    assert info.loop is song.loop
    assert info.song_length == song.song_length


def test_undo_and_redo_move_through_the_history(live):
    live.run(SetTempo(bpm=90))
    undone = live.run(Undo())
    assert live.song.tempo == 120.0
    assert (undone.can_undo, undone.can_redo) == (False, True)
    redone = live.run(Redo())
    assert live.song.tempo == 90.0
    assert (redone.can_undo, redone.can_redo) == (True, False)


def test_undo_answers_with_the_label_of_live(live):
    live.run(SetTempo(bpm=90))
    assert live.run(Undo()).message == "Undo Custom Action"
    assert live.run(Redo()).message == "Redo Custom Action"


def test_undo_right_after_an_edit_is_not_refused_although_live_shows_can_undo_late(live):
    live.start(SetTempo(bpm=90))
    assert live.song.can_undo is False
    live.run(Undo())
    assert live.song.tempo == 120.0


def test_with_an_empty_history_undo_and_redo_are_rejected(live):
    with pytest.raises(LiveRejected, match="nothing to undo"):
        live.run(Undo())
    with pytest.raises(LiveRejected, match="nothing to redo"):
        live.run(Redo())


def test_undo_takes_back_one_command_and_not_two(live):
    live.run(SetTempo(bpm=90))
    live.run(SetTempo(bpm=100))
    live.run(Undo())
    assert live.song.tempo == 90.0


def test_a_created_track_with_a_name_makes_two_entries_as_its_docstring_says(live):
    live.run(CreateMidiTrack(name="Bass"))
    assert len(live.song.tracks) == 5
    live.run(Undo())
    live.run(Undo())
    assert len(live.song.tracks) == 4


def test_a_renamed_track_has_its_name_back_after_one_undo(live):
    live.run(RenameTrack(track_index=0, name="Bass"))
    live.run(Undo())
    assert live.song.tracks[0].name == "1-MIDI"
