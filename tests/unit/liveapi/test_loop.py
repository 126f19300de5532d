"""The operations on the Arrangement loop. Live shows every one of their effects only on a later tick."""

import pytest

from alive.application.executor import Suspension
from alive.domain.commands.loop import (
    GetLoopEnabled,
    SetLoop,
    SetLoopEnabled,
    SetLoopLength,
    SetLoopStart,
    SetPunch,
    SetPunchIn,
    SetPunchOut,
)
from alive.domain.errors import InvalidArgument, OutcomeUnknown

COMMANDS = [
    (SetLoopStart(position=8), "loop_start", 8.0),
    (SetLoopLength(length=0.1), "loop_length", pytest.approx(0.1)),
    (SetLoopEnabled(enabled=True), "loop", True),
    (SetPunchIn(enabled=True), "punch_in", True),
    (SetPunchOut(enabled=True), "punch_out", True),
]


@pytest.mark.parametrize(("command", "member", "value"), COMMANDS)
def test_it_is_answered_once_live_shows_it(live, command, member, value):
    waiting = live.start(command)
    assert isinstance(waiting, Suspension)
    result = live.finish(waiting)
    assert getattr(live.song, member) == value
    assert getattr(result, "loop_enabled" if member == "loop" else member) == getattr(live.song, member)


@pytest.mark.parametrize(("command", "member", "value"), COMMANDS)
def test_it_can_be_asked_for_twice(live, command, member, value):
    live.run(command)
    live.run(command)
    assert getattr(live.song, member) == value


def test_what_somebody_else_takes_back_has_an_unknown_outcome(live):
    waiting = live.start(SetLoopStart(position=8))
    live.user(lambda: setattr(live.song, "loop_start", 2.0))
    with pytest.raises(OutcomeUnknown, match="asked for loop_start = 8, but shows loop_start = 2"):
        live.finish(waiting)


def test_what_was_asked_just_before_counts_when_the_loop_looks_already_so(live):
    live.sim.call(lambda: setattr(live.song, "loop", True))
    assert live.run(SetLoopEnabled(enabled=False)).loop_enabled is False
    live.sim.advance(0.1)
    assert live.song.loop is False


def test_a_range_is_set_at_once_and_the_rest_stays(live):
    result = live.run(SetLoop(start=4, length=8, enabled=True))
    assert (result.loop_start, result.loop_end, result.loop_length, result.loop_enabled) == (4.0, 12.0, 8.0, True)
    assert result.message == "The Arrangement loop from beat 4 to 12 is on."
    live.run(SetLoop(start=6))
    shown = live.run(GetLoopEnabled())
    assert (shown.loop_start, shown.loop_length, shown.loop_enabled) == (6.0, 8.0, True)
    live.run(SetLoop(enabled=False))
    assert (live.song.loop, live.song.loop_start) == (False, 6.0)


def test_a_loop_of_nothing_is_refused():
    with pytest.raises(InvalidArgument):
        SetLoopLength(length=0)


def test_both_punches_are_set_together(live):
    live.run(SetPunch(punch_in=True, punch_out=False))
    assert (live.song.punch_in, live.song.punch_out) == (True, False)
    assert live.run(SetPunch(punch_in=False, punch_out=True)).message == "Punch in is off, punch out is on."
    assert (live.song.punch_in, live.song.punch_out) == (False, True)
