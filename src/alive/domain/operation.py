"""The declaration of an operation: one class, from which everything else about it follows.

Wire name, validation, JSON Schema, command line, catalogue and documentation are read from the class; nowhere is
there a second list of operations.
"""

import enum
import functools
import inspect
import re
from collections.abc import Callable, Mapping
from typing import Any, ClassVar, Generic, TypeVar, cast, dataclass_transform, get_args, get_origin, get_type_hints

import attrs

from alive.domain.building import built, on_first_use
from alive.domain.checking import check_for, list_check_for
from alive.domain.errors import error_classes
from alive.domain.value_types import ValueType, describe

R_co = TypeVar("R_co", covariant=True)
C = TypeVar("C", bound="Command[Any]")
T = TypeVar("T")

OLDEST_LIVE = "12.1"
"""The first Live with Python 3.11, which the Remote Script needs."""


class Effect(enum.StrEnum):
    """What an operation does to Live, which also decides the role it needs."""

    READ = "read"
    PERFORM = "perform"
    """Launch, transport, mixer and parameter values, view."""
    EDIT = "edit"
    """Changes what is saved with the Set; one undo step."""
    ADMIN = "admin"


class Undo(enum.StrEnum):
    """What the user's undo does to an operation."""

    STEP = "step"
    """One undo takes it back."""
    OWN_ENTRIES = "own entries"
    """Live makes entries of its own for some of it (device and mixer parameters, track names)."""
    NOT_TRACKED = "not tracked"
    """Live's undo history does not know it."""


@attrs.frozen
class NotInLive:
    """Why an operation has no member of Live as its source."""

    reason: str


@attrs.frozen(kw_only=True)
class Parameter:
    """One parameter of an operation, as it is on the wire."""

    name: str
    type: ValueType
    required: bool
    default: Any
    check: Callable[[Any], Any] | None


@attrs.frozen
class Raised:
    """An error that an operation declares to answer."""

    code: str
    when: str
    """In what case, in the words of the docstring."""


@attrs.frozen(kw_only=True, eq=False)
class OperationSpec:
    """Everything that is declared about one operation."""

    name: str
    command: type["Command[Any]"]
    result: type
    category: str
    effect: Effect
    source: tuple[str, ...] | NotInLive
    undo: Undo
    destructive: bool
    since: str
    unsupported: str | None
    partly: str | None
    ticks: bool
    """Whether it writes over several ticks of Live, so that it cannot be part of an atomic batch."""

    @functools.cached_property
    def parameters(self) -> tuple[Parameter, ...]:
        """What it takes, in order."""
        types = field_types(self.command)
        return tuple(_parameter(field, types[field.name]) for field in fields_of(self.command))

    @property
    def summary(self) -> str:
        """The first line of the docstring."""
        return (self.command.__doc__ or "").strip().partition("\n")[0]

    @property
    def description(self) -> str:
        """The docstring, for people who want to know all."""
        return inspect.cleandoc(self.command.__doc__ or "")

    @functools.cached_property
    def errors(self) -> tuple[Raised, ...]:
        """The errors that the section `Raises` of the docstring names, in its order."""
        return _raised(self.description)


class Command(Generic[R_co]):
    """Base of all commands. The parameter is the type of the result."""

    __slots__ = ()
    spec: ClassVar[OperationSpec]


_OPERATIONS: dict[str, OperationSpec] = {}


def operations() -> Mapping[str, OperationSpec]:
    """Every declared operation by its wire name. Import `alive.domain.commands` to have them all."""
    return _OPERATIONS


@dataclass_transform(frozen_default=True, kw_only_default=True, field_specifiers=(attrs.field,))
def record(cls: type[T]) -> type[T]:
    """Make a class of plain annotated fields an immutable value that checks itself: what users give."""
    return on_first_use(cls, field_transformer=_checked_fields)


@dataclass_transform(frozen_default=True, kw_only_default=True, field_specifiers=(attrs.field,))
def result(cls: type[T]) -> type[T]:
    """Make a class of plain annotated fields an immutable value: what Live showed, which nobody may refuse."""
    return on_first_use(cls)


