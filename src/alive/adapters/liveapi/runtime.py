"""The one file that imports Live: everything about its Python runtime that is not the object model itself.

Wrappers of Live's objects are made anew on each access, so `is` and `id()` say nothing: `==` compares the objects
behind them, `_live_ptr` is their address, and the wrapper of a deleted object equals None.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    from Live.Application import Application
    from Live.Base import Timer
    from Live.Clip import MidiNoteSpecification


def get_application() -> "Application":
    """The running Live."""
    import Live  # noqa: PLC0415 - it exists only inside Live

    return Live.Application.get_application()


def version_of(application: "Application") -> tuple[int, int, int]:
    """The version of Live as numbers; unlike its text it has no marks of beta versions."""
    return (
        application.get_major_version(),
        application.get_minor_version(),
        application.get_bugfix_version(),
    )


def make_timer(callback: Callable[[], None], interval_ms: int) -> "Timer":
    """Start a repeating timer on Live's main thread.

    It runs as long as somebody holds it, and stops for good when the callback raises. About 10 ms is the shortest
    interval on macOS, about 34 ms on Windows, whatever is asked for.
    """
    from Live.Base import Timer  # noqa: PLC0415 - it exists only inside Live

    return Timer(callback=callback, interval=interval_ms, repeat=True, start=True)


def note_specification() -> "type[MidiNoteSpecification]":
    """The class of the objects from which Live makes notes."""
    from Live.Clip import MidiNoteSpecification  # noqa: PLC0415 - it exists only inside Live

    return MidiNoteSpecification


def is_alive(thing: Any) -> bool:
    """Whether the object behind a wrapper still exists."""
    return bool(thing != None)  # noqa: E711 - a dead object equals None and yet is not None


def live_ptr(thing: Any) -> int:
    """The address of a living object. Live may use it again after the object was deleted."""
    return cast("int", thing._live_ptr)  # noqa: SLF001 - Live gives it to everybody under this name
