"""Operations about the script and the application."""

from typing import Annotated

from alive.domain.operation import Command, Effect, NotInLive, operation
from alive.domain.quantities import Doc, Length
from alive.domain.results import application as results
from alive.domain.results.application import (
    ApplicationVersion,
    Health,
    OperationDescription,
    OperationList,
    Pong,
    Stats,
)

_CATEGORY = "Application Info"

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
