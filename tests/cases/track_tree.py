"""The case of the operation that shows everything on the tracks."""

from tests.cases.case import Case

CASES = [
    Case(
        action="get_track_tree",
        answers={
            "count": 7,
            "tracks": lambda tracks: (
                [track.kind for track in tracks] == ["midi", "midi", "audio", "audio", "return", "return", "main"]
                and [device.path for device in tracks[1].devices]
                == ["tracks/1/devices/0", "tracks/1/devices/0/chains/0/devices/0"]
                and tracks[0].arrangement_clips[0].end_time == 4.0
                and tracks[2].session_clips[0].scene_index == 0
            ),
        },
    ),
]
