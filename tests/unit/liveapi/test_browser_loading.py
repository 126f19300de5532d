"""Loading from the browser: onto the right place, with what is selected put back, and nothing said that is not so."""

import pytest

from alive.domain.commands.browser_loading import BeginHotswap, LoadBrowserItem, LoadDeviceFromBrowser, LoadPreset
from alive.domain.commands.song import Undo
from alive.domain.errors import InvalidArgument, LiveRejected, NotFound, OutcomeUnknown
from alive.simulator import ManualClock, Simulator
from alive.simulator.browser import browser_loading
from tests.unit.liveapi.desk import LiveDesk

REVERB = "audio_effects/Reverb"
KICK = "samples/Kick Deep.wav"


@pytest.fixture
def live():
    with Simulator(clock=ManualClock(), browser_load_seconds=0.0, browser_items_dangle=True) as sim:
        yield LiveDesk(sim)


def names(holder):
    return [device.name for device in holder.devices]


def rack_on(live, name, index=0):
    return live.user(lambda: live.song.tracks[index].insert_device(name))


def refuse_loading(monkeypatch):
    """As if Live took the call and did nothing."""
    monkeypatch.setattr(browser_loading, "load", lambda _browser, _item: None)


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("operator", "Operator"),
        ("EQ Eight", "EQ Eight"),
        ("LFO", "LFO"),
        ("Example Synth", "Example Synth"),
        ("808 Core Kit", "808 Core Kit"),
        ("sounds/Bass/Round Bass", "Round Bass"),
        ("query:Synths#Drift", "Drift"),
    ],
)
def test_a_device_is_loaded_by_its_name(live, name, shown):
    loaded = live.run(LoadDeviceFromBrowser(track_index=1, device_name=name))
    assert names(live.song.tracks[1]) == [shown]
    assert (loaded.device_name, loaded.device_path, loaded.track_index) == (shown, "tracks/1/devices/0", 1)


def test_what_has_no_such_name_is_not_found(live):
    with pytest.raises(NotFound, match="no device called 'Reverbb'"):
        live.run(LoadDeviceFromBrowser(track_index=2, device_name="Reverbb"))
    assert names(live.song.tracks[2]) == []


@pytest.mark.parametrize("track", ["return_tracks/0", "master", 3])
def test_every_kind_of_track_takes_an_effect(live, track):
    loaded = live.run(LoadBrowserItem(item="audio_effects/Limiter", track_index=track))
    place = {"master": "master_track"}.get(track, track)
    assert loaded.track_index == place
    assert live.run(LoadPreset(device=loaded.device_id, item=REVERB)).device_name == "Reverb"


def test_what_was_selected_is_selected_afterwards(live):
    song = live.song

    def select():
        song.view.selected_track = song.tracks[1]
        song.view.selected_scene = song.scenes[4]
        song.tracks[2].view.device_insert_mode = 1
        live.sim.application.view.focus_view("Arranger")

    live.user(select)
    live.run(LoadBrowserItem(item=KICK, track_index=2, scene_index=6))
    assert song.tracks[2].clip_slots[6].clip.name == "Kick Deep"
    assert song.view.selected_track == song.tracks[1]
    assert song.view.selected_scene == song.scenes[4]
    assert int(song.tracks[2].view.device_insert_mode) == 1
    assert live.sim.application.view.focused_document_view == "Arranger"


def test_the_selection_is_put_back_when_live_refuses(live, monkeypatch):
    song = live.song
    live.user(lambda: setattr(song.view, "selected_track", song.tracks[1]))

    def refuse(_browser, _item):
        raise RuntimeError("Not now")

    monkeypatch.setattr(browser_loading, "load", refuse)
    with pytest.raises(LiveRejected, match="Not now"):
        live.run(LoadBrowserItem(item=REVERB, track_index=2))
    assert song.view.selected_track == song.tracks[1]


def test_a_device_goes_to_the_end_whatever_the_insert_mode(live):
    track = live.song.tracks[2]
    live.user(lambda: track.insert_device("Delay"))
    live.user(lambda: setattr(track.view, "device_insert_mode", 1))
    live.run(LoadBrowserItem(item=REVERB, track_index=2))
    assert names(track) == ["Delay", "Reverb"]


def test_the_hotswap_target_is_left_alone(live):
    """What a user is about to swap is not what this loads onto another track."""
    live.user(lambda: live.song.tracks[2].insert_device("Delay"))
    live.run(BeginHotswap(device="tracks/2/devices/0"))
    live.run(LoadBrowserItem(item=REVERB, track_index=3))
    assert (names(live.song.tracks[2]), names(live.song.tracks[3])) == (["Delay"], ["Reverb"])
    browser = live.sim.application.browser
    assert browser.hotswap_target == live.song.tracks[2].devices[0]
    assert int(browser.filter_type) == 2


