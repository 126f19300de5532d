"""What people give for properties and arguments, as Live wants it. Nothing is coerced; what does not fit is refused.

Theory of operation. Live says what a method takes in its docstring, by the name of a type. It says little about
properties, so there the type is that of the value now. Both come down to a `Wanted`, from which one value is made.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from alive.adapters.liveapi import runtime
from alive.adapters.liveapi.object_model.checks import SIMPLE, as_given, finite, refuse
from alive.adapters.liveapi.object_model.class_facts import is_enum, is_list, is_object_class
from alive.adapters.liveapi.object_model.signatures import Argument, Signature, signatures_in
from alive.adapters.liveapi.object_model.values import enum_names, plain
from alive.adapters.liveapi.object_model.walking import hint, way_to

if TYPE_CHECKING:
    from alive.adapters.liveapi.context import LiveContext


class Wanted(NamedTuple):
    """What Live takes somewhere."""

    words: str
    """The name of the type; `object` for anything, `unknown` where Live does not say."""
    kind: type | None = None
    """The class of Live, if it is one."""
    names: type | None = None
    """The enumeration whose names may be given."""
    or_none: bool = False


def wanted_by(argument: Argument, owner: type) -> Wanted:
    """What an argument of a method takes."""
    words = argument.type_name
    kind = None if words == "object" or words in SIMPLE else runtime.class_named(words, owner.__module__)
    return Wanted(words, kind, kind if kind is not None and is_enum(kind) else _enum_of(argument.default))


def wanted_like(value: Any, takes: str | None, owner: type) -> Wanted:
    """What a property takes that shows this value now, and whose setter takes a type of this name, if Live says so."""
    kind = type(value)
    if value is None:
        named = runtime.class_named(takes, owner.__module__) if takes else None
        return Wanted(takes or "unknown", named, or_none=True)
    if is_list(value):
        return Wanted("tuple")
    if is_object_class(kind):
        # A device can be followed by one of another class, which Live knows better.
        return Wanted(kind.__name__, next(base for base in reversed(kind.__mro__) if is_object_class(base)))
    # A colour can be taken away: where a number stands, Live may take None.
    return Wanted(kind.__name__, kind, kind if is_enum(kind) else None, or_none=kind is int)


def allowed_names(wanted: Wanted) -> tuple[str, ...] | None:
    """The names that may be given, if there are such."""
    return None if wanted.names is None else enum_names(wanted.names)


class Maker:
    """Makes what Live wants for the properties and methods of one object. Raises InvalidArgument for what does not fit.

    To be kept until Live has taken the values: it holds what items of the browser need to stay good.
    """

    def __init__(self, live: "LiveContext", owner: Any) -> None:
        self._live = live
        self._owner = owner
        self._held: list[Any] = []
        self._made_of: dict[frozenset[str], type | None] = {}

    def value(self, where: str, wanted: Wanted, given: Any) -> Any:
        """One value. `where` is its path in the request, for errors."""
        if given is None and wanted.or_none:
            return None
        if wanted.names is not None and given.__class__ in {str, int}:
            return _member(where, wanted.names, given)
        if wanted.words in SIMPLE:
            return SIMPLE[wanted.words](where, given)
        if wanted.kind is None:
            return self._anything(where, given, refers=wanted.words == "unknown")
        return self._of_class(where, wanted.kind, given, wanted.words)

    def call(
        self, signature: Signature, given: Sequence[Any], by_name: Mapping[str, Any]
    ) -> tuple[list[Any], dict[str, Any]]:
        """The arguments of a call."""
        named = _check_names(signature, len(given), by_name)
        pairs = enumerate(zip(signature.arguments, given, strict=False))
        values = [self._argument(f"arguments.{index}", argument, value) for index, (argument, value) in pairs]
        return values, {
            name: self._argument(f"keyword_arguments.{name}", named[name], value) for name, value in by_name.items()
        }

    def untyped(self, given: Sequence[Any], by_name: Mapping[str, Any]) -> tuple[list[Any], dict[str, Any]]:
        """The arguments of a call of which Live does not say what it takes."""
        values = [self._anything(f"arguments.{index}", value) for index, value in enumerate(given)]
        return values, {name: self._anything(f"keyword_arguments.{name}", value) for name, value in by_name.items()}

    def chosen(self, where: str, available: Any, given: Any) -> Any:
        """One of those that Live has available, by its name, by some of its parts, or by its path."""
        shown = [plain(self._live, choice) for choice in available]
        names = ", ".join(repr(each.get("display_name")) for each in shown) or "none"
        parts = {"display_name": given} if isinstance(given, str) else given
        if not isinstance(parts, dict) or not parts:
            refuse(where, f"got {as_given(given)}, allowed is a name, or an object of its parts", given, names)
        fits = [choice for choice, own in zip(available, shown, strict=True) if parts.items() <= own.items()]
        if not fits and isinstance(given, str) and "/" in given:
            thing = self._referred(where, given)
            fits = [choice for choice in available if choice == thing]
        if len(fits) != 1:
            found = f"{len(fits)} of what is available fit" if fits else "it is not available"
            refuse(where, f"{found}; there are {names}", given, names)
        return fits[0]

    def _argument(self, where: str, argument: Argument, given: Any) -> Any:
        return self.value(where, wanted_by(argument, type(self._owner)), given)

    def _of_class(self, where: str, kind: type, given: Any, words: str) -> Any:
        if given is None:
            return None  # Live knows whether there may be nothing
        if isinstance(given, list | tuple) and kind.__name__ == "MidiNoteVector":
            return self._edited_notes(where, given)
        if isinstance(given, dict):
            return self._made(where, kind, given)
        allowed = _described(kind, words)
        if not isinstance(given, str):
            refuse(where, f"got {as_given(given)}, allowed is {allowed}", given, allowed)
        thing = self._referred(where, given)
        if not isinstance(thing, kind):
            refuse(where, f"this is a {type(thing).__name__}, allowed is {allowed}", given, allowed)
        return thing

    def _referred(self, where: str, given: str) -> Any:
        try:
            way = way_to(self._live, given)
        except ValueError:
            allowed = "the path or id of an object"
            refuse(where, f"got {as_given(given)}, allowed is {allowed}", given, allowed)
        self._held.append(way)
        return way.thing

    def _anything(self, where: str, given: Any, *, refers: bool = False) -> Any:
        """A value where Live does not say what it takes: as it is, but objects with parts are made of its classes."""
        if isinstance(given, dict):
            kind = self._class_made_of(frozenset(given))
            return given if kind is None else self._made(where, kind, given)
        if isinstance(given, list | tuple):
            return [self._anything(f"{where}.{index}", item) for index, item in enumerate(given)]
        if refers and isinstance(given, str):
            return self._referred(where, given)
        return finite(where, given) if isinstance(given, float) else given

    def _class_made_of(self, parts: frozenset[str]) -> type | None:
        """The class beside the owner's that is made of such parts, such as the specification of a note."""
        if parts not in self._made_of:
            classes = runtime.classes_in(type(self._owner).__module__)
            self._made_of[parts] = next((kind for kind in classes if _takes(kind, parts)), None)
        return self._made_of[parts]

    def _made(self, where: str, kind: type, parts: Mapping[str, Any]) -> Any:
        made = _how_made(kind)
        if made is None:
            allowed = _described(kind, kind.__name__)
            refuse(where, f"got an object, allowed is {allowed}", parts, allowed)
        names = {argument.name: argument for argument in made.signature.arguments}
        for name in parts:
            if name not in names:
                allowed = ", ".join(names)
                refuse(f"{where}.{name:.80}", f"a {kind.__name__} has no such part{hint(name, names)}", name, allowed)
        missing = [name for name, argument in names.items() if argument.default is None and name not in parts]
        if missing:
            allowed = _described(kind, kind.__name__)
            refuse(where, f"{', '.join(missing)} is missing; allowed is {allowed}", parts, allowed)
        given = {name: self._argument(f"{where}.{name}", names[name], part) for name, part in parts.items()}
        return made.make(**given)

    def _edited_notes(self, where: str, notes: Sequence[Any]) -> Any:
        """Notes of the clip with what was changed of them: Live takes back only those that it gave out itself."""
        changes: dict[int, dict[str, Any]] = {}
        for index, note in enumerate(notes):
            if not isinstance(note, dict) or note.get("note_id").__class__ is not int:
                refuse(f"{where}.{index}", "a note_id is missing", note, "note_id, and what is to be changed")
            changes[note["note_id"]] = {name: part for name, part in note.items() if name != "note_id"}
        vector = self._owner.get_notes_by_id(tuple(changes))
        for note in vector:
            for name, part in changes[note.note_id].items():
                self._edit(f"{where}: note {note.note_id}.{name:.80}", note, name, part)
        return vector

    def _edit(self, where: str, note: Any, name: str, given: Any) -> None:
        parts = {each.name: each for each in self._live.classes.facts(note).properties.values() if each.settable}
        if name not in parts:
            refuse(where, f"a note has no such part that can be changed{hint(name, parts)}", given, ", ".join(parts))
        setattr(note, name, self.value(where, wanted_like(getattr(note, name), parts[name].takes, type(note)), given))


