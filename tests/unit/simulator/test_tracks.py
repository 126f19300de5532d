"""Track: names, colours, states by kind, groups."""

import pytest


def test_default_names_are_renumbered_and_own_names_are_not(sim, song):
    """Live 12.3: "2-MIDI" becomes "3-MIDI"."""
    song.tracks[1].name = "Bass"
    song.create_midi_track(0)
    assert [track.name for track in song.tracks] == ["1-MIDI", "2-MIDI", "Bass", "4-Audio", "5-Audio"]
    sim.move_track(4, 0)
    assert [track.name for track in song.tracks] == ["1-Audio", "2-MIDI", "3-MIDI", "Bass", "5-Audio"]
    song.delete_track(0)
    assert [track.name for track in song.tracks] == ["1-MIDI", "2-MIDI", "Bass", "4-Audio"]


def test_a_return_keeps_its_letter(song):
    """Live 12.3: "X" becomes "A-X"; letters follow the position."""
    song.return_tracks[0].name = "Room"
    assert song.return_tracks[0].name == "A-Room"
    song.return_tracks[0].name = "A-Hall"
    assert song.return_tracks[0].name == "A-Hall"
    assert song.create_return_track().name == "C-Return"
    song.delete_return_track(0)
    assert [track.name for track in song.return_tracks] == ["A-Delay", "B-Return"]


def test_the_name_of_the_main_track_cannot_be_changed(song):
    """Live 12.3: the write is ignored."""
    song.master_track.name = "Master"
    assert song.master_track.name == "Main"


def test_a_colour_snaps_to_the_nearest_of_the_palette(song):
    """Live 12: measured pairs."""
    track = song.tracks[0]
    track.color = 0xABCDEF
    assert (track.color, track.color_index) == (0xB9C1E3, 37)
    track.color = 0xFF0000
    assert (track.color, track.color_index) == (0xFF3636, 14)
    track.color_index = 69
    assert track.color == 0x3C3C3C


def test_a_colour_outside_the_palette_is_refused_and_none_is_ignored(song):
    """Live 12.3: Track ignores None."""
    track = song.tracks[0]
    track.color_index = 7
    track.color_index = None
    assert track.color_index == 7
    for index in (-1, 70):
        with pytest.raises(RuntimeError):
            track.color_index = index
    with pytest.raises(RuntimeError):
        track.color = 0x1000000


@pytest.mark.parametrize("track", [lambda song: song.return_tracks[0], lambda song: song.master_track])
def test_returns_and_the_main_track_cannot_be_armed(song, track):
    """Live 12.3: can_be_armed is False and arm raises."""
    assert not track(song).can_be_armed
    with pytest.raises(RuntimeError):
        _ = track(song).arm
    with pytest.raises(RuntimeError):
        track(song).arm = True
    with pytest.raises(RuntimeError):
        track(song).current_monitoring_state = 0


def test_the_main_track_cannot_be_muted_or_soloed(song):
    """Live 12.3: mute and solo raise on Main, not on returns."""
    for member in ("mute", "solo"):
        with pytest.raises(RuntimeError):
            setattr(song.master_track, member, True)
        with pytest.raises(RuntimeError):
            getattr(song.master_track, member)
        setattr(song.return_tracks[0], member, True)
        assert getattr(song.return_tracks[0], member)


def test_several_tracks_can_be_armed_and_soloed_by_the_api(song):
    """Live 12: exclusive arming concerns the user interface."""
    for track in song.tracks:
        track.arm = True
        track.solo = True
    assert all(track.arm and track.solo for track in song.tracks)


def test_a_solo_mutes_the_others(song):
    """Live 12.3: muted_via_solo, with a listener."""
    calls = []
    song.tracks[1].add_muted_via_solo_listener(lambda: calls.append(song.tracks[1].muted_via_solo))
    song.tracks[0].solo = True
    assert [track.muted_via_solo for track in song.tracks] == [False, True, True, True]
    song.tracks[0].solo = False
    assert calls == [True, False]


def test_monitoring_has_three_states(song):
    """Live 12.3: "Invalid monitoring state!"."""
    track = song.tracks[0]
    assert track.current_monitoring_state == 1
    track.current_monitoring_state = 2
    with pytest.raises(RuntimeError, match=r"^Invalid monitoring state!$"):
        track.current_monitoring_state = 3
    assert track.current_monitoring_state == 2


def test_inputs_and_outputs_follow_the_kind(song):
    """A MIDI track without an instrument puts out MIDI."""
    midi, audio = song.tracks[0], song.tracks[2]
    assert (midi.has_midi_input, midi.has_audio_input, midi.has_midi_output, midi.has_audio_output) == (
        True, False, True, False,
    )  # fmt: skip
    assert (audio.has_midi_input, audio.has_audio_input, audio.has_midi_output, audio.has_audio_output) == (
        False, True, False, True,
    )  # fmt: skip


