"""Every member of Live 12.3.6, as a running Live reported it, against the simulated module."""

import importlib
import json
import re
import sys
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pytest

from alive.simulator.object_model.arguments import Signature
from alive.simulator.object_model.errors import ArgumentError
from alive.simulator.object_model.live_modules import make_modules
from alive.simulator.object_model.lom import LomObject

LIVE = json.loads((Path(__file__).parent / "live_12_3_6.json").read_text(encoding="utf-8"))
MODULES = make_modules()
CLASSES = LIVE["classes"]

WRONG = {
    "int": ("1", 1.0, None),
    "float": ("1", None),
    "bool": ("1", None),
    "str": (1, None),
    "tuple": ([], None),
    "list": ((), None),
}
"""What Boost.Python refuses for a type; anything else is a class, which refuses these."""


TAKES_NONE = {("Track.Track", "color_index"), ("Scene.Scene", "color_index")}
"""Observed: None is ignored by a track and takes a scene's colour away."""


def find(name):
    """Return what is at a dotted name below Live, or None."""
    module, *path = name.split(".")
    found = MODULES.get(module)
    for step in path:
        found = vars(found).get(step) if isinstance(found, ModuleType) else getattr(found, step, None)
    return found


def listener_lines(owner, name, facts):
    """Return the signatures of a listener trio."""
    extra = ", (object)arg3" if name == "is_view_visible" else ""
    return {
        f"{method}( ({owner})arg1, (object)arg2{extra}) -> {returns} :"
        for method, returns in (
            (f"add_{name}_listener", "None"),
            (f"remove_{name}_listener", "None"),
            (f"{name}_has_listener", "bool"),
        )
    } | set(facts)


def expected():
    """Every member of Live by dotted name, with what it must be."""
    for name, lines in LIVE["functions"].items():
        yield name, lines
    for name, members in LIVE["enums"].items():
        yield name, members
    for name, facts in CLASSES.items():
        yield name, facts
        for kind in ("properties", "methods"):
            yield from ((f"{name}.{member}", fact) for member, fact in facts.get(kind, {}).items())
        for listener in facts.get("listeners", ()):
            yield f"{name}.add_{listener}_listener", None
        for constant in facts.get("strings", ()):
            yield f"{name}.{constant}", None


EXPECTED = dict(expected())
ABSENT = {name for name in EXPECTED if find(name) is None}


def present(kind):
    """Return the classes that exist, by name."""
    return [name for name in CLASSES if find(name) is not None and (kind is object or CLASSES[name].get(kind))]


def test_nothing_is_missing():
    print(f"{len(EXPECTED) - len(ABSENT)} of {len(EXPECTED)} members")  # noqa: T201 - the share, with pytest -s
    assert sorted(ABSENT) == []


def test_the_modules_are_those_of_live():
    assert sorted(MODULES) == sorted(LIVE["modules"])


@pytest.mark.parametrize("name", LIVE["modules"])
def test_a_module_has_lives_short_name_and_nothing_of_our_own(name):
    module = MODULES[name]
    assert repr(module) == f"<module '{name}'>"
    known = {member.split(".")[1] for member in EXPECTED if member.startswith(f"{name}.")} | {"LimitationError"}
    assert {member for member in vars(module) if not member.startswith("__")} <= known


def test_the_module_is_imported_under_both_spellings(sim):
    song = importlib.import_module("Live.Song")
    live = importlib.import_module("Live")
    assert live.Song is song
    assert song is sys.modules["Live.Song"]
    assert not hasattr(song, "__file__")
    assert repr(live) == "<module 'Live'>"
    assert {name for name in vars(live) if not name.startswith("_")} == set(LIVE["modules"])


@pytest.mark.parametrize("name", present(object))
def test_a_class_has_lives_name_and_bases(name):
    cls = find(name)
    assert f"{cls.__module__}.{cls.__name__}" == CLASSES[name]["repr"]
    assert [f"{base.__module__}.{base.__name__}" for base in cls.__bases__] == CLASSES[name]["bases"][:1]


@pytest.mark.parametrize("name", [name for name in present(object) if "init" not in CLASSES[name]])
def test_a_class_that_scripts_cannot_make_says_so(name):
    with pytest.raises(RuntimeError, match="This class cannot be instantiated from Python"):
        find(name)()


@pytest.mark.parametrize("name", [name for name in present(object) if CLASSES[name].get("init")])
def test_a_constructor_shows_lives_signature(name):
    assert find(name).__init__.__doc__.splitlines()[1] == CLASSES[name]["init"][0]
    with pytest.raises(ArgumentError):
        find(name)(None, None, None, None, None, None, None, None, None)


@pytest.mark.parametrize("name", present("properties"))
def test_properties_can_be_set_or_not_as_in_live(name):
    cls = find(name)
    for member, (settable, _) in CLASSES[name]["properties"].items():
        if f"{name}.{member}" not in ABSENT:
            found = getattr(cls, member)
            assert isinstance(found, property), member
            assert (member, found.fset is not None) == (member, settable)


