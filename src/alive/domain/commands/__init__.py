"""One class per operation, grouped by what of Live it is about. Importing this package declares them all."""

import importlib
import pkgutil

# Found and not listed: a list of the modules would be one more thing to change with each new one.
__all__ = [module.name for module in pkgutil.iter_modules(__path__)]

for _name in __all__:
    importlib.import_module(f"{__name__}.{_name}")
