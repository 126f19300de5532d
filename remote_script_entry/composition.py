"""The composition root inside Live: makes every part, connects them, and follows Live's calls.

Nothing is decided here. What Live calls (the Timer every 10 ms or so, `update_display` ten times a second,
`disconnect`) is handed to the pump; the rest is construction.
"""

import gc
import os
import time
import traceback
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from alive.adapters.liveapi.adapter import LiveAdapter
from alive.adapters.liveapi.live_log import LiveLog, LiveStatusBar
from alive.adapters.liveapi.observers import Observation
from alive.adapters.liveapi.runtime import make_timer
from alive.adapters.storage.audit_file import FILE_NAME as AUDIT
from alive.adapters.storage.audit_file import AuditFile
from alive.adapters.storage.token_file import FILE_NAME as TOKENS
from alive.adapters.storage.token_file import NoTokens, TokenFile
from alive.adapters.transport.hub import Hub
from alive.adapters.transport.line_commands import LineCommandsTransport
from alive.adapters.transport.osc_events import OscEvents
from alive.adapters.transport.osc_target import Target
from alive.adapters.transport.session import Limits
from alive.adapters.transport.tcp_json import TcpJsonTransport
from alive.application.access import Access
from alive.application.audit import Audit
from alive.application.connection import HOW_TO_RESUME, answers
from alive.application.conversion import Conversion
from alive.application.dispatcher import Dispatcher
from alive.application.event_log import EventLog
from alive.application.executor import Executor
from alive.application.gateway import Client, Gateway
from alive.application.guards import Replays
from alive.application.log_lines import in_one_line
from alive.application.log_queue import LogQueue
from alive.application.logging_config import install
from alive.application.own_operations import Script, answer
from alive.application.ports import Clock
from alive.application.published import Published
from alive.application.publishing import Publishing
from alive.application.pump import Pump
from alive.application.reception import Reception
from alive.application.transports import Transport
from alive.config import Settings
from alive.usable_settings import usable_settings
from alive.version import __version__
from remote_script_entry.applying import Applying, rules_of
from remote_script_entry.reloading import Reloading

SETTINGS_FILE = "alive.toml"

SHORTEST_PATIENCE = 0.25
"""Seconds without a callback of the Timer after which `update_display` replaces it. Live stops a Timer for good when
its callback raises; menus and dialogs stop it for a while, and then `update_display` is silent too."""

LAST_REPLIES = 0.1
"""Seconds that writing the last replies may take when the Set is closed."""

LAST_LINES = 0.02, 0.2
"""Seconds that writing the log may take then, at least and at most."""

ENDS_WITHIN = 0.28
"""Seconds that all of it is to take: who opens another Set waits for it, and 300 ms is what is noticed as a stop."""


