"""MixerDevice: volume, panorama, sends and crossfader of a track."""

from __future__ import annotations

from alive.simulator.clip.notes import float32
from alive.simulator.devices.parameter import KINDS, ParameterNode
from alive.simulator.object_model.declarations import Child, Children, Hidden, computed
from alive.simulator.object_model.enums import crossfade_assignments, panning_modes
from alive.simulator.object_model.lom import live_class
from alive.simulator.object_model.node import Node, expect

_NO_CUE = "Cue volume available on the main track only!"
_NO_CROSSFADER = "Only the main track has a crossfader!"
_NO_TEMPO = "Only the main track has the song tempo!"
_NO_ASSIGNMENT = "Main track has no crossfader assignment!"


@live_class("MixerDevice", enums=(crossfade_assignments, panning_modes))
class MixerNode(Node):
    """The mixer of a track."""

    is_main: Hidden[bool] = Hidden(default=False)
    assignment: Hidden[int] = Hidden(1, undo="own", also=("crossfade_assign",))
    pan_mode: Hidden[int] = Hidden(0, undo="own", also=("panning_mode",))
    volume: Child[ParameterNode] = Child("DeviceParameter")
    panning: Child[ParameterNode] = Child("DeviceParameter")
    track_activator: Child[ParameterNode] = Child("DeviceParameter")
    left_split_stereo: Child[ParameterNode] = Child("DeviceParameter")
    right_split_stereo: Child[ParameterNode] = Child("DeviceParameter")
    main_cue_volume: Child[ParameterNode] = Child("DeviceParameter", shown=False)
    main_crossfader: Child[ParameterNode] = Child("DeviceParameter", shown=False)
    main_song_tempo: Child[ParameterNode] = Child("DeviceParameter", shown=False)
    sends: Children[ParameterNode] = Children()

    def build(self) -> None:
        """Make the parameters that every track has, and those of the main track."""
        self.volume = self.parameter("volume")
        self.panning = self.parameter("panning")
        self.track_activator = self.parameter("track_activator")
        self.left_split_stereo = self.parameter("left_split_stereo")
        self.right_split_stereo = self.parameter("right_split_stereo")
        if self.is_main:
            self.main_cue_volume = self.parameter("cue_volume")
            self.main_crossfader = self.parameter("crossfader")
            self.main_song_tempo = self.parameter("song_tempo")

    def parameter(self, kind: str) -> ParameterNode:
        """Make a parameter at its default."""
        default = float32(KINDS[kind].default)
        return self.document.create(ParameterNode, self, kind=kind, raw=default)

    def add_send(self) -> None:
        """Make the send to a new return track."""
        self.sends = [*self.sends, self.parameter("send")]

    def delete_send(self, index: int) -> None:
        """Remove the send to a return track that goes."""
        sends = self.sends
        send = sends.pop(index)
        self.sends = sends
        self.document.remove(send)

    def copy_from(self, other: MixerNode) -> None:
        """Take on another mixer's settings."""
        change = self.document.change
        for name in ("assignment", "pan_mode"):
            change(self, name, other.values[name], "step")
        for name in ("volume", "panning", "left_split_stereo", "right_split_stereo"):
            target = expect(ParameterNode, self.document.nodes[self.values[name]])
            source = expect(ParameterNode, self.document.nodes[other.values[name]])
            change(target, "raw", source.raw, "step")
        for send, copied in zip(self.sends, other.sends, strict=True):
            change(send, "raw", copied.raw, "step")

    @computed("DeviceParameter")
    def cue_volume(self) -> ParameterNode:
        """The cue volume of the main track."""
        if not self.is_main:
            raise RuntimeError(_NO_CUE)
        return self.main_cue_volume

    @computed("DeviceParameter")
    def crossfader(self) -> ParameterNode:
        """The crossfader of the main track."""
        if not self.is_main:
            raise RuntimeError(_NO_CROSSFADER)
        return self.main_crossfader

    @computed("DeviceParameter")
    def song_tempo(self) -> ParameterNode:
        """The tempo as a parameter of the main track."""
        if not self.is_main:
            raise RuntimeError(_NO_TEMPO)
        return self.main_song_tempo

    @computed("int", listenable=True)
    def crossfade_assign(self) -> int:
        """The side of the crossfader: 0 is A, 1 none, 2 B."""
        if self.is_main:
            raise RuntimeError(_NO_ASSIGNMENT)
        return self.assignment

    @crossfade_assign.checker
    def _check_assign(self, value: int) -> None:
        if self.is_main:
            raise RuntimeError(_NO_ASSIGNMENT)
        if value not in {0, 1, 2}:
            message = f"crossfade_assign must be in 0..2, got {value}"
            raise RuntimeError(message)

    @crossfade_assign.setter
    def _set_assign(self, value: int) -> None:
        self.assignment = value

    @computed("int", listenable=True)
    def panning_mode(self) -> int:
        """0 is stereo, 1 split stereo."""
        return self.pan_mode

    @panning_mode.checker
    def _check_panning_mode(self, value: int) -> None:
        if value not in {0, 1}:
            message = f"panning_mode must be 0 or 1, got {value}"
            raise RuntimeError(message)

    @panning_mode.setter
    def _set_panning_mode(self, value: int) -> None:
        self.pan_mode = value
