"""A whole Set in one request: sixteen tracks, sixty-four clips, four thousand notes, and one undo step."""

from typing import Any

TRACKS = 16
CLIPS_OF_A_TRACK = 4
NOTES_OF_A_CLIP = 63
"""64 clips of 63 notes: a little over 4,000."""


def song_batch(*, atomic: bool = True) -> dict[str, Any]:
    """The request that builds it. `$n.track_index` is the track that command n has made."""
    commands: list[dict[str, Any]] = []
    for track in range(TRACKS):
        made = len(commands)
        commands.append({"action": "create_midi_track"})
        for scene in range(CLIPS_OF_A_TRACK):
            where = {"track_index": f"${made}.track_index", "scene_index": scene}
            commands.append({"action": "create_midi_clip", **where, "length": 16})
            commands.append({"action": "add_notes", **where, "notes": _notes(track + scene)})
    return {"action": "batch", "atomic": atomic, "label": "A whole song", "commands": commands}


def _notes(shift: int) -> list[dict[str, Any]]:
    return [{"pitch": 36 + (shift + 7 * step) % 48, "start": step / 4} for step in range(NOTES_OF_A_CLIP)]
