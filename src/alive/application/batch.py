"""Carries out a batch: all of it in one turn or none of it, or part by part with others in between."""

import contextlib
from collections.abc import Mapping
from functools import partial
from typing import Any

from alive.application.batch_plan import Step, at_step, plan, with_results
from alive.application.dispatcher import exclusively
from alive.application.executor import Suspension
from alive.application.handling import OTHERS_FIRST, Steps
from alive.application.script import Script, handlers
from alive.application.timed_pace import TimedPace
from alive.domain.commands.batch import Batch
from alive.domain.errors import AliveError, NotFound
from alive.domain.operation import Command
from alive.domain.refs import ObjectId
from alive.domain.results.connection import BatchDone, Target
from alive.domain.words import counted


@handlers.handles(Batch)
def batch(script: Script, command: Batch) -> Steps[BatchDone]:
    """Read it whole, then carry it out."""
    pace = TimedPace(script.clock)
    steps = yield from plan(command, script.conversion, _Checker(script), pace)
    yield from pace.rest()
    run = _Run(script, command, steps)
    return (yield from run.atomically() if command.atomic else run.in_slices(pace))


def rehearse(script: Script, command: Batch) -> Steps[tuple[Target, ...]]:
    """Read it whole; the targets of its commands, as far as they are there already."""
    pace = TimedPace(script.clock)
    steps = yield from plan(command, script.conversion, _Checker(script), pace)
    found: list[Target] = []
    for step in steps:
        yield from pace.rest()
        with contextlib.suppress(NotFound):
            found += script.live.targets(step.command) if step.command is not None else ()
    return tuple(found)


class _Checker:
    """Looks whether commands can be carried out."""

    def __init__(self, script: Script) -> None:
        self._script = script

    def check(self, command: Command[Any], *, may_come_to_be: bool) -> None:
        """Raise what keeps it from being done."""
        dispatcher = self._script.dispatcher
        dispatcher.check_supported(command)
        try:
            dispatcher.guarded(lambda: self._script.live.locate(command))
        except NotFound:
            if not may_come_to_be or _names_by_id_only(command):
                raise

    def is_of_connection(self, command: type[Command[Any]]) -> bool:
        """Whether it is about the connection."""
        return command in self._script.of_connection


