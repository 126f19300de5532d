"""What operations on Live's dialogs return."""

from typing import Annotated

from alive.domain.operation import result
from alive.domain.quantities import Count, Doc, Index


@result
class OpenDialogs:
    """The dialogs that are open."""

    open_dialog_count: Count
    current_dialog_message: Annotated[str, Doc("The text of the one that appeared last; empty without one.")]
    current_dialog_button_count: Count


@result
class DialogButtonPressed:
    """The dialogs that are still open."""

    message: str
    button: Index
    dialog_message: Annotated[str, Doc("The text of the dialog whose button was pressed.")]
    open_dialog_count: Count
