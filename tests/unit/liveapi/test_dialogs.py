"""The operations on dialogs. Live may open them at any time."""

import pytest

from alive.domain.commands.dialogs import GetOpenDialogs, PressDialogButton
from alive.domain.errors import LiveRejected, OutcomeUnknown


def test_without_a_dialog_there_is_none_to_press(live):
    result = live.run(GetOpenDialogs())
    assert (result.open_dialog_count, result.current_dialog_message) == (0, "")
    with pytest.raises(LiveRejected, match="No dialog is open"):
        live.run(PressDialogButton(button=0))


def test_the_last_dialog_is_the_one_whose_button_is_pressed(live):
    live.sim.open_dialog("First", buttons=1)
    live.sim.open_dialog("Second", buttons=2)
    result = live.start(PressDialogButton(button=1))
    assert (result.dialog_message, result.open_dialog_count) == ("Second", 1)
    assert live.sim.application.current_dialog_message == "First"


@pytest.mark.parametrize(
    ("arguments", "why"),
    [({"button": 2}, "2 buttons"), ({"button": 0, "dialog_message": "Quit?"}, "says something else: 'Save changes")],
)
def test_what_does_not_fit_the_dialog_is_not_pressed(live, arguments, why):
    live.sim.open_dialog("Save changes?", buttons=2)
    with pytest.raises(LiveRejected, match=why):
        live.start(PressDialogButton(**arguments))
    assert live.sim.application.open_dialog_count == 1


def test_a_dialog_that_stays_has_an_unknown_outcome(live, monkeypatch):
    monkeypatch.setattr(type(live.sim.application), "press_current_dialog_button", lambda *_: None)
    live.sim.open_dialog("Save changes?", buttons=2)
    waiting = live.start(PressDialogButton(button=0))
    with pytest.raises(OutcomeUnknown, match="still shows the dialog"):
        live.dispatcher.resume(waiting.steps, shown=False)
