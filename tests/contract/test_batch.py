"""Many commands in one request."""

import json

import pytest
from whole_song import song_batch

from alive.adapters.liveapi.journal import BatchJournal
from tests.cases.picture import differences, picture, without_selection

FAILS = {"action": "mute_track", "track_index": "master"}
"""The main track cannot be muted, and only Live says so."""


def setting(thing, name, value):
    return {"action": "set_property", "object": thing, "property": name, "value": value}


# Two doors to one and the same thing of Live.
MUTED = setting("tracks/1", "mute", True)
ACTIVATED, DEACTIVATED = (setting("tracks/1/mixer_device/track_activator", "value", value) for value in (1, 0))
TEMPO, SONG_TEMPO = setting("", "tempo", 90), setting("master_track/mixer_device/song_tempo", "value", 99)


def changed(studio, before):
    studio.tick(0.1)
    return without_selection(differences(before, picture(studio.song)))


def users_edit(studio):
    studio.simulation.call(lambda: setattr(studio.song.scenes[7], "name", "the user's"))


class TestAtomic:
    def test_all_commands_run_and_each_has_its_reply(self, studio, client):
        reply = client.do(
            "batch",
            commands=[
                {"action": "set_tempo", "bpm": 90},
                {"action": "get_session_info"},
                {"action": "mute_track", "track_index": 1},
            ],
        )
        assert [result["ok"] for result in reply["results"]] == [True, True, True]
        assert (reply["count"], reply["completed"], reply["atomic"]) == (3, True, True)
        assert reply["results"][1]["tempo"] == 90.0
        assert (studio.song.tempo, studio.song.tracks[1].mute) == (90.0, True)

    def test_a_later_command_takes_fields_of_earlier_results(self, studio, client):
        client.do(
            "batch",
            commands=[
                {"action": "create_midi_track", "name": "$$0.x"},
                {"action": "create_midi_clip", "track_index": "$0.track_id", "scene_index": 2},
                {"action": "add_notes", "track_index": "$0.track_index", "scene_index": 2, "notes": [{"pitch": 36}]},
            ],
        )
        assert studio.song.tracks[4].name == "$0.x"
        assert len(studio.song.tracks[4].clip_slots[2].clip.get_all_notes_extended()) == 1

    def test_it_is_one_undo_step(self, studio, client):
        users_edit(studio)
        before = picture(studio.song)
        client.do(
            "batch",
            commands=[
                {"action": "create_midi_clip", "track_index": 0, "scene_index": 0},
                {"action": "add_notes", "track_index": 0, "scene_index": 0, "notes": [{"pitch": 36}]},
                {"action": "set_tempo", "bpm": 90},
            ],
        )
        client.do("undo")
        assert changed(studio, before) == {}

    def test_nothing_comes_in_between(self, studio, client):
        other = studio.connect()
        other.do("ping")
        commands = [{"action": "set_tempo", "bpm": 60 + index} for index in range(400)]
        client_request = {"action": "batch", "commands": commands}
        client.send(json.dumps(client_request).encode() + b"\n")
        other.send(b'{"action":"get_session_info"}\n')
        assert other.reply()["tempo"] in {120.0, 459.0}
        assert client.reply()["turns"] == 1

    def test_what_live_shows_late_is_waited_for(self, studio, client):
        reply = client.do("batch", commands=[{"action": "start_playback"}, {"action": "set_tempo", "bpm": 90}])
        assert reply["results"][0]["is_playing"] is True
        assert studio.song.is_playing

    @pytest.mark.parametrize(
        ("commands", "path"),
        [
            ([{"bpm": 90}], "commands.0.action"),
            ([{"action": "ping"}, {"action": "set_tmpo"}], "commands.1.action"),
            ([{"action": "set_tempo", "bpm": 5}], "commands.0.bpm"),
            ([{"action": "set_tempo"}], "commands.0.bpm"),
            ([{"action": "set_tempo", "bpm": 90, "timeout_ms": 5}], "commands.0.timeout_ms"),
            ([{"action": "batch", "commands": [{"action": "ping"}]}], "commands.0.action"),
            ([{"action": "hello"}], "commands.0.action"),
            ([{"action": "create_locator", "time_in_beats": 4}], "commands.0.action"),
            ([{"action": "undo"}], "commands.0.action"),
            ([{"action": "rename_track", "track_index": 0, "name": "$0.name"}], "commands.0.name"),
            ([{"action": "ping"}, {"action": "rename_track", "track_index": 0, "name": "$0.nme"}], "commands.1.name"),
            ([{"action": "delete_scene", "scene_index": 0}, {"action": "set_tempo", "bpm": 90}], "commands.0.action"),
        ],
    )  # fmt: skip
    def test_what_is_wrong_is_told_before_anything_runs(self, studio, client, commands, path):
        before = picture(studio.song)
        reply = client.ask("batch", commands=[{"action": "set_tempo", "bpm": 99}, *commands])
        position = int(path.split(".")[1]) + 1
        wanted = path.replace(f"commands.{position - 1}", f"commands.{position}", 1)
        if "$0" in str(commands):
            reply = client.ask("batch", commands=commands)
            wanted = path
        assert reply["code"] == "invalid_argument", reply
        assert wanted in [problem["path"] for problem in reply["details"]["problems"]]
        assert changed(studio, before) == {}

    def test_what_is_not_there_is_told_before_anything_runs(self, studio, client):
        reply = client.ask(
            "batch",
            commands=[
                {"action": "delete_track", "track_index": "track#99.0000"},
                {"action": "delete_scene", "scene_index": 1},
            ],
        )
        assert (reply["code"], reply["details"]["failed"]) == ("not_found", 0)
        assert len(studio.song.scenes) == 8

    def test_what_live_cannot_do_is_told_before_anything_runs(self, studio, client):
        reply = client.ask(
            "batch", commands=[{"action": "set_tempo", "bpm": 90}, {"action": "freeze_track", "track_index": 0}]
        )
        assert (reply["code"], reply["details"]["failed"]) == ("unsupported_by_live", 1)
        assert studio.song.tempo == 120.0


