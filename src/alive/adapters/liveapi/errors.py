"""What the exceptions of Live mean. What is not one of Live's stays untranslated: it is a defect of ours.

Live raises Python's own classes, so an exception is Live's if its class is exactly one that Live uses and its text is
none of Python's. Boost.Python's ArgumentError cannot be imported, only recognised; it comes from a deleted object, or
from an argument of the wrong type, which a handler must not give.
"""

import re

from alive.domain.errors import AliveError, LiveRejected, NotFound

_PYTHONS_OWN = re.compile(
    r"(list|tuple|string|bytearray|range object|deque|array)( assignment)? index out of range"
    r"|pop from |generator |cannot reuse |dictionary changed|deque mutated|Set changed|maximum recursion"
    r"|invalid literal|could not convert|not enough values to unpack|too many values to unpack|I/O operation"
    r"|.* is not in list$|list\.remove\(x\)|tuple\.index\(x\)|zip\(\) argument"
)
_SIGNATURES = re.compile(
    r"in\s+\S+?\((?P<given>.*)\)\s+did not match C\+\+ signature:\s+\S+?\((?P<wanted>.*)\)", re.DOTALL
)

_TAKEN_FOR = {
    "int": {"int", "bool"},
    "double": {"float", "int", "bool"},
    "float": {"float", "int", "bool"},
    "bool": {"bool", "int"},
    "TString": {"str"},
}
_PYTHON_TYPES = {"int", "bool", "float", "str", "bytes", "list", "tuple", "dict", "set", "NoneType"}


def translate(error: Exception) -> AliveError | None:
    """What an exception of Live means, or None if it is not one of Live's."""
    kind = type(error)
    text = str(error)
    if kind.__name__ == "ArgumentError" and isinstance(error, TypeError):
        return NotFound("the object was deleted", live_error=text) if _from_a_deleted_object(text) else None
    if kind.__name__ == "LimitationError":
        return _rejected("a limit of this edition of Live", text)
    if kind in {RuntimeError, ValueError, IndexError} and not _PYTHONS_OWN.match(text):
        return _rejected("it cannot be done now", text)
    return None


def _rejected(otherwise: str, text: str) -> LiveRejected:
    return LiveRejected(f"Live refused: {text or otherwise}", live_error=text)


def _from_a_deleted_object(text: str) -> bool:
    """Whether the arguments themselves are right, so that only the object can be wrong."""
    found = _SIGNATURES.search(text)
    if found is None or "PyHandle" not in found["wanted"]:
        return False
    given, wanted = (re.sub(r"\s", "", found[side]).split(",")[1:] for side in ("given", "wanted"))
    # Fewer may be given than the signature has: the rest have defaults.
    return len(given) <= len(wanted) and all(map(_fits, given, wanted))


def _fits(given: str, wanted: str) -> bool:
    if wanted in _TAKEN_FOR and given in _PYTHON_TYPES:
        return given in _TAKEN_FOR[wanted]
    return True
