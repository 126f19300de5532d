"""The operations on a whole mixer strip, on the simulator of Live."""

import pytest

from alive.domain.commands.mixer_strip import GetMixer, SendSetting, SetMixer
from alive.domain.commands.track import CreateReturnTrack, RenameTrack
from alive.domain.enumerations import CrossfaderSide, PanningMode
from alive.domain.errors import InvalidArgument, LiveRejected, NotFound


def levels(track):
    mixer = track.mixer_device
    parameters = (mixer.volume, mixer.panning, mixer.left_split_stereo, mixer.right_split_stereo, *mixer.sends)
    return [parameter.value for parameter in parameters] + [mixer.panning_mode]


class TestReading:
    def test_it_is_what_the_mixer_shows(self, live):
        def act():
            mixer = live.song.tracks[1].mixer_device
            mixer.volume.value = 0.7
            mixer.panning.value = -0.5
            mixer.sends[1].value = 0.4
            mixer.crossfade_assign = 2
            live.song.tracks[1].mute = True

        live.user(act)
        strip = live.run(GetMixer(track_index=1))
        assert (strip.track_index, strip.volume_display_value, strip.pan_display_value) == (1, "-6.0 dB", "25L")
        assert (strip.active, strip.solo, strip.crossfader_assignment, strip.assignment_name) == (False, False, 2, "B")
        assert [send.value for send in strip.sends] == [0.0, pytest.approx(0.4)]
        assert (strip.panning_mode, strip.left_pan, strip.right_pan) == (0, -1.0, 1.0)
        assert (strip.cue_volume, strip.cue_volume_display_value, strip.crossfader_position) == (None, None, None)

    def test_the_main_track_has_cue_volume_and_crossfader_and_no_switches(self, live):
        live.user(lambda: setattr(live.song.master_track.mixer_device.crossfader, "value", -1))
        strip = live.run(GetMixer(track_index="master"))
        mixer = live.song.master_track.mixer_device
        assert (strip.cue_volume, strip.crossfader_position) == (mixer.cue_volume.value, -1.0)
        assert strip.cue_volume_display_value == mixer.cue_volume.str_for_value(mixer.cue_volume.value)
        assert (strip.active, strip.solo, strip.sends, strip.crossfader_assignment) == (None, None, (), None)

    def test_a_return_track_has_sends_too(self, live):
        assert len(live.run(GetMixer(track_index="return_tracks/0")).sends) == 2


