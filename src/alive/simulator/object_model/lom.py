"""The wrappers scripts hold: a new one on each access, equal by what they stand for, dead when that is gone.

`live_class` makes the wrapper class of a node class from its declarations. The properties are real `property`
objects and are set after the class exists, so that Python's own message for a read-only one has Live's text.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from alive.simulator.object_model.arguments import (
    TYPES,
    ArgumentType,
    Signature,
    argument_type,
    cpp_handle,
    property_error,
)
from alive.simulator.object_model.declarations import Computed, Declaration, Hidden, Notification, Property
from alive.simulator.object_model.errors import NOT_INSTANTIABLE
from alive.simulator.object_model.node import Node
from alive.simulator.object_model.notifications import Listener
from alive.simulator.object_model.vectors import Vector, instance, is_vector, make_vector, vector_class

_INHERITED: dict[type, dict[str, object]] = {}
"""What a class has, so that a class below it makes only its own members: a method shows the class that has it."""
NESTED: set[type] = set()
"""Classes and enumerations that live inside a class of Live, such as Song.View."""
ALREADY_CONNECTED = "Observer already connected"
NOT_CONNECTED = "Observer not connected"


class LomObject(instance):
    """Base of everything that is reached through the Live object model."""

    __slots__ = ("_node",)
    _node: Node

    def __init__(self, *_: object, **__: object) -> None:
        raise RuntimeError(NOT_INSTANTIABLE)

    def __eq__(self, other: object) -> bool:
        if other is None:
            return not self._node.alive
        return isinstance(other, LomObject) and self._node is node_of(other)

    def __ne__(self, other: object) -> bool:
        return not self == other

    def __hash__(self) -> int:
        return self._node.pointer

    @property
    def _live_ptr(self) -> int:
        node = self._node
        if not node.alive:
            owner = type(self).__name__
            raise property_error(owner, "_live_ptr", cpp_handle(owner), ())
        return node.pointer


LomObject.__module__ = "LomObject"


def node_of(wrapper: LomObject) -> Node:
    """Return what a wrapper stands for."""
    return wrapper._node  # noqa: SLF001 - hidden from scripts, not from the simulator


def wrap(node: Node) -> LomObject:
    """Return a new wrapper."""
    cls = node.wrapper
    wrapper = cls.__new__(cls)
    wrapper._node = node  # noqa: SLF001 - it cannot be made from Python
    return wrapper


class AsIs:
    """A value that scripts get back as they gave it, even a list."""

    def __init__(self, value: Any) -> None:
        self.value = value


def shown(value: Any) -> Any:
    """Return a value as scripts see it."""
    if isinstance(value, AsIs):
        return value.value
    if isinstance(value, Node):
        return wrap(value)
    if isinstance(value, list):
        return make_vector(Vector, value, wrap)
    return value


K = TypeVar("K", bound=type[Node])


def live_class(
    name: str,
    *,
    module: str | None = None,
    base: type[LomObject] = LomObject,
    inside: type[Node] | None = None,
    enums: Sequence[type] = (),
) -> Callable[[K], K]:
    """Make the wrapper class of a node class; `inside` puts it into another class, as Song.View."""

    def decorate(kind: K) -> K:
        namespace = {"__slots__": (), "__module__": module or name}
        wrapper = type(name, (base,), namespace)
        kind.wrapper = wrapper
        kind.declarations = _declarations(kind)
        kind.defaults = {
            declared: declaration.default
            for declared, declaration in kind.declarations.items()
            if hasattr(declaration, "default")
        }
        _fill(wrapper, kind)
        for enum in enums:
            setattr(wrapper, enum.__name__, enum)
        NESTED.update(enums)
        if inside is not None:
            setattr(inside.wrapper, name, wrapper)
            NESTED.add(wrapper)
        else:
            TYPES[name] = _handle(name, wrapper)
        return kind

    return decorate


def parent_of(node: Node) -> Node | None:
    """Return the owner."""
    return node.parent


_CANONICAL_PARENT = Computed("LomObject", parent_of)
_CANONICAL_PARENT.name = "canonical_parent"


def _declarations(kind: type[Node]) -> dict[str, Declaration]:
    found: dict[str, Declaration] = {"canonical_parent": _CANONICAL_PARENT}
    for cls in reversed(kind.__mro__):
        found.update({name: value for name, value in vars(cls).items() if isinstance(value, Declaration)})
    return found


def _handle(name: str, wrapper: type[LomObject]) -> ArgumentType:
    def accepts(value: Any) -> bool:
        return isinstance(value, wrapper) and node_of(value).alive

    return ArgumentType(name, accepts, node_of)


TYPES["LomObject"] = ArgumentType(
    "LomObject", lambda value: isinstance(value, LomObject) and node_of(value).alive, node_of
)


def _holder(signature: Signature, wrapper: type[LomObject]) -> str:
    """Return the class a method shows as its own: one further up if the signature names it, as Live's racks do."""
    named = signature.arguments[0].type_name
    return named if any(cls.__name__ == named for cls in wrapper.__mro__) else wrapper.__name__


