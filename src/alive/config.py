"""The settings: what can be set, within which limits, and where a wrong value stands.

Every setting has a default, so no file is needed. A file is TOML with the sections below; all that is wrong with it is
reported at once, each with its key, what was got and what is allowed.
"""

import codecs
import difflib
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any, Literal

import attrs

from alive.domain.errors import InvalidArgument, Problem, abbreviated
from alive.domain.log_level import LogLevel
from alive.domain.operation import field_types, fields_of, record
from alive.domain.quantities import Doc, Interval, Length, Unit
from alive.domain.role import Role
from alive.domain.value_types import ValueType

KIB = 1024
MIB = 1024 * KIB

_BYTE = "(?:0|[1-9][0-9]?|1[0-9]{2}|2[0-4][0-9]|25[0-5])"


def _address(value: Any) -> str:
    """Take an address to listen on. Whether others than this computer may be let in, the tokens decide (`access`)."""
    if value == "localhost":  # which may resolve to IPv6 first
        return "127.0.0.1"
    if isinstance(value, str) and re.fullmatch(rf"{_BYTE}(\.{_BYTE}){{3}}", value):
        return value
    allowed = "an IPv4 address such as 127.0.0.1"
    raise InvalidArgument([Problem("host", f"got {_shown(value)}, allowed is {allowed}", value, allowed)])


def _loopback_target(value: Any) -> str:
    """Take an address of this computer only, to send to."""
    return _own_address(value, "events are not protected, so they are not sent over the network")


def _own_address(value: Any, why: str) -> str:
    """Take an address of this computer only; `localhost` may resolve to IPv6 first, so it is written out."""
    if value == "localhost":
        return "127.0.0.1"
    if isinstance(value, str) and re.fullmatch(rf"127(\.{_BYTE}){{3}}", value):
        return value
    allowed = "an IPv4 address of this computer itself, such as 127.0.0.1"
    raise InvalidArgument([Problem("host", f"got {_shown(value)}, allowed is {allowed}: {why}", value, allowed)])


@record
class TcpJsonSettings:
    """The TCP JSON protocol: one JSON object per line."""

    enabled: Annotated[bool, Doc("Whether this protocol is served.")] = True
    host: Annotated[str, Doc("127.x.x.x: only this computer can connect. Any other address needs a token.")] = (
        attrs.field(default="127.0.0.1", converter=_address)
    )
    port: Annotated[int, Interval(0, 65535), Unit("TCP port"), Doc("0 takes any free port; the log says which.")] = 9004
    # Parsing one frame holds up Live's main thread, so frames are small unless the user says otherwise.
    max_frame_bytes: Annotated[int, Interval(KIB, 8 * MIB), Unit("bytes"), Doc("The longest request taken.")] = (
        256 * KIB
    )
    max_backlog_bytes: Annotated[
        int, Interval(64 * KIB, 256 * MIB), Unit("bytes"), Doc("A client that leaves more than this unread is dropped.")
    ] = 8 * MIB
    max_clients: Annotated[int, Interval(1, 500), Unit("clients"), Doc("Connections at the same time.")] = 128


@record
class LineCommandsSettings:
    """The text commands of older clients: one for each connection, or one on each line."""

    enabled: Annotated[bool, Doc("Whether these commands are served.")] = True
    host: Annotated[str, Doc("127.x.x.x: only this computer can connect. Any other address needs a token.")] = (
        attrs.field(default="127.0.0.1", converter=_address)
    )
    port: Annotated[int, Interval(0, 65535), Unit("TCP port"), Doc("0 takes any free port; the log says which.")] = 9001
    max_frame_bytes: Annotated[int, Interval(KIB, 8 * MIB), Unit("bytes"), Doc("The longest command taken.")] = (
        256 * KIB
    )
    max_clients: Annotated[int, Interval(1, 500), Unit("clients"), Doc("Connections at the same time.")] = 64


