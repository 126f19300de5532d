"""Live.Application."""  # noqa: N999 - Live's own name

from typing import Any

from alive.simulator import running
from alive.simulator.application import ApplicationNode
from alive.simulator.enums import MessageButtons, PushDialogType, UnavailableFeature
from alive.simulator.vectors import UnavailableFeatureVector

Application = ApplicationNode.wrapper


def get_application() -> Any:
    """Return the application."""
    return running.current().application


__all__ = [
    "Application",
    "MessageButtons",
    "PushDialogType",
    "UnavailableFeature",
    "UnavailableFeatureVector",
    "get_application",
]
