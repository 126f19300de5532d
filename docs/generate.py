"""Writes operations.md and operations.json from the declarations. `make docs`; a test fails while they are stale."""

import enum
import json
import re
from itertools import groupby
from pathlib import Path
from typing import Any

import alive.domain.commands  # noqa: F401 - declares the operations
from alive.application.catalogue import describe, errors_of, errors_of_any, search
from alive.domain.operation import NotInLive, OperationSpec, Parameter, field_types
from alive.domain.value_types import ValueType

FOLDER = Path(__file__).parent
PAGE = FOLDER / "operations.md"
DATA = FOLDER / "operations.json"

INTRODUCTION = """\
{count} operations, written from their declarations by `make docs`; for programs the same is in
[operations.json](operations.json), and a running script tells it itself: `list_operations`, `describe_operation`.

An object may be given as index, path or id: `3`, `tracks/3`, `track#17.9f2c`. Every form is taken everywhere, as far as
an index alone says what is meant. Names in brackets after a field of a reply are its unit.

{unsupported} operations cannot be done by Live's API at all; they say why, and what can be done instead. {partly} can
be done in part.

Any request may be answered with these errors; those of an operation itself are listed with it:
"""


def page() -> str:
    """The whole page."""
    specs = sorted(search(), key=lambda spec: (spec.category, spec.name))
    groups = [(category, list(members)) for category, members in groupby(specs, key=lambda spec: spec.category)]
    counts = {
        "count": len(specs),
        "unsupported": sum(spec.unsupported is not None for spec in specs),
        "partly": sum(spec.partly is not None for spec in specs),
    }
    parts = ["# Operations", "", INTRODUCTION.format(**counts)]
    parts += [f"- `{code}`: {meaning}" for code, meaning in errors_of_any().items()]
    parts += ["", "## Contents", ""]
    for category, members in groups:
        names = ", ".join(f"[{spec.name}](#{spec.name})" for spec in members)
        parts.append(f"- [{category}](#{_anchor(category)}) ({len(members)}): {names}")
    for category, members in groups:
        parts += ["", f"## {category}"]
        for spec in members:
            parts += ["", *_operation(spec)]
    return "\n".join(parts) + "\n"


def data() -> str:
    """The same for programs: an operation on each line, by name."""
    lines = [json.dumps(_described(spec), ensure_ascii=False) for spec in search()]
    head = json.dumps({"count": len(lines), "errors_of_any": errors_of_any()}, ensure_ascii=False)
    operations = ",\n".join(lines)
    return f'{head[:-1]}, "operations": [\n{operations}\n]}}\n'


def _described(spec: OperationSpec) -> dict[str, Any]:
    not_in_live = spec.source.reason if isinstance(spec.source, NotInLive) else None
    return describe(spec) | {"not_in_live": not_in_live, "writes_over_ticks": spec.ticks}


def _operation(spec: OperationSpec) -> list[str]:
    lines = [f"### {spec.name}", ""]
    if spec.unsupported is not None:
        lines += [f"**Live cannot do this.** {spec.unsupported}", ""]
    if spec.partly is not None:
        lines += [f"**Live can do this in part.** {spec.partly}", ""]
    lines += [_prose(spec.description), ""]
    if spec.parameters:
        lines += ["| parameter | type | default |", "|---|---|---|"]
        lines += [_parameter_row(parameter) for parameter in spec.parameters]
        lines.append("")
    for parameter in spec.parameters:
        lines += _record(parameter.name, parameter.type)
    if spec.unsupported is None:
        lines += [*_replies(spec), ""]
    errors = [f"- `{code}`: {when}" for code, when in errors_of(spec).items()]
    if errors:
        lines += ["Errors:", "", *errors, ""]
    return [*lines, _facts(spec)]


def _replies(spec: OperationSpec) -> list[str]:
    fields = field_types(spec.result)
    lines = ["Replies: " + ", ".join(_field(name, value_type) for name, value_type in fields.items()) + "."]
    for name, value_type in fields.items():
        if value_type.items is not None and value_type.items.is_record:
            inner = field_types(value_type.items.base)
            lines += ["", f"Each of `{name}` has " + ", ".join(_field(*field) for field in inner.items()) + "."]
    return lines


def _field(name: str, value_type: ValueType) -> str:
    return f"`{name}` ({value_type.unit})" if value_type.unit else f"`{name}`"


def _prose(description: str) -> str:
    """The docstring without the errors, which have a line of their own; other sections as lists."""
    text = re.sub(r"(?m)^Raises:\n(?:(?: {4}.*)?(?:\n|\Z))+", "", description).strip()
    return re.sub(r"(?m)^ {4}(\w+): ", r"- `\1`: ", re.sub(r"(?m)^Returns:\n", "Returns:\n\n", text))


def _parameter_row(parameter: Parameter) -> str:
    default = "required" if parameter.required else _shown(parameter.default)
    return f"| {_name(parameter.name, parameter.type)} | {_type(parameter.type)} | {default} |"


def _record(name: str, value_type: ValueType) -> list[str]:
    if value_type.items is None or not value_type.items.is_record:
        return []
    rows = [f"| {_name(field, kind)} | {_type(kind)} |" for field, kind in field_types(value_type.items.base).items()]
    return [f"Each of `{name}`:", "", "| field | type |", "|---|---|", *rows, ""]


def _name(name: str, value_type: ValueType) -> str:
    also = "".join(f", also `{other}`" for other in value_type.also_called)
    return f"`{name}`{also}"


def _type(value_type: ValueType) -> str:
    words = " ".join(part for part in (value_type.allowed, value_type.doc and f"- {value_type.doc}") if part)
    return words.replace("|", "\\|")


def _shown(default: object) -> str:
    if default is None:
        return "none"
    if isinstance(default, bool):
        return {True: "`true`", False: "`false`"}[default]
    return f"`{default.name.lower()}`" if isinstance(default, enum.Enum) else f"`{default}`"


def _facts(spec: OperationSpec) -> str:
    if isinstance(spec.source, NotInLive):
        source = spec.source.reason
    else:
        source = ", ".join(f"`{name}`" for name in spec.source)
    destructive = ", destructive" if spec.destructive else ""
    return f"*{spec.effect.value}{destructive}; undo: {spec.undo.value}; since Live {spec.since}.* Source: {source}."


def _anchor(heading: str) -> str:
    """The anchor that GitHub makes of a heading."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
    DATA.write_text(data(), encoding="utf-8")
