"""The playhead: where it is follows from the clock, the tempo and the arrangement loop."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from alive.simulator.scheduler import ENGINE, TICK, Event, Scheduler

if TYPE_CHECKING:
    from alive.simulator.song import SongNode


class Transport:
    """Beats are quarter notes. `elapsed` counts the beats played and never jumps; clips follow it."""

    def __init__(self, song: SongNode, now: Callable[[], float], scheduler: Scheduler) -> None:
        self.playing = False
        self.elapsed = 0.0
        self._song = song
        self._now = now
        self._scheduler = scheduler
        self._position = 0.0
        self._resume_at = 0.0
        self._tempo = song.tempo
        self._updated_at = now()
        self._event: Event | None = None

    def position(self) -> float:
        """Return the playhead in beats."""
        self.update()
        return self._position

    def update(self) -> None:
        """Move the playhead up to now."""
        now = self._now()
        if self.playing:
            beats = (now - self._updated_at) * self._tempo / 60.0
            self.elapsed += beats
            self._position = self._looped(self._position, beats)
        self._updated_at = now

    def retime(self) -> None:
        """Take on a new tempo from here on."""
        self.update()
        self._tempo = self._song.tempo

    def start(self, position: float) -> None:
        """Play from a position in beats; also restarts when playing."""
        self.update()
        self._position = position
        self._updated_at = self._now()
        if not self.playing:
            self.playing = True
            self._plan()
        self._show()

    def resume(self) -> None:
        """Play from where it stopped; a playhead moved while stopped does not count."""
        if not self.playing:
            self.start(self._resume_at)

    def stop(self) -> None:
        """Stop; the playhead stays."""
        if self.playing:
            self.update()
            self._resume_at = self._position
            self.halt()
            self._song.document.launcher.cancel_pending()
            self._show()

    def halt(self) -> None:
        """End without telling anybody."""
        self.playing = False
        if self._event is not None:
            self._event.cancel()
            self._event = None

    def jump(self, position: float) -> None:
        """Move the playhead."""
        self.update()
        self._position = position
        self._song.document.refresh("time")

    def _looped(self, position: float, beats: float) -> float:
        moved = position + beats
        song = self._song
        end = song.loop_start + song.loop_length
        if song.loop and position < end <= moved:
            return song.loop_start + (moved - end) % song.loop_length
        return moved

    def _plan(self) -> None:
        self._event = self._scheduler.at(self._now() + TICK, self._tick, ENGINE)

    def _tick(self) -> None:
        self.update()
        self._plan()
        self._song.document.launcher.process()
        self._song.document.refresh("time")

    def _show(self) -> None:
        self._song.document.refresh("playback")
        self._song.document.refresh("time")