@record
class OscTargetSettings:
    """One program that events are sent to as OSC."""

    def __attrs_post_init__(self) -> None:
        """Refuse what no event has, and bundles where they would not be understood."""
        unknown = [] if self.topics == ("*",) else _unknown_topics(self.topics)
        problems = [
            Problem(f"topics.{position}", f"got {_shown(topic)}, allowed is {_TOPICS}", topic, _TOPICS)
            for position, topic in enumerate(self.topics)
            if topic in unknown
        ]
        if self.bundles and self.dialect == "vimabl":
            allowed = "false in the dialect vimabl, which has no bundles"
            problems.append(Problem("bundles", f"got true, allowed is {allowed}", self.bundles, allowed))
        if problems:
            raise InvalidArgument(problems)

    host: Annotated[str, Doc("An address of this computer itself, 127.x.x.x.")] = attrs.field(
        default="127.0.0.1", converter=_loopback_target
    )
    port: Annotated[int, Interval(1, 65535), Unit("UDP port")] = 9002
    dialect: Annotated[
        Literal["vimabl", "alive"], Doc("vimabl: numbered events only. alive: the session and heartbeats besides.")
    ] = "vimabl"
    topics: Annotated[
        tuple[str, ...], Length(1, 200), Doc("Which events. `*` leaves out those that change all the time: name them.")
    ] = ("*",)
    # What an Ethernet frame holds; older receivers take 4096 bytes.
    max_datagram: Annotated[int, Interval(256, 65507), Unit("bytes"), Doc("Longer texts are cut.")] = 1400
    bundles: Annotated[bool, Doc("Whether events that belong together are sent in one datagram.")] = False


@record
class OscSettings:
    """Events as OSC over UDP, for displays and controllers."""

    enabled: Annotated[bool, Doc("Whether events are sent from the start; start_osc and stop_osc switch it.")] = True
    targets: Annotated[
        tuple[OscTargetSettings, ...],
        Length(0, 16),
        Doc("Where to: a table each, in which everything may be left out."),
    ] = (OscTargetSettings(),)


_TOPICS = "a topic such as track.renamed, track.* or *"


def _unknown_topics(topics: tuple[str, ...]) -> list[str]:
    import alive.domain.events  # noqa: F401, PLC0415 - declares the events; only who names some pays for it
    from alive.application.event_log import unknown_patterns  # noqa: PLC0415

    return unknown_patterns(topics)


MOST_SOCKETS = 510
"""Windows can wait for 512 sockets at once: those of all clients, and two that listen."""


@record
class TransportSettings:
    """The ways to reach Live from another program."""

    def __attrs_post_init__(self) -> None:
        """Refuse more clients than there can be sockets."""
        most = MOST_SOCKETS - self.tcp_json.max_clients
        if self.line_commands.max_clients > most:
            got, allowed = self.line_commands.max_clients, f"{MOST_SOCKETS} together with those of tcp_json"
            raise InvalidArgument(
                [Problem("line_commands.max_clients", f"got {got}, allowed is {allowed}", got, allowed)]
            )

    tcp_json: TcpJsonSettings = TcpJsonSettings()
    line_commands: LineCommandsSettings = LineCommandsSettings()
    osc: OscSettings = OscSettings()


@record
class PumpSettings:
    """How much of Live's main thread is taken."""

    def __attrs_post_init__(self) -> None:
        """Refuse a least budget above the largest."""
        if self.min_budget_ms > self.max_budget_ms:
            allowed = f"at most max_budget_ms, {self.max_budget_ms:g}"
            message = f"got {self.min_budget_ms:g}, allowed is {allowed}"
            raise InvalidArgument([Problem("min_budget_ms", message, self.min_budget_ms, allowed)])

    callback_interval_ms: Annotated[
        int, Interval(1, 1000), Unit("ms"), Doc("What is asked of Live's timer; Live gives no less than 10 ms.")
    ] = 10
    linger_ms: Annotated[
        float, Interval(0, 5), Unit("ms"), Doc("How long to wait for the next request after a reply; 0 never waits.")
    ] = 2.0
    budget_share: Annotated[
        float, Interval(0.05, 0.9), Unit("share of the callback interval"), Doc("How much of it may be used.")
    ] = 0.54  # what is begun within the budget ends after it, and all of it is to stay below 60 %
    min_budget_ms: Annotated[
        float, Interval(0.5, 20), Unit("ms"), Doc("The budget of one turn is never less than this.")
    ] = 4.0
    max_budget_ms: Annotated[
        float, Interval(0.5, 100), Unit("ms"), Doc("The budget of one turn is never more than this.")
    ] = 20.0


