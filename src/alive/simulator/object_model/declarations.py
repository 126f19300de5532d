"""How the members of Live's classes are declared: the descriptors used in the bodies of the node classes.

A declaration is the single place that says what a member is; the wrapper class, the listener trio, argument
checks, error texts and docstrings are made from it (`lom.py`).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, Generic, Literal, TypeVar, overload

from alive.simulator.object_model.arguments import Overloaded, Signature
from alive.simulator.object_model.node import N, Node

if TYPE_CHECKING:
    from alive.simulator.object_model.document import Follows
    from alive.simulator.object_model.undo import Undo

T = TypeVar("T")
F = TypeVar("F", bound=Callable[..., Any])

FIRST = (12, 0, 0)
"""Members without a version of their own are at least this old."""


class Declaration:
    """What is common to all properties."""

    type_name: str
    settable = False
    listenable = False
    deferred = False
    undo: Undo = "no"
    also: Sequence[str] = ()
    refreshes: Sequence[Follows] = ()
    follows: Follows | None = None
    owns: Literal["one", "many"] | None = None
    since: tuple[int, int, int] = FIRST
    name = ""

    def __set_name__(self, owner: type[Node], name: str) -> None:
        self.name = name

    def read(self, node: Any) -> Any:
        """Return what the property shows."""
        raise NotImplementedError

    def check(self, node: Any, value: Any) -> None:
        """Refuse a value the property cannot have; called at once even when the change is deferred."""

    def write(self, node: Any, value: Any) -> None:
        """Make the change."""
        raise NotImplementedError


class Property(Declaration, Generic[T]):
    """A stored value."""

    def __init__(  # noqa: PLR0913 - each is one fact about the member
        self,
        type_: str,
        default: T,
        *,
        low: float | None = None,
        high: float | None = None,
        settable: bool = True,
        listenable: bool = True,
        deferred: bool = False,
        undo: Undo = "no",
        also: Sequence[str] = (),
        refreshes: Sequence[Follows] = (),
        check: Callable[[Any, Any], None] | None = None,
        since: tuple[int, int, int] = FIRST,
        plain: bool = False,
    ) -> None:
        """Declare it; `plain` says that in Live, too, nothing but the value itself depends on it."""
        self.type_name = type_
        self.default = default
        self.plain = plain
        self.low = low
        self.high = high
        self.settable = settable
        self.listenable = listenable
        self.deferred = deferred
        self.undo = undo
        self.also = also
        self.refreshes = refreshes
        self.since = since
        self._check = check

    @overload
    def __get__(self, node: None, owner: type[Node]) -> Property[T]: ...
    @overload
    def __get__(self, node: Node, owner: type[Node]) -> T: ...
    def __get__(self, node: Node | None, owner: type[Node]) -> Property[T] | T:
        if node is None:
            return self
        value: T = node.values[self.name]
        return value

    def __set__(self, node: Node, value: T) -> None:
        node.document.change(node, self.name, value, self.undo)

    def read(self, node: Any) -> Any:
        """Return the stored value."""
        return node.values[self.name]

    def check(self, node: Any, value: Any) -> None:
        """Refuse what is out of range; a NaN is."""
        if self.low is not None and not value >= self.low:
            raise RuntimeError(self._range_message(value))
        if self.high is not None and not value <= self.high:
            raise RuntimeError(self._range_message(value))
        if self._check is not None:
            self._check(node, value)

    def write(self, node: Any, value: Any) -> None:
        """Store the value."""
        node.document.change(node, self.name, value, self.undo)

    def _range_message(self, value: Any) -> str:
        low = "-inf" if self.low is None else self.low
        high = "inf" if self.high is None else self.high
        return f"{self.name} must be in {low}..{high}, got {value}"


class Hidden(Property[T]):
    """A stored value that is no member of Live's class, but is undone and copied like one."""

    def __init__(
        self,
        default: T,
        *,
        undo: Undo = "no",
        also: Sequence[str] = (),
        refreshes: Sequence[Follows] = (),
    ) -> None:
        super().__init__("object", default, settable=False, listenable=False, undo=undo, also=also, refreshes=refreshes)