class AliveScript:
    """What Live holds: everything of this Set's instance, owned and closed by it."""

    def __init__(
        self,
        c_instance: Any,
        settings: Settings,
        transports: Sequence[Transport],
        clock: Clock,
        folder: Path | None = None,
        settings_file: Path | None = None,
    ) -> None:
        self.logs = logs = install(_log_queue(c_instance, clock, settings))
        self.log = log = logs.component("script")
        self._clock = clock
        self._is_closed = False
        self.timer_restarts = 0
        self.can_be_replaced = False
        """Whether whoever holds this can read the script anew from its folder."""
        self.is_to_be_replaced = False
        """Whether somebody asked for that."""
        session = os.urandom(4).hex()
        live = LiveAdapter(c_instance.song(), session, c_instance)
        dispatcher = Dispatcher(live, clock, logs.component("dispatcher"))
        replays = Replays(clock)
        reception = Reception(dispatcher, live, replays, session)
        self._executor = Executor(reception, clock, settings.limits.queue_capacity)
        self._conversion = conversion = Conversion()
        access = access_of(settings, folder, clock, logs)
        gateway = Gateway(
            self._executor, conversion, clock, logs.component("clients"), access, log_commands=settings.log.commands
        )
        self._hub = Hub(transports, gateway, clock, logs.component("transports"), LiveStatusBar(c_instance))
        events, published = EventLog(clock), Published()
        self._observers = Observation(live.context, published, events, clock, logs.component("observers"))
        reception.causes = self._observers
        self._osc = OscEvents(
            osc_targets(settings), events, published, self._observers, session, clock, logs.component("osc")
        )
        self._publishing = Publishing(events, published, self._observers, gateway, session)
        self._publishing.outputs.append(self._osc)
        reception.of_connection = answers(gateway, session, live.live_version()) | self._publishing.answers()
        audit_file = None if folder is None else audit_file_of(settings, folder)
        audit = None if audit_file is None else _audit(audit_file, settings, clock, logs)
        gateway.audit = audit if settings.security.audit else None
        self.pump = _pump(self._executor, self._hub, clock, logs, settings, self._publishing)
        self.pump.audit = self._audit = audit
        gateway.on_stop = self._cut
        self._status = status = LiveStatusBar(c_instance)
        gateway.on_greeting = lambda label: status.show(f"Alive: {label} is connected.")
        self.pump.after_pause += [self._executor.leave_out, replays.leave_out]
        applying = Applying(
            logs=logs,
            gateway=gateway,
            executor=self._executor,
            pump=self.pump,
            hub=self._hub,
            osc=self._osc,
            access=access,
            audit=audit,
            audit_file=audit_file,
            transports=list(transports),
            make_transports=configured_transports,
            make_targets=osc_targets,
            set_interval=self._set_interval,
        )
        self._reloading = Reloading(settings_file, settings, applying.groups(), log)
        answer(
            Script(
                live=live,
                dispatcher=dispatcher,
                executor=self._executor,
                gateway=gateway,
                conversion=conversion,
                of_connection=reception.of_connection,
                log=log,
                logs=logs,
                pump=self.pump,
                clock=clock,
                osc=self._osc,
                session=session,
                transports=self._hub.describe,
                transport_faults=lambda: self._hub.faults,
                timer_restarts=lambda: self.timer_restarts,
                reload_configuration=self._reloading,
                ask_to_be_replaced=self._ask_to_be_replaced,
                started_at=clock(),
            ),
            reception,
        )
        log.info(f"Alive {__version__} starts in Live {live.live_version()}, session {session}")
        self._set_interval(settings)
        self._last_tick = self._last_restart = clock()
        self._observers.start()
        if settings.transports.osc.enabled:
            self._osc.start()
        self._timer = self._make_timer()
        if access.fault is not None:
            LiveStatusBar(c_instance).show(f"Alive: {access.fault}. Nobody may do anything.")
        self._has_old_timer = False
        # Last: what is open now is closed by disconnect, and nothing after this can fail.
        self._hub.open_all()
        logs.drain()

    def settle_in(self) -> None:
        """See to it that no turn is held up by what can be done beforehand.

        Python's garbage collector looks through everything there is, every now and then: with all scripts that Live
        has loaded that takes tens of milliseconds, so it is told to leave alone what is there to stay. What is garbage
        of it already, some 5000 objects, is collected when the Set is closed: to find it would take 50 ms. What is
        made on first use is made in turns in which nothing else is to be done.
        """
        gc.freeze()
        self.pump.idle = self._made_ready()

    def _made_ready(self) -> Iterator[None]:
        yield from self._conversion.made_ready()
        gc.freeze()  # that stays, too

    def update_display(self) -> None:
        """Live calls this every 100 ms: the watchdog of the Timer, and the pump should there be none."""
        now = self._clock()
        if self._has_old_timer and not self._is_closed:
            self._renew_timer()
        if self._is_closed or now - self._last_tick <= self._patience:
            return
        self.pump.turn()
        if now - self._last_restart > self._patience:
            self._last_restart = now
            self._replace_timer()

    def disconnect(self) -> None:
        """Live closes the Set, or the script is taken out: answer what waits, close every socket."""
        if self._is_closed:
            return
        self._is_closed = True
        began = self._clock()
        # Listeners come last: a large Set has thousands, and nobody waits for them.
        steps = (
            self._timer.stop, self._executor.shut_down, self._publishing.say_goodbye, self._send_last_replies,
            self._osc.stop, self._hub.close_all, self._close_audit, self._observers.stop,
        )  # fmt: skip
        for step in steps:
            try:
                step()
            except Exception:  # noqa: BLE001 - whatever fails, the sockets must be closed: the next Set needs the port
                self.log.error(traceback.format_exc())
        gc.unfreeze()  # what was kept from the collector is given back to it
        self.log.info("Alive is disconnected")
        least, most = LAST_LINES
        self.logs.close(min(max(began + ENDS_WITHIN - self._clock(), least), most))

    def _cut(self, client: Client) -> None:
        """A client has cut all remote control: from now on it is as if no surface were chosen."""
        who = in_one_line(client.label or client.name)
        self._status.show(f"Alive: {who} cut all remote control. {HOW_TO_RESUME}")
        self._publishing.say_goodbye()
        self._osc.stop()
        self._hub.close_all_soon(LAST_REPLIES)

    def _on_timer(self) -> None:
        self._last_tick = self._clock()
        if not self._is_closed:
            self.pump.turn()
            # The turn counts, too: a call of Live can be slow, and update_display comes right behind it.
            self._last_tick = self._clock()

    def _replace_timer(self) -> None:
        """Make a new Timer: whether one whose callback raised can be started again was never observed."""
        self.timer_restarts += 1
        self.log.error("The timer stood still; a new one is made.")
        self._renew_timer()

    def _renew_timer(self) -> None:
        try:
            self._has_old_timer = False
            self._timer.stop()
            self._timer = self._make_timer()
        except Exception:  # noqa: BLE001 - update_display goes on without a Timer, ten times a second
            self.log.error(traceback.format_exc())

    def _close_audit(self) -> None:
        if self._audit is not None:
            self._audit.close()

    def _set_interval(self, settings: Settings) -> None:
        """Ask Live for that many callbacks. The Timer is not made anew within its own callback."""
        milliseconds = settings.pump.callback_interval_ms
        self._make_timer = partial(make_timer, self._on_timer, milliseconds)
        self._patience = max(SHORTEST_PATIENCE, 3 * milliseconds / 1000)
        self._has_old_timer = True

    def _ask_to_be_replaced(self) -> bool:
        self.is_to_be_replaced = self.can_be_replaced
        return self.can_be_replaced

    def _send_last_replies(self) -> None:
        """Answer what has arrived and was not read yet, too: a socket that is closed unread takes its replies along."""
        until = self._clock() + LAST_REPLIES
        self._hub.receive(0.0, until)
        while self._hub.send(until) and self._clock() < until:
            self._hub.receive(0.0, until)


