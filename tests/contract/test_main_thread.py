"""The script as a guest on Live's main thread: what Live does to it, and what it must not do to Live."""

import socket
import time

from alive.application.pump import Pump
from alive.simulator.host.c_instance import CInstance


def test_a_timer_that_stopped_is_noticed_and_replaced(studio, client):
    """Live stops a Timer for good when its callback raises."""
    studio.script.instance._timer.stop()
    studio.tick(1.0)
    assert client.do("get_stats")["timer_restarts"] == 1
    turns = client.do("get_stats")["turns"]
    studio.tick(1.0)
    assert client.do("get_stats")["turns"] >= turns + 99


def test_a_slow_call_of_live_is_no_timer_that_stopped(studio, client):
    """Loading takes Live a second, and update_display comes right behind it."""
    studio.simulation.make_slow("Song.create_scene", 1.0)
    client.do("create_scene")
    studio.tick(0.5)
    assert client.do("get_stats")["timer_restarts"] == 0


def test_while_no_timer_can_be_had_update_display_carries_the_commands(studio, client):
    studio.script.instance._timer.stop()
    studio.script.instance._make_timer = lambda: studio.script.instance._timer
    client.send(b'{"action":"set_tempo","bpm":90}\n')
    studio.tick(0.5)
    assert studio.song.tempo == 90.0


def test_nothing_that_fails_in_a_turn_reaches_live(studio, client, monkeypatch):
    def fail(self: Pump, until: float) -> None:
        raise RuntimeError("a defect")

    with monkeypatch.context() as patch:
        patch.setattr(Pump, "_talk", fail)
        studio.tick(0.1)
    assert any("a defect" in line for line in studio.simulation.log)
    stats = client.do("get_stats")
    assert stats["faults"] >= 9
    assert stats["timer_restarts"] == 0


def test_a_dialog_inside_a_call_of_live_does_not_start_a_turn_within_the_turn(studio, client, monkeypatch):
    """Live may run its event loop inside a call of ours: the Timer fires while a command is being carried out."""
    song = type(studio.song)
    seen = []
    create = song.create_midi_track

    def with_dialog(self, *arguments):
        seen.append(studio.script.instance.pump.stats.turns)
        studio.script.instance._on_timer()
        studio.script.instance.update_display()
        seen.append(studio.script.instance.pump.stats.turns)
        return create(self, *arguments)

    monkeypatch.setattr(song, "create_midi_track", with_dialog)
    client.send(b'{"action":"create_midi_track"}\n{"action":"ping"}\n')
    assert client.reply()["track_index"] == 4
    assert client.reply()["message"] == "pong"
    assert seen[0] == seen[1]


def test_a_pause_of_live_loses_nothing(studio, client):
    """An open menu stops every script; what was asked is served afterwards."""
    client.send(b'{"action":"ping"}\n' * 20)
    studio.simulation.clock.move_to(studio.simulation.clock.now() + 5)
    assert all(client.reply()["ok"] for _ in range(20))


def test_after_disconnect_nothing_of_the_script_runs_any_more(studio, client):
    client.do("ping")
    turns = studio.script.instance.pump.stats.turns
    instance = studio.script.instance
    studio.script.disconnect()
    studio.tick(2.0)
    instance.update_display()
    instance._on_timer()
    assert (instance.pump.stats.turns, instance.timer_restarts) == (turns, 0)


