"""Every action of the older protocol, carried out over TCP on the simulator, and what came of it.

An action works if it takes its documented arguments, its reply has the documented fields, and what it writes is seen
through the whole object model over TCP, which is another door than the reply. What cannot be done says why.
"""

import json
import os
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from itertools import groupby
from pathlib import Path
from typing import Any

import attrs

from alive.domain.operation import OperationSpec, operations
from tests.cases.case import Case, Shows
from tests.cases.desk import agrees, shown
from tests.cases.every import CASES
from tests.cases.furnished import furnish
from tests.contract.older_cases import CASES as OLDER_CASES
from tests.contract.studio import Connection, Studio

_HERE = Path(__file__).parent

OLDER: Mapping[str, Any] = {
    name: facts
    for file in ("older_actions.json", "later_actions.json")
    for name, facts in json.loads((_HERE / file).read_text(encoding="utf-8")).items()
}
"""Each action with its category, its parameters and whether they must be given, and the fields of its reply."""

WORKS, PARTLY, IMPOSSIBLE, UNEXPLAINED = "works", "partly", "impossible", "unexplained"
_CANNOT = "unsupported_by_live"
_LONGEST_VALUE = 60


@attrs.frozen(kw_only=True)
class Outcome:
    """What came of one action."""

    name: str
    status: str
    arguments: Mapping[str, Any] = attrs.field(factory=dict)
    seen: tuple[str, ...] = ()
    """Where the effect was seen, in words."""
    why: str = ""
    """What cannot be done and why, or what is wrong."""


def outcomes(folder: Path) -> list[Outcome]:
    """What comes of every action, by category and name. Files that are needed are made in the folder."""
    names = sorted(OLDER, key=lambda name: (OLDER[name]["category"], name))
    return [outcome(name, folder / name) for name in names]


def outcome(name: str, folder: Path) -> Outcome:
    """What comes of one action."""
    spec = operations().get(name)
    if spec is None:
        return Outcome(name=name, status=UNEXPLAINED, why="there is no such action")
    case = _documented(spec)
    if case is None:
        return Outcome(name=name, status=UNEXPLAINED, why="no case has arguments that are documented")
    folder.mkdir(parents=True, exist_ok=True)
    with _in(folder), Studio({}) as studio:
        furnish(studio.simulation, folder)
        client = studio.connect()
        _prepare(studio, client, case)
        reply = client.ask(name, **case.arguments)
        studio.tick(0.2)
        return _judged(studio, client, spec, case, reply)


def _judged(studio: Studio, client: Connection, spec: OperationSpec, case: Case, reply: dict[str, Any]) -> Outcome:
    made = Outcome(name=spec.name, status=UNEXPLAINED, arguments=case.arguments)
    if not reply["ok"]:
        why = spec.unsupported or spec.partly
        if reply["code"] != _CANNOT or case.refused != _CANNOT or why is None:
            return attrs.evolve(made, why=f"{reply['code']}: {reply['error']}")
        return attrs.evolve(made, status=IMPOSSIBLE, why=why)
    seen, wrong = _effects(studio, client, case)
    wrong = _wrong_in_reply(case, reply) or wrong
    if wrong:
        return attrs.evolve(made, why=wrong)
    return attrs.evolve(made, status=PARTLY if spec.partly else WORKS, seen=seen, why=spec.partly or "")


def _wrong_in_reply(case: Case, reply: dict[str, Any]) -> str:
    facts = OLDER[case.action]
    if missing := set(facts["result"]) - reply.keys():
        return f"the reply lacks {sorted(missing)}"
    for field, names in facts.get("items", {}).items():
        if any(set(names) - item.keys() for item in reply[field]):
            return f"an item of {field} lacks one of {names}"
    differing = [name for name, value in case.answers.items() if not _agrees_with_reply(reply.get(name), value)]
    return f"the reply differs from the case in {differing}" if differing else ""


def _documented(spec: OperationSpec) -> Case | None:
    """The first case whose arguments an older client could have sent, one that succeeds if there is one.

    What can be done in part may need more than an older client sends; the arguments of the page show what.
    """
    known = OLDER[spec.name]["parameters"].keys()
    cases = [case for case in (*OLDER_CASES, *CASES) if case.action == spec.name]
    documented = [case for case in cases if spec.partly is not None or case.arguments.keys() <= known]
    return min(documented, key=lambda case: case.refused is not None, default=None)


