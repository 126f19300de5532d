"""The file that Live imports: it runs on the Python of older Lives, and tells the user what is the matter."""

import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

import remote_script_entry

GUARD = Path(remote_script_entry.__file__)


class CInstance:
    """What the guard uses of Live's c_instance."""

    def __init__(self) -> None:
        self.logged: list[str] = []
        self.shown: list[str] = []

    def log_message(self, *texts: str) -> None:
        """Write to Log.txt."""
        self.logged += texts

    def show_message(self, text: str) -> None:
        """Write to the status bar."""
        self.shown.append(text)


@pytest.fixture
def composition(monkeypatch):
    """A stand-in for the composition root, which the guard imports only when it is needed."""
    module = ModuleType("remote_script_entry.composition")
    monkeypatch.setitem(sys.modules, module.__name__, module)
    monkeypatch.setattr(remote_script_entry, "composition", module, raising=False)
    return module


def python(*arguments: str) -> "subprocess.CompletedProcess[str]":
    """Run Python in a process of its own, with the folder of the guard in reach."""
    return subprocess.run(
        [sys.executable, *arguments], capture_output=True, text=True, check=False, timeout=30, cwd=GUARD.parent.parent
    )


def test_the_guard_runs_on_python_3_7():
    """Live 12.0 embeds Python 3.7."""
    checked = python("-c", "import vermin; vermin.main()", "-t=3.7-", "--no-tips", str(GUARD))

    assert checked.returncode == 0, checked.stdout
    assert "Minimum required versions: 3." in checked.stdout


def test_the_guard_imports_nothing_else_of_this_project():
    """On an older Python the other files do not even parse."""
    ran = python(
        "-S",
        "-c",
        "import sys, remote_script_entry\n"
        "print([name for name in sys.modules if name.startswith(('alive', 'attr', 'remote_script_entry.'))])",
    )

    assert ran.stdout == "[]\n", ran.stderr


@pytest.mark.parametrize("version", [(3, 7, 3, "final", 0), (3, 10, 9, "final", 0)])
def test_an_older_live_is_told_which_live_is_needed(monkeypatch, composition, version):
    composition.create_instance = pytest.fail
    monkeypatch.setattr(sys, "version_info", version)
    c_instance = CInstance()

    script = remote_script_entry.create_instance(c_instance)

    expected = f"Alive needs Live 12.1 or later: this Live embeds Python 3.{version[1]}, Alive needs 3.11."
    assert c_instance.shown == [expected]
    assert c_instance.logged == [expected]
    script.update_display()
    script.disconnect()


@pytest.mark.parametrize("version", [(3, 11, 0, "final", 0), (3, 14, 1, "final", 0), (4, 0, 0, "final", 0)])
def test_a_python_that_is_new_enough_gets_the_script(monkeypatch, composition, version):
    composition.create_instance = lambda c_instance: ("the script for", c_instance)
    monkeypatch.setattr(sys, "version_info", version)
    c_instance = CInstance()

    slot = remote_script_entry.create_instance(c_instance)
    assert slot.script == ("the script for", c_instance)
    assert c_instance.shown == []
    slot.disconnect()


def test_a_script_that_cannot_start_says_so_in_the_status_bar_and_leaves_its_traceback_in_the_log(composition):
    def fail(_c_instance: object) -> None:
        raise ValueError("alive.toml: port: got 'x'.")

    composition.create_instance = fail
    c_instance = CInstance()

    script = remote_script_entry.create_instance(c_instance)

    assert c_instance.shown == ["Alive could not start: alive.toml: port: got 'x'. Log.txt has the details."]
    assert "Traceback" in c_instance.logged[0]
    assert "in fail" in c_instance.logged[0]
    script.update_display()
    script.disconnect()


def test_an_error_without_words_is_named_by_its_class(composition):
    def fail(_c_instance: object) -> None:
        raise KeyError

    composition.create_instance = fail
    c_instance = CInstance()

    remote_script_entry.create_instance(c_instance)

    assert c_instance.shown == ["Alive could not start: KeyError. Log.txt has the details."]


def test_files_that_cannot_be_imported_are_a_refusal_too(monkeypatch):
    """A half-copied folder: Live would only write the traceback into Log.txt."""
    monkeypatch.setitem(sys.modules, "remote_script_entry.composition", None)
    monkeypatch.delattr(remote_script_entry, "composition", raising=False)
    c_instance = CInstance()

    script = remote_script_entry.create_instance(c_instance)

    assert "could not start" in c_instance.shown[0]
    script.disconnect()
