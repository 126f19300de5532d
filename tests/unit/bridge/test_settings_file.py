"""The alive.toml of a built script."""

import tomllib

from alive.bridge.settings_file import MARK, settings_file
from alive.config import Settings, setting_types, settings_from, value_of, with_overrides


def test_what_was_chosen_is_set_and_everything_else_is_a_comment():
    overrides = {"transports.tcp_json.port": 9314, "log.commands": True}
    settings = with_overrides(Settings(), overrides)

    text = settings_file(settings, overrides)

    assert tomllib.loads(text) == {
        "transports": {"tcp_json": {"port": 9314}, "line_commands": {}, "osc": {}},
        "pump": {},
        "limits": {},
        "log": {"commands": True},
        "security": {},
    }
    assert settings_from(tomllib.loads(text), origin="alive.toml") == settings
    assert text.startswith(MARK)


def test_a_default_that_is_chosen_is_set():
    assert "\nport = 9004\n" in settings_file(Settings(), ["transports.tcp_json.port"])


def test_taking_the_comment_sign_away_gives_the_default():
    text = settings_file(Settings(), ())

    for key in setting_types():
        section, _, name = key.rpartition(".")
        lines = text.partition(f"\n[{section}]\n")[2].partition("\n[")[0].splitlines()
        [line] = [line for line in lines if line.startswith(f"# {name} = ")]
        given = tomllib.loads(line.removeprefix("# "))[name]
        assert value_of(with_overrides(Settings(), {key: given}), key) == value_of(Settings(), key)
        assert given == value_of(Settings(), key) or isinstance(given, list)


def test_every_setting_is_explained_above_its_line():
    text = settings_file(Settings(), ())

    for value_type in setting_types().values():
        assert f"# {value_type.doc}\n" in text


def test_targets_of_osc_are_explained_and_can_be_chosen():
    chosen = {"transports.osc.targets": [{"port": 9010, "dialect": "alive"}, {"topics": ["track.*"]}]}
    settings = with_overrides(Settings(), chosen)

    text = settings_file(settings, chosen)

    assert settings_from(tomllib.loads(text), origin="alive.toml") == settings
    assert "#   port: Allowed is a whole number from 1 to 65535 (UDP port)." in text
