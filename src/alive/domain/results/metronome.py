"""What operations on the metronome return."""

from typing import Annotated

from alive.domain.operation import result
from alive.domain.quantities import Doc, FaderLevel


@result
class MetronomeSet:
    """The metronome switch that Live shows."""

    message: str
    metronome: bool


@result
class MetronomeVolume:
    """The cue volume, with which the metronome is heard."""

    volume: FaderLevel
    volume_display_value: Annotated[str, Doc("As Live writes it.")]
    metronome: Annotated[bool, Doc("Whether the metronome is on.")]


@result
class MetronomeVolumeSet:
    """The cue volume that Live shows."""

    message: str
    volume: FaderLevel
    volume_display_value: Annotated[str, Doc("As Live writes it.")]