def test_without_a_place_it_is_the_selected_track(live):
    live.user(lambda: setattr(live.song.view, "selected_track", live.song.tracks[3]))
    assert live.run(LoadBrowserItem(item=REVERB)).track_index == 3


def test_a_chain_takes_a_device(live):
    rack = rack_on(live, "Instrument Rack")
    live.user(lambda: (rack.insert_chain(), rack.insert_chain()))
    loaded = live.run(LoadBrowserItem(item="instruments/Drift", chain="tracks/0/devices/0/chains/1"))
    assert (names(rack.chains[0]), names(rack.chains[1])) == ([], ["Drift"])
    assert loaded.device_path == "tracks/0/devices/0/chains/1/devices/0"


def test_a_chain_that_does_not_take_it_is_said(live):
    rack = rack_on(live, "Audio Effect Rack", 2)
    live.user(rack.insert_chain)
    with pytest.raises(OutcomeUnknown, match="nothing new"):
        live.run(LoadBrowserItem(item="instruments/Drift", chain="tracks/2/devices/0/chains/0"))
    assert len(live.song.tracks) == 4


def test_a_drum_pad_takes_a_sample(live):
    rack = rack_on(live, "Drum Rack")
    loaded = live.run(LoadBrowserItem(item=KICK, drum_pad="tracks/0/devices/0/drum_pads/40"))
    (chain,) = rack.drum_pads[40].chains
    assert names(chain) == ["Kick Deep"]
    assert loaded.device_path == "tracks/0/devices/0/chains/0/devices/0"


def test_what_live_puts_elsewhere_is_refused_and_can_be_taken_back(live, monkeypatch):
    rack = rack_on(live, "Instrument Rack")
    live.user(rack.insert_chain)
    monkeypatch.setattr(browser_loading, "_chain_for", lambda place, _facts: place.rack.parent)
    with pytest.raises(LiveRejected, match="elsewhere: it is at tracks/0/devices/1") as refused:
        live.run(LoadBrowserItem(item=REVERB, chain="tracks/0/devices/0/chains/0"))
    assert refused.value.details["device_path"] == "tracks/0/devices/1"
    live.run(Undo())
    assert names(live.song.tracks[0]) == ["Instrument Rack"]


def test_a_sample_on_a_midi_track_becomes_a_simpler_and_on_an_audio_track_a_clip(live):
    simpler = live.run(LoadBrowserItem(item=KICK, track_index=0))
    clip = live.run(LoadBrowserItem(item=KICK, track_index=2))
    assert (simpler.appeared, simpler.device_name, simpler.clip_id) == ("device", "Kick Deep", None)
    assert (clip.appeared, clip.clip_path, clip.device_id) == ("clip", "tracks/2/clip_slots/0/clip", None)


def test_a_sample_takes_the_place_of_a_clip(live):
    live.run(LoadBrowserItem(item=KICK, track_index=2, scene_index=1))
    second = live.run(LoadBrowserItem(item="samples/Field Rain.aif", track_index=2, scene_index=1))
    assert second.appeared == "clip"
    assert live.song.tracks[2].clip_slots[1].clip.name == "Field Rain"


def test_a_clip_file_gets_a_track_and_the_reply_says_so(live):
    loaded = live.run(LoadBrowserItem(item="clips/Beat 120.alc", track_index=1))
    assert (loaded.appeared, loaded.made_track, loaded.track_index) == ("track", True, 2)
    assert loaded.clip_path == "tracks/2/clip_slots/0/clip"


def test_an_instrument_gets_a_track_where_it_cannot_be(live):
    loaded = live.run(LoadBrowserItem(item="instruments/Drift", track_index=2))
    assert (loaded.made_track, loaded.track_index, loaded.device_path) == (True, 3, "tracks/3/devices/0")
    assert live.song.view.selected_track == live.song.tracks[0]


def test_an_instrument_of_the_same_kind_stays_the_same_device(live):
    first = live.run(LoadBrowserItem(item="instruments/Operator", track_index=0))
    preset = live.run(LoadBrowserItem(item="sounds/Bass/Round Bass.adv", track_index=0))
    other = live.run(LoadBrowserItem(item="instruments/Drift", track_index=0))
    assert (first.in_place, preset.in_place, other.in_place) == (False, True, False)
    assert first.device_id == preset.device_id != other.device_id


def test_what_is_as_the_preset_already_shows_nothing(live):
    live.run(LoadBrowserItem(item="instruments/Operator", track_index=0))
    with pytest.raises(OutcomeUnknown, match="shows nothing new"):
        live.run(LoadBrowserItem(item="instruments/Operator", track_index=0))


def test_values_that_go_back_are_a_change(live):
    live.run(LoadBrowserItem(item="instruments/Operator", track_index=0))
    device = live.song.tracks[0].devices[0]
    live.user(lambda: setattr(device.parameters[1], "value", device.parameters[1].max))
    assert live.run(LoadBrowserItem(item="instruments/Operator", track_index=0)).in_place


