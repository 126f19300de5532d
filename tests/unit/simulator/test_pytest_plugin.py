"""The plugin for pytest, and the page that teaches it."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
PAGE = (ROOT / "docs" / "testing-remote-scripts.md").read_text(encoding="utf-8")
BLOCK = re.compile(r"(?:`([\w/.]+)`\n\n)?```python\n(.*?)```", re.DOTALL)
FAULTY = """
class Script:
    def update_display(self):
        raise ValueError("broken")

def create_instance(c_instance):
    return Script()
"""
TEST = """
import pytest

{decoration}
def test_it(simulator, remote_script):
    simulator.advance(0.1)
"""


def run_pytest(folder, *arguments):
    """Run pytest there with the plugin; its output and exit code."""
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-p",
        "alive.testing.pytest_plugin",
        "-p",
        "no:cacheprovider",
        *arguments,
    ]
    done = subprocess.run(command, cwd=folder, check=False, capture_output=True, text=True, timeout=60)
    return done.stdout + done.stderr, done.returncode


@pytest.fixture
def project(tmp_path):
    """A project with a faulty script and a setting that names it."""
    (tmp_path / "Faulty").mkdir()
    (tmp_path / "Faulty" / "__init__.py").write_text(FAULTY, encoding="utf-8")
    (tmp_path / "pytest.ini").write_text("[pytest]\nremote_script = Faulty\n", encoding="utf-8")
    return tmp_path


def test_the_example_of_the_page_passes(tmp_path):
    """Copied from the page as it is, file by file."""
    for name, text in BLOCK.findall(PAGE):
        if name:
            (tmp_path / name).parent.mkdir(exist_ok=True)
            (tmp_path / name).write_text(text, encoding="utf-8")
    output, code = run_pytest(tmp_path)
    assert code == 0, output
    assert "2 passed" in output


def test_the_example_is_as_short_as_it_is_said_to_be():
    """15 lines of test at the most."""
    test = next(text for name, text in BLOCK.findall(PAGE) if name.startswith("test_"))
    assert len(test.splitlines()) <= 15


def test_the_other_code_of_the_page_runs():
    """What has no file name."""
    for name, text in BLOCK.findall(PAGE):
        if not name:
            exec(compile(text, "page", "exec"), {})  # noqa: S102 - our own page


def test_the_script_of_the_documented_command_is_one():
    """The folder itself holds what Live imports, not a folder in it."""
    folders = re.findall(r"--script (examples/[\w/]+)", PAGE)
    assert folders
    for folder in folders:
        text = (ROOT / folder / "__init__.py").read_text(encoding="utf-8")
        assert "create_instance" in text
    assert set(re.findall(r"examples/[\w/]+", PAGE)) == set(folders)


def test_errors_in_the_log_fail_the_test(project):
    """An exception in a script is no exception in the test: Live goes on."""
    (project / "test_it.py").write_text(TEST.format(decoration=""), encoding="utf-8")
    output, code = run_pytest(project)
    assert code == 1
    assert "RemoteScriptError: ValueError: broken" in output


def test_errors_can_be_allowed(project):
    """For a test about them."""
    decoration = "@pytest.mark.remote_script(allow_errors=True)"
    (project / "test_it.py").write_text(TEST.format(decoration=decoration), encoding="utf-8")
    output, code = run_pytest(project, "--strict-markers")
    assert code == 0, output


def test_who_does_not_use_the_plugin_does_not_pay_for_it(project):
    """The simulator is not even imported."""
    text = "import sys\ndef test_it():\n    assert 'alive.simulator' not in sys.modules\n"
    (project / "test_it.py").write_text(text, encoding="utf-8")
    output, code = run_pytest(project)
    assert code == 0, output
