"""JSON, read strictly and written in slices.

Reading refuses what two readers could understand differently or what has no place in a request: duplicate keys, NaN and
Infinity (also as 1e999), integers of more than 64 bits, more than 64 levels, lone surrogates, bytes that are no UTF-8.
"""

import itertools
import json
import math
import re
from collections.abc import Callable, Generator, Iterator, Mapping
from typing import Any

from alive.application.conversion import LongList, SlicedFields
from alive.domain.errors import InvalidJson

MAX_DEPTH = 64
"""Levels of nesting. Requests have three; the C parser would overflow its stack at about a thousand."""

_STRING = re.compile(rb'"[^"\\]*+(?:\\.[^"\\]*+)*+(?:"|\\?\Z)', re.DOTALL)
"""A text, or what follows a quote that is never closed. It never goes back: a frame of escaped quotes and none that
closes would else be searched once from each of them, which takes minutes."""

_ONE_KIND = bytes.maketrans(b"{}", b"[]")
_NO_BRACKET = bytes(set(range(256)) - set(b"[]{}"))

_BLANKS = re.compile(r"[ \t\n\r]*")
_OPENING, _COLON, _IN_OBJECT, _IN_LIST = (
    re.compile(rf"[ \t\n\r]*([{marks}])[ \t\n\r]*") for marks in ("{", ":", ",}", r",\]")
)
_PART = 2048
"""Characters between two pauses: a few hundredths of a millisecond."""

_Scan = Callable[[str, int], tuple[Any, int]]

_LONG_FRAME = 8192
"""Bytes. Longer frames are looked at once without their texts, which shows what the slow way is needed for."""

_DIGITS_ARE_ONES = bytes(ord("1") if chr(byte) in "0123456789" else ord(" ") for byte in range(256))
_LONG_INTEGER = b"1" * 19

_LONGEST_INTEGER = 20
"""Characters of the longest integer of 64 bits, with its sign."""


def decode(frame: bytes) -> Any:
    """The value that one frame holds. Raises InvalidJson."""
    try:
        text = frame.decode()
        decoder = _strict
        if len(frame) > MAX_DEPTH:
            decoder = _decoder_for(frame)
        try:
            # As `decode` does it, without looking for blanks around it, which takes as long as a short request itself.
            value, end = decoder.scan_once(text, 0)
        except StopIteration:
            end = -1
        if end != len(text):
            value = decoder.decode(text)  # there are blanks, or something is wrong, and then it says what
        if b"\\u" in frame:
            _refuse_lone_surrogates(value)
    except UnicodeDecodeError as error:
        raise InvalidJson(f"Not UTF-8: byte {error.start} is {frame[error.start]:#04x}.") from None
    except json.JSONDecodeError as error:
        raise InvalidJson(f"Not JSON: {error.msg} at character {error.pos}.", position=error.pos) from None
    return value


def decode_sliced(frame: bytes) -> Generator[None, None, Any]:
    """The value of a long frame, with pauses between the items of the lists in it. Raises InvalidJson.

    Only what requests look like is read so: an object with lists. The parser itself reads each item, and whatever else
    it is, or is wrong with it, is left to `decode`.
    """
    try:
        text = frame.decode()
        decoder = _decoder_for(frame)
        yield
        value = yield from _read_object(text, decoder.scan_once)
        if b"\\u" in frame:
            yield from _refuse_lone_surrogates_in_parts(value)
    except (_NotInParts, UnicodeDecodeError):
        value = decode(frame)
    return value


class _NotInParts(Exception):
    """It is no object with lists, or something is wrong with it."""


def _read_object(text: str, scan: _Scan) -> Generator[None, None, dict[str, Any]]:
    pairs: list[tuple[str, Any]] = []
    mark, position = _next_mark(_OPENING, text, 0)
    pause_at = _PART
    while mark != "}":
        key, position = _scanned(scan, text, position)
        if key.__class__ is not str:
            raise _NotInParts
        _, position = _next_mark(_COLON, text, position)
        if text.startswith("[", position):
            value, position = yield from _read_list(text, scan, position)
        else:
            value, position = _scanned(scan, text, position)
        pairs.append((key, value))
        mark, position = _next_mark(_IN_OBJECT, text, position)
        if position >= pause_at:
            pause_at = position + _PART
            yield
    if position != len(text):
        raise _NotInParts
    return _unique(pairs)


def _read_list(text: str, scan: _Scan, position: int) -> Generator[None, None, tuple[list[Any], int]]:
    """The list that begins there, and where it ends."""
    items: list[Any] = []
    position = _BLANKS.match(text, position + 1).end()  # type: ignore[union-attr] # it always matches
    if text.startswith("]", position):
        return items, position + 1
    mark, pause_at = ",", position + _PART
    while mark != "]":
        item, position = _scanned(scan, text, position)
        items.append(item)
        mark, position = _next_mark(_IN_LIST, text, position)
        if position >= pause_at:
            pause_at = position + _PART
            yield
    return items, position


def _scanned(scan: _Scan, text: str, position: int) -> tuple[Any, int]:
    try:
        return scan(text, position)
    except (StopIteration, json.JSONDecodeError):
        raise _NotInParts from None


def _next_mark(marks: re.Pattern[str], text: str, position: int) -> tuple[str, int]:
    """The mark that comes next, and the position after it and the blanks around it."""
    found = marks.match(text, position)
    if found is None:
        raise _NotInParts
    return found[1], found.end()


