"""What is done with notes, as values: properties that hold for all notes."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alive.domain.errors import InvalidArgument
from alive.domain.notes import (
    SHORTEST,
    extent,
    fitted,
    humanized,
    legato,
    line_at,
    mirrored,
    nearest_line,
    quantized,
    starts_within,
    stretched,
    transposed,
    with_changes,
    with_ramp,
    with_scaled_velocities,
    with_velocity,
)
from alive.domain.results.notes import Note
from alive.domain.scales import Fit, Scale

MAJOR = Scale(0, (0, 2, 4, 5, 7, 9, 11))

times = st.floats(-1000, 1000, allow_nan=False)
lengths = st.floats(SHORTEST, 64)
velocities = st.floats(1, 127)
grids = st.sampled_from([1.0, 1 / 2, 1 / 3, 1 / 4, 1 / 6, 0.1, 0.7, 1 / 256])
shares = st.floats(0, 1)


def note(note_id=1, pitch=60, start_time=0.0, duration=1.0, velocity=100.0):
    return Note(
        note_id=note_id,
        pitch=pitch,
        start_time=start_time,
        duration=duration,
        velocity=velocity,
        muted=False,
        probability=1.0,
        velocity_deviation=0.0,
        release_velocity=64.0,
    )


notes = st.builds(note, st.integers(0, 2**40), st.integers(0, 127), times, lengths, velocities)
some_notes = st.lists(notes, max_size=12).map(tuple)
every = settings(max_examples=60, deadline=None)


def same(one, other, tolerance=1e-9):
    """Whether notes are alike, up to rounding."""
    for first, second in zip(one, other, strict=True):
        assert first.note_id == second.note_id
        assert first.pitch == second.pitch
        assert first.start_time == pytest.approx(second.start_time, abs=tolerance, rel=1e-9)
        assert first.duration == pytest.approx(second.duration, abs=tolerance, rel=1e-9)
        assert first.velocity == pytest.approx(second.velocity)


@every
@given(some_notes, grids, shares, st.booleans())
def test_quantizing_without_strength_changes_nothing(some, grid, swing, ends):
    assert quantized(some, grid, 0.0, swing, ends=ends) == some


@every
@given(some_notes, grids, shares)
def test_quantizing_with_all_strength_puts_starts_and_ends_on_lines(some, grid, swing):
    for changed in quantized(some, grid, 1.0, swing, ends=True):
        assert nearest_line(changed.start_time, grid, swing) == changed.start_time
        end = changed.start_time + changed.duration
        assert nearest_line(end, grid, swing) == pytest.approx(end, abs=1e-9)
        assert changed.duration > 0


@every
@given(some_notes, grids, shares, st.booleans(), st.booleans())
def test_quantizing_twice_does_no_more_than_once(some, grid, swing, starts, ends):
    once = quantized(some, grid, 1.0, swing, starts=starts, ends=ends)
    same(quantized(once, grid, 1.0, swing, starts=starts, ends=ends), once)


@every
@given(some_notes, grids, shares)
def test_quantizing_starts_keeps_lengths_and_goes_no_further_than_to_the_next_line(some, grid, strength):
    for before, after in zip(some, quantized(some, grid, strength), strict=True):
        assert after.duration == before.duration
        assert abs(after.start_time - before.start_time) <= strength * grid / 2 + 1e-9


@every
@given(times, grids, shares)
def test_no_line_is_nearer_than_the_nearest(beats, grid, swing):
    index = round(beats / grid)
    lines = [line_at(near, grid, swing) for near in range(index - 3, index + 4)]
    assert abs(nearest_line(beats, grid, swing) - beats) <= min(abs(line - beats) for line in lines)


def test_swing_makes_every_second_line_late():
    assert [line_at(index, 0.5, 1.0) for index in (-2, -1, 0, 1, 2, 3)] == [-1.0, -0.25, 0.0, 0.75, 1.0, 1.75]
    assert [changed.start_time for changed in quantized([note(start_time=0.5)], 0.5, swing=0.5)] == [0.625]


def test_an_end_is_never_put_onto_its_start():
    (changed,) = quantized([note(start_time=0.1, duration=0.05)], 1.0, ends=True)
    assert (changed.start_time, changed.duration) == (0.0, 1.0)
    (kept,) = quantized([note(start_time=0.1, duration=0.05)], 1.0, starts=False, ends=True)
    assert (kept.start_time, kept.duration) == (0.1, 0.9)


@every
@given(some_notes, st.integers(-127, 127))
def test_transposing_back_gives_the_same_notes_and_nothing_is_moved_out_of_range(some, semitones):
    fits = all(0 <= each.pitch + semitones <= 127 for each in some)
    if not fits:
        with pytest.raises(InvalidArgument, match="would leave pitches 0 to 127"):
            transposed(some, semitones)
    else:
        assert transposed(transposed(some, semitones), -semitones) == some


@every
@given(some_notes, st.integers(0, 2**53 - 1), st.floats(0, 16), st.floats(0, 127))
def test_the_same_seed_gives_the_same_deviations_within_what_was_asked(some, seed, timing, velocity):
    changed = humanized(some, seed, timing, velocity)
    assert humanized(some, seed, timing, velocity) == changed
    for before, after in zip(some, changed, strict=True):
        assert abs(after.start_time - before.start_time) <= timing + 1e-9
        assert abs(after.velocity - before.velocity) <= velocity + 0.5
        assert 1 <= after.velocity <= 127
        assert (after.pitch, after.duration, after.note_id) == (before.pitch, before.duration, before.note_id)


@every
@given(some_notes, st.integers(0, 2**53 - 1), st.floats(0, 16))
def test_humanizing_leads_nothing_out_of_the_clip(some, seed, timing):
    for before, after in zip(some, humanized(some, seed, timing, bounds=(-8.0, 8.0)), strict=True):
        if -8 <= before.start_time < 8:
            assert -8 <= after.start_time < 8


@every
@given(some_notes, st.integers(0, 2**53 - 1))
def test_humanizing_by_nothing_changes_nothing(some, seed):
    assert humanized(some, seed) == some


def test_another_seed_gives_other_deviations_whatever_order_the_notes_have():
    some = [note(1, 60, 0.0), note(2, 62, 1.0), note(3, 64, 2.0)]
    assert humanized(some, 1, 0.1) != humanized(some, 2, 0.1)
    assert humanized(some[::-1], 1, 0.1, 9)[::-1] == humanized(some, 1, 0.1, 9)


@every
@given(some_notes)
def test_in_legato_each_note_lasts_until_the_next_start(some):
    starts = sorted({each.start_time for each in some})
    for before, after in zip(some, legato(some), strict=True):
        later = [start for start in starts if start >= before.start_time + SHORTEST]
        assert after.start_time == before.start_time
        assert after.duration == (later[0] - before.start_time if later else before.duration)
    assert legato(legato(some)) == legato(some)


def test_the_last_notes_of_a_legato_end_where_they_are_told_to():
    some = [note(1, 60, 0.0), note(2, 62, 1.0), note(3, 64, 1.0)]
    assert [each.duration for each in legato(some, 4.0)] == [1.0, 3.0, 3.0]
    with pytest.raises(InvalidArgument, match="until: got 1, allowed is more than 1"):
        legato(some, 1.0)


@every
@given(some_notes)
def test_reversing_twice_gives_the_same_notes(some):
    start, end = extent(some)
    same(mirrored(mirrored(some, start, end), start, end), some)
    same(mirrored(mirrored(some, -7.5, 3.25), -7.5, 3.25), some)


@every
@given(some_notes)
def test_reversed_notes_take_up_the_same_time(some):
    assert extent(mirrored(some, *extent(some))) == pytest.approx(extent(some), abs=1e-9)


@every
@given(st.lists(st.builds(note, duration=st.floats(0.1, 64), start_time=times), max_size=9), st.floats(0.1, 10), times)
def test_stretching_back_gives_the_same_notes(some, factor, anchor):
    same(stretched(stretched(some, factor, anchor), 1 / factor, anchor), some, 1e-8)


def test_stretching_is_from_what_stays():
    some = [note(start_time=2.0, duration=1.0), note(start_time=3.0, duration=0.5)]
    assert [(each.start_time, each.duration) for each in stretched(some, 2, 2.0)] == [(2.0, 2.0), (4.0, 1.0)]


@pytest.mark.parametrize("far", [note(duration=1e-5), note(start_time=1_500_000.0)])
def test_notes_that_would_become_too_short_or_get_too_far_off_are_refused(far):
    factor = 0.01 if far.duration < 1 else 2.0
    with pytest.raises(InvalidArgument, match="1 note would be too short or too far off"):
        stretched([note(), far], factor, 0.0)


@every
@given(some_notes, st.sampled_from(Fit), st.integers(0, 11))
def test_fitted_notes_are_in_the_scale_and_fitting_twice_does_no_more(some, fit, root):
    scale = Scale(root, MAJOR.intervals)
    try:
        once = fitted(some, scale, fit)
    except InvalidArgument:
        assert fit is not Fit.NEAREST
        return
    assert all(scale.holds(each.pitch) and 0 <= each.pitch <= 127 for each in once)
    assert fitted(once, scale, fit) == once


def test_velocities_are_set_scaled_and_ramped():
    some = [
        note(velocity=40.0, start_time=3.0),
        note(velocity=80.0, start_time=1.0),
        note(velocity=2.0, start_time=2.0),
    ]
    assert [each.velocity for each in with_velocity(some, 64)] == [64, 64, 64]
    assert [each.velocity for each in with_scaled_velocities(some, 1.5, -1)] == [59, 119, 2]
    assert [each.velocity for each in with_ramp(some, 20, 120)] == [120, 20, 70]
    assert [each.velocity for each in with_ramp([some[0]], 20, 120)] == [20]
    assert with_ramp([], 20, 120) == ()


def test_velocities_beyond_what_there_is_are_refused_or_stop():
    some = [note(velocity=100.0), note(velocity=10.0)]
    with pytest.raises(InvalidArgument, match="2 notes would leave velocities 1 to 127"):
        with_scaled_velocities(some, 1.5, -20)
    assert [each.velocity for each in with_scaled_velocities(some, 1.5, -20, limit=True)] == [127, 1]


def test_a_window_includes_its_beginning_and_not_its_end_whatever_the_rounding():
    assert starts_within(0.1, 0.1, 0.2)
    assert not starts_within(0.3, 0.1, 0.2)  # the sum is 0.30000000000000004
    assert starts_within(-5.0, None, None)
    assert not starts_within(0.9, 1.0, None)


def test_other_fields_of_a_note_stay():
    changed = with_changes(note(), pitch=3)
    assert (changed.pitch, changed.velocity, changed.note_id) == (3, 100.0, 1)
