"""What reading the meters returns."""

from typing import Annotated

from alive.domain.operation import result
from alive.domain.quantities import Count, Decibels, Doc, MeterLevel
from alive.domain.refs import TrackRef

_NO_SOUND = Doc("Null if no sound comes out of the track.")
_NO_INPUT = Doc("Null if it was not asked for, or the track has no such input.")
_BOTTOM = Doc("In dBFS; null at the bottom of the meter and where there is no sound.")


@result
class TrackMeters:
    """The meters of one track."""

    track_index: TrackRef
    track_id: str
    name: str
    left: Annotated[MeterLevel | None, _NO_SOUND]
    right: Annotated[MeterLevel | None, _NO_SOUND]
    level: Annotated[MeterLevel, Doc("The peak of the last second; of a track without sound the velocity.")]
    left_db: Annotated[Decibels | None, _BOTTOM]
    right_db: Annotated[Decibels | None, _BOTTOM]
    level_db: Annotated[Decibels | None, _BOTTOM]
    input_left: Annotated[MeterLevel | None, _NO_INPUT]
    input_right: Annotated[MeterLevel | None, _NO_INPUT]
    input_level: Annotated[MeterLevel | None, _NO_INPUT]


@result
class Meters:
    """The meters of all tracks, in the order of the tracks, return tracks, main track."""

    tracks: tuple[TrackMeters, ...]
    count: Count
