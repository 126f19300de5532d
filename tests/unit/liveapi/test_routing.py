"""The operations on routing, on the simulator of Live."""

import pytest

from alive.application.executor import Suspension
from alive.domain.commands.mixer import MuteTrack
from alive.domain.commands.routing import (
    GetDeviceRouting,
    GetRouting,
    GetTrackAvailableInputRoutingTypes,
    GetTrackAvailableOutputRoutingTypes,
    GetTrackInputRoutingType,
    GetTrackOutputRouting,
    SetDeviceRouting,
    SetRouting,
    SetTrackInputRouting,
    SetTrackInputSubRouting,
    SetTrackOutputRouting,
    SetTrackOutputSubRouting,
)
from alive.domain.commands.song import Undo
from alive.domain.commands.track import CreateAudioTrack, CreateMidiTrack, DeleteTrack, GetTrackInfo, RenameTrack
from alive.domain.errors import InvalidArgument, LiveRejected, NotFound, UnsupportedByLive


def shown(track, side):
    return (
        getattr(track, f"{side}_routing_type").display_name,
        getattr(track, f"{side}_routing_channel").display_name,
    )


class TestOneSide:
    @pytest.mark.parametrize(("name", "chosen"), [("Resampling", "Resampling"), ("no input", "No Input")])
    def test_an_input_is_chosen_by_the_name_that_live_shows(self, live, name, chosen):
        result = live.run(SetTrackInputRouting(track_index=2, routing_type_name=name))
        assert (result.routing_type, result.message) == (chosen, f"The input is {chosen}.")
        assert live.song.tracks[2].input_routing_type.display_name == chosen

    def test_live_chooses_the_channel_of_a_new_type(self, live):
        result = live.run(SetTrackInputRouting(track_index=2, routing_type_name="4-Audio"))
        assert (result.routing_type, result.routing_channel) == shown(live.song.tracks[2], "input")
        assert result.routing_channel == "Post FX"

    @pytest.mark.parametrize("ref", ["tracks/3", "id"])
    def test_a_track_is_chosen_as_input_by_path_or_id(self, live, ref):
        ref = live.run(GetTrackInfo(track_index=3)).track_id if ref == "id" else ref
        live.run(SetTrackInputRouting(track_index=2, routing_type_name=ref))
        assert live.song.tracks[2].input_routing_type.attached_object == live.song.tracks[3]

    def test_of_two_tracks_with_one_name_it_must_be_told_which(self, live):
        live.run(CreateAudioTrack(name="Bus"))
        live.run(CreateAudioTrack(name="Bus"))
        with pytest.raises(InvalidArgument, match="2 choices are called 'Bus'; allowed is the path or id"):
            live.run(SetTrackOutputRouting(track_index=2, routing_type_name="Bus"))
        assert live.song.tracks[2].output_routing_type.display_name == "Main"
        live.run(SetTrackOutputRouting(track_index=2, routing_type_name="tracks/5"))
        assert live.song.tracks[2].output_routing_type.attached_object == live.song.tracks[5]

    @pytest.mark.parametrize("name", ["", "Ext", "tracks/2", "tracks/0"])
    def test_what_is_no_choice_is_not_found_and_the_choices_are_told(self, live, name):
        with pytest.raises(NotFound, match=r"there is no input .*'Ext\. In', 'Resampling'") as refused:
            live.run(SetTrackInputRouting(track_index=2, routing_type_name=name))
        choices = [choice.display_name for choice in live.song.tracks[2].available_input_routing_types]
        assert refused.value.details["available"] == choices
        assert live.song.tracks[2].input_routing_type.display_name == "Ext. In"

    def test_a_deleted_track_is_no_choice(self, live):
        track_id = live.run(GetTrackInfo(track_index=3)).track_id
        live.run(DeleteTrack(track_index=3))
        with pytest.raises(NotFound, match="was deleted"):
            live.run(SetTrackInputRouting(track_index=2, routing_type_name=track_id))

    def test_a_channel_is_chosen_by_its_name(self, live):
        result = live.run(SetTrackInputSubRouting(track_index=2, sub_routing="2"))
        assert (result.requested_sub_routing, result.routing_channel) == ("2", "2")
        assert shown(live.song.tracks[2], "input") == ("Ext. In", "2")
        live.run(Undo())
        assert shown(live.song.tracks[2], "input") == ("Ext. In", "1")

    def test_a_channel_that_is_not_there_is_not_found(self, live):
        with pytest.raises(NotFound, match=r"there is no output 'Ch\. 3'; there are ''"):
            live.run(SetTrackOutputSubRouting(track_index=2, sub_routing="Ch. 3"))

    @pytest.mark.parametrize("ref", ["return_tracks/0", "master_track"])
    def test_a_track_without_input_is_refused_by_live(self, live, ref):
        for command in (
            SetTrackInputRouting(track_index=ref, routing_type_name="Ext. In"),
            SetTrackInputSubRouting(track_index=ref, sub_routing="1"),
            GetTrackAvailableInputRoutingTypes(track_index=ref),
            GetTrackInputRoutingType(track_index=ref),
            SetRouting(track_index=ref, input_type="Ext. In"),
        ):
            with pytest.raises(LiveRejected, match="input routing"):
                live.run(command)

    def test_the_main_track_has_no_output_to_choose(self, live):
        for command in (
            SetTrackOutputRouting(track_index="master", routing_type_name="Ext. Out"),
            GetTrackAvailableOutputRoutingTypes(track_index="master"),
            GetTrackOutputRouting(track_index="master"),
        ):
            with pytest.raises(LiveRejected, match="output routing"):
                live.run(command)

    def test_a_return_track_has_an_output(self, live):
        live.run(SetTrackOutputRouting(track_index="return_tracks/0", routing_type_name="Sends Only"))
        assert live.song.return_tracks[0].output_routing_type.display_name == "Sends Only"
        assert live.run(GetTrackOutputRouting(track_index="return_tracks/0")).output_routing_type == "Sends Only"


