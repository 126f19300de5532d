"""Builds the folder that is installed in Live: the Remote Script with everything it needs.

The same input gives the same bytes, and the folder holds nothing but Python, licences and its settings.
"""

import keyword
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path, PurePosixPath
from typing import Any

from alive.adapters.storage.token_file import FILE_NAME as TOKENS
from alive.adapters.storage.token_file import write_privately
from alive.bridge.contents import CONTENTS, contents_of, is_ours, is_private
from alive.bridge.rewriting import VENDOR, BuildError
from alive.bridge.settings_file import FILE_NAME, settings_file
from alive.bridge.vendoring import Vendored, collect, custom_entry, entry_files
from alive.config import Settings, with_overrides

_TAKEN = sys.stdlib_module_names | {
    *("test", "__main__"),  # of the standard library too, but not in its list
    *("Live", "_Framework", "_Generic", "_MxDCore", "_Tools", "_UserScript", "ableton", "future", "past"),
}
"""Names that Python, Live or Live's own scripts import; a folder of such a name would be in their way."""


def build_script(
    out: Path,
    name: str = "Alive",
    overrides: Mapping[str, Any] | None = None,
    entry: Path | None = None,
    kept: Mapping[str, bytes] | None = None,
) -> Path:
    """Make the folder `out/name`, which Live lists as the control surface `name`.

    A folder that this function made before is replaced as a whole, its settings too unless they are given as kept. Only
    its tokens stay: without them, everybody could connect.

    Args:
        out: The folder of Remote Scripts; it is made if it is not there.
        name: The name of the script, by which Live imports it.
        overrides: Settings by dotted key, such as `{"transports.tcp_json.port": 9314}`.
        entry: A module of the user's with a `create_instance` of its own, which is called instead of the usual one.
        kept: Files of the user's, by name, that go into the folder as they are.

    Raises:
        BuildError: If the name cannot be used, or something else is in the way.
        SettingsError: If an override is no setting, or its value is not allowed.
    """
    check_name(name)
    target = out / name
    check_target(target)
    of_user = _tokens_in(target) | {PurePosixPath(path): content for path, content in (kept or {}).items()}
    files = _content(overrides or {}, entry) | of_user
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=f".{name}-", dir=out) as work:
        fresh = Path(work, "new")
        _write(fresh, files)
        _swap(fresh, target, retired=Path(work, "old"))
    return target


def _tokens_in(target: Path) -> dict[PurePosixPath, bytes]:
    try:
        return {PurePosixPath(TOKENS): (target / TOKENS).read_bytes()}
    except (FileNotFoundError, NotADirectoryError):
        return {}
    except OSError as error:
        raise BuildError(f"{target / TOKENS} cannot be read: {error.strerror or error}") from None


def _content(overrides: Mapping[str, Any], entry: Path | None) -> dict[PurePosixPath, bytes]:
    settings = with_overrides(Settings(), overrides)
    vendored = collect()
    ours = {
        **entry_files(vendored),
        **vendored.files,
        PurePosixPath(VENDOR, "__init__.py"): _vendor_init(vendored).encode(),
    }
    return {
        **ours,
        **(custom_entry(entry, vendored) if entry else {}),
        CONTENTS: contents_of(ours).encode(),
        PurePosixPath(FILE_NAME): settings_file(settings, overrides.keys()).encode(),
    }


def _vendor_init(vendored: Vendored) -> str:
    versions = ", ".join(f"{name} {version}" for name, version in sorted(vendored.versions.items()))
    return f'"""What this script carries, in a namespace of its own: {versions}."""\n'


def check_name(name: str) -> None:
    """Refuse a name that Live cannot import the folder by."""
    if not name.isidentifier() or keyword.iskeyword(name):
        why = "Live imports the folder by its name, so it must be letters, digits and _, not begin with a digit"
        raise BuildError(f"the folder cannot be called {name!r}: {why}, and be no word of Python's grammar")
    if name in _TAKEN:
        raise BuildError(f"the folder cannot be called {name!r}: Live would import another module of that name")


def check_target(target: Path) -> None:
    """Refuse a place where something of somebody else is."""
    if not target.exists() and not target.is_symlink():
        return
    if target.is_symlink() or not target.is_dir():
        raise BuildError(f"{target} is there already and is no folder")
    if any(target.iterdir()) and not is_ours(target):
        raise BuildError(f"{target} is there already and was not made by `alive`; it was left as it is")


def _write(folder: Path, files: Mapping[PurePosixPath, bytes]) -> None:
    for path, content in sorted(files.items()):
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        if len(path.parts) == 1 and is_private(path.name):
            write_privately(file, content)
        else:
            file.write_bytes(content)


def _swap(fresh: Path, target: Path, retired: Path) -> None:
    """Put the new folder in the place of the old one; if that fails, the old one is there again."""
    if not target.exists():
        fresh.rename(target)
        return
    target.rename(retired)
    try:
        fresh.rename(target)
    except OSError:
        retired.rename(target)
        raise
