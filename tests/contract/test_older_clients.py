"""Clients of the older protocol go on working: names of parameters and reply fields are kept, fields are only added."""

import json
from pathlib import Path

import pytest

import alive.domain.commands  # noqa: F401 - declares every operation
from alive.domain.operation import field_types, operations

OLDER = json.loads((Path(__file__).parent / "older_actions.json").read_text())
"""The actions of the older protocol: category, parameters (and whether they must be given), fields of the reply."""

kept = pytest.mark.parametrize("name", sorted(OLDER.keys() & operations().keys()))


def test_there_are_operations_that_older_clients_know():
    assert len(OLDER) == 220
    assert len(OLDER.keys() & operations().keys()) >= 42


@kept
def test_it_is_listed_under_the_same_category(name):
    assert operations()[name].category == OLDER[name]["category"]


@kept
def test_every_parameter_is_taken_under_its_name(name):
    spec = operations()[name]
    taken = {parameter.name for parameter in spec.parameters}
    assert OLDER[name]["parameters"].keys() <= taken


@kept
def test_nothing_must_be_given_that_could_be_left_out(name):
    required = {parameter.name for parameter in operations()[name].parameters if parameter.required}
    assert required <= {parameter for parameter, needed in OLDER[name]["parameters"].items() if needed}


@kept
def test_what_must_be_given_cannot_be_left_out(name):
    """The older server took a missing index for 0 and so deleted the first track."""
    optional = {parameter.name for parameter in operations()[name].parameters if not parameter.required}
    assert not optional & {parameter for parameter, needed in OLDER[name]["parameters"].items() if needed}


@kept
def test_every_field_of_the_reply_has_its_name(name):
    assert set(OLDER[name]["result"]) <= field_types(operations()[name].result).keys()


@kept
def test_every_field_of_the_items_of_a_list_has_its_name(name):
    spec = operations()[name]
    for field, names in OLDER[name].get("items", {}).items():
        assert set(names) <= field_types(field_types(spec.result)[field].items.base).keys()
    for field, names in OLDER[name].get("parameter_items", {}).items():
        (parameter,) = (parameter for parameter in spec.parameters if parameter.name == field)
        assert set(names) <= field_types(parameter.type.items.base).keys()
