"""The members of Live 12.3.6, read from the published type stubs."""

import ast
import functools
import importlib.metadata

import pytest

MODULE_SUFFIX = ".pyi"

_FUNCTIONS = {"Live.Song.get_all_scales_ordered"}
"""Functions of Live's modules that operations rest on."""

_OF_THE_SURFACE = {f"c_instance.{name}" for name in ("send_midi", "show_message", "set_session_highlight")}
"""What Live gives to a Remote Script beside its module; the stubs do not describe it."""


@pytest.fixture(scope="session", name="has_member")
def _has_member():
    """The search for a member of Live by its path."""
    return has_member


def has_member(path: str) -> bool:
    """Whether there is such a class or member: `Live.Song.Song.tempo`, `Live.Clip.MidiNote`."""
    if path in _OF_THE_SURFACE | _FUNCTIONS:
        return True
    if path.count(".") < 2 or not path.startswith("Live."):
        return False
    module, *names = path.split(".")[1:]
    classes = _modules().get(module, {})
    found: ast.ClassDef | None = classes.get(names[0])
    for name in names[1:-1]:
        found = _nested(found, name)
    return found is not None and (len(names) == 1 or names[-1] in _members(found))


@functools.cache
def _modules() -> dict[str, dict[str, ast.ClassDef]]:
    distribution = importlib.metadata.distribution("ableton-live-stubs")
    files = [file for file in distribution.files or () if file.name.endswith(MODULE_SUFFIX)]
    return {file.stem: _classes(ast.parse(file.read_text())) for file in files}


def _classes(tree: ast.Module) -> dict[str, ast.ClassDef]:
    return {node.name: node for node in tree.body if isinstance(node, ast.ClassDef)}


def _nested(inside: ast.ClassDef | None, name: str) -> ast.ClassDef | None:
    if inside is None:
        return None
    return next((node for node in inside.body if isinstance(node, ast.ClassDef) and node.name == name), None)


def _members(of: ast.ClassDef) -> set[str]:
    names = set()
    for node in of.body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            names.add(node.name)
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            names.add(node.target.id)
    for base in of.bases:
        if isinstance(base, ast.Name):
            for classes in _modules().values():
                if base.id in classes:
                    names |= _members(classes[base.id])
    return names
