"""Between plain data (what any wire carries) and commands and results.

The usual case is fast: one generated function per class. Only when it refuses does the slow way look for everything
that is wrong, so that a user sees all problems at once.
"""

import contextlib
import functools
from collections.abc import Callable, Iterator, Mapping
from itertools import islice
from typing import Any, cast, get_args, get_origin

import attrs
import cattrs
import cattrs.gen

from alive.application.catalogue import find, nearest
from alive.domain.building import built, is_record, records_of
from alive.domain.checking import check_for
from alive.domain.errors import InvalidArgument, Problem
from alive.domain.event import events
from alive.domain.operation import Command, OperationSpec, field_types, fields_of, operations
from alive.domain.value_types import ValueType

LONG_LIST = 64
"""Lists of records longer than this are converted in slices, so that no turn is held up by one reply."""

PIECE = 16
"""Items of a slice. Notes take 2 us each to convert and encode, objects of the state 25 us."""

MOST_PROBLEMS = 20
"""How many problems of one request are told. Looking for more would cost the main thread what nobody reads."""


@attrs.frozen
class LongList:
    """A list of records that is converted slice by slice when somebody writes it."""

    items: tuple[Any, ...]
    _convert: Callable[[Any], Any]

    def slices(self) -> Iterator[list[Any]]:
        """The converted items, some at a time. An item that is SlicedFields has long lists of its own."""
        for start in range(0, len(self.items), PIECE):
            yield [self._convert(item) for item in self.items[start : start + PIECE]]

    def whole(self) -> list[Any]:
        """All converted items at once."""
        return [item for part in self.slices() for item in part]

    def __len__(self) -> int:
        """How many items there are, with those of the long lists inside of them."""
        return sum(item.long_items if isinstance(item, SlicedFields) else 1 for item in self.items)


class SlicedFields(dict[str, Any]):
    """The fields of a result of which at least one is a LongList."""

    @property
    def long_items(self) -> int:
        """How many items its long lists have."""
        return sum(len(value) for value in self.values() if isinstance(value, LongList))


