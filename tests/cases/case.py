"""One way to carry out each operation, with documented arguments, and where its effect is to be seen.

These cases are what every test over all operations runs: undo, rollback, compatibility, effects through another door.
A module of cases mirrors each module of commands; `every.py` gathers them.
"""

from collections.abc import Callable, Mapping
from typing import Any

import attrs

Arguments = Mapping[str, Any]


@attrs.frozen
class Shows:
    """A property, or a method without arguments, of an object of Live after the operation."""

    path: str
    """From the song, such as `tracks/0/mixer_device/volume`; empty for the song itself."""
    member: str
    """A property; with `()` after it, a method."""
    value: Any
    """What it is afterwards: a plain value as it goes over the wire, or a function that says whether it is right."""


@attrs.frozen(kw_only=True)
class Case:
    """An operation on the furnished Set (see `furnished.py`)."""

    action: str
    arguments: Arguments = attrs.field(factory=dict)
    before: tuple[tuple[str, Arguments], ...] = ()
    """Operations that are carried out first, outside of what is tested."""
    setup: Callable[[Any], None] | None = None
    """What a person does first, on the Simulator, where no operation can."""
    shows: tuple[Shows, ...] = ()
    """Where the effect is seen through the whole object model."""
    seen: Callable[[Any], bool] | None = None
    """Whether the Simulator shows the effect, where the object model does not: a dialog, MIDI that was sent."""
    answers: Arguments = attrs.field(factory=dict)
    """Fields of the reply that must be so, for operations that read."""
    refused: str | None = None
    """The code of the error if it cannot succeed on the furnished Set, such as `unsupported_by_live`."""
    entries: int = 1
    """How many undos take it back, for operations that Live's undo history knows."""
    changes_nothing: bool = False
    """Whether an operation that is no READ leaves the Set as it was, in what `picture` shows."""

    def __str__(self) -> str:
        return self.action
