"""Handlers of the operations on the crossfader. Live shows all of these at once."""

from typing import TYPE_CHECKING

from alive.adapters.liveapi.context import LiveContext
from alive.adapters.liveapi.devices.display_text import shown_text
from alive.adapters.liveapi.handlers.table import handles
from alive.adapters.liveapi.writing import write_crossfade_assign, write_parameter
from alive.domain.commands.crossfader import (
    GetCrossfaderAssignment,
    GetCrossfaderPosition,
    SetCrossfaderAssignment,
    SetCrossfaderPosition,
)
from alive.domain.enumerations import CrossfaderSide
from alive.domain.results.crossfader import CrossfaderAssigned, CrossfaderAssignment, CrossfaderPlace, CrossfaderSet

if TYPE_CHECKING:
    from Live.MixerDevice import MixerDevice

_LIVES_NUMBER = {CrossfaderSide.A: 0, CrossfaderSide.NONE: 1, CrossfaderSide.B: 2}
_SIDE = {number: side for side, number in _LIVES_NUMBER.items()}


@handles(GetCrossfaderAssignment)
def get_crossfader_assignment(live: LiveContext, command: GetCrossfaderAssignment) -> CrossfaderAssignment:
    """Read it from the mixer; the main track has none and Live says so."""
    track = live.track(command.track_index)
    side = side_of(track.mixer_device)
    return CrossfaderAssignment(
        track_index=live.track_index(command.track_index, track),
        track_id=live.id_of("track", track),
        crossfader_assignment=side.value,
        assignment_name=name_of(side),
    )


@handles(SetCrossfaderAssignment)
def set_crossfader_assignment(live: LiveContext, command: SetCrossfaderAssignment) -> CrossfaderAssigned:
    """Write Live's own number; the main track has none and Live says so."""
    track = live.track(command.track_index)
    side = write_side(live, track.mixer_device, command.assignment)
    name = name_of(side)
    return CrossfaderAssigned(
        message=f"The track is on {'no side' if side is CrossfaderSide.NONE else f'side {name}'} of the crossfader.",
        track_index=live.track_index(command.track_index, track),
        track_id=live.id_of("track", track),
        crossfader_assignment=side.value,
        assignment_name=name,
    )


@handles(GetCrossfaderPosition)
def get_crossfader_position(live: LiveContext, _command: GetCrossfaderPosition) -> CrossfaderPlace:
    """Read the parameter of the main track."""
    parameter = live.song().master_track.mixer_device.crossfader
    return CrossfaderPlace(position=parameter.value, position_display_value=shown_text(parameter))


@handles(SetCrossfaderPosition)
def set_crossfader_position(live: LiveContext, command: SetCrossfaderPosition) -> CrossfaderSet:
    """Write the parameter of the main track; Live keeps it in single precision."""
    parameter = live.song().master_track.mixer_device.crossfader
    position = write_parameter(live, parameter, command.position)
    display = shown_text(parameter)
    return CrossfaderSet(message=f"The crossfader is at {display}.", position=position, position_display_value=display)


def side_of(mixer: "MixerDevice") -> CrossfaderSide:
    """The side of the crossfader that a track is on."""
    return _SIDE[mixer.crossfade_assign]


def write_side(live: LiveContext, mixer: "MixerDevice", side: CrossfaderSide) -> CrossfaderSide:
    """Put a track on a side of the crossfader; answers what Live shows."""
    return _SIDE[write_crossfade_assign(live, mixer, _LIVES_NUMBER[side])]


def name_of(side: CrossfaderSide) -> str:
    """What older clients call it."""
    return "None" if side is CrossfaderSide.NONE else side.name
