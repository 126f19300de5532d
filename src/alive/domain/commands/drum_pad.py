"""Operations on the pads of Drum Racks. A pad's place in a path is its note: `.../drum_pads/36`."""

from typing import Annotated

from alive.domain.operation import Command, Effect, Undo, operation
from alive.domain.quantities import Doc, MidiPitch
from alive.domain.refs import DeviceRef, DrumPadRef
from alive.domain.results.drum_pad import DrumPadChanged, DrumPadInfo, DrumPads

_CATEGORY = "Racks/Chains"
_PAD = "Live.DrumPad.DrumPad"
_READS = (f"{_PAD}.note", f"{_PAD}.name", f"{_PAD}.mute", f"{_PAD}.solo", f"{_PAD}.chains")


@operation(category=_CATEGORY, effect=Effect.READ, source=("Live.RackDevice.RackDevice.drum_pads", *_READS))
class GetDrumPads(Command[DrumPads]):
    """List the pads of a Drum Rack by note, those that have a chain or all 128.

    Raises:
        NotFound: There is no such device.
        LiveRejected: The device is no Drum Rack, or one inside another, which has no pads.
    """

    device: DeviceRef
    empty: Annotated[bool, Doc("Whether empty pads are listed too.")] = False


@operation(category=_CATEGORY, effect=Effect.READ, source=_READS)
class GetDrumPad(Command[DrumPadInfo]):
    """Get a pad of a Drum Rack: its name, switches and chains.

    Raises:
        NotFound: There is no such pad.
    """

    drum_pad: DrumPadRef


@operation(category=_CATEGORY, effect=Effect.PERFORM, undo=Undo.STEP, source=f"{_PAD}.mute")
class SetDrumPadMute(Command[DrumPadChanged]):
    """Mute all chains of a pad of a Drum Rack, or with `mute` false let them sound again.

    Raises:
        NotFound: There is no such pad.
        LiveRejected: Live ignored it, as it does with an empty pad.
    """

    drum_pad: DrumPadRef
    mute: bool = True


@operation(category=_CATEGORY, effect=Effect.PERFORM, source=f"{_PAD}.solo")
class SetDrumPadSolo(Command[DrumPadChanged]):
    """Solo all chains of a pad of a Drum Rack, or with `solo` false end their solo.

    Raises:
        NotFound: There is no such pad.
        LiveRejected: Live ignored it, as it does with an empty pad.
    """

    drum_pad: DrumPadRef
    solo: bool = True


@operation(
    category=_CATEGORY,
    effect=Effect.EDIT,
    destructive=True,
    source=("Live.RackDevice.RackDevice.copy_pad", f"{_PAD}.chains"),
)
class CopyDrumPad(Command[DrumPadChanged]):
    """Copy everything on a pad of a Drum Rack to another pad, whose own chains are replaced.

    Raises:
        NotFound: There is no such pad.
        LiveRejected: The pad is empty.
        OutcomeUnknown: Live shows nothing on the other pad.
    """

    drum_pad: DrumPadRef
    to_note: Annotated[MidiPitch, Doc("The note of the other pad, on the same rack.")]


@operation(
    category=_CATEGORY,
    effect=Effect.EDIT,
    destructive=True,
    source=(f"{_PAD}.delete_all_chains", f"{_PAD}.chains"),
)
class DeleteDrumPadChains(Command[DrumPadChanged]):
    """Empty a pad of a Drum Rack: delete its chains with all devices.

    Raises:
        NotFound: There is no such pad, or it is empty.
        OutcomeUnknown: Live still shows chains on it.
    """

    drum_pad: DrumPadRef
