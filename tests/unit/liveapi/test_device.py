"""The operations on devices, on tracks and in racks, on the simulator of Live."""

import pytest

from alive.domain.commands.device import (
    AddDevice,
    DeleteDevice,
    DuplicateDevice,
    GetDevice,
    GetDeviceType,
    GetTrackDevices,
    InsertDevice,
    MoveDevice,
    SaveDeviceToCompareSlot,
    SetDeviceCompareSlot,
    SetDeviceName,
    SetDeviceOnOff,
)
from alive.domain.enumerations import CompareSlot
from alive.domain.errors import InvalidArgument, LiveRejected, NotFound
from alive.simulator import ManualClock, Simulator
from tests.unit.liveapi.desk import LiveDesk

FILTER = "tracks/3/devices/0"
RACK = "tracks/1/devices/0"
CHAIN = f"{RACK}/chains/0"


@pytest.fixture
def live():
    """Live shows all of these at once, so one tick is as good as another."""
    with Simulator(clock=ManualClock()) as sim:
        desk = LiveDesk(sim)
        desk.user(lambda: furnish(desk.song))
        yield desk


def furnish(song):
    song.tracks[3].insert_device("Auto Filter")
    song.tracks[3].insert_device("Reverb")
    song.tracks[1].insert_device("Instrument Rack")
    song.tracks[1].devices[0].insert_chain()
    song.tracks[1].devices[0].chains[0].insert_device("Operator")


def names(holder):
    return [device.name for device in holder.devices]


@pytest.mark.parametrize("ref", [2, "return_tracks/0", "master"])
def test_a_device_is_added_after_the_last_one(live, ref):
    track = live.context.track(ref)
    before = names(track)
    result = live.run(AddDevice(track_index=ref, device_name="Limiter"))
    assert names(track) == [*before, "Limiter"]
    assert (result.device_name, result.index, result.num_devices) == ("Limiter", len(before), len(before) + 1)
    assert live.context.device(result.device_id) == live.context.device(result.path) == track.devices[-1]


@pytest.mark.parametrize(("name", "text"), [("No Such", "Device No Such not found"), ("operator", "not found")])
def test_a_device_that_live_does_not_have_is_refused_with_its_text(live, name, text):
    with pytest.raises(LiveRejected, match=text):
        live.run(AddDevice(track_index=0, device_name=name))
    assert names(live.song.tracks[0]) == []


def test_an_instrument_is_refused_on_an_audio_track(live):
    with pytest.raises(LiveRejected, match="Only audio effects can be inserted"):
        live.run(AddDevice(track_index=3, device_name="Operator"))
    assert names(live.song.tracks[3]) == ["Auto Filter", "Reverb"]


@pytest.mark.parametrize(("position", "order"), [(0, "EFR"), (1, "FER"), (2, "FRE"), (None, "FRE")])
def test_a_device_is_inserted_at_a_position(live, position, order):
    result = live.run(InsertDevice(target=3, device_name="EQ Three", position=position))
    letters = {"E": "EQ Three", "F": "Auto Filter", "R": "Reverb"}
    assert names(live.song.tracks[3]) == [letters[letter] for letter in order]
    assert result.index == order.index("E")


def test_a_device_is_inserted_into_a_chain(live):
    chain = live.context.chain(CHAIN)
    chain_id = live.context.id_of("chain", chain)
    result = live.run(InsertDevice(target=chain_id, device_name="Reverb"))
    assert (names(chain), result.path) == (["Operator", "Reverb"], f"{CHAIN}/devices/1")


@pytest.mark.parametrize("target", ["tracks/9", -1, f"{RACK}/chains/5", "chain#99.9f2c", RACK])
def test_a_device_is_inserted_nowhere_else(live, target):
    with pytest.raises((NotFound, InvalidArgument)):
        live.run(InsertDevice(target=target, device_name="Reverb"))


