"""What clients send by mistake or malice: a clear answer, and connection, other clients and Set survive."""

import contextlib
import json
import socket

import pytest

KINDS = {
    "invalid JSON": (b"{nope", "invalid_json"),
    "an array": (b"[1]", "invalid_request"),
    "a number": (b"5", "invalid_request"),
    "an action that is no text": (b'{"action":5}', "invalid_request"),
    "no action": (b"{}", "invalid_request"),
    "an unknown action": (b'{"action":"set_temp","bpm":100}', "unknown_action"),
    "a missing parameter": (b'{"action":"set_tempo"}', "invalid_argument"),
    "an unknown parameter": (b'{"action":"set_tempo","bpm":100,"bmp":100}', "invalid_argument"),
    "text for an index": (b'{"action":"delete_track","track_index":"1"}', "invalid_argument"),
    "a fraction for an index": (b'{"action":"delete_track","track_index":1.5}', "invalid_argument"),
    "true for an index": (b'{"action":"delete_track","track_index":true}', "invalid_argument"),
    "null for an index": (b'{"action":"delete_track","track_index":null}', "invalid_argument"),
    "a negative index": (b'{"action":"delete_track","track_index":-1}', "invalid_argument"),
    "an index beyond the end": (b'{"action":"delete_track","track_index":99}', "not_found"),
    "text for a number": (b'{"action":"set_tempo","bpm":"100"}', "invalid_argument"),
    "text for a truth": (b'{"action":"mute_track","track_index":0,"mute":"false"}', "invalid_argument"),
    "NaN": (b'{"action":"set_tempo","bpm":NaN}', "invalid_json"),
    "Infinity": (b'{"action":"set_tempo","bpm":Infinity}', "invalid_json"),
    "1e999": (b'{"action":"set_tempo","bpm":1e999}', "invalid_json"),
    "a number out of range": (b'{"action":"set_tempo","bpm":1000}', "invalid_argument"),
    "an integer of 5000 digits": (b'{"action":"set_tempo","bpm":' + b"9" * 5000 + b"}", "invalid_json"),
    "duplicate keys": (b'{"action":"set_tempo","bpm":100,"bpm":101}', "invalid_json"),
    "a lone surrogate": (b'{"action":"rename_track","track_index":0,"name":"\\ud800"}', "invalid_json"),
    "10000 brackets": (b"[" * 10_000, "invalid_json"),
    "10000 nested objects": (b'{"a":' * 10_000, "invalid_json"),
    "bytes that are no UTF-8": (b'{"action":"rename_track","track_index":0,"name":"\xff"}', "invalid_json"),
    "a Latin-1 umlaut": (b'{"action":"rename_track","track_index":0,"name":"B\xe4ss"}', "invalid_json"),
    "a path to nothing": (b'{"action":"delete_track","track_index":"tracks/x"}', "invalid_argument"),
    "a private path": (b'{"action":"delete_track","track_index":"_live_ptr"}', "invalid_argument"),
    "an id of another kind": (b'{"action":"delete_track","track_index":"scene#1.9f2c"}', "invalid_argument"),
    "an id of another Set": (b'{"action":"delete_track","track_index":"track#1.9f2c"}', "not_found"),
    "notes that are no list": (
        b'{"action":"add_notes","track_index":0,"scene_index":0,"notes":{}}',
        "invalid_argument",
    ),
    "a note that is no object": (
        b'{"action":"add_notes","track_index":0,"scene_index":0,"notes":[1]}',
        "invalid_argument",
    ),
    "a surrogate that stands twice": (b'{"action":"ping","\\ud800":1,"\\ud800":2}', "invalid_json"),
    "a key of 200 kilobytes": (b'{"action":"ping","' + b"x" * 200_000 + b'":1}', "invalid_argument"),
    "a batch of nothing": (b'{"action":"batch","commands":[]}', "invalid_argument"),
    "an attribute of ours": (b'{"action":"__init__"}', "unknown_action"),
}


def snapshot(song) -> object:
    """What every one of these requests would have changed."""
    return (song.tempo, [(track.name, track.mute) for track in song.tracks], len(song.scenes), song.can_undo)


@pytest.mark.parametrize("kind", KINDS)
def test_bad_input_gets_a_clear_answer_and_changes_nothing(studio, client, kind):
    line, code = KINDS[kind]
    other = studio.connect()
    before = snapshot(studio.song)
    reply = client.ask_raw(line)
    assert (reply["ok"], reply["code"]) == (False, code)
    assert reply["error"]
    assert len(json.dumps(reply)) < 2000, "an answer does not repeat what was sent"
    assert snapshot(studio.song) == before
    assert client.do("ping")["message"] == "pong"
    assert other.do("ping")["message"] == "pong"


def test_an_unknown_action_names_the_nearest(client):
    reply = client.ask("set_trakc_volume")
    assert "set_track_volume" in reply["details"]["nearest"]
    assert "set_track_volume" in reply["error"]


def test_an_error_says_what_was_got_what_is_allowed_and_where(client):
    notes = [{"pitch": 60}, {"pitch": 128, "velocity": 0}]
    reply = client.ask("add_notes", track_index=0, scene_index=0, notes=notes)
    assert [(problem["path"], problem["got"]) for problem in reply["details"]["problems"]] == [
        ("notes.1.pitch", 128),
        ("notes.1.velocity", 0),
    ]
    assert all("allowed" in problem for problem in reply["details"]["problems"])


