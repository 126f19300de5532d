"""Tokens and roles on every transport, and what is done to keep others out. `docs/security.md` names these tests."""

import json

import pytest

from alive.adapters.transport import session
from alive.adapters.transport.tcp_json import TcpJsonTransport
from alive.bridge.tokens import new_token, revoke
from alive.domain.role import Role
from remote_script_entry.composition import compose, settings_beside
from tests.contract.studio import Studio
from tests.contract.test_text_commands import TextClient


@pytest.fixture
def folder(tmp_path):
    return tmp_path


@pytest.fixture
def token(folder):
    """Make a token; its secret."""
    return lambda role: new_token(folder / "tokens.json", role)[1]


@pytest.fixture
def open_studio(folder):
    """Start a Live whose script finds its tokens in the folder."""
    studios = []

    def start(**settings):
        studio = Studio({"log.commands": True} | {f"security.{key}": value for key, value in settings.items()}, folder)
        studios.append(studio)
        return studio.__enter__()

    yield start
    for studio in studios:
        studio.__exit__(None, None, None)


class TestOverJson:
    def test_without_a_token_nothing_is_answered_once_there_is_one(self, open_studio, token):
        token(Role.ADMIN)
        studio = open_studio()
        client = studio.connect()
        for action in ("ping", "hello", "set_tempo", "list_clients", "no_such_action", "batch", "subscribe"):
            assert client.refused(action, bpm=90) == "unauthenticated", action
        assert studio.song.tempo == 120.0
        for line in (b"{nope", b"[1]", b"{}", b'{"action":5}', b"[" * 3000, b'{"a":"' + b"x" * 300_000 + b'"}'):
            assert client.ask_raw(line)["code"] == "unauthenticated", line[:9]

    def test_what_a_stranger_sends_is_not_even_read_if_it_is_long(self, open_studio, token, monkeypatch):
        """Reading JSON of 256 KiB takes 10 to 20 ms of Live's main thread."""
        secret = token(Role.ADMIN)
        client = open_studio().connect()
        read = []
        for name in ("decode", "decode_sliced"):
            decode = getattr(session, name)
            monkeypatch.setattr(session, name, lambda line, decode=decode: read.append(len(line)) or decode(line))
        long = b'{"action":"ping","x":"' + b"x" * 100_000 + b'"}'
        assert client.ask_raw(long)["code"] == "unauthenticated"
        assert read == []
        client.send(b'{"action":"ping"}\n{"action":"cancel","x":"' + b"x" * 50_000 + b'"}\n')
        assert [client.reply()["code"], client.reply()["code"]] == ["unauthenticated"] * 2
        assert max(read) < 100, "what withdraws a request is looked at before its turn, but not that"
        client.do("authenticate", token=secret)
        assert client.ask_raw(long)["code"] == "invalid_argument"
        assert max(read) > 100_000

    def test_a_token_gives_its_role(self, open_studio, token):
        secret = token(Role.EDIT)
        studio = open_studio()
        client = studio.connect()
        assert client.do("authenticate", token=secret, id=3) == {
            "ok": True,
            "id": 3,
            "message": "The token edit 1 allows edit.",
            "role": "edit",
            "token": "edit 1",
        }
        assert client.do("hello")["role"] == "edit"
        client.do("set_tempo", bpm=90)
        reply = client.ask("call_method", object="", method="undo")
        assert (reply["code"], reply["details"]) == ("not_allowed", {"role": "edit", "needed": "admin"})
        assert studio.song.tempo == 90.0

    def test_each_role_does_what_it_may_and_no_more(self, open_studio, token):
        secrets = {role: token(role) for role in (Role.READ, Role.PERFORM, Role.EDIT, Role.ADMIN)}
        studio = open_studio()
        asked = {"get_session_info": {}, "start_playback": {}, "set_tempo": {"bpm": 90}, "list_clients": {}}
        allowed = {}
        for role, secret in secrets.items():
            client = studio.connect()
            client.do("authenticate", token=secret)
            allowed[role] = [action for action, given in asked.items() if client.ask(action, **given)["ok"]]
        assert allowed == {role: list(asked)[: count + 1] for count, role in enumerate(secrets)}

    def test_a_role_holds_within_a_batch_and_for_a_dry_run(self, open_studio, token):
        secret = token(Role.PERFORM)
        studio = open_studio()
        client = studio.connect()
        client.do("authenticate", token=secret)
        commands = [{"action": "start_playback"}, {"action": "set_tempo", "bpm": 90}]
        assert client.refused("batch", commands=commands, atomic=False) == "not_allowed"
        assert client.refused("batch", commands=commands) == "not_allowed"
        assert client.refused("set_tempo", bpm=90, dry_run=True) == "not_allowed"
        assert client.refused("set_property", object="", property="tempo", value=90) == "not_allowed"
        assert not studio.song.is_playing
        assert client.do("batch", commands=[{"action": "mute_track", "track_index": 0}])["completed"]

    def test_what_is_refused_does_not_use_up_an_idempotency_key(self, open_studio, token):
        secrets = token(Role.READ), token(Role.EDIT)
        studio = open_studio()
        client = studio.connect()
        client.do("authenticate", token=secrets[0])
        assert client.refused("set_tempo", bpm=90, idempotency_key="k") == "not_allowed"
        client.do("authenticate", token=secrets[1])
        assert "replayed" not in client.do("set_tempo", bpm=90, idempotency_key="k")

    def test_a_token_does_not_come_back_in_an_answer_or_the_log(self, open_studio, token):
        secret = token(Role.READ)
        studio = open_studio()
        client = studio.connect()
        replies = [
            client.ask("authenticate", token=secret + "x"),
            client.ask("authenticate", token=secret),
            client.ask("authenticate", token=secret, idempotency_key="k"),
            client.ask("hello", client="x"),
            client.ask("get_stats"),
        ]
        studio.tick(0.1)
        told = json.dumps(replies) + "".join(studio.simulation.log)
        assert secret not in told
        assert "authenticate" in told

    def test_wrong_tokens_end_the_connection(self, open_studio, token):
        token(Role.EDIT)
        client, wrong = open_studio().connect(), {"token": "x"}
        assert [client.refused("authenticate", **wrong) for _ in range(3)] == ["unauthenticated"] * 3
        client.send(b'{"action":"authenticate","token":"x"}\n')
        assert client.is_closed()

    def test_a_client_that_does_not_authenticate_does_not_keep_its_place(self, open_studio, token):
        secret = token(Role.ADMIN)
        studio = open_studio()
        silent, client = studio.connect(), studio.connect()
        client.do("authenticate", token=secret)
        assert client.do("list_clients")["count"] == 2
        studio.tick(12)
        assert silent.is_closed()
        assert client.do("list_clients")["count"] == 1

    def test_a_token_that_is_revoked_ends_its_connections_and_cannot_be_used_again(self, open_studio, token, folder):
        secret, other_secret = token(Role.EDIT), token(Role.ADMIN)
        studio = open_studio()
        client, other = studio.connect(), studio.connect()
        client.do("authenticate", token=secret)
        other.do("authenticate", token=other_secret)
        revoke(folder / "tokens.json", "edit 1")
        studio.tick(1.1)
        assert client.is_closed()
        assert studio.connect().refused("authenticate", token=secret) == "unauthenticated"
        other.do("ping")

    def test_a_token_that_is_made_while_live_runs_counts_at_once(self, open_studio, token):
        studio = open_studio()
        client = studio.connect()
        client.do("ping")
        secret = token(Role.EDIT)
        studio.tick(1.1)
        assert client.is_closed(), "it had the default role, which holds no longer"
        studio.connect().do("authenticate", token=secret)

    def test_programs_of_this_computer_can_be_spared(self, open_studio, token):
        token(Role.EDIT)
        studio = open_studio(token_required=False, default_role="perform")
        client = studio.connect()
        assert client.do("hello")["role"] == "perform"
        assert client.refused("set_tempo", bpm=90) == "not_allowed"

    def test_who_is_connected_is_told_to_the_role_admin_only(self, open_studio, token):
        secrets = token(Role.EDIT), token(Role.ADMIN)
        studio = open_studio()
        client, admin = studio.connect(), studio.connect()
        client.do("authenticate", token=secrets[0])
        admin.do("authenticate", token=secrets[1])
        assert client.refused("list_clients") == client.refused("disconnect_client", client="client 2") == "not_allowed"
        told = [(each["role"], each["token"]) for each in admin.do("list_clients")["clients"]]
        assert told == [("edit", "edit 1"), ("admin", "admin 1")]


