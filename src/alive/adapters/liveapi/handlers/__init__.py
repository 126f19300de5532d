"""One plain function per operation that touches Live; the modules mirror those of the commands.

A handler asks Live and lets it refuse, reads back what Live shows, and answers that.
"""

from alive.adapters.liveapi.handlers import application, clip, mixer, notes, scene, song, track, transport
from alive.adapters.liveapi.handlers.table import handlers

__all__ = ["application", "clip", "handlers", "mixer", "notes", "scene", "song", "track", "transport"]
