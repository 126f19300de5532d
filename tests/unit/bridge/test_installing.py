"""Putting the script into a User Library and taking it away, in a made-up home. Building itself is tested elsewhere."""

import shutil
import tomllib
from pathlib import Path

import pytest

from alive.adapters.storage.token_file import is_private, read_tokens
from alive.bridge import installing
from alive.bridge.build_script import build_script
from alive.bridge.contents import faults_in, version_in
from alive.bridge.installing import check_removable, install, plan, uninstall
from alive.bridge.live_found import place_for
from alive.bridge.rewriting import BuildError
from alive.bridge.tokens import new_token
from alive.config import SettingsError
from alive.domain.role import Role
from alive.version import __version__
from tests.unit.bridge.homes import make_home, preferences, usual_library


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """One build for all tests of this module, since each takes seconds."""
    return build_script(tmp_path_factory.mktemp("scripts"))


@pytest.fixture
def home(tmp_path):
    made = make_home(tmp_path, "macos")
    preferences(made, "12.3.6")
    usual_library(made)
    return made


@pytest.fixture
def place(home):
    return place_for(home)


@pytest.fixture
def installed(place, built) -> Path:
    """A script that is there already."""
    return Path(shutil.copytree(built, place.scripts / "Alive"))


def as_version(folder: Path, version: str) -> None:
    """Make it look like another version of the script, with a list that fits."""
    file = folder / "_vendor" / "alive" / "version.py"
    file.write_text(file.read_text(encoding="utf-8").replace(f'"{__version__}"', f'"{version}"'), encoding="utf-8")


def test_a_fresh_installation_is_complete_and_has_all_settings_as_comments(place):
    planned = plan(place, "Alive")
    said = install(planned, {"transports.tcp_json.port": "9314"})

    folder = place.user_library / "Remote Scripts" / "Alive"
    assert planned.sentence == f"Alive {__version__} goes into {folder}."
    assert faults_in(folder).words == ""
    text = (folder / "alive.toml").read_text(encoding="utf-8")
    assert tomllib.loads(text)["transports"]["tcp_json"] == {"port": 9314}
    assert "# linger_ms = 2.0" in text
    assert said == []
    assert planned.warnings == ()


def test_an_upgrade_says_from_what_to_what_and_keeps_the_settings_to_the_byte(place, installed):
    as_version(installed, "0.0.9")
    mine = b"# my own words\r\n[log]\r\ncommands = true\r\n"
    (installed / "alive.toml").write_bytes(mine)
    (installed / "__pycache__").mkdir()

    planned = plan(place, "Alive")
    said = install(planned, {})

    assert planned.sentence == f"Alive in {installed} goes from version 0.0.9 to {__version__}."
    assert (installed / "alive.toml").read_bytes() == mine
    assert version_in(installed) == __version__
    assert not (installed / "__pycache__").exists()
    assert said == [f"Your settings in {installed / 'alive.toml'} are kept."]


@pytest.mark.parametrize(("version", "words"), [(__version__, "stays the same"), ("9.9.9", "from version 9.9.9 to")])
def test_the_same_version_and_a_newer_one_are_said_too(place, installed, version, words):
    as_version(installed, version)

    assert words in plan(place, "Alive").sentence


def test_a_version_that_cannot_be_told_is_said_so(place, installed):
    (installed / "_vendor" / "alive" / "version.py").unlink()

    assert "replaces an Alive of unknown version" in plan(place, "Alive").sentence


def test_a_setting_of_an_upgrade_changes_that_line_only(place, installed):
    (installed / "alive.toml").write_text("# mine\n[pump]\nlinger_ms = 1.0 # less\n", encoding="utf-8")

    install(plan(place, "Alive"), {"pump.linger_ms": "0", "log.commands": "true"})

    text = (installed / "alive.toml").read_text(encoding="utf-8")
    assert text.startswith("# mine\n[pump]\nlinger_ms = 0.0 # less\n")
    assert tomllib.loads(text)["log"] == {"commands": True}


def test_settings_that_cannot_be_used_any_more_are_kept_and_told(place, installed):
    (installed / "alive.toml").write_text("[pump]\nlinger_ms = 99\n", encoding="utf-8")

    said = install(plan(place, "Alive"), {})

    assert "pump.linger_ms: got 99" in said[-1]
    assert "linger_ms = 99" in (installed / "alive.toml").read_text(encoding="utf-8")


def test_an_entry_of_the_user_s_own_is_kept_until_there_is_another(place, installed, tmp_path):
    (installed / "custom_entry.py").write_text("MINE = 1\n", encoding="utf-8")

    assert "Your custom_entry.py is kept as it was." in install(plan(place, "Alive"), {})
    assert (installed / "custom_entry.py").read_text(encoding="utf-8") == "MINE = 1\n"

    other = tmp_path / "other.py"
    other.write_text("OTHER = 1\n", encoding="utf-8")
    install(plan(place, "Alive"), {}, other)
    assert (installed / "custom_entry.py").read_text(encoding="utf-8") == "OTHER = 1\n"


