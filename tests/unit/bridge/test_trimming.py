"""What others wrote without what is not needed of it."""

import ast

import pytest

from alive.bridge.rewriting import BuildError, imported_from
from alive.bridge.trimming import with_only, without_prose

WORDY = '''\
# SPDX-License-Identifier: MIT
"""What it is for,
in two lines."""

import re  # for later

TEXT = "# no comment"
PÄTH = "ä"  # ä


class A:
    """About A."""

    def f(self):
        """About f."""

    def g(self):
        # Why.
        return """no docstring"""
'''


def test_docstrings_and_comments_go_and_nothing_else():
    trimmed = without_prose(WORDY.encode()).decode()

    assert "About" not in trimmed
    assert "for later" not in trimmed
    assert "Why" not in trimmed
    assert trimmed.startswith("# SPDX-License-Identifier: MIT\n")
    assert ast.dump(ast.parse(trimmed)) == ast.dump(ast.parse(_without_docstrings(WORDY)))


def _without_docstrings(source: str) -> str:
    for text in ("What it is for,\nin two lines.", "About A.", "About f."):
        source = source.replace(f'"""{text}"""', '""')
    return source


def test_every_line_keeps_its_number():
    trimmed = without_prose(WORDY.encode()).decode().splitlines()

    assert len(trimmed) == len(WORDY.splitlines())
    for line in ("class A:", "    def g(self):", '        return """no docstring"""'):
        assert trimmed.index(line) == WORDY.splitlines().index(line)


def test_a_docstring_about_rights_stays():
    source = b'"""Copyright somebody."""\n'

    assert without_prose(source) == source


def test_windows_line_ends_are_no_trouble():
    trimmed = without_prose(WORDY.replace("\n", "\r\n").encode())

    assert trimmed.count(b"\n") == WORDY.count("\n")
    compile(trimmed, "trimmed", "exec")


PARTS = """\
import re
import os

def unused():
    return os

if len("x") == 1:
    def wanted():
        return helper()
else:
    wanted = None

def helper():
    return re.escape("a.b")

@functools.cache
def decorated():
    pass

print("effect")
a, (b, *c) = 1, (2, 3)
for each in []:
    pass
try:
    import x as y
except ImportError:
    y = None
"""


def kept(*names: str) -> str:
    return with_only(PARTS.encode(), names).decode()


def test_what_is_wanted_comes_with_what_it_rests_on():
    source = kept("wanted")

    assert "def wanted" in source
    assert "def helper" in source
    assert "import re" in source
    assert "os" not in source
    assert "decorated" not in source
    assert "cache" not in source
    assert "import x" not in source


def test_what_is_done_for_its_effect_stays():
    assert 'print("effect")' in kept()


@pytest.mark.parametrize("name", ["a", "b", "c", "y", "each", "decorated"])
def test_every_way_to_define_a_name_is_known(name):
    assert f"{name}" in kept(name).replace("print", "")
    assert kept(name) != kept()


def test_definitions_that_are_left_out_leave_their_lines():
    assert kept().count("\n") == PARTS.count("\n")
    assert kept("helper").splitlines().index("def helper():") == PARTS.splitlines().index("def helper():")


def test_names_that_are_imported_from_a_module_are_found_everywhere():
    sources = [b"from m import a, b as c\n", b"def f():\n    from m import d\nfrom m.n import e\n"]

    assert imported_from("m", sources) == {"a", "b", "d"}


def test_a_module_that_is_imported_as_a_whole_is_not_carried_in_parts():
    with pytest.raises(BuildError, match="as a whole"):
        imported_from("m", [b"import m\n"])
