"""What is answered is what Live shows, however late it shows it: over the wire, with requests close together."""

import json
from collections.abc import Iterator
from typing import Any

import pytest

from alive.simulator import ManualClock, Simulator
from tests.contract.studio import Connection, Studio

INTERVALS = {"macos": 0.010, "windows": 0.034}
TICKS = (0.004, 0.010, 0.018, 0.034)
"""Seconds until Live shows what it shows late."""


@pytest.fixture(params=[(timer, tick) for timer in INTERVALS for tick in TICKS], ids=str)
def studio(request: pytest.FixtureRequest, settings: dict[str, Any]) -> Iterator[Studio]:
    timer, tick = request.param
    studio = Studio(settings)
    studio.simulation = Simulator(clock=ManualClock(), timer=timer, tick=tick)
    with studio:
        yield studio


@pytest.fixture
def clips(client: Connection) -> None:
    """Two clips on the first track."""
    for scene in (0, 1):
        client.do("create_midi_clip", track_index=0, scene_index=scene)


def together(client: Connection, *requests: dict[str, Any]) -> list[dict[str, Any]]:
    """Several requests in one packet, and their replies."""
    client.send(b"".join(json.dumps(request).encode() + b"\n" for request in requests))
    return [client.reply() for _ in requests]


def test_the_first_edit_of_a_set_can_be_undone_at_once(studio, client):
    tempo, undone = together(client, {"action": "set_tempo", "bpm": 99}, {"action": "undo"})
    assert (tempo["bpm"], undone["ok"], studio.song.tempo) == (99.0, True, 120.0)
    assert (undone["can_undo"], undone["can_redo"]) == (False, True)


def test_one_undone_step_is_redone_once(studio, client):
    edits = [{"action": "set_tempo", "bpm": 99}, *({"action": "undo"},) * 2, *({"action": "redo"},) * 2]
    assert [reply.get("code", "ok") for reply in together(client, *edits)] == [
        "ok", "ok", "live_rejected", "ok", "live_rejected",
    ]  # fmt: skip
    assert studio.song.tempo == 99.0


def test_one_undo_takes_back_one_mute(studio, client):
    client.do("mute_track", track_index=0)
    client.do("mute_track", track_index=1)
    client.do("undo")
    assert [track.mute for track in studio.song.tracks] == [True, False, False, False]


@pytest.mark.usefixtures("clips")
def test_a_clip_that_plays_and_is_launched_again_waits_as_is_answered(studio, client):
    client.do("launch_clip", track_index=0, scene_index=0)
    studio.tick(0.3)
    reply = client.do("launch_clip", track_index=0, scene_index=0)
    assert (reply["is_triggered"], reply["is_playing"]) == (True, True)
    studio.tick(0.05)
    assert studio.song.tracks[0].clip_slots[0].is_triggered is True


@pytest.mark.usefixtures("clips")
def test_a_clip_that_waits_is_stopped_as_is_answered(studio, client):
    client.do("start_playback")
    launched, stopped = together(
        client,
        {"action": "launch_clip", "track_index": 0, "scene_index": 1},
        {"action": "stop_clip", "track_index": 0, "scene_index": 1},
    )
    assert (launched["is_triggered"], stopped["is_triggered"], stopped["is_playing"]) == (True, False, False)
    studio.tick(3.0)
    assert studio.song.tracks[0].playing_slot_index == -2


@pytest.mark.usefixtures("clips")
def test_a_scene_is_launched_again_as_is_answered(studio, client):
    client.do("launch_scene", scene_index=0)
    studio.tick(0.3)
    assert client.do("launch_scene", scene_index=0)["is_triggered"] is True
    assert studio.song.scenes[0].is_triggered is True


@pytest.mark.parametrize("by", [-0.5, 0.05, 0.5])
def test_a_short_jump_while_the_song_plays_is_answered_where_it_arrived(studio, client, by):
    client.do("start_playback")
    studio.tick(2.0)
    target = studio.song.current_song_time + by
    reply = client.do("jump_to_time", time_in_beats=target)
    now = studio.song.current_song_time
    # Positions are answered a little before they are compared.
    assert target <= reply["time"] <= now
    studio.tick(0.5)
    assert studio.song.current_song_time == pytest.approx(now + 1.0), "it jumped after the answer"


def test_a_start_while_the_song_plays_is_answered_with_the_new_position(studio, client):
    client.do("start_playback")
    studio.tick(2.0)
    assert client.do("start_playback")["current_song_time"] < 1.0
    assert studio.song.current_song_time < 1.0


@pytest.mark.usefixtures("clips")
def test_another_client_that_deletes_the_only_clip_of_a_launched_scene_does_not_make_it_fail(studio, client):
    client.do("delete_clip", track_index=0, scene_index=1)
    other = studio.connect()
    client.send(b'{"action":"launch_scene","scene_index":0}\n')
    other.do("delete_clip", track_index=0, scene_index=0)
    reply = client.reply()
    assert reply["ok"], reply


def test_a_pause_of_live_is_not_taken_for_the_jump(studio, client):
    """An open menu: time goes on, callbacks do not, and the first one afterwards comes before Live's own work."""
    client.do("start_playback")
    studio.tick(2.0)
    client.send(json.dumps({"action": "jump_to_time", "time_in_beats": studio.song.current_song_time + 1.0}).encode())
    client.send(b"\n")
    studio.tick(studio.simulation.timer_floor)
    studio.simulation.clock.move_to(studio.simulation.clock.now() + 0.6)
    reply = client.reply()
    now = studio.song.current_song_time
    assert reply["time"] <= now
    studio.tick(0.5)
    assert studio.song.current_song_time == pytest.approx(now + 1.0), "it jumped after the answer"