class TestNewTracks:
    """Live fills the lists of a new track some ticks later; until then there is one choice without a name."""

    def make(self, live):
        track = live.sim.call(lambda: live.song.create_audio_track(-1))
        assert [choice.display_name for choice in track.available_input_routing_types] == [""]
        return track

    def test_the_choices_are_waited_for(self, live):
        self.make(live)
        result = live.run(GetTrackAvailableInputRoutingTypes(track_index=4))
        assert result.routing_types[:2] == ("Ext. In", "Resampling")

    def test_a_write_waits_for_the_choices(self, live):
        track = self.make(live)
        live.run(SetRouting(track_index=4, input_type="3-Audio", input_channel="Pre FX"))
        assert shown(track, "input") == ("3-Audio", "Pre FX")

    def test_it_may_write_over_several_ticks_and_says_so(self, live):
        self.make(live)
        waiting = live.start(SetTrackInputRouting(track_index=4, routing_type_name="Resampling"))
        assert isinstance(waiting, Suspension)
        assert SetTrackInputRouting.spec.ticks
        live.finish(waiting)

    def test_one_undo_takes_back_what_was_written_late(self, live):
        track = self.make(live)
        live.run(SetTrackInputRouting(track_index=4, routing_type_name="Resampling"))
        assert track.input_routing_type.display_name == "Resampling"
        live.run(MuteTrack(track_index=0))
        live.run(Undo())
        assert track.input_routing_type.display_name == "Resampling"
        live.run(Undo())
        assert track.input_routing_type.display_name == "Ext. In"

    def test_a_track_that_goes_while_it_is_waited_for_is_not_found(self, live):
        self.make(live)
        waiting = live.start(GetRouting(track_index=4))
        live.user(lambda: live.song.delete_track(4))
        with pytest.raises(NotFound, match="deleted"):
            live.finish(waiting)

    def test_lists_that_are_never_filled_are_told(self, live, monkeypatch):
        self.make(live)
        kind = type(live.song.tracks[4])
        unfilled = live.song.tracks[4].available_output_routing_types
        monkeypatch.setattr(kind, "available_output_routing_types", property(lambda _self: unfilled))
        with pytest.raises(LiveRejected, match="has not filled"):
            live.run(GetTrackOutputRouting(track_index=4))


