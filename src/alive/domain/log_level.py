"""How much a line of the log matters."""

import enum


class LogLevel(enum.StrEnum):
    """The levels, from what only developers want to know to what keeps the script from working."""

    DEBUG = "DEBUG"
    INFO = "INFO"
    WARN = "WARN"
    ERROR = "ERROR"
    CRITICAL = "CRITICAL"
