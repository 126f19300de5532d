"""Clients of the older protocol find every action, and the page about them is true."""

import pytest

from tests.contract.compatibility import IMPOSSIBLE, OLDER, PARTLY, UNEXPLAINED, WORKS, Outcome, outcomes, page
from tests.unit.test_docs import ROOT


@pytest.fixture(scope="module")
def found(tmp_path_factory) -> list[Outcome]:
    return outcomes(tmp_path_factory.mktemp("actions"))


def test_every_action_of_the_older_protocol_is_carried_out(found):
    assert len(OLDER) == 231
    assert [each.name for each in found] == sorted(OLDER, key=lambda name: (OLDER[name]["category"], name))


def test_none_is_unexplained(found):
    assert [f"{each.name}: {each.why}" for each in found if each.status == UNEXPLAINED] == []


def test_what_cannot_be_done_says_why(found):
    for each in found:
        assert bool(each.why) is (each.status != WORKS), each


def test_the_effect_of_everything_that_writes_is_seen(found):
    reads = ("get_", "browse_", "is_", "ping", "health_check")
    unseen = [each.name for each in found if each.status in {WORKS, PARTLY} and not each.seen]
    assert [name for name in unseen if not name.startswith(reads)] == []


def test_most_of_them_work(found):
    """As many as Live's API allows: the rest were looked for in it."""
    assert sum(each.status == IMPOSSIBLE for each in found) <= 30
    assert sum(each.status == PARTLY for each in found) <= 20


def test_the_page_is_not_stale(found):
    stored = ROOT / "docs" / "alivemcp-compatibility.md"
    assert page(found) == stored.read_text(encoding="utf-8"), "run: make docs"