def test_disconnect_frees_the_port_whatever_fails_and_however_much_waits(studio, client, monkeypatch):
    """The next Set needs the port: with it taken, Alive would be gone until Live is started again."""
    many = studio.connect()
    many.send(b'{"action":"start_playback"}\n' + b'{"action":"ping"}\n' * 3000)
    studio.tick()
    instance = studio.script.instance
    monkeypatch.setattr(instance._timer.__class__, "stop", lambda self: 1 // 0)
    studio.script.disconnect()
    assert many.reply()["code"] == "outcome_unknown"
    assert [many.reply()["code"] for _ in range(3000)] == ["shutting_down"] * 3000
    with socket.create_server(("127.0.0.1", studio.port)):
        pass
    assert any("ZeroDivisionError" in line for line in studio.simulation.log)


def test_a_log_that_fails_does_not_stop_the_script(studio, client, monkeypatch):
    def fail(self, text):
        raise ValueError("the log is full")

    monkeypatch.setattr(CInstance, "log_message", fail)
    studio.script.instance._hub.gateway.report_defect("x", ValueError())
    client.send(b"GET / HTTP/1.1\r\n")
    assert client.is_closed()
    assert studio.connect().do("ping")["ok"]


def test_errors_do_not_flood_the_log(studio, client):
    """Each traceback is a kilobyte that Live writes on its main thread."""
    log = studio.script.instance.log
    for number in range(100):
        log.error(f"Traceback (most recent call last):\n  File x\nValueError: defect {number}")
    studio.tick()
    told = [line for line in studio.simulation.log if "defect" in line]
    assert [line.rpartition(" ")[2] for line in told] == [str(number) for number in range(100)]
    assert sum("File x" in line for line in told) == 20


def test_a_client_that_asks_one_by_one_is_served_beside_one_that_pipelines(studio, client):
    flood = studio.connect()
    flood.send(b'{"action":"get_session_info"}\n' * 3000)
    studio.tick()
    turns = studio.script.instance.pump.stats.turns
    for _ in range(20):
        client.do("ping")
    assert studio.script.instance.pump.stats.turns - turns < 40


def test_the_longest_turn_stays_within_the_budget_whatever_many_clients_send(studio):
    """By the script's clock, on which each look takes a microsecond."""
    clients = [studio.connect() for _ in range(20)]
    for connection in clients:
        connection.send(b'{"action":"get_track_info","track_index":99}\n' * 500)
    for _ in range(200):
        studio.tick()
    for connection in clients:
        for _ in range(500):
            assert connection.reply()["code"] == "not_found"
    assert studio.script.instance.pump.stats.longest_turn < 0.008


def test_disconnect_frees_the_port_and_ends_every_connection(studio, client):
    client.do("ping")
    studio.script.disconnect()
    assert client.is_closed()
    studio.script.disconnect()
    assert not [line for line in studio.simulation.log if "Error" in line]


def test_a_command_that_waits_when_the_set_is_closed_is_answered(studio, client):
    client.send(b'{"action":"start_playback"}\n{"action":"ping"}\n')
    studio.tick()
    studio.script.disconnect()
    assert client.reply()["code"] == "outcome_unknown"
    assert client.reply()["code"] == "shutting_down"
    assert client.is_closed()


def test_a_long_clip_is_read_over_many_turns_while_others_are_served(studio, client):
    """2,000 notes are two frames to write and four slices to read."""
    client.do("create_midi_clip", track_index=0, scene_index=0, length=2000)
    for half in (0, 1000):
        notes = [{"pitch": 60, "start": half + number, "duration": 0.5} for number in range(1000)]
        client.do("add_notes", track_index=0, scene_index=0, notes=notes)
    other = studio.connect()
    client.send(b'{"action":"get_clip_notes","track_index":0,"clip_index":0}\n')
    studio.tick()
    assert other.do("get_stats")["suspended"] == 1
    read = client.reply()
    assert read["count"] == len(read["notes"]) == 2000
    assert [note["start_time"] for note in read["notes"]] == [float(number) for number in range(2000)]


def test_the_script_measures_with_a_clock_that_is_fine_on_every_system(studio):
    """Monotonic steps by 15.6 ms on Windows; compose uses perf_counter where it is not told otherwise."""
    from inspect import signature

    from remote_script_entry.composition import compose

    assert signature(compose).parameters["clock"].default is time.perf_counter
