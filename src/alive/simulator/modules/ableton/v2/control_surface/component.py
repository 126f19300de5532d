"""Parts of a control surface."""

from typing import Any

from alive.simulator.framework.component import ComponentCore
from alive.simulator.framework.surface import application


class Component(ComponentCore):
    """Base of components; `song`, `application` and `is_enabled` differ from `_Framework`: two are properties."""

    @property
    def song(self) -> Any:
        """The Song."""
        return self.live_song()

    @property
    def application(self) -> Any:
        """The application."""
        return application()

    def is_enabled(self, explicit: bool = False) -> bool:  # noqa: FBT001, FBT002 - the framework's signature
        """Return whether it is switched on."""
        del explicit
        return self._enabled

    def add_children(self, *children: Any) -> list[Any]:
        """Make components part of this one."""
        return [self.own(child) for child in children]


__all__ = ["Component"]
