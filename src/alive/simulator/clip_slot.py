"""ClipSlot: one cell of the Session."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from alive.simulator.clip import ClipNode
from alive.simulator.declarations import Child, Property, computed, method
from alive.simulator.enums import ClipSlotPlayingState
from alive.simulator.lom import live_class
from alive.simulator.node import Node, expect

if TYPE_CHECKING:
    from alive.simulator.launching import Playback
    from alive.simulator.track import TrackNode


@live_class("ClipSlot")
class ClipSlotNode(Node):
    """A slot of a track, in the row of a scene."""

    makes_rows = True
    clip: Child[ClipNode] = Child("Clip", also=("has_clip", "color", "color_index"))
    has_stop_button: Property[bool] = Property("bool", default=True)

    @property
    def track(self) -> TrackNode:
        """The track this slot belongs to."""
        from alive.simulator.track import TrackNode  # noqa: PLC0415 - the two kinds know each other

        return expect(TrackNode, self.parent)

    @property
    def index(self) -> int:
        """The row."""
        return int(self.track.values["clip_slots"].index(self.document_id))

    @property
    def playback(self) -> Playback:
        """What the track plays."""
        return self.document.launcher.playback(self.track)

    @computed("bool", listenable=True)
    def has_clip(self) -> bool:
        """Whether there is a clip."""
        return self.values["clip"] is not None

    @computed("int", listenable=True)
    def color(self) -> int | None:
        """The clip's colour."""
        return self.clip.color if self.has_clip else None

    @computed("int", listenable=True)
    def color_index(self) -> int | None:
        """The clip's colour index."""
        return self.clip.color_index if self.has_clip else None

    @computed("bool")
    def is_group_slot(self) -> bool:
        """Whether this is a slot of a group track."""
        return self.track.kind == "group"

    @computed("bool", follows="structure")
    def controls_other_clips(self) -> bool:
        """Whether this group slot fires clips in the tracks of the group."""
        return any(slot.has_clip for slot in self.members())

    @computed("bool")
    def is_playing(self) -> bool:
        """Whether the slot plays."""
        return self.playback.playing is self

    @computed("bool", follows="playback")
    def is_triggered(self) -> bool:
        """Whether the slot was fired and waits."""
        return self.playback.fired is self

    @computed("bool")
    def is_recording(self) -> bool:
        """Whether the slot records: recording is not modelled."""
        return False

    @computed("bool")
    def will_record_on_start(self) -> bool:
        """Whether firing would record: recording is not modelled."""
        return False

    @computed("ClipSlot.ClipSlotPlayingState", listenable=True)
    def playing_status(self) -> Any:
        """Stopped or started; in Live its listener is never called."""
        return ClipSlotPlayingState.values[1 if self.is_playing else 0]

    @method("create_clip( (ClipSlot)arg1, (float)arg2) -> Clip :")
    def create_clip(self, length: float) -> ClipNode:
        """Create an empty MIDI clip of a length in beats."""
        if self.is_group_slot or self.track.kind != "midi":
            message = "Clips can only be created on MIDI tracks"
            raise RuntimeError(message)
        if self.has_clip:
            message = "The clip slot already has a clip"
            raise RuntimeError(message)
        if not 0 < length < float("inf"):
            message = f"The length of a clip must be positive, got {length}"
            raise RuntimeError(message)
        song = self.document.song
        return self.place(
            loop_from=0.0,
            loop_to=length,
            start_at=0.0,
            end_at=length,
            palette_index=self.track.palette_index,
            signature_numerator=song.signature_numerator,
            signature_denominator=song.signature_denominator,
        )

    def place(self, **values: Any) -> ClipNode:
        """Put a new clip into this slot, in place of the one it has."""
        if self.has_clip:
            self.clear()
        clip = self.document.create(ClipNode, self, **values)
        self.clip = clip
        return clip

    def clear(self) -> None:
        """Remove the clip."""
        clip = self.clip
        self.document.change(self, "clip", None, "step")
        self.document.remove(clip)

    @method("delete_clip( (ClipSlot)arg1) -> None :")
    def delete_clip(self) -> None:
        """Delete the clip."""
        if not self.has_clip:
            message = "The clip slot is empty"
            raise RuntimeError(message)
        self.clear()

    @method("duplicate_clip_to( (ClipSlot)arg1, (ClipSlot)arg2) -> None :")
    def duplicate_clip_to(self, target: ClipSlotNode) -> None:
        """Copy the clip into another slot, in place of what is there."""
        if not self.has_clip:
            message = "The clip slot is empty"
            raise RuntimeError(message)
        if self.track.kind != target.track.kind or target.is_group_slot:
            message = "Incompatible track types for clip duplication"
            raise RuntimeError(message)
        if target is not self:
            target.place(**self.clip.copied())

    @method("fire( (ClipSlot)arg1) -> None :")
    def fire(self) -> None:
        """Fire the clip, or the stop button of an empty slot; a group slot fires its members' slots."""
        for slot in self.members() or (self,):
            self.document.defer(slot.fire_now)

    def fire_now(self) -> None:
        """Fire, in the tick after the call."""
        if self.alive:
            self.document.launcher.fire(self)

    @method("set_fire_button_state( (ClipSlot)arg1, (bool)arg2) -> None :")
    def set_fire_button_state(self, state: bool) -> None:  # noqa: FBT001 - Live's signature
        """Press or release the launch button."""
        if self.has_clip:
            self.clip.set_fire_button_state(state)
        elif state:
            self.fire()

    @method("stop( (ClipSlot)arg1) -> None :")
    def stop(self) -> None:
        """Stop the clip, if it plays."""
        self.document.defer(self._stop_now)

    def _stop_now(self) -> None:
        if self.alive and self in {self.playback.playing, self.playback.fired}:
            self.document.launcher.stop(self.track)

    def members(self) -> list[ClipSlotNode]:
        """Return the slots a group slot controls, in the same row."""
        if not self.is_group_slot:
            return []
        row = self.index
        return [slot for track in self.track.members() for slot in track.clip_slots[row : row + 1]]
