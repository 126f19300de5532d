"""What operations that Live's API cannot do would return. Clients know the fields; nobody gets them."""

from alive.domain.operation import result
from alive.domain.quantities import Bars, Beats, FollowActionNumber, Index, Probability, Samples, Seconds
from alive.domain.refs import ClipOnTrackRef, TrackRef


@result
class FollowAction:
    """The follow actions of a clip."""

    track_index: TrackRef
    clip_index: ClipOnTrackRef
    follow_action_A: FollowActionNumber  # noqa: N815 - what clients call it
    follow_action_A_name: str  # noqa: N815 - what clients call it
    follow_action_B: FollowActionNumber  # noqa: N815 - what clients call it
    follow_action_B_name: str  # noqa: N815 - what clients call it
    follow_action_time: Bars
    follow_action_chance_A: Probability  # noqa: N815 - what clients call it
    follow_action_chance_B: Probability  # noqa: N815 - what clients call it


@result
class FollowActionSet:
    """The follow actions of a clip after they were set."""

    track_index: TrackRef
    clip_index: ClipOnTrackRef
    follow_action_A: FollowActionNumber  # noqa: N815 - what clients call it
    follow_action_B: FollowActionNumber  # noqa: N815 - what clients call it


@result
class FollowActionTime:
    """When the follow action comes."""

    follow_action_time: Bars


@result
class GroupTrackCreated:
    """A new group track."""

    message: str
    track_index: Index
    track_id: str
    name: str


@result
class TracksGrouped:
    """Tracks that are in a group now."""

    message: str
    start_index: TrackRef
    end_index: TrackRef


@result
class TrackUngrouped:
    """A group that is dissolved."""

    message: str
    group_track_index: TrackRef


@result
class TrackMoved:
    """A track at another place."""

    message: str
    track_index: TrackRef
    track_id: str


@result
class TrackFrozen:
    """Whether a track is frozen."""

    track_index: TrackRef
    track_id: str
    frozen: bool


@result
class TrackFlattened:
    """A track that was flattened."""

    message: str
    track_index: TrackRef
    track_id: str


@result
class FadeIn:
    """The fade-in of a clip."""

    fade_in_time: Seconds


@result
class FadeOut:
    """The fade-out of a clip."""

    fade_out_time: Seconds


@result
class Annotation:
    """An info text."""

    annotation: str


@result
class TrackDelay:
    """The delay of a track."""

    delay: Samples


@result
class TakeLaneDeleted:
    """A take lane that is gone."""

    message: str


@result
class ClipConsolidated:
    """A clip that replaces what was between two times."""

    message: str
    start_time: Beats
    end_time: Beats


@result
class PluginWindowShown:
    """The window of a plug-in is open."""

    message: str
    device_name: str


@result
class PluginWindowHidden:
    """The window of a plug-in is closed."""

    message: str
