"""Recording: clips that grow while the transport runs, and what was played on a keyboard.

A take is a clip being recorded: one per track in the Session, and one per track in the arrangement. Notes come from
`Recorder.note_on` and `note_off`, which stand for a keyboard; they reach MIDI tracks that are armed or monitor their
input, go into the take or the playing clip, and are kept for capturing.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from alive.simulator.clip.audio_clip import audio_values
from alive.simulator.clip.audio_file import AudioFile
from alive.simulator.clip.clip_editing import nearest_line
from alive.simulator.clip.notes import Note, checked, with_notes

if TYPE_CHECKING:
    from alive.simulator.clip.clip import ClipNode
    from alive.simulator.clip.clip_slot import ClipSlotNode
    from alive.simulator.object_model.undo import Undo
    from alive.simulator.song.launching import Launcher
    from alive.simulator.song.song import SongNode
    from alive.simulator.song.transport import Transport
    from alive.simulator.track.track import TrackNode

_RATE = 44_100.0
_SHORTEST = 1 / 64
"""Beats; the least a recorded clip is long."""

_EDGE = 1e-9
_MONITOR_IN = 0


class Take:
    """A clip being recorded; times are the transport's elapsed beats."""

    def __init__(self, clip: ClipNode, started: float, until: float = math.inf) -> None:
        self.clip = clip
        self.started = started
        self.until = until
        self.reached = 0.0


class Heard(NamedTuple):
    """A key that was played: seconds by the clock, beats by the transport."""

    pitch: int
    velocity: float
    second: float
    elapsed: float
    position: float
    duration: float = 0.0
    track_ids: frozenset[int] = frozenset()


