"""What operations on the playing position of clips return."""

from typing import Annotated

from alive.domain.operation import result
from alive.domain.quantities import ClipTime, Doc


@result
class ClipPosition:
    """Where a clip plays, as Live shows it."""

    message: str
    clip_id: str
    path: str
    is_playing: bool
    playing_position: Annotated[ClipTime, Doc("Where inside the clip it plays; 0 when it does not.")]
