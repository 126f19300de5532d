"""Requests whose bytes take long to read: they are read over several turns, and until then nothing has begun."""

import json
import socket

import pytest

from alive.adapters.transport import session
from alive.domain.role import Role
from tests.contract.studio import TICK
from tests.contract.test_order import RESET


@pytest.fixture
def parts(monkeypatch):
    """How many parts of requests have been read. On this clock a look takes a microsecond, and a slice holds ten."""
    monkeypatch.setattr("alive.application.timed_pace.SLICE", 1e-5)
    read, parts = session.decode_sliced, []

    def noted(line):
        reading = read(line)
        while True:
            try:
                parts.append(next(reading))
            except StopIteration as end:
                parts.append("end")
                return end.value
            yield

    monkeypatch.setattr(session, "decode_sliced", noted)
    return parts


def long_batch(**more):
    """As a line; so long that it is read in parts."""
    commands = [{"action": "set_tempo", "bpm": 60 + index} for index in range(500)]
    line = json.dumps({"action": "batch", "commands": commands, **more}, indent=1).replace("\n", " ").encode() + b"\n"
    assert len(line) > session.LONG_REQUEST
    return line


def begin(studio, client, parts, line):
    """Have the reading begin."""
    client.send(line)
    while not parts:
        studio.tick()
    assert len(parts) < 100
    assert studio.song.tempo == 120.0


def test_it_begins_in_the_turn_after_the_one_that_has_read_its_end(studio, client, parts):
    client.do("create_midi_clip", track_index=0, scene_index=0, length=64)
    notes = [{"pitch": number % 128, "start_time": number / 8, "duration": 0.1} for number in range(400)]
    request = {"action": "add_notes", "track_index": 0, "scene_index": 0, "notes": notes}
    begin(studio, client, parts, json.dumps(request).encode() + b"\n")
    while "end" not in parts:
        studio.tick()
    clip = studio.song.tracks[0].clip_slots[0].clip
    assert len(clip.get_all_notes_extended()) == 0
    studio.tick()
    assert len(clip.get_all_notes_extended()) == 400
    assert client.reply()["ok"]


def test_it_can_be_withdrawn_also_when_all_of_it_was_read(studio, client, parts):
    begin(studio, client, parts, long_batch(id=7))
    while "end" not in parts:
        studio.tick()
    [asking] = studio.script.instance._hub.gateway.clients.values()
    asking.withdraw(7)
    assert client.reply()["code"] == "cancelled"
    assert studio.song.tempo == 120.0


def test_a_client_that_may_do_less_by_then_may_not(studio, client, parts):
    begin(studio, client, parts, long_batch())
    while "end" not in parts:
        studio.tick()
    [asking] = studio.script.instance._hub.gateway.clients.values()
    asking.role = Role.READ
    assert client.reply()["code"] == "not_allowed"
    assert studio.song.tempo == 120.0


def test_others_have_their_turns_meanwhile(studio, client, parts):
    other = studio.connect()
    other.do("ping")
    begin(studio, client, parts, long_batch())
    other.send(b'{"action":"set_metronome","enabled":true}\n')
    studio.tick(TICK)
    assert other.poll() is not None
    assert studio.song.metronome
    assert studio.song.tempo == 120.0, "of the long one nothing has begun"
    assert client.reply()["completed"]
    assert studio.song.tempo == 559.0


def test_the_next_request_of_the_same_client_waits_for_it(studio, client, parts):
    begin(studio, client, parts, long_batch(id=1) + b'{"action":"get_session_info","id":2}\n')
    assert [client.reply()["id"], client.reply()["id"]] == [1, 2]


def test_a_client_that_is_killed_before_it_is_read_has_not_asked(studio, client, parts):
    begin(studio, client, parts, long_batch())
    client.socket.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, RESET)
    client.close()
    studio.tick(2.0)
    assert studio.song.tempo == 120.0
    assert studio.connect().do("get_stats")["suspended"] == 0


def test_it_can_be_withdrawn_until_it_is_read(studio, client, parts):
    begin(studio, client, parts, long_batch(id=7))
    client.send(b'{"action":"cancel","request":7}\n')
    assert client.reply()["code"] == "cancelled"
    assert client.reply()["cancelled"]
    assert studio.song.tempo == 120.0


def test_what_is_long_is_not_looked_at_before_its_turn(studio, client, parts, monkeypatch):
    """Something that withdraws a request is, and is short."""
    decode, read = session.decode, []
    monkeypatch.setattr(session, "decode", lambda line: read.append(len(line)) or decode(line))
    begin(studio, client, parts, long_batch() + long_batch(label="cancel"))
    assert client.reply()["completed"]
    assert client.reply()["completed"]
    assert read == []


def test_its_deadline_counts_while_it_is_read(studio, client, parts):
    begin(studio, client, parts, long_batch(timeout_ms=30))
    assert client.reply()["code"] == "expired"
    assert studio.song.tempo == 120.0


def test_when_the_set_is_closed_it_is_answered_that_it_was_not_run(studio, client, parts):
    begin(studio, client, parts, long_batch(id=3))
    studio.script.end()
    reply = client.poll()
    assert reply["code"] == "shutting_down"
    assert "id" not in reply, "it was not read so far; answers come in the order of the requests"
    assert studio.song.tempo == 120.0


@pytest.mark.parametrize("wrong", [b'{"action":"ping","x":[%s}', b'{"action":"ping","x":[%s], "x":1}', b"[%s]", b"[%s"])
def test_what_is_wrong_with_it_is_told_and_the_connection_lives(client, parts, wrong):
    assert not client.ask_raw(wrong % b",".join([b'"%s"' % (b"x" * 50)] * 1000))["ok"]
    assert client.do("ping")


def test_a_length_over_the_limit_is_what_it_was(client, parts):
    assert client.ask_raw(b'{"action":"ping","x":"' + b"x" * 262_144 + b'"}')["code"] == "frame_too_large"
    assert parts == []
