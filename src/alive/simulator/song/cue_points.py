"""Cue points: the locators of the arrangement."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alive.simulator.object_model.declarations import Children, Hidden, Property, computed, method
from alive.simulator.object_model.lom import live_class
from alive.simulator.object_model.node import Node

if TYPE_CHECKING:
    from alive.simulator.song.transport import Transport

_PER_BEAT = 4
"""Cue points lie on sixteenths."""

_EDGE = 1e-6


@live_class("CuePoint", module="Song")
class CuePointNode(Node):
    """A locator."""

    at: Hidden[float] = Hidden(0.0, undo="step", also=("time",))
    name: Property[str] = Property("str", "", undo="step")

    @computed("float", listenable=True)
    def time(self) -> float:
        """Where it lies, in beats."""
        return self.at

    @method("jump( (CuePoint)arg1) -> None :")
    def jump(self) -> None:
        """Go there: on the grid while playing; when stopped, playing will start there."""
        self.document.defer(self._jump_now)

    def _jump_now(self) -> None:
        if self.alive:
            jump_to(self.document.transport, self.at)


class SongCues(Node):
    """What a Song does with its cue points."""

    cue_points: Children[CuePointNode] = Children(refreshes=("time", "structure"))

    @computed("bool", follows="time")
    def can_jump_to_next_cue(self) -> bool:
        """Whether there is a cue point after the playhead."""
        return self._next() is not None

    @computed("bool", follows="time")
    def can_jump_to_prev_cue(self) -> bool:
        """Whether there is a cue point before the playhead."""
        return self._previous() is not None

    @method("is_cue_point_selected( (Song)arg1) -> bool :", reads=True)
    def is_cue_point_selected(self) -> bool:
        """Whether the playhead is on a cue point."""
        return self._cue_at(self.document.transport.position()) is not None

    @method("set_or_delete_cue( (Song)arg1) -> None :")
    def set_or_delete_cue(self) -> None:
        """Delete the cue point under the playhead, or make one; the next tick shows it."""
        place = round(self.document.transport.position() * _PER_BEAT) / _PER_BEAT
        self.document.defer(lambda: self._toggle(place))

    @method("jump_to_next_cue( (Song)arg1) -> None :")
    def jump_to_next_cue(self) -> None:
        """Go to the next cue point, if there is one."""
        cue = self._next()
        if cue is not None:
            cue.jump()

    @method("jump_to_prev_cue( (Song)arg1) -> None :")
    def jump_to_prev_cue(self) -> None:
        """Go to the previous cue point, if there is one."""
        cue = self._previous()
        if cue is not None:
            cue.jump()

    def add_cue(self, time: float, name: str) -> CuePointNode:
        """Make a cue point."""
        with self.document.operation():
            cue = self.document.create(CuePointNode, self, at=time, name=name)
            self.cue_points = sorted([*self.cue_points, cue], key=lambda each: each.at)
        return cue

    def _toggle(self, place: float) -> None:
        cue = self._cue_at(place)
        if cue is None:
            self.add_cue(place, str(len(self.values["cue_points"]) + 1))
            return
        with self.document.operation():
            self.cue_points = [each for each in self.cue_points if each is not cue]
            self.document.remove(cue)

    def _cue_at(self, place: float) -> CuePointNode | None:
        return next((cue for cue in self.cue_points if abs(cue.at - place) < _EDGE), None)

    def _next(self) -> CuePointNode | None:
        position = self.document.transport.position()
        return next((cue for cue in self.cue_points if cue.at > position + _EDGE), None)

    def _previous(self) -> CuePointNode | None:
        position = self.document.transport.position()
        return next((cue for cue in reversed(self.cue_points) if cue.at < position - _EDGE), None)


def jump_to(transport: Transport, place: float) -> None:
    """Move the playhead: quantized while playing; when stopped the start moves along."""
    if transport.playing:
        transport.jump_on_grid(place)
    else:
        transport.song.start_time = place
        transport.jump(place)
