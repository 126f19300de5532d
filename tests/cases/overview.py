"""The case of the operation that looks at the whole Set."""

from tests.cases.case import Case

CASES = [
    Case(
        action="get_session_overview",
        answers={
            "track_count": 4,
            "scene_count": 8,
            "tracks": lambda tracks: (
                [track.kind for track in tracks] == ["midi"] * 2 + ["audio"] * 2 + ["return"] * 2 + ["main"]
            ),
        },
    ),
]
