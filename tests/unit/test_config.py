"""The settings: defaults, files, overrides, and errors that tell a user what to change."""

import re
from pathlib import Path

import attrs
import pytest

from alive.config import (
    LineCommandsSettings,
    OscTargetSettings,
    Settings,
    SettingsError,
    TcpJsonSettings,
    load_settings,
    setting_types,
    settings_from,
    value_of,
    with_overrides,
)
from alive.domain.errors import InvalidArgument
from alive.domain.role import Role


def problems_of(error: pytest.ExceptionInfo[SettingsError]) -> dict[str, str]:
    return {problem.path: problem.message for problem in error.value.problems}


def write(folder: Path, text: str) -> Path:
    path = folder / "alive.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_the_defaults_need_no_file():
    settings = Settings()

    assert (settings.transports.tcp_json.host, settings.transports.tcp_json.port) == ("127.0.0.1", 9004)
    assert settings.transports.tcp_json.enabled
    assert settings.transports.tcp_json.max_frame_bytes == 256 * 1024
    assert settings.limits.queue_capacity == 4096
    assert not settings.log.commands


def test_the_text_commands_have_the_port_that_older_clients_know():
    lines = Settings().transports.line_commands

    assert (lines.enabled, lines.host, lines.port) == (True, "127.0.0.1", 9001)
    assert lines.max_frame_bytes == Settings().transports.tcp_json.max_frame_bytes


def test_all_clients_together_are_no_more_than_windows_can_wait_for():
    most = {"transports.tcp_json.max_clients": 500, "transports.line_commands.max_clients": 10}
    assert with_overrides(Settings(), most).transports.line_commands.max_clients == 10
    with pytest.raises(SettingsError) as error:
        with_overrides(Settings(), {**most, "transports.line_commands.max_clients": 11})
    words = "got 11, allowed is 510 together with those of tcp_json"
    assert problems_of(error)["transports.line_commands.max_clients"] == words


def test_a_file_sets_what_it_names_and_leaves_the_rest(tmp_path):
    path = write(tmp_path, "[transports.tcp_json]\nport = 9314\n[pump]\nlinger_ms = 1\n")

    settings = load_settings(path)

    expected = attrs.evolve(
        Settings(),
        transports=attrs.evolve(Settings().transports, tcp_json=TcpJsonSettings(port=9314)),
        pump=attrs.evolve(Settings().pump, linger_ms=1.0),
    )
    assert settings == expected


def test_an_empty_file_gives_the_defaults(tmp_path):
    assert load_settings(write(tmp_path, "")) == Settings()


def test_everything_wrong_is_reported_at_once_with_file_key_got_and_allowed(tmp_path):
    path = write(
        tmp_path,
        "[transports.tcp_json]\nport = 99999\nenabled = 1\nhots = 'x'\n[log]\ncommands = 'yes'\n[pumps]\n",
    )

    with pytest.raises(SettingsError) as error:
        load_settings(path)

    problems = problems_of(error)
    assert error.value.origin == str(path)
    assert str(path) in str(error.value)
    assert problems["transports.tcp_json.port"] == "got 99999, allowed is a whole number from 0 to 65535 (TCP port)"
    assert problems["transports.tcp_json.enabled"] == "got 1, allowed is true or false"
    assert problems["log.commands"] == "got 'yes', allowed is true or false"
    assert "the nearest is host" in problems["transports.tcp_json.hots"]
    assert "the nearest is pump" in problems["pumps"]
    assert len(problems) == 5


@pytest.mark.parametrize(
    ("text", "got"),
    [
        ("port = 9004.0", "9004.0"),
        ("port = '9004'", "'9004'"),
        ("port = true", "true"),
        ("port = -1", "-1"),
        ("max_frame_bytes = 1023", "1023"),
        ("max_frame_bytes = 8388609", "8388609"),
    ],
)
def test_nothing_is_coerced_and_nothing_is_clamped(tmp_path, text, got):
    path = write(tmp_path, f"[transports.tcp_json]\n{text}\n")

    with pytest.raises(SettingsError, match=rf"got {re.escape(got)}, allowed is"):
        load_settings(path)


