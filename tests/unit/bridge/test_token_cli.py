"""The commands `alive token ...`."""

import json
import stat
import sys

import pytest
from typer.testing import CliRunner

from alive.adapters.storage.token_file import FILE_NAME, read_tokens
from alive.bridge.cli import app
from alive.bridge.rewriting import BuildError
from alive.bridge.tokens import MOST_TOKENS, made, new_token, revoke
from alive.domain.role import Role


@pytest.fixture
def path(tmp_path):
    return tmp_path / FILE_NAME


@pytest.fixture
def run(path):
    def run(*arguments):
        return CliRunner().invoke(app, ["token", *arguments, "--file", str(path)])

    return run


@pytest.mark.parametrize("role", [Role.READ, Role.PERFORM, Role.EDIT, Role.ADMIN])
def test_a_new_token_is_printed_alone_and_works(run, path, role):
    result = run("new", "--role", role.value, "--name", "web page")
    assert result.exit_code == 0
    [secret] = result.stdout.splitlines()
    assert len(secret) > 40
    found = read_tokens(path).find(secret)
    assert found is not None
    assert (found.name, found.role) == ("web page", role)
    assert secret not in result.stderr
    assert "shown this once" in result.stderr


def test_the_first_one_tells_who_needs_one_from_now_on(run, path):
    assert "every program needs a token" in run("new", "--role", "read").stderr
    assert "every program" not in run("new", "--role", "read").stderr
    path.unlink()
    path.with_name("alive.toml").write_text(
        "[security]\ntoken_required = false\ndefault_role = 'perform'\n", encoding="utf-8"
    )
    assert "have the role perform without one" in run("new", "--role", "read").stderr


def test_each_is_different_and_has_a_name_of_its_own(run, path):
    secrets = {run("new", "--role", "edit").stdout for _ in range(3)}
    assert len(secrets) == 3
    assert [token.name for token in read_tokens(path).known] == ["edit 1", "edit 2", "edit 3"]


def test_the_list_never_has_a_secret_a_salt_or_a_hash(run, path):
    secret = run("new", "--role", "edit").stdout.strip()
    [token] = read_tokens(path).known
    plain, as_json = run("list").stdout, run("list", "--json").stdout
    for told in (plain, as_json):
        assert not any(part in told for part in (secret, token.salt, token.digest))
    assert plain.startswith("edit 1: edit, made on 20")
    assert json.loads(as_json) == [{"name": "edit 1", "role": "edit", "made_on": token.made_on}]


def test_an_empty_list_says_so(run):
    assert run("list").stdout == "There are no tokens.\n"


def test_one_that_is_revoked_is_gone_and_the_others_stay(run, path):
    kept, gone = (run("new", "--role", "edit").stdout.strip() for _ in range(2))
    result = run("revoke", "edit 2")
    assert "counts for nothing" in result.stdout
    assert "no token left" not in result.stdout
    tokens = read_tokens(path)
    assert tokens.find(gone) is None
    assert tokens.find(kept) is not None
    assert "have the role admin" in run("revoke", "edit 1").stdout


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("new", "--role", "none"), "of no use"),
        (("new", "--role", "edit", "--name", "a\nb"), "visible characters"),
        (("new", "--role", "edit", "--name", "x" * 61), "visible characters"),
        (("new", "--role", "edit", "--name", "edit 1"), "already"),
        (("revoke", "nobody"), "there is no token nobody; there are edit 1"),
    ],
)
def test_what_cannot_be_done_is_said_and_changes_nothing(run, path, arguments, words):
    run("new", "--role", "edit")
    before = path.read_bytes()
    result = run(*arguments)
    assert result.exit_code == 1
    assert words in result.stderr
    assert result.stdout == ""
    assert path.read_bytes() == before


def test_a_role_that_does_not_exist_is_bad_usage(run):
    assert run("new", "--role", "owner").exit_code == 2


@pytest.mark.parametrize("command", [("new", "--role", "edit"), ("list",), ("revoke", "edit 1")])
def test_a_file_that_cannot_be_read_is_not_written_over(run, path, command):
    path.write_text("{", encoding="utf-8")
    result = run(*command)
    assert result.exit_code == 1
    assert "cannot be used" in result.stderr
    assert path.read_text(encoding="utf-8") == "{"


def test_there_are_never_more_than_can_be_read(path):
    for number in range(MOST_TOKENS):
        new_token(path, Role.PERFORM, "\U0001d11e" * 55 + f"{number}")
    assert read_tokens(path).fault is None
    with pytest.raises(BuildError, match="revoke one first"):
        new_token(path, Role.EDIT)


def test_no_script_no_tokens(tmp_path, monkeypatch):
    """They would lie in a folder that nobody reads."""
    monkeypatch.setenv("HOME", str(tmp_path))
    result = CliRunner().invoke(app, ["token", "new", "--role", "edit", "--user-library", str(tmp_path)])
    assert result.exit_code == 1
    assert "run alive install first" in result.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="the mode of a file says nothing there")
def test_only_its_owner_can_read_the_file(run, path):
    run("new", "--role", "edit")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    revoke(path, "edit 1")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_secrets_have_256_bits_and_no_two_share_a_salt():
    pairs = [made(Role.READ, "x") for _ in range(50)]
    assert len({token.salt for token, _ in pairs}) == len({secret for _, secret in pairs}) == 50
    assert all(len(secret.removeprefix("alive_")) == 43 for _, secret in pairs)
