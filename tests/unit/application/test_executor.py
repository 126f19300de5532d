"""The queue in front of Live's main thread: order, fairness, deadlines, exactly one answer."""

import threading
from collections.abc import Generator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alive.application.executor import Executor, Job, Lane, Suspension
from alive.application.handling import Until
from alive.domain.errors import AliveError, Busy, Expired, LiveRejected, OutcomeUnknown, ShuttingDown

NEVER = float("inf")


class Bench:
    """An executor whose commands are plain strings, on a clock that only moves when told."""

    def __init__(self, capacity: int = 1000) -> None:
        self.now = 0.0
        self.ran: list[str] = []
        self.answers: list[tuple[str, Any]] = []
        self.shown = False
        self.executor = Executor(self.perform, self.resume, lambda: self.now, capacity)

    def perform(self, command: Any) -> Any:
        self.ran.append(command)
        if command.startswith("fail"):
            raise LiveRejected("no")
        if command.startswith("wait"):
            return self.resume(self.waits(), shown=None)
        return f"{command} done"

    def waits(self) -> Generator[Until, bool, str]:
        shown = yield Until(lambda: self.shown, 1.0)
        return "shown" if shown else "not shown"

    def resume(self, steps: Any, shown: bool | None) -> Any:  # noqa: FBT001 - what a generator is sent
        try:
            wish = steps.send(shown)
        except StopIteration as end:
            return end.value
        return Suspension(steps, wish, self.now + wish.timeout)

    def submit(self, lane: Lane, command: Any, deadline: float = NEVER) -> None:
        name = str(command)
        self.executor.submit(lane, Job(command, deadline, lambda answer: self.answers.append((name, answer))))

    def run(self) -> None:
        self.executor.run(NEVER)


def test_commands_of_one_connection_run_in_order():
    bench = Bench()
    lane = bench.executor.open_lane("a")
    for command in ("one", "two", "three"):
        bench.submit(lane, command)
    bench.run()
    assert bench.answers == [("one", "one done"), ("two", "two done"), ("three", "three done")]


def test_connections_take_turns_one_command_each():
    bench = Bench()
    first, second = bench.executor.open_lane("a"), bench.executor.open_lane("b")
    for command in ("a1", "a2", "a3"):
        bench.submit(first, command)
    for command in ("b1", "b2"):
        bench.submit(second, command)
    bench.run()
    assert bench.ran == ["a1", "b1", "a2", "b2", "a3"]


def test_a_waiting_command_holds_back_its_own_connection_and_no_other():
    bench = Bench()
    first, second = bench.executor.open_lane("a"), bench.executor.open_lane("b")
    bench.submit(first, "wait")
    bench.submit(first, "after")
    bench.submit(second, "other")
    bench.run()
    assert bench.ran == ["wait", "other"]
    bench.shown = True
    bench.executor.resume_due()
    bench.run()
    assert bench.answers == [("other", "other done"), ("wait", "shown"), ("after", "after done")]


def test_what_live_does_not_show_in_time_is_answered_all_the_same():
    bench = Bench()
    bench.submit(bench.executor.open_lane("a"), "wait")
    bench.run()
    bench.now = 0.99
    bench.executor.resume_due()
    assert bench.answers == []
    bench.now = 1.0
    bench.executor.resume_due()
    assert bench.answers == [("wait", "not shown")]


def test_an_expired_command_is_answered_and_never_runs():
    bench = Bench()
    lane = bench.executor.open_lane("a")
    bench.submit(lane, "late", deadline=1.0)
    bench.submit(lane, "in time", deadline=3.0)
    bench.now = 1.0
    bench.run()
    assert bench.ran == ["in time"]
    assert [type(answer) for _, answer in bench.answers] == [Expired, str]
    assert (bench.executor.finished, bench.executor.failed) == (2, {"expired": 1})


def test_a_failure_is_the_answer_and_the_next_command_runs():
    bench = Bench()
    lane = bench.executor.open_lane("a")
    bench.submit(lane, "fail")
    bench.submit(lane, "next")
    bench.run()
    assert isinstance(bench.answers[0][1], LiveRejected)
    assert bench.answers[1] == ("next", "next done")


def test_a_refusal_keeps_its_place_among_the_answers():
    bench = Bench()
    lane = bench.executor.open_lane("a")
    refusal = LiveRejected("refused before it was queued")
    for command in ("one", refusal, "two"):
        bench.submit(lane, command)
    bench.run()
    assert [answer for _, answer in bench.answers] == ["one done", refusal, "two done"]
    assert bench.ran == ["one", "two"]


def test_a_full_queue_refuses_and_takes_again_when_there_is_room():
    bench = Bench(capacity=2)
    lane = bench.executor.open_lane("a")
    bench.submit(lane, "one")
    bench.submit(lane, "two")
    with pytest.raises(Busy):
        bench.submit(lane, "three")
    bench.run()
    bench.submit(lane, "four")
    bench.run()
    assert bench.ran == ["one", "two", "four"]


def test_a_closed_connection_drops_what_has_not_started_and_is_told_nothing():
    bench = Bench()
    lane = bench.executor.open_lane("a")
    bench.submit(lane, "wait")
    bench.submit(lane, "dropped")
    bench.run()
    bench.executor.close_lane(lane)
    bench.shown = True
    bench.executor.resume_due()
    bench.run()
    assert bench.ran == ["wait"]
    assert bench.answers == []
    assert bench.executor.waiting == 0


def test_the_time_given_ends_a_run_between_two_commands_but_never_before_the_first():
    bench = Bench()
    lane = bench.executor.open_lane("a")
    bench.submit(lane, "one")
    bench.submit(lane, "two")
    bench.executor.run(until=-1.0)
    assert bench.ran == ["one"]


def test_shutting_down_answers_everything():
    bench = Bench()
    lane = bench.executor.open_lane("a")
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
    lanes = [bench.executor.open_lane(str(number)) for number in range(4)]
    threads = [
        threading.Thread(target=lambda lane=lane: [bench.submit(lane, f"{lane.name}-{n}") for n in range(500)])
        for lane in lanes
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(10)
    bench.run()
    for lane in lanes:
        mine = [name for name, _ in bench.answers if name.startswith(f"{lane.name}-")]
        assert mine == [f"{lane.name}-{n}" for n in range(500)]


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
    lanes = [bench.executor.open_lane(str(number)) for number in range(3)]
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
