"""What operations on the views of Live's window return."""

from typing import Annotated

from alive.domain.operation import result
from alive.domain.quantities import Beats, Doc


@result
class ShownView:
    """One view of the window."""

    name: str
    is_visible: bool


@result
class Views:
    """What Live's window shows."""

    focused_document_view: Annotated[str, Doc("Session or Arranger.")]
    views: tuple[ShownView, ...]
    browse_mode: Annotated[bool, Doc("Whether the browser swaps the selected device.")]
    follow_song: Annotated[bool, Doc("Whether the Arrangement scrolls with the song.")]
    draw_mode: bool


@result
class ViewIsVisible:
    """Whether a view is shown."""

    view: str
    is_visible: bool


@result
class ViewChanged:
    """What Live shows now."""

    message: str
    view: str
    is_visible: bool
    focused_document_view: Annotated[str, Doc("Session or Arranger.")]


@result
class ViewMoved:
    """That Live was asked; it tells nothing of where a view stands."""

    message: str
    view: str
    direction: str


@result
class BrowseModeToggled:
    """Whether the browser swaps the selected device."""

    message: str
    browse_mode: bool


@result
class FollowSongSet:
    """Whether the Arrangement scrolls with the song."""

    message: str
    follow_song: bool


@result
class DrawModeSet:
    """Whether the mouse draws."""

    message: str
    draw_mode: bool


@result
class ScrolledToTime:
    """Where the song is, and with it the Arrangement."""

    message: str
    time: Beats
    follow_song: bool


@result
class SessionHighlightSet:
    """That Live was given the box; it does not tell what it shows."""

    message: str