class Recorder:
    """Everything that records."""

    def __init__(self, song: SongNode, transport: Transport, launcher: Launcher, now: Callable[[], float]) -> None:
        self.heard: list[Heard] = []
        self._song = song
        self._transport = transport
        self._launcher = launcher
        self._now = now
        self._session: dict[TrackNode, Take] = {}
        self._arrangement: dict[TrackNode, Take] = {}
        self._held: dict[int, Heard] = {}
        self._files = 0

    @property
    def recording(self) -> bool:
        """Whether a Session clip is being recorded."""
        return bool(self._session)

    def armed(self) -> list[TrackNode]:
        """Return the tracks that record."""
        return [track for track in self._song.tracks if track.can_be_armed and track.armed]

    def records(self, clip: ClipNode) -> bool:
        """Whether a clip is being recorded."""
        return any(take.clip is clip for take in (*self._session.values(), *self._arrangement.values()))

    def take(self, track: TrackNode) -> Take | None:
        """Return what a track records in the Session."""
        return self._session.get(track)

    def arranges(self, track: TrackNode) -> bool:
        """Whether a track is recorded into the arrangement."""
        return track in self._arrangement

    def overdubs(self, clip: ClipNode) -> bool:
        """Whether what is played goes into this playing clip."""
        return (
            self._song.session_on
            and clip.is_midi_clip
            and clip.in_session
            and clip.track.armed
            and clip.slot.is_playing
            and not self.records(clip)
        )

    def begin(self, slot: ClipSlotNode, at: float, length: float) -> None:
        """Record into an empty slot, for a number of beats or until it is ended."""
        track = slot.track
        values = track.clip_values() | {"loop_to": _SHORTEST, "end_at": _SHORTEST}
        if track.kind == "audio":
            values |= audio_values(self._new_file(track), self._song.tempo) | {"looping": True}
        with track.document.operation():
            self._session[track] = Take(slot.place(**values), at, at + length)

    def finish(self, track: TrackNode, at: float) -> None:
        """End what a track records in the Session; the clip then loops what was played."""
        take = self._session.pop(track, None)
        if take is not None and take.clip.alive:
            self._grow(take, at - take.started)

    def stop(self) -> None:
        """End everything, as the transport stops."""
        for track in tuple(self._session):
            self.finish(track, self._transport.elapsed)
        self._arrangement.clear()

    def forget(self, track: TrackNode) -> None:
        """Drop what a track records, since it is gone or its clip is."""
        self._session.pop(track, None)
        self._arrangement.pop(track, None)

    def process(self) -> bool:
        """Let the takes grow up to now; whether one has ended."""
        elapsed = self._transport.elapsed
        ended = [(track, take.until) for track, take in self._session.items() if take.until <= elapsed + _EDGE]
        for track, until in ended:
            self.finish(track, until)
        for take in self._session.values():
            self._grow(take, elapsed - take.started)
        if self._song.record_mode or self._arrangement:
            self._process_arrangement()
        return bool(ended)

    def note_on(self, pitch: int, velocity: float) -> None:
        """Press a key."""
        position = self._transport.position()
        tracks = frozenset(track.document_id for track in self._song.tracks if _listens(track))
        self._held[pitch] = Heard(pitch, velocity, self._now(), self._transport.elapsed, position, track_ids=tracks)

    def note_off(self, pitch: int) -> None:
        """Release a key: the note is known now."""
        held = self._held.pop(pitch, None)
        if held is None:
            return
        self._transport.update()
        heard = held._replace(duration=max(self._now() - held.second, 0.001))
        for track in self._song.tracks:
            if track.document_id in heard.track_ids and self._transport.playing:
                self._write(track, heard, self._transport.elapsed - heard.elapsed)
        if heard.track_ids:
            self.heard.append(heard)
            if len(self.heard) == 1:
                self._song.document.notify(self._song, "can_capture_midi")

    def clear_heard(self) -> None:
        """Forget what could be captured."""
        if self.heard:
            self.heard.clear()
            self._song.document.notify(self._song, "can_capture_midi")

    def _write(self, track: TrackNode, heard: Heard, beats: float) -> None:
        place = self._place(track, heard)
        if place is not None:
            clip, start = place
            grid = int(self._song.midi_recording_quantization)
            line = nearest_line(start, grid) if grid else start
            add_note(clip, heard, max(line, 0.0), max(beats, _SHORTEST))

    def _place(self, track: TrackNode, heard: Heard) -> tuple[ClipNode, float] | None:
        """Return the clip that takes a note, and where in it the note starts."""
        take = self._session.get(track) or self._arrangement.get(track)
        if take is not None:
            return take.clip, heard.elapsed - take.started
        state = self._launcher.playback(track)
        if state.playing is not None and self.overdubs(state.playing.clip):
            return state.playing.clip, state.playing.clip.place_of(heard.elapsed - state.started + state.offset)
        if self._song.record_mode and self._song.arrangement_overdub:
            clip = _clip_at(track, heard.position)
            if clip is not None:
                return clip, clip.place_of(heard.position - clip.span[0])
        return None

    def _grow(self, take: Take, beats: float, undo: Undo = "no") -> None:
        """Make the clip as long as what was recorded.

        A recording in the Session is undone as a whole, one in the arrangement together with what it cuts away.
        """
        clip, length = take.clip, max(beats, _SHORTEST)
        change = clip.document.change
        change(clip, "loop_to", length, undo)
        change(clip, "end_at", length, undo)
        if clip.sample is not None:
            frames = int(length * 60 / self._song.tempo * _RATE)
            change(clip, "sample", clip.sample._replace(frames=frames))

    def _process_arrangement(self) -> None:
        position = self._transport.position()
        active = self._song.record_mode and self._transport.playing and self._inside_punch(position)
        armed = set(self.armed()) if active else set()
        for track, take in tuple(self._arrangement.items()):
            if track not in armed or position < take.reached or not take.clip.alive:
                del self._arrangement[track]
            else:
                self._grow_arranged(track, take, position)
        for track in armed - set(self._arrangement):
            if not (self._song.arrangement_overdub and track.kind == "midi" and _clip_at(track, position)):
                self._begin_arranged(track, position)

    def _begin_arranged(self, track: TrackNode, position: float) -> None:
        values = track.clip_values()
        if track.kind == "audio":
            values |= audio_values(self._new_file(track), self._song.tempo)
        values |= {"looping": False, "loop_to": _SHORTEST, "end_at": _SHORTEST}
        with track.document.operation():
            clip = track.place(position, position + _SHORTEST, **values)
        take = Take(clip, self._transport.elapsed)
        take.reached = position
        self._arrangement[track] = take

    def _grow_arranged(self, track: TrackNode, take: Take, position: float) -> None:
        start = take.clip.span[0]
        if position - start <= _SHORTEST:
            return
        with track.document.operation():
            track.make_room(start, position, keep=take.clip)
            self._grow(take, position - start, "step")
            track.document.change(take.clip, "timeline", (start, position), "step")
        take.reached = position

    def _inside_punch(self, position: float) -> bool:
        song = self._song
        before = song.punch_in and position < song.loop_start
        after = song.punch_out and position >= song.loop_start + song.loop_length
        return not before and not after

    def _new_file(self, track: TrackNode) -> AudioFile:
        """Return the file a recording goes to; there is no sound in it, so it is not on disk."""
        self._files += 1
        return AudioFile(f"/Live Recordings/Samples/Recorded/{self._files:04} {track.name}.wav", 1, _RATE, 2)


def add_note(clip: ClipNode, heard: Heard, start: float, duration: float) -> None:
    """Write a played note into a clip."""
    note = checked(Note(clip.next_note_id, heard.pitch, start, duration, heard.velocity, False, 1.0, 0.0, 64.0))
    with clip.document.operation():
        clip.next_note_id = note.note_id + 1
        clip.note_values = with_notes(clip.note_values, [note])


def _listens(track: TrackNode) -> bool:
    return track.kind == "midi" and (track.armed or track.monitoring == _MONITOR_IN)


def _clip_at(track: TrackNode, position: float) -> ClipNode | None:
    found: Iterator[ClipNode] = (
        clip for clip in track.arrangement_clips if clip.span[0] <= position < clip.span[1] and clip.is_midi_clip
    )
    return next(found, None)