def _check_names(signature: Signature, count: int, by_name: Mapping[str, Any]) -> Mapping[str, Argument]:
    """The arguments that can be given by name; refuse those that are too many, unknown or missing."""
    arguments = signature.arguments
    if count > len(arguments):
        refuse("arguments", f"got {count}, which is more than {signature.text} has", count, signature.text)
    named = {argument.name: argument for argument in arguments[count:] if argument.is_named}
    for name in by_name:
        if name not in named:
            message = f"there is no argument left that has this name{hint(name, named)}; {signature.text}"
            refuse(f"keyword_arguments.{name:.80}", message, name, ", ".join(named) or "none")
    for argument in arguments[count:]:
        if argument.default is None and argument.name not in by_name:
            refuse("arguments", f"{argument.name} is missing; {signature.text}", count, signature.text)
    return named


def _member(where: str, kind: Any, given: int | str) -> Any:
    if isinstance(given, str):
        found = next((member for name, member in kind.names.items() if name.lower() == given.lower()), None)
    else:
        found = kind.values.get(given)
    if found is None:
        allowed = f"one of {', '.join(enum_names(kind))}"
        refuse(where, f"got {as_given(given)}, allowed is {allowed}", given, allowed)
    return found


def _described(kind: type, words: str) -> str:
    if is_object_class(kind):
        return f"the path or id of a {words}"
    made = _how_made(kind)
    if made is None:
        return f"the path of a {kind.__name__}"
    return f"an object with {', '.join(argument.name for argument in made.signature.arguments)}"


