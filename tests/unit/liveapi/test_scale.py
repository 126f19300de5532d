"""The operations on the scale of the Set."""

import pytest

from alive.domain.commands.scale import GetScale, ListScales, SetScale
from alive.domain.errors import InvalidArgument, LiveRejected


def test_what_is_not_given_stays(live):
    live.run(SetScale(scale_name="Dorian", root_note=2))
    result = live.run(SetScale(scale_mode=True))
    assert (result.root_name, result.scale_name, result.scale_mode) == ("D", "Dorian", True)
    assert result.message == "The scale is D Dorian; scale mode is on."
    assert live.run(GetScale()).scale_intervals == (0, 2, 3, 5, 7, 9, 10)


def test_a_scale_that_live_does_not_know_changes_nothing(live):
    with pytest.raises(LiveRejected, match="no scale 'minor'; it knows Major, Minor, Dorian"):
        live.run(SetScale(scale_name="minor", root_note=5))
    assert (live.song.scale_name, live.song.root_note) == ("Major", 0)


def test_every_scale_that_is_listed_can_be_set(live):
    for scale in live.run(ListScales()).scales:
        assert live.run(SetScale(scale_name=scale.name)).scale_intervals == scale.intervals


def test_there_are_twelve_root_notes():
    with pytest.raises(InvalidArgument):
        SetScale(root_note=12)
