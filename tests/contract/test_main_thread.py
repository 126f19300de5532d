"""The script as a guest on Live's main thread: what Live does to it, and what it must not do to Live."""

import time

from alive.application.pump import Pump


def test_a_timer_that_stopped_is_noticed_and_replaced(studio, client):
    """Live stops a Timer for good when its callback raises."""
    studio.script.instance._timer.stop()
    studio.tick(1.0)
    assert client.do("get_stats")["timer_restarts"] == 1
    turns = client.do("get_stats")["turns"]
    studio.tick(1.0)
    assert client.do("get_stats")["turns"] >= turns + 99


def test_while_no_timer_can_be_had_update_display_carries_the_commands(studio, client):
    studio.script.instance._timer.stop()
    studio.script.instance._make_timer = lambda: studio.script.instance._timer
    client.send(b'{"action":"set_tempo","bpm":90}\n')
    studio.tick(0.5)
    assert studio.song.tempo == 90.0


def test_nothing_that_fails_in_a_turn_reaches_live(studio, client, monkeypatch):
    def fail(self: Pump, until: float) -> None:
        raise RuntimeError("a defect")

    with monkeypatch.context() as patch:
        patch.setattr(Pump, "_talk", fail)
        studio.tick(0.1)
    assert any("a defect" in line for line in studio.simulation.log)
    stats = client.do("get_stats")
    assert stats["faults"] >= 9
    assert stats["timer_restarts"] == 0


def test_a_dialog_inside_a_call_of_live_does_not_start_a_turn_within_the_turn(studio, client, monkeypatch):
    """Live may run its event loop inside a call of ours: the Timer fires while a command is being carried out."""
    song = type(studio.song)
    seen = []
    create = song.create_midi_track

    def with_dialog(self, *arguments):
        seen.append(studio.script.instance.pump.stats.turns)
        studio.script.instance._on_timer()
        studio.script.instance.update_display()
        seen.append(studio.script.instance.pump.stats.turns)
        return create(self, *arguments)

    monkeypatch.setattr(song, "create_midi_track", with_dialog)
    client.send(b'{"action":"create_midi_track"}\n{"action":"ping"}\n')
    assert client.reply()["track_index"] == 4
    assert client.reply()["message"] == "pong"
    assert seen[0] == seen[1]


def test_a_pause_of_live_loses_nothing(studio, client):
    """An open menu stops every script; what was asked is served afterwards."""
    client.send(b'{"action":"ping"}\n' * 20)
    studio.simulation.clock.move_to(studio.simulation.clock.now() + 30)
    assert all(client.reply()["ok"] for _ in range(20))


def test_disconnect_frees_the_port_and_ends_every_connection(studio, client):
    client.do("ping")
    studio.script.disconnect()
    assert client.is_closed()
    studio.script.disconnect()
    assert not [line for line in studio.simulation.log if "Error" in line]


def test_a_command_that_waits_when_the_set_is_closed_is_answered(studio, client):
    client.send(b'{"action":"start_playback"}\n{"action":"ping"}\n')
    studio.tick()
    studio.script.disconnect()
    assert client.reply()["code"] == "outcome_unknown"
    assert client.reply()["code"] == "shutting_down"
    assert client.is_closed()


def test_a_long_clip_is_read_over_many_turns_while_others_are_served(studio, client):
    """2,000 notes are two frames to write and four slices to read."""
    client.do("create_midi_clip", track_index=0, scene_index=0, length=2000)
    for half in (0, 1000):
        notes = [{"pitch": 60, "start": half + number, "duration": 0.5} for number in range(1000)]
        client.do("add_notes", track_index=0, scene_index=0, notes=notes)
    other = studio.connect()
    client.send(b'{"action":"get_clip_notes","track_index":0,"clip_index":0}\n')
    studio.tick()
    assert other.do("get_stats")["suspended"] == 1
    read = client.reply()
    assert read["count"] == len(read["notes"]) == 2000
    assert [note["start_time"] for note in read["notes"]] == [float(number) for number in range(2000)]


def test_the_script_measures_with_a_clock_that_is_fine_on_every_system(studio):
    """Monotonic steps by 15.6 ms on Windows; compose uses perf_counter where it is not told otherwise."""
    from inspect import signature

    from remote_script_entry.composition import compose

    assert signature(compose).parameters["clock"].default is time.perf_counter