def _refuse_lone_surrogates_in_parts(value: dict[str, Any]) -> Generator[None, None, None]:
    for part in value.values():
        for item in part if part.__class__ is list else (part,):
            _refuse_lone_surrogates(item)
            yield
    _refuse_lone_surrogates(list(value))


def encode(value: Any) -> bytes:
    """One value as one line. ValueError for NaN and infinity, which JSON has not."""
    return (_text(value) + "\n").encode()


def joined(line: bytes, more: bytes) -> bytes:
    """One line of two lines that are objects with fields, each encoded."""
    return line[:-2] + b"," + more[1:]


def encode_sliced(fields: Mapping[str, Any]) -> Iterator[bytes]:
    """An object as one line, piece by piece: a LongList is converted only when its turn comes."""
    yield from _encode_sliced_object(fields)
    yield b"\n"


def _encode_sliced_object(fields: Mapping[str, Any]) -> Iterator[bytes]:
    opening = "{"
    for name, value in fields.items():
        head = f"{opening}{_text(name)}:"
        opening = ","
        if isinstance(value, LongList):
            yield f"{head}[".encode()
            yield from _encode_long_list(value)
            yield b"]"
        else:
            yield (head + _text(value)).encode()
    yield b"}"


def _encode_long_list(items: LongList) -> Iterator[bytes]:
    separator = b""
    for part in items.slices():
        for piece in _encode_part(part):
            yield separator + piece
            separator = b""
        separator = b","


def _encode_part(part: list[Any]) -> Iterator[bytes]:
    """The items of a slice: all at once, or one by one as they have long lists of their own."""
    separator = b""
    for is_sliced, items in itertools.groupby(part, lambda item: item.__class__ is SlicedFields):
        if not is_sliced:
            yield separator + _text(list(items))[1:-1].encode()
            separator = b","
            continue
        for item in items:
            pieces = _encode_sliced_object(item)
            yield separator + next(pieces)
            yield from pieces
            separator = b","


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        seen: set[str] = set()
        for key, _ in pairs:
            if key in seen:
                raise InvalidJson(f"The key {key!r:.80} stands twice in one object.")
            seen.add(key)
    return found


def _whole(text: str) -> int:
    if len(text) <= _LONGEST_INTEGER:
        number = int(text)
        if -(2**63) <= number < 2**64:
            return number
    raise InvalidJson(f"The integer {text:.24}… has more than 64 bits.")


def _fraction(text: str) -> float:
    number = float(text)
    if math.isinf(number):
        raise InvalidJson(f"The number {text:.24} is too large.")
    return number


def _no_number(text: str) -> float:
    raise InvalidJson(f"{text} is not a number in JSON.")


def _decoder_for(frame: bytes) -> Any:
    """What reads the frame. In C where no number can be beyond 64 bits or the largest float: that is twice as fast."""
    if len(frame) <= _LONG_FRAME:
        if frame.count(b"[") + frame.count(b"{") > MAX_DEPTH:
            _refuse_depth(_STRING.sub(b"", frame))
        return _strict
    bare = _without_texts(frame)
    _refuse_depth(bare)
    has_exponents = bare.count(b"e") > bare.count(b"true") + bare.count(b"false") or b"E" in bare
    hard = has_exponents or _LONG_INTEGER in bare.translate(_DIGITS_ARE_ONES)
    return _strict if hard else _quick


def _without_texts(frame: bytes) -> bytes:
    # Where nothing is escaped, each quote begins or ends a text; that is seen three times as fast.
    return _STRING.sub(b"", frame) if b"\\" in frame else b"".join(frame.split(b'"')[::2])


def _refuse_depth(bare: bytes) -> None:
    """Take the innermost pairs of brackets away, one level at a time; what is left after so many is too deep.

    Of both kinds as if they were one: two kinds, taken away one after the other, would be two levels at a time.
    """
    brackets = bare.translate(_ONE_KIND, _NO_BRACKET)
    for _ in range(MAX_DEPTH):
        outer = brackets.replace(b"[]", b"")
        if len(outer) == len(brackets):
            # Nothing is left, or what is left does not match: the parser tells that, unless it would go too deep.
            levels = brackets.count(b"[")
            break
        brackets = outer
    else:
        levels = MAX_DEPTH + len(brackets)
    if levels > MAX_DEPTH:
        raise InvalidJson(f"More than {MAX_DEPTH} levels of nesting.")


def _refuse_lone_surrogates(value: Any) -> None:
    try:
        _text(value).encode()
    except UnicodeEncodeError:
        raise InvalidJson("A text holds half of a surrogate pair, which is no character.") from None


_strict: Any = json.JSONDecoder(
    object_pairs_hook=_unique, parse_int=_whole, parse_float=_fraction, parse_constant=_no_number
)
_quick: Any = json.JSONDecoder(object_pairs_hook=_unique, parse_constant=_no_number)
_encoder = json.JSONEncoder(ensure_ascii=False, allow_nan=False, separators=(",", ":"))


def _make_writer() -> Callable[[Any], str]:
    """The encoder, without making its C half anew for each value: that is half of what a small reply costs."""
    make = getattr(json.encoder, "c_make_encoder", None)
    if make is None:
        return _encoder.encode
    parts = make(None, _encoder.default, json.encoder.encode_basestring, None, ":", ",", False, False, False)
    return lambda value: "".join(parts(value, 0))


_text = _make_writer()
