"""Racks: chains, macros, variations, drum pads, return chains, nesting."""

import pytest

RANGE = "^Invalid value. Check the parameters range with min/max$"
NO_PADS = "^Only drum racks can have pads!$"


@pytest.fixture
def track(song):
    """The first MIDI track."""
    return song.tracks[0]


@pytest.fixture
def rack(track):
    """An instrument rack with two chains."""
    rack = track.insert_device("Instrument Rack")
    for name in ("Operator", "Analog"):
        rack.insert_chain().insert_device(name)
    return rack


@pytest.fixture
def drums(song):
    """A drum rack with a Simpler on C1."""
    drums = song.tracks[1].insert_device("Drum Rack")
    chain = drums.insert_chain()
    chain.in_note = 36
    chain.insert_device("Simpler")
    return drums


def test_a_rack_has_sixteen_macros_and_a_chain_selector(rack):
    """Live 12: parameters 1 to 16, then the selector."""
    assert len(rack.parameters) == 18
    assert [rack.parameters[index].name for index in (0, 1, 16, 17)] == [
        "Device On", "Macro 1", "Macro 16", "Chain Selector",
    ]  # fmt: skip
    assert (rack.parameters[1].min, rack.parameters[1].max, str(rack.parameters[1])) == (0.0, 127.0, "0")
    assert rack.chain_selector == rack.parameters[17]
    assert (rack.can_have_chains, rack.can_have_drum_pads) == (True, False)


def test_the_kinds_of_racks_have_their_classes_and_types(song):
    """Live 12: class names."""
    found = {}
    for name in ("Instrument Rack", "Drum Rack", "MIDI Effect Rack", "Audio Effect Rack"):
        rack = song.create_midi_track(-1).insert_device(name)
        found[rack.class_name] = (int(rack.type), type(rack).__name__, len(rack.chains))
    assert found == {
        "InstrumentGroupDevice": (1, "RackDevice", 0),
        "DrumGroupDevice": (1, "RackDevice", 0),
        "MidiEffectGroupDevice": (4, "RackDevice", 0),
        "AudioEffectGroupDevice": (2, "RackDevice", 0),
    }


def test_chains_are_inserted_at_an_index_or_at_the_end(rack):
    """Live 12.3: insert_chain."""
    calls = []
    rack.add_chains_listener(lambda: calls.append(len(rack.chains)))
    first = rack.insert_chain(0)
    assert [chain.name for chain in rack.chains] == ["Chain", "Operator", "Analog"]
    assert first.canonical_parent == rack
    assert rack.insert_chain(Index=3) == rack.chains[3]
    for index in (-2, 5):
        with pytest.raises(RuntimeError):
            rack.insert_chain(index)
    assert calls == [3, 4]


def test_a_chain_takes_what_its_rack_can_hold(song):
    """Live's manual: four kinds of racks."""

    def chain_of(name):
        return song.create_midi_track(-1).insert_device(name).insert_chain()

    with pytest.raises(RuntimeError, match="Only audio effects can be inserted"):
        chain_of("Audio Effect Rack").insert_device("Arpeggiator")
    with pytest.raises(RuntimeError, match="Only MIDI effects can be inserted"):
        chain_of("MIDI Effect Rack").insert_device("Reverb")
    with pytest.raises(RuntimeError, match="Only MIDI effects can be inserted"):
        chain_of("MIDI Effect Rack").insert_device("Operator")
    chain = chain_of("Instrument Rack")
    for name in ("Arpeggiator", "Operator", "Reverb"):
        chain.insert_device(name)
    assert [device.name for device in chain.devices] == ["Arpeggiator", "Operator", "Reverb"]
    chain.duplicate_device(2)
    chain.delete_device(0)
    assert [device.name for device in chain.devices] == ["Operator", "Reverb", "Reverb"]


def test_a_chain_has_a_name_of_its_own_or_that_of_its_first_device(rack):
    """An empty name gives the default back."""
    chain = rack.chains[0]
    calls = []
    chain.add_name_listener(lambda: calls.append(chain.name))
    chain.name = "Lead"
    chain.name = ""
    chain.delete_device(0)
    assert calls == ["Lead", "Operator", "Chain"]


def test_a_chain_is_coloured_like_its_track_until_it_gets_its_own_colour(track, rack):
    """Live 12: is_auto_colored."""
    chain = rack.chains[0]
    track.color_index = 40
    assert (chain.color_index, chain.is_auto_colored) == (40, True)
    chain.color = 0xABCDEF
    assert (chain.color_index, chain.is_auto_colored) == (37, False)
    chain.is_auto_colored = True
    assert chain.color_index == 40
    with pytest.raises(RuntimeError):
        chain.color_index = 70