class TestOverText:
    def test_without_a_token_nothing_is_answered_once_there_is_one(self, open_studio, token):
        token(Role.ADMIN)
        studio = open_studio()
        for command in (b"GET_VIEW", b"SCROLL_TO_TOP\n", b"NOPE\n", b"KEEP\nGET_STATE\n"):
            client = TextClient(studio, command)
            [reply] = client.replies(1)
            assert (reply["success"], reply["code"]) == (False, "unauthenticated")

    @pytest.mark.parametrize("end", [b"\n", b""])
    def test_a_token_comes_first_and_does_not_count_as_the_command(self, open_studio, token, end):
        secret = token(Role.PERFORM)
        client = TextClient(open_studio(), b"AUTH:" + secret.encode() + b"\nGET_VIEW" + end)
        let_in, view = client.replies(2)
        assert (let_in["success"], let_in["role"]) == (True, "perform")
        assert view == {"success": True, "view": "session"}
        assert client.is_over

    def test_the_command_may_wait_for_the_answer_to_the_token(self, open_studio, token):
        secret = token(Role.PERFORM)
        client = TextClient(open_studio(), b"AUTH:" + secret.encode())
        [let_in] = client.replies(1)
        assert let_in["success"]
        client._studio.tick(1)
        client.send(b"GET_VIEW")
        assert client.replies(2)[1] == {"success": True, "view": "session"}
        assert client.is_over

    def test_what_comes_while_the_token_is_looked_at_is_not_lost(self, open_studio, token):
        secret = token(Role.PERFORM)
        studio = open_studio()
        for cut in range(5, 12):
            data = b"\nAUTH:%b\n\nGET_VIEW\n" % secret.encode()
            client = TextClient(studio, data[:-cut])
            studio.tick()
            client.send(data[-cut:])
            assert [reply["success"] for reply in client.replies(2)] == [True, True]

    def test_with_keep_there_may_be_many(self, open_studio, token):
        secret = token(Role.PERFORM).encode()
        studio = open_studio()
        for prelude in (b"KEEP\nAUTH:%b\n", b"AUTH:%b\nKEEP\n"):
            client = TextClient(studio, prelude % secret + b"GET_VIEW\nGET_STATE\n")
            assert [reply["success"] for reply in client.replies(3)] == [True] * 3
            client.socket.close()

    def test_a_wrong_token_is_refused_and_the_connection_ends(self, open_studio, token):
        token(Role.PERFORM)
        reply = TextClient(open_studio(), b"AUTH:nonsense\nGET_VIEW\n").reply()
        assert (reply["success"], reply["code"]) == (False, "unauthenticated")

    def test_roles_hold_here_too(self, open_studio, token):
        secret = token(Role.READ)
        client = TextClient(open_studio(), b"AUTH:" + secret.encode() + b"\nSCROLL_TO_TOP\n")
        assert client.replies(2)[1]["code"] == "not_allowed"


