"""Writes operations.md from the declarations. `make docs`; a test fails while the page is stale."""

import re
from itertools import groupby
from pathlib import Path

import alive.domain.commands  # noqa: F401 - declares the operations
from alive.application.catalogue import search
from alive.domain.operation import NotInLive, OperationSpec, Parameter, field_types
from alive.domain.value_types import ValueType

INTRODUCTION = "A track or scene may be given as index, path or id; every form is taken everywhere."
PAGE = Path(__file__).parent / "operations.md"


def page() -> str:
    """The whole page."""
    specs = sorted(search(), key=lambda spec: (spec.category, spec.name))
    parts = [
        "# Operations",
        "",
        f"{len(specs)} operations, written from their declarations by `make docs`. {INTRODUCTION}",
    ]
    for category, members in groupby(specs, key=lambda spec: spec.category):
        parts += ["", f"## {category}"]
        for spec in members:
            parts += ["", *_operation(spec)]
    return "\n".join(parts) + "\n"


def _operation(spec: OperationSpec) -> list[str]:
    lines = [f"### {spec.name}", "", _prose(spec.description), ""]
    if spec.parameters:
        lines += ["| parameter | type | default |", "|---|---|---|"]
        lines += [_parameter_row(parameter) for parameter in spec.parameters]
        lines.append("")
    for parameter in spec.parameters:
        lines += _record(parameter.name, parameter.type)
    lines.append("Replies: " + ", ".join(f"`{name}`" for name in field_types(spec.result)) + ".")
    for name, value_type in field_types(spec.result).items():
        if value_type.items is not None and value_type.items.is_record:
            fields = ", ".join(f"`{field}`" for field in field_types(value_type.items.base))
            lines.append(f"Each of `{name}` has {fields}.")
    return [*lines, "", _facts(spec)]


def _prose(description: str) -> str:
    """Sections of the docstring as lists."""
    return re.sub(r"(?m)^ {4}(\w+): ", r"- `\1`: ", re.sub(r"(?m)^(Raises|Returns):\n", r"\1:\n\n", description))


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
    return " ".join(part for part in (value_type.allowed, value_type.doc and f"- {value_type.doc}") if part)


def _shown(default: object) -> str:
    if default is None:
        return "none"
    return {True: "`true`", False: "`false`"}[default] if isinstance(default, bool) else f"`{default}`"


def _facts(spec: OperationSpec) -> str:
    if isinstance(spec.source, NotInLive):
        source = spec.source.reason
    else:
        source = ", ".join(f"`{name}`" for name in spec.source)
    destructive = ", destructive" if spec.destructive else ""
    return f"*{spec.effect.value}{destructive}; undo: {spec.undo.value}; since Live {spec.since}.* Source: {source}."


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
