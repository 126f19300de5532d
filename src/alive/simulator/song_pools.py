"""What a Song has one of: the groove pool and the tuning system."""

from __future__ import annotations

from alive.simulator.declarations import Child, computed
from alive.simulator.groove import GroovePoolNode
from alive.simulator.node import Node
from alive.simulator.tuning_system import TuningSystemNode


class SongPools(Node):
    """Made with the Song, and never replaced."""

    groove_pool: Child[GroovePoolNode] = Child("GroovePool")
    tuning: Child[TuningSystemNode] = Child("TuningSystem", shown=False)

    def make_pools(self) -> None:
        """Make them, for a new Set."""
        self.groove_pool = self.document.create(GroovePoolNode, self)
        self.tuning = self.document.create(TuningSystemNode, self)

    @computed("TuningSystem", listenable=True)
    def tuning_system(self) -> TuningSystemNode:
        """The tuning of the Set."""
        return self.tuning