class TestTheMusician:
    def test_sees_in_the_status_bar_who_connects_each_once_a_minute(self, open_studio):
        studio = open_studio()
        shown = studio.simulation.status_messages
        for _ in range(3):
            studio.connect().do("hello", client="my\ntool")
        assert shown == ["Alive: my\\ntool is connected."]
        studio.connect().do("hello")
        studio.tick(61)
        studio.connect().do("hello", client="my\ntool")
        assert len(shown) == 2

    def test_is_not_flooded_by_names(self, open_studio):
        studio = open_studio()
        client = studio.connect()
        for number in range(50):
            client.do("hello", client=f"tool {number}")
        assert len(studio.simulation.status_messages) == 5


class TestWhatCannotBeRead:
    def test_tokens_that_cannot_be_read_let_nobody_in_and_live_says_so(self, open_studio, token, folder):
        secret = token(Role.ADMIN)
        (folder / "tokens.json").write_text("{", encoding="utf-8")
        studio = open_studio(token_required=False)
        client = studio.connect()
        assert client.refused("ping") == "unauthenticated"
        assert client.refused("authenticate", token=secret) == "unauthenticated"
        assert TextClient(studio, b"GET_VIEW\n").reply()["code"] == "unauthenticated"
        assert any("tokens.json cannot be used" in line for line in studio.simulation.log)
        assert any("tokens.json cannot be used" in text for text in studio.simulation.status_messages)

    @pytest.mark.parametrize("security", ["[security]\ndefault_role = 'raed'\n", "[securty]\ndefault_role = 'read'\n"])
    def test_settings_of_security_that_are_misspelt_let_nobody_in_without_a_token(self, folder, token, security):
        (folder / "alive.toml").write_text(
            "[transports.tcp_json]\nport = 0\n[transports.line_commands]\nport = 0\n[transports.osc]\nenabled = false\n"
            + security,
            encoding="utf-8",
        )

        class FromFile(Studio):
            def __enter__(self):
                self.simulation.__enter__()
                self.script = self.simulation.host(
                    lambda live: compose(live, settings_beside(folder, live), clock=self._clock, folder=folder)
                )
                self.port = self.port_of("tcp_json")
                return self

        with FromFile({}) as studio:
            assert studio.connect().refused("ping") == "unauthenticated"
            words = "Until that is mended, nobody may do anything without a token."
            assert any(words in text for text in studio.simulation.status_messages)
            assert any(words in line for line in studio.simulation.log)
            secret = token(Role.EDIT)
            studio.tick(1.1)
            studio.connect().do("authenticate", token=secret)