def test_chains_are_muted_and_soloed(rack):
    """The activator is the other side of mute; solo mutes the others of the rack."""
    first, second = rack.chains
    calls = []
    second.add_muted_via_solo_listener(lambda: calls.append(second.muted_via_solo))
    first.mute = True
    assert first.mixer_device.chain_activator.value == 0.0
    first.mixer_device.chain_activator.value = 1.0
    assert not first.mute
    first.solo = True
    assert (first.muted_via_solo, second.muted_via_solo) == (False, True)
    second.solo = True
    assert (first.solo, calls) == (True, [True, False])


def test_a_chain_has_a_mixer(rack):
    """Volume and panorama as on a track."""
    mixer = rack.chains[0].mixer_device
    assert (str(mixer.volume), str(mixer.panning), len(mixer.sends)) == ("0.0 dB", "C", 0)
    mixer.volume.value = 1.0
    assert str(mixer.volume) == "6.0 dB"
    assert mixer.canonical_parent == rack.chains[0]
    with pytest.raises(RuntimeError, match=RANGE):
        mixer.panning.value = 1.5


def test_what_a_chain_carries(rack):
    """MIDI goes in, sound comes out once there is an instrument."""
    chain = rack.insert_chain()
    flags = ("has_midi_input", "has_audio_input", "has_midi_output", "has_audio_output")
    assert [getattr(chain, flag) for flag in flags] == [True, False, True, False]
    chain.insert_device("Drift")
    assert [getattr(chain, flag) for flag in flags] == [True, False, False, True]


def test_a_device_in_a_rack_that_is_off_is_not_active(rack):
    """Live 12: the rack counts, too; the listener of the inner device is called."""
    inner = rack.chains[0].devices[0]
    calls = []
    inner.add_is_active_listener(lambda: calls.append(inner.is_active))
    rack.parameters[0].value = 0
    inner.parameters[0].value = 0
    rack.parameters[0].value = 1
    inner.parameters[0].value = 1
    assert calls == [False, False, False, True]


def test_racks_are_nested_and_copied_whole(song, rack):
    """A copy of a rack has everything, and nothing in common with the original."""
    nested = rack.chains[0].insert_device("Audio Effect Rack").insert_chain()
    reverb = nested.insert_device("Reverb")
    reverb.parameters[3].value = 0.25
    song.duplicate_track(0)
    copy = song.tracks[1].devices[0].chains[0].devices[1].chains[0].devices[0]
    assert (copy.name, copy.parameters[3].value) == ("Reverb", 0.25)
    reverb.parameters[3].value = 0.5
    assert copy.parameters[3].value == 0.25
    assert copy.canonical_parent == song.tracks[1].devices[0].chains[0].devices[1].chains[0]


def test_deleting_a_rack_kills_all_inside_and_undo_brings_it_back(song, track, rack):
    """Chains, devices, parameters: new objects."""
    inner = rack.chains[1].devices[0]
    inner.parameters[5].value = 0.25
    song.begin_undo_step()
    track.delete_device(0)
    song.end_undo_step()
    assert inner == None  # noqa: E711
    song.undo()
    again = track.devices[0].chains[1].devices[0]
    assert (again.name, again.parameters[5].value) == ("Analog", 0.25)
    assert inner == None  # noqa: E711


def test_a_rack_does_not_move_into_itself(song, rack):
    """Nor into what is inside it; a device can be moved between chains."""
    with pytest.raises(RuntimeError):
        song.move_device(rack, rack.chains[0], 0)
    reverb = rack.chains[0].insert_device("Reverb")
    assert song.move_device(reverb, rack.chains[1], 0) == 1
    assert reverb.canonical_parent == rack.chains[1]
    assert song.move_device(reverb, song.tracks[0], 1) == 1
    assert reverb.canonical_parent == song.tracks[0]


def test_selecting_a_device_selects_the_chains_around_it(song, track, rack):
    """Live 12.3: Song.View.selected_chain follows."""
    inner = rack.chains[1].devices[0]
    assert rack.view.selected_chain == rack.chains[0]
    song.view.select_device(inner)
    assert rack.view.selected_chain == rack.chains[1]
    assert track.view.selected_device == inner
    assert song.view.selected_chain == rack.chains[1]
    song.view.selected_chain = rack.chains[0]
    assert rack.view.selected_chain == rack.chains[0]


