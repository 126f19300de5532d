"""The list of what is in a built folder, by which it can be told later whether all of it is there."""

import hashlib
import re
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

import attrs

from alive.adapters.storage.audit_file import is_audit_file
from alive.adapters.storage.token_file import FILE_NAME as TOKENS
from alive.bridge.rewriting import VENDOR
from alive.bridge.settings_file import FILE_NAME, MARK

CONTENTS = PurePosixPath(VENDOR, "contents.txt")
USERS = (FILE_NAME, TOKENS, "custom_entry.py")
"""Files at the top of the folder that are the user's own, besides the audit log."""

_HEAD = "# The SHA-256 sums of what `alive` put here.\n"
_LITTER = {".DS_Store", "Thumbs.db", "desktop.ini"}
"""What systems put into folders by themselves."""


@attrs.frozen
class Faults:
    """What is wrong with the files of a folder, by their paths in it."""

    missing: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    strange: tuple[str, ...] = ()
    """What nobody knows who put there."""

    @property
    def words(self) -> str:
        """What is missing and changed, for people."""
        kinds = (("missing", self.missing), ("not as it was installed", self.changed))
        return "; ".join(f"{words}: {_some(paths)}" for words, paths in kinds if paths)


def contents_of(files: Mapping[PurePosixPath, bytes]) -> str:
    """The list of these files."""
    lines = (f"{hashlib.sha256(content).hexdigest()}  {path}\n" for path, content in sorted(files.items()))
    return _HEAD + "".join(lines)


def is_ours(folder: Path) -> bool:
    """Whether `alive` made the folder. Its mark may be in either file, since one of them is the user's to change."""
    return _begins(folder / CONTENTS, _HEAD) or _begins(folder / FILE_NAME, MARK)


def version_in(folder: Path) -> str | None:
    """The version of the script in a folder; None if that cannot be told."""
    try:
        text = (folder / VENDOR / "alive" / "version.py").read_text(encoding="utf-8")
    except (OSError, ValueError):
        return None
    found = re.search(r'^__version__ = "([^"]+)"', text, re.MULTILINE)
    return found[1] if found else None


def faults_in(folder: Path) -> Faults:
    """Compare a folder of ours with its list."""
    try:
        listed = _listed((folder / CONTENTS).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return Faults(missing=(str(CONTENTS),))
    missing = tuple(path for path in listed if not (folder / path).is_file())
    changed = tuple(
        path
        for path, digest in listed.items()
        if path not in missing and hashlib.sha256((folder / path).read_bytes()).hexdigest() != digest
    )
    return Faults(
        missing, changed, tuple(sorted(_present(folder) - listed.keys() - {str(CONTENTS), *users_in(folder)}))
    )


def users_in(folder: Path) -> list[str]:
    """The names of the files at the top of a folder that are the user's own."""
    names = sorted(path.name for path in folder.iterdir() if path.is_file())
    return [*(name for name in USERS if name in names), *filter(is_audit_file, names)]


def is_private(name: str) -> bool:
    """Whether a file of that name is for its owner only."""
    return name == TOKENS or is_audit_file(name)


def _listed(text: str) -> dict[str, str]:
    """The digests by path."""
    pairs = (line.split("  ", 1) for line in text.splitlines() if line and not line.startswith("#"))
    return {path: digest for digest, path in pairs}


def _present(folder: Path) -> set[str]:
    """All files but those that Python, Live's or ours, and the system put there."""
    paths = (path.relative_to(folder) for path in folder.rglob("*") if path.is_file() or path.is_symlink())
    return {path.as_posix() for path in paths if "__pycache__" not in path.parts and path.name not in _LITTER}


def _begins(file: Path, mark: str) -> bool:
    try:
        return file.read_bytes().startswith(mark.encode())
    except OSError:
        return False


def _some(paths: tuple[str, ...]) -> str:
    shown = ", ".join(paths[:3])
    return shown if len(paths) <= 3 else f"{shown} and {len(paths) - 3} more"
