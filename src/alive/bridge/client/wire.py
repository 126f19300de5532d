"""Between the objects of the domain and the plain data of the wire, as a client needs it.

Commands are written without the fields that have their default, so that an older script takes what it knows. Results
are read leniently: a newer script may tell more. Errors become the class that the script raised.
"""

import functools
import types
from collections.abc import Callable, Mapping
from typing import Any, Literal, TypeVar, Union, get_args, get_origin

import cattrs
import cattrs.gen

from alive.bridge.client.failures import UnreadableReply
from alive.domain.building import built, is_record
from alive.domain.errors import AliveError, InvalidArgument, Problem, error_classes
from alive.domain.operation import Command, OperationSpec, field_types, operations

T = TypeVar("T")

Fields = Mapping[str, Any]
"""The plain data of one message."""


def fields_of_command(command: Command[Any]) -> dict[str, Any]:
    """The action and the parameters of a request."""
    return {"action": command.spec.name, **plain(command)}


def plain(value: Any) -> Any:
    """Any value that may stand in a command, as plain data."""
    return _writer().unstructure(value)


def read_result(kind: type[T], reply: Fields) -> T:
    """The result in a reply. UnreadableReply if it lacks what this client knows of it, or has another form."""
    try:
        return _reader().structure(reply, kind)
    except Exception as error:
        raise UnreadableReply(
            f"The reply is no {kind.__name__} as this client knows it ({error!r}). Live carried out the command. Is "
            "the script of the same version as the client?",
            reply,
        ) from error


def error_of(reply: Fields) -> AliveError:
    """The error in a reply, of the class that the script raised."""
    code = str(reply.get("code"))
    kind = error_classes().get(code, AliveError)
    error = kind.__new__(kind)
    message, details = str(reply.get("error")), reply.get("details")
    AliveError.__init__(error, message)
    error.details = dict(details) if isinstance(details, Mapping) else {}
    if isinstance(error, InvalidArgument):
        error.problems = tuple(map(_problem, error.details.get("problems", ())))
    if kind is AliveError:  # a code that a newer script has
        vars(error)["code"] = code
    return error


def known_operation(action: str) -> OperationSpec | None:
    """What this client knows of an operation."""
    import alive.domain.commands  # noqa: F401, PLC0415 - all operations, which typed commands alone do not need

    return operations().get(action)


def _problem(told: Fields) -> Problem:
    return Problem(str(told.get("path")), str(told.get("message")), told.get("got"), told.get("allowed"))


@functools.cache
def _writer() -> cattrs.Converter:
    converter = cattrs.Converter()

    def without_defaults(kind: Any) -> Callable[[Any], dict[str, Any]]:
        field_types(kind)  # which builds the records inside, for cattrs to see
        return cattrs.gen.make_dict_unstructure_fn(kind, converter, _cattrs_omit_if_default=True)

    converter.register_unstructure_hook_factory(is_record, without_defaults)
    return converter


@functools.cache
def _reader() -> cattrs.Converter:
    converter = cattrs.Converter(detailed_validation=False)

    def lenient(kind: Any) -> Callable[[Any, Any], Any]:
        field_types(kind)
        return cattrs.gen.make_dict_structure_fn(
            built(kind), converter, _cattrs_forbid_extra_keys=False, _cattrs_detailed_validation=False
        )

    converter.register_structure_hook_func(_is_plain, lambda value, _: value)
    converter.register_structure_hook(float, _fraction)
    converter.register_structure_hook_factory(is_record, lenient)
    return converter


def _fraction(value: Any, _: Any) -> Any:
    # In JSON 128 and 128.0 are the same number, and some writers shorten it.
    return float(value) if value.__class__ is int else value


def _is_plain(kind: Any) -> bool:
    """Whether a value of that type is in JSON what it is here. cattrs would turn "1" into 1, and refuse unions."""
    origin = get_origin(kind)
    if origin in {Union, types.UnionType}:
        return all(_is_plain(member) for member in get_args(kind))
    return kind in {bool, int, str, type(None)} or origin is Literal