class TestAudit:
    @pytest.fixture
    def entries(self, folder):
        return lambda: [json.loads(line) for line in (folder / "audit.jsonl").read_text(encoding="utf-8").splitlines()]

    def test_every_change_is_there_with_who_and_what_and_no_read_is(self, open_studio, token, entries):
        secret = token(Role.EDIT)
        studio = open_studio()
        client = studio.connect()
        client.do("authenticate", token=secret)
        client.do("hello", client="my tool")
        client.do("get_session_info")
        client.do("rename_track", track_index=1, name="Bass", id="r1")
        client.do("create_midi_clip", track_index=0, scene_index=2)
        client.do("start_playback")
        client.refused("delete_track", track_index=99)
        client.refused("call_method", object="", method="undo")
        client.do("batch", commands=[{"action": "mute_track", "track_index": 0}], label="Quiet")
        TextClient(studio, b"AUTH:" + secret.encode() + b"\nSCROLL_TO_TOP\n").replies(2)
        studio.tick(0.1)
        assert [(each["action"], each["outcome"]) for each in entries()] == [
            ("authenticate", "ok"),
            ("rename_track", "ok"),
            ("create_midi_clip", "ok"),
            ("start_playback", "ok"),
            ("delete_track", "not_found"),
            ("call_method", "not_allowed"),
            ("batch", "ok"),
            ("authenticate", "ok"),
            ("scroll_to_top", "ok"),
        ]
        renamed, clip, played = entries()[1:4]
        assert (renamed["label"], renamed["token"], renamed["role"], renamed["on"], renamed["request"]) == (
            "my tool", "edit 1", "edit", {"track_index": 1}, "r1",
        )  # fmt: skip
        assert clip["on"] == {"track_index": 0, "scene_index": 2}
        assert played["ms"] > 5, "Live shows it one tick later"

    @pytest.mark.parametrize("arguments", [False, True])
    def test_it_has_no_token_and_note_data_only_where_that_is_asked_for(
        self, open_studio, token, entries, folder, arguments
    ):
        secret = token(Role.EDIT)
        studio = open_studio(audit_arguments=arguments)
        client = studio.connect()
        client.refused("authenticate", token=secret[:-1])
        client.do("authenticate", token=secret)
        client.do("create_midi_clip", track_index=0, scene_index=0)
        client.do("add_notes", track_index=0, scene_index=0, notes=[{"pitch": 61, "start": 0.25}])
        studio.tick(0.1)
        text = (folder / "audit.jsonl").read_text(encoding="utf-8")
        assert secret[:-1] not in text
        assert ("0.25" in text) is arguments
        assert entries()[-1]["action"] == "add_notes"

    def test_what_was_done_last_is_there_when_the_script_ends(self, folder, entries):
        with Studio({}, folder) as studio:
            client = studio.connect()
            for bpm in range(60, 160):
                client.send(b'{"action":"set_tempo","bpm":%d}\n' % bpm)
            for _ in range(100):
                client.reply()
        assert len(entries()) == 100

    def test_it_can_be_switched_off(self, open_studio, folder):
        studio = open_studio(audit=False)
        studio.connect().do("set_tempo", bpm=90)
        studio.tick(0.1)
        assert not (folder / "audit.jsonl").exists()

    def test_a_file_that_cannot_be_written_stops_nothing(self, open_studio, folder):
        (folder / "audit.jsonl").mkdir()
        studio = open_studio()
        client = studio.connect()
        for bpm in (90, 91):
            client.do("set_tempo", bpm=bpm)
            studio.tick(6)
        assert client.do("get_stats")["faults"] == 0
        assert sum("The audit log cannot be written" in line for line in studio.simulation.log) == 1


