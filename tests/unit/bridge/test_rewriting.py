"""Imports of what a built script carries become relative, and nothing else changes."""

import ast
import importlib
import sys
from pathlib import Path, PurePosixPath
from textwrap import dedent

import pytest

from alive.bridge.rewriting import BuildError, top_level_imports, with_private_imports

NAMES = ("alive", "attr", "attrs")
DEEP = PurePosixPath("_vendor/alive/domain/operation.py")
SINGLE = PurePosixPath("_vendor/typing_extensions.py")
TOP = PurePosixPath("composition.py")


def rewritten(source: str, path: PurePosixPath = DEEP) -> str:
    return with_private_imports(source.encode(), path, NAMES).decode()


@pytest.mark.parametrize(
    ("path", "source", "expected"),
    [
        (DEEP, "import attr", "from ... import attr"),
        (DEEP, "import attrs as a", "from ... import attrs as a"),
        (DEEP, "import attr.validators as v", "from ...attr import validators as v"),
        (DEEP, "import alive.domain.x as y", "from ...alive.domain import x as y"),
        (DEEP, "from attrs import frozen", "from ...attrs import frozen"),
        (DEEP, "from alive import version", "from ...alive import version"),
        (DEEP, "from alive.domain.refs import (\n    A,  # why\n    B,\n)", None),
        (DEEP, "from  alive.domain  import x; y = 1", "from ...alive.domain  import x; y = 1"),
        (DEEP, "import sys, attr, os.path as p", "import sys; from ... import attr; import os.path as p"),
        (SINGLE, "import attr", "from . import attr"),
        (SINGLE, "from alive.a import b", "from .alive.a import b"),
        (TOP, "import attr", "from ._vendor import attr"),
        (TOP, "from alive.a import b", "from ._vendor.alive.a import b"),
        (PurePosixPath("part/x.py"), "from alive.a import b", "from .._vendor.alive.a import b"),
    ],
)
def test_imports_of_what_is_carried_become_relative(path, source, expected):
    expected = expected or "from ...alive.domain.refs import (\n    A,  # why\n    B,\n)"

    assert rewritten(f"{source}\n", path) == f"{expected}\n"


@pytest.mark.parametrize(
    "source",
    [
        "import sys",
        "import attribute",
        "from attrs_extra import x",
        "from . import attrs",
        "from .attrs import x",
        "from Live.Song import Song",
        "text = 'import attr'",
        "# import attr",
        "attr = attrs = 1",
    ],
)
def test_everything_else_stays_as_it_is(source):
    assert rewritten(source) == source


def test_imports_inside_functions_and_blocks_are_found_and_lines_stay_where_they_were():
    source = dedent("""\
        # Gänge, in zwei Bytes
        from typing import TYPE_CHECKING
        if TYPE_CHECKING:
            from alive.domain.x import (
                A,
            )
        ü = "é"; import attr
        def f():
            try: import attrs
            except ImportError: raise
            return attrs
        """)

    result = rewritten(source)

    imports = [node for node in ast.walk(ast.parse(result)) if isinstance(node, ast.ImportFrom)]
    expected = {(2, "typing", 0), (4, "alive.domain.x", 3), (7, None, 3), (9, None, 3)}
    assert {(node.lineno, node.module, node.level) for node in imports} == expected
    assert "Gänge" in result
    assert 'ü = "é"; from ... import attr' in result


def test_a_plain_import_of_a_submodule_loads_it_and_binds_the_package(tmp_path, monkeypatch):
    """`import a.b` loads a.b and binds a."""
    files = {
        "__init__.py": "",
        "_vendor/__init__.py": "",
        "_vendor/alive/__init__.py": "",
        "_vendor/alive/deep/__init__.py": "",
        "_vendor/alive/deep/leaf.py": "VALUE = 5",
        "user.py": rewritten("import alive.deep.leaf\nVALUE = alive.deep.leaf.VALUE\n", PurePosixPath("user.py")),
    }
    for name, text in files.items():
        Path(tmp_path, "a_script_of_ours", name).parent.mkdir(parents=True, exist_ok=True)
        Path(tmp_path, "a_script_of_ours", name).write_text(text, encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)

    try:
        assert importlib.import_module("a_script_of_ours.user").VALUE == 5
    finally:
        for name in [name for name in sys.modules if name.startswith("a_script_of_ours")]:
            del sys.modules[name]


@pytest.mark.parametrize(
    ("source", "line"),
    [
        ("\nfrom alive \\\n  import x", 2),
        ("from alive . domain import x", 1),
        ("import importlib\nimportlib.import_module('alive.domain')", 2),
        ("__import__('attr')", 1),
        ("x = 1\ncode = 'y = __import__(\"attr._make\")'", 2),
    ],
)
def test_what_cannot_be_rewritten_is_an_error_that_names_file_and_line(source, line):
    with pytest.raises(BuildError, match=rf"^_vendor/alive/domain/operation\.py:{line}: "):
        rewritten(source)


def test_imports_by_name_of_other_modules_are_no_concern():
    source = "import importlib\nimportlib.import_module('json')\nimportlib.import_module(name)\n__import__('os')"

    assert rewritten(source) == source


def test_the_top_level_names_a_module_imports_are_found_everywhere():
    source = "import a.b, c\nfrom d.e import f\nfrom . import g\ndef h():\n    import i\n"

    assert top_level_imports(source.encode()) == {"a", "c", "d", "i"}
