"""One running Live: its clock, its main loop, its document and the Remote Scripts it has loaded."""

from __future__ import annotations

import builtins
import sys
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any, Literal, Self, TypeVar

from alive.simulator.application.application import ApplicationNode
from alive.simulator.application.edition import EDITIONS, EditionName
from alive.simulator.application.listener_handles import listeners_of
from alive.simulator.clip.envelopes import Automation
from alive.simulator.clock import Clock, ManualClock
from alive.simulator.host import running
from alive.simulator.host.host import HostedScript, import_script
from alive.simulator.host.imports import ImportGate
from alive.simulator.host.log import Log
from alive.simulator.host.printing import PrintGate
from alive.simulator.host.saved_set import SavedSet
from alive.simulator.host.scheduler import ENGINE, SCRIPT, TICK, Event, Scheduler
from alive.simulator.host.user import User
from alive.simulator.host.user_devices import DeviceUser
from alive.simulator.host.waiting import Gil, waiter
from alive.simulator.live_sets.set_data import SetData
from alive.simulator.live_sets.set_file import read_set
from alive.simulator.live_sets.set_loading import load_set
from alive.simulator.object_model.document import Document
from alive.simulator.object_model.lom import LomObject, node_of, wrap
from alive.simulator.object_model.node import expect
from alive.simulator.object_model.versions import VERSIONS, LiveName, Profile
from alive.simulator.song.launching import Launcher
from alive.simulator.song.recording import Recorder
from alive.simulator.song.song import SongNode
from alive.simulator.song.transport import Transport
from alive.simulator.track.track import TrackNode

MODULES = str(Path(__file__).parent / "modules")
"""The directory that goes on sys.path: it holds the package Live."""

DISPLAY_INTERVAL = 0.100
"""Seconds between two calls of update_display; measured 100.0 ms in Live."""

TIMER_FLOORS = {"macos": 0.010, "windows": 0.034}
"""Seconds a Live.Base.Timer waits at least, whatever was asked."""

BROWSER_LOAD_SECONDS = 0.8
"""How long Browser.load_item blocks the main thread; measured 0.84 s."""

_LONGEST_WAIT = 0.100
"""Seconds; how late the main loop may notice that it is to stop. Not less than the time between two update_displays:
each lap of the loop lets a starving thread in, and more laps than Live has callbacks would be kinder than Live. With
this, a threaded server that echoes takes 200 ms, and one that answers through update_display 300 ms, as measured there.
"""

TimerFloor = Literal["macos", "windows"]
T = TypeVar("T")


