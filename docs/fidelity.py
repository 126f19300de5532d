"""Writes simulator-fidelity.md from simulator-fidelity.toml; a test checks that the tests named there exist."""

import tomllib
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).parent
PAGE = HERE / "simulator-fidelity.md"
FACTS = HERE / "simulator-fidelity.toml"
UNIT_TESTS = "tests/unit/simulator"
NOT_MODELLED = "-"

INTRODUCTION = """\
# How faithful the simulator is

What is known about how Live 12 behaves towards Remote Scripts, in our own words, each fact with the tests that hold
the simulator to it, or with the reason why it is not modelled. Written by `make docs` from `simulator-fidelity.toml`;
a test fails when a test that is named here does not exist. What was chosen where nothing is known is listed in
[the page about the simulator](simulator.md#choices-where-lives-behaviour-is-unknown).
"""


class Fact(NamedTuple):
    """One fact: pinned by tests, or not modelled for a reason."""

    text: str
    tests: tuple[tuple[str, str], ...]
    reason: str


def sections() -> list[tuple[str, list[Fact]]]:
    """Every section with its facts."""
    data = tomllib.loads(FACTS.read_text(encoding="utf-8"))
    return [(section["title"], [_fact(*row) for row in section["facts"]]) for section in data["section"]]


def page() -> str:
    """The whole page."""
    found = sections()
    facts = [fact for _, members in found for fact in members]
    pinned = sum(1 for fact in facts if fact.tests)
    parts = [INTRODUCTION, f"{pinned} of {len(facts)} facts are pinned by tests."]
    for title, members in found:
        parts += ["", f"## {title}", "", "| fact | pinned by |", "|---|---|"]
        parts += [f"| {fact.text} | {_pinned(fact)} |" for fact in members]
    return "\n".join([*parts, "", "## Suites of other projects", "", _suites()]) + "\n"


def _suites() -> str:
    text: str = tomllib.loads(FACTS.read_text(encoding="utf-8"))["suites"]
    return text.strip()


def _fact(text: str, *rest: str) -> Fact:
    if rest[0] == NOT_MODELLED:
        return Fact(text, (), rest[1])
    return Fact(text, tuple(_test(name) for name in rest), "")


def _test(name: str) -> tuple[str, str]:
    """The file, from the project's root, and the function."""
    file, _, function = name.partition("::")
    if "/" in file:
        return file, function
    return f"{UNIT_TESTS}/test_{file}.py", f"test_{function}"


def _pinned(fact: Fact) -> str:
    if not fact.tests:
        return f"*not modelled: {fact.reason}*"
    return ", ".join(f"`{Path(file).name}::{function}`" for file, function in fact.tests)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
