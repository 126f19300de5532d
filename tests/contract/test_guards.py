"""What guards a request: dry_run, expect, idempotency keys, the session id, cancel; and who is connected."""

import json

import pytest

from alive.application import batch_plan


@pytest.fixture
def bass(client):
    return client.do("create_midi_track", name="Bass")["track_id"]


class TestDryRun:
    def test_it_answers_what_would_be_acted_on_and_changes_nothing(self, studio, client, bass):
        reply = client.do("rename_track", track_index=bass, name="Lead", dry_run=True)
        assert (reply["dry_run"], reply["action"], reply["effect"]) == (True, "rename_track", "edit")
        (target,) = reply["targets"]
        assert (target["parameter"], target["kind"], target["path"]) == ("track_index", "track", "tracks/4")
        assert (target["object_id"], target["values"]["name"]) == (bass, "Bass")
        assert studio.song.tracks[4].name == "Bass"

    def test_the_song_is_the_target_of_what_names_nothing(self, studio, client):
        (target,) = client.do("set_tempo", bpm=99, dry_run=True)["targets"]
        assert (target["parameter"], target["kind"], target["path"], target["values"]["tempo"]) == (
            None,
            "song",
            "",
            120,
        )
        assert studio.song.tempo == 120.0

    def test_a_track_named_for_what_is_on_it_is_no_target(self, client):
        client.do("create_midi_clip", track_index=0, scene_index=0)
        (target,) = client.do("set_clip_name", track_index=0, scene_index=0, name="Riff", dry_run=True)["targets"]
        assert (target["kind"], target["path"]) == ("clip", "tracks/0/clip_slots/0/clip")

    def test_a_batch_is_read_whole_and_not_carried_out(self, studio, client):
        good = [{"action": "mute_track", "track_index": 1}, {"action": "create_scene"}]
        reply = client.do("batch", commands=good, dry_run=True)
        assert [target["path"] for target in reply["targets"]] == ["tracks/1", ""]
        assert client.refused("batch", commands=[*good, {"action": "set_tempo"}], dry_run=True) == "invalid_argument"
        assert (studio.song.tracks[1].mute, len(studio.song.scenes)) == (False, 8)

    def test_a_long_batch_is_read_while_others_have_their_turns(self, studio, client, monkeypatch):
        monkeypatch.setattr(
            "alive.application.timed_pace.SLICE", 1e-5
        )  # on a clock on which a look takes a microsecond
        other = studio.connect()
        other.do("ping")
        commands = [{"action": "set_tempo", "bpm": 60 + index} for index in range(500)]
        read, read_one = [], batch_plan._step
        monkeypatch.setattr(
            batch_plan, "_step", lambda position, *rest: read.append(position) or read_one(position, *rest)
        )
        client.send(json.dumps({"action": "batch", "commands": commands, "dry_run": True}).encode() + b"\n")
        while not read:
            studio.tick(0.01)
        assert len(read) < 500
        other.send(b'{"action":"ping"}\n')
        assert other.reply()["ok"]
        assert len(client.reply()["targets"]) == 500

    def test_what_could_not_be_done_is_refused(self, client):
        assert client.refused("set_tempo", bpm=5, dry_run=True) == "invalid_argument"
        assert client.refused("delete_track", track_index=99, dry_run=True) == "not_found"
        assert client.refused("freeze_track", track_index=0, dry_run=True) == "unsupported_by_live"


