"""Song: the Set itself."""

from __future__ import annotations

from typing import Any

from alive.simulator.clip.clip import check_denominator
from alive.simulator.object_model.declarations import Notification, Property, computed, method
from alive.simulator.object_model.enums import Quantization
from alive.simulator.object_model.lom import live_class
from alive.simulator.object_model.stored_data import StoredData
from alive.simulator.song.cue_points import SongCues
from alive.simulator.song.scales import SongScale
from alive.simulator.song.song_devices import SongDevices
from alive.simulator.song.song_pools import SongPools
from alive.simulator.song.song_recording import SongRecording
from alive.simulator.song.song_structure import SongStructure
from alive.simulator.song.song_time import LAST_EVENT, SongTime
from alive.simulator.song.song_view import SongViewNode
from alive.simulator.song.times import LAST_BEAT, BeatTime, beat_time

_BEHIND_END = "Cannot set the Songtime behind the Songlength"


def _check_positive(_: object, value: float) -> None:
    if not 0 < value <= LAST_BEAT:
        message = f"a length must be above 0 and at most {LAST_BEAT:.0f}, got {value}"
        raise RuntimeError(message)


@live_class("Song")
class SongNode(SongRecording, SongTime, SongCues, SongScale, SongPools, SongStructure, SongDevices, StoredData):
    """The Set. Times are in beats, which are quarter notes whatever the signature."""

    tempo: Property[float] = Property("float", 120.0, low=20, high=999, undo="step")
    signature_numerator: Property[int] = Property("int", 4, low=1, high=99, undo="step")
    signature_denominator: Property[int] = Property("int", 4, check=check_denominator, undo="step")
    loop: Property[bool] = Property("bool", default=False, deferred=True)
    loop_start: Property[float] = Property("float", 0.0, low=0, high=LAST_BEAT, deferred=True)
    loop_length: Property[float] = Property("float", LAST_EVENT, check=_check_positive, deferred=True)
    punch_in: Property[bool] = Property("bool", default=False, deferred=True)
    punch_out: Property[bool] = Property("bool", default=False, deferred=True)
    start_time: Property[float] = Property("float", 0.0, low=0, high=LAST_BEAT)
    groove_amount: Property[float] = Property("float", 1.0, low=0, high=1, plain=True)
    clip_trigger_quantization: Property[Any] = Property("Song.Quantization", Quantization.values[4], low=0, high=13)
    exclusive_arm: Property[bool] = Property("bool", default=True, settable=False)
    exclusive_solo: Property[bool] = Property("bool", default=True, settable=False, listenable=False)
    select_on_launch: Property[bool] = Property("bool", default=True, settable=False, listenable=False)
    file_path: Property[str] = Property("str", "", settable=False, listenable=False)
    name: Property[str] = Property("str", "", settable=False, listenable=False)
    data = Notification()

    def __init__(self, *given: Any) -> None:
        super().__init__(*given)
        self._positions = {}
        self.document.after_structure.append(self.settle)

    def build(self) -> None:
        """Prepare what the structure needs."""
        self.make_pools()

    def changed(self, name: str) -> None:
        """Let the transport and the main track's mixer follow the tempo."""
        if name == "tempo":
            self.document.transport.retime()
            self.document.notify(self.master_track.mixer_device.main_song_tempo, "value")
        self.time_changed(name)
        self.recording_changed(name)

    @property
    def beats_in_bar(self) -> float:
        """Quarter notes in a bar."""
        return self.signature_numerator * 4 / self.signature_denominator

    @computed("bool", follows="playback", deferred=True)
    def is_playing(self) -> bool:
        """Whether the transport plays; a write starts or stops it."""
        return self.document.transport.playing

    @is_playing.setter
    def _set_is_playing(self, value: bool) -> None:  # noqa: FBT001 - a property's value
        if value:
            self.document.transport.start(self.start_time)
        else:
            self.document.transport.stop()

    @computed("float", follows="time", deferred=True)
    def current_song_time(self) -> float:
        """The playhead."""
        return self.document.transport.position()

    @current_song_time.checker
    def _check_time(self, value: float) -> None:
        if not value >= 0:
            message = f"The song time must not be negative, got {value}"
            raise RuntimeError(message)
        if value > self.song_length:
            raise RuntimeError(_BEHIND_END)

    @current_song_time.setter
    def _set_time(self, value: float) -> None:
        self.document.transport.jump(value)

    @computed("bool", follows="playback", deferred=True)
    def back_to_arranger(self) -> bool:
        """Whether a track left the arrangement; only False can be written."""
        return any(track.playing_slot_index != -1 for track in self.tracks)

    @back_to_arranger.checker
    def _check_back(self, value: bool) -> None:  # noqa: FBT001 - a property's value
        if value:
            message = "back_to_arranger can only be set to False"
            raise RuntimeError(message)

    @back_to_arranger.setter
    def _set_back(self, _: bool) -> None:  # noqa: FBT001 - a property's value
        self.document.launcher.back_to_arranger()

    @computed("bool")
    def can_undo(self) -> bool:
        """Whether there is something to undo; it lags one tick."""
        return self.document.can_shown[0]

    @computed("bool")
    def can_redo(self) -> bool:
        """Whether there is something to redo; it lags one tick."""
        return self.document.can_shown[1]

    @method("start_playing( (Song)arg1) -> None :")
    def start_playing(self) -> None:
        """Play from the start time."""
        self.document.defer(lambda: self.document.transport.start(self.start_time))

    @method("continue_playing( (Song)arg1) -> None :")
    def continue_playing(self) -> None:
        """Play from where it stopped."""
        self.document.defer(self.document.transport.resume)

    @method("stop_playing( (Song)arg1) -> None :")
    def stop_playing(self) -> None:
        """Stop."""
        self.document.defer(self.document.transport.stop)

    @method("stop_all_clips( (Song)arg1 [, (bool)Quantized=True]) -> None :")
    def stop_all_clips(self, quantized: bool) -> None:  # noqa: FBT001 - Live's signature
        """Stop the clips of all tracks; the transport goes on."""

        def stop() -> None:
            for track in self.tracks:
                self.document.launcher.stop(track, quantized=quantized)

        self.document.defer(stop)

    @method("jump_by( (Song)arg1, (float)arg2) -> None :")
    def jump_by(self, beats: float) -> None:
        """Move the playhead by a number of beats."""
        self._jump(beats)

    @method("scrub_by( (Song)arg1, (float)arg2) -> None :")
    def scrub_by(self, beats: float) -> None:
        """Move the playhead by a number of beats."""
        self._jump(beats)

    @method("begin_undo_step( (Song)arg1) -> None :")
    def begin_undo_step(self) -> None:
        """Start one entry of the undo history."""
        self.document.history.begin_step()

    @method("end_undo_step( (Song)arg1) -> None :")
    def end_undo_step(self) -> None:
        """End it."""
        self.document.history.end_step()

    @method("undo( (Song)arg1) -> str :")
    def undo(self) -> str:
        """Undo one entry of the history."""
        return self.document.undo()

    @method("redo( (Song)arg1) -> str :")
    def redo(self) -> str:
        """Redo one entry of the history."""
        return self.document.redo()

    @method("get_current_beats_song_time( (Song)arg1) -> BeatTime :", reads=True)
    def get_current_beats_song_time(self) -> BeatTime:
        """Return the playhead in bars and beats, counted from 1."""
        return self._beat_time(self.current_song_time, first=1)

    @method("get_beats_loop_start( (Song)arg1) -> BeatTime :", reads=True)
    def get_beats_loop_start(self) -> BeatTime:
        """Return the start of the loop in bars and beats, counted from 1."""
        return self._beat_time(self.loop_start, first=1)

    @method("get_beats_loop_length( (Song)arg1) -> BeatTime :", reads=True)
    def get_beats_loop_length(self) -> BeatTime:
        """Return the length of the loop in bars and beats."""
        return self._beat_time(self.loop_length, first=0)

    def _beat_time(self, beats: float, *, first: int) -> BeatTime:
        return beat_time(beats, self.signature_numerator, self.signature_denominator, first=first)

    def _jump(self, beats: float) -> None:
        target = self.document.transport.position() + beats
        self._check_time(target)
        self.document.defer(lambda: self.document.transport.jump(target))


live_class("View", module="Song", inside=SongNode)(SongViewNode)
