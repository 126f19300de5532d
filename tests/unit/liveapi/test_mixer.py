"""The operations on the mixer of a track, on the simulator of Live."""

import pytest

from alive.domain.commands.mixer import (
    ArmTrack,
    GetTrackSends,
    MuteTrack,
    SetTrackPan,
    SetTrackSend,
    SetTrackVolume,
    SoloTrack,
)
from alive.domain.commands.song import SetTempo, Undo
from alive.domain.errors import LiveRejected, NotFound

SINGLE_PRECISION_0_3 = 0.30000001192092896


@pytest.mark.parametrize("ref", [0, "return_tracks/1", "master_track"])
def test_the_volume_is_answered_as_live_keeps_it(live, ref):
    result = live.run(SetTrackVolume(track_index=ref, volume=0.3))
    assert result.volume == SINGLE_PRECISION_0_3
    assert result.track_index == ref
    assert live.context.track(ref).mixer_device.volume.value == SINGLE_PRECISION_0_3


def test_the_volume_is_also_answered_in_the_words_of_live(live):
    assert live.run(SetTrackVolume(track_index=0, volume=0.85)).message == "The volume is 0.0 dB."


def test_the_panning_is_answered_as_live_keeps_it(live):
    result = live.run(SetTrackPan(track_index=1, pan=-1))
    assert (result.pan, result.message) == (-1.0, "The panning is 50L.")
    assert live.song.tracks[1].mixer_device.panning.value == -1.0


def test_a_fader_move_is_an_undo_entry_of_its_own(live):
    live.run(SetTempo(bpm=90))
    live.run(SetTrackVolume(track_index=0, volume=0.5))
    live.run(Undo())
    assert live.song.tracks[0].mixer_device.volume.value == pytest.approx(0.85)
    assert live.song.tempo == 90.0


@pytest.mark.parametrize("ref", [2, "return_tracks/0"])
def test_a_track_is_muted_and_sounds_again(live, ref):
    assert live.run(MuteTrack(track_index=ref)).mute is True
    assert live.context.track(ref).mute is True
    assert live.run(MuteTrack(track_index=ref, mute=False)).mute is False
    assert live.context.track(ref).mute is False


def test_solo_leaves_the_solo_of_other_tracks(live):
    live.run(SoloTrack(track_index=0))
    result = live.run(SoloTrack(track_index=1))
    assert result.solo is True
    assert [track.solo for track in live.song.tracks] == [True, True, False, False]
    live.run(SoloTrack(track_index=0, solo=False))
    assert live.song.tracks[0].solo is False


def test_exclusive_solo_ends_the_solo_of_all_others(live):
    for ref in (0, 2, "return_tracks/1"):
        live.run(SoloTrack(track_index=ref))
    result = live.run(SoloTrack(track_index=2, exclusive=True))
    assert (result.solo, result.others_changed) == (True, 2)
    assert [track.solo for track in live.song.tracks] == [False, False, True, False]
    assert live.song.return_tracks[1].solo is False


def test_exclusive_arm_disarms_all_others(live):
    live.sim.group_tracks(0, 1)  # a group has no arm switch
    for index in (1, 4):
        live.run(ArmTrack(track_index=index))
    result = live.run(ArmTrack(track_index=2, exclusive=True))
    assert (result.armed, result.others_changed) == (True, 2)
    assert [track.arm for track in live.song.tracks if track.can_be_armed] == [False, True, False, False]


def test_nothing_else_changes_if_live_refuses_the_exclusive_one(live):
    live.run(SoloTrack(track_index=0))
    live.run(ArmTrack(track_index=0))
    with pytest.raises(LiveRejected):
        live.run(SoloTrack(track_index="master", exclusive=True))
    with pytest.raises(LiveRejected):
        live.run(ArmTrack(track_index="return_tracks/0", exclusive=True))
    assert (live.song.tracks[0].solo, live.song.tracks[0].arm) == (True, True)


def test_a_track_is_armed_and_disarmed(live):
    assert live.run(ArmTrack(track_index=0)).armed is True
    assert live.song.tracks[0].arm is True
    assert live.run(ArmTrack(track_index=0, armed=False)).armed is False
    assert live.song.tracks[0].arm is False


@pytest.mark.parametrize(
    "command",
    [
        MuteTrack(track_index="master"),
        SoloTrack(track_index="master"),
        ArmTrack(track_index="master"),
        ArmTrack(track_index="return_tracks/0"),
    ],
    ids=repr,
)
def test_a_switch_that_a_track_does_not_have_is_rejected_with_the_text_of_live(live, command):
    with pytest.raises(LiveRejected) as refused:
        live.run(command)
    assert refused.value.details["live_error"] in refused.value.message
    assert refused.value.details["live_error"]


def test_a_send_is_set(live):
    result = live.run(SetTrackSend(track_index=0, send_index=1, value=0.5))
    assert (result.send_index, result.value) == (1, 0.5)
    sends = live.song.tracks[0].mixer_device.sends
    assert [send.value for send in sends] == [0.0, 0.5]


def test_a_send_that_is_not_there_is_not_found(live):
    with pytest.raises(NotFound, match="there are 2 sends, 0 to 1"):
        live.run(SetTrackSend(track_index=0, send_index=2, value=0.5))


def test_the_main_track_has_no_sends(live):
    assert live.run(GetTrackSends(track_index="master")).count == 0
    with pytest.raises(NotFound, match="there are no sends"):
        live.run(SetTrackSend(track_index="master", send_index=0, value=0.5))


def test_the_sends_are_listed_as_live_shows_them(live):
    live.user(lambda: setattr(live.song.tracks[3].mixer_device.sends[0], "value", 0.25))
    result = live.run(GetTrackSends(track_index=3))
    shown = live.song.tracks[3].mixer_device.sends
    assert [(send.index, send.value, send.name) for send in result.sends] == [
        (0, 0.25, shown[0].name),
        (1, 0.0, shown[1].name),
    ]
    assert [send.display_value for send in result.sends] == [shown[0].str_for_value(0.25), "-inf dB"]
    assert [live.context.track(send.return_track_id) for send in result.sends] == list(live.song.return_tracks)
    assert result.count == 2
