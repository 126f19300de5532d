"""Which objects of Live a command names, and which of them it acts on."""

from collections.abc import Iterator
from typing import Any

from alive.adapters.liveapi.context import LiveContext, item_at
from alive.domain.operation import Command, field_types
from alive.domain.refs import CLIP_ON_TRACK, SLOT_ON_TRACK, RefKind

Reference = tuple[str, RefKind, int | str]
"""The parameter, what it names, and how."""


def references(command: Command[Any]) -> list[Reference]:
    """The references among the parameters of a command."""
    return [
        (parameter.name, parameter.type.ref, value)
        for parameter in command.spec.parameters
        if parameter.type.ref is not None and (value := getattr(command, parameter.name)) is not None
    ]


def targets(live: LiveContext, command: Command[Any]) -> list[tuple[str | None, Any]]:
    """The objects it acts on, by parameter; the song, without a parameter, if it names none.

    A track that is named only for what is on it (`track_index` beside `device_index`) is not what is acted on.
    """
    given = references(command)
    owners = {kind.within for _, kind, _ in given}
    found = [(name, resolve(live, command, kind, ref)) for name, kind, ref in given if name not in owners]
    return list(found) or [(None, live.song())]


def objects_named(live: LiveContext, command: Command[Any]) -> list[Any]:
    """Every object it names, also inside of lists and records, and those that what it names is on."""
    named = [resolve(live, command, kind, ref) for _, kind, ref in references(command)]
    for parameter in command.spec.parameters:
        value = getattr(command, parameter.name)
        if parameter.type.items is not None or parameter.type.is_record:
            named += [live.find(kind, ref) for kind, ref in _nested(parameter.type, value)]
    return named


def resolve(live: LiveContext, command: Command[Any], kind: RefKind, ref: int | str) -> Any:
    """The object that one parameter of a command names. NotFound if there is none."""
    if kind == CLIP_ON_TRACK:
        return live.clip_on(getattr(command, "track_index"), ref).clip  # noqa: B009 - not every command has one
    if kind == SLOT_ON_TRACK:
        return live.cell(getattr(command, "track_index"), ref).slot  # noqa: B009
    if kind.within is None or not isinstance(ref, int):
        return live.find(kind, ref)
    owner = next(
        resolve(live, command, owner_kind, owner_ref)
        for name, owner_kind, owner_ref in references(command)
        if name == kind.within
    )
    members = kind.index_of or ""
    return item_at(getattr(owner, members), ref, members)


def _nested(value_type: Any, value: Any) -> Iterator[tuple[RefKind, int | str]]:
    if value is None:
        return
    if value_type.ref is not None and value_type.ref.within is None:
        yield value_type.ref, value
    elif value_type.base is tuple and value_type.items is not None:
        for item in value:
            yield from _nested(value_type.items, item)
    elif value_type.is_record:
        for name, kind in field_types(value_type.base).items():
            yield from _nested(kind, getattr(value, name))
