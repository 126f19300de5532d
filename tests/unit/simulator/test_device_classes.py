"""Devices with a class of their own: EQ Eight, Compressor, Drift, Wavetable, Looper, Hybrid Reverb, plug-ins, Max."""

import pytest


@pytest.fixture
def insert(song):
    """Insert a device on a new MIDI track."""
    return lambda name: song.create_midi_track(-1).insert_device(name)


def parameter(device, name):
    """Return a parameter by its original name."""
    return next(each for each in device.parameters if each.original_name == name)


def test_an_eq_has_two_curves_only_in_two_modes(insert):
    """Live 12: edit_mode follows the global mode, both notify."""
    eq = insert("EQ Eight")
    calls = []
    eq.add_edit_mode_listener(lambda: calls.append(eq.edit_mode))
    assert (eq.global_mode, eq.edit_mode, eq.oversample) == (0, False, False)
    eq.edit_mode = True
    assert not eq.edit_mode
    eq.global_mode = 2
    assert eq.edit_mode
    with pytest.raises(RuntimeError):
        eq.global_mode = 3
    eq.view.selected_band = 7
    with pytest.raises(RuntimeError):
        eq.view.selected_band = 8
    assert calls[-1]


@pytest.mark.parametrize(
    ("name", "member", "shown"),
    [
        ("Drift", "voice_mode_index", "Voice Mode"),
        ("Drift", "voice_count_index", "Voice Count"),
        ("Drift", "mod_matrix_filter_source_1_index", "LP Mod Src 1"),
        ("Spectral Resonator", "frequency_dial_mode", "Hz/Note Mode"),
        ("Spectral Resonator", "pitch_mode", "Pitch Mode"),
    ],
)
def test_a_chooser_that_is_also_a_parameter_is_one_state(insert, name, member, shown):
    """Both ways, with the listener of the member."""
    device = insert(name)
    calls = []
    getattr(device, f"add_{member}_listener")(lambda: calls.append(getattr(device, member)))
    setattr(device, member, 1)
    assert parameter(device, shown).value == 1.0
    parameter(device, shown).value = 0
    assert calls == [1, 0]
    with pytest.raises(RuntimeError):
        setattr(device, member, len(parameter(device, shown).value_items))


@pytest.mark.parametrize(
    ("name", "index", "entries"),
    [
        ("Drift", "mod_matrix_target_1_index", "mod_matrix_target_1_list"),
        ("Drift", "mod_matrix_source_3_index", "mod_matrix_source_3_list"),
        ("Roar", "routing_mode_index", "routing_mode_list"),
        ("Shifter", "pitch_mode_index", "pitch_mode_list"),
        ("Spectral Resonator", "mod_mode", "mod_mode_list"),
        ("CC Control", "custom_float_target_11", "custom_float_target_11_list"),
        ("CC Control", "custom_bool_target", "custom_bool_target_list"),
        ("Looper", "record_length_index", "record_length_list"),
    ],
)
def test_a_chooser_takes_the_indices_of_its_entries(song, insert, name, index, entries):
    """The write notifies, is undone and copied with the track."""
    device = insert(name)
    last = len(getattr(device, entries)) - 1
    before = getattr(device, index)
    calls = []
    getattr(device, f"add_{index}_listener")(lambda: calls.append(getattr(device, index)))
    for wrong in (-1, last + 1):
        with pytest.raises(RuntimeError):
            setattr(device, index, wrong)
    song.begin_undo_step()
    setattr(device, index, last)
    song.end_undo_step()
    song.duplicate_track(len(song.tracks) - 1)
    assert getattr(song.tracks[-1].devices[0], index) == last
    song.undo()
    song.undo()
    assert (getattr(device, index), calls) == (before, [last, before])