def _takes(kind: type, parts: frozenset[str]) -> bool:
    made = _how_made(kind)
    if made is None or not made.signature.fewest:
        return False
    needed = {argument.name for argument in made.signature.arguments if argument.default is None}
    return needed <= parts <= {argument.name for argument in made.signature.arguments}


class _Made(NamedTuple):
    """How a value of a class of Live is made."""

    make: Callable[..., Any]
    signature: Signature


def _how_made(kind: type) -> _Made | None:
    """What makes a value of a class of named parts: the class itself, or a function beside it that returns one."""
    if is_object_class(kind):
        return None
    found = signatures_in("__init__", getattr(kind.__init__, "__doc__", None) or "")  # type: ignore[misc] # only read
    makers = [_Made(kind, signature) for signature in found]
    if not makers:
        for function in runtime.functions_in(kind.__module__):
            signatures = signatures_in(function.__name__, function.__doc__ or "", of_method=False)
            makers += [_Made(function, each) for each in signatures if each.returns == kind.__name__]
    return next((made for made in makers if made.signature.arguments and made.signature.arguments[0].is_named), None)


def _enum_of(default: str | None) -> type | None:
    """The enumeration that a default is a member of: `Song.CaptureMode.all`."""
    name = (default or "").rpartition(".")[0]
    kind = runtime.class_named(name) if "." in name else None
    return kind if kind is not None and is_enum(kind) else None
