"""The queue in front of Live's main thread.

Theory of operation. Each connection has a lane. A lane's jobs run one after the other, in order, the next one only
when the previous has finished, even if that one waits several turns for Live. Lanes with work take turns, one job each.
While a command waits that has more to write (a locator needs several ticks), others that change something are held,
and those that have paused are not gone on with.
A job is read when its turn comes, so that everything a request costs is within the budget of the turn: bytes become a
command, then the command runs. It is settled exactly once: with a result, with an error, or with `expired` if its
deadline passed before it started; what has expired never runs. `submit` may be called from any thread; everything else
belongs to Live's main thread. A lock would cost more than all else here, so that only `submit` and what ends things
take one. The main thread relies on an order instead: `submit` adds the job before it asks whether the lane is queued,
`_take` notes that the lane is not before it looks for jobs; whichever is first, one of the two sees the other.
"""

import threading
from collections import Counter, deque
from collections.abc import Callable
from types import GeneratorType
from typing import Any, Protocol

import attrs

from alive.application.handling import OTHERS_FIRST, Steps, Until
from alive.application.ports import Clock
from alive.domain.errors import AliveError, Busy, Cancelled, Expired, OutcomeUnknown, ShuttingDown
from alive.domain.operation import Command, Effect

_READ = Effect.READ
"""Python 3.11 takes a tenth of a microsecond to look the member of an enum up, which is done for each request."""

MOST_SUSPENDED = 512
"""Commands that may wait for Live at the same time. Clients that leave and come back must not pile them up."""


class Request(Protocol):
    """A command and until when it may start."""

    command: Command[Any]
    deadline: float
    """In seconds of the clock."""
    client: Any
    """Who asks, for operations about the connection; None if nobody is connected."""
    guards: Any
    """What guards it (see `guards`), if anything does."""
    request_id: str | int | None
    content: bytes
    """A fingerprint of what is asked, if it is guarded."""


@attrs.define(eq=False)  # frozen would cost half a microsecond each, several times a request
class Suspension:
    """A command that has done its writes and waits for Live to show them."""

    steps: Steps[Any]
    wish: Until
    give_up_at: float


class Job(Protocol):
    """A request that is still to be read, and who wants its answer."""

    def read(self) -> Request | Steps[Request]:
        """Make out what is asked, in steps if it is long. Raises AliveError if what was sent is no request."""
        ...

    def settle(self, outcome: Any) -> None:
        """Take the result, or the AliveError. Called once, also when the connection is gone. MUST NOT raise."""
        ...


@attrs.define(eq=False)
class Lane:
    """The jobs of one connection."""

    capacity: int
    waiting: deque[Job] = attrs.field(factory=deque, init=False)
    """What has not started."""
    is_queued: bool = attrs.field(default=False, init=False)
    """Whether it has a place among those that are ready."""
    busy: bool = attrs.field(default=False, init=False)
    """Whether a job of this lane has started and not finished."""
    running: "Request | None" = attrs.field(default=None, init=False)
    """What waits for Live, if anything of this lane does."""
    closed: bool = attrs.field(default=False, init=False)

    @property
    def has_room(self) -> bool:
        """Whether another job may be submitted."""
        return len(self.waiting) < self.capacity

    @property
    def is_idle(self) -> bool:
        """Whether everything that was submitted has been settled."""
        return not self.busy and not self.waiting


@attrs.define(eq=False)
class _Held:
    """A request that must wait for a command that has more to write."""

    request: Request


class Performer(Protocol):
    """Who carries out commands. Each answers a result, or a Suspension of a command that waits; raises AliveError."""

    def perform(self, request: Request) -> Any:
        """Start what is requested."""
        ...

    def resume(self, steps: Steps[Any], *, shown: bool) -> Any:
        """Go on with one that waited."""
        ...

    def fail(self, steps: Steps[Any], error: Exception) -> Any:
        """Go on with one whose wish could not be looked at."""
        ...