def test_another_category_of_responses_begins_with_its_first_one(insert):
    """Hybrid Reverb: the list changes, the file index is in it."""
    reverb = insert("Hybrid Reverb")
    reverb.ir_file_index = 2
    calls = []
    reverb.add_ir_file_list_listener(lambda: calls.append(len(reverb.ir_file_list)))
    reverb.add_ir_file_index_listener(lambda: calls.append(reverb.ir_file_index))
    reverb.ir_category_index = 3
    assert calls == [2, 0]
    with pytest.raises(RuntimeError):
        reverb.ir_file_index = 2
    reverb.ir_category_index = len(reverb.ir_category_list) - 1
    assert (len(reverb.ir_file_list), reverb.ir_file_index) == (0, 0)
    for member, value in (("ir_attack_time", -1.0), ("ir_decay_time", 21.0), ("ir_size_factor", 0.1)):
        with pytest.raises(RuntimeError):
            setattr(reverb, member, value)


def test_the_gain_of_a_drum_sampler_is_a_parameter(insert):
    """One state, two names."""
    cell = insert("Drum Sampler")
    calls = []
    cell.add_gain_listener(lambda: calls.append(cell.gain))
    cell.gain = -6.0
    assert parameter(cell, "Gain").value == -6.0
    parameter(cell, "Gain").value = 3.0
    assert calls == [-6.0, 3.0]
    with pytest.raises(RuntimeError):
        cell.gain = 100.0


def test_meld_roar_and_cc_control_refuse_what_is_out_of_range(insert):
    """Numbers of voices, and a call that has nothing to send."""
    meld = insert("Meld")
    meld.poly_voices, meld.selected_engine = 6, True
    for member, value in (("poly_voices", 7), ("unison_voices", 3), ("mono_poly", 2)):
        with pytest.raises(RuntimeError):
            setattr(meld, member, value)
    roar = insert("Roar")
    roar.env_listen = True
    assert roar.env_listen
    assert insert("CC Control").resend() is None


def test_a_compressor_listens_to_another_track(song, insert):
    """Live 12: types and channels; a value that is not available is a ValueError."""
    compressor = song.tracks[2].insert_device("Compressor")
    types = compressor.available_input_routing_types
    assert [each.display_name for each in types] == ["No Input", "4-Audio", "A-Reverb", "B-Delay", "Main"]
    assert compressor.input_routing_type == types[0]
    calls = []
    compressor.add_input_routing_type_listener(lambda: calls.append(compressor.input_routing_type.display_name))
    compressor.input_routing_type = types[1]
    assert types[1].attached_object == song.tracks[3]
    channels = compressor.available_input_routing_channels
    assert [each.display_name for each in channels] == ["Pre FX", "Post FX", "Post Mixer"]
    assert compressor.input_routing_channel == channels[1]
    compressor.input_routing_channel = channels[0]
    assert compressor.input_routing_channel == channels[0]
    assert calls == ["4-Audio"]
    with pytest.raises(ValueError, match="not one of the available"):
        compressor.input_routing_type = song.tracks[0].available_input_routing_types[0]
    song.delete_track(3)
    assert compressor.input_routing_type.display_name == "No Input"


def test_a_compressor_in_a_rack_listens_to_tracks_too(song):
    """Its own track is the one the rack is on."""
    chain = song.tracks[2].insert_device("Audio Effect Rack").insert_chain()
    compressor = chain.insert_device("Compressor")
    assert "3-Audio" not in [each.display_name for each in compressor.available_input_routing_types]


def test_wavetable_modulates_what_is_in_its_matrix(insert):
    """Live 12: rows are added, cells hold -1 to 1, sources have numbers."""
    wavetable = insert("Wavetable")
    position = parameter(wavetable, "Osc 1 Pos")
    calls = []
    wavetable.add_modulation_matrix_changed_listener(lambda: calls.append("matrix"))
    rows = list(wavetable.visible_modulation_target_names)
    row = wavetable.add_parameter_to_modulation_matrix(position)
    assert (row, wavetable.add_parameter_to_modulation_matrix(position)) == (len(rows), len(rows))
    assert wavetable.get_modulation_target_parameter_name(row) == "Osc 1 Pos"
    wavetable.set_modulation_value(row, 3, -0.5)
    assert (wavetable.get_modulation_value(row, 3), wavetable.get_modulation_value(row, 4)) == (-0.5, 0.0)
    assert calls == ["matrix", "matrix"]
    for wrong in ((row + 1, 3, 0.0), (row, 11, 0.0), (row, 3, 1.5), (-1, 3, 0.0)):
        with pytest.raises(RuntimeError):
            wavetable.set_modulation_value(*wrong)


