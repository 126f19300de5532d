"""MIDI between a controller, Live and a script."""

import pytest

SYSEX = (0xF0, 0x7E, 0x01, 0xF7)


class Controller:
    """Enters what it is told to into its MIDI map."""

    def __init__(self, c_instance) -> None:
        self.c_instance = c_instance
        self.entries = []
        self.received = []
        self.handles = []

    def build_midi_map(self, handle):
        self.handles.append(handle)
        for function, *arguments in self.entries:
            script = (self.c_instance.handle(),) if function.__name__.startswith("forward") else ()
            function(*script, handle, *arguments)

    def receive_midi(self, message):
        self.received.append(message)


@pytest.fixture
def script(sim):
    """A script with an empty map."""
    return sim.host(Controller)


@pytest.fixture
def midi_map(live):
    """Live.MidiMap."""
    return live.MidiMap


def enter(sim, script, *entries):
    """Have the script build its map with these entries."""
    script.instance.entries = list(entries)
    script.instance.c_instance.request_rebuild_midi_map()
    sim.advance(0.001)


def test_only_what_was_forwarded_reaches_the_script(sim, script, midi_map):
    """Live 12: forwarded controllers, notes and pitch bends, each on its channel; a note's end, too."""
    enter(
        sim,
        script,
        (midi_map.forward_midi_cc, 0, 20),
        (midi_map.forward_midi_note, 1, 36),
        (midi_map.forward_midi_pitchbend, 2),
    )
    for message in ((0xB0, 21, 1), (0xB1, 20, 1), (0x90, 36, 1), (0xE0, 0, 64), (0xC0, 1), (0xD0, 1)):
        sim.send_midi(script, message)
    assert script.instance.received == []
    wanted = [(0xB0, 20, 5), (0x91, 36, 100), (0x81, 36, 0), (0xE2, 0, 64)]
    for message in wanted:
        sim.send_midi(script, message)
    assert script.instance.received == wanted


def test_all_sysex_reaches_the_script(sim, script):
    """Live 12: it needs no entry."""
    sim.send_midi(script, bytes(SYSEX))
    assert script.instance.received == [SYSEX]


def test_a_new_map_forgets_the_old_one(sim, script, midi_map):
    """Live 12: build_midi_map begins from nothing, and an old handle is of no use."""
    enter(sim, script, (midi_map.forward_midi_cc, 0, 20))
    enter(sim, script)
    sim.send_midi(script, (0xB0, 20, 1))
    assert script.instance.received == []
    with pytest.raises(RuntimeError, match="handle"):
        midi_map.forward_midi_cc(script.instance.c_instance.handle(), script.instance.handles[0], 0, 20)


def test_a_mapped_controller_moves_its_parameter(sim, song, script, midi_map):
    """Live 12: past the script, over the whole range; the parameter shows on the control."""
    volume = song.tracks[0].mixer_device.volume
    enter(sim, script, (midi_map.map_midi_cc, volume, 0, 7, midi_map.MapMode.absolute, True))
    sim.turn(script, 7, 127)
    assert volume.value == 1.0
    sim.turn(script, 7, 0)
    assert volume.value == 0.0
    assert script.instance.received == []
    script.midi_out.clear()
    volume.value = 1.0
    assert script.midi_out == [(0xB0, 7, 127)]


@pytest.mark.parametrize(
    ("mode", "up", "down"),
    [
        ("relative_signed_bit", 1, 65),
        ("relative_binary_offset", 65, 63),
        ("relative_two_compliment", 1, 127),
        ("relative_signed_bit2", 65, 1),
        ("relative_smooth_two_compliment", 1, 127),
    ],
)
def test_an_encoder_moves_its_parameter_by_steps(sim, song, script, midi_map, mode, up, down):
    """The forms in which encoders send; a step is a 127th of the range."""
    pan = song.tracks[0].mixer_device.panning
    enter(sim, script, (midi_map.map_midi_cc, pan, 0, 9, getattr(midi_map.MapMode, mode), True, 1.0))
    sim.turn(script, 9, up)
    assert pan.value == pytest.approx(2 / 127, abs=1e-6)
    sim.turn(script, 9, down)
    sim.turn(script, 9, down)
    assert pan.value == pytest.approx(-2 / 127, abs=1e-6)


def test_a_mapped_note_switches_its_parameter(sim, song, script, midi_map):
    """Each press once; the quantised parameter stays whole."""
    speaker = song.tracks[0].mixer_device.track_activator
    enter(sim, script, (midi_map.map_midi_note, speaker, 0, 40))
    sim.press(script, 40)
    assert speaker.value == 0
    sim.press(script, 40)
    assert speaker.value == 1


def test_a_mapped_pitch_bend_has_14_bits(sim, song, script, midi_map):
    """Motor faders."""
    volume = song.tracks[0].mixer_device.volume
    enter(sim, script, (midi_map.map_midi_pitchbend, volume, 3, False))
    sim.send_midi(script, (0xE3, 0, 64))
    assert volume.value == pytest.approx(8192 / 16383, abs=1e-6)


def test_a_feedback_rule_says_what_is_sent(sim, song, script, midi_map):
    """Live 12: a table of values; nothing while it is switched off."""
    volume = song.tracks[0].mixer_device.volume
    rule = midi_map.CCFeedbackRule()
    rule.channel, rule.cc_no, rule.cc_value_map = 5, 30, (0, 10, 20)
    enter(
        sim,
        script,
        (midi_map.map_midi_cc_with_feedback_map, volume, 0, 7, midi_map.MapMode.absolute, rule, True),
    )
    script.midi_out.clear()
    volume.value = 0.5
    volume.value = 1.0
    rule.enabled = False
    volume.value = 0.0
    assert script.midi_out == [(0xB5, 30, 10), (0xB5, 30, 20)]
    rule.enabled = True
    midi_map.send_feedback_for_parameter(script.instance.handles[-1], volume)
    assert script.midi_out[-1] == (0xB5, 30, 0)


def test_a_parameter_that_is_gone_is_left_alone(sim, song, script, midi_map):
    """The map is built again when a track goes, but its control may still be turned before."""
    volume = song.tracks[3].mixer_device.volume
    enter(sim, script, (midi_map.map_midi_cc, volume, 0, 7, midi_map.MapMode.absolute, True))
    script.instance.entries = []
    song.delete_track(3)
    sim.turn(script, 7, 1)
    sim.advance(0.1)
    assert sim.log == []


def test_a_script_hears_only_its_own_port(sim, script, midi_map):
    """Two scripts, two controllers."""
    other = sim.host(Controller, name="Other")
    enter(sim, other, (midi_map.forward_midi_cc, 0, 20))
    sim.send_midi(script, (0xB0, 20, 1))
    assert other.instance.received == []
    sim.send_midi(other, (0xB0, 20, 1))
    assert other.instance.received == [(0xB0, 20, 1)]


@pytest.mark.parametrize("message", [(), (0xB0, 1), (0x90, 128, 1), (0xF0, 1), (7, 7, 7), (0x90, 1, 1, 1)])
def test_what_is_no_midi_message_is_refused(sim, script, message):
    """A mistake of the test, not of the script."""
    with pytest.raises(ValueError, match="not one MIDI message"):
        sim.send_midi(script, message)


@pytest.mark.parametrize(("channel", "number"), [(16, 0), (-1, 0), (0, 128)])
def test_a_map_entry_must_exist_in_midi(sim, script, midi_map, channel, number):
    """16 channels, 128 numbers."""
    with pytest.raises(RuntimeError):
        midi_map.forward_midi_cc(0, script.instance.handles[-1], channel, number)
