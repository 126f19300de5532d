"""The operations on the parameters of the devices of a track, by index or name, on the simulator of Live."""

import pytest

from alive.domain.commands.device_parameter import (
    GetDeviceParamDisplayValue,
    GetDeviceParameterByName,
    GetDeviceParameters,
    GetTrackChainSummary,
    RandomizeDevice,
    RandomizeDeviceParameters,
    SetDeviceParam,
    SetDeviceParameterByName,
)
from alive.domain.commands.main_devices import GetMasterChainSummary, SetMasterDeviceParam
from alive.domain.commands.max_device import GetCvToolsDevices, GetM4lDevices, GetMaxDeviceBanks, IsMaxDevice
from alive.domain.errors import InvalidArgument, LiveRejected, NotFound

FILTER = {"track_index": 3, "device_index": 0}
NESTED = "tracks/1/devices/0/chains/0/devices/0"


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


@pytest.mark.parametrize(("value", "shown"), [(0, "20.0 Hz"), (1, "20.0 kHz"), ("440 Hz", "440 Hz"), (0.5, "632 Hz")])
def test_a_parameter_is_set_by_its_value_or_by_what_live_shows(live, device, value, shown):
    result = live.run(SetDeviceParam(**FILTER, param_index=1, value=value))
    assert (result.display_value, result.message) == (shown, f"Frequency is {shown}.")
    assert str(device.parameters[1]) == shown
    assert result.value == device.parameters[1].value


@pytest.mark.parametrize("value", [-0.1, 1.1, -1e9])
def test_values_out_of_range_are_refused_by_live_and_not_clamped(live, device, value):
    before = device.parameters[1].value
    with pytest.raises(LiveRejected, match="Invalid value"):
        live.run(SetDeviceParam(**FILTER, param_index=1, value=value))
    assert device.parameters[1].value == before


@pytest.mark.parametrize("value", [True, None, "", "x" * 201, float("nan"), [1]])
def test_a_value_is_a_number_or_a_text(value):
    with pytest.raises(InvalidArgument, match=r"allowed is a number from .*, or a text of 1 to 200 characters"):
        SetDeviceParam(**FILTER, param_index=1, value=value)


def test_a_parameter_that_is_not_there_is_not_found(live, device):
    count = len(device.parameters)
    with pytest.raises(NotFound, match=f"there are {count} parameters, 0 to {count - 1}"):
        live.run(SetDeviceParam(**FILTER, param_index=count, value=0))
    with pytest.raises(NotFound, match="has no parameter 'Nothing'"):
        live.run(SetDeviceParameterByName(**FILTER, param_name="Nothing", value=0))


def test_a_device_in_a_rack_is_named_by_its_path(live, device):
    result = live.run(
        SetDeviceParameterByName(track_index=1, device_index=NESTED, param_name="Volume", value="-inf dB")
    )
    assert (result.track_index, result.device_index, result.device_name) == (1, NESTED, "Operator")
    assert live.song.tracks[1].devices[0].chains[0].devices[0].parameters[result.param_index].value == 0.0


def test_all_parameters_are_as_live_shows_them(live, device):
    shown = live.run(GetDeviceParameters(**FILTER))
    assert [(row.name, row.value, row.raw_value, row.display_value, row.min, row.max) for row in shown.parameters] == [
        (each.name, each.value, each.value, str(each), each.min, each.max) for each in device.parameters
    ]
    assert [row.value_items for row in shown.parameters] == [
        tuple(each.value_items) if each.is_quantized else () for each in device.parameters
    ]
    assert (shown.track_index, shown.device_index, shown.count) == (3, 0, len(device.parameters))


def test_one_parameter_is_as_the_list_shows_it(live, device):
    row = live.run(GetDeviceParameters(**FILTER)).parameters[9]
    for command in (
        GetDeviceParameterByName(**FILTER, param_name="Filter Type"),
        GetDeviceParamDisplayValue(**FILTER, param_index=9),
    ):
        shown = live.run(command)
        assert (shown.parameter_id, shown.index, shown.param_index) == (row.parameter_id, 9, 9)
        assert (shown.display_value, shown.value_items) == (row.display_value, row.value_items)


