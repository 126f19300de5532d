"""Cases of the operations on the notes of clips."""

from tests.cases.case import Case, Shows

CLIP = "tracks/0/clip_slots/0/clip"


def notes(member, value):
    """What is seen of the notes of the clip: a member of each, by pitch."""

    def agree(found):
        return [
            getattr(note, member) for note in sorted(found, key=lambda note: (note.pitch, note.start_time))
        ] == value

    return (Shows(CLIP, "get_all_notes_extended()", agree),)


CASES = [
    Case(
        action="add_notes",
        arguments={"track_index": 0, "scene_index": 0, "notes": [{"pitch": 1}, {"pitch": 2}]},
        shows=(Shows(CLIP, "get_all_notes_extended()", lambda found: len(found) == 4),),
    ),
    Case(
        action="add_notes",
        arguments={"track_index": 0, "scene_index": "tracks/0/arrangement_clips/0", "notes": [{"pitch": 1}]},
        shows=(Shows("tracks/0/arrangement_clips/0", "get_all_notes_extended()", lambda found: len(found) == 1),),
        answers={"scene_index": "tracks/0/arrangement_clips/0"},
    ),
    Case(
        action="remove_notes",
        arguments={"track_index": 0, "clip_index": 0, "pitch_to": 60},
        shows=(Shows(CLIP, "get_all_notes_extended()", lambda found: len(found) == 1),),
    ),
    Case(action="get_clip_notes", arguments={"track_index": 0, "clip_index": 0}, answers={"count": 2}),
    Case(
        action="get_notes_extended",
        arguments={
            "track_index": 0,
            "clip_index": 0,
            "start_time": 0.0,
            "time_span": 999.0,
            "start_pitch": 61,
            "pitch_span": 10,
        },
        answers={"count": 1},
    ),
    Case(
        action="get_notes",
        arguments={"clip": CLIP, "from_time": 0.0, "time_span": 1.0, "from_pitch": 61, "pitch_span": 10},
        answers={"count": 1, "path": CLIP},
    ),
    Case(
        action="set_notes",
        arguments={"clip": CLIP, "notes": [{"pitch": 50, "start": 1.0, "probability": 0.5}]},
        shows=notes("pitch", [50]),
    ),
    Case(
        action="modify_notes",
        arguments={"clip": CLIP, "notes": [{"note_id": 1, "pitch": 48, "velocity": 90}]},
        shows=notes("pitch", [48, 64]),
    ),
    Case(
        action="remove_notes_by_id",
        arguments={"clip": CLIP, "note_ids": [1]},
        shows=notes("pitch", [64]),
    ),
    Case(
        action="duplicate_notes_by_id",
        arguments={"clip": CLIP, "note_ids": [1], "destination_time": 2.0, "semitones": 7},
        shows=notes("pitch", [60, 64, 67]),
        answers={"note_count": 1},
    ),
    Case(
        action="duplicate_region",
        arguments={"clip": CLIP, "region_start": 0.0, "region_length": 1.0, "destination_time": 2.0, "pitch": 64},
        shows=notes("start_time", [0.0, 0.0, 2.0]),
    ),
]
