"""Parts of a control surface."""  # noqa: N999 - the framework's own name

from typing import Any

from alive.simulator.framework.component import ComponentCore
from alive.simulator.framework.surface import application


class FrameworkComponent(ComponentCore):
    """What is special about components of this framework: song, application and is_enabled are methods."""

    def song(self) -> Any:
        """Return the Song."""
        return self.live_song()

    def application(self) -> Any:
        """Return the application."""
        return application()

    def is_enabled(self, explicit: bool = False) -> bool:  # noqa: FBT001, FBT002 - the framework's signature
        """Return whether it is switched on."""
        del explicit
        return self._enabled


class ControlSurfaceComponent(FrameworkComponent):
    """Base of components of one's own."""


__all__ = ["ControlSurfaceComponent"]
