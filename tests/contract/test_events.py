"""Events on a connection: what changes in Live, numbered, with absolute values, and nothing lost unsaid."""

import itertools

import pytest

from alive.application import event_log


@pytest.fixture
def watcher(studio):
    studio.tick(0.1)
    return studio.connect()


def lines(studio, connection, seconds=0.2):
    """The lines that come within a while, heartbeats left out."""
    found = []
    for _ in range(round(seconds / 0.01)):
        studio.tick()
        while (line := connection.poll()) is not None:
            found.append(line)
    return [line for line in found if line.get("event") != "heartbeat"]


def person(studio, act):
    studio.simulation.call(act)


class TestSubscriptions:
    def test_a_change_by_a_person_comes_as_an_event(self, studio, watcher):
        begun = watcher.do("subscribe", topics=["track.renamed"])
        person(studio, lambda: setattr(studio.song.tracks[1], "name", "Bass"))
        (line,) = lines(studio, watcher)
        assert (line["event"], line["track_index"], line["name"]) == ("track.renamed", 1, "Bass")
        assert (line["n"], line["seq"], line["subscription"]) == (0, begun["seq"], begun["subscription"])
        assert line["track_id"] == watcher.do("get_track_info", track_index=1)["track_id"]

    def test_only_what_was_asked_for_comes(self, studio, watcher):
        watcher.do("subscribe", topics=["transport.*"])
        person(studio, lambda: setattr(studio.song.tracks[1], "name", "Bass"))
        person(studio, lambda: setattr(studio.song, "tempo", 90))
        assert [line["event"] for line in lines(studio, watcher)] == ["transport.tempo"]

    def test_values_at_the_start_come_first(self, studio, watcher):
        watcher.do("subscribe", topics=["transport.tempo", "track.renamed"], initial=True)
        first = lines(studio, watcher)
        assert {line["event"] for line in first} == {"transport.tempo", "track.renamed"}
        assert [line["name"] for line in first if "name" in line][:4] == ["1-MIDI", "2-MIDI", "3-Audio", "4-Audio"]
        assert [line["n"] for line in first] == list(range(len(first)))

    def test_to_look_for_the_few_that_are_wanted_does_not_take_one_turn(self, studio, watcher, monkeypatch):
        monkeypatch.setattr("alive.application.subscriptions.STATES_AT_ONCE", 3)
        watcher.do("subscribe", topics=["scene.renamed"], initial=True)
        studio.tick(0.001)
        begun = watcher.poll()
        assert begun is None, "tracks and their slots are looked through first"
        assert len([line for line in lines(studio, watcher) if line["event"] == "scene.renamed"]) == 8

    def test_the_reply_comes_before_the_events_it_caused(self, studio, watcher):
        watcher.do("subscribe", topics=["*"])
        watcher.send(b'{"action":"set_tempo","bpm":90,"id":1}\n')
        seen = lines(studio, watcher)
        assert seen[0]["id"] == 1
        assert [line["event"] for line in seen[1:]] == ["transport.tempo"]

    def test_a_change_that_a_client_made_tells_which(self, studio, client, watcher):
        watcher.do("subscribe", topics=["transport.tempo"])
        name = client.do("hello")["client"]
        client.do("set_tempo", bpm=90, id="r7")
        (line,) = lines(studio, watcher)
        assert line["origin"] == {"client": name, "request": "r7"}

    def test_what_is_slow_to_move_comes_at_most_as_often_as_declared_and_its_last_value_always(self, studio, watcher):
        watcher.do("subscribe", topics=["track.volume"])
        fader = studio.song.tracks[0].mixer_device.volume
        seen = []
        for step in range(100):
            person(studio, lambda value=step / 100: setattr(fader, "value", value))
            seen += lines(studio, watcher, 0.01)
        seen += lines(studio, watcher)
        times = [line["time"] for line in seen]
        assert min(later - earlier for earlier, later in itertools.pairwise(times)) >= 0.05
        assert seen[-1]["volume"] == pytest.approx(0.99)
        assert 15 <= len(seen) <= 21

    def test_a_topic_that_there_is_not_is_refused(self, watcher):
        assert watcher.refused("subscribe", topics=["track.nme"]) == "invalid_argument"
        assert watcher.refused("subscribe", topics=[]) == "invalid_argument"

    def test_it_ends_when_told(self, studio, watcher):
        name = watcher.do("subscribe", topics=["*"])["subscription"]
        watcher.do("unsubscribe", subscription=name)
        person(studio, lambda: setattr(studio.song, "tempo", 90))
        assert lines(studio, watcher) == []
        assert watcher.refused("unsubscribe", subscription=name) == "not_found"

    def test_it_ends_with_its_connection(self, studio, client, watcher):
        watcher.do("subscribe", topics=["track.meter"])
        studio.tick(0.1)
        with_meters = client.do("get_observers")["listener_count"]
        watcher.close()
        studio.tick(0.2)
        assert client.do("get_observers")["listener_count"] < with_meters

    def test_silence_is_broken_once_a_second(self, studio, watcher):
        watcher.do("subscribe", topics=["*"])
        studio.tick(3.5)
        beats = []
        while (line := watcher.poll()) is not None:
            beats.append(line)
        assert [line["event"] for line in beats] == ["heartbeat"] * 3
        assert [line["n"] for line in beats] == [0, 1, 2]

    def test_the_end_of_the_session_is_told(self, studio, watcher):
        session = watcher.do("subscribe", topics=["*"])["session"]
        studio.simulation.open_new_set()
        said = []
        while (line := watcher.poll()) is not None:
            said.append(line)
        assert said[-1]["event"] == "session.ended"
        assert said[-1]["session"] == session

    def test_who_does_not_read_is_told_what_was_lost(self, studio, watcher, monkeypatch):
        monkeypatch.setattr(event_log, "MOST_WAITING", 5)
        watcher.do("subscribe", topics=["track.renamed"])
        for receiver in studio.script.instance._publishing._log.receivers:
            receiver._capacity = 3

        def rename_all():
            for index, track in enumerate(studio.song.tracks):
                track.name = f"T{index}"

        person(studio, rename_all)
        seen = lines(studio, watcher)
        assert seen[0]["event"] == "events.lost"
        assert seen[0]["lost"] == 3
        assert [line["name"] for line in seen[1:]] == ["T3"]
        assert [line["n"] for line in seen] == [0, 1]


