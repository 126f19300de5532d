"""Argument checking as Boost.Python does it: signatures read from their docstring form, types, the error text.

A signature line is what a running Live shows: `create_scene( (Song)arg1, (int)arg2) -> Scene :`. An argument
shown as argN has no name and is positional only; every other one may be given by keyword.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from alive.simulator.object_model.boost import classes
from alive.simulator.object_model.enums import ENUMS, LiveEnum
from alive.simulator.object_model.errors import ArgumentError

_ARGUMENT = re.compile(r"\((?P<type>\w+)\)(?P<name>\w+)(?:=(?P<default>[^\s\[\],)]+))?")
_INT_MAX = 2**31 - 1
_CPP_TYPES = {
    "int": "int",
    "float": "double",
    "bool": "bool",
    "str": "TString",
    "object": "boost::python::api::object",
    "tuple": "boost::python::tuple",
    "list": "boost::python::list",
}
_CPP_CLASSES = {
    "Application": "TPyHandle<ASongApp>",
    "Browser": "TPyHandle<ABrowserDelegate>",
    "BrowserItem": "NPythonBrowser::TPythonBrowserItem",
    "CCFeedbackRule": "NPythonMidiMap::TCCFeedbackRule",
    "Chain": "TChainPyHandle",
    "ChainMixerDevice": "TPyHandle<ABranchMixerDevice>",
    "ClipSlot": "TPyHandle<AGroupAndClipSlotBase>",
    "Device": "TPyHandle<ADevice>",
    "DeviceIO": "TPyHandle<AMxDRoutable>",
    "DeviceParameter": "TPyHandle<ATimeableValue>",
    "DrumChain": "TDrumChainPyHandle",
    "DrumPad": "TPyHandle<ADrumGroupDevicePad>",
    "Envelope": "TPyHandle<AAutomation>",
    "Groove": "TPyHandle<AAbstractGroove>",
    "LomObject": "TPyHandleBase",
    "MapMode": "NRemoteMapperTypes::TControllerMapMode",
    "MidiNoteVector": "std::vector<NClipApi::TNoteInfo, std::allocator<NClipApi::TNoteInfo>>",
    "MixerDevice": "TPyHandle<ATrackDevice>",
    "NoteFeedbackRule": "NPythonMidiMap::TNoteFeedbackRule",
    "PitchBendFeedbackRule": "NPythonMidiMap::TPitchBendFeedbackRule",
    "Sample": "TPyHandle<AMultiSamplePart>",
    "SpectralResonatorDevice": "TTransmuteDevicePyHandle",
    "Text": "TText",
    "Track": "TTrackPyHandle",
}
"""Live's own types where a rule does not give them: as its docstrings show them."""

MISSING: Final = object()


class ArgumentType:
    """One type of Boost.Python: what it takes from Python and what the callee then gets."""

    def __init__(self, name: str, accepts: Callable[[Any], bool], convert: Callable[[Any], Any]) -> None:
        self.name = name
        self.accepts = accepts
        self.convert = convert

    @property
    def cpp(self) -> str:
        """The type in the C++ signature."""
        if self.name in _CPP_TYPES:
            return _CPP_TYPES[self.name]
        if "." in self.name:
            return self.name.rpartition(".")[2]
        return cpp_handle(self.name)


def cpp_handle(class_name: str) -> str:
    """Return the C++ type of a reference to an object of Live."""
    if class_name in _CPP_CLASSES:
        return _CPP_CLASSES[class_name]
    if class_name.endswith("Device"):
        return f"T{class_name}PyHandle"
    return f"TPyHandle<A{class_name}>"


def _to_int(value: int) -> int:
    """Convert to a C++ int of 32 bits."""
    number = int(value)
    if -_INT_MAX - 1 <= number <= _INT_MAX:
        return number
    direction = "positive" if number > 0 else "negative"
    message = f"bad numeric conversion: {direction} overflow"
    raise OverflowError(message)


def _same(value: Any) -> Any:
    return value


TYPES: dict[str, ArgumentType] = {
    "int": ArgumentType("int", lambda value: isinstance(value, int), _to_int),
    "float": ArgumentType("float", lambda value: isinstance(value, (float, int)), float),
    "bool": ArgumentType("bool", lambda value: isinstance(value, int), bool),
    "str": ArgumentType("str", lambda value: isinstance(value, str), str),
    "tuple": ArgumentType("tuple", lambda value: isinstance(value, tuple), _same),
    "list": ArgumentType("list", lambda value: isinstance(value, list), _same),
    "object": ArgumentType("object", lambda _: True, _same),
}
"""Every type by name; classes of Live objects are added when they are made."""


def argument_type(name: str) -> ArgumentType:
    """Return a type by the name that signatures and declarations use; `X | None` also takes None."""
    if name not in TYPES:
        if name.endswith(" | None"):
            TYPES[name] = _optional(argument_type(name.removesuffix(" | None")))
        elif (enum := _enum(name)) is not None:
            TYPES[name] = ArgumentType(name, lambda value: isinstance(value, int), enum)
        elif (plain := _plain_class(name)) is not None:
            TYPES[name] = ArgumentType(name, lambda value: isinstance(value, plain), _same)
        else:
            message = f"unknown type {name!r}"
            raise LookupError(message)
    return TYPES[name]


def _enum(name: str) -> type[LiveEnum] | None:
    """Return an enumeration by `Module.Class`, or by the class alone, as Live's signatures have it."""
    return ENUMS.get(name) or next((enum for key, enum in ENUMS.items() if key.endswith(f".{name}")), None)


