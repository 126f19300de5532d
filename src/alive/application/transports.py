"""What a transport is to the application, and what it is given to live on."""

from collections.abc import Callable
from typing import Protocol

from alive.application.gateway import Gateway


class HasFileno(Protocol):
    """A socket, or anything else the operating system can wait on."""

    def fileno(self) -> int:
        """The descriptor or handle."""
        ...


class Writer(Protocol):
    """Something that has output to write."""

    def write(self, until: float) -> bool:
        """Write what the peer takes now, at most until that time. Whether anything was written. MUST NOT block."""
        ...


class TransportHost(Protocol):
    """What a transport is given to live on. All of it belongs to Live's main thread."""

    @property
    def gateway(self) -> Gateway:
        """Where requests go and clients are known."""
        ...

    @property
    def polled_at(self) -> float:
        """When sockets were looked at the last time before now: what is there now, and was not then, came since."""
        ...

    def watch(
        self, source: HasFileno, on_readable: Callable[[], None] | None, on_writable: Callable[[], None] | None = None
    ) -> None:
        """Call back when the source can be read or written; a further call replaces the former."""
        ...

    def unwatch(self, source: HasFileno) -> None:
        """Forget the source. MUST be called before it is closed."""
        ...

    def has_output(self, writer: Writer) -> None:
        """Have `writer.write` called at the end of this turn's reading and running."""
        ...

    def call_at(self, when: float, callback: Callable[[], None]) -> None:
        """Call back in the first turn at that time of the gateway's clock; a further call replaces the former."""
        ...

    def call_off(self, callback: Callable[[], None]) -> None:
        """Do not call back after all. Harmless if it was not asked for."""
        ...

    def report_error(self, text: str) -> None:
        """A line for Live's log about something that went wrong."""
        ...


class Transport(Protocol):
    """One way in: a listening socket and its connections. It never blocks and has no thread."""

    @property
    def name(self) -> str:
        """The name it is configured and logged by."""
        ...

    def open(self, host: TransportHost) -> str:
        """Begin to listen; answers where, for people. MAY raise OSError: it is tried again every few seconds."""
        ...

    def close(self) -> None:
        """Stop listening and close every connection. MUST be harmless when called twice or never opened."""
        ...
