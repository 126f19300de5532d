"""The browser: its tree, loading onto the selected track, hotswap, preview, the time a load takes."""

from types import SimpleNamespace

import pytest

from alive.simulator import ManualClock, Simulator
from alive.simulator.browser.browser_tree import tree, user_folders

ROOTS = (
    "audio_effects",
    "clips",
    "current_project",
    "drums",
    "instruments",
    "max_for_live",
    "midi_effects",
    "packs",
    "plugins",
    "samples",
    "sounds",
    "user_library",
)


@pytest.fixture
def browser(sim):
    """The browser."""
    return sim.application.browser


def find(item, name):
    """Return an item by name, below an item."""
    for child in item.children:
        if child.name == name:
            return child
        found = find(child, name)
        if found is not None:
            return found
    return None


@pytest.fixture
def load(browser):
    """Load an item by the name of its root and its own."""

    def run(root, name):
        item = find(getattr(browser, root), name)
        assert item is not None, f"{root} has no {name}"
        browser.load_item(item)
        return item

    return run


def names(track):
    """Return the names of a track's devices."""
    return [device.name for device in track.devices]


@pytest.mark.parametrize("root", ROOTS)
def test_every_root_is_a_folder_with_a_uri(browser, live, root):
    """live-runtime 6.9: uris look like query:Synths#Analog."""
    item = getattr(browser, root)
    assert type(item) is live.Browser.BrowserItem
    assert (item.is_folder, item.is_device, item.is_loadable) == (True, False, False)
    assert item.uri.startswith("query:")
    assert type(item.children) is live.Browser.BrowserItemVector
    assert root == "current_project" or len(item.children) > 0


def test_the_forms_of_uris(browser):
    """Public scripts meet these in Live."""
    assert find(browser.instruments, "Analog").uri == "query:Synths#Analog"
    assert find(browser.audio_effects, "EQ Eight").uri == "query:AudioFx#EQ%20Eight"
    assert find(browser.sounds, "Soft Tine.adv").uri.startswith("query:Sounds#Piano%20&%20Keys:FileId_")
    assert find(browser.plugins, "Example Synth").uri == "query:Plugins#VST3:Example:Example%20Synth"
    assert find(browser.user_library, "My Kick.wav").uri == "query:UserLibrary#Samples:Imported:My%20Kick.wav"
    assert find(browser.packs, "Racks").uri == "query:LivePacks#www.ableton.com/0:Racks"


def test_no_two_items_share_a_uri():
    """A uri finds one item."""
    uris = [item.uri for root in (*tree().values(), *user_folders()) for item in root.walk()]
    assert sorted(uris) == sorted(set(uris))


def test_items_of_a_device_are_its_presets(browser):
    """Live: a device can be loaded and has children."""
    operator = find(browser.instruments, "Operator")
    assert (operator.is_device, operator.is_loadable, operator.is_folder) == (True, True, False)
    bass = operator.children[0]
    assert (bass.name, bass.is_folder) == ("Bass", True)
    preset = bass.children[0]
    assert (preset.is_device, preset.is_loadable, preset.source) == (False, True, "Core Library")
    assert preset.uri.startswith("query:Synths#Operator:Bass:FileId_")


def test_children_can_be_iterated_one_by_one(browser, live):
    """Live.Browser.BrowserItemIterator."""
    iterator = browser.sounds.iter_children
    assert type(iterator) is live.Browser.BrowserItemIterator
    assert [item.name for item in iterator] == [item.name for item in browser.sounds.children]


def test_items_cannot_be_made_or_changed(browser, live):
    """Live: values from Live only."""
    with pytest.raises(RuntimeError, match="cannot be instantiated"):
        live.Browser.BrowserItem()
    with pytest.raises(AttributeError):
        browser.sounds.name = "Noises"
    with pytest.raises(RuntimeError, match="Cannot modify read only container"):
        browser.sounds.children.append(browser.drums)
    with pytest.raises(TypeError, match="did not match C\\+\\+ signature"):
        browser.load_item("query:Synths#Operator")


def test_an_instrument_replaces_the_instrument(song, load):
    """live-runtime 6.9."""
    load("midi_effects", "Arpeggiator")
    load("instruments", "Operator")
    load("audio_effects", "Reverb")
    load("instruments", "Analog")
    assert names(song.tracks[0]) == ["Arpeggiator", "Analog", "Reverb"]


def test_effects_append_and_midi_effects_come_before_the_instrument(song, load):
    """live-runtime 6.9."""
    load("instruments", "Operator")
    load("audio_effects", "Reverb")
    load("audio_effects", "Delay")
    load("midi_effects", "Scale")
    load("midi_effects", "Chord")
    assert names(song.tracks[0]) == ["Scale", "Chord", "Operator", "Reverb", "Delay"]


