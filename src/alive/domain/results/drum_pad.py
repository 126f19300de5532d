"""What operations on the pads of Drum Racks return."""

from typing import Annotated

from alive.domain.operation import result
from alive.domain.quantities import Count, Doc, MidiPitch


@result
class DrumPadInfo:
    """A pad of a Drum Rack."""

    drum_pad_id: str
    path: str
    note: MidiPitch
    name: Annotated[str, Doc("That of its chain; of an empty pad, its note.")]
    mute: bool
    solo: bool
    chain_ids: Annotated[tuple[str, ...], Doc("Its chains; none if it is empty.")]


@result
class DrumPads:
    """The pads of a Drum Rack, by note."""

    device_id: str
    path: str
    drum_pads: tuple[DrumPadInfo, ...]
    count: Count


@result
class DrumPadChanged(DrumPadInfo):
    """A pad as Live shows it afterwards."""

    message: str
