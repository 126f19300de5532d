"""Settings that can be used whatever is wrong with the file: what is wrong has its default, and is told.

A script that does not start because of one wrong number leaves its user with nothing but Log.txt to find out why. Only
what says who may do what is not guessed: if that cannot be read, nobody may do anything without a token.
"""

import copy
import difflib
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import attrs

from alive.config import CLOSED, SecuritySettings, Settings, SettingsError, read_settings, settings_from
from alive.domain.errors import Problem
from alive.domain.operation import field_types


@attrs.frozen
class UsableSettings:
    """Settings, and what is wrong with the file they are from."""

    settings: Settings
    problems: tuple[Problem, ...] = ()
    is_closed: bool = False
    """Whether it cannot be told who may do what, so that nobody may without a token."""

    @property
    def words(self) -> str:
        """What is wrong, for people."""
        return "; ".join(f"{problem.path}: {problem.message}" for problem in self.problems)

    @property
    def remedy(self) -> str:
        """What is used instead, for people."""
        closed = "Until that is mended, nobody may do anything without a token"
        return closed if self.is_closed else "The default is used instead"


def usable_settings(path: Path) -> UsableSettings:
    """The settings of a file; without a file, and for what is wrong in it, the defaults."""
    if not path.exists():
        return UsableSettings(Settings())
    try:
        content = read_settings(path)
    except SettingsError as error:
        return _closed_if(_may_say_who(path), Settings(), error.problems)
    return _usable(content)


def _may_say_who(path: Path) -> bool:
    """Whether a file that is no TOML may say something about security: it is not to be read as if it did not."""
    try:
        text = path.read_bytes().decode()
    except (OSError, ValueError):
        return True
    lines = "\n".join(line for line in map(str.strip, text.splitlines()) if line and not line.startswith("#"))
    said = re.sub(r"^\[security\](?=\n\[|\Z)", "", lines, flags=re.MULTILINE).lower()  # an empty table says nothing
    return any(word in said for word in ("security", *field_types(SecuritySettings)))


def _is_of_security(path: str) -> bool:
    """Whether that is about security, or was meant to be."""
    return bool(difflib.get_close_matches(path.partition(".")[0].strip(" \"'").lower(), ["security"], cutoff=0.7))


def _usable(content: dict[str, Any]) -> UsableSettings:
    left = copy.deepcopy(content)
    told: list[Problem] = []
    while problems := _problems_of(left):
        told += [problem for problem in problems if not _is_among(problem, told)]
        for problem in problems:
            if _is_among(problem, _problems_of(left)):
                _take_out(left, problem)
    is_unclear = any(_is_of_security(problem.path) for problem in told)
    return _closed_if(is_unclear, settings_from(left, origin=""), tuple(told))


def _closed_if(unclear: bool, settings: Settings, problems: tuple[Problem, ...]) -> UsableSettings:  # noqa: FBT001 - a condition
    if unclear:
        settings = attrs.evolve(settings, security=CLOSED)  # type: ignore[misc] # records are attrs classes
    return UsableSettings(settings, problems, is_closed=unclear)


def _problems_of(content: dict[str, Any]) -> tuple[Problem, ...]:
    try:
        settings_from(content, origin="")
    except SettingsError as error:
        return error.problems
    return ()


def _is_among(problem: Problem, others: Sequence[Problem]) -> bool:
    """Whether it is one of them. What was got says nothing: a NaN is not even equal to itself."""
    return any((problem.path, problem.message) == (other.path, other.message) for other in others)


def _take_out(content: dict[str, Any], problem: Problem) -> None:
    """Take out what is wrong. If it is not there, its default does not fit to something else that is."""
    places = dict(_places(content))
    for steps in [places[problem.path]] if problem.path in places else _suspects(places, problem.path):
        without = copy.deepcopy(content)
        _delete(without, steps)
        if not _is_among(problem, _problems_of(without)):
            _delete(content, steps)
            return
    content.clear()


def _suspects(places: dict[str, tuple[str, ...]], path: str) -> list[tuple[str, ...]]:
    """What is set, what is nearest to the path first."""
    wanted = path.split(".")
    return sorted(places.values(), key=lambda steps: (-_in_common(steps, wanted), -len(steps)))


def _in_common(steps: Sequence[str], others: Sequence[str]) -> int:
    return next((i for i, (one, other) in enumerate(zip(steps, others, strict=False)) if one != other), len(steps))


def _places(table: dict[str, Any], above: tuple[str, ...] = ()) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Everything that is set, tables included: its dotted path and the keys that lead there."""
    for key, value in table.items():
        steps = (*above, key)
        yield ".".join(steps), steps
        if isinstance(value, dict):
            yield from _places(value, steps)


def _delete(table: dict[str, Any], steps: tuple[str, ...]) -> None:
    for step in steps[:-1]:
        table = table[step]
    del table[steps[-1]]