class TestExpect:
    def test_what_holds_lets_it_run(self, studio, client, bass):
        client.do("delete_track", track_index=4, expect={"name": "Bass", "mute": False})
        assert len(studio.song.tracks) == 4

    @pytest.mark.parametrize("wrong", [{"name": "bass"}, {"name": "Bass", "mute": True}, {"mute": 0}, {"name": None}])
    def test_what_does_not_hold_changes_nothing(self, studio, client, bass, wrong):
        reply = client.ask("delete_track", track_index=4, expect=wrong)
        assert reply["code"] == "precondition_failed"
        assert len(studio.song.tracks) == 5

    def test_the_error_says_what_is(self, client):
        reply = client.ask("set_tempo", bpm=90, expect={"tempo": 121})
        assert reply["details"]["shown"] == {"tempo": 120.0}

    def test_a_property_that_is_not_there_is_no_failed_expectation(self, studio, client):
        assert client.refused("set_tempo", bpm=90, expect={"tmpo": 120}) == "invalid_argument"
        assert studio.song.tempo == 120.0

    @pytest.mark.parametrize("name", ["_live_ptr", "__class__", "create_midi_track", "Tempo"])
    def test_only_public_properties_can_be_expected(self, client, name):
        reply = client.ask("set_tempo", bpm=90, expect={name: 1})
        assert (reply["code"], reply["details"]["problems"][0]["path"]) == ("invalid_argument", f"expect.{name}")

    def test_a_list_can_be_expected(self, client):
        client.do("set_tempo", bpm=90, expect={"scale_intervals": [0, 2, 4, 5, 7, 9, 11]})
        assert client.refused("set_tempo", bpm=90, expect={"scale_intervals": [0, 2, 4]}) == "precondition_failed"


class TestIdempotencyKey:
    def test_a_repeat_gets_the_first_reply_and_runs_nothing(self, studio, client):
        first = client.do("create_midi_track", idempotency_key="k")
        again = client.do("create_midi_track", idempotency_key="k")
        assert again == {**first, "replayed": True}
        assert len(studio.song.tracks) == 5

    def test_it_counts_for_another_connection_too(self, studio, client):
        client.send(b'{"action":"create_midi_track","idempotency_key":"k"}\n')
        client.reply()
        client.close()
        assert studio.connect().do("create_midi_track", idempotency_key="k")["replayed"]
        assert len(studio.song.tracks) == 5

    def test_what_ran_is_remembered_although_its_client_left_before_the_reply(self, studio, client):
        client.send(b'{"action":"start_playback","idempotency_key":"k"}\n')
        studio.tick(0.011)
        client.close()
        studio.tick(1.0)
        assert studio.song.is_playing
        assert studio.connect().do("start_playback", idempotency_key="k")["replayed"]

    def test_a_repeat_while_the_first_still_runs_waits_for_it(self, studio, client):
        other = studio.connect()
        line = b'{"action":"start_playback","idempotency_key":"k"}\n'
        client.send(line)
        other.send(line)
        replies = [client.reply(), other.reply()]
        assert [reply.pop("replayed", False) for reply in replies] == [False, True]
        assert replies[0] == replies[1]

    def test_the_same_key_for_something_else_is_a_conflict(self, studio, client):
        client.do("set_tempo", bpm=90, idempotency_key="k")
        assert client.refused("set_tempo", bpm=91, idempotency_key="k") == "idempotency_conflict"
        assert studio.song.tempo == 90.0

    def test_what_live_refused_is_remembered(self, client):
        assert client.refused("create_midi_clip", track_index=2, scene_index=0, idempotency_key="k") == "live_rejected"
        assert client.ask("create_midi_clip", track_index=2, scene_index=0, idempotency_key="k")["replayed"]

    def test_what_never_ran_is_not(self, studio, client):
        assert client.refused("set_tempo", bpm=90, idempotency_key="k", expect={"tempo": 1}) == "precondition_failed"
        assert client.refused("set_tempo", bpm=5, idempotency_key="k") == "invalid_argument"
        client.do("set_tempo", bpm=90, idempotency_key="k")
        assert studio.song.tempo == 90.0

    def test_what_was_refused_before_it_ran_is_not(self, studio, client):
        gone = {"action": "mute_track", "track_index": "track#9.0000"}
        for wrong in ({"action": "set_tempo", "bpm": 5}, gone, {"action": "freeze_track", "track_index": 0}):
            assert not client.ask("batch", commands=[wrong], idempotency_key="k")["ok"]
        client.do("batch", commands=[{"action": "set_tempo", "bpm": 90}], idempotency_key="k")
        assert client.refused("freeze_track", track_index=0, idempotency_key="f") == "unsupported_by_live"
        client.do("set_tempo", bpm=91, idempotency_key="f")
        assert studio.song.tempo == 91.0

    def test_a_repeat_makes_nothing_be_forgotten(self, studio, client, monkeypatch):
        monkeypatch.setattr("alive.application.guards.MOST_REMEMBERED", 3)
        for key in "abc":
            client.do("create_midi_track", idempotency_key=key)
        assert [client.do("create_midi_track", idempotency_key=key).get("replayed") for key in "abc"] == [True] * 3
        client.do("create_midi_track", idempotency_key="d")
        assert len(studio.song.tracks) == 8
        assert "replayed" not in client.do("create_midi_track", idempotency_key="a")

    def test_what_still_runs_is_not_forgotten_for_others(self, studio, client, monkeypatch):
        monkeypatch.setattr("alive.application.guards.MOST_REMEMBERED", 2)
        other = studio.connect()
        other.do("ping")
        client.send(b'{"action":"start_playback","idempotency_key":"k"}\n')
        for key in "abc":
            other.send(b'{"action":"mute_track","track_index":0,"idempotency_key":"%b"}\n' % key.encode())
        other.send(b'{"action":"start_playback","idempotency_key":"k"}\n')
        assert [other.reply()["ok"] for _ in "abc"] == [True] * 3
        assert other.reply()["replayed"]

    def test_a_read_is_read_anew(self, client):
        client.do("get_session_info", idempotency_key="k")
        client.do("set_tempo", bpm=90)
        assert client.do("get_session_info", idempotency_key="k")["tempo"] == 90.0


