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
]
