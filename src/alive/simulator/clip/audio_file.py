"""Audio files: what the headers of WAV and AIFF say. Both are chunks of a name, a length and data."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import BinaryIO, Literal, NamedTuple

_WAV_CODES = {1, 3, 0xFFFE}
"""PCM, floating point, and the extensible form of both."""

_AIFC_CODES = {b"NONE", b"sowt", b"fl32", b"FL32", b"fl64", b"FL64", b"in24", b"in32", b"twos"}


class AudioFileError(Exception):
    """The path is no audio file that can be read."""


class AudioFile(NamedTuple):
    """An audio file by its header."""

    path: str
    frames: int
    rate: float
    channels: int

    @property
    def seconds(self) -> float:
        """The length in seconds."""
        return self.frames / self.rate

    @property
    def name(self) -> str:
        """The file's name without its suffix."""
        return Path(self.path).stem


def read_audio_file(path: str) -> AudioFile:
    """Return what the header of a WAV or AIFF file says, or raise AudioFileError."""
    try:
        stat = Path(path).stat()
        return _read(path, stat.st_mtime_ns, stat.st_size)
    except (OSError, ValueError, struct.error, LookupError, ZeroDivisionError) as error:
        message = f"{path} is no audio file that can be read: {error}"
        raise AudioFileError(message) from error


@lru_cache(maxsize=256)
def _read(path: str, _changed: int, _size: int) -> AudioFile:
    with Path(path).open("rb") as file:
        container, _, form = struct.unpack("4s4s4s", file.read(12))
        if (container, form) == (b"RIFF", b"WAVE"):
            frames, rate, channels = _wav(file)
        elif container == b"FORM" and form in {b"AIFF", b"AIFC"}:
            frames, rate, channels = _aiff(file, compressed=form == b"AIFC")
        else:
            message = "neither WAV nor AIFF"
            raise ValueError(message)
    if frames < 1 or rate <= 0 or channels < 1:
        message = "there is no sound in it"
        raise ValueError(message)
    return AudioFile(path, frames, rate, channels)


def _wav(file: BinaryIO) -> tuple[int, float, int]:
    frame_size = 0
    for name, size in _chunks(file, "little"):
        if name == b"fmt ":
            code, channels, rate, _, frame_size = struct.unpack("<HHIIH", file.read(14))
            if code not in _WAV_CODES:
                message = f"WAV code {code}"
                raise ValueError(message)
        elif name == b"data":
            return size // frame_size, float(rate), channels
    message = "WAV without data"
    raise ValueError(message)


def _aiff(file: BinaryIO, *, compressed: bool) -> tuple[int, float, int]:
    for name, _ in _chunks(file, "big"):
        if name == b"COMM":
            channels, frames, _, rate = struct.unpack(">hIh10s", file.read(18))
            if compressed and file.read(4) not in _AIFC_CODES:
                message = "compressed AIFF"
                raise ValueError(message)
            return frames, _extended(rate), channels
    message = "AIFF without a common chunk"
    raise ValueError(message)


def _chunks(file: BinaryIO, order: Literal["little", "big"]) -> Iterator[tuple[bytes, int]]:
    """Yield name and length of each chunk, with the file at its data; chunks begin at even positions."""
    at = 12
    while True:
        file.seek(at)
        head = file.read(8)
        if len(head) < 8:
            return
        size = int.from_bytes(head[4:], order)
        yield head[:4], size
        at += 8 + size + size % 2


def _extended(raw: bytes) -> float:
    """Return an 80-bit float, in which AIFF keeps the rate."""
    exponent = int.from_bytes(raw[:2], "big") & 0x7FFF
    mantissa = int.from_bytes(raw[2:], "big")
    return float(mantissa * 2.0 ** (exponent - 16383 - 63))
