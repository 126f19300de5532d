"""Cases of the operations on the log of the script."""

from tests.cases.case import Case

CASES = [
    Case(action="set_log_level", arguments={"level": "DEBUG", "enabled": True}, answers={"level": "DEBUG"}),
    Case(action="get_log_stats", answers={"enabled": True, "drop_rate": 0.0}),
    Case(action="reset_log_stats"),
    Case(action="get_log_lines", arguments={"count": 20, "level": "INFO"}),
]
