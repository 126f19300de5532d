"""Handlers of the operations on locators.

Theory of operation. Live can only toggle: where its position is, a locator is made, or the one that is there goes. So
the position is moved, which shows on a later tick; then, in one callback, everything is looked at once more (somebody
may have started the song or moved the position), and only if the toggle must do what is wanted it is asked for. Its
undo step stays open until Live shows the effect, for where Live acts later the entry would be somebody else's.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from alive.adapters.liveapi.context import LiveContext
from alive.adapters.liveapi.handlers.table import handles
from alive.adapters.liveapi.playhead import TOLERANCE, arrived, leap
from alive.adapters.liveapi.runtime import is_alive
from alive.adapters.liveapi.waiting import TIMEOUT, settled, until_new
from alive.adapters.liveapi.writing import undo_step
from alive.application.handling import Steps, Until
from alive.domain.commands.locators import (
    CreateLocator,
    DeleteLocator,
    GetCanJumpToNextCue,
    GetCanJumpToPrevCue,
    GetLocators,
    JumpToLocator,
    JumpToNextCue,
    JumpToPrevCue,
    RenameLocator,
)
from alive.domain.errors import InvalidArgument, LiveRejected, NotFound, OutcomeUnknown, Problem
from alive.domain.results.locators import (
    CanJumpToNextCue,
    CanJumpToPrevCue,
    CueJump,
    Locator,
    LocatorCreated,
    LocatorDeleted,
    LocatorJump,
    Locators,
    LocatorState,
)
from alive.domain.words import counted, number

if TYPE_CHECKING:
    from Live.Song import CuePoint, Song

SIXTEENTH = 0.25
"""Beats: Live moves a new locator to the nearest sixteenth."""


@handles(CreateLocator)
def create_locator(live: LiveContext, command: CreateLocator) -> Steps[LocatorCreated]:
    """Toggle where there is none, and name what is there then."""
    song, at = live.song(), command.time_in_beats
    known, start, locator = list(song.cue_points), song.current_song_time, None
    _refuse_near(known, at)
    _refuse_moving(song)
    song.current_song_time = at
    try:
        yield from _at_rest(song, at)
        if song.is_cue_point_selected():
            raise LiveRejected(f"There is a locator at beat {number(at)} already; nothing was changed.")
        with undo_step(live):
            song.set_or_delete_cue()
            yield Until(lambda: _new_one(song, known, at) is not None, TIMEOUT)
            locator = _new_one(song, known, at)
            if locator is not None and command.name is not None:
                locator.name = command.name
    finally:
        _go_back(song, at, start)
    yield from settled(lambda: _is_at(song, start))
    if locator is None:
        raise OutcomeUnknown(f"Live was asked for a locator at beat {number(at)}, but shows none.")
    return _created(live, locator)


@handles(DeleteLocator)
def delete_locator(live: LiveContext, command: DeleteLocator) -> Steps[LocatorDeleted]:
    """Toggle where it lies."""
    song, locator = live.song(), live.cue_point(command.locator_index)
    index, locator_id = _index(song, locator), live.id_of("cue_point", locator)
    at, name, start = locator.time, locator.name, song.current_song_time
    _refuse_moving(song)
    song.current_song_time = at
    try:
        yield from _at_rest(song, at)
        live.require(locator, locator_id)
        if abs(locator.time - at) > TOLERANCE or not song.is_cue_point_selected():
            raise LiveRejected("Live does not take the position for that of the locator; nothing was changed.")
        with undo_step(live):
            song.set_or_delete_cue()
            yield Until(lambda: not is_alive(locator), TIMEOUT)
    finally:
        _go_back(song, at, start)
    yield from settled(lambda: _is_at(song, start))
    if is_alive(locator):
        raise OutcomeUnknown(f"Live was asked to delete the locator {name}, but shows it.")
    return LocatorDeleted(
        message=f"Deleted the locator {name}." if name else "Deleted the locator.",
        locator_index=index,
        locator_id=locator_id,
        time=at,
        name=name,
        current_song_time=song.current_song_time,
    )


@handles(GetLocators)
def get_locators(live: LiveContext, _command: GetLocators) -> Locators:
    """Read them in Live's order."""
    locators = tuple(
        Locator(
            index=index,
            time=locator.time,
            name=locator.name,
            locator_id=live.id_of("cue_point", locator),
            path=f"cue_points/{index}",
        )
        for index, locator in enumerate(live.song().cue_points)
    )
    return Locators(locators=locators, count=len(locators))


@handles(RenameLocator)
def rename_locator(live: LiveContext, command: RenameLocator) -> LocatorState:
    """Write it; Live shows it at once."""
    locator = live.cue_point(command.locator)
    locator.name = command.name
    index = _index(live.song(), locator)
    return LocatorState(
        message=f"The locator is called {locator.name}." if locator.name else "The locator has no name.",
        time=locator.time,
        name=locator.name,
        locator_index=index,
        locator_id=live.id_of("cue_point", locator),
        path=f"cue_points/{index}",
    )


@handles(JumpToLocator)
def jump_to_locator(live: LiveContext, command: JumpToLocator) -> Steps[LocatorJump]:
    """Ask the locator; while the song plays, Live waits for the grid."""
    song, locator = live.song(), _meant(live, command)
    locator_id, target, before = live.id_of("cue_point", locator), locator.time, song.current_song_time
    locator.jump()
    is_pending = yield from _jumped(song, before, target)
    live.require(locator, locator_id)
    return LocatorJump(
        message=_jump_words(song, is_pending=is_pending),
        locator_index=_index(song, locator),
        locator_id=locator_id,
        name=locator.name,
        time=locator.time,
        current_song_time=song.current_song_time,
        is_playing=song.is_playing,
        is_pending=is_pending,
    )