class TestBothSides:
    def test_types_and_channels_are_set_in_one_step(self, live):
        result = live.run(
            SetRouting(
                track_index=2,
                input_type="4-Audio",
                input_channel="post mixer",
                output_type="Ext. Out",
                output_channel="1",
            )
        )
        track = live.song.tracks[2]
        assert shown(track, "input") == ("4-Audio", "Post Mixer")
        assert shown(track, "output") == ("Ext. Out", "1")
        assert result.message == "The input is 4-Audio, Post Mixer. The output is Ext. Out, 1."
        assert (result.input_routing_channel, result.output_routing_type) == ("Post Mixer", "Ext. Out")
        live.run(Undo())
        assert shown(track, "input") == ("Ext. In", "1")
        assert shown(track, "output") == ("Main", "")

    def test_what_is_not_given_stays(self, live):
        live.run(SetRouting(track_index=2, output_type="Sends Only"))
        result = live.run(SetRouting(track_index=2, input_channel="2"))
        assert shown(live.song.tracks[2], "output") == ("Sends Only", "")
        assert (result.input_routing_type, result.input_routing_channel) == ("Ext. In", "2")

    @pytest.mark.parametrize(
        "wrong",
        [
            {"input_type": "Resampling", "output_type": "Nowhere"},
            {"input_type": "Resampling", "input_channel": "Ch. 5"},
            {"input_type": "Resampling", "output_type": "Ext. Out", "output_channel": "99"},
            {"input_channel": "2", "output_channel": "99"},
        ],
        ids=str,
    )
    def test_nothing_is_changed_if_one_of_them_is_not_there(self, live, wrong):
        with pytest.raises(NotFound, match="there is no"):
            live.run(SetRouting(track_index=2, **wrong))
        assert shown(live.song.tracks[2], "input") == ("Ext. In", "1")
        assert shown(live.song.tracks[2], "output") == ("Main", "")

    def test_something_must_be_given(self, live):
        with pytest.raises(InvalidArgument, match="give input_type, input_channel, output_type or output_channel"):
            live.run(SetRouting(track_index=2))

    def test_all_is_read_of_a_track(self, live):
        result = live.run(GetRouting(track_index=3))
        track = live.song.tracks[3]
        assert (result.input_routing_type, result.input_routing_channel) == shown(track, "input")
        assert (result.output_routing_type, result.output_routing_channel) == shown(track, "output")
        assert [choice.name for choice in result.input_types] == [
            choice.display_name for choice in track.available_input_routing_types
        ]
        by_name = {choice.name: choice for choice in result.input_types}
        assert by_name["3-Audio"].category == "track"
        assert live.context.track(by_name["3-Audio"].attached_track_id).name == "3-Audio"
        assert (by_name["Resampling"].category, by_name["Resampling"].attached_track_id) == ("resampling", None)
        assert [(choice.name, choice.layout) for choice in result.input_channels] == [
            ("1/2", "stereo"),
            ("1", "mono"),
            ("2", "mono"),
        ]
        assert result.monitoring_state_name == "auto"

    def test_what_a_track_does_not_have_is_null(self, live):
        main, back = live.run(GetRouting(track_index="master")), live.run(GetRouting(track_index="return_tracks/0"))
        assert (main.input_routing_type, main.output_routing_type, main.output_types) == (None, None, ())
        assert (back.input_routing_type, back.monitoring_state, back.input_channels) == (None, None, ())
        assert back.output_routing_type == "Main"

    def test_the_group_is_the_output_of_its_members(self, live):
        live.sim.group_tracks(2, 3)
        result = live.run(GetRouting(track_index=3))
        assert result.output_routing_type == "Group"
        assert {choice.category for choice in result.output_types if choice.name == "Group"} == {"parent_group_track"}


