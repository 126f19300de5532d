"""Events of the slots of the Session."""

from alive.domain.event import Osc, event
from alive.domain.events.places import OfClipSlot
from alive.domain.quantities import ColorIndex, PlayingStatus, RgbColor


@event(of="clip_slot", reads="has_clip", osc=Osc("/live/clip_slot/has_clip", "iib"))
class ClipSlotHasClip(OfClipSlot):
    """A slot has a clip, or none any more."""

    has_clip: bool


@event(of="clip_slot", reads="has_stop_button", osc=Osc("/live/clip_slot/has_stop", "iit"))
class ClipSlotHasStop(OfClipSlot):
    """A slot has a stop button, or none any more."""

    has_stop_button: bool


@event(of="clip_slot", reads="playing_status", osc=Osc("/live/clip_slot/playing_status", "iii"))
class ClipSlotPlayingStatus(OfClipSlot):
    """A slot plays (1), records (2) or stands still (0)."""

    playing_status: PlayingStatus


@event(of="clip_slot", reads="is_triggered", osc=Osc("/live/clip_slot/triggered", "iib"))
class ClipSlotTriggered(OfClipSlot):
    """A slot waits for its start or stop, or not any more."""

    is_triggered: bool


@event(of="clip_slot", reads="color", osc=Osc("/live/clip_slot/color", "iii"))
class ClipSlotColor(OfClipSlot):
    """A slot shows another colour: that of its clip, or of the first one of a group. Null without a clip."""

    color: RgbColor | None


@event(of="clip_slot", reads="color_index", osc=Osc("/live/clip_slot/color_index", "iii"))
class ClipSlotColorIndex(OfClipSlot):
    """A slot shows another entry of the palette as its colour. Null without a clip."""

    color_index: ColorIndex | None


@event(of="clip_slot", reads="controls_other_clips", osc=Osc("/live/clip_slot/controls_others", "iib"))
class ClipSlotControlsOthers(OfClipSlot):
    """A slot of a group has clips below it, or none any more."""

    controls_other_clips: bool
