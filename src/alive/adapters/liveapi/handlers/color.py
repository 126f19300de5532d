"""The handler of the operation that colours anything. Live shows it at once."""

from alive.adapters.liveapi.context import LiveContext
from alive.adapters.liveapi.handlers.table import handles
from alive.adapters.liveapi.places import kind_of
from alive.domain.commands.color import SetColor
from alive.domain.errors import InvalidArgument, Problem
from alive.domain.refs import COLORED
from alive.domain.results.color import ColorSet


@handles(SetColor)
def set_color(live: LiveContext, command: SetColor) -> ColorSet:
    """Write the one that is given: Live keeps an RGB colour and an entry of the palette apart."""
    thing = live.find(COLORED, command.object)
    if (command.color is None) == (command.color_index is None):
        allowed = "either color or color_index"
        raise InvalidArgument([Problem("color", f"allowed is {allowed}", command.color, allowed)])
    if command.color is not None:
        thing.color = command.color
    else:
        thing.color_index = command.color_index
    object_id, path = live.describe(thing)
    color, color_index = thing.color, thing.color_index
    return ColorSet(
        message=f"The {kind_of(thing).replace('_', ' ')} has colour #{color:06X}.",
        object_id=object_id,
        path=path,
        color=color,
        color_index=color_index,
    )