class TestSession:
    def test_a_request_of_this_session_runs(self, studio, client):
        client.do("set_tempo", bpm=90, session=client.do("hello")["session"])
        assert studio.song.tempo == 90.0

    def test_one_of_another_does_not(self, studio, client):
        reply = client.ask("set_tempo", bpm=90, session="0badcafe")
        assert (reply["code"], reply["details"]["session"]) == ("outcome_unknown", client.do("hello")["session"])
        assert studio.song.tempo == 120.0


class TestCancel:
    def test_what_has_not_started_never_runs(self, studio, client):
        client.send(
            b'{"action":"start_playback"}\n{"action":"set_tempo","bpm":90,"id":7}\n{"action":"set_tempo","bpm":91,"id":"x"}\n'
            b'{"action":"cancel","request":7}\n'
        )
        replies = [client.reply() for _ in range(4)]
        assert [reply.get("code") for reply in replies] == [None, "cancelled", None, None]
        assert (replies[1]["id"], replies[3]["cancelled"]) == (7, True)
        assert studio.song.tempo == 91.0

    def test_what_has_started_goes_on(self, studio, client):
        client.send(b'{"action":"start_playback","id":1}\n')
        studio.tick()
        client.send(b'{"action":"cancel","request":1}\n')
        assert [client.reply()["ok"], client.reply()["cancelled"]] == [True, False]
        assert client.do("set_tempo", bpm=90, id=1)["bpm"] == 90.0, "an id that is used again is not cancelled"

    def test_what_waits_for_another_clients_change_has_not_started(self, studio, client):
        other = studio.connect()
        other.do("ping")
        client.do("ping")
        other.send(b'{"action":"create_locator","time_in_beats":8}\n')
        studio.tick(0.0101)
        client.send(b'{"action":"set_tempo","bpm":90,"id":7}\n')
        studio.tick(0.0101)
        client.send(b'{"action":"cancel","request":7}\n')
        assert (client.reply().get("code"), client.reply()["cancelled"]) == ("cancelled", True)
        assert studio.song.tempo == 120.0

    @pytest.mark.parametrize("mistake", ['"x":1', '"idempotency_key":"k"', '"timeout_ms":0', '"id":[]'])
    def test_with_a_mistake_it_withdraws_nothing_and_leaves_no_trace(self, studio, client, mistake):
        cancel = b'{"action":"cancel","request":7,%b}\n' % mistake.encode()
        client.send(b'{"action":"start_playback"}\n{"action":"set_tempo","bpm":90,"id":7}\n' + cancel)
        assert [client.reply()["ok"] for _ in range(3)] == [True, True, False]
        client.do("set_tempo", bpm=91, id=7)
        assert studio.song.tempo == 91.0

    def test_a_second_one_says_nothing_of_the_first(self, client):
        client.send(
            b'{"action":"start_playback"}\n{"action":"ping","id":7}\n{"action":"cancel","request":7}\n'
            b'{"action":"cancel","request":7}\n{"action":"ping","id":7}\n'
        )
        replies = [client.reply() for _ in range(5)]
        assert [reply["ok"] for reply in replies] == [True, False, True, True, True]
        assert [replies[2]["cancelled"], replies[3]["cancelled"]] == [True, False]

    def test_lines_that_wait_are_looked_at_once(self, studio, client, monkeypatch):
        """A client that adds to what waits byte by byte must not have all of it read each time."""
        looked = []
        monkeypatch.setattr("alive.adapters.transport.session._withdrawn_by", looked.append)
        client.send(b'{"action":"start_playback"}\n' + b'{"action":"cancel","request":7}\n' * 20)
        for _ in range(5):
            studio.tick(0.0101)
            client.send(b" ")
        assert len([client.reply() for _ in range(21)]) == 21
        assert 19 <= len(looked) <= 20

    def test_only_an_id_can_be_given(self, client):
        assert client.refused("cancel", request=1.5) == "invalid_argument"
        assert client.refused("cancel") == "invalid_argument"

    def test_the_requests_of_others_are_not_its_own(self, studio, client):
        other = studio.connect()
        other.send(b'{"action":"start_playback"}\n{"action":"set_tempo","bpm":90,"id":7}\n')
        client.send(b'{"action":"cancel","request":7}\n')
        assert client.reply()["cancelled"] is False
        assert other.reply()["ok"]
        assert other.reply()["bpm"] == 90.0


