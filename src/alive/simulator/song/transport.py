"""The playhead: where it is follows from the clock, the tempo and the arrangement loop."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from alive.simulator.host.scheduler import ENGINE, TICK, Event, Scheduler

_NUDGE = 0.1
"""The share of the tempo by which holding a nudge button speeds up or slows down: assumed."""

COUNT_IN_BARS = (0, 1, 2, 4)
"""Bars by Song.count_in_duration."""

if TYPE_CHECKING:
    from alive.simulator.song.song import SongNode


class Transport:
    """Beats are quarter notes. `elapsed` counts the beats played and never jumps; clips follow it."""

    def __init__(self, song: SongNode, now: Callable[[], float], scheduler: Scheduler) -> None:
        self.playing = False
        self.elapsed = 0.0
        self.song = song
        self._jump: tuple[float, float] | None = None
        self._count: Event | None = None
        self._now = now
        self._scheduler = scheduler
        self._position = 0.0
        self._resume_at = 0.0
        self._tempo = song.tempo
        self._updated_at = now()
        self._event: Event | None = None

    def now(self) -> float:
        """Return the clock's seconds."""
        return self._now()

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
        """Take on a new tempo, or a nudge of it, from here on."""
        self.update()
        song = self.song
        self._tempo = song.tempo * (1 + _NUDGE * (int(song.nudge_up) - int(song.nudge_down)))

    def start(self, position: float) -> None:
        """Play from a position in beats; also restarts when playing."""
        self._end_count()
        self.update()
        self._position = position
        self._updated_at = self._now()
        if not self.playing:
            self.playing = True
            self._plan()
            self.song.document.recorder.process()
        self._show()

    def resume(self) -> None:
        """Play from where it stopped; a playhead moved while stopped does not count."""
        if not self.playing:
            self.start(self._resume_at)

    @property
    def counting_in(self) -> bool:
        """Whether a count-in runs."""
        return self._count is not None

    def count_in(self, then: Callable[[], None]) -> None:
        """Count the bars of the preference, then go on."""
        beats = COUNT_IN_BARS[self.song.count_in_duration] * self.song.beats_in_bar
        if not beats:
            then()
            return

        def end() -> None:
            self._count = None
            then()
            self._show()

        self._end_count()
        self._count = self._scheduler.at(self._now() + beats * 60 / self.song.tempo, end, ENGINE)
        self._show()

    def stop(self) -> None:
        """Stop; the playhead stays."""
        if self.counting_in:
            self._end_count()
            self.song.document.launcher.cancel_pending()
            self._show()
        if self.playing:
            self.update()
            self._resume_at = self._position
            self.song.document.recorder.stop()
            self.halt()
            self.song.document.launcher.cancel_pending()
            self._show()

    def halt(self) -> None:
        """End without telling anybody."""
        self.playing = False
        self._jump = None
        self._end_count()
        if self._event is not None:
            self._event.cancel()
            self._event = None

    def jump(self, position: float) -> None:
        """Move the playhead."""
        self.update()
        self._position = position
        self.song.document.refresh("time")

    def jump_on_grid(self, position: float) -> None:
        """Move the playhead when the song's launch quantization next lets it."""
        self.update()
        at = self.song.document.launcher.next_line()
        if at <= self.elapsed:
            self.jump(position)
        else:
            self._jump = (at, position)

    def _end_count(self) -> None:
        if self._count is not None:
            self._count.cancel()
            self._count = None

    def _looped(self, position: float, beats: float) -> float:
        moved = position + beats
        song = self.song
        end = song.loop_start + song.loop_length
        if song.loop and position < end <= moved:
            return song.loop_start + (moved - end) % song.loop_length
        return moved

    def _plan(self) -> None:
        self._event = self._scheduler.at(self._now() + TICK, self._tick, ENGINE)

    def _tick(self) -> None:
        self.update()
        if self._jump is not None and self._jump[0] <= self.elapsed + 1e-9:
            at, position = self._jump
            self._jump = None
            self._position = position + self.elapsed - at
        self._plan()
        self.song.document.launcher.process()
        self.song.document.refresh("time")

    def _show(self) -> None:
        self.song.document.refresh("playback")
        self.song.document.refresh("time")
