"""Events of devices and their parameters, wherever they are nested. Only those outside of racks are sent as OSC."""

from alive.domain.event import Osc, event
from alive.domain.events.places import OfChain, OfDevice, OfParameter, OfSend
from alive.domain.quantities import FaderLevel, Pan, ParameterValue, SendLevel


@event(of="device", reads="name")
class DeviceRenamed(OfDevice):
    """A device has another name."""

    name: str


@event(of="device", reads="is_active")
class DeviceActive(OfDevice):
    """A device works, or is switched off or bypassed."""

    is_active: bool


@event(of="parameter", reads="value", interval=0.05, osc=Osc("/live/device/param", "iiif"))
class ParameterValueChanged(OfParameter):
    """A parameter of a device has another value."""

    value: ParameterValue


@event(of="send", reads="value", interval=0.05, osc=Osc("/live/track/send", "iif"))
class SendValue(OfSend):
    """A send of a track changed."""

    value: SendLevel


@event(of="chain", reads="name")
class ChainRenamed(OfChain):
    """A chain has another name."""

    name: str


@event(of="chain", reads="mute")
class ChainMute(OfChain):
    """A chain was muted, or sounds again."""

    mute: bool


@event(of="chain", reads="solo")
class ChainSolo(OfChain):
    """A chain was soloed, or not any more."""

    solo: bool


@event(of="chain", reads="mixer_device.volume.value", interval=0.05)
class ChainVolume(OfChain):
    """The volume of a chain changed."""

    volume: FaderLevel


@event(of="chain", reads="mixer_device.panning.value", interval=0.05)
class ChainPan(OfChain):
    """The panning of a chain changed."""

    pan: Pan
