"""The operations on one parameter of a device or mixer, on the simulator of Live."""

import pytest

from alive.domain.commands.parameter import (
    GetParameter,
    GetParameters,
    ParameterSetting,
    ReEnableParameterAutomation,
    ResetParameter,
    SetParameter,
    SetParameters,
)
from alive.domain.commands.song import Undo
from alive.domain.errors import InvalidArgument, LiveRejected, NotFound, OutcomeUnknown

FILTER = "tracks/3/devices/0"
RACK = "tracks/1/devices/0"
SINGLE_PRECISION_0_3 = 0.30000001192092896


@pytest.fixture
def device(live):
    """An Auto Filter on the last track, and an Operator in a rack on the second."""

    def furnish():
        song = live.song
        song.tracks[3].insert_device("Auto Filter")
        song.tracks[1].insert_device("Instrument Rack")
        song.tracks[1].devices[0].insert_chain()
        song.tracks[1].devices[0].chains[0].insert_device("Operator")

    live.user(furnish)
    return live.song.tracks[3].devices[0]


def named(device, name):
    return next(parameter for parameter in device.parameters if parameter.name == name)


@pytest.mark.parametrize(
    ("setting", "value", "shown"),
    [
        ({"value": 0.3}, SINGLE_PRECISION_0_3, "159 Hz"),
        ({"normalized": 0.5}, 0.5, "632 Hz"),
        ({"text": "20 Hz"}, 0.0, "20.0 Hz"),
        ({"text": "20 kHz"}, 1.0, "20.0 kHz"),
    ],
)
def test_a_parameter_is_set_in_three_ways(live, device, setting, value, shown):
    result = live.run(SetParameter(parameter=f"{FILTER}/parameters/1", **setting))
    assert named(device, "Frequency").value == value
    assert (result.value, result.display_value, result.message) == (value, shown, f"Frequency is {shown}.")


@pytest.mark.parametrize(("normalized", "position"), [(0.0, 0), (0.3, 1), (0.5, 2), (0.9, 4), (1.0, 4)])
def test_the_share_of_a_switch_is_its_nearest_position(live, device, normalized, position):
    live.run(SetParameter(device=FILTER, name="Filter Type", normalized=normalized))
    assert named(device, "Filter Type").value == position


def test_a_parameter_is_found_by_id_and_by_every_name(live, device):
    found = live.run(GetParameter(parameter=f"{FILTER}/parameters/1"))
    for command in (
        GetParameter(parameter=found.parameter_id),
        GetParameter(device=FILTER, name="Frequency"),
        GetParameter(device=live.run(GetParameters(device=FILTER)).device_id, name="fREQUENCY"),
    ):
        assert live.run(command) == found


def test_a_renamed_macro_is_found_by_its_original_name(live, device):
    rack = live.song.tracks[1].devices[0]
    operator = rack.chains[0].devices[0]
    live.sim.map_macro(rack, 0, named(operator, "Volume"))
    found = live.run(GetParameter(device=RACK, name="Macro 1"))
    assert (found.index, found.name, found.original_name) == (1, "Volume", "Macro 1")


def test_a_name_that_is_not_there_tells_the_nearest(live, device):
    with pytest.raises(NotFound, match=r"Auto Filter has no parameter 'Freqency'; the nearest are .*Frequency"):
        live.run(GetParameter(device=FILTER, name="Freqency"))


def test_what_is_read_is_what_live_shows(live, device):
    frequency, switch = named(device, "Frequency"), named(device, "Filter Type")
    live.user(lambda: setattr(frequency, "value", 0.25))
    shown = live.run(GetParameter(device=FILTER, name="Frequency"))
    assert (shown.value, shown.normalized, shown.min, shown.max) == (0.25, 0.25, 0.0, 1.0)
    assert (shown.display_value, shown.display_number) == (str(frequency), frequency.display_value)
    assert (shown.is_quantized, shown.value_items, shown.default_value) == (False, (), frequency.default_value)
    assert (shown.state_name, shown.automation_state_name, shown.is_enabled) == ("enabled", "none", True)
    shown = live.run(GetParameter(device=FILTER, name="Filter Type"))
    assert (shown.is_quantized, shown.value_items, shown.default_value) == (True, tuple(switch.value_items), None)
    assert live.run(GetParameter(device=FILTER, name="LFO Sync Rate")).state_name == "irrelevant"


def test_a_parameter_of_a_mixer_has_no_position(live):
    shown = live.run(GetParameter(parameter="master_track/mixer_device/crossfader"))
    assert (shown.index, shown.path, shown.display_value) == (None, "master_track/mixer_device/crossfader", "C")