class Simulator(User, DeviceUser):
    """A Live of its own; while it is entered, `import Live` finds it and no other."""

    def __init__(  # noqa: PLR0913 - each is one choice of which Live this is
        self,
        clock: Clock | None = None,
        *,
        timer: TimerFloor = "macos",
        gil: Gil = "free",
        edition: EditionName = "Suite",
        live: LiveName = "12.3.6",
        forbid: tuple[str, ...] = (),
        tick: float = TICK,
        parameter_writes_own_undo_entries: bool = True,
        on_log: Callable[[str], None] | None = None,
        set_file: Path | None = None,
        browser_load_seconds: float = BROWSER_LOAD_SECONDS,
        browser_items_dangle: bool = False,
    ) -> None:
        self.clock: Clock = ManualClock() if clock is None else clock
        self.timer_floor = TIMER_FLOORS[timer]
        self.tick = tick
        self.scheduler = Scheduler()
        self.status_messages: list[str] = []
        self.dialogs: list[str] = []
        self.view_moves: list[tuple[str, str, int, bool]] = []
        self.scripts: list[HostedScript] = []
        self._log = Log(on_log)
        self.live = VERSIONS[live]
        self._profile = Profile(self.live)
        self._gate = ImportGate(forbid, None if self.live.python >= (3, 11) else self.live.python)
        self._prints = PrintGate(self._gate.hosts, lambda line: self._log.write(f"info: Python: {line}"))
        self._slowed = []
        self.preferences: dict[tuple[str, str], bytes] = {}
        self._wait = waiter(gil)
        self._own_entries = parameter_writes_own_undo_entries
        self.edition = EDITIONS[edition]
        self._in_callback = False
        self._sys_path: list[str] = []
        self.browser_load_seconds = browser_load_seconds
        self.browser_items_dangle = browser_items_dangle
        self.load_report: list[str] = []
        self._new_document(None if set_file is None else read_set(set_file), set_file)

    def __enter__(self) -> Self:
        running.enter(self)
        self._sys_path = list(sys.path)
        sys.path.insert(0, MODULES)
        self._profile.apply()
        self._gate.install()
        self._log.install()
        self._prints.install()
        self.publish_scripts()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for script in reversed(tuple(self.scripts)):
            script.disconnect()
        self._end_document()
        self.make_fast()
        self._prints.uninstall()
        del builtins.control_surfaces  # type: ignore[attr-defined]
        self._log.uninstall()
        self._gate.uninstall()
        self._profile.restore()
        sys.path[:] = self._sys_path
        running.leave(self)

    @property
    def log(self) -> list[str]:
        """The lines of Log.txt."""
        return self._log.lines

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
        if not folder.is_dir():
            message = f"no folder of a Remote Script: {folder}"
            raise NotADirectoryError(message)
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
        self._replace_document(None, None)

    def open_set(self, path: Path) -> None:
        """Open a Live Set file (.als) as `open_new_set` opens a new one; `load_report` says what was left out."""
        self._replace_document(read_set(path), path)

    def _replace_document(self, data: SetData | None, path: Path | None, *, saved: SavedSet | None = None) -> None:
        self._refuse_reentry()
        for script in self.scripts:
            script.end()
        self._end_document()
        self._new_document(data, path, saved=saved)
        for script in self.scripts:
            script.begin()

    def listeners(self, live_object: LomObject) -> Any:
        """Return what listens to an object of Live: a vector of Live.Listener.ListenerHandle."""
        return listeners_of(node_of(live_object))

    def add_groove(self, name: str) -> Any:
        """Put a groove into the pool as a user does from the browser; returns a wrapper of it."""
        return self.call(lambda: wrap(self._song.groove_pool.add(name)))

    def save_set(self, path: str | Path) -> SavedSet:
        """Save the Set as a user does: in memory, no file is written; the Song has the name from then on."""
        self._refuse_reentry()
        with self._callback(), self.document.operation():
            self._song.file_path, self._song.name = str(path), Path(path).stem
        return SavedSet(self.document)

    def open_saved_set(self, saved: SavedSet) -> None:
        """Open what was saved: scripts are disconnected and made again, every object is new and nothing plays."""
        self._replace_document(None, None, saved=saved)

    def publish_scripts(self) -> None:
        """Let Python's builtins have the instances of the scripts, for Live's console."""
        builtins.control_surfaces = [script.instance for script in self.scripts]  # type: ignore[attr-defined]

    def group_tracks(self, first: int, last: int) -> Any:
        """Group tracks as a user does, for Live's API cannot; returns a wrapper of the group track."""
        return self.call(lambda: wrap(self._song.group_tracks(first, last)))

    def freeze(self, track: LomObject, *, frozen: bool = True) -> None:
        """Freeze or unfreeze a track as a user does, for Live's API cannot."""
        self.call(lambda: expect(TrackNode, node_of(track)).freeze(frozen=frozen))

    @property
    def previewed(self) -> str:
        """The uri of the browser's item that is previewed, or an empty text."""
        return self._application.browser.previewed_uri

    def select_in_browser(self, uri: str) -> None:
        """Select an item of the browser as a user does, for Live's API cannot."""
        self.call(lambda: setattr(self._application.browser, "selected_uri", uri))

    def rescan_browser(self) -> None:
        """Let the browser have read its content anew, as after a change on the disk."""
        self.call(lambda: self.document.notify(self._application.browser, "full_refresh"))

    def move_track(self, index: int, target: int) -> None:
        """Move a track as a user does, for Live's API cannot."""
        self.call(lambda: self._song.move_track(index, target))

    def defer(self, change: Callable[[], None], seconds: float = 0.0) -> None:
        """Make a change at the next tick, or some seconds later, never in the callback that asked for it."""
        document = self.document

        def make() -> None:
            if document is self.document:
                change()

        self.scheduler.at(self.clock.now() + self.tick + seconds, make, ENGINE)

    def spend(self, seconds: float) -> None:
        """Have the main thread busy for some seconds, inside a slow call."""
        if isinstance(self.clock, ManualClock):
            self.clock.advance(seconds)
        elif seconds > 0:
            self._wait(seconds)

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

    def _new_document(
        self, data: SetData | None = None, path: Path | None = None, *, saved: SavedSet | None = None
    ) -> None:
        self.document = Document(self.defer, self.log_exception)
        song = None if saved is None else saved.restore(self.document)
        self.document.parameter_undo = "own" if self._own_entries else "step"
        self.document.edition = self.edition
        self._application = self.document.create(ApplicationNode, None, simulation=self)
        self.document.application = self._application
        self._song = self.document.create(SongNode, None) if song is None else song
        self.document.song = self._song
        self.document.transport = Transport(self._song, self.clock.now, self.scheduler)
        self.document.launcher = Launcher(self._song, self.document.transport)
        self.document.automation = Automation(self._song)
        self.document.recorder = Recorder(self._song, self.document.transport, self.document.launcher, self.clock.now)
        self.load_report = []
        if saved is not None:
            pass  # it is all there
        elif data is None or path is None:
            self._song.make_default_set()
        else:
            self.load_report = load_set(self._song, data, path)
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
