"""Reads the signatures that Live's methods and constructors carry in their docstrings.

Boost.Python writes one line for each way to call a function, `create_scene( (Song)arg1, (int)arg2) -> Scene :`, then a
description, if there is one, and the same in C++. An argument shown as `arg2` has no name: it is given by
position only.
"""

import functools
import inspect
import re

import attrs

_ARGUMENT = re.compile(r"\((?P<type>[\w.]+)\)(?P<name>\w+)(?:=(?P<default>'[^']*'|\"[^\"]*\"|[^\s\[\],)]+))?")
_NAMELESS = re.compile(r"arg[0-9]+")
_IN_CPP = "C++ signature"


@attrs.frozen
class Argument:
    """One argument, the object itself apart."""

    type_name: str
    """`int`, `float`, `bool`, `str`, `tuple`, `list`, `object` for anything, or the name of a class of Live."""
    name: str
    default: str | None
    """As Live writes it; None if there is none, so that the argument must be given."""

    @property
    def is_named(self) -> bool:
        """Whether it can be given by its name."""
        return _NAMELESS.fullmatch(self.name) is None


@attrs.frozen
class Signature:
    """One way to call a method."""

    text: str
    """As Live writes it."""
    arguments: tuple[Argument, ...]
    returns: str
    description: str

    @property
    def fewest(self) -> int:
        """How many arguments there must be."""
        return sum(argument.default is None for argument in self.arguments)


@functools.lru_cache(maxsize=2048)
def signatures_in(name: str, docstring: str, *, of_method: bool = True) -> tuple[Signature, ...]:
    """Every signature of the function of that name, in Live's order; none where the docstring has none."""
    found = list(re.finditer(rf"^\s*{re.escape(name)}\((.*)\) -> (.*)$", docstring, re.MULTILINE))
    ends = [*(match.start() for match in found), len(docstring)][1:]
    own = int(of_method)
    return tuple(_signature(match, docstring[match.end() : end], own) for match, end in zip(found, ends, strict=False))


def _signature(match: re.Match[str], rest: str, own: int) -> Signature:
    arguments = [Argument(each["type"], each["name"], each["default"]) for each in _ARGUMENT.finditer(match[1])]
    return Signature(
        text=match[0].strip().removesuffix(":").rstrip(),
        arguments=tuple(arguments[own:]),  # the first one of a method is the object itself
        returns=match[2].removesuffix(":").strip(),
        description=inspect.cleandoc(rest.partition(_IN_CPP)[0].removeprefix("\n")).strip(),
    )
