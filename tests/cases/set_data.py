"""Cases of the operations on data that scripts keep in the Set."""

from tests.cases.case import Case

_VALUE = {"takes": [1, 2.5, None], "name": "Evening"}

CASES = [
    Case(
        action="get_data",
        arguments={"key": "test.notes"},
        setup=lambda sim: sim.call(lambda: sim.song.set_data("test.notes", (1, "two"))),
        answers={"value": [1, "two"], "is_stored": True},
    ),
    Case(
        action="set_data",
        arguments={"key": "test.notes", "value": _VALUE, "track_index": 1},
        seen=lambda sim: sim.song.tracks[1].get_data("test.notes", "nothing") == _VALUE,
        changes_nothing=True,
    ),
]
