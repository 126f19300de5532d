"""The queue in front of Live's main thread: order, fairness, deadlines, exactly one answer."""

import threading
from collections.abc import Callable, Generator
from types import SimpleNamespace
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from alive.application.executor import MOST_SUSPENDED, Executor, Lane, Request, Suspension
from alive.application.handling import OTHERS_FIRST, Until
from alive.domain.errors import AliveError, Busy, Expired, LiveRejected, NotFound, OutcomeUnknown, ShuttingDown
from alive.domain.operation import Effect

NEVER = float("inf")


@attrs.define(eq=False)
class Asked:
    """A Job of functions."""

    read: Callable[[], Request]
    settle: Callable[[Any], None]


@attrs.define
class Wanted:
    """A Request of nobody."""

    command: Any
    deadline: float
    client: Any = None
    guards: Any = None
    request_id: str | None = None
    content: bytes = b""


class Bench:
    """An executor whose commands are plain texts, on a clock that moves when told, and by `cost` with each command."""

    def __init__(self, capacity: int = 1000) -> None:
        self.now = 0.0
        self.cost = 0.0
        self.ran: list[str] = []
        self.answers: list[tuple[str, Any]] = []
        self.shown = False
        self.executor = Executor(self, lambda: self.now, capacity)

    def perform(self, request: Request) -> Any:
        command: Any = request.command
        self.ran.append(command)
        self.now += self.cost
        if command.startswith("fail"):
            raise LiveRejected("no")
        if command.startswith("read on"):
            return self._step(lambda steps: steps.send(None), self.reads_on())
        if command.startswith("wait"):
            return self._step(lambda steps: steps.send(None), self.waits(command))
        return f"{command} done"

    def waits(self, command: str) -> Generator[Until, bool, str]:
        look = self.look if "dead" not in command else self.look_at_the_dead
        shown = yield Until(look, 1.0, exclusive="alone" in command)
        self.now += self.cost
        return "shown" if shown else "not shown"

    def reads_on(self) -> Generator[Until, bool, str]:
        for _ in range(1000):
            yield OTHERS_FIRST
            self.now += self.cost
        return "read"

    def look(self) -> bool:
        return self.shown

    def look_at_the_dead(self) -> bool:
        raise NotFound("the object was deleted")

    def resume(self, steps: Any, *, shown: bool) -> Any:
        return self._step(lambda steps: steps.send(shown), steps)

    def fail(self, steps: Any, error: Exception) -> Any:
        return self._step(lambda steps: steps.throw(error), steps)

    def _step(self, go: Any, steps: Any) -> Any:
        try:
            wish = go(steps)
        except StopIteration as end:
            return end.value
        return Suspension(steps, wish, self.now + wish.timeout)

    def submit(self, lane: Lane, command: Any, deadline: float = NEVER) -> None:
        def read() -> Request:
            if isinstance(command, Exception):
                raise command
            return Wanted(command, deadline)

        name = str(command)
        self.executor.submit(lane, Asked(read, lambda answer: self.answers.append((name, answer))))

    def run(self) -> None:
        self.executor.run(NEVER)


def test_commands_of_one_connection_run_in_order():
    bench = Bench()
    lane = bench.executor.open_lane()
    for command in ("one", "two", "three"):
        bench.submit(lane, command)
    bench.run()
    assert bench.answers == [("one", "one done"), ("two", "two done"), ("three", "three done")]


def test_connections_take_turns_one_command_each():
    bench = Bench()
    first, second = bench.executor.open_lane(), bench.executor.open_lane()
    for command in ("a1", "a2", "a3"):
        bench.submit(first, command)
    for command in ("b1", "b2"):
        bench.submit(second, command)
    bench.run()
    assert bench.ran == ["a1", "b1", "a2", "b2", "a3"]


