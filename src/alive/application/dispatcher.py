"""From a command to its effect: who handles it, inside which undo step, and what an exception means."""

import traceback
from collections import defaultdict
from collections.abc import Callable, Mapping
from types import GeneratorType
from typing import Any, TypeVar

import attrs

from alive.application.executor import Suspension
from alive.application.handling import Steps, Until
from alive.application.ports import Clock, LivePort, LogSink
from alive.domain.errors import AliveError, Internal, UnsupportedByLive, UnsupportedVersion
from alive.domain.operation import Command, Undo

R = TypeVar("R")
T = TypeVar("T")
Run = Callable[[Command[Any]], Any]


class Dispatcher:
    """Carries out commands. Raises AliveError and nothing else."""

    def __init__(self, live: LivePort, clock: Clock, log: LogSink) -> None:
        self._live = live
        self._clock = clock
        self._log = log
        self._runs: dict[type[Command[Any]], Run] = {}
        self._unavailable: Mapping[str, str] = live.unavailable()
        self.performed: defaultdict[str, int] = defaultdict(int)
        """How often each operation was carried out. A Counter would take twice as long."""

    def answer_here(self, command: type[Command[Any]], run: Run) -> None:
        """Answer a command from the script itself, without Live."""
        self._runs[command] = run

    def perform(self, command: Command[Any]) -> Any:
        """Carry out a command: its result, or a Suspension of one that waits for Live."""
        kind = command.__class__
        self.performed[kind.spec.name] += 1
        run = self._runs.get(kind) or self._choose(kind)
        try:
            outcome = run(command)
            return self._start_or_answer(kind, outcome) if outcome.__class__ is GeneratorType else outcome
        except Exception as error:
            raise self._answer(error) from error

    def perform_in_step(self, command: Command[Any]) -> Any:
        """Carry out a command inside an undo step that somebody else has opened."""
        kind = command.__class__
        self.performed[kind.spec.name] += 1
        if kind not in self._runs:
            self._choose(kind)
        run = self._live.execute if self._runs[kind] == self._run_in_undo_step else self._runs[kind]
        return self.guarded(lambda: self._start_or_answer(kind, run(command)))

    def start(self, steps: Steps[Any]) -> Any:
        """Begin steps that are no command of their own: their result, or a Suspension."""
        return self.guarded(lambda: self._advance(steps, shown=None))

    def follow(self, outcome: Any, *, exclusive: bool = False) -> Steps[Any]:
        """The steps that a command which waits still has, for whoever carries it out as a part of something larger."""
        while outcome.__class__ is Suspension:
            wish = attrs.evolve(outcome.wish, exclusive=True) if exclusive else outcome.wish
            try:
                shown = yield wish
            except Exception as error:  # noqa: BLE001 - what it waits for cannot be looked at any more: it is told
                outcome = self.fail(outcome.steps, error)
            else:
                outcome = self.resume(outcome.steps, shown=shown)
        return outcome

    def guarded(self, act: Callable[[], T]) -> T:
        """Do something whose exceptions are answered as those of a command are."""
        try:
            return act()
        except Exception as error:
            raise self._answer(error) from error

    def check_supported(self, command: Command[Any]) -> None:
        """Raise what keeps this Live from carrying out the command at all, if anything does."""
        run = self._runs.get(command.__class__) or self._choose(command.__class__)
        if isinstance(run, _Refusal):
            run(command)

    def resume(self, steps: Steps[Any], *, shown: bool) -> Any:
        """Go on with a command that waited: its result, or a Suspension once more."""
        try:
            return self._advance(steps, shown=shown)
        except Exception as error:
            raise self._answer(error) from error

    def fail(self, steps: Steps[Any], error: Exception) -> Any:
        """Tell a command that what it waits for cannot be looked at any more."""
        try:
            return self._suspend(steps, steps.throw(error))
        except StopIteration as end:
            return end.value
        except Exception as raised:
            raise self._answer(raised) from raised

    def _choose(self, kind: type[Command[Any]]) -> Run:
        self._runs[kind] = run = self._run_for(kind)
        return run

    def _run_for(self, kind: type[Command[Any]]) -> Run:
        spec = kind.spec
        if spec.unsupported is not None:
            return _Refusal(UnsupportedByLive, spec.unsupported)
        if spec.name in self._unavailable:
            return _Refusal(UnsupportedVersion, self._unavailable[spec.name])
        if not self._live.can_execute(kind):
            return _Refusal(Internal, f"{spec.name} is declared but nothing carries it out.")
        if spec.undo is not Undo.NOT_TRACKED:
            return self._run_in_undo_step
        return self._live.execute

    def _run_in_undo_step(self, command: Command[Any]) -> Any:
        """Run all writes of a command, which come before its first wait, in one undo step."""
        self._live.begin_undo_step()
        try:
            return self._start_or_answer(command.__class__, self._live.execute(command))
        finally:
            self._live.end_undo_step()

    def _start_or_answer(self, kind: type[Command[Any]], outcome: Any) -> Any:
        """A handler that waits is begun; what has several ticks to write keeps others from writing meanwhile."""
        if outcome.__class__ is not GeneratorType:
            return outcome
        return self._advance(exclusively(outcome) if kind.spec.ticks else outcome, shown=None)

    def _advance(self, steps: Steps[Any], *, shown: bool | None) -> Any:
        try:
            wish = steps.send(shown)  # type: ignore[arg-type] # None starts a generator
        except StopIteration as end:
            return end.value
        return self._suspend(steps, wish)

    def _suspend(self, steps: Steps[Any], wish: Until) -> Suspension:
        return Suspension(steps, wish, self._clock() + wish.timeout)

    def _answer(self, error: Exception) -> AliveError:
        answer = error if isinstance(error, AliveError) else self._live.translate(error)
        if answer is None:
            self._log.error("".join(traceback.format_exception(error)))
            answer = Internal(f"A defect in alive: {type(error).__name__}. Log.txt of Live has the details.")
        return answer


def exclusively(steps: Steps[R]) -> Steps[R]:
    """The same steps, while other clients' changes wait."""
    shown: bool | None = None
    while True:
        try:
            wish = steps.send(shown)  # type: ignore[arg-type] # None starts a generator
        except StopIteration as end:
            return end.value  # type: ignore[no-any-return]
        shown = yield attrs.evolve(wish, exclusive=True)


@attrs.frozen
class _Refusal:
    """Stands where a handler would be."""

    kind: type[AliveError]
    reason: str

    def __call__(self, _command: Command[Any]) -> Any:
        refused = self.kind(self.reason)
        refused.may_have_run = False
        raise refused
