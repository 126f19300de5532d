"""MixerDevice and DeviceParameter."""

import struct

import pytest

from alive.simulator.devices.parameter import decibels_text, volume_decibels

RANGE = "^Invalid value. Check the parameters range with min/max$"


@pytest.fixture
def mixer(song):
    """The mixer of the first track."""
    return song.tracks[0].mixer_device


def test_the_defaults_of_a_mixer(mixer):
    """Live 12.3: volume 0.85 is 0 dB, the panorama is in the centre."""
    assert mixer.volume.value == struct.unpack("f", struct.pack("f", 0.85))[0]
    assert [str(parameter) for parameter in (mixer.volume, mixer.panning)] == ["0.0 dB", "C"]
    assert [send.value for send in mixer.sends] == [0.0, 0.0]
    assert [send.name for send in mixer.sends] == ["A-Reverb", "B-Delay"]
    assert mixer.track_activator.value == 1.0
    assert mixer.crossfade_assign == 1
    assert [mixer.volume.name, mixer.panning.name] == ["Track Volume", "Track Panning"]


def test_values_are_32_bit_floats(mixer):
    """Live 12.4: 0.3 reads 0.30000001192..."""
    mixer.volume.value = 0.3
    assert mixer.volume.value == 0.30000001192092896


@pytest.mark.parametrize("value", [-0.01, 1.01, float("nan"), float("inf")])
def test_a_value_out_of_range_is_refused_not_clamped(mixer, value):
    """Live 12.3: the text."""
    with pytest.raises(RuntimeError, match=RANGE):
        mixer.volume.value = value
    assert str(mixer.volume) == "0.0 dB"


def test_min_and_max_give_the_range(mixer):
    """Live 12.3: volume 0..1, panorama -1..1."""
    assert (mixer.volume.min, mixer.volume.max) == (0.0, 1.0)
    assert (mixer.panning.min, mixer.panning.max) == (-1.0, 1.0)


@pytest.mark.parametrize(
    ("value", "decibels"),
    [
        (1.0, 6.0), (0.85, 0.0), (0.4, -18.0), (0.35, -20.6), (0.3, -24.2), (0.25, -28.8), (0.2, -34.4),
        (0.15, -41.0), (0.1, -48.6), (0.05, -57.2),
    ],
)  # fmt: skip
def test_the_volume_curve_meets_the_measured_points(value, decibels):
    """Live 12.3: measured."""
    assert volume_decibels(value) == pytest.approx(decibels, abs=0.06)


def test_decibels_show_one_decimal_and_more_only_when_needed(mixer):
    """Live 12: "6.0 dB", "-inf dB", "-0.811 dB"."""
    texts = [mixer.volume.str_for_value(value) for value in (1.0, 0.85, 0.4, 0.0)]
    assert texts == ["6.0 dB", "0.0 dB", "-18.0 dB", "-inf dB"]
    assert decibels_text(-0.811) == "-0.811 dB"
    assert decibels_text(-6.001) == "-6.001 dB"


def test_the_panorama_shows_left_centre_and_right(mixer):
    """Live 12.3: 50L, C, 50R."""
    assert [mixer.panning.str_for_value(value) for value in (-1, -0.5, 0, 0.5, 1)] == [
        "50L", "25L", "C", "25R", "50R",
    ]  # fmt: skip


def test_the_displayed_value_can_be_read_and_written(mixer):
    """Live 12.2: in the shown unit."""
    assert mixer.volume.display_value == pytest.approx(0.0, abs=1e-4)
    mixer.volume.display_value = -18.0
    assert mixer.volume.value == pytest.approx(0.4)
    mixer.panning.display_value = 25
    assert mixer.panning.value == pytest.approx(0.5)
    with pytest.raises(RuntimeError, match=RANGE):
        mixer.volume.display_value = 7.0


def test_a_parameter_notifies_its_value(mixer):
    """Live 12.3: at once."""
    calls = []
    mixer.volume.add_value_listener(lambda: calls.append("value"))
    mixer.volume.value = 0.5
    mixer.volume.value = 0.5
    assert calls == ["value"]


def test_sends_follow_the_returns(song, mixer):
    """Live 12.3: a send per return, in order, with a listener."""
    calls = []
    mixer.add_sends_listener(lambda: calls.append(len(mixer.sends)))
    mixer.sends[1].value = 0.5
    song.create_return_track()
    song.delete_return_track(0)
    assert [send.name for send in mixer.sends] == ["A-Delay", "B-Return"]
    assert mixer.sends[0].value == 0.5
    assert calls == [3, 2]
    assert len(song.return_tracks[0].mixer_device.sends) == 2
    assert len(song.master_track.mixer_device.sends) == 0


@pytest.mark.parametrize(
    ("member", "text"),
    [
        ("cue_volume", "Cue volume available on the main track only!"),
        ("crossfader", "Only the main track has a crossfader!"),
        ("song_tempo", "Only the main track has the song tempo!"),
    ],
)
def test_some_parameters_exist_on_the_main_track_only(song, mixer, member, text):
    """Live 12.3: the texts."""
    with pytest.raises(RuntimeError) as caught:
        getattr(mixer, member)
    assert str(caught.value) == text
    assert getattr(song.master_track.mixer_device, member).is_enabled


def test_the_main_track_has_no_crossfade_assignment(song):
    """Live 12.3: "Main track has no crossfader assignment!"."""
    with pytest.raises(RuntimeError, match=r"^Main track has no crossfader assignment!$"):
        _ = song.master_track.mixer_device.crossfade_assign
    with pytest.raises(RuntimeError, match=r"^Main track has no crossfader assignment!$"):
        song.master_track.mixer_device.crossfade_assign = 0


def test_a_track_is_assigned_to_a_side_of_the_crossfader(mixer):
    """Live 12.3: A 0, none 1, B 2."""
    mixer.crossfade_assign = 2
    assert mixer.crossfade_assign == 2
    with pytest.raises(RuntimeError):
        mixer.crossfade_assign = 3


def test_the_activator_is_the_other_side_of_mute(song, mixer):
    """One state, two names."""
    song.tracks[0].mute = True
    assert mixer.track_activator.value == 0.0
    mixer.track_activator.value = 1.0
    assert not song.tracks[0].mute
    with pytest.raises(RuntimeError, match=RANGE):
        mixer.track_activator.value = 0.5


def test_the_song_tempo_is_a_parameter_of_the_main_track(song):
    """One state, two names."""
    parameter = song.master_track.mixer_device.song_tempo
    song.tempo = 90
    assert parameter.value == 90.0
    parameter.value = 100
    assert song.tempo == 100.0
    assert (parameter.min, parameter.max) == (20.0, 999.0)


def test_a_switch_has_items_and_no_default(mixer):
    """Live 12.3: the texts of quantized parameters."""
    activator = mixer.track_activator
    assert activator.is_quantized
    assert list(activator.value_items) == ["Off", "On"]
    with pytest.raises(RuntimeError, match=r"^There is no default value available for this type of parameter$"):
        _ = activator.default_value
    assert not mixer.volume.is_quantized
    assert mixer.volume.default_value == pytest.approx(0.85)
    with pytest.raises(RuntimeError):
        _ = mixer.volume.value_items


def test_a_gesture_changes_nothing(mixer):
    """It only matters to automation recording."""
    mixer.volume.begin_gesture()
    mixer.volume.value = 0.5
    mixer.volume.end_gesture()
    assert mixer.volume.value == 0.5
    assert (mixer.volume.automation_state, mixer.volume.state) == (0, 0)
