"""The operations on data that scripts keep in the Set."""

import math

import pytest

from alive.domain.commands.set_data import GetData, SetData
from alive.domain.errors import LiveRejected, NotFound, OutcomeUnknown


@pytest.mark.parametrize("value", [None, True, 3, -2.5, "text", [1, [2, {"a": None}]], {}, {"a": [True]}])
def test_what_is_stored_is_given_back(live, value):
    live.run(SetData(key="k", value=value))
    result = live.run(GetData(key="k"))
    assert (result.value, result.is_stored) == (value, True)
    assert live.song.get_data("k", "nothing") == value


def test_of_a_key_that_nobody_used_nothing_is_stored(live):
    result = live.run(GetData(key="k"))
    assert (result.value, result.is_stored) == (None, False)


def test_the_song_and_each_track_keep_their_own(live):
    live.run(SetData(key="k", value="song"))
    live.run(SetData(key="k", value="track", track_index=1))
    live.run(SetData(key="k", value="main", track_index="master"))
    found = [live.run(GetData(key="k", track_index=index)).value for index in (None, 0, 1, "master")]
    assert found == ["song", None, "track", "main"]


def test_a_track_that_is_not_there_keeps_nothing(live):
    with pytest.raises(NotFound):
        live.run(SetData(key="k", value=1, track_index=9))
    assert live.run(GetData(key="k")).is_stored is False


@pytest.mark.parametrize("value", [b"bytes", {1: 2}, {"a": {3}}, math.nan, [math.inf]])
def test_what_another_script_stored_and_json_cannot_carry_is_refused(live, value):
    live.user(lambda: live.song.set_data("k", value))
    with pytest.raises(LiveRejected, match="JSON cannot carry"):
        live.run(GetData(key="k"))


def test_a_tuple_of_another_script_is_a_list(live):
    live.user(lambda: live.song.set_data("k", (1, (2,))))
    assert live.run(GetData(key="k")).value == [1, [2]]


def test_a_value_that_live_does_not_give_back_has_an_unknown_outcome(live, monkeypatch):
    monkeypatch.setattr(type(live.song), "set_data", lambda *_: None)
    with pytest.raises(OutcomeUnknown, match="gives another one back"):
        live.run(SetData(key="k", value=1))
