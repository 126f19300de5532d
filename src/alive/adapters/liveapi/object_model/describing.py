"""What the running Live says of one object, as the results of describe_object tell it."""

from typing import TYPE_CHECKING, Any

from alive.adapters.liveapi.object_model.arguments import allowed_names, wanted_by, wanted_like
from alive.adapters.liveapi.object_model.class_facts import Method, Property
from alive.adapters.liveapi.object_model.members import choices_for, refusal_of
from alive.adapters.liveapi.object_model.signatures import Argument, Signature
from alive.adapters.liveapi.object_model.values import is_long, plain, read, type_name
from alive.domain.errors import LiveRejected
from alive.domain.results.object_model import (
    ArgumentDescribed,
    MethodDescribed,
    PropertyDescribed,
    SignatureDescribed,
)

if TYPE_CHECKING:
    from alive.adapters.liveapi.context import LiveContext


def property_described(live: "LiveContext", thing: Any, member: Property, *, with_value: bool) -> PropertyDescribed:
    """A property; its type is that of the value it has now."""
    try:
        value, not_shown = read(thing, member.name), None
    except LiveRejected as refused:
        value, not_shown = None, refused.message
    many = is_long(value)
    return PropertyDescribed(
        name=member.name,
        type=type_name(value) if not_shown is None else member.takes or "unknown",
        settable=member.settable,
        observable=member.observable,
        allowed=_allowed(thing, member, value),
        description=member.description,
        count=len(value) if many and hasattr(value, "__len__") else None,
        value=plain(live, value) if with_value and not many else None,
        not_shown=not_shown,
    )


def method_described(thing: Any, method: Method) -> MethodDescribed:
    """A method, with every way to call it."""
    return MethodDescribed(
        name=method.name,
        signatures=tuple(_signature_described(signature, type(thing)) for signature in method.signatures),
        refused=refusal_of(thing, method.name),
    )


def _allowed(thing: Any, member: Property, value: Any) -> tuple[str, ...] | None:
    choices = choices_for(thing, member.name, value)
    if choices is not None:
        return tuple(choice.display_name for choice in choices)
    return allowed_names(wanted_like(value, member.takes, type(thing)))


def _signature_described(signature: Signature, owner: type) -> SignatureDescribed:
    return SignatureDescribed(
        text=signature.text,
        arguments=tuple(_argument_described(argument, owner) for argument in signature.arguments),
        returns=signature.returns,
        description=signature.description,
    )


def _argument_described(argument: Argument, owner: type) -> ArgumentDescribed:
    return ArgumentDescribed(
        name=argument.name if argument.is_named else None,
        type=argument.type_name,
        default=argument.default,
        allowed=allowed_names(wanted_by(argument, owner)),
    )
