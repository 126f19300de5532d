"""Standard MIDI Files and the commands and notes of the domain, each made of the other. No Live, no files.

A MIDI file counts ticks, Live counts beats, so a change of tempo moves no note. What Live's API cannot write (changes
of tempo and time signature, controllers) is left out, and said.
"""

import math
import re
from collections import Counter, defaultdict, deque
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from typing import Any

import attrs
import mido

from alive.domain.commands.clip import CreateMidiClip, SetClipName
from alive.domain.commands.notes import MOST_NOTES, AddNotes, NewNote
from alive.domain.commands.song import SetTempo, SetTimeSignature
from alive.domain.commands.track import CreateMidiTrack
from alive.domain.operation import Command
from alive.domain.quantities import MAX_SONG_BEATS
from alive.domain.refs import SceneRef, TrackRef
from alive.domain.results.notes import Note
from alive.domain.words import counted

DEFAULT_TICKS = 960
"""Ticks per beat of the files that are made: sixteenths, triplets and quintuplets are whole numbers of them."""

_TEMPOS = (20.0, 999.0)
_DENOMINATORS = (1, 2, 4, 8, 16)
_LONGEST_NAME = 1000
_CHANNEL_SUFFIX = re.compile(r" \(channel ([1-9]|1[0-6])\)$")
_PARTS_OF_MUSIC = {
    "control_change": "control change",
    "pitchwheel": "pitch bend",
    "program_change": "program change",
    "aftertouch": "channel pressure",
    "polytouch": "key pressure",
    "sysex": "system exclusive message",
    "lyrics": "lyric",
    "marker": "marker",
    "cue_marker": "cue point",
    "key_signature": "key signature",
}


class MidiFileError(ValueError):
    """Why a MIDI file cannot be read."""


@attrs.frozen
class Part:
    """The notes of one channel of one track of a file."""

    name: str
    channel: int
    """From 0."""
    notes: tuple[NewNote, ...]

    @property
    def track_name(self) -> str:
        """Its name, with the channel where that is not the first: a track of Live has none."""
        return self.name if self.channel == 0 else f"{self.name} (channel {self.channel + 1})"


@attrs.frozen
class Song:
    """What of a MIDI file can be in a Live Set."""

    tempo: float | None
    """BPM; None if the file does not say."""
    signature: tuple[int, int] | None
    parts: tuple[Part, ...]
    length: float
    """Beats, in whole bars."""
    left_out: tuple[str, ...]
    """What is in the file and not here, for people."""


def read_song(file: mido.MidiFile) -> Song:
    """Read a file of type 0 or 1. MidiFileError if its time is not in beats, or its tracks are songs of their own."""
    if file.type == 2:
        raise MidiFileError("this is a file of type 2: its tracks are songs of their own")
    if file.ticks_per_beat <= 0:
        raise MidiFileError("its time is in frames of film and not in beats")
    reading = _Reading(file.ticks_per_beat)
    for number, track in enumerate(file.tracks, 1):
        reading.take(track, number)
    return reading.song()


def commands_of(song: Song, *, first_track: int, scene: int = 0) -> list[Command[Any]]:
    """What builds the song in a Set that has `first_track` tracks: a track and a clip for each part."""
    commands = settings_of(song)
    for position, part in enumerate(song.parts):
        commands.append(CreateMidiTrack(name=part.track_name))
        commands += clip_of(part, song.length, track=first_track + position, scene=scene)
    return commands


def settings_of(song: Song) -> list[Command[Any]]:
    """What sets tempo and time signature, as far as the file says them."""
    commands: list[Command[Any]] = []
    if song.tempo is not None:
        commands.append(SetTempo(bpm=song.tempo))
    if song.signature is not None:
        commands.append(SetTimeSignature(numerator=song.signature[0], denominator=song.signature[1]))
    return commands


def clip_of(part: Part, length: float, *, track: TrackRef, scene: SceneRef) -> list[Command[Any]]:
    """What makes the clip of a part."""
    notes = [part.notes[start : start + MOST_NOTES] for start in range(0, len(part.notes), MOST_NOTES)]
    return [
        CreateMidiClip(track_index=track, scene_index=scene, length=length),
        SetClipName(track_index=track, scene_index=scene, name=part.name),
        *(AddNotes(track_index=track, scene_index=scene, notes=some) for some in notes),
    ]


