"""Reads alive.toml again while the script runs, and applies what has changed in it.

Each group of settings has one function that applies it and says from when on it holds. A setting that no group has
holds from the next start on, which is what is told of it.
"""

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Protocol

import attrs

from alive.config import Settings, SettingsError, load_settings, setting_types, value_of
from alive.domain.errors import AliveError, PreconditionFailed
from alive.domain.results.configuration import ConfigurationReloaded, SettingChange

AT_ONCE = "at once"
AT_RESTART = "when the script is started the next time"

Apply = Callable[[Settings], str]
"""Applies the settings of a group; answers from when on they hold. OSError, ValueError or AliveError if it cannot."""


class Log(Protocol):
    """Where it is said what was done."""

    def info(self, text: str) -> None:
        """Say it."""
        ...


class Reloading:
    """Knows the file, what was applied last, and how to apply each group of settings."""

    def __init__(self, file: Path | None, settings: Settings, groups: Mapping[str, Apply], log: Log) -> None:
        """Begin with the settings that the script started with.

        Args:
            file: Where they are from; None if from no file.
            settings: What is in use.
            groups: What applies the settings below each dotted key; of two that fit, the longer key counts.
            log: Where it is said what was done.
        """
        self._file = file
        self._values = _values(settings)
        """What is in use, by key: not all of a file is applied in all cases."""
        self._groups = dict(sorted(groups.items(), key=lambda group: -len(group[0])))
        self._log = log

    def __call__(self) -> ConfigurationReloaded:
        """Read the file and apply what has changed."""
        wanted = self._read()
        values = _values(wanted)
        changed = [key for key, value in values.items() if value != self._values[key]]
        changes = [change for keys in self._grouped(changed) for change in self._apply(keys, wanted)]
        self._values |= {change.key: values[change.key] for change in changes if change.applied}
        reply = _reply(self._file, changes)
        self._log.info(f"alive.toml was read again. {reply.message}")
        return reply

    def _read(self) -> Settings:
        if self._file is None:
            raise PreconditionFailed("The script was started without a settings file, so there is none to read again.")
        try:
            return load_settings(self._file) if self._file.exists() else Settings()
        except SettingsError as error:
            problems = [problem.as_details() for problem in error.problems]
            words = "; ".join(f"{problem.path}: {problem.message}" for problem in error.problems)
            message = f"{self._file.name}: {words}. Every setting stays as it is."
            raise PreconditionFailed(message, problems=problems) from None

    def _grouped(self, keys: list[str]) -> list[list[str]]:
        groups: dict[str, list[str]] = {}
        for key in keys:
            groups.setdefault(self._group_of(key) or key, []).append(key)
        return list(groups.values())

    def _group_of(self, key: str) -> str | None:
        return next((group for group in self._groups if f"{key}.".startswith(f"{group}.")), None)

    def _apply(self, keys: list[str], wanted: Settings) -> list[SettingChange]:
        """Apply what has changed within one group."""
        group = self._group_of(keys[0])
        if group is None:
            return [self._change(key, wanted, AT_RESTART, applied=False) for key in keys]
        try:
            takes_effect = self._groups[group](wanted)
        except (OSError, ValueError, AliveError) as error:
            reason = f"not applied: {getattr(error, 'strerror', None) or error}"
            return [self._change(key, wanted, reason, applied=False) for key in keys]
        return [self._change(key, wanted, takes_effect, applied=True) for key in keys]

    def _change(self, key: str, wanted: Settings, takes_effect: str, *, applied: bool) -> SettingChange:
        return SettingChange(
            key=key,
            before=_shown(self._values[key]),
            after=_shown(value_of(wanted, key)),
            applied=applied,
            takes_effect=takes_effect,
        )


def _values(settings: Settings) -> dict[str, Any]:
    return {key: value_of(settings, key) for key in setting_types()}


def _shown(value: Any) -> str:
    return json.dumps(value, default=attrs.asdict)


def _reply(file: Path | None, changes: list[SettingChange]) -> ConfigurationReloaded:
    applied = tuple(change.key for change in changes if change.applied)
    restart = tuple(change.key for change in changes if change.takes_effect == AT_RESTART)
    failed = tuple(change.key for change in changes if not change.applied and change.key not in restart)
    parts = [("applied", applied), ("not applied", failed), ("for the next start", restart)]
    told = "; ".join(f"{words}: {', '.join(keys)}" for words, keys in parts if keys)
    return ConfigurationReloaded(
        message=f"{told[0].upper()}{told[1:]}." if told else "Nothing has changed.",
        path="" if file is None else file.name,
        changes=tuple(changes),
        applied=applied,
        not_applied=failed,
        needs_restart=restart,
    )
