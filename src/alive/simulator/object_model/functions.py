"""Functions of Live's modules, declared by the signature that Live shows."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from alive.simulator.host import running
from alive.simulator.object_model.arguments import Signature
from alive.simulator.object_model.lom import shown

F = TypeVar("F", bound=Callable[..., Any])

FUNCTIONS: dict[str, dict[str, Callable[..., Any]]] = {}
"""Every function by module and name, as scripts call it."""


def live_function(module: str, signature: str, *, reads: bool = False) -> Callable[[F], F]:
    """Declare a function of a module of Live; `reads` allows it inside a notification.

    It is called with checked arguments, nodes for Live's objects.
    """
    parsed = Signature(signature)

    def declare(function: F) -> F:
        def call(*given: Any, **keywords: Any) -> Any:
            values = parsed.bind(module, given, keywords, skip=0)
            if reads:
                return shown(function(*values))
            document = running.current().document
            document.notifier.refuse_changes()
            with document.operation():
                result = function(*values)
            return shown(result)

        call.__name__ = call.__qualname__ = parsed.name
        call.__doc__ = parsed.doc
        call.__module__ = module
        FUNCTIONS.setdefault(module, {})[parsed.name] = call
        return function

    return declare
