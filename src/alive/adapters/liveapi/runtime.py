"""The one file that imports Live: everything about its Python runtime that is not the object model itself.

Wrappers of Live's objects are made anew on each access, so `is` and `id()` say nothing: `==` compares the objects
behind them, `_live_ptr` is their address, and the wrapper of a deleted object equals None.
"""

import functools
import inspect
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    from Live.Application import Application
    from Live.Base import Timer
    from Live.Clip import MidiNoteSpecification, WarpMarker
    from Live.TuningSystem import PitchClassAndOctave, ReferencePitch


def get_application() -> "Application":
    """The running Live."""
    import Live  # noqa: PLC0415 - it exists only inside Live

    return Live.Application.get_application()


@functools.cache
def member_of_live(name: str) -> Any:
    """What stands under a name such as `Live.Song.Song.tempo`, or None if this Live has no such member."""
    import Live  # noqa: PLC0415 - it exists only inside Live

    found: Any = Live
    for step in name.split(".")[1:]:
        found = inspect.getattr_static(found, step, None)
    return found


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


def class_named(name: str, module: str = "") -> type | None:
    """A class of Live by the name that Live's signatures have for it, or None; those of `module` come first.

    Args:
        name: The class alone, or with its module: `Track`, `Song.CaptureMode`.
        module: The short name of a module of Live, as `__module__` of its classes has it.
    """
    import Live  # noqa: PLC0415 - it exists only inside Live

    own, _, name = name.rpartition(".")
    for place in (own, module, *dir(Live)):
        found = getattr(getattr(Live, place, None), name, None) if place else None
        if isinstance(found, type):
            return found
    return None


def classes_in(module: str) -> list[type]:
    """The classes of one of Live's modules, by its short name."""
    return [member for member in _members_of(module) if isinstance(member, type)]


def functions_in(module: str) -> list[Callable[..., Any]]:
    """The functions of one of Live's modules, by its short name."""
    return [member for member in _members_of(module) if callable(member) and not isinstance(member, type)]


def _members_of(module: str) -> list[Any]:
    import Live  # noqa: PLC0415 - it exists only inside Live

    place = getattr(Live, module, None)
    return [] if place is None else [member for name, member in sorted(vars(place).items()) if name[0] != "_"]


def warp_marker() -> "type[WarpMarker]":
    """The class of the objects from which Live makes warp markers."""
    from Live.Clip import WarpMarker  # noqa: PLC0415 - it exists only inside Live

    return WarpMarker


def all_scales() -> "Sequence[tuple[str, Sequence[int]]]":
    """The names of Live's scales with their semitones above the root, in Live's order."""
    from Live.Song import get_all_scales_ordered  # noqa: PLC0415 - it exists only inside Live

    return cast("Sequence[tuple[str, Sequence[int]]]", get_all_scales_ordered())


def tuning_classes() -> "tuple[type[PitchClassAndOctave], type[ReferencePitch]]":
    """The classes of the values that a tuning system is told its notes with."""
    from Live.TuningSystem import PitchClassAndOctave, ReferencePitch  # noqa: PLC0415 - it exists only inside Live

    return PitchClassAndOctave, ReferencePitch


def is_alive(thing: Any) -> bool:
    """Whether the object behind a wrapper still exists."""
    return bool(thing != None)  # noqa: E711 - a dead object equals None and yet is not None


def live_ptr(thing: Any) -> int:
    """The address of a living object. Live may use it again after the object was deleted."""
    return cast("int", thing._live_ptr)  # noqa: SLF001 - Live gives it to everybody under this name
