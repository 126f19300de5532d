"""Reading a Live Set (.als) as Live 10 to 12 write it: XML in a gzip file.

Theory of operation: the parser of the standard library (expat) calls `_Collector`, which builds the tree of one
element of interest at a time, hands it over when it ends and lets it go; a Set of 100 MB never is in memory as a
whole. A document type declaration, the door of every entity trick, is refused, and so is what unpacks to more
than any Set.
"""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO
from xml.etree.ElementTree import Element, ParseError, XMLParser

from alive.simulator.live_sets.set_data import SetData
from alive.simulator.live_sets.set_elements import Takers, takers

MAXIMUM_BYTES = 1 << 30
"""Unpacked; the largest Sets known have some 300 MB."""

_CHUNK = 1 << 18
_GZIP = b"\x1f\x8b"
_DEEPEST = 400
"""Levels; racks in racks nest some 20 levels each."""


class SetFileError(Exception):
    """The file is no Live Set that can be read."""


def read_set(path: Path) -> SetData:
    """Return what a Set file says, or raise SetFileError."""
    found = SetData()
    collector = _Collector(takers(found), found)
    parser = XMLParser(target=collector)  # noqa: S314 - declarations of entities are refused by the collector
    try:
        for chunk in _unpacked(path):
            parser.feed(chunk)
        parser.close()
    except (OSError, EOFError, zlib.error, ParseError, ValueError) as error:
        message = f"{path} is no Live Set that can be read: {error}"
        raise SetFileError(message) from error
    if not found.creator:
        message = f"{path} is no Live Set: it has no element <Ableton>"
        raise SetFileError(message)
    return found


def _unpacked(path: Path) -> Iterator[bytes]:
    with path.open("rb") as raw:
        packed = raw.read(len(_GZIP)) == _GZIP
        raw.seek(0)
        if not packed:
            yield from _chunks(raw)
            return
        with gzip.open(raw) as file:
            yield from _chunks(file)  # type: ignore[arg-type]


def _chunks(file: BinaryIO) -> Iterator[bytes]:
    total = 0
    while chunk := file.read(_CHUNK):
        total += len(chunk)
        if total > MAXIMUM_BYTES:
            message = f"it unpacks to more than {MAXIMUM_BYTES} bytes"
            raise ValueError(message)
        yield chunk


class _Collector:
    """The target of the parser."""

    def __init__(self, wanted: Takers, found: SetData) -> None:
        self._wanted = wanted
        self._found = found
        self._path: list[str] = []
        self._open: list[Element] = []
        self._taker: Callable[[Element], None] | None = None

    def doctype(self, *_: object) -> None:
        """Refuse a document type declaration."""
        message = "a document type declaration is not allowed"
        raise ValueError(message)

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Note an element; build it if it is in one of interest."""
        self._path.append(tag)
        if len(self._path) > _DEEPEST:
            message = f"elements nest deeper than {_DEEPEST}"
            raise ValueError(message)
        if self._open:
            element = Element(tag, attributes)
            self._open[-1].append(element)
            self._open.append(element)
            return
        if len(self._path) == 1 and tag == "Ableton":
            self._found.creator = attributes.get("Creator", "unknown")
        self._taker = self._wanted.get("/".join(self._path[:4]) if len(self._path) <= 4 else "")
        if self._taker is None and len(self._path) == 4 and self._path[:3] == ["Ableton", "LiveSet", "Tracks"]:
            self._found.unknown.append(f"a track of kind {tag}")
        if self._taker is not None:
            self._open.append(Element(tag, attributes))

    def end(self, _: str) -> None:
        """Hand an element over when it is complete."""
        self._path.pop()
        if self._open:
            element = self._open.pop()
            if not self._open and self._taker is not None:
                self._taker(element)

    def data(self, _: str) -> None:
        """Text holds the state of plug-ins only, which is not read."""

    def close(self) -> None:
        """End."""