def test_parameters_are_read_in_parts(live, device):
    every = live.run(GetParameters(device=FILTER))
    assert [each.name for each in every.parameters] == [each.name for each in device.parameters]
    assert [each.path for each in every.parameters][:2] == [f"{FILTER}/parameters/0", f"{FILTER}/parameters/1"]
    part = live.run(GetParameters(device=FILTER, offset=1, limit=2))
    assert part.parameters == every.parameters[1:3]
    assert (part.offset, part.count, part.total_count) == (1, 2, every.count)
    assert live.run(GetParameters(device=FILTER, offset=500)).parameters == ()


def test_a_device_that_is_deleted_while_it_is_read_is_not_found(live, device):
    waiting = live.start(GetParameters(device=f"{RACK}/chains/0/devices/0"))
    live.sim.call(lambda: live.song.tracks[1].delete_device(0))
    with pytest.raises(NotFound, match="deleted"):
        live.finish(waiting)


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"device": FILTER},
        {"name": "Frequency"},
        {"parameter": f"{FILTER}/parameters/1", "device": FILTER, "name": "Frequency"},
        {"parameter": f"{FILTER}/parameters/1", "name": "Frequency"},
    ],
)
def test_a_parameter_is_named_in_one_way(fields):
    with pytest.raises(InvalidArgument, match="allowed is parameter; or device and name"):
        GetParameter(**fields)


@pytest.mark.parametrize("fields", [{}, {"value": 0.5, "text": "1 kHz"}, {"value": 0.0, "normalized": 0.0}])
def test_a_value_is_given_in_one_way(fields):
    with pytest.raises(InvalidArgument, match="allowed is one of value, normalized, text"):
        SetParameter(parameter=f"{FILTER}/parameters/1", **fields)


@pytest.mark.parametrize("fields", [{"value": 1.5}, {"value": -0.1}])
def test_live_refuses_a_value_out_of_range(live, device, fields):
    before = named(device, "Frequency").value
    with pytest.raises(LiveRejected, match="Invalid value"):
        live.run(SetParameter(device=FILTER, name="Frequency", **fields))
    assert named(device, "Frequency").value == before


def test_a_text_that_is_never_shown_is_refused_and_changes_nothing(live, device):
    before = named(device, "Frequency").value
    with pytest.raises(InvalidArgument, match=r"text: got '30 kHz', allowed is 20\.0 Hz to 20\.0 kHz"):
        live.run(SetParameter(device=FILTER, name="Frequency", text="30 kHz"))
    assert named(device, "Frequency").value == before


def test_a_value_that_live_ignores_is_no_success(live):
    """Live takes a write to the State of a Looper while the transport stands, and does nothing."""
    live.user(lambda: live.song.tracks[3].insert_device("Looper"))
    with pytest.raises(LiveRejected, match="Live ignored the new value; State is still Stop"):
        live.run(SetParameter(device=FILTER, name="State", text="Record"))


def test_a_value_that_is_there_already_may_be_set(live, device):
    frequency = named(device, "Frequency")
    assert live.run(SetParameter(device=FILTER, name="Frequency", value=frequency.value)).value == frequency.value


def test_many_parameters_are_set_together(live, device):
    result = live.run(
        SetParameters(
            parameters=(
                ParameterSetting(device=FILTER, name="Frequency", text="440 Hz"),
                ParameterSetting(parameter=f"{FILTER}/parameters/9", value=1),
                ParameterSetting(parameter=f"{RACK}/chains/0/mixer_device/panning", normalized=0.75),
            )
        )
    )
    assert [each.display_value for each in result.parameters] == ["440 Hz", "Highpass", "25R"]
    assert str(named(device, "Frequency")) == "440 Hz"
    assert live.song.tracks[1].devices[0].chains[0].mixer_device.panning.value == 0.5
    for _ in range(3):
        live.run(Undo())
    assert str(named(device, "Frequency")) == "1.00 kHz"
    assert live.song.tracks[1].devices[0].chains[0].mixer_device.panning.value == 0.0


FIRST = ParameterSetting(device=FILTER, name="Frequency", value=0.25)


