"""The whole of `alive doctor`: files first, then what answers."""

from pathlib import Path

from alive.bridge.doctor import FILE_CHECKS, Finding, Installation
from alive.bridge.doctor_wire import Conversation, talk_through
from alive.bridge.live_locations import Home
from alive.bridge.port_holders import holder_of


def examine(
    home: Home,
    *,
    name: str = "Alive",
    live_dir: Path | None = None,
    user_library: Path | None = None,
    host: str | None = None,
    port: int | None = None,
    token: str | None = None,
) -> list[Finding]:
    """All checks in order. Where Alive listens is taken from its settings, and a free port from the log."""
    found = Installation(home, name, live_dir, user_library)
    findings = [check(found) for check in FILE_CHECKS]
    settings = found.settings
    tcp_json = settings.transports.tcp_json
    address = (host or tcp_json.host, port or tcp_json.port or found.said.ports.get("tcp_json", 0))
    talk = Conversation(settings, address, token=token, holder_of=holder_of)
    return findings + talk_through(talk)
