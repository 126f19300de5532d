"""Cases of the operations on Live's dialogs."""

from typing import Any

from tests.cases.case import Case


def _ask(sim: Any) -> None:
    sim.open_dialog("Save changes?", buttons=3)


CASES = [
    Case(
        action="get_open_dialogs",
        setup=_ask,
        answers={
            "open_dialog_count": 1,
            "current_dialog_message": "Save changes?",
            "current_dialog_button_count": 3,
        },
    ),
    Case(
        action="press_dialog_button",
        arguments={"button": 1, "dialog_message": "Save changes?"},
        setup=_ask,
        seen=lambda sim: sim.application.open_dialog_count == 0,
        changes_nothing=True,
    ),
]