def test_not_every_parameter_can_be_modulated(insert):
    """No switch, no global one, none of another device."""
    wavetable = insert("Wavetable")
    assert wavetable.is_parameter_modulatable(parameter(wavetable, "Filter 1 Freq"))
    for name in ("Filter 1 On", "Volume", "Device On"):
        assert not wavetable.is_parameter_modulatable(parameter(wavetable, name))
    other = insert("Wavetable")
    with pytest.raises(RuntimeError):
        wavetable.add_parameter_to_modulation_matrix(parameter(other, "Osc 1 Pos"))


def test_another_category_of_wavetables_begins_with_its_first_one(insert):
    """Both oscillators apart."""
    wavetable = insert("Wavetable")
    wavetable.oscillator_1_wavetable_index = 6
    calls = []
    wavetable.add_oscillator_1_wavetables_listener(lambda: calls.append(len(wavetable.oscillator_1_wavetables)))
    wavetable.oscillator_1_wavetable_category = 1
    assert (wavetable.oscillator_1_wavetable_index, calls) == (0, [4])
    assert len(wavetable.oscillator_2_wavetables) == 7
    for member in ("oscillator_1_wavetable_index", "oscillator_2_wavetable_index"):
        with pytest.raises(RuntimeError):
            setattr(wavetable, member, 7)


def test_a_looper_records_as_long_as_it_is_let(sim, insert):
    """The buffer is what passed between record and play, in beats."""
    looper = insert("Looper")
    calls = []
    looper.add_loop_length_listener(lambda: calls.append(looper.loop_length))
    with pytest.raises(RuntimeError):
        looper.play()
    looper.record()
    sim.advance(2.0)
    looper.play()
    assert looper.loop_length == pytest.approx(4.0)
    assert (looper.tempo, str(parameter(looper, "State"))) == (120.0, "Play")
    looper.double_length()
    looper.half_length()
    looper.half_speed()
    assert (looper.loop_length, looper.tempo) == (pytest.approx(4.0), 60.0)
    looper.double_speed()
    looper.overdub()
    looper.undo()
    assert str(parameter(looper, "State")) == "Overdub"
    looper.stop()
    assert str(parameter(looper, "State")) == "Stop"
    looper.clear()
    assert (looper.loop_length, looper.tempo) == (0.0, 0.0)
    assert [round(each, 6) for each in calls] == [4.0, 8.0, 4.0, 0.0]


def test_a_looper_with_a_fixed_length_goes_on_by_itself(sim, insert):
    """Into overdubbing, or playing if that is chosen."""
    for overdub, state in ((True, "Overdub"), (False, "Play")):
        looper = insert("Looper")
        looper.record_length_index = 2
        looper.overdub_after_record = overdub
        looper.record()
        sim.advance(3.9)
        assert str(parameter(looper, "State")) == "Record"
        sim.advance(0.2)
        assert str(parameter(looper, "State")) == state
        assert looper.loop_length == pytest.approx(8.0, abs=0.05)


def test_a_write_to_the_state_of_a_looper_needs_a_playing_transport(sim, song, insert):
    """Live 12.3: without, nothing happens."""
    state = parameter(insert("Looper"), "State")
    state.value = 2
    assert state.value == 0.0
    song.start_playing()
    sim.advance(0.05)
    state.value = 2
    assert state.value == 2.0


def test_a_looper_has_nothing_to_export(song, insert):
    """There is no sound; the checks come first."""
    looper = insert("Looper")
    with pytest.raises(RuntimeError, match=r"^Audio clips can only be created on audio tracks$"):
        looper.export_to_clip_slot(song.tracks[0].clip_slots[0])
    with pytest.raises(RuntimeError):
        looper.export_to_clip_slot(song.tracks[2].clip_slots[0])


def test_a_plug_in_with_few_parameters_shows_them(sim, song):
    """Live 12: up to 64 by themselves."""
    plugin = sim.load_device(song.tracks[0], "Example Synth")
    assert (type(plugin).__name__, plugin.class_name, int(plugin.type)) == ("PluginDevice", "PluginDevice", 1)
    assert len(plugin.parameters) == 41
    assert list(plugin.get_parameter_names(0, 2)) == ["Parameter 1", "Parameter 2"]
    assert len(plugin.get_parameter_names()) == 40
    assert list(plugin.get_parameter_names(begin=39)) == ["Parameter 40"]
    with pytest.raises(RuntimeError):
        plugin.get_parameter_names(0, 41)