def test_a_device_moves_within_its_track(live):
    result = live.run(MoveDevice(device=FILTER))
    assert names(live.song.tracks[3]) == ["Reverb", "Auto Filter"]
    assert (result.index, result.path) == (1, "tracks/3/devices/1")
    assert live.run(MoveDevice(device=result.device_id, position=0)).index == 0
    assert names(live.song.tracks[3]) == ["Auto Filter", "Reverb"]


def test_a_device_moves_into_a_rack_and_out_of_it(live):
    moved = live.run(MoveDevice(device=FILTER, target=CHAIN))
    assert names(live.context.chain(CHAIN)) == ["Operator", "Auto Filter"]
    assert moved.container_id == live.context.id_of("chain", live.context.chain(CHAIN))
    moved = live.run(MoveDevice(device=moved.device_id, target="master", position=0))
    assert names(live.song.master_track) == ["Auto Filter"]
    assert (moved.track_id, moved.path) == (
        live.context.id_of("track", live.song.master_track),
        "master_track/devices/0",
    )


def test_a_device_that_cannot_be_there_stays_where_it_is(live):
    with pytest.raises(LiveRejected, match="Can not move device"):
        live.run(MoveDevice(device=f"{CHAIN}/devices/0", target=3))
    with pytest.raises(LiveRejected, match="target_index out of range"):
        live.run(MoveDevice(device=FILTER, position=7))
    assert names(live.song.tracks[3]) == ["Auto Filter", "Reverb"]
    assert names(live.context.chain(CHAIN)) == ["Operator"]


def test_a_copy_comes_right_after_its_original_with_all_values(live):
    live.user(lambda: setattr(live.song.tracks[3].devices[0].parameters[1], "value", 0.25))
    result = live.run(DuplicateDevice(device=FILTER))
    assert names(live.song.tracks[3]) == ["Auto Filter", "Auto Filter", "Reverb"]
    assert (result.index, result.path) == (1, "tracks/3/devices/1")
    assert live.song.tracks[3].devices[1].parameters[1].value == 0.25


def test_an_instrument_cannot_be_duplicated(live):
    with pytest.raises(LiveRejected, match="Can not duplicate instrument"):
        live.run(DuplicateDevice(device=f"{CHAIN}/devices/0"))


@pytest.mark.parametrize("ref", [1, "tracks/3/devices/1"])
def test_a_device_is_deleted(live, ref):
    found = live.run(GetDevice(device="tracks/3/devices/1"))
    result = live.run(DeleteDevice(track_index=3, device_index=ref))
    assert (result.device_id, result.name, result.num_devices) == (found.device_id, "Reverb", 1)
    assert names(live.song.tracks[3]) == ["Auto Filter"]
    with pytest.raises(NotFound, match="was deleted"):
        live.run(GetDevice(device=found.device_id))


def test_a_device_in_a_rack_is_deleted_and_the_rack_stays(live):
    live.run(DeleteDevice(track_index=1, device_index=f"{CHAIN}/devices/0"))
    assert names(live.song.tracks[1]) == ["Instrument Rack"]
    assert names(live.context.chain(CHAIN)) == []


@pytest.mark.parametrize(
    ("track", "device"),
    [(3, 2), (2, 0), (9, 0), (3, -1), (3, "tracks/3/devices/5"), (2, FILTER), (3, f"{CHAIN}/devices/0")],
)
def test_nothing_is_deleted_where_there_is_no_such_device(live, track, device):
    with pytest.raises((NotFound, InvalidArgument)):
        live.run(DeleteDevice(track_index=track, device_index=device))
    assert names(live.song.tracks[3]) == ["Auto Filter", "Reverb"]
    assert names(live.context.chain(CHAIN)) == ["Operator"]


def test_nothing_is_deleted_under_the_id_of_what_is_gone(live):
    found = live.run(GetDevice(device=FILTER))
    live.user(lambda: live.song.tracks[3].delete_device(0))
    with pytest.raises(NotFound, match="was deleted"):
        live.run(DeleteDevice(track_index=3, device_index=found.device_id))
    assert names(live.song.tracks[3]) == ["Reverb"]


