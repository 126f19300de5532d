"""The tokens beside the script: hashed, for their owner only, and never taken for none when they cannot be read."""

import json
import os
import stat
import sys

import pytest

from alive.adapters.storage.token_file import (
    LONGEST_FILE,
    StoredTokens,
    TokenFile,
    digest_of,
    is_private,
    read_tokens,
    write_privately,
    write_tokens,
)
from alive.bridge.tokens import made
from alive.domain.role import Role

posix_only = pytest.mark.skipif(sys.platform == "win32", reason="the mode of a file says nothing there")


@pytest.fixture
def path(tmp_path):
    return tmp_path / "tokens.json"


@pytest.fixture
def secret(path):
    """The secret of a token that is in the file."""
    token, secret = made(Role.EDIT, "web page")
    other, _ = made(Role.READ, "display")
    write_tokens(path, (token, other))
    return secret


def test_no_file_is_no_tokens_and_no_fault(path):
    assert read_tokens(path) == StoredTokens()


def test_a_token_is_found_by_its_secret_and_by_nothing_else(path, secret):
    tokens = read_tokens(path)
    found = tokens.find(secret)
    assert found is not None
    assert (found.name, found.role) == ("web page", Role.EDIT)
    for wrong in ("", secret[:-1], secret + "x", secret.upper(), tokens.known[0].digest, "\ud800"):
        assert tokens.find(wrong) is None


def test_the_file_has_no_secret_and_a_salt_of_its_own_for_each(path, secret):
    written = path.read_text(encoding="utf-8")
    assert secret not in written
    assert secret.removeprefix("alive_") not in written
    salts = [entry["salt"] for entry in json.loads(written)["tokens"]]
    assert len({*salts}) == 2
    assert digest_of(salts[0], secret) != digest_of(salts[1], secret)


@posix_only
def test_only_its_owner_can_read_it_whatever_the_umask(path, tmp_path):
    before = os.umask(0)
    try:
        write_tokens(path, ())
    finally:
        os.umask(before)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert is_private(path)
    path.chmod(0o640)
    assert not is_private(path)


def test_a_file_that_cannot_be_written_leaves_the_former_and_nothing_else(path, secret, monkeypatch):
    before = path.read_bytes()
    monkeypatch.setattr("pathlib.Path.replace", lambda *_: (_ for _ in ()).throw(OSError("disk full")))
    with pytest.raises(OSError, match="disk full"):
        write_privately(path, b"x")
    assert path.read_bytes() == before
    assert [each.name for each in path.parent.iterdir()] == [path.name]


GOOD = {"name": "a", "role": "edit", "salt": "s", "sha256": "0" * 64}


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b"{}",
        b'{"tokens": {}}',
        b'{"tokens": [1]}',
        b"\xff\xfe",
        b"[" * 20_000,
        b'{"tokens": []}' + b" " * LONGEST_FILE,
        *(
            json.dumps({"tokens": [GOOD | change]}).encode()
            for change in (
                {"role": "owner"}, {"role": 1}, {"name": ""}, {"name": 1}, {"salt": ""}, {"salt": None},
                {"sha256": "0"}, {"sha256": 1}, {"made_on": 3},
            )
        ),
        json.dumps({"tokens": [{key: value for key, value in GOOD.items() if key != "salt"}]}).encode(),
    ],
)  # fmt: skip
def test_what_is_no_file_of_tokens_is_a_fault_and_not_no_tokens(path, content):
    path.write_bytes(content)
    path.chmod(0o600)
    tokens = read_tokens(path)
    assert tokens.known == ()
    assert tokens.fault is not None
    assert str(path) in tokens.fault


def test_the_good_entry_of_the_test_above_is_good(path):
    path.write_text(json.dumps({"tokens": [GOOD]}), encoding="utf-8")
    path.chmod(0o600)
    assert [token.name for token in read_tokens(path).known] == ["a"]


def test_a_folder_in_its_place_is_a_fault(tmp_path):
    (tmp_path / "tokens.json").mkdir()
    assert read_tokens(tmp_path / "tokens.json").fault is not None


@posix_only
@pytest.mark.parametrize("mode", [0o620, 0o602, 0o666])
def test_a_file_that_others_can_write_is_a_fault(path, secret, mode):
    """They could give themselves a token."""
    path.chmod(mode)
    tokens = read_tokens(path)
    assert "others than its owner can write it" in str(tokens.fault)
    assert tokens.find(secret) is None


@posix_only
def test_a_file_of_another_user_is_a_fault(path, secret, monkeypatch):
    monkeypatch.setattr(os, "getuid", lambda: path.stat().st_uid + 1)
    fault = read_tokens(path).fault
    assert fault is None if path.stat().st_uid == 0 else "another user" in str(fault)
    monkeypatch.setattr(os, "fstat", lambda _: os.stat_result((0o100600, 0, 0, 1, 12345, 0, 0, 0, 0, 0)))
    assert "another user" in str(read_tokens(path).fault)


def test_it_is_read_again_only_when_it_was_changed(path, secret, monkeypatch):
    file = TokenFile(path)
    first = file.look()
    assert file.look() is first
    token, _ = made(Role.READ, "x")
    write_tokens(path, (token,))
    second = file.look()
    assert [each.name for each in second.known] == ["x"]
    path.unlink()
    assert file.look() == StoredTokens()
    assert file.look() is file.look()