@pytest.mark.parametrize("number", ["nan", "inf", "5.1", "-0.1"])
def test_numbers_outside_their_range_are_refused(tmp_path, number):
    with pytest.raises(SettingsError, match=r"pump\.linger_ms: got .*, allowed is a number from 0 to 5 \(ms\)"):
        load_settings(write(tmp_path, f"[pump]\nlinger_ms = {number}\n"))


@pytest.mark.parametrize("host", ["127.0.0.1", "127.255.255.255", "192.168.1.5", "0.0.0.0"])  # noqa: S104 - nothing is bound
def test_any_ipv4_address_can_be_set(host):
    """Whether it is listened on without a token is decided where the tokens are known."""
    assert TcpJsonSettings(host=host).host == host
    assert LineCommandsSettings(host=host).host == host


def test_localhost_is_written_out():
    assert TcpJsonSettings(host="localhost").host == "127.0.0.1"


@pytest.mark.parametrize(
    "host",
    ["", "live.local", "127.0.0", "127.0.0.256", "127.0.0.01", "127.0.0.1\n", "127.0.0.\u0661", "::1", None, 127],
)
def test_what_is_no_ipv4_address_is_refused(host):
    with pytest.raises(InvalidArgument, match="allowed is an IPv4 address"):
        TcpJsonSettings(host=host)


@pytest.mark.parametrize("host", ["10.0.0.7", "0.0.0.0"])  # noqa: S104 - that it is refused is the point
def test_events_are_sent_to_this_computer_only(host):
    with pytest.raises(InvalidArgument, match="not sent over the network"):
        OscTargetSettings(host=host)


def test_security_is_as_the_older_systems_had_it_unless_something_is_set():
    security = Settings().security

    assert (security.default_role, security.token_required, security.requests_per_second) == (Role.ADMIN, True, 0.0)
    assert not security.audit_arguments


@pytest.mark.parametrize(
    ("content", "path"), [({"transports": 3}, "transports"), ({"transports": {"tcp_json": []}}, "transports.tcp_json")]
)
def test_a_section_that_is_no_table_is_refused(content, path):
    with pytest.raises(SettingsError) as error:
        settings_from(content, origin="alive.toml")

    assert list(problems_of(error)) == [path]
    assert "allowed is a table" in str(error.value)


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(SettingsError, match=r"alive\.toml: the file: cannot be read: no such file"):
        load_settings(tmp_path / "alive.toml")


def test_a_file_that_is_no_toml_tells_the_line(tmp_path):
    with pytest.raises(SettingsError, match="line 2"):
        load_settings(write(tmp_path, "[pump]\nlinger_ms = \n"))


def test_a_file_that_is_no_text_is_refused(tmp_path):
    path = tmp_path / "alive.toml"
    path.write_bytes(b"\xff\xfe\x00")

    with pytest.raises(SettingsError, match="cannot be read"):
        load_settings(path)


@pytest.mark.parametrize(
    ("key", "given", "expected"),
    [
        ("transports.tcp_json.port", "9314", 9314),
        ("transports.tcp_json.port", 9314, 9314),
        ("transports.tcp_json.host", "127.0.0.2", "127.0.0.2"),
        ("transports.tcp_json.host", "'127.0.0.2'", "127.0.0.2"),
        ("log.commands", "true", True),
        ("log.commands", True, True),
        ("pump.linger_ms", "0", 0.0),
        ("pump.budget_share", "0.5", 0.5),
    ],
)
def test_overrides_are_typed_or_text_that_is_read_as_toml(key, given, expected):
    overridden = with_overrides(Settings(), {key: given})

    assert value_of(overridden, key) == expected
    assert with_overrides(overridden, {key: value_of(Settings(), key)}) == Settings()