def test_nothing_is_deleted_without_an_index():
    with pytest.raises(TypeError):
        DeleteDevice(track_index=3)


def test_a_device_is_switched_and_is_not_active_in_a_rack_that_is_off(live):
    operator = live.context.device(f"{CHAIN}/devices/0")
    result = live.run(SetDeviceOnOff(track_index=1, device_index=0, enabled=False))
    assert (result.is_on, result.is_active, operator.is_active) == (False, False, False)
    result = live.run(SetDeviceOnOff(track_index=1, device_index=f"{CHAIN}/devices/0", enabled=True))
    assert (result.is_on, result.is_active) == (True, False)
    live.run(SetDeviceOnOff(track_index=1, device_index=0, enabled=True))
    assert operator.is_active is True


def test_devices_are_listed_with_what_they_are(live):
    shown = live.run(GetTrackDevices(track_index=3))
    assert [(each.index, each.name, each.type_name) for each in shown.devices] == [
        (0, "Auto Filter", "audio_effect"),
        (1, "Reverb", "audio_effect"),
    ]
    assert [each.num_parameters for each in shown.devices] == [
        len(device.parameters) for device in live.song.tracks[3].devices
    ]
    assert live.run(GetTrackDevices(track_index=1)).devices[0].can_have_chains is True


def test_the_type_is_lives_number_and_its_name(live):
    live.user(lambda: live.song.tracks[0].insert_device("Arpeggiator"))
    shown = live.run(GetDeviceType(track_index=0, device_index=0))
    assert (shown.type, shown.type_name) == (4, "midi_effect")


def test_everything_about_a_device_is_as_live_shows_it(live):
    device = live.song.tracks[1].devices[0]
    shown = live.run(GetDevice(device=RACK))
    assert (shown.name, shown.class_name, shown.num_chains) == (device.name, device.class_name, 1)
    assert (shown.can_compare_ab, shown.is_using_compare_preset_b) == (False, None)
    assert shown.is_collapsed == device.view.is_collapsed
    shown = live.run(GetDevice(device=f"{CHAIN}/devices/0"))
    assert (shown.num_chains, shown.can_have_chains, shown.can_compare_ab) == (0, False, True)
    assert (shown.latency_in_ms, shown.latency_in_samples) == (0.0, 0.0)


def test_an_empty_name_gives_a_device_the_name_of_its_kind(live):
    assert live.run(SetDeviceName(device=FILTER, name="Sweep")).name == "Sweep"
    assert live.run(SetDeviceName(device=FILTER, name="")).name == "Auto Filter"


def test_two_presets_are_compared(live):
    frequency = live.song.tracks[3].devices[0].parameters[1]
    before = frequency.value
    live.run(SetDeviceCompareSlot(device=FILTER, slot=CompareSlot.B))
    live.user(lambda: setattr(frequency, "value", 0.25))
    assert live.run(SetDeviceCompareSlot(device=FILTER, slot=CompareSlot.A)).message == "Auto Filter uses preset A."
    assert frequency.value == before
    live.run(SaveDeviceToCompareSlot(device=FILTER))
    live.run(SetDeviceCompareSlot(device=FILTER, slot=CompareSlot.B))
    assert frequency.value == before


@pytest.mark.parametrize(
    "command", [SetDeviceCompareSlot(device=RACK, slot=CompareSlot.B), SaveDeviceToCompareSlot(device=RACK)], ids=repr
)
def test_a_rack_has_no_presets_to_compare(live, command):
    with pytest.raises(LiveRejected, match="Live refused"):
        live.run(command)


def test_before_live_12_3_nothing_is_said_of_presets_to_compare():
    with Simulator(clock=ManualClock(), live="12.2") as sim:
        desk = LiveDesk(sim)
        desk.sim.load_device(desk.song.tracks[3], "Auto Filter")
        shown = desk.run(GetDevice(device=FILTER))
        assert (shown.can_compare_ab, shown.is_using_compare_preset_b) == (None, None)
