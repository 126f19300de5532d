"""The text commands of older clients: which operation each of them is, and how the fields of its reply are called.

Nothing is carried out here. A reply has the fields that clients were promised, in documents or by code, and those of
the operation beside them.
"""

from collections.abc import Callable, Mapping
from typing import Any

import attrs

from alive.application.catalogue import nearest
from alive.domain.errors import InvalidArgument, InvalidRequest, Problem, UnknownAction

Fields = Mapping[str, Any]


def _as_they_are(fields: Fields) -> Fields:
    return fields


@attrs.frozen
class TextCommand:
    """What a command asks for."""

    action: str
    reply: Callable[[Fields], Fields] = _as_they_are
    """Gets the fields that the operation answered; gives those of the reply."""
    parameter: str | None = None
    """What the parameter of the command is to the operation; None if it takes none."""


def _view(shown: Fields) -> Fields:
    visible = {view["name"] for view in shown["views"] if view["is_visible"]}
    return {"view": "arrangement" if "Arranger" in visible else "session"}


def _project_path(found: Fields) -> Fields:
    return {**found, "project_path": found["file_path"]}


STATS = (
    "enabled", "track_count", "scene_count", "has_transport", "track_observers", "device_observers", "uptime_seconds",
)  # fmt: skip


def _observers(done: str, *, enabled: bool = True) -> Callable[[Fields], Fields]:
    """The reply about the OSC output, in the words that clients know as long as they are true."""

    def reply(status: Fields) -> Fields:
        stats = {name: status[name] for name in STATS} | {"total_events_sent": status["events_sent"]}
        message = f"UDP observers {done}" if done and status["enabled"] is enabled else status["message"]
        return {**status, "message": message, "stats": stats}

    return reply


COMMANDS: Mapping[str, TextCommand] = {
    "GET_VIEW": TextCommand("get_view", _view),
    "GET_STATE": TextCommand("get_view_state"),
    "GET_PROJECT_PATH": TextCommand("get_project_root_folder", _project_path),
    "EXPORT_XML": TextCommand("export_xml", parameter="project_path"),
    "SCROLL_TO_TOP": TextCommand("scroll_to_top"),
    "SCROLL_TO_BOTTOM": TextCommand("scroll_to_bottom"),
    "JUMP_TO_FIRST": TextCommand("jump_to_first"),
    "JUMP_TO_LAST": TextCommand("jump_to_last"),
    "SELECT_FIRST_SCENE": TextCommand("select_first_scene"),
    "SELECT_LAST_SCENE": TextCommand("select_last_scene"),
    "SELECT_FIRST_TRACK": TextCommand("select_first_track"),
    "SELECT_LAST_TRACK": TextCommand("select_last_track"),
    "START_OBSERVERS": TextCommand("start_osc", _observers("started")),
    "STOP_OBSERVERS": TextCommand("stop_osc", _observers("stopped", enabled=False)),
    "REFRESH_OBSERVERS": TextCommand("refresh_osc", _observers("refreshed")),
    "GET_OBSERVER_STATUS": TextCommand("get_osc_status", _observers("")),
}


AUTH = TextCommand("authenticate", parameter="token")
"""`AUTH:token`, before the command where tokens are needed. Older clients do not know it."""


def read_command(line: bytes) -> tuple[TextCommand, dict[str, str]]:
    """The command that a line is, with the parameters of its operation.

    Raises InvalidRequest and its kind: an empty line, no UTF-8, an unknown command, a parameter too many or too few.
    """
    try:
        text = line.decode().rstrip()
    except UnicodeDecodeError as error:
        raise InvalidRequest(f"Not UTF-8: byte {error.start} is {line[error.start]:#04x}.") from None
    name, _, parameter = text.partition(":")
    if not name:
        raise InvalidRequest("A command is missing: COMMAND or COMMAND:parameter.")
    command = AUTH if name == "AUTH" else COMMANDS.get(name)
    if command is None:
        # The sentence is as it always was; clients show it.
        raise UnknownAction(f"Unknown command: {name[:80]}", nearest=nearest(name, list(COMMANDS)))
    if command.parameter is None:
        if parameter:
            raise InvalidArgument([Problem(name, "it takes no parameter", parameter, "no parameter")])
        return command, {}
    if not parameter:
        raise InvalidArgument([Problem(name, f"it needs a parameter: {name}:{command.parameter}", "", "a text")])
    return command, {command.parameter: parameter}
