"""Where a built script goes: which names and folders are refused, and that nothing of the user's is lost."""

from pathlib import Path

import pytest

from alive.bridge import build_script as module
from alive.bridge.build_script import build_script
from alive.bridge.rewriting import BuildError
from alive.config import SettingsError


def paths_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.mark.parametrize("name", ["my-script", "1st", "", "a b", "a.b", "../x", "Alive/", "class", "None"])
def test_a_name_that_live_cannot_import_is_refused(tmp_path, name):
    """Live executes the text `import <folder name>`."""
    with pytest.raises(BuildError, match="Live imports the folder by its name"):
        build_script(tmp_path, name)

    assert paths_in(tmp_path) == []


@pytest.mark.parametrize("name", ["test", "__main__", "json", "_socket", "Live", "_Framework", "ableton"])
def test_a_name_that_is_already_a_module_is_refused(tmp_path, name):
    with pytest.raises(BuildError, match="another module of that name"):
        build_script(tmp_path, name)

    assert paths_in(tmp_path) == []


def test_the_folder_of_scripts_is_made_if_need_be(tmp_path):
    assert build_script(tmp_path / "a" / "b") == tmp_path / "a" / "b" / "Alive"


def test_a_folder_that_is_not_ours_is_left_as_it_is(tmp_path):
    (tmp_path / "Alive").mkdir()
    (tmp_path / "Alive" / "alive.toml").write_text("# mine\n", encoding="utf-8")

    with pytest.raises(BuildError, match="was not made by"):
        build_script(tmp_path)

    assert paths_in(tmp_path / "Alive") == ["alive.toml"]
    assert paths_in(tmp_path) == ["Alive"]


def test_a_file_or_a_link_in_the_way_is_refused(tmp_path):
    (tmp_path / "File").write_text("", encoding="utf-8")
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "Link").symlink_to(tmp_path / "elsewhere")

    for name in ("File", "Link"):
        with pytest.raises(BuildError, match="is no folder"):
            build_script(tmp_path, name)


def test_an_empty_folder_is_used(tmp_path):
    (tmp_path / "Alive").mkdir()

    assert "__init__.py" in paths_in(build_script(tmp_path))


def test_a_folder_of_ours_is_replaced_as_a_whole(tmp_path):
    folder = build_script(tmp_path, overrides={"transports.tcp_json.port": 9314})
    (folder / "left over.py").write_text("", encoding="utf-8")
    (folder / "__pycache__").mkdir()

    build_script(tmp_path)

    entry = ["applying.py", "composition.py", "reloading.py", "slot.py"]
    assert paths_in(folder) == ["__init__.py", "_vendor", "alive.toml", *entry]
    assert "9314" not in (folder / "alive.toml").read_text(encoding="utf-8")
    assert paths_in(tmp_path) == ["Alive"]


def test_if_the_new_folder_cannot_be_put_in_place_the_old_one_is_there_again(tmp_path, monkeypatch):
    folder = build_script(tmp_path, overrides={"transports.tcp_json.port": 9314})
    rename = Path.rename

    def fail_for_new(self: Path, target: Path) -> Path:
        if self.name == "new":
            raise PermissionError("in use")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", fail_for_new)
    with pytest.raises(PermissionError):
        build_script(tmp_path)

    assert "9314" in (folder / "alive.toml").read_text(encoding="utf-8")
    assert paths_in(tmp_path) == ["Alive"]


def test_a_build_that_fails_touches_nothing(tmp_path, monkeypatch):
    folder = build_script(tmp_path)
    before = (folder / "alive.toml").read_bytes()

    with pytest.raises(SettingsError, match="port"):
        build_script(tmp_path, overrides={"transports.tcp_json.port": -1})
    monkeypatch.setattr(module, "collect", lambda: (_ for _ in ()).throw(BuildError("no")))
    with pytest.raises(BuildError, match=r"^no$"):
        build_script(tmp_path)

    assert (folder / "alive.toml").read_bytes() == before
    assert paths_in(tmp_path) == ["Alive"]
