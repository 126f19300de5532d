"""From an event to the bytes of a datagram: OSC 1.0, without any socket.

An event is named by where things are: tracks are counted first, then return tracks, then the main track. What has no
such place is not sent: devices inside of racks, clips of the Arrangement. The address and the arguments are encoded
once; the sequence number is put before them for each target.
"""

import struct
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Any

import attrs

from alive.domain.event import Event, EventSpec, Osc
from alive.domain.operation import fields_of

SEQUENCED = b"/live/seq\0\0\0"
BUNDLE = b"#bundle\0" + struct.pack(">Q", 1)
"""The head of a bundle that takes effect at once."""

Counts = tuple[int, int]
"""How many tracks there are, and how many return tracks."""

Value = int | float | str

_NUMBERS = struct.Struct(">if")
_INT = struct.Struct(">i")
_FLOAT = struct.Struct(">f")
_INSIDE_OF_RACKS = ("/chains/", "/return_chains/")


@attrs.frozen(slots=True, eq=False)
class Message:
    """An address and its arguments. T and F are types and have no value."""

    address: str
    types: str
    values: tuple[Value, ...]
    tags: bytes
    """The types as they stand in a sequenced datagram."""
    body: bytes
    """The address and the arguments as they stand there."""


def message(address: str, types: str, *values: Value) -> Message:
    """Make a message. Raises struct.error or OverflowError for a number that its type cannot hold."""
    return Message(address, types, values, text(f",ifs{types}"), text(address) + _arguments(types, values))


def sequenced(made: Message, number: int, seconds: float) -> bytes:
    """A message as an event with its number, and the seconds since the session began."""
    return SEQUENCED + made.tags + _NUMBERS.pack(number, seconds) + made.body


def plain(made: Message) -> bytes:
    """A message by itself."""
    return text(made.address) + text(f",{made.types}") + _arguments(made.types, made.values)


def bundled(elements: list[bytes]) -> bytes:
    """Messages that belong together, in one datagram."""
    return BUNDLE + b"".join(_INT.pack(len(element)) + element for element in elements)


def cut_to_fit(made: Message, size: int) -> tuple[Message, int]:
    """The message with its longest text cut so that the sequenced datagram has that size, and how long the text was.

    Lengths are in bytes of UTF-8; it is cut between two characters. A message that fits is left as it is, with 0.
    """
    excess = len(sequenced(made, 0, 0.0)) - size
    if excess <= 0:
        return made, 0
    texts = {position: _utf8(value) for position, value in enumerate(made.values) if isinstance(value, str)}
    position = max(texts, key=lambda each: len(texts[each]))
    whole = texts[position]
    excess += -excess % 4  # a text takes up a multiple of four bytes
    cut = whole[: max(len(whole) - excess, 0)].decode("utf-8", "ignore")
    values = (*made.values[:position], cut, *made.values[position + 1 :])
    return message(made.address, made.types, *values), len(whole)


@lru_cache(maxsize=4096)
def text(value: str) -> bytes:
    """A text, ended by zeros up to a multiple of four bytes."""
    encoded = _utf8(value)
    return encoded + b"\0" * (4 - len(encoded) % 4)


def _utf8(value: str) -> bytes:
    """A zero would end the text, and half a surrogate pair is none: neither can be told."""
    return value.replace("\0", "\ufffd").encode("utf-8", "replace")


def _arguments(types: str, values: tuple[Value, ...]) -> bytes:
    given = iter(values)
    return b"".join(_ENCODERS[each](next(given)) for each in types if each in _ENCODERS)


_ENCODERS: dict[str, Callable[[Any], bytes]] = {"i": _INT.pack, "f": _FLOAT.pack, "s": text}


class Forms:
    """All OSC forms of the events of one topic."""

    def __init__(self, spec: EventSpec) -> None:
        self._forms = [_Form(spec, osc) for osc in spec.osc]

    def messages(self, event: Event, counts: Callable[[], Counts]) -> list[Message]:
        """The event as OSC; nothing if its object has no place that OSC can name."""
        if not _has_place(event):
            return []
        return [made for form in self._forms if (made := form.message(event, counts)) is not None]


def _has_place(event: Event) -> bool:
    path = getattr(event, "path", None)
    if path is not None:
        return not any(step in path for step in _INSIDE_OF_RACKS)
    return event.spec.kind != "clip" or getattr(event, "scene_index", None) is not None


class _Form:
    """One OSC form of an event."""

    def __init__(self, spec: EventSpec, osc: Osc) -> None:
        self._address = osc.address
        self._only_if = osc.only_if
        self._switch = spec.value_fields[0] if osc.only_if is not None else ""
        self._arguments = list(zip(osc.types, osc_fields(spec), strict=False))

    def message(self, event: Event, counts: Callable[[], Counts]) -> Message | None:
        """The event in this form, if it has one now."""
        if self._only_if is not None and getattr(event, self._switch) is not self._only_if:
            return None
        types, values = "", []
        for kind, name in self._arguments:
            value = getattr(event, name)
            if name in _OF_TRACKS:
                value = _number_of_track(name, value, event, counts)
            if kind == "b":
                types += "T" if value else "F"
                continue
            types += _TYPES.get(kind, kind)
            values.append(_MAKERS[kind](value))
        return message(self._address, types, *values)


_TYPES = {"t": "i"}
_MAKERS: dict[str, Callable[[Any], Value]] = {
    "i": lambda value: -1 if value is None else int(value),
    "t": int,
    "f": lambda value: 0.0 if value is None else float(value),
    "s": lambda value: "" if value is None else str(value),
}
_OF_TRACKS = ("track_index", "was_at")


def _number_of_track(name: str, value: Any, event: Event, counts: Callable[[], Counts]) -> int | None:
    """Tracks, then return tracks, then the main track."""
    where = getattr(event, "track_index", value)
    if value is None or where.__class__ is int:
        return value  # type: ignore[no-any-return] # an index, or none
    tracks, returns = counts()
    if where == "master_track":
        return tracks + returns
    return tracks + (value if name == "was_at" else int(where.rpartition("/")[2]))


def osc_fields(spec: EventSpec) -> Iterator[str]:
    """The fields of an event that OSC can say, in order."""
    for field in fields_of(spec.event):
        if not field.name.endswith("_id") and field.name not in {"path", "arrangement_index"}:
            yield field.name
