"""Keeps what is made for a large Set out of full garbage collections.

Python's collector looks at everything that there is once a quarter has been added to it: for the observers of a
thousand tracks that takes a quarter of a second, in the middle of a turn, and it happens again and again while they are
attached. They stay as long as the Set does, so they are set apart, as what the script is made of is when it has begun.
The collector has one such place for the whole interpreter: what others have made up to then goes with it, and is freed
as ever when nobody refers to it; only rings of it that are given up later wait until observing ends. What is taken out
of the Set must leave no ring, for it would wait, too. Small Sets are none of this worth.
"""

import gc

LARGE = 2000
"""Objects of Live from which on a Set is large: their observers are some 25,000 containers, 5 ms to look at."""

AT_ONCE = 250
"""Objects of Live whose observers are then set apart together: about a millisecond."""


class LongLived:
    """Counts what is made, and sets it apart."""

    def __init__(self) -> None:
        self._made = 0
        self._is_anything_apart = False

    def made_one(self) -> None:
        """Observers of one object of Live were made, or what is published of it."""
        self._made += 1
        if self._made >= LARGE and self._made % AT_ONCE == 0:
            self._is_anything_apart = True
            gc.collect(1)  # a young ring would be kept; there are few
            gc.freeze()

    def release(self) -> None:
        """All of it may be given up."""
        self._made = 0
        if self._is_anything_apart:
            self._is_anything_apart = False
            gc.unfreeze()