def test_overrides_leave_the_other_settings_as_they_were():
    once = with_overrides(Settings(), {"pump.linger_ms": 1, "transports.tcp_json.port": 9314})

    twice = with_overrides(once, {"log.commands": True})

    assert twice == attrs.evolve(once, log=attrs.evolve(once.log, commands=True))
    assert twice.transports.tcp_json.port == 9314


def test_a_text_setting_takes_a_text_that_looks_like_a_number_as_text():
    with pytest.raises(SettingsError, match="host: got '127'"):
        with_overrides(Settings(), {"transports.tcp_json.host": "127"})


@pytest.mark.parametrize("text", ["", "1\nother = 2", "yes", "'9004'", "9004 9005"])
def test_an_override_that_is_no_such_value_is_refused(text):
    with pytest.raises(SettingsError, match=r"--set: transports\.tcp_json\.port: got .*allowed is a whole number"):
        with_overrides(Settings(), {"transports.tcp_json.port": text})


def test_unknown_overrides_are_refused_with_the_nearest_key():
    with pytest.raises(SettingsError) as error:
        with_overrides(Settings(), {"transports.tcp_json.prot": 1, "transports": 2})

    problems = problems_of(error)
    assert "the nearest is transports.tcp_json.port" in problems["transports.tcp_json.prot"]
    assert "there is no such setting" in problems["transports"]


@pytest.mark.parametrize("key", setting_types())
def test_every_setting_is_explained_and_every_number_has_a_unit_and_a_range(key):
    value_type = setting_types()[key]

    assert value_type.doc
    if value_type.base in {int, float}:
        assert value_type.unit
        assert value_type.interval


def test_osc_is_sent_to_one_older_program_by_default():
    [target] = Settings().transports.osc.targets

    assert Settings().transports.osc.enabled
    assert (target.host, target.port, target.dialect, target.topics) == ("127.0.0.1", 9002, "vimabl", ("*",))
    assert target.max_datagram == 1400
    assert not target.bundles


def test_osc_targets_are_tables_that_name_what_differs(tmp_path):
    path = write(
        tmp_path,
        "[[transports.osc.targets]]\nport = 9010\ndialect = 'alive'\n"
        "[[transports.osc.targets]]\ntopics = ['transport.position', 'track.*']\n",
    )

    first, second = load_settings(path).transports.osc.targets

    assert (first.port, first.dialect, first.topics) == (9010, "alive", ("*",))
    assert (second.port, second.topics) == (9002, ("transport.position", "track.*"))


@pytest.mark.parametrize(
    ("text", "path", "words"),
    [
        ("targets = 3", "targets", "got 3, allowed is a list of at most 16 items"),
        ("targets = [3]", "targets.0", "got 3, allowed is a table of settings"),
        ("targets = [{}, {host = '10.0.0.7'}]", "targets.1.host", "got '10.0.0.7', allowed is an IPv4 address"),
        ("targets = [{port = 0}]", "targets.0.port", "got 0, allowed is a whole number from 1 to 65535 (UDP port)"),
        ("targets = [{prot = 1}]", "targets.0.prot", "there is no such setting; the nearest is port"),
        ("targets = [{dialect = 'x'}]", "targets.0.dialect", "got 'x', allowed is one of vimabl, alive"),
        ("targets = [{topics = []}]", "targets.0.topics", "got 0 items, allowed is 1 to 200 items"),
        ("targets = [{topics = [1]}]", "targets.0.topics[]", "got 1, allowed is a text"),
        ("targets = [{topics = ['*', 'track.nam']}]", "targets.0.topics.1", "got 'track.nam', allowed is a topic"),
        ("targets = [{bundles = true}]", "targets.0.bundles", "has no bundles"),
        ("targets = [{max_datagram = 255}]", "targets.0.max_datagram", "got 255, allowed is a whole number from 256"),
    ],
)
def test_what_is_wrong_with_an_osc_target_is_named(tmp_path, text, path, words):
    with pytest.raises(SettingsError) as error:
        load_settings(write(tmp_path, f"[transports.osc]\n{text}\n"))

    assert words in problems_of(error)[f"transports.osc.{path}"]
