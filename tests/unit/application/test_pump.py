"""One turn of the main thread: order, budget, lingering, and nothing that escapes."""

import pytest

from alive.application.pump import SLICE, Pump


class Script:
    """An executor and a wire in one, which note what is called and take the time they are told to take."""

    def __init__(self, clock) -> None:
        self.clock = clock
        self.calls: list[str] = []
        self.replies = 0
        """How many laps still have something to say."""
        self.finished = 0
        self.says_events = False
        self.cost = 0.0
        self.costs: dict[str, float] = {}
        """What calls take besides."""
        self.work = 0
        """How many runs are needed until nothing is left to do."""
        self.until: list[float] = []
        self.fail: set[str] = set()

    @property
    def has_work(self) -> bool:
        return self.work > 0

    def note(self, call: str) -> None:
        self.calls.append(call)
        self.clock.now += self.costs.get(call, 0.0)
        if call.split(maxsplit=1)[0] in self.fail:
            raise RuntimeError(call)

    def resume_due(self, until: float) -> None:
        self.until.append(until)
        self.note("resume")

    def receive(self, wait: float, until: float) -> None:
        self.until.append(until)
        self.note(f"receive {wait * 1000:g} ms")
        if self.replies == 0:
            self.clock.now += wait

    def run(self, until: float) -> None:
        self.until.append(until)
        self.note("run")
        self.work -= 1
        self.finished += self.replies > 0 and not self.says_events
        self.clock.now += self.cost

    def send(self, until: float) -> bool:
        self.until.append(until)
        self.note("send")
        self.replies -= 1
        return self.replies >= 0

    def maintain(self, now: float) -> None:
        self.note("maintain")


@pytest.fixture
def script(clock) -> Script:
    return Script(clock)


@pytest.fixture
def pump(script, clock, log) -> Pump:
    return Pump(script, script, clock, log)  # type: ignore[arg-type]


def test_a_turn_without_clients_waits_for_nothing(pump, script):
    pump.turn()
    assert script.calls == ["resume", "receive 0 ms", "run", "send", "maintain"]


def test_what_waited_and_what_is_new_are_not_both_done_late_in_one_turn(pump, script, clock):
    """Each does one thing at least, which can be a slow call of Live: they take turns at being first."""
    script.costs = {"resume": 0.03, "run": 0.03}
    began = []
    for _ in range(4):
        script.calls.clear()
        pump.turn()
        began.append([call for call in script.calls if call in {"resume", "run"}])
        clock.now += 0.01
    assert began == [["resume"], ["run"], ["resume"], ["run"]]


def test_after_a_late_turn_all_is_done_in_the_usual_order_again(pump, script, clock):
    script.costs = {"resume": 0.03}
    pump.turn()
    script.costs = {}
    for expected in (["run", "resume"], ["resume", "run"]):
        script.calls.clear()
        pump.turn()
        assert [call for call in script.calls if call in {"resume", "run"}] == expected


def test_replies_are_written_also_when_there_is_no_time_for_what_is_new(pump, script):
    script.costs = {"resume": 0.03}
    pump.turn()
    assert script.calls[:2] == ["resume", "send"]


def test_after_a_reply_was_written_it_lingers_for_the_next_request(pump, script):
    """design: replies first, then the wait; a sequential client would get one command per callback otherwise."""
    script.replies = 2
    pump.turn()
    lap = ["run", "send"]
    assert script.calls == ["resume", "receive 0 ms", *lap, "receive 2 ms", *lap, "receive 2 ms", *lap, "maintain"]


def test_after_events_were_written_it_does_not_linger(pump, script):
    """Nobody asks anything because of an event, and the main thread is the user's."""
    script.replies, script.says_events = 2, True
    pump.turn()
    assert script.calls == ["resume", "receive 0 ms", "run", "send", "maintain"]


def test_lingering_ends_with_the_budget(pump, script, clock):
    """The first interval is taken as 10 ms, so the budget is 5.4 ms."""
    script.replies = 1000
    script.cost = 0.0025
    pump.turn()
    assert script.calls.count("run") == 3
    assert script.calls[-4] == "receive 0.4 ms"
    assert clock.now == pytest.approx(0.0075)


def test_every_step_is_told_when_the_time_is_up(pump, script, clock):
    """Whatever a step does, it has to end: at the budget, 5.4 ms, and a run after 1 ms, to look at sockets again."""
    clock.now = 3.0
    pump.turn()
    assert script.until == pytest.approx([3.0054, 3.0054, 3.001, 3.0054])


