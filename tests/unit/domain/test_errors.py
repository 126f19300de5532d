"""The errors and their codes, which are part of the wire protocol."""

import pytest

from alive.domain.errors import AliveError, InvalidArgument, Problem, abbreviated, error_classes

CODES = {
    "busy", "expired", "frame_too_large", "internal", "invalid_argument", "invalid_json", "invalid_request",
    "live_rejected", "not_found", "outcome_unknown", "shutting_down", "unknown_action", "unsupported_by_live",
    "unsupported_version",
}  # fmt: skip
"""Codes may be added and never change."""


def test_no_code_was_lost_or_renamed():
    assert error_classes().keys() >= CODES


def test_every_class_has_its_own_code_and_a_docstring():
    for code, kind in error_classes().items():
        assert kind.code == code
        assert kind.__doc__


def test_a_code_cannot_be_given_twice():
    with pytest.raises(TypeError, match="share the code 'busy'"):
        type("Engaged", (AliveError,), {"code": "busy"})


def test_an_error_carries_a_message_for_people_and_details_for_programs():
    error = error_classes()["not_found"]("no such track", count=4)
    assert (str(error), error.message, error.details) == ("no such track", "no such track", {"count": 4})


def test_an_invalid_argument_tells_all_problems_at_once():
    error = InvalidArgument([Problem("bpm", "too fast", 1000, "20 to 999"), Problem("name", "missing")])
    assert error.message == "bpm: too fast; name: missing"
    assert error.details["problems"] == [
        {"path": "bpm", "message": "too fast", "got": 1000, "allowed": "20 to 999"},
        {"path": "name", "message": "missing"},
    ]


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (None, None),
        (True, True),
        (1.5, 1.5),
        (1e308, 1e308),
        (float("nan"), "NaN"),
        (float("inf"), "Infinity"),
        (float("-inf"), "-Infinity"),
        (2**70, "a number beyond 64 bits"),
        ("x" * 80, "x" * 80),
        ("x" * 81, "x" * 79 + "…"),
        ([1, 2], "[1, 2]"),
    ],
)
def test_what_was_got_is_shown_short_and_always_fits_into_json(value, shown):
    assert abbreviated(value) == shown
