"""`alive install`, `alive uninstall`, `alive doctor` and `alive config` in a made-up home."""

import json
import shutil
import tomllib
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from alive.bridge import examination, live_found
from alive.bridge.build_script import build_script
from alive.bridge.cli import app
from alive.bridge.doctor import Finding
from alive.bridge.live_found import home_of
from alive.version import __version__
from tests.unit.bridge.homes import make_home as make
from tests.unit.bridge.homes import moved_library, preferences, usual_library


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, arguments)


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """One build for all tests of this module, since each takes seconds."""
    return build_script(tmp_path_factory.mktemp("scripts"))


@pytest.fixture(params=["macos", "windows"])
def home(request, tmp_path, monkeypatch):
    """A home with a Live, which is that of the environment."""
    folder = tmp_path / "home"
    made = make(folder, request.param)
    platform = "darwin" if request.param == "macos" else "win32"
    monkeypatch.setattr(live_found, "home_of", lambda environment: home_of(environment, platform))
    for name in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(name, str(folder))
    for name in ("APPDATA", "OneDrive", "ONEDRIVE"):
        monkeypatch.delenv(name, raising=False)
    preferences(made, "12.3.6")
    usual_library(made)
    return made


@pytest.fixture
def scripts(home) -> Path:
    return usual_library(home) / "Remote Scripts"


@pytest.fixture
def installed(scripts, built) -> Path:
    return Path(shutil.copytree(built, scripts / "Alive"))


@pytest.fixture
def build_nothing(monkeypatch):
    """What would be built; the building itself is tested elsewhere."""
    made: list[Path] = []

    def build(out, name, _overrides, _entry, kept):
        (out / name).mkdir(parents=True, exist_ok=True)
        for file, content in kept.items():
            (out / name / file).write_bytes(content)
        made.append(out / name)

    monkeypatch.setattr("alive.bridge.installing.build_script", build)
    return made


def test_install_says_where_it_went_and_which_click_is_left(scripts, build_nothing):
    result = run("install")

    assert result.exit_code == 0, result.output
    assert build_nothing == [scripts / "Alive"]
    words = " ".join(result.stdout.split())
    assert f"Alive {__version__} goes into" in words
    assert "choose Alive as a Control Surface" in words
    assert "alive doctor says whether all is well" in words


def test_install_takes_another_name_library_and_live(home, build_nothing, tmp_path):
    library = moved_library(home, "12.1", tmp_path / "moved")
    live = preferences(home, "12.1")

    run("install", "--live-dir", str(live), "--name", "Mine")
    run("install", "--user-library", str(usual_library(home)))

    assert build_nothing == [library / "Remote Scripts" / "Mine", usual_library(home) / "Remote Scripts" / "Alive"]


def test_a_dry_run_says_it_all_and_does_nothing(scripts, build_nothing):
    result = run("install", "--dry-run")

    assert "goes into" in result.stdout
    assert "Nothing was done." in result.stdout
    assert build_nothing == []
    assert not scripts.exists()


def test_an_upgrade_asks_for_a_restart(installed, build_nothing):
    result = run("install")

    assert "the version stays the same" in result.stdout
    assert "Restart Live" in result.stdout
    assert "are kept" in result.stdout
    assert build_nothing == [installed]


def test_the_folder_among_the_preferences_is_refused(home, build_nothing):
    wrong = preferences(home, "12.3.6") / "User Remote Scripts"
    wrong.mkdir()

    result = run("install", "--user-library", str(wrong))

    assert result.exit_code == 1
    assert "Live looks for no script like this one" in result.stderr
    assert build_nothing == []


@pytest.mark.parametrize("name", ["my-script", "1st", "json"])
@pytest.mark.usefixtures("home")
def test_a_name_that_live_cannot_import_is_refused(name, build_nothing):
    result = run("install", "--name", name)

    assert (result.exit_code, build_nothing) == (1, [])
    assert "the folder cannot be called" in result.stderr


@pytest.mark.parametrize("setting", ["port", "transports.tcp_json.port=-1", "nothing=1"])
def test_bad_settings_are_bad_usage(installed, setting):
    before = (installed / "alive.toml").read_bytes()

    assert run("install", "--set", setting).exit_code == 2
    assert (installed / "alive.toml").read_bytes() == before


