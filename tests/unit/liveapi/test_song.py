"""The operations on the Set as a whole, on the simulator of Live."""

import pytest

from alive.application.executor import Suspension
from alive.domain.commands.song import (
    GetProjectRootFolder,
    GetSessionInfo,
    GetSignatureDenominator,
    GetSignatureNumerator,
    GetSongSettings,
    Redo,
    SetTempo,
    SetTimeSignature,
    Undo,
)
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


def test_undo_waits_several_ticks_for_the_first_edit_of_a_set_to_show(live):
    live.run(SetTempo(bpm=99))
    result = live.run(Undo())
    assert (result.can_undo, result.can_redo) == (False, True)
    assert live.song.tempo == 120.0


def test_redo_right_after_an_undo_is_not_refused_although_live_shows_can_redo_late(live):
    live.run(SetTempo(bpm=99))
    live.sim.advance(0.1)
    live.sim.call(live.song.undo)
    assert live.song.can_redo is False
    live.run(Redo())
    assert live.song.tempo == 99.0


def test_a_second_redo_of_one_undone_step_is_refused(live):
    live.run(SetTempo(bpm=99))
    live.run(Undo())
    live.run(Redo())
    with pytest.raises(LiveRejected, match="nothing to redo"):
        live.run(Redo())


@pytest.mark.parametrize(("command", "first", "what"), [(Undo, [], "undo"), (Redo, ["undo"], "redo")])
def test_a_flag_that_is_out_of_date_is_not_believed(live, command, first, what):
    """Somebody else was quicker, and Live shows it only later: that nothing was done its empty label says."""
    live.run(SetTempo(bpm=99))
    live.sim.advance(0.1)
    for name in first:
        live.user(getattr(live.song, name))
    live.sim.call(getattr(live.song, what))
    assert getattr(live.song, f"can_{what}") is True
    with pytest.raises(LiveRejected, match=f"nothing to {what}"):
        live.run(command())


def test_every_undo_and_redo_answers_with_flags_that_are_up_to_date(live):
    for bpm in (91, 92, 93):
        live.run(SetTempo(bpm=bpm))
    for command in (Undo, Undo, Undo, Redo, Redo, Redo):
        result = live.run(command())
        shown = (live.song.can_undo, live.song.can_redo)
        live.sim.advance(0.2)
        assert (result.can_undo, result.can_redo) == shown == (live.song.can_undo, live.song.can_redo)


def test_an_edit_of_somebody_else_after_an_undo_does_not_make_it_fail(live):
    live.run(SetTempo(bpm=99))
    waiting = live.start(Undo())
    if isinstance(waiting, Suspension):
        live.sim.call(lambda: setattr(live.song.scenes[0], "name", "x"))
    assert live.finish(waiting).message == "Undo Custom Action"


@pytest.mark.parametrize("nudge", ["nudge_up", "nudge_down"])
def test_session_info_tells_one_nudge_from_the_other(live, nudge):
    live.user(lambda: setattr(live.song, nudge, True))
    info = live.run(GetSessionInfo())
    assert (info.nudge_up, info.nudge_down) == (nudge == "nudge_up", nudge == "nudge_down")


def test_session_info_has_the_name_of_the_set(live):
    live.sim.document.song.values["name"] = "Evening"
    assert live.run(GetSessionInfo()).name == live.song.name == "Evening"


def test_the_words_say_the_tempo_exactly(live):
    assert live.run(SetTempo(bpm=120.0000001)).message == "The tempo is 120.0000001 BPM."
    assert live.run(SetTempo(bpm=999)).message == "The tempo is 999 BPM."


def test_both_numbers_of_the_time_signature_are_told_apart(live):
    live.run(SetTimeSignature(numerator=7, denominator=8))
    assert live.run(GetSignatureNumerator()).signature_numerator == 7
    assert live.run(GetSignatureDenominator()).signature_denominator == 8


def test_a_set_that_was_never_saved_is_in_no_folder(live):
    result = live.run(GetProjectRootFolder())
    assert (result.project_root_folder, result.file_path, result.name) == (None, None, "")


def test_a_saved_set_is_in_the_folder_of_its_file(live, tmp_path):
    live.sim.document.song.values["file_path"] = str(tmp_path / "Evening.als")
    result = live.run(GetProjectRootFolder())
    assert (result.project_root_folder, result.file_path) == (str(tmp_path), str(tmp_path / "Evening.als"))


def test_the_settings_are_those_of_the_song(live):
    def act():
        song = live.song
        song.clip_trigger_quantization, song.midi_recording_quantization = 9, 5
        song.swing_amount, song.groove_amount = 0.25, 0.75

    live.user(act)
    live.sim.choose_count_in(3)
    settings = live.run(GetSongSettings())
    assert (settings.clip_trigger_quantization, settings.clip_trigger_quantization_name) == (9, "eighth")
    assert (settings.midi_recording_quantization, settings.midi_recording_quantization_name) == (5, "sixteenth")
    assert (settings.swing_amount, settings.groove_amount, settings.count_in_bars) == (0.25, 0.75, 4)
    assert (settings.exclusive_arm, settings.exclusive_solo, settings.select_on_launch) == (True, True, True)
