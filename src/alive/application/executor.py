"""The queue in front of Live's main thread.

Theory of operation. Each connection has a lane. A lane's commands run one after the other, in order, the next one only
when the previous has finished, even if that one waits several turns for Live. Lanes with work take turns, one command
each. A job is settled exactly once: with a result, with an error, or with `expired` if its deadline passed before it
started; what has expired never runs. `submit` may be called from any thread; everything else belongs to Live's main
thread.
"""

import threading
from collections import Counter, deque
from collections.abc import Callable
from typing import Any

import attrs

from alive.application.handling import Steps, Until
from alive.application.ports import Clock
from alive.domain.errors import AliveError, Busy, Expired, OutcomeUnknown, ShuttingDown
from alive.domain.operation import Command

Settle = Callable[[Any], None]
"""Takes the result, or the AliveError, that ends a job."""


@attrs.define(eq=False)
class Suspension:
    """A command that has done its writes and waits for Live to show them."""

    steps: Steps[Any]
    wish: Until
    give_up_at: float


@attrs.define(eq=False)
class Job:
    """A command and who wants to know. A request that was already refused travels as its error, to keep its place."""

    command: Command[Any] | AliveError
    deadline: float
    settle: Settle


@attrs.define(eq=False)
class Lane:
    """The commands of one connection."""

    name: str
    capacity: int
    _waiting: deque[Job] = attrs.field(factory=deque, alias="waiting")
    busy: bool = False
    """Whether a command of this lane has started and not finished."""
    closed: bool = False

    @property
    def has_room(self) -> bool:
        """Whether another job may be submitted; if not, read no more from the connection."""
        return len(self._waiting) < self.capacity

    @property
    def is_idle(self) -> bool:
        """Whether everything that was submitted has been settled."""
        return not self.busy and not self._waiting


class Executor:
    """Runs jobs of many lanes on the thread that calls `run`."""

    def __init__(
        self,
        perform: Callable[[Command[Any]], Any],
        resume: Callable[[Steps[Any], bool], Any],
        clock: Clock,
        capacity: int = 4096,
    ) -> None:
        """Make an empty queue.

        Args:
            perform: Starts a command: its result, or the Suspension of one that waits. Raises AliveError only.
            resume: Goes on with one that waits, in the same way.
            clock: Seconds.
            capacity: How many jobs may wait, over all lanes.
        """
        self._perform = perform
        self._resume = resume
        self._clock = clock
        self.capacity = capacity
        self._lock = threading.Lock()
        self._ready: deque[Lane] = deque()
        self._suspended: list[tuple[Lane, Job, Suspension]] = []
        self.waiting = 0
        self._shut_down = False
        self.finished = 0
        self.failed: Counter[str] = Counter()
        """How many jobs ended with each error code."""

    @property
    def suspended(self) -> int:
        """How many commands wait for Live to show their effect."""
        return len(self._suspended)

    def open_lane(self, name: str, capacity: int = 64) -> Lane:
        """A lane for a new connection."""
        return Lane(name, capacity)

    def submit(self, lane: Lane, job: Job) -> None:
        """Queue a job. From any thread. Raises Busy or ShuttingDown, and then nothing was queued.

        A job that carries a refusal is always taken: its lane bounds how many there can be.
        """
        with self._lock:
            if self._shut_down:
                raise ShuttingDown("The script is being unloaded; the command was not run.")
            if self.waiting >= self.capacity and not isinstance(job.command, AliveError):
                raise Busy(f"{self.waiting} commands are waiting; try again later.", capacity=self.capacity)
            if not lane.closed:
                self.waiting += 1
                lane._waiting.append(job)  # noqa: SLF001 - a lane is the executor's own record
                if len(lane._waiting) == 1 and not lane.busy:  # noqa: SLF001
                    self._ready.append(lane)

    def close_lane(self, lane: Lane) -> None:
        """The connection is gone: what has not started is dropped; what runs, runs on, and nobody is told."""
        with self._lock:
            lane.closed = True
            self.waiting -= len(lane._waiting)  # noqa: SLF001
            lane._waiting.clear()  # noqa: SLF001

    def resume_due(self) -> None:
        """Go on with what Live shows by now, or with what has waited long enough. Call once a turn."""
        if not self._suspended:
            return
        due, self._suspended = self._suspended, []
        now = self._clock()
        for lane, job, suspension in due:
            shown = self._is_shown(suspension)
            if shown is False and now < suspension.give_up_at:
                self._suspended.append((lane, job, suspension))
            else:
                # If looking itself failed, the handler goes on and meets the same failure, where it is translated.
                self._go_on(lane, job, self._resume, suspension.steps, bool(shown))

    def run(self, until: float) -> int:
        """Run jobs, one of each lane in turn, until nothing is left or the time is up; at least one if there is any."""
        finished = 0
        clock = self._clock
        now = clock()
        while (taken := self._take()) is not None:
            lane, job = taken
            command = job.command
            if isinstance(command, AliveError):
                self._finish(lane, job, command)
            elif now >= job.deadline:
                self._finish(lane, job, Expired("The deadline passed before the command could start; it was not run."))
            else:
                self._go_on(lane, job, self._perform, command)
            finished += 1
            now = clock()
            if now >= until:
                break
        return finished

    def shut_down(self) -> None:
        """Settle everything: what has not started is refused, what waits for Live has an unknown outcome."""
        with self._lock:
            self._shut_down = True
        for lane, job, suspension in self._suspended:
            suspension.steps.close()
            self._finish(lane, job, OutcomeUnknown("The script was unloaded before Live showed the effect."))
        self._suspended.clear()
        while (taken := self._take()) is not None:
            self._finish(*taken, ShuttingDown("The script is being unloaded; the command was not run."))

    def _take(self) -> tuple[Lane, Job] | None:
        with self._lock:
            while self._ready:
                lane = self._ready.popleft()
                if lane._waiting:  # noqa: SLF001 - empty when the connection closed meanwhile
                    self.waiting -= 1
                    lane.busy = True
                    return lane, lane._waiting.popleft()  # noqa: SLF001
        return None

    def _go_on(self, lane: Lane, job: Job, step: Callable[..., Any], *arguments: Any) -> None:
        try:
            outcome = step(*arguments)
        except AliveError as error:
            outcome = error
        if outcome.__class__ is Suspension:
            self._suspended.append((lane, job, outcome))
        else:
            self._finish(lane, job, outcome)

    def _finish(self, lane: Lane, job: Job, outcome: Any) -> None:
        with self._lock:
            lane.busy = False
            if lane._waiting:  # noqa: SLF001
                self._ready.append(lane)
        self.finished += 1
        if isinstance(outcome, AliveError):
            self.failed[outcome.code] += 1
        if not lane.closed:
            job.settle(outcome)

    @staticmethod
    def _is_shown(suspension: Suspension) -> bool | None:
        try:
            return bool(suspension.wish.shown())
        except Exception:  # noqa: BLE001 - the object may have died; the handler reads it again and meets the error
            return None
