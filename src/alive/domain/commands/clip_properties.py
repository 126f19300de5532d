"""Operations on the properties of clips: colour, signature, start time, and everything at once."""

from typing import Annotated, Any

from alive.domain.commands.clip import ClipOnTrack
from alive.domain.enumerations import ClipLaunchQuantization, LaunchMode, WarpMode
from alive.domain.errors import InvalidArgument, Problem
from alive.domain.operation import Command, Effect, fields_of, operation
from alive.domain.quantities import (
    Beats,
    ClipCents,
    ClipSemitones,
    ClipTime,
    ColorIndex,
    Doc,
    Name,
    RgbColor,
    SampleGain,
    SignatureDenominator,
    SignatureNumerator,
    VelocityAmount,
)
from alive.domain.refs import ClipRef, TrackRef
from alive.domain.results.clip_properties import ClipColor, ClipDetails, ClipMuted, ClipSignature, ClipStart
from alive.domain.words import number

_CATEGORY = "Clip Operations"


def _members(*names: str) -> tuple[str, ...]:
    return tuple(f"Live.Clip.Clip.{name}" for name in names)


@operation(category=_CATEGORY, effect=Effect.EDIT, source=_members("muted"))
class SetClipMuted(Command[ClipMuted]):
    """Deactivate a clip, so that it does not sound, or activate it again.

    Raises:
        NotFound: There is no such track or clip, or no clip in that slot.
    """

    track_index: TrackRef
    clip_index: ClipOnTrack
    muted: bool


@operation(category="Colors", effect=Effect.EDIT, source=_members("color_index", "color"))
class SetClipColor(Command[ClipColor]):
    """Give a clip a colour of Live's palette.

    Raises:
        NotFound: There is no such track or clip, or no clip in that slot.
    """

    track_index: TrackRef
    clip_index: ClipOnTrack
    color_index: ColorIndex


@operation(category="Colors", effect=Effect.READ, source=_members("color_index", "color"))
class GetClipColor(Command[ClipColor]):
    """Get the colour of a clip, as palette entry and as RGB.

    Raises:
        NotFound: There is no such track or clip, or no clip in that slot.
    """

    track_index: TrackRef
    clip_index: ClipOnTrack


@operation(category=_CATEGORY, effect=Effect.EDIT, source=_members("signature_numerator", "signature_denominator"))
class SetClipSignatureNumerator(Command[ClipSignature]):
    """Set the numerator of a clip's time signature. `set_clip` sets the denominator too.

    Raises:
        NotFound: There is no such track or clip, or no clip in that slot.
    """

    track_index: TrackRef
    clip_index: ClipOnTrack
    numerator: SignatureNumerator


@operation(category="Additional Props", effect=Effect.READ, source=_members("start_time", "end_time", "start_marker"))
class GetClipStartTime(Command[ClipStart]):
    """Get where a clip of the Arrangement starts; of a Session clip, the song time at which it was started.

    Raises:
        NotFound: There is no such track or clip, or no clip in that slot.
    """

    track_index: TrackRef
    clip_index: ClipOnTrack


@operation(
    category="Additional Props",
    effect=Effect.EDIT,
    source=(
        *_members("start_marker", "start_time"),
        "Live.Track.Track.duplicate_clip_to_arrangement",
        "Live.Track.Track.delete_clip",
    ),
    partly="When a Session clip was started cannot be changed: its start marker is set instead. "
    "Clips of take lanes cannot be moved.",
)
class SetClipStartTime(Command[ClipStart]):
    """Move a clip in the Arrangement to a time; of a Session clip, set the start marker.

    Live has no call that moves a clip: it is copied there, and the old one is deleted, so that it has a new id. It
    does not move over other clips.

    Raises:
        InvalidArgument: Another clip is where it would lie; `move_arrangement_clip` can replace it.
        NotFound: There is no such track or clip, or no clip in that slot.
        LiveRejected: The start marker would not be before the end, or there is no room at the end of the Arrangement.
        UnsupportedByLive: The clip is on a take lane.
    """

    track_index: TrackRef
    clip_index: ClipOnTrack
    start_time: Annotated[Beats, Doc("In the Arrangement, in song time; of a Session clip, inside the clip.")]


