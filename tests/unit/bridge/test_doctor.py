"""The checks of files: each thing is broken in turn, and its own line says so with what to do."""

import os
import shutil
from pathlib import Path

import pytest

from alive.bridge import doctor
from alive.bridge.build_script import build_script
from alive.bridge.doctor import (
    FILE_CHECKS,
    Finding,
    Installation,
    as_json,
    check_chosen,
    check_folder,
    check_live,
    check_log,
    check_settings,
)
from alive.bridge.doctor_page import doctor_page
from alive.bridge.presenting import console
from tests.unit.bridge.homes import make_home, preferences, usual_library
from tests.unit.bridge.test_log_reading import ENDED, FAILURE, OURS, STARTED, TABLE, TRACEBACK


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """One build for all tests of this module, since each takes seconds."""
    return build_script(tmp_path_factory.mktemp("scripts"))


class Computer:
    """A made-up home in which everything is as it should be."""

    def __init__(self, folder: Path, system: str, built: Path) -> None:
        self.home = make_home(folder, system)
        self.live = preferences(self.home, "12.3.6")
        self.scripts = usual_library(self.home) / "Remote Scripts"
        self.script = self.scripts / "Alive"
        shutil.copytree(built, self.script)
        self.log(TABLE.format(first="Alive") + STARTED)

    def log(self, text: str) -> None:
        """What Live has written."""
        line_end = "\r\n" if self.home.system == "windows" else "\n"
        (self.live / "Log.txt").write_bytes(text.replace("\n", line_end).encode())

    def findings(self, **options: object) -> dict[str, Finding]:
        """What each check finds."""
        found = Installation(self.home, **options)
        return {finding.name: finding for finding in (check(found) for check in FILE_CHECKS)}

    def bad(self, **options: object) -> dict[str, str]:
        """The states of those that are not well; each says what to do."""
        bad = {name: finding for name, finding in self.findings(**options).items() if finding.state != "ok"}
        assert all(finding.remedy for finding in bad.values() if finding.state != "skipped")
        return {name: finding.state for name, finding in bad.items()}


@pytest.fixture(params=["macos", "windows"])
def computer(request, tmp_path, built):
    return Computer(tmp_path / "home", request.param, built)


def test_all_is_well_and_each_line_says_what_was_seen(computer):
    findings = computer.findings()

    assert computer.bad() == {}
    assert list(findings) == ["live", "folder", "settings", "log", "control surface"]
    assert "Live 12.3.6" in findings["live"].sentence
    assert str(computer.script) in findings["folder"].sentence
    assert "Alive 0.1.0 started, and has no errors" in findings["log"].sentence


def test_no_live(computer):
    shutil.rmtree(computer.live.parent if computer.live.name == "Preferences" else computer.live)

    assert computer.bad() == {"live": "failed", "log": "skipped", "control surface": "skipped"}
    assert "No Live was found" in computer.findings()["live"].sentence


def test_a_live_that_was_never_started(computer):
    shutil.rmtree(computer.live)
    if computer.live.name == "Preferences":
        computer.live.parent.rmdir()
    Path(computer.home.applications[0], "Ableton Live 12 Suite.app").mkdir(parents=True)

    assert "was never started" in computer.findings()["live"].sentence


def test_a_live_that_is_too_old(computer):
    shutil.rmtree(computer.live.parent if computer.live.name == "Preferences" else computer.live)
    computer.live = preferences(computer.home, "12.0.25")
    computer.log(TABLE.format(first="Alive") + STARTED)

    assert computer.bad() == {"live": "failed"}
    assert "12.0.25" in computer.findings()["live"].sentence


def test_no_script(computer):
    shutil.rmtree(computer.script)

    assert computer.bad() == {"folder": "failed", "settings": "skipped"}
    assert computer.findings()["folder"].remedy == "Run alive install."


def test_a_script_in_the_wrong_folder(computer):
    """The commonest mistake."""
    wrong = computer.live / "User Remote Scripts"
    wrong.mkdir()
    shutil.move(computer.script, wrong / "Alive")

    finding = computer.findings()["folder"]

    assert finding.state == "failed"
    assert "where Live does not look" in finding.sentence
    assert "delete that folder" in finding.remedy


def test_no_user_library(computer):
    shutil.rmtree(computer.scripts.parent)

    assert computer.bad() == {"folder": "failed", "settings": "skipped"}
    assert "There is no folder" in computer.findings()["folder"].sentence


def test_a_folder_of_somebody_else(computer):
    shutil.rmtree(computer.script)
    computer.script.mkdir()
    (computer.script / "__init__.py").touch()

    assert "is not Alive" in computer.findings()["folder"].sentence


@pytest.mark.parametrize("spoil", [lambda file: file.unlink(), lambda file: file.write_text("", encoding="utf-8")])
def test_a_folder_that_is_not_complete(computer, spoil):
    spoil(computer.script / "_vendor" / "alive" / "config.py")

    assert computer.bad() == {"folder": "failed"}
    assert "_vendor/alive/config.py" in computer.findings()["folder"].sentence


