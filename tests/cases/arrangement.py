"""Cases of the operations on clips of the Arrangement."""

from tests.cases.case import Case, Shows


def spans(path, *expected):
    """Where the clips of a track lie in the Arrangement."""
    return Shows(
        path, "arrangement_clips", lambda clips: [(clip.start_time, clip.end_time) for clip in clips] == [*expected]
    )


FIRST = "tracks/0/arrangement_clips/0"

CASES = [
    Case(
        action="get_arrangement_clips",
        arguments={"track_index": 0},
        answers={
            "count": 1,
            "clips": lambda clips: [(clip.start_time, clip.end_time) for clip in clips] == [(0.0, 4.0)],
        },
    ),
    Case(
        action="list_arrangement_clips",
        arguments={"from_time": 0.0, "to_time": 8.0, "take_lanes": True},
        answers={"count": 1, "tracks": lambda tracks: [track.track_index for track in tracks] == [0]},
    ),
    Case(
        action="create_arrangement_midi_clip",
        arguments={"track_index": 1, "start_time": 4.0, "length": 8.0, "name": "Bridge"},
        shows=(spans("tracks/1", (4.0, 12.0)), Shows("tracks/1/arrangement_clips/0", "name", "Bridge")),
    ),
    Case(
        action="create_arrangement_audio_clip",
        arguments={"track_index": 2, "file_path": "Loop.wav", "start_time": 4.0},
        shows=(spans("tracks/2", (4.0, 12.0)),),
    ),
    Case(
        action="duplicate_to_arrangement",
        arguments={"track_index": 0, "clip_index": 0},
        shows=(spans("tracks/0", (0.0, 4.0), (4.0, 8.0)),),
    ),
    Case(
        action="duplicate_clip_to_arrangement",
        arguments={"clip": FIRST, "destination_time": 16.0, "track_index": 1},
        shows=(spans("tracks/1", (16.0, 20.0)),),
    ),
    Case(action="delete_arrangement_clip", arguments={"clip": FIRST}, shows=(spans("tracks/0"),)),
]
