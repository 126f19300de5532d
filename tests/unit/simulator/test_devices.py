"""Devices on tracks: what there is, how it is inserted, moved, copied, deleted, selected and compared."""

import json
from pathlib import Path

import pytest

import alive.simulator.devices.device_facts
from alive.simulator import ManualClock, Simulator
from alive.simulator.devices.device_facts import find, kind_of, max_devices, native_devices, plugins
from alive.simulator.devices.device_library import load_preset, make_device
from alive.simulator.object_model.lom import node_of

RANGE = "^Invalid value. Check the parameters range with min/max$"
OWN_CLASSES = {
    "CcControlDevice", "CompressorDevice", "DriftDevice", "DrumCellDevice", "Eq8Device", "HybridReverbDevice",
    "LooperDevice", "MeldDevice", "RackDevice", "RoarDevice", "ShifterDevice", "SimplerDevice",
    "SpectralResonatorDevice", "WavetableDevice",
}  # fmt: skip
DATA = json.loads(
    (Path(alive.simulator.devices.device_facts.__file__).parents[1] / "data" / "devices.json").read_text("utf-8")
)


@pytest.fixture
def track(song):
    """The first MIDI track."""
    return song.tracks[0]


@pytest.fixture
def audio(song):
    """The first audio track."""
    return song.tracks[2]


def names(track):
    """Return the names of a track's devices."""
    return [device.name for device in track.devices]


def test_the_library_has_forty_devices_and_every_one_with_a_class_of_its_own():
    """Live 12.3: what insert_device takes."""
    assert len(native_devices()) >= 40
    assert {facts.own_class for facts in native_devices()} >= OWN_CLASSES
    assert {facts.own_class for facts in (*max_devices(), *plugins())} == {"MaxDevice", "PluginDevice"}


@pytest.mark.parametrize("facts", native_devices(), ids=lambda facts: facts.name)
def test_every_device_can_be_inserted_by_its_name_and_is_whole(facts, song):
    """The class, the name and the type; each parameter is within its range and shows a text."""
    track = song.tracks[0]
    device = track.insert_device(facts.name)
    assert (device.class_name, device.name, device.class_display_name) == (facts.class_name, facts.name, facts.name)
    assert type(device).__name__ == facts.own_class
    assert (device.parameters[0].name, str(device.parameters[0])) == ("Device On", "On")
    for parameter in device.parameters:
        assert parameter.min <= parameter.value <= parameter.max
        assert parameter.name
        assert str(parameter) == parameter.str_for_value(parameter.value) != ""
        assert parameter.canonical_parent == device
        if parameter.is_quantized:
            assert len(parameter.value_items) == parameter.max + 1
            assert len(parameter.short_value_items) == len(parameter.value_items)


def test_the_data_says_of_every_parameter_what_is_known():
    """Nothing that is assumed looks observed; a device whose names are assumed says so."""
    for device in DATA["devices"].values():
        for parameter in device["parameters"]:
            assert set(parameter["known"]) <= {"name", "range", "count"}
            assert parameter["known"] or "assumed" in device or device.get("legacy") or device["name"] == "Roar"


def test_the_returns_of_the_default_set_carry_reverb_and_delay(song):
    """Live 12: "A-Reverb" and "B-Delay"."""
    reverb, delay = (each.devices[0] for each in song.return_tracks)
    assert (reverb.class_name, delay.class_name) == ("Reverb", "Delay")
    shown = {parameter.name: str(parameter) for parameter in reverb.parameters}
    assert (shown["Decay Time"], shown["Predelay"], shown["Dry/Wet"]) == ("2.50 s", "2.50 ms", "100 %")
    assert [len(song.create_return_track().devices), len(song.tracks[0].devices)] == [0, 0]


def test_a_name_that_is_not_known_is_refused(track):
    """Live 12.3: the text; upper and lower case count, Max devices and plug-ins cannot be inserted."""
    for name in ("X", "reverb", "LFO", "Example Synth", "Chorus"):
        with pytest.raises(ValueError, match=f"^Device {name} not found.$"):
            track.insert_device(name)


