"""Cases of the operations on the connection itself."""

from tests.cases.case import Case

CASES = [
    Case(action="hello", arguments={"client": "a test"}, answers={"role": "admin", "live_version": "12.3.6"}),
    Case(action="authenticate", arguments={"token": "none"}, refused="unauthenticated"),
    Case(action="list_clients", answers={"count": 1}),
    Case(action="disconnect_client", arguments={"client": "client 99"}, refused="not_found"),
    Case(action="stop_remote_control", answers={"clients": 0}),
    Case(action="cancel", arguments={"request": 7}, answers={"cancelled": False}),
]
