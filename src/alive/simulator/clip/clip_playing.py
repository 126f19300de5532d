"""What a clip does beyond launching: recording, scrubbing, jumping, the groove it follows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from alive.simulator.clip.clip_editing import ClipEditing
from alive.simulator.object_model.declarations import Hidden, computed, method

if TYPE_CHECKING:
    from alive.simulator.clip.clip import ClipNode


class ClipPlaying(ClipEditing):
    """A clip while it sounds."""

    groove_id: Hidden[int | None] = Hidden(None, undo="step", also=("groove",))

    @property
    def _clip(self) -> ClipNode:
        """This object as the one class that all these parts make up."""
        return cast("ClipNode", self)

    @computed("bool", follows="playback")
    def is_recording(self) -> bool:
        """Whether the clip records."""
        return self.document.recorder.records(self._clip)

    @computed("bool", follows="playback")
    def is_overdubbing(self) -> bool:
        """Whether the clip takes what is played on top of what it has."""
        return self.document.recorder.overdubs(self._clip)

    @computed("bool")
    def will_record_on_start(self) -> bool:
        """Whether starting the clip would record into it: Session recording is on and the track armed."""
        song = self.document.song
        return song.session_on and self.is_midi_clip and self.in_session and self.track.armed

    @computed("Groove | None", listenable=True)
    def groove(self) -> Any:
        """The groove, or None."""
        return None if self.groove_id is None else self.document.nodes.get(self.groove_id)

    @groove.setter
    def _set_groove(self, value: Any) -> None:
        self.groove_id = None if value is None else value.document_id

    @computed("bool")
    def has_groove(self) -> bool:
        """Whether there is a groove."""
        return self.groove is not None

    @method("move_playing_pos( (Clip)arg1, (float)arg2) -> None :")
    def move_playing_pos(self, beats: float) -> None:
        """Jump by a number of beats inside the playing clip."""
        if self.in_session and self.slot.is_playing:
            self.document.launcher.shift(self.track, beats)

    @method("scrub( (Clip)self, (float)scrub_position) -> None :")
    def scrub(self, scrub_position: float) -> None:
        """Play a part of the playing clip over and over: from the line of the song's quantization before a beat."""
        if self.in_session and self.slot.is_playing:
            launcher = self.document.launcher
            target = launcher.line_before(self.to_beats(scrub_position))
            launcher.scrub(self.track, target - self.to_beats(launcher.clip_position(self._clip)))

    @method("stop_scrub( (Clip)arg1) -> None :")
    def stop_scrub(self) -> None:
        """End the scrub: the clip goes on from where it is."""
        if self.in_session and self.slot.is_playing:
            self.document.launcher.stop_scrub(self.track)
