"""The operations about the application, on the simulator of Live."""

import pytest

from alive.domain.commands.application import (
    GetApplicationVersion,
    GetBuildId,
    GetControlSurfaces,
    GetProcessUsage,
    GetVariant,
    ShowMessage,
    ShowMessageBox,
)
from alive.domain.errors import InvalidArgument


def test_the_version_is_that_of_the_application(live):
    result = live.run(GetApplicationVersion())
    application = live.sim.application
    assert (result.major_version, result.minor_version, result.bugfix_version) == (12, 3, 6)
    assert result.version == application.get_version_string()
    assert (result.build_id, result.variant) == (application.get_build_id(), application.get_variant())


def test_the_build_and_the_edition_are_those_of_the_application(live):
    application = live.sim.application
    assert live.run(GetBuildId()).build_id == application.get_build_id()
    assert live.run(GetVariant()).variant == application.get_variant()


def test_the_load_is_told_average_and_peak_apart(live, monkeypatch):
    kind = type(live.sim.application)
    monkeypatch.setattr(kind, "average_process_usage", property(lambda _application: 12.5))
    monkeypatch.setattr(kind, "peak_process_usage", property(lambda _application: 40.0))
    usage = live.run(GetProcessUsage())
    assert (usage.average_process_usage, usage.peak_process_usage) == (12.5, 40.0)


def test_the_control_surfaces_are_listed_with_the_rows_that_have_none(live, monkeypatch):
    surfaces = [*live.sim.application.control_surfaces, None]
    monkeypatch.setattr(type(live.sim.application), "control_surfaces", property(lambda _application: surfaces))
    listed = live.run(GetControlSurfaces())
    assert [surface.class_name for surface in listed.control_surfaces] == ["_Surface", None]
    assert [surface.name for surface in listed.control_surfaces] == ["tests", None]
    assert listed.count == 1


def test_a_text_goes_to_the_status_bar(live):
    live.run(ShowMessage(message="one"))
    live.run(ShowMessage(message="two"))
    assert live.sim.status_messages == ["one", "two"]
    with pytest.raises(InvalidArgument):
        ShowMessage(message="")


def test_a_message_box_answers_with_the_button_that_was_pressed(live):
    live.sim.document.application.show_answer = 1
    result = live.run(ShowMessageBox(message="Ready?", buttons="ok_retry"))
    assert (result.message, result.button_pressed) == ("Ready?", 1)
    assert live.run(ShowMessageBox(message="Ready?", title="Take 2")).message == "Take 2\n\nReady?"
    assert live.sim.dialogs == ["Ready?", "Take 2\n\nReady?"]


def test_a_message_box_has_the_buttons_that_were_asked_for(live, monkeypatch):
    given = []
    monkeypatch.setattr(
        type(live.sim.application),
        "show_on_the_fly_message",
        lambda _application, *arguments: given.append(arguments) or 0,
    )
    live.run(ShowMessageBox(message="Save?", buttons="save_dont_save"))
    assert given == [("Save?", 3)]
