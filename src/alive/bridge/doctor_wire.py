"""What `alive doctor` finds by talking to the script: ports, connection, protocol, clock, events, token, firewalls."""

import contextlib
import json
import socket
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, Literal

import attrs

from alive.adapters.storage.token_file import is_private, read_tokens
from alive.application.access import is_of_this_computer
from alive.bridge.doctor import Finding, failed, ok, skipped, warning
from alive.config import Settings
from alive.domain.operation import fields_of
from alive.version import PROTOCOL_VERSION, __version__

PATIENCE = 5.0
"""Seconds that a connection or a reply is waited for."""

SLOWEST_CLOCK = 60.0
"""Milliseconds between two callbacks: Live's timer gives 10 on macOS and 34 on Windows, its display 100."""

TURNS_LOOKED_AT = 5
"""Callbacks that are waited for to see how often they come."""

Trouble = Literal["refused", "unanswered", "closed", "silent", "stranger"]
Dial = Callable[[tuple[str, int], float], socket.socket]

_WORDS: Mapping[Trouble, str] = {
    "refused": "nothing listens there",
    "unanswered": "it neither takes nor refuses a connection",
    "closed": "the connection is closed before a reply",
    "silent": "it takes the connection and does not reply",
    "stranger": "what replies is not Alive",
}
_REMEDIES: Mapping[Trouble, str] = {
    "refused": "Start Live, choose Alive as a control surface, and see the lines above.",
    "unanswered": "A firewall or a VPN stands between: allow programs of this computer to reach each other.",
    "closed": "Security software may end it: allow Live to take connections of this computer.",
    "silent": "Close the dialog or menu that is open in Live; else restart Live.",
    "stranger": "End that program, or give Alive another port: alive install --set transports.tcp_json.port=9314.",
}


class NoAnswer(Exception):
    """There is no reply, and in which way."""

    def __init__(self, trouble: Trouble) -> None:
        super().__init__(_WORDS[trouble])
        self.trouble: Trouble = trouble


class Wire:
    """A connection that keeps replies and events apart."""

    def __init__(self, address: tuple[str, int], dial: Dial = socket.create_connection) -> None:
        try:
            self._socket = dial(address, PATIENCE)
        except TimeoutError:
            raise NoAnswer("unanswered") from None
        except OSError:
            raise NoAnswer("refused") from None
        self._received = b""
        self.events: list[dict[str, Any]] = []

    def close(self) -> None:
        """Leave."""
        self._socket.close()

    def ask(self, action: str, **parameters: Any) -> dict[str, Any]:
        """The reply to a request, whatever it says. NoAnswer if there is none."""
        deadline = time.perf_counter() + PATIENCE
        try:
            self._socket.sendall(json.dumps({"action": action, **parameters}).encode() + b"\n")
            while True:
                message = json.loads(self._line(deadline))
                if not isinstance(message, dict) or not message.keys() & {"ok", "event"}:
                    raise NoAnswer("stranger")
                if "ok" in message:
                    return message
                self.events.append(message)
        except TimeoutError:
            raise NoAnswer("silent") from None
        except OSError:
            raise NoAnswer("closed") from None
        except ValueError:
            raise NoAnswer("stranger") from None

    def _line(self, deadline: float) -> bytes:
        while b"\n" not in self._received:
            self._socket.settimeout(max(0.001, deadline - time.perf_counter()))
            data = self._socket.recv(1 << 16)
            if not data:
                raise NoAnswer("stranger" if self._received else "closed")
            self._received += data
        line, _, self._received = self._received.partition(b"\n")
        return line


@attrs.define
class Conversation:
    """What the checks that talk to the script look at."""

    settings: Settings
    address: tuple[str, int]
    token: str | None = None
    token_file: Path | None = None
    """Where the script has its tokens, if it is on this computer."""
    dial: Dial = socket.create_connection
    holder_of: Callable[[int], str | None] = lambda _port: None

    wire: Wire | None = None
    trouble: Trouble | None = None
    shown: Mapping[str, Any] = attrs.field(factory=dict)
    """The answer to the token."""
    hello: Mapping[str, Any] = attrs.field(factory=dict)
    stats: Mapping[str, Any] = attrs.field(factory=dict)

    def begin(self) -> None:
        """Connect, and ask who is there."""
        if not self.address[1]:  # any free port, and nobody has said which
            self.trouble = "refused"
            return
        try:
            self.wire = Wire(self.address, self.dial)
            if self.token is not None:
                self.shown = self.wire.ask("authenticate", token=self.token)
            self.hello = self.wire.ask("hello", client=f"alive doctor {__version__}")
            if self.hello["ok"]:
                self.stats = self.wire.ask("get_stats")
        except NoAnswer as error:
            self.trouble = error.trouble
            self.end()

    def end(self) -> None:
        """Leave."""
        if self.wire is not None:
            self.wire.close()
            self.wire = None

    @property
    def where(self) -> str:
        """The address, for people."""
        return "{}:{}".format(*self.address)


