"""The undo history."""

from collections.abc import Callable

import pytest

from alive.simulator import ManualClock, Simulator


@pytest.fixture
def step(song):
    """Run changes between begin_undo_step and end_undo_step."""

    def run(*changes: Callable[[], object]) -> None:
        song.begin_undo_step()
        for change in changes:
            change()
        song.end_undo_step()

    return run


def setting(target, member, value):
    """Return a change that writes a property."""
    return lambda: setattr(target, member, value)


def test_one_pair_around_many_changes_is_one_undo(song, step):
    """Live 12.3: begin_undo_step and end_undo_step."""
    step(setting(song, "tempo", 90), lambda: song.create_scene(-1), setting(song.scenes[0], "name", "Intro"))
    assert song.undo() == "Undo Custom Action"
    assert (song.tempo, len(song.scenes), song.scenes[0].name) == (120, 8, "")
    assert song.redo() == "Redo Custom Action"
    assert (song.tempo, len(song.scenes), song.scenes[0].name) == (90, 9, "Intro")


def test_an_empty_step_is_not_recorded(song, step):
    """Live 12.3: an undo takes back the step before it."""
    step(setting(song, "tempo", 90))
    step()
    step(setting(song, "tempo", 90))
    song.undo()
    assert song.tempo == 120


def test_changes_outside_a_pair_are_one_entry(song, step):
    """Live 12: API edits coalesce into one large step, closed by the next begin_undo_step."""
    song.tempo = 90
    song.create_scene(-1)
    song.tempo = 80
    step(setting(song, "tempo", 70))
    song.create_scene(-1)
    song.undo()
    assert len(song.scenes) == 9
    song.undo()
    assert song.tempo == 80
    song.undo()
    assert (song.tempo, len(song.scenes)) == (120, 8)


def test_undo_closes_the_open_entry(song):
    """What comes after an undo is an entry of its own."""
    song.tempo = 90
    song.undo()
    song.tempo = 80
    song.undo()
    assert song.tempo == 120


def test_parameter_writes_and_track_names_make_entries_of_their_own(song, step):
    """Live 12: also inside a pair."""
    volume = song.tracks[0].mixer_device.volume
    step(
        setting(song, "tempo", 90),
        setting(volume, "value", 0.5),
        setting(volume, "value", 0.4),
        setting(song.tracks[0], "name", "Own"),
        setting(song, "tempo", 80),
    )
    song.undo()
    assert song.tempo == 90
    assert song.tracks[0].name == "Own"
    song.undo()
    assert song.tracks[0].name == "1-MIDI"
    song.undo()
    assert volume.value == pytest.approx(0.5)
    song.undo()
    assert volume.value == pytest.approx(0.85)
    assert song.tempo == 90
    song.undo()
    assert song.tempo == 120


def test_parameter_writes_can_be_part_of_the_step_by_option():
    """For comparing with a Live that does it so."""
    with Simulator(clock=ManualClock(), parameter_writes_own_undo_entries=False) as sim:
        song = sim.song
        song.begin_undo_step()
        song.tracks[0].mixer_device.volume.value = 0.5
        song.tracks[0].name = "Own"
        song.end_undo_step()
        song.undo()
        assert song.tracks[0].name == "1-MIDI"
        assert str(song.tracks[0].mixer_device.volume) == "0.0 dB"


@pytest.mark.parametrize(
    ("target", "member", "value"),
    [
        (lambda song: song.tracks[0], "arm", True),
        (lambda song: song.tracks[0], "solo", True),
        (lambda song: song.tracks[0], "implicit_arm", True),
        (lambda song: song.tracks[0], "current_monitoring_state", 0),
        (lambda song: song.tracks[0].view, "is_collapsed", True),
        (lambda song: song, "metronome", True),
        (lambda song: song, "loop", True),
        (lambda song: song, "current_song_time", 4.0),
    ],
)
def test_these_are_not_undone(sim, song, target, member, value):
    """Live 12.3: arm, solo, monitoring, collapsing, transport."""
    song.tempo = 90
    song.begin_undo_step()
    setattr(target(song), member, value)
    song.end_undo_step()
    sim.advance(0.1)
    song.undo()
    assert getattr(target(song), member) == value
    assert song.tempo == 120


@pytest.mark.parametrize(
    ("target", "member", "value"),
    [
        (lambda song: song, "tempo", 99.0),
        (lambda song: song.tracks[0], "mute", True),
        (lambda song: song.tracks[0], "color_index", 33),
        (lambda song: song.tracks[0], "name", "Own"),
        (lambda song: song.scenes[0], "name", "Own"),
        (lambda song: song.tracks[0].clip_slots[0].clip, "name", "Own"),
        (lambda song: song.tracks[0].clip_slots[0].clip, "loop_end", 2.0),
        (lambda song: song.tracks[0].clip_slots[0].clip, "looping", False),
        (lambda song: song.tracks[0].clip_slots[0].clip, "color_index", 3),
    ],
)
def test_these_are_undone_and_notify(song, clip, step, target, member, value):
    """Live 12.3: tempo, names, mute, colours, clip properties."""
    before = getattr(target(song), member)
    step(setting(target(song), member, value))
    calls = []
    getattr(target(song), f"add_{member}_listener")(lambda: calls.append(getattr(target(song), member)))
    song.undo()
    assert getattr(target(song), member) == before
    song.redo()
    assert getattr(target(song), member) == value
    assert calls == [before, value]
    assert clip.length > 0


