"""Classes of Live that are no objects of the Set, declared by their signatures.

Some of them no script can ever hold: Live makes their objects for itself, or for processes of its own. They are there
with everything that can be asked of a class, and cannot be made.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NoReturn, TypeVar

from alive.simulator.object_model.arguments import Signature, argument_type, property_error
from alive.simulator.object_model.boost import instance
from alive.simulator.object_model.errors import NOT_INSTANTIABLE

R = TypeVar("R", bound=type)
_LISTENER = (
    "add_{0}_listener( ({1})arg1, (object)arg2) -> None :",
    "remove_{0}_listener( ({1})arg1, (object)arg2) -> None :",
    "{0}_has_listener( ({1})arg1, (object)arg2) -> bool :",
)


def value_class(module: str, name: str, init: str, fields: Mapping[str, tuple[str, Any]]) -> type[Any]:
    """Make a class whose objects scripts make, from their constructor's arguments or else the defaults.

    Args:
        module: The module of Live.
        name: The class.
        init: The constructor's signature.
        fields: Type and default of the read-only properties.
    """
    signature = Signature(init)
    given = [argument.keyword for argument in signature.arguments[1:]]

    def __init__(self: Any, *values: Any, **keywords: Any) -> None:  # noqa: N807 - it becomes the class's own
        bound = signature.bind(name, values, keywords)
        self._values = {field: default for field, (_, default) in fields.items()} | dict(zip(given, bound, strict=True))

    def __eq__(self: Any, other: object) -> bool:  # noqa: N807
        return self is other

    def __hash__(self: Any) -> int:  # noqa: N807
        return id(self)

    __init__.__doc__ = signature.doc
    namespace: dict[str, Any] = {"__init__": __init__, "__eq__": __eq__, "__hash__": __hash__}
    namespace |= {field: property(_reader(field)) for field in fields}
    return type(name, (instance,), {**namespace, "__module__": module, "__slots__": ("_values",)})


def record_class(module: str) -> Callable[[R], R]:
    """Make a class of settable fields of a body with types and defaults; it is made without arguments."""

    def decorate(cls: R) -> R:
        signature = Signature("__init__( (object)arg1) -> None :")
        fields = {name: (str(kind).partition("[")[0], getattr(cls, name)) for name, kind in cls.__annotations__.items()}

        def __init__(self: Any, *values: Any, **keywords: Any) -> None:  # noqa: N807 - it becomes the class's own
            signature.bind(cls.__name__, values, keywords)
            self._values = {field: default for field, (_, default) in fields.items()}

        __init__.__doc__ = signature.doc
        for field, (type_name, _) in fields.items():
            setattr(cls, field, property(_reader(field), _writer(cls.__name__, field, type_name)))
        setattr(cls, "__init__", __init__)  # noqa: B010 - mypy knows better than to let a method be replaced
        cls.__module__ = module
        return cls

    return decorate


def sealed_class(
    module: str,
    name: str,
    *,
    properties: Sequence[str] = (),
    methods: Sequence[str] = (),
    listeners: Sequence[str] = (),
    constants: Mapping[str, Any] | None = None,
) -> type[Any]:
    """Make a class of which no script ever gets an object."""
    namespace: dict[str, Any] = {"__module__": module, "__slots__": (), "__init__": _refuse, **(constants or {})}
    namespace |= {each: property(_unreachable(name, each)) for each in properties}
    lines = [*methods, *(line.format(each, name) for each in listeners for line in _LISTENER)]
    for signature in map(Signature, lines):
        namespace[signature.name] = _sealed_method(name, signature)
    return type(name, (instance,), namespace)


def _reader(field: str) -> Callable[[Any], Any]:
    def read(self: Any) -> Any:
        return self._values[field]

    return read


def _writer(owner: str, field: str, type_name: str) -> Callable[[Any, Any], None]:
    def write(self: Any, value: Any) -> None:
        accepted = argument_type(type_name)
        if not accepted.accepts(value):
            raise property_error(owner, field, owner, (value,), accepted.cpp)
        self._values[field] = accepted.convert(value)

    return write


def _refuse(*_: object, **__: object) -> NoReturn:
    raise RuntimeError(NOT_INSTANTIABLE)


def _unreachable(owner: str, name: str) -> Callable[[Any], NoReturn]:
    def read(_: Any) -> NoReturn:
        raise property_error(owner, name, owner, ())

    return read


def _sealed_method(owner: str, signature: Signature) -> Callable[..., NoReturn]:
    def call(*given: Any, **keywords: Any) -> NoReturn:
        raise signature.error(owner, given[1:], keywords)

    call.__name__ = signature.name
    call.__qualname__ = f"{owner}.{signature.name}"
    call.__doc__ = signature.doc
    return call