class Computed(Declaration, Generic[T]):
    """A value worked out from others; made by `computed`."""

    def __init__(self, type_: str, getter: Callable[[Any], T], **facts: Any) -> None:
        self.type_name = type_
        self._getter = getter
        self._check: Callable[[Any, Any], None] | None = None
        self._setter: Callable[[Any, Any], None] | None = None
        for fact, value in facts.items():
            setattr(self, fact, value)

    @overload
    def __get__(self, node: None, owner: type[Node]) -> Computed[T]: ...
    @overload
    def __get__(self, node: Node, owner: type[Node]) -> T: ...
    def __get__(self, node: Node | None, owner: type[Node]) -> Computed[T] | T:
        if node is None:
            return self
        return self._getter(node)

    def __set__(self, node: Node, value: T) -> None:
        self.check(node, value)
        self.write(node, value)

    def setter(self, function: F) -> F:
        """Make the property settable; the function makes the change."""
        self._setter = function
        self.settable = True
        return function

    def checker(self, function: F) -> F:
        """Add a check that runs at once, before a deferred change."""
        self._check = function
        return function

    def read(self, node: Any) -> Any:
        """Return the value."""
        return self._getter(node)

    def check(self, node: Any, value: Any) -> None:
        """Run the check, if there is one."""
        if self._check is not None:
            self._check(node, value)

    def write(self, node: Any, value: Any) -> None:
        """Call the setter in one operation."""
        if self._setter is None:
            raise AttributeError(self.name)
        with node.document.operation():
            self._setter(node, value)


def computed(
    type_: str,
    *,
    follows: Follows | None = None,
    listenable: bool = False,
    deferred: bool = False,
    since: tuple[int, int, int] = FIRST,
) -> Callable[[Callable[[Any], T]], Computed[T]]:
    """Declare a computed property; with `follows` its listeners are called when it shows something else."""

    def declare(getter: Callable[[Any], T]) -> Computed[T]:
        return Computed(
            type_,
            getter,
            follows=follows,
            listenable=listenable or follows is not None,
            deferred=deferred,
            since=since,
        )

    return declare


class Child(Declaration, Generic[N]):
    """An owned object, or None."""

    owns = "one"

    def __init__(
        self,
        type_: str,
        *,
        undo: Undo = "no",
        listenable: bool = False,
        also: Sequence[str] = (),
        shown: bool = True,
    ) -> None:
        self.type_name = type_
        self.default = None
        self.listenable = listenable
        self.undo = undo
        self.also = also
        self.shown = shown

    @overload
    def __get__(self, node: None, owner: type[Node]) -> Child[N]: ...
    @overload
    def __get__(self, node: Node, owner: type[Node]) -> N: ...
    def __get__(self, node: Node | None, owner: type[Node]) -> Child[N] | N:
        if node is None:
            return self
        return self.read(node)  # type: ignore[no-any-return]

    def __set__(self, node: Node, value: N | None) -> None:
        document_id = None if value is None else value.document_id
        node.document.change(node, self.name, document_id, "step")

    def read(self, node: Any) -> Any:
        """Return the node."""
        return node.document.nodes.get(node.values[self.name])


class Children(Declaration, Generic[N]):
    """Owned objects in order, shown as a Vector."""

    owns = "many"
    undo = "step"
    listenable = True

    def __init__(
        self,
        type_: str = "Vector",
        *,
        listenable: bool = True,
        also: Sequence[str] = (),
        refreshes: Sequence[Follows] = (),
        shown: bool = True,
    ) -> None:
        self.type_name = type_
        self.default: tuple[int, ...] = ()
        self.listenable = listenable
        self.also = also
        self.refreshes = refreshes
        self.shown = shown

    @overload
    def __get__(self, node: None, owner: type[Node]) -> Children[N]: ...
    @overload
    def __get__(self, node: Node, owner: type[Node]) -> list[N]: ...
    def __get__(self, node: Node | None, owner: type[Node]) -> Children[N] | list[N]:
        if node is None:
            return self
        return self.read(node)  # type: ignore[no-any-return]

    def __set__(self, node: Node, value: Sequence[N]) -> None:
        document_ids = tuple(child.document_id for child in value)
        node.document.change(node, self.name, document_ids, "step")

    def read(self, node: Any) -> Any:
        """Return the nodes."""
        nodes = node.document.nodes
        return [nodes[document_id] for document_id in node.values[self.name]]


class Notification(Declaration):
    """A listener trio without an attribute, such as Clip.notes."""

    listenable = True

    def __init__(self) -> None:
        self.type_name = "object"


class Observed(Notification):
    """A listener trio without an attribute, called when what a function returns has changed."""

    def __init__(self, follows: Follows, getter: Callable[[Any], object]) -> None:
        super().__init__()
        self.follows = follows
        self._getter = getter

    def read(self, node: Any) -> object:
        """Return what is watched."""
        return self._getter(node)


def method(signature: str, *, or_else: str | None = None, reads: bool = False) -> Callable[[F], F]:
    """Declare a method by the signature line that Live shows, or the two of an overloaded one.

    `reads` allows it inside a notification.
    """
    parsed = Signature(signature) if or_else is None else Overloaded(signature, or_else)

    def declare(function: F) -> F:
        function.live_signature = parsed  # type: ignore[attr-defined]
        function.live_reads = reads  # type: ignore[attr-defined]
        return function

    return declare