@pytest.mark.parametrize("name", ["Operator", "Arpeggiator", "Drum Rack", "MIDI Effect Rack"])
def test_only_audio_effects_go_on_audio_tracks_returns_and_main(song, name):
    """Live 12.3: the beginning of the text."""
    for track in (song.tracks[2], song.return_tracks[0], song.master_track):
        with pytest.raises(RuntimeError, match=f"^Can not insert device '{name}': Only audio effects can be inserted"):
            track.insert_device(name)
        assert track.insert_device("Utility").canonical_parent == track


def test_a_place_that_is_invalid_with_the_mouse_is_refused(track):
    """Live 12.3: no MIDI effect after an instrument, no second instrument, no index beyond the end."""
    track.insert_device("Operator")
    track.insert_device("Utility")
    for name, index in (("Arpeggiator", -1), ("Arpeggiator", 1), ("Analog", 0), ("Reverb", 0), ("Reverb", 3)):
        with pytest.raises(RuntimeError, match=r"^Can not insert device"):
            track.insert_device(name, index)
    track.insert_device("Arpeggiator", 0)
    track.insert_device(DeviceName="Reverb", DeviceIndex=2)
    assert names(track) == ["Arpeggiator", "Operator", "Reverb", "Utility"]


def test_an_instrument_turns_midi_into_sound(track):
    """Live 12.3: has_audio_output; the listeners hear of it."""
    calls = []
    track.add_has_audio_output_listener(lambda: calls.append(track.has_audio_output))
    assert (track.has_midi_output, track.has_audio_output) == (True, False)
    track.insert_device("Operator")
    assert (track.has_midi_output, track.has_audio_output) == (False, True)
    track.delete_device(0)
    assert calls == [True, False]


def test_a_device_is_deleted_by_index(track):
    """A bad index is a RuntimeError, as Live's description says."""
    device = track.insert_device("Operator")
    parameter = device.parameters[1]
    for index in (-1, 1):
        with pytest.raises(RuntimeError):
            track.delete_device(index)
    track.delete_device(0)
    assert (device == None, parameter == None) == (True, True)  # noqa: E711
    assert len(track.devices) == 0


def test_a_copy_comes_after_the_original_with_all_values(track):
    """Live 12.3: duplicate_device; an instrument cannot be duplicated."""
    track.insert_device("Operator")
    reverb = track.insert_device("Reverb")
    reverb.name = "Hall"
    reverb.parameters[9].value = 0.25
    track.insert_device("Utility")
    track.duplicate_device(1)
    assert names(track) == ["Operator", "Hall", "Hall", "Utility"]
    assert track.devices[2] != reverb
    assert track.devices[2].parameters[9].value == 0.25
    reverb.parameters[9].value = 0.5
    assert track.devices[2].parameters[9].value == 0.25
    with pytest.raises(RuntimeError, match=r"^Can not duplicate instrument$"):
        track.duplicate_device(0)


def test_a_copied_track_has_copies_of_the_devices(song, track):
    """Live 12.3: duplicate_track."""
    track.insert_device("Operator").parameters[5].value = 0.125
    song.duplicate_track(0)
    copy = song.tracks[1].devices[0]
    assert (copy.name, copy.parameters[5].value) == ("Operator", 0.125)
    assert copy != track.devices[0]
    assert copy.canonical_parent == song.tracks[1]
    copy.parameters[5].value = 1.0
    assert track.devices[0].parameters[5].value == 0.125


