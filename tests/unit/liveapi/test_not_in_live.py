"""What Live's API cannot do is refused with the reason and with what can be done instead, and changes nothing."""

import re

import pytest

import alive.domain.commands  # noqa: F401 - declares every operation
from alive.domain.commands.not_in_live import FlattenTrack, FreezeTrack, GroupTracks, UnfreezeTrack, UngroupTrack
from alive.domain.errors import UnsupportedByLive
from alive.domain.operation import operations
from tests.cases.desk import CaseDesk
from tests.cases.not_in_live import CASES
from tests.cases.picture import differences, picture

UNSUPPORTED = {name: spec.unsupported for name, spec in operations().items() if spec.unsupported is not None}
IMPOSSIBLE_IN_THE_OLDER_PROTOCOL = 23


def test_every_one_of_the_older_protocol_is_declared():
    assert len(UNSUPPORTED) >= IMPOSSIBLE_IN_THE_OLDER_PROTOCOL + 1
    assert {case.action for case in CASES} <= UNSUPPORTED.keys()


@pytest.mark.parametrize("name", sorted(UNSUPPORTED))
def test_the_reason_names_only_operations_that_there_are(name):
    """An operation's name is the only word with an underscore in these texts."""
    named = set(re.findall(r"\b[a-z]+(?:_[a-z]+)+\b", UNSUPPORTED[name]))
    assert named <= operations().keys()


@pytest.mark.parametrize("name", sorted({case.action for case in CASES}))
def test_the_reason_tells_what_a_person_does_or_what_can_be_done_instead(name):
    assert re.search("a person|launch_|The clips", UNSUPPORTED[name])
    assert operations()[name].summary.endswith("Not possible with Live's API.")


def test_nothing_changes(tmp_path):
    from alive.simulator import ManualClock, Simulator

    with Simulator(clock=ManualClock()) as sim:
        desk = CaseDesk(sim, tmp_path)
        before = picture(desk.song)
        for case in CASES:
            with pytest.raises(UnsupportedByLive, match="API"):
                desk.carry_out(case.action, case.arguments)
        assert differences(before, picture(desk.song)) == {}


@pytest.mark.parametrize(
    ("command", "words"),
    [
        (FreezeTrack(track_index=0), "chooses Freeze Track"),
        (UnfreezeTrack(track_index=0), "chooses Unfreeze Track"),
        (FlattenTrack(track_index=0), "chooses Flatten"),
        (GroupTracks(start_index=0, end_index=1), r"presses Cmd\+G or Ctrl\+G"),
        (UngroupTrack(group_track_index=0), "group with its members"),
    ],
)
def test_it_is_told_where_a_person_clicks(live, command, words):
    with pytest.raises(UnsupportedByLive, match=words):
        live.run(command)