class TestFailure:
    @pytest.mark.parametrize(
        "commands",
        [
            [{"action": "set_tempo", "bpm": 90}],
            [{"action": "mute_track", "track_index": 0}, {"action": "mute_track", "track_index": 1}],
            [{"action": "arm_track", "track_index": 0}, {"action": "solo_track", "track_index": 1}],
            [{"action": "set_track_volume", "track_index": 0, "volume": 0.1}],
            [{"action": "set_track_volume", "track_index": "master", "volume": 0.1}],
            [{"action": "set_track_send", "track_index": 0, "send_index": 1, "value": 0.3}],
            [{"action": "rename_track", "track_index": 0, "name": "Bass"}],
            [{"action": "create_midi_track", "name": "x"}, {"action": "mute_track", "track_index": "$0.track_index"}],
            [{"action": "create_return_track"}, {"action": "create_scene", "name": "x"}],
            [{"action": "duplicate_track", "track_index": 0}],
            [
                {"action": "create_midi_clip", "track_index": 0, "scene_index": 0},
                {"action": "add_notes", "track_index": 0, "scene_index": 0, "notes": [{"pitch": 36}]},
            ],
            [{"action": "start_playback"}],
            [{"action": "jump_to_time", "time_in_beats": 8}],
            [{"action": "set_track_color", "track_index": 0, "color_index": 3}, {"action": "set_tempo", "bpm": 33}],
            [MUTED, ACTIVATED], [DEACTIVATED, MUTED], [TEMPO, SONG_TEMPO], [SONG_TEMPO, TEMPO],
        ],
        ids=lambda commands: "+".join(command["action"] for command in commands),
    )  # fmt: skip
    def test_everything_is_as_it_was_and_the_users_edit_is_still_there(self, studio, client, commands):
        users_edit(studio)
        before = picture(studio.song)
        reply = client.ask("batch", commands=[*commands, FAILS])
        assert reply["code"] == "live_rejected"
        assert (reply["details"]["failed"], reply["details"]["remains"]) == (len(commands), [])
        assert changed(studio, before) == {}
        for _ in range(reply["details"]["undo_entries"]):
            client.do("undo")
        assert studio.song.scenes[7].name == "the user's", "one undo too many was announced"
        client.do("undo")
        assert studio.song.scenes[7].name == "", "the user's edit is not the next to be undone"

    def test_what_cannot_be_taken_back_is_named(self, studio, client):
        client.do("create_midi_clip", track_index=0, scene_index=0)
        launch = {"action": "launch_clip", "track_index": 0, "scene_index": 0}
        reply = client.ask("batch", commands=[launch, FAILS])
        assert any("launch_clip" in sentence for sentence in reply["details"]["remains"])

    def test_a_failure_of_the_journal_takes_everything_back_too(self, studio, client, monkeypatch):
        """What the journal reads of Live beforehand may be refused just like what the command does."""
        remember = BatchJournal.before

        def before(self, command):
            if command.spec.name == "rename_track":
                raise RuntimeError("Live says no")
            remember(self, command)

        monkeypatch.setattr(BatchJournal, "before", before)
        commands = [{"action": "set_tempo", "bpm": 90}, {"action": "rename_track", "track_index": 0, "name": "x"}]
        reply = client.ask("batch", commands=commands)
        assert (reply["code"], reply["details"].get("failed"), reply["details"].get("remains")) == (
            "live_rejected",
            1,
            [],
        )
        assert studio.song.tempo == 120.0

    def test_the_place_of_a_song_that_plays_is_named(self, client):
        client.do("start_playback")
        reply = client.ask("batch", commands=[{"action": "jump_to_time", "time_in_beats": 64}, FAILS])
        assert any("jump_to_time" in sentence for sentence in reply["details"]["remains"])

    def test_a_clip_that_was_launched_by_writing_to_it_is_named(self, client):
        client.do("create_midi_clip", track_index=0, scene_index=0)
        launch = {"object": "tracks/0/clip_slots/0/clip", "property": "is_playing", "value": True}
        reply = client.ask("batch", commands=[{"action": "set_property", **launch}, FAILS])
        assert any("set_property" in sentence for sentence in reply["details"]["remains"])

    @pytest.mark.parametrize(
        ("thing", "name", "value"),
        [
            ("", "tempo", 90),
            ("", "loop", True),
            ("", "session_record", True),
            ("", "is_playing", True),
            ("tracks/0", "arm", True),
            ("tracks/0", "name", "x"),
            ("tracks/0/view", "is_collapsed", True),
            ("tracks/0/mixer_device", "crossfade_assign", 0),
            ("tracks/0/mixer_device/volume", "value", 0.1),
        ],
    )
    def test_any_property_comes_back(self, studio, client, thing, name, value):
        before = picture(studio.song)
        write = {"action": "set_property", "object": thing, "property": name, "value": value}
        reply = client.ask("batch", commands=[write, FAILS])
        assert (reply["details"]["failed"], reply["details"]["remains"]) == (1, [])
        assert changed(studio, before) == {}

    @pytest.mark.parametrize(
        "written",
        [
            [("tracks/0", "color_index", 3), ("tracks/0", "color", 0xFF0000), ("tracks/0", "color_index", 5)],
            [("scenes/0", "tempo", 80.0), ("scenes/0", "tempo_enabled", True)],
            [("scenes/0", "time_signature_numerator", 3), ("scenes/0", "time_signature_enabled", True)],
            [("tracks/0/clip_slots/0/clip", "looping", False), ("tracks/0/clip_slots/0/clip", "loop_end", 16.0)],
            [("tracks/0/clip_slots/0/clip", "loop_end", 16.0), ("tracks/0/clip_slots/0/clip", "start_marker", 8.0)],
        ],
        ids=lambda written: "+".join(name for _, name, _ in written),
    )
    def test_what_live_changes_along_with_it_comes_back_too(self, studio, client, written):
        client.do("create_midi_clip", track_index=0, scene_index=0)
        before = picture(studio.song)
        writes = [
            {"action": "set_property", "object": thing, "property": name, "value": value}
            for thing, name, value in written
        ]
        reply = client.ask("batch", commands=[*writes, FAILS])
        assert (reply["details"]["failed"], reply["details"]["remains"]) == (len(writes), [])
        assert changed(studio, before) == {}

    @pytest.mark.parametrize("name", ["arm", "solo", "mute", "color", "name", "current_monitoring_state"])
    def test_only_what_live_can_undo_is_announced(self, studio, client, name):
        users_edit(studio)
        value = {"color": 0xFF0000, "name": "x", "current_monitoring_state": 0}.get(name, True)
        write = {"action": "set_property", "object": "tracks/0", "property": name, "value": value}
        reply = client.ask("batch", commands=[write, FAILS])
        for _ in range(reply["details"]["undo_entries"]):
            client.do("undo")
        assert studio.song.scenes[7].name == "the user's", "one undo too many was announced"
        client.do("undo")
        assert studio.song.scenes[7].name == "", "the user's edit is not the next to be undone"

    def test_notes_come_back(self, studio, client):
        client.do("create_midi_clip", track_index=0, scene_index=0)
        client.do("add_notes", track_index=0, scene_index=0, notes=[{"pitch": 60}, {"pitch": 64, "start": 1}])
        before = picture(studio.song)
        add = {"action": "add_notes", "track_index": 0, "scene_index": 0, "notes": [{"pitch": 60, "velocity": 5}]}
        assert client.refused("batch", commands=[add, FAILS]) == "live_rejected"
        assert changed(studio, before) == {}