@handles(GetCanJumpToNextCue)
def get_can_jump_to_next_cue(live: LiveContext, _command: GetCanJumpToNextCue) -> CanJumpToNextCue:
    """Read it from the song."""
    return CanJumpToNextCue(can_jump_to_next_cue=live.song().can_jump_to_next_cue)


@handles(GetCanJumpToPrevCue)
def get_can_jump_to_prev_cue(live: LiveContext, _command: GetCanJumpToPrevCue) -> CanJumpToPrevCue:
    """Read it from the song."""
    return CanJumpToPrevCue(can_jump_to_prev_cue=live.song().can_jump_to_prev_cue)


@handles(JumpToNextCue)
def jump_to_next_cue(live: LiveContext, _command: JumpToNextCue) -> Steps[CueJump]:
    """Ask the song, which does nothing where there is no locator."""
    song = live.song()
    if not song.can_jump_to_next_cue:
        raise LiveRejected("There is no locator after the position in the song.")
    before = song.current_song_time
    song.jump_to_next_cue()
    return (yield from _cue_jump(song, before))


@handles(JumpToPrevCue)
def jump_to_prev_cue(live: LiveContext, _command: JumpToPrevCue) -> Steps[CueJump]:
    """Ask the song, which does nothing where there is no locator."""
    song = live.song()
    if not song.can_jump_to_prev_cue:
        raise LiveRejected("There is no locator before the position in the song.")
    before = song.current_song_time
    song.jump_to_prev_cue()
    return (yield from _cue_jump(song, before))


def _refuse_moving(song: "Song") -> None:
    if song.is_playing or song.is_counting_in:
        raise LiveRejected(
            "The song plays, and Live makes and deletes locators only where its position is: stop it first."
        )


def _refuse_near(locators: "Sequence[CuePoint]", at: float) -> None:
    """Refuse a place whose sixteenth may have a locator, which the toggle would delete."""
    reach = TOLERANCE if abs(at / SIXTEENTH - round(at / SIXTEENTH)) * SIXTEENTH < TOLERANCE else SIXTEENTH
    for locator in locators:
        if abs(locator.time - at) < reach:
            raise LiveRejected(
                f"There is a locator at beat {number(locator.time)} already, where Live would put this one too; "
                "nothing was changed."
            )


def _at_rest(song: "Song", at: float) -> Steps[None]:
    """Wait until the position is there and stays there."""
    shown = yield from until_new(lambda: _is_at(song, at), was_shown=_is_at(song, at))
    _refuse_moving(song)
    if not shown:
        now = number(song.current_song_time)
        raise OutcomeUnknown(f"Live was asked to move to beat {number(at)}, but shows beat {now}; nothing was changed.")


def _is_at(song: "Song", at: float) -> bool:
    return abs(song.current_song_time - at) < TOLERANCE


def _go_back(song: "Song", at: float, start: float) -> None:
    """Move the position back, if it is still where it was moved to, and if the song still reaches that far."""
    if _is_at(song, at) and not song.is_playing and start <= song.song_length:
        song.current_song_time = start


def _new_one(song: "Song", known: "Sequence[CuePoint]", at: float) -> "CuePoint | None":
    locators: Sequence[CuePoint] = song.cue_points
    for locator in locators:
        if abs(locator.time - at) < SIXTEENTH and all(locator != other for other in known):
            return locator
    return None


def _created(live: LiveContext, locator: "CuePoint") -> LocatorCreated:
    if not is_alive(locator):
        raise NotFound("the locator was deleted as soon as it was made")
    index = _index(live.song(), locator)
    return LocatorCreated(
        message=f"Created the locator {locator.name} at beat {number(locator.time)}.",
        time=locator.time,
        name=locator.name,
        locator_index=index,
        locator_id=live.id_of("cue_point", locator),
        path=f"cue_points/{index}",
        current_song_time=live.song().current_song_time,
    )


def _index(song: "Song", locator: "CuePoint") -> int:
    return next(index for index, other in enumerate(song.cue_points) if other == locator)


def _meant(live: LiveContext, command: JumpToLocator) -> "CuePoint":
    if (command.locator is None) == (command.name is None):
        raise InvalidArgument([Problem("locator", "give either a locator or a name")])
    if command.locator is not None:
        return live.cue_point(command.locator)
    locators: Sequence[CuePoint] = live.song().cue_points
    named = [locator for locator in locators if locator.name == command.name]
    if not named:
        raise NotFound(f"no locator is called {command.name!r}")
    if len(named) > 1:
        problem = f"{counted(len(named), 'locator')} are called so: say which by its place or id"
        raise InvalidArgument([Problem("name", problem)])
    return named[0]


def _cue_jump(song: "Song", before: float) -> Steps[CueJump]:
    is_pending = yield from _jumped(song, before, None)
    return CueJump(
        message=_jump_words(song, is_pending=is_pending),
        current_song_time=song.current_song_time,
        is_playing=song.is_playing,
        is_pending=is_pending,
    )


def _jumped(song: "Song", before: float, target: float | None) -> Steps[bool]:
    """Wait for the jump; whether Live still waits for the grid."""
    waits = song.is_playing and int(song.clip_trigger_quantization) != 0
    if target is None or waits:
        shown = yield from settled(leap(song, before))
    else:
        shown = yield from arrived(song, before, target)
    if not shown and not waits:
        raise OutcomeUnknown(f"Live was asked to jump, but shows beat {number(song.current_song_time)}.")
    return waits and not shown


def _jump_words(song: "Song", *, is_pending: bool) -> str:
    now = number(song.current_song_time)
    return "Live jumps at the next launch quantization." if is_pending else f"The song is at beat {now}."
