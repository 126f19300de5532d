"""The operations that send MIDI, out of the script's own port."""

import pytest

from alive.adapters.liveapi import LiveAdapter
from alive.domain.commands.midi_out import SendMidi, SendMidiCc, SendNoteOff, SendNoteOn, SendPitchBend
from alive.domain.errors import InvalidArgument, UnsupportedByLive


def test_each_message_goes_out_of_the_port_of_the_script(live):
    live.run(SendNoteOn(pitch=60, velocity=1, channel=15))
    live.run(SendNoteOff(pitch=60, velocity=0))
    live.run(SendPitchBend(bend=8191, channel=1))
    result = live.run(SendMidiCc(track_index=99, cc_number=0, cc_value=127))
    assert live.script.midi_out == [(0x9F, 60, 1), (0x80, 60, 0), (0xE1, 127, 127), (0xB0, 0, 127)]
    assert "not into a track" in result.message


@pytest.mark.parametrize("data", [(60,), (0x90, 60), (0x90, 60, 200), (0xF0, 1)])
def test_what_is_no_message_is_not_sent(live, data):
    with pytest.raises(InvalidArgument):
        live.run(SendMidi(data=data))
    assert live.script.midi_out == []


@pytest.mark.parametrize("wrong", [{"channel": 16}, {"channel": -1}, {"cc_number": 128}, {"cc_value": -1}])
def test_what_midi_does_not_have_is_refused(wrong):
    with pytest.raises(InvalidArgument):
        SendMidiCc(**({"track_index": 0, "cc_number": 1, "cc_value": 1} | wrong))


def test_a_script_that_is_no_control_surface_says_so(live):
    bare = LiveAdapter(live.sim.song, "abcd")
    with pytest.raises(UnsupportedByLive, match="control surfaces"):
        bare.execute(SendNoteOn(pitch=60))
