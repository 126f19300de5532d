"""One plain function per operation that touches Live; the modules mirror those of the commands.

A handler asks Live and lets it refuse, reads back what Live shows, and answers that.
"""

import importlib
import pkgutil

from alive.adapters.liveapi.handlers.table import handlers

__all__ = ["handlers"]

# Found and not listed, as in the commands.
for _module in pkgutil.iter_modules(__path__):
    importlib.import_module(f"{__name__}.{_module.name}")