def test_a_device_that_moves_while_it_is_read_is_answered_where_it_is(live, device):
    waiting = live.start(GetDeviceParameters(track_index=1, device_index=NESTED))
    live.sim.call(lambda: live.song.delete_track(0))
    result = live.finish(waiting)
    assert (result.track_index, result.device_index) == (0, NESTED.replace("tracks/1", "tracks/0"))


def test_a_device_that_is_deleted_while_it_is_read_is_not_found(live, device):
    waiting = live.start(GetDeviceParameters(track_index=1, device_index=NESTED))
    live.sim.call(lambda: live.song.tracks[1].delete_device(0))
    with pytest.raises(NotFound, match="deleted"):
        live.finish(waiting)


def test_a_summary_has_every_device_of_the_track(live, device):
    live.user(lambda: live.song.tracks[3].insert_device("Reverb"))
    summary = live.run(GetTrackChainSummary(track_index=3))
    assert [each.name for each in summary.devices] == ["Auto Filter", "Reverb"]
    assert [len(each.parameters) for each in summary.devices] == [
        len(each.parameters) for each in live.song.tracks[3].devices
    ]
    assert live.run(GetTrackChainSummary(track_index=2)).count == 0


def test_the_main_track_is_one_like_the_others(live, device):
    live.user(lambda: live.song.master_track.insert_device("Limiter"))
    summary = live.run(GetMasterChainSummary())
    assert (summary.track_index, summary.count) == ("master_track", 1)
    live.run(SetMasterDeviceParam(device_index=0, param_index=0, value="Off"))
    assert live.song.master_track.devices[0].is_active is False
    with pytest.raises(NotFound, match="is not on track master"):
        live.run(SetMasterDeviceParam(device_index="tracks/3/devices/0", param_index=0, value=0))


def values(device):
    return [each.value for each in device.parameters]


def test_random_values_are_within_their_ranges_and_switches_stay(live, device):
    before = values(device)
    result = live.run(RandomizeDeviceParameters(**FILTER))
    continuous = [index for index, each in enumerate(device.parameters) if not each.is_quantized]
    changed = [index for index, (old, new) in enumerate(zip(before, values(device), strict=True)) if old != new]
    assert changed == continuous
    assert all(each.min <= each.value <= each.max for each in device.parameters)
    assert result.randomized_count == result.randomized_parameters == len(continuous)


def test_the_same_seed_gives_the_same_values_and_none_gives_new_ones(live, device):
    seed = live.run(RandomizeDeviceParameters(**FILTER)).seed
    first = values(device)
    assert live.run(RandomizeDevice(**FILTER)).seed != seed
    assert values(device) != first
    assert live.run(RandomizeDevice(**FILTER, seed=seed)).seed == seed
    assert values(device) == first


def test_what_a_macro_controls_is_not_randomized(live, device):
    rack = live.song.tracks[1].devices[0]
    operator = rack.chains[0].devices[0]
    volume = next(each for each in operator.parameters if each.name == "Volume")
    live.sim.map_macro(rack, 0, volume)
    before = volume.value
    live.run(RandomizeDevice(track_index=1, device_index=NESTED))
    assert volume.value == before


def test_devices_of_max_for_live_are_told_by_their_class(live):
    live.sim.load_device(live.song.tracks[2], "LFO")
    live.sim.load_device(live.song.tracks[2], "CV LFO")
    live.user(lambda: live.song.tracks[2].insert_device("Reverb"))
    live.user(lambda: setattr(live.song.tracks[2].devices[2], "name", "CV Reverb"))
    assert [live.run(IsMaxDevice(track_index=2, device_index=index)).is_m4l for index in range(3)] == [
        True,
        True,
        False,
    ]
    assert [(each.index, each.type) for each in live.run(GetM4lDevices(track_index=2)).devices] == [(0, 2), (1, 2)]
    assert [each.index for each in live.run(GetCvToolsDevices(track_index=2)).cv_devices] == [1]
    with pytest.raises(LiveRejected, match="CV Reverb is no Max for Live device"):
        live.run(GetMaxDeviceBanks(device="tracks/2/devices/2"))
    banks = live.run(GetMaxDeviceBanks(device="tracks/2/devices/1"))
    assert banks.banks[0].name == live.song.tracks[2].devices[1].get_bank_name(0)
    assert banks.best_of.parameter_indices == banks.banks[0].parameter_indices