class TestInSlices:
    def test_it_keeps_what_was_done_and_stops_at_the_first_failure(self, studio, client):
        reply = client.do(
            "batch",
            atomic=False,
            commands=[{"action": "set_tempo", "bpm": 90}, FAILS, {"action": "set_tempo", "bpm": 91}],
        )
        assert [result["ok"] for result in reply["results"]] == [True, False]
        assert reply["results"][1]["code"] == "live_rejected"
        assert (reply["count"], reply["completed"]) == (1, False)
        assert studio.song.tempo == 90.0

    def test_it_goes_on_if_told_so(self, studio, client):
        commands = [FAILS, {"action": "set_tempo", "bpm": 91}]
        reply = client.do("batch", atomic=False, on_error="continue", commands=commands)
        assert [result["ok"] for result in reply["results"]] == [False, True]
        assert studio.song.tempo == 91.0

    def test_it_waits_for_each_command(self, studio, client):
        reply = client.do(
            "batch",
            atomic=False,
            commands=[
                {"action": "start_playback"},
                {"action": "stop_playback"},
                {"action": "create_locator", "time_in_beats": 4},
            ],
        )
        assert [result["ok"] for result in reply["results"]] == [True, True, True]
        assert [point.time for point in studio.song.cue_points] == [4.0]

    def test_it_waits_while_another_writes_over_several_ticks(self, studio, client, monkeypatch):
        monkeypatch.setattr("alive.application.timed_pace.SLICE", 1e-5)
        other = studio.connect()
        other.do("ping")
        commands = [{"action": "set_tempo", "bpm": 60 + index} for index in range(500)]
        client.send(json.dumps({"action": "batch", "atomic": False, "commands": commands}).encode() + b"\n")
        while studio.song.tempo == 120.0:
            studio.tick()
        other.send(b'{"action":"create_locator","time_in_beats":8}\n')
        studio.tick(0.0201)
        tempo = studio.song.tempo
        while other.poll() is None:
            assert studio.song.tempo == tempo, "it wrote while another had the write lock"
            studio.tick(0.005)
        assert client.reply()["completed"]

    def test_others_have_their_turns_meanwhile(self, studio, client, monkeypatch):
        monkeypatch.setattr(
            "alive.application.timed_pace.SLICE", 1e-5
        )  # on a clock on which a look takes a microsecond
        other = studio.connect()
        other.do("ping")
        commands = [{"action": "set_tempo", "bpm": 60 + index} for index in range(500)]
        client.send(json.dumps({"action": "batch", "atomic": False, "commands": commands}).encode() + b"\n")
        studio.tick(0.011)
        other.send(b'{"action":"get_session_info"}\n')
        assert 60 <= other.reply()["tempo"] < 559
        assert client.reply()["turns"] > 1