def test_a_waiting_command_holds_back_its_own_connection_and_no_other():
    bench = Bench()
    first, second = bench.executor.open_lane(), bench.executor.open_lane()
    bench.submit(first, "wait")
    bench.submit(first, "after")
    bench.submit(second, "other")
    bench.run()
    assert bench.ran == ["wait", "other"]
    bench.shown = True
    bench.executor.resume_due()
    bench.run()
    assert bench.answers == [("other", "other done"), ("wait", "shown"), ("after", "after done")]


class Change(str):
    """A command that changes something."""

    __slots__ = ()
    spec = SimpleNamespace(effect=Effect.EDIT)


class Look(str):
    """A command that changes nothing."""

    __slots__ = ()
    spec = SimpleNamespace(effect=Effect.READ)


def test_a_change_does_not_overtake_those_that_another_command_has_held_back():
    bench = Bench()
    bench.submit(bench.executor.open_lane(), Change("wait alone"))
    for change in ("first", "second"):
        bench.submit(bench.executor.open_lane(), Change(change))
    bench.run()
    bench.shown, bench.cost = True, 1.0
    bench.executor.resume_due(bench.now + 0.5)
    assert bench.ran == ["wait alone", "first"], "the time was up"
    bench.submit(bench.executor.open_lane(), Change("third"))
    bench.submit(bench.executor.open_lane(), Look("reading"))
    bench.run()
    assert bench.ran[2:] == ["reading"]
    bench.executor.resume_due()
    assert bench.ran[3:] == ["second", "third"]


def test_what_is_held_is_begun_however_much_else_goes_on():
    """Others may go on over many turns, each time until the time is up."""
    bench = Bench()
    for _ in range(3):
        bench.submit(bench.executor.open_lane(), Look("read on and on"))
    bench.submit(bench.executor.open_lane(), Change("wait alone"))
    bench.submit(bench.executor.open_lane(), Change("held"))
    bench.run()
    bench.shown, bench.cost = True, 1.0
    for _ in range(6):
        bench.executor.resume_due(bench.now + 0.5)
    assert "held" in bench.ran


def test_what_is_held_is_told_when_it_is_too_late_though_it_could_not_begin():
    bench = Bench()
    bench.submit(bench.executor.open_lane(), Change("wait alone"))
    bench.submit(bench.executor.open_lane(), Change("held"), deadline=0.5)
    bench.run()
    bench.now = 0.6
    bench.executor.resume_due()
    [(name, answer)] = bench.answers
    assert (name, answer.code) == ("held", "expired")


def test_what_comes_while_a_command_of_its_connection_waits_is_not_run_beside_it():
    bench = Bench()
    lane = bench.executor.open_lane()
    bench.submit(lane, "wait")
    bench.run()
    bench.submit(lane, "after")
    bench.run()
    assert bench.ran == ["wait"]
    bench.shown = True
    bench.executor.resume_due()
    bench.run()
    assert bench.ran == ["wait", "after"]


def test_what_live_does_not_show_in_time_is_answered_all_the_same():
    bench = Bench()
    bench.submit(bench.executor.open_lane(), "wait")
    bench.run()
    bench.now = 0.99
    bench.executor.resume_due()
    assert bench.answers == []
    bench.now = 1.0
    bench.executor.resume_due()
    assert bench.answers == [("wait", "not shown")]


def test_an_expired_command_is_answered_and_never_runs():
    bench = Bench()
    lane = bench.executor.open_lane()
    bench.submit(lane, "late", deadline=1.0)
    bench.submit(lane, "in time", deadline=3.0)
    bench.now = 1.0
    bench.run()
    assert bench.ran == ["in time"]
    assert [type(answer) for _, answer in bench.answers] == [Expired, str]
    assert (bench.executor.finished, bench.executor.failed) == (2, {"expired": 1})


def test_a_failure_is_the_answer_and_the_next_command_runs():
    bench = Bench()
    lane = bench.executor.open_lane()
    bench.submit(lane, "fail")
    bench.submit(lane, "next")
    bench.run()
    assert isinstance(bench.answers[0][1], LiveRejected)
    assert bench.answers[1] == ("next", "next done")


