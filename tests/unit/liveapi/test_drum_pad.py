"""The operations on the pads of Drum Racks, on the simulator of Live."""

import pytest

from alive.domain.commands.drum_pad import (
    CopyDrumPad,
    DeleteDrumPadChains,
    GetDrumPad,
    GetDrumPads,
    SetDrumPadMute,
    SetDrumPadSolo,
)
from alive.domain.errors import InvalidArgument, LiveRejected, NotFound, OutcomeUnknown
from alive.simulator import ManualClock, Simulator
from tests.unit.liveapi.desk import LiveDesk

RACK = "tracks/0/devices/0"
PAD = f"{RACK}/drum_pads/36"


@pytest.fixture
def live():
    """Live shows all of these at once, so one tick is as good as another."""
    with Simulator(clock=ManualClock()) as sim:
        desk = LiveDesk(sim)
        desk.user(lambda: furnish(desk.song))
        yield desk


def furnish(song):
    song.tracks[0].insert_device("Drum Rack")
    rack = song.tracks[0].devices[0]
    for note in (36, 38, 38):
        chain = rack.insert_chain()
        chain.insert_device("Drum Sampler")
        chain.in_note = note


@pytest.fixture
def pads(live):
    return live.song.tracks[0].devices[0].drum_pads


def test_pads_are_listed_by_note(live, pads):
    shown = live.run(GetDrumPads(device=RACK))
    assert [(each.note, each.name, len(each.chain_ids)) for each in shown.drum_pads] == [
        (36, "Drum Sampler", 1),
        (38, "Multi", 2),
    ]
    assert [live.context.drum_pad(each.drum_pad_id) for each in shown.drum_pads] == [pads[36], pads[38]]
    every = live.run(GetDrumPads(device=RACK, empty=True))
    assert [each.note for each in every.drum_pads] == list(range(128))
    assert every.drum_pads[60].name == "C3"


@pytest.mark.parametrize("device", ["tracks/1/devices/0", f"{RACK}/chains/0/devices/0"])
def test_other_devices_have_no_pads(live, device):
    live.user(lambda: live.song.tracks[1].insert_device("Instrument Rack"))
    with pytest.raises(LiveRejected, match="is no Drum Rack with pads"):
        live.run(GetDrumPads(device=device))


def test_a_drum_rack_in_a_drum_rack_has_no_pads(live):
    live.user(lambda: live.song.tracks[0].devices[0].insert_chain().insert_device("Drum Rack"))
    with pytest.raises(LiveRejected, match="is no Drum Rack with pads"):
        live.run(GetDrumPads(device=f"{RACK}/chains/3/devices/0"))


def test_a_pad_is_muted_and_soloed_with_all_its_chains(live, pads):
    assert live.run(SetDrumPadMute(drum_pad=f"{RACK}/drum_pads/38")).message == "Multi is muted."
    assert [chain.mute for chain in pads[38].chains] == [True, True]
    assert live.run(SetDrumPadMute(drum_pad=f"{RACK}/drum_pads/38", mute=False)).mute is False
    pad_id = live.run(GetDrumPad(drum_pad=PAD)).drum_pad_id
    assert live.run(SetDrumPadSolo(drum_pad=pad_id)).solo is True
    assert pads[36].chains[0].solo is True


@pytest.mark.parametrize("command", [SetDrumPadMute, SetDrumPadSolo])
def test_an_empty_pad_ignores_its_switches_and_that_is_no_success(live, command):
    with pytest.raises(LiveRejected, match=r"Live ignored it; pad 40 is not (muted|soloed): it is empty"):
        live.run(command(drum_pad=f"{RACK}/drum_pads/40"))


def test_a_pad_is_copied_over_another(live, pads):
    result = live.run(CopyDrumPad(drum_pad=PAD, to_note=38))
    assert (result.note, result.name, result.message) == (38, "Drum Sampler", "Copied Drum Sampler to pad 38.")
    assert (len(pads[38].chains), len(pads[36].chains)) == (1, 1)


def test_an_empty_pad_is_not_copied(live, pads):
    with pytest.raises(LiveRejected, match="Live refused"):
        live.run(CopyDrumPad(drum_pad=f"{RACK}/drum_pads/40", to_note=36))
    assert len(pads[36].chains) == 1


def test_a_copy_that_live_does_not_show_has_an_unknown_outcome(live, pads, monkeypatch):
    monkeypatch.setattr(type(live.song.tracks[0].devices[0]), "copy_pad", lambda *_arguments: None)
    with pytest.raises(OutcomeUnknown, match="pad 40 is empty"):
        live.run(CopyDrumPad(drum_pad=PAD, to_note=40))


def test_a_pad_is_emptied(live, pads):
    result = live.run(DeleteDrumPadChains(drum_pad=f"{RACK}/drum_pads/38"))
    assert (result.chain_ids, result.name, result.message) == ((), "D1", "Emptied Multi.")
    assert (len(pads[38].chains), len(pads[36].chains)) == (0, 1)


@pytest.mark.parametrize(
    "ref", [f"{RACK}/drum_pads/40", f"{RACK}/drum_pads/128", "tracks/0/devices/1/drum_pads/36", "drum_pad#9.9f2c"]
)
def test_nothing_is_deleted_where_there_is_no_such_pad_or_nothing_on_it(live, pads, ref):
    with pytest.raises(NotFound):
        live.run(DeleteDrumPadChains(drum_pad=ref))
    assert len(live.song.tracks[0].devices[0].chains) == 3


@pytest.mark.parametrize("ref", [36, -1, "tracks/0/devices/0/chains/0", "chain#1.9f2c"])
def test_a_pad_is_named_by_path_or_id(ref):
    with pytest.raises(InvalidArgument):
        DeleteDrumPadChains(drum_pad=ref)


def test_nothing_is_deleted_under_the_id_of_a_pad_that_is_gone(live):
    pad_id = live.run(GetDrumPad(drum_pad=PAD)).drum_pad_id
    live.user(lambda: live.song.tracks[0].delete_device(0))
    live.user(lambda: furnish(live.song))
    with pytest.raises(NotFound, match="was deleted"):
        live.run(DeleteDrumPadChains(drum_pad=pad_id))
    assert len(live.song.tracks[0].devices[0].chains) == 3


def test_chains_that_live_still_shows_have_an_unknown_outcome(live, pads, monkeypatch):
    monkeypatch.setattr(type(pads[36]), "delete_all_chains", lambda _self: None)
    with pytest.raises(OutcomeUnknown, match="still has chains"):
        live.run(DeleteDrumPadChains(drum_pad=PAD))
