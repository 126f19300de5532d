"""What a Song has one of: the groove pool and the tuning system."""

from __future__ import annotations

from alive.simulator.application.tuning_system import TuningSystemNode
from alive.simulator.object_model.declarations import Child, computed
from alive.simulator.object_model.node import Node
from alive.simulator.song.groove import GroovePoolNode


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