class Conversion:
    """Makes commands of plain data, and plain data of results."""

    def __init__(self) -> None:
        # The fields of commands check themselves when made; cattrs is to hand values on as they are.
        self._converter = cattrs.Converter(
            prefer_attrib_converters=True, forbid_extra_keys=True, detailed_validation=False
        )
        self._converter.register_structure_hook(int | str, lambda value, _kind: value)
        self._converter.register_structure_hook_factory(_has_aliases, self._structure_with_aliases)
        self._converter.register_structure_hook_factory(_is_tuple, self._structure_list)
        self._makers: dict[str, tuple[OperationSpec, Callable[[Any, Any], Any]]] = {}
        self._readers: dict[type, Callable[[Any], dict[str, Any]]] = {}

    def command(self, action: str, parameters: Mapping[str, Any]) -> Command[Any]:
        """The command of that name. Raises UnknownAction or InvalidArgument, which tell what would be right."""
        spec, make = self._makers.get(action) or self._maker(action)
        try:
            return make(parameters, spec.command)  # type: ignore[no-any-return]
        except Exception:
            problems = list(islice(problems_of(spec.command, parameters), MOST_PROBLEMS))
            if problems:
                raise InvalidArgument(problems) from None
            raise  # what only the whole command shows, such as two fields that contradict each other

    def made_ready(self) -> Iterator[None]:
        """Make ready, a little at each step, what is otherwise made when it is first asked for."""
        known: set[type] = set()
        for event in events().values():
            yield from self._reader_made_ready(event.event, known)
        for name, spec in operations().items():
            yield from _built_one_by_one(spec.command, known)
            if name not in self._makers:
                self._maker(name)
            yield
            yield from self._reader_made_ready(spec.result, known)

    def _reader_made_ready(self, kind: type, known: set[type]) -> Iterator[None]:
        yield from _built_one_by_one(kind, known)
        if kind not in self._readers:
            self._readers[kind] = self._reader(kind)
        yield

    def problems(self, action: str, parameters: Mapping[str, Any]) -> list[Problem]:
        """What keeps the parameters from becoming that command, of which some values may still be to come."""
        spec = find(action)
        return list(islice(problems_of(spec.command, self._without_good_lists(spec, parameters)), MOST_PROBLEMS))

    def _without_good_lists(self, spec: OperationSpec, parameters: Mapping[str, Any]) -> Mapping[str, Any]:
        """The parameters with a Later in place of long lists that are all right: looking for problems is slow."""
        types = field_types(spec.command)
        good: dict[str, Any] = {}
        for field in fields_of(spec.command):
            value = parameters.get(field.name)
            items = types[field.name].items
            if value.__class__ is list and items is not None and items.is_record:
                # Whatever is wrong is found by the slow way.
                with contextlib.suppress(Exception):
                    self._converter.structure(value, cast("Any", field.type))
                    good[field.name] = Later("", 0, "")
        return {**parameters, **good}

    def fields(self, result: Any) -> dict[str, Any]:
        """A result as plain data; SlicedFields if it has long lists of records."""
        kind = result.__class__
        reader = self._readers.get(kind)
        if reader is None:
            reader = self._readers[kind] = self._reader(kind)
        return reader(result)

    def _maker(self, action: str) -> tuple[OperationSpec, Callable[[Any, Any], Any]]:
        spec = find(action)
        self._makers[action] = made = (spec, self._converter.get_structure_hook(built(spec.command)))
        return made

    def _structure_with_aliases(self, record_class: type) -> Callable[[Any, Any], Any]:
        plain: Callable[[Any, Any], Any] = cattrs.gen.make_dict_structure_fn(
            record_class,
            self._converter,
            _cattrs_forbid_extra_keys=True,
            _cattrs_prefer_attrib_converters=True,
            _cattrs_detailed_validation=False,
        )
        aliases = aliases_of(record_class)
        return lambda data, kind: plain(_without_aliases(aliases, data), kind)

    def _structure_list(self, list_type: Any) -> Callable[[Any, Any], Any]:
        item_type = get_args(list_type)[0]
        item_hook = self._converter.get_structure_hook(item_type)

        def structure(data: Any, _kind: Any) -> tuple[Any, ...]:
            if data.__class__ is not list:
                raise TypeError("a list is wanted")  # told to the user by problems_of
            return tuple([item_hook(item, item_type) for item in data])

        return structure

    def _reader(self, kind: type) -> Callable[[Any], dict[str, Any]]:
        types = field_types(kind)  # which builds the records inside, for cattrs to see
        plain: Callable[[Any], dict[str, Any]] = self._converter.get_unstructure_hook(kind)
        long_fields = [name for name, value in types.items() if _may_be_long(value)]
        if not long_fields:
            return plain

        def read(result: Any) -> dict[str, Any]:
            shown = {name: getattr(result, name) for name in long_fields}
            long = {name: items for name, items in shown.items() if items.__class__ is tuple and _is_long(items)}
            if not long:
                return plain(result)
            shortened = plain(attrs.evolve(result, **dict.fromkeys(long, ())))
            lists_of = {name: LongList(items, self._item) for name, items in long.items()}
            return SlicedFields(shortened | lists_of)

        return read

    def _item(self, item: Any) -> Any:
        """An item of a long list as plain data, but for long lists inside of it."""
        return item if isinstance(item, dict) else self._converter.unstructure(item)


def _built_one_by_one(kind: type, known: set[type]) -> Iterator[None]:
    for record in records_of(kind, known):
        yield
        built(record)
    yield


def _may_be_long(value_type: ValueType) -> bool:
    """Whether a field can hold a list that is long: of records, of replies, or of whatever an object of Live shows."""
    if value_type.items is not None:
        return value_type.items.is_record or value_type.items.base is dict
    return value_type.base is Any and value_type.ref is None


