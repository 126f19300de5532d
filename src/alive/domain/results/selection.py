"""What operations on the selection return."""

from typing import Annotated

from alive.domain.operation import result
from alive.domain.quantities import Doc
from alive.domain.refs import SceneRef, TrackRef


@result
class SelectedObject:
    """One object that is selected."""

    object_id: str
    path: Annotated[str | None, Doc("Null if no path leads to it.")]
    name: str


@result
class Selection:
    """What is selected in Live. What is not there is null."""

    track: SelectedObject
    scene: SelectedObject
    clip_slot: Annotated[SelectedObject | None, Doc("Null on return tracks and the main track.")]
    clip: Annotated[SelectedObject | None, Doc("The clip in the Clip View.")]
    device: Annotated[SelectedObject | None, Doc("The selected device of the selected track.")]
    chain: SelectedObject | None
    parameter: Annotated[SelectedObject | None, Doc("The one that was clicked last.")]
    appointed_device: Annotated[SelectedObject | None, Doc("The one that controllers control.")]


@result
class TrackSelected:
    """The selected track."""

    message: str
    track_index: TrackRef
    track_id: str


@result
class SceneSelected:
    """The selected scene."""

    message: str
    scene_index: SceneRef
    scene_id: str


@result
class ClipSlotSelected:
    """The highlighted slot."""

    message: str
    clip_slot_id: str
    path: str


@result
class ClipSelected:
    """The clip in the Clip View."""

    message: str
    clip_id: str
    path: str


@result
class DeviceSelected:
    """The selected device."""

    message: str
    device_id: str
    path: str
    is_appointed: Annotated[bool, Doc("Whether it is the one that controllers control.")]


@result
class ChainSelected:
    """The selected chain."""

    message: str
    chain_id: str
    path: str
