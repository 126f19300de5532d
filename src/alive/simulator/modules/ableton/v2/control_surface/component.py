"""Parts of a control surface."""

from typing import Any

from alive.simulator.framework.component import ComponentCore
from alive.simulator.framework.layers import Layer
from alive.simulator.framework.surface import application


class Component(ComponentCore):
    """Base of components; `song`, `application` and `is_enabled` differ from `_Framework`: two are properties."""

    _grabbed = False

    def __init__(self, *given: Any, layer: Layer | None = None, **options: Any) -> None:
        super().__init__(*given, **options)
        self._layer = layer
        if layer is not None and self._enabled:
            self._surface.at_end_of_guard(self._grab_layer)

    @property
    def layer(self) -> Layer | None:
        """Which elements it has while it is enabled."""
        return self._layer

    @layer.setter
    def layer(self, layer: Layer | None) -> None:
        self._release_layer()
        self._layer = layer
        self._grab_layer()

    def on_enabled_changed(self) -> None:
        """Take its elements, or let them go."""
        if self._enabled:
            self._grab_layer()
        else:
            self._release_layer()
        super().on_enabled_changed()

    def disconnect(self) -> None:
        """Let its elements go."""
        self._release_layer()
        super().disconnect()

    def _grab_layer(self) -> None:
        if self._layer is not None and self._enabled and not self._grabbed:
            self._grabbed = True
            self._layer.grab(self)

    def _release_layer(self) -> None:
        if self._layer is not None and self._grabbed:
            self._grabbed = False
            self._layer.release()

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
