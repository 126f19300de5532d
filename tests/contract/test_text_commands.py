"""The text commands of older clients, on real sockets, with Live's time moved by hand.

`older_text_commands.json` has what those clients were promised, in documents or by the code they talked to.
"""

import gzip
import json
import re
import socket
from pathlib import Path
from typing import Any

import pytest

from alive.adapters.transport.text_commands import COMMANDS
from tests.contract.studio import TICK, Studio
from tests.unit.test_docs import ROOT

OLDER: dict[str, Any] = json.loads((Path(__file__).parent / "older_text_commands.json").read_text(encoding="utf-8"))
PROMPT = 0.1
"""Seconds in which a command is answered. Older clients give up after a fifth of a second."""

XML = b'<?xml version="1.0" encoding="UTF-8"?>\n<Ableton>\n' + b"<Event />\n" * 10_000 + b"</Ableton>\n"
KINDS = {
    "bool": bool,
    "bool or null": (bool, type(None)),
    "number": (int, float),
    "text": str,
    "list": list,
}


class TextClient:
    """What `printf COMMAND | nc` is: it sends, and reads until the server ends the connection."""

    def __init__(self, studio: Studio, data: bytes = b"") -> None:
        self._studio = studio
        self.socket = socket.create_connection(("127.0.0.1", studio.port_of("line_commands")))
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.socket.setblocking(False)
        self.received = b""
        self.is_over = False
        studio.close_at_end(self.socket)
        self.send(data)

    def send(self, data: bytes) -> None:
        self.socket.sendall(data)

    def poll(self) -> None:
        """Take what is there; no time passes."""
        while not self.is_over:
            try:
                data = self.socket.recv(1 << 20)
            except BlockingIOError:
                return
            except ConnectionResetError:
                data = b""
            self.received += data
            self.is_over = not data

    def replies(self, count: int, within: float = PROMPT) -> list[dict[str, Any]]:
        """So many replies, in Live's time."""
        start = self._studio.simulation.clock.now()
        while self.received.count(b"\n") < count:
            waited = self._studio.simulation.clock.now() - start
            assert waited <= within, f"{self.received!r} after {waited} s"
            self._studio.tick()
            self.poll()
        found = [json.loads(line) for line in self.received.splitlines()]
        assert len(found) == count
        assert not any(reply.get("code") == "internal" for reply in found), self._studio.simulation.log
        return found

    def reply(self, within: float = PROMPT) -> dict[str, Any]:
        """The one reply, after which the server ends the connection."""
        [reply] = self.replies(1, within)
        assert self.is_over, "the connection goes on"
        self.socket.close()
        return reply


def ask(studio: Studio, command: str, end: str = "\n") -> dict[str, Any]:
    return TextClient(studio, f"{command}{end}".encode()).reply()


@pytest.fixture
def project(tmp_path):
    """A folder of a project, with a name that has all that paths can have."""
    folder = tmp_path / "Evening: 7 o'clock, Bäss 𝄞 Project"
    folder.mkdir()
    (folder / "Evening: first.als").write_bytes(gzip.compress(XML))
    return folder


@pytest.fixture
def studio(settings, project):
    with Studio(settings) as studio:
        studio.simulation.document.song.values["file_path"] = str(project / "Evening: first.als")
        yield studio


def request(command: str, project: Path) -> str:
    return f"{command}:{project / 'Evening: first.als'}" if OLDER[command]["parameter"] else command


def check_fields(reply: dict[str, Any], promised: dict[str, Any]) -> None:
    for name, kind in promised.items():
        assert name in reply
        if isinstance(kind, dict):
            check_fields(reply[name], kind)
        elif isinstance(kind, list):
            assert reply[name] in kind
        else:
            assert isinstance(reply[name], KINDS[kind]), name


def test_the_commands_are_those_that_older_clients_know():
    assert COMMANDS.keys() == OLDER.keys()
    assert len(OLDER) == 16
    assert {name: command.parameter for name, command in COMMANDS.items()} == {
        name: older["parameter"] for name, older in OLDER.items()
    }


def test_the_page_for_those_who_come_from_elsewhere_says_what_each_command_is():
    page = (ROOT / "docs" / "compatibility.md").read_text(encoding="utf-8")
    told = dict(re.findall(r"(?m)^\| `([A-Z_]+)[^`]*` \| `([a-z_]+)` \|", page))
    assert told == {name: command.action for name, command in COMMANDS.items()}


every_command = pytest.mark.parametrize("command", OLDER)


@every_command
def test_every_command_answers_all_that_was_promised_in_code_or_documents(studio, project, command):
    reply = ask(studio, request(command, project))
    assert reply["success"] is True, reply
    check_fields(reply, OLDER[command]["reply"])


