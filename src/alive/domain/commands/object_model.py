"""Operations on any object of Live by its own names: what no operation of its own is there for."""

from typing import Annotated, Any

from alive.domain.operation import Command, Effect, Undo, operation
from alive.domain.quantities import Doc, Index, Interval, Length, Unit
from alive.domain.refs import ObjectRef
from alive.domain.results.object_model import (
    ChildrenListed,
    MethodCalled,
    ObjectDescribed,
    PropertiesShown,
    PropertyShown,
    PropertyWritten,
)

_SOURCE = "Live.LomObject.LomObject"

MemberName = Annotated[str, Length(1, 200)]
PageSize = Annotated[int, Interval(1, 500), Unit("number of items")]
AnObject = Annotated[
    ObjectRef,
    Doc("A path of Live's own names from the song, such as tracks/0/view; application and what is below it; an id."),
]


@operation(category="Additional Props", effect=Effect.READ, source=_SOURCE)
class GetProperty(Command[PropertyShown]):
    """Read any public property of any object of Live.

    Objects of Live are answered as their ids, lists as lists, enumerations as their names in lower case, values with
    parts (a routing type, a note, an item of the browser) as objects of their properties. What such a value leaves out,
    since it is long, is found below its `path`. Numbers that JSON has not are the texts Infinity, -Infinity and NaN.

    Raises:
        NotFound: The path leads nowhere, or the object was deleted.
        InvalidArgument: It has no such property; the nearest name is told.
        LiveRejected: Live does not show it for this object, such as the crossfader of a track that is not the main one.
    """

    object: AnObject
    property: MemberName


@operation(category="Additional Props", effect=Effect.READ, source=_SOURCE)
class GetProperties(Command[PropertiesShown]):
    """Read several public properties of one object of Live at once.

    Without names: all that are single values, which leaves out lists. What Live does not show for this object now is
    not among the values, but told with Live's reason.

    Raises:
        NotFound: The path leads nowhere, or the object was deleted.
        InvalidArgument: It has no property of one of the names.
    """

    object: AnObject
    properties: Annotated[tuple[MemberName, ...], Length(0, 200)] = ()


@operation(category="Additional Props", effect=Effect.EDIT, source=_SOURCE, undo=Undo.OWN_ENTRIES)
class SetProperty(Command[PropertyWritten]):
    """Write any public property of any object of Live that Live lets scripts write.

    The value is given as get_property answers it: an object by its path or id, an enumeration by name or number, a
    routing by its name or by any of its parts, a value with parts as an object with all of them. Nothing is converted:
    a number is no text, 1 is not true. What Live shows afterwards is answered; it is waited for where Live is late.
    What undo does depends on the property: most are one step, device parameters and track names get entries of their
    own, and selection, transport, arm, solo and monitoring are not known to Live's undo.

    Raises:
        NotFound: The path leads nowhere, or the object was deleted.
        InvalidArgument: It has no such property, it can only be read, or the value is of another type.
        LiveRejected: Live does not take the value.
    """

    object: AnObject
    property: MemberName
    value: Any


@operation(category="Additional Props", effect=Effect.ADMIN, source=_SOURCE, undo=Undo.OWN_ENTRIES, destructive=True)
class CallMethod(Command[MethodCalled]):
    """Call any public method of any object of Live.

    Arguments are given in Live's order or, where Live names them, by name, as for set_property; describe_object tells
    both. Notes to be added are objects such as {"pitch": 60, "start_time": 0, "duration": 1}. The result is what Live
    returns, converted as by get_property; what the call changes can show a moment later. The call is one undo step;
    whether undo takes it back depends on the method. Not to be called are listeners, which cannot go over a wire, and
    the song's undo and redo and its methods for undo steps, since this call stands inside a step itself.

    Raises:
        NotFound: The path leads nowhere, or the object was deleted.
        InvalidArgument: It has no such method, it is not to be called, or the arguments do not fit.
        LiveRejected: Live says no.
    """

    object: AnObject
    method: MemberName
    arguments: Annotated[tuple[Any, ...], Length(0, 32), Doc("In Live's order.")] = ()
    keyword_arguments: Annotated[dict[str, Any] | None, Doc("By Live's names.")] = None


@operation(category="Additional Props", effect=Effect.READ, source=_SOURCE)
class ListChildren(Command[ChildrenListed]):
    """List what belongs to an object of Live, or what one of its lists holds.

    Without a property: every object whose place is in this one, list by list. With the name of a property: what that
    holds, also objects that belong elsewhere and values that have no id.

    Raises:
        NotFound: The path leads nowhere, or the object was deleted.
        InvalidArgument: It has no such property, or the property holds no objects.
    """

    object: AnObject = ""
    property: MemberName | None = None
    offset: Annotated[Index, Doc("The first one to list.")] = 0
    limit: Annotated[PageSize, Doc("How many at most.")] = 100


@operation(category="Additional Props", effect=Effect.READ, source=_SOURCE)
class DescribeObject(Command[ObjectDescribed]):
    """Tell what the running Live says an object is: its class, properties, methods and what can be listened to.

    The type of a property is that of its value now, since Live does not declare it.

    Raises:
        NotFound: The path leads nowhere, or the object was deleted.
    """

    object: AnObject = ""
    with_values: Annotated[bool, Doc("Whether to answer the value of each property that is no list.")] = False
