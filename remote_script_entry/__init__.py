"""What Live imports: makes the Remote Script, or says in a sentence why it cannot.

Live 12.0 embeds Python 3.7, so this one file must parse and run there, to be able to say which Live is needed.
"""

import importlib
import importlib.util
import sys
import traceback
from typing import Any

OLDEST_PYTHON = (3, 11)
"""The Python of the oldest Live that Alive runs in."""


class Refusal:
    """Stands where the script would be, so that Live goes on as without it."""

    def __init__(self, reason: str) -> None:
        self.reason = reason

    def update_display(self) -> None:
        """Nothing to do: Live calls this about ten times a second."""

    def disconnect(self) -> None:
        """Nothing to give back."""


def create_instance(c_instance: Any) -> Any:
    """Make the script for the Set that Live has opened."""
    if tuple(sys.version_info[:2]) < OLDEST_PYTHON:
        return _refuse(c_instance, _too_old())
    try:
        # Imported only now: on an older Python these files do not even parse.
        return importlib.import_module(__name__ + ".slot").Slot(c_instance, __name__, _entry_module)
    except Exception as error:  # noqa: BLE001 - the last place where it can be told to the user
        c_instance.log_message(traceback.format_exc())
        return _refuse(c_instance, f"Alive could not start: {_sentence(error)}. Log.txt has the details.")


def _entry_module() -> str:
    """The user's own entry module if the folder was built with one, else ours."""
    custom = __name__ + ".custom_entry"
    return custom if importlib.util.find_spec(custom) else __name__ + ".composition"


def _refuse(c_instance: Any, reason: str) -> Refusal:
    c_instance.log_message(reason)
    c_instance.show_message(reason)
    return Refusal(reason)


def _too_old() -> str:
    embedded, needed = (".".join(map(str, version)) for version in (sys.version_info[:2], OLDEST_PYTHON))
    return f"Alive needs Live 12.1 or later: this Live embeds Python {embedded}, Alive needs {needed}."


def _sentence(error: BaseException) -> str:
    text = str(error).strip().rstrip(".")
    return text or type(error).__name__
