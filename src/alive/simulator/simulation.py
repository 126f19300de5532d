"""One running Live: its clock, its main loop, its document and the Remote Scripts it has loaded."""

from __future__ import annotations

import sys
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any, Literal, Self, TypeVar

from alive.simulator import running
from alive.simulator.application import ApplicationNode
from alive.simulator.clock import Clock, ManualClock
from alive.simulator.document import Document
from alive.simulator.host import HostedScript, import_script
from alive.simulator.imports import ImportGate
from alive.simulator.launching import Launcher
from alive.simulator.log import Log
from alive.simulator.lom import LomObject, wrap
from alive.simulator.scheduler import ENGINE, SCRIPT, TICK, Event, Scheduler
from alive.simulator.song import SongNode
from alive.simulator.transport import Transport
from alive.simulator.waiting import Gil, waiter

MODULES = str(Path(__file__).parent / "modules")
"""The directory that goes on sys.path: it holds the package Live."""

DISPLAY_INTERVAL = 0.100
"""Seconds between two calls of update_display; measured 100.0 ms in Live."""

TIMER_FLOORS = {"macos": 0.010, "windows": 0.034}
"""Seconds a Live.Base.Timer waits at least, whatever was asked."""

_LONGEST_WAIT = 0.100
"""Seconds; how late the main loop may notice that it is to stop. Not less than the time between two update_displays:
each lap of the loop lets a starving thread in, and more laps than Live has callbacks would be kinder than Live. With
this, a threaded server that echoes takes 200 ms, and one that answers through update_display 300 ms, as measured there.
"""

TimerFloor = Literal["macos", "windows"]
T = TypeVar("T")


