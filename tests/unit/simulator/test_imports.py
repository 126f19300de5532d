"""What a hosted script cannot import."""

import importlib.util
import sys
import sysconfig

import pytest

from alive.simulator import Simulator
from alive.simulator.host.imports import DOUBTFUL

SUFFIX = sysconfig.get_config_var("EXT_SUFFIX")


def script(folder, body, **files):
    """Make a script that tries something when it is made, and remembers how it went."""
    package = folder / "Script"
    package.mkdir(exist_ok=True)
    lines = "\n".join(f"        {line}" for line in body.splitlines())
    text = f"def create_instance(c):\n    try:\n{lines}\n    except ImportError as error:\n        return error\n"
    text += "    return 'came'\n"
    (package / "__init__.py").write_text(text, encoding="utf-8")
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    return package


def outcome(folder, **options):
    with Simulator(**options) as sim:
        return sim.load_script(folder).instance


@pytest.mark.parametrize("module", ["ctypes", "sqlite3", "_sqlite3", "ctypes.util"])
@pytest.mark.parametrize(
    "form",
    [
        "import {}",
        "import importlib; importlib.import_module({!r})",
        "__import__({!r})",
        "__import__({!r}, {{}})",
        "exec('import {}', {{}})",
        "exec('import importlib; importlib.import_module(\"{}\")', {{}})",
    ],
)
def test_what_lives_python_lacks_cannot_be_imported(tmp_path, module, form):
    error = outcome(script(tmp_path, form.format(module)))
    assert isinstance(error, ModuleNotFoundError)
    assert str(error) == f"No module named {module!r}"


@pytest.mark.parametrize("call", ["find_spec({!r})", "eval('find_spec(\"{}\")', {{'find_spec': find_spec}})"])
def test_what_lives_python_lacks_is_not_found_either(tmp_path, call):
    text = f"from importlib.util import find_spec\nreturn {call.format('ctypes')}, find_spec('json').name"
    assert outcome(script(tmp_path, text)) == (None, "json")


def test_looking_inside_what_is_not_there_raises(tmp_path):
    error = outcome(script(tmp_path, "import importlib.util\nimportlib.util.find_spec('ctypes.util')"))
    assert str(error) == "No module named 'ctypes'"


def test_a_single_module_that_is_forbidden_is_not_found(tmp_path):
    text = "import importlib.util\nreturn importlib.util.find_spec('json.tool')"
    assert outcome(script(tmp_path, text)) is not None
    assert outcome(script(tmp_path, text), forbid=("json.tool",)) is None


def test_looking_for_a_module_is_pythons_own_again_afterwards(tmp_path):
    own = importlib.util.find_spec
    outcome(script(tmp_path, "import json"))
    assert importlib.util.find_spec is own


@pytest.mark.parametrize("module", sorted(DOUBTFUL - {"_ssl"}))
def test_what_may_be_missing_can_be_forbidden(tmp_path, module):
    folder = script(tmp_path, f"import {module}")
    assert outcome(folder) == "came"
    assert isinstance(outcome(folder, forbid=tuple(DOUBTFUL)), ModuleNotFoundError)


@pytest.mark.parametrize("module", ["socket", "select", "json", "logging", "zlib", "math"])
def test_the_compiled_part_of_the_standard_library_is_there(tmp_path, module):
    assert outcome(script(tmp_path, f"import {module}"), forbid=tuple(DOUBTFUL)) == "came"


def test_a_compiled_module_inside_the_script_does_not_load(tmp_path):
    folder = script(tmp_path, "from . import _speedups", **{f"Script/_speedups{SUFFIX}": b"\x7fELF"})
    error = outcome(folder)
    assert isinstance(error, ImportError)
    assert "symbol not found" in str(error)


def test_a_compiled_module_beside_the_script_does_not_load(tmp_path):
    folder = script(tmp_path, "import fastlib", **{f"fastlib{SUFFIX}": b"\x7fELF"})
    assert "symbol not found" in str(outcome(folder))


def test_a_package_that_the_script_brings_is_held_to_the_same_rules(tmp_path):
    folder = script(tmp_path, "import brought", **{"brought/__init__.py": b"import ctypes\n"})
    assert isinstance(outcome(folder), ModuleNotFoundError)
    assert "brought" not in sys.modules


def test_a_compiled_package_that_somebody_else_loaded_is_refused_too(tmp_path, monkeypatch):
    from importlib.machinery import ExtensionFileLoader, ModuleSpec
    from types import ModuleType

    module = ModuleType("fastlib")
    module.__spec__ = ModuleSpec("fastlib", ExtensionFileLoader("fastlib", "/x/fastlib.so"), origin="/x/fastlib.so")
    monkeypatch.setitem(sys.modules, "fastlib", module)
    assert "symbol not found" in str(outcome(script(tmp_path, "import fastlib")))
    assert sys.modules["fastlib"] is module


def test_a_package_that_somebody_else_loaded_stays_loaded(tmp_path, monkeypatch):
    from types import ModuleType

    module = ModuleType("brought")
    monkeypatch.setitem(sys.modules, "brought", module)
    assert outcome(script(tmp_path, "import brought")) == "came"
    assert sys.modules["brought"] is module


def test_the_test_itself_may_import_anything(sim):
    import ctypes
    import sqlite3

    assert ctypes
    assert sqlite3
    assert __import__("ctypes") is ctypes
    assert importlib.util.find_spec("ctypes") is not None