class Executor:
    """Runs jobs of many lanes on the thread that calls `run`."""

    def __init__(self, performer: Performer, clock: Clock, capacity: int = 4096) -> None:
        """Make an empty queue; `capacity` is how many jobs may wait, over all lanes."""
        self._performer = performer
        self._clock = clock
        self.capacity = capacity
        self._lock = threading.Lock()
        self._ready: deque[Lane] = deque()
        self._suspended: deque[tuple[Lane, Job, Suspension]] = deque()
        self._held: deque[tuple[Lane, Job, Request]] = deque()
        """What waits for a command that has more to write."""
        self._submitted = self._taken = 0
        self.is_shut_down = False
        self._why = ""
        self.finished = 0
        self.failed: Counter[str] = Counter()
        """How many jobs ended with each error code."""

    @property
    def waiting(self) -> int:
        """How many jobs have not started."""
        return self._submitted - self._taken

    @property
    def suspended(self) -> int:
        """How many commands wait for Live to show their effect."""
        return len(self._suspended)

    @property
    def has_work(self) -> bool:
        """Whether a job could run now."""
        return bool(self._ready)

    def open_lane(self, capacity: int = 64) -> Lane:
        """A lane for a new connection."""
        return Lane(capacity)

    def submit(self, lane: Lane, job: Job) -> None:
        """Queue a job. From any thread. Raises Busy or ShuttingDown, and then nothing was queued."""
        with self._lock:
            if self.is_shut_down:
                raise self._refusal()
            if self._submitted - self._taken >= self.capacity:
                raise Busy(f"{self.waiting} commands are waiting; try again later.", capacity=self.capacity)
            if not lane.closed:
                self._submitted += 1
                lane.waiting.append(job)
                self._queue(lane)

    def close_lane(self, lane: Lane) -> None:
        """The connection is gone: what has not started is dropped; what runs, runs on."""
        with self._lock:
            lane.closed = True
            self._taken += len(lane.waiting)
            lane.waiting.clear()

    def resume_due(self, until: float = float("inf")) -> None:
        """Go on with what Live shows by now, or with what has waited long enough. Call once a turn.

        When the time is up it leaves the rest for the next turn, where the rest comes first. One of those that were
        held back is begun in any case, if it may: however much else goes on, they are not to wait for ever.
        """
        for _ in range(len(self._suspended)):
            if not self._suspended:
                return  # shut down meanwhile
            self._resume_or_keep(*self._suspended.popleft())
            if self._clock() >= until:
                break
        if self._held:
            self._look_at_held(until)

    def _look_at_held(self, until: float) -> None:
        while self._held and not self.is_exclusive:
            lane, job, request = self._held.popleft()
            self._go_on(lane, job, self._start_held, lane, request)
            if self._clock() >= until:
                break
        now = self._clock()
        for late in [held for held in self._held if held[2].deadline <= now]:
            self._held.remove(late)
            self._go_on(late[0], late[1], self._start_held, late[0], late[2])  # which tells that it is too late

    def leave_out(self, pause: float) -> None:
        """Give what waits for Live the seconds back in which Live did nothing; deadlines to start by stay."""
        for _, _, suspension in self._suspended:
            suspension.give_up_at += pause

    def run(self, until: float) -> None:
        """Run jobs, one of each lane in turn, until nothing is left or the time is up; at least one if there is any."""
        while self._ready and (taken := self._take()) is not None:
            self._go_on(*taken, self._begin, *taken)
            if self._ready and self._clock() >= until:
                return

    def shut_down(self, why: str = "The script is being unloaded") -> None:
        """Settle everything: what has not started is refused, what waits for Live has an unknown outcome.

        A job may ask for it while it runs: it is the only one that has an answer of its own then.
        """
        self._why = why
        with self._lock:
            self.is_shut_down = True
        while self._suspended:
            lane, job, suspension = self._suspended.popleft()
            self._go_on(lane, job, self._abandon, lane, suspension.steps)
        while self._held:
            lane, job, _request = self._held.popleft()
            self._finish(lane, job, self._refusal())
        while (taken := self._take()) is not None:
            self._finish(*taken, self._refusal())

    def _take(self) -> tuple[Lane, Job] | None:
        while self._ready:
            lane = self._ready.popleft()
            lane.is_queued = False
            # Nothing waits when the connection closed meanwhile; a lane that is busy is queued when it has finished.
            if lane.waiting and not lane.busy:
                self._taken += 1
                lane.busy = True
                return lane, lane.waiting.popleft()
        return None

    def _queue(self, lane: Lane) -> None:
        if not lane.is_queued:
            lane.is_queued = True
            self._ready.append(lane)

    @property
    def is_exclusive(self) -> bool:
        """Whether a command waits that has more to write."""
        return any(suspension.wish.exclusive for _, _, suspension in self._suspended)

    def _refusal(self) -> ShuttingDown:
        return ShuttingDown(f"{self._why}; the command was not run.")

    def _begin(self, lane: Lane, job: Job) -> Any:
        if self.is_shut_down:  # a job before it has asked for that
            raise self._refusal()
        request: Any = job.read()
        return (
            self._read_on(lane, request) if request.__class__ is GeneratorType else self._start_or_hold(lane, request)
        )

    def _read_on(self, lane: Lane, reading: Steps[Request]) -> Any:
        steps = self._read_and_start(lane, reading)
        try:
            return Suspension(steps, next(steps), float("inf"))
        except StopIteration as end:
            return end.value

    def _read_and_start(self, lane: Lane, reading: Steps[Request]) -> Steps[Any]:
        request = yield from reading
        if lane.closed:
            raise Cancelled("Its client left before it was read; it was not run.")
        return self._start_or_hold(lane, request)

    def _start_or_hold(self, lane: Lane, request: Request) -> Any:
        if self._suspended or self._held:
            self._refuse_one_too_many()
            # What is held keeps its place: a later change does not overtake it.
            if (self._held or self.is_exclusive) and request.command.spec.effect is not _READ:
                return _Held(request)
        return self._start(lane, request)

    def _start_held(self, lane: Lane, request: Request) -> Any:
        if lane.closed:
            raise Cancelled("Its client left before it could start; it was not run.")
        if request.client is not None:
            request.client.refuse_withdrawn(request.request_id)
        return self._start(lane, request)

    def _refuse_one_too_many(self) -> None:
        if len(self._suspended) + len(self._held) >= MOST_SUSPENDED:
            raise Busy(f"{MOST_SUSPENDED} commands are waiting for Live; try again later.")

    def _start(self, lane: Lane, request: Request) -> Any:
        if self._clock() >= request.deadline:
            raise Expired("The deadline passed before the command could start; it was not run.")
        outcome = self._performer.perform(request)
        if outcome.__class__ is Suspension:
            lane.running = request
        return outcome

    def _must_wait(self, lane: Lane) -> bool:
        """Whether a command that has paused in the midst of its work may go on to change what another is changing."""
        running = lane.running
        return running is not None and running.command.spec.effect is not _READ and self.is_exclusive

    def _resume_or_keep(self, lane: Lane, job: Job, suspension: Suspension) -> None:
        if suspension.wish is OTHERS_FIRST and self._must_wait(lane):
            self._suspended.append((lane, job, suspension))
            return
        try:
            shown = bool(suspension.wish.shown())
        except Exception as error:  # noqa: BLE001 - an object may have died; the handler is told, and its error is answered
            self._go_on(lane, job, self._performer.fail, suspension.steps, error)
            return
        if shown or self._clock() >= suspension.give_up_at:
            self._go_on(lane, job, lambda steps: self._performer.resume(steps, shown=shown), suspension.steps)
        else:
            self._suspended.append((lane, job, suspension))

    def _abandon(self, lane: Lane, steps: Steps[Any]) -> Any:
        steps.close()
        if lane.running is None:
            raise self._refusal()  # it was still being read
        raise OutcomeUnknown(f"{self._why} before Live showed the effect.")

    def _go_on(self, lane: Lane, job: Job, step: Callable[..., Any], *arguments: Any) -> None:
        """Take one step of a job; whatever it raises becomes its answer."""
        try:
            outcome = step(*arguments)
        except Exception as error:  # noqa: BLE001 - the performer raises AliveError only; a lane must not hang if not
            outcome = _without_frames(error)
        if outcome.__class__ is Suspension:
            self._suspended.append((lane, job, outcome))
        elif outcome.__class__ is _Held:
            self._held.append((lane, job, outcome.request))
        else:
            self._finish(lane, job, outcome)

    def _finish(self, lane: Lane, job: Job, outcome: Any) -> None:
        lane.busy = False
        lane.running = None
        if lane.waiting:
            self._queue(lane)
        self.finished += 1
        if isinstance(outcome, AliveError):
            self.failed[outcome.code] += 1
        job.settle(outcome)


def _without_frames(error: Exception) -> Exception:
    """The error without the frames it came through, which would keep alive what they hold: the answers before it."""
    error.__traceback__ = error.__context__ = error.__cause__ = None
    return error