def test_long_replies_in_it_are_what_they_are_on_their_own(studio, client):
    notes = [{"pitch": pitch, "start_time": beat} for beat in range(40) for pitch in range(100)]
    client.do("create_midi_clip", track_index=0, scene_index=0, length=64)
    client.do("add_notes", track_index=0, scene_index=0, notes=notes)
    alone = client.do("get_clip_notes", track_index=0, scene_index=0)
    reading = {"action": "get_clip_notes", "track_index": 0, "scene_index": 0}
    first, *both, last = client.do("batch", commands=[{"action": "ping"}, reading, reading, {"action": "ping"}])[
        "results"
    ]
    assert both == [alone, alone]
    assert first == last == client.do("ping")


def test_a_long_list_of_an_earlier_result_goes_into_a_later_command(studio, client):
    notes = [{"pitch": pitch, "start_time": beat, "duration": 0.5} for beat in range(4) for pitch in range(100)]
    client.do("create_midi_clip", track_index=0, scene_index=0, length=4)
    client.do("add_notes", track_index=0, scene_index=0, notes=notes)
    reading = {"action": "get_clip_notes", "track_index": 0, "scene_index": 0}
    before = client.do(**reading)
    transposing, modifying = (
        {"action": action, "clip": "tracks/0/clip_slots/0/clip"} for action in ("transpose_notes", "modify_notes")
    )
    client.do("batch", commands=[reading, {**transposing, "semitones": 1}, {**modifying, "notes": "$0.notes"}])
    assert client.do(**reading) == before