def test_a_refusal_keeps_its_place_among_the_answers():
    bench = Bench()
    lane = bench.executor.open_lane()
    refusal = LiveRejected("refused before it was queued")
    for command in ("one", refusal, "two"):
        bench.submit(lane, command)
    bench.run()
    assert [answer for _, answer in bench.answers] == ["one done", refusal, "two done"]
    assert bench.ran == ["one", "two"]


def test_a_full_queue_refuses_and_takes_again_when_there_is_room():
    bench = Bench(capacity=2)
    lane = bench.executor.open_lane()
    bench.submit(lane, "one")
    bench.submit(lane, "two")
    with pytest.raises(Busy):
        bench.submit(lane, "three")
    bench.run()
    bench.submit(lane, "four")
    bench.run()
    assert bench.ran == ["one", "two", "four"]


def test_a_closed_connection_drops_what_has_not_started_and_what_runs_is_settled():
    bench = Bench()
    lane = bench.executor.open_lane()
    bench.submit(lane, "wait")
    bench.submit(lane, "dropped")
    bench.run()
    bench.executor.close_lane(lane)
    bench.shown = True
    bench.executor.resume_due()
    bench.run()
    assert bench.ran == ["wait"]
    assert bench.answers == [("wait", "shown")]
    assert bench.executor.waiting == 0


def test_a_command_whose_wish_cannot_be_looked_at_is_told_why():
    """The object it waits for may have died; its handler meets that error, and so does the client."""
    bench = Bench()
    bench.submit(bench.executor.open_lane(), "wait for the dead")
    bench.run()
    bench.executor.resume_due()
    assert isinstance(bench.answers[0][1], NotFound)


def test_resuming_ends_with_the_time_given_and_goes_on_where_it_stopped():
    """Long reads yield between slices: all of them in one turn would be no slices."""
    bench = Bench()
    bench.cost = 0.003
    for number in range(4):
        bench.submit(bench.executor.open_lane(), f"wait {number}")
    bench.run()
    bench.shown = True
    for turn in range(1, 5):
        bench.executor.resume_due(until=bench.now)
        assert [name for name, _ in bench.answers] == [f"wait {number}" for number in range(turn)]


def test_commands_that_wait_for_live_do_not_pile_up_without_end():
    """Clients that leave and come back leave their waiting commands behind."""
    bench = Bench(capacity=10_000)
    for number in range(MOST_SUSPENDED + 1):
        lane = bench.executor.open_lane()
        bench.submit(lane, f"wait {number}")
        bench.run()
    assert bench.executor.suspended == MOST_SUSPENDED
    assert isinstance(bench.answers[0][1], Busy)


def test_an_exception_of_any_kind_ends_its_job_and_no_other():
    bench = Bench()
    broken, lane = bench.executor.open_lane(), bench.executor.open_lane()
    bench.submit(broken, RuntimeError("a defect while reading"))
    bench.submit(broken, "after")
    bench.submit(lane, "other")
    bench.run()
    assert isinstance(bench.answers[0][1], RuntimeError)
    assert bench.ran == ["other", "after"]


def test_shutting_down_closes_what_waits_even_if_it_resists():
    bench = Bench()
    closed = []

    def stubborn() -> Generator[Until, bool, str]:
        try:
            yield Until(lambda: False, 100.0)
        finally:
            closed.append(True)
            raise RuntimeError("not now")

    bench.perform = lambda command: bench._step(lambda steps: steps.send(None), stubborn())
    bench.submit(bench.executor.open_lane(), "first")
    bench.submit(bench.executor.open_lane(), "second")
    bench.run()
    bench.executor.shut_down()
    assert closed == [True, True]
    assert len(bench.answers) == 2
    assert bench.executor.suspended == 0


