"""Operations that older clients know and Live's API cannot do: each answers why, and what can be done instead.

They are declared so that clients find them, with the parameters they had. Nothing carries them out.
"""

from typing import Annotated

from alive.domain.commands.clip import ClipOnTrack
from alive.domain.operation import Command, Effect, NotInLive, operation
from alive.domain.quantities import Bars, Beats, Doc, FollowActionNumber, LongText, Name, Probability, Samples, Seconds
from alive.domain.refs import DeviceOnTrackRef, TakeLaneOnTrackRef, TrackRef
from alive.domain.results.not_in_live import (
    Annotation,
    ClipConsolidated,
    FadeIn,
    FadeOut,
    FollowAction,
    FollowActionSet,
    FollowActionTime,
    GroupTrackCreated,
    PluginWindowHidden,
    PluginWindowShown,
    TakeLaneDeleted,
    TrackDelay,
    TrackFlattened,
    TrackFrozen,
    TrackMoved,
    TracksGrouped,
    TrackUngrouped,
)

_NO_FOLLOW_ACTIONS = (
    "Live's API has no follow actions: a person sets them in the Launch box of the Clip View. "
    "launch_clip and launch_scene start what is to come next, at the launch quantization."
)
_NO_GROUPING = (
    "Live's API can neither group nor ungroup tracks: a person selects the tracks and presses Cmd+G or Ctrl+G. "
    "duplicate_track copies a group with its members, set_track_fold_state folds it, "
    "and create_midi_track and create_audio_track with the index of a member put a track into it."
)
_NO_FREEZING = (
    "Live's API can tell whether a track is frozen (get_track_is_frozen), but not change it: a person right-clicks the "
    "title of the track and chooses {item}."
)
_NO_FADES = (
    "Live's API has no fades of clips: a person drags the fade handles of a clip in the Arrangement, or turns Fade off "
    "and on in the Clip View. A volume envelope of a clip of the Session View does the same to what is heard."
)
_NO_ANNOTATION = (
    "Live's API does not reach the info texts of {things}: a person chooses Edit Info Text of the context menu. "
    "{nearest}"
)
_NO_DELAY = (
    "Live's API has no track delay: a person enters it in the mixer, once Track Delays are shown there. "
    "modify_notes moves notes earlier or later, and a Delay device on the track delays audio."
)
_NOT_REACHED = NotInLive("no member of Live's API does it")


@operation(category="Follow Actions", effect=Effect.READ, source=_NOT_REACHED, unsupported=_NO_FOLLOW_ACTIONS)
class GetClipFollowAction(Command[FollowAction]):
    """Get the follow actions of a clip. Not possible with Live's API."""

    track_index: TrackRef
    clip_index: ClipOnTrack


@operation(category="Follow Actions", effect=Effect.EDIT, source=_NOT_REACHED, unsupported=_NO_FOLLOW_ACTIONS)
class SetClipFollowAction(Command[FollowActionSet]):
    """Set the follow actions of a clip. Not possible with Live's API."""

    track_index: TrackRef
    clip_index: ClipOnTrack
    action_A: FollowActionNumber  # noqa: N815 - what clients call it
    action_B: FollowActionNumber  # noqa: N815 - what clients call it
    chance_A: Probability = 1.0  # noqa: N815 - what clients call it


@operation(category="Follow Actions", effect=Effect.EDIT, source=_NOT_REACHED, unsupported=_NO_FOLLOW_ACTIONS)
class SetFollowActionTime(Command[FollowActionTime]):
    """Set when the follow action of a clip comes. Not possible with Live's API."""

    track_index: TrackRef
    clip_index: ClipOnTrack
    time_in_bars: Bars


@operation(category="Track Groups", effect=Effect.EDIT, source=_NOT_REACHED, unsupported=_NO_GROUPING)
class CreateGroupTrack(Command[GroupTrackCreated]):
    """Create an empty group track. Not possible with Live's API."""

    name: Annotated[Name | None, Doc("If not given, Live names it.")] = None


