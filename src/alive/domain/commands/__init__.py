"""One class per operation, grouped by what of Live it is about. Importing this package declares them all."""

from alive.domain.commands import application, clip, mixer, notes, scene, song, track, transport

__all__ = ["application", "clip", "mixer", "notes", "scene", "song", "track", "transport"]
