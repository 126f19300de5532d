"""The files of saved Sets: which of them may be read, and unpacking one without holding Live up.

A program that may export a Set must not be able to read or overwrite anything else of the user's. So a path is first
looked at as a text (looking at a foreign file system could take seconds, and would tell its owner), and once it is
known to be inside the project's folder, again with all symbolic links followed.
"""

import os
import unicodedata
import zlib
from collections.abc import Generator, Iterator
from pathlib import Path

from alive.application.handling import OTHERS_FIRST, Until
from alive.domain.errors import InvalidArgument, NotFound, PreconditionFailed, Problem

SUFFIX = ".als"
FOLDER = ".vimabl"
"""Where clients of older systems look for the XML."""

SLICE = 512 * 1024
"""Bytes of XML that are unpacked in one turn: about 2 ms."""

READ = 64 * 1024
"""Bytes that are read at once."""

MOST_BYTES = 512 * 1024 * 1024
"""How long an XML file may become. That of a large Set has some hundred megabytes; beyond lie only traps."""

_GZIP = 31
"""What zlib calls a gzip file with all its checks."""


def set_in_project(set_path: str, wanted: str) -> Path:
    """The file that is meant, if it is a Set in the folder of the current Set, at `set_path`."""
    if not set_path:
        raise NotFound("The Set was never saved, so that there is no file of it.")
    folder = Path(set_path).absolute().parent
    try:
        file = Path(os.path.abspath(folder / wanted))  # noqa: PTH100 - resolving would follow links
        require_inside(folder, file)
        if file.suffix.lower() != SUFFIX or _real(file).suffix.lower() != SUFFIX:
            raise _refused(f"{file.name} is no Live Set", wanted, f"a file {SUFFIX}")
        if not file.is_file():
            raise NotFound(f"There is no file {file}")
    except (OSError, ValueError):  # what no file system has, such as a NUL
        raise NotFound("There is no such file") from None
    return file


def require_inside(folder: Path, path: Path) -> None:
    """Raise InvalidArgument if a path leads out of the folder, by itself or by symbolic links."""
    real_folder = _real(folder)
    if not (_is_inside(path, folder) or _is_inside(path, real_folder)) or not _is_inside(_real(path), real_folder):
        raise _refused("it leads out of the folder of the current Set", str(path), f"a file in {folder}")


def xml_file_for(set_file: Path, folder: Path) -> Path:
    """Where the XML of a Set is to be; the folder is made."""
    own = set_file.parent / FOLDER
    require_inside(folder, own)
    own.mkdir(exist_ok=True)
    return own / f"{set_file.stem}.xml"


def unpack(set_file: Path, xml_file: Path) -> Generator[Until, bool, int]:
    """Unpack a Set, in slices; how many bytes of XML it is. The file appears when it is complete, or not at all."""
    part = xml_file.with_name(f".{os.urandom(6).hex()}.part")
    size = 0
    try:
        with part.open("xb") as file:
            for piece in _unpacked(set_file):
                size += file.write(piece)
                if size > MOST_BYTES:
                    raise PreconditionFailed(f"{set_file.name} has more than {MOST_BYTES} bytes of XML")
                yield OTHERS_FIRST
        part.replace(xml_file)
    finally:
        part.unlink(missing_ok=True)
    return size


def _unpacked(set_file: Path) -> Iterator[bytes]:
    unpacker = zlib.decompressobj(_GZIP)
    source = _Source(set_file)
    packed = b""
    while not unpacker.eof:
        packed = packed or source.read()
        try:
            piece = unpacker.decompress(packed, SLICE)
        except zlib.error as error:
            raise PreconditionFailed(f"{set_file.name} is damaged, or no Live Set: {error}") from None
        if not piece and not packed and not unpacker.eof:
            raise PreconditionFailed(f"{set_file.name} is damaged: it ends too early")
        packed = unpacker.unconsumed_tail
        yield piece


class _Source:
    """A file that is read over many turns, and open in none: on Windows, Live could not save the Set meanwhile."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._position = 0
        self._stamp: tuple[int, int, int] | None = None

    def read(self) -> bytes:
        """What comes next; nothing at the end."""
        with self._path.open("rb") as file:
            found = os.fstat(file.fileno())
            stamp = (found.st_ino, found.st_size, found.st_mtime_ns)
            if self._stamp not in {None, stamp}:
                raise PreconditionFailed(f"{self._path.name} was saved meanwhile; ask again")
            self._stamp = stamp
            file.seek(self._position)
            data = file.read(READ)
        self._position += len(data)
        return data


def _real(path: Path) -> Path:
    """Where all links lead. Not `Path.resolve`, which fails with links in a circle."""
    return Path(os.path.realpath(path))


def _is_inside(path: Path, folder: Path) -> bool:
    # macOS has names with decomposed characters where clients may have composed ones: the same file.
    return Path(_composed(path)).is_relative_to(_composed(folder))


def _composed(path: Path) -> str:
    return unicodedata.normalize("NFC", str(path))


def _refused(what: str, got: str, allowed: str) -> InvalidArgument:
    return InvalidArgument([Problem("project_path", f"{what}; allowed is {allowed}", got, allowed)])
