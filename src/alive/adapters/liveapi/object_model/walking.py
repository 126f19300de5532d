"""The way to any object of Live, by its own names.

Only public properties of Live's own classes are followed: no methods, nothing private, and nothing of the objects of
other scripts, which Live shows among its control surfaces.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from alive.adapters.liveapi.object_model.class_facts import is_list, is_lives, is_object_class
from alive.adapters.liveapi.places import kind_of
from alive.application.catalogue import nearest
from alive.domain.errors import NotFound
from alive.domain.refs import OBJECT, ObjectId

if TYPE_CHECKING:
    from alive.adapters.liveapi.context import LiveContext


class Way(NamedTuple):
    """An object of Live, and how it was reached."""

    thing: Any
    path: str | None
    """A path that leads to it in this callback; None if there is none."""
    passed: tuple[Any, ...]
    """What leads to it. Items of the browser are good only as long as the list they were taken from is held."""

    def object_id(self, live: "LiveContext") -> str | None:
        """Its stable id; None for a value, which has none."""
        return live.id_of(kind_of(self.thing), self.thing) if is_object_class(type(self.thing)) else None

    def path_of(self, member: str) -> str | None:
        """The path of one of its members."""
        if self.path is None:
            return None
        return f"{self.path}/{member}" if self.path else member


def way_to(live: "LiveContext", ref: int | str) -> Way:
    """Find the object that is meant. NotFound says at which step a path leads nowhere."""
    target = OBJECT.parse(ref)
    if isinstance(target, ObjectId):
        thing = live.find(OBJECT, ref)
        return Way(thing, place_of(live, thing), ())
    steps = target.steps
    begins_at_application = steps[:1] == ("application",)
    thing = live.application() if begins_at_application else live.song()
    passed = [thing]
    for position in range(int(begins_at_application), len(steps)):
        thing = _next(live, thing, steps, position)
        passed.append(thing)
    if is_list(thing):
        raise NotFound(f"{target} is a list: name one of its items, such as {target}/0")
    if not is_lives(thing):
        raise NotFound(f"{target} is no object of Live")
    return Way(thing, str(target), tuple(passed))


def place_of(live: "LiveContext", thing: Any) -> str | None:
    """A path to an object now, if it has a place."""
    try:
        return live.path_of(thing)
    except NotFound:
        return None


def named(thing: Any) -> str:
    """What an object is called in messages: `a clip slot`, `an envelope`."""
    kind = kind_of(thing).replace("_", " ")
    return f"{'an' if kind[0] in 'aeiou' else 'a'} {kind}"


def hint(name: str, known: Mapping[str, Any]) -> str:
    """The nearest name there is, for the end of a message."""
    near = nearest(name, list(known), 1)
    return f"; did you mean {near[0]}?" if near else ""


def _next(live: "LiveContext", thing: Any, steps: tuple[str | int, ...], position: int) -> Any:
    step = steps[position]
    here = "/".join(map(str, steps[:position])) or "the song"
    if isinstance(step, int):
        if not is_list(thing):
            raise NotFound(f"{here} is no list, so it has no {step}")
        if step >= len(thing):
            raise NotFound(f"{here}/{step}: there are {len(thing)}, counted from 0", count=len(thing))
        return thing[step]
    if is_list(thing):
        raise NotFound(f"{here} is a list: name one of its items, such as {here}/0")
    properties = live.classes.facts(thing).properties if is_lives(thing) else {}
    if step not in properties:
        raise NotFound(f"{here} has no {step}{hint(step, properties)}")
    found = getattr(thing, step)
    if found is None:
        raise NotFound(f"{here} has no {step} now")
    return found
