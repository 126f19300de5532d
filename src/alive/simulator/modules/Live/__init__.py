"""The module Live, as Remote Scripts import it; the running Simulator answers."""  # noqa: N999 - Live's own name

import sys
from importlib.machinery import ModuleSpec

from alive.simulator.object_model.live_modules import make_modules

_modules = make_modules()
sys.modules.update({f"{__name__}.{_name}": _module for _name, _module in _modules.items()})
globals().update(_modules)

__all__ = list(_modules)

# Live's own module is compiled into Live: it has no file to show, and only its submodules.
__spec__ = ModuleSpec(__name__, None, is_package=True)
del __file__, ModuleSpec, make_modules, sys
