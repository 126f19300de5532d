"""Cases of the operations on the slices of a sample."""

from typing import Any

from tests.cases.case import Case, Shows
from tests.cases.simpler import SAMPLE, SIMPLER, with_simpler

_SIMPLER = {"device": SIMPLER}


def _sliced(sim: Any) -> None:
    """Two slices by hand."""
    with_simpler(sim)

    def slice_it() -> None:
        sample = sim.song.tracks[0].devices[0].sample
        sample.slicing_style = 3
        sample.insert_slice(1000)
        sample.insert_slice(2000)

    sim.call(slice_it)
    sim.call(lambda: (sim.song.begin_undo_step(), sim.song.end_undo_step()))  # ends the entry of what was done so far


CASES = [
    Case(
        action="get_slices",
        arguments=_SIMPLER,
        setup=_sliced,
        answers={"slices": (1000, 2000), "slicing_style_name": "manual"},
    ),
    Case(
        action="set_slicing",
        arguments={**_SIMPLER, "slicing_style": "region", "slicing_region_count": 4},
        setup=with_simpler,
        shows=(Shows(SAMPLE, "slicing_style", 2), Shows(SAMPLE, "slices", (0, 8000, 16000, 24000))),
    ),
    Case(
        action="insert_slice",
        arguments={**_SIMPLER, "slice_time": 1500},
        setup=_sliced,
        shows=(Shows(SAMPLE, "slices", (1000, 1500, 2000)),),
    ),
    Case(
        action="move_slice",
        arguments={**_SIMPLER, "slice_time": 1000, "new_time": 3000},
        setup=_sliced,
        shows=(Shows(SAMPLE, "slices", (2000, 3000)),),
    ),
    Case(
        action="remove_slice",
        arguments={**_SIMPLER, "slice_time": 1000},
        setup=_sliced,
        shows=(Shows(SAMPLE, "slices", (2000,)),),
    ),
    Case(action="clear_slices", arguments=_SIMPLER, setup=_sliced, shows=(Shows(SAMPLE, "slices", ()),)),
    Case(action="reset_slices", arguments=_SIMPLER, setup=_sliced, shows=(Shows(SAMPLE, "slices", ()),)),
]
