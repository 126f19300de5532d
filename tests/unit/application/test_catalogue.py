"""What there is to call, read from the declarations: errors, parts, reasons."""

import re

import pytest

import alive.domain.commands  # noqa: F401 - declares the operations
from alive.application.catalogue import OF_SOME_OPERATIONS, describe, errors_of, errors_of_any, find
from alive.domain.errors import error_classes
from alive.domain.operation import Raised, operations

every_operation = pytest.mark.parametrize("spec", operations().values(), ids=lambda spec: spec.name)


def test_errors_are_read_from_the_docstring_with_their_codes():
    assert find("rename_track").errors == (
        Raised("not_found", "There is no such track."),
        Raised("live_rejected", "Live kept the name, as it does with the main track's."),
    )


def test_an_operation_without_the_section_declares_none():
    assert find("ping").errors == ()
    assert errors_of(find("ping")) == {}


@every_operation
def test_every_error_that_a_docstring_names_is_read_and_has_a_code(spec):
    section = spec.description.partition("Raises:\n")[2]
    named = re.findall(r"(?m)^    (\w+):", section)
    assert [error_classes()[error.code].__name__ for error in spec.errors] == named
    assert all(error.when.endswith(".") for error in spec.errors)


@every_operation
def test_what_takes_parameters_may_refuse_them(spec):
    if spec.parameters and spec.unsupported is None:
        assert "invalid_argument" in errors_of(spec)


def test_what_live_cannot_do_has_no_other_error():
    for spec in operations().values():
        if spec.unsupported is not None:
            assert errors_of(spec)["unsupported_by_live"] == spec.unsupported


def test_every_code_is_of_any_request_or_of_some_operations():
    assert error_classes().keys() > OF_SOME_OPERATIONS
    assert {*errors_of_any(), *OF_SOME_OPERATIONS} == error_classes().keys()
    assert all(meaning.endswith(".") for meaning in errors_of_any().values())


@every_operation
def test_a_description_is_complete(spec):
    described = describe(spec)
    assert described["errors"].keys() <= error_classes().keys()
    assert described["partly"] == spec.partly
    assert described["supported"] is (spec.unsupported is None)
