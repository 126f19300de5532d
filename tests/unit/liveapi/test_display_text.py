"""The value of a parameter that Live shows as a given text."""

import contextlib
import math
from collections.abc import Callable

import attrs
import pytest

from alive.adapters.liveapi.devices.display_text import value_for_text
from alive.domain.errors import InvalidArgument
from alive.simulator import ManualClock, Simulator


@attrs.define
class Knob:
    """A parameter as Live describes one, with whatever display."""

    display: Callable[[float], str]
    min: float = 0.0
    max: float = 1.0
    default_value: float = 0.0
    value: float = 0.0
    is_quantized: bool = False
    asked: int = 0

    def str_for_value(self, value: float) -> str:
        self.asked += 1
        return self.display(value)


@attrs.define
class Switch:
    """A switch; in Live it has no default value."""

    value_items: tuple[str, ...]
    short_value_items: tuple[str, ...] = ()
    min: float = 0.0
    max: float = 3.0
    is_quantized: bool = True

    def str_for_value(self, value: float) -> str:
        return f"Position {value:.0f}"


def hertz(value: float) -> str:
    frequency = 20 * 1000**value
    return f"{frequency:.0f} Hz" if frequency < 999.5 else f"{frequency / 1000:.2f} kHz"


@pytest.fixture(scope="module")
def song():
    with Simulator(clock=ManualClock()) as sim:
        sim.call(lambda: sim.song.tracks[3].insert_device("Auto Filter"))
        yield sim.song


@pytest.mark.parametrize(
    ("text", "value"),
    [("-6 dB", 0.7), ("0 dB", 0.85), ("-6", 0.7), ("6 dB", 1.0), ("-inf dB", 0.0), ("-inf", 0.0), ("-28.8 dB", 0.25)],
)
def test_decibels_of_a_fader(song, text, value):
    parameter = song.tracks[0].mixer_device.volume
    found = value_for_text(parameter, text)
    assert found == pytest.approx(value, abs=2e-3)
    assert float(parameter.str_for_value(found).removesuffix(" dB")) == float(text.removesuffix(" dB"))


@pytest.mark.parametrize(("text", "value"), [("C", 0.0), ("50L", -1.0), ("50r", 1.0), ("25L", -0.5), ("10R", 0.2)])
def test_positions_between_left_and_right(song, text, value):
    assert value_for_text(song.tracks[0].mixer_device.panning, text) == pytest.approx(value, abs=1e-6)


def test_every_position_between_left_and_right_can_be_named(song):
    parameter = song.tracks[0].mixer_device.panning
    texts = [f"{step}L" for step in range(50, 0, -1)] + ["C"] + [f"{step}R" for step in range(1, 51)]
    assert [parameter.str_for_value(value_for_text(parameter, text)) for text in texts] == texts


@pytest.mark.parametrize(
    ("name", "text", "shown"),
    [
        ("Frequency", "440 Hz", "440 Hz"),
        ("Frequency", "1.2kHz", "1.20 kHz"),
        ("Frequency", "1200 hz", "1.20 kHz"),
        ("Frequency", "20000 Hz", "20.0 kHz"),
        ("Env. Attack", "0.25 s", "250 ms"),
        ("Resonance", "50 %", "50 %"),
        ("LFO Phase", "90", "90\u00b0"),
        ("S/C Gain", "-3.5 dB", "-3.5 dB"),
        ("Filter Type", "highpass", "Highpass"),
        ("LFO Quantize Rate", "1/8", "1/8"),
        ("Device On", "Off", "Off"),
    ],
)
def test_what_parameters_of_a_device_show(song, name, text, shown):
    parameter = next(each for each in song.tracks[3].devices[0].parameters if each.name == name)
    assert parameter.str_for_value(value_for_text(parameter, text)) == shown


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("7 dB", "got '7 dB', allowed is -inf dB to 6.0 dB; the nearest is '6.0 dB'"),
        ("440 Hz", "got '440 Hz', allowed is -inf dB to 6.0 dB"),
        ("loud", "got 'loud', allowed is -inf dB to 6.0 dB"),
        ("", "got '', allowed is -inf dB to 6.0 dB"),
    ],
)
def test_what_a_parameter_never_shows_is_refused_with_the_ends_of_its_range(song, text, problem):
    with pytest.raises(InvalidArgument, match="text: ") as refused:
        value_for_text(song.tracks[0].mixer_device.volume, text)
    assert problem in refused.value.message


