"""Handlers of the operations on one parameter, of a device or a mixer."""

from typing import TYPE_CHECKING, Any

from alive.adapters.liveapi.context import LiveContext
from alive.adapters.liveapi.devices.display_text import items_of, value_for_text
from alive.adapters.liveapi.devices.parameters import parameter_named, set_value
from alive.adapters.liveapi.handlers.table import handles
from alive.adapters.liveapi.pace import in_slices
from alive.adapters.liveapi.runtime import is_alive
from alive.adapters.liveapi.waiting import TIMEOUT
from alive.adapters.liveapi.writing import undo_step
from alive.application.handling import Steps, Until
from alive.domain.commands.parameter import (
    GetParameter,
    GetParameters,
    NamedParameter,
    ParameterSetting,
    ReEnableParameterAutomation,
    ResetParameter,
    SetParameter,
    SetParameters,
)
from alive.domain.enumerations import AutomationState, ParameterState
from alive.domain.errors import AliveError, InvalidArgument, LiveRejected, NotFound, OutcomeUnknown, Problem
from alive.domain.results.parameter import (
    ParameterInfo,
    ParameterPage,
    ParametersWritten,
    ParameterValueShown,
    ParameterWritten,
)
from alive.domain.words import counted, number

if TYPE_CHECKING:
    from Live.DeviceParameter import DeviceParameter


PARAMETERS_PER_TURN = 30
"""Each is twenty reads of Live and one record, 50 us on the simulator."""

TEXTS_PER_TURN = 3
"""The value of a text is found with up to 60 calls of Live, 0.6 ms on the simulator."""


@handles(GetParameter)
def get_parameter(live: LiveContext, command: GetParameter) -> ParameterInfo:
    """Read it."""
    return ParameterInfo(**_facts(live, _meant(live, command)))


@handles(GetParameters)
def get_parameters(live: LiveContext, command: GetParameters) -> Steps[ParameterPage]:
    """Read them, some in each turn; their paths follow from that of the device."""
    device = live.device(command.device)
    device_id, path = live.describe(device)
    parameters = device.parameters
    chosen = list(parameters)[command.offset : command.offset + command.limit]
    total = len(parameters)

    def read(index: int, parameter: "DeviceParameter") -> ParameterInfo:
        return ParameterInfo(**_facts(live, parameter, f"{path}/parameters/{command.offset + index}"))

    page = yield from in_slices(chosen, read, PARAMETERS_PER_TURN)
    live.require(device, device_id)
    return ParameterPage(
        device_id=device_id,
        path=live.path_of(device),
        device_name=device.name,
        parameters=tuple(page),
        offset=command.offset,
        count=len(page),
        total_count=total,
    )


@handles(SetParameter)
def set_parameter(live: LiveContext, command: SetParameter) -> ParameterWritten:
    """Write it; Live refuses values out of range."""
    parameter = _meant(live, command)
    set_value(live, parameter, _value(parameter, command))
    return _written(live, parameter)


@handles(SetParameters)
def set_parameters(live: LiveContext, command: SetParameters) -> Steps[ParametersWritten]:
    """Look all of them up and check them, some in each turn; then write them in one turn."""
    meant = [_located(live, index, each) for index, each in enumerate(command.parameters)]
    pairs = tuple(zip(meant, command.parameters, strict=True))

    def check(index: int, pair: "tuple[DeviceParameter, ParameterSetting]") -> float:
        return _checked(*pair, f"parameters.{index}")

    values = yield from in_slices(pairs, check, TEXTS_PER_TURN if _has_texts(command) else PARAMETERS_PER_TURN)
    with undo_step(live):
        for index, (parameter, value) in enumerate(zip(meant, values, strict=True)):
            _write_next(live, index, parameter, value)
    return ParametersWritten(
        message=f"{counted(len(meant), 'parameter')} set.",
        parameters=tuple(_shown(live, parameter) for parameter in meant),
        count=len(meant),
    )


@handles(ResetParameter)
def reset_parameter(live: LiveContext, command: ResetParameter) -> ParameterWritten:
    """Write the default; Live refuses to tell that of a switch."""
    parameter = _meant(live, command)
    set_value(live, parameter, parameter.default_value)
    return _written(live, parameter)


