"""The effect of each operation, seen through Live's own objects and not through its reply."""

import pytest

from alive.domain.errors import AliveError
from alive.domain.operation import Effect, operations
from alive.simulator import ManualClock, Simulator
from tests.cases.desk import CaseDesk, agrees, shown
from tests.cases.every import CASES


@pytest.fixture
def desk(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)  # cases name files as they are in the folder of the furnished Set
    with Simulator(clock=ManualClock()) as sim:
        yield CaseDesk(sim, tmp_path)


def _is_on_live(case):
    """Whether the adapter knows it: an operation on Live, or one that Live cannot do."""
    spec = operations()[case.action]
    return spec.source.__class__ is tuple or spec.unsupported is not None


LIVES = [case for case in CASES if operations()[case.action].source.__class__ is tuple]
REFUSED = [case for case in CASES if case.refused is not None and _is_on_live(case)]


@pytest.mark.parametrize("case", [case for case in LIVES if case.refused is None], ids=str)
def test_its_effect_is_there_afterwards_and_was_not_before(desk, case):
    desk.prepare(case)
    wanted = [shows for shows in case.shows if not shows.member.endswith("()") or callable(shows.value)]
    showed_before = all(_is_there(desk, shows) for shows in wanted)
    result = desk.carry_out(case.action, case.arguments)
    for shows in wanted:
        assert agrees(shown(desk.song, shows), shows.value), (shows, shown(desk.song, shows))
    for name, value in case.answers.items():
        assert agrees(getattr(result, name), value), (name, getattr(result, name))
    if case.seen is not None:
        assert case.seen(desk.sim)
    if operations()[case.action].effect is not Effect.READ:
        assert case.seen or case.shows, "the case does not say where the effect is seen"
        assert case.seen or not showed_before, "the effect was there before"


def _is_there(desk, shows):
    try:
        return agrees(shown(desk.song, shows), shows.value)
    except (AttributeError, IndexError):
        return False


@pytest.mark.parametrize("case", REFUSED, ids=str)
def test_what_cannot_be_done_is_refused(desk, case):
    desk.prepare(case)
    with pytest.raises(AliveError) as refused:
        desk.carry_out(case.action, case.arguments)
    assert refused.value.code == case.refused
