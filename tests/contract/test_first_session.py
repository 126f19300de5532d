"""The documented session, by a client that knows only the protocol; every effect read through Live's own door."""

import socket

import pytest

from tests.contract.studio import Studio


def test_a_track_a_clip_and_notes_are_made_launched_and_read_back(studio, client):
    assert client.do("set_tempo", bpm=128)["bpm"] == 128.0
    track = client.do("create_midi_track", name="Bass")
    assert (track["track_index"], track["name"]) == (4, "Bass")
    clip = client.do("create_midi_clip", track_index=4, scene_index=0, length=4)
    assert clip["length"] == 4.0
    notes = [
        {"pitch": 36, "start": 0.0, "duration": 0.5, "velocity": 110},
        {"pitch": 43, "start": 2.0, "duration": 0.5},
    ]
    assert client.do("add_notes", track_index=4, scene_index=0, notes=notes)["note_count"] == 2
    launched = client.do("launch_clip", track_index=4, scene_index=0)
    assert launched["is_playing"]
    assert launched["clip_id"] == clip["clip_id"]

    song = studio.song
    assert song.tempo == 128.0
    assert song.is_playing
    assert song.tracks[4].name == "Bass"
    assert song.tracks[4].playing_slot_index == 0
    live_clip = song.tracks[4].clip_slots[0].clip
    assert [(note.pitch, note.start_time, note.velocity) for note in live_clip.get_all_notes_extended()] == [
        (36, 0.0, 110.0),
        (43, 2.0, 100.0),
    ]

    read = client.do("get_clip_notes", track_index=4, clip_index=0)
    assert [(note["pitch"], note["start_time"], note["velocity"]) for note in read["notes"]] == [
        (36, 0.0, 110.0),
        (43, 2.0, 100.0),
    ]
    info = client.do("get_track_info", track_index=4)
    assert (info["track_id"], info["name"], info["num_clips"]) == (track["track_id"], "Bass", 1)


def test_one_undo_takes_back_the_notes_and_another_the_clip(studio, client):
    client.do("create_midi_track")
    client.do("create_midi_clip", track_index=4, scene_index=0, length=4)
    client.do("add_notes", track_index=4, scene_index=0, notes=[{"pitch": 60}, {"pitch": 64}])
    slot = studio.song.tracks[4].clip_slots[0]
    client.do("undo")
    assert len(slot.clip.get_all_notes_extended()) == 0
    client.do("undo")
    assert not slot.has_clip
    client.do("redo")
    client.do("redo")
    assert len(studio.song.tracks[4].clip_slots[0].clip.get_all_notes_extended()) == 2


def test_a_failed_edit_leaves_no_step_in_the_undo_history(studio, client):
    """An empty step would make the user's next undo do nothing."""
    client.do("set_tempo", bpm=100)
    assert client.refused("create_midi_clip", track_index=2, scene_index=0) == "live_rejected"
    client.do("undo")
    assert studio.song.tempo == 120.0


def test_without_an_index_no_track_is_deleted(studio, client):
    """In the older protocol a missing index meant track 0."""
    reply = client.ask("delete_track")
    assert reply["code"] == "invalid_argument"
    assert reply["details"]["problems"][0]["path"] == "track_index"
    assert len(studio.song.tracks) == 4


def test_nan_is_no_tempo(studio, client):
    assert client.ask_raw(b'{"action":"set_tempo","bpm":NaN}')["code"] == "invalid_json"
    assert studio.song.tempo == 120.0


def test_two_clients_see_each_others_changes(studio, client):
    other = studio.connect()
    track = client.do("create_audio_track", name="Guitar")
    assert other.do("get_track_info", track_index=track["track_id"])["name"] == "Guitar"
    other.do("delete_track", track_index=track["track_id"])
    assert client.refused("get_track_info", track_index=track["track_id"]) == "not_found"


@pytest.mark.parametrize("ref", ["master", "master_track", "return_tracks/0", "tracks/1", 1])
def test_every_form_of_a_track_is_taken_where_a_track_is(studio, client, ref):
    info = client.do("get_track_info", track_index=ref)
    again = client.do("get_track_info", track_index=info["track_index"])
    by_id = client.do("get_track_info", track_index=info["track_id"])
    assert info == again == by_id


def test_an_id_stays_with_its_track_when_others_come_and_go(studio, client):
    info = client.do("get_track_info", track_index=2)
    client.do("delete_track", track_index=0)
    assert client.do("rename_track", track_index=info["track_id"], name="Third")["name"] == "Third"
    assert studio.song.tracks[1].name == "Third"


def test_an_id_of_a_deleted_track_is_not_found_also_when_undo_brings_the_track_back(studio, client):
    track_id = client.do("get_track_info", track_index=1)["track_id"]
    client.do("delete_track", track_index=1)
    gone = client.ask("get_track_info", track_index=track_id)
    assert (gone["code"], "was deleted" in gone["error"]) == ("not_found", True)
    client.do("undo")
    assert len(studio.song.tracks) == 4
    assert client.refused("get_track_info", track_index=track_id) == "not_found"


def test_a_set_change_ends_connections_and_the_ids_of_the_former_set():
    """Live calls disconnect and create_instance in the same interpreter; the same port is taken again."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    with Studio({"transports.tcp_json.port": port}) as studio:
        client = studio.connect()
        track_id = client.do("get_track_info", track_index=1)["track_id"]
        studio.simulation.open_new_set()
        assert client.is_closed()
        gone = studio.connect().ask("get_track_info", track_index=track_id)
        assert (gone["code"], "another Set" in gone["error"]) == ("not_found", True)


def test_the_script_says_what_it_is(client):
    assert client.do("ping")["message"] == "pong"
    health = client.do("health_check")
    assert (health["ableton_version"], health["live_version"]) == (12, "12.3.6")
    capabilities = client.do("capabilities")
    assert capabilities["operations"] == health["tool_count"] == client.do("list_operations")["count"]
    assert client.do("get_application_version")["major_version"] == 12


def test_an_operation_describes_itself_truly(client):
    described = client.do("describe_operation", name="set_tempo")
    bpm = described["parameters"]["properties"]["bpm"]
    assert (bpm["minimum"], bpm["maximum"], bpm["unit"]) == (20, 999, "BPM")
    assert client.do("set_tempo", bpm=bpm["maximum"])["bpm"] == 999.0
    assert client.refused("set_tempo", bpm=bpm["maximum"] + 0.001) == "invalid_argument"
    assert client.refused("describe_operation", name="set_tempi") == "unknown_action"


def test_the_list_of_operations_can_be_narrowed(client):
    mixer = client.do("list_operations", text="volume")
    assert "set_track_volume" in [operation["name"] for operation in mixer["operations"]]
    assert "set_tempo" not in [operation["name"] for operation in mixer["operations"]]
    reads = client.do("list_operations", effect="read", category="Track Management")["operations"]
    assert {operation["effect"] for operation in reads} == {"read"}


def test_the_stats_count_what_was_done(client):
    before = client.do("get_stats")
    client.do("ping")
    client.ask("get_track_info", track_index=99)
    client.ask_raw(b"no json")
    after = client.do("get_stats")
    assert after["by_action"]["ping"] == before["by_action"].get("ping", 0) + 1
    assert after["by_error"] == {"not_found": 1, "invalid_json": 1}
    assert after["commands"] == before["commands"] + 4
    assert (after["clients"], after["queue_size"]) == (1, 0)
    assert after["transports"]["tcp_json"]["open"] is True
