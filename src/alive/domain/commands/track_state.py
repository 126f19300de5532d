"""Operations on what a track is and how it stands: colour, group, folding, freezing, monitoring, load."""

from typing import Annotated

from alive.domain.enumerations import MonitoringState
from alive.domain.operation import Command, Effect, operation
from alive.domain.quantities import Doc, Length
from alive.domain.refs import TrackRef
from alive.domain.results.track_state import (
    PerformanceImpacts,
    TrackArmedImplicitly,
    TrackCollapsed,
    TrackColor,
    TrackDetails,
    TrackFolded,
    TrackFound,
    TrackGroup,
    TrackGrouping,
    TrackIsFoldable,
    TrackIsFrozen,
    TrackMonitored,
    TrackShowsChains,
)

PartOfName = Annotated[str, Length(1, 1000), Doc("Upper and lower case are the same.")]


@operation(
    category="Track Management",
    effect=Effect.READ,
    source=(
        "Live.Song.Song.tracks",
        "Live.Song.Song.return_tracks",
        "Live.Song.Song.master_track",
        "Live.Track.Track.name",
    ),
)
class GetTrackIndexByName(Command[TrackFound]):
    """Find a track by its name or a part of it.

    A track of exactly that name comes first, else the first one whose name has it as a part: tracks before return
    tracks before the main track. `matches` tells how many there were.

    Raises:
        NotFound: No track has it in its name.
    """

    name: PartOfName


@operation(category="Colors", effect=Effect.READ, source=("Live.Track.Track.color", "Live.Track.Track.color_index"))
class GetTrackColor(Command[TrackColor]):
    """Get the colour of a track, as an entry of Live's palette and as RGB.

    Raises:
        NotFound: There is no such track.
    """

    track_index: TrackRef


@operation(category="Routing", effect=Effect.PERFORM, source="Live.Track.Track.fold_state")
class SetTrackFoldState(Command[TrackFolded]):
    """Fold a group track, which hides its members, or unfold it. Live's undo does not know it.

    Raises:
        NotFound: There is no such track.
        LiveRejected: It is no group track.
    """

    track_index: TrackRef
    folded: bool


@operation(
    category="Routing",
    effect=Effect.PERFORM,
    source=("Live.Track.Track.current_monitoring_state", "Live.Track.Track.monitoring_states"),
)
class SetTrackCurrentMonitoringState(Command[TrackMonitored]):
    """Set when the input of a track is heard: always (in), when it is armed (auto), or never (off).

    Live's undo does not know it.

    Raises:
        NotFound: There is no such track.
        LiveRejected: The track has no monitoring, such as a group, a return track or the main track.
    """

    track_index: TrackRef
    state: MonitoringState


@operation(category="Additional Props", effect=Effect.READ, source="Live.Track.Track.is_foldable")
class GetTrackIsFoldable(Command[TrackIsFoldable]):
    """Get whether a track is a group track, which can be folded.

    Raises:
        NotFound: There is no such track.
    """

    track_index: TrackRef


@operation(
    category="Additional Props",
    effect=Effect.READ,
    source=("Live.Track.Track.is_frozen", "Live.Track.Track.can_be_frozen"),
)
class GetTrackIsFrozen(Command[TrackIsFrozen]):
    """Get whether a track is frozen, and whether a person could freeze it.

    Raises:
        NotFound: There is no such track.
    """

    track_index: TrackRef


@operation(
    category="Track Groups",
    effect=Effect.READ,
    source=("Live.Track.Track.is_grouped", "Live.Track.Track.group_track", "Live.Track.Track.is_foldable"),
)
class GetTrackIsGrouped(Command[TrackGrouping]):
    """Get whether a track is inside a group, in which one, and whether it is itself a group.

    Raises:
        NotFound: There is no such track.
    """

    track_index: TrackRef


@operation(
    category="Track Groups",
    effect=Effect.READ,
    source=(
        "Live.Track.Track.is_foldable",
        "Live.Track.Track.fold_state",
        "Live.Track.Track.group_track",
        "Live.Track.Track.name",
        "Live.Track.Track.is_visible",
    ),
)
class GetGroup(Command[TrackGroup]):
    """Get the members of a group track, those of groups inside it included, in the order of the tracks.

    Raises:
        NotFound: There is no such track.
        LiveRejected: It is no group track.
    """

    track_index: TrackRef


@operation(category="View/Nav", effect=Effect.PERFORM, source="Live.Track.Track.View.is_collapsed")
class SetTrackCollapsed(Command[TrackCollapsed]):
    """Show a track of the Arrangement in one narrow line, or with `collapsed` false in full height.

    Live's undo does not know it.

    Raises:
        NotFound: There is no such track.
    """

    track_index: TrackRef
    collapsed: bool = True


@operation(
    category="View/Nav",
    effect=Effect.PERFORM,
    source=("Live.Track.Track.is_showing_chains", "Live.Track.Track.can_show_chains"),
)
class SetTrackShowsChains(Command[TrackShowsChains]):
    """Show the chains of the rack on a track as columns of the Session View, or hide them.

    Raises:
        NotFound: There is no such track.
        LiveRejected: The track has no instrument rack.
    """

    track_index: TrackRef
    shows_chains: bool = True


@operation(category="Additional Props", effect=Effect.PERFORM, source="Live.Track.Track.implicit_arm")
class SetTrackImplicitArm(Command[TrackArmedImplicitly]):
    """Arm a track for playing as control surfaces do: in a weaker colour, not saved, and beside the arm switch.

    Live's undo does not know it.

    Raises:
        NotFound: There is no such track.
        LiveRejected: The track cannot be armed, such as a group, a return track or the main track.
    """

    track_index: TrackRef
    armed: bool = True


@operation(
    category="Additional Props",
    effect=Effect.READ,
    source=(
        "Live.Track.Track.can_be_armed",
        "Live.Track.Track.can_be_frozen",
        "Live.Track.Track.can_show_chains",
        "Live.Track.Track.current_monitoring_state",
        "Live.Track.Track.fired_slot_index",
        "Live.Track.Track.fold_state",
        "Live.Track.Track.has_audio_output",
        "Live.Track.Track.has_midi_output",
        "Live.Track.Track.implicit_arm",
        "Live.Track.Track.is_frozen",
        "Live.Track.Track.is_part_of_selection",
        "Live.Track.Track.is_showing_chains",
        "Live.Track.Track.is_visible",
        "Live.Track.Track.muted_via_solo",
        "Live.Track.Track.performance_impact",
        "Live.Track.Track.playing_slot_index",
        "Live.Track.Track.View.is_collapsed",
    ),
)
class GetTrackDetails(Command[TrackDetails]):
    """Get what get_track_info leaves out: monitoring, what plays, freezing, folding, visibility, load.

    What a track does not have is null, such as the monitoring of a return track.

    Raises:
        NotFound: There is no such track.
    """

    track_index: TrackRef


@operation(
    category="Additional Props",
    effect=Effect.READ,
    source=("Live.Track.Track.performance_impact", "Live.Track.Track.name"),
)
class GetPerformanceImpacts(Command[PerformanceImpacts]):
    """List the tracks by how much they load the processor, the heaviest first; return tracks and main included."""