def test_an_inserted_device_is_undone_and_comes_back_as_a_new_object(song, track):
    """Live 12.3: insertion is tracked; objects made again are new."""
    song.begin_undo_step()
    device = track.insert_device("Reverb")
    song.end_undo_step()
    device.parameters[1].value = 0.25
    parameter = device.parameters[1]
    song.undo()
    assert device.parameters[1].value != 0.25
    song.undo()
    assert (device == None, parameter == None, len(track.devices)) == (True, True, 0)  # noqa: E711
    song.redo()
    song.redo()
    again = track.devices[0]
    assert again.parameters[1].value == 0.25
    assert device == None  # noqa: E711
    song.undo()
    song.undo()
    assert len(track.devices) == 0


def test_a_deleted_device_comes_back_with_its_values(song, track):
    """The parameters are new objects with the old values."""
    device = track.insert_device("Reverb")
    parameter = device.parameters[1]
    parameter.value = 0.25
    pointer = parameter._live_ptr
    song.begin_undo_step()
    track.delete_device(0)
    song.end_undo_step()
    song.undo()
    again = track.devices[0].parameters[1]
    assert (again.value, parameter == None) == (0.25, True)  # noqa: E711
    assert again._live_ptr != pointer


def test_a_device_can_be_renamed_and_gets_its_own_name_back(song, track):
    """Renaming notifies and is undone."""
    device = track.insert_device("Reverb")
    calls = []
    device.add_name_listener(lambda: calls.append(device.name))
    song.begin_undo_step()
    device.name = "Hall"
    song.end_undo_step()
    assert device.class_display_name == "Reverb"
    song.undo()
    device.name = "Room"
    device.name = ""
    assert calls == ["Hall", "Reverb", "Room", "Reverb"]


def test_a_device_is_active_when_it_is_on(track):
    """The switch and the property; listeners are called."""
    device = track.insert_device("Reverb")
    calls = []
    device.add_is_active_listener(lambda: calls.append(device.is_active))
    device.parameters[0].value = 0
    device.parameters[0].value = 1
    assert calls == [False, True]


def test_coming_and_going_devices_notify(track):
    """Live 12.3: devices has listeners, moves count too."""
    calls = []
    track.add_devices_listener(lambda: calls.append(names(track)))
    track.insert_device("Reverb")
    track.insert_device("Utility")
    track.delete_device(0)
    assert calls == [["Reverb"], ["Reverb", "Utility"], ["Utility"]]


def test_a_device_moves_within_its_track(song, track):
    """Live 12.3: 0 is before the first, the number of devices is the end; the index it has then is returned."""
    for name in ("Reverb", "Delay", "Utility"):
        track.insert_device(name)
    reverb, _, utility = track.devices
    assert song.move_device(reverb, track, 3) == 2
    assert names(track) == ["Delay", "Utility", "Reverb"]
    assert song.move_device(utility, track, 0) == 0
    assert names(track) == ["Utility", "Delay", "Reverb"]
    assert song.move_device(utility, track, 0) == 0
    for index in (-1, 4):
        with pytest.raises(RuntimeError, match=r"^target_index out of range$"):
            song.move_device(utility, track, index)


def test_a_device_moves_to_the_nearest_possible_place(song, track):
    """Live 12.3: a MIDI effect stays before the instrument."""
    for name in ("Arpeggiator", "Operator", "Reverb"):
        track.insert_device(name)
    arpeggiator, operator, reverb = track.devices
    assert song.find_device_position(arpeggiator, track, 3) == 1
    assert song.move_device(arpeggiator, track, 3) == 0
    assert song.move_device(reverb, track, 0) == 2
    assert song.move_device(operator, track, 0) == 1
    assert names(track) == ["Arpeggiator", "Operator", "Reverb"]


def test_a_device_moves_to_another_track_and_stays_the_same_object(song, track):
    """Live 12.3: undo takes it back, also as the same object, since it was never gone."""
    other = song.tracks[1]
    operator, reverb = track.insert_device("Operator"), track.insert_device("Reverb")
    other.insert_device("Utility")
    song.begin_undo_step()
    assert song.move_device(reverb, other, 0) == 0
    assert song.move_device(operator, other, 2) == 0
    song.end_undo_step()
    assert (names(track), names(other)) == ([], ["Operator", "Reverb", "Utility"])
    assert reverb.canonical_parent == other
    song.undo()
    assert (names(track), names(other)) == (["Operator", "Reverb"], ["Utility"])
    assert reverb.canonical_parent == track
    song.redo()
    assert reverb.canonical_parent == other
    song.delete_track(1)
    assert reverb == None  # noqa: E711


