"""The operations on the main track and on return tracks, on the simulator of Live."""

import pytest

from alive.domain.commands.main_tracks import (
    GetMasterDevices,
    GetMasterTrackInfo,
    GetReturnTrackCount,
    GetReturnTrackInfo,
    SetMasterPan,
    SetMasterVolume,
    SetReturnTrackVolume,
)
from alive.domain.commands.track import CreateReturnTrack, DeleteTrack, GetTrackInfo
from alive.domain.errors import InvalidArgument, NotFound


def test_the_main_track_is_shown_as_live_shows_it(live):
    live.user(lambda: setattr(live.song.master_track, "color_index", 14))
    shown = live.run(GetMasterTrackInfo())
    assert (shown.track_index, shown.name, shown.color, shown.color_index) == ("master_track", "Main", 0xFF3636, 14)
    assert (shown.volume_display_value, shown.pan, shown.pan_display_value) == ("0.0 dB", 0.0, "C")
    assert live.run(GetTrackInfo(track_index=shown.track_id)).track_index == "master_track"


def test_the_volume_of_the_main_track_is_answered_as_live_keeps_it(live):
    result = live.run(SetMasterVolume(volume=1))
    assert (result.volume, result.volume_display_value, result.message) == (1.0, "6.0 dB", "The volume is 6.0 dB.")
    assert live.song.master_track.mixer_device.volume.value == 1.0
    assert live.run(SetMasterVolume(volume=0.3)).volume == pytest.approx(0.3, abs=1e-7)


def test_the_panning_of_the_main_track_is_answered_as_live_keeps_it(live):
    result = live.run(SetMasterPan(pan=-1))
    assert (result.pan, result.pan_display_value) == (-1.0, "50L")
    assert live.song.master_track.mixer_device.panning.value == -1.0


@pytest.mark.parametrize("value", [1.01, -1.01, float("nan")])
def test_what_is_out_of_range_is_refused_and_not_clamped(value):
    with pytest.raises(InvalidArgument):
        SetMasterVolume(volume=value)
    with pytest.raises(InvalidArgument):
        SetReturnTrackVolume(return_index=0, volume=value)
    with pytest.raises(InvalidArgument):
        SetMasterPan(pan=value)


def test_the_devices_of_the_main_track_are_listed_in_their_order(live):
    live.user(lambda: [live.song.master_track.insert_device(name) for name in ("EQ Eight", "Limiter")])
    live.user(lambda: setattr(live.song.master_track.devices[0].parameters[0], "value", 0))
    result = live.run(GetMasterDevices())
    assert [(each.device_index, each.name, each.is_active) for each in result.devices] == [
        (0, "EQ Eight", False),
        (1, "Limiter", True),
    ]
    assert live.context.device(result.devices[1].path) == live.song.master_track.devices[1]
    assert live.context.device(result.devices[1].device_id) == live.song.master_track.devices[1]
    assert result.devices[0].class_name == live.song.master_track.devices[0].class_name


def test_return_tracks_are_counted(live):
    live.run(CreateReturnTrack())
    assert live.run(GetReturnTrackCount()).count == len(live.song.return_tracks) == 3


@pytest.mark.parametrize("ref", [1, "return_tracks/1", "id"])
def test_a_return_track_is_named_by_index_path_or_id(live, ref):
    track = live.song.return_tracks[1]
    ref = live.run(GetTrackInfo(track_index="return_tracks/1")).track_id if ref == "id" else ref
    live.user(lambda: setattr(track, "mute", True))
    shown = live.run(GetReturnTrackInfo(return_index=ref))
    assert (shown.index, shown.track_index, shown.name) == (1, "return_tracks/1", "B-Delay")
    assert (shown.mute, shown.solo, shown.num_devices) == (True, False, len(track.devices))
    result = live.run(SetReturnTrackVolume(return_index=ref, volume=0.7))
    assert (result.return_index, result.volume_display_value) == (1, "-6.0 dB")
    assert track.mixer_device.volume.value == pytest.approx(0.7)


def test_a_return_track_that_is_not_there_is_not_found(live):
    other = live.run(GetTrackInfo(track_index=0)).track_id
    gone = live.run(GetTrackInfo(track_index="return_tracks/1")).track_id
    live.run(DeleteTrack(track_index=gone))
    for ref in (1, "return_tracks/7", gone, other):
        with pytest.raises(NotFound):
            live.run(SetReturnTrackVolume(return_index=ref, volume=0))
        with pytest.raises(NotFound):
            live.run(GetReturnTrackInfo(return_index=ref))
    assert live.song.return_tracks[0].mixer_device.volume.value == pytest.approx(0.85)
    assert live.song.tracks[0].mixer_device.volume.value == pytest.approx(0.85)


@pytest.mark.parametrize("ref", [-1, "tracks/0", "master"])
def test_what_names_no_return_track_is_refused(ref):
    with pytest.raises(InvalidArgument):
        GetReturnTrackInfo(return_index=ref)
