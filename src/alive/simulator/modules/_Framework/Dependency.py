"""What components need of their surface."""  # noqa: N999 - the framework's own name

from alive.simulator.framework.injection import DependencyError, depends, inject

__all__ = ["DependencyError", "depends", "inject"]
