"""The text commands without sockets: when a command is complete, what is answered, when it is over."""

import json
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alive.adapters.transport.line_session import SILENCE, TIMEOUT, LineSession
from alive.adapters.transport.text_commands import COMMANDS, read_command
from alive.application.conversion import LONG_LIST
from alive.domain.commands.navigation import GetViewState, SelectFirstTrack
from alive.domain.commands.set_file import ExportXml
from alive.domain.commands.view import GetView
from alive.domain.errors import AliveError, Busy, InvalidArgument, InvalidRequest, NotFound, UnknownAction
from alive.domain.operation import operations
from alive.domain.results.navigation import ShownTransport, ViewState
from alive.domain.results.overview import SceneInOverview
from alive.domain.results.selection import TrackSelected
from alive.domain.results.set_file import XmlExported
from alive.domain.results.view import ShownView, Views
from tests.unit.transport.desk import Desk

LIMIT = 300


def state(scenes: int) -> ViewState:
    return ViewState(
        view="session",
        browser_visible=False,
        device_visible=False,
        clip_view_visible=True,
        detail_view="clip",
        groove_pool_visible=None,
        info_view_visible=None,
        transport_playing=False,
        transport=ShownTransport(is_playing=False, tempo=120.0, time_signature=(4, 4)),
        tracks=(),
        scenes=tuple(SceneInOverview(scene_index=n, scene_id=f"scene#{n}.1", name="") for n in range(scenes)),
    )


def prepared() -> Desk:
    desk = Desk()
    shown = (ShownView(name="Arranger", is_visible=False), ShownView(name="Session", is_visible=True))
    desk.answers[GetView] = lambda _command: Views(
        focused_document_view="Session", views=shown, browse_mode=False, follow_song=False, draw_mode=False
    )
    desk.answers[GetViewState] = lambda _command: state(1)
    desk.answers[SelectFirstTrack] = lambda _command: TrackSelected(message="m", track_index=0, track_id="track#1.1")
    desk.answers[ExportXml] = lambda command: XmlExported(
        message="m", project_path=command.project_path, xml_path="x", size=1
    )
    return desk


@pytest.fixture
def desk() -> Desk:
    return prepared()


def session(desk: Desk) -> LineSession:
    return LineSession(desk.gateway, "a test", LIMIT, desk.wake)


def answers(desk: Desk, session: LineSession) -> list[dict]:
    """Let it run until nothing more happens."""
    written = b""
    while True:
        desk.run()
        piece = session.next_output()
        if piece is None and not desk.executor.has_work:
            return [json.loads(line) for line in written.splitlines()]
        written += piece or b""


def ask(desk: Desk, data: bytes) -> list[dict]:
    """What is answered to bytes after which nothing comes."""
    made = session(desk)
    made.receive(data, desk.now)
    found = answers(desk, made)
    if made.due is not None:
        desk.now = made.due
        made.fall_silent()
    return found + answers(desk, made)


@pytest.mark.parametrize("end", [b"\n", b"\r\n", b"", b"  \n", b"\n\n\n"])
def test_a_command_is_complete_with_or_without_a_newline(desk, end):
    assert ask(desk, b"GET_VIEW" + end) == [{"success": True, "view": "session"}]


def test_without_a_newline_it_is_complete_after_a_moment_of_silence_and_not_before(desk):
    made = session(desk)
    made.receive(b"GET_", 0.0)
    desk.now = 0.02
    made.receive(b"VIEW", 0.0)
    assert made.due == pytest.approx(0.02 + SILENCE)
    assert answers(desk, made) == []
    made.fall_silent()
    assert answers(desk, made) == [{"success": True, "view": "session"}]
    assert made.is_finished


def test_the_end_of_input_completes_it_too(desk):
    made = session(desk)
    made.receive(b"GET_VIEW", 0.0)
    made.receive_end()
    assert not made.is_finished
    assert answers(desk, made) == [{"success": True, "view": "session"}]
    assert made.is_finished


