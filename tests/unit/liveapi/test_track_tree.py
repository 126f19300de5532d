"""The operation that shows everything on the tracks, on the simulator of Live."""

import pytest

from alive.application.executor import Suspension
from alive.domain.commands.track_tree import GetTrackTree
from alive.simulator import ManualClock, Simulator
from tests.cases.desk import CaseDesk


@pytest.fixture
def desk(tmp_path):
    with Simulator(clock=ManualClock()) as sim:
        yield CaseDesk(sim, tmp_path)


def test_every_id_and_path_leads_to_what_it_stands_for(desk):
    desk.user(lambda: desk.song.return_tracks[0].insert_device("Audio Effect Rack"))
    desk.user(desk.song.return_tracks[0].devices[1].insert_chain)
    desk.user(lambda: desk.song.return_tracks[0].devices[1].chains[0].insert_device("Limiter"))
    tree = desk.run(GetTrackTree())
    assert len(tree.tracks) == tree.count == 7
    devices = [device for track in tree.tracks for device in track.devices]
    assert [device.name for device in devices] == [
        "Operator", "Instrument Rack", "Operator", "Auto Filter", "Reverb", "Audio Effect Rack", "Limiter", "Delay",
    ]  # fmt: skip
    for track in tree.tracks:
        assert desk.context.track(track.track_index) == desk.context.track(track.track_id)
        assert desk.context.track(track.track_id).name == track.name
    for device in devices:
        found = desk.context.device(device.path)
        assert found == desk.context.device(device.device_id)
        assert (found.name, found.class_name, found.is_active) == (device.name, device.class_name, device.is_active)
    for track in tree.tracks:
        for clip in (*track.session_clips, *track.arrangement_clips):
            assert desk.context.clip(clip.path) == desk.context.clip(clip.clip_id)
            assert desk.context.clip(clip.path).color == clip.color


def test_devices_in_racks_are_deeper_and_have_a_chain(desk):
    devices = desk.run(GetTrackTree()).tracks[1].devices
    assert [(device.depth, device.num_chains) for device in devices] == [(0, 1), (1, 0)]
    chain = desk.song.tracks[1].devices[0].chains[0]
    assert [device.chain_name for device in devices] == [None, chain.name]


def test_clips_have_their_places(desk):
    desk.carry_out("launch_clip", {"track_index": 0, "scene_index": 0})
    first = desk.run(GetTrackTree()).tracks[0]
    (session,), (arranged,) = first.session_clips, first.arrangement_clips
    assert (session.scene_index, session.length, session.is_midi_clip, session.is_playing) == (0, 4.0, True, True)
    assert (arranged.start_time, arranged.end_time, arranged.is_midi_clip) == (0.0, 4.0, True)


def test_groups_come_before_their_members(desk):
    desk.sim.group_tracks(1, 1)
    desk.sim.group_tracks(0, 2)
    desk.user(lambda: setattr(desk.song.tracks[0], "fold_state", True))
    tracks = desk.run(GetTrackTree()).tracks[:6]
    assert [track.kind for track in tracks] == ["group", "midi", "group", "midi", "audio", "audio"]
    assert [track.depth for track in tracks] == [0, 1, 1, 2, 0, 0]
    assert [track.group_track_index for track in tracks] == [None, 0, 0, 2, None, None]
    assert [track.is_visible for track in tracks] == [True, False, False, False, True, True]


@pytest.mark.parametrize(
    ("left_out", "field"),
    [("devices", "devices"), ("session_clips", "session_clips"), ("arrangement_clips", "arrangement_clips")],
)
def test_what_is_not_wanted_is_left_out(desk, left_out, field):
    tracks = desk.run(GetTrackTree(**{left_out: False})).tracks
    assert not any(getattr(track, field) for track in tracks)
    others = {"devices", "session_clips", "arrangement_clips"} - {field}
    assert all(any(getattr(track, other) for track in tracks) for other in others)


def test_return_tracks_and_the_main_track_can_be_left_out(desk):
    assert [track.track_index for track in desk.run(GetTrackTree(returns=False)).tracks] == [0, 1, 2, 3]


def test_a_large_set_is_read_in_parts_and_what_goes_meanwhile_is_left_out(desk):
    desk.user(lambda: [desk.song.create_midi_track(-1) for _ in range(80)])
    desk.user(lambda: [track.insert_device("Operator") for track in list(desk.song.tracks)[40:44]])
    desk.sim.group_tracks(80, 82)
    reading, turns = desk.start(GetTrackTree()), 0
    while isinstance(reading, Suspension):
        turns += 1
        if turns == 2:
            desk.user(lambda: desk.song.delete_track(0))
            desk.user(lambda: desk.song.delete_track(20))
        reading = desk.next_callback(lambda waiting=reading: desk._go_on(waiting))
    assert turns > 2
    assert [track.track_index for track in reading.tracks if isinstance(track.track_index, int)] == list(range(83))
    assert {track.group_track_index for track in reading.tracks if track.depth} == {78}
    for track in reading.tracks:
        assert desk.context.track(track.track_index) == desk.context.track(track.track_id)
        for device in track.devices:
            assert desk.context.device(device.path) == desk.context.device(device.device_id)
