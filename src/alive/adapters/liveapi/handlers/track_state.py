"""Handlers of the operations on the state of a track. Live shows all of these at once."""

from typing import TYPE_CHECKING

from alive.adapters.liveapi.context import LiveContext
from alive.adapters.liveapi.handlers.table import handles
from alive.adapters.liveapi.pace import Pace
from alive.adapters.liveapi.runtime import is_alive
from alive.adapters.liveapi.tracks import all_tracks, group_of, members_of, place_in
from alive.application.handling import OTHERS_FIRST, Steps
from alive.domain.commands.track_state import (
    GetGroup,
    GetPerformanceImpacts,
    GetTrackColor,
    GetTrackDetails,
    GetTrackIndexByName,
    GetTrackIsFoldable,
    GetTrackIsFrozen,
    GetTrackIsGrouped,
    SetTrackCollapsed,
    SetTrackCurrentMonitoringState,
    SetTrackFoldState,
    SetTrackImplicitArm,
    SetTrackShowsChains,
)
from alive.domain.enumerations import MonitoringState
from alive.domain.errors import NotFound
from alive.domain.results.track_state import (
    GroupMember,
    PerformanceImpact,
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

if TYPE_CHECKING:
    from Live.Track import Track


@handles(GetTrackIndexByName)
def get_track_index_by_name(live: LiveContext, command: GetTrackIndexByName) -> Steps[TrackFound]:
    """Look at all names, some in each turn; a whole name is better than a part of one."""
    wanted = command.name.casefold()
    pace = Pace()
    having: list[tuple[Track, str]] = []
    for track in all_tracks(live.song()):
        if pace.is_over(1):
            yield OTHERS_FIRST
        if is_alive(track) and wanted in (name := track.name).casefold():
            having.append((track, name))
    having = [found for found in having if is_alive(found[0])]
    if not having:
        raise NotFound(f"no track has {command.name!r} in its name")
    track, name = next((found for found in having if found[1].casefold() == wanted), having[0])
    return TrackFound(
        track_index=live.track_index_now(track),
        track_id=live.id_of("track", track),
        name=name,
        matches=len(having),
    )


@handles(GetTrackColor)
def get_track_color(live: LiveContext, command: GetTrackColor) -> TrackColor:
    """Read it from the track."""
    track = live.track(command.track_index)
    return TrackColor(
        track_index=live.track_index(command.track_index, track),
        track_id=live.id_of("track", track),
        color_index=track.color_index,
        color=track.color,
    )


@handles(SetTrackFoldState)
def set_track_fold_state(live: LiveContext, command: SetTrackFoldState) -> TrackFolded:
    """Write the state; Live refuses it on tracks that are no groups."""
    track = live.track(command.track_index)
    track.fold_state = command.folded
    folded = bool(track.fold_state)
    return TrackFolded(
        message=f"The group is {'folded' if folded else 'unfolded'}.",
        track_index=live.track_index(command.track_index, track),
        track_id=live.id_of("track", track),
        fold_state=folded,
    )


@handles(SetTrackCurrentMonitoringState)
def set_track_current_monitoring_state(live: LiveContext, command: SetTrackCurrentMonitoringState) -> TrackMonitored:
    """Write the state; Live refuses it on tracks without an input."""
    track = live.track(command.track_index)
    track.current_monitoring_state = command.state.value
    shown = MonitoringState(track.current_monitoring_state)
    return TrackMonitored(
        message=f"The monitoring is {shown.name.lower()}.",
        track_index=live.track_index(command.track_index, track),
        track_id=live.id_of("track", track),
        monitoring_state=shown.value,
        monitoring_state_name=shown.name.lower(),
    )


@handles(GetTrackIsFoldable)
def get_track_is_foldable(live: LiveContext, command: GetTrackIsFoldable) -> TrackIsFoldable:
    """Read it from the track."""
    track = live.track(command.track_index)
    return TrackIsFoldable(
        track_index=live.track_index(command.track_index, track),
        track_id=live.id_of("track", track),
        is_foldable=track.is_foldable,
    )


@handles(GetTrackIsFrozen)
def get_track_is_frozen(live: LiveContext, command: GetTrackIsFrozen) -> TrackIsFrozen:
    """Read it from the track."""
    track = live.track(command.track_index)
    return TrackIsFrozen(
        track_index=live.track_index(command.track_index, track),
        track_id=live.id_of("track", track),
        is_frozen=track.is_frozen,
        can_be_frozen=track.can_be_frozen,
    )


@handles(GetTrackIsGrouped)
def get_track_is_grouped(live: LiveContext, command: GetTrackIsGrouped) -> TrackGrouping:
    """Read the group from the track."""
    track = live.track(command.track_index)
    group = group_of(track)
    return TrackGrouping(
        track_index=live.track_index(command.track_index, track),
        track_id=live.id_of("track", track),
        is_grouped=group is not None,
        is_group_track=track.is_foldable,
        group_track_index=None if group is None else live.track_index_now(group),
        group_track_id=None if group is None else live.id_of("track", group),
    )


@handles(GetGroup)
def get_group(live: LiveContext, command: GetGroup) -> TrackGroup:
    """Live has no list of members; they follow their group in the list of tracks."""
    track = live.track(command.track_index)
    folded = bool(track.fold_state)  # which Live refuses for other tracks
    place = live.track_index(command.track_index, track)
    group = group_of(track)
    members = tuple(
        GroupMember(
            track_index=index,
            track_id=live.id_of("track", member),
            name=member.name,
            depth=depth,
            is_foldable=member.is_foldable,
            is_visible=member.is_visible,
        )
        for index, member, depth in members_of(live.song().tracks, int(place))
    )
    return TrackGroup(
        track_index=place,
        track_id=live.id_of("track", track),
        name=track.name,
        fold_state=folded,
        group_track_index=None if group is None else live.track_index_now(group),
        members=members,
        count=len(members),
    )


@handles(SetTrackCollapsed)
def set_track_collapsed(live: LiveContext, command: SetTrackCollapsed) -> TrackCollapsed:
    """Write it to the view of the track."""
    track = live.track(command.track_index)
    track.view.is_collapsed = command.collapsed
    collapsed = track.view.is_collapsed
    return TrackCollapsed(
        message=f"The track is {'collapsed' if collapsed else 'at full height'} in the Arrangement.",
        track_index=live.track_index(command.track_index, track),
        track_id=live.id_of("track", track),
        collapsed=collapsed,
    )


@handles(SetTrackShowsChains)
def set_track_shows_chains(live: LiveContext, command: SetTrackShowsChains) -> TrackShowsChains:
    """Write it; Live refuses it on tracks without an instrument rack."""
    track = live.track(command.track_index)
    track.is_showing_chains = command.shows_chains
    shown = track.is_showing_chains
    return TrackShowsChains(
        message=f"The track {'shows' if shown else 'hides'} its chains.",
        track_index=live.track_index(command.track_index, track),
        track_id=live.id_of("track", track),
        shows_chains=shown,
    )


@handles(SetTrackImplicitArm)
def set_track_implicit_arm(live: LiveContext, command: SetTrackImplicitArm) -> TrackArmedImplicitly:
    """Write it; Live refuses it on tracks that cannot be armed."""
    track = live.track(command.track_index)
    track.implicit_arm = command.armed
    shown = track.implicit_arm
    return TrackArmedImplicitly(
        message=f"The track is {'implicitly armed' if shown else 'not implicitly armed'}.",
        track_index=live.track_index(command.track_index, track),
        track_id=live.id_of("track", track),
        armed=shown,
    )


@handles(GetTrackDetails)
def get_track_details(live: LiveContext, command: GetTrackDetails) -> TrackDetails:
    """Read it from the track; what a track does not have is not asked for, since Live would raise."""
    track = live.track(command.track_index)
    place = live.track_index(command.track_index, track)
    has_input, has_slots = track.can_be_armed, bool(len(track.clip_slots))
    monitoring = MonitoringState(track.current_monitoring_state) if has_input else None
    can_show_chains = track.can_show_chains
    return TrackDetails(
        track_index=place,
        track_id=live.id_of("track", track),
        name=track.name,
        is_visible=track.is_visible,
        is_collapsed=track.view.is_collapsed,
        is_part_of_selection=track.is_part_of_selection,
        fold_state=bool(track.fold_state) if track.is_foldable else None,
        is_frozen=track.is_frozen,
        can_be_frozen=track.can_be_frozen,
        muted_via_solo=place != "master_track" and track.muted_via_solo,
        implicit_arm=track.implicit_arm if has_input else None,
        monitoring_state=None if monitoring is None else monitoring.value,
        monitoring_state_name=None if monitoring is None else monitoring.name.lower(),
        playing_slot_index=track.playing_slot_index if has_slots else None,
        fired_slot_index=track.fired_slot_index if has_slots else None,
        has_audio_output=track.has_audio_output,
        has_midi_output=track.has_midi_output,
        can_show_chains=can_show_chains,
        is_showing_chains=can_show_chains and track.is_showing_chains,
        performance_impact=track.performance_impact,
    )


@handles(GetPerformanceImpacts)
def get_performance_impacts(live: LiveContext, _command: GetPerformanceImpacts) -> Steps[PerformanceImpacts]:
    """Read them all, some in each turn."""
    pace = Pace()
    read: list[tuple[float, Track, str, str]] = []
    for track in all_tracks(live.song()):
        if pace.is_over(2):
            yield OTHERS_FIRST
        if is_alive(track):
            read.append((track.performance_impact, track, live.id_of("track", track), track.name))
    read.sort(key=lambda each: -each[0])
    place_of = place_in(live.song())
    tracks = tuple(
        PerformanceImpact(track_index=place_of(track), track_id=track_id, name=name, performance_impact=impact)
        for impact, track, track_id, name in read
        if is_alive(track)
    )
    return PerformanceImpacts(tracks=tracks, count=len(tracks))
