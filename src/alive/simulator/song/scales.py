"""Scales: what Live knows of them, and the song's own."""

from __future__ import annotations

from typing import Any

from alive.simulator.object_model.declarations import Hidden, Notification, Property, computed
from alive.simulator.object_model.functions import live_function
from alive.simulator.object_model.node import Node
from alive.simulator.object_model.vectors import IntVector, make_vector

SCALES: dict[str, tuple[int, ...]] = {
    "Major": (0, 2, 4, 5, 7, 9, 11),
    "Minor": (0, 2, 3, 5, 7, 8, 10),
    "Dorian": (0, 2, 3, 5, 7, 9, 10),
    "Mixolydian": (0, 2, 4, 5, 7, 9, 10),
    "Lydian": (0, 2, 4, 6, 7, 9, 11),
    "Phrygian": (0, 1, 3, 5, 7, 8, 10),
    "Locrian": (0, 1, 3, 5, 6, 8, 10),
    "Whole Tone": (0, 2, 4, 6, 8, 10),
    "Half-whole Dim.": (0, 1, 3, 4, 6, 7, 9, 10),
    "Whole-half Dim.": (0, 2, 3, 5, 6, 8, 9, 11),
    "Minor Blues": (0, 3, 5, 6, 7, 10),
    "Minor Pentatonic": (0, 3, 5, 7, 10),
    "Major Pentatonic": (0, 2, 4, 7, 9),
    "Harmonic Minor": (0, 2, 3, 5, 7, 8, 11),
    "Harmonic Major": (0, 2, 4, 5, 7, 8, 11),
    "Dorian #4": (0, 2, 3, 6, 7, 9, 10),
    "Phrygian Dominant": (0, 1, 4, 5, 7, 8, 10),
    "Melodic Minor": (0, 2, 3, 5, 7, 9, 11),
    "Lydian Augmented": (0, 2, 4, 6, 8, 9, 11),
    "Lydian Dominant": (0, 2, 4, 6, 7, 9, 10),
    "Super Locrian": (0, 1, 3, 4, 6, 8, 10),
    "Bhairav": (0, 1, 4, 5, 7, 8, 11),
    "Hungarian Minor": (0, 2, 3, 6, 7, 8, 11),
    "8-Tone Spanish": (0, 1, 3, 4, 5, 6, 8, 10),
    "Hirajoshi": (0, 2, 3, 7, 8),
    "In-Sen": (0, 1, 5, 7, 10),
    "Iwato": (0, 1, 5, 6, 10),
    "Kumoi": (0, 2, 3, 7, 9),
    "Pelog Selisir": (0, 1, 3, 7, 8),
    "Pelog Tembung": (0, 1, 5, 7, 8),
    "Messiaen 3": (0, 2, 3, 4, 6, 7, 8, 10, 11),
    "Messiaen 4": (0, 1, 2, 5, 6, 7, 8, 11),
    "Messiaen 5": (0, 1, 5, 6, 7, 11),
    "Messiaen 6": (0, 2, 4, 5, 6, 8, 10, 11),
    "Messiaen 7": (0, 1, 2, 3, 5, 6, 7, 8, 9, 11),
}
"""Semitones above the root, in Live's order."""


class SongScale(Node):
    """The scale of the Set."""

    scale_key: Hidden[str] = Hidden("Major", also=("scale_name", "scale_intervals", "scale_information"))
    root_note: Property[int] = Property("int", 0, low=0, high=11, also=("scale_information",))
    scale_mode: Property[bool] = Property(
        "bool", default=False, also=("scale_information",), since=(12, 0, 5), plain=True
    )
    scale_information = Notification()

    @computed("str", listenable=True)
    def scale_name(self) -> str:
        """The scale by name."""
        return self.scale_key

    @scale_name.checker
    def _check_scale(self, value: str) -> None:
        if value not in SCALES:
            message = f"There is no scale named {value!r}"
            raise RuntimeError(message)

    @scale_name.setter
    def _set_scale(self, value: str) -> None:
        self.scale_key = value

    @computed("IntVector", listenable=True)
    def scale_intervals(self) -> Any:
        """The semitones of the scale above the root."""
        return make_vector(IntVector, SCALES[self.scale_key])


@live_function("Song", "get_all_scales_ordered() -> tuple :", reads=True)
def get_all_scales_ordered() -> tuple[tuple[str, tuple[int, ...]], ...]:
    """Return every scale's name and intervals."""
    return tuple(SCALES.items())