def test_a_device_that_cannot_be_there_is_not_moved(song, track, audio):
    """Live 12.3: find_device_position returns -1, move_device raises RuntimeError."""
    operator = track.insert_device("Operator")
    assert song.find_device_position(operator, audio, 0) == -1
    with pytest.raises(RuntimeError):
        song.move_device(operator, audio, 0)
    song.tracks[1].insert_device("Analog")
    assert song.find_device_position(operator, song.tracks[1], 0) == -1
    with pytest.raises(RuntimeError):
        song.find_device_position(operator, song.scenes[0], 0)


def test_the_selected_device_is_the_first_until_another_is_chosen(song, track):
    """Live 12.3: Track.View.selected_device and Song.View.select_device."""
    assert track.view.selected_device is None
    first, second = track.insert_device("Reverb"), track.insert_device("Delay")
    assert track.view.selected_device == first
    calls = []
    track.view.add_selected_device_listener(lambda: calls.append(track.view.selected_device.name))
    song.view.selected_track = song.tracks[3]
    song.view.select_device(second)
    assert (song.view.selected_track, track.view.selected_device) == (track, second)
    track.delete_device(1)
    assert calls == ["Delay", "Reverb"]


def test_the_selection_of_a_device_appoints_it_unless_told_not_to(song, track):
    """Live 12.3: ShouldAppointDevice."""
    first, second = track.insert_device("Reverb"), track.insert_device("Delay")
    song.view.select_device(first)
    assert song.appointed_device == first
    song.view.select_device(second, ShouldAppointDevice=False)
    assert song.appointed_device == first
    song.appointed_device = second
    assert song.appointed_device == second
    song.appointed_device = None
    assert song.appointed_device is None


def test_a_script_that_appoints_notifies_nobody_but_a_user_does(sim, song, track):
    """Live 12.3: the listener is silent on a programmatic change."""
    first, second = track.insert_device("Reverb"), track.insert_device("Delay")
    calls = []
    song.add_appointed_device_listener(lambda: calls.append(song.appointed_device))
    song.appointed_device = first
    song.create_scene(-1)
    assert calls == []
    sim.click_device(second)
    assert calls == [second]
    track.delete_device(1)
    assert calls == [second, None]


def test_the_instrument_can_be_selected(song, track):
    """Live 12.3: Track.View.select_instrument tells whether there is one."""
    track.insert_device("Arpeggiator")
    assert not track.view.select_instrument()
    operator = track.insert_device("Operator")
    assert track.view.select_instrument()
    assert track.view.selected_device == operator
    assert song.appointed_device == operator


def test_the_selected_parameter_is_the_one_that_was_clicked(sim, song, track):
    """Scripts cannot click; it is gone with its device."""
    parameter = track.insert_device("Reverb").parameters[3]
    assert song.view.selected_parameter is None
    calls = []
    song.view.add_selected_parameter_listener(lambda: calls.append("selected"))
    sim.click_parameter(parameter)
    assert (song.view.selected_parameter, calls) == (parameter, ["selected"])
    track.delete_device(0)
    assert song.view.selected_parameter is None


def test_two_presets_can_be_compared(song, track):
    """Live 12.3: B begins as a copy of A; each keeps its own values."""
    device = track.insert_device("Reverb")
    parameter = device.parameters[3]
    calls = []
    device.add_is_using_compare_preset_b_listener(lambda: calls.append(device.is_using_compare_preset_b))
    parameter.value = 0.25
    device.is_using_compare_preset_b = True
    assert parameter.value == 0.25
    parameter.value = 0.75
    device.is_using_compare_preset_b = False
    assert parameter.value == 0.25
    device.is_using_compare_preset_b = True
    assert parameter.value == 0.75
    device.save_preset_to_compare_ab_slot()
    device.is_using_compare_preset_b = False
    assert parameter.value == 0.75
    assert calls == [True, False, True, False]
    song.undo()