def test_it_loads_onto_the_selected_track_and_selects_the_device(song, load):
    """live-runtime 6.9: returns and the main track as well."""
    song.view.selected_track = song.master_track
    load("audio_effects", "Limiter")
    assert names(song.master_track) == ["Limiter"]
    song.view.selected_track = song.tracks[2]
    load("audio_effects", "Reverb")
    load("audio_effects", "Utility")
    assert song.tracks[2].view.selected_device == song.tracks[2].devices[1]
    assert song.appointed_device == song.tracks[2].devices[1]


def test_the_insert_mode_places_beside_the_selected_device(song, load):
    """Live: Track.View.device_insert_mode."""
    track = song.tracks[2]
    song.view.selected_track = track
    load("audio_effects", "Reverb")
    load("audio_effects", "Delay")
    song.view.select_device(track.devices[0])
    track.view.device_insert_mode = 1
    load("audio_effects", "Utility")
    assert names(track) == ["Utility", "Reverb", "Delay"]
    song.view.select_device(track.devices[1])
    track.view.device_insert_mode = 2
    load("audio_effects", "Limiter")
    assert names(track) == ["Utility", "Reverb", "Limiter", "Delay"]


def test_an_instrument_makes_a_midi_track_where_it_cannot_be(song, load):
    """As a double click does with an audio track selected."""
    song.view.selected_track = song.tracks[2]
    load("instruments", "Operator")
    assert names(song.tracks[2]) == []
    assert names(song.tracks[3]) == ["Operator"]
    assert song.tracks[3].has_midi_input
    assert song.view.selected_track == song.tracks[3]


def test_a_preset_names_the_device(song, load):
    """live: the device is called as the preset."""
    load("sounds", "Round Bass.adv")
    device = song.tracks[0].devices[0]
    assert (device.name, device.class_name) == ("Round Bass", "Operator")


def test_a_kit_fills_a_drum_rack(song, load):
    """live-runtime 6.9: a drum rack with chains on its pads."""
    load("drums", "808 Core Kit.adg")
    rack = song.tracks[0].devices[0]
    assert (rack.name, rack.class_name, len(rack.chains)) == ("808 Core Kit", "DrumGroupDevice", 16)
    assert rack.drum_pads[36].name == "Kick"
    assert rack.drum_pads[36].chains[0].devices[0].class_name == "OriginalSimpler"


def test_an_instrument_rack_has_a_chain_and_can_show_it(song, load):
    """Live: Track.can_show_chains."""
    load("sounds", "Upright.adg")
    track = song.tracks[0]
    assert len(track.devices[0].chains) == 1
    assert track.can_show_chains
    heard = []
    track.add_is_showing_chains_listener(lambda: heard.append(track.is_showing_chains))
    track.is_showing_chains = True
    assert heard == [True]


def test_a_sample_on_a_midi_track_makes_a_simpler(song, load):
    """live-runtime 6.9."""
    load("samples", "Kick Deep.wav")
    simpler = song.tracks[0].devices[0]
    assert (simpler.class_name, simpler.name) == ("OriginalSimpler", "Kick Deep")
    assert simpler.sample.length == round(0.7 * 44100)


def test_a_sample_on_an_audio_track_fills_the_selected_slot(song, load):
    """Live: a clip in the selected slot, in place of the one there."""
    song.view.selected_track = song.tracks[2]
    song.view.selected_scene = song.scenes[3]
    load("samples", "Beat 120 bpm.wav")
    clip = song.tracks[2].clip_slots[3].clip
    assert (clip.name, clip.is_audio_clip, clip.length) == ("Beat 120 bpm", True, 8.0)
    load("samples", "Field Rain.aif")
    assert song.tracks[2].clip_slots[3].clip.name == "Field Rain"


def test_a_clip_file_makes_a_track(song, load):
    """live-runtime 6.9: .alc makes a track."""
    load("clips", "Bass Line.alc")
    assert len(song.tracks) == 5
    assert song.view.selected_track == song.tracks[1]
    assert song.tracks[1].clip_slots[0].clip.name == "Bass Line"
    load("clips", "Beat 120.alc")
    assert song.tracks[2].clip_slots[0].clip.is_audio_clip


def test_a_sample_needs_the_session_in_focus(sim, song, load):
    """Reported of Live: loading into a slot does nothing while the Arrangement has the focus."""
    song.view.selected_track = song.tracks[2]
    sim.application.view.focus_view("Arranger")
    load("samples", "Kick Deep.wav")
    assert not song.tracks[2].clip_slots[0].has_clip


