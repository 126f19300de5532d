"""The operations on the crossfader, on the simulator of Live."""

import pytest

from alive.domain.commands.crossfader import (
    GetCrossfaderAssignment,
    GetCrossfaderPosition,
    SetCrossfaderAssignment,
    SetCrossfaderPosition,
)
from alive.domain.commands.song import Undo
from alive.domain.enumerations import CrossfaderSide
from alive.domain.errors import InvalidArgument, LiveRejected

LIVES_NUMBERS = [(0, 1, "None"), (1, 0, "A"), (2, 2, "B")]
"""The older number, Live's number, the name: the older server wrote the one for the other."""


@pytest.mark.parametrize(("number", "lives", "name"), LIVES_NUMBERS)
def test_a_number_means_the_side_that_it_was_documented_for(live, number, lives, name):
    live.user(lambda: setattr(live.song.tracks[0].mixer_device, "crossfade_assign", (lives + 1) % 3))
    result = live.run(SetCrossfaderAssignment(track_index=0, assignment=CrossfaderSide(number)))
    assert live.song.tracks[0].mixer_device.crossfade_assign == lives
    assert (result.crossfader_assignment, result.assignment_name) == (number, name)
    read = live.run(GetCrossfaderAssignment(track_index=0))
    assert (read.crossfader_assignment, read.assignment_name) == (number, name)


def test_a_new_track_is_on_no_side(live):
    assert live.run(GetCrossfaderAssignment(track_index="return_tracks/0")).assignment_name == "None"


def test_the_main_track_is_on_no_side_and_live_says_so(live):
    for command in (
        GetCrossfaderAssignment(track_index="master"),
        SetCrossfaderAssignment(track_index="master", assignment=CrossfaderSide.A),
    ):
        with pytest.raises(LiveRejected, match="no crossfader assignment"):
            live.run(command)


@pytest.mark.parametrize("assignment", [3, -1, "C", True])
def test_other_sides_are_refused_and_not_clamped(assignment):
    with pytest.raises(InvalidArgument):
        SetCrossfaderAssignment(track_index=0, assignment=assignment)


def test_the_words_tell_the_side(live):
    words = [live.run(SetCrossfaderAssignment(track_index=0, assignment=side)).message for side in CrossfaderSide]
    assert words == [
        "The track is on no side of the crossfader.",
        "The track is on side A of the crossfader.",
        "The track is on side B of the crossfader.",
    ]


def test_an_assignment_is_an_undo_entry_of_its_own_and_is_counted(live):
    before = live.context.own_entries
    live.run(SetCrossfaderAssignment(track_index=0, assignment=CrossfaderSide.A))
    live.run(SetCrossfaderAssignment(track_index=0, assignment=CrossfaderSide.A))
    assert live.context.own_entries == before + 1
    live.run(Undo())
    assert live.song.tracks[0].mixer_device.crossfade_assign == 1


def test_the_crossfader_is_moved(live):
    result = live.run(SetCrossfaderPosition(position=0.5))
    parameter = live.song.master_track.mixer_device.crossfader
    assert (result.position, result.position_display_value) == (0.5, parameter.str_for_value(0.5))
    assert parameter.value == 0.5
    assert live.run(GetCrossfaderPosition()).position == 0.5


@pytest.mark.parametrize("position", [1.5, -1.5])
def test_a_position_out_of_range_is_refused(position):
    with pytest.raises(InvalidArgument):
        SetCrossfaderPosition(position=position)
