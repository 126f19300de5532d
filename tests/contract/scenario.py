"""One session that every door to Live must pass alike: in this process, over TCP, in a simulated Live or a real one.

It works in a scratch track at the end of the Set, which it removes, and leaves the rest as it was. It knows commands
and results of the domain and nothing else.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, Protocol, TypeVar

import pytest

from alive.domain.commands.clip import CreateMidiClip, DeleteClip, GetClipInfo, LaunchClip, SetClipName, StopClip
from alive.domain.commands.mixer import MuteTrack, SetTrackPan, SetTrackVolume
from alive.domain.commands.notes import AddNotes, GetClipNotes, NewNote, RemoveNotes
from alive.domain.commands.song import GetSessionInfo
from alive.domain.commands.track import CreateMidiTrack, DeleteTrack, GetTrackInfo, RenameTrack
from alive.domain.commands.transport import StopPlayback
from alive.domain.errors import AliveError, LiveRejected, NotFound
from alive.domain.operation import Command

R = TypeVar("R")

NAME = "alive scratch"
LOOKS = 400
"""How often Live is asked whether it shows something; a bar at 20 BPM is 12 s."""

NOTES = (
    NewNote(pitch=36, start=0, duration=0.5, velocity=110),
    NewNote(pitch=43, start=2.25, duration=0.25),
    NewNote(pitch=127, start=7.5, duration=0.5, velocity=1, probability=0.5),
)


class Port(Protocol):
    """A door to Live."""

    def execute(self, command: Command[R]) -> R:
        """Carry out a command and give its result. Raises the errors of the domain."""
        ...

    def pause(self) -> None:
        """Let some of Live's time pass: about 50 ms."""
        ...


def play(port: Port) -> list[Any]:
    """Everything that a session needs, step by step: what is seen, without ids and positions."""
    before = port.execute(GetSessionInfo())
    seen: list[Any] = []
    with _scratch_track(port) as track:
        seen += _the_track(port, track)
        seen += _a_clip_and_its_notes(port, track)
        seen += _the_mixer(port, track)
        seen += _launch_and_stop(port, track, was_playing=before.is_playing)
        seen += _refusals(port, track)
    gone = _refused(port, GetTrackInfo(track_index=track))
    after = port.execute(GetSessionInfo())
    assert (after.num_tracks, after.num_scenes, after.tempo) == (before.num_tracks, before.num_scenes, before.tempo)
    return [*seen, gone]


EXPECTED = [
    ("named", NAME, "renamed", "alive scratch 2"),
    ("track", "alive scratch 2", 0, True, False),
    ("clip", 8.0, 3, 3),
    ("notes", [(36, 0.0, 0.5, 110.0, 1.0), (43, 2.25, 0.25, 100.0, 1.0), (127, 7.5, 0.5, 1.0, 0.5)]),
    ("removed", 1, [36, 127]),
    ("clip info", "Riff", 8.0, True, False),
    ("mixer", 0.5, -0.25, 0.5, -0.25),
    ("muted", True, True, False, False),
    ("launched", True, True),
    ("stopped", False, False),
    ("clip deleted", "Riff", 0),
    ("refused", NotFound, LiveRejected, NotFound, NotFound),
    NotFound,
]
"""What every door shows."""


@contextmanager
def _scratch_track(port: Port) -> Iterator[str]:
    track = port.execute(CreateMidiTrack(name=NAME)).track_id
    try:
        yield track
    finally:
        port.execute(DeleteTrack(track_index=track))


def _the_track(port: Port, track: str) -> list[Any]:
    name = port.execute(GetTrackInfo(track_index=track)).name
    renamed = port.execute(RenameTrack(track_index=track, name=f"{NAME} 2"))
    info = port.execute(GetTrackInfo(track_index=track))
    assert renamed.track_id == info.track_id == track
    return [
        ("named", name, "renamed", renamed.name),
        ("track", info.name, info.num_clips, info.has_midi_input, info.mute),
    ]


def _a_clip_and_its_notes(port: Port, track: str) -> list[Any]:
    clip = port.execute(CreateMidiClip(track_index=track, scene_index=0, length=8))
    added = port.execute(AddNotes(track_index=track, scene_index=0, notes=NOTES))
    read = port.execute(GetClipNotes(track_index=track, clip_index=0))
    assert clip.clip_id == added.clip_id == read.clip_id
    assert {*added.note_ids} == {note.note_id for note in read.notes}
    removed = port.execute(RemoveNotes(track_index=track, clip_index=0, pitch_from=40, pitch_to=50))
    left = port.execute(GetClipNotes(track_index=track, clip_index=0))
    port.execute(SetClipName(track_index=track, scene_index=0, name="Riff"))
    info = port.execute(GetClipInfo(track_index=track, scene_index=0))
    return [
        ("clip", clip.length, added.note_count, read.count),
        (
            "notes",
            [(note.pitch, note.start_time, note.duration, note.velocity, note.probability) for note in read.notes],
        ),
        ("removed", removed.removed_count, [note.pitch for note in left.notes]),
        ("clip info", info.name, info.length, info.is_midi_clip, info.is_playing),
    ]


def _the_mixer(port: Port, track: str) -> list[Any]:
    volume = port.execute(SetTrackVolume(track_index=track, volume=0.5)).volume
    pan = port.execute(SetTrackPan(track_index=track, pan=-0.25)).pan
    info = port.execute(GetTrackInfo(track_index=track))
    muted = port.execute(MuteTrack(track_index=track, mute=True)).mute
    seen_muted = port.execute(GetTrackInfo(track_index=track)).mute
    unmuted = port.execute(MuteTrack(track_index=track, mute=False)).mute
    seen_unmuted = port.execute(GetTrackInfo(track_index=track)).mute
    return [
        ("mixer", volume, pan, info.volume, info.pan),
        ("muted", muted, seen_muted, unmuted, seen_unmuted),
    ]


def _launch_and_stop(port: Port, track: str, *, was_playing: bool) -> list[Any]:
    def clip() -> Any:
        return port.execute(GetClipInfo(track_index=track, scene_index=0))

    launched = port.execute(LaunchClip(track_index=track, scene_index=0))
    try:
        playing = _until(port, lambda: clip().is_playing)
        port.execute(StopClip(track_index=track, scene_index=0))
        _until(port, lambda: not clip().is_playing)
    finally:
        if not was_playing:
            port.execute(StopPlayback())
    info = clip()
    return [
        ("launched", launched.is_triggered or launched.is_playing, playing),
        ("stopped", info.is_playing, info.is_triggered),
    ]


def _refusals(port: Port, track: str) -> list[Any]:
    no_scene = _refused(port, CreateMidiClip(track_index=track, scene_index=99_999))
    occupied = _refused(port, CreateMidiClip(track_index=track, scene_index=0))
    deleted = port.execute(DeleteClip(track_index=track, scene_index=0))
    clips = port.execute(GetTrackInfo(track_index=track)).num_clips
    no_clip = _refused(port, GetClipInfo(track_index=track, scene_index=0))
    stale = _refused(port, AddNotes(track_index=track, scene_index=0, notes=NOTES))
    return [("clip deleted", deleted.name, clips), ("refused", no_scene, occupied, no_clip, stale)]


def _refused(port: Port, command: Command[Any]) -> type[BaseException]:
    with pytest.raises(AliveError) as refused:
        port.execute(command)
    return refused.type


def _until(port: Port, shown: Callable[[], bool]) -> bool:
    for _ in range(LOOKS):
        if shown():
            return True
        port.pause()
    raise AssertionError("Live does not show it")
