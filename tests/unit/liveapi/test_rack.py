"""The operations on racks and their chains, on the simulator of Live."""

import pytest

from alive.domain.commands.chain import (
    GetChain,
    SetChainName,
    SetChainPan,
    SetChainSend,
    SetDrumChainChokeGroup,
    SetDrumChainInNote,
)
from alive.domain.commands.rack import (
    GetChainDevices,
    GetDeviceChains,
    GetRack,
    GetRackContents,
    InsertChain,
    SetChainMute,
    SetChainSelector,
    SetChainSolo,
    ShowRackChains,
)
from alive.domain.errors import InvalidArgument, LiveRejected, NotFound
from alive.simulator import ManualClock, Simulator
from tests.unit.liveapi.desk import LiveDesk

RACK = {"track_index": 1, "device_index": 0}
PATH = "tracks/1/devices/0"
DRUMS = "tracks/0/devices/0"


@pytest.fixture
def live():
    """Live shows all of these at once, so one tick is as good as another."""
    with Simulator(clock=ManualClock()) as sim:
        desk = LiveDesk(sim)
        desk.user(lambda: furnish(desk.song))
        desk.sim.add_return_chain(desk.song.tracks[0].devices[0])
        yield desk


def furnish(song):
    song.tracks[1].insert_device("Instrument Rack")
    rack = song.tracks[1].devices[0]
    for name in ("Operator", "Wavetable"):
        rack.insert_chain().insert_device(name)
    song.tracks[0].insert_device("Drum Rack")
    song.tracks[0].devices[0].insert_chain().in_note = 36
    song.tracks[3].insert_device("Auto Filter")


def test_chains_are_listed_with_their_switches(live):
    chains = live.song.tracks[1].devices[0].chains
    live.user(lambda: (setattr(chains[0], "mute", True), setattr(chains[1], "solo", True)))
    shown = live.run(GetDeviceChains(**RACK))
    assert [(each.index, each.name, each.mute, each.solo, each.num_devices) for each in shown.chains] == [
        (0, "Operator", True, False, 1),
        (1, "Wavetable", False, True, 1),
    ]
    assert [live.context.chain(each.chain_id) for each in shown.chains] == list(chains)


@pytest.mark.parametrize(
    "command",
    [
        GetDeviceChains(track_index=3, device_index=0),
        GetChainDevices(track_index=3, device_index=0, chain_index=0),
        SetChainMute(track_index=3, device_index=0, chain_index=0, mute=True),
        GetRackContents(track_index=3, device_index=0),
        GetRack(device="tracks/3/devices/0"),
        InsertChain(device="tracks/3/devices/0"),
        SetChainSelector(device="tracks/3/devices/0", value=1),
    ],
    ids=repr,
)
def test_what_is_no_rack_has_no_chains(live, command):
    with pytest.raises(LiveRejected, match="Auto Filter is no rack"):
        live.run(command)


def test_a_chain_is_named_by_position_path_and_id(live):
    shown = live.run(GetDeviceChains(**RACK))
    for ref in (1, f"{PATH}/chains/1", shown.chains[1].chain_id):
        found = live.run(GetChainDevices(**RACK, chain_index=ref))
        assert (found.chain_index, found.chain_id) == (1, shown.chains[1].chain_id)
        assert [each.name for each in found.devices] == ["Wavetable"]


def test_a_return_chain_is_named_by_its_path(live):
    path = f"{DRUMS}/return_chains/0"
    result = live.run(SetChainMute(track_index=0, device_index=0, chain_index=path, mute=True))
    assert (result.chain_index, result.mute) == (path, True)
    assert live.song.tracks[0].devices[0].return_chains[0].mute is True


@pytest.mark.parametrize(
    ("ref", "text"),
    [
        (2, "there are 2 chains, 0 to 1"),
        (f"{PATH}/chains/7", "there are 2 chains"),
        (f"{DRUMS}/chains/0", "not a chain"),
    ],
)
def test_a_chain_that_is_not_in_the_rack_is_not_found(live, ref, text):
    with pytest.raises(NotFound, match=text):
        live.run(SetChainMute(**RACK, chain_index=ref, mute=True))
    assert [chain.mute for chain in live.song.tracks[1].devices[0].chains] == [False, False]


def test_a_chain_is_muted_and_soloed_and_the_others_stay(live):
    chains = live.song.tracks[1].devices[0].chains
    assert live.run(SetChainMute(**RACK, chain_index=1, mute=True)).message == "The chain Wavetable is muted."
    assert [chain.mute for chain in chains] == [False, True]
    assert live.run(SetChainMute(**RACK, chain_index=1, mute=False)).mute is False
    live.run(SetChainSolo(**RACK, chain_index=0, solo=True))
    live.run(SetChainSolo(**RACK, chain_index=1, solo=True))
    assert [chain.solo for chain in chains] == [True, True]


def test_the_contents_of_a_rack_have_the_parameters_of_all_devices(live):
    contents = live.run(GetRackContents(**RACK))
    assert [each.chain_name for each in contents.chains] == ["Operator", "Wavetable"]
    for index, chain in enumerate(live.song.tracks[1].devices[0].chains):
        (device,) = contents.chains[index].devices
        assert [row.display_value for row in device.parameters] == [str(each) for each in chain.devices[0].parameters]


def test_a_chain_that_is_deleted_while_the_rack_is_read_is_not_found(live):
    waiting = live.start(GetRackContents(**RACK))
    live.sim.call(lambda: live.song.tracks[1].delete_device(0))
    with pytest.raises(NotFound, match="deleted"):
        live.finish(waiting)


