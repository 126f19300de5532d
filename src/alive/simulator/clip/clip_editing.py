"""Editing a clip's notes as a whole: quantizing, duplicating, cropping."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from alive.simulator.clip.clip_notes import ClipNotes, midi_method
from alive.simulator.clip.envelopes import ClipEnvelopes
from alive.simulator.clip.notes import Note, checked, in_order, with_notes
from alive.simulator.clip.warping import Mark, with_shadow
from alive.simulator.object_model.declarations import method
from alive.simulator.object_model.vectors import IntU64Vector, make_vector

GRIDS: dict[int, tuple[float, ...]] = {
    1: (1.0,),
    2: (1 / 2,),
    3: (1 / 3,),
    4: (1 / 2, 1 / 3),
    5: (1 / 4,),
    6: (1 / 6,),
    7: (1 / 4, 1 / 6),
    8: (1 / 8,),
}
"""Beats between the lines, by value of Song.RecordingQuantization; two of them lie over each other in 4 and 7."""

_SWING_SHARE = 1 / 2
"""How far a swing amount of 1 moves the second of two eighths or sixteenths, in lines of the grid: assumed."""


def nearest_line(beats: float, grid: int, swing: float = 0.0) -> float:
    """Return the line of a recording quantization nearest to a position."""
    lines = [_swung(beats, step, swing) for step in GRIDS[grid]]
    return min(lines, key=lambda line: abs(line - beats))


def _swung(beats: float, step: float, swing: float) -> float:
    """Return the nearest of the lines, of which every second one is late by the swing."""
    pair = beats // (2 * step) * 2 * step
    lines = (pair, pair + step * (1 + swing * _SWING_SHARE), pair + 2 * step)
    return min(lines, key=lambda line: abs(line - beats))


class ClipEditing(ClipNotes, ClipEnvelopes):
    """What a clip does with all its notes, or with those of a region."""

    @method("quantize( (Clip)arg1, (int)arg2, (float)arg3) -> None :")
    def quantize(self, grid: int, amount: float) -> None:
        """Move every note, or warp marker, towards the grid; the values are Song.RecordingQuantization's."""
        line = self._quantizer(grid, amount)
        if self.is_midi_clip:
            self._quantize(self.note_values, line)
        elif grid and self.warped:
            first, *rest = self.marks[:-1]
            moved = [Mark(mark.seconds, line(mark.beats)) for mark in rest]
            self.marks = with_shadow(_rising([first, *moved]), self.marks)

    @midi_method("quantize_pitch( (Clip)arg1, (int)arg2, (int)arg3, (float)arg4) -> None :")
    def quantize_pitch(self, pitch: int, grid: int, amount: float) -> None:
        """Move the notes of one pitch towards the grid."""
        self._quantize([note for note in self.note_values if note.pitch == pitch], self._quantizer(grid, amount))

    @midi_method(
        "duplicate_region( (Clip)self, (float)region_start, (float)region_length, (float)destination_time"
        " [, (int)pitch=-1 [, (int)transposition_amount=0]]) -> None :"
    )
    def duplicate_region(
        self, region_start: float, region_length: float, destination_time: float, pitch: int, transposition_amount: int
    ) -> None:
        """Copy the notes of a region, of one pitch or of all, to another time."""
        if not region_length > 0:
            message = f"The length of a region must be positive, got {region_length}"
            raise RuntimeError(message)
        end = region_start + region_length
        found = [
            note for note in self.note_values if region_start <= note.start_time < end and pitch in {-1, note.pitch}
        ]
        self._copy(found, destination_time - region_start, transposition_amount)

    @midi_method(
        "duplicate_notes_by_id( (Clip)self, (object)note_ids [, (object)destination_time=None"
        " [, (int)transposition_amount=0]]) -> IntU64Vector :"
    )
    def duplicate_notes_by_id(self, note_ids: Iterable[int], destination_time: Any, transposition_amount: int) -> Any:
        """Copy notes to a time, or behind the last of them; the copies are selected."""
        ids = self._known(note_ids)
        found = [note for note in self.note_values if note.note_id in ids]
        if not found:
            return make_vector(IntU64Vector, [])
        start = min(note.start_time for note in found)
        if destination_time is None:
            destination_time = max(note.end_time for note in found)
        new = self._copy(found, float(destination_time) - start, transposition_amount)
        self.selected = frozenset(note.note_id for note in new)
        return make_vector(IntU64Vector, [note.note_id for note in new])

    @method("crop( (Clip)arg1) -> None :")
    def crop(self) -> None:
        """Remove what lies outside the loop, or outside the markers when looping is off."""
        start, end = self._region()
        if self.is_midi_clip:
            kept = [_inside(note, start, end) for note in self.note_values if note.end_time > start]
            self.note_values = in_order(note for note in kept if note.start_time < end)
        for name, value in (("start_at", start), ("end_at", end), ("loop_from", start), ("loop_to", end)):
            self.document.change(self, name, value, "step")

    @method("duplicate_loop( (Clip)arg1) -> None :")
    def duplicate_loop(self) -> None:
        """Make the loop twice as long, with its notes and envelopes; without looping, what the markers enclose."""
        if not self.is_midi_clip:
            message = "duplicate_loop is only available for MIDI clips"
            raise RuntimeError(message)
        start, end = self._region()
        length = end - start
        later = [note._replace(start_time=note.start_time + length) for note in self.note_values if _after(note, end)]
        found = [note for note in self.note_values if start <= note.start_time < end]
        self.note_values = with_notes((note for note in self.note_values if not _after(note, end)), later)
        self._copy(found, length, 0)
        for envelope in self.envelopes:
            envelope.repeat(start, end)
        self.document.change(self, "loop_to" if self.values["looping"] else "end_at", end + length, "step")
        if self.values["looping"]:
            self.document.change(self, "end_at", max(self.values["end_at"], end + length), "step")
        self.follow_markers()

    def _region(self) -> tuple[float, float]:
        values = self.values
        names = ("loop_from", "loop_to") if values["looping"] else ("start_at", "end_at")
        return values[names[0]], values[names[1]]

    def _quantizer(self, grid: int, amount: float) -> Callable[[float], float]:
        if grid not in GRIDS and grid != 0:
            message = "Invalid quantization."
            raise RuntimeError(message)
        if not 0 <= amount <= 1:
            message = f"The amount of quantization must be in 0..1, got {amount}"
            raise RuntimeError(message)
        swing = self.document.song.swing_amount

        def line(beats: float) -> float:
            return beats + amount * (nearest_line(beats, grid, swing) - beats) if grid else beats

        return line

    def _quantize(self, found: Iterable[Note], line: Callable[[float], float]) -> None:
        moved = [note._replace(start_time=line(note.start_time)) for note in found]
        ids = {note.note_id for note in moved}
        self.note_values = with_notes((note for note in self.note_values if note.note_id not in ids), moved)

    def _copy(self, found: Iterable[Note], distance: float, transposition: int) -> list[Note]:
        first = self.next_note_id
        new = [
            checked(
                note._replace(
                    note_id=first + number,
                    start_time=note.start_time + distance,
                    pitch=note.pitch + transposition,
                )
            )
            for number, note in enumerate(found)
        ]
        self.next_note_id = first + len(new)
        self._add(new)
        return new


def _after(note: Note, end: float) -> bool:
    return note.start_time >= end


def _inside(note: Note, start: float, end: float) -> Note:
    """Return what of a note lies between two times."""
    first = max(note.start_time, start)
    return note._replace(start_time=first, duration=min(note.end_time, end) - first)


def _rising(marks: list[Mark]) -> list[Mark]:
    """Drop warp markers that quantizing put onto or before the one in front of them."""
    kept = marks[:1]
    for mark in marks[1:]:
        if mark.beats > kept[-1].beats:
            kept.append(mark)
    return kept
