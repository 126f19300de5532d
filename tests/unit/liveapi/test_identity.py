"""Stable ids, on stand-ins that behave as the wrappers of Live do."""

import pytest

from alive.adapters.liveapi.identity import Identities
from alive.domain.errors import NotFound
from alive.domain.refs import TRACK


class Thing:
    """What a wrapper stands for."""

    def __init__(self, ptr):
        self.ptr = ptr
        self.alive = True


class Wrapper:
    """Equal by the thing behind it; equal to None, and raising, once that was deleted."""

    def __init__(self, thing):
        self._thing = thing

    def __eq__(self, other):
        if other is None:
            return not self._thing.alive
        return isinstance(other, Wrapper) and self._thing is other._thing

    __hash__ = None

    @property
    def _live_ptr(self):
        if not self._thing.alive:
            raise TypeError("dead")
        return self._thing.ptr


@pytest.fixture
def ids():
    return Identities("9f2c")


def find(ids, text):
    return ids.find(TRACK.parse(text))


def test_an_id_is_kind_number_and_nonce(ids):
    assert ids.id_of("track", Wrapper(Thing(100))) == "track#1.9f2c"
    assert ids.id_of("scene", Wrapper(Thing(200))) == "scene#2.9f2c"


def test_two_wrappers_of_one_object_have_one_id(ids):
    thing = Thing(100)
    assert ids.id_of("track", Wrapper(thing)) == ids.id_of("track", Wrapper(thing))


def test_the_object_is_found_by_its_id(ids):
    thing = Thing(100)
    assert find(ids, ids.id_of("track", Wrapper(thing))) == Wrapper(thing)


def test_an_address_that_live_uses_again_does_not_carry_the_id_over(ids):
    former, later = Thing(100), Thing(100)
    former_id = ids.id_of("track", Wrapper(former))
    former.alive = False
    later_id = ids.id_of("track", Wrapper(later))
    assert later_id != former_id
    assert find(ids, later_id) == Wrapper(later)
    with pytest.raises(NotFound, match=f"{former_id} was deleted"):
        find(ids, former_id)


def test_looking_for_what_was_deleted_says_so_each_time(ids):
    thing = Thing(100)
    text = ids.id_of("track", Wrapper(thing))
    thing.alive = False
    for _ in range(2):
        with pytest.raises(NotFound, match="was deleted"):
            find(ids, text)
    assert len(ids) == 0


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("track#1.aaaa", "belongs to another Set"),
        ("track#2.9f2c", "there never was a track with this id"),
        ("track#3.9f2c", "there never was a track with this id"),
    ],
)
def test_an_id_that_was_never_given_to_such_an_object_is_not_found(ids, text, message):
    ids.id_of("track", Wrapper(Thing(100)))
    ids.id_of("scene", Wrapper(Thing(200)))
    with pytest.raises(NotFound, match=message):
        find(ids, text)


def test_deleted_objects_are_forgotten_while_new_ones_come(ids):
    kept = [Thing(ptr) for ptr in range(10)]
    for thing in kept:
        ids.id_of("track", Wrapper(thing))
    for ptr in range(1000, 6000):
        passing = Thing(ptr)
        ids.id_of("track", Wrapper(passing))
        passing.alive = False
    assert len(ids) < 40
    assert all(find(ids, f"track#{number}.9f2c") == Wrapper(thing) for number, thing in enumerate(kept, 1))


def test_objects_that_are_asked_for_but_never_deleted_are_all_kept(ids):
    things = [Thing(ptr) for ptr in range(500)]
    texts = [ids.id_of("track", Wrapper(thing)) for thing in things]
    assert [find(ids, text) == Wrapper(thing) for text, thing in zip(texts, things, strict=True)] == [True] * 500
