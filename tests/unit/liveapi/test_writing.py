"""Several writes that are one."""

import pytest

from alive.adapters.liveapi.writing import all_or_none
from alive.domain.errors import OutcomeUnknown


class Thing:
    """It takes what is below ten, and after nine nothing any more."""

    def __init__(self):
        self.values = {"one": 1, "two": 2}

    def __getattr__(self, name):
        return self.values[name]

    def __setattr__(self, name, value):
        if name == "values":
            object.__setattr__(self, name, value)
        elif 9 in self.values.values() or value >= 10:
            raise RuntimeError(f"{value} is refused")
        else:
            self.values[name] = value


def write(*changes):
    with all_or_none() as writes:
        for thing, member, value in changes:
            writes.write(thing, member, value)


def test_all_of_them_stay():
    thing = Thing()
    write((thing, "one", 3), (thing, "two", 4))
    assert thing.values == {"one": 3, "two": 4}


def test_or_none_and_the_first_that_was_there_comes_back():
    thing = Thing()
    with pytest.raises(RuntimeError, match="12 is refused"):
        write((thing, "one", 3), (thing, "one", 5), (thing, "two", 12))
    assert thing.values == {"one": 1, "two": 2}


def test_what_cannot_be_put_back_is_told_and_the_rest_is():
    stuck, other = Thing(), Thing()
    with pytest.raises(OutcomeUnknown, match="12 is refused; of what was written before it, 1 could not be put back"):
        write((other, "one", 3), (stuck, "one", 9), (other, "two", 12))
    assert (stuck.values["one"], other.values["one"]) == (9, 1)
