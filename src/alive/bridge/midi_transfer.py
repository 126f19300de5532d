"""MIDI files into a Live, and out of it, through the typed client."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import attrs
import mido

from alive.bridge.client.blocking import LiveClient
from alive.bridge.midi_files import MidiFileError, Part, Song, clip_of, file_of, part_of, read_song, settings_of
from alive.domain.commands.clip import GetClipInfo
from alive.domain.commands.notes import GetClipNotes
from alive.domain.commands.song import GetSessionInfo
from alive.domain.commands.track import CreateMidiTrack, GetTrackInfo
from alive.domain.errors import FrameTooLarge, NotFound
from alive.domain.operation import Command, fields_of
from alive.domain.results.clip import ClipInfo
from alive.domain.results.track import TrackCreated


@attrs.frozen
class Exported:
    """A file that was made of a scene."""

    file: mido.MidiFile
    parts: tuple[Part, ...]
    left_out: tuple[str, ...]


def load(path: Path) -> Song:
    """Read a file. MidiFileError if it is none, or cannot be represented."""
    try:
        return read_song(mido.MidiFile(path))
    except MidiFileError as error:
        raise MidiFileError(f"{path}: {error}") from None
    except Exception as error:
        # mido raises EOFError, OSError, ValueError and errors of its own for files that are damaged.
        raise MidiFileError(f"{path} cannot be read as a MIDI file: {str(error) or type(error).__name__}") from error


def import_song(
    live: LiveClient, song: Song, *, scene: int = 0, label: str = "Import a MIDI file"
) -> list[TrackCreated]:
    """Make a track with a clip for each part: as one batch, all or nothing, unless it is too long for one request."""
    try:
        return _in_one_batch(live, song, scene, label)
    except FrameTooLarge:  # then nothing was done
        return [*_one_by_one(live, song, scene)]


def export_scene(live: LiveClient, scene: int, *, ticks_per_beat: int) -> Exported:
    """The clips of a scene, each from its start marker to its end, as a file of one track each."""
    session = live.execute(GetSessionInfo())
    parts: list[Part] = []
    left_out: list[str] = []
    infos = [live.submit(GetTrackInfo(track_index=index)) for index in range(session.num_tracks)]
    for info in (future.result() for future in infos):
        clip = _clip_of(live, info.track_id, scene)
        if clip is None:
            continue
        if not clip.is_midi_clip:
            left_out.append(f"the audio clip {clip.name!r} of {info.name}")
            continue
        notes = live.execute(GetClipNotes(track_index=info.track_id, clip_index=scene)).notes
        end = clip.loop_end if clip.looping else clip.end_marker
        part = part_of(info.name, notes, begin=clip.start_marker, end=end)
        parts.append(part)
        if unheard := len(notes) - len(part.notes):
            left_out.append(f"{unheard} x note of {info.name} that is muted, or outside of what the clip plays")
    signature = (session.time_signature_numerator, session.time_signature_denominator)
    file = file_of(parts, tempo=session.tempo, signature=signature, ticks_per_beat=ticks_per_beat)
    return Exported(file, tuple(parts), tuple(left_out))


def _in_one_batch(live: LiveClient, song: Song, scene: int, label: str) -> list[TrackCreated]:
    with live.batch(label=label) as batch:
        for command in settings_of(song):
            batch.add(command)
        tracks = []
        for part in song.parts:
            track = batch.add(CreateMidiTrack(name=part.track_name))
            tracks.append(track)
            for command in clip_of(part, song.length, track=0, scene=scene):
                batch.add(command.spec.name, **_fields(command) | {"track_index": track.ref("track_id")})
    return [track.result() for track in tracks]


def _one_by_one(live: LiveClient, song: Song, scene: int) -> Iterator[TrackCreated]:
    for command in settings_of(song):
        live.execute(command)
    for part in song.parts:
        track = live.execute(CreateMidiTrack(name=part.track_name))
        for command in clip_of(part, song.length, track=track.track_id, scene=scene):
            live.execute(command)
        yield track


def _fields(command: Command[Any]) -> dict[str, Any]:
    return {field.name: getattr(command, field.name) for field in fields_of(type(command))}


def _clip_of(live: LiveClient, track: str, scene: int) -> ClipInfo | None:
    try:
        return live.execute(GetClipInfo(track_index=track, scene_index=scene))
    except NotFound:
        return None
