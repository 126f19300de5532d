"""ClipSlot: one cell of the Session."""

from __future__ import annotations

import math
from functools import partial
from typing import TYPE_CHECKING, Any

from alive.simulator.clip.arrangement import audio_clip_values
from alive.simulator.clip.clip import ClipNode
from alive.simulator.object_model.declarations import Child, Property, computed, method
from alive.simulator.object_model.enums import ClipSlotPlayingState
from alive.simulator.object_model.lom import live_class
from alive.simulator.object_model.node import Node, expect
from alive.simulator.song.times import LAST_BEAT

if TYPE_CHECKING:
    from alive.simulator.song.launching import Playback
    from alive.simulator.track.track import TrackNode


NO_LENGTH = 1.7976931348623157e308
"""The default of fire's record_length: no end is planned."""

NO_QUANTIZATION = -(2**31)
"""The default of fire's launch_quantization: what the clip and the song say."""


@live_class("ClipSlot")
class ClipSlotNode(Node):
    """A slot of a track, in the row of a scene."""

    makes_rows = True
    clip: Child[ClipNode] = Child("Clip", also=("has_clip", "color", "color_index"))
    has_stop_button: Property[bool] = Property("bool", default=True)

    def removed(self) -> None:
        """Forget what waits for this slot."""
        self.document.launcher.forget(self)

    @property
    def track(self) -> TrackNode:
        """The track this slot belongs to."""
        from alive.simulator.track.track import TrackNode  # noqa: PLC0415 - the two kinds know each other

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
        """The clip's colour; of a group slot, that of the first clip it controls."""
        clip = self._shown_clip()
        return None if clip is None else clip.color

    @computed("int", listenable=True)
    def color_index(self) -> int | None:
        """The clip's colour index; of a group slot, that of the first clip it controls."""
        clip = self._shown_clip()
        return None if clip is None else clip.color_index

    @computed("bool")
    def is_group_slot(self) -> bool:
        """Whether this is a slot of a group track."""
        return self.track.kind == "group"

    @computed("bool", follows="structure")
    def controls_other_clips(self) -> bool:
        """Whether this group slot fires clips in the tracks of the group; deactivated ones do not count."""
        return any(slot.has_clip and not slot.clip.muted for slot in self.members())

    @computed("bool")
    def is_playing(self) -> bool:
        """Whether the slot plays; of a group slot, whether a slot it controls does."""
        return any(slot.playback.playing is slot for slot in self.members() or (self,))

    @computed("bool", follows="playback")
    def is_triggered(self) -> bool:
        """Whether the slot's button blinks: its clip, its recording or its stop waits."""
        return any(slot.playback.waiting is slot for slot in self.members() or (self,))

    @computed("bool")
    def is_recording(self) -> bool:
        """Whether the slot records; of a group slot, whether a slot it controls does."""
        return any(slot.has_clip and self.document.recorder.records(slot.clip) for slot in self.members() or (self,))

    @computed("bool")
    def will_record_on_start(self) -> bool:
        """Whether firing would record: an empty slot of an armed track does."""
        track = self.track
        if self.has_clip:
            return self.clip.will_record_on_start
        return track.can_be_armed and track.armed

    @computed("ClipSlot.ClipSlotPlayingState", listenable=True)
    def playing_status(self) -> Any:
        """Stopped, started or recording; in Live its listener is never called."""
        return ClipSlotPlayingState.values[2 if self.is_recording else int(self.is_playing)]

    @method("create_clip( (ClipSlot)arg1, (float)arg2) -> Clip :")
    def create_clip(self, length: float) -> ClipNode:
        """Create an empty MIDI clip of a length in beats."""
        self.track.refuse_frozen()
        if self.is_group_slot or self.track.kind != "midi":
            message = "Clips can only be created on MIDI tracks"
            raise RuntimeError(message)
        if self.has_clip:
            message = "The clip slot already has a clip"
            raise RuntimeError(message)
        if not 0 < length <= LAST_BEAT:
            message = f"The length of a clip must be above 0 and at most {LAST_BEAT:.0f}, got {length}"
            raise RuntimeError(message)
        return self.place(loop_to=length, end_at=length, **self.track.clip_values())

    @method("create_audio_clip( (ClipSlot)arg1, (object)arg2) -> Clip :")
    def create_audio_clip(self, path: Any) -> ClipNode:
        """Create a clip of an audio file, given by its absolute path."""
        values = audio_clip_values(self.track, path)
        if self.has_clip:
            message = "The clip slot already has a clip"
            raise RuntimeError(message)
        return self.place(**values)

    def place_copy(self, clip: ClipNode) -> ClipNode:
        """Put a copy of a clip into this slot, in place of the one it has."""
        copy = self.place(**clip.copied() | {"timeline": None})
        copy.copy_envelopes(clip, self.track)
        return copy

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
            target.place_copy(self.clip)

    @method(
        "fire( (ClipSlot)arg1) -> None :",
        or_else="fire( (ClipSlot)self [, (float)record_length=1.7976931348623157e+308"
        " [, (int)launch_quantization=-2147483648 [, (bool)force_legato=False]]]) -> None :",
    )
    def fire(
        self,
        record_length: float = NO_LENGTH,
        launch_quantization: int = NO_QUANTIZATION,
        force_legato: bool = False,  # noqa: FBT001, FBT002 - Live's signature
    ) -> None:
        """Fire the clip, or the stop button of an empty slot; a group slot fires its members' slots."""
        if record_length != NO_LENGTH and self.has_clip:
            message = "record_length can only be used with an empty clip slot"
            raise RuntimeError(message)
        length = math.inf if record_length == NO_LENGTH else record_length
        quantization = None if launch_quantization == NO_QUANTIZATION else launch_quantization
        for slot in self.members() or (self,):
            self.document.defer(partial(slot.fire_now, quantization, legato=force_legato, record_length=length))

    def fire_now(
        self, quantization: int | None = None, *, legato: bool = False, record_length: float = math.inf
    ) -> None:
        """Fire, in the tick after the call; a quantization takes the place of the song's and the clip's."""
        if self.alive:
            self.document.launcher.fire(self, legato=legato, quantization=quantization, record_length=record_length)

    @method("set_fire_button_state( (ClipSlot)arg1, (bool)arg2) -> None :")
    def set_fire_button_state(self, state: bool) -> None:  # noqa: FBT001 - Live's signature
        """Press or release the launch button; that of a group slot those of its members' slots."""
        for slot in self.members() or (self,):
            self.document.defer(slot.press_now if state else slot.release_now)

    def press_now(self) -> None:
        """Press the launch button, in the tick after the call."""
        if self.alive:
            self.document.launcher.hold(self)

    def release_now(self) -> None:
        """Release the launch button, in the tick after the call."""
        if self.alive:
            self.document.launcher.release(self)

    @method("stop( (ClipSlot)arg1) -> None :")
    def stop(self) -> None:
        """Stop what the track plays or waits to play, of a group slot in every track of the group."""
        for slot in self.members() or (self,):
            self.document.defer(slot.stop_now)

    def stop_now(self) -> None:
        """Stop, in the tick after the call; nothing happens in a track that is still."""
        if self.alive and (self.playback.playing is not None or self.playback.fired is not None):
            self.document.launcher.stop(self.track, slot=self)

    def _shown_clip(self) -> ClipNode | None:
        return next((slot.clip for slot in self.members() or (self,) if slot.has_clip), None)

    def members(self) -> list[ClipSlotNode]:
        """Return the slots a group slot controls, in the same row."""
        if not self.is_group_slot:
            return []
        row = self.index
        return [slot for track in self.track.members() for slot in track.clip_slots[row : row + 1]]
