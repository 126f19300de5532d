"""The log of the script, as clients and as Live's Log.txt see it."""

import threading

import pytest

from alive.application import logging_config
from alive.application.log_queue import LogQueue


def logged(studio, text):
    return [line for line in studio.simulation.log if text in line]


@pytest.fixture(autouse=True)
def nothing_waits_from_other_tests(monkeypatch):
    monkeypatch.setattr(logging_config._Running, "queue", LogQueue(None, lambda: 0.0, lambda: 0.0))


def test_each_line_tells_time_level_and_component(studio):
    [line] = logged(studio, "tcp_json listening on")
    assert line.startswith("info: RemoteScriptMessage: (Alive) [")
    assert "] [INFO] [transports] tcp_json listening on 127.0.0.1:" in line


def test_a_thread_may_log_and_the_main_thread_writes_it(studio):
    thread = threading.Thread(target=lambda: logging_config.log("my thread", "hello\nworld", "WARN"))
    thread.start()
    thread.join(10)
    assert logged(studio, "hello") == []
    studio.tick()
    [line] = logged(studio, "hello")
    assert line.endswith(r"[WARN] [my thread] hello\nworld")


def test_level_and_switch_are_set_while_it_runs(studio, client):
    shown = client.do("set_log_level", level="debug")
    assert (shown["level"], shown["enabled"], shown["message"]) == ("DEBUG", True, "DEBUG and above is logged.")
    logging_config.log("a", "fine", "DEBUG")
    assert client.do("set_log_level", enabled=False)["message"] == "ERROR and above is logged."
    logging_config.log("a", "hidden", "WARN")
    logging_config.log("a", "severe", "ERROR")
    studio.tick()
    assert [bool(logged(studio, text)) for text in ("fine", "hidden", "severe")] == [True, False, True]
    assert client.refused("set_log_level") == "invalid_argument"
    assert client.refused("set_log_level", level="LOUD") == "invalid_argument"


def test_the_last_lines_are_told(client):
    for number in range(5):
        logging_config.log("a", f"line {number}", "WARN" if number % 2 else "INFO")
    client.do("ping")
    told = client.do("get_log_lines", count=2)
    assert [line["message"] for line in told["lines"]] == ["line 3", "line 4"]
    assert told["last"] == told["lines"][-1]["number"]
    assert (told["lines"][0]["level"], told["lines"][0]["component"]) == ("WARN", "a")
    told = client.do("get_log_lines", level="WARN", component="a")
    assert [line["message"] for line in told["lines"]] == ["line 1", "line 3"]
    assert client.do("get_log_lines", component="nobody")["count"] == 0


def test_following_misses_nothing(studio, client):
    last = client.do("get_log_lines", count=1)["last"]
    for number in range(7):
        logging_config.log("a", f"line {number}", "WARN" if number < 6 else "INFO")
    studio.tick()
    told = []
    for _ in range(5):
        reply = client.do("get_log_lines", after=last, count=2, level="WARN")
        told += [line["message"] for line in reply["lines"]]
        last = reply["last"]
    assert told == [f"line {number}" for number in range(6)]
    assert reply["count"] == 0
    assert reply["missed"] == 0


def test_following_tells_what_is_no_longer_kept(studio, client):
    last = client.do("get_log_lines", count=1)["last"]
    for _ in range(1200):
        logging_config.log("a", "x")
    studio.tick(1)
    reply = client.do("get_log_lines", after=last, count=500)
    assert reply["missed"] == 200
    assert reply["lines"][0]["number"] == last + 201


def test_no_traceback_and_no_path_of_our_files_goes_over_the_wire(studio, client, monkeypatch):
    monkeypatch.setattr(studio.script.instance.logs, "stats", lambda: 1 // 0)
    client.send(b'{"action":"get_log_stats"}\n')
    studio.tick(0.1)
    assert client.poll()["code"] == "internal"
    [line] = logged(studio, "ZeroDivisionError")
    assert 'File "' in line
    [told] = client.do("get_log_lines", level="ERROR")["lines"]
    assert told["message"] == "ZeroDivisionError: integer division or modulo by zero"
    assert told["component"] == "dispatcher"


def test_the_counters_are_told_and_begin_anew(client):
    client.do("reset_log_stats")
    for _ in range(2500):
        logging_config.log("a", "x")
    stats = client.do("get_log_stats")
    assert stats["messages_enqueued"] == 2000
    assert stats["messages_dropped"] == 500
    assert stats["drop_rate"] == 20.0
    assert stats["peak_queue_size"] == 2000
    assert client.do("reset_log_stats")["before"]["messages_dropped"] == 500
    assert client.do("get_log_stats")["messages_dropped"] == 0


def test_a_flood_of_messages_is_written_over_many_turns(studio, client):
    """By the script's clock, on which each look takes a microsecond and each line a tenth of a millisecond."""
    pump = studio.script.instance.pump
    write = studio.script.instance.logs._write

    def slowly(line: str) -> None:
        for _ in range(100):
            studio._clock()
        write(line)

    studio.script.instance.logs._write = slowly
    for _ in range(2000):
        logging_config.log("a", "x")
    pump.stats.longest_turn = 0.0
    studio.tick()
    written = len(logged(studio, "[a] x"))
    assert 5 <= written < 100
    assert pump.stats.longest_turn < 0.0065
    assert client.do("ping")["ok"]
    studio.tick(2)
    assert len(logged(studio, "[a] x")) == 2000


def test_what_waits_when_the_set_is_closed_is_written(studio, client):
    client.do("ping")
    for number in range(1000):
        logging_config.log("a", f"line {number}")
    studio.script.disconnect()
    assert len(logged(studio, "[a] line")) == 1000
    assert studio.simulation.log[-1].endswith("[script] Alive is disconnected")


@pytest.mark.parametrize("settings", [{"log.level": "ERROR", "log.queue_size": 100, "transports.tcp_json.port": 0}])
def test_the_settings_hold_from_the_start(settings):
    from alive.config import Settings, with_overrides
    from alive.simulator import ManualClock, Simulator
    from remote_script_entry.composition import compose

    with Simulator(clock=ManualClock()) as simulation:
        script = simulation.host(lambda live: compose(live, with_overrides(Settings(), settings)), name="Alive")
        stats = script.instance.logs.stats()
        assert (stats.level, stats.queue_max) == ("ERROR", 100)
        assert not [line for line in simulation.log if "listening" in line]


@pytest.mark.parametrize("settings", [{"log.commands": True}])
def test_who_follows_the_log_is_not_told_that(studio, client):
    client.do("ping")
    for _ in range(3):
        last = client.do("get_log_lines", count=1)["last"]
    assert [bool(logged(studio, f"{action} ok")) for action in ("ping", "get_log_lines")] == [True, False]
    assert client.do("get_log_lines", after=last)["count"] == 0
    assert client.refused("get_log_lines", count=0) == "invalid_argument"
    studio.tick()
    assert logged(studio, "get_log_lines invalid_argument")


def test_the_counters_are_part_of_those_of_the_script(client):
    assert client.do("get_stats")["log"]["queue_max"] == 2000
