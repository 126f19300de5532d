"""The operations on the state of a track, on the simulator of Live."""

import pytest

from alive.application.executor import Suspension
from alive.domain.commands.mixer import SoloTrack
from alive.domain.commands.track import GetTrackInfo, RenameTrack
from alive.domain.commands.track_state import (
    GetGroup,
    GetPerformanceImpacts,
    GetTrackColor,
    GetTrackDetails,
    GetTrackIndexByName,
    GetTrackIsFoldable,
    GetTrackIsFrozen,
    GetTrackIsGrouped,
    SetTrackCollapsed,
    SetTrackCurrentMonitoringState,
    SetTrackFoldState,
    SetTrackImplicitArm,
    SetTrackShowsChains,
)
from alive.domain.enumerations import MonitoringState
from alive.domain.errors import LiveRejected, NotFound

NO_INPUT = ["return_tracks/0", "master_track"]


def named(live, *names):
    for index, name in enumerate(names):
        live.run(RenameTrack(track_index=index, name=name))


class TestByName:
    def test_the_first_track_that_has_the_text_in_its_name_is_found(self, live):
        named(live, "Drums", "Sub Bass", "Bass Lead")
        found = live.run(GetTrackIndexByName(name="bass"))
        assert (found.track_index, found.name, found.matches) == (1, "Sub Bass", 2)
        assert live.run(GetTrackInfo(track_index=found.track_id)).name == "Sub Bass"

    def test_a_whole_name_is_better_than_a_part_of_an_earlier_one(self, live):
        named(live, "Bass 2", "Bass")
        assert live.run(GetTrackIndexByName(name="BASS")).track_index == 1

    @pytest.mark.parametrize(
        ("name", "place"), [("reverb", "return_tracks/0"), ("Main", "master_track"), ("b-", "return_tracks/1")]
    )
    def test_return_tracks_and_the_main_track_are_found_too(self, live, name, place):
        assert live.run(GetTrackIndexByName(name=name)).track_index == place

    def test_a_name_that_no_track_has_is_not_found(self, live):
        with pytest.raises(NotFound, match="no track has 'Horns' in its name"):
            live.run(GetTrackIndexByName(name="Horns"))


class TestColour:
    @pytest.mark.parametrize("ref", [3, "return_tracks/1", "master_track"])
    def test_it_is_told_as_entry_of_the_palette_and_as_rgb(self, live, ref):
        live.user(lambda: setattr(live.context.track(ref), "color_index", 14))
        shown = live.run(GetTrackColor(track_index=ref))
        assert (shown.track_index, shown.color_index, shown.color) == (ref, 14, 0xFF3636)


class TestGroups:
    @pytest.fixture
    def nested(self, live):
        """0 group, 1 MIDI, 2 group, 3 MIDI, 4 audio, 5 audio: the group at 2 is inside the one at 0."""
        live.sim.group_tracks(1, 1)
        live.sim.group_tracks(0, 2)
        return live

    def test_a_group_is_folded_and_unfolded(self, nested):
        assert nested.run(SetTrackFoldState(track_index=0, folded=True)).fold_state is True
        assert [track.is_visible for track in nested.song.tracks] == [True, False, False, False, True, True]
        result = nested.run(SetTrackFoldState(track_index=0, folded=False))
        assert (result.fold_state, result.message) == (False, "The group is unfolded.")
        assert nested.song.tracks[3].is_visible is True

    @pytest.mark.parametrize("ref", [1, "return_tracks/0", "master_track"])
    def test_what_is_no_group_cannot_be_folded(self, nested, ref):
        with pytest.raises(LiveRejected, match="fold"):
            nested.run(SetTrackFoldState(track_index=ref, folded=True))

    def test_the_group_of_a_track_is_the_nearest_one(self, nested):
        shown = [nested.run(GetTrackIsGrouped(track_index=index)) for index in range(6)]
        assert [each.group_track_index for each in shown] == [None, 0, 0, 2, None, None]
        assert [each.is_group_track for each in shown] == [True, False, True, False, False, False]
        assert nested.run(GetTrackInfo(track_index=shown[3].group_track_id)).track_index == 2

    @pytest.mark.parametrize("ref", NO_INPUT)
    def test_return_tracks_and_the_main_track_are_in_no_group(self, live, ref):
        shown = live.run(GetTrackIsGrouped(track_index=ref))
        assert (shown.is_grouped, shown.is_group_track, shown.group_track_index) == (False, False, None)

    def test_the_members_of_a_group_are_listed_with_those_of_groups_inside(self, nested):
        nested.run(SetTrackFoldState(track_index=2, folded=True))
        group = nested.run(GetGroup(track_index=0))
        assert [(each.track_index, each.depth, each.is_visible) for each in group.members] == [
            (1, 0, True),
            (2, 0, True),
            (3, 1, False),
        ]
        assert (group.count, group.group_track_index) == (3, None)
        inner = nested.run(GetGroup(track_index=2))
        assert [each.track_index for each in inner.members] == [3]
        assert (inner.group_track_index, inner.fold_state) == (0, True)

    @pytest.mark.parametrize("ref", [4, "master_track"])
    def test_only_groups_have_members(self, nested, ref):
        with pytest.raises(LiveRejected):
            nested.run(GetGroup(track_index=ref))

    def test_only_groups_are_foldable(self, nested):
        refs = [0, 1, "return_tracks/0", "master_track"]
        assert [nested.run(GetTrackIsFoldable(track_index=ref)).is_foldable for ref in refs] == [True, *[False] * 3]


