"""What leading to the first and last of things returns."""

from typing import Annotated

from alive.domain.operation import result
from alive.domain.quantities import Bpm, Doc, Interval, Unit
from alive.domain.refs import SceneRef, TrackRef
from alive.domain.results.overview import SceneInOverview, TrackInOverview

SignaturePart = Annotated[int, Interval(1, 99), Unit("beats per bar, then note value of one beat")]


@result
class ShownTransport:
    """How the song plays."""

    is_playing: bool
    tempo: Bpm
    time_signature: tuple[SignaturePart, ...]


@result
class ViewState:
    """What Live's window shows, and what is in it."""

    view: Annotated[str, Doc("session or arrangement: which of them the main window shows.")]
    browser_visible: bool
    device_visible: Annotated[bool, Doc("Whether the Device View is shown.")]
    clip_view_visible: bool
    detail_view: Annotated[str | None, Doc("device if the Device View is shown, otherwise clip if the Clip View is.")]
    groove_pool_visible: Annotated[bool | None, Doc("Null in a Live that does not tell.")]
    info_view_visible: Annotated[bool | None, Doc("Null in a Live that does not tell.")]
    transport_playing: bool
    transport: ShownTransport
    tracks: Annotated[tuple[TrackInOverview, ...], Doc("The tracks, the return tracks, the main track.")]
    scenes: tuple[SceneInOverview, ...]


@result
class Jumped:
    """What is selected now. Of track and scene the one that was not meant is null."""

    message: str
    view: Annotated[str, Doc("session or arrangement: which of them the main window shows.")]
    track_index: TrackRef | None
    track_id: str | None
    scene_index: SceneRef | None
    scene_id: str | None
