"""What reads bytes of others: given any bytes, each gives a result or its documented error, and nothing else.

A target takes bytes and raises AssertionError, or whatever it was that escaped, if that is not so.
"""

import contextlib
import gzip
import json
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from alive.adapters.transport.codec import decode, decode_sliced, encode
from alive.adapters.transport.framing import LineFramer, TooLong
from alive.adapters.transport.line_session import LineSession
from alive.adapters.transport.text_commands import read_command
from alive.application.conversion import Conversion
from alive.bridge.osc_copy import OscCopy
from alive.config import Settings, SettingsError, read_settings, settings_from
from alive.domain.errors import AliveError, InvalidJson, Problem, UnsupportedByLive, error_classes
from alive.simulator.live_sets.set_file import SetFileError, read_set
from alive.usable_settings import usable_settings
from tests.unit.transport.desk import Desk, replies
from tests.unit.transport.test_codec import whole

LIMIT = 64
"""Bytes of a line, few, so that lines over it are met often."""


def framing(data: bytes) -> None:
    """Any split gives the same lines, and no line is longer than the limit."""
    whole, parts = LineFramer(LIMIT), LineFramer(LIMIT)
    whole.feed(data)
    expected = _lines(whole)
    step = 1 + (data[0] if data else 0) % 7
    found = []
    for start in range(0, len(data), step):
        parts.feed(data[start : start + step])
        found += _ready(parts)
    found += _ready(parts, last=True)
    assert found == expected, (found, expected)
    assert all(isinstance(line, TooLong) or len(line) <= LIMIT for line in found)


def codec(data: bytes) -> None:
    """Whatever is decoded can be encoded, and is the same again; all else is InvalidJson. So it is read in parts."""
    try:
        value = decode(data)
    except InvalidJson:
        with contextlib.suppress(InvalidJson):
            whole(decode_sliced(data))
            assert False, "it is refused, and read in parts it is not"  # noqa: B011, PT015 - that is what a target says
        return
    assert decode(encode(value)) == whole(decode_sliced(data)) == value


def requests(data: bytes) -> None:
    """A session answers each line once, with ok or with a code there is; never is it a defect of ours."""
    desk = Desk()
    # What gets as far as Live is refused there: it is no matter what it does.
    desk.perform = _refuse  # type: ignore[method-assign]
    session = desk.session(max_frame_bytes=4096)
    session.receive(data, 0.0)
    session.receive_end()
    desk.run()
    for reply in replies(session):
        assert reply["ok"] or reply["code"] in error_classes(), reply
        assert reply.get("code") != "internal", (reply, desk.log.errors)
    assert desk.log.errors == []


def parameters(data: bytes) -> None:
    """Parameters of any operation become a command that checks itself, or all that is wrong with them is told."""
    action, _, rest = data.partition(b"\n")
    with contextlib.suppress(InvalidJson, UnicodeDecodeError):
        content = decode(rest)
        if isinstance(content, dict):
            with contextlib.suppress(AliveError):
                _CONVERSION.command(action.decode(), content)


def text_commands(data: bytes) -> None:
    """A line is a command with its parameters, or refused."""
    with contextlib.suppress(AliveError):
        command, given = read_command(data)
        assert isinstance(given, dict), command


def text_session(data: bytes) -> None:
    """A connection of text commands answers each command with one JSON object, or is closed."""
    desk = Desk()
    desk.perform = _refuse  # type: ignore[method-assign]
    session = LineSession(desk.gateway, "a test", 4096, desk.wake)
    session.receive(data, 0.0)
    session.receive_end()
    written = b""
    for _ in range(2 + data.count(b"\n")):
        desk.run()
        while (piece := session.next_output()) is not None:
            written += piece
    for line in written.splitlines():
        assert isinstance(json.loads(line), dict)
    assert desk.log.errors == []


def config(data: bytes) -> None:
    """A file is settings, or says what is wrong; what is left of it can always be used."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "alive.toml")
        path.write_bytes(data)
        usable = usable_settings(path)
        assert isinstance(usable.settings, Settings)
        problems: tuple[Problem, ...] = ()
        try:
            settings = settings_from(read_settings(path), origin="a test")
        except SettingsError as error:
            settings, problems = usable.settings, error.problems
    assert bool(problems) == bool(usable.problems)
    assert usable.settings == settings


def live_set(data: bytes) -> None:
    """A file is a Live Set, or SetFileError says that it is none: packed, and as it is."""
    with tempfile.TemporaryDirectory() as folder:
        for content in (data, gzip.compress(data, 1)):
            path = Path(folder, "a set.als")
            path.write_bytes(content)
            with contextlib.suppress(SetFileError):
                read_set(path)


def osc(data: bytes) -> None:
    """A datagram tells something, or nothing: anybody of this computer may send to that port."""
    copy = OscCopy()
    copy.start_from(0, is_exact=True)
    for datagram in (data, b"/live/seq\0\0\0" + data):
        assert all(isinstance(line, dict) for line in copy.take_datagram(datagram))


TARGETS: dict[str, Callable[[bytes], None]] = {
    target.__name__: target
    for target in (framing, codec, requests, parameters, text_commands, text_session, config, live_set, osc)
}

_CONVERSION = Conversion()


def _refuse(_request: Any) -> Any:
    raise UnsupportedByLive("it is only a test")


def _lines(framer: LineFramer) -> list[Any]:
    return _ready(framer) + _ready(framer, last=True)


def _ready(framer: LineFramer, *, last: bool = False) -> list[Any]:
    found: list[Any] = []
    while (line := framer.last_line() if last else framer.next_line()) is not None:
        found.append(line)
    return found