def test_a_chain_of_another_rack_cannot_be_selected(song, rack, drums):
    """Nor a pad."""
    with pytest.raises(RuntimeError):
        rack.view.selected_chain = drums.chains[0]
    other = song.create_midi_track(-1).insert_device("Drum Rack")
    with pytest.raises(RuntimeError):
        drums.view.selected_drum_pad = other.drum_pads[40]


def test_a_macro_controls_what_it_is_mapped_to(sim, rack):
    """The parameter goes from its lowest to its highest value, is disabled, and notifies."""
    level = rack.chains[0].devices[0].parameters[8]
    calls = []
    level.add_value_listener(lambda: calls.append(level.value))
    sim.map_macro(rack, 0, level)
    assert (level.value, level.is_enabled, int(level.state)) == (level.min, False, 2)
    assert rack.parameters[1].name == level.name
    assert rack.parameters[1].original_name == "Macro 1"
    calls.clear()
    rack.parameters[1].value = 127
    assert calls == [level.max]
    with pytest.raises(RuntimeError):
        level.value = level.min
    sim.map_macro(rack, 0, None)
    assert (level.value, level.is_enabled, rack.parameters[1].name) == (level.max, True, "Macro 1")


def test_a_rack_tells_which_macros_are_mapped(sim, rack):
    """Live 12: macros_mapped is a tuple of sixteen."""
    calls = []
    rack.add_macros_mapped_listener(lambda: calls.append(rack.macros_mapped.index(True)))
    assert (rack.has_macro_mappings, any(rack.macros_mapped), len(rack.macros_mapped)) == (False, False, 16)
    sim.map_macro(rack, 2, rack.chains[1].devices[0].parameters[1])
    assert (rack.has_macro_mappings, calls) == (True, [2])
    rack.chains[1].delete_device(0)
    assert not rack.has_macro_mappings


def test_a_copied_rack_maps_its_own_macros(sim, song, track, rack):
    """The mapping is copied along; a device copied alone keeps the value."""
    level = rack.chains[0].devices[0].parameters[8]
    sim.map_macro(rack, 0, level)
    rack.parameters[1].value = 127
    song.duplicate_track(0)
    copy = song.tracks[1].devices[0]
    copy.parameters[1].value = 0
    inner = copy.chains[0].devices[0].parameters[8]
    assert (inner.value, level.value) == (inner.min, level.max)
    assert track.devices[0].parameters[1].value == 127.0


def test_macros_are_added_and_removed_one_by_one(rack):
    """Live 12: 8 at first, 1 to 16."""
    calls = []
    rack.add_visible_macro_count_listener(lambda: calls.append(rack.visible_macro_count))
    rack.add_macro()
    for _ in range(8):
        rack.remove_macro()
    assert (calls[0], rack.visible_macro_count) == (9, 1)
    with pytest.raises(RuntimeError):
        rack.remove_macro()
    for _ in range(15):
        rack.add_macro()
    with pytest.raises(RuntimeError):
        rack.add_macro()


def test_variations_hold_the_values_of_mapped_macros(sim, song, rack):
    """Store, recall, delete; a macro that controls nothing keeps its value."""
    mapped, free = rack.parameters[1], rack.parameters[2]
    sim.map_macro(rack, 0, rack.chains[0].devices[0].parameters[8])
    calls = []
    rack.add_variation_count_listener(lambda: calls.append(rack.variation_count))
    mapped.value, free.value = 100, 50
    rack.store_variation()
    mapped.value = 20
    rack.store_variation()
    free.value = 60
    assert (rack.variation_count, rack.selected_variation_index) == (2, 1)
    rack.selected_variation_index = 0
    assert mapped.value == 20.0
    rack.recall_selected_variation()
    assert (mapped.value, free.value) == (100.0, 60.0)
    rack.selected_variation_index = 1
    rack.recall_last_used_variation()
    assert (mapped.value, rack.selected_variation_index) == (100.0, 0)
    rack.delete_selected_variation()
    assert (rack.variation_count, calls) == (1, [1, 2, 1])
    for index in (-2, 1):
        with pytest.raises(RuntimeError):
            rack.selected_variation_index = index
    song.undo()
    assert rack.variation_count == 2


def test_without_variations_recalling_and_deleting_do_nothing(rack):
    """Live 12: as its descriptions say."""
    rack.recall_selected_variation()
    rack.recall_last_used_variation()
    rack.delete_selected_variation()
    assert (rack.variation_count, rack.selected_variation_index) == (0, -1)


def test_macros_are_randomized_as_far_as_they_are_shown(rack):
    """The sequence is the same in every run."""
    rack.randomize_macros()
    values = [parameter.value for parameter in rack.parameters[1:17]]
    assert len(set(values[:8])) > 1
    assert values[8:] == [0.0] * 8
    assert all(value == int(value) and 0 <= value <= 127 for value in values)