class _Run:
    """One batch that is being carried out."""

    def __init__(self, script: Script, batch: Batch, steps: list[Step]) -> None:
        self._script = script
        self._dispatcher = script.dispatcher
        self._batch = batch
        self._steps = steps
        self._replies: list[dict[str, Any] | None] = []
        self._results: list[Mapping[str, Any] | None] = []
        self._turns = 0
        self._longest = 0.0

    def atomically(self) -> Steps[BatchDone]:
        """All in this turn; then wait for what Live shows late, with other clients' changes held."""
        live, began = self._script.live, self._script.clock()
        journal = live.open_journal()
        waiting: list[tuple[Step, Suspension]] = []
        taking_back: _TakingBack | None = None
        live.begin_undo_step()
        try:
            failed = self._run_all(journal, waiting)
            if failed is not None:
                taking_back = _begun(journal, waiting)
        finally:
            live.end_undo_step()
            self._account(began)
        if failed is None:
            failed = yield from self._see_through(waiting)
            if failed is not None:
                live.begin_undo_step()
                try:
                    taking_back = _begun(journal, waiting)
                finally:
                    live.end_undo_step()
        if failed is not None and taking_back is not None:
            yield from exclusively(self._fail(*failed, taking_back))
        return self._done()

    def in_slices(self, pace: TimedPace) -> Steps[BatchDone]:
        """A part in each turn, each part an undo step."""
        position = 0
        while position < len(self._steps):
            position, waiting = self._run_slice(position, pace)
            if waiting is not None:
                outcome = yield from self._outcome_of(waiting)
                self._take(outcome)
                pace.begin()
            if self._has_to_stop():
                break
            if position < len(self._steps) and (waiting is None or self._script.executor.is_exclusive):
                yield OTHERS_FIRST
                pace.begin()
        return self._done()

    def _run_all(self, journal: Any, waiting: list[tuple[Step, Suspension]]) -> tuple[Step, AliveError] | None:
        for step in self._steps:
            try:
                outcome = self._dispatcher.guarded(partial(self._carry_out, step, journal))
            except AliveError as error:
                return step, error
            if outcome.__class__ is Suspension:
                waiting.append((step, outcome))
        return None

    def _carry_out(self, step: Step, journal: Any) -> Any:
        """One command and what the journal needs of it: whatever goes wrong in either, all is to be taken back."""
        command = self._command_of(step)
        journal.before(command)
        try:
            outcome = self._now(self._perform(step, command))
        except Exception:
            journal.after_failure(command)
            raise
        journal.after(command)
        self._take(None if outcome.__class__ is Suspension else outcome)
        return outcome

    def _see_through(self, waiting: list[tuple[Step, Suspension]]) -> Steps[tuple[Step, AliveError] | None]:
        for step, suspension in waiting:
            try:
                outcome = yield from self._dispatcher.follow(suspension, exclusive=True)
            except AliveError as error:
                return step, error
            self._put(step.position, outcome)
        return None

    def _fail(self, step: Step, error: AliveError, taking_back: "_TakingBack") -> Steps[None]:
        wish, rest = taking_back
        taken = (yield from _rest(wish, rest)) if rest is not None else wish
        remains = list(taken.remains)
        consequence = "Not everything could be taken back." if remains else "All that was done before was taken back."
        details = {"remains": remains, "undo_entries": taken.undo_entries, "turn_ms": self._longest * 1000}
        raise at_step(error, step, consequence, **details)

    def _run_slice(self, position: int, pace: TimedPace) -> tuple[int, Suspension | None]:
        """Carry out commands in one undo step until time is up or one waits: the next position, and what waits."""
        live, began = self._script.live, self._script.clock()
        live.begin_undo_step()
        try:
            while position < len(self._steps):
                outcome = self._try(self._steps[position])
                position += 1
                if outcome.__class__ is Suspension:
                    return position, outcome
                self._take(outcome)
                if self._has_to_stop() or pace.is_over:
                    break
        finally:
            live.end_undo_step()
            self._account(began)
        return position, None

    def _try(self, step: Step) -> Any:
        """The outcome of a command: a result, an AliveError, or a Suspension."""
        try:
            return self._perform(step, self._command_of(step))
        except AliveError as error:
            return error

    def _outcome_of(self, waiting: Suspension) -> Steps[Any]:
        try:
            return (yield from self._dispatcher.follow(waiting))
        except AliveError as error:
            return error

    def _command_of(self, step: Step) -> Command[Any]:
        if step.command is not None:
            return step.command
        return self._script.conversion.command(step.spec.name, with_results(step.parameters, self._results, ""))

    def _perform(self, step: Step, command: Command[Any]) -> Any:
        if step.expect is not None:
            expected = step.expect
            self._dispatcher.guarded(lambda: self._script.live.require(command, expected))
        return self._dispatcher.perform_in_step(command)

    def _now(self, outcome: Any) -> Any:
        """What only pauses for others does not pause here."""
        while outcome.__class__ is Suspension and outcome.wish is OTHERS_FIRST:
            outcome = self._dispatcher.resume(outcome.steps, shown=True)
        return outcome

    def _take(self, outcome: Any) -> None:
        self._replies.append(None)
        self._results.append(None)
        if outcome is not None:
            self._put(len(self._replies) - 1, outcome)

    def _put(self, position: int, outcome: Any) -> None:
        if isinstance(outcome, AliveError):
            self._replies[position] = {"ok": False, **outcome.as_fields()}
            return
        fields = self._script.conversion.fields(outcome)
        self._results[position] = fields
        self._replies[position] = fields.__class__(ok=True, **fields)  # which of them are long stays known

    def _has_to_stop(self) -> bool:
        last = self._replies[-1] if self._replies else None
        return self._batch.on_error == "stop" and last is not None and not last["ok"]

    def _account(self, began: float) -> None:
        self._turns += 1
        self._longest = max(self._longest, self._script.clock() - began)

    def _done(self) -> BatchDone:
        replies = tuple(reply for reply in self._replies if reply is not None)
        done = sum(reply["ok"] for reply in replies)
        label = self._batch.label
        if label is not None:
            self._script.log.info(f"batch {label!r}: {done} of {len(self._steps)} commands")
        return BatchDone(
            message=f"Carried out {done} of {counted(len(self._steps), 'command')}.",
            atomic=self._batch.atomic,
            completed=done == len(self._steps),
            results=replies,
            count=done,
            turns=self._turns,
            turn_ms=self._longest * 1000,
            label=label,
        )


_TakingBack = tuple[Any, Steps[Any] | None]
"""What it waits for and the rest of the steps; or what came of it, and None."""


def _begun(journal: Any, waiting: list[tuple[Step, Suspension]]) -> _TakingBack:
    """Take back what can be in this turn: what it waits for and the rest, or the result and None."""
    for _, suspension in waiting:
        suspension.steps.close()  # what it waits for is taken back too, so it must not go on
    steps: Steps[Any] = journal.take_back()
    try:
        return next(steps), steps
    except StopIteration as end:
        return end.value, None


def _rest(wish: Any, steps: Steps[Any]) -> Steps[Any]:
    while True:
        shown = yield wish
        try:
            wish = steps.send(shown)
        except StopIteration as end:
            return end.value


def _names_by_id_only(command: Command[Any]) -> bool:
    """Whether everything a command names is named by id: what has no object now will never have one."""
    targets = [
        parameter.type.ref.parse(getattr(command, parameter.name))
        for parameter in command.spec.parameters
        if parameter.type.ref is not None and getattr(command, parameter.name) is not None
    ]
    return bool(targets) and all(isinstance(target, ObjectId) for target in targets)