def _plain_class(name: str) -> type | None:
    """Return a class of Live that is no object of the Set, such as MidiNoteVector."""
    return next((cls for cls in classes() if cls.__name__ == name), None)


def _optional(inner: ArgumentType) -> ArgumentType:
    return ArgumentType(
        inner.name,
        lambda value: value is None or inner.accepts(value),
        lambda value: None if value is None else inner.convert(value),
    )


class Argument:
    """One argument of a signature; its type is looked up when first used, since classes refer to each other."""

    __slots__ = ("_type", "default", "keyword", "type_name")

    def __init__(self, type_name: str, keyword: str | None, default: Any = MISSING) -> None:
        self.type_name = type_name
        self.keyword = keyword
        self.default = default
        self._type: ArgumentType | None = None

    @property
    def type(self) -> ArgumentType:
        """The type that checks and converts."""
        if self._type is None:
            self._type = argument_type(self.type_name)
        return self._type


class Signature:
    """A Boost.Python signature."""

    def __init__(self, line: str) -> None:
        head, _, tail = line.partition("(")
        self.line = line
        self.name = head.strip()
        arguments_text, _, returns = tail.rpartition("->")
        self.returns = returns.rstrip(" :").strip()
        found = enumerate(_ARGUMENT.finditer(arguments_text), 1)
        self.arguments = tuple(_argument(match, number) for number, match in found)

    def of(self, owner: str) -> Signature:
        """Return the signature as a method of this class; several classes can share a declaration."""
        return Signature(re.sub(r"^(\w+\( \()\w+", rf"\g<1>{owner}", self.line))

    def bind(self, owner: str, given: Sequence[Any], keywords: Mapping[str, Any], *, skip: int = 1) -> list[Any]:
        """Check and convert what was given after the first `skip` arguments, or raise ArgumentError."""
        arguments = self.arguments[skip:]
        if len(given) > len(arguments):
            raise self.error(owner, given, keywords)
        values = []
        used = 0
        for position, argument in enumerate(arguments):
            if position < len(given):
                value = given[position]
            elif argument.keyword is not None and argument.keyword in keywords:
                value = keywords[argument.keyword]
                used += 1
            elif argument.default is not MISSING:
                values.append(argument.default)
                continue
            else:
                raise self.error(owner, given, keywords)
            if not argument.type.accepts(value):
                raise self.error(owner, given, keywords)
            values.append(argument.type.convert(value))
        if used != len(keywords):
            raise self.error(owner, given, keywords)
        return values

    def error(self, owner: str, given: Sequence[Any], keywords: Mapping[str, Any]) -> ArgumentError:
        """Return the error for these arguments."""
        names = ([owner] if self.method else []) + [type(value).__name__ for value in (*given, *keywords.values())]
        called = f"{owner}.{self.name}" if owner else self.name
        return ArgumentError(
            f"Python argument types in\n    {called}({', '.join(names)})\ndid not match C++ signature:\n    {self.cpp}"
        )

    @property
    def method(self) -> bool:
        """Whether the first argument is the object itself."""
        return bool(self.arguments) and self.arguments[0].type_name not in _CPP_TYPES

    @property
    def cpp(self) -> str:
        """The C++ side of the signature, without the return type."""
        types = [_cpp(argument.type_name) for argument in self.arguments]
        return f"{self.name}({','.join(types)})"

    @property
    def doc(self) -> str:
        """The docstring in Live's form."""
        returns = "void" if self.returns == "None" else _cpp(self.returns)
        return f"\n{self.line}\n\n    C++ signature :\n        {returns} {self.cpp}"


class Overloaded(Signature):
    """A method with two signatures, such as ClipSlot.fire; the first one that fits counts."""

    def __init__(self, line: str, other: str) -> None:
        super().__init__(line)
        self.other = Signature(other)

    def of(self, owner: str) -> Signature:
        """Return the signatures as methods of this class."""
        return Overloaded(super().of(owner).line, self.other.of(owner).line)

    def bind(self, owner: str, given: Sequence[Any], keywords: Mapping[str, Any], *, skip: int = 1) -> list[Any]:
        """Bind to the first signature, else to the second."""
        try:
            return super().bind(owner, given, keywords, skip=skip)
        except ArgumentError:
            return self.other.bind(owner, given, keywords, skip=skip)

    @property
    def doc(self) -> str:
        """Both docstrings."""
        return f"{super().doc}\n{self.other.doc}"


def property_error(owner: str, name: str, cpp_owner: str, given: Sequence[Any], cpp: str = "") -> ArgumentError:
    """Return the error of reading or writing a property of a dead object or with a wrong type."""
    names = ", ".join([owner, *(type(value).__name__ for value in given)])
    signature = f"{name}({cpp_owner}{',' + cpp if cpp else ''})"
    return ArgumentError(
        f"Python argument types in\n    {owner}.{name}({names})\ndid not match C++ signature:\n    {signature}"
    )


def _cpp(type_name: str) -> str:
    return _CPP_TYPES.get(type_name) or cpp_handle(type_name)


def _argument(match: re.Match[str], number: int) -> Argument:
    """Read one argument; Boost.Python shows one without a name as `arg` with its number."""
    text = match["default"]
    default = MISSING if text is None else _default(text)
    name = match["name"]
    return Argument(match["type"], None if name == f"arg{number}" else name, default)


def _default(text: str) -> Any:
    """Read a default: a literal, or `Module.Enum.member`."""
    enum_name, _, member = text.rpartition(".")
    if enum_name in ENUMS:
        return ENUMS[enum_name].names[member]
    return ast.literal_eval(text)