@dataclass_transform(frozen_default=True, kw_only_default=True, field_specifiers=(attrs.field,))
def operation(  # noqa: PLR0913 - a declaration says as much as there is to say
    *,
    category: str,
    effect: Effect,
    source: str | tuple[str, ...] | NotInLive,
    undo: Undo | None = None,
    destructive: bool = False,
    since: str = OLDEST_LIVE,
    unsupported: str | None = None,
    partly: str | None = None,
    ticks: bool = False,
) -> Callable[[type[C]], type[C]]:
    """Declare an operation. The wire name is the class name in snake_case.

    Args:
        category: The group it is listed under.
        effect: What it does to Live.
        source: The member or members of Live it rests on, or why there is none.
        undo: What undo does to it; if not given, a step for EDIT and not tracked for the rest.
        destructive: Whether it removes or replaces something the user made.
        since: The first version of Live that can do it.
        unsupported: Why the Live API cannot do it at all, and what can be done instead.
        partly: What part of what its name says the Live API cannot do.
        ticks: Whether it writes over several ticks of Live.
    """

    def declare(cls: type[C]) -> type[C]:
        command = record(cls)
        spec = OperationSpec(
            name=wire_name(command.__name__),
            command=command,
            result=result_type(command),
            category=category,
            effect=effect,
            source=(source,) if isinstance(source, str) else source,
            undo=undo or (Undo.STEP if effect is Effect.EDIT else Undo.NOT_TRACKED),
            destructive=destructive,
            since=since,
            unsupported=unsupported,
            partly=partly,
            ticks=ticks,
        )
        if _OPERATIONS.setdefault(spec.name, spec) is not spec:
            raise TypeError(f"the operation {spec.name} is declared twice")
        command.spec = spec
        return command

    return declare


def _raised(description: str) -> tuple[Raised, ...]:
    """Read `Raises:` and the lines below it: `    NotFound: There is no such track.`, gone on with further indented."""
    section = re.search(r"(?m)^Raises:\n((?:(?: {4}.*)?(?:\n|\Z))+)", description)
    entries = re.findall(r"(?m)^ {4}(\w+): (.+(?:\n {8}.+)*)", section[1]) if section else []
    codes = {kind.__name__: code for code, kind in error_classes().items()}
    return tuple(Raised(codes[name], re.sub(r"\s+", " ", when)) for name, when in entries)


def wire_name(class_name: str) -> str:
    """`SetTempo` -> `set_tempo`."""
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", class_name).lower()


def field_types(record_class: type) -> Mapping[str, ValueType]:
    """What each field of a record is, read from its annotations."""
    return _field_types(cast("Any", record_class))


@functools.cache
def _field_types(record_class: Any) -> Mapping[str, ValueType]:
    hints = get_type_hints(record_class, include_extras=True)
    return {field.name: describe(hints[field.name]) for field in fields_of(record_class)}


def fields_of(record_class: type) -> "tuple[attrs.Attribute[Any], ...]":
    """The fields of a record, in order."""
    built(record_class)
    return attrs.fields(record_class)  # type: ignore[no-any-return] # records are attrs classes


def _checked_fields(_cls: type, fields: list["attrs.Attribute[Any]"]) -> list["attrs.Attribute[Any]"]:
    return [field if field.converter else _checked(field, describe(cast("Any", field.type))) for field in fields]


def _checked(field: "attrs.Attribute[Any]", value_type: ValueType) -> "attrs.Attribute[Any]":
    if value_type.base is tuple:
        # Not a converter: the items of what comes over a wire are still to be made.
        return field.evolve(validator=list_check_for(field.name, value_type))
    return field.evolve(converter=check_for(field.name, value_type))


def _parameter(field: "attrs.Attribute[Any]", value_type: ValueType) -> Parameter:
    required = field.default is attrs.NOTHING
    return Parameter(
        name=field.name,
        type=value_type,
        required=required,
        default=None if required else field.default,
        check=field.converter,  # type: ignore[arg-type] # ours are plain functions
    )


def result_type(command: type) -> type:
    """The type that `Command[...]` names."""
    for cls in command.__mro__:
        for base in getattr(cls, "__orig_bases__", ()):
            origin, arguments = get_origin(base), get_args(base)
            if isinstance(origin, type) and issubclass(origin, Command) and isinstance(arguments[0], type):
                return arguments[0]
    raise TypeError(f"{command.__name__} does not say what it returns: derive it from Command[Result]")