@operation(category="Track Groups", effect=Effect.EDIT, source=_NOT_REACHED, unsupported=_NO_GROUPING)
class GroupTracks(Command[TracksGrouped]):
    """Put neighbouring tracks into a group. Not possible with Live's API."""

    start_index: TrackRef
    end_index: TrackRef


@operation(category="Track Groups", effect=Effect.EDIT, source=_NOT_REACHED, unsupported=_NO_GROUPING)
class UngroupTrack(Command[TrackUngrouped]):
    """Dissolve a group and keep its tracks. Not possible with Live's API."""

    group_track_index: TrackRef


@operation(
    category="Track Management",
    effect=Effect.EDIT,
    source=_NOT_REACHED,
    unsupported=(
        "Live's API cannot move tracks: a person drags the title of the track. A new track can be created where it is "
        "wanted: create_midi_track and create_audio_track with an index."
    ),
)
class MoveTrack(Command[TrackMoved]):
    """Move a track to another place among the tracks. Not possible with Live's API."""

    track_index: TrackRef
    new_index: TrackRef


@operation(
    category="Track Freeze/Flatten",
    effect=Effect.EDIT,
    source=_NOT_REACHED,
    unsupported=_NO_FREEZING.format(item="Freeze Track"),
)
class FreezeTrack(Command[TrackFrozen]):
    """Freeze a track. Not possible with Live's API."""

    track_index: TrackRef


@operation(
    category="Track Freeze/Flatten",
    effect=Effect.EDIT,
    source=_NOT_REACHED,
    unsupported=_NO_FREEZING.format(item="Unfreeze Track"),
)
class UnfreezeTrack(Command[TrackFrozen]):
    """Unfreeze a track. Not possible with Live's API."""

    track_index: TrackRef


@operation(
    category="Track Freeze/Flatten",
    effect=Effect.EDIT,
    destructive=True,
    source=_NOT_REACHED,
    unsupported=_NO_FREEZING.format(item="Flatten, once the track is frozen"),
)
class FlattenTrack(Command[TrackFlattened]):
    """Turn a frozen track into plain audio clips. Not possible with Live's API."""

    track_index: TrackRef


@operation(category="Clip Fades", effect=Effect.READ, source=_NOT_REACHED, unsupported=_NO_FADES)
class GetClipFadeIn(Command[FadeIn]):
    """Get the fade-in of a clip. Not possible with Live's API."""

    track_index: TrackRef
    clip_index: ClipOnTrack


@operation(category="Clip Fades", effect=Effect.EDIT, source=_NOT_REACHED, unsupported=_NO_FADES)
class SetClipFadeIn(Command[FadeIn]):
    """Set the fade-in of a clip. Not possible with Live's API."""

    track_index: TrackRef
    clip_index: ClipOnTrack
    fade_time: Seconds


@operation(category="Clip Fades", effect=Effect.READ, source=_NOT_REACHED, unsupported=_NO_FADES)
class GetClipFadeOut(Command[FadeOut]):
    """Get the fade-out of a clip. Not possible with Live's API."""

    track_index: TrackRef
    clip_index: ClipOnTrack


@operation(category="Clip Fades", effect=Effect.EDIT, source=_NOT_REACHED, unsupported=_NO_FADES)
class SetClipFadeOut(Command[FadeOut]):
    """Set the fade-out of a clip. Not possible with Live's API."""

    track_index: TrackRef
    clip_index: ClipOnTrack
    fade_time: Seconds


_TRACK_TEXT = _NO_ANNOTATION.format(
    things="tracks",
    nearest="The name of the track (rename_track) is the only text of it that can be read and written.",
)
_CLIP_TEXT = _NO_ANNOTATION.format(
    things="clips",
    nearest="The name of the clip (set_clip_name) is the only text of it that can be read and written.",
)


