"""Operations on the slices of the sample of a Simpler. Positions are frames from the start of the sample."""

from typing import Annotated

from alive.domain.commands.simpler import OneChangeAtLeast, Simpler
from alive.domain.enumerations import SlicingBeatDivision, SlicingStyle
from alive.domain.operation import Command, Effect, operation
from alive.domain.quantities import Doc, RegionCount, SampleFrame, Sensitivity
from alive.domain.results.slices import Slices, SlicesChanged

_CATEGORY = "Sampler/Simpler"
_SAMPLE = "Live.Sample.Sample"


@operation(category=_CATEGORY, effect=Effect.READ, source=(f"{_SAMPLE}.slices", f"{_SAMPLE}.slicing_style"))
class GetSlices(Command[Slices]):
    """List where the slices of the sample of a Simpler begin, and by what it is sliced.

    Raises:
        NotFound: There is no such device.
        LiveRejected: The device is no Simpler or is empty.
    """

    device: Simpler


@operation(
    category=_CATEGORY,
    effect=Effect.EDIT,
    source=(
        f"{_SAMPLE}.slicing_style",
        f"{_SAMPLE}.slicing_sensitivity",
        f"{_SAMPLE}.slicing_beat_division",
        f"{_SAMPLE}.slicing_region_count",
        f"{_SAMPLE}.slices",
    ),
)
class SetSlicing(OneChangeAtLeast, Command[SlicesChanged]):
    """Change by what the sample of a Simpler is sliced: transients, beats, regions or by hand. What is not given stays.

    All are set, or none.

    Raises:
        NotFound: There is no such device.
        LiveRejected: The device is no Simpler or is empty, or Live does not take a value.
    """

    device: Simpler
    slicing_style: SlicingStyle | None = None
    slicing_sensitivity: Annotated[Sensitivity | None, Doc("Of slices by transients: the higher, the more.")] = None
    slicing_beat_division: Annotated[SlicingBeatDivision | None, Doc("The length of slices by beats.")] = None
    slicing_region_count: Annotated[RegionCount | None, Doc("The number of slices by regions.")] = None


@operation(category=_CATEGORY, effect=Effect.EDIT, source=(f"{_SAMPLE}.insert_slice", f"{_SAMPLE}.slices"))
class InsertSlice(Command[SlicesChanged]):
    """Insert a slice into the sample of a Simpler.

    Raises:
        NotFound: There is no such device.
        LiveRejected: The device is no Simpler or is empty, the position is not between the markers, or there is a
            slice already.
        OutcomeUnknown: Live shows no new slice.
    """

    device: Simpler
    slice_time: SampleFrame


@operation(category=_CATEGORY, effect=Effect.EDIT, source=(f"{_SAMPLE}.move_slice", f"{_SAMPLE}.slices"))
class MoveSlice(Command[SlicesChanged]):
    """Move a slice of the sample of a Simpler. The reply has the position it has then.

    Raises:
        NotFound: There is no such device, or no slice at that position.
        LiveRejected: The device is no Simpler or is empty, or the new position is not between the markers.
    """

    device: Simpler
    slice_time: SampleFrame
    new_time: SampleFrame


@operation(
    category=_CATEGORY,
    effect=Effect.EDIT,
    destructive=True,
    source=(f"{_SAMPLE}.remove_slice", f"{_SAMPLE}.slices"),
)
class RemoveSlice(Command[SlicesChanged]):
    """Remove a slice of the sample of a Simpler.

    Raises:
        NotFound: There is no such device, or no slice at that position.
        LiveRejected: The device is no Simpler or is empty.
        OutcomeUnknown: Live still shows the slice.
    """

    device: Simpler
    slice_time: SampleFrame


@operation(
    category=_CATEGORY,
    effect=Effect.EDIT,
    destructive=True,
    source=(f"{_SAMPLE}.clear_slices", f"{_SAMPLE}.slices"),
)
class ClearSlices(Command[SlicesChanged]):
    """Remove all slices that were made by hand in the manual style.

    Raises:
        NotFound: There is no such device.
        LiveRejected: The device is no Simpler or is empty.
    """

    device: Simpler


@operation(
    category=_CATEGORY,
    effect=Effect.EDIT,
    destructive=True,
    source=(f"{_SAMPLE}.reset_slices", f"{_SAMPLE}.slices"),
)
class ResetSlices(Command[SlicesChanged]):
    """Take back all edits of slices: they go to where Live put them.

    Raises:
        NotFound: There is no such device.
        LiveRejected: The device is no Simpler or is empty.
    """

    device: Simpler
