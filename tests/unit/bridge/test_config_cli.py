"""`alive config` beside tokens: it never shows them, and says what an address without one comes to."""

import pytest
from typer.testing import CliRunner

from alive.bridge.cli import app
from alive.bridge.tokens import new_token
from alive.domain.role import Role


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "alive.toml"
    path.write_text("[security]\ndefault_role = 'read'\n", encoding="utf-8")
    return path


def run(command, path, *more):
    return CliRunner().invoke(app, ["config", command, "--file", str(path), *more])


@pytest.mark.parametrize("more", [(), ("--json",)])
def test_show_has_the_roles_and_never_a_token_or_what_is_kept_of_it(path, more):
    token, secret = new_token(path.with_name("tokens.json"), Role.ADMIN, "web page")
    shown = run("show", path, *more).output
    assert "default_role" in shown
    assert not any(part in shown for part in (secret, token.digest, token.salt, token.name))


@pytest.mark.parametrize("command", ["show", "check"])
def test_a_token_that_somebody_wrote_into_the_settings_is_not_repeated(path, command):
    path.write_text("[security]\ntoken = 'alive_secret'\n", encoding="utf-8")
    shown = run(command, path).output
    assert "security.token" in shown
    assert "alive_secret" not in shown


@pytest.mark.parametrize("name", ["tcp_json", "line_commands"])
def test_an_address_for_others_needs_a_token(path, name):
    path.write_text(f"[transports.{name}]\nhost = '0.0.0.0'\n", encoding="utf-8")
    refused = run("check", path)
    assert refused.exit_code == 1
    assert f"transports.{name}.host: 0.0.0.0 is not listened on" in refused.stderr
    new_token(path.with_name("tokens.json"), Role.READ)
    assert run("check", path).exit_code == 0