class TestClients:
    def test_hello_names_the_client_and_tells_the_session(self, client):
        reply = client.do("hello", client="my tool 1.2")
        assert reply["session"] == client.do("capabilities")["session"]
        assert (reply["role"], reply["max_frame_bytes"], reply["live_version"]) == ("admin", 262_144, "12.3.6")
        (listed,) = client.do("list_clients")["clients"]
        assert (listed["client"], listed["label"], listed["is_you"]) == (reply["client"], "my tool 1.2", True)

    def test_a_client_can_be_disconnected(self, studio, client):
        other = studio.connect()
        name = other.do("hello")["client"]
        client.do("disconnect_client", client=name)
        assert other.is_closed()
        assert client.do("list_clients")["count"] == 1
        assert client.refused("disconnect_client", client=name) == "not_found"

    def test_what_is_about_the_connection_takes_no_guards(self, client):
        assert client.refused("hello", idempotency_key="k") == "invalid_request"


def test_other_clients_changes_wait_for_what_writes_over_several_ticks_and_reads_do_not(studio, client):
    """A locator moves the playhead, waits, sets it, and moves back: nobody may write in between."""
    other = studio.connect()
    other.do("hello")
    client.send(json.dumps({"action": "create_locator", "time_in_beats": 8}).encode() + b"\n")
    studio.tick(0.0101)
    other.send(b'{"action":"get_current_time"}\n{"action":"set_tempo","bpm":90}\n')
    order = []
    for _ in range(100):
        studio.tick(0.002)
        for name, connection in (("locator", client), ("other", other)):
            while (line := connection.poll()) is not None:
                order.append((name, line["ok"]))
        if len(order) == 3:
            break
    assert order[0] == ("other", True)
    assert order.index(("locator", True)) < 2
    assert studio.song.tempo == 90.0
    assert [point.time for point in studio.song.cue_points] == [8.0]


def test_of_answers_that_are_too_long_to_be_kept_only_that_they_were_given_is(monkeypatch, studio, client):
    monkeypatch.setattr("alive.application.guards.MOST_ITEMS_REMEMBERED", 5)
    commands = [{"action": "set_tempo", "bpm": 90}] * 4
    for key in ("first", "second"):
        client.do("batch", commands=commands, idempotency_key=key)
    client.do("set_tempo", bpm=120)
    assert client.do("batch", commands=commands, idempotency_key="second")["replayed"]
    again = client.ask("batch", commands=commands, idempotency_key="first")
    assert (again["code"], again["replayed"]) == ("outcome_unknown", True)
    assert studio.song.tempo == 120.0
