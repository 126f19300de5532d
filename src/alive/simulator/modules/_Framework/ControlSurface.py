"""The base of most Remote Scripts."""  # noqa: N999 - the framework's own name

from __future__ import annotations

import logging
from typing import Any

from alive.simulator.framework.surface import SurfaceCore, application

logger = logging.getLogger(__name__)


class ControlSurface(SurfaceCore):
    """Gives a script its song, messages, tasks, controls and components; `song` and `application` are methods."""

    def __init__(self, c_instance: Any = None, *given: Any, **options: Any) -> None:
        super().__init__(c_instance, *given, **options)
        self._follow_song()

    def song(self) -> Any:
        """Return the Song."""
        return self._c_instance.song()

    def application(self) -> Any:
        """Return the application."""
        return application()

    def log_message(self, *message: Any) -> None:
        """Write to Log.txt: once through logging and once through Live, as the framework does."""
        text = " ".join(map(str, message))
        logger.info(text)
        self._c_instance.log_message(text)


__all__ = ["ControlSurface"]
