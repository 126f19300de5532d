"""Cases of the operations on the scale of the Set."""

from tests.cases.case import Case, Shows

CASES = [
    Case(
        action="get_scale",
        answers={"root_note": 0, "root_name": "C", "scale_name": "Major", "scale_intervals": (0, 2, 4, 5, 7, 9, 11)},
    ),
    Case(
        action="set_scale",
        arguments={"root_note": 9, "scale_name": "Minor", "scale_mode": True},
        shows=(
            Shows("", "root_note", 9),
            Shows("", "scale_name", "Minor"),
            Shows("", "scale_mode", True),
            Shows("", "scale_intervals", lambda found: list(found) == [0, 2, 3, 5, 7, 8, 10]),
        ),
    ),
    Case(action="list_scales", answers={"count": 35, "scales": lambda scales: scales[0].name == "Major"}),
]
