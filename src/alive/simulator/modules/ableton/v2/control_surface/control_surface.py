"""The base of Remote Scripts."""

from __future__ import annotations

from typing import Any

from alive.simulator.framework.surface import SurfaceCore, application


class SimpleControlSurface(SurfaceCore):
    """Gives a script its song, tasks and controls; nothing is asked of Live at the start."""

    @property
    def song(self) -> Any:
        """The Song."""
        return self._c_instance.song()

    @property
    def application(self) -> Any:
        """The application."""
        return application()


class ControlSurface(SimpleControlSurface):
    """Gives a script its song, tasks, controls and components; `song` and `application` are properties.

    There is no log_message: scripts of this framework use `logging`.
    """

    def __init__(self, c_instance: Any = None, *given: Any, **options: Any) -> None:
        super().__init__(c_instance, *given, **options)
        self._c_instance.update_locks()
        self._c_instance.set_session_highlight(-1, -1, -1, -1, False)

    def update_display_hook(self) -> None:
        """Do something before the tasks of each update; scripts override it."""

    def update_display(self) -> None:
        """Run what is due; Live calls this each 100 ms."""
        with self.component_guard():
            self.update_display_hook()
            super().update_display()


__all__ = ["ControlSurface", "SimpleControlSurface"]
