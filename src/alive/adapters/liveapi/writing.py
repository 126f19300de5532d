"""Writes that Live gives entries of their own in its undo history, even inside an undo step.

They are counted, so that a batch which takes itself back can tell how many undos lie before the user's own last edit.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from Live.DeviceParameter import DeviceParameter
    from Live.Track import Track

    from alive.adapters.liveapi.context import LiveContext


def write_parameter(live: "LiveContext", parameter: "DeviceParameter", value: float) -> float:
    """Write a value of a device or mixer parameter; answers the value that Live shows. Live refuses what it cannot."""
    before = parameter.value
    parameter.value = value
    shown = parameter.value
    live.own_entries += shown != before
    return shown


def write_name(live: "LiveContext", track: "Track", name: str) -> str:
    """Write the name of a track; answers the name that Live shows."""
    before = track.name
    track.name = name
    shown = track.name
    live.own_entries += shown != before
    return shown
