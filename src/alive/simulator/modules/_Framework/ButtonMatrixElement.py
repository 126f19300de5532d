"""Matrices of buttons."""  # noqa: N999 - the framework's own name

from alive.simulator.framework.elements import ButtonMatrixElement

__all__ = ["ButtonMatrixElement"]
