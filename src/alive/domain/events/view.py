"""Events of what the user has selected and looks at. As OSC, an index of -1 and an empty text mean: none."""

from alive.domain.event import Event, Osc, event
from alive.domain.quantities import Index, ParameterValue, RgbColor
from alive.domain.refs import TrackRef


@event(of="view", reads="selected_track", polled=True, osc=Osc("/live/cursor/track", "iis"))
class ViewSelectedTrack(Event):
    """Another track is selected, or the selected one has another colour, name or place."""

    track_index: TrackRef | None
    color: RgbColor | None
    name: str | None
    track_id: str | None


@event(of="view", reads="selected_scene", osc=Osc("/live/cursor/scene", "i"))
class ViewSelectedScene(Event):
    """Another scene is selected."""

    scene_index: Index | None
    scene_id: str | None


@event(of="view", reads="highlighted_clip_slot", listens="", polled=True, osc=Osc("/live/cursor/clip_slot", "iittt"))
class ViewHighlightedSlot(Event):
    """Another slot of the Session is highlighted, or it plays, waits, or has a clip."""

    track_index: TrackRef | None
    scene_index: Index | None
    has_clip: bool
    is_playing: bool
    is_triggered: bool


@event(of="view", reads="detail_clip", osc=Osc("/live/cursor/detail_clip", "ii"))
class ViewDetailClip(Event):
    """Another clip is shown in the detail view. A clip of the Arrangement has no scene."""

    track_index: TrackRef | None
    scene_index: Index | None
    clip_id: str | None


@event(of="view", reads="selected_device", listens="", polled=True, osc=Osc("/live/cursor/device", "iis"))
class ViewSelectedDevice(Event):
    """Another device of the selected track is selected. A device inside of a rack has no index."""

    track_index: TrackRef | None
    device_index: Index | None
    name: str | None
    device_id: str | None


@event(of="view", reads="selected_parameter", polled=True, interval=0.05, osc=Osc("/live/cursor/parameter", "sf"))
class ViewSelectedParameter(Event):
    """Another parameter is selected, or the selected one has another value."""

    name: str | None
    value: ParameterValue | None
    parameter_id: str | None


@event(of="view", reads="visible", listens="is_view_visible")
class ViewVisible(Event):
    """Other parts of Live's window are shown."""

    session: bool
    arranger: bool
    browser: bool
    detail: bool
    detail_clip: bool
    detail_device_chain: bool
