"""The file of the audit log: lines of JSON, begun anew when it is long enough; a few older ones are kept."""

import os
import re
from pathlib import Path
from typing import BinaryIO

FILE_NAME = "audit.jsonl"

MOST_FILES = 100
"""Numbers have two digits."""

_OURS = re.compile(r"audit(\.\d{1,2})?\.jsonl")


def is_audit_file(name: str) -> bool:
    """Whether a file of that name is one of these."""
    return _OURS.fullmatch(name) is not None


class AuditFile:
    """`audit.jsonl`, and before it `audit.1.jsonl` and so on. Only its owner can read it."""

    def __init__(self, path: Path, most_bytes: int, most_files: int) -> None:
        """Nothing is opened before there is something to write."""
        self._path = path
        self.most_bytes = most_bytes
        self.most_files = most_files
        self._file: BinaryIO | None = None
        self._size = 0
        self._is_torn = False
        """Whether the last line is not whole."""

    def write(self, lines: bytes) -> None:
        """Append whole lines; in one call, which is short. OSError if that cannot be done."""
        file = self._opened()
        if self._size and self._size + len(lines) > self.most_bytes:
            file = self._begun_anew()
        if self._is_torn:
            lines = b"\n" + lines
        written = file.write(lines) or 0
        self._size += written
        self._is_torn = written != len(lines)
        if self._is_torn:
            raise OSError(f"{self._path}: {written} of {len(lines)} bytes were written")

    def close(self) -> None:
        """Close it; harmless when repeated, and it is opened again by writing."""
        file, self._file = self._file, None
        if file is not None:
            file.close()

    def _opened(self) -> BinaryIO:
        if self._file is None:
            flags = os.O_RDWR | os.O_CREAT | os.O_APPEND
            flags |= getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0)
            self._file = file = os.fdopen(os.open(self._path, flags, 0o600), "ab", buffering=0)
            self._size = os.fstat(file.fileno()).st_size
            self._is_torn = self._size > 0 and self._last_byte() != b"\n"
        return self._file

    def _last_byte(self) -> bytes:
        with self._path.open("rb") as file:
            file.seek(-1, os.SEEK_END)
            return file.read(1)

    def _begun_anew(self) -> BinaryIO:
        self.close()
        self._drop_those_too_many()
        kept = [self._path, *(self._numbered(number) for number in range(1, self.most_files))]
        if len(kept) == 1:
            self._path.unlink()
        for older, newer in zip(reversed(kept[1:]), reversed(kept[:-1]), strict=True):
            if newer.exists():
                newer.replace(older)
        return self._opened()

    def _drop_those_too_many(self) -> None:
        """There are some if fewer are to be kept than before."""
        for number in range(self.most_files, MOST_FILES):
            self._numbered(number).unlink(missing_ok=True)

    def _numbered(self, number: int) -> Path:
        return self._path.with_name(f"{self._path.stem}.{number}{self._path.suffix}")