@record
class LimitSettings:
    """How much may wait."""

    queue_capacity: Annotated[
        int, Interval(1, 1_000_000), Unit("commands"), Doc("Commands that may wait, of all clients together.")
    ] = 4096


@record
class LogSettings:
    """What is written to Live's Log.txt."""

    level: Annotated[LogLevel, Doc("What is below this level is not written.")] = LogLevel.INFO
    enabled: Annotated[bool, Doc("If not, only ERROR and CRITICAL are written.")] = True
    queue_size: Annotated[
        int, Interval(100, 100_000), Unit("messages"), Doc("Messages that may wait to be written.")
    ] = 2000
    commands: Annotated[bool, Doc("One line for each client and each command.")] = False


@record
class SecuritySettings:
    """Who may do what. Tokens are not in here: `alive token new` makes them, in a file of their own."""

    default_role: Annotated[
        Role, Doc("What a program of this computer may do without a token: none, read, perform, edit or admin.")
    ] = Role.ADMIN
    token_required: Annotated[
        bool, Doc("Whether programs of this computer need a token too, once there is one. Others always do.")
    ] = True
    requests_per_second: Annotated[
        float, Interval(0, 1_000_000), Unit("requests a second"), Doc("Of each client; 0 is no limit.")
    ] = 0.0
    burst: Annotated[
        int, Interval(1, 1_000_000), Unit("requests"), Doc("So many may come at once, where there is a limit.")
    ] = 500
    audit: Annotated[
        bool, Doc("Whether audit.jsonl beside this file tells who changed what, and what was refused.")
    ] = True
    audit_arguments: Annotated[bool, Doc("Whether it tells all arguments too, notes and names among them.")] = False
    audit_file_bytes: Annotated[
        int, Interval(64 * KIB, 100 * MIB), Unit("bytes"), Doc("The file is begun anew at this length.")
    ] = MIB
    audit_files: Annotated[int, Interval(1, 20), Unit("files"), Doc("So many are kept, the current one too.")] = 5


CLOSED = SecuritySettings(default_role=Role.NONE)
"""What holds where it cannot be told what was set: nobody may do anything without a token."""


@record
class Settings:
    """All settings; `Settings()` has the defaults."""

    transports: TransportSettings = TransportSettings()
    pump: PumpSettings = PumpSettings()
    limits: LimitSettings = LimitSettings()
    log: LogSettings = LogSettings()
    security: SecuritySettings = SecuritySettings()


class SettingsError(ValueError):
    """Settings that cannot be used: where they stand, and everything that is wrong with them."""

    def __init__(self, origin: str, problems: list[Problem]) -> None:
        super().__init__(f"{origin}: " + "; ".join(f"{problem.path}: {problem.message}" for problem in problems))
        self.origin = origin
        self.problems = tuple(problems)


def load_settings(path: Path) -> Settings:
    """Read settings from a TOML file; what is not in it has its default."""
    return settings_from(read_settings(path), origin=str(path))


def read_settings(path: Path) -> dict[str, Any]:
    """Read a TOML file, whatever is set in it."""
    try:
        import tomllib  # noqa: PLC0415 - only who has a file pays for the import

        # Editors on Windows put a mark first.
        return tomllib.loads(path.read_bytes().removeprefix(codecs.BOM_UTF8).decode())
    except ImportError:
        reason = "this Python has no tomllib"
    except (OSError, ValueError) as error:  # TOMLDecodeError and UnicodeDecodeError are ValueErrors
        reason = (getattr(error, "strerror", None) or str(error)).lower()
    raise SettingsError(str(path), [Problem("the file", f"cannot be read: {reason}")])


def settings_from(content: Mapping[str, Any], *, origin: str) -> Settings:
    """Make settings of nested tables, as TOML gives them. `origin` is named in errors."""
    problems: list[Problem] = []
    settings: Settings | None = _section(Settings, content, "", problems)
    if settings is None:
        raise SettingsError(origin, problems)
    return settings


