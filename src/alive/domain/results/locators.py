"""What operations on locators return."""

from typing import Annotated

from alive.domain.operation import result
from alive.domain.quantities import Beats, Count, Doc, Index


@result
class Locator:
    """One locator."""

    index: Annotated[Index, Doc("Its place in Live's list, which need not be in order of time.")]
    time: Beats
    name: str
    locator_id: str
    path: str


@result
class Locators:
    """The locators, as Live lists them."""

    locators: tuple[Locator, ...]
    count: Count


@result
class LocatorState:
    """A locator as Live shows it."""

    message: str
    time: Beats
    name: str
    locator_index: Index
    locator_id: str
    path: str


@result
class LocatorCreated:
    """The locator that was made, as Live shows it."""

    message: str
    time: Annotated[Beats, Doc("Where it lies: Live moves locators to the nearest sixteenth.")]
    name: str
    locator_index: Index
    locator_id: str
    path: str
    current_song_time: Annotated[Beats, Doc("The position in the song, which was moved and moved back.")]


@result
class LocatorDeleted:
    """The locator that is gone."""

    message: str
    locator_index: Annotated[Index, Doc("Where it was in Live's list.")]
    locator_id: str
    time: Beats
    name: str
    current_song_time: Annotated[Beats, Doc("The position in the song, which was moved and moved back.")]


@result
class CanJumpToNextCue:
    """Whether there is a locator to jump to."""

    can_jump_to_next_cue: bool


@result
class CanJumpToPrevCue:
    """Whether there is a locator to jump to."""

    can_jump_to_prev_cue: bool


@result
class CueJump:
    """Where the song is after a jump from locator to locator."""

    message: str
    current_song_time: Beats
    is_playing: bool
    is_pending: Annotated[bool, Doc("Whether Live waits for the launch quantization before it jumps.")]


@result
class LocatorJump:
    """Where the song is after a jump to a locator."""

    message: str
    locator_index: Index
    locator_id: str
    name: str
    time: Annotated[Beats, Doc("Where the locator lies.")]
    current_song_time: Beats
    is_playing: bool
    is_pending: Annotated[bool, Doc("Whether Live waits for the launch quantization before it jumps.")]
