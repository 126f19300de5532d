"""The signal of a track: meters, monitoring, arm without a click, freezing, load, chains in the Session."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from alive.simulator.clip.notes import float32
from alive.simulator.object_model.declarations import Hidden, computed
from alive.simulator.object_model.enums import DeviceType
from alive.simulator.object_model.node import Node
from alive.simulator.track import metering

if TYPE_CHECKING:
    from alive.simulator.track.track import TrackNode

DEVICE_LOAD = 0.01
"""What a device that is on adds to `performance_impact` while the transport plays: assumed."""

_INSTRUMENT = DeviceType.values[1]


class TrackSignal(Node):
    """What a track shows of its signal."""

    frozen: Hidden[bool] = Hidden(default=False, undo="step", also=("is_frozen",))
    implicitly_armed: Hidden[bool] = Hidden(default=False, also=("implicit_arm",))
    shows_chains: Hidden[bool] = Hidden(default=False, also=("is_showing_chains",))

    @property
    def _track(self) -> TrackNode:
        return cast("TrackNode", self)

    @computed("float", follows="time")
    def output_meter_left(self) -> float:
        """The level of the left channel."""
        return self._output_meter(0)

    @computed("float", follows="time")
    def output_meter_right(self) -> float:
        """The level of the right channel."""
        return self._output_meter(1)

    @computed("float", follows="time")
    def output_meter_level(self) -> float:
        """The peak of the last second, of the louder channel; of a track without audio the velocity of its notes."""
        if not self._track.has_audio_output:
            return float32(metering.velocity_level(self._track, metering.HOLD_SECONDS))
        return float32(metering.meter(max(metering.output(self._track, metering.HOLD_SECONDS))))

    @computed("float", follows="time")
    def input_meter_left(self) -> float:
        """The level of the left channel of the input."""
        return self._input_meter(0)

    @computed("float", follows="time")
    def input_meter_right(self) -> float:
        """The level of the right channel of the input."""
        return self._input_meter(1)

    @computed("float", follows="time")
    def input_meter_level(self) -> float:
        """The peak of the last second at the input; of a MIDI track 0, for nothing is played on a keyboard."""
        return float32(metering.meter(max(metering.input_level(self._track, metering.HOLD_SECONDS))))

    @computed("float", follows="playback")
    def performance_impact(self) -> float:
        """The share of the load, by the number of devices that are on."""
        if not self.document.transport.playing or self.frozen:
            return 0.0
        return float32(DEVICE_LOAD * sum(1 for device in self._track.devices if getattr(device, "is_active", True)))

    @computed("bool")
    def can_be_frozen(self) -> bool:
        """Whether a user could freeze the track."""
        return self._track.kind in {"midi", "audio"}

    @computed("bool", listenable=True)
    def is_frozen(self) -> bool:
        """Whether the track is frozen, which only a user can do."""
        return self.frozen

    def freeze(self, *, frozen: bool) -> None:
        """Freeze or unfreeze, as a user does."""
        if not self.can_be_frozen:
            message = "Only MIDI and audio tracks can be frozen"
            raise RuntimeError(message)
        with self.document.operation():
            self.frozen = frozen
            self.document.refresh("playback")

    @computed("bool")
    def can_show_chains(self) -> bool:
        """Whether the track has an instrument rack."""
        return any(_is_instrument_rack(device) for device in self._track.devices)

    @computed("bool", listenable=True)
    def is_showing_chains(self) -> bool:
        """Whether the chains of the instrument rack show in the Session."""
        return self.shows_chains and self.can_show_chains

    @is_showing_chains.checker
    def _check_showing(self, _: bool) -> None:  # noqa: FBT001 - a property's value
        if not self.can_show_chains:
            message = "The track has no instrument rack whose chains could be shown"
            raise RuntimeError(message)

    @is_showing_chains.setter
    def _set_showing(self, value: bool) -> None:  # noqa: FBT001 - a property's value
        self.shows_chains = value

    @computed("bool", listenable=True)
    def implicit_arm(self) -> bool:
        """Whether the track is armed by a control surface, in a weaker colour; it is not saved."""
        return self.implicitly_armed

    @implicit_arm.checker
    def _check_implicit_arm(self, _: bool) -> None:  # noqa: FBT001 - a property's value
        self._track._refuse_unless_armable()  # noqa: SLF001 - a member of the same class

    @implicit_arm.setter
    def _set_implicit_arm(self, value: bool) -> None:  # noqa: FBT001 - a property's value
        self.implicitly_armed = value

    def _output_meter(self, channel: int) -> float:
        if not self._track.has_audio_output:
            message = "The track has no audio output"
            raise RuntimeError(message)
        return float32(metering.meter(metering.output(self._track)[channel]))

    def _input_meter(self, channel: int) -> float:
        if self._track.kind != "audio":
            message = "Only audio tracks have an audio input meter"
            raise RuntimeError(message)
        return float32(metering.meter(metering.input_level(self._track)[channel]))


def _is_instrument_rack(device: Any) -> bool:
    return bool(getattr(device, "can_have_chains", False)) and getattr(device, "type", None) == _INSTRUMENT
