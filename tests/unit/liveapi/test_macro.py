"""The operations on the macros of racks, on the simulator of Live."""

import pytest

from alive.domain.commands.macro import (
    DeleteMacroVariation,
    GetMacros,
    RandomizeMacros,
    RecallLastMacroVariation,
    RecallMacroVariation,
    SetMacro,
    SetMacroCount,
    StoreMacroVariation,
)
from alive.domain.errors import InvalidArgument, LiveRejected, NotFound, OutcomeUnknown
from alive.simulator import ManualClock, Simulator
from tests.unit.liveapi.desk import LiveDesk

RACK = "tracks/1/devices/0"


@pytest.fixture
def live():
    """Live shows all of these at once, so one tick is as good as another."""
    with Simulator(clock=ManualClock()) as sim:
        desk = LiveDesk(sim)
        desk.user(lambda: furnish(desk.song))
        operator = desk.song.tracks[1].devices[0].chains[0].devices[0]
        sim.map_macro(desk.song.tracks[1].devices[0], 2, named(operator, "Volume"))
        yield desk


def furnish(song):
    song.tracks[1].insert_device("Instrument Rack")
    song.tracks[1].devices[0].insert_chain()
    song.tracks[1].devices[0].chains[0].insert_device("Operator")
    song.tracks[3].insert_device("Auto Filter")


def named(device, name):
    return next(each for each in device.parameters if each.name == name)


@pytest.fixture
def rack(live):
    return live.song.tracks[1].devices[0]


@pytest.mark.parametrize(
    "command",
    [
        GetMacros(device="tracks/3/devices/0"),
        SetMacro(device="tracks/3/devices/0", macro_index=0, value=1),
        RandomizeMacros(device="tracks/3/devices/0"),
        DeleteMacroVariation(device="tracks/3/devices/0", variation_index=0),
    ],
    ids=repr,
)
def test_what_is_no_rack_has_no_macros(live, command):
    with pytest.raises(LiveRejected, match="Auto Filter is no rack"):
        live.run(command)


def test_a_macro_moves_what_it_controls(live, rack):
    result = live.run(SetMacro(device=RACK, macro_index=2, value=127))
    assert named(rack.chains[0].devices[0], "Volume").value == pytest.approx(1.0)
    assert (result.macros[2].name, result.macros[2].value, result.message) == ("Volume", 127.0, "Volume is 127.")
    assert [macro.is_mapped for macro in result.macros] == [False, False, True, *[False] * 5]


@pytest.mark.parametrize("value", [-1, 127.5, "200"])
def test_a_macro_goes_from_0_to_127(live, rack, value):
    with pytest.raises((LiveRejected, InvalidArgument)):
        live.run(SetMacro(device=RACK, macro_index=2, value=value))
    assert rack.parameters[3].value == 0


@pytest.mark.parametrize("count", [1, 5, 8, 16])
def test_as_many_macros_are_shown_as_are_wanted(live, rack, count):
    result = live.run(SetMacroCount(device=RACK, count=count))
    assert rack.visible_macro_count == count == len(result.macros)


@pytest.mark.parametrize("count", [0, 17])
def test_there_are_1_to_16_macros(count):
    with pytest.raises(InvalidArgument):
        SetMacroCount(device=RACK, count=count)


def test_live_that_shows_no_other_number_is_not_asked_for_ever(live, rack, monkeypatch):
    monkeypatch.setattr(type(rack), "add_macro", lambda _self: None)
    with pytest.raises(OutcomeUnknown, match="asked to show 10 macros, but shows 8"):
        live.run(SetMacroCount(device=RACK, count=10))


def store(live, rack, *values):
    for value in values:
        live.user(lambda value=value: setattr(rack.parameters[3], "value", value))
        live.run(StoreMacroVariation(device=RACK))
    live.user(lambda: setattr(rack.parameters[3], "value", 0.0))


def test_variations_are_stored_recalled_and_deleted(live, rack):
    store(live, rack, 20.0, 40.0, 60.0)
    assert rack.variation_count == 3
    for index, value in ((1, 40.0), (0, 20.0), (2, 60.0)):
        assert live.run(RecallMacroVariation(device=RACK, variation_index=index)).macros[2].value == value
        assert (rack.parameters[3].value, rack.selected_variation_index) == (value, index)
    result = live.run(DeleteMacroVariation(device=RACK, variation_index=0))
    assert (result.variation_count, result.message) == (2, "Deleted a variation; there are 2 variations.")
    assert live.run(RecallMacroVariation(device=RACK, variation_index=0)).macros[2].value == 40.0


@pytest.mark.parametrize("command", [RecallMacroVariation, DeleteMacroVariation])
def test_a_variation_that_is_not_there_is_not_found_and_nothing_changes(live, rack, command):
    store(live, rack, 20.0, 40.0)
    before = rack.selected_variation_index
    with pytest.raises(NotFound, match="variation_index 2: there are 2 variations, 0 to 1"):
        live.run(command(device=RACK, variation_index=2))
    with pytest.raises(InvalidArgument):
        command(device=RACK, variation_index=-1)
    assert (rack.variation_count, rack.selected_variation_index, rack.parameters[3].value) == (2, before, 0.0)


def test_nothing_is_deleted_of_a_rack_without_variations(live):
    with pytest.raises(NotFound, match="there are 0 variations"):
        live.run(DeleteMacroVariation(device=RACK, variation_index=0))
    with pytest.raises(NotFound, match="has no variations"):
        live.run(RecallLastMacroVariation(device=RACK))


def test_nothing_is_deleted_of_a_rack_that_is_gone(live, rack):
    store(live, rack, 20.0)
    device_id = live.run(GetMacros(device=RACK)).device_id
    live.user(lambda: live.song.tracks[1].delete_device(0))
    with pytest.raises(NotFound, match="was deleted"):
        live.run(DeleteMacroVariation(device=device_id, variation_index=0))


@pytest.mark.parametrize(
    ("method", "command", "text"),
    [
        ("store_variation", StoreMacroVariation(device=RACK), "asked to store a variation, but still shows 1"),
        ("delete_selected_variation", DeleteMacroVariation(device=RACK, variation_index=0), "still shows 1"),
    ],
)
def test_what_live_does_not_show_has_an_unknown_outcome(live, rack, monkeypatch, method, command, text):
    store(live, rack, 20.0)
    monkeypatch.setattr(type(rack), method, lambda _self: None)
    with pytest.raises(OutcomeUnknown, match=text):
        live.run(command)


def test_random_macros_are_answered_as_live_shows_them(live, rack):
    result = live.run(RandomizeMacros(device=RACK))
    assert [macro.value for macro in result.macros] == [each.value for each in list(rack.parameters)[1:9]]
    assert any(macro.value for macro in result.macros)
