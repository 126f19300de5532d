"""Reads `KEY=VALUE` arguments: which type a value has follows from the declaration of the operation."""

import json
from collections.abc import Callable, Iterable
from typing import Any, NoReturn

from alive.domain.operation import OperationSpec, Parameter
from alive.domain.value_types import ValueType

_TEXT_KEYS = {"idempotency_key", "session"}
"""Keys of every request, beside the parameters, that are text."""


class BadArgument(ValueError):
    """An argument that cannot be read; the message is for people."""


def key_values(arguments: Iterable[str]) -> dict[str, str]:
    """Split `KEY=VALUE` arguments at the first `=`."""
    pairs: dict[str, str] = {}
    for argument in arguments:
        key, equals, value = argument.partition("=")
        if not equals or not key:
            raise BadArgument(f"got {argument!r}, allowed is KEY=VALUE, such as bpm=128")
        if key in pairs:
            raise BadArgument(f"{key} is given twice")
        pairs[key] = value
    return pairs


def parameters_of(spec: OperationSpec | None, arguments: Iterable[str]) -> dict[str, Any]:
    """The parameters of a request. What the declaration does not know is sent as JSON, or else as text.

    Raises:
        BadArgument: If a value cannot be what the declaration says. Whether it is within its range says the server.
    """
    pairs = key_values(arguments)
    if "action" in pairs:
        raise BadArgument("the action is the first argument and cannot be a parameter")
    readers = _readers(spec.parameters if spec else ())
    return {key: readers.get(key, _json_or_text)(key, value) for key, value in pairs.items()}


_Reader = Callable[[str, str], Any]


def _readers(parameters: Iterable[Parameter]) -> dict[str, _Reader]:
    readers: dict[str, _Reader] = dict.fromkeys(_TEXT_KEYS, _text)
    for parameter in parameters:
        readers |= dict.fromkeys((parameter.name, *parameter.type.also_called), _reader(parameter.type))
    return readers


def _reader(value_type: ValueType) -> _Reader:
    if value_type.base is str and not value_type.one_of:
        return _text
    if value_type.or_text or (value_type.base is Any and not value_type.ref):
        return _json_or_text
    if value_type.ref or value_type.one_of or value_type.is_enum:
        return _number_or_text
    return lambda key, value: _json(key, value, value_type)


def _text(_key: str, value: str) -> str:
    return value


def _number_or_text(_key: str, value: str) -> int | str:
    digits = value.removeprefix("-")
    # A number that is longer is no index of anything; the server says so about the text as well.
    return int(value) if digits.isdecimal() and digits.isascii() and len(digits) < 20 else value


def _json(key: str, value: str, value_type: ValueType) -> Any:
    try:
        return _strict_json(value)
    except ValueError:
        raise BadArgument(f"{key}: got {value!r}, allowed is {value_type.allowed}, written as JSON") from None


def _json_or_text(_key: str, value: str) -> Any:
    try:
        return _strict_json(value)
    except ValueError:
        return value


def _strict_json(text: str) -> Any:
    return json.loads(text, parse_constant=_refuse_constant)


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is no JSON")
