"""What has an end."""  # noqa: N999 - the framework's own name

from alive.simulator.framework.events import Disconnectable

__all__ = ["Disconnectable"]
