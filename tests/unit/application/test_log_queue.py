"""Queue logging: from any thread, written on one, counted exactly, and what matters more is never lost for less."""

import threading

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alive.application.log_queue import KEPT, LEVELS, LogQueue

PATIENCE = 20
"""Seconds that a thread of a test may take at most."""


class World:
    """A clock that moves when told, and a Log.txt whose writing takes time and may fail."""

    def __init__(self) -> None:
        self.now = 0.0
        self.cost = 0.0
        self.fails = False
        self.lines: list[str] = []

    def clock(self) -> float:
        return self.now

    def wall_clock(self) -> float:
        return 1_700_000_000.25 + self.now

    def write(self, line: str) -> None:
        self.now += self.cost
        if self.fails:
            raise ValueError("the disk is full")
        self.lines.append(line)

    def queue(self, **settings) -> LogQueue:
        return LogQueue(self.write, self.clock, self.wall_clock, **settings)

    @property
    def said(self) -> list[str]:
        """The lines without the time."""
        return [line.partition("] ")[2] for line in self.lines]


@pytest.fixture
def world() -> World:
    return World()


@pytest.fixture
def queue(world) -> LogQueue:
    return world.queue()


def adds_up(queue: LogQueue) -> bool:
    stats = queue.stats()
    gone = stats.messages_drained + stats.messages_failed + stats.messages_cleared
    dropped = sum(stats.dropped_by_level.values()) == stats.messages_dropped
    return stats.messages_enqueued == gone + stats.queue_size and dropped


def test_nothing_is_written_before_the_main_thread_drains(queue, world):
    assert queue.log("pump", "hello")
    assert world.lines == []
    assert queue.drain() == 1
    assert world.said == ["[INFO] [pump] hello"]


def test_a_line_shows_when_it_was_said_and_not_when_it_was_written(queue, world):
    queue.log("pump", "early")
    world.now = 1.5
    queue.log("pump", "late")
    world.now = 3.0
    queue.drain()
    early, late = (line[1:13] for line in world.lines)
    assert (early[-4:], late[-4:]) == (".250", ".750")
    assert int(late[6:8]) - int(early[6:8]) in {1, -59}


def test_messages_of_all_levels_come_in_the_order_in_which_they_were_said(world):
    queue = world.queue(level="DEBUG")
    for number, level in enumerate(["ERROR", "DEBUG", "CRITICAL", "INFO", "DEBUG", "WARN"]):
        queue.log("a", str(number), level)
    queue.drain()
    assert [line[-1] for line in world.lines] == list("012345")


@pytest.mark.parametrize("lowest", LEVELS)
def test_what_is_below_the_level_is_left_out_and_not_counted(world, lowest):
    queue = world.queue(level=lowest)
    taken = [level for level in LEVELS if queue.log("a", "x", level)]
    assert taken == list(LEVELS[LEVELS.index(lowest) :])
    assert queue.stats().messages_enqueued == len(taken)


def test_switched_off_it_still_writes_errors(world):
    """Older: ERROR was dropped when the switch was off, although the documentation said otherwise."""
    queue = world.queue(level="DEBUG", enabled=False)
    for level in LEVELS:
        queue.log("a", "x", level)
    queue.drain()
    assert world.said == ["[ERROR] [a] x", "[CRITICAL] [a] x"]


def test_level_and_switch_can_be_changed_while_it_runs(queue):
    assert not queue.log("a", "x", "DEBUG")
    queue.level = "DEBUG"
    assert queue.log("a", "x", "DEBUG")
    queue.enabled = False
    assert not queue.log("a", "x", "WARN")
    queue.enabled = True
    assert queue.log("a", "x", "DEBUG")


def test_force_passes_switch_and_level(world):
    queue = world.queue(level="CRITICAL", enabled=False)
    assert queue.log("a", "x", "DEBUG", force=True)


@pytest.mark.parametrize(("level", "shown"), [("warning", "[WARN] [a] x"), ("error", "[ERROR] [a] x")])
def test_a_level_may_be_written_in_other_ways(queue, world, level, shown):
    queue.log("a", "x", level)
    queue.drain()
    assert world.said == [shown]