def test_a_command_that_shuts_down_is_the_last_that_runs_also_of_its_own_connection():
    bench = Bench()
    perform = bench.perform

    def stop(request: Request) -> Any:
        bench.executor.shut_down("All was stopped")
        return perform(request)

    bench.perform = stop
    own, other = bench.executor.open_lane(), bench.executor.open_lane()
    for command in ("stop", "after it"):
        bench.submit(own, command)
    bench.submit(other, "of another")
    bench.run()
    assert bench.ran == ["stop"]
    answers = dict(bench.answers)
    assert answers["stop"] == "stop done"
    assert str(answers["after it"]) == str(answers["of another"]) == "All was stopped; the command was not run."


def test_shutting_down_from_inside_a_resumed_command_lets_no_other_go_on():
    """Live may close the Set inside a call of ours."""
    bench = Bench()
    went_on = []

    def waiting(name: str) -> Generator[Until, bool, str]:
        yield Until(lambda: True, 1.0)
        went_on.append(name)
        bench.executor.shut_down()
        return name

    bench.perform = lambda request: bench._step(lambda steps: steps.send(None), waiting(request.command))
    for name in ("first", "second"):
        bench.submit(bench.executor.open_lane(), name)
    bench.run()
    bench.executor.resume_due()
    assert went_on == ["first"]
    assert [type(answer) for _, answer in bench.answers] == [OutcomeUnknown, str]


def test_the_time_given_ends_a_run_between_two_commands_but_never_before_the_first():
    bench = Bench()
    lane = bench.executor.open_lane()
    bench.submit(lane, "one")
    bench.submit(lane, "two")
    bench.executor.run(until=-1.0)
    assert bench.ran == ["one"]


def test_shutting_down_answers_everything():
    bench = Bench()
    lane = bench.executor.open_lane()
    for command in ("wait", "queued"):
        bench.submit(lane, command)
    bench.run()
    bench.executor.shut_down()
    assert [type(answer) for _, answer in bench.answers] == [OutcomeUnknown, ShuttingDown]
    with pytest.raises(ShuttingDown):
        bench.submit(lane, "too late")


def test_many_threads_may_submit():
    """Live has no threads of ours, another host may."""
    bench = Bench(capacity=10_000)
    lanes = [bench.executor.open_lane() for _ in range(4)]
    threads = [
        threading.Thread(target=lambda name=name, lane=lane: [bench.submit(lane, f"{name}-{n}") for n in range(500)])
        for name, lane in enumerate(lanes)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(10)
    bench.run()
    for name in range(4):
        mine = [answered for answered, _ in bench.answers if answered.startswith(f"{name}-")]
        assert mine == [f"{name}-{n}" for n in range(500)]


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["submit", "wait", "fail", "run", "close", "resume", "later", "shut down"]),
            st.integers(0, 2),
        ),
        max_size=60,
    )
)
def test_every_job_of_a_living_connection_is_answered_exactly_once(steps):  # noqa: C901 - one branch per step
    bench = Bench(capacity=20)
    lanes = [bench.executor.open_lane() for _ in range(3)]
    expected: dict[str, Lane] = {}
    for position, (step, number) in enumerate(steps):
        lane = lanes[number]
        match step:
            case "submit" | "wait" | "fail":
                name = f"{step} {position}"
                try:
                    bench.submit(lane, name, deadline=bench.now + 2)
                    if not lane.closed:
                        expected[name] = lane
                except (Busy, ShuttingDown):
                    pass
            case "run":
                bench.executor.run(bench.now)
            case "close":
                bench.executor.close_lane(lane)
            case "resume":
                bench.shown = not bench.shown
                bench.executor.resume_due()
            case "later":
                bench.now += 0.7
            case "shut down":
                bench.executor.shut_down()
    for _ in range(200):
        bench.now += 2.0
        bench.run()
        bench.executor.resume_due()
    names = [name for name, _ in bench.answers]
    assert len(names) == len(set(names))
    assert {name for name, lane in expected.items() if not lane.closed} <= set(names)
    assert all(not isinstance(answer, AliveError) or answer.code != "internal" for _, answer in bench.answers)
    assert bench.executor.waiting == 0
