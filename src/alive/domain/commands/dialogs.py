"""Operations on the dialogs that Live has opened."""

from typing import Annotated

from alive.domain.operation import Command, Effect, operation
from alive.domain.quantities import Doc, Index, Length
from alive.domain.results.dialogs import DialogButtonPressed, OpenDialogs

_CATEGORY = "Application Info"
_DIALOGS = (
    "Live.Application.Application.open_dialog_count",
    "Live.Application.Application.current_dialog_message",
    "Live.Application.Application.current_dialog_button_count",
)


@operation(category=_CATEGORY, effect=Effect.READ, source=_DIALOGS)
class GetOpenDialogs(Command[OpenDialogs]):
    """Tell how many dialogs are open in Live, what the last one says, and how many buttons it has.

    Live calls no script while some of its dialogs are open; requests are answered then only when they are closed.
    """


@operation(
    category=_CATEGORY,
    effect=Effect.ADMIN,
    source=("Live.Application.Application.press_current_dialog_button", *_DIALOGS),
)
class PressDialogButton(Command[DialogButtonPressed]):
    """Press a button of the dialog that Live opened last.

    What the button does is up to the dialog, such as saving the Set or not: look at it with get_open_dialogs first.

    Raises:
        LiveRejected: No dialog is open, it has no such button, or it says something else than was expected.
        OutcomeUnknown: Live still shows the dialog.
    """

    button: Annotated[Index, Doc("The position of the button.")]
    dialog_message: Annotated[
        str | None, Length(1, 10000), Doc("The text that the dialog must have; otherwise nothing is pressed.")
    ] = None
