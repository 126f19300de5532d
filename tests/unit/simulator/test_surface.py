"""The members of the simulated classes against the published stubs of Live 12.3.6."""

import ast
import inspect
from functools import cache
from importlib.metadata import files
from pathlib import Path

import pytest

import alive.simulator.simulator  # noqa: F401 - makes all classes
from alive.simulator.object_model.lom import LomObject

NOT_IN_THE_STUBS = {"canonical_parent", "_live_ptr", "_node"}
"""The stubs have the first two on LomObject; the last is ours and private."""


def subclasses(cls):
    """Return all classes below one."""
    for below in cls.__subclasses__():
        yield below
        yield from subclasses(below)


CLASSES = sorted(
    (cls for cls in subclasses(LomObject) if cls.__name__ != "DeviceContainer"),
    key=lambda cls: (cls.__module__, cls.__name__),
)


@cache
def stub(module):
    """Return the parsed stub of a module of Live."""
    path = next(each for each in files("ableton-live-stubs") if each.name == f"{module}.pyi")
    return ast.parse(Path(path.locate()).read_text(encoding="utf-8"))


def members(cls):
    """Return the stub's definitions of a class by name, setters under "name.setter"."""
    scope = stub(cls.__module__)
    if cls.__name__ == "View":
        scope = next(each for each in scope.body if isinstance(each, ast.ClassDef) and each.name == cls.__module__)
    body = next(each for each in scope.body if isinstance(each, ast.ClassDef) and each.name == cls.__name__).body
    found = {}
    for each in body:
        if isinstance(each, ast.FunctionDef):
            setter = any(isinstance(mark, ast.Attribute) and mark.attr == "setter" for mark in each.decorator_list)
            found[f"{each.name}.setter" if setter else each.name] = each
    return found


def own(cls, kind):
    """Return the simulated members of a kind that the stub should know."""
    return {
        name: value
        for name, value in vars(cls).items()
        if isinstance(value, kind) and not name.startswith("__") and name not in NOT_IN_THE_STUBS
    }


@pytest.mark.parametrize("cls", CLASSES, ids=lambda cls: f"{cls.__module__}.{cls.__name__}")
def test_no_member_is_invented(cls):
    """Live 12.3.6: every property and method exists."""
    assert set(own(cls, (property, type(lambda: 0)))) <= set(members(cls))


@pytest.mark.parametrize("cls", CLASSES, ids=lambda cls: f"{cls.__module__}.{cls.__name__}")
def test_the_same_properties_can_be_set(cls):
    """Live 12.3.6: settable or not."""
    stubbed = members(cls)
    settable = {name for name, value in own(cls, property).items() if value.fset is not None}
    assert {name for name in own(cls, property) if f"{name}.setter" in stubbed} == settable


@pytest.mark.parametrize("cls", CLASSES, ids=lambda cls: f"{cls.__module__}.{cls.__name__}")
def test_methods_take_as_many_arguments(cls):
    """Live 12.3.6: required and optional arguments."""
    stubbed = members(cls)
    for name, function in own(cls, type(lambda: 0)).items():
        line = inspect.getdoc(function).splitlines()[0]
        arguments = stubbed[name].args
        count = len(arguments.posonlyargs) + len(arguments.args)
        assert (name, count, len(arguments.defaults)) == (name, line.count("(") - 1, line.count("="))


@pytest.mark.parametrize("cls", CLASSES, ids=lambda cls: f"{cls.__module__}.{cls.__name__}")
def test_listeners_come_in_threes(cls):
    """Live 12.3.6: add, remove, has."""
    names = set(own(cls, type(lambda: 0)))
    added = {name[4:-9] for name in names if name.startswith("add_") and name.endswith("_listener")}
    assert added == {name[7:-9] for name in names if name.startswith("remove_") and name.endswith("_listener")}
    assert added == {name[: -len("_has_listener")] for name in names if name.endswith("_has_listener")}


@pytest.mark.parametrize("cls", CLASSES, ids=lambda cls: f"{cls.__module__}.{cls.__name__}")
def test_a_property_that_can_be_listened_to_in_live_can_be_here(cls):
    """Live 12.3.6: no listener is forgotten on a property that is modelled."""
    stubbed = members(cls)
    expected = {name for name in own(cls, property) if f"add_{name}_listener" in stubbed}
    assert expected == {name for name in own(cls, property) if hasattr(cls, f"add_{name}_listener")}
