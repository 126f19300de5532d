"""get_data and set_data: values a script keeps in the Set."""

from __future__ import annotations

from typing import Any

from alive.simulator.object_model.declarations import Hidden, method
from alive.simulator.object_model.lom import AsIs
from alive.simulator.object_model.node import Node


class StoredData(Node):
    """What Song and Track share: data by key, not undone."""

    stored: Hidden[dict[str, Any]] = Hidden({}, also=("data",))

    @method("get_data( (Song)arg1, (object)key, (object)default_value) -> object :", reads=True)
    def get_data(self, key: Any, default_value: Any) -> Any:
        """Return what is stored; None that was stored is returned as None."""
        return AsIs(self.stored.get(_text(key), default_value))

    @method("set_data( (Song)arg1, (object)key, (object)value) -> None :")
    def set_data(self, key: Any, value: Any) -> None:
        """Store a value."""
        self.stored = {**self.stored, _text(key): value}


def _text(key: Any) -> str:
    if not isinstance(key, str):
        message = f"a key must be a str, got {type(key).__name__}"
        raise TypeError(message)
    return key