def part_of(
    track_name: str, notes: Iterable[Note | NewNote], *, begin: float = 0.0, end: float = MAX_SONG_BEATS
) -> Part:
    """A part of a file, from a track of Live and the notes of its clip that are heard when it plays once.

    Notes are left out that are muted, or start before `begin` or at `end` or later. The channel is taken from the end
    of the track's name, where `Part.track_name` has put it.
    """
    match = _CHANNEL_SUFFIX.search(track_name)
    name = track_name[: match.start()] if match else track_name
    heard = (_moved(note, -begin) for note in notes if not note.muted and begin <= _start_of(note) < end)
    return Part(name, int(match[1]) - 1 if match else 0, tuple(heard))


def file_of(
    parts: Sequence[Part],
    *,
    tempo: float = 120.0,
    signature: tuple[int, int] = (4, 4),
    ticks_per_beat: int = DEFAULT_TICKS,
) -> mido.MidiFile:
    """A file of type 1: a track with tempo and time signature, then one for each part."""
    file = mido.MidiFile(type=1, ticks_per_beat=ticks_per_beat, charset="utf-8")
    head = mido.MidiTrack()
    head.append(mido.MetaMessage("set_tempo", tempo=mido.bpm2tempo(tempo)))
    head.append(mido.MetaMessage("time_signature", numerator=signature[0], denominator=signature[1]))
    head.append(mido.MetaMessage("end_of_track"))
    file.tracks.append(head)
    file.tracks.extend(_track_of(part, ticks_per_beat) for part in parts)
    return file


@attrs.frozen
class _Sounding:
    start: int
    velocity: int


class _Reading:
    """What has been read of a file so far."""

    def __init__(self, ticks_per_beat: int) -> None:
        self._ticks = ticks_per_beat
        self._parts: list[Part] = []
        self._tempos: list[tuple[int, float]] = []
        self._signatures: list[tuple[int, int, int]] = []
        self._others: Counter[str] = Counter()
        self._end = 0

    def take(self, track: Iterable[Any], number: int) -> None:
        """Read one track."""
        now, name = 0, ""
        sounding: defaultdict[tuple[int, int], deque[_Sounding]] = defaultdict(deque)
        notes: defaultdict[int, list[tuple[int, int, NewNote]]] = defaultdict(list)
        for message in track:
            now += message.time
            if message.type == "track_name":
                name = name or _text(message.name)
            elif message.type == "note_on" and message.velocity > 0:
                sounding[message.channel, message.note].append(_Sounding(now, message.velocity))
            elif message.type in {"note_on", "note_off"}:
                self._end_note(sounding[message.channel, message.note], notes[message.channel], message, now)
            else:
                self._note_other(message, now)
        for (channel, pitch), hanging in sounding.items():
            for begun in hanging:
                self._others["note without an end, which now ends with its track"] += 1
                notes[channel].append(self._note(pitch, begun, now, 64))
        self._end = max(self._end, now)
        for channel in sorted(channel for channel, found in notes.items() if found):
            self._parts.append(Part(name or f"Track {number}", channel, self._without_overlaps(notes[channel])))

    def song(self) -> Song:
        """All that was read."""
        tempo, signature = self._first_tempo(), self._first_signature()
        bar = 4.0 if signature is None else signature[0] * 4 / signature[1]
        ends = [note.start + note.duration for part in self._parts for note in part.notes]
        beats = max([self._end / self._ticks, *ends])
        bars = max(1, math.ceil(beats / bar - 1e-9))
        return Song(tempo, signature, tuple(self._parts), bars * bar, tuple(self._left_out()))

    def _end_note(self, begun: deque[_Sounding], notes: list[tuple[int, int, NewNote]], message: Any, now: int) -> None:
        # Who plays a key twice before letting go lets go of the first one first.
        if begun:
            release = message.velocity if message.type == "note_off" else 64
            notes.append(self._note(message.note, begun.popleft(), now, release))
        else:
            self._others["end of a note that never began"] += 1

    def _note(self, pitch: int, begun: _Sounding, end: int, release: int) -> tuple[int, int, NewNote]:
        if end <= begun.start:
            self._others["note of no length, which is now one tick long"] += 1
        end = max(end, begun.start + 1)
        note = NewNote(
            pitch=pitch,
            start=begun.start / self._ticks,
            duration=(end - begun.start) / self._ticks,
            velocity=begun.velocity,
            release_velocity=release,
        )
        return begun.start, end, note

    def _without_overlaps(self, notes: list[tuple[int, int, NewNote]]) -> tuple[NewNote, ...]:
        """Notes as a clip can have them: of two on one pitch the earlier ends where the later begins."""
        kept: list[tuple[int, int, NewNote]] = []
        last_of: dict[int, int] = {}
        for start, end, note in sorted(notes, key=lambda each: (each[0], each[2].pitch, each[1])):
            before = last_of.get(note.pitch)
            if before is not None and kept[before][0] == start:
                self._others["note that begins with another on its pitch, which is left out for the longer one"] += 1
                kept[before] = (start, end, note)
                continue
            if before is not None and kept[before][1] > start:
                self._others["note that was cut where the next on its pitch begins"] += 1
                began, _, cut = kept[before]
                kept[before] = (began, start, _copy(cut, duration=(start - began) / self._ticks))
            last_of[note.pitch] = len(kept)
            kept.append((start, end, note))
        return tuple(note for _, _, note in kept)

    def _note_other(self, message: Any, now: int) -> None:
        if message.type == "set_tempo":
            self._tempos.append((now, _nice(message.tempo)))
        elif message.type == "time_signature":
            self._signatures.append((now, message.numerator, message.denominator))
        elif message.type in _PARTS_OF_MUSIC:
            self._others[_PARTS_OF_MUSIC[message.type]] += 1

    def _first_tempo(self) -> float | None:
        self._tempos.sort(key=lambda each: each[0])
        low, high = _TEMPOS
        return next((bpm for _, bpm in self._tempos[:1] if low <= bpm <= high), None)

    def _first_signature(self) -> tuple[int, int] | None:
        self._signatures.sort(key=lambda each: each[0])
        usable = (each for each in self._signatures[:1] if each[1] <= 99 and each[2] in _DENOMINATORS)
        return next(((numerator, denominator) for _, numerator, denominator in usable), None)

    def _left_out(self) -> Iterator[str]:
        tempos = [f"{bpm:g} BPM at beat {start / self._ticks:g}" for start, bpm in self._tempos]
        signatures = [f"{upper}/{lower} at beat {start / self._ticks:g}" for start, upper, lower in self._signatures]
        yield from _changes("tempo", tempos[0 if self._first_tempo() is None else 1 :])
        yield from _changes("time signature", signatures[0 if self._first_signature() is None else 1 :])
        for what, count in sorted(self._others.items()):
            yield f"{count} x {what}"


