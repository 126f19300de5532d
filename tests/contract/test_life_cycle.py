"""What Live does to a script from its start to its end, and what is left of it afterwards: nothing."""

import gc
import socket
import threading
import time
from contextlib import closing
from pathlib import Path

import pytest

from remote_script_entry.composition import AliveScript
from tests.contract.studio import PATIENCE, Connection, Studio

HOUR = 3600.0
DESCRIPTORS = Path("/proc/self/fd")
CYCLES = 100


def opens_another_set(studio: Studio) -> None:
    studio.simulation.open_new_set()
    studio.port = studio.port_of("tcp_json")


def stands_still(studio: Studio, seconds: float) -> None:
    """The computer sleeps: time goes by and nobody calls anybody."""
    studio.simulation.clock.move_to(studio.simulation.clock.now() + seconds)


def events_until(connection: Connection, name: str) -> list[dict]:
    """What comes until that event, which is the last."""
    received = []
    for _ in range(PATIENCE):
        received.append(connection.reply())
        if received[-1].get("event") == name:
            return received
    raise AssertionError(received)


# Start, stop, another Set


def test_another_set_is_another_session_on_the_same_interpreter(studio, client):
    first = client.do("hello")["session"]
    opens_another_set(studio)
    assert client.is_closed()
    assert studio.connect().do("hello")["session"] != first


def test_who_subscribed_is_told_that_the_session_ends(studio, client):
    session = client.do("subscribe", topics=["track.*"])["session"]
    studio.simulation.open_new_set()
    ended = events_until(client, "session.ended")[-1]
    assert ended["session"] == session
    assert client.is_closed()


def test_a_script_that_is_stopped_hears_nothing_of_live_any_more(studio, client):
    client.do("subscribe", topics=["*"])
    song = studio.simulation.document.song
    assert song.listeners
    studio.script.disconnect()
    assert count_listeners(studio) == 0


def test_a_port_that_is_taken_is_told_and_taken_over_once_it_is_free():
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        studio = Studio({"transports.line_commands.port": port})
        studio.__enter__()
        studio.tick(20.0)
        assert studio.connect().do("get_stats")["transports"]["line_commands"]["open"] is False
        assert "is another program using its port?" in studio.simulation.status_messages[-1].lower()
    studio.tick(6.0)
    assert studio.port_of("line_commands") == port
    assert "is listening now" in studio.simulation.status_messages[-1]
    studio.__exit__()


# Pauses


def test_after_a_dialog_what_waited_runs_or_expires_as_its_deadline_says(studio, client):
    studio.simulation.open_dialog("Save changes?")
    client.send(b'{"action":"set_tempo","bpm":90,"timeout_ms":2000}\n')
    patient = studio.connect()
    patient.send(b'{"action":"set_metronome","enabled":true,"timeout_ms":60000}\n')
    studio.tick(5.0)
    studio.simulation.answer_dialog()
    assert client.reply()["code"] == "expired"
    assert patient.reply()["ok"]
    assert studio.song.tempo == 120.0
    assert studio.song.metronome


def test_after_a_dialog_heartbeats_go_on_in_the_same_session(studio, client):
    client.do("subscribe", topics=["transport.tempo"], initial=False)
    before = events_until(client, "heartbeat")[-1]
    studio.simulation.open_dialog("Save changes?")
    studio.tick(30.0)
    assert client.poll() is None
    studio.simulation.answer_dialog()
    after = [client.reply() for _ in range(2)]
    assert [event["event"] for event in after] == ["heartbeat", "heartbeat"]
    assert [event["n"] for event in after] == [before["n"] + 1, before["n"] + 2]
    studio.song.tempo = 90.0
    assert events_until(client, "transport.tempo")[-1]["bpm"] == 90.0
    assert studio.script.instance.timer_restarts == 0


def test_a_menu_is_a_pause_and_no_dead_timer(studio, client):
    with studio.simulation.menu_open():
        client.send(b'{"action":"get_stats"}\n')
        studio.tick(8.0)
    assert client.reply()["timer_restarts"] == 0


def test_what_waits_for_live_while_the_computer_sleeps_is_not_given_up(studio, client):
    """Live shows nothing before its next tick, so hours of sleep are no time that it was given."""
    client.send(b'{"action":"start_playback"}\n')
    # The request is carried out, and Live shows that it plays on a later tick.
    while not studio.script.instance._executor.suspended:
        studio.tick(0.001)
    studio.script.instance.pump.turn()
    studio.simulation.clock.advance(8 * HOUR)
    studio.script.instance.pump.turn()
    reply = client.reply()
    assert reply["ok"], reply
    assert reply["is_playing"]


