"""What Live's Log.txt says of a Remote Script, and of the control surfaces that are chosen.

Pure functions of the text. Live writes it in English everywhere, with the line ends of the system, and appends to it
for as long as that version is installed: what counts is what came after the last start.
"""

import re
from collections.abc import Sequence
from pathlib import Path

import attrs

LONGEST = 4 * 1024 * 1024
"""Bytes from the end that are read: sessions of days, and a fraction of a second."""

_START = re.compile(r"info: Started: Live\b")
_TABLE = "Midi Remote Scripts:"
_ROW = re.compile(r'^\s*MidiRemoteScript \d+ \[Control Surface="([^"]*)"')
_STARTED = re.compile(r"Alive (\S+) starts in Live (\S+?),")
_PORT = re.compile(r"(\w+) listening on [\w.]+:(\d+)")
_TRACEBACK = "RemoteScriptError: "


@attrs.frozen
class SaidOfUs:
    """What was logged about one script since Live last started."""

    started: str | None = None
    """The version that started last; None if none did."""
    is_over: bool = False
    """Whether it was disconnected after that."""
    errors: tuple[str, ...] = ()
    ports: dict[str, int] = attrs.field(factory=dict)
    """Of each transport, on which port it listens."""


def read_log(path: Path) -> str:
    """The end of a log. OSError if it cannot be read."""
    with path.open("rb") as file:
        file.seek(max(0, path.stat().st_size - LONGEST))
        return file.read().decode("utf-8", errors="replace")


def last_session(text: str) -> list[str]:
    """The lines since Live last started, or all there are."""
    lines = text.splitlines()
    starts = [number for number, line in enumerate(lines) if _START.search(line)]
    return lines[starts[-1] :] if starts else lines


def chosen_surfaces(lines: Sequence[str]) -> tuple[str, ...] | None:
    """The control surfaces of the last table that Live wrote; None if it wrote none."""
    tables = [number for number, line in enumerate(lines) if _TABLE in line]
    if not tables:
        return None
    names = []
    for line in lines[tables[-1] + 1 :]:
        row = _ROW.match(line)
        if row is None:
            break
        names.append(row[1])
    return tuple(name for name in names if name != "None")


def said_of(lines: Sequence[str], name: str) -> SaidOfUs:
    """What is said of the script of that name."""
    ours = f"RemoteScriptMessage: ({name}) "
    said, in_traceback = SaidOfUs(), 0
    for number, line in enumerate(lines):
        if number >= in_traceback and _TRACEBACK in line and _is_in_folder(line, name):
            in_traceback = _end_of_traceback(lines, number)
            said = attrs.evolve(said, errors=(*said.errors, _text_of_traceback(lines[in_traceback - 1])))
        head, found, text = line.partition(ours)
        if found and "info: " in head:
            said = _with(said, text)
    return said


def _with(said: SaidOfUs, text: str) -> SaidOfUs:
    if started := _STARTED.search(text):
        return SaidOfUs(started=started[1])
    if "Alive is disconnected" in text:
        return attrs.evolve(said, is_over=True)
    if listening := _PORT.search(text):
        return attrs.evolve(said, ports={**said.ports, listening[1]: int(listening[2])})
    if re.search(r"\[(ERROR|CRITICAL)\] ", text) or text.startswith(("Alive could not start", "Alive needs Live")):
        return attrs.evolve(said, errors=(*said.errors, text.strip()))
    return said


def _is_in_folder(line: str, name: str) -> bool:
    """Whether a line of a traceback is about a file of that script."""
    return re.search(rf'File ".*[/\\]{re.escape(name)}[/\\]', line) is not None


def _end_of_traceback(lines: Sequence[str], number: int) -> int:
    """Where a traceback is over: after the exception, which is its first line that is not set in."""
    for end, line in enumerate(lines[number:], start=number + 1):
        text = _text_of_traceback(line)
        if text and not text.startswith((" ", "Traceback")):
            return end
    return len(lines)


def _text_of_traceback(line: str) -> str:
    return line.partition(_TRACEBACK)[2]