@every_command
def test_every_command_is_answered_without_a_newline_and_with_the_connection_open(studio, project, command):
    """As `printf COMMAND | nc` sends it."""
    assert ask(studio, request(command, project), end="")["success"] is True


@every_command
def test_the_end_of_input_is_the_end_of_a_command(studio, project, command):
    client = TextClient(studio, request(command, project).encode())
    client.socket.shutdown(socket.SHUT_WR)
    assert client.reply()["success"] is True


@pytest.mark.parametrize("end", ["\n", ""])
def test_also_windows_answers_in_time(settings, project, end):
    """Live's timer takes 34 ms there at least."""
    with Studio(settings, timer="windows") as studio:
        assert ask(studio, "GET_VIEW", end)["success"] is True
        assert ask(studio, "NOPE", end)["success"] is False


@pytest.mark.parametrize(
    "command",
    [name for name in OLDER if name not in {"GET_VIEW", "EXPORT_XML", "GET_OBSERVER_STATUS"} and "_OBS" not in name],
)
def test_a_command_is_the_operation_that_is_there_for_all(studio, command):
    text = ask(studio, command)
    over_json = studio.connect().do(COMMANDS[command].action)
    del over_json["ok"]
    assert text == {**text, "success": True, **over_json}


def test_the_view_is_the_one_that_is_shown(studio, client):
    assert ask(studio, "GET_VIEW") == {"success": True, "view": "session"}
    client.do("show_arrangement_view")
    assert ask(studio, "GET_VIEW") == {"success": True, "view": "arrangement"}
    assert ask(studio, "GET_STATE")["view"] == "arrangement"


def test_first_and_last_are_scenes_in_the_session_and_tracks_in_the_arrangement(studio, client):
    view = studio.song.view
    ask(studio, "JUMP_TO_LAST")
    assert view.selected_scene == studio.song.scenes[-1]
    ask(studio, "JUMP_TO_FIRST")
    assert view.selected_scene == studio.song.scenes[0]
    client.do("show_arrangement_view")
    ask(studio, "JUMP_TO_LAST")
    assert view.selected_track == studio.song.tracks[-1]
    ask(studio, "JUMP_TO_FIRST")
    assert view.selected_track == studio.song.tracks[0]


def test_what_was_documented_only_is_there_too(studio):
    view = studio.song.view
    assert ask(studio, "SELECT_LAST_SCENE")["scene_index"] == 7
    assert view.selected_scene == studio.song.scenes[7]
    assert ask(studio, "SELECT_LAST_TRACK")["track_index"] == 3
    assert view.selected_track == studio.song.tracks[3]
    assert ask(studio, "SELECT_FIRST_SCENE")["scene_index"] == 0
    assert ask(studio, "SELECT_FIRST_TRACK")["track_index"] == 0
    assert (view.selected_scene, view.selected_track) == (studio.song.scenes[0], studio.song.tracks[0])


def test_the_song_goes_to_its_ends(studio, client):
    client.do("create_midi_clip", track_index=0, scene_index=0)
    client.do("duplicate_to_arrangement", track_index=0, clip_index=0, destination_time=100)
    ask(studio, "SCROLL_TO_BOTTOM")
    assert studio.song.current_song_time == 104.0
    ask(studio, "SCROLL_TO_TOP")
    assert studio.song.current_song_time == 0.0


def test_the_state_is_what_there_is(studio, client):
    client.do("set_time_signature", numerator=7, denominator=8)
    client.do("set_tempo", bpm=99)
    client.do("start_playback")
    state = ask(studio, "GET_STATE")
    assert state["transport"] == {"is_playing": True, "tempo": 99.0, "time_signature": [7, 8]}
    assert state["transport_playing"] is True
    assert [track["name"] for track in state["tracks"]][:4] == [track.name for track in studio.song.tracks]
    assert len(state["scenes"]) == 8


def test_the_state_of_a_large_set_is_complete(studio):
    for _ in range(300):
        studio.simulation.call(lambda: studio.song.create_scene(-1))
    reply = TextClient(studio, b"GET_STATE").reply(within=1)
    assert [scene["scene_index"] for scene in reply["scenes"]] == list(range(308))


def test_the_project_is_that_of_the_saved_set(studio, project):
    assert ask(studio, "GET_PROJECT_PATH")["project_path"] == str(project / "Evening: first.als")
    studio.simulation.document.song.values["file_path"] = ""
    assert ask(studio, "GET_PROJECT_PATH")["project_path"] is None


