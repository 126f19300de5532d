"""The operation that shows everything on the tracks at once."""

from typing import Annotated

from alive.domain.operation import Command, Effect, operation
from alive.domain.quantities import Doc
from alive.domain.results.track_tree import TrackTree


@operation(
    category="Track Management",
    effect=Effect.READ,
    source=(
        "Live.Song.Song.tracks",
        "Live.Song.Song.return_tracks",
        "Live.Song.Song.master_track",
        "Live.Track.Track.name",
        "Live.Track.Track.color",
        "Live.Track.Track.color_index",
        "Live.Track.Track.is_foldable",
        "Live.Track.Track.is_grouped",
        "Live.Track.Track.group_track",
        "Live.Track.Track.is_visible",
        "Live.Track.Track.has_midi_input",
        "Live.Track.Track.devices",
        "Live.Track.Track.clip_slots",
        "Live.Track.Track.arrangement_clips",
        "Live.Track.Track.can_be_armed",
        "Live.Device.Device.name",
        "Live.Device.Device.class_name",
        "Live.Device.Device.class_display_name",
        "Live.Device.Device.is_active",
        "Live.Device.Device.can_have_chains",
        "Live.RackDevice.RackDevice.chains",
        "Live.RackDevice.RackDevice.return_chains",
        "Live.Chain.Chain.name",
        "Live.Chain.Chain.devices",
        "Live.Clip.Clip.name",
        "Live.Clip.Clip.color",
        "Live.Clip.Clip.length",
        "Live.Clip.Clip.is_midi_clip",
        "Live.Clip.Clip.is_playing",
        "Live.Clip.Clip.start_time",
        "Live.Clip.Clip.end_time",
    ),
)
class GetTrackTree(Command[TrackTree]):
    """Get all tracks with their groups, devices (those in racks too) and clips, with ids and places.

    The list is in the order of the tracks, return tracks, main track; a group comes before its members, which have a
    greater depth. Devices come in the order of the signal, those in the chains of a rack after it, with a greater
    depth. A large Set is read over several turns of Live; what is deleted meanwhile is left out.
    """

    devices: Annotated[bool, Doc("Whether to list the devices.")] = True
    session_clips: Annotated[bool, Doc("Whether to list the clips of the Session View.")] = True
    arrangement_clips: Annotated[bool, Doc("Whether to list the clips of the Arrangement, without take lanes.")] = True
    returns: Annotated[bool, Doc("Whether to list the return tracks and the main track.")] = True