def test_a_preset_takes_the_place_of_a_device_nested_in_a_rack(live):
    rack = rack_on(live, "Instrument Rack")
    live.user(lambda: rack.insert_chain().insert_device("Operator"))
    live.user(lambda: rack.chains[0].insert_device("Delay"))
    loaded = live.run(LoadPreset(device="tracks/0/devices/0/chains/0/devices/0", item="instruments/Drift"))
    assert names(rack.chains[0]) == ["Drift", "Delay"]
    assert loaded.device_path == "tracks/0/devices/0/chains/0/devices/0"
    assert live.sim.application.browser.hotswap_target is None


def test_a_preset_of_another_type_is_said_to_be_elsewhere(live):
    live.user(lambda: live.song.tracks[0].insert_device("Operator"))
    with pytest.raises(LiveRejected, match="elsewhere"):
        live.run(LoadPreset(device="tracks/0/devices/0", item=REVERB))
    live.run(Undo())
    assert names(live.song.tracks[0]) == ["Operator"]


def test_a_frozen_track_takes_nothing(live):
    live.sim.freeze(live.song.tracks[0])
    with pytest.raises(LiveRejected, match="frozen"):
        live.run(LoadBrowserItem(item="instruments/Drift", track_index=0))


def test_a_sample_on_a_return_track_shows_nothing(live):
    with pytest.raises(OutcomeUnknown):
        live.run(LoadBrowserItem(item=KICK, track_index="return_tracks/0"))


def test_silence_of_live_is_no_success(live, monkeypatch):
    refuse_loading(monkeypatch)
    with pytest.raises(OutcomeUnknown, match="Reverb"):
        live.run(LoadDeviceFromBrowser(track_index=2, device_name="Reverb"))


def test_a_device_that_is_seen_a_tick_later_is_answered(live, monkeypatch):
    """live-runtime: a device may be seen only next tick."""
    really = browser_loading.load
    monkeypatch.setattr(
        browser_loading, "load", lambda browser, item: live.sim.after(0.05, lambda: really(browser, item))
    )
    live.user(lambda: setattr(live.song.view, "selected_track", live.song.tracks[2]))
    assert live.run(LoadDeviceFromBrowser(track_index=2, device_name="Reverb")).device_path == "tracks/2/devices/0"


@pytest.mark.parametrize(
    "arguments",
    [
        {"track_index": 0, "chain": "tracks/0/devices/0/chains/0"},
        {"chain": "tracks/0/devices/0/chains/0", "scene_index": 0},
        {"drum_pad": "tracks/0/devices/0/drum_pads/36", "track_index": 0},
    ],
)
def test_two_places_are_refused(live, arguments):
    with pytest.raises(InvalidArgument, match="allowed is one of"):
        live.run(LoadBrowserItem(item=REVERB, **arguments))


def test_a_folder_is_refused(live):
    with pytest.raises(InvalidArgument, match="is a folder"):
        live.run(LoadBrowserItem(item="sounds/Bass", track_index=0))


@pytest.mark.parametrize(
    "arguments",
    [
        {"track_index": 9},
        {"track_index": "return_tracks/7"},
        {"track_index": "track#99.9f2c"},
        {"track_index": 2, "scene_index": 99},
        {"track_index": "master", "scene_index": 0},
        {"chain": "tracks/0/devices/0/chains/0"},
        {"drum_pad": "tracks/0/devices/0/drum_pads/36"},
    ],
)
def test_places_that_are_not_there_change_nothing(live, arguments):
    with pytest.raises(NotFound):
        live.run(LoadBrowserItem(item=REVERB, **arguments))
    assert [names(track) for track in live.song.tracks] == [[], [], [], []]


def test_what_was_deleted_is_not_found(live):
    gone = live.run(LoadBrowserItem(item="instruments/Operator", track_index=1))
    live.user(lambda: live.song.delete_track(1))
    for command in (
        LoadBrowserItem(item=REVERB, track_index=gone.track_id),
        LoadPreset(device=gone.device_id, item="instruments/Drift"),
        LoadDeviceFromBrowser(track_index=gone.track_id, device_name="Reverb"),
    ):
        with pytest.raises(NotFound, match="was deleted"):
            live.run(command)
    assert [names(track) for track in live.song.tracks] == [[], [], []]


def test_negative_indices_are_no_references(live):
    with pytest.raises(InvalidArgument):
        LoadDeviceFromBrowser(track_index=-1, device_name="Reverb")


def test_one_undo_takes_a_load_back(live):
    live.user(lambda: setattr(live.song.scenes[0], "name", "mine"))
    live.run(LoadBrowserItem(item=REVERB, track_index=2))
    live.run(Undo())
    assert names(live.song.tracks[2]) == []
    assert live.song.scenes[0].name == "mine"