def test_tokens_are_kept_and_stay_their_owner_s_only(place, installed):
    _, secret = new_token(installed / "tokens.json", Role.EDIT)

    assert "Your tokens.json is kept as it was." in install(plan(place, "Alive"), {})
    assert read_tokens(installed / "tokens.json").find(secret)
    assert is_private(installed / "tokens.json")
    assert faults_in(installed).strange == ()


def test_the_audit_log_is_kept_and_stays_its_owner_s_only(place, installed):
    for name in ("audit.jsonl", "audit.1.jsonl"):
        (installed / name).write_text(f"{name}\n", encoding="utf-8")

    install(plan(place, "Alive"), {})

    for name in ("audit.jsonl", "audit.1.jsonl"):
        assert (installed / name).read_text(encoding="utf-8") == f"{name}\n"
        assert is_private(installed / name)
    check_removable(installed)


def test_also_a_folder_that_is_made_anew_keeps_its_tokens(place, installed):
    """Without them everybody could connect."""
    _, secret = new_token(installed / "tokens.json", Role.EDIT)

    build_script(installed.parent)

    assert read_tokens(installed / "tokens.json").find(secret)
    assert is_private(installed / "tokens.json")


@pytest.mark.parametrize("overrides", [{"pump.linger_ms": "99"}, {"pump.nothing": "1"}])
def test_a_setting_that_is_not_allowed_changes_nothing(place, installed, overrides):
    before = (installed / "alive.toml").read_bytes()

    with pytest.raises(SettingsError):
        install(plan(place, "Alive"), overrides)

    assert (installed / "alive.toml").read_bytes() == before
    assert faults_in(installed).words == ""


@pytest.mark.parametrize("text", ["[pump\n", "pump = 3\n"])
def test_a_setting_cannot_go_into_a_file_that_cannot_be_read(place, installed, text):
    (installed / "alive.toml").write_text(text, encoding="utf-8")

    with pytest.raises(BuildError, match="Correct it first"):
        install(plan(place, "Alive"), {"pump.linger_ms": "1"})

    assert (installed / "alive.toml").read_text(encoding="utf-8") == text


def test_files_that_somebody_put_there_are_not_lost(place, installed):
    (installed / "song ideas.txt").write_text("x", encoding="utf-8")

    for step in (lambda: plan(place, "Alive"), lambda: check_removable(installed), lambda: uninstall(installed)):
        with pytest.raises(BuildError, match=r"song ideas\.txt\. Move them away first"):
            step()

    assert (installed / "song ideas.txt").exists()
    assert (installed / "__init__.py").exists()


def test_a_folder_of_somebody_else_is_left_alone(place):
    (place.scripts / "Alive").mkdir(parents=True)
    (place.scripts / "Alive" / "__init__.py").write_text("", encoding="utf-8")

    with pytest.raises(BuildError, match="was not made by"):
        plan(place, "Alive")
    with pytest.raises(BuildError, match="was not made by"):
        uninstall(place.scripts / "Alive")

    assert (place.scripts / "Alive" / "__init__.py").exists()


def test_a_name_that_live_cannot_import_is_refused(place):
    with pytest.raises(BuildError, match="Live imports the folder by its name"):
        plan(place, "my-script")

    assert not place.scripts.exists()


def test_what_stands_in_the_way_of_using_it_is_told_beforehand(home, installed):
    preferences(home, "12.3.6").rename(preferences(home, "12.3.6").with_name("Live 12.0.5"))
    shutil.copytree(installed, installed.with_name("Second"))
    shutil.copytree(installed, preferences(home, "12.0.5") / "User Remote Scripts" / "Alive")

    old, second, misplaced = plan(place_for(home), "Alive").warnings

    assert "12.0.5; Alive needs Live 12.1" in old
    assert "Second is an Alive too" in second
    assert "of no use" in misplaced


def test_a_home_without_live_is_told(tmp_path):
    home = make_home(tmp_path, "windows")
    usual_library(home)

    assert plan(place_for(home), "Alive").warnings == ("No Live was found here; the script waits for one.",)


def test_uninstalling_removes_the_folder_and_nothing_beside_it(place, installed):
    beside = place.scripts / "Other"
    beside.mkdir()

    uninstall(installed)

    assert list(place.scripts.iterdir()) == [beside]
    with pytest.raises(BuildError, match="There is no"):
        uninstall(installed)


def test_a_link_to_a_script_is_not_followed(place, installed):
    link = place.scripts / "Link"
    link.symlink_to(installed, target_is_directory=True)

    with pytest.raises(BuildError, match="was not made by"):
        uninstall(link)

    assert (installed / "__init__.py").exists()


def test_a_disk_that_refuses_is_a_sentence(place, installed, monkeypatch):
    def refuse(*_arguments, **_options):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(installing, "build_script", refuse)
    monkeypatch.setattr(shutil, "rmtree", refuse)

    with pytest.raises(BuildError, match="cannot be written: Permission denied"):
        install(plan(place, "Alive"), {})
    with pytest.raises(BuildError, match="cannot be removed: Permission denied"):
        uninstall(installed)