def test_a_level_that_does_not_exist_loses_nothing(queue, world):
    """Older: a message with a misspelt level was dropped without a trace."""
    queue.log("a", "x", "FATAL!")
    queue.drain()
    assert world.said == ["[WARN] [a] (FATAL!) x"]


def test_only_the_thread_that_made_it_may_write(queue, world):
    """Live's log_message is for Live's main thread only."""
    queue.log("a", "x")
    refused = []

    def foreign() -> None:
        for act in (queue.drain, queue.close):
            try:
                act()
            except RuntimeError as error:
                refused.append(str(error))

    thread = threading.Thread(target=foreign)
    thread.start()
    thread.join(PATIENCE)
    assert refused == ["only Live's main thread may write to its log"] * 2
    assert world.lines == []
    assert queue.drain() == 1


def test_many_threads_lose_no_count_while_the_main_thread_drains(world):
    queue = world.queue(capacity=500)
    threads = [
        threading.Thread(target=lambda: [queue.log("a", "x", LEVELS[1 + n % 4]) for n in range(3000)]) for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    while any(thread.is_alive() for thread in threads):
        queue.drain()
        assert adds_up(queue)
        threads[0].join(0.001)
    for thread in threads:
        thread.join(PATIENCE)
    while queue.drain():
        pass
    stats = queue.stats()
    assert stats.messages_enqueued + stats.messages_dropped == 12000
    assert stats.messages_drained == stats.messages_enqueued
    reports = sum("dropped: more came" in line for line in world.lines)
    assert len(world.lines) == stats.messages_drained + reports


def test_a_thread_that_logs_inside_of_a_log_call_does_not_wait_for_itself(queue):
    """Garbage may be collected while the lock is held, and what is collected may log."""

    def collected() -> None:
        with queue._lock:
            queue.log("a", "x")

    thread = threading.Thread(target=collected, daemon=True)
    thread.start()
    thread.join(PATIENCE)
    assert not thread.is_alive()
    assert queue.drain() == 1


def test_when_it_is_full_the_newest_of_the_lowest_level_goes(world):
    queue = world.queue(level="DEBUG", capacity=3)
    queue.log("a", "old info")
    queue.log("a", "old debug", "DEBUG")
    queue.log("a", "new debug", "DEBUG")
    assert queue.log("a", "error", "ERROR")
    assert queue.log("a", "newer info")
    assert not queue.log("a", "newest info")
    assert not queue.log("a", "newest debug", "DEBUG")
    queue.drain()
    assert world.said[:3] == ["[INFO] [a] old info", "[ERROR] [a] error", "[INFO] [a] newer info"]
    assert world.said[3].startswith("[WARN] [log] 4 messages (3 DEBUG, 1 INFO) dropped: ")
    assert queue.stats().dropped_by_level == {"DEBUG": 3, "INFO": 1}


@given(st.lists(st.sampled_from([*LEVELS, "drain", "clear", "reset", "fail", "mend", "wait"]), max_size=80))
def test_the_counts_add_up_whatever_happens(acts):
    """Older: drops were not in the denominator, so that 5000 messages into an idle queue gave a drop rate of 150 %."""
    world = World()
    queue = world.queue(level="DEBUG", capacity=7)
    for act in acts:
        match act:
            case "drain":
                queue.drain(until=-1.0)
            case "clear":
                queue.clear()
            case "reset":
                queue.reset_stats()
            case "fail" | "mend":
                world.fails = act == "fail"
            case "wait":
                world.now += 6
            case level:
                queue.log("a", level, level)
        stats = queue.stats()
        assert adds_up(queue)
        assert 0 <= stats.drop_rate <= 100
        assert 0 <= stats.queue_utilization <= 100
        assert stats.queue_size <= stats.peak_queue_size <= 7


@given(st.lists(st.sampled_from(LEVELS), max_size=60))
def test_nothing_is_lost_for_a_message_of_a_lower_level(levels):
    """What is kept of any series is what matters most of it."""
    world = World()
    queue = world.queue(level="DEBUG", capacity=5)
    for level in levels:
        queue.log("a", "x", level)
    queue.drain()
    written = [line.partition("]")[0][1:] for line in world.said if "[log]" not in line]
    assert sorted(written, key=LEVELS.index) == sorted(levels, key=LEVELS.index)[-5:]


def test_five_thousand_into_an_idle_queue_are_a_drop_rate_of_sixty_percent(queue):
    for _ in range(5000):
        queue.log("a", "x")
    stats = queue.stats()
    assert (stats.messages_enqueued, stats.messages_dropped, stats.drop_rate) == (2000, 3000, 60.0)
    assert (stats.peak_queue_size, stats.queue_utilization) == (2000, 100.0)


def test_a_drain_takes_more_the_more_waits(queue):
    for _ in range(2000):
        queue.log("a", "x")
    drained = [queue.drain() for _ in range(6)]
    assert drained == [1000, 500, 250, 200, 50, 0]


def test_a_drain_ends_with_the_time_of_the_turn_but_writes_a_little(queue, world):
    world.cost = 0.001
    for _ in range(100):
        queue.log("a", "x")
    assert queue.drain(until=world.now + 0.02) == 20
    assert queue.drain(until=world.now - 1) == 5


def test_what_was_dropped_is_told_at_once_and_then_every_ten_seconds(world):
    queue = world.queue(capacity=1)
    for _ in range(3):
        queue.log("a", "x")
    queue.drain()
    for _ in range(5):
        queue.log("a", "x")
    queue.drain()
    assert sum("dropped" in line for line in world.lines) == 1
    world.now += 10
    queue.drain()
    assert world.said[-1].startswith("[WARN] [log] 4 messages (4 INFO) dropped: ")
    queue.drain()
    assert sum("dropped" in line for line in world.lines) == 2


def test_what_live_does_not_take_is_not_counted_as_written(queue, world):
    """Older: what raised was swallowed and counted as drained."""
    world.fails = True
    for _ in range(3):
        queue.log("a", "x")
    assert queue.drain() == 0
    world.fails = False
    assert queue.drain() == 2
    stats = queue.stats()
    assert (stats.messages_drained, stats.messages_failed) == (2, 1)


def test_what_was_dropped_is_told_again_if_live_did_not_take_it(world):
    queue = world.queue(capacity=1)
    queue.log("a", "x")
    queue.log("a", "x")
    world.fails = True
    queue.drain()
    world.fails = False
    world.now += 10
    queue.drain()
    assert "1 message (1 INFO) dropped" in world.lines[-1]


def test_a_write_that_logs_or_drains_does_not_go_round_in_circles(world):
    inner = []

    def write(line: str) -> None:
        queue.log("inner", "again")
        inner.append(queue.drain())

    queue = LogQueue(write, world.clock, world.wall_clock)
    queue.log("a", "x")
    assert queue.drain() == 200
    assert inner == [0] * 200
    assert adds_up(queue)


def test_clients_cannot_forge_lines(queue, world):
    queue.log("a\n[ERROR] [b]", "hello\n[12:00:00.000] [CRITICAL] [script] forged\x1b[2J\u2028\u202e\ud800")
    queue.drain()
    forged = r"hello\n[12:00:00.000] [CRITICAL] [script] forged\x1b[2J\u2028\u202e\ud800"
    assert world.said == [rf"[INFO] [a\n[ERROR] [b]] {forged}"]
    assert world.lines[0].encode()


def test_a_traceback_has_its_lines_and_each_is_marked(queue, world):
    queue.log("a", "Traceback:\n  File x\r\nValueError: \x07\n", "ERROR")
    queue.drain()
    assert world.said == ["[ERROR] [a] Traceback:\n  |   File x\n  | ValueError: \\x07"]


def test_text_of_other_alphabets_is_written_as_it_is(queue, world):
    queue.log("a", "Bässe\u00a0und 音 🎹")
    queue.drain()
    assert world.said == ["[INFO] [a] Bässe\u00a0und 音 🎹"]


def test_whatever_is_logged_becomes_text_on_the_main_thread(queue, world):
    class Bad:
        def __str__(self) -> str:
            raise KeyError("no")

    queue.log("a", 42)
    queue.log("a", Bad())
    queue.drain()
    assert world.said == ["[INFO] [a] 42", "[INFO] [a] a Bad that cannot be shown (KeyError)"]


def test_what_is_endless_is_cut(queue, world):
    queue.log("a", "x" * 9000)
    assert len(queue._levels[1][0][4]) < 8100
    queue.drain()
    assert world.lines[0].endswith("x... (1000 more characters)")


def test_of_many_tracebacks_the_later_ones_are_a_line_each_and_none_is_lost(queue, world):
    """Each traceback is a kilobyte that Live writes on its main thread."""
    part = queue.component("pump")
    for number in range(50):
        part.error(f"While reading.\nTraceback (most recent call last):\n  File a\n    b()\nValueError: {number}\n")
    queue.drain()
    whole = [line for line in world.said if "\n" in line]
    assert len(whole) == 20
    assert world.said[20:] == [f"[ERROR] [pump] While reading. ValueError: {number}" for number in range(20, 50)]
    world.now += 10
    part.error("Traceback (most recent call last):\n  File a\nValueError: later\n")
    queue.drain()
    assert "File a" in world.lines[-1]


def test_the_last_lines_are_kept_with_growing_numbers(queue):
    for number in range(KEPT + 5):
        queue.log("a", str(number))
    while queue.drain():
        pass
    kept = list(queue.written())
    assert [line.number for line in kept] == list(range(6, KEPT + 6))
    assert [line.text for line in queue.written(after=KEPT + 3)] == [str(KEPT + 3), str(KEPT + 4)]


def test_at_the_end_everything_is_written(queue, world):
    for number in range(1500):
        queue.log("a", str(number))
    queue.close()
    assert [line.rpartition(" ")[2] for line in world.lines] == [str(number) for number in range(1500)]
    assert not queue.log("a", "too late")
    assert queue.drain() == 0


def test_the_end_takes_200_ms_at_most_errors_first_and_says_what_was_not_written(queue, world):
    world.cost = 0.010
    for number in range(30):
        queue.log("a", f"info {number}")
    queue.log("a", "severe", "CRITICAL")
    queue.log("a", "bad", "ERROR")
    queue.close()
    assert world.said[:3] == ["[CRITICAL] [a] severe", "[ERROR] [a] bad", "[INFO] [a] info 0"]
    told = "[WARN] [log] 12 messages (12 INFO) not written: the 200 ms for it were over when the Set was closed"
    assert world.said[-1] == told
    assert world.now == pytest.approx(0.210)
    assert queue.stats().messages_cleared == 12
    assert adds_up(queue)


def test_the_end_tells_what_was_dropped_even_if_that_was_told_a_moment_ago(world):
    queue = world.queue(capacity=1)
    for _ in range(2):
        queue.log("a", "x")
    queue.drain()
    for _ in range(3):
        queue.log("a", "x")
    queue.close()
    assert "2 messages (2 INFO) dropped" in world.lines[-1]


def test_the_end_comes_also_if_live_takes_nothing(queue, world):
    world.fails = True
    for _ in range(10):
        queue.log("a", "x")
    queue.close()
    assert queue.stats().messages_failed == 10


def test_clearing_takes_out_what_waits(queue, world):
    queue.log("a", "x")
    queue.log("a", "y")
    assert queue.clear() == 2
    assert queue.drain() == 0
    assert world.lines == []
    assert queue.stats().messages_cleared == 2


def test_reset_begins_anew_and_counts_what_waits(queue, world):
    for _ in range(3):
        queue.log("a", "x")
    queue.drain()
    queue.log("a", "y")
    world.now += 5
    queue.reset_stats()
    stats = queue.stats()
    assert (stats.messages_enqueued, stats.messages_drained, stats.peak_queue_size) == (1, 0, 1)
    assert stats.seconds == 0
    queue.drain()
    assert adds_up(queue)


def test_the_overhead_is_measured(queue, world):
    """The share of the time that writing takes, by the clock."""
    world.cost = 0.001
    for _ in range(10):
        queue.log("a", "x")
    queue.drain()
    world.now = 10.0
    assert queue.stats().overhead_percent == pytest.approx(0.1)


def test_a_closed_log_counts_what_comes_too_late(queue):
    queue.close()
    queue.close()
    assert not queue.log("a", "x", "CRITICAL")
    assert queue.stats().messages_dropped == 1
