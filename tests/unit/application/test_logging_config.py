"""The functions that users of the older system know, over the log of the running script."""

import pytest

from alive.application import logging_config
from alive.application.log_queue import LogQueue
from alive.application.logging_config import (
    clear_log_queue,
    drain_log_queue,
    get_log_stats,
    init_logging,
    install,
    log,
    reset_log_stats,
)


@pytest.fixture(autouse=True)
def nothing_runs(monkeypatch):
    queue = LogQueue(None, lambda: 0.0, lambda: 0.0)
    monkeypatch.setattr(logging_config._Running, "queue", queue)


def test_what_is_logged_before_anything_writes_is_written_once_something_does():
    log("UDPSender", "early", "ERROR")
    assert drain_log_queue() == 0
    lines = []
    init_logging(lines.append)
    log("UDPSender", "hidden", "DEBUG")
    log("UDPSender", "forced", "DEBUG", force=True)
    assert drain_log_queue(200) == 2
    assert [line.partition("] ")[2] for line in lines] == ["[ERROR] [UDPSender] early", "[DEBUG] [UDPSender] forced"]


def test_the_counters_have_the_older_names():
    init_logging(lambda _line: None)
    for _ in range(3):
        log("a", "x")
    drain_log_queue()
    log("a", "y")
    assert clear_log_queue() == 1
    stats = get_log_stats()
    older = ("queue_size", "queue_max", "queue_utilization", "messages_enqueued", "messages_drained")
    assert [stats[name] for name in older] == [0, 2000, 0.0, 4, 3]
    assert [stats[name] for name in ("messages_dropped", "peak_queue_size", "drop_rate")] == [0, 3, 0.0]
    reset_log_stats()
    assert get_log_stats()["messages_enqueued"] == 0


def test_the_log_of_a_new_set_takes_the_place_of_the_one_before():
    first, second = [], []
    init_logging(first.append)
    install(LogQueue(second.append, lambda: 0.0, lambda: 0.0))
    log("a", "x")
    drain_log_queue()
    assert (len(first), len(second)) == (0, 1)