def test_undo_brings_a_deleted_track_back_as_a_new_object(song, step):
    """Live 12.3: a new _live_ptr; the old reference stays dead."""
    track = song.tracks[0]
    pointer = track._live_ptr
    track.color_index = 40
    track.clip_slots[2].create_clip(2.0).name = "Riff"
    step(lambda: song.delete_track(0))
    song.undo()
    again = song.tracks[0]
    assert track == None  # noqa: E711
    assert again != track
    assert again._live_ptr != pointer
    assert again.color_index == 40
    assert again.clip_slots[2].clip.name == "Riff"
    assert len(again.mixer_device.sends) == 2


def test_earlier_entries_still_apply_to_an_object_that_was_made_again(song, step):
    """The history does not address objects by pointer."""
    step(setting(song.tracks[0], "color_index", 40))
    step(lambda: song.delete_track(0))
    song.undo()
    song.undo()
    assert song.tracks[0].color_index == 0
    song.redo()
    assert song.tracks[0].color_index == 40
    song.redo()
    assert len(song.tracks) == 3


def test_undo_of_a_creation_kills_and_redo_makes_a_new_object(song, step):
    """Live 12.3: both are visible at once."""
    made = []
    step(lambda: made.append(song.create_midi_track(-1)))
    song.undo()
    assert made[0] == None  # noqa: E711
    assert len(song.tracks) == 4
    song.redo()
    assert song.tracks[4].name == "5-MIDI"
    assert made[0] == None  # noqa: E711


def test_notes_are_undone(song, clip, step, live):
    """Live 12.3: note edits are tracked."""
    step(lambda: clip.add_new_notes([live.Clip.MidiNoteSpecification(60, 0, 1)]))
    song.undo()
    assert len(clip.get_all_notes_extended()) == 0
    song.redo()
    assert len(clip.get_all_notes_extended()) == 1


def test_undo_of_a_return_track_takes_its_sends_along(song, step):
    """Sends always match the returns."""
    step(song.create_return_track)
    assert [len(track.mixer_device.sends) for track in song.tracks] == [3, 3, 3, 3]
    song.undo()
    assert [len(track.mixer_device.sends) for track in song.tracks] == [2, 2, 2, 2]
    step(lambda: song.delete_return_track(0))
    song.undo()
    assert [send.name for send in song.tracks[0].mixer_device.sends] == ["A-Reverb", "B-Delay"]


def test_a_new_change_forgets_what_was_undone(sim, song):
    """There is nothing to redo then."""
    song.tempo = 90
    song.undo()
    song.tempo = 80
    assert song.redo() == ""
    assert song.tempo == 80


def test_with_nothing_to_undo_nothing_happens(song):
    """Our choice of the label: empty."""
    assert song.undo() == ""
    assert song.redo() == ""
    assert len(song.tracks) == 4


def test_can_undo_and_can_redo_lag_one_turn(sim, song):
    """Live 12.3: they are updated in a later turn."""
    song.tempo = 90
    assert (song.can_undo, song.can_redo) == (False, False)
    sim.advance(0.011)
    assert (song.can_undo, song.can_redo) == (True, False)
    song.undo()
    assert (song.can_undo, song.can_redo) == (True, False)
    sim.advance(0.011)
    assert (song.can_undo, song.can_redo) == (False, True)


def test_undo_of_a_playing_clip_s_creation_stops_it(sim, song, step):
    """The slot no longer plays."""
    step(lambda: song.tracks[0].clip_slots[0].create_clip(4.0))
    song.tracks[0].clip_slots[0].fire()
    sim.advance(0.05)
    assert song.tracks[0].playing_slot_index == 0
    song.undo()
    assert song.tracks[0].playing_slot_index == -2


def test_a_long_series_of_edits_can_be_undone_and_redone_entirely(song, step):
    """The document comes back exactly, twice."""

    def picture():
        return [
            (track.name, track.color_index, [slot.has_clip for slot in track.clip_slots]) for track in song.tracks
        ], [scene.name for scene in song.scenes]

    pictures = [picture()]
    edits = [
        lambda: song.create_midi_track(1),
        lambda: song.tracks[1].clip_slots[0].create_clip(4.0),
        lambda: song.duplicate_track(1),
        lambda: setattr(song.scenes[0], "name", "Intro"),
        lambda: song.duplicate_scene(0),
        lambda: song.delete_track(1),
        lambda: song.delete_scene(0),
        song.create_return_track,
        lambda: song.tracks[1].clip_slots[0].delete_clip(),  # noqa: PLW0108 - looked up when it runs
        lambda: song.delete_return_track(0),
    ]
    for edit in edits:
        step(edit)
        pictures.append(picture())
    for _ in range(2):
        for expected in reversed(pictures[:-1]):
            song.undo()
            assert expected == picture()
        for expected in pictures[1:]:
            song.redo()
            assert expected == picture()
