"""What the user's undo does to each operation: carried out, taken back, and compared with the declaration."""

from typing import Any

import pytest

from alive.adapters.liveapi.handlers import handlers
from alive.domain.commands.clip import CreateMidiClip
from alive.domain.commands.mixer import MuteTrack
from alive.domain.commands.song import SetTempo, Undo
from alive.domain.errors import LiveRejected
from alive.domain.operation import Effect, operations
from alive.domain.operation import Undo as Declared
from alive.simulator import ManualClock, Simulator
from tests.cases.desk import CaseDesk
from tests.cases.every import CASES
from tests.cases.picture import differences, picture, without_selection

CHANGING = [
    case
    for case in CASES
    if operations()[case.action].source.__class__ is tuple
    and operations()[case.action].effect is not Effect.READ
    and case.refused is None
    and case.action not in {"undo", "redo"}
]
every_case = pytest.mark.parametrize("case", CHANGING, ids=str)
every_tracked_case = pytest.mark.parametrize(
    "case", [case for case in CHANGING if operations()[case.action].undo is not Declared.NOT_TRACKED], ids=str
)

USERS_NAME = "the user's"


@pytest.fixture
def desk(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)  # cases name files as they are in the folder of the furnished Set
    with Simulator(clock=ManualClock()) as sim:
        yield CaseDesk(sim, tmp_path)


def users_edit(desk: CaseDesk, name: str) -> None:
    """Live keeps edits outside of a step in one large entry, which goes on until somebody begins a step."""
    desk.user(lambda: setattr(desk.song.scenes[-1], "name", name))


def carry_out(desk: CaseDesk, case: Any) -> tuple[dict[str, Any], dict[str, Any]]:
    desk.prepare(case)
    users_edit(desk, USERS_NAME)
    before = picture(desk.song)
    desk.carry_out(case.action, case.arguments)
    after = picture(desk.song)
    assert differences(before, after) or case.changes_nothing, "the case shows nothing"
    return before, after


def test_every_operation_has_a_case():
    without = {name for name in operations() if name not in {case.action for case in CASES}}
    assert without == set()


def test_every_handler_that_changes_live_is_among_the_cases_of_undo():
    changing = {command.spec.name for command in handlers if command.spec.effect is not Effect.READ}
    assert changing - {case.action for case in CHANGING} == {"undo", "redo"}


@every_case
def test_undo_does_to_it_what_its_declaration_says(desk, case):
    declared = operations()[case.action].undo
    before, after = carry_out(desk, case)
    if declared is Declared.NOT_TRACKED:
        desk.run(Undo())
        undone = differences(after, picture(desk.song))
        assert undone.keys() & users(before), "the user's own edit was not the last entry"
        assert not set(differences(before, after)) & set(undone) - users(before) - named_by_the_user(after)
        return
    entries = 0
    while (left := not_taken_back(desk, before)) and entries < case.entries:
        desk.run(Undo())
        entries += 1
    assert left == {}
    assert entries == case.entries
    if declared is Declared.STEP:
        assert entries == 1


def not_taken_back(desk: CaseDesk, before: dict[str, Any]) -> dict[str, tuple[Any, Any]]:
    return without_selection(differences(before, picture(desk.song)))


def users(seen: dict[str, Any]) -> set[str]:
    """Where the user's edit stands, wherever its scene is by now."""
    return {path for path in seen if path.startswith("/scenes/") and path.endswith(".name")}


def named_by_the_user(seen: dict[str, Any]) -> set[str]:
    """Where else the name is seen that the user gave: the selected scene is shown by its name."""
    return {path for path, value in seen.items() if value == USERS_NAME}


@every_tracked_case
def test_what_the_user_does_next_is_not_part_of_it(desk, case):
    _before, after = carry_out(desk, case)
    desk.user(lambda: setattr(desk.song.master_track, "color_index", 44))
    desk.run(Undo())
    assert not_taken_back(desk, after) == {}


def test_own_entries_are_made_by_live_also_within_a_step_of_somebody_else(desk):
    """One undo of the whole step leaves what the user did in it, since a parameter splits it."""

    def within_one_step():
        desk.song.begin_undo_step()
        desk.song.scenes[7].name = "the user's"
        desk.song.tracks[0].mixer_device.volume.value = 0.5
        desk.song.end_undo_step()

    desk.user(within_one_step)
    desk.run(Undo())
    assert desk.song.scenes[-1].name == "the user's"


def test_one_undo_takes_back_one_of_two_mutes(desk):
    desk.run(MuteTrack(track_index=0))
    desk.run(MuteTrack(track_index=1))
    desk.run(Undo())
    assert [track.mute for track in desk.song.tracks] == [True, False, False, False]


@pytest.mark.parametrize("command", [MuteTrack(track_index=0), SetTempo(bpm=99)])
def test_nothing_is_tracked_of_what_changes_nothing(desk, command):
    desk.run(command)
    desk.run(command)
    desk.run(Undo())
    assert desk.song.tempo == 120.0
    assert desk.song.tracks[0].mute is False


def test_a_step_is_closed_also_when_live_refuses(desk, monkeypatch):
    kind = type(desk.song)
    calls = []
    for name in ("begin_undo_step", "end_undo_step"):
        monkeypatch.setattr(kind, name, lambda _song, name=name: calls.append(name))
    with pytest.raises(LiveRejected):
        desk.run(CreateMidiClip(track_index=2, scene_index=0))
    assert calls == ["begin_undo_step", "end_undo_step"]
