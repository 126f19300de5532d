"""Runs mypy's stubtest: the simulator's `Live` against the published stubs of Live 12.3.6.

Live's functions have no signature that Python could ask for, nor have the simulator's; for this check they get the one
that their docstring shows. What the stubs themselves have wrong is in the allowlist, with the reason.
"""

import inspect
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from mypy import stubtest

from alive.simulator.object_model.arguments import MISSING, Signature
from alive.simulator.object_model.live_modules import make_modules
from alive.simulator.simulator import MODULES

HERE = Path(__file__).parent
PROJECT = HERE.parents[1]


def main() -> int:
    """Compare, and return the number of kinds of problems."""
    sys.path.insert(0, MODULES)
    for module in make_modules().values():
        for function in _functions(module, set()):
            function.__signature__ = _signature(function)
    options = [
        "Live",
        "--concise",
        "--ignore-positional-only",
        f"--mypy-config-file={PROJECT / 'pyproject.toml'}",
        f"--allowlist={HERE / 'stubtest-allowlist.txt'}",
        *sys.argv[1:],
    ]
    return stubtest.test_stubs(stubtest.parse_options(options))


def _functions(scope: Any, seen: set[int]) -> Iterator[Any]:
    for value in vars(scope).values():
        if id(value) in seen:
            continue
        seen.add(id(value))
        if inspect.isfunction(value) and (value.__name__ == "__init__" or _line(value)):
            yield value
        elif inspect.isclass(value):
            yield from _functions(value, seen)


def _line(function: Any) -> str:
    """Return the signature in a docstring of Live's form, or nothing."""
    doc = function.__doc__ or ""
    return doc.splitlines()[1] if doc.startswith(f"\n{function.__name__}(") else ""


def _signature(function: Any) -> inspect.Signature:
    """Return the signature that the docstring shows first; classes that cannot be made have none."""
    line = _line(function) or "__init__( (object)arg1) -> None :"
    parameters = [
        inspect.Parameter(
            argument.keyword or f"_{number}",
            inspect.Parameter.POSITIONAL_ONLY if argument.keyword is None else inspect.Parameter.POSITIONAL_OR_KEYWORD,
            default=inspect.Parameter.empty if argument.default is MISSING else argument.default,
        )
        for number, argument in enumerate(Signature(line).arguments)
    ]
    return inspect.Signature(parameters)


if __name__ == "__main__":
    sys.exit(main())
