"""Who handles a command, in which undo step, and what an exception means."""

from collections.abc import Generator
from typing import Any

import pytest

from alive.application.dispatcher import Dispatcher
from alive.application.executor import Suspension
from alive.application.handling import Until
from alive.domain.commands.application import Ping
from alive.domain.commands.song import SetTempo, Undo
from alive.domain.commands.transport import GetCurrentTime, StartPlayback
from alive.domain.errors import Internal, LiveRejected, NotFound, UnsupportedVersion


@pytest.fixture
def dispatcher(live, clock, log) -> Dispatcher:
    return Dispatcher(live, clock, log)


def test_an_edit_is_one_undo_step(dispatcher, live):
    live.handlers[SetTempo] = lambda _command: "done"
    assert dispatcher.perform(SetTempo(bpm=128)) == "done"
    assert live.seen == ["begin", "set_tempo", "end"]


def test_reads_performances_and_undo_itself_open_no_undo_step(dispatcher, live):
    """An empty step would be nothing, but a step around undo would take the user's own last edit with it."""
    for command in (GetCurrentTime(), StartPlayback(), Undo()):
        live.handlers[type(command)] = lambda _command: "done"
        dispatcher.perform(command)
    assert live.seen == ["get_current_time", "start_playback", "undo"]


def test_an_undo_step_is_closed_when_live_refuses(dispatcher, live):
    def refuse(_command: Any) -> None:
        raise RuntimeError("Invalid tempo")

    live.handlers[SetTempo] = refuse
    with pytest.raises(LiveRejected, match="Invalid tempo"):
        dispatcher.perform(SetTempo(bpm=128))
    assert live.seen == ["begin", "set_tempo", "end"]


def test_the_writes_of_a_command_that_waits_are_one_step_and_the_wait_is_outside(dispatcher, live, clock):
    def handler(_command: Any) -> Generator[Until, bool, str]:
        live.seen.append("write")
        shown = yield Until(lambda: True, 2.0)
        live.seen.append(f"read {shown}")
        return "done"

    live.handlers[SetTempo] = handler
    clock.now = 5.0
    suspension = dispatcher.perform(SetTempo(bpm=128))
    assert isinstance(suspension, Suspension)
    assert suspension.give_up_at == 7.0
    assert live.seen == ["begin", "set_tempo", "write", "end"]
    assert dispatcher.resume(suspension.steps, shown=True) == "done"
    assert live.seen[4:] == ["read True"]


def test_a_command_that_is_told_why_it_cannot_go_on_may_answer_or_fail(dispatcher, live):
    def handler(command: Any) -> Generator[Until, bool, str]:
        try:
            yield Until(lambda: True, 2.0)
        except RuntimeError:
            if command.bpm > 100:
                raise
            return "handled"
        return "went on"

    live.handlers[SetTempo] = handler
    assert dispatcher.fail(dispatcher.perform(SetTempo(bpm=90)).steps, RuntimeError("gone")) == "handled"
    with pytest.raises(LiveRejected, match="gone"):
        dispatcher.fail(dispatcher.perform(SetTempo(bpm=128)).steps, RuntimeError("gone"))


def test_a_defect_of_ours_is_internal_and_its_traceback_is_in_the_log_only(dispatcher, live, log):
    def broken(_command: Any) -> None:
        raise KeyError("secret of ours")

    live.handlers[SetTempo] = broken
    with pytest.raises(Internal) as raised:
        dispatcher.perform(SetTempo(bpm=128))
    assert "secret" not in raised.value.message
    assert "secret of ours" in log.errors[0]
    assert "Traceback" in log.errors[0]


def test_an_error_of_ours_passes_as_it_is(dispatcher, live):
    def gone(_command: Any) -> None:
        raise NotFound("was deleted")

    live.handlers[GetCurrentTime] = gone
    with pytest.raises(NotFound, match="was deleted"):
        dispatcher.perform(GetCurrentTime())


def test_what_this_live_is_too_old_for_says_so(live, clock, log):
    live.missing = {"set_tempo": "needs Live 13"}
    live.handlers[SetTempo] = lambda _command: "done"
    with pytest.raises(UnsupportedVersion, match="needs Live 13"):
        Dispatcher(live, clock, log).perform(SetTempo(bpm=128))
    assert live.seen == []


def test_the_script_answers_some_commands_without_live(dispatcher, live):
    dispatcher.answer_here(Ping, lambda _command: "pong")
    assert dispatcher.perform(Ping()) == "pong"
    assert live.seen == []
    assert dispatcher.performed == {"ping": 1}


def test_a_command_without_a_handler_is_a_defect(dispatcher):
    with pytest.raises(Internal, match="nothing carries it out"):
        dispatcher.perform(SetTempo(bpm=128))
