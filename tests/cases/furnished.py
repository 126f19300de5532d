"""The Set that the cases start from: Live's default Set with something of each kind in it.

tracks/0  MIDI   clip in scene 0 (notes 60 and 64), Operator, a clip of 4 beats at beat 0 of the Arrangement
tracks/1  MIDI   Instrument Rack with one chain, in it an Operator
tracks/2  audio  clip of 8 beats in scene 0 (Loop.wav)
tracks/3  audio  Auto Filter
returns   as in Live's default Set
"""

import wave
from pathlib import Path
from typing import Any

RATE = 8000


def furnish(simulation: Any, folder: Path) -> None:
    """Furnish the default Set of a Simulator."""
    wav = write_wav(folder / "Loop.wav")
    simulation.call(lambda: _furnish(simulation.song, str(wav)))
    simulation.call(simulation.song.begin_undo_step)  # ends the entry of what was done so far
    simulation.call(simulation.song.end_undo_step)
    simulation.advance(0.2)


def write_wav(path: Path, seconds: int = 4) -> Path:
    """Write silence: four seconds are eight beats at 120 BPM."""
    with wave.open(str(path), "wb") as file:
        file.setnchannels(2)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(bytes(4 * RATE * seconds))
    return path


def _furnish(song: Any, wav: str) -> None:
    from Live.Clip import MidiNoteSpecification

    first, second, third, fourth = song.tracks
    first.clip_slots[0].create_clip(4.0)
    notes = [MidiNoteSpecification(pitch=pitch, start_time=0.0, duration=1.0) for pitch in (60, 64)]
    first.clip_slots[0].clip.add_new_notes(notes)
    first.insert_device("Operator")
    first.create_midi_clip(0.0, 4.0)
    second.insert_device("Instrument Rack")
    second.devices[0].insert_chain()
    second.devices[0].chains[0].insert_device("Operator")
    third.clip_slots[0].create_audio_clip(wav)
    fourth.insert_device("Auto Filter")
