"""Base of the components: parts of a surface that belong together and can be switched off."""

from __future__ import annotations

from typing import Any

from alive.simulator.framework.events import EventObject
from alive.simulator.framework.injection import current_surface
from alive.simulator.framework.tasks import TaskGroup


class ComponentCore(EventObject):
    """Has tasks that run while it is enabled, hears of what every surface follows, and owns components of its own."""

    def __init__(self, *_: Any, name: str = "", is_enabled: bool = True, **__: Any) -> None:
        super().__init__()
        self.name = name
        self.is_root = True
        self.canonical_parent: Any = None
        self._surface = current_surface(self)
        self._enabled = bool(is_enabled)
        self._children: list[Any] = []
        self._tasks: TaskGroup = self._surface._task_group.add(  # noqa: SLF001 - the surface's own parts
            TaskGroup(auto_kill=False, auto_remove=False)
        )
        self._surface.register_component(self)

    def live_song(self) -> Any:
        """Return the Song, however the framework spells it."""
        return self._surface._c_instance.song()  # noqa: SLF001

    def own(self, component: Any) -> Any:
        """Make a component part of this one."""
        component.is_root = False
        component.canonical_parent = self
        self._children.append(component)
        return component

    def set_enabled(self, enable: bool) -> None:  # noqa: FBT001 - the frameworks' signature
        """Switch it on or off, with all its parts."""
        enabled = bool(enable)
        if enabled != self._enabled:
            self._enabled = enabled
            if enabled:
                self._tasks.resume()
            else:
                self._tasks.pause()
            self.on_enabled_changed()
        for child in self._children:
            child.set_enabled(enabled)

    def on_enabled_changed(self) -> None:
        """Show the state it has now."""
        self.update()

    def update(self) -> None:
        """Show its state on the controls."""

    def update_all(self) -> None:
        """Show its state and that of its parts."""
        self.update()
        for child in self._children:
            child.update_all()

    def on_track_list_changed(self) -> None:
        """React to visible tracks that came or went."""

    def on_scene_list_changed(self) -> None:
        """React to scenes that came or went."""

    def on_selected_track_changed(self) -> None:
        """React to another selected track."""

    def on_selected_scene_changed(self) -> None:
        """React to another selected scene."""

    def disconnect(self) -> None:
        """End its tasks and slots."""
        self._tasks.kill()
        super().disconnect()
