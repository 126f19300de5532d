"""The operation that reads the meters, on the simulator of Live."""

import pytest

from alive.adapters.liveapi.handlers.meters import decibels
from alive.application.executor import Suspension
from alive.domain.commands.clip import LaunchClip
from alive.domain.commands.meters import GetMeters
from tests.cases.furnished import write_wav


@pytest.fixture
def playing(live, tmp_path):
    """An audio clip plays on the third track, panned to the left."""
    wav = str(write_wav(tmp_path / "Loop.wav"))
    live.user(lambda: live.song.tracks[2].clip_slots[0].create_audio_clip(wav))
    live.user(lambda: setattr(live.song.tracks[2].mixer_device.panning, "value", -0.5))
    live.run(LaunchClip(track_index=2, scene_index=0))
    live.sim.advance(0.2)
    return live


def by_place(meters):
    return {track.track_index: track for track in meters.tracks}


def test_the_meters_are_those_that_live_shows(playing):
    shown = by_place(playing.run(GetMeters()))
    track = playing.song.tracks[2]
    assert (shown[2].left, shown[2].right) == (track.output_meter_left, track.output_meter_right)
    assert shown[2].level == track.output_meter_level
    assert shown[2].left > shown[2].right > 0
    assert shown[2].left_db == pytest.approx(-12.0, abs=0.01)  # the level at which the simulator plays files
    assert shown["master_track"].left == playing.song.master_track.output_meter_left > 0
    assert shown[3].left == 0.0
    assert shown[3].left_db is None


def test_a_track_without_sound_has_the_velocity_and_no_decibels(live):
    shown = by_place(live.run(GetMeters()))
    assert (shown[0].left, shown[0].right, shown[0].left_db, shown[0].level_db) == (None, None, None, None)
    assert shown[0].level == live.song.tracks[0].output_meter_level


def test_inputs_are_read_where_there_are_any_and_when_they_are_wanted(playing):
    playing.user(
        lambda: setattr(
            playing.song.tracks[3],
            "input_routing_type",
            next(
                choice
                for choice in playing.song.tracks[3].available_input_routing_types
                if choice.attached_object == playing.song.tracks[2]
            ),
        )
    )
    assert by_place(playing.run(GetMeters()))[3].input_left is None
    shown = by_place(playing.run(GetMeters(inputs=True)))
    track = playing.song.tracks[3]
    assert shown[3].input_left == track.input_meter_left > 0
    assert (shown[3].input_right, shown[3].input_level) == (track.input_meter_right, track.input_meter_level)
    assert (shown[0].input_left, shown[0].input_level) == (None, 0.0)
    assert shown["return_tracks/0"].input_level is None
    assert shown["master_track"].input_level is None


@pytest.mark.parametrize(("meter", "level"), [(1.0, 6.0), (70 / 76, 0.0), (0.5, -32.0), (0.0, None), (None, None)])
def test_a_meter_in_decibels(meter, level):
    assert decibels(meter) == (level if level is None else pytest.approx(level))


def test_a_large_set_is_read_in_parts_and_what_goes_meanwhile_is_left_out(live):
    live.user(lambda: [live.song.create_audio_track(-1) for _ in range(60)])
    reading = live.start(GetMeters())
    assert isinstance(reading, Suspension)
    live.user(lambda: live.song.delete_track(1))
    result = live.finish(reading)
    assert [track.track_index for track in result.tracks] == [
        *range(63),
        "return_tracks/0",
        "return_tracks/1",
        "master_track",
    ]
    for track in result.tracks:
        assert live.context.track(track.track_index) == live.context.track(track.track_id)
