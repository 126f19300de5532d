"""Which Lives there are on this computer, and where a Remote Script goes: `live_locations` applied to real folders."""

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import attrs

from alive.bridge.live_locations import (
    OTHER_SCRIPTS,
    SCRIPTS,
    Home,
    LiveVersion,
    default_user_libraries,
    is_for_other_scripts,
    preferences_in,
    preferences_root,
    user_library_in,
)
from alive.bridge.rewriting import BuildError


@attrs.frozen
class FoundLive:
    """One version of Live that was started at least once."""

    version: LiveVersion
    folder: Path
    """Its folder, `Live 12.3.6`."""
    preferences: Path

    @property
    def log(self) -> Path:
        """Its Log.txt."""
        return self.preferences / "Log.txt"

    @property
    def library_config(self) -> Path:
        """The file that says where the User Library is."""
        return self.preferences / "Library.cfg"

    @property
    def other_scripts(self) -> Path:
        """The folder that is often mistaken for the one of Remote Scripts."""
        return self.preferences / OTHER_SCRIPTS


@attrs.frozen
class Place:
    """Where the script goes, and how that is known."""

    user_library: Path
    known_from: str
    live: FoundLive | None

    @property
    def scripts(self) -> Path:
        """The folder of Remote Scripts."""
        return self.user_library / SCRIPTS


def home_of(environment: Mapping[str, str], platform: str = sys.platform) -> Home:
    """The home of whoever has this environment.

    There is no Live for other systems than macOS and Windows; on those, a home is read as on macOS.
    """
    if platform == "win32":
        folder = Path(environment.get("USERPROFILE") or Path.home())
        one_drive = environment.get("OneDrive") or environment.get("ONEDRIVE")
        return Home(
            system="windows",
            folder=folder,
            app_data=Path(environment.get("APPDATA") or folder / "AppData" / "Roaming"),
            one_drive=Path(one_drive) if one_drive else None,
            applications=(Path(environment.get("PROGRAMDATA") or "C:/ProgramData") / "Ableton",),
        )
    folder = Path(environment.get("HOME") or Path.home())
    return Home(
        system="macos", folder=folder, app_data=folder, applications=(Path("/Applications"), folder / "Applications")
    )


def find_lives(home: Home) -> list[FoundLive]:
    """Every version that was started at least once, the newest first."""
    found = []
    for folder in _folders_in(Path(preferences_root(home))):
        version = LiveVersion.in_name(folder.name)
        if version is not None:
            found.append(_found(home, folder, version))
    return sorted(found, key=lambda live: live.version, reverse=True)


def find_applications(home: Home) -> list[Path]:
    """Every Live that is installed, started or not."""
    return [
        folder
        for root in home.applications
        for folder in _folders_in(Path(root))
        if LiveVersion.in_name(folder.name.removesuffix(".app"))
    ]


def chosen_live(home: Home, live_dir: Path | None) -> FoundLive | None:
    """The Live that the user names, by its preferences or by its application; without that the newest.

    Raises:
        BuildError: If what the user names is no Live, or one that was never started.
    """
    if live_dir is None:
        return next(iter(find_lives(home)), None)
    folder = live_dir.parent if live_dir.name == "Preferences" else live_dir
    version = LiveVersion.in_name(folder.name.removesuffix(".app"))
    if version is None or not folder.is_dir():
        raise BuildError(
            f"{live_dir} is no folder of Live: give its preferences, such as {preferences_root(home) / 'Live 12.3.6'}, "
            "or the folder it is installed in"
        )
    live = _found(home, folder, version)
    if live.log.is_file() or live.library_config.is_file():
        return live
    for other in find_lives(home):
        if other.version.major == version.major:
            return other
    raise BuildError(f"{live_dir} has no preferences of Live, and a Live {version.major} was never started here")


def place_for(home: Home, live_dir: Path | None = None, user_library: Path | None = None) -> Place:
    """Where the script goes: what the user says, else what Live says, else where Live puts its User Library.

    Raises:
        BuildError: If there is no such folder, or Live does not look for scripts there.
    """
    live = chosen_live(home, live_dir)
    if user_library is not None:
        place = Place(_as_library(user_library), "as you said", live)
    else:
        place = _configured(home, live) or _usual(home, live)
    if is_for_other_scripts(home, place.user_library):
        raise BuildError(
            f"{place.user_library} is among Live's preferences, where Live looks for no script like this one; the User "
            f"Library is meant, such as {default_user_libraries(home)[0]}"
        )
    if not place.user_library.is_dir():
        raise BuildError(f"There is no folder {place.user_library} ({place.known_from}). {_no_library(live)}")
    return place


def _configured(home: Home, live: FoundLive | None) -> Place | None:
    """What Live's own configuration says, if it says it."""
    if live is None or not live.library_config.is_file():
        return None
    try:
        library = user_library_in(home, live.library_config.read_bytes())
    except (OSError, ValueError) as error:
        raise BuildError(
            f"{live.library_config} cannot be read ({error}), so that it is not known where Live has its User Library; "
            "say so with --user-library"
        ) from None
    return None if library is None else Place(Path(library), f"from {live.library_config}", live)


def _usual(home: Home, live: FoundLive | None) -> Place:
    usual = [Path(folder) for folder in default_user_libraries(home)]
    there = next((folder for folder in usual if folder.is_dir()), usual[0])
    return Place(there, "where Live usually has it", live)


def _as_library(folder: Path) -> Path:
    """Somebody may have named the folder of Remote Scripts itself."""
    return folder.parent if folder.name == SCRIPTS else folder


def _no_library(live: FoundLive | None) -> str:
    if live is None:
        return "Start Live once, which makes it, or say with --user-library where it is."
    return "Live's settings, Library, say where it is; say so with --user-library."


def _found(home: Home, folder: Path, version: LiveVersion) -> FoundLive:
    return FoundLive(version, folder, Path(preferences_in(home.system, folder)))


def _folders_in(root: Path) -> Sequence[Path]:
    try:
        return sorted(path for path in root.iterdir() if path.is_dir())
    except OSError:
        return ()
