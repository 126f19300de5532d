"""GroovePool and Groove. Only a user puts grooves into the pool; scripts edit them and give them to clips."""

from __future__ import annotations

from typing import Any

from alive.simulator.object_model.declarations import Children, Property
from alive.simulator.object_model.enums import make_enum
from alive.simulator.object_model.lom import live_class
from alive.simulator.object_model.node import Node

Base = make_enum(
    "Groove", "Base", gb_four=0, gb_eight=1, gb_eight_triplet=2, gb_sixteen=3, gb_sixteen_triplet=4, gb_thirtytwo=5,
    count=6,
)  # fmt: skip


@live_class("Groove")
class GrooveNode(Node):
    """A groove; what it does to notes is only heard, so its values are plain."""

    name: Property[str] = Property("str", "", undo="step", plain=True)
    base: Property[Any] = Property(
        "Groove.Base", Base.values[3], low=0, high=5, undo="step", listenable=False, plain=True
    )
    quantization_amount: Property[float] = Property("float", 0.0, low=0, high=1, undo="step", plain=True)
    random_amount: Property[float] = Property("float", 0.0, low=0, high=1, undo="step", plain=True)
    timing_amount: Property[float] = Property("float", 1.0, low=0, high=1, undo="step", plain=True)
    velocity_amount: Property[float] = Property("float", 0.0, low=-1, high=1, undo="step", plain=True)


@live_class("GroovePool")
class GroovePoolNode(Node):
    """The grooves of a Set."""

    grooves: Children[GrooveNode] = Children()

    def add(self, name: str) -> GrooveNode:
        """Add a groove, as a user does from the browser."""
        with self.document.operation():
            groove = self.document.create(GrooveNode, self, name=name)
            self.grooves = [*self.grooves, groove]
        return groove