def _prepare(studio: Studio, client: Connection, case: Case) -> None:
    if case.setup is not None:
        case.setup(studio.simulation)
    for action, arguments in case.before:
        client.do(action, **arguments)
        studio.tick(0.2)


def _effects(studio: Studio, client: Connection, case: Case) -> tuple[tuple[str, ...], str]:
    """Where the effect is seen, and what is wrong with it."""
    seen: list[str] = []
    for shows in case.shows:
        reply = _read(client, shows)
        if not reply["ok"]:
            return (), f"{_place(shows)} cannot be read: {reply['error']}"
        native = shown(studio.song, shows)
        if not agrees(native, shows.value) or not _same(reply["value"], native):
            return (), f"{_place(shows)} is {reply['value']!r:.200}"
        seen.append(f"{_place(shows)} is {_written(reply['value'])}")
    if case.seen is not None:
        if not case.seen(studio.simulation):
            return (), "the effect is not seen"
        seen.append("seen outside of the object model")
    return tuple(seen), ""


def _read(client: Connection, shows: Shows) -> dict[str, Any]:
    if shows.member == "__str__()":
        value = client.do("get_property", object=shows.path, property="value")["value"]
        return client.ask("call_method", object=shows.path, method="str_for_value", arguments=[value])
    if shows.member.endswith("()"):
        return client.ask("call_method", object=shows.path, method=shows.member.removesuffix("()"))
    return client.ask("get_property", object=shows.path, property=shows.member)


def _same(value: Any, native: Any) -> bool:
    """Whether what came over the wire is what Live's own object shows, as far as it is a single value."""
    if isinstance(native, int) and type(native) not in {int, bool}:
        return bool(value == str(native).lower())
    if isinstance(native, float):
        return isinstance(value, int | float) and abs(value - native) <= 1e-6 * max(1.0, abs(native))
    return bool(value == native) if native is None or isinstance(native, bool | int | str) else value is not None


def _agrees_with_reply(value: Any, wanted: Any) -> bool:
    """Whether a field of a reply is as the case says; functions are made for Python's values and not asked here."""
    return callable(wanted) or agrees(value, list(wanted) if isinstance(wanted, tuple) else wanted)


def _place(shows: Shows) -> str:
    return f"`{'/'.join(filter(None, (shows.path, shows.member)))}`"


def _written(value: Any) -> str:
    """A value for the page, where it is short and the same each time; ids are not."""
    text = f"{value:.6g}" if isinstance(value, float) else json.dumps(value, ensure_ascii=False)
    return "as it should be" if len(text) > _LONGEST_VALUE or "#" in text or "|" in text else f"`{text}`"


@contextmanager
def _in(folder: Path) -> Iterator[None]:
    """Be in a folder: cases name files by their names alone."""
    before = Path.cwd()
    os.chdir(folder)
    try:
        yield
    finally:
        os.chdir(before)


INTRODUCTION = """\
# What became of each action of ALiveMCP

{total} actions, each carried out over TCP on the simulated Live 12.3.6 with arguments that were documented for it:
{works} work, {partly} work in part, {impossible} cannot be done by Live's API, {unexplained} are unexplained. Written
by `make docs`; a test does the same and fails if it comes out differently.

An action works if it takes its arguments, its reply has every field it had, and what it writes is seen where the last
column says: read with `get_property` from Live's own objects, not from its reply. What differs on purpose is on
[another page](compatibility.md).
"""


def page(found: list[Outcome]) -> str:
    """The whole page."""
    statuses = Counter(each.status for each in found)
    counts = {status: statuses[status] for status in (WORKS, PARTLY, IMPOSSIBLE, UNEXPLAINED)}
    parts = [INTRODUCTION.format(total=len(found), **counts)]
    for category, members in groupby(found, key=lambda each: OLDER[each.name]["category"]):
        parts += [f"## {category}", "", "| action | arguments | | seen, or why not |", "|---|---|---|---|"]
        parts += [*map(_row, members), ""]
    return "\n".join(parts).rstrip("\n") + "\n"


def _row(each: Outcome) -> str:
    arguments = json.dumps(dict(each.arguments), ensure_ascii=False)
    seen = "; ".join(each.seen) or ("its reply" if each.status == WORKS else "")
    words = ". ".join(filter(None, (seen, each.why))).replace("|", "\\|").replace("\n", " ")
    shown_arguments = f"`{arguments}`".replace("|", "\\|") if each.arguments else ""
    return f"| `{each.name}` | {shown_arguments} | {each.status} | {words} |"
