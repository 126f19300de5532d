"""TuningSystem: the tuning of a Set."""

from __future__ import annotations

from math import isfinite
from typing import Any

from alive.simulator.object_model.declarations import Hidden, Property, computed
from alive.simulator.object_model.lom import AsIs, live_class
from alive.simulator.object_model.node import Node
from alive.simulator.object_model.plain_classes import value_class

PitchClassAndOctave = value_class(
    "TuningSystem",
    "PitchClassAndOctave",
    "__init__( (object)arg1, (int)index_in_octave, (int)octave) -> None :",
    {"index_in_octave": ("int", 0), "octave": ("int", 0)},
)

ReferencePitch = value_class(
    "TuningSystem",
    "ReferencePitch",
    "__init__( (object)arg1, (int)index_in_octave, (int)octave, (float)frequency) -> None :",
    {"index_in_octave": ("int", 0), "octave": ("int", 0), "frequency": ("float", 0.0)},
)

_SEMITONES = tuple(100.0 * step for step in range(12))


def _check_pitch(node: TuningSystemNode, value: Any) -> None:
    if not 0 <= value.index_in_octave < node.number_of_notes_in_pseudo_octave:
        message = f"index_in_octave must be in 0..{node.number_of_notes_in_pseudo_octave - 1}"
        raise RuntimeError(message)


def _check_reference(node: TuningSystemNode, value: Any) -> None:
    _check_pitch(node, value)
    if not 0 < value.frequency < float("inf"):
        message = f"a frequency must be positive, got {value.frequency}"
        raise RuntimeError(message)


@live_class("TuningSystem")
class TuningSystemNode(Node):
    """Twelve equal steps until something else is set. Only what is heard depends on it: its values are plain."""

    name: Property[str] = Property("str", "12-TET", plain=True)
    lowest_note: Property[Any] = Property("PitchClassAndOctave", PitchClassAndOctave(0, -2), check=_check_pitch)
    highest_note: Property[Any] = Property("PitchClassAndOctave", PitchClassAndOctave(7, 8), check=_check_pitch)
    reference_pitch: Property[Any] = Property("ReferencePitch", ReferencePitch(9, 3, 440.0), check=_check_reference)
    cents: Hidden[tuple[float, ...]] = Hidden(_SEMITONES, also=("note_tunings",))
    number_of_notes_in_pseudo_octave: Property[int] = Property("int", 12, settable=False, listenable=False)

    @computed("list", listenable=True)
    def note_tunings(self) -> Any:
        """The steps in cents; a new list each time."""
        return AsIs(list(self.cents))

    @note_tunings.checker
    def _check_tunings(self, value: list[Any]) -> None:
        if len(value) != self.number_of_notes_in_pseudo_octave:
            message = f"note_tunings must have {self.number_of_notes_in_pseudo_octave} entries, got {len(value)}"
            raise RuntimeError(message)
        if not all(isinstance(each, (int, float)) and isfinite(each) for each in value):
            message = "note_tunings must be numbers of cents"
            raise RuntimeError(message)

    @note_tunings.setter
    def _set_tunings(self, value: list[float]) -> None:
        self.cents = tuple(float(each) for each in value)

    @computed("float")
    def pseudo_octave_in_cents(self) -> float:
        """The size of the interval after which the steps repeat."""
        return 1200.0
