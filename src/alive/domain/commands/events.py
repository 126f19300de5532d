"""Operations on events and on the observed state."""

from typing import Annotated

from alive.domain.operation import Command, Effect, NotInLive, operation
from alive.domain.quantities import Doc, Length
from alive.domain.refs import ObjectRef
from alive.domain.results.events import Observed, ObserverList, Subscribed, Synchronised, Unobserved, Unsubscribed
from alive.domain.state import PublishedState

_CATEGORY = "Application Info"

Topic = Annotated[str, Length(1, 100)]


@operation(category=_CATEGORY, effect=Effect.READ, source=NotInLive("about the connection"))
class Subscribe(Command[Subscribed]):
    """Receive events on this connection: a line for each change, with absolute values.

    A topic is `track.renamed`, `track.*` or `*`. Lines have `event` (the topic), `seq` (the number of the event, the
    same for all), `n` (dense for this subscription: a gap is loss), `time` (seconds since the session began) and the
    fields of the event; `origin` tells the client and request if the change is known to come from one. What changes
    all the time (`track.meter`, `transport.position`, `transport.beat`) is observed while somebody names
    it in full. It ends
    with the connection.

    Raises:
        InvalidArgument: A topic that there is not.
    """

    topics: Annotated[tuple[Topic, ...], Length(1, 200), Doc("Which events.")]
    initial: Annotated[bool, Doc("Whether to begin with how everything is now, as events.")] = False


@operation(category=_CATEGORY, effect=Effect.READ, source=NotInLive("about the connection"))
class Unsubscribe(Command[Unsubscribed]):
    """End a subscription of this connection.

    Raises:
        NotFound: This connection has no such subscription.
    """

    subscription: Annotated[str, Length(1, 50), Doc("As subscribe answered it.")]


@operation(category=_CATEGORY, effect=Effect.READ, source=NotInLive("about the connection; any member of Live"))
class Observe(Command[Observed]):
    """Receive an event `object.property` on this connection whenever a property of an object changes.

    Any property that Live calls back for can be observed, of any object, also where there is a listener and no
    property (`notes` of a clip): then the value is null.

    Raises:
        NotFound: There is no such object.
        InvalidArgument: Live does not call back for that property.
    """

    object: Annotated[ObjectRef, Doc("Whose property.")]
    property: Annotated[str, Length(1, 100), Doc("Which property, by Live's own name.")]


@operation(category=_CATEGORY, effect=Effect.READ, source=NotInLive("about the connection"))
class Unobserve(Command[Unobserved]):
    """End an observation of this connection.

    Raises:
        NotFound: This connection has no such observation.
    """

    observation: Annotated[str, Length(1, 50), Doc("As observe answered it.")]


@operation(category=_CATEGORY, effect=Effect.READ, source=NotInLive("about what was published"))
class GetState(Command[PublishedState]):
    """Get the whole observed state at one number of the event log.

    This state and all events from its `seq` on, applied by id, are the state at any later number; ids that are not
    known are passed over.
    """


@operation(category=_CATEGORY, effect=Effect.READ, source=NotInLive("about what was published"))
class Sync(Command[Synchronised]):
    """Wait until everything that Live shows now has been published, and sent on this connection.

    What has to wait for its interval is waited for. All events of this connection before `seq` come before the reply.

    Raises:
        OutcomeUnknown: For half a minute Live changed faster than it could be told, or the events were not read.
    """


@operation(category=_CATEGORY, effect=Effect.READ, source=NotInLive("about the observers"))
class GetObservers(Command[ObserverList]):
    """Tell what is observed, to compare it with the Set."""

    details: Annotated[bool, Doc("Whether to list every object with its listeners.")] = False
