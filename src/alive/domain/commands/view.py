"""Operations on the views of Live's window."""

from typing import Annotated

from alive.domain.enumerations import Direction
from alive.domain.operation import Command, Effect, operation
from alive.domain.quantities import Beats, Doc, Index, Interval, OneOf, Unit
from alive.domain.results.view import (
    BrowseModeToggled,
    DrawModeSet,
    FollowSongSet,
    ScrolledToTime,
    SessionHighlightSet,
    ViewChanged,
    ViewIsVisible,
    ViewMoved,
    Views,
)

_CATEGORY = "View/Nav"
_VIEW = "Live.Application.Application.View"
_VISIBLE = (f"{_VIEW}.is_view_visible", f"{_VIEW}.focused_document_view")

ViewName = Annotated[
    str,
    OneOf(("Browser", "Arranger", "Session", "Detail", "Detail/Clip", "Detail/DeviceChain")),
    Doc("As Live has it."),
]
HighlightSize = Annotated[int, Interval(1, 1000), Unit("slots")]


@operation(
    category=_CATEGORY,
    effect=Effect.READ,
    source=(
        *_VISIBLE,
        f"{_VIEW}.available_main_views",
        f"{_VIEW}.browse_mode",
        "Live.Song.Song.View.follow_song",
        "Live.Song.Song.View.draw_mode",
    ),
)
class GetView(Command[Views]):
    """Tell what Live's window shows: which views, follow, draw mode, hot-swapping."""


@operation(category=_CATEGORY, effect=Effect.READ, source=f"{_VIEW}.is_view_visible")
class IsViewVisible(Command[ViewIsVisible]):
    """Tell whether a view is shown in Live's main window."""

    view: ViewName


@operation(category=_CATEGORY, effect=Effect.PERFORM, source=(f"{_VIEW}.show_view", *_VISIBLE))
class ShowView(Command[ViewChanged]):
    """Show a view of Live's window. Session and Arranger take each other's place, and so do the two of Detail.

    Raises:
        OutcomeUnknown: Live did not show it in time.
    """

    view: ViewName


@operation(category=_CATEGORY, effect=Effect.PERFORM, source=(f"{_VIEW}.hide_view", *_VISIBLE))
class HideView(Command[ViewChanged]):
    """Hide a view of Live's window. Instead of Session the Arranger shows, and the other way round.

    Raises:
        OutcomeUnknown: Live did not hide it in time.
    """

    view: ViewName


@operation(category=_CATEGORY, effect=Effect.PERFORM, source=(f"{_VIEW}.focus_view", *_VISIBLE))
class FocusView(Command[ViewChanged]):
    """Show a view of Live's window and give it the focus, so that keys go there.

    Raises:
        OutcomeUnknown: Live did not show it in time.
    """

    view: ViewName


@operation(category=_CATEGORY, effect=Effect.PERFORM, source=(f"{_VIEW}.show_view", *_VISIBLE))
class ShowClipView(Command[ViewChanged]):
    """Show the Session View. `show_view` with Detail/Clip shows the Clip View.

    It does what it always did, whatever its name says.

    Raises:
        OutcomeUnknown: Live did not show it in time.
    """


@operation(category=_CATEGORY, effect=Effect.PERFORM, source=(f"{_VIEW}.show_view", *_VISIBLE))
class ShowArrangementView(Command[ViewChanged]):
    """Show the Arrangement View.

    Raises:
        OutcomeUnknown: Live did not show it in time.
    """


@operation(category=_CATEGORY, effect=Effect.PERFORM, source=f"{_VIEW}.scroll_view")
class ScrollView(Command[ViewMoved]):
    """Scroll a view by one step.

    By Live's description, left and right move the insert marker in the Arranger. Live does nothing where the view
    cannot scroll so, and does not tell.
    """

    view: ViewName
    direction: Direction
    modifier_pressed: Annotated[
        bool, Doc("In the Arranger, whether left and right change the length of the selected time instead.")
    ] = False


@operation(category=_CATEGORY, effect=Effect.PERFORM, source=f"{_VIEW}.zoom_view")
class ZoomView(Command[ViewMoved]):
    """Zoom a view by one step: left and right for the time, up and down for the height of tracks.

    Live does nothing where the view cannot zoom so, and does not tell.
    """

    view: ViewName
    direction: Direction
    modifier_pressed: Annotated[
        bool, Doc("In the Arranger, whether up and down change the height of the selected track only.")
    ] = False


@operation(
    category=_CATEGORY,
    effect=Effect.PERFORM,
    partly=(
        "Live's API cannot scroll to a time: the Arrangement is shown, Follow is turned on, and the position in the "
        "song is moved there, so that the Arrangement follows it. scroll_view scrolls by single steps."
    ),
    source=(
        f"{_VIEW}.show_view",
        f"{_VIEW}.is_view_visible",
        "Live.Song.Song.View.follow_song",
        "Live.Song.Song.current_song_time",
        "Live.Song.Song.is_playing",
    ),
)
class ScrollViewToTime(Command[ScrolledToTime]):
    """Bring a time of the Arrangement into sight, by moving the position in the song there with Follow turned on.

    Not while the song plays: it would be heard.

    Raises:
        LiveRejected: The song plays, or the time lies behind its end.
        OutcomeUnknown: Live did not show it in time.
    """

    time_in_beats: Beats


@operation(category=_CATEGORY, effect=Effect.PERFORM, source=(f"{_VIEW}.toggle_browse", f"{_VIEW}.browse_mode"))
class ToggleBrowse(Command[BrowseModeToggled]):
    """Start or stop hot-swapping the selected device, with the device chain and the browser in sight.

    Raises:
        OutcomeUnknown: Live did not show it in time.
    """


@operation(category=_CATEGORY, effect=Effect.PERFORM, source="Live.Song.Song.View.follow_song")
class SetFollowSong(Command[FollowSongSet]):
    """Set whether the Arrangement scrolls with the song.

    Raises:
        OutcomeUnknown: Live did not show it in time.
    """

    enabled: bool


@operation(category=_CATEGORY, effect=Effect.PERFORM, source="Live.Song.Song.View.draw_mode")
class SetDrawMode(Command[DrawModeSet]):
    """Set whether the mouse draws notes and automation.

    Raises:
        OutcomeUnknown: Live did not show it in time.
    """

    enabled: bool


@operation(category=_CATEGORY, effect=Effect.PERFORM, source="c_instance.set_session_highlight")
class SetSessionHighlight(Command[SessionHighlightSet]):
    """Show a coloured box around slots of the Session View, as controllers do for the part they control.

    Live does not tell what it shows of it.
    """

    track_offset: Annotated[Index, Doc("The first of the visible tracks.")]
    scene_offset: Annotated[Index, Doc("The first scene.")]
    width: HighlightSize
    height: HighlightSize
    include_return_tracks: bool = False


@operation(category=_CATEGORY, effect=Effect.PERFORM, source="c_instance.set_session_highlight")
class HideSessionHighlight(Command[SessionHighlightSet]):
    """Hide the coloured box that set_session_highlight showed."""
