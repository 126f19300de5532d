"""Operations on the OSC output: events as datagrams, for displays and controllers."""

from alive.domain.operation import Command, Effect, NotInLive, operation
from alive.domain.results.osc import OscStatus

_CATEGORY = "Application Info"
_OWN_OUTPUT = NotInLive("about the OSC output of the script itself")


@operation(category=_CATEGORY, effect=Effect.PERFORM, source=_OWN_OUTPUT)
class StartOsc(Command[OscStatus]):
    """Send events as OSC to the targets of the settings.

    Where they are sent already, nothing changes. Sequence numbers go on where they were.
    """


@operation(category=_CATEGORY, effect=Effect.PERFORM, source=_OWN_OUTPUT)
class StopOsc(Command[OscStatus]):
    """Send no more events as OSC, until start_osc or the next Set.

    Subscriptions of clients go on.
    """


@operation(category=_CATEGORY, effect=Effect.PERFORM, source=_OWN_OUTPUT)
class RefreshOsc(Command[OscStatus]):
    """Compare all that is observed with the Set and send what differs; targets are told the session again.

    While events are not sent, it does nothing.
    """


@operation(category=_CATEGORY, effect=Effect.READ, source=_OWN_OUTPUT)
class GetOscStatus(Command[OscStatus]):
    """Tell where events are sent as OSC, how many were, and what is observed for them."""