def test_what_cannot_be_compared_says_so(sim, track):
    """Live 12.3: racks, plug-ins and Max devices; otherwise it raises."""
    for device in (track.insert_device("Audio Effect Rack"), sim.load_device(track, "LFO")):
        assert not device.can_compare_ab
        with pytest.raises(RuntimeError):
            _ = device.is_using_compare_preset_b
        with pytest.raises(RuntimeError):
            device.is_using_compare_preset_b = True
        with pytest.raises(RuntimeError):
            device.save_preset_to_compare_ab_slot()


def test_a_look_ahead_is_latency(track):
    """The only latency there is, since nothing is computed."""
    limiter = track.insert_device("Limiter")
    look_ahead = next(each for each in limiter.parameters if each.name == "Lookahead")
    calls = []
    limiter.add_latency_in_samples_listener(lambda: calls.append(limiter.latency_in_samples))
    assert limiter.latency_in_ms == 3.0
    look_ahead.value = 2
    assert limiter.latency_in_ms == 6.0
    assert calls == [265]
    assert track.insert_device("Reverb").latency_in_samples == 0


def test_a_parameter_is_irrelevant_while_another_one_rules(track):
    """Live 12.3: ParameterState.irrelevant, with a listener."""
    delay = track.insert_device("Delay")
    by_name = {parameter.name: parameter for parameter in delay.parameters}
    calls = []
    by_name["L Time"].add_state_listener(lambda: calls.append(by_name["L Time"].state))
    assert (by_name["L Time"].state, by_name["L 16th"].state) == (1, 0)
    by_name["L Sync"].value = 0
    assert (calls, by_name["L 16th"].state) == ([0], 1)
    assert by_name["L Time"].is_enabled


def test_a_frequency_is_shown_in_hertz_and_written_so(track):
    """Live 12.2: display_value; the internal range is 0 to 1 where the display is logarithmic."""
    eq = track.insert_device("EQ Eight")
    frequency = next(each for each in eq.parameters if each.name == "1 Frequency A")
    assert (frequency.min, frequency.max) == (0.0, 1.0)
    frequency.display_value = 1000
    assert frequency.display_value == pytest.approx(1000, rel=1e-4)
    assert str(frequency) == "1.00 kHz"
    frequency.value = 0
    assert str(frequency) == "10.0 Hz"
    with pytest.raises(RuntimeError, match=RANGE):
        frequency.display_value = 30000
    gain = next(each for each in eq.parameters if each.name == "1 Gain A")
    assert (gain.min, gain.max, str(gain)) == (-15.0, 15.0, "0.0 dB")


def test_a_switch_of_a_device_takes_its_positions_only(track):
    """Live 12.3: texts of quantized parameters."""
    style = track.insert_device("Arpeggiator").parameters[1]
    assert (style.name, style.is_quantized, style.max) == ("Style", True, 17.0)
    style.value = 2
    assert str(style) == "UpDown"
    for value in (0.5, 18, -1):
        with pytest.raises(RuntimeError, match=RANGE):
            style.value = value
    with pytest.raises(RuntimeError, match=r"^There is no default value available for this type of parameter$"):
        _ = style.default_value


def test_the_view_can_be_collapsed_and_a_bank_stored(song, track):
    """Neither is undone."""
    device = track.insert_device("Reverb")
    song.begin_undo_step()
    device.view.is_collapsed = True
    device.store_chosen_bank(0, 2)
    song.end_undo_step()
    assert device.view.is_collapsed
    assert device.view.canonical_parent == device
    assert track.insert_device("Delay").view.is_collapsed is False