def test_the_saved_set_becomes_xml_beside_it(studio, project):
    reply = ask(studio, f"EXPORT_XML:{project / 'Evening: first.als'}", end="")
    assert reply["project_path"] == str(project / "Evening: first.als")
    assert reply["xml_path"] == str(project / ".vimabl" / "Evening: first.xml")
    assert Path(reply["xml_path"]).read_bytes() == XML


def test_others_are_served_while_a_large_set_is_unpacked(studio, client, project):
    large = XML * 100
    (project / "Evening: first.als").write_bytes(gzip.compress(large, 1))
    exporting = TextClient(studio, f"EXPORT_XML:{project / 'Evening: first.als'}\n".encode())
    served = 0
    while not exporting.is_over:
        assert client.do("ping")
        assert ask(studio, "GET_VIEW")["success"]
        served += 1
        exporting.poll()
    assert served >= 5
    reply = json.loads(exporting.received)
    assert (reply["success"], reply["size"]) == (True, len(large))
    assert (project / ".vimabl" / "Evening: first.xml").read_bytes() == large


@pytest.mark.parametrize("wanted", ["{tmp}/Foreign.als", "{project}/../Foreign.als", "../Foreign.als", "/etc/passwd"])
def test_nothing_outside_of_the_project_is_unpacked(studio, project, tmp_path, wanted):
    (tmp_path / "Foreign.als").write_bytes(gzip.compress(XML))
    reply = ask(studio, f"EXPORT_XML:{wanted.format(tmp=tmp_path, project=project)}")
    assert (reply["success"], reply["code"]) == (False, "invalid_argument")
    assert not list(tmp_path.rglob("*.xml"))


def test_what_cannot_be_unpacked_says_why(studio, project):
    assert "no file" in ask(studio, f"EXPORT_XML:{project / 'Missing.als'}")["error"]
    (project / "Broken.als").write_bytes(b"no Set at all")
    assert "is damaged" in ask(studio, f"EXPORT_XML:{project / 'Broken.als'}")["error"]
    assert "needs a parameter" in ask(studio, "EXPORT_XML")["error"]
    studio.simulation.document.song.values["file_path"] = ""
    assert "never saved" in ask(studio, f"EXPORT_XML:{project / 'Evening: first.als'}")["error"]


@pytest.mark.parametrize("end", ["\n", ""])
@pytest.mark.parametrize("command", ["NOPE", "get_view", "GET_VIEW GET_STATE", "\u00e4", "set_tempo:120"])
def test_an_unknown_command_is_answered_as_it_always_was(studio, command, end):
    reply = ask(studio, command, end)
    assert (reply["success"], reply["error"]) == (False, f"Unknown command: {command.partition(':')[0]}")


@pytest.mark.parametrize("data", [b"\n", b"\r\n", b"\n\n", b" "])
def test_an_empty_line_is_answered_too(studio, data):
    assert TextClient(studio, data).reply()["success"] is False


def test_ten_clients_at_once_are_all_answered_and_idle_ones_block_nobody(studio):
    """The older server served one after the other, and waited for each without end."""
    idle = [TextClient(studio) for _ in range(10)]
    begun = [TextClient(studio, b"KEEP\n") for _ in range(5)]
    studio.tick()
    clients = [TextClient(studio, b"GET_STATE" if n % 2 else b"SELECT_LAST_TRACK\n") for n in range(10)]
    waited = 0.0
    while not all(client.is_over for client in clients):
        assert waited <= PROMPT
        studio.tick()
        waited += TICK
        for client in clients:
            client.poll()
    replies = [json.loads(client.received) for client in clients]
    assert ["view" in reply for reply in replies] == [bool(n % 2) for n in range(10)]
    assert all(reply["success"] for reply in replies)
    studio.tick(10)
    for client in idle:
        client.send(b"GET_VIEW")
        assert client.reply() == {"success": True, "view": "session"}
    for client in begun:
        client.poll()
        assert (client.received, client.is_over) == (b"", False)


def test_after_keep_the_connection_stays_for_more(studio):
    client = TextClient(studio, b"KEEP\n")
    client.send(b"SELECT_LAST_TRACK\nGET_VIEW\nNOPE\n")
    assert [reply["success"] for reply in client.replies(3)] == [True, True, False]
    assert not client.is_over
    client.send(b"GET_PROJECT_PATH")
    assert client.replies(4)[3]["success"]
    client.socket.shutdown(socket.SHUT_WR)
    studio.tick()
    client.poll()
    assert client.is_over
    assert studio.song.view.selected_track == studio.song.tracks[3]


def test_without_keep_only_the_first_command_is_carried_out(studio):
    before = studio.song.view.selected_track
    assert TextClient(studio, b"GET_VIEW\nSELECT_LAST_TRACK\n").reply()["view"] == "session"
    studio.tick(0.2)
    assert studio.song.view.selected_track == before


