"""What `alive doctor` finds: one function for each check, in the order in which things have to be right.

A check answers in one sentence, and with what to do if it is not well. What cannot be looked at, because something
before it is not right, is skipped and says because of what.
"""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Literal

import attrs

from alive.bridge.contents import faults_in, is_ours, version_in
from alive.bridge.installing import misplaced, others_in
from alive.bridge.live_found import FoundLive, Place, find_applications, find_lives, place_for
from alive.bridge.live_locations import OLDEST, Home, is_recent_enough, preferences_root
from alive.bridge.log_reading import SaidOfUs, chosen_surfaces, last_session, read_log, said_of
from alive.bridge.rewriting import BuildError
from alive.bridge.settings_file import FILE_NAME
from alive.config import Settings
from alive.usable_settings import usable_settings
from alive.version import __version__

State = Literal["ok", "warning", "failed", "skipped"]

CHOOSE = (
    "In Live's Settings, Link, Tempo & MIDI, choose {name} as a Control Surface; its input and output stay None. "
    "If it is not in the list, restart Live, which looks for scripts when it starts."
)


@attrs.frozen
class Finding:
    """What came of one check."""

    name: str
    state: State
    sentence: str
    remedy: str | None = None


def ok(name: str, sentence: str) -> Finding:
    """It is as it should be."""
    return Finding(name, "ok", sentence)


def failed(name: str, sentence: str, remedy: str) -> Finding:
    """Alive cannot work like that."""
    return Finding(name, "failed", sentence, remedy)


def warning(name: str, sentence: str, remedy: str) -> Finding:
    """Alive works, but something is to be looked at."""
    return Finding(name, "warning", sentence, remedy)


def skipped(name: str, sentence: str) -> Finding:
    """It could not be looked at."""
    return Finding(name, "skipped", sentence)


@attrs.define
class Installation:
    """What the checks of files look at."""

    home: Home
    name: str = "Alive"
    live_dir: Path | None = None
    user_library: Path | None = None

    place: Place | None = None
    no_place: str | None = None
    """Why there is no place."""
    log: Sequence[str] | None = None
    """The lines since Live last started; None if they cannot be read."""

    def __attrs_post_init__(self) -> None:
        """Find out where everything is."""
        try:
            self.place = place_for(self.home, self.live_dir, self.user_library)
        except BuildError as error:
            self.no_place = str(error)

    @property
    def live(self) -> FoundLive | None:
        """The Live that the script is for."""
        if self.place is not None:
            return self.place.live
        return next(iter(find_lives(self.home)), None)

    @property
    def folder(self) -> Path | None:
        """Where the script should be."""
        return None if self.place is None else self.place.scripts / self.name

    @property
    def settings(self) -> Settings:
        """The settings of the script."""
        return Settings() if self.folder is None else usable_settings(self.folder / FILE_NAME).settings

    @property
    def said(self) -> SaidOfUs:
        """What the log says of the script."""
        return said_of(self.log or (), self.name)


def check_live(found: Installation) -> Finding:
    """Is there a Live, and is it recent enough?"""
    live = found.live
    if live is None:
        installed = find_applications(found.home)
        if installed:
            return failed("live", f"{installed[0]} was never started.", "Start Live once, then run alive install.")
        return failed(
            "live",
            f"No Live was found: there is no folder such as {Path(preferences_root(found.home)) / 'Live 12.3.6'}.",
            "Install Live and start it once, or say with --live-dir where its preferences are.",
        )
    if not is_recent_enough(live.version):
        return failed(
            "live",
            f"The newest Live here is {live.version}, and Alive needs {OLDEST} or later.",
            "Update Live: every Live 12 can be updated to the newest version at no cost.",
        )
    return ok("live", f"Live {live.version}, with its preferences in {live.preferences}.")


def check_folder(found: Installation) -> Finding:
    """Is the script where Live looks, and complete?"""
    place, folder = found.place, found.folder
    if place is None or folder is None:
        return failed("folder", found.no_place or "It is not known where Live looks for scripts.", "See alive install.")
    wrong = misplaced(place)
    if not folder.is_dir():
        if wrong:
            return failed(
                "folder",
                f"The script is in {wrong[0]}, where Live does not look for scripts.",
                f"Run alive install, which puts it into {place.scripts}, and delete that folder.",
            )
        return failed("folder", f"There is no script in {folder}.", "Run alive install.")
    if not is_ours(folder):
        return failed(
            "folder", f"{folder} is not Alive.", "Move that folder away, or install with another --name; alive install."
        )
    if faults := faults_in(folder).words:
        return failed("folder", f"{folder} is not complete; {faults}.", "Run alive install, then restart Live.")
    return _check_version(folder, [*others_in(place.scripts, found.name), *wrong])


