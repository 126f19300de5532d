"""The members of one object that people may use, and how Live's own refusals of them are told."""

import math
import operator
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, NoReturn

from alive.adapters.liveapi.object_model.arguments import Maker, wanted_like
from alive.adapters.liveapi.object_model.checks import refuse
from alive.adapters.liveapi.object_model.class_facts import ClassFacts, Method, Property, is_lives, is_object_class
from alive.adapters.liveapi.object_model.values import NOT_SHOWN, plain, read, read_if_shown
from alive.adapters.liveapi.object_model.walking import hint, named
from alive.adapters.liveapi.places import kind_of
from alive.adapters.liveapi.runtime import is_alive
from alive.adapters.liveapi.waiting import settled
from alive.adapters.liveapi.writing import write_crossfade_assign, write_name, write_panning_mode, write_parameter
from alive.application.handling import Steps
from alive.domain.errors import InvalidArgument

if TYPE_CHECKING:
    from alive.adapters.liveapi.context import LiveContext

_NOT_TO_BE_CALLED = {
    ("song", "begin_undo_step"): "each change is an undo step already, which this would break up",
    ("song", "end_undo_step"): "each change is an undo step already, which this would break up",
    ("song", "undo"): "this call is inside an undo step itself; use the operation undo",
    ("song", "redo"): "this call is inside an undo step itself; use the operation redo",
}


def readable(live: "LiveContext", thing: Any, name: str, where: str = "property") -> Property:
    """The property of that name. InvalidArgument if there is none for people."""
    facts = live.classes.facts(thing)
    found = facts.properties.get(name)
    if found is None:
        if name in facts.methods:
            refuse(where, f"{name:.80} is a method; call_method calls it", name, "a property")
        _refuse_unknown(thing, facts, facts.properties, "property", where, name)
    return found


def writable(live: "LiveContext", thing: Any, name: str) -> Property:
    """The property of that name, if Live lets scripts write it."""
    found = readable(live, thing, name)
    if not found.settable:
        refuse("property", f"{name} of {named(thing)} can only be read", name, "a property that can be written")
    return found


def callable_method(live: "LiveContext", thing: Any, name: str) -> Method:
    """The method of that name. InvalidArgument if there is none, or if it is not to be called."""
    facts = live.classes.facts(thing)
    found = facts.methods.get(name)
    if found is None:
        if name in facts.properties:
            refuse("method", f"{name} is a property; get_property reads it", name, "a method")
        _refuse_unknown(thing, facts, facts.methods, "method", "method", name)
    reason = refusal_of(thing, name)
    if reason is not None:
        refuse("method", f"{name} is not called: {reason}", name, "another method")
    return found


def refusal_of(thing: Any, method: str) -> str | None:
    """Why a method is not to be called, if so."""
    return _NOT_TO_BE_CALLED.get((kind_of(thing), method))


def written(live: "LiveContext", thing: Any, member: Property, given: Any) -> Steps[Any]:
    """Write a property, and wait for Live where it is late; answers the value that Live shows, as Live gives it."""
    before = read(thing, member.name)
    maker = Maker(live, thing)
    value = _value_for(maker, thing, member, before, given)
    wanted, shown_before = plain(live, value), plain(live, before)
    with lives_refusals(thing, "value", f"a value such as {shown_before!r:.80}"):
        _write(live, thing, member.name, value)
    if same(plain(live, read(thing, member.name)), shown_before) and not same(shown_before, wanted):
        yield from settled(lambda: is_alive(thing) and same(plain(live, read(thing, member.name)), wanted))
    return read(thing, member.name)


def called(live: "LiveContext", thing: Any, method: Method, given: Sequence[Any], by_name: Mapping[str, Any]) -> Any:
    """Call a method; answers what Live returns."""
    maker = Maker(live, thing)
    values, named_values = _arguments(maker, method, given, by_name)
    texts = " or ".join(signature.text for signature in method.signatures) or method.name
    with lives_refusals(thing, "arguments", texts):
        return getattr(thing, method.name)(*values, **named_values)


