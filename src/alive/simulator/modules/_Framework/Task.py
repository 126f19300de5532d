"""Tasks; see `alive.simulator.framework.tasks`."""  # noqa: N999 - the framework's own name

from alive.simulator.framework.tasks import (
    KILLED,
    PAUSED,
    RUNNING,
    DelayTask,
    FuncTask,
    GeneratorTask,
    SequenceTask,
    Task,
    TaskError,
    TaskGroup,
    WaitTask,
    delay,
    generator,
    loop,
    parallel,
    repeat,
    run,
    sequence,
    wait,
)
from alive.simulator.framework.tasks import (
    to_task as totask,
)

__all__ = [
    "KILLED",
    "PAUSED",
    "RUNNING",
    "DelayTask",
    "FuncTask",
    "GeneratorTask",
    "SequenceTask",
    "Task",
    "TaskError",
    "TaskGroup",
    "WaitTask",
    "delay",
    "generator",
    "loop",
    "parallel",
    "repeat",
    "run",
    "sequence",
    "totask",
    "wait",
]