def create_instance(c_instance: Any) -> AliveScript:
    """Make the script with the settings that lie in its folder."""
    folder = Path(__file__).parent
    script = compose(c_instance, settings_beside(folder, c_instance), settings_file=folder / SETTINGS_FILE)
    script.settle_in()
    return script


def compose(
    c_instance: Any,
    settings: Settings,
    extra_transports: Sequence[Transport] = (),
    clock: Clock = time.perf_counter,
    folder: Path | None = None,
    settings_file: Path | None = None,
) -> AliveScript:
    """Make the script with the configured transports and any others. The file is what reload_configuration reads.

    `perf_counter` and not `monotonic`, which steps by 15.6 ms on Windows. In the folder are the tokens, if there are
    any; if it is not given, it is the one that was installed.
    """
    transports = [*configured_transports(settings), *extra_transports]
    return AliveScript(c_instance, settings, transports, clock, folder or installed_folder(), settings_file)


def installed_folder() -> Path | None:
    """The folder that Live has the script from; None where it runs from its sources."""
    folder = Path(__file__).parent
    return folder if (folder / "_vendor").is_dir() else None


def access_of(settings: Settings, folder: Path | None, clock: Clock, logs: LogQueue) -> Access:
    """Who may do what, by the settings and the tokens in that folder."""
    tokens = NoTokens() if folder is None else TokenFile(folder / TOKENS)
    return Access(tokens, rules_of(settings), clock, logs.component("access"))


def audit_file_of(settings: Settings, folder: Path) -> AuditFile:
    """Where it is kept what was done, in that folder."""
    return AuditFile(folder / AUDIT, settings.security.audit_file_bytes, settings.security.audit_files)


def _audit(file: AuditFile, settings: Settings, clock: Clock, logs: LogQueue) -> Audit:
    return Audit(file, clock, time.time, logs.component("audit"), arguments=settings.security.audit_arguments)


def _pump(
    executor: Executor, hub: Hub, clock: Clock, logs: LogQueue, settings: Settings, publishing: Publishing
) -> Pump:
    return Pump(
        executor,
        hub,
        clock,
        logs.component("pump"),
        publishing,
        logs,
        linger=settings.pump.linger_ms / 1000,
        budget_share=settings.pump.budget_share,
        shortest_budget=settings.pump.min_budget_ms / 1000,
        longest_budget=settings.pump.max_budget_ms / 1000,
    )


def _log_queue(c_instance: Any, clock: Clock, settings: Settings) -> LogQueue:
    log = settings.log
    return LogQueue(
        LiveLog(c_instance).write,
        clock,
        time.time,
        level=log.level,
        enabled=log.enabled,
        capacity=log.queue_size,
    )


def configured_transports(settings: Settings) -> list[Transport]:
    """The transports that the settings ask for."""
    tcp_json, lines = settings.transports.tcp_json, settings.transports.line_commands
    transports: list[Transport] = []
    if tcp_json.enabled:
        limits = Limits(max_frame_bytes=tcp_json.max_frame_bytes, max_backlog_bytes=tcp_json.max_backlog_bytes)
        transports.append(TcpJsonTransport(tcp_json.host, tcp_json.port, limits, tcp_json.max_clients))
    if lines.enabled:
        transports.append(LineCommandsTransport(lines.host, lines.port, lines.max_frame_bytes, lines.max_clients))
    return transports


def osc_targets(settings: Settings) -> list[Target]:
    """Where the settings have events sent as OSC."""
    return [
        Target(
            host=target.host,
            port=target.port,
            dialect=target.dialect,
            topics=target.topics,
            max_datagram=target.max_datagram,
            bundles=target.bundles,
        )
        for target in settings.transports.osc.targets
    ]


def settings_beside(folder: Path, c_instance: Any = None) -> Settings:
    """The settings in the script's own folder, with the defaults for what it lacks and what is wrong in it.

    What is wrong is told in Live's log and status bar, if `c_instance` is given.
    """
    path = folder / SETTINGS_FILE
    usable = usable_settings(path)
    if usable.problems and c_instance is not None:
        c_instance.log_message(f"ERROR {path}: {usable.words}. {usable.remedy}.")
        LiveStatusBar(c_instance).show(f"Alive: alive.toml: {usable.words}. {usable.remedy}.")
    return usable.settings