def test_a_bare_drum_rack_has_pads_and_no_chains(song):
    """Live 12: 128 pads, 16 visible, 0 chains."""
    rack = song.tracks[0].insert_device("Drum Rack")
    assert (len(rack.drum_pads), len(rack.visible_drum_pads), len(rack.chains)) == (128, 16, 0)
    assert (rack.has_drum_pads, rack.can_have_drum_pads) == (True, True)
    assert [pad.note for pad in rack.visible_drum_pads] == list(range(36, 52))
    assert [rack.drum_pads[note].name for note in (0, 36, 60, 127)] == ["C-2", "C1", "C3", "G8"]


def test_a_new_chain_of_a_drum_rack_listens_to_all_notes(drums):
    """Live 12.3: -1; the note puts it on a pad."""
    chain = drums.insert_chain()
    assert (type(chain).__name__, chain.in_note, chain.out_note, chain.choke_group) == ("DrumChain", -1, 60, 0)
    pad = drums.drum_pads[40]
    calls = []
    pad.add_chains_listener(lambda: calls.append(len(pad.chains)))
    pad.add_name_listener(lambda: calls.append(pad.name))
    chain.in_note = 40
    assert (calls, pad.chains[0]) == ([1, "Chain"], chain)
    for member, value in (("in_note", 128), ("in_note", -2), ("out_note", -1), ("out_note", 128)):
        with pytest.raises(RuntimeError):
            setattr(chain, member, value)


def test_choke_groups_go_from_none_to_sixteen(drums):
    """Live 12.3: the text."""
    chain = drums.chains[0]
    chain.choke_group = 16
    for value in (-1, 17):
        with pytest.raises(RuntimeError, match=r"^Invalid choke group$"):
            chain.choke_group = value
    assert chain.choke_group == 16


def test_a_pad_shows_its_chains(drums):
    """One chain gives its name, several say so, mute and solo reach all of them."""
    pad = drums.drum_pads[36]
    assert (pad.name, len(pad.chains), pad.canonical_parent) == ("Simpler", 1, drums)
    calls = []
    pad.add_mute_listener(lambda: calls.append(pad.mute))
    second = drums.insert_chain()
    second.in_note = 36
    assert pad.name == "Multi"
    pad.mute = True
    assert [chain.mute for chain in drums.chains] == [True, True]
    second.mute = False
    assert (pad.mute, calls) == (False, [True, False])
    pad.solo = True
    assert [chain.solo for chain in pad.chains] == [True, True]
    empty = drums.drum_pads[37]
    empty.mute = True
    assert not empty.mute


def test_a_pad_is_emptied(song, drums):
    """Live 12: delete_all_chains; it can be undone."""
    chain = drums.chains[0]
    song.begin_undo_step()
    drums.drum_pads[36].delete_all_chains()
    song.end_undo_step()
    assert (len(drums.chains), drums.drum_pads[36].name, chain == None) == (0, "C1", True)  # noqa: E711
    song.undo()
    assert drums.drum_pads[36].name == "Simpler"


def test_a_pad_is_copied(drums):
    """Live 12: copy_pad; what is on the target is replaced."""
    drums.chains[0].devices[0].parameters[5].value = 0.25
    drums.chains[0].choke_group = 3
    drums.copy_pad(36, 38)
    drums.copy_pad(36, 38)
    copy = drums.drum_pads[38].chains[0]
    assert len(drums.chains) == 2
    assert (copy.in_note, copy.choke_group, copy.devices[0].parameters[5].value) == (38, 3, 0.25)
    for source, target in ((50, 51), (-1, 40), (36, 128)):
        with pytest.raises(RuntimeError):
            drums.copy_pad(source, target)


def test_the_visible_pads_scroll(drums):
    """Live 12: rows of four."""
    calls = []
    drums.add_visible_drum_pads_listener(lambda: calls.append(drums.visible_drum_pads[0].note))
    drums.view.drum_pads_scroll_position = 0
    drums.view.drum_pads_scroll_position = 28
    assert (calls, drums.visible_drum_pads[15].note) == ([0, 112], 127)
    for row in (-1, 29):
        with pytest.raises(RuntimeError):
            drums.view.drum_pads_scroll_position = row


def test_pads_and_chains_are_selected_together(drums):
    """The pad of the chosen chain, the chain of the chosen pad."""
    view = drums.view
    second = drums.insert_chain()
    second.in_note = 40
    view.selected_chain = second
    assert view.selected_drum_pad.note == 40
    view.selected_drum_pad = drums.drum_pads[36]
    assert view.selected_chain == drums.chains[0]