def test_while_work_is_left_sockets_are_looked_at_between_without_waiting(pump, script):
    """A client that pipelines must not hold back one that asks one by one until the next callback."""
    script.work, script.cost = 3, 0.001
    pump.turn()
    lap = ["receive 0 ms", "run", "send"]
    assert script.calls == ["resume", *lap, *lap, *lap, "maintain"]


@pytest.mark.parametrize(("interval", "budget"), [(0.002, 0.004), (0.010, 0.0054), (0.034, 0.01836), (0.100, 0.020)])
def test_the_budget_is_a_share_of_the_interval_within_bounds(pump, script, clock, interval, budget):
    for _ in range(200):
        clock.now += interval
        pump.turn()
    clock.now += interval
    script.until.clear()
    pump.turn()
    assert script.until[0] - clock.now == pytest.approx(budget, rel=0.02)


def test_a_pause_of_live_is_not_taken_for_its_interval(pump, script, clock):
    for _ in range(50):
        clock.now += 0.01
        pump.turn()
    clock.now += 60.0
    pump.turn()
    assert pump.stats.interval < 0.02


def test_the_budget_follows_the_interval_between_callbacks(pump, script, clock):
    """On Windows callbacks come every 34 ms or so."""
    for _ in range(100):
        clock.now += 0.034
        pump.turn()
    assert pump.stats.interval == pytest.approx(0.034, rel=0.01)
    script.replies, script.cost = 1000, 0.00095
    script.calls.clear()
    clock.now += 0.034
    pump.turn()
    assert script.calls.count("run") == 20  # of 1 ms in 0.54 * 34 ms


@pytest.mark.parametrize("step", ["resume", "receive", "run", "send", "maintain"])
def test_nothing_escapes_a_turn_and_the_other_steps_go_on(pump, script, log, step):
    """A Timer of Live whose callback raises never fires again."""
    script.fail = {step}
    pump.turn()
    assert pump.stats.faults == 1
    assert "RuntimeError" in log.errors[0]
    assert "maintain" in script.calls


def test_a_call_from_inside_a_turn_does_nothing(pump, script):
    """Live may run its event loop inside a call of ours, when it opens a dialog."""
    script.run = lambda until: pump.turn()
    pump.turn()
    assert script.calls == ["resume", "receive 0 ms", "send", "maintain"]
    assert pump.stats.turns == 1


def test_turns_over_budget_are_counted(pump, script):
    script.cost = 0.0301
    pump.turn()
    assert pump.stats.overruns == 1
    assert pump.stats.longest_turn == pytest.approx(0.0301)


def test_what_was_logged_is_written_last_within_what_is_left_of_the_turn(script, clock, log):
    class Logs:
        def drain(self, until: float) -> None:
            script.until.append(until)
            script.note("drain")

    pump = Pump(script, script, clock, log, logs=Logs())  # type: ignore[arg-type]
    pump.turn()
    assert script.calls[-2:] == ["maintain", "drain"]
    assert len(set(script.until)) == 2  # those of the turn, and of the slice of work
    assert script.until[-1] == script.until[0]


def test_a_log_that_fails_is_told_and_the_pump_goes_on(script, clock, log):
    class Logs:
        def drain(self, until: float) -> None:
            raise RuntimeError("foreign thread")

    pump = Pump(script, script, clock, log, logs=Logs())  # type: ignore[arg-type]
    pump.turn()
    pump.turn()
    assert pump.stats.faults == 2
    assert "foreign thread" in log.errors[0]


def test_publishing_has_its_share_within_the_budget(script, clock, log):
    class Events:
        has_news = False

        def publish(self, until):
            script.note(f"publish {round(until - clock.now, 6)}")

    events, script.work = Events(), 10**6
    pump = Pump(script, script, clock, log, events)
    script.cost = 0.0005
    took, begins = [], []
    for events.has_news in (False, True):
        start = clock.now
        pump.turn()
        took.append(clock.now - start)
        begins.append(script.until[0] - start)
        script.until.clear()
    assert took[0] - took[1] == pytest.approx(SLICE, abs=2 * script.cost)
    assert begins[0] - begins[1] == pytest.approx(SLICE, abs=script.cost), "what waited for Live leaves it, too"


def test_what_can_wait_is_done_for_a_millisecond_in_turns_with_nothing_to_do(pump, script, clock):
    done = []

    def step(number):
        done.append(number)
        clock.now += 0.0004

    pump.idle = iter(map(step, range(7)))
    script.cost = 0.001
    pump.turn()
    assert done == []
    script.cost = 0.0
    pump.turn()
    assert done == [0, 1, 2]
    for _ in range(5):
        pump.turn()
    assert done == list(range(7))
