"""The handler of the operation that reads the meters."""

from typing import TYPE_CHECKING, NamedTuple

from alive.adapters.liveapi.context import LiveContext
from alive.adapters.liveapi.handlers.table import handles
from alive.adapters.liveapi.pace import Pace
from alive.adapters.liveapi.runtime import is_alive
from alive.adapters.liveapi.tracks import all_tracks, place_in
from alive.application.handling import OTHERS_FIRST, Steps
from alive.domain.commands.meters import GetMeters
from alive.domain.results.meters import Meters, TrackMeters

if TYPE_CHECKING:
    from Live.Track import Track

WORK_PER_TRACK = 8
"""Units of work; reading a meter is slower than reading a property."""

_FLOOR, _SPAN = -70.0, 76.0
"""The bottom of a meter in dBFS, and how far it reaches: measured in Live within 0.01 dB."""


@handles(GetMeters)
def get_meters(live: LiveContext, command: GetMeters) -> Steps[Meters]:
    """Read them all, some in each turn; where the tracks are is asked at the end."""
    pace = Pace()
    read: list[_Read] = []
    for track in all_tracks(live.song()):
        if pace.is_over(WORK_PER_TRACK):
            yield OTHERS_FIRST
        if is_alive(track):
            levels = _levels(track, inputs=command.inputs)
            read.append(_Read(track, live.id_of("track", track), track.name, levels))
    place_of = place_in(live.song())
    tracks = tuple(_meters(each, place_of(each.track)) for each in read if is_alive(each.track))
    return Meters(tracks=tracks, count=len(tracks))


def decibels(meter: float | None) -> float | None:
    """A meter in dBFS; None at its bottom, where the true level may be anything below."""
    return None if not meter else _SPAN * meter + _FLOOR


class _Levels(NamedTuple):
    """The meters of one track at one moment. What the track does not have is None: Live would raise for it."""

    left: float | None
    right: float | None
    level: float
    has_sound: bool
    input_left: float | None = None
    input_right: float | None = None
    input_level: float | None = None


class _Read(NamedTuple):
    """What was read of a track."""

    track: "Track"
    track_id: str
    name: str
    levels: _Levels


def _levels(track: "Track", *, inputs: bool) -> _Levels:
    has_sound = track.has_audio_output
    left, right = (track.output_meter_left, track.output_meter_right) if has_sound else (None, None)
    levels = _Levels(left, right, track.output_meter_level, has_sound)
    if not inputs or not track.can_be_armed:
        return levels
    if track.has_audio_input:
        levels = levels._replace(input_left=track.input_meter_left, input_right=track.input_meter_right)
    return levels._replace(input_level=track.input_meter_level)


def _meters(read: _Read, place: int | str) -> TrackMeters:
    levels = read.levels
    return TrackMeters(
        track_index=place,
        track_id=read.track_id,
        name=read.name,
        left=levels.left,
        right=levels.right,
        level=levels.level,
        left_db=decibels(levels.left),
        right_db=decibels(levels.right),
        level_db=decibels(levels.level) if levels.has_sound else None,
        input_left=levels.input_left,
        input_right=levels.input_right,
        input_level=levels.input_level,
    )