def test_uninstall_removes_it_after_a_look(installed):
    assert "would be removed" in run("uninstall", "--dry-run").stdout
    assert installed.exists()

    result = run("uninstall")

    assert (result.exit_code, installed.exists()) == (0, False)
    assert f"Removed {installed}" in result.stdout.replace("\n", "")
    assert run("uninstall").exit_code == 1


def test_doctor_fails_if_anything_has_failed(installed):
    """Nothing listens here, and Live has written no log."""
    result = run("doctor", "--port", "9", "--json")

    answer = json.loads(result.stdout)
    assert (result.exit_code, answer["ok"]) == (1, False)
    states = {check["name"]: check["state"] for check in answer["checks"]}
    assert (states["live"], states["folder"], states["log"]) == ("ok", "ok", "failed")
    assert all(check["remedy"] for check in answer["checks"] if check["state"] == "failed")
    page = run("doctor", "--port", "9")
    assert page.exit_code == 1
    assert "Begin with the first: log" in page.stdout
    assert str(installed) in page.stdout


@pytest.mark.usefixtures("home")
def test_doctor_is_content_with_warnings(monkeypatch):
    monkeypatch.setattr(examination, "examine", lambda *_a, **_k: [Finding("log", "warning", "Hm.", "Do it.")])

    result = run("doctor")

    assert result.exit_code == 0
    assert "To do: Do it." in result.stdout


def test_config_path_names_the_file_of_the_installed_script(scripts):
    assert run("config", "path").stdout.strip() == str(scripts / "Alive" / "alive.toml")
    assert run("config", "path", "--name", "Mine").stdout.strip() == str(scripts / "Mine" / "alive.toml")


def test_config_show_gives_every_setting_and_marks_what_is_set(installed):
    (installed / "alive.toml").write_text("[pump]\nlinger_ms = 1\n[log]\ncommands = 3\n", encoding="utf-8")

    result = run("config", "show")

    assert "pump.linger_ms = 1.0  (not the default)" in result.stdout
    assert "log.commands = false\n" in result.stdout
    assert "Not used: log.commands: got 3" in result.stderr
    as_json = json.loads(run("config", "show", "--json").stdout)
    assert as_json["settings"]["pump.linger_ms"] == 1.0
    assert as_json["problems"][0]["path"] == "log.commands"
    assert as_json["path"] == str(installed / "alive.toml")


def test_config_check_names_file_key_value_and_what_is_allowed(installed):
    file = installed / "alive.toml"
    assert run("config", "check").exit_code == 0

    file.write_text("[pump]\nlinger_ms = 99\nsurplus = 1\n", encoding="utf-8")
    result = run("config", "check")

    assert result.exit_code == 1
    assert f"{file}: pump.linger_ms: got 99, allowed is a number from 0 to 5 (ms)" in result.stderr
    assert "pump.surplus: there is no such setting" in result.stderr


def test_config_check_names_the_line_of_what_is_no_toml(tmp_path):
    file = tmp_path / "mine.toml"
    file.write_text("[pump]\nlinger_ms 1\n", encoding="utf-8")

    result = run("config", "check", "--file", str(file))

    assert result.exit_code == 1
    assert "line 2" in result.stderr


def test_config_without_a_script_has_defaults(scripts):
    assert "all settings have their defaults" in run("config", "check").stdout
    assert run("config", "show").exit_code == 0
    assert not scripts.exists()


def test_without_a_user_library_there_is_no_file(home):
    shutil.rmtree(usual_library(home))

    result = run("config", "path")

    assert result.exit_code == 1
    assert "There is no folder" in result.stderr


def test_the_file_that_an_installation_writes_is_commented(scripts):
    """Through the real build, once."""
    assert run("install", "--set", "log.commands=true").exit_code == 0

    text = (scripts / "Alive" / "alive.toml").read_text(encoding="utf-8")
    assert tomllib.loads(text)["log"] == {"commands": True}
    assert "# Live reads the file when it loads the script." in text
    assert run("config", "check").exit_code == 0