class TestOtherComputers:
    EVERY = "0.0.0.0"  # noqa: S104 - that it is refused is the point

    def test_without_a_token_no_other_address_is_listened_on_and_the_rest_works(self, folder):
        with Studio({"transports.line_commands.host": self.EVERY}, folder) as studio:
            assert studio.connect().do("get_stats")["transports"]["line_commands"]["open"] is False
            words = "line_commands cannot listen: on 0.0.0.0 the whole network could control Live"
            assert any(words in line for line in studio.simulation.log)
            assert any("there is no token" in text for text in studio.simulation.status_messages)

    def test_once_there_is_a_token_it_is_listened_on(self, folder, token):
        with Studio({"transports.line_commands.host": self.EVERY}, folder) as studio:
            secret = token(Role.ADMIN)
            studio.tick(6)
            client = studio.connect()
            client.do("authenticate", token=secret)
            assert client.do("get_stats")["transports"]["line_commands"]["open"] is True

    def test_whoever_comes_from_elsewhere_needs_a_token_whatever_the_default(self, folder, token, monkeypatch):
        secret = token(Role.READ)
        settings = {"transports.tcp_json.host": self.EVERY, "security.token_required": False}
        with Studio(settings, folder) as studio:
            assert studio.connect().do("hello")["role"] == "admin"
            elsewhere = _from_elsewhere(studio, monkeypatch)
            assert elsewhere.refused("ping") == "unauthenticated"
            elsewhere.do("authenticate", token=secret)
            assert elsewhere.refused("set_tempo", bpm=90) == "not_allowed"


def _from_elsewhere(studio, monkeypatch):
    """A client with an address of the network, which not every machine that runs this has."""
    usual = TcpJsonTransport.connection
    monkeypatch.setattr(
        TcpJsonTransport,
        "connection",
        lambda self, client, _peer, host, siblings: usual(self, client, "192.168.1.5:50000", host, siblings),
    )
    client = studio.connect()
    studio.tick()
    monkeypatch.undo()
    return client
