"""The parts of c_instance that are objects: what Live itself does with the notes of a pad controller.

There is no sound and no pad here, so they only keep what a script sets, in the range and type it must have.
"""

from __future__ import annotations

from typing import Any


class Feature:
    """Has the attributes of its table and no others."""

    _fields: dict[str, Any] = {}  # noqa: RUF012 - never changed

    def __init__(self) -> None:
        self.__dict__.update(self._fields)

    def __setattr__(self, name: str, value: Any) -> None:
        if name not in self._fields:
            message = f"{type(self).__name__!r} object has no attribute {name!r}"
            raise AttributeError(message)
        self.__dict__[name] = value


class FullVelocity(Feature):
    """Every note at full velocity."""

    _fields = {"enabled": False}  # noqa: RUF012


class NoteRepeat(Feature):
    """Held notes are repeated."""

    _fields = {"enabled": False, "repeat_rate": 1.0}  # noqa: RUF012


class Playhead(Feature):
    """Notes sent to the controller that show where a clip plays."""

    _fields = {  # noqa: RUF012
        "enabled": False, "clip": None, "track": None, "notes": (), "feedback_channels": (), "velocity": 0.0,
        "wrap_around": False, "start_time": 0.0, "step_length": 0.0,
    }  # fmt: skip


class VelocityLevels(Feature):
    """Pads that play one note at several velocities."""

    _fields = {  # noqa: RUF012
        "enabled": False, "notes": (), "levels": (), "minimum": 0, "maximum": 127, "source_channel": -1,
        "target_channel": -1, "target_notes": (),
    }  # fmt: skip

    def set_notes(self, notes: tuple[int, ...]) -> None:
        """Set the pads."""
        self.notes = notes
