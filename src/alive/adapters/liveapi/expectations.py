"""Looks whether what a request expects of its target holds."""

from collections.abc import Mapping
from typing import Any

from alive.adapters.liveapi.context import LiveContext
from alive.adapters.liveapi.object_model.members import readable
from alive.adapters.liveapi.object_model.values import read_property
from alive.adapters.liveapi.targets import targets
from alive.domain.errors import AliveError, InvalidArgument, PreconditionFailed, Problem, abbreviated
from alive.domain.operation import Command


def check_expected(live: LiveContext, command: Command[Any], expected: Mapping[str, Any]) -> None:
    """Raise PreconditionFailed with all that is otherwise; texts, whole numbers and booleans must be exactly so."""
    found = targets(live, command)
    if len(found) != 1:
        names = ", ".join(str(name) for name, _ in found)
        text = f"{command.spec.name} acts on several objects ({names}); only one can be expected to be something"
        raise InvalidArgument([Problem("expect", text, list(expected), "a command with one target")])
    thing = found[0][1]
    problems: list[Problem] = []
    otherwise: dict[str, Any] = {}
    for name, wanted in expected.items():
        try:
            readable(live, thing, name, f"expect.{name:.80}")
            shown = read_property(live, thing, name)
        except InvalidArgument as unknown:
            problems += unknown.problems
            continue
        except AliveError as unknown:
            problems.append(Problem(f"expect.{name}", unknown.message, name, "a property of the target"))
            continue
        if not _is(shown, wanted):
            otherwise[name] = shown
    if problems:
        raise InvalidArgument(problems)
    if otherwise:
        words = ", ".join(f"{name} is {abbreviated(value)!r}" for name, value in otherwise.items())
        raise PreconditionFailed(f"Not as expected: {words}. Nothing was changed.", shown=otherwise)


def _is(shown: Any, wanted: Any) -> bool:
    """Numbers with a fraction may differ by Live's single precision; nothing else may."""
    if isinstance(shown, float) and isinstance(wanted, int | float) and not isinstance(wanted, bool):
        return abs(shown - wanted) <= 1e-6 * max(1.0, abs(shown))
    if isinstance(shown, tuple) and isinstance(wanted, list):
        return len(shown) == len(wanted) and all(map(_is, shown, wanted))
    return bool(shown == wanted) and isinstance(shown, bool) == isinstance(wanted, bool)
