"""What looking at everything on the tracks returns."""

from typing import Annotated

from alive.domain.operation import result
from alive.domain.quantities import Beats, ClipLength, ColorIndex, Count, Depth, Doc, Index, RgbColor
from alive.domain.refs import TrackRef


@result
class DeviceInTree:
    """A device on a track or in a rack."""

    device_id: str
    path: str
    name: str
    class_name: str
    class_display_name: str
    is_active: Annotated[bool, Doc("Whether it is on, and so is all around it.")]
    depth: Annotated[Depth, Doc("0 on the track, 1 in a chain of a rack on it.")]
    chain_name: Annotated[str | None, Doc("The chain it is in; null on the track.")]
    num_chains: Annotated[Count, Doc("Chains of a rack, without its return chains.")]


@result
class SessionClipInTree:
    """A clip of the Session View."""

    clip_id: str
    path: str
    scene_index: Index
    name: str
    color: RgbColor
    length: Annotated[ClipLength, Doc("Of its loop, or of what plays if it does not loop.")]
    is_midi_clip: bool
    is_playing: bool


@result
class ArrangementClipInTree:
    """A clip of the Arrangement."""

    clip_id: str
    path: str
    start_time: Beats
    end_time: Beats
    name: str
    color: RgbColor
    is_midi_clip: bool


@result
class TrackInTree:
    """A track with what is on it."""

    track_index: TrackRef
    track_id: str
    name: str
    kind: Annotated[str, Doc("midi, audio, group, return or main.")]
    color: RgbColor
    color_index: ColorIndex | None
    depth: Annotated[Depth, Doc("Groups around it.")]
    group_track_index: Annotated[TrackRef | None, Doc("The nearest group around it; null if there is none.")]
    is_visible: Annotated[bool, Doc("Whether no folded group hides it.")]
    devices: tuple[DeviceInTree, ...]
    session_clips: tuple[SessionClipInTree, ...]
    arrangement_clips: tuple[ArrangementClipInTree, ...]


@result
class TrackTree:
    """Everything on the tracks."""

    tracks: tuple[TrackInTree, ...]
    count: Count
