"""Watches Live: what is observed of each kind of object, and how changes become events.

`observation` is the mechanism; the other modules say for one kind of object each what belongs to it and where it is.
Which of its properties are observed follows from the declared events.
"""

from alive.adapters.liveapi.observers.observation import Observation

__all__ = ["Observation"]