def check_ports(talk: Conversation) -> Finding:
    """Are the ports free, or Alive's?"""
    transports = talk.stats.get("transports", {})
    taken = []
    for name, host, port in _ports(talk):
        if _is_open(transports, name):
            continue
        if transports and name in transports:
            taken.append((port, f"{name} cannot listen"))
        elif talk.wire is None and _somebody_listens(talk, host, port):
            taken.append((port, f"it is wanted for {name}"))
    if taken:
        held = "; ".join(f"port {port} is held by {talk.holder_of(port) or _UNKNOWN}, {why}" for port, why in taken)
        return failed("ports", f"{held[0].upper()}{held[1:]}.", _FREE_PORT)
    listed = ", ".join(f"{port} ({name})" for name, _host, port in _ports(talk))
    if not listed:
        return ok("ports", "The settings ask for no port of their own.")
    if talk.wire is None:
        return ok("ports", f"Nobody else has the ports {listed}.")
    return ok("ports", f"Alive has the ports {listed}, in {talk.holder_of(talk.address[1]) or 'Live'}.")


_UNKNOWN = "a program that does not tell its name"
_FREE_PORT = (
    "End that program (a second Live, or an older Alive, takes the same port), or give Alive another port with alive "
    "install --set transports.NAME.port=9314. Alive tries again every 5 seconds."
)


def _ports(talk: Conversation) -> list[tuple[str, str, int]]:
    """Of each transport that listens, its name, address and port."""
    found = []
    for field in fields_of(type(talk.settings.transports)):
        transport = getattr(talk.settings.transports, field.name)
        if hasattr(transport, "port") and transport.enabled:
            host, port = talk.address if field.name == "tcp_json" else (transport.host, transport.port)
            found.append((field.name, host, port))
    return [each for each in found if each[2]]  # 0 is any port that is free


def _is_open(transports: Mapping[str, Any], name: str) -> bool:
    return bool(transports.get(name, {}).get("open"))


def _somebody_listens(talk: Conversation, host: str, port: int) -> bool:
    if (host, port) == talk.address:
        return talk.trouble not in {None, "refused", "unanswered"}
    try:
        Wire((host, port), talk.dial).close()
    except NoAnswer:
        return False
    return True


def check_connection(talk: Conversation) -> Finding:
    """Does Alive answer?"""
    if not talk.address[1]:
        return failed("connection", "Alive takes any free port, and the log does not say which.", _REMEDIES["refused"])
    if talk.trouble is not None:
        return failed("connection", f"No answer from {talk.where}: {_WORDS[talk.trouble]}.", _REMEDIES[talk.trouble])
    started = time.perf_counter()
    if talk.wire is not None:
        talk.wire.ask("ping")
    return ok("connection", f"Alive answers on {talk.where} within {(time.perf_counter() - started) * 1000:.1f} ms.")


def check_protocol(talk: Conversation) -> Finding:
    """Do both speak the same version?"""
    if talk.wire is None or not talk.hello["ok"]:
        return skipped("protocol", "Not looked at without a connection.")
    theirs, script = talk.hello.get("protocol_version"), talk.hello.get("script_version")
    if theirs != PROTOCOL_VERSION:
        return failed(
            "protocol",
            f"The script speaks version {theirs} of the protocol, this command version {PROTOCOL_VERSION}.",
            "Run alive install with the newer alive, then restart Live.",
        )
    if script != __version__:
        return warning(
            "protocol",
            f"In Live runs Alive {script}; this command is version {__version__}. The protocol is the same.",
            "Restart Live if alive install was run since it started; else run alive install.",
        )
    return ok("protocol", f"Both are Alive {script} with version {theirs} of the protocol.")


def check_clock(talk: Conversation) -> Finding:
    """Does Live call often enough?"""
    if talk.wire is None or not talk.stats.get("ok"):
        return skipped("clock", "Not looked at without a connection.")
    interval, now = _pace(talk.wire, talk.stats["turns"])
    if interval > SLOWEST_CLOCK:
        return failed(
            "clock",
            f"Live calls Alive every {interval:.0f} ms only, and every answer takes that long.",
            "See pump.callback_interval_ms in alive.toml, whether Live is busy, and whether its computer sleeps.",
        )
    if now["timer_restarts"]:
        return warning(
            "clock",
            f"Live calls Alive every {interval:.0f} ms, but its timer stood still {now['timer_restarts']} times.",
            "See alive logs for what stopped it; a menu that is open in Live does not count.",
        )
    return ok("clock", f"Live calls Alive every {interval:.0f} ms.")


def _pace(wire: Wire, first: int) -> tuple[float, Mapping[str, Any]]:
    """Milliseconds between callbacks, as the script reckons over many of them or as seen here, and its stats."""
    began, turns, seconds = time.perf_counter(), 0, 0.0
    now: Mapping[str, Any] = {}
    while turns < TURNS_LOOKED_AT and seconds < PATIENCE:
        now = wire.ask("get_stats")
        turns, seconds = now["turns"] - first, time.perf_counter() - began
    return max(now["callback_interval_ms"], seconds * 1000 / max(turns, 1)), now


