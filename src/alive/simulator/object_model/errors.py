"""The exceptions and texts that Live answers with."""

CHANGE_IN_UNDO = "Changes cannot be triggered during undo or redo."
CHANGE_IN_NOTIFICATION = "Changes cannot be triggered by notifications. You will need to defer your response."
OUT_OF_RANGE = "Invalid value. Check the parameters range with min/max"
NOT_INSTANTIABLE = "This class cannot be instantiated from Python"
INDEX_OUT_OF_RANGE = "Index out of range"
READ_ONLY_CONTAINER = "Cannot modify read only container."
UNKNOWN_NOTE_IDS = "All given IDs must be present in clip"


class ArgumentError(TypeError):
    """What Boost.Python raises for arguments of the wrong type and for dead objects; no module exports it."""


ArgumentError.__module__ = "Boost.Python"


class LimitationError(Exception):
    """Live.Base.LimitationError: an index or a limit of the edition was exceeded."""


LimitationError.__module__ = "Live.Base"
