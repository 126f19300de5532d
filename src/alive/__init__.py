"""Control and observe Ableton Live. Nothing is imported here: each part is loaded by who needs it."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from alive.bridge.client.asynchronous import connect_async
    from alive.bridge.client.blocking import connect

__all__ = ["connect", "connect_async"]

if not TYPE_CHECKING:

    def __getattr__(name: str) -> object:
        """`connect` and `connect_async`, when they are wanted."""
        if name == "connect":
            from alive.bridge.client.blocking import connect  # noqa: PLC0415 - most who import alive need no client

            return connect
        if name == "connect_async":
            from alive.bridge.client.asynchronous import connect_async  # noqa: PLC0415 - as above

            return connect_async
        raise AttributeError(f"module 'alive' has no attribute {name!r}")
