"""Events of the song and its transport."""

from alive.domain.event import Event, Osc, event
from alive.domain.quantities import (
    Beats,
    Bpm,
    Count,
    EnumNumber,
    GrooveAmount,
    PitchClass,
    SignatureDenominator,
    SignatureNumerator,
)


@event(of="song", reads="is_playing", osc=Osc("/live/transport/play", "b"))
class TransportPlaying(Event):
    """The song plays, or stands still."""

    is_playing: bool


@event(of="song", reads="tempo", interval=0.1, osc=Osc("/live/transport/tempo", "f"))
class TransportTempo(Event):
    """The tempo changed."""

    bpm: Bpm


@event(of="song", reads="current_song_time", interval=0.5, on_request=True, osc=(
    Osc("/live/transport/position", "f"), Osc("/live/cursor/playhead", "f"),
))  # fmt: skip
class TransportPosition(Event):
    """The song is at another position."""

    beats: Beats


@event(of="song", reads="current_song_time", on_request=True, osc=Osc("/live/transport/beat", "i"))
class TransportBeat(Event):
    """A new beat of the song began."""

    beat: Count


@event(of="song", reads="loop", osc=Osc("/live/transport/loop", "b"))
class TransportLoop(Event):
    """The Arrangement loop was switched."""

    loop: bool


@event(of="song", reads="loop_start", osc=Osc("/live/transport/loop_start", "f"))
class TransportLoopStart(Event):
    """The Arrangement loop starts elsewhere."""

    loop_start: Beats


@event(of="song", reads="loop_length", osc=Osc("/live/transport/loop_length", "f"))
class TransportLoopLength(Event):
    """The Arrangement loop is longer or shorter."""

    loop_length: Beats


@event(of="song", reads="metronome", osc=Osc("/live/transport/metronome", "b"))
class TransportMetronome(Event):
    """The metronome was switched."""

    metronome: bool


@event(of="song", reads="record_mode", osc=Osc("/live/transport/record", "b"))
class TransportRecord(Event):
    """Arrangement recording was switched."""

    record_mode: bool


@event(of="song", reads="arrangement_overdub", osc=Osc("/live/transport/overdub", "b"))
class TransportOverdub(Event):
    """Arrangement overdub was switched."""

    arrangement_overdub: bool


@event(of="song", reads="session_record", osc=Osc("/live/transport/session_record", "b"))
class TransportSessionRecord(Event):
    """Session recording was switched."""

    session_record: bool


@event(of="song", reads="punch_in", osc=Osc("/live/transport/punch_in", "b"))
class TransportPunchIn(Event):
    """Punch-in was switched."""

    punch_in: bool


@event(of="song", reads="punch_out", osc=Osc("/live/transport/punch_out", "b"))
class TransportPunchOut(Event):
    """Punch-out was switched."""

    punch_out: bool


@event(of="song", reads="signature_numerator", osc=Osc("/live/transport/signature_numerator", "i"))
class TransportSignatureNumerator(Event):
    """The numerator of the time signature changed."""

    numerator: SignatureNumerator


@event(of="song", reads="signature_denominator", osc=Osc("/live/transport/signature_denominator", "i"))
class TransportSignatureDenominator(Event):
    """The denominator of the time signature changed."""

    denominator: SignatureDenominator


@event(of="song", reads="clip_trigger_quantization")
class SongLaunchQuantization(Event):
    """The global launch quantization changed."""

    clip_trigger_quantization: EnumNumber


@event(of="song", reads="groove_amount", interval=0.05)
class SongGrooveAmount(Event):
    """The global groove amount changed."""

    groove_amount: GrooveAmount


@event(of="song", reads="swing_amount", interval=0.05)
class SongSwingAmount(Event):
    """The swing amount changed."""

    swing_amount: GrooveAmount


@event(of="song", reads="root_note")
class SongRootNote(Event):
    """The root note of the scale changed: 0 is C."""

    root_note: PitchClass


@event(of="song", reads="scale_name")
class SongScaleName(Event):
    """The scale changed."""

    scale_name: str


@event(of="song", reads="back_to_arranger")
class SongBackToArranger(Event):
    """Something plays that is not what the Arrangement has, or not any more."""

    back_to_arranger: bool


@event(of="song", reads="session_automation_record")
class SongAutomationRecord(Event):
    """Automation recording in the Session was switched."""

    session_automation_record: bool
