"""Control surfaces that are described by a specification."""

from __future__ import annotations

from typing import Any

from ...v2.control_surface import Component
from ...v2.control_surface import ControlSurface as ControlSurfaceBase


class ControlSurfaceSpecification:
    """What a surface is made of; scripts override its attributes."""

    elements_type: Any = None
    component_map: dict[str, Any] = {}  # noqa: RUF012 - the framework's form
    num_tracks = 0
    num_scenes = 0
    include_returns = False
    include_master = False


class ControlSurface(ControlSurfaceBase):
    """Makes the elements and components that its specification names, then calls `setup`."""

    def __init__(self, specification: Any = None, *given: Any, c_instance: Any = None, **options: Any) -> None:
        super().__init__(c_instance, *given, **options)
        self.specification = specification or ControlSurfaceSpecification
        self.elements: Any = None
        self.component_map: dict[str, Any] = {}
        with self.component_guard():
            if self.specification.elements_type is not None:
                self.elements = self.specification.elements_type()
            for name, make in self.specification.component_map.items():
                self.component_map[name] = make()
            self.setup()

    def setup(self) -> None:
        """Do what remains to be done; scripts override it."""


__all__ = ["Component", "ControlSurface", "ControlSurfaceSpecification"]
