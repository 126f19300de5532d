"""Puts the Remote Script where Live finds it, and takes it away again, without losing anything of the user's."""

import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import attrs

from alive.bridge.build_script import build_script, check_name, check_target
from alive.bridge.contents import faults_in, is_ours, users_in, version_in
from alive.bridge.live_found import Place
from alive.bridge.live_locations import OLDEST, is_recent_enough
from alive.bridge.rewriting import BuildError
from alive.bridge.settings_file import FILE_NAME, with_set
from alive.config import Settings, with_overrides
from alive.usable_settings import usable_settings
from alive.version import __version__


@attrs.frozen
class Plan:
    """What an installation will do."""

    folder: Path
    place: Place
    was_there: bool
    version_before: str | None
    kept: dict[str, bytes]
    """Files of the user's."""
    warnings: tuple[str, ...]

    @property
    def sentence(self) -> str:
        """What is done, from what to what."""
        before, now = self.version_before, __version__
        if not self.was_there:
            return f"Alive {now} goes into {self.folder}."
        if before is None:
            return f"Alive {now} replaces an Alive of unknown version in {self.folder}."
        if before == now:
            return f"Alive {now} in {self.folder} is made anew; the version stays the same."
        return f"Alive in {self.folder} goes from version {before} to {now}."


def plan(place: Place, name: str) -> Plan:
    """See what is there, and what is to be done.

    Raises:
        BuildError: If the name cannot be used, or something of somebody else is in the way.
    """
    check_name(name)
    folder = place.scripts / name
    check_target(folder)
    was_there = is_ours(folder)
    if was_there:
        _refuse_strange_files(folder)
    kept = {file: (folder / file).read_bytes() for file in (users_in(folder) if was_there else ())}
    return Plan(folder, place, was_there, version_in(folder), kept, tuple(_warnings(place, folder)))


def install(planned: Plan, overrides: Mapping[str, Any], entry: Path | None = None) -> list[str]:
    """Carry out the plan; returns what the user should know about the settings.

    Raises:
        BuildError: If the folder cannot be made.
        SettingsError: If a setting is not allowed.
    """
    kept = dict(planned.kept)
    if entry is not None:
        kept.pop("custom_entry.py", None)
    if FILE_NAME in kept and overrides:
        with_overrides(Settings(), overrides)  # refuses what is no setting, before anything is touched
        kept[FILE_NAME] = with_set(kept[FILE_NAME], overrides)
    try:
        build_script(planned.folder.parent, planned.folder.name, overrides, entry, kept)
    except OSError as error:
        raise BuildError(f"{planned.folder} cannot be written: {error.strerror or error}") from None
    return list(_about_settings(planned.folder, kept))


def uninstall(folder: Path) -> None:
    """Take a script away.

    Raises:
        BuildError: If it is none of ours, or something of the user's is in it.
    """
    check_removable(folder)
    try:
        shutil.rmtree(folder)
    except OSError as error:
        raise BuildError(f"{folder} cannot be removed: {error.strerror or error}") from None


def check_removable(folder: Path) -> None:
    """Refuse what is not ours to remove."""
    if not folder.exists():
        raise BuildError(f"There is no {folder}; nothing was removed")
    if folder.is_symlink() or not is_ours(folder):
        raise BuildError(f"{folder} was not made by `alive`; it was left as it is")
    _refuse_strange_files(folder)


def others_in(scripts: Path, name: str) -> list[Path]:
    """Our other scripts in that folder of Remote Scripts."""
    try:
        return sorted(path for path in scripts.iterdir() if path.name != name and path.is_dir() and is_ours(path))
    except OSError:
        return []


def misplaced(place: Place) -> list[Path]:
    """Scripts of ours among Live's preferences, where Live does not look for them."""
    return others_in(place.live.other_scripts, "") if place.live else []


def _warnings(place: Place, folder: Path) -> list[str]:
    found = []
    if place.live is None:
        found.append("No Live was found here; the script waits for one.")
    elif not is_recent_enough(place.live.version):
        found.append(f"The newest Live here is {place.live.version}; Alive needs Live {OLDEST} or later.")
    found += [
        f"{other} is an Alive too: chosen together in Live, they want the same ports."
        for other in others_in(place.scripts, folder.name)
    ]
    found += [f"{other} is of no use, since Live looks for no scripts there: delete it." for other in misplaced(place)]
    return found


def _about_settings(folder: Path, kept: Mapping[str, bytes]) -> list[str]:
    path = folder / FILE_NAME
    said = [f"Your {file} is kept as it was." for file in kept if file != FILE_NAME]
    if FILE_NAME in kept:
        said.append(f"Your settings in {path} are kept.")
    usable = usable_settings(path)
    if usable.problems:
        said.append(f"Not all of them can be used; the defaults are used instead: {usable.words}")
    return said


def _refuse_strange_files(folder: Path) -> None:
    """Whoever put files of their own into the folder is not to lose them."""
    faults = faults_in(folder)
    if faults.strange:
        shown = ", ".join(faults.strange[:3]) + (" ..." if len(faults.strange) > 3 else "")
        raise BuildError(f"{folder} has files that are not from `alive`: {shown}. Move them away first")
