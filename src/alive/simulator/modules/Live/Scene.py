"""Live.Scene."""  # noqa: N999 - Live's own name

from alive.simulator.scene import SceneNode

Scene = SceneNode.wrapper

__all__ = ["Scene"]
