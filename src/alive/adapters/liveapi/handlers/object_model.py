"""Handlers of the operations on any object of Live."""

from typing import Any

from alive.adapters.liveapi.context import LiveContext
from alive.adapters.liveapi.handlers.table import handles
from alive.adapters.liveapi.object_model.checks import as_given, refuse
from alive.adapters.liveapi.object_model.children import Held, Placed, children_of, held_by, listed
from alive.adapters.liveapi.object_model.class_facts import is_object_class
from alive.adapters.liveapi.object_model.describing import method_described, property_described
from alive.adapters.liveapi.object_model.members import callable_method, called, readable, writable, written
from alive.adapters.liveapi.object_model.values import (
    NOT_SHOWN,
    current_values,
    plain_in_turns,
    read,
    read_if_shown,
    type_name,
)
from alive.adapters.liveapi.object_model.walking import Way, named, way_to
from alive.adapters.liveapi.places import kind_of
from alive.application.handling import Steps
from alive.domain.commands.object_model import (
    CallMethod,
    DescribeObject,
    GetProperties,
    GetProperty,
    ListChildren,
    SetProperty,
)
from alive.domain.errors import LiveRejected
from alive.domain.results.object_model import (
    Child,
    ChildrenListed,
    MethodCalled,
    ObjectDescribed,
    PropertiesShown,
    PropertyShown,
    PropertyWritten,
)


@handles(GetProperty)
def get_property(live: LiveContext, command: GetProperty) -> Steps[PropertyShown]:
    """Read it; a long list is converted in parts."""
    way = way_to(live, command.object)
    name = readable(live, way.thing, command.property).name
    value = read(way.thing, name)
    return PropertyShown(
        object_id=way.object_id(live),
        path=way.path,
        property=name,
        type=type_name(value),
        value=(yield from plain_in_turns(live, value, way.path_of(name))),
    )


@handles(GetProperties)
def get_properties(live: LiveContext, command: GetProperties) -> Steps[PropertiesShown]:
    """Read them all in one callback; only the conversion of long lists is spread over several."""
    way = way_to(live, command.object)
    object_id = way.object_id(live)
    values: dict[str, Any] = {}
    not_shown: dict[str, str] = {}
    for name in command.properties:
        try:
            values[name] = read(way.thing, readable(live, way.thing, name, "properties").name)
        except LiveRejected as refused:
            not_shown[name] = refused.message
    for name, value in values.items():
        values[name] = yield from plain_in_turns(live, value, way.path_of(name))
    if not command.properties:
        values = current_values(live, way.thing)
    return PropertiesShown(object_id=object_id, path=way.path, values=values, not_shown=not_shown)


@handles(SetProperty)
def set_property(live: LiveContext, command: SetProperty) -> Steps[PropertyWritten]:
    """Write it; where Live still shows what was before, wait for it."""
    way = way_to(live, command.object)
    member = writable(live, way.thing, command.property)
    object_id = way.object_id(live)
    if object_id is None:
        message = f"{named(way.thing)} is a value, which Live gives out as a copy; write the property that holds it"
        refuse("object", message, command.object, "an object with an id")
    value = yield from written(live, way.thing, member, command.value)
    shown = yield from plain_in_turns(live, value, way.path_of(member.name))
    return PropertyWritten(
        message=f"{member.name} of {named(way.thing)} is {as_given(shown)}.",
        object_id=object_id,
        path=way.path,
        property=member.name,
        type=type_name(value),
        value=shown,
    )


@handles(CallMethod)
def call_method(live: LiveContext, command: CallMethod) -> Steps[MethodCalled]:
    """Call it; the object may be gone afterwards."""
    way = way_to(live, command.object)
    method = callable_method(live, way.thing, command.method)
    object_id, name = way.object_id(live), named(way.thing)
    value = called(live, way.thing, method, command.arguments, command.keyword_arguments or {})
    return MethodCalled(
        message=f"{method.name} of {name} was called.",
        object_id=object_id,
        path=way.path,
        method=method.name,
        type=type_name(value),
        value=(yield from plain_in_turns(live, value)),
    )


@handles(ListChildren)
def list_children(live: LiveContext, command: ListChildren) -> ChildrenListed:
    """List a page of them: only what is on it is looked at."""
    way = way_to(live, command.object)
    held = children_of(live, way.thing) if command.property is None else [_held(live, way, command.property)]
    return ChildrenListed(
        object_id=way.object_id(live),
        path=way.path,
        children=tuple(_child(live, way, placed) for placed in listed(held, command.offset, command.limit)),
        offset=command.offset,
        count=sum(len(each.items) for each in held),
    )


@handles(DescribeObject)
def describe_object(live: LiveContext, command: DescribeObject) -> ObjectDescribed:
    """Ask Live's classes, and for the types the values that are there now."""
    way = way_to(live, command.object)
    thing = way.thing
    facts = live.classes.facts(thing)
    return ObjectDescribed(
        object_id=way.object_id(live),
        path=way.path,
        kind=kind_of(thing),
        class_name=facts.name,
        properties=tuple(
            property_described(live, thing, member, with_value=command.with_values)
            for member in facts.properties.values()
        ),
        methods=tuple(method_described(thing, method) for method in facts.methods.values()),
        listeners=facts.listeners,
    )


def _held(live: LiveContext, way: Way, name: str) -> Held:
    held = held_by(read(way.thing, readable(live, way.thing, name).name), name)
    if held is None:
        refuse("property", f"{name} of {named(way.thing)} holds no objects", name, "a property that holds objects")
    return held


def _child(live: LiveContext, way: Way, placed: Placed) -> Child:
    name, position, thing = placed
    called_so = read_if_shown(thing, "name")
    return Child(
        property=name,
        position=position,
        kind=kind_of(thing),
        class_name=type(thing).__name__,
        name=None if called_so is NOT_SHOWN else str(called_so),
        object_id=live.id_of(kind_of(thing), thing) if is_object_class(type(thing)) else None,
        path=way.path_of(name if position is None else f"{name}/{position}"),
    )
