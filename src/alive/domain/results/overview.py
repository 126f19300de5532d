"""What looking at the whole Set returns."""

from typing import Annotated

from alive.domain.operation import result
from alive.domain.quantities import Count, Doc, RgbColor
from alive.domain.refs import SceneRef, TrackRef


@result
class TrackInOverview:
    """One track."""

    track_index: TrackRef
    track_id: str
    name: str
    color: RgbColor
    kind: Annotated[str, Doc("midi, audio, group, return or main.")]
    is_grouped: bool
    mute: Annotated[bool, Doc("False on the main track, which has no such switch.")]
    solo: Annotated[bool, Doc("False on the main track, which has no such switch.")]
    arm: Annotated[bool, Doc("False on tracks that cannot be armed.")]
    device_count: Count


@result
class SceneInOverview:
    """One scene."""

    scene_index: SceneRef
    scene_id: str
    name: str


@result
class SessionOverview:
    """The tracks and scenes of the Set."""

    tracks: Annotated[tuple[TrackInOverview, ...], Doc("The tracks, the return tracks, the main track.")]
    scenes: tuple[SceneInOverview, ...]
    track_count: Annotated[Count, Doc("Without return tracks and the main track.")]
    return_track_count: Count
    scene_count: Count
