"""The operations on tracks, on the simulator of Live."""

import pytest

from alive.domain.commands.song import Undo
from alive.domain.commands.track import (
    CreateAudioTrack,
    CreateMidiTrack,
    CreateReturnTrack,
    DeleteTrack,
    DuplicateTrack,
    GetTrackInfo,
    RenameTrack,
    SetTrackColor,
)
from alive.domain.errors import LiveRejected, NotFound, UnsupportedByLive


def names(tracks):
    return [track.name for track in tracks]


@pytest.mark.parametrize(("command", "midi"), [(CreateMidiTrack, True), (CreateAudioTrack, False)])
def test_a_new_track_comes_after_the_last_one_and_is_of_its_kind(live, command, midi):
    result = live.run(command(name="Lead"))
    assert (result.track_index, result.name) == (4, "Lead")
    track = live.song.tracks[4]
    assert track.name == "Lead"
    assert (track.has_midi_input, track.has_audio_input) == (midi, not midi)


@pytest.mark.parametrize("command", [CreateMidiTrack, CreateAudioTrack])
@pytest.mark.parametrize("index", [0, 2, 4])
def test_a_new_track_is_put_where_it_is_wanted(live, command, index):
    before = list(live.song.tracks)
    result = live.run(command(name="Lead", index=index))
    assert result.track_index == index
    assert live.song.tracks[index].name == "Lead"
    assert [track for track in live.song.tracks if track in before] == before


@pytest.mark.parametrize("command", [CreateMidiTrack, CreateAudioTrack])
def test_a_place_that_is_not_there_is_refused_by_live(live, command):
    with pytest.raises(LiveRejected):
        live.run(command(index=5))
    assert len(live.song.tracks) == 4


def test_a_new_track_within_a_group_joins_it(live):
    live.sim.group_tracks(0, 1)
    live.run(CreateMidiTrack(name="Lead", index=2))
    assert live.song.tracks[2].group_track == live.song.tracks[0]


def test_a_new_track_without_a_name_is_named_by_live(live):
    result = live.run(CreateMidiTrack())
    assert result.name == live.song.tracks[4].name
    assert result.name


def test_the_id_of_a_new_track_names_it_also_after_another_moved_it(live):
    track_id = live.run(CreateMidiTrack(name="Lead")).track_id
    live.run(DeleteTrack(track_index=0))
    result = live.run(RenameTrack(track_index=track_id, name="Solo"))
    assert result.track_index == 3
    assert live.song.tracks[3].name == "Solo"


def test_a_new_return_track_comes_last_and_every_track_gets_a_send(live):
    result = live.run(CreateReturnTrack())
    assert (result.return_index, result.track_index) == (2, "return_tracks/2")
    assert live.song.return_tracks[2].name == result.name
    assert len(live.song.tracks[0].mixer_device.sends) == 3


def test_more_return_tracks_than_live_makes_are_rejected(live):
    for _ in range(10):
        live.run(CreateReturnTrack())
    with pytest.raises(LiveRejected):
        live.run(CreateReturnTrack())
    assert len(live.song.return_tracks) == 12


@pytest.mark.parametrize("ref", [1, "tracks/1"])
def test_a_deleted_track_is_gone(live, ref):
    result = live.run(DeleteTrack(track_index=ref))
    assert (result.name, result.num_tracks) == ("2-MIDI", 3)
    assert len(live.song.tracks) == 3


def test_a_deleted_return_track_is_gone(live):
    result = live.run(DeleteTrack(track_index="return_tracks/0"))
    assert result.num_return_tracks == 1
    assert len(live.song.return_tracks) == 1
    assert len(live.song.tracks) == 4


def test_a_return_track_is_deleted_by_its_id(live):
    track_id = live.run(GetTrackInfo(track_index="return_tracks/1")).track_id
    kept = live.song.return_tracks[0]
    live.run(DeleteTrack(track_index=track_id))
    assert list(live.song.return_tracks) == [kept]


