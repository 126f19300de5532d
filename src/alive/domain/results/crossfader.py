"""What operations on the crossfader return."""

from typing import Annotated

from alive.domain.operation import result
from alive.domain.quantities import CrossfaderPosition, Doc, EnumNumber
from alive.domain.refs import TrackRef

SideNumber = Annotated[EnumNumber, Doc("0 none, 1 A, 2 B.")]
SideName = Annotated[str, Doc("None, A or B.")]


@result
class CrossfaderAssignment:
    """The side of a track."""

    track_index: TrackRef
    track_id: str
    crossfader_assignment: SideNumber
    assignment_name: SideName


@result
class CrossfaderAssigned:
    """The side that Live shows."""

    message: str
    track_index: TrackRef
    track_id: str
    crossfader_assignment: SideNumber
    assignment_name: SideName


@result
class CrossfaderPlace:
    """The position of the crossfader."""

    position: CrossfaderPosition
    position_display_value: Annotated[str, Doc("As Live writes it.")]


@result
class CrossfaderSet:
    """The position that Live shows."""

    message: str
    position: CrossfaderPosition
    position_display_value: Annotated[str, Doc("As Live writes it.")]
