"""Shows operations to people, from their declarations."""

import enum
import json
from collections.abc import Iterable
from typing import Any

import attrs
from rich.console import Console, Group, RenderableType
from rich.markup import escape
from rich.table import Table
from rich.text import Text

from alive.application.catalogue import errors_of, errors_of_any
from alive.domain.operation import NotInLive, OperationSpec, field_types, fields_of
from alive.domain.value_types import ValueType

_WIDTH_OF_A_PIPE = 140
"""Characters. What is piped is read by another program or an editor, so it is not cut to 80."""


def console() -> Console:
    """Where to write: colours and the real width on a terminal, plain text elsewhere."""
    shown = Console(highlight=False)
    return shown if shown.is_terminal else Console(highlight=False, width=_WIDTH_OF_A_PIPE)


def summary_of(spec: OperationSpec) -> dict[str, Any]:
    """One line of the list of operations, as plain data."""
    return {
        "name": spec.name,
        "category": spec.category,
        "effect": spec.effect.value,
        "summary": spec.summary,
        "supported": spec.unsupported is None,
        "destructive": spec.destructive,
        "partly": spec.partly,
        "errors": list(errors_of(spec)),
    }


def operations_table(specs: Iterable[OperationSpec]) -> Table:
    """The list of operations."""
    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column("Name", no_wrap=True, style="cyan")
    table.add_column("Category", no_wrap=True)
    table.add_column("Effect", no_wrap=True)
    table.add_column("Live", no_wrap=True)
    table.add_column("Summary")
    for spec in specs:
        table.add_row(spec.name, spec.category, spec.effect.value, _possible(spec), escape(spec.summary))
    return table


def _possible(spec: OperationSpec) -> str:
    """Whether Live can do it, in a word."""
    if spec.unsupported is not None:
        return "no"
    return "yes" if spec.partly is None else "partly"


def operation_page(spec: OperationSpec) -> Group:
    """Everything that is declared about one operation."""
    parts: list[RenderableType] = [Text(spec.name, "bold cyan"), Text(spec.description), Text()]
    parts.append(_facts(spec))
    parts += [Text(), Text("Errors", "bold"), _errors(spec)]
    parts += [Text(), Text("Parameters", "bold"), _parameters(spec)]
    parts += [Text(), Text("Result", "bold"), _fields(spec.result, given=False)]
    return Group(*parts)


def _facts(spec: OperationSpec) -> Table:
    source = spec.source.reason if isinstance(spec.source, NotInLive) else ", ".join(spec.source)
    effect = f"{spec.effect.value}{', destructive' if spec.destructive else ''}"
    table = Table.grid(padding=(0, 2))
    for name, value in (
        ("Category", spec.category),
        ("Effect", effect),
        ("Undo", spec.undo.value),
        ("Source", source),
        ("Since", f"Live {spec.since}"),
        ("Supported", _supported(spec)),
    ):
        table.add_row(name, escape(value))
    return table


def _supported(spec: OperationSpec) -> str:
    why = spec.unsupported or spec.partly
    return _possible(spec) if why is None else f"{_possible(spec)}: {why}"


def _errors(spec: OperationSpec) -> Table:
    table = Table(box=None, pad_edge=True, show_header=False)
    table.add_column(no_wrap=True, style="cyan")
    table.add_column()
    for code, when in errors_of(spec).items():
        table.add_row(code, escape(when))
    table.add_row("", f"and, as any request: {', '.join(errors_of_any())}")
    return table


def _parameters(spec: OperationSpec) -> RenderableType:
    return _fields(spec.command, given=True) if spec.parameters else Text("none")


def _fields(record: type, *, given: bool) -> Table:
    """The fields of a record; `given` if the user gives them, so that it matters which are required."""
    table = Table(box=None, pad_edge=True, show_header=False)
    table.add_column(no_wrap=True, style="cyan")
    table.add_column(ratio=3)
    table.add_column(ratio=2)
    _add_fields(table, record, 0, given=given)
    return table


def _add_fields(table: Table, record: type, depth: int, *, given: bool) -> None:
    types = field_types(record)
    for field in fields_of(record):
        value_type = types[field.name]
        words = [_need(field.default) if given else "", value_type.doc or "", _older(value_type)]
        table.add_row("  " * depth + field.name, escape(value_type.allowed), escape(" ".join(filter(None, words))))
        # An object, or a list of objects, has fields of its own.
        inner = value_type.items or value_type
        if inner.is_record:
            _add_fields(table, inner.base, depth + 1, given=given)


def _need(default: Any) -> str:
    return "Required." if default is attrs.NOTHING else f"Default {_shown(default)}."


def _older(value_type: ValueType) -> str:
    return f"Also called {', '.join(value_type.also_called)}." if value_type.also_called else ""


def _shown(default: Any) -> str:
    if isinstance(default, enum.Enum):
        return default.name.lower()
    return json.dumps(default) if isinstance(default, str | int | float | None) else str(default)