class TestObserve:
    def test_any_property_of_any_object(self, studio, watcher):
        watcher.do("create_midi_clip", track_index=0, scene_index=0)
        begun = watcher.do("observe", object="tracks/0/clip_slots/0/clip", property="end_marker")
        assert begun["value"] == 4.0
        person(studio, lambda: setattr(studio.song.tracks[0].clip_slots[0].clip, "end_marker", 3.0))
        (line,) = lines(studio, watcher)
        assert (line["event"], line["property"], line["value"]) == ("object.property", "end_marker", 3.0)
        assert line["observation"] == begun["observation"]
        watcher.do("unobserve", observation=begun["observation"])
        person(studio, lambda: setattr(studio.song.tracks[0].clip_slots[0].clip, "end_marker", 2.0))
        assert lines(studio, watcher) == []

    def test_a_listener_without_a_property(self, studio, watcher):
        watcher.do("create_midi_clip", track_index=0, scene_index=0)
        watcher.do("observe", object="tracks/0/clip_slots/0/clip", property="notes")
        watcher.do("add_notes", track_index=0, scene_index=0, notes=[{"pitch": 60}])
        assert [line["value"] for line in lines(studio, watcher) if "event" in line] == [None]

    def test_a_listener_that_takes_an_argument(self, studio, watcher):
        begun = watcher.do("observe", object="application/view", property="is_view_visible(Browser)")
        watcher.do("call_method", object="application/view", method="hide_view", arguments=["Browser"])
        changed = [line["value"] for line in lines(studio, watcher) if "event" in line]
        assert changed == ([] if begun["value"] is False else [False])

    def test_what_live_does_not_call_back_for_is_refused(self, watcher):
        reply = watcher.ask("observe", object="tracks/0", property="nam")
        assert reply["code"] == "invalid_argument"
        assert "name" in reply["error"]


class TestState:
    def test_the_state_is_all_that_is_observed(self, studio, watcher):
        state = watcher.do("get_state")
        objects = {each["object_id"]: each for each in state["objects"]}
        song = objects["song"]
        assert song["properties"]["transport.tempo"] == 120.0
        names = [objects[track]["properties"]["track.renamed"] for track in song["children"]["tracks"]]
        assert names == ["1-MIDI", "2-MIDI", "3-Audio", "4-Audio"]
        assert all(each["parent"] is None or each["parent"] in objects for each in state["objects"])

    def test_sync_answers_when_everything_is_published(self, studio, watcher):
        watcher.do("subscribe", topics=["transport.playing"])
        watcher.send(b'{"action":"start_playback"}\n{"action":"sync","id":9}\n')
        seen = lines(studio, watcher)
        assert [line.get("event") or line.get("id") for line in seen[1:]] in (
            ["transport.playing", 9],
            [9, "transport.playing"],
        )
        assert watcher.do("sync")["seq"] >= seen[-1].get("seq", 0)


def test_what_is_attached_is_what_is_there(studio, watcher):
    watcher.do("create_midi_clip", track_index=0, scene_index=0)
    studio.tick(0.1)
    reply = watcher.do("get_observers", details=True)
    assert (reply["running"], reply["complete"], reply["unobservable"]) == (True, True, [])
    assert reply["by_kind"]["track"] == 7
    assert reply["by_kind"]["clip_slot"] == 32
    assert reply["by_kind"]["clip"] == 1
    assert len({each["path"] for each in reply["objects"]}) == reply["count"]
