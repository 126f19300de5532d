"""Operations that send MIDI, out of the script's own port.

Live's API sends no MIDI into a track. A script can only send out of the port that is chosen as the Output of its
control surface in Live's settings, to whatever is connected there. Live tells neither which port that is nor whether
there is one.
"""

from typing import Annotated

from alive.domain.operation import Command, Effect, operation
from alive.domain.quantities import (
    Doc,
    Length,
    MidiBend,
    MidiByte,
    MidiChannel,
    MidiController,
    MidiPitch,
    MidiProgram,
    MidiValue,
)
from alive.domain.refs import TrackRef
from alive.domain.results.midi_out import MidiCcSent, MidiNoteSent, MidiSent, PitchBendSent, ProgramChangeSent

_CATEGORY = "MIDI Messages"
_PARTLY = (
    "Live's API sends no MIDI into a track: it goes out of the MIDI port chosen as Output of the Alive control surface "
    "in Live's settings, and nowhere if none is chosen, which Live does not tell."
)
_SEND = "c_instance.send_midi"

UnusedTrack = Annotated[
    TrackRef, Doc("Kept from the older protocol, where it had no effect either: MIDI does not go into a track.")
]


@operation(category=_CATEGORY, effect=Effect.PERFORM, partly=_PARTLY, source=_SEND)
class SendMidiCc(Command[MidiCcSent]):
    """Send a control change out of the script's own MIDI port.

    It goes out of the MIDI port chosen as Output of the Alive control surface in Live's settings, never into a track.
    """

    track_index: UnusedTrack
    cc_number: MidiController
    cc_value: MidiValue
    channel: MidiChannel = 0


@operation(category=_CATEGORY, effect=Effect.PERFORM, partly=_PARTLY, source=_SEND)
class SendProgramChange(Command[ProgramChangeSent]):
    """Send a program change out of the script's own MIDI port.

    It goes out of the MIDI port chosen as Output of the Alive control surface in Live's settings, never into a track.
    """

    track_index: UnusedTrack
    program_number: MidiProgram
    channel: MidiChannel = 0


@operation(category=_CATEGORY, effect=Effect.PERFORM, partly=_PARTLY, source=_SEND)
class SendNoteOn(Command[MidiNoteSent]):
    """Send the start of a note out of the script's own MIDI port. `send_note_off` ends it.

    It goes out of the MIDI port chosen as Output of the Alive control surface in Live's settings, never into a track.
    """

    pitch: MidiPitch
    velocity: Annotated[MidiValue, Doc("0 ends the note.")] = 100
    channel: MidiChannel = 0


@operation(category=_CATEGORY, effect=Effect.PERFORM, partly=_PARTLY, source=_SEND)
class SendNoteOff(Command[MidiNoteSent]):
    """Send the end of a note out of the script's own MIDI port.

    It goes out of the MIDI port chosen as Output of the Alive control surface in Live's settings, never into a track.
    """

    pitch: MidiPitch
    velocity: Annotated[MidiValue, Doc("How fast the key is let go.")] = 64
    channel: MidiChannel = 0


@operation(category=_CATEGORY, effect=Effect.PERFORM, partly=_PARTLY, source=_SEND)
class SendPitchBend(Command[PitchBendSent]):
    """Send a pitch bend out of the script's own MIDI port.

    It goes out of the MIDI port chosen as Output of the Alive control surface in Live's settings, never into a track.
    """

    bend: MidiBend
    channel: MidiChannel = 0


@operation(category=_CATEGORY, effect=Effect.PERFORM, partly=_PARTLY, source=_SEND)
class SendMidi(Command[MidiSent]):
    """Send one MIDI message as bytes out of the script's own MIDI port, SysEx included.

    It goes out of the MIDI port chosen as Output of the Alive control surface in Live's settings, never into a track.

    Raises:
        InvalidArgument: The bytes are not one complete MIDI message.
    """

    data: Annotated[tuple[MidiByte, ...], Length(1, 16384), Doc("Status byte first; SysEx from 240 to 247.")]