@pytest.mark.parametrize("name", present("methods"))
def test_methods_show_lives_signature(name):
    cls = find(name)
    for member, lines in CLASSES[name]["methods"].items():
        if f"{name}.{member}" not in ABSENT:
            doc = getattr(cls, member).__doc__
            assert [line for line in doc.splitlines() if line.startswith(f"{member}(")] == lines
            assert doc.startswith(f"\n{lines[0]}\n"), member
            assert doc.count("\n\n    C++ signature :\n        ") == len(lines), member


@pytest.mark.parametrize("name", [name for name in LIVE["functions"] if find(name) is not None])
def test_functions_show_lives_signature(name):
    doc = find(name).__doc__
    assert doc.splitlines()[1] == LIVE["functions"][name][0]


@pytest.mark.parametrize("name", present("listeners"))
def test_listeners_come_in_threes_with_lives_signatures(name):
    cls = find(name)
    for listener in CLASSES[name]["listeners"]:
        if f"{name}.add_{listener}_listener" not in ABSENT:
            lines = set()
            for method in (f"add_{listener}_listener", f"remove_{listener}_listener", f"{listener}_has_listener"):
                lines.add(getattr(cls, method).__doc__.splitlines()[1])
            owner = re.match(r"\w+\( \((\w+)\)", lines.copy().pop())[1]
            assert owner in {cls.__name__, *(base.__name__ for base in cls.__mro__)}
            assert lines == listener_lines(owner, listener, ())


@pytest.mark.parametrize("name", present(object))
def test_a_class_has_no_public_member_that_live_has_not(name):
    cls = find(name)
    known = {"canonical_parent", "_live_ptr"}
    for each in CLASSES:
        found = find(each)
        if found is not None and issubclass(cls, found):
            facts = CLASSES[each]
            known |= {*facts.get("properties", ()), *facts.get("methods", ()), *facts.get("strings", ())}
            known |= {
                f"{before}{listener}{after}"
                for listener in facts.get("listeners", ())
                for before, after in (("add_", "_listener"), ("remove_", "_listener"), ("", "_has_listener"))
            }
            known |= {other.rpartition(".")[2] for other in (*CLASSES, *LIVE["enums"]) if other.startswith(f"{each}.")}
    assert {member for member in dir(cls) if not member.startswith("_")} <= known


@pytest.mark.parametrize("name", [name for name in LIVE["enums"] if find(name) is not None])
def test_an_enumeration_has_lives_values(name):
    cls = find(name)
    assert {member: int(value) for member, value in cls.names.items()} == LIVE["enums"][name]
    assert {int(value): member.name for value, member in cls.values.items()} == {
        value: member for member, value in LIVE["enums"][name].items()
    }
    assert issubclass(cls, int)


def methods_of_objects():
    """Yield every method that is called on an object of the Set."""
    for name in present("methods"):
        if issubclass(find(name), LomObject):
            for member, lines in CLASSES[name]["methods"].items():
                if f"{name}.{member}" not in ABSENT and len(lines) == 1:
                    yield name, member, lines[0]


def living(cls):
    """Return an object that only argument checks can be tried on."""
    wrapper = cls.__new__(cls)
    wrapper._node = SimpleNamespace(alive=True)
    return wrapper


def right(argument):
    """Return a value that an argument takes, or None for the objects of Live."""
    return {"int": 0, "float": 0.0, "bool": False, "str": "", "tuple": (), "list": [], "object": None}.get(
        argument.type_name, ...
    )


@pytest.mark.parametrize(("name", "member", "line"), list(methods_of_objects()))
def test_a_method_refuses_what_boost_python_refuses(name, member, line):
    cls = find(name)
    method = getattr(cls, member)
    arguments = Signature(line).arguments[1:]
    values = [right(argument) for argument in arguments]
    with pytest.raises(ArgumentError):
        method(living(cls), *values, None)
    with pytest.raises(ArgumentError):
        method(living(cls), no_such_keyword=1)
    names = re.findall(r"\(\w+\)(\w+)", line)[1:]
    for position, argument in enumerate(arguments):
        if ... in values[:position]:
            break
        for wrong in () if argument.type_name == "object" else WRONG.get(argument.type_name, (None, "x")):
            with pytest.raises(ArgumentError):
                method(living(cls), *values[:position], wrong)
        if names[position] == f"arg{position + 2}":
            with pytest.raises(ArgumentError):
                method(living(cls), *values[:position], **{names[position]: values[position]})


@pytest.mark.parametrize("name", [name for name in present("properties") if issubclass(find(name), LomObject)])
def test_a_property_refuses_a_value_of_another_kind(name):
    cls = find(name)
    for member, (settable, type_name) in CLASSES[name]["properties"].items():
        if settable and f"{name}.{member}" not in ABSENT:
            wrongs = () if (name, member) in TAKES_NONE else WRONG.get(type_name, ())
            for wrong in (object(), *wrongs):
                with pytest.raises(ArgumentError, match=rf"did not match C\+\+ signature:\n    {member}\("):
                    setattr(living(cls), member, wrong)
