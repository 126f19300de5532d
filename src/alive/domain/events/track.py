"""Events of tracks, return tracks and the main track."""

from alive.domain.event import Osc, event
from alive.domain.events.places import OfTrack
from alive.domain.quantities import FaderLevel, MeterLevel, MonitoringNumber, Pan, RgbColor, SlotIndex


@event(of="track", reads="name", osc=Osc("/live/track/renamed", "is"))
class TrackRenamed(OfTrack):
    """A track has another name."""

    name: str


@event(of="track", reads="mute", osc=Osc("/live/track/mute", "ib"))
class TrackMute(OfTrack):
    """A track was muted, or sounds again."""

    mute: bool


@event(of="track", reads="solo", osc=Osc("/live/track/solo", "ib"))
class TrackSolo(OfTrack):
    """A track was soloed, or not any more."""

    solo: bool


@event(of="track", reads="arm", osc=Osc("/live/track/arm", "ib"))
class TrackArm(OfTrack):
    """A track was armed, or disarmed."""

    arm: bool


@event(of="track", reads="mixer_device.volume.value", interval=0.05, osc=Osc("/live/track/volume", "if"))
class TrackVolume(OfTrack):
    """The volume fader of a track moved."""

    volume: FaderLevel


@event(of="track", reads="mixer_device.panning.value", interval=0.05, osc=Osc("/live/track/pan", "if"))
class TrackPan(OfTrack):
    """The panning of a track changed."""

    pan: Pan


@event(of="track", reads="color", osc=Osc("/live/track/color", "ii"))
class TrackColor(OfTrack):
    """A track has another colour."""

    color: RgbColor


@event(of="track", reads="current_monitoring_state")
class TrackMonitoring(OfTrack):
    """A track monitors its input in another way: 0 in, 1 auto, 2 off."""

    monitoring: MonitoringNumber


@event(of="track", reads="playing_slot_index")
class TrackPlayingSlot(OfTrack):
    """Another slot of a track plays: its scene, or -1 for none, -2 for stopped."""

    playing_slot_index: SlotIndex


@event(of="track", reads="fired_slot_index")
class TrackFiredSlot(OfTrack):
    """Another slot of a track waits for its start: its scene, or -1 for none, -2 for a stop."""

    fired_slot_index: SlotIndex


@event(of="track", reads="output_meter_left", interval=0.05, on_request=True, osc=Osc("/live/track/meter", "iff"))
class TrackMeter(OfTrack):
    """The output level of a track changed."""

    left: MeterLevel
    right: MeterLevel
