"""Operations on one parameter, of a device or a mixer, wherever it is."""

from typing import Annotated

from alive.domain.errors import InvalidArgument, Problem
from alive.domain.operation import Command, Effect, Undo, operation, record
from alive.domain.quantities import Doc, Index, Interval, Length, Normalized, ParameterText, ParameterValue, Unit
from alive.domain.refs import DeviceRef, ParameterRef
from alive.domain.results.parameter import ParameterInfo, ParameterPage, ParametersWritten, ParameterWritten

_CATEGORY = "Device Control"

MOST_SETTINGS = 256
"""More than a device or a mixer has, and what can be set in one turn of Live's main thread."""

_READS = (
    "Live.DeviceParameter.DeviceParameter.name",
    "Live.DeviceParameter.DeviceParameter.original_name",
    "Live.DeviceParameter.DeviceParameter.value",
    "Live.DeviceParameter.DeviceParameter.min",
    "Live.DeviceParameter.DeviceParameter.max",
    "Live.DeviceParameter.DeviceParameter.str_for_value",
    "Live.DeviceParameter.DeviceParameter.display_value",
    "Live.DeviceParameter.DeviceParameter.is_quantized",
    "Live.DeviceParameter.DeviceParameter.value_items",
    "Live.DeviceParameter.DeviceParameter.default_value",
    "Live.DeviceParameter.DeviceParameter.is_enabled",
    "Live.DeviceParameter.DeviceParameter.state",
    "Live.DeviceParameter.DeviceParameter.automation_state",
)
_WRITES = ("Live.DeviceParameter.DeviceParameter.value", "Live.DeviceParameter.DeviceParameter.str_for_value")


@record
class NamedParameter:
    """A parameter: itself, or by its name on a device."""

    parameter: Annotated[ParameterRef | None, Doc("Or else `device` and `name`.")] = None
    device: Annotated[DeviceRef | None, Doc("Together with `name`, in place of `parameter`.")] = None
    name: Annotated[
        Annotated[str, Length(1, 1000)] | None,
        Doc("The name as Live shows it; its original name and other letter sizes are taken too."),
    ] = None

    def __attrs_post_init__(self) -> None:
        """Refuse what names none, or two."""
        if (self.parameter is None) is (self.device is None) or (self.device is None) is not (self.name is None):
            allowed = "parameter; or device and name"
            raise InvalidArgument([Problem("parameter", f"allowed is {allowed}", self.parameter, allowed)])


@record
class ParameterSetting(NamedParameter):
    """A parameter and its new value, in one of three ways."""

    value: Annotated[ParameterValue | None, Doc("From the parameter's min to its max.")] = None
    normalized: Annotated[Normalized | None, Doc("Of a switch, the nearest position.")] = None
    text: Annotated[
        ParameterText | None,
        Doc("What Live shows, with the unit: -6 dB, 1.2 kHz, 1/8, 50L, Lowpass. Without where there is one unit only."),
    ] = None

    def __attrs_post_init__(self) -> None:
        """Refuse no value, and more than one."""
        super().__attrs_post_init__()
        if (self.value, self.normalized, self.text).count(None) != 2:
            allowed = "one of value, normalized, text"
            raise InvalidArgument([Problem("value", f"allowed is {allowed}", self.value, allowed)])


@operation(category=_CATEGORY, effect=Effect.READ, source=_READS)
class GetParameter(NamedParameter, Command[ParameterInfo]):
    """Get everything about a parameter of a device or mixer.

    Raises:
        NotFound: There is no such parameter or device.
    """


@operation(category=_CATEGORY, effect=Effect.READ, source=("Live.Device.Device.parameters", *_READS))
class GetParameters(Command[ParameterPage]):
    """Get everything about the parameters of a device, all of them or a part.

    Raises:
        NotFound: There is no such device.
    """

    device: DeviceRef
    offset: Annotated[Index, Doc("The first one.")] = 0
    limit: Annotated[int, Interval(1, 1000), Unit("parameters at most")] = 1000


@operation(category=_CATEGORY, effect=Effect.PERFORM, undo=Undo.OWN_ENTRIES, source=_WRITES)
class SetParameter(ParameterSetting, Command[ParameterWritten]):
    """Set a parameter of a device or mixer: by value, by share of its range, or by what Live shows.

    Raises:
        NotFound: There is no such parameter or device.
        InvalidArgument: A text that the parameter never shows; the message tells the range and what comes nearest.
        LiveRejected: The value is out of range, the parameter is controlled by a macro, or Live ignored the value.
    """


@operation(category=_CATEGORY, effect=Effect.PERFORM, undo=Undo.OWN_ENTRIES, source=_WRITES)
class SetParameters(Command[ParametersWritten]):
    """Set many parameters at once, of any devices and mixers; before the first is set, all are checked.

    Live's undo history gets an entry for each that changes.

    Raises:
        NotFound: There is no such parameter or device; nothing is set.
        InvalidArgument: A value out of range, or a text that the parameter never shows; nothing is set.
        LiveRejected: A parameter is controlled by a macro, and nothing is set; or Live refused a value, and the
            message tells how many were set before.
    """

    parameters: Annotated[tuple[ParameterSetting, ...], Length(1, MOST_SETTINGS)]


@operation(
    category=_CATEGORY,
    effect=Effect.PERFORM,
    undo=Undo.OWN_ENTRIES,
    source=("Live.DeviceParameter.DeviceParameter.default_value", *_WRITES),
)
class ResetParameter(NamedParameter, Command[ParameterWritten]):
    """Set a continuous parameter to its default value.

    Raises:
        NotFound: There is no such parameter or device.
        LiveRejected: It is a switch: Live does not tell the default of switches. Or a macro controls it.
    """


@operation(
    category="Automation",
    effect=Effect.PERFORM,
    source=(
        "Live.DeviceParameter.DeviceParameter.re_enable_automation",
        "Live.DeviceParameter.DeviceParameter.automation_state",
    ),
)
class ReEnableParameterAutomation(NamedParameter, Command[ParameterWritten]):
    """Let a parameter follow its automation again after it was changed by hand.

    A parameter without automation stays as it is.

    Raises:
        NotFound: There is no such parameter or device.
        OutcomeUnknown: Live still shows the automation as overridden.
    """
