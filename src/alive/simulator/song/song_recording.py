"""What a Song does to record: Session and arrangement recording, capturing."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any, cast

from alive.simulator.object_model.declarations import Hidden, Property, computed, method
from alive.simulator.object_model.enums import RecordingQuantization, SessionRecordStatus
from alive.simulator.object_model.node import Node
from alive.simulator.song.recording import Heard, add_note

if TYPE_CHECKING:
    from alive.simulator.clip.clip_slot import ClipSlotNode
    from alive.simulator.song.recording import Recorder
    from alive.simulator.song.song import SongNode
    from alive.simulator.track.track import TrackNode

_NO_LENGTH = 1.7976931348623157e308
_ARRANGEMENT = 2
_SESSION = 1
_ALL_EXCEPT_SELECTED = 1


class SongRecording(Node):
    """The recording side of a Song."""

    session_on: Hidden[bool] = Hidden(default=False, also=("session_record", "overdub"), refreshes=("playback",))
    record_mode: Property[bool] = Property("bool", default=False)
    arrangement_overdub: Property[bool] = Property("bool", default=False)
    session_automation_record: Property[bool] = Property("bool", default=False)
    midi_recording_quantization: Property[Any] = Property(
        "Song.RecordingQuantization", RecordingQuantization.values[0], low=0, high=8
    )

    @property
    def recorder(self) -> Recorder:
        """What records."""
        return self.document.recorder

    @property
    def song(self) -> SongNode:
        """This object with all its sides."""
        return cast("SongNode", self)

    @computed("bool", listenable=True)
    def session_record(self) -> bool:
        """Whether playing clips of armed tracks take what is played; turning it on starts the transport."""
        return self.session_on

    @session_record.setter
    def _set_session_record(self, value: bool) -> None:  # noqa: FBT001 - a property's value
        self.session_on = value
        if value and not self.document.transport.playing:
            self.document.defer(self._start_now)

    @computed("bool", listenable=True, deferred=True)
    def overdub(self) -> bool:
        """The older form of session_record, which never starts the transport."""
        return self.session_on

    @overdub.setter
    def _set_overdub(self, value: bool) -> None:  # noqa: FBT001 - a property's value
        self.session_on = value

    @computed("int", follows="playback")
    def session_record_status(self) -> Any:
        """Off, on, or in transition: a recording waits to begin or to end."""
        launcher = self.document.launcher
        if launcher.record_pending():
            return SessionRecordStatus.values[2]
        playing = (launcher.playback(track).playing for track in self.recorder.armed())
        overdubbing = any(slot is not None and self.recorder.overdubs(slot.clip) for slot in playing)
        return SessionRecordStatus.values[1 if self.recorder.recording or overdubbing else 0]

    @method("trigger_session_record( (Song)self [, (float)record_length=1.7976931348623157e+308]) -> None :")
    def trigger_session_record(self, record_length: float) -> None:
        """Record into the selected or next empty slot of every armed track; while recording, end it."""
        if not record_length > 0:
            message = f"record_length must be positive, got {record_length}"
            raise RuntimeError(message)
        tracks = self.recorder.armed()
        if not tracks:
            return
        if self.recorder.recording:
            slots = [take.clip.slot for take in map(self.recorder.take, tracks) if take is not None]
        else:
            slots = self._empty_slots(tracks)
        length = math.inf if record_length == _NO_LENGTH else record_length
        for slot in slots:
            self.document.defer(_fire(slot, length))

    @computed("bool", listenable=True)
    def can_capture_midi(self) -> bool:
        """Whether something was played that can be captured."""
        return bool(self.recorder.heard)

    @method("capture_midi( (Song)arg1 [, (int)Destination=Song.CaptureDestination.auto]) -> None :")
    def capture_midi(self, destination: int) -> None:
        """Make clips of what was played; nothing happens when nothing was."""
        heard = list(self.recorder.heard)
        tracks = [track for track in self.song.tracks if any(track.document_id in each.track_ids for each in heard)]
        if not tracks:
            return
        start, length = self._extent(heard)
        if destination == _ARRANGEMENT or (destination != _SESSION and self._arranger_visible()):
            bar = self.song.beats_in_bar
            at = self.document.transport.position() // bar * bar
            for track in tracks:
                clip = track.place(at, at + length, looping=False, loop_to=length, end_at=length, **track.clip_values())
                self._fill(clip, track, heard, start)
        else:
            for slot in self._empty_slots(tracks):
                clip = slot.place(loop_to=length, end_at=length, **slot.track.clip_values())
                self._fill(clip, slot.track, heard, start)
                self.document.defer(slot.fire_now)
        self.recorder.clear_heard()

    @method("capture_and_insert_scene( (Song)arg1 [, (int)CaptureMode=Song.CaptureMode.all]) -> None :")
    def capture_and_insert_scene(self, mode: int) -> None:
        """Make a scene of copies of the playing clips after the selected one; they go on in it."""
        song, launcher = self.song, self.document.launcher
        index = song.view.selected_scene.index + 1
        scene = song.create_scene(index)
        for track in song.tracks:
            state = launcher.playback(track)
            excluded = mode == _ALL_EXCEPT_SELECTED and track is song.view.selected
            if state.playing is not None and not excluded:
                slot = track.clip_slots[index]
                slot.place_copy(state.playing.clip)
                state.playing = slot
        song.view.select_scene(scene)
        self.document.playback_changed = True

    def recording_changed(self, name: str) -> None:
        """Start the transport with recording, as Live's preference has it from the start."""
        if name == "record_mode" and self.record_mode and not self.document.transport.playing:
            self.document.defer(self._start_recording)

    def _start_now(self) -> None:
        if not self.document.transport.playing:
            self.document.transport.start(self.song.start_time)

    def _start_recording(self) -> None:
        if self.record_mode and not self.document.transport.playing:
            self.document.transport.count_in(self._start_now)

    def _empty_slots(self, tracks: list[TrackNode]) -> list[ClipSlotNode]:
        """Return a row of empty slots from the selected scene on, in a new scene when there is none."""
        song = self.song
        first = song.view.selected_scene.index
        for row in range(first, len(song.values["scenes"])):
            slots = [track.clip_slots[row] for track in tracks]
            if not any(slot.has_clip for slot in slots):
                return slots
        scene = song.create_scene(-1)
        return [track.clip_slots[scene.index] for track in tracks]

    def _arranger_visible(self) -> bool:
        return bool(self.document.application.view.focused_document_view == "Arranger")

    def _extent(self, heard: list[Heard]) -> tuple[float, float]:
        """Return the second of the first note and the whole bars that hold all of them."""
        beat = 60 / self.song.tempo
        start = min(each.second for each in heard)
        end = max(each.second + each.duration for each in heard)
        bar = self.song.beats_in_bar
        return start, max(1, math.ceil((end - start) / beat / bar - 1e-6)) * bar

    def _fill(self, clip: Any, track: TrackNode, heard: list[Heard], start: float) -> None:
        beat = 60 / self.song.tempo
        for each in heard:
            if track.document_id in each.track_ids:
                add_note(clip, each, (each.second - start) / beat, each.duration / beat)


def _fire(slot: ClipSlotNode, length: float) -> Any:
    def fire() -> None:
        if slot.alive:
            slot.document.launcher.fire(slot, record_length=length)

    return fire
