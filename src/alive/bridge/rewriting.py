"""Gives a built Remote Script a private namespace, by making the imports of what it carries relative.

Live runs every Remote Script in one interpreter. Were `attrs` put on `sys.path`, or imported as `attrs`, another script
would get our copy, or we theirs. So each `import attrs` becomes `from .. import attrs`: the packages live inside the
script's own package, under whatever name the user gives the folder.

The places are found in the syntax tree and replaced in the text, so that line numbers stay what they were.
"""

import ast
import functools
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import PurePosixPath

import attrs

ENTRY = "remote_script_entry"

VENDOR = "_vendor"
"""The package inside the built script that holds everything it carries."""


class BuildError(Exception):
    """Why the Remote Script cannot be built; the message is for people."""


@attrs.frozen
class _Replacement:
    """What stands between two offsets, in bytes, and what comes in its place."""

    start: int
    end: int
    text: bytes


@attrs.frozen
class _LookUp:
    """A module that is looked up by a name in a text, in a place we know, and how to look it up privately."""

    path: str
    old: bytes
    new: bytes


# Code that attrs generates for `cache_hash=True`; `__name__` is the name of this very module, wherever it is.
_KNOWN_LOOK_UPS = (
    _LookUp(
        path=f"{VENDOR}/attr/_make.py",
        old=b"\", _cache_wrapper=__import__('attr._make')._make._CacheHashWrapper):\"",
        new=b"f\", _cache_wrapper=__import__('sys').modules[{__name__!r}]._CacheHashWrapper):\"",
    ),
)


def with_private_imports(source: bytes, path: PurePosixPath, names: Sequence[str]) -> bytes:
    """The source of one module with its imports of `names` made relative.

    Args:
        source: The text of the module, in UTF-8.
        path: Where the module will stand in the built folder.
        names: The top-level packages and modules in the folder's `_vendor`.

    Raises:
        BuildError: For an import that cannot be made relative; it names file and line.
    """
    for known in _KNOWN_LOOK_UPS:
        if str(path) == known.path:
            source = source.replace(known.old, known.new)
    try:
        nodes = _nodes(source)
    except SyntaxError as error:
        raise BuildError(f"{path}:{error.lineno}: {error.msg}") from None
    _refuse_look_ups_by_text(nodes, path, names)
    starts = [0, *(match.end() for match in re.finditer(rb"\n", source))]
    for replacement in sorted(_replacements(nodes, source, starts, path, names), key=lambda each: -each.start):
        source = source[: replacement.start] + replacement.text + source[replacement.end :]
    return source


def top_level_imports(source: bytes) -> set[str]:
    """The top-level names that a module imports absolutely, anywhere in it."""
    found: set[str] = set()
    for node in _nodes(source):
        if isinstance(node, ast.Import):
            found |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and not node.level and node.module:
            found.add(node.module.partition(".")[0])
    return found


def imported_from(module: str, sources: Iterable[bytes]) -> set[str]:
    """The names that are imported from a module anywhere in these.

    Raises:
        BuildError: If the module itself is imported, since then any of its names may be used.
    """
    found: set[str] = set()
    mentioning = (source for source in sources if module.encode() in source)
    for node in (node for source in mentioning for node in _nodes(source)):
        if isinstance(node, ast.ImportFrom) and node.module == module:
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.Import) and any(alias.name == module for alias in node.names):
            raise BuildError(f"{module} is imported as a whole, and only parts of it are carried")
    return found


@functools.lru_cache(maxsize=2048)
def _nodes(source: bytes) -> tuple[ast.AST, ...]:
    """What of a module is looked at here: it is looked at several times, and reading it takes the longest."""
    kinds = (ast.Import, ast.ImportFrom, ast.Call, ast.Constant)
    return tuple(node for node in ast.walk(ast.parse(source)) if isinstance(node, kinds))


def _replacements(
    nodes: Iterable[ast.AST], source: bytes, starts: list[int], path: PurePosixPath, names: Sequence[str]
) -> Iterator[_Replacement]:
    for node in nodes:
        if isinstance(node, ast.ImportFrom) and not node.level and _is_ours(node.module or "", names):
            yield _from_import(node, source, starts[node.lineno - 1] + node.col_offset, path)
        elif isinstance(node, ast.Import) and any(_is_ours(alias.name, names) for alias in node.names):
            start = starts[node.lineno - 1] + node.col_offset
            end = starts[(node.end_lineno or node.lineno) - 1] + (node.end_col_offset or 0)
            text = "; ".join(_import(alias, path, names) for alias in node.names)
            yield _Replacement(start, end, text.encode())


def _from_import(node: ast.ImportFrom, source: bytes, start: int, path: PurePosixPath) -> _Replacement:
    """Only the name of the module is replaced; the list of names may have lines and comments of its own."""
    module = (node.module or "").encode()
    match = re.compile(rb"from[ \t]+" + re.escape(module) + rb"(?=[ \t]+import\b)").match(source, start)
    if match is None:
        raise BuildError(f"{path}:{node.lineno}: this import is not written as `from {node.module} import ...`")
    return _Replacement(start, match.end(), f"from {_inside(path, node.module or '')}".encode())


def _import(alias: ast.alias, path: PurePosixPath, names: Sequence[str]) -> str:
    renamed = f" as {alias.asname}" if alias.asname else ""
    if not _is_ours(alias.name, names):
        return f"import {alias.name}{renamed}"
    parent, _, last = alias.name.rpartition(".")
    if not parent or alias.asname:
        return f"from {_inside(path, parent)} import {last}{renamed}"
    # `import a.b` loads a.b and binds a.
    load = f"from {_inside(path, parent)} import {last} as _loaded_{last}"
    return f"{load}; from {_inside(path, '')} import {alias.name.partition('.')[0]}"


def _inside(path: PurePosixPath, module: str) -> str:
    """The relative name of a vendored module as seen from the module at `path`; of `_vendor` itself for none."""
    parents = path.parent.parts
    if module.partition(".")[0] == ENTRY:  # its modules stand at the top of the folder
        return "." * (len(parents) + 1) + module.partition(".")[2]
    if parents[:1] == (VENDOR,):
        return "." * len(parents) + module
    return "." * (len(parents) + 1) + VENDOR + (f".{module}" if module else "")


def _is_ours(module: str, names: Sequence[str]) -> bool:
    return module.partition(".")[0] in names


def _refuse_look_ups_by_text(nodes: Iterable[ast.AST], path: PurePosixPath, names: Sequence[str]) -> None:
    """A module that is looked up by its name in a text would be looked for outside the script."""
    any_of_ours = "|".join(map(re.escape, names))
    in_code = re.compile(rf"(?:__import__|import_module)\(\s*['\"](?:{any_of_ours})\b")
    for node in nodes:
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and in_code.search(node.value):
            raise BuildError(f"{path}:{node.lineno}: code in a text imports by name: {node.value.strip()!r}")
        if isinstance(node, ast.Call) and _imports_by_text(node, names):
            raise BuildError(f"{path}:{node.lineno}: {ast.unparse(node)} imports by name")


def _imports_by_text(call: ast.Call, names: Sequence[str]) -> bool:
    function = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    if function not in {"__import__", "import_module"} or not call.args:
        return False
    wanted = call.args[0]
    # What is computed cannot be judged here; the test that runs the built folder alone would meet it.
    return isinstance(wanted, ast.Constant) and isinstance(wanted.value, str) and _is_ours(wanted.value, names)