def with_overrides(settings: Settings, overrides: Mapping[str, Any], *, origin: str = "--set") -> Settings:
    """The settings with some replaced, by dotted key: `{"transports.tcp_json.port": 9314}`.

    A value that is a text is read as TOML where the setting is no text, so what comes from a command line may be given
    as it is.
    """
    content = attrs.asdict(settings)  # type: ignore[arg-type] # records are attrs classes
    types = setting_types()
    problems: list[Problem] = []
    for key, value in overrides.items():
        if key not in types:
            problems.append(_unknown(key, key, list(types)))
            continue
        *sections, name = key.split(".")
        table = content
        for section in sections:
            table = table[section]
        table[name] = _typed(value, types[key])
    if problems:
        raise SettingsError(origin, problems)
    return settings_from(content, origin=origin)


def setting_types() -> dict[str, ValueType]:
    """Every setting by its dotted key, in the order of the declaration."""
    return dict(_leaves(Settings, ""))


def value_of(settings: Settings, key: str) -> Any:
    """The value of the setting of that dotted key."""
    value: Any = settings
    for step in key.split("."):
        value = getattr(value, step)
    return value


def _leaves(section: type, prefix: str) -> list[tuple[str, ValueType]]:
    leaves = []
    for name, value_type in field_types(section).items():
        key = f"{prefix}{name}"
        leaves += _leaves(value_type.base, f"{key}.") if value_type.is_record else [(key, value_type)]
    return leaves


def _section(section: Any, content: Any, prefix: str, problems: list[Problem]) -> Any:
    """One section as its record, or None; whatever is wrong in it is added to the problems."""
    if not isinstance(content, Mapping):
        message = f"got {_shown(content)}, allowed is a table of settings"
        problems.append(Problem(prefix.rstrip("."), message, content, "a table of settings"))
        return None
    types = field_types(section)
    problems += [_unknown(f"{prefix}{key}", key, list(types)) for key in content if key not in types]
    values: dict[str, Any] = {}
    for field in fields_of(section):
        if field.name in content:
            value, path = content[field.name], f"{prefix}{field.name}"
            if types[field.name].is_record:
                values[field.name] = _section(types[field.name].base, value, f"{path}.", problems)
            elif types[field.name].base is tuple:
                values[field.name] = _list(types[field.name], value, path, problems)
            else:
                values[field.name] = _checked(field, value, path, problems)
    if problems:
        return None
    try:
        return section(**values)
    except InvalidArgument as refusal:  # what only the whole section shows
        problems += [attrs.evolve(problem, path=prefix + problem.path) for problem in refusal.problems]
        return None


def _list(value_type: ValueType, content: Any, path: str, problems: list[Problem]) -> Any:
    """A list as a tuple of what its items are, or None; its length is checked by who has it."""
    if not isinstance(content, list | tuple):
        allowed = value_type.allowed
        problems.append(Problem(path, f"got {_shown(content)}, allowed is {allowed}", content, allowed))
        return None
    items = value_type.items
    if items is None or not items.is_record:
        return tuple(content)
    return tuple(_section(items.base, item, f"{path}.{position}.", problems) for position, item in enumerate(content))


def _checked(field: "attrs.Attribute[Any]", value: Any, path: str, problems: list[Problem]) -> Any:
    check: Any = field.converter
    try:
        return check(value)
    except InvalidArgument as refusal:
        problems += [attrs.evolve(problem, path=path) for problem in refusal.problems]
        return None


def _unknown(path: str, name: str, known: list[str]) -> Problem:
    near = difflib.get_close_matches(name, known, n=1)
    known_names = ", ".join(known)
    meant = f"the nearest is {near[0]}" if near else f"known are {known_names}"
    return Problem(path, f"there is no such setting; {meant}", name, f"one of {known_names}")


def _typed(value: Any, value_type: ValueType) -> Any:
    """A text from a command line as the value it stands for; anything else as it is."""
    if not isinstance(value, str):
        return value
    import tomllib  # noqa: PLC0415 - only who has overrides pays for the import

    try:
        tables = tomllib.loads(f"value = {value}")
    except tomllib.TOMLDecodeError:
        return value
    typed = tables["value"] if len(tables) == 1 else value
    return value if value_type.base is str and not isinstance(typed, str) else typed


def _shown(got: Any) -> str:
    return repr(abbreviated(got))
