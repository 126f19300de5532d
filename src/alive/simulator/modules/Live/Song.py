"""Live.Song."""  # noqa: N999 - Live's own name

from alive.simulator.enums import (
    CaptureDestination,
    CaptureMode,
    Quantization,
    RecordingQuantization,
    SessionRecordStatus,
    TimeFormat,
)
from alive.simulator.song import SongNode
from alive.simulator.times import BeatTime

Song = SongNode.wrapper

__all__ = [
    "BeatTime",
    "CaptureDestination",
    "CaptureMode",
    "Quantization",
    "RecordingQuantization",
    "SessionRecordStatus",
    "Song",
    "TimeFormat",
]