@contextmanager
def lives_refusals(thing: Any, where: str, wanted: str) -> Iterator[None]:
    """Tell what Live says about the type of a value, which it raises as Python does, as what is wrong in the request.

    What else Live raises means the same everywhere and is left to the translation of errors.
    """
    try:
        yield
    except (TypeError, OverflowError) as error:
        if not is_alive(thing):
            raise
        refuse(where, f"Live does not take this: {' '.join(str(error).split()):.300}", None, wanted)


def same(one: Any, other: Any) -> bool:
    """Whether two plain values are the same to Live, which keeps most numbers in single precision."""
    if isinstance(one, float) and isinstance(other, float | int):
        return math.isclose(one, other, rel_tol=1e-6, abs_tol=1e-9)
    if isinstance(one, tuple) and isinstance(other, tuple | list):
        return len(one) == len(other) and all(map(same, one, other))
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(same(one[key], other[key]) for key in one)
    return bool(one == other)


def choices_for(thing: Any, name: str, value: Any) -> Any:
    """What Live has available for a property that holds one of several values with parts, such as a routing."""
    if not is_lives(value) or is_object_class(type(value)):
        return None
    choices = read_if_shown(thing, f"available_{name}s")
    return None if choices is NOT_SHOWN else choices


def _value_for(maker: Maker, thing: Any, member: Property, before: Any, given: Any) -> Any:
    choices = choices_for(thing, member.name, before)
    if choices is not None:
        return maker.chosen("value", choices, given)
    return maker.value("value", wanted_like(before, member.takes, type(thing)), given)


def _write(live: "LiveContext", thing: Any, name: str, value: Any) -> None:
    """Write it; what Live gives undo entries of its own is counted."""
    kind = kind_of(thing)
    write = _WITH_OWN_ENTRIES.get((kind, name))
    if write is not None:
        write(live, thing, value)
    elif kind == "device":
        _write_to_device(live, thing, name, value)
    else:
        setattr(thing, name, value)


def _write_to_device(live: "LiveContext", device: Any, name: str, value: Any) -> None:
    """Write a property of a device. Some are one of its parameters under another name, such as the voices of Drift."""
    before = [parameter.value for parameter in device.parameters]
    setattr(device, name, value)
    # Where it is several at once, as with a preset, they are one step.
    live.own_entries += sum(map(operator.ne, before, (parameter.value for parameter in device.parameters))) == 1


def _write_display_value(live: "LiveContext", parameter: Any, value: Any) -> None:
    before = parameter.value
    parameter.display_value = value
    live.own_entries += parameter.value != before


_WITH_OWN_ENTRIES: dict[tuple[str, str], Callable[["LiveContext", Any, Any], object]] = {
    ("parameter", "value"): write_parameter,
    ("parameter", "display_value"): _write_display_value,
    ("track", "name"): write_name,
    ("mixer_device", "crossfade_assign"): write_crossfade_assign,
    ("mixer_device", "panning_mode"): write_panning_mode,
}


def _arguments(
    maker: Maker, method: Method, given: Sequence[Any], by_name: Mapping[str, Any]
) -> tuple[list[Any], dict[str, Any]]:
    refused: InvalidArgument | None = None
    for signature in method.signatures:
        try:
            return maker.call(signature, given, by_name)
        except InvalidArgument as error:
            refused = error
    if refused is None:
        return maker.untyped(given, by_name)
    raise refused


def _refuse_unknown(
    thing: Any, facts: ClassFacts, known: Mapping[str, Any], word: str, where: str, name: str
) -> NoReturn:
    if name.startswith("_"):
        refuse(where, f"{name:.80} is private", name, f"a public {word}")
    if name.endswith("_listener"):
        refuse(where, f"{name:.80}: a listener is a function, which cannot go over a wire", name, f"a {word}")
    refuse(where, f"{named(thing)} has no {word} {name!r:.80}{hint(name, known)}", name, f"a {word} of {facts.name}")