def test_another_version(computer, monkeypatch):
    monkeypatch.setattr(doctor, "__version__", "9.9.9")

    assert computer.bad() == {"folder": "warning"}
    assert "this command is version 9.9.9" in computer.findings()["folder"].sentence


def test_a_second_alive(computer):
    shutil.copytree(computer.script, computer.scripts / "Second")

    assert computer.bad() == {"folder": "warning"}
    assert "Second is an Alive too" in computer.findings()["folder"].sentence


@pytest.mark.parametrize("text", ["[pump]\nlinger_ms = 99\n", "[pump\n"])
def test_wrong_settings(computer, text):
    (computer.script / "alive.toml").write_text(text, encoding="utf-8")

    assert computer.bad() == {"settings": "failed"}
    assert str(computer.script / "alive.toml") in computer.findings()["settings"].sentence


def test_settings_that_are_not_there_are_no_fault(computer):
    (computer.script / "alive.toml").unlink()

    assert computer.bad() == {}


def test_no_log(computer):
    (computer.live / "Log.txt").unlink()

    assert computer.bad() == {"log": "failed", "control surface": "skipped"}
    assert "no such file" in computer.findings()["log"].sentence


def test_a_log_that_cannot_be_read(computer):
    (computer.live / "Log.txt").unlink()
    (computer.live / "Log.txt").mkdir()

    assert computer.bad() == {"log": "failed", "control surface": "skipped"}


def test_the_log_of_another_version_is_newer(computer):
    """Each version of Live has its own, and the old ones stay."""
    older = preferences(computer.home, "12.1")
    (older / "Log.txt").touch()
    os.utime(computer.live / "Log.txt", (1_000_000, 1_000_000))

    assert computer.bad() == {"log": "warning"}
    assert "Live 12.1 has run later" in computer.findings()["log"].sentence


@pytest.mark.parametrize(
    ("text", "state", "words"),
    [
        (f"{OURS}Alive could not start: no. Log.txt has the details.\n", "failed", "Alive could not start: no."),
        (TRACEBACK.format(name="Alive"), "failed", "ImportError: no x"),
        (STARTED + FAILURE, "warning", "has 1 error of it, the last"),
        (STARTED + FAILURE + FAILURE, "warning", "has 2 errors of it, the last"),
        (STARTED + ENDED, "ok", "was disconnected again"),
        ("", "ok", "says nothing of Alive"),
    ],
)
def test_what_the_log_says(computer, text, state, words):
    computer.log(TABLE.format(first="Alive") + text)

    finding = computer.findings()["log"]

    assert (finding.state, words in finding.sentence) == (state, True), finding.sentence


def test_another_surface_is_chosen(computer):
    computer.log(TABLE.format(first="MiniLab_3"))

    assert computer.bad() == {"control surface": "failed"}
    finding = computer.findings()["control surface"]
    assert "chosen: MiniLab_3, Push2" in finding.sentence
    assert "choose Alive as a Control Surface" in finding.remedy


def test_it_was_chosen_once_and_is_not_any_more(computer):
    computer.log(TABLE.format(first="Alive") + STARTED + ENDED + TABLE.format(first="None"))

    assert computer.bad() == {"control surface": "failed"}


@pytest.mark.parametrize(("text", "bad"), [(STARTED, {}), (STARTED + ENDED, {"control surface": "failed"})])
def test_without_a_table_a_start_shows_that_it_is_chosen(computer, text, bad):
    computer.log(text)

    assert computer.bad() == bad


def test_a_script_of_another_name_is_looked_for_under_it(computer):
    shutil.move(computer.script, computer.scripts / "Mine")
    computer.log(TABLE.format(first="Mine") + STARTED.replace("(Alive)", "(Mine)"))

    assert computer.bad(name="Mine") == {}


def test_the_answer_for_programs_says_whether_all_is_well(computer):
    findings = list(computer.findings().values())

    assert as_json(findings)["ok"] is True
    assert as_json(findings)["checks"][0]["name"] == "live"
    assert as_json([*findings, Finding("x", "failed", "No.", "Do.")])["ok"] is False
    assert as_json([*findings, Finding("x", "warning", "Hm.", "Do.")])["ok"] is True


def shown(*findings: Finding) -> str:
    out = console()
    with out.capture() as captured:
        out.print(doctor_page(findings), soft_wrap=True)
    return captured.get()


def test_the_page_shows_what_to_do_and_where_to_begin():
    page = shown(
        Finding("live", "ok", "Fine."), Finding("log", "failed", "A [b] c.", "Do it."), Finding("x", "skipped", "-")
    )

    assert "A [b] c." in page
    assert "To do: Do it." in page
    assert "1 of 3 checks have failed. Begin with the first: log." in page
    assert "All is well." in shown(Finding("live", "ok", "Fine."))
    assert "something is to be looked at" in shown(Finding("live", "warning", "Hm.", "Do."))


def test_each_check_can_be_made_alone(computer):
    """In any order but that of the log, which the last one reads."""
    found = Installation(computer.home)

    assert check_chosen(found).state == "skipped"
    assert check_log(found).state == "ok"
    assert [check(found).state for check in (check_settings, check_folder, check_live, check_chosen)] == ["ok"] * 4
