"""Scales and chords."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alive.domain.errors import InvalidArgument
from alive.domain.scales import CHORDS, Fit, Scale, inverted, pitch_name, quality_of

MAJOR = Scale(0, (0, 2, 4, 5, 7, 9, 11))
intervals = st.sets(st.integers(1, 11)).map(lambda above: (0, *sorted(above)))
scales = st.builds(Scale, st.integers(0, 11), intervals)


def test_the_pitches_of_a_scale_go_through_all_octaves():
    assert MAJOR.pitches(58, 66) == (59, 60, 62, 64, 65)
    assert Scale(2, (0, 7)).pitches(0, 20) == (2, 9, 14)


@given(scales, st.integers(0, 127))
def test_a_step_and_its_pitch_belong_together(scale, pitch):
    below = scale.pitch_of(scale.step_of(pitch))
    above = scale.pitch_of(scale.step_of(pitch) + 1)
    assert below <= pitch < above
    assert scale.holds(below)
    assert scale.holds(above)


@given(scales, st.integers(0, 127), st.sampled_from(Fit))
def test_a_fitted_pitch_is_in_the_scale_and_in_the_direction_that_was_asked_for(scale, pitch, fit):
    found = scale.fitted(pitch, fit)
    assert scale.holds(found)
    assert {Fit.UP: found >= pitch, Fit.DOWN: found <= pitch, Fit.NEAREST: 0 <= found <= 127}[fit]
    others = scale.pitches()
    if fit is Fit.NEAREST:
        assert abs(found - pitch) == min(abs(other - pitch) for other in others)


def test_of_two_pitches_that_are_equally_near_the_lower_is_taken():
    assert MAJOR.fitted(61) == 60
    assert (MAJOR.fitted(61, Fit.UP), MAJOR.fitted(61, Fit.DOWN)) == (62, 60)
    assert Scale(1, (0,)).fitted(0) == 1


def test_chords_of_degrees_are_every_other_step():
    assert [quality_of(MAJOR.chord(degree, 3)) for degree in range(1, 8)] == [
        "major", "minor", "minor", "major", "major", "minor", "diminished",
    ]  # fmt: skip
    assert [quality_of(MAJOR.chord(degree, 3, 4)) for degree in (1, 2, 5, 7)] == [
        "major7", "minor7", "dominant7", "half_diminished7",
    ]  # fmt: skip
    assert MAJOR.chord(1, 3) == (60, 64, 67)
    assert MAJOR.chord(7, 3) == (71, 74, 77)


def test_a_degree_beyond_the_scale_is_refused():
    with pytest.raises(InvalidArgument, match="degree: got 6, allowed is 1 to 5"):
        Scale(0, (0, 3, 5, 7, 10)).chord(6, 3)


@given(st.sampled_from(sorted(CHORDS)), st.integers(30, 90), st.data())
def test_an_inversion_has_the_same_notes_of_other_octaves(quality, root, data):
    chord = tuple(root + above for above in CHORDS[quality])
    turned = inverted(chord, data.draw(st.integers(0, len(chord) - 1)))
    assert sorted(pitch % 12 for pitch in turned) == sorted(pitch % 12 for pitch in chord)
    assert list(turned) == sorted(turned)


def test_inversions_raise_the_lowest_notes():
    assert [inverted((60, 64, 67), times) for times in (0, 1, 2)] == [(60, 64, 67), (64, 67, 72), (67, 72, 76)]
    with pytest.raises(InvalidArgument, match="inversion: got 3, allowed is 0 to 2 for a chord of 3 notes"):
        inverted((60, 64, 67), 3)


def test_pitches_are_named_as_in_live():
    assert [pitch_name(pitch) for pitch in (0, 60, 61, 127)] == ["C-2", "C3", "C#3", "G8"]
