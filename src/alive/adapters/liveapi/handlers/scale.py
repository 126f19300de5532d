"""Handlers of the operations on the scale of the Set."""

from typing import TYPE_CHECKING

from alive.adapters.liveapi.context import LiveContext
from alive.adapters.liveapi.handlers.table import handles
from alive.adapters.liveapi.late import write_seen
from alive.adapters.liveapi.runtime import all_scales
from alive.application.handling import Steps
from alive.domain.commands.scale import GetScale, ListScales, SetScale
from alive.domain.errors import LiveRejected
from alive.domain.results.scale import ScaleOfLive, Scales, ScaleSet, ScaleState
from alive.domain.scales import class_name

if TYPE_CHECKING:
    from Live.Song import Song


@handles(GetScale)
def get_scale(live: LiveContext, _command: GetScale) -> ScaleState:
    """Read it from the song."""
    song = live.song()
    return ScaleState(
        root_note=song.root_note,
        root_name=class_name(song.root_note),
        scale_name=song.scale_name,
        scale_intervals=tuple(song.scale_intervals),
        scale_mode=song.scale_mode,
    )


@handles(SetScale)
def set_scale(live: LiveContext, command: SetScale) -> Steps[ScaleSet]:
    """Write what is given."""
    song = live.song()
    if command.scale_name is not None:
        _refuse_unknown(command.scale_name)
    given = {name: getattr(command, name) for name in ("scale_name", "root_note", "scale_mode")}
    yield from write_seen(song, {name: value for name, value in given.items() if value is not None})
    return ScaleSet(
        message=_words(song),
        root_note=song.root_note,
        root_name=class_name(song.root_note),
        scale_name=song.scale_name,
        scale_intervals=tuple(song.scale_intervals),
        scale_mode=song.scale_mode,
    )


@handles(ListScales)
def list_scales(_live: LiveContext, _command: ListScales) -> Scales:
    """Ask Live's module."""
    scales = tuple(ScaleOfLive(name=name, intervals=tuple(intervals)) for name, intervals in all_scales())
    return Scales(scales=scales, count=len(scales))


def _refuse_unknown(name: str) -> None:
    # What Live does with a name that it does not know was never observed.
    known = [known for known, _intervals in all_scales()]
    if name not in known:
        raise LiveRejected(f"Live knows no scale {name!r}; it knows {', '.join(known)}.")


def _words(song: "Song") -> str:
    state = "on" if song.scale_mode else "off"
    return f"The scale is {class_name(song.root_note)} {song.scale_name}; scale mode is {state}."
