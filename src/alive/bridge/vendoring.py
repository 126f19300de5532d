"""What goes into a built Remote Script: which files, found through the installed packages.

So it works the same from a checkout and from an installed wheel.
"""

import importlib.util
from collections.abc import Iterator
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path, PurePosixPath

import attrs
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from alive.bridge.rewriting import ENTRY, VENDOR, BuildError, imported_from, top_level_imports, with_private_imports
from alive.bridge.trimming import with_only, without_prose
from alive.version import __version__

OWN = "alive"
_INSIDE_LIVE = ("domain", "application", "adapters")
"""The layers that run inside Live; the simulator and the bridge do not."""

_UNREAD = "adapters"
"""The layer whose docstrings nobody is shown; those of the others are what describes operations, errors, settings."""

# Live embeds Python 3.11 on these two systems; what a requirement asks for elsewhere is of no use there.
_TARGETS = tuple(
    {"python_version": "3.11", "python_full_version": "3.11.0", "sys_platform": system, "extra": ""}
    for system in ("darwin", "win32")
)
_COMPILED = {".so", ".pyd", ".dylib", ".dll"}

_NOT_NEEDED = ("cattrs/preconf", "cattrs/strategies", "cattrs/subclasses.py")
"""Parts of what is carried that nothing here imports: formats other than JSON, tagged unions."""

_IN_PARTS = "typing_extensions"
"""A single module of which next to nothing is used: only that is carried."""


@attrs.frozen
class Vendored:
    """The content of `_vendor`, by path in the built folder, and what it was made from."""

    files: dict[PurePosixPath, bytes]
    names: tuple[str, ...]
    """The top-level packages and modules."""
    versions: dict[str, str]


def entry_files(vendored: Vendored) -> dict[PurePosixPath, bytes]:
    """The files of the entry point, which stand at the top of the built folder."""
    return _rewritten(_python_files(folder_of(ENTRY), PurePosixPath()), (*vendored.names, ENTRY))


def custom_entry(entry: Path, vendored: Vendored) -> dict[PurePosixPath, bytes]:
    """A user's own entry module, which `create_instance` is taken from where it exists."""
    return _rewritten({PurePosixPath("custom_entry.py"): entry.read_bytes()}, (*vendored.names, ENTRY))


def collect() -> Vendored:
    """Everything the Remote Script carries."""
    modules = dict(_own_files())
    versions: dict[str, str] = {}
    licences: dict[PurePosixPath, bytes] = {}
    offered: dict[str, dict[PurePosixPath, bytes]] = {}
    for found in _distributions():
        name = canonicalize_name(found.name)
        # A checkout that is installed in place keeps the version of the day it was installed.
        versions[name] = __version__ if name == OWN else found.version
        licences |= _licences(found)
        for path, content in _modules_of(found):
            offered.setdefault(_top_level(path), {})[path] = without_prose(content)
    names = [OWN]
    # Only what is reached: a distribution may bring older spellings of itself along. The list grows on the way.
    for reached in names:
        for needed in sorted(_needed_by(modules, reached) & offered.keys() - {*names}):
            names.append(needed)
            modules |= offered[needed]
    in_parts = PurePosixPath(VENDOR, f"{_IN_PARTS}.py")
    if in_parts in modules:
        modules[in_parts] = with_only(modules[in_parts], imported_from(_IN_PARTS, modules.values()))
    return Vendored(_rewritten(modules, tuple(names)) | licences, tuple(names), versions)


def _rewritten(files: dict[PurePosixPath, bytes], names: tuple[str, ...]) -> dict[PurePosixPath, bytes]:
    return {path: with_private_imports(content, path, names) for path, content in files.items()}


def _needed_by(modules: dict[PurePosixPath, bytes], name: str) -> set[str]:
    return {
        needed for path, content in modules.items() if _top_level(path) == name for needed in top_level_imports(content)
    }


def _own_files() -> Iterator[tuple[PurePosixPath, bytes]]:
    folder, place = folder_of(OWN), PurePosixPath(VENDOR, OWN)
    yield from _top_modules(folder, place)
    for layer in _INSIDE_LIVE:
        for path, content in _python_files(folder / layer, place / layer).items():
            yield path, without_prose(content) if layer == _UNREAD else content


def _top_modules(folder: Path, place: PurePosixPath) -> Iterator[tuple[PurePosixPath, bytes]]:
    for file in folder.glob("*.py"):
        yield place / file.name, file.read_bytes()


def _python_files(folder: Path, place: PurePosixPath) -> dict[PurePosixPath, bytes]:
    return {place / file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*.py")}


def folder_of(package: str) -> Path:
    """The folder of a package that can be imported, without importing it."""
    spec = importlib.util.find_spec(package)
    if spec is None or spec.origin is None:
        raise BuildError(f"the package {package} is not installed")
    return Path(spec.origin).parent


def _distributions() -> Iterator[Distribution]:
    """Alive and everything it needs inside Live, each once."""
    waiting, seen = [OWN], set()
    while waiting:
        name = canonicalize_name(waiting.pop(0))
        if name in seen:
            continue
        seen.add(name)
        try:
            found = distribution(name)
        except PackageNotFoundError:
            raise BuildError(f"the package {name} is needed inside Live and is not installed") from None
        yield found
        waiting += [requirement.name for requirement in map(Requirement, found.requires or ()) if _applies(requirement)]


def _applies(requirement: Requirement) -> bool:
    return requirement.marker is None or any(requirement.marker.evaluate(target) for target in _TARGETS)


def _modules_of(found: Distribution) -> Iterator[tuple[PurePosixPath, bytes]]:
    """The Python files a distribution installed; our own are read through the import system instead."""
    if canonicalize_name(found.name) == OWN:
        return
    for file in found.files or ():
        if file.suffix in _COMPILED:
            raise BuildError(f"{found.name} has the compiled module {file}, which Live cannot load")
        if file.suffix == ".py" and ".." not in file.parts and not file.as_posix().startswith(_NOT_NEEDED):
            yield PurePosixPath(VENDOR, *file.parts), Path(str(file.locate())).read_bytes()


def _licences(found: Distribution) -> Iterator[tuple[PurePosixPath, bytes]]:
    for file in found.files or ():
        if file.parts[0].endswith(".dist-info") and file.name.upper().startswith(("LICEN", "COPYING", "NOTICE")):
            name = f"{canonicalize_name(found.name)}-{file.name}"
            yield PurePosixPath(VENDOR, "licences", name), Path(str(file.locate())).read_bytes()


def _top_level(path: PurePosixPath) -> str:
    """The importable name a path in `_vendor` belongs to."""
    return PurePosixPath(path.parts[1]).stem
