"""The operations on grooves. Only a person or the browser puts them into the pool."""

import pytest

from alive.domain.commands.clip import CreateMidiClip
from alive.domain.commands.groove import (
    ClearClipGroove,
    GetClipGroove,
    GetGroovePoolGrooves,
    SetClipGroove,
    SetClipGrooveAmount,
    SetGroove,
)
from alive.domain.commands.song import Undo
from alive.domain.errors import LiveRejected, NotFound

CLIP = "tracks/0/clip_slots/0/clip"


@pytest.fixture
def clip(live):
    live.sim.add_groove("Swing")
    live.sim.add_groove("Hip Hop")
    live.run(CreateMidiClip(track_index=0, scene_index=0))
    return live.song.tracks[0].clip_slots[0].clip


def test_the_grooves_are_listed_with_all_their_amounts(live, clip):
    groove = live.run(GetGroovePoolGrooves()).grooves[1]
    assert (groove.index, groove.name, groove.base_name, groove.path) == (
        1,
        "Hip Hop",
        "sixteenth",
        "groove_pool/grooves/1",
    )
    assert (groove.timing_amount, groove.quantization_amount, groove.random_amount, groove.velocity_amount) == (
        1,
        0,
        0,
        0,
    )


def test_a_groove_is_found_by_its_id_too(live, clip):
    grooves = live.run(GetGroovePoolGrooves()).grooves
    result = live.run(SetClipGroove(track_index=0, clip_index=0, groove_index=grooves[1].groove_id))
    assert (result.groove_index, result.groove_id) == (1, grooves[1].groove_id)
    assert clip.groove.name == "Hip Hop"
    assert live.run(GetClipGroove(clip=CLIP)).groove_name == "Hip Hop"


def test_an_empty_pool_has_no_groove_to_give(live):
    live.run(CreateMidiClip(track_index=0, scene_index=0))
    with pytest.raises(NotFound):
        live.run(SetClipGroove(track_index=0, clip_index=0, groove_index=0))
    assert live.song.tracks[0].clip_slots[0].clip.has_groove is False


def test_a_groove_that_is_not_there_leaves_the_clip_its_own(live, clip):
    live.run(SetClipGroove(track_index=0, clip_index=0, groove_index=0))
    with pytest.raises(NotFound):
        live.run(SetClipGroove(track_index=0, clip_index=0, groove_index=2))
    assert clip.groove.name == "Swing"


def test_without_a_groove_a_clip_has_no_amount(live, clip):
    assert live.run(GetClipGroove(clip=CLIP)).groove_id is None
    with pytest.raises(LiveRejected, match="The clip has no groove"):
        live.run(SetClipGrooveAmount(track_index=0, clip_index=0, amount=0.5))


def test_the_amount_of_a_clip_is_that_of_its_groove(live, clip):
    live.run(SetClipGroove(track_index=0, clip_index=0, groove_index=1))
    result = live.run(SetClipGrooveAmount(track_index=0, clip_index=0, amount=0.5))
    assert (result.groove_amount, result.groove_index) == (0.5, 1)
    assert [groove.timing_amount for groove in live.song.groove_pool.grooves] == [1.0, 0.5]
    assert live.song.groove_amount == 1.0


def test_what_is_not_given_of_a_groove_stays(live, clip):
    result = live.run(SetGroove(groove=0, velocity_amount=-1, base="eighth_triplet"))
    assert (result.name, result.velocity_amount, result.base_name, result.timing_amount) == (
        "Swing",
        -1.0,
        "eighth_triplet",
        1.0,
    )
    live.run(Undo())
    assert live.song.groove_pool.grooves[0].velocity_amount == 0.0


def test_a_groove_is_taken_away_from_the_clip_and_stays_in_the_pool(live, clip):
    live.run(SetClipGroove(track_index=0, clip_index=0, groove_index=0))
    assert live.run(ClearClipGroove(clip=CLIP)).has_groove is False
    assert clip.groove is None
    assert live.run(GetGroovePoolGrooves()).count == 2


def test_a_journal_gives_the_groove_of_a_clip_its_amount_back(live, clip):
    """The amount is the groove's, although the command names the clip."""
    live.run(SetClipGroove(track_index=0, clip_index=0, groove_index=1))
    command = SetClipGrooveAmount(track_index=0, clip_index=0, amount=0.5)
    journal = live.adapter.open_journal()
    journal.before(command)
    live.run(command)
    journal.after(command)
    assert taken_back(live, journal).remains == ()
    assert live.song.groove_pool.grooves[1].timing_amount == 1.0


def taken_back(live, journal):
    steps = journal.take_back()
    while True:
        try:
            next(steps)
        except StopIteration as end:
            return end.value
        live.sim.advance(0.1)