def test_the_main_track_cannot_be_deleted(live):
    with pytest.raises(UnsupportedByLive, match="main track"):
        live.run(DeleteTrack(track_index="master"))


def test_the_last_track_is_kept_by_live(live):
    for _ in range(3):
        live.run(DeleteTrack(track_index=0))
    with pytest.raises(LiveRejected, match="Live refused"):
        live.run(DeleteTrack(track_index=0))
    assert len(live.song.tracks) == 1


def test_what_was_deleted_is_not_found_by_its_id(live):
    track_id = live.run(GetTrackInfo(track_index=0)).track_id
    live.run(DeleteTrack(track_index=track_id))
    with pytest.raises(NotFound, match=f"{track_id} was deleted"):
        live.run(GetTrackInfo(track_index=track_id))


def test_what_undo_brings_back_is_a_new_object_with_a_new_id(live):
    track_id = live.run(GetTrackInfo(track_index=0)).track_id
    live.run(DeleteTrack(track_index=0))
    live.run(Undo())
    info = live.run(GetTrackInfo(track_index=0))
    assert info.name == "1-MIDI"
    assert info.track_id != track_id
    with pytest.raises(NotFound, match="was deleted"):
        live.run(GetTrackInfo(track_index=track_id))


def test_a_copy_is_found_where_live_put_it(live):
    live.run(RenameTrack(track_index=1, name="Bass"))
    result = live.run(DuplicateTrack(track_index=1))
    assert len(live.song.tracks) == 5
    assert live.song.tracks[result.new_index].name == result.name
    assert live.song.tracks[1].name == "Bass"
    assert live.run(GetTrackInfo(track_index=result.track_id)).track_index == result.new_index == 2


def test_a_copy_is_a_track_that_was_not_there_before(live):
    before = list(live.song.tracks)
    result = live.run(DuplicateTrack(track_index=3))
    assert live.song.tracks[result.new_index] not in before


@pytest.mark.parametrize("ref", ["return_tracks/0", "master_track"])
def test_only_tracks_of_the_main_list_are_duplicated(live, ref):
    with pytest.raises(UnsupportedByLive):
        live.run(DuplicateTrack(track_index=ref))


def test_a_track_has_the_name_it_was_given(live):
    result = live.run(RenameTrack(track_index=2, name="Götterfunken ♫"))
    assert result.name == "Götterfunken ♫"
    assert live.song.tracks[2].name == "Götterfunken ♫"


def test_the_name_that_live_makes_of_it_is_answered_for_a_return_track(live):
    result = live.run(RenameTrack(track_index="return_tracks/0", name="Hall"))
    assert result.name == live.song.return_tracks[0].name == "A-Hall"
    assert result.track_index == "return_tracks/0"


def test_the_name_of_the_main_track_stays_and_the_answer_says_so(live):
    """Live ignores the new name without a word."""
    with pytest.raises(LiveRejected, match="still called Main"):
        live.run(RenameTrack(track_index="master", name="Out"))
    assert live.song.master_track.name == "Main"


@pytest.mark.parametrize("name", ["", "Reverb", "A-Reverb", "C"])
def test_a_return_track_takes_its_name_with_or_without_the_letter(live, name):
    result = live.run(RenameTrack(track_index="return_tracks/0", name=name))
    assert result.name == live.song.return_tracks[0].name
    assert result.name.endswith(name)


def test_track_info_shows_what_the_track_shows(live):
    def act():
        track = live.song.tracks[0]
        track.color_index = 7
        track.mute = True
        track.arm = True
        track.mixer_device.panning.value = -0.5
        track.clip_slots[0].create_clip(4.0)
        track.clip_slots[3].create_clip(4.0)

    live.user(act)
    info = live.run(GetTrackInfo(track_index=0))
    track = live.song.tracks[0]
    assert (info.track_index, info.name, info.color, info.color_index) == (0, "1-MIDI", track.color, 7)
    assert (info.mute, info.solo, info.arm, info.can_be_armed) == (True, False, True, True)
    assert (info.has_midi_input, info.has_audio_input, info.is_foldable) == (True, False, False)
    assert (info.volume, info.pan, info.num_clips) == (track.mixer_device.volume.value, -0.5, 2)
    assert info.num_devices == len(track.devices)


