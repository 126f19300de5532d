"""What operations on the OSC output return."""

from typing import Annotated

from alive.domain.operation import result
from alive.domain.quantities import Count, Doc, Interval, Seconds, Unit

UdpPort = Annotated[int, Interval(1, 65535), Unit("UDP port")]
SequenceNumber = Annotated[int, Interval(0, 2**31 - 1), Unit("events of the target, from 0")]


@result
class OscTargetStatus:
    """One place that events are sent to."""

    host: str
    port: UdpPort
    dialect: str
    topics: tuple[str, ...]
    sequence: Annotated[SequenceNumber, Doc("The number of the next event; after 2147483647 comes 0.")]
    events_sent: Annotated[Count, Doc("Events that the operating system took.")]
    errors: Annotated[Count, Doc("Events that could not be sent. Each has used up its number.")]
    truncated: Annotated[Count, Doc("Events with a text that was cut to fit.")]


@result
class OscStatus:
    """The OSC output as it is now."""

    message: str
    enabled: Annotated[bool, Doc("Whether events are sent.")]
    targets: tuple[OscTargetStatus, ...]
    track_count: Annotated[Count, Doc("Tracks that are observed, without return tracks and the main track.")]
    scene_count: Annotated[Count, Doc("Scenes that are observed.")]
    has_transport: Annotated[bool, Doc("Whether the transport is observed.")]
    track_observers: Annotated[Count, Doc("Tracks that are observed, with return tracks and the main track.")]
    device_observers: Annotated[Count, Doc("Devices on tracks that are observed, without those inside of racks.")]
    events_sent: Annotated[Count, Doc("Events sent to all targets together.")]
    seq: Annotated[Count, Doc("The number of the next event in the event log: that of `get_state` if it is as new.")]
    uptime_seconds: Annotated[Seconds, Doc("How long events have been sent; 0 while they are not.")]
