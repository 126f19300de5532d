"""The operations on plug-ins, on the simulator of Live."""

import pytest

from alive.domain.commands.plugin import GetDevicePresets, GetPluginParameterNames, SetDevicePreset
from alive.domain.errors import NotFound, OutcomeUnknown, UnsupportedByLive

SYNTH = {"track_index": 0, "device_index": 0}


@pytest.fixture
def plugin(live):
    live.sim.load_device(live.song.tracks[0], "Example Synth")
    live.user(lambda: live.song.tracks[3].insert_device("Reverb"))
    return live.song.tracks[0].devices[0]


def test_a_preset_is_loaded_by_its_index(live, plugin):
    before = [each.value for each in plugin.parameters]
    result = live.run(SetDevicePreset(**SYNTH, preset_index=2))
    assert (result.preset_index, result.preset_name, result.message) == (2, "Lead", "Loaded the preset Lead.")
    assert plugin.selected_preset_index == 2
    assert [each.value for each in plugin.parameters] != before
    presets = live.run(GetDevicePresets(**SYNTH))
    assert (presets.presets, presets.count, presets.selected_preset_index) == (tuple(plugin.presets), 4, 2)


def test_a_preset_that_is_not_there_is_not_found(live, plugin):
    with pytest.raises(NotFound, match="there are 4 presets, 0 to 3"):
        live.run(SetDevicePreset(**SYNTH, preset_index=4))
    assert plugin.selected_preset_index == 0


@pytest.mark.parametrize(
    "command",
    [
        GetDevicePresets(track_index=3, device_index=0),
        SetDevicePreset(track_index=3, device_index=0, preset_index=0),
        GetPluginParameterNames(device="tracks/3/devices/0"),
    ],
    ids=repr,
)
def test_other_devices_are_no_plugins(live, plugin, command):
    with pytest.raises(UnsupportedByLive, match=r"Reverb is no plug-in: .* load_device_from_browser"):
        live.run(command)


def test_a_plugin_that_shows_another_preset_has_an_unknown_outcome(live, plugin, monkeypatch):
    monkeypatch.setattr(type(plugin), "selected_preset_index", property(lambda _self: 0, lambda *_arguments: None))
    with pytest.raises(OutcomeUnknown, match="asked to load the preset Bass"):
        live.run(SetDevicePreset(**SYNTH, preset_index=1))


def test_names_of_parameters_that_live_does_not_show_are_listed(live):
    live.sim.load_device(live.song.tracks[0], "Example Modular")
    names = live.run(GetPluginParameterNames(device="tracks/0/devices/0"))
    assert (names.num_parameters, names.count > 64) == (1, True)
    part = live.run(GetPluginParameterNames(device="tracks/0/devices/0", offset=3, limit=2))
    assert part.names == names.names[3:5]
