"""All cases of all modules."""

import importlib
from pathlib import Path

from tests.cases.case import Case

_OTHERS = {"desk", "case", "every", "furnished", "picture"}

MODULES = sorted(path.stem for path in Path(__file__).parent.glob("*.py") if path.stem not in _OTHERS)

CASES: list[Case] = [case for name in MODULES for case in importlib.import_module(f"tests.cases.{name}").CASES]
