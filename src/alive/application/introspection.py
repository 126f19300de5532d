"""The operations that the script answers about itself, without touching Live."""

from collections.abc import Mapping

from alive.application.catalogue import catalogue_hash, describe, errors_of, find, search
from alive.application.handling import OTHERS_FIRST, Steps
from alive.application.script import Script, handlers
from alive.domain.commands.application import (
    Capabilities,
    DescribeOperation,
    GetStats,
    HealthCheck,
    ListOperations,
    Ping,
)
from alive.domain.operation import OperationSpec, operations
from alive.domain.results import application as results
from alive.version import PROTOCOL_VERSION, __version__

READ_AT_ONCE = 4
"""Declarations that are read in one turn: reading one builds its classes, which takes up to a millisecond."""


@handlers.handles(Ping)
def ping(_script: Script, _command: Ping) -> results.Pong:
    """Answer."""
    return results.Pong(message="pong", script="alive", version=__version__)


@handlers.handles(HealthCheck)
def health_check(script: Script, _command: HealthCheck) -> results.Health:
    """Say that all is well, and how much waits."""
    version = script.live.live_version()
    return results.Health(
        message=f"Alive {__version__} is running in Live {version}",
        tool_count=len(operations()),
        ableton_version=int(version.partition(".")[0]),
        live_version=version,
        queue_size=script.executor.waiting,
    )


@handlers.handles(ListOperations)
def list_operations(script: Script, command: ListOperations) -> results.OperationList:
    """List what matches."""
    unavailable = script.live.unavailable()
    found = tuple(
        results.OperationSummary(
            name=spec.name,
            category=spec.category,
            effect=spec.effect.value,
            summary=spec.summary,
            supported=_why_not(spec, unavailable) is None,
            destructive=spec.destructive,
            partly=spec.partly,
            errors=tuple(errors_of(spec)),
        )
        for spec in search(command.text, command.category, command.effect)
    )
    return results.OperationList(operations=found, count=len(found))


@handlers.handles(DescribeOperation)
def describe_operation(script: Script, command: DescribeOperation) -> results.OperationDescription:
    """Describe one."""
    spec = find(command.name)
    reason = _why_not(spec, script.live.unavailable())
    return results.OperationDescription(**describe(spec) | {"supported": reason is None, "reason": reason})


@handlers.handles(Capabilities)
def capabilities(script: Script, _command: Capabilities) -> Steps[results.Capabilities]:
    """Say which Live, which script, and what they cannot do. The first time all declarations are read, in parts."""
    for position, spec in enumerate(operations().values()):
        describe(spec)
        if position % READ_AT_ONCE == 0:
            yield OTHERS_FIRST
    missing = script.live.unavailable()
    reasons = {spec.name: _why_not(spec, missing) for spec in operations().values()}
    return results.Capabilities(
        live_version=script.live.live_version(),
        script_version=__version__,
        protocol_version=PROTOCOL_VERSION,
        catalogue_hash=catalogue_hash(),
        session=script.session,
        operations=len(operations()),
        unavailable={name: reason for name, reason in reasons.items() if reason is not None},
    )


@handlers.handles(GetStats)
def get_stats(script: Script, _command: GetStats) -> results.Stats:
    """Say how much was done and how much waits."""
    pump, dispatcher, executor = script.pump.stats, script.dispatcher, script.executor
    return results.Stats(
        uptime_seconds=script.clock() - script.started_at,
        turns=pump.turns,
        longest_turn_ms=pump.longest_turn * 1000,
        overruns=pump.overruns,
        faults=pump.faults + script.transport_faults(),
        callback_interval_ms=pump.interval * 1000,
        timer_restarts=script.timer_restarts(),
        commands=executor.finished,
        errors=executor.failed.total(),
        by_action=dict(dispatcher.performed),
        by_error=dict(executor.failed),
        clients=len(script.gateway.clients),
        queue_size=executor.waiting,
        queue_capacity=executor.capacity,
        suspended=executor.suspended,
        transports=script.transports(),
        log=script.logs.stats(),
    )


def _why_not(spec: OperationSpec, unavailable: Mapping[str, str]) -> str | None:
    """Why the running Live cannot do it, or None if it can."""
    return spec.unsupported or unavailable.get(spec.name)
