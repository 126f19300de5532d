"""Settings that can be used whatever is wrong with the file: what is wrong has its default, and is told.

A script that does not start because of one wrong number leaves its user with nothing but Log.txt to find out why.
"""

import copy
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import attrs

from alive.config import Settings, SettingsError, read_settings, settings_from
from alive.domain.errors import Problem


@attrs.frozen
class UsableSettings:
    """Settings, and what is wrong with the file they are from."""

    settings: Settings
    problems: tuple[Problem, ...] = ()

    @property
    def words(self) -> str:
        """What is wrong, for people."""
        return "; ".join(f"{problem.path}: {problem.message}" for problem in self.problems)


def usable_settings(path: Path) -> UsableSettings:
    """The settings of a file; without a file, and for what is wrong in it, the defaults."""
    if not path.exists():
        return UsableSettings(Settings())
    try:
        content = read_settings(path)
    except SettingsError as error:
        return UsableSettings(Settings(), error.problems)
    return _usable(content)


def _usable(content: dict[str, Any]) -> UsableSettings:
    left = copy.deepcopy(content)
    told: list[Problem] = []
    while problems := _problems_of(left):
        told += [problem for problem in problems if problem not in told]
        for problem in problems:
            if problem in _problems_of(left):
                _take_out(left, problem)
    return UsableSettings(settings_from(left, origin=""), tuple(told))


def _problems_of(content: dict[str, Any]) -> tuple[Problem, ...]:
    try:
        settings_from(content, origin="")
    except SettingsError as error:
        return error.problems
    return ()


def _take_out(content: dict[str, Any], problem: Problem) -> None:
    """Take out what is wrong. If it is not there, its default does not fit to something else that is."""
    places = dict(_places(content))
    for steps in [places[problem.path]] if problem.path in places else _suspects(places, problem.path):
        without = copy.deepcopy(content)
        _delete(without, steps)
        if problem not in _problems_of(without):
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
