"""From an event to the bytes of a datagram: OSC 1.0, without any socket.

An event is named by where things are: tracks are counted first, then return tracks, then the main track. What has no
such place is not sent: devices inside of racks, clips of the Arrangement. The address and the arguments are encoded
once; the sequence number is put before them for each target.
"""

import contextlib
import itertools
import struct
from collections.abc import Callable, Iterator
from functools import lru_cache
from operator import attrgetter
from typing import Any, NamedTuple

from alive.domain.event import Event, EventSpec, Osc
from alive.domain.operation import fields_of

BUNDLE = b"#bundle\0" + struct.pack(">Q", 1)
"""The head of a bundle that takes effect at once."""

Counts = Callable[[], tuple[int, int]]
"""How many tracks there are, and how many return tracks."""

Value = int | float | str

_SEQUENCED = b"/live/seq\0\0\0"
_NUMBER_AND_TIME = struct.Struct(">if").pack
_INT = struct.Struct(">i").pack
_FLOAT = struct.Struct(">f").pack


class Message(NamedTuple):
    """An address and its arguments. T and F are types and have no value."""

    address: str
    types: str
    values: tuple[Value, ...]
    head: bytes
    """What a sequenced datagram has before its number: its address, and all types."""
    body: bytes
    """What it has after its time: the address of the event, and the arguments."""


def message(address: str, types: str, *values: Value) -> Message:
    """Make a message. Raises struct.error or OverflowError for a number that its type cannot hold."""
    return Message(address, types, values, _head(types), text(address) + _arguments(types, values))


def sequenced(made: Message, number: int, seconds: float) -> bytes:
    """A message as an event with its number, and the seconds since the session began."""
    return made.head + _NUMBER_AND_TIME(number, seconds) + made.body


def plain(made: Message) -> bytes:
    """A message by itself."""
    return text(made.address) + text(f",{made.types}") + _arguments(made.types, made.values)


def bundled(elements: list[bytes]) -> bytes:
    """Messages that belong together, in one datagram."""
    return BUNDLE + b"".join(_INT(len(element)) + element for element in elements)


def shortened(made: Message, by: int) -> tuple[Message, int]:
    """The message with its longest text cut by so many bytes at least, and how many bytes that text had.

    Bytes are of UTF-8; it is cut between two characters.
    """
    texts = {position: _utf8(value) for position, value in enumerate(made.values) if isinstance(value, str)}
    position = max(texts, key=lambda each: len(texts[each]))
    whole = texts[position]
    kept = len(whole) - by - -by % 4  # a text takes up a multiple of four bytes
    cut = whole[: max(kept, 0)].decode("utf-8", "ignore")
    values = (*made.values[:position], cut, *made.values[position + 1 :])
    return message(made.address, made.types, *values), len(whole)


@lru_cache(maxsize=1024)
def text(value: str) -> bytes:
    """A text, ended by zeros up to a multiple of four bytes."""
    encoded = _utf8(value)
    return encoded + b"\0" * (4 - len(encoded) % 4)


def _utf8(value: str) -> bytes:
    """A zero would end the text, and half a surrogate pair is none: neither can be told."""
    return value.replace("\0", "\ufffd").encode("utf-8", "replace")


@lru_cache(maxsize=256)
def _head(types: str) -> bytes:
    return _SEQUENCED + text(f",ifs{types}")


def _arguments(types: str, values: tuple[Value, ...]) -> bytes:
    kinds = types.replace("T", "").replace("F", "")
    return b"".join([_ENCODERS[kind](value) for kind, value in zip(kinds, values, strict=True)])


_ENCODERS: dict[str, Callable[[Any], bytes]] = {"i": _INT, "f": _FLOAT, "s": text}


class Forms:
    """All OSC forms of the events of one topic."""

    def __init__(self, spec: EventSpec, counts: Counts) -> None:
        self._forms = [_Form(spec, osc, counts) for osc in spec.osc]
        self._is_of_clip = spec.kind == "clip"
        self._has_path = any(field.name == "path" for field in fields_of(spec.event))

    def messages(self, event: Any) -> list[Message]:
        """The event as OSC; nothing if its object has no place that OSC can name."""
        if self._has_path:
            if "chains/" in event.path:
                return []
        elif self._is_of_clip and event.scene_index is None:
            return []
        return [made for form in self._forms if (made := form.message(event)) is not None]


class _Form:
    """One OSC form of the events of a topic."""

    def __init__(self, spec: EventSpec, osc: Osc, counts: Counts) -> None:
        self._address = osc.address
        self._only_if = osc.only_if
        self._switch = spec.value_fields[0] if osc.only_if is not None else ""
        self._names = tuple(itertools.islice(osc_fields(spec), len(osc.types)))
        self._kinds = osc.types
        self._counts = counts
        self._tracks = [position for position, name in enumerate(self._names) if name in {"track_index", "was_at"}]
        self._all = attrgetter(*self._names)
        is_numeric = not set(osc.types) - set("itf")
        self._types = osc.types.replace("t", "i")
        self._numbers = struct.Struct(">" + self._types).pack if is_numeric else None

    def message(self, event: Event) -> Message | None:
        """The event in this form, if it has one now."""
        if self._only_if is not None and getattr(event, self._switch) is not self._only_if:
            return None
        found = self._all(event)
        values: Any = found if len(self._names) > 1 else (found,)
        for position in self._tracks:
            if values[0].__class__ is not int and values[0] is not None:
                number = _number_of_track(values[0], values[position], self._counts())
                values = (*values[:position], number, *values[position + 1 :])
        return self._encoded(values)

    def _encoded(self, values: tuple[Any, ...]) -> Message:
        if self._numbers is not None:  # by far most events
            with contextlib.suppress(struct.error):  # there is none, or a fraction: it is said in another way below
                body = text(self._address) + self._numbers(*values)
                return Message(self._address, self._types, values, _head(self._types), body)
        types = self._types
        if "b" in types:
            types = "".join([_type(kind, value) for kind, value in zip(types, values, strict=True)])
        said = [_PLAIN[kind](value) for kind, value in zip(self._kinds, values, strict=True) if kind != "b"]
        return message(self._address, types, *said)


def _type(kind: str, value: Any) -> str:
    return ("T" if value else "F") if kind == "b" else kind


_PLAIN: dict[str, Callable[[Any], Value]] = {
    "i": lambda value: -1 if value is None else round(value),
    "t": int,
    "f": lambda value: 0.0 if value is None else float(value),
    "s": lambda value: "" if value is None else str(value),
}


def _number_of_track(where: str, value: Any, counts: tuple[int, int]) -> int:
    """Tracks, then return tracks, then the main track. The value is that path, or an index beside it."""
    tracks, returns = counts
    if where == "master_track":
        return tracks + returns
    return tracks + (value if value.__class__ is int else int(where.rpartition("/")[2]))


def osc_fields(spec: EventSpec) -> Iterator[str]:
    """The fields of an event that OSC can say, in order."""
    for field in fields_of(spec.event):
        if not field.name.endswith("_id") and field.name not in {"path", "arrangement_index"}:
            yield field.name
