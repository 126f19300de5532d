"""The whole of `alive doctor`: files first, then what answers."""

from pathlib import Path

from alive.adapters.storage.token_file import FILE_NAME as TOKENS
from alive.bridge.doctor import FILE_CHECKS, Finding, Installation
from alive.bridge.doctor_wire import Conversation, talk_through
from alive.bridge.live_locations import Home
from alive.bridge.port_holders import holder_of

EVERY_ADDRESS = "0.0.0.0"  # noqa: S104 - nothing is bound
"""Stands in settings for all addresses of a computer; nobody can be reached there."""


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
    listens_on = "127.0.0.1" if tcp_json.host == EVERY_ADDRESS else tcp_json.host
    address = (host or listens_on, port or tcp_json.port or found.said.ports.get("tcp_json", 0))
    token_file = None if found.folder is None else found.folder / TOKENS
    talk = Conversation(settings, address, token=token, token_file=token_file, holder_of=holder_of)
    return findings + talk_through(talk)
