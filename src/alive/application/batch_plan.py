"""A batch is read whole before anything runs: every command, and what it refers to."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Protocol

import attrs

from alive.application.catalogue import find
from alive.application.conversion import MOST_PROBLEMS, Conversion, Later, LongList
from alive.application.handling import Steps
from alive.application.timed_pace import TimedPace
from alive.domain.commands.batch import Batch
from alive.domain.errors import AliveError, InvalidArgument, Problem, UnknownAction
from alive.domain.operation import Command, Effect, OperationSpec, field_types, fields_of

_LATER = re.compile(r"\$(0|[1-9][0-9]{0,17})\.([a-z_][a-z0-9_]{0,99})")
_RESERVED = {"id", "timeout_ms", "idempotency_key", "session", "dry_run"}


@attrs.define(eq=False)
class Step:
    """One command of a batch."""

    position: int
    spec: OperationSpec
    parameters: Mapping[str, Any]
    """As they were given, with a Later for each value that is not known yet."""
    expect: Mapping[str, Any] | None
    command: Command[Any] | None
    """Made already, unless values are missing."""
    is_understood: bool = True
    """Whether it could be read; what is wrong with it is told then, and not once more where it is referred to."""


class Checker(Protocol):
    """What a plan asks of the running script."""

    def check(self, command: Command[Any], *, may_come_to_be: bool) -> None:
        """Raise AliveError for a command that cannot be carried out. What it names may come to be until then."""
        ...

    def is_of_connection(self, command: type[Command[Any]]) -> bool:
        """Whether a command is about the connection, and so has no place in a batch."""
        ...


def plan(batch: Batch, conversion: Conversion, checker: Checker, pace: TimedPace) -> Steps[list[Step]]:
    """The steps of a batch. Raises InvalidArgument with all that is wrong, or what keeps a command from being done.

    Lets others go first at that pace.
    """
    steps: list[Step] = []
    problems: list[Problem] = []
    for position, given in enumerate(batch.commands):
        yield from pace.rest()
        try:
            step = _step(position, given, steps, conversion, checker)
            problems += _misplaced(step, batch) if batch.atomic else []
            steps.append(step)
        except InvalidArgument as refused:
            problems += [attrs.evolve(each, path=f"commands.{position}.{each.path}") for each in refused.problems]
            steps.append(_not_understood(position))
    problems += _destructive_before_others(steps) if batch.atomic else []
    if problems:
        raise _nothing_run(InvalidArgument(problems[:MOST_PROBLEMS]))
    yield from _check_targets(steps, checker, pace)
    return steps


def with_results(value: Any, results: Sequence[Mapping[str, Any] | None], path: str) -> Any:
    """The value with fields of earlier results where they were referred to."""
    if isinstance(value, Later):
        fields = results[value.position]
        if fields is None:
            text = f"{value.text} is not known: that command has no result yet"
            raise InvalidArgument([Problem(path, text, value.text, "a field of a command that has its result")])
        known = fields[value.field]
        return known.whole() if isinstance(known, LongList) else known
    if isinstance(value, list):
        return [with_results(item, results, f"{path}.{index}") for index, item in enumerate(value)]
    if isinstance(value, Mapping):
        return {key: with_results(item, results, f"{path}.{key}" if path else key) for key, item in value.items()}
    return value


def _step(
    position: int, given: Mapping[str, Any], earlier: Sequence[Step], conversion: Conversion, checker: Checker
) -> Step:
    parameters = dict(given)
    spec = _spec_of(parameters.pop("action", None), checker)
    for key in _RESERVED & parameters.keys() - {field.name for field in fields_of(spec.command)}:
        raise InvalidArgument(
            [Problem(key, "stands for the whole batch, beside its own action", given[key], "nothing")]
        )
    expect = parameters.pop("expect", None)
    if expect is not None and not isinstance(expect, Mapping):
        raise InvalidArgument([Problem("expect", "allowed is an object of properties", expect, "an object")])
    found: list[Later] = []
    parameters = {name: _marked(value, name, earlier, found) for name, value in parameters.items()}
    if not found:
        return Step(position, spec, parameters, expect, conversion.command(spec.name, parameters))
    problems = conversion.problems(spec.name, parameters)
    if problems:
        raise InvalidArgument(problems)
    return Step(position, spec, parameters, expect, None)


def _not_understood(position: int) -> Step:
    """Keeps the positions of those that follow; nothing of the batch is run."""
    return Step(position, Batch.spec, {}, None, None, is_understood=False)


def _spec_of(action: Any, checker: Checker) -> OperationSpec:
    if not isinstance(action, str):
        raise InvalidArgument([Problem("action", "missing; allowed is the name of an operation", action, "a text")])
    try:
        spec = find(action)
    except UnknownAction as unknown:
        raise InvalidArgument([Problem("action", unknown.message, action, "the name of an operation")]) from None
    if spec.command is Batch or checker.is_of_connection(spec.command):
        allowed = "an operation on Live"
        raise InvalidArgument([Problem("action", f"{action} cannot be part of a batch", action, allowed)])
    return spec


def _marked(value: Any, path: str, earlier: Sequence[Step], found: list[Later]) -> Any:
    """The value with a Later where it refers to an earlier result."""
    if isinstance(value, str) and value.startswith("$"):
        return value[1:] if value.startswith("$$") else _later(value, path, earlier, found)
    if isinstance(value, list):
        return [_marked(item, f"{path}.{index}", earlier, found) for index, item in enumerate(value)]
    if isinstance(value, dict):
        return {key: _marked(item, f"{path}.{key}", earlier, found) for key, item in value.items()}
    return value


def _later(text: str, path: str, earlier: Sequence[Step], found: list[Later]) -> Any:
    match = _LATER.fullmatch(text)
    if match is None:
        return text
    position, field = int(match[1]), match[2]
    if position >= len(earlier):
        allowed = f"$0 to ${len(earlier) - 1}" if earlier else "no reference, for this command is the first"
        raise InvalidArgument([Problem(path, f"{text} is no earlier command; allowed is {allowed}", text, allowed)])
    known = list(field_types(earlier[position].spec.result))
    if field not in known and earlier[position].is_understood:
        allowed = ", ".join(known)
        name = earlier[position].spec.name
        raise InvalidArgument([Problem(path, f"{name} answers no {field}; it answers {allowed}", text, allowed)])
    later = Later(text, position, field)
    found.append(later)
    return later


def _misplaced(step: Step, batch: Batch) -> Iterator[Problem]:
    if step.spec.ticks:
        text = f"{step.spec.name} needs several ticks of Live, and an atomic batch has one turn; give atomic: false"
        yield Problem(f"commands.{step.position}.action", text, step.spec.name, "what Live does in one turn")
    if batch.on_error != "stop":
        yield Problem("on_error", "an atomic batch does all or nothing", batch.on_error, "stop")


def _destructive_before_others(steps: Sequence[Step]) -> Iterator[Problem]:
    changing = [step for step in steps if step.spec.effect is not Effect.READ]
    last = next((step.position for step in reversed(changing) if not step.spec.destructive), -1)
    for step in changing:
        if step.spec.destructive and step.position < last:
            text = f"{step.spec.name} removes something, which cannot be taken back; in an atomic batch it comes last"
            yield Problem(f"commands.{step.position}.action", text, step.spec.name, "after all that do not")


def _check_targets(steps: Sequence[Step], checker: Checker, pace: TimedPace) -> Steps[None]:
    """Look for what the commands name. What an earlier command of the batch may make need not be there yet."""
    may_come_to_be = False
    for step in steps:
        yield from pace.rest()
        if step.command is not None:
            try:
                checker.check(step.command, may_come_to_be=may_come_to_be)
            except AliveError as refused:
                raise _nothing_run(at_step(refused, step, "Nothing was run.")) from None
        may_come_to_be = may_come_to_be or step.spec.effect is not Effect.READ


def _nothing_run(error: AliveError) -> AliveError:
    error.may_have_run = False
    return error


def at_step(error: AliveError, step: Step, consequence: str, **details: Any) -> AliveError:
    """The error of a command as that of its batch."""
    if isinstance(error, InvalidArgument):
        path = f"commands.{step.position}."
        return _with_details(
            InvalidArgument([attrs.evolve(problem, path=path + problem.path) for problem in error.problems]),
            consequence,
            failed=step.position,
            **details,
        )
    text = f"commands.{step.position} ({step.spec.name}): {error.message}"
    return _with_details(type(error)(text, **error.details), consequence, failed=step.position, **details)


def _with_details(error: AliveError, consequence: str, **details: Any) -> AliveError:
    error.message = f"{error.message.rstrip('.')}. {consequence}"
    error.args = (error.message,)
    error.details = {**error.details, **details}
    return error
