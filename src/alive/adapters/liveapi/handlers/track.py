"""Handlers of the operations on tracks."""

from typing import TYPE_CHECKING

from alive.adapters.liveapi.context import LiveContext
from alive.adapters.liveapi.handlers.table import handles
from alive.adapters.liveapi.runtime import live_ptr
from alive.adapters.liveapi.writing import write_name
from alive.domain.commands.track import (
    CreateAudioTrack,
    CreateMidiTrack,
    CreateReturnTrack,
    DeleteTrack,
    DuplicateTrack,
    GetTrackInfo,
    RenameTrack,
    SetTrackColor,
)
from alive.domain.errors import LiveRejected, OutcomeUnknown, UnsupportedByLive
from alive.domain.results.track import (
    ReturnTrackCreated,
    TrackColorSet,
    TrackCreated,
    TrackDeleted,
    TrackDuplicated,
    TrackInfo,
    TrackRenamed,
)

if TYPE_CHECKING:
    from Live.Track import Track

AT_THE_END = -1
"""Where Live is told to put what is new."""


@handles(CreateMidiTrack)
def create_midi_track(live: LiveContext, command: CreateMidiTrack) -> TrackCreated:
    """Create it where it is wanted; Live refuses places that are not there."""
    place = AT_THE_END if command.index is None else command.index
    return _named(live, live.song().create_midi_track(place), "MIDI", command.name)


@handles(CreateAudioTrack)
def create_audio_track(live: LiveContext, command: CreateAudioTrack) -> TrackCreated:
    """Create it where it is wanted; Live refuses places that are not there."""
    place = AT_THE_END if command.index is None else command.index
    return _named(live, live.song().create_audio_track(place), "audio", command.name)


@handles(CreateReturnTrack)
def create_return_track(live: LiveContext, _command: CreateReturnTrack) -> ReturnTrackCreated:
    """Create it; Live itself puts it at the end."""
    song = live.song()
    track = song.create_return_track()
    index = next(index for index, other in enumerate(song.return_tracks) if other == track)
    name = track.name
    return ReturnTrackCreated(
        message=f"Created the return track {name}.",
        return_index=index,
        track_index=f"return_tracks/{index}",
        track_id=live.id_of("track", track),
        name=name,
    )


@handles(DeleteTrack)
def delete_track(live: LiveContext, command: DeleteTrack) -> TrackDeleted:
    """Delete by index, of the list the track is in."""
    song = live.song()
    track = live.track(command.track_index)
    place = live.track_index(command.track_index, track)
    track_id, name = live.id_of("track", track), track.name
    if isinstance(place, int):
        song.delete_track(place)
    elif place == "master_track":
        raise UnsupportedByLive("Live cannot delete the main track.")
    else:
        song.delete_return_track(_index_of_return(place))
    return TrackDeleted(
        message=f"Deleted the track {name}.",
        track_id=track_id,
        name=name,
        num_tracks=len(song.tracks),
        num_return_tracks=len(song.return_tracks),
    )


@handles(DuplicateTrack)
def duplicate_track(live: LiveContext, command: DuplicateTrack) -> TrackDuplicated:
    """Duplicate by index, and look for what is new: the copy of a group comes after its members."""
    song = live.song()
    track = live.track(command.track_index)
    place = live.track_index(command.track_index, track)
    if not isinstance(place, int):
        raise UnsupportedByLive("Live cannot duplicate return tracks or the main track; create_return_track makes one.")
    before = {live_ptr(other) for other in song.tracks}
    song.duplicate_track(place)
    for index, copy in enumerate(song.tracks):
        if live_ptr(copy) not in before:
            name = copy.name
            message = f"Duplicated the track {track.name} as {name}."
            return TrackDuplicated(message=message, new_index=index, track_id=live.id_of("track", copy), name=name)
    raise OutcomeUnknown(f"Live was asked to duplicate the track {track.name}, but shows no new one.")


@handles(RenameTrack)
def rename_track(live: LiveContext, command: RenameTrack) -> TrackRenamed:
    """Write the name. Live puts the letter of a return track before it, and keeps the name of the main track."""
    track = live.track(command.track_index)
    place = live.track_index(command.track_index, track)
    before = track.name
    name = write_name(live, track, command.name)
    if name == before and not _is_called(name, command.name, place):
        raise LiveRejected(f"Live ignored the new name; the track is still called {name}.")
    return TrackRenamed(
        message=f"The track is called {name}.",
        track_index=place,
        track_id=live.id_of("track", track),
        name=name,
    )


@handles(GetTrackInfo)
def get_track_info(live: LiveContext, command: GetTrackInfo) -> TrackInfo:
    """Read it from the track; some switches raise on tracks that do not have them."""
    track = live.track(command.track_index)
    place = live.track_index(command.track_index, track)
    is_main = place == "master_track"
    can_be_armed = track.can_be_armed
    mixer = track.mixer_device
    return TrackInfo(
        track_index=place,
        track_id=live.id_of("track", track),
        name=track.name,
        color=track.color,
        color_index=track.color_index,
        is_foldable=track.is_foldable,
        is_grouped=track.is_grouped,
        mute=not is_main and track.mute,
        solo=not is_main and track.solo,
        arm=can_be_armed and track.arm,
        can_be_armed=can_be_armed,
        has_midi_input=track.has_midi_input,
        has_audio_input=track.has_audio_input,
        volume=mixer.volume.value,
        pan=mixer.panning.value,
        num_devices=len(track.devices),
        num_clips=sum(slot.has_clip for slot in track.clip_slots),
    )


@handles(SetTrackColor)
def set_track_color(live: LiveContext, command: SetTrackColor) -> TrackColorSet:
    """Write the entry of the palette; Live shows its colour at once."""
    track = live.track(command.track_index)
    track.color_index = command.color_index
    color, color_index = track.color, track.color_index
    return TrackColorSet(
        message=f"The track has colour {color_index} of the palette, #{color:06X}.",
        track_index=live.track_index(command.track_index, track),
        track_id=live.id_of("track", track),
        color=color,
        color_index=color_index,
    )


def _named(live: LiveContext, track: "Track", kind: str, name: str | None) -> TrackCreated:
    if name is not None:
        write_name(live, track, name)
    index = live.track_index_now(track, len(live.song().tracks) - 1)
    shown = track.name
    return TrackCreated(
        message=f"Created the {kind} track {shown}.",
        track_index=int(index),
        track_id=live.id_of("track", track),
        name=shown,
    )


def _is_called(name: str, wanted: str, place: int | str) -> bool:
    """Whether a track has the name that was wanted; an empty one means the name that Live gives it itself."""
    if name == wanted:
        return True
    if place == "master_track":
        return False
    return not wanted or (not isinstance(place, int) and name.partition("-")[2] == wanted)


def _index_of_return(place: str) -> int:
    return int(place.rpartition("/")[2])
