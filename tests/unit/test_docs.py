"""The pages that are written from the declarations, and the promises of the others."""

import ast
import json
import re
import runpy
from pathlib import Path

import pytest

import alive.domain.commands
import alive.domain.events  # noqa: F401 - declares the events
from alive.domain.event import events
from alive.domain.operation import operations

ROOT = Path(__file__).parents[2]
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")])


def test_the_operations_page_is_not_stale():
    generated = runpy.run_path(str(ROOT / "docs" / "generate.py"))["page"]()
    assert generated == (ROOT / "docs" / "operations.md").read_text(encoding="utf-8"), "run: make docs"


def test_the_operations_data_is_not_stale():
    generated = runpy.run_path(str(ROOT / "docs" / "generate.py"))["data"]()
    assert generated == (ROOT / "docs" / "operations.json").read_text(encoding="utf-8"), "run: make docs"


def test_the_operations_data_has_every_operation_once_by_name():
    written = json.loads(runpy.run_path(str(ROOT / "docs" / "generate.py"))["data"]())
    assert [each["name"] for each in written["operations"]] == sorted(operations())
    tempo = next(each for each in written["operations"] if each["name"] == "set_tempo")
    assert tempo["parameters"]["properties"]["bpm"]["unit"] == "BPM"
    assert tempo["source"] == ["Live.Song.Song.tempo"]
    assert written["errors_of_any"].keys() >= {"internal", "busy", "expired"}


def test_the_events_page_is_not_stale():
    generated = runpy.run_path(str(ROOT / "docs" / "events.py"))["page"]()
    assert generated == (ROOT / "docs" / "events.md").read_text(encoding="utf-8"), "run: make docs"


def test_every_address_of_the_older_system_is_sent_with_its_types_or_has_a_reason():
    module = runpy.run_path(str(ROOT / "docs" / "events.py"))
    sent, explained = module["sent"](), module["ANOTHER_WAY"] | module["NOT_SENT"]
    addresses = {each["address"]: each["types"] for each in module["older"]()}
    assert len(addresses) == 65
    assert explained.keys() <= addresses.keys()
    assert not explained.keys() & sent.keys()
    for address, types in addresses.items():
        assert address in explained or sent[address][1].types.replace("t", "i") == types, address


def test_no_address_is_of_two_events():
    forms = [form.address for spec in events().values() for form in spec.osc]
    assert sorted(forms) == sorted(set(forms))


def test_every_link_within_the_operations_page_leads_somewhere():
    text = runpy.run_path(str(ROOT / "docs" / "generate.py"))["page"]()
    headings = re.findall(r"(?m)^#+ (.+)$", text)
    anchors = {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}
    links = re.findall(r"\]\(#([^)]+)\)", text)
    assert len(links) > len(operations())
    assert set(links) - anchors == set()


def test_the_fidelity_page_is_not_stale():
    generated = runpy.run_path(str(ROOT / "docs" / "fidelity.py"))["page"]()
    assert generated == (ROOT / "docs" / "simulator-fidelity.md").read_text(encoding="utf-8"), "run: make docs"


def test_every_test_that_the_fidelity_page_names_exists():
    sections = runpy.run_path(str(ROOT / "docs" / "fidelity.py"))["sections"]()
    named = {test for _, facts in sections for fact in facts for test in fact.tests}
    functions = {file: functions_of(ROOT / file) for file, _ in named}
    assert [f"{file}::{function}" for file, function in sorted(named) if function not in functions[file]] == []


def functions_of(file):
    """Return the names of the functions of a file, nothing if it does not exist."""
    if not file.exists():
        return set()
    tree = ast.parse(file.read_text(encoding="utf-8"))
    return {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_to_a_file_leads_somewhere(page):
    for target in re.findall(r"\]\((?!https?:|#)([^)#]+)", page.read_text(encoding="utf-8")):
        assert (page.parent / target).exists(), target


@pytest.mark.parametrize("page", [ROOT / "ARCHITECTURE.md", ROOT / "CONTRIBUTING.md"], ids=lambda page: page.name)
def test_every_file_that_is_named_exists(page):
    folders = "domain|application|adapters|simulator|docs|examples"
    named = set(re.findall(rf"`((?:{folders})/[\w/]+(?:\.\w+)?)", page.read_text(encoding="utf-8")))
    assert named
    for name in named:
        assert (ROOT / "src" / "alive" / name).exists() or (ROOT / name).exists(), name
