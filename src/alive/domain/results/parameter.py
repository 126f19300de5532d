"""What operations on parameters return."""

from typing import Annotated

from alive.domain.operation import result
from alive.domain.quantities import Count, DisplayNumber, Doc, EnumNumber, Index, Normalized, ParameterValue
from alive.domain.refs import ParameterRef


@result
class ParameterInfo:
    """A parameter as Live shows it."""

    parameter_id: str
    path: ParameterRef
    index: Annotated[Index | None, Doc("Its position in the device; none for parameters of a mixer.")]
    name: str
    original_name: Annotated[str, Doc("Its name without renamings, such as those of macros.")]
    value: ParameterValue
    normalized: Normalized
    min: ParameterValue
    max: ParameterValue
    display_value: Annotated[str, Doc("What Live shows, with the unit.")]
    display_number: Annotated[DisplayNumber | None, Doc("The number Live shows; none before Live 12.2.")]
    is_quantized: Annotated[bool, Doc("Whether it is a switch.")]
    value_items: Annotated[tuple[str, ...], Doc("The names of a switch's positions; empty for what is no switch.")]
    default_value: Annotated[ParameterValue | None, Doc("None for a switch: Live does not tell it.")]
    is_enabled: Annotated[bool, Doc("False while a macro controls it, or Max disabled it.")]
    state: EnumNumber
    state_name: Annotated[str, Doc("enabled; irrelevant: a change is not heard; disabled: it cannot be changed.")]
    automation_state: EnumNumber
    automation_state_name: Annotated[str, Doc("none, playing, or overridden: changed by hand since.")]


@result
class ParameterWritten(ParameterInfo):
    """A parameter as Live shows it afterwards."""

    message: str


@result
class ParameterPage:
    """Some or all parameters of a device, in its order."""

    device_id: str
    path: str
    device_name: str
    parameters: tuple[ParameterInfo, ...]
    offset: Index
    count: Count
    total_count: Annotated[Count, Doc("How many parameters the device has.")]


@result
class ParameterValueShown:
    """The value of one parameter."""

    parameter_id: str
    name: str
    value: ParameterValue
    display_value: Annotated[str, Doc("What Live shows, with the unit.")]


@result
class ParametersWritten:
    """The values that Live shows, in the order they were given."""

    message: str
    parameters: tuple[ParameterValueShown, ...]
    count: Count
