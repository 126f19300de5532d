"""Made-up homes with a made-up Live in them, of both systems, wherever the tests run."""

from pathlib import Path
from xml.sax.saxutils import quoteattr

from alive.bridge.live_locations import Home, System

LIBRARY_CONFIG = """<?xml version="1.0" encoding="UTF-8"?>
<Ableton MajorVersion="5" MinorVersion="12.0_12300" Creator="Ableton Live 12.3.6">
\t<ContentLibrary>
\t\t<UserLibrary>
\t\t\t<LibraryProject Id="0">
\t\t\t\t<ProjectLocation />
\t\t\t\t<ProjectName Value="User Library" />
\t\t\t\t<ProjectPath Value={path} />
\t\t\t</LibraryProject>
\t\t</UserLibrary>
\t</ContentLibrary>
</Ableton>
"""


def make_home(folder: Path, system: System) -> Home:
    """An empty home."""
    folder.mkdir(parents=True, exist_ok=True)
    return Home(
        system=system,
        folder=folder,
        app_data=folder / "AppData" / "Roaming",
        one_drive=folder / "OneDrive" if system == "windows" else None,
        applications=(folder / "Applications",),
    )


def preferences(home: Home, version: str) -> Path:
    """Where a Live of that version has its preferences; they are made."""
    root = (
        Path(home.folder, "Library/Preferences/Ableton") if home.system == "macos" else Path(home.app_data, "Ableton")
    )
    folder = root / f"Live {version}"
    made = folder if home.system == "macos" else folder / "Preferences"
    made.mkdir(parents=True, exist_ok=True)
    return made


def usual_library(home: Home) -> Path:
    """Where Live puts its User Library by itself; it is made."""
    made = Path(home.folder, "Music" if home.system == "macos" else "Documents", "Ableton", "User Library")
    made.mkdir(parents=True, exist_ok=True)
    return made


def moved_library(home: Home, version: str, parent: Path) -> Path:
    """A User Library that the user has moved, as that Live knows."""
    config = LIBRARY_CONFIG.format(path=quoteattr(str(parent)))
    line_end = "\r\n" if home.system == "windows" else "\n"
    (preferences(home, version) / "Library.cfg").write_bytes(config.replace("\n", line_end).encode())
    made = parent / "User Library"
    made.mkdir(parents=True, exist_ok=True)
    return made