def test_what_is_wrong_is_told_once(client):
    wrong = {"action": "set_tempo", "bpm": 5}
    referring = {"action": "set_metronome", "enabled": "$0.bpm"}
    (problem,) = client.ask("batch", commands=[wrong, referring])["details"]["problems"]
    assert problem["path"] == "commands.0.bpm"


@pytest.mark.parametrize("reference", ["$1.name", "$10000.name", "$999999999999999999.name"])
def test_a_command_that_is_not_there_cannot_be_referred_to(client, reference):
    commands = [{"action": "ping"}, {"action": "rename_track", "track_index": 0, "name": reference}]
    (problem,) = client.ask("batch", commands=commands)["details"]["problems"]
    assert (problem["path"], problem["allowed"]) == ("commands.1.name", "$0 to $0")


def test_one_request_builds_a_whole_set_in_one_undo_step(studio, client):
    before = picture(studio.song)
    reply = client.ask_raw(json.dumps(song_batch()).encode())
    assert (reply["ok"], reply["completed"], reply["turns"]) == (True, True, 1)
    made = studio.song.tracks[4:]
    clips = [slot.clip for track in made for slot in track.clip_slots if slot.has_clip]
    assert (len(made), len(clips)) == (16, 64)
    assert sum(len(clip.get_all_notes_extended()) for clip in clips) == 4032
    client.do("undo")
    assert changed(studio, before) == {}