class TestLateChannels:
    """Whether Live has the channels of a new type in the same callback is not known; a wait must not lose the write."""

    @pytest.fixture
    def late(self, live, monkeypatch):
        """The channels of an input show 50 ms after its type was written."""
        kind = type(live.song.tracks[2])
        real = kind.available_input_routing_channels, kind.input_routing_type
        shown_from = [0.0]

        def written(track, value):
            shown_from[0] = live.clock() + 0.05
            real[1].fset(track, value)

        def channels(track):
            return real[0].fget(track) if live.clock() >= shown_from[0] else []

        monkeypatch.setattr(kind, "input_routing_type", property(real[1].fget, written))
        monkeypatch.setattr(kind, "available_input_routing_channels", property(channels))
        return live

    def test_the_channel_is_written_when_it_is_there(self, late):
        result = late.run(SetRouting(track_index=2, input_type="4-Audio", input_channel="Post Mixer"))
        assert result.input_routing_channel == "Post Mixer"
        assert shown(late.song.tracks[2], "input") == ("4-Audio", "Post Mixer")

    def test_a_channel_that_never_comes_leaves_everything_as_it_was(self, late):
        with pytest.raises(NotFound, match="there is no input 'Side'"):
            late.run(SetRouting(track_index=2, input_type="4-Audio", input_channel="Side"))
        assert shown(late.song.tracks[2], "input") == ("Ext. In", "1")


def test_a_write_that_live_does_not_show_is_told(live, monkeypatch):
    from alive.domain.errors import OutcomeUnknown

    kind = type(live.song.tracks[2])
    monkeypatch.setattr(kind, "input_routing_type", property(kind.input_routing_type.fget, lambda _self, _value: None))
    with pytest.raises(OutcomeUnknown, match=r"shows Ext\. In, 1"):
        live.run(SetTrackInputRouting(track_index=2, routing_type_name="Resampling"))


class TestSideChain:
    @pytest.fixture
    def compressor(self, live):
        live.user(lambda: live.song.tracks[3].insert_device("Compressor"))
        return live.song.tracks[3].devices[0]

    def test_its_source_is_chosen(self, live, compressor):
        result = live.run(SetDeviceRouting(device="tracks/3/devices/0", input_type="3-Audio", input_channel="Pre FX"))
        assert shown(compressor, "input") == ("3-Audio", "Pre FX")
        assert (result.path, result.message) == ("tracks/3/devices/0", "The side chain is 3-Audio, Pre FX.")
        read = live.run(GetDeviceRouting(device=result.device_id))
        assert (read.input_routing_type, read.input_routing_channel) == ("3-Audio", "Pre FX")
        assert [choice.name for choice in read.input_channels] == ["Pre FX", "Post FX", "Post Mixer"]
        live.run(Undo())
        assert compressor.input_routing_type.display_name == "No Input"

    def test_a_source_that_is_not_there_changes_nothing(self, live, compressor):
        with pytest.raises(NotFound, match="there is no input"):
            live.run(SetDeviceRouting(device="tracks/3/devices/0", input_type="3-Audio", input_channel="Middle"))
        assert compressor.input_routing_type.display_name == "No Input"

    def test_something_must_be_given(self, live, compressor):
        with pytest.raises(InvalidArgument, match="give input_type or input_channel"):
            live.run(SetDeviceRouting(device="tracks/3/devices/0"))

    def test_other_devices_are_not_reached(self, live):
        live.user(lambda: live.song.tracks[3].insert_device("Auto Filter"))
        for command in (
            GetDeviceRouting(device="tracks/3/devices/0"),
            SetDeviceRouting(device="tracks/3/devices/0", input_type="3-Audio"),
        ):
            with pytest.raises(UnsupportedByLive, match="Auto Filter"):
                live.run(command)


def test_names_follow_the_tracks(live):
    live.run(CreateMidiTrack())
    live.run(RenameTrack(track_index=3, name="Voice"))
    assert "Voice" in live.run(GetTrackAvailableInputRoutingTypes(track_index=2)).routing_types
