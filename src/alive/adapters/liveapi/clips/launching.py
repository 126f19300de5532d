"""What Live shows of a clip that is launched or stopped."""

from typing import TYPE_CHECKING, NamedTuple

from alive.adapters.liveapi.runtime import is_alive
from alive.adapters.liveapi.waiting import TIMEOUT, settled
from alive.application.handling import Steps, Until
from alive.domain.enumerations import LaunchMode
from alive.domain.errors import OutcomeUnknown

if TYPE_CHECKING:
    from Live.Clip import Clip

    from alive.adapters.liveapi.context import Cell

STOP_FIRED = -2
"""What a track shows as its fired slot while a stop waits for the launch quantization."""


def is_toggle(clip: "Clip") -> bool:
    """Whether launching the clip while it plays stops it."""
    return LaunchMode(int(clip.launch_mode)) is LaunchMode.TOGGLE


class LaunchState(NamedTuple):
    """What Live shows of a clip that was launched or stopped."""

    plays: bool
    waits: bool
    """Its launch button blinks."""
    stops: bool
    """The stop button of its track blinks."""

    @property
    def ends(self) -> bool:
        """Whether it stands still, or will without anybody doing anything more."""
        return not self.waits and (self.stops or not self.plays)

    @property
    def words(self) -> str:
        """The state, for people."""
        if self.waits:
            return "The clip plays, and waits to start anew." if self.plays else "The clip waits for its start."
        if self.plays:
            return "The clip plays until its stop." if self.stops else "The clip plays."
        return "The clip stands still."


def launch_state(cell: "Cell", clip: "Clip") -> LaunchState:
    """What Live shows of the clip of a slot now."""
    # Not is_triggered: by the description of Live the clip's is true also while it plays, and the slot's while a stop
    # waits.
    fired = cell.track.fired_slot_index
    waits = fired >= 0 and cell.track.clip_slots[fired] == cell.slot
    return LaunchState(clip.is_playing, waits, fired == STOP_FIRED)


def until_launched(cell: "Cell", clip: "Clip", before: LaunchState) -> Steps[None]:
    """Wait until Live shows that the clip starts, which it may have done already."""

    def starts() -> bool:
        if not is_alive(clip):
            return True
        state = launch_state(cell, clip)
        return (state.waits and not before.waits) or (state.plays and not before.plays)

    if before.plays or before.waits:
        yield from settled(starts)
    else:
        yield Until(starts, TIMEOUT)


def launched_words(clip: "Clip", clip_id: str, before: LaunchState, after: LaunchState) -> str:
    """What came of a launch. Raises OutcomeUnknown if Live shows nothing of it."""
    if after.waits or (after.plays and not after.stops):
        return after.words
    if (before.plays or before.waits) and is_toggle(clip):
        return f"{after.words} Its launch mode is Toggle."
    if after.plays:
        return after.words
    raise OutcomeUnknown(f"Live was asked to launch {clip_id}, but shows neither that it waits nor that it plays.")
