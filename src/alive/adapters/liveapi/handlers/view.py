"""Handlers of the operations on the views of Live's window."""

from alive.adapters.liveapi.context import LiveContext
from alive.adapters.liveapi.handlers.table import handles
from alive.adapters.liveapi.late import write_seen
from alive.adapters.liveapi.playhead import arrived
from alive.adapters.liveapi.waiting import TIMEOUT
from alive.application.handling import Steps, Until
from alive.domain.commands.view import (
    FocusView,
    GetView,
    HideSessionHighlight,
    HideView,
    IsViewVisible,
    ScrollView,
    ScrollViewToTime,
    SetDrawMode,
    SetFollowSong,
    SetSessionHighlight,
    ShowArrangementView,
    ShowClipView,
    ShowView,
    ToggleBrowse,
    ZoomView,
)
from alive.domain.enumerations import Direction
from alive.domain.errors import LiveRejected, OutcomeUnknown
from alive.domain.results.view import (
    BrowseModeToggled,
    DrawModeSet,
    FollowSongSet,
    ScrolledToTime,
    SessionHighlightSet,
    ShownView,
    ViewChanged,
    ViewIsVisible,
    ViewMoved,
    Views,
)
from alive.domain.words import number

_NOWHERE = (-1, -1, -1, -1, False)
"""The box that Live hides."""


@handles(GetView)
def get_view(live: LiveContext, _command: GetView) -> Views:
    """Read it from the application and the song."""
    view, song_view = live.application().view, live.song().view
    names: list[str] = list(view.available_main_views())
    return Views(
        focused_document_view=view.focused_document_view,
        views=tuple(ShownView(name=name, is_visible=view.is_view_visible(name)) for name in names),
        browse_mode=view.browse_mode,
        follow_song=song_view.follow_song,
        draw_mode=song_view.draw_mode,
    )


@handles(IsViewVisible)
def is_view_visible(live: LiveContext, command: IsViewVisible) -> ViewIsVisible:
    """Ask Live."""
    return ViewIsVisible(view=command.view, is_visible=live.application().view.is_view_visible(command.view))


@handles(ShowView)
def show_view(live: LiveContext, command: ShowView) -> Steps[ViewChanged]:
    """Show it."""
    live.application().view.show_view(command.view)
    return (yield from _changed(live, command.view, is_visible=True))


@handles(HideView)
def hide_view(live: LiveContext, command: HideView) -> Steps[ViewChanged]:
    """Hide it."""
    live.application().view.hide_view(command.view)
    return (yield from _changed(live, command.view, is_visible=False))


@handles(FocusView)
def focus_view(live: LiveContext, command: FocusView) -> Steps[ViewChanged]:
    """Give it the focus, which shows it."""
    live.application().view.focus_view(command.view)
    return (yield from _changed(live, command.view, is_visible=True))


@handles(ShowClipView)
def show_clip_view(live: LiveContext, _command: ShowClipView) -> Steps[ViewChanged]:
    """Show the Session."""
    live.application().view.show_view("Session")
    return (yield from _changed(live, "Session", is_visible=True))


@handles(ShowArrangementView)
def show_arrangement_view(live: LiveContext, _command: ShowArrangementView) -> Steps[ViewChanged]:
    """Show the Arrangement."""
    live.application().view.show_view("Arranger")
    return (yield from _changed(live, "Arranger", is_visible=True))


@handles(ScrollView)
def scroll_view(live: LiveContext, command: ScrollView) -> ViewMoved:
    """Ask Live."""
    live.application().view.scroll_view(command.direction.value, command.view, command.modifier_pressed)
    return _moved("scroll", command.view, command.direction)


@handles(ZoomView)
def zoom_view(live: LiveContext, command: ZoomView) -> ViewMoved:
    """Ask Live."""
    live.application().view.zoom_view(command.direction.value, command.view, command.modifier_pressed)
    return _moved("zoom", command.view, command.direction)


