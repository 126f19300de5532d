"""The page about security: every threat has its test, and everything it names exists."""

import ast
import re
from pathlib import Path

import pytest

import alive.domain.commands  # noqa: F401 - declares the operations
from alive.config import setting_types
from alive.domain.operation import Effect, operations
from alive.domain.role import Role

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "security.md").read_text(encoding="utf-8")
ROWS = [line for line in PAGE.partition("## Threats")[2].splitlines() if re.match(r"\| (?!threat |--)", line)]
NAMED = [re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", row) for row in ROWS]

THREATS = (
    "another user", "another process", "web page", "DNS rebinding", "cross-protocol", "network", "flood", "slow loris",
    "huge frame", "10,000 levels", "many connections", "replay", "lines of the log", "audio file", "XML export",
    "setting",
)  # fmt: skip


def test_every_threat_has_a_test():
    assert len(ROWS) > 40
    assert [row for row, named in zip(ROWS, NAMED, strict=True) if len(named) != 1] == []


@pytest.mark.parametrize("threat", THREATS)
def test_no_threat_is_forgotten(threat):
    assert any(threat in row.split("|")[1] for row in ROWS)


@pytest.mark.parametrize(("file", "function"), sorted({each for named in NAMED for each in named}))
def test_the_test_exists(file, function):
    tree = ast.parse((ROOT / file).read_text(encoding="utf-8"))
    assert function in {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}


def test_every_role_is_explained_in_the_order_of_what_it_may():
    told = re.findall(r"(?m)^\| (read|perform|edit|admin) \|", PAGE)
    assert told == [role.value for role in Role if role is not Role.NONE]


def test_what_it_says_of_operations_is_so():
    for name in ("call_method", "list_clients", "disconnect_client", "export_xml", "stop_remote_control"):
        assert operations()[name].effect is Effect.ADMIN, name


def test_every_setting_of_security_is_explained():
    rows = "".join(line for line in PAGE.splitlines() if line.startswith("| `"))
    keys = [key.partition(".")[2] for key in setting_types() if key.startswith("security.")]
    assert [key for key in keys if f"`{key}`" not in rows] == []