def test_who_says_nothing_and_leaves_gets_no_answer(desk):
    made = session(desk)
    assert made.due is None
    made.receive_end()
    assert answers(desk, made) == []
    assert made.is_finished


@pytest.mark.parametrize("blank", [b"\n", b"\r\n", b" ", b"\n\n\n", b"  \n"])
def test_an_empty_line_alone_is_answered_too(desk, blank):
    [reply] = ask(desk, blank)
    assert (reply["success"], reply["code"]) == (False, "invalid_request")
    made = session(desk)
    made.receive(blank, 0.0)
    made.receive_end()
    assert answers(desk, made) == [reply]


def test_empty_lines_before_a_command_are_passed_over(desk):
    assert ask(desk, b"\n\r\n  \nGET_VIEW\n") == [{"success": True, "view": "session"}]


@pytest.mark.parametrize("path", [
    "/Users/me/Evening: the Project/Evening.als", "C:\\Music\\a:b\\Set.als", "/Bäss 𝄞/a b.als", ":", " x", "a::b:",
])  # fmt: skip
def test_what_follows_the_first_colon_is_the_parameter_as_it_is(desk, path):
    [reply] = ask(desk, f"EXPORT_XML:{path}\n".encode())
    assert reply == {"success": True, "message": "m", "project_path": path, "xml_path": "x", "size": 1}
    assert desk.ran == [ExportXml(project_path=path)]


def test_only_the_first_command_is_carried_out(desk):
    assert len(ask(desk, b"GET_VIEW\nSELECT_FIRST_TRACK\n")) == 1
    assert desk.ran == [GetView()]


def test_what_comes_after_the_command_is_thrown_away(desk):
    made = session(desk)
    made.receive(b"GET_VIEW\n", 0.0)
    for _ in range(100):
        made.receive(b"SELECT_FIRST_TRACK\n" * 100, 0.0)
    assert made._framer.buffered == 0
    assert len(answers(desk, made)) == 1
    assert desk.ran == [GetView()]


def test_after_keep_every_line_is_a_command_until_the_end(desk):
    made = session(desk)
    made.receive(b"KEEP\nGET_VIEW\n\nNOPE\nSELECT_FIRST_TRACK\nGET_", 0.0)
    found = answers(desk, made)
    assert [reply["success"] for reply in found] == [True, False, True]
    assert not made.is_finished
    made.receive(b"VIEW", 0.0)
    made.receive_end()
    assert answers(desk, made) == [{"success": True, "view": "session"}]
    assert made.is_finished


def test_keep_without_a_newline_and_commands_without_one(desk):
    made = session(desk)
    for text, count in ((b"KEEP", 0), (b"GET_VIEW", 1), (b"SELECT_FIRST_TRACK", 1)):
        made.receive(text, 0.0)
        assert answers(desk, made) == []
        made.fall_silent()
        assert [reply["success"] for reply in answers(desk, made)] == [True] * count
    assert made.due is None
    assert not made.is_finished


def test_keep_is_a_command_like_no_other_only_on_the_first_line(desk):
    assert [reply["success"] for reply in ask(desk, b"KEEP\nKEEP\n")] == [False]
    assert [reply["success"] for reply in ask(desk, b"keep\n")] == [False]


def test_a_peer_that_does_not_read_is_not_served_any_further(desk):
    made = session(desk)
    made.receive(b"KEEP\n" + b"GET_VIEW\n" * 20, 0.0)
    desk.run()
    desk.run()
    made.blocked()
    assert len(desk.ran) == 1
    assert len(answers(desk, made)) == 20


def test_more_bytes_than_a_command_may_have_are_not_read_while_one_waits(desk):
    made = session(desk)
    made.receive(b"KEEP\nGET_VIEW\n" + b"GET_VIEW\n" * 100, 0.0)
    assert not made.wants_input
    assert len(answers(desk, made)) == 101
    assert made.wants_input