@operation(
    category=_CATEGORY,
    effect=Effect.READ,
    source=_members(
        "name", "is_midi_clip", "is_arrangement_clip", "color_index", "muted", "is_playing", "is_triggered",
        "is_recording", "is_overdubbing", "playing_position", "length", "looping", "loop_start", "loop_end",
        "start_marker", "end_marker", "start_time", "end_time", "signature_numerator", "signature_denominator",
        "launch_mode", "launch_quantization", "legato", "velocity_amount", "has_envelopes", "groove", "file_path",
        "sample_length", "sample_rate", "gain", "gain_display_string", "pitch_coarse", "pitch_fine", "warping",
        "warp_mode", "available_warp_modes", "ram_mode",
    ),
)  # fmt: skip
class GetClip(Command[ClipDetails]):
    """Get everything Live shows of a clip of the Session, of the Arrangement or of a take lane.

    Raises:
        NotFound: There is no such clip.
    """

    clip: ClipRef


_SPANS = (("loop_start", "loop_end"), ("start_marker", "end_marker"))


@operation(
    category=_CATEGORY,
    effect=Effect.EDIT,
    source=_members(
        "name", "color_index", "color", "muted", "looping", "loop_start", "loop_end", "start_marker", "end_marker",
        "signature_numerator", "signature_denominator", "launch_mode", "launch_quantization", "legato",
        "velocity_amount", "gain", "pitch_coarse", "pitch_fine", "warping", "warp_mode", "ram_mode",
    ),
)  # fmt: skip
class SetClip(Command[ClipDetails]):
    """Set any properties of a clip in one undo step; what is not given stays.

    All are set, or none: if Live refuses one, those that were set before it get their old values back. The ends of the
    loop, and the markers, are set in the order that Live accepts. While looping is off, Live knows the markers only.

    Raises:
        InvalidArgument: Nothing is given, a start is not before its end, both a colour and a palette entry are given,
            or both warping and positions, whose unit it changes.
        NotFound: There is no such clip.
        LiveRejected: Live does not take a value, or the clip is a MIDI clip and the property one of audio clips.
        OutcomeUnknown: Live took a value but shows another one.
    """

    clip: ClipRef
    name: Name | None = None
    color_index: ColorIndex | None = None
    color: Annotated[RgbColor | None, Doc("Live takes the nearest colour of its palette.")] = None
    muted: Annotated[bool | None, Doc("Whether the clip is deactivated.")] = None
    looping: bool | None = None
    loop_start: ClipTime | None = None
    loop_end: ClipTime | None = None
    start_marker: ClipTime | None = None
    end_marker: ClipTime | None = None
    signature_numerator: SignatureNumerator | None = None
    signature_denominator: SignatureDenominator | None = None
    launch_mode: LaunchMode | None = None
    launch_quantization: ClipLaunchQuantization | None = None
    legato: bool | None = None
    velocity_amount: VelocityAmount | None = None
    gain: SampleGain | None = None
    pitch_coarse: ClipSemitones | None = None
    pitch_fine: ClipCents | None = None
    warping: bool | None = None
    warp_mode: WarpMode | None = None
    ram_mode: bool | None = None

    def __attrs_post_init__(self) -> None:
        """Refuse what contradicts itself."""
        given = self.given()
        problems = [
            Problem(end, f"got {number(given[end])}, allowed is more than {start} ({number(given[start])})", given[end])
            for start, end in _SPANS
            if start in given and end in given and given[start] >= given[end]
        ]
        if not given:
            problems.append(Problem("clip", "nothing to set is given"))
        if "color" in given and "color_index" in given:
            problems.append(Problem("color", "not allowed together with color_index", self.color))
        if "warping" in given and any(name in given for span in _SPANS for name in span):
            words = "not allowed together with positions, whose unit it changes"
            problems.append(Problem("warping", words, self.warping))
        if problems:
            raise InvalidArgument(problems)

    def given(self) -> dict[str, Any]:
        """What is to be set, by the name of Live's member."""
        values = {field.name: getattr(self, field.name) for field in fields_of(type(self))}
        return {name: value for name, value in values.items() if value is not None and name != "clip"}
