"""`stop_remote_control`: all remote control ends at once, and no program can take it back."""

import json
import socket

from alive.application.connection import HOW_TO_RESUME
from tests.contract.studio import Studio
from tests.contract.test_osc import ear, osc  # noqa: F401 - a fixture
from tests.contract.test_text_commands import TextClient


def is_listened_on(port: int) -> bool:
    try:
        socket.create_connection(("127.0.0.1", port), timeout=1).close()
    except ConnectionRefusedError:
        return False
    return True


def test_every_connection_ends_every_port_is_closed_and_live_says_so(studio, client):
    other, text = studio.connect(), TextClient(studio, b"KEEP\n")
    other.do("ping")
    studio.tick()
    client.do("hello", client="the red button")
    assert client.do("stop_remote_control")["clients"] == 2
    assert client.is_closed()
    assert other.is_closed()
    text.poll()
    assert text.is_over
    studio.tick(12)
    assert not any(is_listened_on(studio.port_of(name)) for name in ("tcp_json", "line_commands"))
    assert f"Alive: the red button cut all remote control. {HOW_TO_RESUME}" in studio.simulation.status_messages
    assert any("cuts all remote control" in line for line in studio.simulation.log)


def test_the_answer_is_there_before_the_end(client):
    client.send(b'{"action":"stop_remote_control","id":1}\n')
    assert client.reply()["message"].endswith(HOW_TO_RESUME)


def test_what_has_not_started_never_runs_whoever_asked_it(studio, client):
    other = studio.connect()
    other.do("ping")
    client.send(b'{"action":"stop_remote_control"}\n{"action":"set_tempo","bpm":90}\n')
    other.send(b'{"action":"set_tempo","bpm":91}\n' * 5)
    assert client.reply()["ok"]
    assert client.reply()["code"] == "shutting_down"
    studio.tick(0.1)
    assert studio.song.tempo in {120.0, 91.0}
    before = studio.song.tempo
    studio.tick(1)
    assert studio.song.tempo == before


def test_a_batch_that_runs_in_parts_ends_where_it_is(studio, client):
    other = studio.connect()
    other.do("ping")
    commands = [{"action": "create_midi_track"}, {"action": "start_playback"}] * 50
    other.send(json.dumps({"action": "batch", "atomic": False, "commands": commands}).encode() + b"\n")
    for _ in range(5):
        studio.tick()
    client.do("stop_remote_control")
    tracks = len(studio.song.tracks)
    assert 4 < tracks < 54
    assert other.reply()["code"] == "outcome_unknown"
    studio.tick(5)
    assert len(studio.song.tracks) == tracks


def test_who_listens_to_events_is_told_that_the_session_is_over(studio, client):
    other = studio.connect()
    other.do("subscribe", topics=["transport.tempo"])
    client.do("stop_remote_control")
    lines = []
    while (line := other._line()) is not None:
        lines.append(json.loads(line))
    assert lines[-1]["event"] == "session.ended"


def test_no_osc_is_sent_any_more(ear):  # noqa: F811 - the fixture
    with Studio(osc(ear.target())) as studio:
        studio.tick(0.3)
        client = studio.connect()
        client.do("set_tempo", bpm=90)
        studio.tick(1)
        assert ("/live/transport/tempo", 90.0) in [event[:2] for event in ear.events()]
        client.do("stop_remote_control")
        ear.events()
        studio.song.tempo = 99
        studio.tick(2)
        assert ear.messages() == []


def test_another_set_or_choosing_the_surface_anew_resumes_it(studio, client):
    client.do("stop_remote_control")
    studio.tick(1)
    studio.simulation.open_new_set()
    studio.port = studio.port_of("tcp_json")
    assert studio.connect().do("ping")


def test_it_needs_the_role_admin():
    with Studio({"security.default_role": "edit"}) as studio:
        client = studio.connect()
        assert client.refused("stop_remote_control") == "not_allowed"
        client.do("set_tempo", bpm=90)


def test_it_cannot_be_hidden_in_a_batch(studio, client):
    assert client.refused("batch", commands=[{"action": "stop_remote_control"}]) == "invalid_argument"
    client.do("ping")


def test_live_goes_on_and_the_script_can_be_taken_out(studio, client):
    client.do("stop_remote_control")
    studio.tick(1)
    studio.song.tempo = 91
    studio.tick(1)
    assert not [line for line in studio.simulation.log if "ERROR" in line or "Traceback" in line]
