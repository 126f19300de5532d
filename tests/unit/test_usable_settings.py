"""A file with something wrong in it: everything else of it is used."""

import sys
from pathlib import Path
from typing import Any

import attrs
import pytest

from alive.bridge.settings_file import settings_file
from alive.config import CLOSED, Settings, with_overrides
from alive.usable_settings import UsableSettings, usable_settings

CLOSED_ONLY = attrs.evolve(Settings(), security=CLOSED)


@pytest.fixture
def read(tmp_path):
    """What is made of a file with that text."""

    def usable(text: str) -> UsableSettings:
        path = tmp_path / "alive.toml"
        path.write_text(text, encoding="utf-8")
        return usable_settings(path)

    return usable


def changed(**overrides: Any) -> Settings:
    return with_overrides(Settings(), {key.replace("__", "."): value for key, value in overrides.items()})


def test_without_a_file_all_settings_have_their_defaults(tmp_path):
    assert usable_settings(tmp_path / "alive.toml") == UsableSettings(Settings())


def test_what_is_right_is_used_as_it_is(read):
    assert read("[pump]\nlinger_ms = 1.0\n") == UsableSettings(changed(pump__linger_ms=1.0))


def test_wrong_values_and_unknown_names_cost_nothing_but_themselves(read):
    usable = read(
        "surplus = 1\n'a.b' = 2\n[transports.tcp_json]\nport = 99999\nmax_clients = 7\n"
        "[transports]\nsurplus = 3\n[log]\ncommands = true\n'x.y' = 4\nlevel = 'LOUD'\n"
    )

    assert usable.settings == changed(transports__tcp_json__max_clients=7, log__commands=True)
    paths = {"surplus", "a.b", "transports.surplus", "transports.tcp_json.port", "log.x.y", "log.level"}
    assert {problem.path for problem in usable.problems} == paths
    assert "transports.tcp_json.port: got 99999, allowed is a whole number from 0 to 65535" in usable.words


def test_a_value_where_a_section_belongs_costs_that_section(read):
    usable = read("pump = 3\n[log]\ncommands = true\n")

    assert usable.settings == changed(log__commands=True)
    assert "pump: got 3, allowed is a table" in usable.words


@pytest.mark.parametrize("budget", ["max_budget_ms = 1.0", "min_budget_ms = 20.0\nmax_budget_ms = 5.0"])
def test_values_that_do_not_fit_together_are_left_out_and_what_is_beside_them_is_not(read, budget):
    """The first does not fit to a default, which is not in the file and cannot be taken out of it."""
    usable = read(f"[pump]\nlinger_ms = 1.0\n{budget}\n[log]\ncommands = true\n")

    assert usable.settings.pump.linger_ms == 1.0
    assert usable.settings.log.commands
    assert usable.settings.pump.min_budget_ms <= usable.settings.pump.max_budget_ms
    assert "min_budget_ms" in usable.words


def test_too_many_clients_cost_neither_port(read):
    usable = read(
        "[transports.tcp_json]\nmax_clients = 500\nport = 9007\n"
        "[transports.line_commands]\nmax_clients = 300\nport = 9008\n"
    )

    assert usable.settings.transports.tcp_json.port == 9007
    assert usable.settings.transports.line_commands.port == 9008
    assert "max_clients" in usable.words


@pytest.mark.parametrize("text", ["[pump\n", "[pump]\nlinger_ms =\n", "\x00"])
def test_a_file_that_is_no_toml_leaves_the_defaults_and_names_the_line(read, text):
    usable = read(text)

    assert usable.settings == Settings()
    assert "cannot be read" in usable.words
    assert "line" in usable.words or "end of document" in usable.words


def test_a_folder_in_its_place_leaves_the_defaults(tmp_path):
    assert "cannot be read" in usable_settings(tmp_path).words


def test_a_python_without_tomllib_leaves_the_defaults(read, monkeypatch):
    monkeypatch.setitem(sys.modules, "tomllib", None)

    usable = read("[log]\ncommands = true\n")

    assert usable.settings == Settings()
    assert usable.words == "the file: cannot be read: this Python has no tomllib"


def test_whatever_is_wrong_something_usable_comes_of_it(read):
    """Each setting in turn gets a value that it cannot have."""
    from alive.config import setting_types

    for key in setting_types():
        section, _, name = key.rpartition(".")
        usable = read(f"[{section}]\n{name} = {{x = 1}}\n")
        assert usable.is_closed == (section == "security")
        assert usable.settings == (CLOSED_ONLY if usable.is_closed else Settings()), key
        assert key in usable.words


def test_the_file_is_read_with_the_mark_and_the_line_ends_of_windows(tmp_path: Path):
    path = tmp_path / "alive.toml"
    path.write_bytes(b"\xef\xbb\xbf[log]\r\ncommands = true\r\n")

    assert usable_settings(path) == UsableSettings(changed(log__commands=True))


@pytest.mark.parametrize(
    "text",
    [
        "[security]\ndefault_role = 'raed'\n",
        "[security]\ndefualt_role = 'read'\n",
        "[security]\ndefault_role = 'read'\naudit = 3\n",
        "[securty]\ndefault_role = 'read'\n",
        "security = 'read'\n",
        "security.default_role = 1\n",
    ],
)
def test_where_it_cannot_be_told_who_may_do_what_nobody_may_do_anything(read, text):
    usable = read(f"{text}[log]\ncommands = true\n" if text.startswith("[") else text)

    assert usable.is_closed
    assert usable.settings.security == CLOSED
    assert usable.settings.log.commands == text.startswith("[")
    assert "nobody may do anything" in usable.remedy


@pytest.mark.parametrize(
    "text",
    [
        "[security]\ndefault_role = 'read'\n[pump\n",
        "[pump\n[security]\ndefault_role = read\n",
        "security.default_role = 'read'\n[pump\n",
        'security = { default_role = "read" }\n[pump\n',
        "[pump\n[ security ]\naudit=1\n",
        "[security] # who may do what\n[pump\n",
        "[securety]\ndefault_role = 'read'\n[pump\n",
    ],
)
def test_a_file_that_is_no_toml_and_says_something_of_security_lets_nobody_do_anything(read, text):
    usable = read(text)

    assert usable.settings == CLOSED_ONLY
    assert usable.is_closed


def test_a_file_that_is_no_text_lets_nobody_do_anything(tmp_path):
    path = tmp_path / "alive.toml"
    path.write_bytes(b"\xff\xfe[\0s\0e\0c\0")
    assert usable_settings(path).is_closed


def test_the_file_that_is_installed_says_nothing_of_security_before_something_is_set(read):
    text = settings_file(Settings(), ())
    assert not read(text.replace("[pump]", "[pump")).is_closed
    assert read(text.replace("[pump]", "[pump").replace('# default_role = "admin"', 'default_role = "read"')).is_closed


def test_a_mistake_elsewhere_leaves_security_as_it_was_set(read):
    usable = read("[security]\ndefault_role = 'read'\n[log]\nlevel = 3\n")

    assert not usable.is_closed
    assert usable.settings.security.default_role == "read"
    assert usable.remedy == "The default is used instead"


def test_a_number_that_is_none_has_its_default_like_any_other_that_is_wrong(tmp_path):
    """A NaN is not equal to itself, and was looked for in vain for ever: Live would have hung at its start."""
    file = tmp_path / "alive.toml"
    file.write_text("[pump]\nlinger_ms = nan\nbudget_share = -nan\n")
    usable = usable_settings(file)
    assert [problem.path for problem in usable.problems] == ["pump.linger_ms", "pump.budget_share"]
    assert usable.settings == Settings()
