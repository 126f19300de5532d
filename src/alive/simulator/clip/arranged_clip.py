"""Where a clip lies: in a slot of the Session, or on the time line of a track or take lane."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from alive.simulator.clip.audio_clip import AudioClip
from alive.simulator.object_model.declarations import Hidden, computed
from alive.simulator.object_model.node import expect

if TYPE_CHECKING:
    from alive.simulator.clip.clip_slot import ClipSlotNode
    from alive.simulator.track.track import TrackNode

_EDGE = 1e-9
"""Beats; a moment this close to the end of the loop is past it."""

Span = tuple[float, float]


class ArrangedClip(AudioClip):
    """What a clip does with its place. The extent of a looped arrangement clip never changes."""

    timeline: Hidden[Span | None] = Hidden(None, undo="step", also=("start_time", "end_time"), refreshes=("structure",))

    @property
    def in_session(self) -> bool:
        """Whether the clip is in a slot."""
        return self.timeline is None

    @property
    def slot(self) -> ClipSlotNode:
        """The slot of a Session clip."""
        return cast("ClipSlotNode", self.parent)

    @property
    def track(self) -> TrackNode:
        """The track the clip is on."""
        from alive.simulator.clip.arrangement import ClipLane  # noqa: PLC0415 - the two kinds know each other

        return self.slot.track if self.in_session else expect(ClipLane, self.parent).lane_track

    @property
    def span(self) -> Span:
        """Beginning and end of an arrangement clip in beats of the song."""
        return (0.0, 0.0) if self.timeline is None else self.timeline

    @property
    def extent(self) -> float:
        """The beats this clip takes up in the arrangement, or would as a copy."""
        if self.timeline is not None:
            return self.timeline[1] - self.timeline[0]
        values = self.values
        if not values["looping"]:
            return self.to_beats(values["end_at"] - values["start_at"])
        start = min(values["start_at"], values["loop_from"])
        return float(values["loop_to"] - start)

    @property
    def _beat_length(self) -> float:
        """What one beat of the song is in this clip's unit."""
        return 60.0 / self.document.song.tempo if self.in_seconds else 1.0

    def to_beats(self, inside: float) -> float:
        """Return a length inside the clip in beats."""
        return inside / self._beat_length

    def from_beats(self, beats: float) -> float:
        """Return a length in beats in the clip's unit."""
        return beats * self._beat_length

    def place_of(self, beats: float) -> float:
        """Return the position inside the clip after so many beats from its start marker."""
        values = self.values
        position = float(values["start_at"] + self.from_beats(beats))
        if values["looping"] and position >= values["loop_to"] - _EDGE:
            start = values["loop_from"]
            inside = (position - start + _EDGE) % (values["loop_to"] - start) - _EDGE
            return float(start + max(inside, 0.0))
        return position

    @property
    def sounding(self) -> bool:
        """Whether the playhead is in this arrangement clip, and its track follows the arrangement."""
        if self.timeline is None or self.parent is not self.track or not self.document.transport.playing:
            return False
        state = self.document.launcher.playback(self.track)
        start, end = self.timeline
        return state.playing is None and not state.stopped and start <= self.document.transport.position() < end

    def arrangement_position(self) -> float:
        """Return where an arrangement clip plays, in its unit; 0 when it does not."""
        return self.place_of(self.document.transport.position() - self.span[0]) if self.sounding else 0.0

    def trim(self, start: float, end: float) -> None:
        """Keep only a part of an arrangement clip: what it plays there stays what it was."""
        first, _ = self.span
        change = self.document.change
        new_start = self.place_of(start - first)
        if self.values["looping"]:
            change(self, "start_at", new_start, "step")
        else:
            change(self, "start_at", new_start, "step")
            change(self, "end_at", new_start + self.from_beats(end - start), "step")
        self.timeline = (start, end)

    def follow_markers(self) -> None:
        """Let an arrangement clip that does not loop end where its markers say, over what is there."""
        from alive.simulator.clip.arrangement import ClipLane  # noqa: PLC0415 - the two kinds know each other

        if self.timeline is None or self.values["looping"]:
            return
        start = self.timeline[0]
        end = start + self.to_beats(self.values["end_at"] - self.values["start_at"])
        expect(ClipLane, self.parent).make_room(start, end, keep=self)  # type: ignore[arg-type]
        self.timeline = (start, end)

    @computed("bool", since=(12, 2, 0))
    def is_session_clip(self) -> bool:
        """Whether this clip is in the Session."""
        return self.in_session

    @computed("bool")
    def is_arrangement_clip(self) -> bool:
        """Whether this clip is in the arrangement."""
        return not self.in_session

    @computed("bool", since=(12, 2, 0))
    def is_take_lane_clip(self) -> bool:
        """Whether this clip is in a take lane."""
        return not self.in_session and self.parent is not self.track

    @computed("float", follows="playback")
    def start_time(self) -> float:
        """Where the clip begins in the arrangement; of a Session clip, when it was started, 0 when it does not play."""
        if self.timeline is not None:
            return self.timeline[0]
        return self.document.launcher.playback(self.slot.track).started if self.slot.is_playing else 0.0

    @computed("float", listenable=True)
    def end_time(self) -> float:
        """Where the clip ends in the arrangement; of a Session clip, where its loop or content ends."""
        if self.timeline is not None:
            return self.timeline[1]
        return float(self.values["loop_to"] if self.values["looping"] else self.values["end_at"])