class TestWriting:
    @pytest.mark.parametrize("decibels", [6, 0, -0.5, -6, -12.5, -30, -50.3])
    def test_a_level_in_decibels_is_what_live_shows(self, live, decibels):
        result = live.run(SetMixer(track_index=0, volume_db=decibels))
        volume = live.song.tracks[0].mixer_device.volume
        assert volume.str_for_value(volume.value) == f"{decibels:.1f} dB" == result.mixer.volume_display_value

    @pytest.mark.parametrize("decibels", [6.1, 40, -199])
    def test_a_level_that_live_does_not_show_is_refused(self, live, decibels):
        with pytest.raises(InvalidArgument, match="volume_db: got"):
            live.run(SetMixer(track_index=0, volume_db=decibels, pan=1))
        assert levels(live.song.tracks[0])[:2] == [pytest.approx(0.85), 0.0]

    def test_each_channel_is_panned_by_itself(self, live):
        result = live.run(SetMixer(track_index=0, panning_mode=PanningMode.STEREO_SPLIT, left_pan=0, right_pan=0.5))
        mixer = live.song.tracks[0].mixer_device
        assert (mixer.panning_mode, mixer.left_split_stereo.value, mixer.right_split_stereo.value) == (1, 0.0, 0.5)
        assert (result.mixer.panning_mode, result.mixer.panning_mode_name) == (1, "stereo_split")
        assert result.message == "Set 3 values of the mixer of 1-MIDI."

    @pytest.mark.parametrize("name", ["B-Delay", "Delay", "b-delay", "DELAY"])
    def test_a_send_is_named_by_its_return_track(self, live, name):
        live.run(SetMixer(track_index=0, sends=(SendSetting(return_name=name, value=0.5),)))
        assert [send.value for send in live.song.tracks[0].mixer_device.sends] == [0.0, 0.5]

    def test_a_send_in_decibels_is_what_live_shows(self, live):
        result = live.run(SetMixer(track_index=0, sends=(SendSetting(send_index=0, value_db=-6),)))
        assert result.mixer.sends[0].display_value == "-6.0 dB"
        with pytest.raises(InvalidArgument, match=r"sends\.0\.value_db"):
            live.run(SetMixer(track_index=0, sends=(SendSetting(send_index=0, value_db=3),)))

    def test_of_two_return_tracks_with_one_name_the_letter_tells_which(self, live):
        live.run(CreateReturnTrack())
        live.run(RenameTrack(track_index="return_tracks/2", name="Delay"))
        with pytest.raises(InvalidArgument, match="2 are called 'Delay'"):
            live.run(SetMixer(track_index=0, sends=(SendSetting(return_name="Delay", value=0.5),)))
        live.run(SetMixer(track_index=0, sends=(SendSetting(return_name="C-Delay", value=0.5),)))
        assert [send.value for send in live.song.tracks[0].mixer_device.sends] == [0.0, 0.0, 0.5]

    def test_the_side_of_the_crossfader_is_set(self, live):
        live.run(SetMixer(track_index=0, crossfader_assignment=CrossfaderSide.B))
        assert live.song.tracks[0].mixer_device.crossfade_assign == 2

    def test_the_cue_volume_is_set_in_decibels(self, live):
        result = live.run(SetMixer(track_index="master", cue_volume_db=-6))
        assert result.mixer.cue_volume_display_value == "-6.0 dB"
        assert live.song.master_track.mixer_device.cue_volume.value == pytest.approx(0.7)

    @pytest.mark.parametrize(
        ("wrong", "error", "message"),
        [
            ({}, InvalidArgument, "nothing was given"),
            ({"volume": 0.5, "volume_db": -6}, InvalidArgument, "volume: given twice"),
            ({"pan": 1, "sends": (SendSetting(send_index=2, value=0.5),)}, NotFound, "there are 2 sends"),
            ({"pan": 1, "sends": (SendSetting(return_name="Hall", value=0.5),)}, NotFound, "A-Reverb, B-Delay"),
            ({"pan": 1, "sends": (SendSetting(value=0.5),)}, InvalidArgument, "send_index or return_name"),
            (
                {"pan": 1, "sends": (SendSetting(send_index=0, return_name="Delay", value=0.5),)},
                InvalidArgument,
                "send_index or return_name",
            ),
            ({"pan": 1, "sends": (SendSetting(send_index=0),)}, InvalidArgument, "value or value_db"),
            (
                {"pan": 1, "sends": (SendSetting(send_index=0, value=1, value_db=0),)},
                InvalidArgument,
                r"sends\.0\.value: given twice",
            ),
            ({"pan": 1, "cue_volume": 0.5}, LiveRejected, "main track only"),
            ({"pan": 1, "crossfader_position": 0.5}, LiveRejected, "Only the main track"),
        ],
        ids=lambda given: str(given) if isinstance(given, dict) else "",
    )
    def test_what_is_wrong_changes_nothing(self, live, wrong, error, message):
        before = levels(live.song.tracks[0])
        with pytest.raises(error, match=message):
            live.run(SetMixer(track_index=0, **wrong))
        assert levels(live.song.tracks[0]) == before

    def test_the_main_track_is_on_no_side_of_the_crossfader(self, live):
        with pytest.raises(LiveRejected, match="no crossfader assignment"):
            live.run(SetMixer(track_index="master", pan=1, crossfader_assignment=CrossfaderSide.A))
        assert live.song.master_track.mixer_device.panning.value == 0.0

    def test_what_was_written_is_put_back_if_live_refuses_the_rest(self, live, monkeypatch):
        kind = type(live.song.tracks[0].mixer_device.volume)
        real, panning = kind.value, live.song.tracks[0].mixer_device.panning

        def write(parameter, value):
            if parameter == panning:
                raise RuntimeError("something else holds the parameter")
            real.fset(parameter, value)

        monkeypatch.setattr(kind, "value", property(real.fget, write))
        before = levels(live.song.tracks[0])
        with pytest.raises(LiveRejected, match="something else holds"):
            live.run(SetMixer(track_index=0, panning_mode=PanningMode.STEREO_SPLIT, volume=0.1, pan=1))
        assert levels(live.song.tracks[0]) == before


def test_every_write_is_an_undo_entry_of_its_own_and_is_counted(live):
    before = live.context.own_entries
    live.run(SetMixer(track_index=0, panning_mode=PanningMode.STEREO_SPLIT, volume=0.1, pan=1))
    assert live.context.own_entries == before + 3