def _fill(wrapper: type[LomObject], kind: type[Node]) -> None:
    above = _INHERITED.get(wrapper.__mro__[1], {})
    own = _INHERITED.setdefault(wrapper, {**above, **kind.declarations})
    for name, declaration in kind.declarations.items():
        if above.get(name) is declaration:
            continue
        if isinstance(declaration, Hidden) or not getattr(declaration, "shown", True):
            continue
        if not isinstance(declaration, Notification):
            setter = _setter(wrapper.__name__, declaration) if declaration.settable else None
            setattr(wrapper, name, property(_getter(wrapper.__name__, declaration), setter))
        if declaration.listenable:
            for made in _listener_trio(wrapper, declaration):
                setattr(wrapper, made.__name__, made)
    for cls in reversed(kind.__mro__):
        for name, value in vars(cls).items():
            signature = getattr(value, "live_signature", None)
            if isinstance(signature, Signature) and above.get(name) is not value:
                own[name] = value
                shown_as = signature.of(_holder(signature, wrapper))
                setattr(wrapper, name, _method(wrapper.__name__, wrapper, shown_as, name, reads=value.live_reads))


def _getter(owner: str, declaration: Declaration) -> Callable[[Any], Any]:
    name = declaration.name
    read = declaration.read
    if declaration.type_name.endswith("Vector"):
        return _vector_getter(owner, declaration)
    if isinstance(declaration, Property):

        def get_stored(self: LomObject) -> Any:
            node = self._node
            if not node.alive:
                raise property_error(owner, name, cpp_handle(owner), ())
            return node.values[name]

        return get_stored

    def get(self: LomObject) -> Any:
        node = self._node
        if not node.alive:
            raise property_error(owner, name, cpp_handle(owner), ())
        return shown(read(node))

    return get


def _vector_getter(owner: str, declaration: Declaration) -> Callable[[Any], Any]:
    """Return a getter that shows any sequence as the vector class declared, which may not exist yet."""

    def get(self: LomObject) -> Any:
        node = self._node
        if not node.alive:
            raise property_error(owner, declaration.name, cpp_handle(owner), ())
        value = declaration.read(node)
        return value if is_vector(value) else make_vector(vector_class(declaration.type_name), value, shown)

    return get


def _setter(owner: str, declaration: Declaration) -> Callable[[Any, Any], None]:
    name = declaration.name
    accepted: ArgumentType | None = None

    def set_value(self: LomObject, value: Any) -> None:
        nonlocal accepted
        if accepted is None:
            accepted = argument_type(declaration.type_name)
        node = self._node
        if not node.alive or not accepted.accepts(value):
            raise property_error(owner, name, cpp_handle(owner), (value,), accepted.cpp)
        document = node.document
        document.notifier.refuse_changes()
        converted = accepted.convert(value)
        declaration.check(node, converted)
        if declaration.deferred:
            document.defer(lambda: _write_later(declaration, node, converted))
        else:
            declaration.write(node, converted)

    return set_value