def test_a_selected_chain_takes_what_is_loaded(song, load):
    """Reported of Live: Song.View.selected_chain says where, the view of the rack does not; once."""
    rack = song.tracks[0].insert_device("Instrument Rack")
    first, second = rack.insert_chain(), rack.insert_chain()
    rack.view.selected_chain = first
    song.view.selected_chain = second
    load("instruments", "Operator")
    load("audio_effects", "Reverb")
    assert (names(first), names(second), names(song.tracks[0])) == ([], ["Operator"], ["Instrument Rack", "Reverb"])
    song.view.selected_chain = second
    load("instruments", "Drift")
    assert names(second) == ["Drift"]


def test_a_chain_takes_only_what_fits(song, load):
    """Our own choice: nothing happens."""
    rack = song.tracks[2].insert_device("Audio Effect Rack")
    song.view.selected_chain = rack.insert_chain()
    load("instruments", "Operator")
    assert names(rack.chains[0]) == []
    assert len(song.tracks) == 4


def test_a_selected_pad_takes_what_is_loaded(song, load):
    """Reported of Live: RackDevice.View.selected_drum_pad says where, once its rack is selected."""
    rack = song.tracks[0].insert_device("Drum Rack")
    song.view.select_device(rack)
    rack.view.selected_drum_pad = rack.drum_pads[40]
    load("samples", "Kick Deep.wav")
    assert [chain.in_note for chain in rack.chains] == [40]
    assert names(rack.drum_pads[40].chains[0]) == ["Kick Deep"]
    song.view.select_device(rack)
    rack.view.selected_drum_pad = rack.drum_pads[40]
    load("audio_effects", "Reverb")
    assert names(rack.drum_pads[40].chains[0]) == ["Kick Deep", "Reverb"]
    assert names(song.tracks[0]) == ["Drum Rack"]


def test_an_empty_pad_takes_no_effect_and_a_frozen_track_nothing(sim, song, load):
    """Our own choice: nothing happens."""
    rack = song.tracks[0].insert_device("Drum Rack")
    song.view.select_device(rack)
    rack.view.selected_drum_pad = rack.drum_pads[40]
    load("audio_effects", "Reverb")
    sim.freeze(song.tracks[0])
    load("samples", "Kick Deep.wav")
    assert (len(rack.chains), names(song.tracks[0])) == (0, ["Drum Rack"])


def test_a_pad_of_a_rack_that_is_not_selected_takes_nothing(song, load):
    """Our own choice, the stricter one."""
    rack = song.tracks[0].insert_device("Drum Rack")
    song.view.selected_track = song.tracks[1]
    rack.view.selected_drum_pad = rack.drum_pads[40]
    load("samples", "Kick Deep.wav")
    assert (len(rack.chains), names(song.tracks[1])) == (0, ["Kick Deep"])


def test_a_device_of_the_same_kind_takes_the_preset_on(song, load):
    """Reported of Live: it is the same device afterwards, with the name and the values of what was loaded."""
    load("instruments", "Operator")
    device = song.tracks[0].devices[0]
    device.parameters[1].value = device.parameters[1].max
    load("instruments", "Sub Sine.adv")
    assert song.tracks[0].devices[0] == device
    assert device.name == "Sub Sine"
    assert device.parameters[1].value != device.parameters[1].max


def test_plugins_and_max_devices_load(song, load):
    """Live: all devices of the browser."""
    load("plugins", "Example Synth")
    load("max_for_live", "LFO.amxd")
    assert [device.class_display_name for device in song.tracks[0].devices] == ["Example Synth", "LFO"]


def test_a_folder_loads_nothing(song, browser):
    """Reported of Live: load_item of a folder does nothing and raises nothing."""
    before = song.can_undo
    browser.load_item(browser.sounds)
    assert names(song.tracks[0]) == []
    assert song.can_undo == before


def test_a_frozen_track_takes_nothing(sim, song, load):
    """Live: no changes to the devices of a frozen track."""
    sim.freeze(song.tracks[0])
    load("instruments", "Operator")
    assert names(song.tracks[0]) == []


def test_a_load_is_undone(song, load):
    """live-runtime 4.4: device insertion is tracked."""
    load("instruments", "Operator")
    load("instruments", "Analog")
    song.undo()
    assert names(song.tracks[0]) == []


def test_loading_fires_routing_listeners(song, load):
    """live-runtime 4.8: adding devices does; a track with an instrument goes to Main."""
    heard = []
    song.tracks[2].add_available_input_routing_types_listener(lambda: heard.append(1))
    load("instruments", "Operator")
    assert len(heard) == 1
    assert song.tracks[0].output_routing_type.display_name == "Main"
    song.tracks[0].devices[0].name = "Bass"
    assert len(heard) == 2