@operation(category="Track Annotations", effect=Effect.READ, source=_NOT_REACHED, unsupported=_TRACK_TEXT)
class GetTrackAnnotation(Command[Annotation]):
    """Get the info text of a track. Not possible with Live's API."""

    track_index: TrackRef


@operation(category="Track Annotations", effect=Effect.EDIT, source=_NOT_REACHED, unsupported=_TRACK_TEXT)
class SetTrackAnnotation(Command[Annotation]):
    """Set the info text of a track. Not possible with Live's API."""

    track_index: TrackRef
    annotation_text: LongText


@operation(category="Clip Annotations", effect=Effect.READ, source=_NOT_REACHED, unsupported=_CLIP_TEXT)
class GetClipAnnotation(Command[Annotation]):
    """Get the info text of a clip. Not possible with Live's API."""

    track_index: TrackRef
    clip_index: ClipOnTrack


@operation(category="Clip Annotations", effect=Effect.EDIT, source=_NOT_REACHED, unsupported=_CLIP_TEXT)
class SetClipAnnotation(Command[Annotation]):
    """Set the info text of a clip. Not possible with Live's API."""

    track_index: TrackRef
    clip_index: ClipOnTrack
    annotation_text: LongText


@operation(category="Track Delay", effect=Effect.READ, source=_NOT_REACHED, unsupported=_NO_DELAY)
class GetTrackDelay(Command[TrackDelay]):
    """Get the delay of a track. Not possible with Live's API."""

    track_index: TrackRef


@operation(category="Track Delay", effect=Effect.EDIT, source=_NOT_REACHED, unsupported=_NO_DELAY)
class SetTrackDelay(Command[TrackDelay]):
    """Set the delay of a track. Not possible with Live's API."""

    track_index: TrackRef
    delay_samples: Samples


@operation(
    category="Take Lanes",
    effect=Effect.EDIT,
    destructive=True,
    source=_NOT_REACHED,
    unsupported=(
        "Live's API can create take lanes, but not delete them: a person right-clicks the lane and chooses Delete. "
        "The clips on a lane can be deleted one by one; get_clips_in_take_lane lists them."
    ),
)
class DeleteTakeLane(Command[TakeLaneDeleted]):
    """Delete a take lane with its clips. Not possible with Live's API."""

    track_index: TrackRef
    lane_index: TakeLaneOnTrackRef


@operation(
    category="Arrangement Clips",
    effect=Effect.EDIT,
    destructive=True,
    source=_NOT_REACHED,
    unsupported=(
        "Live's API cannot consolidate: a person selects a range of the Arrangement and presses Cmd+J or Ctrl+J. "
        "Nearest are crop_clip, which cuts a clip to its loop, and duplicate_clip_loop, which writes its loop out."
    ),
)
class ConsolidateClip(Command[ClipConsolidated]):
    """Join everything between two times of the Arrangement into one clip. Not possible with Live's API."""

    track_index: TrackRef
    start_time: Beats
    end_time: Beats


@operation(
    category="Plugin Windows",
    effect=Effect.PERFORM,
    source=_NOT_REACHED,
    unsupported=(
        "Live's API cannot open the window of a plug-in: a person presses the wrench in the title of the device. "
        "select_device shows the device in the Device View, and its parameters can be read and set."
    ),
)
class ShowPluginWindow(Command[PluginWindowShown]):
    """Open the window of a plug-in. Not possible with Live's API."""

    track_index: TrackRef
    device_index: DeviceOnTrackRef


@operation(
    category="Plugin Windows",
    effect=Effect.PERFORM,
    source=_NOT_REACHED,
    unsupported=(
        "Live's API cannot close the window of a plug-in: a person closes it, or presses the wrench in the title of "
        "the device. Whether windows of other devices stay open is a setting of Live."
    ),
)
class HidePluginWindow(Command[PluginWindowHidden]):
    """Close the window of a plug-in. Not possible with Live's API."""

    track_index: TrackRef
    device_index: DeviceOnTrackRef
