"""Handlers of the operations that lead to the first and last of things."""

from typing import TYPE_CHECKING

from alive.adapters.liveapi.context import LiveContext
from alive.adapters.liveapi.handlers.overview import get_session_overview
from alive.adapters.liveapi.handlers.selection import select_scene, select_track
from alive.adapters.liveapi.handlers.table import handles
from alive.adapters.liveapi.handlers.transport import jump_to_time
from alive.adapters.liveapi.playhead import TOLERANCE
from alive.application.handling import Steps, steps_of
from alive.domain.commands.navigation import (
    GetViewState,
    JumpToFirst,
    JumpToLast,
    ScrollToBottom,
    ScrollToTop,
    SelectFirstScene,
    SelectFirstTrack,
    SelectLastScene,
    SelectLastTrack,
)
from alive.domain.commands.overview import GetSessionOverview
from alive.domain.commands.selection import SelectScene, SelectTrack
from alive.domain.commands.transport import JumpToTime
from alive.domain.results.navigation import Jumped, ShownTransport, ViewState
from alive.domain.results.selection import SceneSelected, TrackSelected
from alive.domain.results.transport import JumpedToTime
from alive.domain.words import number

if TYPE_CHECKING:
    from Live.Application import Application
    from Live.Song import Song


@handles(GetViewState)
def get_view_state(live: LiveContext, _command: GetViewState) -> Steps[ViewState]:
    """Read tracks and scenes first, which may take several callbacks, and the rest in the last of them."""
    overview = yield from steps_of(get_session_overview(live, GetSessionOverview()))
    song, view = live.song(), live.application().view
    shows_device, shows_clip = view.is_view_visible("Detail/DeviceChain"), view.is_view_visible("Detail/Clip")
    return ViewState(
        view=_main_view(view),
        browser_visible=view.is_view_visible("Browser"),
        device_visible=shows_device,
        clip_view_visible=shows_clip,
        detail_view="device" if shows_device else "clip" if shows_clip else None,
        groove_pool_visible=_visible_if_told(view, "GroovePool"),
        info_view_visible=_visible_if_told(view, "Help"),
        transport_playing=song.is_playing,
        transport=_transport(song),
        tracks=overview.tracks,
        scenes=overview.scenes,
    )


@handles(JumpToFirst)
def jump_to_first(live: LiveContext, _command: JumpToFirst) -> Steps[Jumped]:
    """Select the first."""
    if _main_view(live.application().view) == "arrangement":
        return _to_track((yield from _select_track(live, 0)))
    return _to_scene((yield from _select_scene(live, 0)))


@handles(JumpToLast)
def jump_to_last(live: LiveContext, _command: JumpToLast) -> Steps[Jumped]:
    """Select the last."""
    if _main_view(live.application().view) == "arrangement":
        return _to_track((yield from _select_track(live, len(live.song().tracks) - 1)))
    return _to_scene((yield from _select_scene(live, len(live.song().scenes) - 1)))


@handles(SelectFirstScene)
def select_first_scene(live: LiveContext, _command: SelectFirstScene) -> Steps[SceneSelected]:
    """Select it."""
    return (yield from _select_scene(live, 0))


@handles(SelectLastScene)
def select_last_scene(live: LiveContext, _command: SelectLastScene) -> Steps[SceneSelected]:
    """Select it."""
    return (yield from _select_scene(live, len(live.song().scenes) - 1))


@handles(SelectFirstTrack)
def select_first_track(live: LiveContext, _command: SelectFirstTrack) -> Steps[TrackSelected]:
    """Select it."""
    return (yield from _select_track(live, 0))


@handles(SelectLastTrack)
def select_last_track(live: LiveContext, _command: SelectLastTrack) -> Steps[TrackSelected]:
    """Select it."""
    return (yield from _select_track(live, len(live.song().tracks) - 1))


@handles(ScrollToTop)
def scroll_to_top(live: LiveContext, _command: ScrollToTop) -> Steps[JumpedToTime]:
    """Move the position there."""
    return (yield from _move(live, 0.0))


@handles(ScrollToBottom)
def scroll_to_bottom(live: LiveContext, _command: ScrollToBottom) -> Steps[JumpedToTime]:
    """Move the position there."""
    return (yield from _move(live, live.song().last_event_time))


def _move(live: LiveContext, target: float) -> Steps[JumpedToTime]:
    """Move the position. Where it stands there already nothing will show it, and nothing is waited for."""
    song = live.song()
    if song.is_playing or abs(song.current_song_time - target) > TOLERANCE:
        return (yield from steps_of(jump_to_time(live, JumpToTime(time_in_beats=target))))
    song.current_song_time = target  # after what others have asked for and Live does not show yet
    now = song.current_song_time
    return JumpedToTime(message=f"The song is at beat {number(now)}.", time=now, is_playing=False)


def _main_view(view: "Application.View") -> str:
    """Not the view that has the focus: that may be in the second window."""
    return "arrangement" if view.is_view_visible("Arranger") else "session"


def _visible_if_told(view: "Application.View", name: str) -> bool | None:
    return view.is_view_visible(name) if name in view.available_main_views() else None


def _transport(song: "Song") -> ShownTransport:
    return ShownTransport(
        is_playing=song.is_playing,
        tempo=song.tempo,
        time_signature=(song.signature_numerator, song.signature_denominator),
    )


def _select_track(live: LiveContext, index: int) -> Steps[TrackSelected]:
    return (yield from steps_of(select_track(live, SelectTrack(track_index=index))))


def _select_scene(live: LiveContext, index: int) -> Steps[SceneSelected]:
    return (yield from steps_of(select_scene(live, SelectScene(scene_index=index))))


def _to_track(selected: TrackSelected) -> Jumped:
    return Jumped(
        message=selected.message,
        view="arrangement",
        track_index=selected.track_index,
        track_id=selected.track_id,
        scene_index=None,
        scene_id=None,
    )


def _to_scene(selected: SceneSelected) -> Jumped:
    return Jumped(
        message=selected.message,
        view="session",
        track_index=None,
        track_id=None,
        scene_index=selected.scene_index,
        scene_id=selected.scene_id,
    )