def test_hotswap_replaces_the_target(song, browser, load, live):
    """Live: the target's place is kept, and the new device is the target."""
    load("instruments", "Operator")
    load("audio_effects", "Reverb")
    load("audio_effects", "Delay")
    heard = []
    browser.add_hotswap_target_listener(lambda: heard.append("target"))
    browser.add_filter_type_listener(lambda: heard.append("filter"))
    assert browser.hotswap_target is None
    browser.hotswap_target = song.tracks[0].devices[1]
    assert browser.filter_type == live.Browser.FilterType.audio_effect_hotswap
    assert sorted(heard) == ["filter", "target"]
    load("audio_effects", "Echo")
    assert names(song.tracks[0]) == ["Operator", "Echo", "Delay"]
    assert browser.hotswap_target == song.tracks[0].devices[1]
    browser.hotswap_target = None
    load("audio_effects", "Utility")
    assert names(song.tracks[0]) == ["Operator", "Echo", "Delay", "Utility"]


def test_a_target_that_is_gone_is_none(song, browser, load):
    """A dead device is no target."""
    load("instruments", "Operator")
    browser.hotswap_target = song.tracks[0].devices[0]
    song.tracks[0].delete_device(0)
    assert browser.hotswap_target is None


def test_the_relation_to_the_hotswap_target(song, browser, load, live):
    """Live.Browser.Relation."""
    relation = live.Browser.Relation
    operator = find(browser.instruments, "Operator")
    assert browser.relation_to_hotswap_target(operator) == relation.none
    load("instruments", "Operator")
    browser.hotswap_target = song.tracks[0].devices[0]
    assert browser.relation_to_hotswap_target(operator) == relation.equal
    assert browser.relation_to_hotswap_target(browser.instruments) == relation.ancestor
    assert browser.relation_to_hotswap_target(find(operator, "Sub Sine.adv")) == relation.descendant
    assert browser.relation_to_hotswap_target(browser.sounds) == relation.none


def test_one_item_is_previewed_at_a_time(sim, browser):
    """What a user hears."""
    kick, rain = find(browser.samples, "Kick Deep.wav"), find(browser.samples, "Field Rain.aif")
    browser.preview_item(kick)
    browser.preview_item(rain)
    assert sim.previewed == rain.uri
    browser.stop_preview()
    assert sim.previewed == ""


def test_a_user_selects_an_item(sim, browser):
    """Live: is_selected of the item and of those above it."""
    preset = find(browser.instruments, "Sub Sine.adv")
    sim.select_in_browser(preset.uri)
    assert preset.is_selected
    assert browser.instruments.is_selected
    assert not browser.sounds.is_selected


def test_a_load_takes_its_time(sim, load):
    """live-runtime 2: 0.8 s in which nothing else runs."""
    seen = []
    sim.after(0.1, lambda: seen.append(sim.clock.now()))
    before = sim.clock.now()
    load("instruments", "Operator")
    assert sim.clock.now() - before == pytest.approx(0.8)
    assert seen == []
    sim.advance(0.001)
    assert seen == [pytest.approx(before + 0.8)]


def test_loads_can_be_quick():
    """The time is switchable."""
    with Simulator(clock=ManualClock(), browser_load_seconds=0.0) as sim:
        browser = sim.application.browser
        browser.load_item(find(browser.instruments, "Drift"))
        assert sim.clock.now() == 0.0
        assert names(sim.song.tracks[0]) == ["Drift"]


def test_loading_is_refused_inside_a_notification(sim, song, browser):
    """live-runtime 4.2."""
    item = find(browser.instruments, "Drift")
    song.add_tempo_listener(lambda: browser.load_item(item))
    song.tempo = 90
    assert names(song.tracks[0]) == []
    assert any("Changes cannot be triggered by notifications" in line for line in sim.log)


def test_items_may_be_kept_without_their_vector(browser):
    """What public scripts do: they keep an item and let the vector go."""
    item = browser.sounds.children[0]
    assert item.name == "Ambient & Evolving"


def test_items_dangle_when_asked():
    """live-runtime 4.7: kept without its vector an item may crash Live; here it raises."""
    with Simulator(clock=ManualClock(), browser_items_dangle=True) as sim:
        holder = SimpleNamespace(children=sim.application.browser.sounds.children)
        item = holder.children[0]
        assert item.name == "Ambient & Evolving"
        holder.children = None
        with pytest.raises(RuntimeError, match="is gone"):
            _ = item.name


def test_listeners_hear_of_changed_content(sim, browser):
    """Live: full_refresh, a trio without an attribute."""
    heard = []
    browser.add_full_refresh_listener(lambda: heard.append(1))
    sim.rescan_browser()
    assert heard == [1]
    assert not hasattr(browser, "full_refresh")