def _write_later(declaration: Declaration, node: Node, value: Any) -> None:
    if node.alive:
        declaration.write(node, value)


def _target(owner: str, wrapper: type[LomObject]) -> Callable[[Signature, Sequence[Any], dict[str, Any]], Node]:
    """Return what finds the object a method is called on: alive and of the right class, or ArgumentError."""

    def target_of(signature: Signature, given: Sequence[Any], keywords: dict[str, Any]) -> Node:
        if given and isinstance(given[0], wrapper):
            node = node_of(given[0])
            if node.alive:
                return node
        raise signature.error(owner, given[1:], keywords)

    return target_of


def _method(
    owner: str, wrapper: type[LomObject], signature: Signature, target: str, *, reads: bool
) -> Callable[..., Any]:
    target_of = _target(owner, wrapper)

    def call(*given: Any, **keywords: Any) -> Any:
        node = target_of(signature, given, keywords)
        values = signature.bind(owner, given[1:], keywords)
        document = node.document
        if not reads:
            document.notifier.refuse_changes()
        with document.operation():
            result = getattr(node, target)(*values)
        return shown(result)

    def read(*given: Any, **keywords: Any) -> Any:
        node = target_of(signature, given, keywords)
        values = signature.bind(owner, given[1:], keywords)
        return shown(getattr(node, target)(*values))

    return _named(read if reads else call, owner, signature.name, signature.doc)


def _listener_trio(wrapper: type[LomObject], declaration: Declaration) -> Sequence[Callable[..., Any]]:
    name = declaration.name
    owner = wrapper.__name__
    target_of = _target(owner, wrapper)
    connect = Signature(f"add_{name}_listener( ({owner})arg1, (object)arg2) -> None :")
    disconnect = Signature(f"remove_{name}_listener( ({owner})arg1, (object)arg2) -> None :")
    ask = Signature(f"{name}_has_listener( ({owner})arg1, (object)arg2) -> bool :")

    def bound(signature: Signature, given: Sequence[Any], keywords: dict[str, Any]) -> tuple[Node, Any]:
        node = target_of(signature, given, keywords)
        return node, signature.bind(owner, given[1:], keywords)[0]

    def add(*given: Any, **keywords: Any) -> None:
        node, callback = bound(connect, given, keywords)
        if not callable(callback):
            raise connect.error(owner, given[1:], keywords)
        add_listener(node, declaration, callback)

    def remove(*given: Any, **keywords: Any) -> None:
        node, callback = bound(disconnect, given, keywords)
        remove_listener(node, name, callback)

    def has(*given: Any, **keywords: Any) -> bool:
        node, callback = bound(ask, given, keywords)
        return find_listener(node, name, callback) is not None

    return [
        _named(function, owner, signature.name, signature.doc)
        for function, signature in ((add, connect), (remove, disconnect), (has, ask))
    ]


def add_listener(node: Node, declaration: Declaration, callback: Any) -> None:
    """Connect a listener; twice is refused."""
    if find_listener(node, declaration.name, callback) is not None:
        raise RuntimeError(ALREADY_CONNECTED)
    node.listeners.setdefault(declaration.name, []).append(Listener(callback))
    node.document.watch(node, declaration)


def remove_listener(node: Node, name: str, callback: Any) -> None:
    """Disconnect a listener, which must be connected."""
    listener = find_listener(node, name, callback)
    if listener is None:
        raise RuntimeError(NOT_CONNECTED)
    node.listeners[name].remove(listener)


def find_listener(node: Node, name: str, callback: Any) -> Listener | None:
    """Return the listener with this callback, if it is connected."""
    listeners = node.listeners.get(name)
    if not listeners:
        return None
    node.listeners[name] = listeners = [each for each in listeners if each.callback() is not None]
    return next((each for each in listeners if each.matches(callback)), None)


def _named(function: Callable[..., Any], owner: str, name: str, doc: str) -> Callable[..., Any]:
    function.__name__ = name
    function.__qualname__ = f"{owner}.{name}"
    function.__doc__ = doc
    return function