@pytest.mark.parametrize("ref", ["return_tracks/1", "master_track"])
def test_track_info_works_for_tracks_without_arm_mute_or_clip_slots(live, ref):
    info = live.run(GetTrackInfo(track_index=ref))
    assert info.track_index == ref
    assert (info.arm, info.can_be_armed, info.num_clips) == (False, False, 0)


def test_a_colour_is_that_of_the_palette(live):
    result = live.run(SetTrackColor(track_index=0, color_index=14))
    assert (result.color_index, result.color) == (14, 0xFF3636)
    assert live.song.tracks[0].color == 0xFF3636
    live.run(Undo())
    assert live.song.tracks[0].color_index != 14


@pytest.mark.parametrize(
    ("ref", "message"),
    [
        (9, "tracks/9: there are 4 tracks, 0 to 3"),
        ("tracks/4", "tracks/4: there are 4 tracks, 0 to 3"),
        ("return_tracks/2", "return_tracks/2: there are 2 return tracks, 0 to 1"),
        ("track#1.ffff", "track#1.ffff belongs to another Set"),
        ("track#77.9f2c", "track#77.9f2c: there never was a track with this id"),
    ],
)
def test_a_track_that_is_not_there_is_not_found_and_the_answer_says_why(live, ref, message):
    with pytest.raises(NotFound, match=message):
        live.run(DeleteTrack(track_index=ref))
    assert len(live.song.tracks) == 4


@pytest.mark.parametrize("name", ["in", "n", "ain", "", "main"])
def test_the_main_track_is_not_called_by_a_part_of_its_name(live, name):
    with pytest.raises(LiveRejected, match="still called Main"):
        live.run(RenameTrack(track_index="master", name=name))


def test_the_main_track_may_be_given_the_name_it_has(live):
    assert live.run(RenameTrack(track_index="master", name="Main")).name == "Main"


@pytest.mark.parametrize(("ref", "default"), [(0, "1-MIDI"), ("tracks/2", "3-Audio")])
def test_an_empty_name_gives_a_track_its_own_name_back(live, ref, default):
    assert live.run(RenameTrack(track_index=ref, name="")).name == default
    live.run(RenameTrack(track_index=ref, name="Bass"))
    assert live.run(RenameTrack(track_index=ref, name="")).name == default


@pytest.mark.parametrize(("ref", "name"), [(0, "MIDI"), ("return_tracks/0", "erb"), ("return_tracks/0", "B-Reverb")])
def test_a_part_of_the_name_is_not_the_name(live, monkeypatch, ref, name):
    kind = type(live.song.tracks[0])
    monkeypatch.setattr(kind, "name", property(kind.name.fget, lambda _self, _name: None))
    with pytest.raises(LiveRejected, match="still called"):
        live.run(RenameTrack(track_index=ref, name=name))


def test_a_new_track_is_answered_where_live_put_it(live, monkeypatch):
    kind = type(live.song)
    create = kind.create_midi_track
    monkeypatch.setattr(kind, "create_midi_track", lambda self, _index: create(self, 1))
    result = live.run(CreateMidiTrack(name="Bass"))
    assert result.track_index == 1
    assert live.song.tracks[1].name == "Bass"


def test_group_tracks_and_their_members_are_told_apart(live):
    live.sim.group_tracks(0, 1)
    shown = [live.run(GetTrackInfo(track_index=index)) for index in range(4)]
    assert [info.is_foldable for info in shown] == [True, False, False, False]
    assert [info.is_grouped for info in shown] == [False, True, True, False]


def test_the_copy_of_a_group_comes_after_its_members(live):
    live.sim.group_tracks(0, 1)
    result = live.run(DuplicateTrack(track_index=0))
    assert result.new_index == 3
    assert live.song.tracks[3].is_foldable is True
    assert live.run(GetTrackInfo(track_index=result.track_id)).track_index == 3
