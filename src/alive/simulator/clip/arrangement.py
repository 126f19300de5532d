"""Clips on the time line: where they lie, and how a new one displaces what is there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from alive.simulator.clip.audio_clip import audio_values
from alive.simulator.clip.audio_file import AudioFileError, read_audio_file
from alive.simulator.clip.clip import ClipNode
from alive.simulator.object_model.declarations import Children, Hidden, Property, computed, method
from alive.simulator.object_model.lom import live_class
from alive.simulator.object_model.node import Node, expect
from alive.simulator.song.times import LAST_BEAT

if TYPE_CHECKING:
    from alive.simulator.track.track import TrackNode

_EDGE = 1e-9
_INCOMPATIBLE = "Incompatible track types for clip duplication"


class ClipLane(Node):
    """A row of arrangement clips: the main one of a track, or a take lane."""

    arrangement_clips: Children[ClipNode] = Children(refreshes=("structure",))

    @property
    def lane_track(self) -> TrackNode:
        """The track this row belongs to."""
        from alive.simulator.track.track import TrackNode  # noqa: PLC0415 - the two kinds know each other

        return expect(TrackNode, self if isinstance(self, TrackNode) else self.parent)

    def new_midi_clip(self, start: float, length: float) -> ClipNode:
        """Make an empty MIDI clip."""
        track = self.lane_track
        track.refuse_frozen()
        track.refuse_recording()
        if track.kind != "midi":
            message = "MIDI clips can only be created on MIDI tracks"
            raise RuntimeError(message)
        _check_time(start)
        if not 0 < length <= LAST_BEAT:
            message = f"The length of a clip must be positive, got {length}"
            raise RuntimeError(message)
        return self.place(start, start + length, looping=False, loop_to=length, end_at=length, **track.clip_values())

    def new_audio_clip(self, path: Any, start: float) -> ClipNode:
        """Make a clip of an audio file."""
        track = self.lane_track
        track.refuse_recording()
        values = audio_clip_values(track, path)
        _check_time(start)
        return self.place(start, start + values["end_at"], **values)

    def place(self, start: float, end: float, **values: Any) -> ClipNode:
        """Put a clip onto the time line; what it covers is cut away."""
        self.make_room(start, end)
        clip = self.document.create(ClipNode, self, timeline=(start, end), **values)
        self._insert(clip)
        return clip

    def place_copy(self, clip: ClipNode, start: float) -> ClipNode:
        """Copy a clip to a place on the time line."""
        values = clip.copied() | {"timeline": (start, start + clip.extent)}
        copy = self.document.create(ClipNode, self, **values)
        copy.copy_envelopes(clip, self.lane_track)
        self.make_room(*copy.span)
        self._insert(copy)
        return copy

    def make_room(self, start: float, end: float, *, keep: ClipNode | None = None) -> None:
        """Cut what lies between two beats out of the clips of this row."""
        for clip in self.arrangement_clips:
            first, last = clip.span
            if clip is keep or last <= start + _EDGE or first >= end - _EDGE:
                continue
            if first < start - _EDGE and last > end + _EDGE:
                rest = self.document.create(ClipNode, self, **clip.copied())
                rest.copy_envelopes(clip, self.lane_track)
                rest.trim(end, last)
                self._insert(rest)
                clip.trim(first, start)
            elif first < start - _EDGE:
                clip.trim(first, start)
            elif last > end + _EDGE:
                clip.trim(end, last)
            else:
                self.discard(clip)

    def discard(self, clip: ClipNode) -> None:
        """Remove a clip from the row."""
        self.arrangement_clips = [each for each in self.arrangement_clips if each is not clip]
        self.document.remove(clip)

    def copy_lane(self, other: ClipLane) -> None:
        """Take on copies of another row's clips."""
        for clip in other.arrangement_clips:
            self.place_copy(clip, clip.span[0])

    def _insert(self, clip: ClipNode) -> None:
        self.arrangement_clips = sorted([*self.arrangement_clips, clip], key=lambda each: each.span)


@live_class("TakeLane")
class TakeLaneNode(ClipLane):
    """A take lane of a track; it can be made, but not deleted."""

    name: Property[str] = Property("str", "", undo="step")

    @method("create_midi_clip( (TakeLane)arg1, (float)arg2, (float)arg3) -> Clip :")
    def create_midi_clip(self, start_time: float, length: float) -> ClipNode:
        """Make an empty MIDI clip at a beat, with a length in beats."""
        return self.new_midi_clip(start_time, length)

    @method("create_audio_clip( (TakeLane)arg1, (object)arg2, (float)arg3) -> Clip :")
    def create_audio_clip(self, file_path: Any, start_time: float) -> ClipNode:
        """Make a clip of an audio file at a beat."""
        return self.new_audio_clip(file_path, start_time)