def test_devices_cannot_be_inserted_inside_a_notification(sim, song, track):
    """Live 12.3: the rule for every structural call."""
    song.add_tempo_listener(lambda: track.insert_device("Reverb"))
    song.tempo = 90
    assert len(track.devices) == 0
    assert "Changes cannot be triggered by notifications" in sim.log[-1]


def test_a_new_set_has_devices_of_its_own(sim):
    """Nothing is left of the last one."""
    reverb = sim.song.return_tracks[0].devices[0]
    sim.open_new_set()
    assert reverb == None  # noqa: E711
    assert sim.song.return_tracks[0].devices[0].name == "Reverb"


def test_a_device_made_for_a_set_goes_to_the_nearest_place(track):
    """What loading needs; names, class names and keys are known, others are not."""
    node = node_of(track)
    for name in ("Operator", "MidiChord", "max:LFO", "Example Delay", "Chorus"):
        make_device(node.document, node, name)
    assert names(track) == ["Chord", "Operator", "LFO", "Example Delay", "Chorus"]
    make_device(node.document, node, "Utility", 0)
    assert names(track)[2] == "Utility"
    with pytest.raises(LookupError):
        make_device(node.document, node, "Nothing")
    with pytest.raises(RuntimeError):
        make_device(node.document, node, "Analog")
    assert find("Nothing") is None


def test_a_preset_sets_values_and_name(song, track):
    """One undo step; unknown parameters are left out, values are kept in their range."""
    reverb = track.insert_device("Reverb")
    song.begin_undo_step()
    load_preset(node_of(reverb), {"Decay Time": 0.5, "Dry/Wet": 7.0, "Nothing": 1.0}, "Hall")
    song.end_undo_step()
    by_name = {parameter.name: parameter.value for parameter in reverb.parameters}
    assert (reverb.name, by_name["Decay Time"], by_name["Dry/Wet"]) == ("Hall", 0.5, 1.0)
    song.undo()
    assert reverb.name == "Reverb"


def test_a_kind_is_found_without_the_device_having_been_used():
    """A Set may name one first."""
    assert kind_of("Cabinet/0").name == "Cabinet Type"


def test_an_instrument_dropped_on_another_takes_its_place(sim, track):
    """What the browser does; effects are appended."""
    for name in ("Operator", "Reverb", "Analog", "Arpeggiator"):
        sim.load_device(track, name)
    assert names(track) == ["Arpeggiator", "Analog", "Reverb"]


def test_devices_cost_little():
    """Loading the library and making the two returns' devices is part of a blank Set."""
    with Simulator(clock=ManualClock()) as sim:
        assert len(sim.song.return_tracks[0].devices[0].parameters) == 30


def test_choosing_the_same_preset_again_changes_nothing(track):
    """The other one is not mixed in."""
    device = track.insert_device("Reverb")
    device.is_using_compare_preset_b = True
    device.parameters[3].value = 0.75
    device.is_using_compare_preset_b = True
    assert device.parameters[3].value == 0.75


def test_automation_that_was_taken_over_can_be_enabled_again(sim, song, track):
    """Live 12: DeviceParameter.re_enable_automation; state and listener."""
    parameter = track.insert_device("Reverb").parameters[3]
    clip = track.clip_slots[0].create_clip(4.0)
    clip.create_automation_envelope(parameter).insert_step(0.0, 4.0, 0.75)
    track.clip_slots[0].fire()
    sim.advance(0.1)
    assert (int(parameter.automation_state), parameter.value) == (1, 0.75)
    calls = []
    parameter.add_automation_state_listener(lambda: calls.append(int(parameter.automation_state)))
    parameter.value = 0.25
    sim.advance(0.1)
    assert parameter.value == 0.25
    parameter.re_enable_automation()
    sim.advance(0.1)
    assert (parameter.value, calls) == (0.75, [2, 1])
