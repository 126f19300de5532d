"""What operations on clip slots return."""

from typing import Annotated

from alive.domain.operation import result
from alive.domain.quantities import ColorIndex, Count, Doc, Index, RgbColor
from alive.domain.refs import TrackRef


@result
class ClipSlotState:
    """A slot, as Live shows it."""

    scene_index: Index
    clip_slot_id: str
    has_clip: bool
    clip_id: str | None
    name: Annotated[str | None, Doc("The name of the clip.")]
    color_index: ColorIndex | None
    color: RgbColor | None
    is_playing: bool
    is_triggered: Annotated[bool, Doc("Whether its button blinks.")]
    is_recording: bool
    will_record_on_start: bool
    has_stop_button: bool
    is_group_slot: bool
    controls_other_clips: Annotated[bool, Doc("Whether it is a group slot with clips in the group.")]


@result
class ClipSlots:
    """The slots of a track, by scene."""

    track_index: TrackRef
    track_id: str
    slots: tuple[ClipSlotState, ...]
    count: Count
    playing_scene_index: Annotated[Index | None, Doc("The slot that plays.")]
    fired_scene_index: Annotated[Index | None, Doc("The slot that waits for its start.")]
    is_stop_fired: Annotated[bool, Doc("Whether a stop of the track waits.")]


@result
class SlotStopButton:
    """Whether a slot has a stop button."""

    message: str
    track_index: TrackRef
    scene_index: Index
    clip_slot_id: str
    has_stop_button: bool


@result
class SlotFired:
    """A slot after it was launched."""

    message: str
    track_index: TrackRef
    scene_index: Index
    clip_slot_id: str
    clip_id: Annotated[str | None, Doc("The clip that is in the slot now; a recording makes one.")]
    is_triggered: bool
    is_playing: bool
    is_recording: bool
    is_stop_fired: Annotated[bool, Doc("Whether a stop of the track waits.")]
