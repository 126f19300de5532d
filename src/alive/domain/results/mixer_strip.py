"""What operations on a whole mixer strip return."""

from typing import Annotated

from alive.domain.operation import result
from alive.domain.quantities import CrossfaderPosition, Doc, EnumNumber, FaderLevel, Pan
from alive.domain.refs import TrackRef
from alive.domain.results.mixer import Send

_TEXT = Doc("As Live writes it.")


@result
class MixerStrip:
    """The mixer strip of a track as Live shows it."""

    track_index: TrackRef
    track_id: str
    name: str
    volume: FaderLevel
    volume_display_value: Annotated[str, _TEXT]
    pan: Pan
    pan_display_value: Annotated[str, _TEXT]
    panning_mode: Annotated[EnumNumber, Doc("0 stereo, 1 stereo_split.")]
    panning_mode_name: str
    left_pan: Pan
    right_pan: Pan
    active: Annotated[bool | None, Doc("The track activator: false is muted; null on the main track.")]
    solo: Annotated[bool | None, Doc("Null on the main track.")]
    sends: tuple[Send, ...]
    crossfader_assignment: Annotated[EnumNumber | None, Doc("0 none, 1 A, 2 B; null on the main track.")]
    assignment_name: Annotated[str | None, Doc("None, A or B.")]
    cue_volume: FaderLevel | None
    cue_volume_display_value: Annotated[str | None, _TEXT]
    crossfader_position: CrossfaderPosition | None


@result
class MixerSet:
    """The mixer strip after it was set, as Live shows it."""

    message: str
    track_index: TrackRef
    track_id: str
    mixer: MixerStrip
