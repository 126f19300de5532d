"""Tasks: what a control surface does over several updates of its display.

A group is updated with the same fixed 0.1 s each time, whatever the clock says: that is how Live's frameworks count.
"""

from __future__ import annotations

import logging
import traceback
from collections.abc import Callable, Generator, Iterable
from typing import Any

KILLED = 0
RUNNING = 1
PAUSED = 2

TICK_SECONDS = 0.1
"""What one update counts for."""

logger = logging.getLogger(__name__)


class TaskError(Exception):
    """A task was used in a way it does not allow."""


class Task:
    """Something that is updated until it is killed; a paused one stays where it is."""

    KILLED = KILLED
    RUNNING = RUNNING
    PAUSED = PAUSED

    def __init__(self, *, auto_kill: bool = True, auto_remove: bool = True) -> None:
        self._state = RUNNING
        self._auto_kill = auto_kill
        self._auto_remove = auto_remove

    @property
    def state(self) -> int:
        """KILLED, RUNNING or PAUSED."""
        return self._state

    @property
    def is_running(self) -> bool:
        """Whether updates reach it."""
        return self._state == RUNNING

    @property
    def is_killed(self) -> bool:
        """Whether it has ended."""
        return self._state == KILLED

    @property
    def is_paused(self) -> bool:
        """Whether it waits to be resumed."""
        return self._state == PAUSED

    @property
    def auto_remove(self) -> bool:
        """Whether a group forgets it once it is killed."""
        return self._auto_remove

    def kill(self) -> None:
        """End it."""
        self._state = KILLED

    def pause(self) -> None:
        """Let updates pass by."""
        if self._state == RUNNING:
            self._state = PAUSED

    def resume(self) -> None:
        """Go on after a pause."""
        if self._state == PAUSED:
            self._state = RUNNING

    def restart(self) -> None:
        """Begin anew, also when it was killed."""
        self._state = RUNNING
        self.on_restart()

    def on_restart(self) -> None:
        """Forget how far it came."""

    def update(self, timer: float = TICK_SECONDS) -> None:
        """Let a time in seconds pass."""
        if self._state != RUNNING:
            return
        try:
            self.do_update(timer)
        except Exception:  # noqa: BLE001 - one task must not end the others
            self.kill()
            report_failure()

    def do_update(self, timer: float) -> None:
        """Do the work of one update."""


def report_failure() -> None:
    """Log the exception that is being handled, as Live's frameworks do for tasks."""
    logger.error("Error when executing task")
    logger.error(traceback.format_exc())


class FuncTask(Task):
    """Calls a function with the seconds passed, again as long as it returns RUNNING."""

    def __init__(self, func: Callable[[float], Any] | None = None, **options: Any) -> None:
        super().__init__(**options)
        self.func = func

    def do_update(self, timer: float) -> None:
        """Call the function."""
        result = None if self.func is None else self.func(timer)
        if result == PAUSED:
            self.pause()
        elif result != RUNNING:
            self.kill()


class GeneratorTask(Task):
    """Runs a generator function, one step for each update."""

    def __init__(self, generator: Callable[[], Generator[Any, Any, Any]], **options: Any) -> None:
        super().__init__(**options)
        self._make = generator
        self._steps = generator()

    def on_restart(self) -> None:
        """Make the generator again."""
        self._steps = self._make()

    def do_update(self, timer: float) -> None:
        """Take one step."""
        del timer
        try:
            next(self._steps)
        except StopIteration:
            self.kill()


class WaitTask(Task):
    """Ends after a time in seconds."""

    def __init__(self, duration: float = 1.0, **options: Any) -> None:
        super().__init__(**options)
        self.duration = duration
        self.remaining = duration

    def on_restart(self) -> None:
        """Wait the whole time again."""
        self.remaining = self.duration

    def do_update(self, timer: float) -> None:
        """Count the seconds."""
        self.remaining -= timer
        # Sums of tenths must not make it wait one update more.
        if self.remaining <= TICK_SECONDS * 1e-6:
            self.remaining = 0
            self.kill()


class DelayTask(Task):
    """Ends after a number of updates."""

    def __init__(self, duration: int = 1, **options: Any) -> None:
        super().__init__(**options)
        self.duration = duration
        self.remaining = duration

    def on_restart(self) -> None:
        """Count from the beginning."""
        self.remaining = self.duration

    def do_update(self, timer: float) -> None:
        """Count the update."""
        del timer
        self.remaining -= 1
        if self.remaining <= 0:
            self.kill()


