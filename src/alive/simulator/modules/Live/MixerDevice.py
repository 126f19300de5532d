"""Live.MixerDevice."""  # noqa: N999 - Live's own name

from alive.simulator.mixer import MixerNode

MixerDevice = MixerNode.wrapper

__all__ = ["MixerDevice"]
