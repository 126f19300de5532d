"""A batch that fails is taken back: whatever was in it, and wherever it failed."""

import tempfile
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from alive.application.batch import batch
from alive.application.conversion import Conversion
from alive.application.script import Script
from alive.domain.commands.batch import Batch
from alive.domain.errors import AliveError
from alive.domain.operation import Effect, NotInLive, Undo, operations
from alive.simulator import ManualClock, Simulator
from tests.cases.case import Case
from tests.cases.desk import CaseDesk
from tests.cases.every import CASES
from tests.cases.picture import differences, picture, without_selection

FAILS = {"action": "mute_track", "track_index": "master"}
"""The main track cannot be muted, and only Live says so."""


def can_be_in_a_batch(case: Case) -> bool:
    spec = operations()[case.action]
    return (
        not isinstance(spec.source, NotInLive)
        and spec.effect in {Effect.EDIT, Effect.PERFORM}
        and not spec.ticks
        and not spec.destructive
        and case.refused is None
        and not case.before
        and case.setup is None
    )


POOL = [case for case in CASES if can_be_in_a_batch(case)]


class BatchDesk(CaseDesk):
    """A desk on which batches are carried out."""

    def __init__(self, sim: Simulator, folder: Path) -> None:
        super().__init__(sim, folder)
        parts = dict.fromkeys(field.name for field in attrs.fields(Script))  # a batch needs only a few of them
        self._script: Any = Script(
            **parts
            | {
                "live": self.adapter,
                "dispatcher": self.dispatcher,
                "conversion": Conversion(),
                "clock": self.clock,
                "log": self.log,
                "of_connection": (),
            }
        )
        self.dispatcher.answer_here(Batch, lambda command: batch(self._script, command))

    def fail(self, commands: list[dict[str, Any]]) -> AliveError:
        with pytest.raises(AliveError) as failure:
            self.run(Batch(commands=tuple(commands)))
        self.sim.advance(0.3)
        return failure.value


def as_command(case: Case) -> dict[str, Any]:
    return {"action": case.action, **case.arguments}


@given(chosen=st.lists(st.sampled_from(POOL), max_size=6), position=st.integers(0, 6))
@settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
def test_a_failed_batch_leaves_the_set_as_it_was_and_says_what_it_could_not(chosen, position, monkeypatch):
    commands = [as_command(case) for case in chosen]
    with tempfile.TemporaryDirectory() as folder, Simulator(clock=ManualClock()) as sim:
        monkeypatch.chdir(folder)
        check(BatchDesk(sim, Path(folder)), [*commands[:position], FAILS, *commands[position:]])


@pytest.mark.parametrize("case", POOL, ids=str)
def test_each_operation_is_taken_back_or_named(case, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with Simulator(clock=ManualClock()) as sim:
        check(BatchDesk(sim, tmp_path), [as_command(case), FAILS])


def check(desk: BatchDesk, commands: list[dict[str, Any]]) -> None:
    desk.user(lambda: setattr(desk.song.scenes[-1], "name", "the user's"))
    before = picture(desk.song)
    failure = desk.fail(commands)
    assert failure.code != "internal", desk.log.lines
    left = without_selection(differences(before, picture(desk.song)))
    assert not left or failure.details["remains"], left
    if "undo_entries" in failure.details and not failure.details["remains"]:
        check_history(desk, failure.details["undo_entries"])


def check_history(desk: BatchDesk, entries: int) -> None:
    """The user's own edit is the one after ours."""
    for _ in range(entries):
        desk.carry_out("undo", {})
    assert desk.song.scenes[-1].name == "the user's", "one undo too many was announced"
    desk.carry_out("undo", {})
    assert desk.song.scenes[-1].name == "", "there are more entries of ours than was said"


def test_what_undo_does_not_know_is_taken_back_too():
    assert {case.action for case in POOL if operations()[case.action].undo is Undo.NOT_TRACKED} >= {
        "arm_track",
        "solo_track",
    }