class TaskGroup(Task):
    """Updates its tasks; those added during an update are run in the same pass."""

    def __init__(
        self,
        tasks: Iterable[Any] = (),
        loop: bool = False,  # noqa: FBT001, FBT002 - the frameworks' own signature
        **options: Any,
    ) -> None:
        super().__init__(**options)
        self.loop = loop
        self._tasks: list[Task] = [to_task(task) for task in tasks]

    def add(self, task: Any) -> Any:
        """Add a task or a callable and return the task."""
        made = to_task(task)
        self._tasks.append(made)
        if self._state == KILLED:
            self._state = RUNNING
        return made

    def remove(self, task: Task) -> None:
        """Take a task out."""
        if task in self._tasks:
            self._tasks.remove(task)

    def find(self, task: Any) -> Task | None:
        """Return the task itself, or the one that calls this function."""
        return next((each for each in self._tasks if each is task or getattr(each, "func", None) == task), None)

    def clear(self) -> None:
        """Forget all tasks."""
        self._tasks = []

    def on_restart(self) -> None:
        """Restart every task."""
        for task in self._tasks:
            task.restart()

    def do_update(self, timer: float) -> None:
        """Update every task."""
        position = 0
        while position < len(self._tasks):
            self._tasks[position].update(timer)
            position += 1
        self._tasks = [task for task in self._tasks if not (task.is_killed and task.auto_remove)]
        if self._auto_kill and all(task.is_killed for task in self._tasks):
            self._end()

    def _end(self) -> None:
        if self.loop:
            self.restart()
        else:
            self.kill()


class SequenceTask(TaskGroup):
    """Updates one task after the other; the next one begins in the update that ends the one before."""

    def __init__(self, tasks: Iterable[Any] = (), **options: Any) -> None:
        super().__init__(tasks, **options)
        self._position = 0

    def on_restart(self) -> None:
        """Begin with the first."""
        self._position = 0
        super().on_restart()

    def do_update(self, timer: float) -> None:
        """Update the current task."""
        while self._position < len(self._tasks):
            current = self._tasks[self._position]
            current.update(timer)
            if not current.is_killed:
                return
            self._position += 1
        self._end()


def to_task(task: Any) -> Task:
    """Return a task; a function that makes a generator was marked by `generator`."""
    if isinstance(task, Task):
        return task
    if not callable(task):
        message = f"neither a task nor callable: {task!r}"
        raise TaskError(message)
    return FuncTask(task)


def generator(function: Callable[..., Generator[Any, Any, Any]]) -> Callable[..., GeneratorTask]:
    """Make calls of a generator function give a task."""
    return lambda *given, **keywords: GeneratorTask(lambda: function(*given, **keywords))


def run(func: Callable[..., Any], *given: Any, **keywords: Any) -> Task:
    """Call a function once, without the seconds."""

    def call(_: float) -> None:
        func(*given, **keywords)

    return FuncTask(call)


def wait(duration: float) -> Task:
    """Wait for a time in seconds, in steps of 0.1."""
    return WaitTask(duration)


def delay(duration: int) -> Task:
    """Wait for a number of updates."""
    return DelayTask(duration)


def sequence(*tasks: Any) -> TaskGroup:
    """One after the other; tasks in it are kept so that it can be restarted."""
    return SequenceTask(tasks)


def parallel(*tasks: Any) -> TaskGroup:
    """All at once; ends when all have ended."""
    return TaskGroup([_kept(task) for task in tasks])


def loop(*tasks: Any) -> TaskGroup:
    """One after the other, again and again."""
    return SequenceTask(tasks, loop=True)


def repeat(task: Any, count: int = -1) -> Task:
    """The same task again and again, or a number of times."""
    if count < 0:
        return loop(task)
    return _Repeat(task, count)


def _kept(task: Any) -> Task:
    made = to_task(task)
    made._auto_remove = False  # noqa: SLF001 - a restart needs it again
    return made


class _Repeat(Task):
    def __init__(self, task: Any, count: int) -> None:
        super().__init__()
        self._task = to_task(task)
        self._count = count
        self._remaining = count

    def on_restart(self) -> None:
        self._remaining = self._count
        self._task.restart()

    def do_update(self, timer: float) -> None:
        if self._remaining:
            self._task.update(timer)
            if self._task.is_killed:
                self._remaining -= 1
                self._task.restart()
        if not self._remaining:
            self.kill()