LINES = st.lists(
    st.sampled_from([
        b"GET_VIEW", b"SELECT_FIRST_TRACK\r", b"EXPORT_XML:/a b/\xc3\xa4:\xf0\x9d\x84\x9e.als", b"", b"  ", b"NOPE",
        b"EXPORT_XML", b"GET_VIEW:x", b"\xff\xfe", b"KEEP", b"x" * (LIMIT + 5),
    ]),
    max_size=6,
)  # fmt: skip
CUTS = st.lists(st.integers(0, 400), max_size=12)


def pieces(data: bytes, cuts: list[int]) -> list[bytes]:
    places = sorted({cut % (len(data) + 1) for cut in cuts} | {0, len(data)})
    return [data[start:end] for start, end in pairwise(places)]


@given(lines=LINES, keeps=st.booleans(), cuts=CUTS)
def test_any_split_of_the_bytes_gives_the_same_commands(lines, keeps, cuts):
    data = b"\n".join([b"KEEP"] * keeps + lines)
    outcomes = []
    for parts in ([data], pieces(data, cuts), [data[n : n + 1] for n in range(len(data))]):
        desk = prepared()
        made = session(desk)
        found = []
        for part in parts:
            made.receive(part, 0.0)
            found += answers(desk, made)
        made.receive_end()
        outcomes.append((found + answers(desk, made), desk.ran, made.is_finished))
    assert outcomes[0] == outcomes[1] == outcomes[2]
    assert outcomes[0][2]


@given(data=st.binary(max_size=400), cuts=CUTS)
def test_whatever_comes_is_answered_at_most_once_and_is_over(data, cuts):
    desk = prepared()
    made = session(desk)
    for part in pieces(data, cuts):
        made.receive(part, 0.0)
    made.receive_end()
    found = answers(desk, made)
    assert made.is_finished or made.is_closed
    assert len(found) == (0 if made.is_closed or not data else 1) or data.lstrip()[:4] == b"KEEP"
    assert all(reply.get("code") != "internal" for reply in found)


@pytest.mark.parametrize(
    "first",
    [
        b"GET / HTTP/1.1\r\nHost: x\r\n\r\nSELECT_FIRST_TRACK\n",
        b"POST /x HTTP/1.1\r\n\r\nKEEP\nSELECT_FIRST_TRACK",
        b"OPTIONS * HTTP/1.1\r\n",
        b"\r\nPOST / HTTP/1.1\r\n",
        b"SELECT_FIRST_TRACK / HTTP/1.1\r\n",
        b"KEEP http://127.0.0.1:9001/ HTTP/1.1\r\nSELECT_FIRST_TRACK\n",
    ],
)
@pytest.mark.parametrize("split", [1, 5, 1000])
def test_http_ends_the_connection_without_an_answer(desk, first, split):
    made = session(desk)
    for start in range(0, len(first), split):
        made.receive(first[start : start + split], 0.0)
    made.receive_end()
    assert answers(desk, made) == []
    assert made.is_closed
    assert desk.ran == []
    assert desk.log.lines[-1] == "client 1 disconnected: it speaks HTTP"


@pytest.mark.parametrize(
    ("line", "code"),
    [
        (b"NOPE", "unknown_action"),
        (b"get_view", "unknown_action"),
        (b" GET_VIEW", "unknown_action"),
        (b"set_tempo", "unknown_action"),
        (b'{"action":"ping"}', "unknown_action"),
        (b":x", "invalid_request"),
        (b"\xff", "invalid_request"),
        (b"EXPORT_XML:\xff", "invalid_request"),
        (b"EXPORT_XML", "invalid_argument"),
        (b"EXPORT_XML:", "invalid_argument"),
        (b"GET_VIEW:now", "invalid_argument"),
        (b"x" * (LIMIT + 1), "frame_too_large"),
    ],
)
def test_what_is_no_command_is_answered_and_nothing_runs(desk, line, code):
    [reply] = ask(desk, line)
    assert (reply["success"], reply["code"]) == (False, code)
    assert reply["error"]
    assert desk.ran == []


