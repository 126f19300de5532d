"""Operations on the selection."""

from typing import Annotated

from alive.domain.operation import Command, Effect, operation
from alive.domain.quantities import Doc
from alive.domain.refs import ChainRef, ClipRef, ClipSlotRef, DeviceRef, SceneRef, TrackRef
from alive.domain.results.selection import (
    ChainSelected,
    ClipSelected,
    ClipSlotSelected,
    DeviceSelected,
    SceneSelected,
    Selection,
    TrackSelected,
)

_CATEGORY = "View/Nav"
_VIEW = "Live.Song.Song.View"


@operation(
    category=_CATEGORY,
    effect=Effect.READ,
    source=(
        f"{_VIEW}.selected_track",
        f"{_VIEW}.selected_scene",
        f"{_VIEW}.highlighted_clip_slot",
        f"{_VIEW}.detail_clip",
        f"{_VIEW}.selected_chain",
        f"{_VIEW}.selected_parameter",
        "Live.Track.Track.View.selected_device",
        "Live.Song.Song.appointed_device",
    ),
)
class GetSelection(Command[Selection]):
    """Get what is selected in Live: track, scene, slot, clip, device, chain, parameter."""


@operation(category=_CATEGORY, effect=Effect.PERFORM, source=f"{_VIEW}.selected_track")
class FocusTrack(Command[TrackSelected]):
    """Select a track.

    Raises:
        NotFound: There is no such track.
        OutcomeUnknown: Live did not show it in time.
    """

    track_index: TrackRef


@operation(category=_CATEGORY, effect=Effect.PERFORM, source=f"{_VIEW}.selected_track")
class SelectTrack(Command[TrackSelected]):
    """Select a track, as focus_track does.

    Raises:
        NotFound: There is no such track.
        OutcomeUnknown: Live did not show it in time.
    """

    track_index: TrackRef


@operation(category=_CATEGORY, effect=Effect.PERFORM, source=f"{_VIEW}.selected_scene")
class SelectScene(Command[SceneSelected]):
    """Select a scene.

    Raises:
        NotFound: There is no such scene.
        OutcomeUnknown: Live did not show it in time.
    """

    scene_index: SceneRef


@operation(category=_CATEGORY, effect=Effect.PERFORM, source=f"{_VIEW}.highlighted_clip_slot")
class SelectClipSlot(Command[ClipSlotSelected]):
    """Select a slot of the Session View, with its track and scene.

    Raises:
        NotFound: There is no such slot.
        OutcomeUnknown: Live did not show it in time.
    """

    clip_slot: ClipSlotRef


@operation(category=_CATEGORY, effect=Effect.PERFORM, source=f"{_VIEW}.detail_clip")
class SelectClip(Command[ClipSelected]):
    """Show a clip in the Clip View. `show_view` with Detail/Clip brings the Clip View into sight.

    Raises:
        NotFound: There is no such clip.
        OutcomeUnknown: Live did not show it in time.
    """

    clip: ClipRef


@operation(
    category=_CATEGORY,
    effect=Effect.PERFORM,
    source=(f"{_VIEW}.select_device", "Live.Track.Track.View.selected_device", "Live.Song.Song.appointed_device"),
)
class SelectDevice(Command[DeviceSelected]):
    """Select a device, with its track.

    Raises:
        NotFound: There is no such device.
        OutcomeUnknown: Live did not show it in time.
    """

    device: DeviceRef
    appoint: Annotated[bool, Doc("Whether controllers shall control it too.")] = True


@operation(category=_CATEGORY, effect=Effect.PERFORM, source=f"{_VIEW}.selected_chain")
class SelectChain(Command[ChainSelected]):
    """Select a chain of a rack, with its rack and track.

    Raises:
        NotFound: There is no such chain.
        OutcomeUnknown: Live did not show it in time.
    """

    chain: ChainRef
