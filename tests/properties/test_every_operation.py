"""Whatever is asked of an operation, it answers in time, with no defect of ours, and leaves a Set that is whole."""

import os
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

import alive.domain.commands  # noqa: F401 - declares the operations
from alive.application.executor import Suspension
from alive.domain.errors import AliveError
from alive.domain.operation import NotInLive, operations
from alive.simulator import ManualClock, Simulator
from tests.cases.case import Case
from tests.cases.desk import CaseDesk
from tests.cases.every import CASES
from tests.properties.argument_strategies import arguments_for
from tests.properties.consistency import problems

LONGEST = 20.0
"""Seconds of Live's time in which every operation ends."""

EXAMPLES = int(os.environ.get("ALIVE_EXAMPLES", "2"))
"""Sets that each operation is asked of; with more of them, the search goes further and takes longer."""

ROUNDS = 6
"""How often an operation is asked of one Set, one after the other."""

ON_LIVE = [spec for spec in operations().values() if not isinstance(spec.source, NotInLive)]

few = settings(
    max_examples=EXAMPLES,
    derandomize=True,
    database=None,
    deadline=None,
    phases=(Phase.generate,),  # the arguments are short enough; shrinking and explaining would take minutes
    suppress_health_check=list(HealthCheck),
)


@pytest.mark.parametrize("spec", ON_LIVE, ids=lambda spec: spec.name)
def test_an_operation_answers_in_time_without_a_defect_and_leaves_the_set_whole(spec):
    cases = [case for case in CASES if case.action == spec.name] or [Case(action=spec.name)]
    rounds = st.lists(arguments_for(spec), min_size=ROUNDS, max_size=ROUNDS)

    @few
    @given(st.sampled_from(cases), rounds)
    def ask(case: Case, made_up: list[dict[str, Any]]) -> None:
        asked = [dict(case.arguments), *made_up]
        with tempfile.TemporaryDirectory() as folder, Simulator(clock=ManualClock(), browser_load_seconds=0) as sim:
            before = Path.cwd()
            os.chdir(folder)
            try:
                desk = CaseDesk(sim, Path(folder))
                desk.prepare(case)
                for position, arguments in enumerate(asked):
                    if asked[:position].count(arguments) > 1:
                        continue  # a third time shows nothing new
                    answer(desk, spec.name, arguments)
                    assert problems(sim.document) == [], arguments
            finally:
                os.chdir(before)

    ask()


def answer(desk: CaseDesk, action: str, arguments: dict[str, Any]) -> None:
    """Ask, and wait until Live has shown everything."""
    started = desk.clock()
    try:
        outcome = desk.start(desk._conversion.command(action, arguments))
        while isinstance(outcome, Suspension):
            assert desk.clock() - started < LONGEST, "it goes on and on"
            outcome = desk.next_callback(lambda waiting=outcome: desk._go_on(waiting))
    except AliveError as refused:
        assert refused.code != "internal", "\n".join([str(arguments), *desk.log.lines])  # noqa: PT017 - others are right
    desk.sim.advance(0.1)


@pytest.fixture
def desk(tmp_path):
    with Simulator(clock=ManualClock()) as sim:
        yield CaseDesk(sim, tmp_path)


def test_the_furnished_set_is_whole(desk):
    assert problems(desk.sim.document) == []


@pytest.mark.parametrize(
    "damage",
    [
        lambda song: song.tracks[0].values.update(clip_slots=song.tracks[0].values["clip_slots"][:-1]),
        lambda song: song.tracks[0].clip_slots[0].clip.values.update(loop_from=9.0),
        lambda song: song.tracks[0].mixer_device.values.update(sends=()),
        lambda song: song.values.update(tracks=(*song.values["tracks"], song.values["tracks"][0])),
        lambda song: song.document.nodes.pop(song.tracks[0].view.document_id),
        lambda song: song.tracks[0].mixer_device.volume.values.update(raw=7.0),
        lambda song: song.tracks[0].values.update(group_id=song.master_track.document_id),
        lambda song: setattr(song.tracks[0].view, "pointer", song.tracks[1].view.pointer),
    ],
)
def test_what_is_damaged_is_found(desk, damage):
    damage(desk.sim.document.song)
    assert problems(desk.sim.document) != []