def test_an_invalid_note_keeps_all_others_out(studio, client):
    client.do("create_midi_clip", track_index=0, scene_index=0)
    notes = [{"pitch": 60}, {"pitch": 61, "duration": -1}]
    assert client.refused("add_notes", track_index=0, scene_index=0, notes=notes) == "invalid_argument"
    assert len(studio.song.tracks[0].clip_slots[0].clip.get_all_notes_extended()) == 0


def test_a_deleted_object_is_not_found_and_nothing_else_is_touched(studio, client):
    track_id = client.do("get_track_info", track_index=3)["track_id"]
    client.do("delete_track", track_index=3)
    assert client.refused("delete_track", track_index=track_id) == "not_found"
    assert len(studio.song.tracks) == 3


def test_a_frame_of_the_limit_is_taken_and_one_byte_more_is_not(studio, client):
    def rename(size: int) -> bytes:
        line = b'{"action":"rename_track","track_index":0,"name":"Bass"'
        return line + b" " * (size - len(line) - 1) + b"}"

    assert client.ask_raw(rename(262_144))["ok"]
    client.do("rename_track", track_index=0, name="x")
    assert client.ask_raw(rename(262_145))["code"] == "frame_too_large"
    assert studio.song.tracks[0].name == "x"
    assert client.do("ping")


def test_a_character_may_be_split_over_two_packets(studio, client):
    line = (
        json.dumps({"action": "rename_track", "track_index": 0, "name": "Bäss 𝄞"}, ensure_ascii=False).encode() + b"\n"
    )
    for cut in range(1, len(line)):
        client.send(line[:cut])
        studio.tick()
        client.send(line[cut:])
        assert client.reply()["name"] == "Bäss 𝄞"


def test_a_client_that_vanishes_in_the_middle_of_a_request_takes_nothing_with_it(studio, client):
    gone = studio.connect()
    gone.send(b'{"action":"delete_track","track_index":0}'[:-1])
    studio.tick()
    gone.close()
    studio.tick(0.1)
    assert len(studio.song.tracks) == 4
    assert client.do("get_stats")["clients"] == 1


def test_what_a_client_that_vanishes_has_asked_and_not_started_is_dropped(studio, client):
    """A reset drops it; the client can not know otherwise what was run."""
    gone = studio.connect()
    studio.tick()
    gone.socket.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")  # close sends a reset
    gone.send(b'{"action":"stop_playback"}\n' * 10)
    gone.close()
    studio.tick(0.1)
    assert client.do("get_stats")["clients"] == 1


def test_a_client_that_stops_writing_after_its_request_is_answered(client):
    client.send(b'{"action":"set_tempo","bpm":90}\n{"action":"ping"}')
    client.socket.shutdown(socket.SHUT_WR)
    assert client.reply()["bpm"] == 90.0
    assert client.reply()["message"] == "pong"
    assert client.is_closed()


def test_a_thousand_commands_in_one_packet_are_all_answered_in_order(studio, client):
    client.send(b"".join(b'{"action":"set_tempo","bpm":%d,"id":%d}\n' % (20 + n % 900, n) for n in range(1000)))
    replies = [client.reply() for _ in range(1000)]
    assert [(reply["id"], reply["bpm"]) for reply in replies] == [(n, 20.0 + n % 900) for n in range(1000)]
    assert studio.song.tempo == 20 + 999 % 900


def test_commands_that_wait_for_live_keep_their_order(studio, client):
    actions = [b'{"action":"start_playback"}', b'{"action":"get_current_time"}', b'{"action":"stop_playback"}']
    client.send(b"\n".join(actions * 10) + b"\n")
    shown = [client.reply()["is_playing"] for _ in range(30)]
    assert shown == [True, True, False] * 10


@pytest.mark.parametrize("settings", [{"transports.tcp_json.max_backlog_bytes": 65536}])
def test_a_client_that_never_reads_is_disconnected_and_the_others_are_served(studio, client):
    stuck = studio.connect()
    stuck.socket.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    for _ in range(3000):
        with contextlib.suppress(BlockingIOError, ConnectionError):
            stuck.socket.send(b'{"action":"get_session_info"}\n' * 100)
        studio.tick()
        if any("unread" in line for line in studio.simulation.log):
            break
    else:
        raise AssertionError("it was never disconnected")
    assert client.do("get_stats")["clients"] == 1


@pytest.mark.parametrize("first", [b"GET / HTTP/1.1", b"POST /x HTTP/1.1", b"OPTIONS * HTTP/1.1"])
def test_a_web_page_cannot_drive_live(studio, client, first):
    browser = studio.connect()
    browser.send(first + b'\r\nHost: localhost:9004\r\n\r\n{"action":"set_tempo","bpm":90}\n')
    assert browser.is_closed()
    assert studio.song.tempo == 120.0
    assert client.do("ping")


def test_a_request_that_expired_while_it_waited_is_never_run(studio, client):
    """In the older script it ran later, and a retry ran it twice."""
    client.do("ping")
    client.send(
        b'{"action":"set_tempo","bpm":91,"timeout_ms":500}\n{"action":"set_tempo","bpm":90,"timeout_ms":9000}\n'
    )
    studio.simulation.clock.move_to(studio.simulation.clock.now() + 5)  # a menu is open: no callbacks from Live
    assert client.reply()["code"] == "expired"
    assert client.reply()["bpm"] == 90.0

    client.send(b'{"action":"start_playback"}\n{"action":"set_tempo","bpm":91,"timeout_ms":1}\n')
    assert client.reply()["is_playing"]
    assert client.reply()["code"] == "expired"
    assert studio.song.tempo == 90.0
