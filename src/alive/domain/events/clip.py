"""Events of clips, in the Session and in the Arrangement. Only those of the Session are sent as OSC."""

from typing import Annotated

from alive.domain.event import Osc, event
from alive.domain.events.places import OfClip
from alive.domain.quantities import (
    ClipBeats,
    ClipCents,
    ClipSemitones,
    Doc,
    EnumNumber,
    RgbColor,
    SampleGain,
    VelocityAmount,
)


@event(of="clip", reads="name", osc=Osc("/live/clip/name", "iis"))
class ClipRenamed(OfClip):
    """A clip has another name."""

    name: str


@event(of="clip", reads="color", osc=Osc("/live/clip/color", "iii"))
class ClipColor(OfClip):
    """A clip has another colour."""

    color: RgbColor


@event(of="clip", reads="muted", osc=Osc("/live/clip/muted", "iit"))
class ClipMuted(OfClip):
    """A clip was deactivated, or activated."""

    muted: bool


@event(of="clip", reads="looping", osc=Osc("/live/clip/looping", "iit"))
class ClipLooping(OfClip):
    """The loop of a clip was switched."""

    looping: bool


@event(of="clip", reads="is_playing", listens="playing_status", osc=(
    Osc("/live/clip/is_playing", "iib"), Osc("/live/clip/stopped", "ii", only_if=False),
))  # fmt: skip
class ClipPlaying(OfClip):
    """A clip plays, or stands still."""

    is_playing: bool


@event(of="clip", reads="is_triggered", listens="playing_status", osc=Osc("/live/clip/triggered", "ii", only_if=True))
class ClipTriggered(OfClip):
    """A clip waits for its start, or not any more."""

    is_triggered: bool


@event(of="clip", reads="is_recording")
class ClipRecording(OfClip):
    """A clip is being recorded, or not any more."""

    is_recording: bool


@event(of="clip", reads="is_overdubbing", osc=Osc("/live/clip/is_overdubbing", "iib"))
class ClipOverdubbing(OfClip):
    """Notes are being overdubbed into a clip, or not any more."""

    is_overdubbing: bool


@event(of="clip", reads="loop_start", osc=Osc("/live/clip/loop_start", "iif"))
class ClipLoopStart(OfClip):
    """The loop of a clip starts elsewhere."""

    loop_start: ClipBeats


@event(of="clip", reads="loop_end", osc=Osc("/live/clip/loop_end", "iif"))
class ClipLoopEnd(OfClip):
    """The loop of a clip ends elsewhere."""

    loop_end: ClipBeats


@event(of="clip", reads="start_marker", osc=Osc("/live/clip/start_marker", "iif"))
class ClipStartMarker(OfClip):
    """The start marker of a clip moved."""

    start_marker: ClipBeats


@event(of="clip", reads="end_marker", osc=Osc("/live/clip/end_marker", "iif"))
class ClipEndMarker(OfClip):
    """The end marker of a clip moved."""

    end_marker: ClipBeats


@event(of="clip", reads="launch_mode", osc=Osc("/live/clip/launch_mode", "iii"))
class ClipLaunchMode(OfClip):
    """A clip has another launch mode."""

    launch_mode: EnumNumber


@event(of="clip", reads="launch_quantization", osc=Osc("/live/clip/launch_quantization", "iii"))
class ClipLaunchQuantization(OfClip):
    """A clip has another launch quantization."""

    launch_quantization: EnumNumber


@event(of="clip", reads="legato", osc=Osc("/live/clip/legato", "iib"))
class ClipLegato(OfClip):
    """Legato of a clip was switched."""

    legato: bool


@event(of="clip", reads="velocity_amount", osc=Osc("/live/clip/velocity_amount", "iif"))
class ClipVelocityAmount(OfClip):
    """The velocity amount of a clip changed."""

    velocity_amount: VelocityAmount


@event(of="clip", reads="gain", interval=0.05, osc=Osc("/live/clip/gain", "iif"))
class ClipGain(OfClip):
    """The gain of an audio clip changed."""

    gain: SampleGain


@event(of="clip", reads="pitch_coarse", osc=Osc("/live/clip/pitch_coarse", "iii"))
class ClipPitchCoarse(OfClip):
    """The transposition of an audio clip changed."""

    pitch_coarse: ClipSemitones


@event(of="clip", reads="pitch_fine", osc=Osc("/live/clip/pitch_fine", "iii"))
class ClipPitchFine(OfClip):
    """The detuning of an audio clip changed. As OSC it is rounded to whole cents."""

    pitch_fine: ClipCents


@event(of="clip", reads="warping", osc=Osc("/live/clip/warping", "iib"))
class ClipWarping(OfClip):
    """Warping of an audio clip was switched."""

    warping: bool


@event(of="clip", reads="warp_mode", osc=Osc("/live/clip/warp_mode", "iii"))
class ClipWarpMode(OfClip):
    """An audio clip has another warp mode."""

    warp_mode: EnumNumber


@event(of="clip", reads="groove", osc=Osc("/live/clip/groove", "iis"))
class ClipGroove(OfClip):
    """A clip has another groove."""

    groove: Annotated[str, Doc("The name of the groove; empty for none.")]


@event(of="clip", listens="notes")
class ClipNotes(OfClip):
    """The notes of a MIDI clip changed; get_notes reads them."""