def _changes(what: str, all_of_them: Sequence[str]) -> Iterator[str]:
    shown = ", ".join(all_of_them[:5]) + (", ..." if len(all_of_them) > 5 else "")
    if all_of_them:
        yield f"{counted(len(all_of_them), f'{what} change')}: {shown}"


def _nice(microseconds: int) -> float:
    """BPM. A file has whole microseconds per beat; the tempo somebody wrote is the roundest that gives them."""
    exact = mido.tempo2bpm(microseconds) if microseconds else math.inf
    for digits in range(4):
        if math.isfinite(exact) and (bpm := round(exact, digits)) > 0 and mido.bpm2tempo(bpm) == microseconds:
            return float(bpm)
    return float(exact)


def _text(name: str) -> str:
    """A name as it was meant: mido reads bytes as Latin 1, most files of today are UTF-8."""
    with suppress(UnicodeError):  # then it was Latin 1, or is right already
        name = name.encode("latin-1").decode()
    return name.replace("\0", "").strip()[:_LONGEST_NAME]


def _start_of(note: Note | NewNote) -> float:
    return note.start if isinstance(note, NewNote) else note.start_time


def _moved(note: Note | NewNote, by: float) -> NewNote:
    return _copy(note, start=_start_of(note) + by)


def _copy(note: Note | NewNote, *, start: float | None = None, duration: float | None = None) -> NewNote:
    """What of a note is in a MIDI file, with another start or duration if one is given."""
    return NewNote(
        pitch=note.pitch,
        start=_start_of(note) if start is None else start,
        duration=note.duration if duration is None else duration,
        velocity=note.velocity,
        release_velocity=note.release_velocity,
    )


def _track_of(part: Part, ticks: int) -> mido.MidiTrack:
    events: list[tuple[int, int, Any]] = []
    for note in part.notes:
        start, end = round(note.start * ticks), round((note.start + note.duration) * ticks)
        on = {"note": note.pitch, "channel": part.channel, "velocity": max(1, round(note.velocity))}
        off = {"note": note.pitch, "channel": part.channel, "velocity": round(note.release_velocity)}
        events.append((start, 1, mido.Message("note_on", **on)))
        # At one moment the end of a note comes before the beginning of the next.
        events.append((max(end, start + 1), 0, mido.Message("note_off", **off)))
    track = mido.MidiTrack([mido.MetaMessage("track_name", name=part.name)])
    now = 0
    for time, _, message in sorted(events, key=lambda event: event[:2]):
        track.append(message.copy(time=time - now))
        now = time
    track.append(mido.MetaMessage("end_of_track"))
    return track