@pytest.mark.parametrize("member", ["drum_pads", "visible_drum_pads", "has_drum_pads"])
def test_only_drum_racks_have_pads(rack, member):
    """Live 12.3: the text."""
    with pytest.raises(RuntimeError, match=NO_PADS):
        getattr(rack, member)
    with pytest.raises(RuntimeError, match=NO_PADS):
        rack.copy_pad(36, 37)
    for shown in ("drum_pads_scroll_position", "selected_drum_pad"):
        with pytest.raises(RuntimeError, match=NO_PADS):
            getattr(rack.view, shown)


def test_a_drum_rack_inside_a_drum_rack_has_no_pads(song):
    """Live's documentation: inner drum racks have none."""
    outer = song.tracks[0].insert_device("Drum Rack")
    inner = outer.insert_chain().insert_device("Drum Rack")
    assert (len(outer.drum_pads), len(inner.drum_pads), inner.has_drum_pads) == (128, 0, False)
    assert inner.can_have_drum_pads


def test_return_chains_are_made_by_the_user_and_fed_by_sends(sim, drums):
    """Six at most; every chain has a send with the return's name."""
    returned = sim.add_return_chain(drums, "Room")
    assert (len(drums.return_chains), returned.canonical_parent) == (1, drums)
    sends = drums.chains[0].mixer_device.sends
    assert [send.name for send in sends] == ["Room"]
    assert len(drums.insert_chain().mixer_device.sends) == 1
    returned.insert_device("Reverb")
    with pytest.raises(RuntimeError, match="Only audio effects can be inserted"):
        returned.insert_device("Operator")
    for _ in range(5):
        sim.add_return_chain(drums)
    with pytest.raises(RuntimeError):
        sim.add_return_chain(drums)


def test_chains_show_in_the_session_when_there_are_some(song, rack):
    """Live 12: can_show_chains, is_showing_chains."""
    bare = song.tracks[1].insert_device("Instrument Rack")
    assert (rack.can_show_chains, bare.can_show_chains) == (True, False)
    rack.is_showing_chains = True
    assert rack.is_showing_chains
    with pytest.raises(RuntimeError):
        bare.is_showing_chains = True


def test_only_the_parameters_of_a_macro_are_released_with_it(sim, rack):
    """What another macro controls stays so; a variation that is gone is not recalled."""
    first, second = rack.chains[0].devices[0].parameters[8], rack.chains[1].devices[0].parameters[1]
    sim.map_macro(rack, 0, first)
    sim.map_macro(rack, 1, second)
    sim.map_macro(rack, 0, None)
    assert (first.is_enabled, second.is_enabled) == (True, False)
    with pytest.raises(RuntimeError):
        second.display_value = second.display_value
    rack.parameters[2].value = 100
    rack.store_variation()
    rack.parameters[2].value = 20
    rack.recall_selected_variation()
    rack.parameters[2].value = 30
    rack.delete_selected_variation()
    assert rack.selected_variation_index == -1
    rack.recall_last_used_variation()
    rack.recall_selected_variation()
    assert rack.parameters[2].value == 30.0


def test_a_pad_copied_onto_itself_stays_as_it_is(drums):
    """Nothing is made anew."""
    chain = drums.chains[0]
    drums.copy_pad(36, 36)
    assert (len(drums.chains), drums.chains[0]) == (1, chain)


def test_the_activator_of_a_chain_notifies_when_it_is_muted(rack):
    """One state, two listeners."""
    calls = []
    activator = rack.chains[0].mixer_device.chain_activator
    activator.add_value_listener(lambda: calls.append(activator.value))
    rack.chains[0].mute = True
    rack.chains[0].name = "Lead"
    assert calls == [0.0]


def test_the_song_shows_the_selected_chain_of_a_selected_rack(song, track, rack):
    """None without a rack; None cannot move the selection."""
    song.view.select_device(rack)
    rack.view.selected_chain = rack.chains[1]
    assert song.view.selected_chain == rack.chains[1]
    song.view.selected_chain = None
    assert track.view.selected_device == rack
    song.view.selected_track = song.tracks[3]
    assert song.view.selected_chain is None


def test_a_chain_takes_a_colour_of_the_palette_by_index(rack):
    """A colour that is no RGB value is refused."""
    chain = rack.chains[0]
    chain.color_index = 14
    assert (chain.color, chain.is_auto_colored) == (0xFF3636, False)
    for wrong in (-1, 0x1000000):
        with pytest.raises(RuntimeError):
            chain.color = wrong
