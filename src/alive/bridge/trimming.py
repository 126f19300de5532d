"""Takes out of modules what is not needed in Live, so that the Remote Script is small and quickly read.

Lines keep their numbers, so that a traceback of Live fits the published source, and what names an author or a licence
stays.
"""

import ast
import functools
import io
import re
import tokenize
from collections.abc import Collection, Iterator

import attrs

_KEPT = re.compile(r"copyright|licen[cs]e|spdx|author", re.IGNORECASE)


@attrs.frozen
class _Piece:
    """What stands between two offsets, in bytes, and what comes in its place."""

    start: int
    end: int
    text: bytes


@functools.lru_cache(maxsize=256)  # whoever builds twice in one process has the same packages
def without_prose(source: bytes) -> bytes:
    """The module without its docstrings and comments."""
    starts = _starts(source)
    return _replaced(source, [*_docstrings(ast.parse(source), source, starts), *_comments(source, starts)])


def with_only(source: bytes, wanted: Collection[str]) -> bytes:
    """The module with the definitions of these names and what they rest on, and of the others none."""
    statements = ast.parse(source).body
    uses = [_used(statement) for statement in statements]
    needed = set(wanted)
    # What defines nothing is done for its effect.
    kept = {number for number, statement in enumerate(statements) if not _bound(statement)}
    needed.update(*(uses[number] for number in kept))
    while more := {
        number
        for number, statement in enumerate(statements)
        if number not in kept and not needed.isdisjoint(_bound(statement))
    }:
        kept |= more
        needed.update(*(uses[number] for number in more))
    starts = _starts(source)
    left_out = (statement for number, statement in enumerate(statements) if number not in kept)
    return _replaced(source, [_emptied(statement, source, starts) for statement in left_out])


def _starts(source: bytes) -> list[int]:
    """Where each line begins."""
    return [0, *(match.end() for match in re.finditer(rb"\n", source))]


def _replaced(source: bytes, pieces: list[_Piece]) -> bytes:
    # From the end on, so that the places before stay what they are.
    for piece in sorted(pieces, key=lambda each: -each.start):
        source = source[: piece.start] + piece.text + source[piece.end :]
    return source


def _emptied(statement: ast.stmt, source: bytes, starts: list[int]) -> _Piece:
    """Nothing in the place of a whole statement but its line breaks."""
    decorators = getattr(statement, "decorator_list", [])
    first = min([statement.lineno, *(decorator.lineno for decorator in decorators)])
    start = starts[first - 1]
    end = starts[(statement.end_lineno or first) - 1] + (statement.end_col_offset or 0)
    return _Piece(start, end, b"\n" * source.count(b"\n", start, end))


def _bound(statement: ast.stmt) -> set[str]:
    """The names of the module that a statement defines, also in its branches."""
    if isinstance(statement, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
        return {statement.name}
    if isinstance(statement, ast.Import | ast.ImportFrom):
        return {alias.asname or alias.name.partition(".")[0] for alias in statement.names}
    names = {
        node.id
        for child in ast.iter_child_nodes(statement)
        if not isinstance(child, ast.stmt | ast.ExceptHandler)
        for node in ast.walk(child)
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)
    }
    for child in ast.iter_child_nodes(statement):
        branch = child.body if isinstance(child, ast.ExceptHandler) else [child] if isinstance(child, ast.stmt) else []
        names.update(*map(_bound, branch))
    return names


def _used(statement: ast.stmt) -> set[str]:
    return {node.id for node in ast.walk(statement) if isinstance(node, ast.Name)}


def _docstrings(tree: ast.Module, source: bytes, starts: list[int]) -> Iterator[_Piece]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef) and (
            (first := node.body[0] if node.body else None)
            and isinstance(first, ast.Expr)
            and isinstance(first.value, ast.Constant)
            and isinstance(first.value.value, str)
            and not _KEPT.search(first.value.value)
        ):
            text = first.value
            start = starts[text.lineno - 1] + text.col_offset
            end = starts[(text.end_lineno or text.lineno) - 1] + (text.end_col_offset or 0)
            # An empty text and not nothing: it may be the whole body, and whoever edits `__doc__` finds a text there.
            yield _Piece(start, end, b'""' + b"\n" * source.count(b"\n", start, end))


def _comments(source: bytes, starts: list[int]) -> Iterator[_Piece]:
    lines = source.decode().splitlines(keepends=True)
    for token in tokenize.generate_tokens(io.StringIO(source.decode()).readline):
        if token.type == tokenize.COMMENT and not _KEPT.search(token.string):
            line, column = token.start
            code = lines[line - 1][:column].rstrip(" \t").encode()
            whole = lines[line - 1][: column + len(token.string)].encode()
            yield _Piece(starts[line - 1] + len(code), starts[line - 1] + len(whole), b"")
