"""Handlers of the operations on Live's dialogs."""

from typing import TYPE_CHECKING

from alive.adapters.liveapi.context import LiveContext
from alive.adapters.liveapi.handlers.table import handles
from alive.adapters.liveapi.waiting import TIMEOUT
from alive.application.handling import Steps, Until
from alive.domain.commands.dialogs import GetOpenDialogs, PressDialogButton
from alive.domain.errors import LiveRejected, OutcomeUnknown
from alive.domain.results.dialogs import DialogButtonPressed, OpenDialogs
from alive.domain.words import counted

if TYPE_CHECKING:
    from Live.Application import Application


@handles(GetOpenDialogs)
def get_open_dialogs(live: LiveContext, _command: GetOpenDialogs) -> OpenDialogs:
    """Read it from the application."""
    application = live.application()
    return OpenDialogs(
        open_dialog_count=application.open_dialog_count,
        current_dialog_message=application.current_dialog_message,
        current_dialog_button_count=application.current_dialog_button_count,
    )


@handles(PressDialogButton)
def press_dialog_button(live: LiveContext, command: PressDialogButton) -> Steps[DialogButtonPressed]:
    """Press it if it is the dialog that is meant; that it closes or changes shows that Live took it."""
    application = live.application()
    before = _dialog(application)
    _refuse(application, command)
    application.press_current_dialog_button(command.button)
    if _dialog(application) == before:
        yield Until(lambda: _dialog(application) != before, TIMEOUT)
    if _dialog(application) == before:
        raise OutcomeUnknown("Live was asked to press the button, but still shows the dialog.")
    left = application.open_dialog_count
    return DialogButtonPressed(
        message=f"Pressed; {counted(left, 'dialog')} open.",
        button=command.button,
        dialog_message=before[1],
        open_dialog_count=left,
    )


def _dialog(application: "Application") -> tuple[int, str]:
    return application.open_dialog_count, application.current_dialog_message


def _refuse(application: "Application", command: PressDialogButton) -> None:
    if not application.open_dialog_count:
        raise LiveRejected("No dialog is open.")
    shown, buttons = application.current_dialog_message, application.current_dialog_button_count
    if command.dialog_message is not None and command.dialog_message != shown:
        raise LiveRejected(f"The dialog that is open says something else: {shown!r}.")
    if command.button >= buttons:
        raise LiveRejected(f"The dialog has {counted(buttons, 'button')}, counted from 0.")
