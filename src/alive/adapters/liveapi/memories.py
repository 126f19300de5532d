"""What a journal remembers of Live, each kind of it: how it is read, and written back as it was.

A memory writes only what differs, but for what Live shows late, where a difference cannot be seen in the same callback.
"""

from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from alive.adapters.liveapi.places import kind_of
from alive.adapters.liveapi.runtime import is_alive, live_ptr, note_specification
from alive.adapters.liveapi.writing import write_crossfade_assign, write_name, write_panning_mode, write_parameter

if TYPE_CHECKING:
    from alive.adapters.liveapi.context import LiveContext

LATE = {
    "current_song_time", "loop", "loop_start", "loop_length", "punch_in", "punch_out", "overdub",
    "arrangement_overdub", "session_record", "session_automation_record", "record_mode",
}  # fmt: skip
"""Properties of the song that show a write only on a later tick."""

FINEST = 1e-6
"""Live keeps many values in single precision."""

REFUSALS = (RuntimeError, ValueError, AttributeError, IndexError)
"""What Live raises when it does not read or take a value now."""


class Memory(ABC):
    """Something of Live as it was."""

    def __init__(self, thing: Any) -> None:
        self.thing = thing
        self.was = self.read()

    tracked = True
    """Whether Live's undo history knows what is written."""
    is_late = False
    """Whether Live shows only on a later tick what is written."""

    @property
    def is_alive(self) -> bool:
        """Whether what it is about still exists."""
        return is_alive(self.thing)

    @abstractmethod
    def read(self) -> Any:
        """How it is now."""

    @abstractmethod
    def write_back(self, live: "LiveContext") -> bool:
        """Write it as it was; whether that changed something that Live's undo history knows. MAY raise as Live does."""

    @abstractmethod
    def describe(self, live: "LiveContext") -> str:
        """What it is about, for people."""

    def holds(self) -> bool:
        """Whether it is as it was."""
        return same(self.read(), self.was)


class PropertyMemory(Memory):
    """A plain property of an object."""

    def __init__(self, thing: Any, name: str, *, tracked: bool) -> None:
        self.name = name
        self.is_late = name in LATE
        self.tracked = tracked
        super().__init__(thing)

    def read(self) -> Any:
        """The value, or None where the object does not have it now."""
        try:
            return getattr(self.thing, self.name)
        except REFUSALS:
            return None

    def write_back(self, live: "LiveContext") -> bool:
        """Write it. Live gives a few an entry of their own."""
        if self.was is None or (not self.is_late and self.holds()):
            return False
        write_own = _WITH_OWN_ENTRIES.get((kind_of(self.thing), self.name))
        if write_own is not None:
            write_own(live, self.thing, self.was)
            return False
        setattr(self.thing, self.name, self.was)
        return self.tracked and not self.is_late

    def describe(self, live: "LiveContext") -> str:
        """The path and the name."""
        return f"{live.path_of(self.thing)} {self.name}"


_WITH_OWN_ENTRIES: dict[tuple[str, str], Callable[..., Any]] = {
    ("track", "name"): write_name,
    ("mixer_device", "crossfade_assign"): write_crossfade_assign,
    ("mixer_device", "panning_mode"): write_panning_mode,
}


class ParameterMemory(Memory):
    """The value of a parameter."""

    def read(self) -> Any:
        """The value."""
        return self.thing.value

    def write_back(self, live: "LiveContext") -> bool:
        """Write it; Live gives it an entry of its own."""
        if not self.holds():
            write_parameter(live, self.thing, self.was)
        return False

    def describe(self, live: "LiveContext") -> str:
        """The path."""
        return f"{live.path_of(self.thing)} value"


class NotesMemory(Memory):
    """All notes of a MIDI clip. Written back they have other ids."""

    def read(self) -> Any:
        """The notes in order."""
        notes = self.thing.get_all_notes_extended()
        return sorted(
            (
                note.start_time, note.pitch, note.duration, note.velocity, note.mute, note.probability,
                note.velocity_deviation, note.release_velocity,
            )
            for note in notes
        )  # fmt: skip

    def write_back(self, live: "LiveContext") -> bool:  # noqa: ARG002 - as the others
        """Remove what is there, add what was."""
        if self.holds():
            return False
        clip, make = self.thing, note_specification()
        ids = [note.note_id for note in clip.get_all_notes_extended()]
        if ids:
            clip.remove_notes_by_id(ids)
        names = ("start_time", "pitch", "duration", "velocity", "mute", "probability", "velocity_deviation")
        notes = [make(**dict(zip(names, note, strict=False)), release_velocity=note[7]) for note in self.was]
        if notes:
            clip.add_new_notes(notes)
        return True

    def describe(self, live: "LiveContext") -> str:
        """The path of the clip."""
        return f"{live.path_of(self.thing)} notes"


class ChildrenMemory(Memory):
    """A list of objects. What is new in it is deleted; what was deleted cannot be brought back."""

    def __init__(self, owner: Any, name: str, delete: Callable[[int], None]) -> None:
        self._name = name
        self._delete = delete
        super().__init__(owner)
        self._held = list(self._children())
        """The addresses stand for the objects as long as their wrappers are held."""

    def read(self) -> Any:
        """The addresses of the objects."""
        return [live_ptr(child) for child in self._children()]

    def write_back(self, live: "LiveContext") -> bool:  # noqa: ARG002 - as the others
        """Delete what is new, the last first."""
        known = set(self.was)
        new = [index for index, child in enumerate(self._children()) if live_ptr(child) not in known]
        for index in reversed(new):
            self._delete(index)
        return bool(new)

    def describe(self, live: "LiveContext") -> str:
        """The path of the list."""
        return f"{live.path_of(self.thing)} {self._name}".strip()

    def _children(self) -> Sequence[Any]:
        children: Sequence[Any] = getattr(self.thing, self._name)
        return children


class SlotsMemory(Memory):
    """Which slots of a track have a clip."""

    def read(self) -> Any:
        """Whether each slot has one."""
        return [bool(slot.has_clip) for slot in self.thing.clip_slots]

    def holds(self) -> bool:
        """Whether the slots that there were are as they were: how many there are is a matter of the scenes."""
        return all(now == had for now, had in zip(self.read(), self.was, strict=False))

    def write_back(self, live: "LiveContext") -> bool:  # noqa: ARG002 - as the others
        """Delete the clips in slots that were empty."""
        slots = self.thing.clip_slots
        new = [slot for slot, had in zip(slots, self.was, strict=False) if slot.has_clip and not had]
        for slot in new:
            slot.delete_clip()
        return bool(new)

    def describe(self, live: "LiveContext") -> str:
        """The path of the track."""
        return f"{live.path_of(self.thing)} clips"


class PlaybackMemory(Memory):
    """Whether the song plays."""

    is_late = True

    def read(self) -> Any:
        """Whether it plays."""
        return bool(self.thing.is_playing)

    def write_back(self, live: "LiveContext") -> bool:  # noqa: ARG002 - as the others
        """Start or stop it: Live shows what was asked before only on a later tick."""
        if self.was:
            self.thing.continue_playing()
        else:
            self.thing.stop_playing()
        return False

    def describe(self, live: "LiveContext") -> str:  # noqa: ARG002 - as the others
        """In words."""
        return "whether the song plays"


def same(one: Any, other: Any) -> bool:
    """Whether two values of Live are the same, floats as close as single precision."""
    if isinstance(one, float) and isinstance(other, int | float):
        return abs(one - other) <= FINEST * max(1.0, abs(one))
    return bool(one == other)