class TestFrozen:
    def test_freezing_by_a_person_shows(self, live):
        assert live.run(GetTrackIsFrozen(track_index=2)).is_frozen is False
        live.sim.freeze(live.song.tracks[2])
        assert live.run(GetTrackIsFrozen(track_index=2)).is_frozen is True

    @pytest.mark.parametrize("ref", NO_INPUT)
    def test_return_tracks_and_the_main_track_cannot_be_frozen(self, live, ref):
        shown = live.run(GetTrackIsFrozen(track_index=ref))
        assert (shown.is_frozen, shown.can_be_frozen) == (False, False)


class TestMonitoring:
    @pytest.mark.parametrize("state", list(MonitoringState))
    def test_it_is_what_the_number_and_the_name_say(self, live, state):
        result = live.run(SetTrackCurrentMonitoringState(track_index=0, state=state))
        assert (result.monitoring_state, result.monitoring_state_name) == (state.value, state.name.lower())
        assert live.song.tracks[0].current_monitoring_state == state.value

    @pytest.mark.parametrize("ref", NO_INPUT)
    def test_a_track_without_input_has_none(self, live, ref):
        with pytest.raises(LiveRejected):
            live.run(SetTrackCurrentMonitoringState(track_index=ref, state=MonitoringState.IN))


def test_a_track_is_collapsed_in_the_arrangement(live):
    assert live.run(SetTrackCollapsed(track_index="master")).collapsed is True
    assert live.song.master_track.view.is_collapsed is True
    assert live.run(SetTrackCollapsed(track_index="master", collapsed=False)).collapsed is False
    assert live.song.master_track.view.is_collapsed is False


def test_only_a_track_with_an_instrument_rack_shows_chains(live):
    with pytest.raises(LiveRejected, match="rack"):
        live.run(SetTrackShowsChains(track_index=0))
    live.user(lambda: live.song.tracks[0].insert_device("Instrument Rack"))
    assert live.run(SetTrackShowsChains(track_index=0)).shows_chains is True
    assert live.song.tracks[0].is_showing_chains is True
    assert live.run(SetTrackShowsChains(track_index=0, shows_chains=False)).shows_chains is False


def test_implicit_arm_leaves_the_arm_switch(live):
    assert live.run(SetTrackImplicitArm(track_index=0)).armed is True
    assert (live.song.tracks[0].implicit_arm, live.song.tracks[0].arm) == (True, False)
    assert live.run(SetTrackImplicitArm(track_index=0, armed=False)).armed is False


@pytest.mark.parametrize("ref", NO_INPUT)
def test_what_cannot_be_armed_cannot_be_armed_implicitly_either(live, ref):
    with pytest.raises(LiveRejected):
        live.run(SetTrackImplicitArm(track_index=ref))


class TestDetails:
    def test_they_are_what_the_track_shows(self, live):
        live.user(lambda: live.song.tracks[0].clip_slots[3].create_clip(4.0))
        live.user(live.song.tracks[0].clip_slots[3].fire)
        live.run(SoloTrack(track_index=1))
        shown = live.run(GetTrackDetails(track_index=0))
        track = live.song.tracks[0]
        assert shown.playing_slot_index == track.playing_slot_index == 3
        assert (shown.fired_slot_index, shown.muted_via_solo, shown.is_visible) == (-1, True, True)
        assert (shown.monitoring_state_name, shown.fold_state, shown.implicit_arm) == ("auto", None, False)
        assert (shown.has_midi_output, shown.has_audio_output) == (True, False)

    @pytest.mark.parametrize("ref", NO_INPUT)
    def test_what_a_track_does_not_have_is_null(self, live, ref):
        shown = live.run(GetTrackDetails(track_index=ref))
        assert (shown.monitoring_state, shown.monitoring_state_name, shown.implicit_arm) == (None, None, None)
        assert (shown.playing_slot_index, shown.fired_slot_index, shown.muted_via_solo) == (None, None, False)

    def test_a_group_has_its_folding(self, live):
        live.sim.group_tracks(0, 1)
        assert live.run(GetTrackDetails(track_index=0)).fold_state is False


class TestLoad:
    def test_the_heaviest_track_comes_first(self, live):
        live.user(lambda: [live.song.tracks[2].insert_device("Auto Filter") for _ in range(3)])
        live.user(live.song.start_playing)
        result = live.run(GetPerformanceImpacts())
        assert result.count == 7
        assert result.tracks[0].track_index == 2
        assert result.tracks[0].performance_impact == live.song.tracks[2].performance_impact > 0
        loads = [track.performance_impact for track in result.tracks]
        assert loads == sorted(loads, reverse=True)

    def test_a_large_set_is_read_in_parts_and_what_goes_meanwhile_is_left_out(self, live):
        live.user(lambda: [live.song.create_midi_track(-1) for _ in range(120)])
        reading = live.start(GetPerformanceImpacts())
        assert isinstance(reading, Suspension)
        live.user(lambda: live.song.delete_track(0))
        result = live.finish(reading)
        assert result.count == 126
        places = {track.track_index for track in result.tracks}
        assert places == {*range(123), "return_tracks/0", "return_tracks/1", "master_track"}
        for track in result.tracks:
            assert live.context.track(track.track_index) == live.context.track(track.track_id)


@pytest.mark.parametrize(
    "command",
    [
        SetTrackFoldState(track_index=9, folded=True),
        SetTrackCollapsed(track_index=9),
        SetTrackImplicitArm(track_index=9),
        GetTrackDetails(track_index=9),
        GetGroup(track_index=9),
    ],
    ids=lambda command: command.spec.name,
)
def test_a_track_that_is_not_there_is_not_found(live, command):
    with pytest.raises(NotFound, match="there are 4 tracks"):
        live.run(command)
