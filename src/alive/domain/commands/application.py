"""Operations about the script and the application."""

from typing import Annotated

from alive.domain.enumerations import MessageButtons
from alive.domain.operation import Command, Effect, NotInLive, operation
from alive.domain.quantities import Doc, Length
from alive.domain.results import application as results
from alive.domain.results.application import (
    ApplicationVersion,
    BuildId,
    ControlSurfaces,
    Health,
    MessageBoxAnswered,
    MessageShown,
    OperationDescription,
    OperationList,
    Pong,
    ProcessUsage,
    Stats,
    Variant,
)

_CATEGORY = "Application Info"

Message = Annotated[str, Length(1, 2000)]
SearchText = Annotated[str, Length(1, 200)]


@operation(category=_CATEGORY, effect=Effect.READ, source=NotInLive("answers from the script alone"))
class Ping(Command[Pong]):
    """Check that the script answers."""


@operation(
    category=_CATEGORY,
    effect=Effect.READ,
    source=NotInLive("about the script; the version of Live is read once at the start"),
)
class HealthCheck(Command[Health]):
    """Check that the script answers and can reach Live, and how busy it is."""


@operation(
    category=_CATEGORY,
    effect=Effect.READ,
    source=(
        "Live.Application.Application.get_major_version",
        "Live.Application.Application.get_minor_version",
        "Live.Application.Application.get_bugfix_version",
        "Live.Application.Application.get_version_string",
        "Live.Application.Application.get_build_id",
        "Live.Application.Application.get_variant",
    ),
)
class GetApplicationVersion(Command[ApplicationVersion]):
    """Get the version, build and edition of the running Live."""


@operation(category=_CATEGORY, effect=Effect.READ, source=NotInLive("about the declarations of the script"))
class ListOperations(Command[OperationList]):
    """List the operations, all of them or those that match.

    The filters narrow the list together. `text` is looked for in names and summaries, upper and lower case alike.
    """

    category: Annotated[SearchText | None, Doc("Only this category, written as in the list.")] = None
    effect: Annotated[Effect | None, Doc("Only operations with this effect on Live.")] = None
    text: Annotated[SearchText | None, Doc("Only operations whose name or summary has this text.")] = None


@operation(category=_CATEGORY, effect=Effect.READ, source=NotInLive("about the declarations of the script"))
class DescribeOperation(Command[OperationDescription]):
    """Describe one operation: parameters, reply, effect on Live, what undo does to it.

    Raises:
        UnknownAction: There is no operation of that name.
    """

    name: Annotated[SearchText, Doc("The name of the operation, such as set_tempo.")]


@operation(category=_CATEGORY, effect=Effect.READ, source=NotInLive("about the script"))
class Capabilities(Command[results.Capabilities]):
    """Tell which Live and which script are running, and what they cannot do."""


@operation(category=_CATEGORY, effect=Effect.READ, source=NotInLive("about the script"))
class GetStats(Command[Stats]):
    """Tell how the script is doing: turns, commands, errors, queue, clients."""


@operation(category=_CATEGORY, effect=Effect.READ, source="Live.Application.Application.get_build_id")
class GetBuildId(Command[BuildId]):
    """Get the build of the running Live."""


@operation(category=_CATEGORY, effect=Effect.READ, source="Live.Application.Application.get_variant")
class GetVariant(Command[Variant]):
    """Get the edition of the running Live: Suite, Standard, Intro, Lite, Trial or Beta."""


@operation(
    category=_CATEGORY,
    effect=Effect.READ,
    source=(
        "Live.Application.Application.average_process_usage",
        "Live.Application.Application.peak_process_usage",
    ),
)
class GetProcessUsage(Command[ProcessUsage]):
    """Get the load of Live's audio engine, average and peak."""


@operation(category=_CATEGORY, effect=Effect.READ, source="Live.Application.Application.control_surfaces")
class GetControlSurfaces(Command[ControlSurfaces]):
    """List the control surfaces that are chosen in Live's settings, this script among them."""


@operation(category=_CATEGORY, effect=Effect.PERFORM, source="c_instance.show_message")
class ShowMessage(Command[MessageShown]):
    """Show a text in Live's status bar, until Live shows another.

    Live does not tell what its status bar shows, so that this is answered once Live has taken it.
    """

    message: Message


@operation(
    category=_CATEGORY,
    effect=Effect.ADMIN,
    partly="Live's message boxes have no title: it is shown as the first line of the text.",
    source="Live.Application.Application.show_on_the_fly_message",
)
class ShowMessageBox(Command[MessageBoxAnswered]):
    """Show a message box in Live, and wait until somebody presses one of its buttons.

    Live waits with everything else meanwhile: no request of any client is answered. `show_message` shows a text in
    the status bar without that.
    """

    message: Message
    title: Annotated[Message | None, Doc("Shown as the first line, if given.")] = None
    buttons: Annotated[MessageButtons, Doc("The buttons that Live has for it.")] = MessageButtons.OK
