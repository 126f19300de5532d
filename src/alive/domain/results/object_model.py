"""What operations on any object of Live return."""

from typing import Annotated, Any

from alive.domain.operation import result
from alive.domain.quantities import Count, Doc, Index

ObjectId = Annotated[str | None, Doc("The id of the object; null for a value, which has none.")]
ObjectPath = Annotated[str | None, Doc("A path that leads to it now; null if it has no place in the Set.")]
TypeName = Annotated[str, Doc("bool, int, float, str, none, a class of Live, or `list of ...`.")]


@result
class PropertyShown:
    """A property, as Live shows it."""

    object_id: ObjectId
    path: ObjectPath
    property: str
    type: TypeName
    value: Any


@result
class PropertiesShown:
    """Several properties of one object, as Live shows them."""

    object_id: ObjectId
    path: ObjectPath
    values: dict[str, Any]
    not_shown: Annotated[dict[str, str], Doc("What Live does not show for this object now, and what it says.")]


@result
class PropertyWritten:
    """A property after it was written, as Live shows it."""

    message: str
    object_id: ObjectId
    path: ObjectPath
    property: str
    type: TypeName
    value: Any


@result
class MethodCalled:
    """What a method returned."""

    message: str
    object_id: ObjectId
    path: ObjectPath
    method: str
    type: TypeName
    value: Any


@result
class Child:
    """An object that another one holds."""

    property: Annotated[str, Doc("Where it is held.")]
    position: Annotated[Index | None, Doc("Its place in the list; null if the property holds this one only.")]
    kind: str
    class_name: str
    name: Annotated[str | None, Doc("Null for what has no name.")]
    object_id: ObjectId
    path: ObjectPath


@result
class ChildrenListed:
    """Some of what an object holds."""

    object_id: ObjectId
    path: ObjectPath
    children: tuple[Child, ...]
    offset: Index
    count: Annotated[Count, Doc("How many there are, listed here or not.")]


@result
class PropertyDescribed:
    """A property, and what may be written."""

    name: str
    type: TypeName
    settable: bool
    observable: bool
    allowed: Annotated[tuple[str, ...] | None, Doc("The names of an enumeration, or of the routings there are.")]
    description: Annotated[str, Doc("What Live says about it.")]
    count: Annotated[Count | None, Doc("The length of a list.")]
    value: Any
    not_shown: Annotated[str | None, Doc("Why Live does not show it for this object now.")]


@result
class ArgumentDescribed:
    """An argument of a method."""

    name: Annotated[str | None, Doc("Null if it is given by position only.")]
    type: str
    default: Annotated[str | None, Doc("As Live writes it; null if the argument must be given.")]
    allowed: Annotated[tuple[str, ...] | None, Doc("The names of an enumeration.")]


@result
class SignatureDescribed:
    """One way to call a method."""

    text: Annotated[str, Doc("As Live writes it; its first argument is the object itself.")]
    arguments: tuple[ArgumentDescribed, ...]
    returns: str
    description: Annotated[str, Doc("What Live says about it.")]


@result
class MethodDescribed:
    """A method."""

    name: str
    signatures: tuple[SignatureDescribed, ...]
    refused: Annotated[str | None, Doc("Why call_method does not call it.")]


@result
class ObjectDescribed:
    """What the running Live says about an object."""

    object_id: ObjectId
    path: ObjectPath
    kind: str
    class_name: str
    properties: tuple[PropertyDescribed, ...]
    methods: tuple[MethodDescribed, ...]
    listeners: Annotated[tuple[str, ...], Doc("What can be observed; not all of it can be read.")]
