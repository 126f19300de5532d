"""The list of what a built folder holds."""

from pathlib import Path, PurePosixPath

import pytest

from alive.bridge.contents import CONTENTS, Faults, contents_of, faults_in, is_ours, version_in

FILES = {
    PurePosixPath("__init__.py"): b"x = 1\n",
    PurePosixPath("_vendor/alive/version.py"): b'"""."""\n\n__version__ = "3.2.1"\n',
    PurePosixPath("_vendor/more.py"): b"",
}


@pytest.fixture
def folder(tmp_path) -> Path:
    for path, content in {**FILES, CONTENTS: contents_of(FILES).encode()}.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(content)
    return tmp_path


def test_a_folder_as_it_was_made_has_no_faults(folder):
    (folder / "alive.toml").write_text("# mine\n", encoding="utf-8")
    (folder / "custom_entry.py").write_text("", encoding="utf-8")
    for litter in ("__pycache__/__init__.cpython-311.pyc", "_vendor/__pycache__/more.pyc", ".DS_Store"):
        (folder / litter).parent.mkdir(exist_ok=True)
        (folder / litter).write_bytes(b"")

    assert faults_in(folder) == Faults()
    assert is_ours(folder)
    assert version_in(folder) == "3.2.1"


def test_what_is_missing_changed_or_strange_is_named(folder):
    (folder / "__init__.py").unlink()
    (folder / "_vendor" / "more.py").write_text("x", encoding="utf-8")
    (folder / "notes.txt").write_text("x", encoding="utf-8")

    faults = faults_in(folder)

    assert faults == Faults(missing=("__init__.py",), changed=("_vendor/more.py",), strange=("notes.txt",))
    assert faults.words == "missing: __init__.py; not as it was installed: _vendor/more.py"


def test_many_faults_are_not_all_told():
    assert Faults(missing=tuple("abcde")).words == "missing: a, b, c and 2 more"


@pytest.mark.parametrize("text", [None, b"\xff", b"# The SHA-256 sums of what `alive` put here.\nnonsense\n"])
def test_a_list_that_cannot_be_read_is_missing(folder, text):
    (folder / CONTENTS).unlink()
    if text is not None:
        (folder / CONTENTS).write_bytes(text)

    assert faults_in(folder).missing == (str(CONTENTS),)


def test_one_of_the_two_marks_is_enough_and_none_is_not(folder):
    (folder / CONTENTS).unlink()
    assert not is_ours(folder)
    (folder / "alive.toml").write_text("# Made by `alive build-script`, version 0.1.0.\n", encoding="utf-8")
    assert is_ours(folder)


@pytest.mark.parametrize("content", [b"", b"\xff\xff", b"__version__ = 3\n"])
def test_a_version_that_cannot_be_told_is_none(folder, content):
    (folder / "_vendor" / "alive" / "version.py").write_bytes(content)

    assert version_in(folder) is None
    assert version_in(folder / "nowhere") is None
