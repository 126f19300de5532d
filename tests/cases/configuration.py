"""Cases of the operations on the settings, in a script that was composed without a folder of its own."""

from tests.cases.case import Case

CASES = [
    Case(action="reload_configuration", refused="precondition_failed"),
    Case(action="reload_script", refused="precondition_failed"),
]