@pytest.mark.parametrize(
    "first", ["GET / HTTP/1.1", "POST /x HTTP/1.1", "SELECT_LAST_TRACK / HTTP/1.1", "KEEP * HTTP/1.1"]
)
def test_a_web_page_cannot_drive_live(studio, first):
    before = studio.song.view.selected_track
    browser = TextClient(studio, f"{first}\r\nHost: localhost:9001\r\n\r\nKEEP\nSELECT_LAST_TRACK\n".encode())
    studio.tick(0.2)
    browser.poll()
    assert (browser.received, browser.is_over) == (b"", True)
    assert studio.song.view.selected_track == before


def test_a_key_that_was_pressed_while_live_stood_still_does_nothing_seconds_later(studio):
    """The older script said that it timed out, and did it all the same."""
    before = studio.song.view.selected_track
    client = TextClient(studio, b"SELECT_LAST_TRACK\n")
    studio.simulation.clock.move_to(studio.simulation.clock.now() + 5)  # a menu is open: no callbacks from Live
    assert client.reply()["code"] == "expired"
    assert studio.song.view.selected_track == before


def test_a_command_that_waits_when_the_set_is_closed_is_answered(studio):
    client = TextClient(studio, b"SCROLL_TO_BOTTOM\n")
    studio.tick()
    studio.script.disconnect()
    client.poll()
    reply = json.loads(client.received)
    assert (reply["success"], client.is_over) == (False, True)


def test_a_taken_port_is_told_and_tried_again_while_the_other_port_works():
    with socket.create_server(("127.0.0.1", 0)) as holder:
        port = holder.getsockname()[1]
        studio = Studio({"transports.line_commands.port": port}).__enter__()
        assert any("line_commands cannot listen" in text for text in studio.simulation.status_messages)
        assert any("line_commands cannot listen" in line for line in studio.simulation.log)
        client = studio.connect()
        assert client.do("ping")
        assert client.do("get_stats")["transports"]["line_commands"]["open"] is False
    studio.tick(6)
    assert ask(studio, "GET_VIEW")["success"]
    assert any("line_commands is listening now" in text for text in studio.simulation.status_messages)
    studio.__exit__()


def test_the_port_is_free_again_when_the_set_changes():
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    with Studio({"transports.line_commands.port": port}) as studio:
        kept = TextClient(studio, b"KEEP\nGET_VIEW\n")
        kept.replies(1)
        studio.simulation.open_new_set()
        kept.poll()
        assert kept.is_over
        assert ask(studio, "GET_VIEW")["success"]


@pytest.mark.parametrize("settings", [{"transports.line_commands.enabled": False}])
def test_it_can_be_switched_off(studio, client):
    assert client.do("get_stats")["transports"].keys() == {"tcp_json"}


@pytest.mark.parametrize("settings", [{"transports.line_commands.max_frame_bytes": 1024}])
def test_a_command_that_is_too_long_is_told(studio):
    assert TextClient(studio, b"EXPORT_XML:" + b"x" * 1024).reply()["code"] == "frame_too_large"
    assert TextClient(studio, b"EXPORT_XML:" + b"x" * 200_000 + b"\n").reply()["code"] == "frame_too_large"
    assert ask(studio, "GET_VIEW")["success"]


def test_starting_observers_twice_does_not_double_them(studio):
    studio.tick(0.5)
    first = ask(studio, "START_OBSERVERS")
    second = ask(studio, "START_OBSERVERS")
    assert first["message"] == second["message"] == "UDP observers started"
    same = ("enabled", "track_count", "scene_count", "has_transport", "track_observers", "device_observers")
    assert {name: first["stats"][name] for name in same} == {name: second["stats"][name] for name in same}
    assert first["stats"]["track_count"] == len(studio.song.tracks)
    assert first["stats"]["scene_count"] == len(studio.song.scenes)


def test_stopping_observers_stops_nobody_elses_events(studio, client):
    client.do("subscribe", topics=["transport.tempo"])
    assert ask(studio, "STOP_OBSERVERS")["message"] == "UDP observers stopped"
    assert ask(studio, "GET_OBSERVER_STATUS")["stats"]["enabled"] is False
    refreshed = ask(studio, "REFRESH_OBSERVERS")
    assert refreshed["success"]
    assert refreshed["stats"]["enabled"] is False
    studio.simulation.call(lambda: setattr(studio.song, "tempo", 99.0))
    assert client.reply()["event"] == "transport.tempo"
    assert ask(studio, "START_OBSERVERS")["stats"]["enabled"] is True
