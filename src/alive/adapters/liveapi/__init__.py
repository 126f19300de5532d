"""Live as the application sees it: commands in, results out, all on Live's main thread."""

from alive.adapters.liveapi.adapter import LiveAdapter

__all__ = ["LiveAdapter"]