def test_a_key_is_remembered_over_a_night(studio, client):
    """A client that wakes up and asks again must not do it twice."""
    asked = {"name": "Once", "idempotency_key": "k1"}
    first = client.do("create_midi_track", **asked)
    stands_still(studio, 8 * HOUR)
    studio.tick()
    again = client.do("create_midi_track", **asked)
    assert again["replayed"]
    assert again["track_id"] == first["track_id"]
    assert [track.name for track in studio.song.tracks].count("Once") == 1


def test_a_key_is_forgotten_after_ten_minutes_awake(studio, client):
    asked = {"name": "Twice", "idempotency_key": "k1"}
    client.do("create_midi_track", **asked)
    for _ in range(13):
        studio.tick(50.0)
    assert "replayed" not in client.do("create_midi_track", **asked)


def test_connections_and_subscriptions_outlive_a_night(studio, client):
    session = client.do("subscribe", topics=["transport.tempo"], initial=False)["session"]
    stands_still(studio, 8 * HOUR)
    studio.song.tempo = 90.0
    told = events_until(client, "transport.tempo")
    assert [event["event"] for event in told].count("heartbeat") <= 1
    assert client.do("hello")["session"] == session


def test_a_wall_clock_that_is_set_expires_nothing(studio, client, monkeypatch):
    client.send(b'{"action":"set_tempo","bpm":91}\n')
    real = time.time
    monkeypatch.setattr(time, "time", lambda: real() + 100 * HOUR)
    assert client.reply()["bpm"] == 91.0


# The end


def test_what_has_not_been_read_yet_is_answered_at_the_end(studio, client):
    """300 KB are more than the script reads at once; closed unread, a connection is reset and loses its replies."""
    count = 5000
    client.do("ping")
    client.send(b'{"action":"get_session_info","id":"%s"}\n' % (b"x" * 20) * count)
    studio.script.disconnect()
    assert [client.reply()["code"] for _ in range(count)] == ["shutting_down"] * count
    assert client.is_closed()


def test_the_end_takes_no_longer_than_it_may_however_slow_the_log_is(studio, client, monkeypatch):
    """Each line takes Live 10 ms, and 500 wait."""
    clock = studio.simulation.clock
    monkeypatch.setattr(studio.script.instance.logs, "_write", lambda line: clock.advance(0.01))
    for number in range(500):
        studio.script.instance.log.info(f"line {number}")
    for slow in ("_osc", "_observers"):
        monkeypatch.setattr(getattr(studio.script.instance, slow), "stop", lambda: clock.advance(0.1))
    began = clock.now()
    studio.script.disconnect()
    assert clock.now() - began < 0.3


def test_a_log_that_is_quick_is_written_to_its_last_line(studio):
    for number in range(1500):
        studio.script.instance.log.info(f"line {number}")
    studio.script.disconnect()
    assert sum(" line " in line for line in studio.simulation.log) == 1500
    assert "Alive is disconnected" in studio.simulation.log[-1]


# Leaks


def count_listeners(studio: Studio) -> int:
    nodes = studio.simulation.document.nodes.values()
    return sum(len(listeners) for node in nodes for listeners in node.listeners.values())


def count_timers() -> int:
    return sum(type(thing).__name__ == "Timer" and type(thing).__module__ == "Base" for thing in gc.get_objects())


def footprint(studio: Studio) -> dict[str, int]:
    """What a script could leave behind, counted while none runs."""
    gc.unfreeze()  # what another test's script keeps from the collector is not listed
    gc.collect()
    return {
        "descriptors": len(list(DESCRIPTORS.iterdir())),
        "listeners": count_listeners(studio),
        "timers": count_timers(),
        "threads": threading.active_count(),
        "scripts": sum(isinstance(thing, AliveScript) for thing in gc.get_objects()),
        "planned": len(studio.simulation.scheduler._queue),
    }


def one_life(studio: Studio) -> None:
    """Begin, serve two clients of which one leaves, and end."""
    studio.script.begin()
    studio.port = studio.port_of("tcp_json")
    with closing(Connection(studio)) as stays, closing(Connection(studio)) as leaves:
        for connection in (stays, leaves):
            connection.do("subscribe", topics=["*"])
            connection.do("observe", object="tracks/0", property="name")
        leaves.close()
        stays.send(b'{"action":"start_playback"}\n{"action":"ping"}\n')
        studio.tick(0.05)
        studio.script.end()


@pytest.mark.skipif(not DESCRIPTORS.is_dir(), reason="descriptors are counted where Linux lists them")
def test_a_hundred_lives_leave_nothing_behind():
    with Studio({"transports.osc.enabled": True}) as studio:
        studio.script.end()
        one_life(studio)
        before = footprint(studio)
        for _ in range(CYCLES):
            one_life(studio)
        assert footprint(studio) == before
        assert before["scripts"] == before["listeners"] == 0
