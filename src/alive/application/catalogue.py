"""What there is to call, for people and programs; all of it read from the declarations."""

import difflib
import functools
import hashlib
import json
from collections.abc import Sequence
from typing import Any

from alive.application.schema import parameters_schema, result_schema
from alive.domain.errors import UnknownAction, error_classes
from alive.domain.operation import OLDEST_LIVE, NotInLive, OperationSpec, operations


def find(name: str) -> OperationSpec:
    """The operation of that name. UnknownAction tells the nearest names."""
    spec = operations().get(name)
    if spec is None:
        near = nearest(name, list(operations()))
        hint = f" Nearest: {', '.join(near)}." if near else " list_operations lists them all."
        raise UnknownAction(f"There is no action {name!r:.80}.{hint}", nearest=near)
    return spec


def nearest(name: str, candidates: Sequence[str], count: int = 3) -> list[str]:
    """The candidates most like the name, best first; any at all only if they are somewhat like it."""
    return difflib.get_close_matches(name[:80], candidates, count, cutoff=0.5)


def search(text: str | None = None, category: str | None = None, effect: str | None = None) -> list[OperationSpec]:
    """The operations that have the text in their name, category or summary; of that category, of that effect."""
    return [
        spec
        for spec in sorted(operations().values(), key=lambda spec: spec.name)
        if (text is None or text.lower() in f"{spec.name} {spec.category} {spec.summary}".lower())
        and (category is None or category.lower() == spec.category.lower())
        and (effect is None or effect == spec.effect)
    ]


OF_SOME_OPERATIONS = frozenset(
    {"invalid_argument", "not_found", "live_rejected", "unsupported_by_live", "unsupported_version", "outcome_unknown"}
)
"""Errors that only some operations answer: those that declare them, or whose declaration implies them."""


@functools.cache
def errors_of_any() -> dict[str, str]:
    """The errors that a request may get whatever it asks for, by code, each with what it means."""
    return {code: summary_of_error(code) for code in sorted(error_classes()) if code not in OF_SOME_OPERATIONS}


def errors_of(spec: OperationSpec) -> dict[str, str]:
    """The errors of an operation itself, by code, each with when: those declared, then those that follow."""
    found: dict[str, str] = {}
    for error in spec.errors:
        found[error.code] = f"{found[error.code]} {error.when}" if error.code in found else error.when
    if spec.unsupported is not None:
        return found | {"unsupported_by_live": spec.unsupported}
    if spec.parameters:
        found.setdefault("invalid_argument", summary_of_error("invalid_argument"))
    if spec.since != OLDEST_LIVE:
        found.setdefault("unsupported_version", f"Live is older than {spec.since}.")
    if not isinstance(spec.source, NotInLive):
        found.setdefault("live_rejected", summary_of_error("live_rejected"))
    return found


def summary_of_error(code: str) -> str:
    """What an error means: the first sentences of its class."""
    return " ".join((error_classes()[code].__doc__ or "").partition("\n\n")[0].split())


def describe(spec: OperationSpec) -> dict[str, Any]:
    """Everything that is known about an operation, as plain data."""
    return {
        "name": spec.name,
        "summary": spec.summary,
        "description": spec.description,
        "category": spec.category,
        "effect": spec.effect.value,
        "destructive": spec.destructive,
        "undo": spec.undo.value,
        "since": spec.since,
        "source": () if isinstance(spec.source, NotInLive) else spec.source,
        "supported": spec.unsupported is None,
        "reason": spec.unsupported,
        "partly": spec.partly,
        "errors": errors_of(spec),
        "parameters": parameters_schema(spec),
        "result": result_schema(spec),
    }


@functools.cache
def catalogue_hash() -> str:
    """Changes when any declaration changes, so that a client knows whether what it has stored still holds."""
    everything = [describe(spec) for spec in search()]
    return hashlib.sha256(json.dumps(everything, sort_keys=True).encode()).hexdigest()[:16]