def test_a_switch_lists_its_positions_when_a_name_is_none_of_them(song):
    parameter = next(each for each in song.tracks[3].devices[0].parameters if each.name == "LFO Stereo Mode")
    with pytest.raises(InvalidArgument, match="value: got 'Round', allowed is one of 'Phase', 'Spin'"):
        value_for_text(parameter, "Round", "value")


def test_a_number_without_its_unit_is_refused_where_there_are_several():
    with pytest.raises(InvalidArgument, match="the unit is missing"):
        value_for_text(Knob(hertz), "440")


def test_the_middle_of_all_values_with_one_text_is_taken():
    assert value_for_text(Knob(hertz), "440 Hz") == pytest.approx(math.log(22, 1000), abs=2e-5)


def test_a_round_value_is_preferred():
    assert value_for_text(Knob(lambda value: f"{value * 100:.0f} %"), "37 %") == 0.37


def test_more_digits_than_are_shown_are_rounded():
    knob = Knob(hertz)
    assert knob.display(value_for_text(knob, "440.3 Hz")) == "440 Hz"


@pytest.mark.parametrize("text", ["20004 Hz", "19.6 Hz"])
def test_what_lies_beyond_the_range_is_refused_though_it_would_be_shown_as_its_end(text):
    with pytest.raises(InvalidArgument, match=r"allowed is 20 Hz to 20\.00 kHz"):
        value_for_text(Knob(hertz), text)


def test_a_value_between_two_that_are_shown_is_refused_with_the_nearest():
    with pytest.raises(InvalidArgument, match=r"allowed is 0 % to 100 %; the nearest is '[45]0 %'"):
        value_for_text(Knob(lambda value: f"{round(value * 10) * 10} %"), "45 %")


def test_the_upper_end_of_the_range_may_be_a_word():
    knob = Knob(lambda value: "Max" if value > 0.7 else f"{value * 100:.0f} %", value=0.2)
    assert value_for_text(knob, "60 %") == pytest.approx(0.6, abs=1e-3)
    assert value_for_text(knob, "max") == 1.0


def test_a_display_may_fall_with_the_value():
    knob = Knob(lambda value: f"{100 - 100 * value:.1f} %")
    assert value_for_text(knob, "75 %") == pytest.approx(0.25, abs=1e-4)


@pytest.mark.parametrize(("text", "value"), [("off", 0.0), ("35 %", 0.35), ("100 %", 1.0)])
def test_an_end_of_the_range_may_be_a_word(text, value):
    knob = Knob(lambda value: "Off" if value < 0.3 else f"{value * 100:.0f} %", value=0.4)
    assert value_for_text(knob, text) == pytest.approx(value, abs=1e-3)


def test_words_are_found_all_over_the_range():
    names = ("Slow", "Middle", "Fast", "Frantic")
    assert value_for_text(Knob(lambda value: names[int(value)], max=3.0), "fast") == 2.0


def test_a_ratio_is_found_by_its_first_number():
    knob = Knob(lambda value: f"{1 / (1 - value):.2f} : 1" if value < 1 else "inf : 1")
    assert knob.display(value_for_text(knob, "4 : 1")) == "4.00 : 1"
    assert value_for_text(knob, "inf : 1") == 1.0


def test_positions_without_names_are_found_by_what_is_shown():
    assert value_for_text(Switch(()), "position 2") == 2.0


def test_short_names_of_positions_are_taken():
    assert value_for_text(Switch(("Low", "Middle", "High", "All"), ("L", "M", "H", "A")), "h") == 2.0


def test_a_name_as_it_is_written_comes_before_one_in_other_letters():
    assert value_for_text(Switch(("ab", "Ab", "AB", "x")), "AB") == 2.0


@pytest.mark.parametrize("text", ["440 Hz", "440.3 Hz", "12.34 kHz", "19 Hz", "words", "20.01 Hz", "7"])
@pytest.mark.parametrize("display", [hertz, lambda value: "Off" if value < 0.5 else f"{value:.6f} Hz"])
def test_live_is_asked_for_a_bounded_number_of_texts(display, text):
    knob = Knob(display, default_value=0.25, value=0.75)
    with contextlib.suppress(InvalidArgument):
        value_for_text(knob, text)
    assert knob.asked < 60
