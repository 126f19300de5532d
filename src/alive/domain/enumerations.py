"""Live's own enumerations: each member has Live's number and Live's name for it.

A parameter of such a type takes the name (`"beats"`, whatever the case) or the number.
"""

import enum


class WarpMode(enum.IntEnum):
    """How the sound of an audio clip is stretched."""

    BEATS = 0
    TONES = 1
    TEXTURE = 2
    REPITCH = 3
    COMPLEX = 4
    REX = 5
    COMPLEX_PRO = 6
