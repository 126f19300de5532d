"""A Standard MIDI File as commands for Live, and notes of Live as a MIDI file: `alive.domain` and mido, nothing else.

The domain stands on its own: commands are plain values that check themselves, so another program can build them here
and send them whichever way it likes. Run it:  python examples/midi_file.py song.mid [copy.mid]

`alive import-midi` and `alive export-midi` do the same with a running Live, and tell what they leave out.
"""

import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

import mido

from alive.domain.commands.clip import CreateMidiClip
from alive.domain.commands.notes import AddNotes, NewNote
from alive.domain.commands.song import SetTempo, SetTimeSignature
from alive.domain.commands.track import CreateMidiTrack
from alive.domain.operation import Command

Place = tuple[str, int]
"""Name of the track in the file, and channel from 0: what becomes a track of Live."""


def tempo_map(file: mido.MidiFile) -> list[tuple[float, float]]:
    """Every tempo of the file: from which beat on, and how many BPM."""
    changes = []
    for track in file.tracks:
        ticks = 0
        for message in track:
            ticks += message.time
            if message.type == "set_tempo":
                changes.append((ticks / file.ticks_per_beat, mido.tempo2bpm(message.tempo)))
    return sorted(changes)


def notes_of(file: mido.MidiFile) -> dict[Place, list[NewNote]]:
    """The notes of each channel of each track."""
    notes: dict[Place, list[NewNote]] = defaultdict(list)
    for track in file.tracks:
        begun: dict[tuple[int, int], tuple[int, int]] = {}
        ticks = 0
        for message in track:
            ticks += message.time
            if message.type not in {"note_on", "note_off"}:
                continue
            key = (message.channel, message.note)
            if key in begun:
                start, velocity = begun.pop(key)
                length = max(1, ticks - start) / file.ticks_per_beat
                note = NewNote(
                    pitch=message.note, start=start / file.ticks_per_beat, duration=length, velocity=velocity
                )
                notes[track.name, message.channel].append(note)
            if message.type == "note_on" and message.velocity > 0:
                begun[key] = (ticks, message.velocity)
    return notes


def commands_of(file: mido.MidiFile, first_track: int = 0) -> Iterator[Command[Any]]:
    """What builds the file in a Set that has `first_track` tracks."""
    tempos = tempo_map(file)
    if tempos:  # Live's API cannot write the changes that follow
        yield SetTempo(bpm=tempos[0][1])
    for message in file.tracks[0]:
        if message.type == "time_signature":
            yield SetTimeSignature(numerator=message.numerator, denominator=message.denominator)
            break
    for index, ((name, channel), notes) in enumerate(notes_of(file).items(), first_track):
        length = max(note.start + note.duration for note in notes)
        yield CreateMidiTrack(name=f"{name} (channel {channel + 1})")
        yield CreateMidiClip(track_index=index, scene_index=0, length=length)
        yield AddNotes(track_index=index, scene_index=0, notes=tuple(notes))


def file_of(
    parts: dict[Place, list[NewNote]], tempos: Iterable[tuple[float, float]], ticks: int = 480
) -> mido.MidiFile:
    """The notes as a file of one track for each part."""
    file = mido.MidiFile(ticks_per_beat=ticks)
    changes = [(round(beat * ticks), mido.MetaMessage("set_tempo", tempo=mido.bpm2tempo(bpm))) for beat, bpm in tempos]
    file.tracks.append(_track("", changes))
    for (name, channel), notes in parts.items():
        events = []
        for note in notes:
            where = {"channel": channel, "note": note.pitch}
            start, end = round(note.start * ticks), round((note.start + note.duration) * ticks)
            events.append((start, mido.Message("note_on", **where, velocity=round(note.velocity))))
            events.append((end, mido.Message("note_off", **where)))
        file.tracks.append(_track(name, events))
    return file


def _track(name: str, events: list[tuple[int, Any]]) -> mido.MidiTrack:
    track = mido.MidiTrack([mido.MetaMessage("track_name", name=name)])
    now = 0
    # At one moment notes end before others begin.
    for ticks, message in sorted(events, key=lambda event: (event[0], event[1].type != "note_off")):
        track.append(message.copy(time=ticks - now))
        now = ticks
    return track


if __name__ == "__main__":
    song = mido.MidiFile(sys.argv[1])
    for command in commands_of(song):
        print(command)
    if len(sys.argv) > 2:
        file_of(notes_of(song), tempo_map(song), song.ticks_per_beat).save(sys.argv[2])
