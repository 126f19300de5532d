"""A simulator of Ableton Live 12 for Remote Scripts: no audio, no window, Live's behaviour towards scripts."""

from alive.simulator.clock import ManualClock, RealClock
from alive.simulator.simulator import Simulator

__all__ = ["ManualClock", "RealClock", "Simulator"]
