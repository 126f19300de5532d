"""Handlers of the operations on the Arrangement loop. Live shows all of these only on a later tick."""

from typing import TYPE_CHECKING

from alive.adapters.liveapi.context import LiveContext
from alive.adapters.liveapi.handlers.table import handles
from alive.adapters.liveapi.late import write_late
from alive.application.handling import Steps
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
from alive.domain.results.loop import (
    Loop,
    LoopEnabledSet,
    LoopLengthSet,
    LoopSet,
    LoopStartSet,
    PunchInSet,
    PunchOutSet,
    PunchSet,
)
from alive.domain.words import number

if TYPE_CHECKING:
    from Live.Song import Song


@handles(SetLoopStart)
def set_loop_start(live: LiveContext, command: SetLoopStart) -> Steps[LoopStartSet]:
    """Write it."""
    song = live.song()
    yield from write_late(song, {"loop_start": command.position})
    return LoopStartSet(message=_loop_words(song), loop_start=song.loop_start)


@handles(SetLoopLength)
def set_loop_length(live: LiveContext, command: SetLoopLength) -> Steps[LoopLengthSet]:
    """Write it."""
    song = live.song()
    yield from write_late(song, {"loop_length": command.length})
    return LoopLengthSet(message=_loop_words(song), loop_length=song.loop_length)


@handles(SetLoopEnabled)
def set_loop_enabled(live: LiveContext, command: SetLoopEnabled) -> Steps[LoopEnabledSet]:
    """Write it."""
    song = live.song()
    yield from write_late(song, {"loop": command.enabled})
    return LoopEnabledSet(message=_loop_words(song), loop_enabled=song.loop)


@handles(GetLoopEnabled)
def get_loop_enabled(live: LiveContext, _command: GetLoopEnabled) -> Loop:
    """Read it from the song."""
    song = live.song()
    start, length = song.loop_start, song.loop_length
    return Loop(loop_enabled=song.loop, loop_start=start, loop_end=start + length, loop_length=length)


@handles(SetLoop)
def set_loop(live: LiveContext, command: SetLoop) -> Steps[LoopSet]:
    """Write what is given."""
    song = live.song()
    given = {"loop_start": command.start, "loop_length": command.length, "loop": command.enabled}
    yield from write_late(song, {name: value for name, value in given.items() if value is not None})
    start, length = song.loop_start, song.loop_length
    return LoopSet(
        message=_loop_words(song),
        loop_enabled=song.loop,
        loop_start=start,
        loop_end=start + length,
        loop_length=length,
    )


@handles(SetPunchIn)
def set_punch_in(live: LiveContext, command: SetPunchIn) -> Steps[PunchInSet]:
    """Write it."""
    song = live.song()
    yield from write_late(song, {"punch_in": command.enabled})
    return PunchInSet(message=_punch_words(song), punch_in=song.punch_in)


@handles(SetPunchOut)
def set_punch_out(live: LiveContext, command: SetPunchOut) -> Steps[PunchOutSet]:
    """Write it."""
    song = live.song()
    yield from write_late(song, {"punch_out": command.enabled})
    return PunchOutSet(message=_punch_words(song), punch_out=song.punch_out)


@handles(SetPunch)
def set_punch(live: LiveContext, command: SetPunch) -> Steps[PunchSet]:
    """Write both."""
    song = live.song()
    yield from write_late(song, {"punch_in": command.punch_in, "punch_out": command.punch_out})
    return PunchSet(message=_punch_words(song), punch_in=song.punch_in, punch_out=song.punch_out)


def _loop_words(song: "Song") -> str:
    state = "on" if song.loop else "off"
    start, end = number(song.loop_start), number(song.loop_start + song.loop_length)
    return f"The Arrangement loop from beat {start} to {end} is {state}."


def _punch_words(song: "Song") -> str:
    return f"Punch in is {'on' if song.punch_in else 'off'}, punch out is {'on' if song.punch_out else 'off'}."
