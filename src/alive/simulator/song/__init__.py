"""The Set: song, transport, scenes, launching, recording."""