def test_an_unknown_command_is_told_as_it_always_was_with_the_nearest_names(desk):
    [reply] = ask(desk, b"JUMP_TO_FRIST\n")
    assert reply["error"] == "Unknown command: JUMP_TO_FRIST"
    assert reply["details"]["nearest"][0] == "JUMP_TO_FIRST"


def test_a_command_that_takes_no_parameter_may_end_with_a_colon(desk):
    assert ask(desk, b"GET_VIEW:\n") == [{"success": True, "view": "session"}]


def test_what_an_operation_refuses_is_answered_with_its_reason(desk):
    desk.answers[SelectFirstTrack] = lambda _command: NotFound("there are no tracks", count=0)
    assert ask(desk, b"SELECT_FIRST_TRACK\n") == [
        {"success": False, "error": "there are no tracks", "code": "not_found", "details": {"count": 0}}
    ]


def test_a_command_that_waited_too_long_never_runs(desk):
    """Live stood still, and somebody pressed the key three times."""
    made = session(desk)
    made.receive(b"SELECT_FIRST_TRACK\n", 0.0)
    desk.now = TIMEOUT
    assert [reply["code"] for reply in answers(desk, made)] == ["expired"]
    assert desk.ran == []


def test_a_full_queue_is_an_answer(desk):
    desk.executor.capacity = 0
    [reply] = ask(desk, b"GET_VIEW\n")
    assert reply["code"] == Busy.code


def test_a_long_reply_is_written_in_slices(desk):
    desk.answers[GetViewState] = lambda _command: state(3 * LONG_LIST)
    made = session(desk)
    made.receive(b"GET_STATE\n", 0.0)
    desk.run()
    written = list(iter(made.next_output, None))
    assert len(written) > 5
    reply = json.loads(b"".join(written))
    assert reply["success"] is True
    assert [scene["scene_index"] for scene in reply["scenes"]] == list(range(3 * LONG_LIST))
    assert b"".join(written).endswith(b"}\n")


def test_a_sliced_reply_that_fails_half_way_ends_the_connection(desk):
    broken = state(2 * LONG_LIST)
    object.__setattr__(broken, "scenes", (*broken.scenes, {1}))
    desk.answers[GetViewState] = lambda _command: broken
    made = session(desk)
    made.receive(b"GET_STATE\n", 0.0)
    desk.run()
    list(iter(made.next_output, None))
    assert made.is_closed
    assert "Traceback" in desk.log.errors[0]


@pytest.mark.parametrize("nonsense", [object(), ValueError("not one of ours")])
def test_whatever_a_handler_returns_there_is_an_answer(desk, nonsense):
    desk.answers[SelectFirstTrack] = lambda _command: nonsense
    [reply] = ask(desk, b"SELECT_FIRST_TRACK\n")
    assert reply["code"] == "internal"
    assert desk.log.errors


def test_a_session_that_was_closed_takes_and_gives_nothing_more(desk):
    made = session(desk)
    made.receive(b"GET_VIEW\n", 0.0)
    made.close()
    made.receive(b"GET_VIEW\n", 0.0)
    made.fall_silent()
    assert answers(desk, made) == []
    assert desk.ran == []
    assert desk.gateway.clients == {}


def test_every_command_asks_for_an_operation_that_there_is():
    for name, command in COMMANDS.items():
        spec = operations()[command.action]
        taken = {parameter.name for parameter in spec.parameters}
        required = {parameter.name for parameter in spec.parameters if parameter.required}
        assert required <= {command.parameter} <= taken | {None}, name


@given(st.binary(max_size=60))
def test_a_line_is_a_command_or_the_documented_error(line):
    try:
        command, _ = read_command(line)
    except AliveError as error:
        assert type(error) in {InvalidRequest, UnknownAction, InvalidArgument}  # noqa: PT017 - which one is free
    else:
        assert command in COMMANDS.values()
