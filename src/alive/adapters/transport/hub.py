"""All transports together: opened, watched, written, closed. The pump's only view of sockets."""

import selectors
import traceback
from collections.abc import Callable, Sequence
from weakref import WeakKeyDictionary

import attrs

from alive.application.gateway import Gateway
from alive.application.ports import Clock, LogSink, StatusBar
from alive.application.transports import HasFileno, Transport, Writer
from alive.domain.errors import AliveError

RETRY_AFTER = 5.0
"""Seconds between two tries to open a transport whose port was taken."""


@attrs.define(eq=False)
class _Opening:
    transport: Transport
    try_again_at: float = 0.0
    is_open: bool = False
    where: str | None = None
    failures: int = 0


@attrs.define(eq=False)
class _Watched:
    """What is called for a source."""

    number: int
    on_readable: Callable[[], None] | None
    on_writable: Callable[[], None] | None


class Hub:
    """Holds the transports. It is their TransportHost and the pump's Wire."""

    def __init__(
        self,
        transports: Sequence[Transport],
        gateway: Gateway,
        clock: Clock,
        log: LogSink,
        status: StatusBar,
        selector: selectors.BaseSelector | None = None,
    ) -> None:
        self.gateway = gateway
        self._clock = clock
        self._log = log
        self._status = status
        # Never plain select where there is better: it fails from descriptor 1024 on, and Live itself holds many.
        self._selector = selector or selectors.DefaultSelector()
        self._openings = [_Opening(transport) for transport in transports]
        self._leaving: list[Transport] = []
        """What is closed soon."""
        self._writers: dict[Writer, None] = {}
        self._alarms: dict[Callable[[], None], float] = {}
        self._passed_over: list[int] = []
        """The numbers of what was ready and not read because the time was up: it comes first next time."""
        self._count = 0
        """How many sources were watched so far, which numbers them by their age."""
        self._numbers: WeakKeyDictionary[HasFileno, int] = WeakKeyDictionary()
        """Of each source; a socket that is not read for a while grows no younger by that."""
        self._looked_at = self.polled_at = clock()
        self._closed = False
        self._close_at: float | None = None
        self.faults = 0
        """Defects of transports that were caught and logged."""

    def open_all(self) -> None:
        """Open every transport. One that cannot be opened is reported, and tried again later."""
        for opening in self._openings:
            self._open(opening)

    def close_all(self) -> None:
        """Close every transport, the last opened first. Harmless when repeated."""
        if self._closed:
            return
        self._close_those_leaving()
        for opening in reversed(self._openings):
            self._guarded(opening.transport.close)
            opening.is_open = False
        self._closed = True
        self._selector.close()

    def close_all_soon(self, within: float) -> None:
        """Close everything as soon as what waits is written, and after so many seconds in any case."""
        self._close_at = self._clock() + within

    def open_also(self, transport: Transport) -> None:
        """Open one more. It is reported and tried again like the others."""
        opening = _Opening(transport)
        self._openings.append(opening)
        self._open(opening)

    def close_soon(self, transport: Transport) -> None:
        """Close one when what was answered in this turn is written, and know it no longer."""
        self._openings = [opening for opening in self._openings if opening.transport is not transport]
        self._leaving.append(transport)
        self.call_at(self._clock(), self._close_those_leaving)

    def has_moved(self, transport: Transport, where: str | None) -> None:
        """One listens elsewhere now; without `where` it is to be tried there."""
        opening = next(opening for opening in self._openings if opening.transport is transport)
        if where is None:
            opening.try_again_at, opening.failures = 0.0, 0
        else:
            opening.where = where
            self._log.info(f"{transport.name} listening on {where}")

    def _close_those_leaving(self) -> None:
        leaving, self._leaving = self._leaving, []
        for transport in leaving:
            self._guarded(transport.close)

    def describe(self) -> dict[str, dict[str, object]]:
        """Of each transport, by name, whether it is open and where."""
        return {
            opening.transport.name: {"open": opening.is_open, "where": opening.where, "failed_tries": opening.failures}
            for opening in self._openings
        }

    def maintain(self, now: float) -> None:
        """Try again what could not be opened, and see to clients that may no longer be there."""
        self.gateway.tend(now)
        if self._close_at is not None and (not self._writers or now >= self._close_at):
            self.close_all()
        for opening in self._openings:
            if not opening.is_open and not self._closed and now >= opening.try_again_at:
                self._open(opening)

    def receive(self, wait: float, until: float) -> None:
        """Read from the connections that have something, until the time is up; the others are next."""
        if self._closed or not self._selector.get_map():
            return  # Windows refuses to wait for nothing
        # Selectors round up to milliseconds, and a turn must not be longer than its budget.
        wait = int(wait * 1000) / 1000
        self.polled_at, self._looked_at = self._looked_at, self._clock()
        count = self._count
        self._read_ready(wait, until)
        if self._count != count and not self._passed_over:
            self._read_ready(0.0, until)  # the first request of a new client is often there already
        if self._alarms:
            self._call_who_waited()

    def _read_ready(self, wait: float, until: float) -> None:
        """Read what is ready, the older connection first.

        Who sends each request on a connection of its own, or left and comes back, must not find the former request done
        after the later one. A new connection is therefore looked at only after what was there before it, and takes no
        place of what had to wait. Of several requests that wait on one connection this holds for the first: they take
        turns with those of others.
        """
        ready = {key.data.number: (key.data, events) for key, events in self._selector.select(wait)}
        order = [number for number in self._passed_over if number in ready]
        order += sorted(ready.keys() - set(order))
        for place, number in enumerate(order):
            watched, events = ready[number]
            if watched.on_writable is not None and events & selectors.EVENT_WRITE:
                self._guarded(watched.on_writable)
            elif watched.on_readable is not None:
                self._guarded(watched.on_readable)
            if self._clock() >= until:
                self._passed_over = order[place + 1 :]
                return
        self._passed_over = []

    def send(self, until: float) -> bool:
        """Let those write who have something to write, until the time is up; the others are next."""
        wrote = False
        for writer in list(self._writers):
            del self._writers[writer]  # before, since writing may leave more to write
            wrote |= self._write(writer, until)
            if self._clock() >= until:
                break
        return wrote

    def watch(
        self, source: HasFileno, on_readable: Callable[[], None] | None, on_writable: Callable[[], None] | None = None
    ) -> None:
        """Call back when the source can be read or written."""
        events = (selectors.EVENT_READ if on_readable else 0) | (selectors.EVENT_WRITE if on_writable else 0)
        watched = _Watched(self._number_of(source), on_readable, on_writable)
        if source.fileno() in self._selector.get_map():
            self._selector.modify(source, events, watched)
        else:
            self._selector.register(source, events, watched)

    def _number_of(self, source: HasFileno) -> int:
        number = self._numbers.get(source)
        if number is None:
            self._count += 1
            number = self._numbers[source] = self._count
        return number

    def unwatch(self, source: HasFileno) -> None:
        """Forget the source."""
        if not self._closed and source.fileno() in self._selector.get_map():
            self._selector.unregister(source)

    def has_output(self, writer: Writer) -> None:
        """Have the writer write at the end of this turn's reading and running."""
        self._writers[writer] = None

    def call_at(self, when: float, callback: Callable[[], None]) -> None:
        """Call back in the first turn at that time."""
        self._alarms[callback] = when

    def call_off(self, callback: Callable[[], None]) -> None:
        """Do not call back after all."""
        self._alarms.pop(callback, None)

    def report_error(self, text: str) -> None:
        """A line for Live's log about something that went wrong."""
        self._log.error(text)

    def _call_who_waited(self) -> None:
        """After the reading: what has arrived by now decides what is to be done."""
        now = self._clock()
        for callback in [callback for callback, when in self._alarms.items() if when <= now]:
            # One that was called before may have called this one off.
            if self._alarms.pop(callback, None) is not None:
                self._guarded(callback)

    def _open(self, opening: _Opening) -> None:
        name = opening.transport.name
        opening.try_again_at = self._clock() + RETRY_AFTER
        try:
            where = opening.transport.open(self)
        except Exception as error:  # noqa: BLE001 - a transport that is broken must not keep the others out
            opening.failures += 1
            if opening.failures == 1:
                self._report_failure(name, error)
            return
        opening.is_open = True
        opening.where = where
        self._log.info(f"{name} listening on {where}")
        if opening.failures:
            self._status.show(f"Alive: {name} is listening now, on {where}.")

    def _report_failure(self, name: str, error: Exception) -> None:
        reason = str(error)
        if isinstance(error, OSError) and error.filename is not None:
            reason = f"{error.filename}: {error.strerror}"
        question = ""
        if isinstance(error, OSError):
            question = " Is another program using its port?"
        elif not isinstance(error, AliveError):
            self._note_fault()
        self._log.error(f"{name} cannot listen: {reason}. It is tried again every {RETRY_AFTER:g} seconds.")
        self._status.show(f"Alive: {name} cannot listen ({reason}).{question}")

    def _write(self, writer: Writer, until: float) -> bool:
        try:
            return writer.write(until)
        except Exception:  # noqa: BLE001 - one connection must not keep the others from writing
            self._note_fault()
            return False

    def _guarded(self, callback: Callable[[], None]) -> None:
        try:
            callback()
        except Exception:  # noqa: BLE001 - one connection must not keep the others from reading
            self._note_fault()

    def _note_fault(self) -> None:
        self.faults += 1
        self._log.error(traceback.format_exc())
