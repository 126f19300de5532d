"""Components made of components."""  # noqa: N999 - the framework's own name

from typing import Any

from .ControlSurfaceComponent import ControlSurfaceComponent


class CompoundComponent(ControlSurfaceComponent):
    """Switches its parts with itself."""

    def register_component(self, component: Any) -> Any:
        """Make a component part of this one."""
        return self.own(component)

    def register_components(self, *components: Any) -> list[Any]:
        """Make components part of this one."""
        return [self.own(component) for component in components]


__all__ = ["CompoundComponent"]
