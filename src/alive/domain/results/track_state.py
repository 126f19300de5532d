"""What operations on the state of a track return."""

from typing import Annotated

from alive.domain.operation import result
from alive.domain.quantities import ColorIndex, Count, Depth, Doc, EnumNumber, LoadShare, RgbColor, SlotIndex
from alive.domain.refs import TrackRef


@result
class TrackFound:
    """The track that a name led to."""

    track_index: TrackRef
    track_id: str
    name: str
    matches: Annotated[Count, Doc("Tracks that have the text in their name.")]


@result
class TrackColor:
    """The colour of a track."""

    track_index: TrackRef
    track_id: str
    color_index: ColorIndex | None
    color: RgbColor


@result
class TrackFolded:
    """The folding that Live shows."""

    message: str
    track_index: TrackRef
    track_id: str
    fold_state: Annotated[bool, Doc("Whether it is folded.")]


@result
class TrackMonitored:
    """The monitoring that Live shows."""

    message: str
    track_index: TrackRef
    track_id: str
    monitoring_state: Annotated[EnumNumber, Doc("0 in, 1 auto, 2 off.")]
    monitoring_state_name: str


@result
class TrackIsFoldable:
    """Whether a track is a group."""

    track_index: TrackRef
    track_id: str
    is_foldable: bool


@result
class TrackIsFrozen:
    """Whether a track is frozen."""

    track_index: TrackRef
    track_id: str
    is_frozen: bool
    can_be_frozen: Annotated[bool, Doc("Whether a person could freeze it.")]


@result
class TrackGrouping:
    """The group around a track."""

    track_index: TrackRef
    track_id: str
    is_grouped: bool
    is_group_track: bool
    group_track_index: Annotated[TrackRef | None, Doc("Null if it is in no group.")]
    group_track_id: str | None


@result
class GroupMember:
    """A track in a group."""

    track_index: TrackRef
    track_id: str
    name: str
    depth: Annotated[Depth, Doc("0 for members of the group itself.")]
    is_foldable: Annotated[bool, Doc("Whether it is a group track.")]
    is_visible: Annotated[bool, Doc("Whether no folded group hides it.")]


@result
class TrackGroup:
    """A group track with its members."""

    track_index: TrackRef
    track_id: str
    name: str
    fold_state: Annotated[bool, Doc("Whether it is folded.")]
    group_track_index: Annotated[TrackRef | None, Doc("The group around it; null if there is none.")]
    members: tuple[GroupMember, ...]
    count: Count


@result
class TrackCollapsed:
    """The height that Live shows."""

    message: str
    track_index: TrackRef
    track_id: str
    collapsed: bool


@result
class TrackShowsChains:
    """Whether the chains of a track show."""

    message: str
    track_index: TrackRef
    track_id: str
    shows_chains: bool


@result
class TrackArmedImplicitly:
    """The state that Live shows."""

    message: str
    track_index: TrackRef
    track_id: str
    armed: bool


@result
class TrackDetails:
    """A track as Live shows it, beyond the usual."""

    track_index: TrackRef
    track_id: str
    name: str
    is_visible: Annotated[bool, Doc("Whether no folded group hides it.")]
    is_collapsed: Annotated[bool, Doc("Whether it is one narrow line of the Arrangement.")]
    is_part_of_selection: bool
    fold_state: Annotated[bool | None, Doc("Whether a group track is folded; null of other tracks.")]
    is_frozen: bool
    can_be_frozen: bool
    muted_via_solo: Annotated[bool, Doc("Whether it is silent because another track is soloed.")]
    implicit_arm: bool | None
    monitoring_state: Annotated[EnumNumber | None, Doc("0 in, 1 auto, 2 off; null of tracks without monitoring.")]
    monitoring_state_name: str | None
    playing_slot_index: Annotated[
        SlotIndex | None, Doc("The scene that plays; -1 the Arrangement, -2 nothing; null of tracks without slots.")
    ]
    fired_slot_index: Annotated[
        SlotIndex | None, Doc("The scene that waits; -1 none, -2 a stop; null of tracks without slots.")
    ]
    has_audio_output: bool
    has_midi_output: bool
    can_show_chains: bool
    is_showing_chains: bool
    performance_impact: LoadShare


@result
class PerformanceImpact:
    """The load of one track."""

    track_index: TrackRef
    track_id: str
    name: str
    performance_impact: LoadShare


@result
class PerformanceImpacts:
    """The loads of all tracks, the heaviest first."""

    tracks: tuple[PerformanceImpact, ...]
    count: Count