def _is_long(items: tuple[Any, ...]) -> bool:
    return len(items) > LONG_LIST or any(item.__class__ is SlicedFields for item in items)


class Later:
    """Stands in plain data for a value that is not known yet: the field of a result that is still to come."""

    def __init__(self, text: str, position: int, field: str) -> None:
        self.text = text
        self.position = position
        self.field = field


def problems_of(record_class: type, data: Mapping[str, Any], prefix: str = "") -> Iterator[Problem]:
    """Everything that keeps the data from becoming that record, one after the other."""
    try:
        data = _without_aliases(aliases_of(record_class), data)
    except InvalidArgument as twice:
        yield from (attrs.evolve(problem, path=prefix + problem.path) for problem in twice.problems)
        return
    types = field_types(record_class)
    for field in fields_of(record_class):
        if field.default is attrs.NOTHING and field.name not in data:
            yield _missing(prefix + field.name, types[field.name])
    for name, value in data.items():
        if name in types:
            yield from _value_problems(prefix + name, types[name], value)
        else:
            yield _unknown(prefix + name[:80], name, list(types))


def _value_problems(path: str, value_type: ValueType, value: Any) -> Iterator[Problem]:
    if value.__class__ is Later or (value is None and value_type.optional):
        return
    if value_type.base is tuple:
        yield from _list_problems(path, value_type, value)
    elif value_type.is_record:
        if isinstance(value, Mapping):
            yield from problems_of(value_type.base, value, path + ".")
        else:
            yield _wrong(path, value_type, value)
    elif (check := check_for(path, value_type)) is not None:
        try:
            check(value)
        except InvalidArgument as refused:
            yield from refused.problems


def _list_problems(path: str, value_type: ValueType, value: Any) -> Iterator[Problem]:
    length = value_type.length
    if not isinstance(value, list | tuple):
        yield _wrong(path, value_type, value)
    elif length and not length.low <= len(value) <= length.high:
        allowed = f"{length.low} to {length.high} items"
        yield Problem(path, f"got {len(value)} items, allowed is {allowed}", len(value), allowed)
    elif value_type.items is not None:
        for position, item in enumerate(value):
            yield from _value_problems(f"{path}.{position}", value_type.items, item)


def _missing(path: str, value_type: ValueType) -> Problem:
    return Problem(path, f"missing; allowed is {value_type.allowed}", None, value_type.allowed)


def _wrong(path: str, value_type: ValueType, value: Any) -> Problem:
    got = {bool: "true or false", str: "a text", type(None): "null"}.get(type(value), "a value of another kind")
    return Problem(path, f"got {got}, allowed is {value_type.allowed}", value, value_type.allowed)


def _unknown(path: str, name: str, known: list[str]) -> Problem:
    near = nearest(name, known, 1)
    allowed = ", ".join(known) or "no parameters"
    hint = f"; did you mean {near[0]}?" if near else f"; allowed is {allowed}"
    return Problem(path, f"there is no parameter {name!r:.80}{hint}", name, allowed)


@functools.cache
def aliases_of(record_class: type) -> Mapping[str, str]:
    """Older spelling -> name, for the fields of a record."""
    return {old: name for name, kind in field_types(record_class).items() for old in kind.also_called}


def _has_aliases(kind: Any) -> bool:
    return is_record(kind) and bool(aliases_of(kind))


def _is_tuple(kind: Any) -> bool:
    return get_origin(kind) is tuple


def _without_aliases(aliases: Mapping[str, str], data: Mapping[str, Any]) -> Mapping[str, Any]:
    if data.keys().isdisjoint(aliases):
        return data
    renamed: dict[str, Any] = {}
    for given, value in data.items():
        name = aliases.get(given, given)
        if name in renamed or (name != given and name in data):
            raise InvalidArgument([Problem(given, f"{given} and {name} are two names of one parameter; give one")])
        renamed[name] = value
    return renamed
