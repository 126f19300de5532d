"""Cases of the operations on events and on the observed state."""

from tests.cases.case import Case

CASES = [
    Case(action="subscribe", arguments={"topics": ["track.*"]}, answers={"subscription": "s1"}),
    Case(action="unsubscribe", arguments={"subscription": "s99"}, refused="not_found"),
    Case(action="observe", arguments={"object": "tracks/0", "property": "name"}, answers={"value": "1-MIDI"}),
    Case(action="unobserve", arguments={"observation": "o99"}, refused="not_found"),
    Case(action="get_state"),
    Case(action="sync"),
    Case(action="get_observers", answers={"running": True}),
]