def test_a_plug_in_with_many_parameters_must_be_configured(sim, song):
    """Live 12: none by themselves, at most 128, with a listener."""
    plugin = sim.load_device(song.tracks[0], "Example Modular")
    assert (len(plugin.parameters), len(plugin.get_parameter_names())) == (1, 200)
    calls = []
    plugin.add_parameters_listener(lambda: calls.append(len(plugin.parameters)))
    sim.configure(plugin, ["Module 7", "Module 9"])
    assert ([each.name for each in plugin.parameters[1:]], calls) == (["Module 7", "Module 9"], [3])
    with pytest.raises(RuntimeError):
        sim.configure(plugin, [f"Module {number}" for number in range(10, 140)])


def test_a_preset_of_a_plug_in_sets_its_parameters(sim, song):
    """The first one has the defaults; undo takes the whole back."""
    plugin = sim.load_device(song.tracks[2], "Example Delay")
    assert plugin.class_name == "AuPluginDevice"
    before = [each.value for each in plugin.parameters]
    song.begin_undo_step()
    plugin.selected_preset_index = 1
    song.end_undo_step()
    assert [each.value for each in plugin.parameters] != before
    assert list(plugin.presets) == ["Default", "Slapback", "Wide"]
    for wrong in (-1, 3):
        with pytest.raises(RuntimeError):
            plugin.selected_preset_index = wrong
    song.undo()
    assert ([each.value for each in plugin.parameters], plugin.selected_preset_index) == (before, 0)


@pytest.mark.parametrize(
    ("name", "class_name", "ends"),
    [
        ("LFO", "MxDeviceAudioEffect", (1, 1, 0, 0)),
        ("CV LFO", "MxDeviceAudioEffect", (1, 1, 0, 0)),
        ("CV Instrument", "MxDeviceInstrument", (0, 1, 1, 0)),
    ],
)
def test_max_devices_have_parameters_banks_and_ends(sim, song, name, class_name, ends):
    """Live 12: by name, in banks, with inputs and outputs."""
    device = sim.load_device(song.tracks[0], name)
    assert (type(device).__name__, device.class_name, device.name) == ("MaxDevice", class_name, name)
    counts = (device.audio_inputs, device.audio_outputs, device.midi_inputs, device.midi_outputs)
    assert tuple(map(len, counts)) == ends
    assert device.get_bank_count() >= 1
    for bank in range(-1, device.get_bank_count()):
        assert device.get_bank_name(bank)
        indices = device.get_bank_parameters(bank)
        assert isinstance(indices, list)
        assert all(index == -1 or 0 < index < len(device.parameters) for index in indices)
    assert device.get_value_item_icons(device.parameters[1]) == []
    with pytest.raises(RuntimeError):
        device.get_bank_name(device.get_bank_count())
    with pytest.raises(RuntimeError):
        device.get_value_item_icons(song.tracks[0].mixer_device.volume)


def test_an_end_of_a_max_device_is_routed(sim, song):
    """Live 12: types and channels; a value that is not available is a ValueError."""
    device = sim.load_device(song.tracks[2], "CV LFO")
    end = device.audio_outputs[0]
    assert end.canonical_parent == device
    assert [each.display_name for each in end.available_routing_types] == ["No Output", "Ext. Out", "4-Audio"]
    calls = []
    end.add_routing_type_listener(lambda: calls.append(end.routing_type.display_name))
    end.routing_type = end.available_routing_types[1]
    assert (end.routing_channel.display_name, calls) == ("1/2", ["Ext. Out"])
    end.default_external_routing_channel_is_none = True
    assert end.routing_channel.display_name == "None"
    end.routing_channel = end.available_routing_channels[2]
    assert end.routing_channel.display_name == "1"
    with pytest.raises(ValueError, match="not one of the available"):
        end.routing_type = song.tracks[0].available_input_routing_types[0]
    with pytest.raises(ValueError, match="not one of the available"):
        end.routing_channel = song.tracks[0].available_input_routing_channels[0]


