"""Operations that lead to the first and last of things, as keys do, and the one that tells where one is."""

from alive.domain.operation import Command, Effect, operation
from alive.domain.results.navigation import Jumped, ViewState
from alive.domain.results.selection import SceneSelected, TrackSelected
from alive.domain.results.transport import JumpedToTime

_CATEGORY = "View/Nav"
_VISIBLE = "Live.Application.Application.View.is_view_visible"
_SELECTED_TRACK = "Live.Song.Song.View.selected_track"
_SELECTED_SCENE = "Live.Song.Song.View.selected_scene"


@operation(
    category=_CATEGORY,
    effect=Effect.READ,
    source=(
        _VISIBLE,
        "Live.Application.Application.View.available_main_views",
        "Live.Song.Song.is_playing",
        "Live.Song.Song.tempo",
        "Live.Song.Song.signature_numerator",
        "Live.Song.Song.signature_denominator",
        "Live.Song.Song.tracks",
        "Live.Song.Song.scenes",
    ),
)
class GetViewState(Command[ViewState]):
    """Get what a display of Live needs at once: the views, the transport, all tracks and scenes.

    A large Set is read over several turns of Live, as `get_session_overview` does.
    """


@operation(
    category=_CATEGORY,
    effect=Effect.PERFORM,
    source=(_VISIBLE, _SELECTED_TRACK, _SELECTED_SCENE, "Live.Song.Song.tracks", "Live.Song.Song.scenes"),
)
class JumpToFirst(Command[Jumped]):
    """Select the first track where the Arrangement View is shown, otherwise the first scene.

    Raises:
        OutcomeUnknown: Live did not show it in time.
    """


@operation(
    category=_CATEGORY,
    effect=Effect.PERFORM,
    source=(_VISIBLE, _SELECTED_TRACK, _SELECTED_SCENE, "Live.Song.Song.tracks", "Live.Song.Song.scenes"),
)
class JumpToLast(Command[Jumped]):
    """Select the last track where the Arrangement View is shown, otherwise the last scene.

    Return tracks and the main track are not meant.

    Raises:
        OutcomeUnknown: Live did not show it in time.
    """


@operation(category=_CATEGORY, effect=Effect.PERFORM, source=(_SELECTED_SCENE, "Live.Song.Song.scenes"))
class SelectFirstScene(Command[SceneSelected]):
    """Select the first scene.

    Raises:
        OutcomeUnknown: Live did not show it in time.
    """


@operation(category=_CATEGORY, effect=Effect.PERFORM, source=(_SELECTED_SCENE, "Live.Song.Song.scenes"))
class SelectLastScene(Command[SceneSelected]):
    """Select the last scene.

    Raises:
        OutcomeUnknown: Live did not show it in time.
    """


@operation(category=_CATEGORY, effect=Effect.PERFORM, source=(_SELECTED_TRACK, "Live.Song.Song.tracks"))
class SelectFirstTrack(Command[TrackSelected]):
    """Select the first track.

    Raises:
        OutcomeUnknown: Live did not show it in time.
    """


@operation(category=_CATEGORY, effect=Effect.PERFORM, source=(_SELECTED_TRACK, "Live.Song.Song.tracks"))
class SelectLastTrack(Command[TrackSelected]):
    """Select the last track before the return tracks.

    Raises:
        OutcomeUnknown: Live did not show it in time.
    """


@operation(category=_CATEGORY, effect=Effect.PERFORM, source="Live.Song.Song.current_song_time")
class ScrollToTop(Command[JumpedToTime]):
    """Move the position in the song to its beginning, also while it plays.

    Raises:
        OutcomeUnknown: Live did not show it in time.
    """


@operation(
    category=_CATEGORY,
    effect=Effect.PERFORM,
    source=("Live.Song.Song.current_song_time", "Live.Song.Song.last_event_time"),
)
class ScrollToBottom(Command[JumpedToTime]):
    """Move the position in the song to the last thing in the Arrangement, also while it plays.

    Raises:
        OutcomeUnknown: Live did not show it in time.
    """