def _check_version(folder: Path, others: Sequence[Path]) -> Finding:
    version = version_in(folder)
    if version != __version__:
        return warning(
            "folder",
            f"{folder} has version {version}, and this command is version {__version__}.",
            "Run alive install, then restart Live.",
        )
    if others:
        return warning(
            "folder",
            f"{folder} is complete, but {others[0]} is an Alive too.",
            "Remove the one that is not needed: two of them want the same ports.",
        )
    return ok("folder", f"Alive {version} is complete in {folder}.")


def check_settings(found: Installation) -> Finding:
    """Can all settings be used?"""
    if found.folder is None or not found.folder.is_dir():
        return skipped("settings", "Not looked at, since there is no script.")
    path = found.folder / FILE_NAME
    usable = usable_settings(path)
    if usable.problems:
        return failed(
            "settings",
            f"{path}: {usable.words}. The script uses the default instead.",
            "Correct the file, see alive config check, and open a Set anew in Live.",
        )
    return ok("settings", f"{path} can be used." if path.is_file() else "All settings have their defaults.")


def check_log(found: Installation) -> Finding:
    """Can the log be read, and what does it say of us?"""
    live = found.live
    if live is None:
        return skipped("log", "Not looked at, since there is no Live.")
    try:
        found.log = last_session(read_log(live.log))
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        return failed(
            "log",
            f"{live.log} cannot be read: {reason}.",
            "Start that Live once, which writes it, and see that you may read it.",
        )
    if elsewhere := _newer_log(found.home, live):
        return warning(
            "log",
            f"Live {elsewhere.version} has run later than Live {live.version}: what {live.log} says may be old.",
            f"Start Live {live.version}, or say --live-dir '{elsewhere.folder}'.",
        )
    return _what_is_said(live, found.said)


def _what_is_said(live: FoundLive, said: SaidOfUs) -> Finding:
    if said.errors and said.started is None:
        return failed(
            "log", f"The script could not start: {said.errors[-1]}", f"{live.log} has the details; run alive install."
        )
    if said.errors:
        count = len(said.errors)
        return warning(
            "log",
            f"Since Alive {said.started} started, {live.log} has {count} error{'s' if count > 1 else ''} of it, "
            f"the last: {said.errors[-1]}",
            "See alive logs, or the lines with the script's name in that file.",
        )
    if said.started is None:
        return ok("log", f"{live.log} can be read, and says nothing of Alive since Live started.")
    if said.is_over:
        return ok("log", f"{live.log}: Alive {said.started} started, and was disconnected again.")
    return ok("log", f"{live.log}: Alive {said.started} started, and has no errors.")


def _newer_log(home: Home, live: FoundLive) -> FoundLive | None:
    """A Live whose log was written after that of this one."""
    for other in find_lives(home):
        if other.folder != live.folder and _written_at(other.log) > _written_at(live.log):
            return other
    return None


def _written_at(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except OSError:
        return 0.0


def check_chosen(found: Installation) -> Finding:
    """Is it chosen as a control surface? Live writes the list of them into its log."""
    if found.log is None:
        return skipped("control surface", "Not looked at, since the log cannot be read.")
    remedy = CHOOSE.format(name=found.name)
    surfaces = chosen_surfaces(found.log)
    if surfaces is None:
        if found.said.started and not found.said.is_over:
            return ok("control surface", f"{found.name} was started as a control surface.")
        return failed("control surface", f"The log does not say that {found.name} was ever started.", remedy)
    if found.name not in surfaces:
        others = f"; chosen: {', '.join(surfaces)}" if surfaces else ""
        return failed("control surface", f"{found.name} is not chosen as a control surface{others}.", remedy)
    return ok("control surface", f"{found.name} is chosen as a control surface.")


FILE_CHECKS: tuple[Callable[[Installation], Finding], ...] = (
    check_live,
    check_folder,
    check_settings,
    check_log,
    check_chosen,
)


def as_json(findings: Sequence[Finding]) -> dict[str, Any]:
    """All findings as plain data."""
    return {
        "ok": all(finding.state != "failed" for finding in findings),
        "version": __version__,
        "checks": [attrs.asdict(finding) for finding in findings],
    }
