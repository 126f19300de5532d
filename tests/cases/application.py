"""Cases of the operations on the script and the application."""

from tests.cases.case import Case

CASES = [
    Case(action="ping", answers={"message": "pong", "script": "alive"}),
    Case(action="health_check", answers={"ableton_version": 12, "live_version": "12.3.6"}),
    Case(action="get_application_version", answers={"major_version": 12, "minor_version": 3, "bugfix_version": 6}),
    Case(action="list_operations", arguments={"text": "set_tempo"}, answers={"count": 1}),
    Case(action="describe_operation", arguments={"name": "set_tempo"}, answers={"category": "Session Control"}),
    Case(action="capabilities", answers={"live_version": "12.3.6"}),
    Case(action="get_stats"),
    Case(action="get_build_id", answers={"build_id": "simulated"}),
    Case(action="get_variant", answers={"variant": "Suite"}),
    Case(action="get_process_usage", answers={"average_process_usage": 0.0, "peak_process_usage": 0.0}),
    Case(action="get_control_surfaces", answers={"count": 1}),
    Case(
        action="show_message",
        arguments={"message": "Recording in 4 bars"},
        seen=lambda sim: sim.status_messages[-1:] == ["Recording in 4 bars"],
        changes_nothing=True,
    ),
    Case(
        action="show_message_box",
        arguments={"message": "Plug the guitar in.", "title": "Before we start", "buttons": "ok_retry"},
        seen=lambda sim: sim.dialogs == ["Before we start\n\nPlug the guitar in."],
        changes_nothing=True,
    ),
]
