"""Cases of the operations on the selection of notes."""

from tests.cases.case import Case, Shows
from tests.cases.notes import CLIP, notes


def selected(*pitches):
    """Which notes Live shows as selected."""
    return Shows(CLIP, "get_selected_notes_extended()", lambda found: [note.pitch for note in found] == list(pitches))


CASES = [
    Case(
        action="select_all_notes",
        arguments={"track_index": 0, "clip_index": 0},
        shows=(selected(60, 64),),
        changes_nothing=True,
    ),
    Case(
        action="deselect_all_notes",
        arguments={"track_index": 0, "clip_index": 0},
        before=(("select_all_notes", {"track_index": 0, "clip_index": 0}),),
        shows=(selected(),),
        changes_nothing=True,
    ),
    Case(
        action="select_notes_by_id",
        arguments={"clip": CLIP, "note_ids": [2]},
        before=(("select_all_notes", {"track_index": 0, "clip_index": 0}),),
        shows=(selected(64),),
        changes_nothing=True,
    ),
    Case(
        action="replace_selected_notes",
        arguments={"track_index": 0, "clip_index": 0, "notes": [{"pitch": 50, "start": 1.0, "muted": True}]},
        before=(("select_notes_by_id", {"clip": CLIP, "note_ids": [2]}),),
        shows=(*notes("pitch", [50, 60]), selected(50)),
    ),
]