@pytest.mark.parametrize(
    ("bad", "error", "text"),
    [
        (ParameterSetting(parameter=f"{FILTER}/parameters/999", value=0), NotFound, "^parameters.1: "),
        (ParameterSetting(device=FILTER, name="Nothing", value=0), NotFound, "^parameters.1: "),
        (ParameterSetting(parameter="parameter#999.9f2c", value=0), NotFound, "^parameters.1: "),
        (ParameterSetting(device=FILTER, name="Resonance", value=2), InvalidArgument, "^parameters.1.value: got 2"),
        (ParameterSetting(device=FILTER, name="Resonance", text="much"), InvalidArgument, "^parameters.1.text: got"),
        (ParameterSetting(device=f"{RACK}/chains/0/devices/0", name="Volume", value=0), LiveRejected, "disabled"),
    ],
    ids=repr,
)
def test_of_many_parameters_none_is_set_if_one_cannot_be(live, device, bad, error, text):
    rack = live.song.tracks[1].devices[0]
    live.sim.map_macro(rack, 0, named(rack.chains[0].devices[0], "Volume"))
    before = named(device, "Frequency").value
    with pytest.raises(error, match=text):
        live.run(SetParameters(parameters=(FIRST, bad)))
    assert named(device, "Frequency").value == before


def test_what_was_set_before_live_refused_is_told(live):
    live.user(lambda: live.song.tracks[3].insert_device("Looper"))
    settings = (
        ParameterSetting(parameter="tracks/0/mixer_device/volume", value=0.5),
        ParameterSetting(device=FILTER, name="State", text="Record"),
    )
    with pytest.raises(LiveRejected, match=r"parameters\.1: Live ignored .*; 1 parameter before it was set") as refused:
        live.run(SetParameters(parameters=settings))
    assert refused.value.details["set"] == 1
    assert live.song.tracks[0].mixer_device.volume.value == 0.5


def test_a_parameter_that_a_macro_controls_is_refused_by_live(live, device):
    rack = live.song.tracks[1].devices[0]
    live.sim.map_macro(rack, 0, named(rack.chains[0].devices[0], "Volume"))
    with pytest.raises(LiveRejected, match="Live refused"):
        live.run(SetParameter(device=f"{RACK}/chains/0/devices/0", name="Volume", value=0.5))
    shown = live.run(GetParameter(device=f"{RACK}/chains/0/devices/0", name="Volume"))
    assert (shown.is_enabled, shown.state_name) == (False, "disabled")


def test_a_parameter_goes_back_to_its_default(live, device):
    frequency = named(device, "Frequency")
    live.user(lambda: setattr(frequency, "value", 0.25))
    assert live.run(ResetParameter(device=FILTER, name="Frequency")).value == frequency.default_value
    assert frequency.value == frequency.default_value


def test_live_does_not_tell_the_default_of_a_switch(live, device):
    with pytest.raises(LiveRejected, match="no default value available"):
        live.run(ResetParameter(device=FILTER, name="Filter Type"))


def test_a_parameter_follows_its_automation_again(live):
    live.user(lambda: live.song.tracks[0].clip_slots[0].create_clip(4.0))
    clip, volume = live.song.tracks[0].clip_slots[0].clip, live.song.tracks[0].mixer_device.volume
    live.user(lambda: clip.create_automation_envelope(volume).insert_step(0.0, 4.0, 0.25))
    live.user(clip.fire)
    live.user(lambda: setattr(volume, "value", 0.5))
    assert volume.automation_state == 2
    result = live.run(ReEnableParameterAutomation(parameter="tracks/0/mixer_device/volume"))
    assert result.automation_state_name == "playing"
    assert volume.automation_state == 1


def test_a_parameter_that_stays_overridden_has_an_unknown_outcome(live, monkeypatch):
    volume = live.song.tracks[0].mixer_device.volume
    monkeypatch.setattr(type(volume), "automation_state", property(lambda _self: 2))
    with pytest.raises(OutcomeUnknown, match="re-enable"):
        live.run(ReEnableParameterAutomation(parameter="tracks/0/mixer_device/volume"))


def test_without_automation_there_is_nothing_to_follow(live):
    result = live.run(ReEnableParameterAutomation(parameter="tracks/0/mixer_device/volume"))
    assert result.automation_state_name == "none"


def test_before_live_12_2_there_is_no_number_of_the_display(live, monkeypatch):
    volume = live.song.tracks[0].mixer_device.volume
    monkeypatch.delattr(type(volume), "display_value")
    assert live.run(GetParameter(parameter="tracks/0/mixer_device/volume")).display_number is None


def test_a_deleted_parameter_is_not_found(live, device):
    found = live.run(GetParameter(device=FILTER, name="Frequency"))
    live.user(lambda: live.song.tracks[3].delete_device(0))
    for command in (
        SetParameter(parameter=found.parameter_id, value=0.5),
        ResetParameter(parameter=found.parameter_id),
        GetParameter(parameter=found.path),
    ):
        with pytest.raises(NotFound):
            live.run(command)
