"""The operations that know about scales and chords, on the simulator of Live."""

import pytest

from alive.domain.commands.clip import CreateMidiClip
from alive.domain.commands.harmony import AddChord, AddScale, FitNotesToScale, GetScaleNotes
from alive.domain.commands.notes import NewNote, SetNotes
from alive.domain.errors import InvalidArgument
from alive.simulator import ManualClock, Simulator
from tests.unit.liveapi.desk import LiveDesk

SLOT = "tracks/0/clip_slots/0/clip"
PENTATONIC = (0, 3, 5, 7, 10)


@pytest.fixture
def live():
    """All of this shows at once, whatever the tick."""
    with Simulator(clock=ManualClock()) as sim:
        yield LiveDesk(sim)


@pytest.fixture
def clip(live):
    """An empty clip of four beats on the first track, in the first scene, in a Set in D minor."""

    def choose():
        live.song.root_note = 2
        live.song.scale_name = "Minor"

    live.user(choose)
    live.run(CreateMidiClip(track_index=0, scene_index=0))
    return live.song.tracks[0].clip_slots[0].clip


def shown(clip):
    """The notes as Live shows them: pitch and start."""
    return sorted((note.pitch, note.start_time) for note in clip.get_all_notes_extended())


def chord(live, **arguments):
    return live.run(AddChord(clip=SLOT, **arguments))


def test_the_scale_is_that_of_the_set(live, clip):
    result = live.run(GetScaleNotes())
    assert (result.root_name, result.scale_name, result.scale_intervals) == ("D", "Minor", (0, 2, 3, 5, 7, 8, 10))
    assert result.pitches == (60, 62, 64, 65, 67, 69, 70)
    assert result.names == ("C3", "D3", "E3", "F3", "G3", "A3", "A#3")
    assert [(triad.root_name, triad.quality) for triad in result.triads[:3]] == [
        ("D", "minor"),
        ("E", "diminished"),
        ("F", "major"),
    ]
    assert result.sevenths[0].pitches == (62, 65, 69, 72)


def test_another_scale_can_be_given(live, clip):
    result = live.run(GetScaleNotes(root_note=0, scale_intervals=PENTATONIC, from_pitch=120, pitch_span=128))
    assert (result.pitches, result.scale_name) == ((120, 123, 125, 127), None)


@pytest.mark.parametrize("intervals", [(2, 4), (0, 4, 2), (0, 2, 2)])
def test_intervals_that_do_not_rise_from_the_root_are_refused(intervals):
    for command in (GetScaleNotes, lambda **given: AddChord(clip=SLOT, root=60, **given)):
        with pytest.raises(InvalidArgument, match="0 first, then each higher"):
            command(scale_intervals=intervals)
    with pytest.raises(InvalidArgument, match="0 first, then each higher"):
        FitNotesToScale(clip=SLOT, scale_intervals=intervals)


def test_a_chord_is_built_on_a_pitch(live, clip):
    result = chord(live, root=57, quality="minor7", start=1, duration=2, velocity=70)
    assert shown(clip) == [(57, 1.0), (60, 1.0), (64, 1.0), (67, 1.0)]
    assert {(note.duration, note.velocity) for note in clip.get_all_notes_extended()} == {(2.0, 70.0)}
    assert (result.quality, result.note_count, result.message) == ("minor7", 4, "Added A2 C3 E3 G3.")
    assert set(result.note_ids) == {note.note_id for note in clip.get_all_notes_extended()}


def test_a_chord_on_a_pitch_is_major_if_nothing_is_said(live, clip):
    chord(live, root=60, inversion=1)
    assert [pitch for pitch, _ in shown(clip)] == [64, 67, 72]


def test_a_chord_is_built_on_a_degree_of_the_scale(live, clip):
    assert chord(live, degree=1).pitches == (62, 65, 69)
    assert chord(live, degree=4, octave=2, chord_size=4, start=1).names == ("G2", "A#2", "D3", "F3")
    assert chord(live, degree=1, quality="major", start=2).pitches == (62, 66, 69)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ({"root": 125}, "root: this leads to pitch 129"),
        ({"degree": 1, "octave": 8, "chord_size": 7}, "degree: this leads to pitch"),
        ({"degree": 8}, "degree: got 8, allowed is 1 to 7"),
        ({"root": 60, "inversion": 3}, "inversion: got 3"),
    ],
)
def test_a_chord_that_cannot_be_adds_nothing(live, clip, arguments, words):
    with pytest.raises(InvalidArgument, match=words):
        chord(live, **arguments)
    assert shown(clip) == []


@pytest.mark.parametrize("arguments", [{}, {"root": 60, "degree": 1}])
def test_a_chord_stands_on_one_thing(arguments):
    with pytest.raises(InvalidArgument, match="either root or degree"):
        AddChord(clip=SLOT, **arguments)


def test_a_run_goes_up_or_down_from_root_to_root(live, clip):
    result = live.run(AddScale(clip=SLOT, octave=3, note_duration=0.5))
    assert result.pitches == (62, 64, 65, 67, 69, 70, 72, 74)
    assert shown(clip)[-1] == (74, 3.5)
    result = live.run(AddScale(clip=SLOT, octaves=2, descending=True, scale_intervals=(0, 7), start=4))
    assert result.pitches == (86, 81, 74, 69, 62)
    with pytest.raises(InvalidArgument, match="octaves: this leads to pitch 129"):
        live.run(AddScale(clip=SLOT, octave=8))


def test_notes_outside_of_the_scale_are_fitted(live, clip):
    live.run(SetNotes(clip=SLOT, notes=(NewNote(pitch=61), NewNote(pitch=62, start=1), NewNote(pitch=66, start=2))))
    result = live.run(FitNotesToScale(clip=SLOT))
    assert shown(clip) == [(60, 0.0), (62, 1.0), (65, 2.0)]
    assert (result.changed_count, result.removed_count) == (2, 0)
    assert live.run(FitNotesToScale(clip=SLOT)).changed_count == 0


def test_notes_that_meet_when_they_are_fitted_are_counted(live, clip):
    live.run(SetNotes(clip=SLOT, notes=(NewNote(pitch=61), NewNote(pitch=62))))
    result = live.run(FitNotesToScale(clip=SLOT, fit="up"))
    assert (result.removed_count, shown(clip)) == (1, [(62, 0.0)])


def test_where_the_scale_has_no_pitch_in_that_direction_nothing_is_changed(live, clip):
    live.run(SetNotes(clip=SLOT, notes=(NewNote(pitch=61), NewNote(pitch=127, start=1))))
    with pytest.raises(InvalidArgument, match="fit: got up"):
        live.run(FitNotesToScale(clip=SLOT, fit="up", scale_intervals=(0,)))
    assert shown(clip) == [(61, 0.0), (127, 1.0)]