def test_a_folded_group_hides_its_members(sim, song):
    """Live 12.3: groups are made by the user only."""
    group = sim.group_tracks(1, 2)
    assert [track.name for track in song.tracks] == ["1-MIDI", "2-Group", "3-MIDI", "4-Audio", "5-Audio"]
    assert group.is_foldable
    assert [track.is_grouped for track in song.tracks] == [False, False, True, True, False]
    assert song.tracks[2].group_track == group
    assert song.tracks[0].group_track is None
    assert not group.can_be_armed
    calls = []
    song.add_visible_tracks_listener(lambda: calls.append(len(song.visible_tracks)))
    group.fold_state = 1
    assert [track.is_visible for track in song.tracks] == [True, True, False, False, True]
    assert calls == [3]
    with pytest.raises(RuntimeError):
        song.tracks[0].fold_state = True


@pytest.fixture
def nested(sim, song):
    """Two groups, one in the other: Outer [Inner [a, b], c], d."""
    sim.group_tracks(0, 1)
    sim.group_tracks(0, 3)
    for track, name in zip(song.tracks, ("Outer", "Inner", "a", "b", "c", "d"), strict=True):
        track.name = name
    return {track.name: track for track in song.tracks}


@pytest.mark.parametrize(
    ("soloed", "heard"),
    [
        ("Outer", {"Outer", "Inner", "a", "b", "c"}),
        ("Inner", {"Outer", "Inner", "a", "b"}),
        ("a", {"Outer", "Inner", "a"}),
        ("c", {"Outer", "c"}),
        ("d", {"d"}),
    ],
)
def test_a_solo_spares_the_groups_around_and_the_members_inside(nested, soloed, heard):
    """Live: the members of a soloed group stay audible, and so does the path of a soloed member."""
    calls = set()
    for name, track in nested.items():
        track.add_muted_via_solo_listener(lambda name=name: calls.add(name))
    nested[soloed].solo = True
    assert {name for name, track in nested.items() if not track.muted_via_solo} == heard
    assert calls == set(nested) - heard
    calls.clear()
    nested[soloed].solo = False
    assert not any(track.muted_via_solo for track in nested.values())
    assert calls == set(nested) - heard


def test_a_solo_ends_with_its_track(song):
    """Nothing is soloed any more: muted_via_solo follows, with a listener."""
    calls = []
    track = song.tracks[1]
    track.add_muted_via_solo_listener(lambda: calls.append(track.muted_via_solo))
    song.tracks[0].solo = True
    song.delete_track(0)
    assert calls == [True, False]


def test_a_solo_reaches_what_is_put_into_its_group(sim, song):
    """A track soloed before it is grouped keeps its new group audible; a new track is muted by it, like the others."""
    song.tracks[1].solo = True
    calls = []
    track = song.tracks[0]
    track.add_muted_via_solo_listener(lambda: calls.append(track.muted_via_solo))
    group = sim.group_tracks(0, 1)
    assert [each.muted_via_solo for each in (group, track, song.tracks[2])] == [False, True, False]
    group.solo = True
    assert calls == [False]
    song.create_midi_track(-1)
    assert song.tracks[-1].muted_via_solo


def test_a_group_is_duplicated_and_deleted_with_its_members(sim, song):
    """The copy comes after the members."""
    song.tracks[1].name = "Member"
    sim.group_tracks(1, 2)
    song.duplicate_track(1)
    assert [track.is_foldable for track in song.tracks] == [
        False, True, False, False, True, False, False, False,
    ]  # fmt: skip
    assert song.tracks[5].group_track == song.tracks[4]
    assert song.tracks[5].name == "Member"
    song.delete_track(1)
    assert len(song.tracks) == 5
    assert song.tracks[2].group_track == song.tracks[1]


def test_group_slots_control_the_clips_of_the_group(sim, song):
    """Live 12.3: is_group_slot, controls_other_clips."""
    group = sim.group_tracks(0, 1)
    slot = group.clip_slots[0]
    assert slot.is_group_slot
    assert not slot.controls_other_clips
    with pytest.raises(RuntimeError):
        slot.create_clip(4.0)
    clips = [song.tracks[index].clip_slots[0].create_clip(4.0) for index in (1, 2)]
    assert slot.controls_other_clips
    slot.fire()
    sim.advance(0.02)
    assert [clip.is_playing for clip in clips] == [True, True]


def test_a_default_track_has_no_devices(song):
    """Only the returns of the default Set have some."""
    assert len(song.tracks[0].devices) == 0
    assert len(song.tracks[0].arrangement_clips) == 0


def test_the_insert_mode_shows_its_name_before_it_was_ever_written(song):
    """Live.Track.Track.View.device_insert_mode: one type, whoever wrote it last."""
    view = song.tracks[0].view
    assert str(view.device_insert_mode) == "default"
    view.device_insert_mode = 1
    assert str(view.device_insert_mode) == "selected_left"
