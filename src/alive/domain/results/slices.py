"""What operations on the slices of a sample return."""

from typing import Annotated

from alive.domain.operation import result
from alive.domain.quantities import Count, Doc, EnumNumber, RegionCount, SampleFrame, Sensitivity


@result
class Slices:
    """The slices of the sample of a Simpler, between its markers."""

    device_id: str
    slices: Annotated[tuple[SampleFrame, ...], Doc("Where each slice begins.")]
    count: Count
    slicing_style: EnumNumber
    slicing_style_name: str
    slicing_sensitivity: Sensitivity
    slicing_beat_division: EnumNumber
    slicing_beat_division_name: str
    slicing_region_count: RegionCount


@result
class SlicesChanged(Slices):
    """The slices as Live shows them afterwards."""

    message: str