@handles(ReEnableParameterAutomation)
def re_enable_parameter_automation(live: LiveContext, command: ReEnableParameterAutomation) -> Steps[ParameterWritten]:
    """Ask for it, and wait until Live shows it."""
    parameter = _meant(live, command)
    parameter_id = live.id_of("parameter", parameter)
    parameter.re_enable_automation()

    def follows() -> bool:
        return not is_alive(parameter) or int(parameter.automation_state) != AutomationState.OVERRIDDEN

    if not (follows() or (yield Until(follows, TIMEOUT))):
        raise OutcomeUnknown(f"Live was asked to re-enable the automation of {parameter_id}, but does not show it.")
    live.require(parameter, parameter_id)
    return _written(live, parameter)


def _meant(live: LiveContext, named: NamedParameter) -> "DeviceParameter":
    if named.parameter is not None:
        return live.parameter(named.parameter)
    device = live.device(named.device or "")
    return parameter_named(device, named.name or "")[1]


def _value(parameter: "DeviceParameter", setting: ParameterSetting, prefix: str = "") -> float:
    """The value that is meant by the one of the three ways that was chosen."""
    if setting.text is not None:
        return value_for_text(parameter, setting.text, f"{prefix}text")
    if setting.value is not None:
        return setting.value
    low, high = parameter.min, parameter.max
    value = low + (setting.normalized or 0.0) * (high - low)
    return float(round(value)) if parameter.is_quantized else min(value, high)


def _checked(parameter: "DeviceParameter", setting: ParameterSetting, place: str) -> float:
    """The value that is meant, if Live would take it."""
    if not parameter.is_enabled:
        raise LiveRejected(f"{place}: {parameter.name} cannot be set: it is disabled, such as by a macro.")
    value = _value(parameter, setting, f"{place}.")
    low, high = parameter.min, parameter.max
    if not low <= value <= high:
        allowed = f"{number(low)} to {number(high)}"
        message = f"got {number(value)}, allowed is {allowed}"
        raise InvalidArgument([Problem(f"{place}.value", message, value, allowed)])
    return value


def _has_texts(command: SetParameters) -> bool:
    return any(setting.text is not None for setting in command.parameters)


def _located(live: LiveContext, index: int, named: NamedParameter) -> "DeviceParameter":
    """The parameter that is meant; if it is not there, the error tells which of many it was."""
    try:
        return _meant(live, named)
    except NotFound as missing:
        raise NotFound(f"parameters.{index}: {missing.message}", **missing.details) from missing


def _write_next(live: LiveContext, index: int, parameter: "DeviceParameter", value: float) -> None:
    try:
        set_value(live, parameter, value)
    except (AliveError, RuntimeError) as refused:
        done = f"{counted(index, 'parameter')} before it {'was' if index == 1 else 'were'} set"
        raise LiveRejected(f"parameters.{index}: {refused}; {done}", live_error=str(refused), set=index) from refused


def _written(live: LiveContext, parameter: "DeviceParameter") -> ParameterWritten:
    facts = _facts(live, parameter)
    return ParameterWritten(message=f"{facts['name']} is {facts['display_value']}.", **facts)


def _shown(live: LiveContext, parameter: "DeviceParameter") -> ParameterValueShown:
    value = parameter.value
    return ParameterValueShown(
        parameter_id=live.id_of("parameter", parameter),
        name=parameter.name,
        value=value,
        display_value=parameter.str_for_value(value),
    )


def _facts(live: LiveContext, parameter: "DeviceParameter", path: str | None = None) -> dict[str, Any]:
    """Everything about a parameter. Live raises for the items of what is no switch, and the default of what is."""
    path = live.path_of(parameter) if path is None else path
    value, low, high = parameter.value, parameter.min, parameter.max
    quantized = parameter.is_quantized
    state, automation = ParameterState(int(parameter.state)), AutomationState(int(parameter.automation_state))
    last = path.rpartition("/parameters/")[2]
    return {
        "parameter_id": live.id_of("parameter", parameter),
        "path": path,
        "index": int(last) if last.isdigit() else None,
        "name": parameter.name,
        "original_name": parameter.original_name,
        "value": value,
        "normalized": (value - low) / (high - low) if high > low else 0.0,
        "min": low,
        "max": high,
        "display_value": parameter.str_for_value(value),
        "display_number": getattr(parameter, "display_value", None),  # from Live 12.2 on
        "is_quantized": quantized,
        "value_items": items_of(parameter),
        "default_value": None if quantized else parameter.default_value,
        "is_enabled": parameter.is_enabled,
        "state": int(state),
        "state_name": state.name.lower(),
        "automation_state": int(automation),
        "automation_state_name": automation.name.lower(),
    }