@handles(ScrollViewToTime)
def scroll_view_to_time(live: LiveContext, command: ScrollViewToTime) -> Steps[ScrolledToTime]:
    """Move the position, which Live may refuse, and have the Arrangement follow it."""
    song, view = live.song(), live.application().view
    if song.is_playing:
        raise LiveRejected("The song plays: moving its position would be heard. Stop it first.")
    before = song.current_song_time
    song.current_song_time = command.time_in_beats
    view.show_view("Arranger")
    song.view.follow_song = True
    shown = yield from arrived(song, before, command.time_in_beats)
    now = number(song.current_song_time)
    if not (shown and song.view.follow_song and view.is_view_visible("Arranger")):
        raise OutcomeUnknown(f"Live was asked to follow to beat {number(command.time_in_beats)}, but shows beat {now}.")
    return ScrolledToTime(
        message=f"The Arrangement follows the song, which is at beat {now}.",
        time=song.current_song_time,
        follow_song=song.view.follow_song,
    )


@handles(ToggleBrowse)
def toggle_browse(live: LiveContext, _command: ToggleBrowse) -> Steps[BrowseModeToggled]:
    """Ask Live, and see that it changes."""
    view = live.application().view
    before = view.browse_mode
    view.toggle_browse()
    if view.browse_mode == before and not (yield Until(lambda: view.browse_mode != before, TIMEOUT)):
        raise OutcomeUnknown(f"Live was asked to toggle hot-swapping, but shows that it is {_on(before)}.")
    shown = view.browse_mode
    return BrowseModeToggled(message=f"Hot-swapping is {_on(shown)}.", browse_mode=shown)


@handles(SetFollowSong)
def set_follow_song(live: LiveContext, command: SetFollowSong) -> Steps[FollowSongSet]:
    """Write it."""
    view = live.song().view
    yield from write_seen(view, {"follow_song": command.enabled})
    shown = view.follow_song
    return FollowSongSet(message=f"Follow is {_on(shown)}.", follow_song=shown)


@handles(SetDrawMode)
def set_draw_mode(live: LiveContext, command: SetDrawMode) -> Steps[DrawModeSet]:
    """Write it."""
    view = live.song().view
    yield from write_seen(view, {"draw_mode": command.enabled})
    shown = view.draw_mode
    return DrawModeSet(message=f"Draw mode is {_on(shown)}.", draw_mode=shown)


@handles(SetSessionHighlight)
def set_session_highlight(live: LiveContext, command: SetSessionHighlight) -> SessionHighlightSet:
    """Give it to Live."""
    live.surface().set_session_highlight(
        command.track_offset, command.scene_offset, command.width, command.height, command.include_return_tracks
    )
    return SessionHighlightSet(
        message=f"Live was given a box of {command.width} tracks and {command.height} scenes "
        f"from track {command.track_offset} and scene {command.scene_offset} on."
    )


@handles(HideSessionHighlight)
def hide_session_highlight(live: LiveContext, _command: HideSessionHighlight) -> SessionHighlightSet:
    """Give Live a box that is nowhere."""
    live.surface().set_session_highlight(*_NOWHERE)
    return SessionHighlightSet(message="Live was asked to hide the box.")


def _changed(live: LiveContext, name: str, *, is_visible: bool) -> Steps[ViewChanged]:
    view = live.application().view

    def shown() -> bool:
        return view.is_view_visible(name) == is_visible

    if not shown() and not (yield Until(shown, TIMEOUT)):
        raise OutcomeUnknown(f"Live was asked to {'show' if is_visible else 'hide'} {name}, but did not.")
    return ViewChanged(
        message=f"{name} is {'shown' if is_visible else 'hidden'}.",
        view=name,
        is_visible=view.is_view_visible(name),
        focused_document_view=view.focused_document_view,
    )


def _moved(how: str, view: str, direction: Direction) -> ViewMoved:
    words = direction.name.lower()
    return ViewMoved(message=f"Live was asked to {how} {view} {words}.", view=view, direction=words)


def _on(switch: bool) -> str:  # noqa: FBT001 - what Live shows
    return "on" if switch else "off"
