"""Handlers of the operations that send MIDI."""

from alive.adapters.liveapi.context import LiveContext
from alive.adapters.liveapi.handlers.table import handles
from alive.domain.commands.midi_out import (
    SendMidi,
    SendMidiCc,
    SendNoteOff,
    SendNoteOn,
    SendPitchBend,
    SendProgramChange,
)
from alive.domain.errors import InvalidArgument, Problem
from alive.domain.midi import bend_bytes, what_is_wrong
from alive.domain.results.midi_out import MidiCcSent, MidiNoteSent, MidiSent, PitchBendSent, ProgramChangeSent

NOTE_OFF, NOTE_ON, CONTROL_CHANGE, PROGRAM_CHANGE, PITCH_BEND = 0x80, 0x90, 0xB0, 0xC0, 0xE0

_SENT = "Sent out of the MIDI port chosen as Output of the Alive control surface in Live's settings, not into a track."


@handles(SendMidiCc)
def send_midi_cc(live: LiveContext, command: SendMidiCc) -> MidiCcSent:
    """Send its three bytes."""
    live.surface().send_midi((CONTROL_CHANGE | command.channel, command.cc_number, command.cc_value))
    return MidiCcSent(message=_SENT, cc_number=command.cc_number, cc_value=command.cc_value, channel=command.channel)


@handles(SendProgramChange)
def send_program_change(live: LiveContext, command: SendProgramChange) -> ProgramChangeSent:
    """Send its two bytes."""
    live.surface().send_midi((PROGRAM_CHANGE | command.channel, command.program_number))
    return ProgramChangeSent(message=_SENT, program_number=command.program_number, channel=command.channel)


@handles(SendNoteOn)
def send_note_on(live: LiveContext, command: SendNoteOn) -> MidiNoteSent:
    """Send its three bytes."""
    live.surface().send_midi((NOTE_ON | command.channel, command.pitch, command.velocity))
    return MidiNoteSent(message=_SENT, pitch=command.pitch, velocity=command.velocity, channel=command.channel)


@handles(SendNoteOff)
def send_note_off(live: LiveContext, command: SendNoteOff) -> MidiNoteSent:
    """Send its three bytes."""
    live.surface().send_midi((NOTE_OFF | command.channel, command.pitch, command.velocity))
    return MidiNoteSent(message=_SENT, pitch=command.pitch, velocity=command.velocity, channel=command.channel)


@handles(SendPitchBend)
def send_pitch_bend(live: LiveContext, command: SendPitchBend) -> PitchBendSent:
    """Send its three bytes, the lower seven bits first."""
    live.surface().send_midi((PITCH_BEND | command.channel, *bend_bytes(command.bend)))
    return PitchBendSent(message=_SENT, bend=command.bend, channel=command.channel)


@handles(SendMidi)
def send_midi(live: LiveContext, command: SendMidi) -> MidiSent:
    """Send the bytes, if they are one message."""
    wrong = what_is_wrong(command.data)
    if wrong is not None:
        raise InvalidArgument([Problem("data", wrong)])
    live.surface().send_midi(command.data)
    return MidiSent(message=_SENT, data=command.data, count=len(command.data))
