"""Cases of the operations on the Arrangement loop."""

from tests.cases.case import Case, Shows

CASES = [
    Case(action="set_loop_start", arguments={"position": 8}, shows=(Shows("", "loop_start", 8.0),)),
    Case(action="set_loop_length", arguments={"length": 24}, shows=(Shows("", "loop_length", 24.0),)),
    Case(action="set_loop_enabled", arguments={"enabled": True}, shows=(Shows("", "loop", True),)),
    Case(action="get_loop_enabled", answers={"loop_enabled": False, "loop_start": 0.0, "loop_length": 16.0}),
    Case(
        action="set_loop",
        arguments={"start": 4, "length": 8, "enabled": True},
        shows=(Shows("", "loop_start", 4.0), Shows("", "loop_length", 8.0), Shows("", "loop", True)),
    ),
    Case(action="set_punch_in", arguments={"enabled": True}, shows=(Shows("", "punch_in", True),)),
    Case(action="set_punch_out", arguments={"enabled": True}, shows=(Shows("", "punch_out", True),)),
    Case(
        action="set_punch",
        arguments={"punch_in": True, "punch_out": True},
        shows=(Shows("", "punch_in", True), Shows("", "punch_out", True)),
    ),
]