class TrackArrangement(ClipLane):
    """What a track does with arrangement clips and take lanes."""

    take_lanes: Children[TakeLaneNode] = Children()
    lanes_made: Hidden[int] = Hidden(0, undo="step")

    def refuse_frozen(self) -> None:
        """Raise when the track is frozen, and no clip can be made."""
        if self.lane_track.is_frozen:
            message = "Clips cannot be created on frozen tracks"
            raise RuntimeError(message)

    def refuse_recording(self) -> None:
        """Raise while the arrangement of the track is being recorded."""
        if self.document.recorder.arranges(self.lane_track):
            message = "The track is being recorded into"
            raise RuntimeError(message)

    def clip_values(self) -> dict[str, Any]:
        """Return what every new clip of this track takes on from it and the song."""
        song = self.document.song
        return {
            "palette_index": self.lane_track.palette_index,
            "signature_numerator": song.signature_numerator,
            "signature_denominator": song.signature_denominator,
        }

    def copy_arrangement(self, other: TrackArrangement) -> None:
        """Take on copies of another track's arrangement clips and take lanes."""
        self.copy_lane(other)
        self.lanes_made = other.lanes_made
        for lane in other.take_lanes:
            copy = self.document.create(TakeLaneNode, self, name=lane.name)
            self.take_lanes = [*self.take_lanes, copy]
            copy.copy_lane(lane)

    @method("create_midi_clip( (Track)arg1, (float)arg2, (float)arg3) -> Clip :")
    def create_midi_clip(self, start_time: float, length: float) -> ClipNode:
        """Make an empty MIDI clip in the arrangement."""
        return self.new_midi_clip(start_time, length)

    @method("create_audio_clip( (Track)arg1, (object)arg2, (float)arg3) -> Clip :")
    def create_audio_clip(self, file_path: Any, position: float) -> ClipNode:
        """Make a clip of an audio file in the arrangement."""
        return self.new_audio_clip(file_path, position)

    @method("create_take_lane( (Track)arg1) -> LomObject :")
    def create_take_lane(self) -> TakeLaneNode:
        """Add a take lane."""
        if self.lane_track.kind not in {"midi", "audio"}:
            message = "Take lanes can only be created on MIDI and audio tracks"
            raise RuntimeError(message)
        self.lanes_made += 1
        lane = self.document.create(TakeLaneNode, self, name=f"Take {self.lanes_made}")
        self.take_lanes = [*self.take_lanes, lane]
        return lane

    @method("duplicate_clip_to_arrangement( (Track)self, (Clip)clip, (float)destination_time) -> Clip :")
    def duplicate_clip_to_arrangement(self, clip: ClipNode, destination_time: float) -> ClipNode:
        """Copy a clip of either view into the arrangement of this track."""
        wanted = "audio" if clip.is_audio_clip else "midi"
        if self.lane_track.kind != wanted:
            raise RuntimeError(_INCOMPATIBLE)
        self.refuse_frozen()
        _check_time(destination_time)
        return self.place_copy(clip, destination_time)

    @method("delete_clip( (Track)arg1, (Clip)arg2) -> None :")
    def delete_clip(self, clip: ClipNode) -> None:
        """Delete a clip of this track."""
        if clip.track is not self:
            message = "The clip belongs to another track"
            raise RuntimeError(message)
        if clip.in_session:
            clip.slot.clear()
        else:
            expect(ClipLane, clip.parent).discard(clip)


class TrackPlayback(TrackArrangement):
    """What a track does with what it plays."""

    @computed("bool", follows="playback", since=(12, 0, 5))
    def back_to_arranger(self) -> bool:
        """Whether the track left the arrangement; of a group, whether a member did. Only False can be written."""
        track = self.lane_track
        states = [self.document.launcher.playback(each) for each in track.members() or (track,)]
        return any(state.playing is not None or state.stopped for state in states)

    @back_to_arranger.checker
    def _check_back(self, value: bool) -> None:  # noqa: FBT001 - a property's value
        if value:
            message = "back_to_arranger can only be set to False"
            raise RuntimeError(message)

    @back_to_arranger.setter
    def _set_back(self, _: bool) -> None:  # noqa: FBT001 - a property's value
        track = self.lane_track
        for each in track.members() or (track,):
            self.document.launcher.follow_arrangement(each)

    @method("jump_in_running_session_clip( (Track)arg1, (float)arg2) -> None :")
    def jump_in_running_session_clip(self, beats: float) -> None:
        """Jump by a number of beats inside the playing Session clip, if there is one."""
        self.document.launcher.shift(self.lane_track, beats)

    @method("duplicate_clip_slot( (Track)arg1, (int)arg2) -> int :")
    def duplicate_clip_slot(self, index: int) -> int:
        """Copy a clip into the next free slot, in a new scene when there is none, and return its row."""
        track, song = self.lane_track, self.document.song
        slots = track.clip_slots
        if not 0 <= index < len(slots):
            message = f"Index {index} is out of range 0..{len(slots) - 1}"
            raise IndexError(message)
        if not slots[index].has_clip:
            message = "The clip slot is empty"
            raise RuntimeError(message)
        free = next((row for row in range(index + 1, len(slots)) if not slots[row].has_clip), len(slots))
        if free == len(slots):
            song.create_scene(-1)
        track.clip_slots[free].place_copy(slots[index].clip)
        return free


def audio_clip_values(track: TrackNode, path: Any) -> dict[str, Any]:
    """Return what a clip of an audio file starts with on a track, or raise."""
    track.refuse_frozen()
    if track.kind != "audio":
        message = "Audio clips can only be created on audio tracks"
        raise RuntimeError(message)
    if not isinstance(path, str):
        message = f"The path of an audio file must be a str, got {type(path).__name__}"
        raise TypeError(message)
    try:
        file = read_audio_file(path)
    except AudioFileError as error:
        raise RuntimeError(str(error)) from error
    return track.clip_values() | audio_values(file, track.document.song.tempo)


def _check_time(beats: float) -> None:
    if not 0 <= beats <= LAST_BEAT:
        message = f"The time must be in 0..{LAST_BEAT:.0f}, got {beats}"
        raise RuntimeError(message)
