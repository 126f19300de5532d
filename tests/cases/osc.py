"""Cases of the operations on the OSC output. Nothing of them is to be seen in Live."""

from tests.cases.case import Case

CASES = [
    Case(action="start_osc", answers={"enabled": True}, changes_nothing=True),
    Case(action="stop_osc", answers={"enabled": False}, changes_nothing=True),
    Case(action="refresh_osc", answers={"has_transport": True}, changes_nothing=True),
    Case(action="get_osc_status", answers={"has_transport": True}),
]