def test_everything_about_a_rack_is_as_live_shows_it(live):
    rack = live.song.tracks[0].devices[0]
    shown = live.run(GetRack(device=DRUMS))
    assert ([each.in_note for each in shown.chains], len(shown.return_chains)) == ([36], 1)
    assert shown.chains[0].sends[0].name == rack.return_chains[0].name
    assert (shown.chain_selector, len(shown.macros), shown.variation_count) == (0.0, 8, 0)
    assert shown.selected_variation_index == rack.selected_variation_index


def test_a_chain_is_as_live_shows_it(live):
    chain = live.song.tracks[1].devices[0].chains[0]
    live.user(lambda: (setattr(chain, "color_index", 7), setattr(chain.mixer_device.panning, "value", -0.5)))
    shown = live.run(GetChain(chain=f"{PATH}/chains/0"))
    assert (shown.color, shown.color_index, shown.is_auto_colored) == (chain.color, 7, False)
    assert (shown.pan, shown.pan_display_value, shown.volume_display_value) == (-0.5, "25L", "0.0 dB")
    assert (shown.has_midi_input, shown.has_audio_output) == (chain.has_midi_input, chain.has_audio_output)
    assert (shown.choke_group, shown.in_note, shown.out_note, shown.sends) == (None, None, None, ())
    assert [each.name for each in shown.devices] == ["Operator"]


def test_a_chain_is_inserted_and_named(live):
    rack = live.song.tracks[1].devices[0]
    result = live.run(InsertChain(device=PATH, position=1, name="Layer"))
    assert [chain.name for chain in rack.chains] == ["Operator", "Layer", "Wavetable"]
    assert (result.name, result.path) == ("Layer", f"{PATH}/chains/1")
    assert live.run(InsertChain(device=PATH)).path == f"{PATH}/chains/3"
    with pytest.raises(LiveRejected, match="Live refused"):
        live.run(InsertChain(device=PATH, position=9))
    assert len(rack.chains) == 4


@pytest.mark.parametrize("value", [-1, 128, "loud"])
def test_the_chain_selector_goes_from_0_to_127(live, value):
    live.run(SetChainSelector(device=PATH, value="100"))
    assert live.song.tracks[1].devices[0].chain_selector.value == pytest.approx(100)
    with pytest.raises((LiveRejected, InvalidArgument)):
        live.run(SetChainSelector(device=PATH, value=value))
    assert live.song.tracks[1].devices[0].chain_selector.value == pytest.approx(100)


def test_the_session_shows_the_chains_of_racks_that_can(live):
    assert live.run(ShowRackChains(device=PATH)).is_showing_chains is True
    assert live.run(ShowRackChains(device=PATH, show=False)).is_showing_chains is False
    live.user(lambda: live.song.tracks[3].insert_device("Audio Effect Rack"))
    with pytest.raises(LiveRejected, match="Live refused"):
        live.run(ShowRackChains(device="tracks/3/devices/1"))


def test_an_empty_name_gives_a_chain_the_name_of_its_device(live):
    assert live.run(SetChainName(chain=f"{PATH}/chains/0", name="Layer")).name == "Layer"
    assert live.run(SetChainName(chain=f"{PATH}/chains/0", name="")).name == "Operator"


def test_a_send_that_is_not_there_is_not_found(live):
    with pytest.raises(NotFound, match="there is 1 of the sends, 0"):
        live.run(SetChainSend(chain=f"{DRUMS}/chains/0", send_index=1, value=0.5))
    with pytest.raises(NotFound, match="there are no sends"):
        live.run(SetChainSend(chain=f"{PATH}/chains/0", send_index=0, value=0.5))


def test_what_is_answered_is_in_the_words_of_live(live):
    assert live.run(SetChainPan(chain=f"{PATH}/chains/0", pan=1)).message == "The panning is 50R."


@pytest.mark.parametrize(
    "command",
    [
        SetDrumChainChokeGroup(chain=f"{PATH}/chains/0", choke_group=1),
        SetDrumChainInNote(chain=f"{PATH}/chains/0", in_note=36),
    ],
    ids=repr,
)
def test_only_chains_of_drum_racks_have_notes_and_choke_groups(live, command):
    with pytest.raises(LiveRejected, match="Operator is no chain of a Drum Rack"):
        live.run(command)


def test_a_chain_moves_to_another_pad(live):
    rack = live.song.tracks[0].devices[0]
    result = live.run(SetDrumChainInNote(chain=f"{DRUMS}/drum_pads/36/chains/0", in_note=40))
    assert (result.in_note, result.message) == (40, "Note 40 plays the chain.")
    assert (len(rack.drum_pads[36].chains), len(rack.drum_pads[40].chains)) == (0, 1)
    assert live.run(SetDrumChainInNote(chain=f"{DRUMS}/chains/0", in_note=-1)).message == "All notes play the chain."


def test_a_choke_group_is_left(live):
    assert live.run(SetDrumChainChokeGroup(chain=f"{DRUMS}/chains/0", choke_group=16)).choke_group == 16
    assert live.run(SetDrumChainChokeGroup(chain=f"{DRUMS}/chains/0", choke_group=0)).choke_group == 0
    with pytest.raises(InvalidArgument):
        SetDrumChainChokeGroup(chain=f"{DRUMS}/chains/0", choke_group=17)
