"""Events of scenes."""

from alive.domain.event import Osc, event
from alive.domain.events.places import OfScene
from alive.domain.quantities import RgbColor


@event(of="scene", reads="name", osc=Osc("/live/scene/renamed", "is"))
class SceneRenamed(OfScene):
    """A scene has another name."""

    name: str


@event(of="scene", reads="color", osc=Osc("/live/scene/color", "ii"))
class SceneColor(OfScene):
    """A scene has another colour."""

    color: RgbColor


@event(of="scene", reads="is_triggered", osc=Osc("/live/scene/triggered", "i", only_if=True))
class SceneTriggered(OfScene):
    """A scene was launched and waits for its start, or does not wait any more."""

    is_triggered: bool