def check_events(talk: Conversation) -> Finding:
    """Does a change come back as an event? Live's Follow button is pressed twice, which nothing else hangs on."""
    if talk.wire is None or not talk.hello["ok"]:
        return skipped("events", "Not looked at without a connection.")
    if talk.hello.get("role") == "read":
        return skipped("events", "Not looked at: this command may only read, and Follow would have to be switched.")
    remedy = "See alive logs; open a Set anew in Live, or restart Live."
    began = time.perf_counter()
    observed = talk.wire.ask("observe", object="view", property="follow_song")
    if not observed["ok"]:
        return failed("events", f"Nothing can be observed: {observed.get('error')}", remedy)
    try:
        came = _press_follow(talk.wire, pressed=not observed["value"])
        took = (time.perf_counter() - began) * 1000
    finally:
        with contextlib.suppress(NoAnswer):
            _press_follow(talk.wire, pressed=observed["value"])
            talk.wire.ask("unobserve", observation=observed["observation"])
    if not came:
        return failed("events", "Live's Follow button was switched, and no event told of it.", remedy)
    return ok("events", f"A change came back as an event after {took:.0f} ms (Follow was switched, and back).")


def _press_follow(wire: Wire, *, pressed: bool) -> bool:
    """Switch it; whether an event said so before all events were sent."""
    wire.ask("set_follow_song", enabled=pressed)
    wire.ask("sync")
    return any(event.get("property") == "follow_song" and event.get("value") is pressed for event in wire.events)


def check_token(talk: Conversation) -> Finding:
    """Are the tokens as they should be, and may this command do everything?"""
    trouble = _trouble_with_file(talk)
    if trouble is not None:
        return trouble
    if talk.wire is None:
        return skipped("token", "Not looked at without a connection.")
    if talk.token is not None and not talk.shown.get("ok"):
        return failed("token", f"The token is not taken: {talk.shown.get('error')}", _NEW_TOKEN)
    if not talk.hello["ok"]:
        return failed("token", f"Alive asks who is there: {talk.hello.get('error')}", _NEW_TOKEN)
    return _about_role(talk)


def _about_role(talk: Conversation) -> Finding:
    role = talk.hello.get("role")
    if role != "admin":
        return warning(
            "token", f"Whoever connects like this command may only {role}.", "Use a --token with the role admin."
        )
    if talk.token is None:
        return ok("token", "No token is needed: only programs of this computer can connect; they may do everything.")
    return ok("token", "The token is taken; whoever has it may do everything.")


_NEW_TOKEN = "Make one with alive token new --role admin, and give it as --token or in ALIVE_TOKEN."  # noqa: S105 - advice


def _trouble_with_file(talk: Conversation) -> Finding | None:
    """What is wrong with the file of the tokens, or with having none."""
    if talk.token_file is None:
        return None
    tokens = read_tokens(talk.token_file)
    if tokens.fault is not None:
        remedy = "Move it away, then make tokens anew with alive token new. Until then nobody may do anything."
        return failed("token", f"{tokens.fault}.", remedy)
    open_to_all = [name for name, host, _port in _ports(talk) if not is_of_this_computer(host)]
    if open_to_all and not tokens.known:
        sentence = f"{' and '.join(open_to_all)} is to be reached from other computers, and there is no token."
        return failed("token", sentence, "Make one with alive token new, or set host = '127.0.0.1' in alive.toml.")
    if talk.token_file.exists() and not is_private(talk.token_file):
        return warning(
            "token", f"Other users of this computer can read {talk.token_file}.", f"chmod 600 '{talk.token_file}'"
        )
    return None


def check_firewall(talk: Conversation) -> Finding:
    """Can programs of this computer reach each other? Security software may forbid it without a word."""
    if talk.trouble in {"unanswered", "closed"}:
        return failed("firewall", f"{talk.where}: {_WORDS[talk.trouble]}, as firewalls do it.", _REMEDIES[talk.trouble])
    host = talk.address[0]
    try:
        with socket.create_server((host, 0)) as server:
            talk.dial(server.getsockname()[:2], PATIENCE).close()
    except OSError as error:
        return failed(
            "firewall",
            f"Programs of this computer cannot reach each other on {host}: {(error.strerror or str(error)).lower()}.",
            "Allow connections of this computer to itself in its firewall, VPN or security software.",
        )
    return ok("firewall", f"Programs of this computer reach each other on {host}.")


WIRE_CHECKS: Sequence[Callable[[Conversation], Finding]] = (
    check_ports,
    check_connection,
    check_protocol,
    check_clock,
    check_events,
    check_token,
    check_firewall,
)


def talk_through(talk: Conversation) -> list[Finding]:
    """All of these checks, in order. A connection that ends on the way is a finding of its check."""
    talk.begin()
    findings = []
    try:
        for check in WIRE_CHECKS:
            try:
                findings.append(check(talk))
            except NoAnswer as error:
                talk.trouble = error.trouble
                talk.end()
                name = check.__name__.removeprefix("check_")
                findings.append(
                    failed(name, f"{talk.where}: on the way {_WORDS[error.trouble]}.", _REMEDIES[error.trouble])
                )
    finally:
        talk.end()
    return findings