def test_a_max_midi_effect_has_midi_ends(sim, song):
    """MIDI goes in and out."""
    device = sim.load_device(song.tracks[0], "Expression Control")
    assert (device.class_name, int(device.type)) == ("MxDeviceMidiEffect", 4)
    ends = (device.audio_inputs, device.audio_outputs, device.midi_inputs, device.midi_outputs)
    assert tuple(map(len, ends)) == (0, 0, 1, 1)
    assert [each.display_name for each in device.midi_outputs[0].available_routing_types] == ["No Output", "2-MIDI"]


def test_a_chosen_table_and_response_stay(insert):
    """The index reads back what was written, for each oscillator apart."""
    wavetable, reverb = insert("Wavetable"), insert("Hybrid Reverb")
    wavetable.oscillator_1_wavetable_index, wavetable.oscillator_2_wavetable_index = 2, 3
    assert (wavetable.oscillator_1_wavetable_index, wavetable.oscillator_2_wavetable_index) == (2, 3)
    reverb.ir_category_index = 1
    reverb.ir_file_index = 3
    assert reverb.ir_file_index == 3


def test_a_looper_that_is_stopped_while_recording_keeps_what_it_has(sim, insert):
    """Clearing and recording anew begin from nothing."""
    looper = insert("Looper")
    looper.record()
    sim.advance(1.0)
    looper.stop()
    assert looper.loop_length == pytest.approx(2.0)
    looper.record()
    assert looper.loop_length == 0.0
    sim.advance(0.5)
    looper.overdub()
    assert looper.loop_length == pytest.approx(1.0)
    looper.clear()
    assert str(parameter(looper, "State")) == "Stop"


def test_a_full_looper_has_no_sound_to_export(sim, song, insert):
    """The check of the track comes first, then that of the buffer."""
    looper = insert("Looper")
    looper.record()
    sim.advance(1.0)
    looper.play()
    slot = song.tracks[2].clip_slots[0]
    with pytest.raises(RuntimeError, match="no recorded sound"):
        looper.export_to_clip_slot(slot)
    looper.clear()
    with pytest.raises(RuntimeError, match="empty"):
        looper.export_to_clip_slot(slot)


def test_the_first_preset_of_a_plug_in_has_the_defaults(sim, song):
    """Also after another one; no names are returned for an empty range."""
    plugin = sim.load_device(song.tracks[0], "Example Synth")
    plugin.selected_preset_index = 2
    plugin.selected_preset_index = 0
    assert [each.value for each in plugin.parameters[1:]] == [0.5] * 40
    assert list(plugin.get_parameter_names(0, 0)) == []


def test_a_gain_out_of_range_names_the_member(insert):
    """The parameter's own text would not."""
    with pytest.raises(RuntimeError, match=r"^gain must be in"):
        insert("Drum Sampler").gain = -100.0


def test_the_sidechain_of_a_copied_track_listens_to_the_same_track(song):
    """The source is not copied along."""
    compressor = song.tracks[2].insert_device("Compressor")
    compressor.input_routing_type = compressor.available_input_routing_types[1]
    song.duplicate_track(2)
    assert song.tracks[3].devices[0].input_routing_type.attached_object == song.tracks[4]


def test_the_tempo_of_a_looper_follows_its_speed(sim, insert):
    """With a listener; playing twice does not record anew."""
    looper = insert("Looper")
    looper.record()
    sim.advance(1.0)
    looper.play()
    calls = []
    looper.add_tempo_listener(lambda: calls.append(looper.tempo))
    looper.half_speed()
    parameter(looper, "Reverse").value = 1
    sim.advance(1.0)
    looper.play()
    assert (calls, looper.loop_length) == ([60.0], pytest.approx(2.0))


def test_an_index_that_the_new_category_lacks_becomes_the_first(insert):
    """Also when it is just one beyond the end."""
    wavetable = insert("Wavetable")
    wavetable.oscillator_1_wavetable_index = 4
    wavetable.oscillator_1_wavetable_category = 1
    assert (len(wavetable.oscillator_1_wavetables), wavetable.oscillator_1_wavetable_index) == (4, 0)