class Simulation:
    """A Live of its own; while it is entered, `import Live` finds it and no other."""

    def __init__(
        self,
        clock: Clock | None = None,
        *,
        timer: TimerFloor = "macos",
        gil: Gil = "free",
        tick: float = TICK,
        parameter_writes_own_undo_entries: bool = True,
        on_log: Callable[[str], None] | None = None,
    ) -> None:
        self.clock: Clock = ManualClock() if clock is None else clock
        self.timer_floor = TIMER_FLOORS[timer]
        self.tick = tick
        self.scheduler = Scheduler()
        self.status_messages: list[str] = []
        self.dialogs: list[str] = []
        self.scripts: list[HostedScript] = []
        self._log = Log(on_log)
        self._gate = ImportGate()
        self._wait = waiter(gil)
        self._own_entries = parameter_writes_own_undo_entries
        self._in_callback = False
        self._sys_path: list[str] = []
        self._new_document()

    def __enter__(self) -> Self:
        running.enter(self)
        self._sys_path = list(sys.path)
        sys.path.insert(0, MODULES)
        self._gate.install()
        self._log.install()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for script in reversed(tuple(self.scripts)):
            script.disconnect()
        self._end_document()
        self._log.uninstall()
        self._gate.uninstall()
        sys.path[:] = self._sys_path
        running.leave(self)

    @property
    def log(self) -> list[str]:
        """The lines of Log.txt."""
        return self._log.lines

    @property
    def midi_map_handle(self) -> int:
        """What build_midi_map is given."""
        return 0x3D1_0000

    @property
    def song(self) -> Any:
        """A new wrapper of the document: a Live.Song.Song."""
        return wrap(self._song)

    @property
    def application(self) -> LomObject:
        """A new wrapper of the application: a Live.Application.Application."""
        return wrap(self._application)

    def load_script(self, folder: Path, *, forbid: tuple[str, ...] = ()) -> HostedScript:
        """Load a Remote Script from its folder as Live does; `forbid` names modules it must not import."""
        return self._start(folder.name, lambda: import_script(folder, self._gate, forbid))

    def host(self, create_instance: Callable[[Any], Any], name: str = "Alive") -> HostedScript:
        """Start a Remote Script from its create_instance function."""
        return self._start(name, lambda: create_instance)

    def advance(self, seconds: float) -> None:
        """Let time pass on the manual clock and run what becomes due, in order of time."""
        if not isinstance(self.clock, ManualClock):
            message = "advance needs a ManualClock; use run(stop) in real time"
            raise TypeError(message)
        self._refuse_reentry()
        target = self.clock.now() + seconds
        while True:
            due = self.scheduler.next_due()
            if due is None or due > target + 1e-7:
                break
            self.clock.move_to(due)
            self._run_next()
        self.clock.move_to(target)

    def run(self, stop: Callable[[], bool]) -> None:
        """Run Live's main loop in real time until `stop` says so."""
        self._refuse_reentry()
        now, scheduler, wait = self.clock.now, self.scheduler, self._wait
        while not stop():
            due = scheduler.next_due()
            pause = _LONGEST_WAIT if due is None else min(due - now(), _LONGEST_WAIT)
            if pause > 0:
                wait(pause)
            else:
                self._run_next()

    def call(self, function: Callable[[], T]) -> T:
        """Run a function as one callback from Live, as a user or another script would act."""
        self._refuse_reentry()
        with self._callback():
            return function()

    def open_new_set(self) -> None:
        """Open a new Set: scripts are disconnected and made again, their modules stay."""
        self._refuse_reentry()
        for script in self.scripts:
            script.end()
        self._end_document()
        self._new_document()
        for script in self.scripts:
            script.begin()

    def group_tracks(self, first: int, last: int) -> Any:
        """Group tracks as a user does, for Live's API cannot; returns a wrapper of the group track."""
        return self.call(lambda: wrap(self._song.group_tracks(first, last)))

    def move_track(self, index: int, target: int) -> None:
        """Move a track as a user does, for Live's API cannot."""
        self.call(lambda: self._song.move_track(index, target))

    def defer(self, change: Callable[[], None]) -> None:
        """Make a change at the next tick, never in the callback that asked for it."""
        document = self.document

        def make() -> None:
            if document is self.document:
                change()

        self.scheduler.at(self.clock.now() + self.tick, make, ENGINE)

    def after(self, seconds: float, callback: Callable[[], None]) -> Event:
        """Call a script back after a time in seconds."""
        return self.scheduler.at(self.clock.now() + seconds, callback, SCRIPT)

    def after_display(self, last: Event | None, callback: Callable[[], None]) -> Event:
        """Plan the next update_display, 100 ms after the last was due; one that is late does not catch up."""
        now = self.clock.now()
        due = now + DISPLAY_INTERVAL
        if last is not None and last.due + DISPLAY_INTERVAL > now:
            due = last.due + DISPLAY_INTERVAL
        return self.scheduler.at(due, callback, SCRIPT)

    def log_exception(self, error: BaseException) -> None:
        """Write a script's exception as Log.txt shows it."""
        for block in traceback.format_exception(error):
            for line in block.rstrip("\n").splitlines():
                self._log.write(f"RemoteScriptError: {line}")

    def write_log(self, line: str) -> None:
        """Write a line to Log.txt."""
        self._log.write(line)

    def _run_next(self) -> None:
        action = self.scheduler.pop_due(self.clock.now())
        if action is not None:
            with self._callback():
                action()

    @contextmanager
    def _callback(self) -> Iterator[None]:
        self._in_callback = True
        try:
            yield
        finally:
            self._in_callback = False

    def _refuse_reentry(self) -> None:
        if self._in_callback:
            message = "a callback of Live is running; nothing else runs inside it"
            raise RuntimeError(message)

    def _start(self, name: str, load: Callable[[], Callable[[Any], Any]]) -> HostedScript:
        self._refuse_reentry()
        script = HostedScript(self, name, load)
        self.scripts.append(script)
        script.begin()
        return script

    def _new_document(self) -> None:
        self.document = Document(self.defer, self.log_exception)
        self.document.parameter_undo = "own" if self._own_entries else "step"
        self._application = self.document.create(ApplicationNode, None, simulation=self)
        self._song = self.document.create(SongNode, None)
        self.document.song = self._song
        self.document.transport = Transport(self._song, self.clock.now, self.scheduler)
        self.document.launcher = Launcher(self._song, self.document.transport)
        self._song.make_default_set()
        self.document.begin_history()
        self._mapped_tracks = self._track_ids()
        self.document.after_structure.append(self._rebuild_midi_maps)

    def _track_ids(self) -> tuple[object, ...]:
        return self._song.values["tracks"], self._song.values["return_tracks"]

    def _rebuild_midi_maps(self) -> None:
        """Ask every script for its MIDI map after a track came or went."""
        if self._track_ids() != self._mapped_tracks:
            self._mapped_tracks = self._track_ids()
            for script in self.scripts:
                script.request_rebuild()

    def _end_document(self) -> None:
        for node in tuple(self.document.nodes.values()):
            node.alive = False
            node.listeners = {}
        self.document.transport.halt()
