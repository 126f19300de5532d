"""Where Live keeps its files, on macOS and on Windows: pure functions of a home folder.

Paths are pure paths of either system, so that what is true of Windows can be asked on macOS and the other way round.
The files themselves are read in `live_found`.
"""

import re
import xml.etree.ElementTree as ET
from functools import total_ordering
from pathlib import PurePath
from typing import Literal, Self

import attrs

System = Literal["macos", "windows"]

SCRIPTS = "Remote Scripts"
"""The folder in the User Library in which Live looks for scripts."""
OTHER_SCRIPTS = "User Remote Scripts"
"""The folder among Live's preferences that is for another kind of script; Live imports nothing from there."""


@total_ordering
@attrs.frozen(order=False)
class LiveVersion:
    """A version of Live, as in the names of its folders: 12.3.6, 12.4b7."""

    major: int
    minor: int = 0
    bugfix: int = 0
    beta: int | None = None

    @classmethod
    def in_name(cls, name: str) -> Self | None:
        """The version in the name of a folder, such as `Live 12.3.6`; None if it has none."""
        found = re.fullmatch(r"(?:Ableton )?Live (\d+)(?:\.(\d+))?(?:\.(\d+))?(?:b(\d+))?(?: .*)?", name)
        if found is None:
            return None
        major, minor, bugfix, beta = (int(part) if part else None for part in found.groups())
        return cls(major or 0, minor or 0, bugfix or 0, beta)

    def __lt__(self, other: "LiveVersion") -> bool:
        return self._key() < other._key()

    def __str__(self) -> str:
        bugfix = f".{self.bugfix}" if self.bugfix else ""
        beta = "" if self.beta is None else f"b{self.beta}"
        return f"{self.major}.{self.minor}{bugfix}{beta}"

    def _key(self) -> tuple[float, ...]:
        # A beta comes before the version it leads to.
        return (self.major, self.minor, self.bugfix, float("inf") if self.beta is None else self.beta)


OLDEST = LiveVersion(12, 1)
"""The first Live that Alive runs in. Its betas have what is needed too."""


def is_recent_enough(version: LiveVersion) -> bool:
    """Whether Alive runs in it."""
    return (version.major, version.minor) >= (OLDEST.major, OLDEST.minor)


@attrs.frozen
class Home:
    """A user's home, and what of it can be elsewhere."""

    system: System
    folder: PurePath
    app_data: PurePath
    """`%APPDATA%`, on Windows only."""
    one_drive: PurePath | None = None
    """Where Windows may have moved `Documents`."""
    applications: tuple[PurePath, ...] = ()
    """Where Live itself may be installed."""

    def path(self, text: str) -> PurePath:
        """A path written in this system's way."""
        return type(self.folder)(text)


def preferences_root(home: Home) -> PurePath:
    """The folder with a folder of preferences for each version of Live."""
    if home.system == "macos":
        return home.folder / "Library" / "Preferences" / "Ableton"
    return home.app_data / "Ableton"


def preferences_in(system: System, live_folder: PurePath) -> PurePath:
    """The preferences themselves, of the folder of one version."""
    return live_folder if system == "macos" else live_folder / "Preferences"


def default_user_libraries(home: Home) -> tuple[PurePath, ...]:
    """Where Live puts its User Library, unless the user says otherwise; the likeliest first."""
    if home.system == "macos":
        return (home.folder / "Music" / "Ableton" / "User Library",)
    documents = [home.folder / "Documents"]
    if home.one_drive is not None:
        documents.append(home.one_drive / "Documents")
    return tuple(folder / "Ableton" / "User Library" for folder in documents)


def user_library_in(home: Home, config: bytes) -> PurePath | None:
    """The User Library that the text of a `Library.cfg` names, or None if it names none.

    Raises:
        ValueError: If it is no XML.
    """
    try:
        root = ET.fromstring(config)  # noqa: S314 - a file that Live wrote, in the user's own preferences
    except ET.ParseError as error:
        raise ValueError(str(error)) from None
    project = root.find(".//UserLibrary/LibraryProject")
    if project is None:
        return None
    parent, name = (_value(project, tag) for tag in ("ProjectPath", "ProjectName"))
    path = home.path(parent) / (name or "User Library")
    return path if parent and path.is_absolute() else None


def is_for_other_scripts(home: Home, path: PurePath) -> bool:
    """Whether Live would look for no script like ours there: it is among its preferences."""
    parts = [part.casefold() for part in path.parts]
    root = [part.casefold() for part in preferences_root(home).parts]
    return OTHER_SCRIPTS.casefold() in parts or parts[: len(root)] == root


def _value(project: ET.Element, tag: str) -> str:
    element = project.find(tag)
    return "" if element is None else element.get("Value", "")
