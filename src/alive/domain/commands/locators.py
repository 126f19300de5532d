"""Operations on locators, the named places of the Arrangement. Live's API calls them cue points."""

from typing import Annotated

from alive.domain.operation import Command, Effect, operation
from alive.domain.quantities import Beats, Doc, Name
from alive.domain.refs import CuePointRef
from alive.domain.results.locators import (
    CanJumpToNextCue,
    CanJumpToPrevCue,
    CueJump,
    LocatorCreated,
    LocatorDeleted,
    LocatorJump,
    Locators,
    LocatorState,
)

_CATEGORY = "Transport"
_TOGGLING = (
    "Live.Song.Song.set_or_delete_cue",
    "Live.Song.Song.is_cue_point_selected",
    "Live.Song.Song.current_song_time",
    "Live.Song.Song.is_playing",
    "Live.Song.Song.cue_points",
    "Live.Song.CuePoint.time",
    "Live.Song.CuePoint.name",
)
_JUMPING = (
    "Live.Song.Song.current_song_time",
    "Live.Song.Song.is_playing",
    "Live.Song.Song.clip_trigger_quantization",
)


@operation(category=_CATEGORY, effect=Effect.EDIT, ticks=True, source=_TOGGLING)
class CreateLocator(Command[LocatorCreated]):
    """Create a locator. The song must stand still: Live makes locators only where its position is.

    The position is moved there and back, which is seen in Live for a moment. Live puts the locator on the nearest
    sixteenth. Nothing is changed where a locator is already. The position stays at the locator if the user moves it or
    starts the song meanwhile.

    Raises:
        LiveRejected: The song plays or counts in, there is a locator already, or it lies behind the end of the song.
        OutcomeUnknown: Live did not show it in time.
    """

    time_in_beats: Beats
    name: Annotated[Name | None, Doc("If not given, Live names it.")] = None


@operation(category=_CATEGORY, effect=Effect.EDIT, destructive=True, ticks=True, source=_TOGGLING)
class DeleteLocator(Command[LocatorDeleted]):
    """Delete a locator. The song must stand still: Live deletes only the locator at its position.

    The position is moved there and back, which is seen in Live for a moment.

    Raises:
        NotFound: There is no such locator.
        LiveRejected: The song plays or counts in.
        OutcomeUnknown: Live did not show it in time.
    """

    locator_index: CuePointRef


@operation(
    category=_CATEGORY,
    effect=Effect.READ,
    source=("Live.Song.Song.cue_points", "Live.Song.CuePoint.time", "Live.Song.CuePoint.name"),
)
class GetLocators(Command[Locators]):
    """List the locators."""


@operation(category=_CATEGORY, effect=Effect.EDIT, source="Live.Song.CuePoint.name")
class RenameLocator(Command[LocatorState]):
    """Rename a locator.

    Raises:
        NotFound: There is no such locator.
    """

    locator: CuePointRef
    name: Name


@operation(
    category=_CATEGORY,
    effect=Effect.EDIT,
    source="Live.Song.CuePoint.time",
    unsupported=(
        "Live's API cannot move a locator: its time can only be read. "
        "delete_locator and create_locator make another one elsewhere."
    ),
)
class MoveLocator(Command[LocatorState]):
    """Move a locator. Not possible with Live's API."""

    locator: CuePointRef
    time_in_beats: Beats


@operation(category=_CATEGORY, effect=Effect.PERFORM, source=("Live.Song.CuePoint.jump", *_JUMPING))
class JumpToLocator(Command[LocatorJump]):
    """Jump to a locator, given by its place, id or name.

    While the song plays Live jumps at the next launch quantization; then `is_pending` is true and the jump itself is
    not waited for. While it stands still, playback will start there.

    Raises:
        NotFound: There is no such locator.
        InvalidArgument: Neither or both of `locator` and `name` were given, or several locators have that name.
        OutcomeUnknown: Live did not show it in time.
    """

    locator: CuePointRef | None = None
    name: Annotated[Name | None, Doc("Instead of the locator: its whole name.")] = None


@operation(category=_CATEGORY, effect=Effect.READ, source="Live.Song.Song.can_jump_to_next_cue")
class GetCanJumpToNextCue(Command[CanJumpToNextCue]):
    """Tell whether there is a locator after the position in the song."""


@operation(category=_CATEGORY, effect=Effect.READ, source="Live.Song.Song.can_jump_to_prev_cue")
class GetCanJumpToPrevCue(Command[CanJumpToPrevCue]):
    """Tell whether there is a locator before the position in the song."""


@operation(
    category=_CATEGORY,
    effect=Effect.PERFORM,
    source=("Live.Song.Song.jump_to_next_cue", "Live.Song.Song.can_jump_to_next_cue", *_JUMPING),
)
class JumpToNextCue(Command[CueJump]):
    """Jump to the next locator.

    While the song plays Live jumps at the next launch quantization; then `is_pending` is true and the jump itself is
    not waited for. While it stands still, playback will start there.

    Raises:
        LiveRejected: There is no locator after the position.
        OutcomeUnknown: Live did not show it in time.
    """


@operation(
    category=_CATEGORY,
    effect=Effect.PERFORM,
    source=("Live.Song.Song.jump_to_prev_cue", "Live.Song.Song.can_jump_to_prev_cue", *_JUMPING),
)
class JumpToPrevCue(Command[CueJump]):
    """Jump to the previous locator.

    While the song plays Live jumps at the next launch quantization; then `is_pending` is true and the jump itself is
    not waited for. While it stands still, playback will start there.

    Raises:
        LiveRejected: There is no locator before the position.
        OutcomeUnknown: Live did not show it in time.
    """
