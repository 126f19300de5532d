"""Random changes of a Set, by a person, from a seed: a list of what is done, one after the other."""

import random
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from alive.simulator import Simulator

REFUSED = (RuntimeError, ValueError, IndexError, AttributeError)
"""What Live may raise: not everything can be done to every Set."""


def seeded(seed: int) -> random.Random:
    """What comes by chance, the same for the same seed."""
    return random.Random(seed)  # noqa: S311 - nothing is kept secret with it


def change(sim: Simulator, chance: random.Random) -> None:
    """One change, if Live lets it."""
    act = chance.choice(_CHANGES)
    with suppress(*REFUSED):
        act(sim, chance)


def _in_live(act: Callable[[Any, random.Random], Any]) -> Callable[[Simulator, random.Random], None]:
    return lambda sim, chance: sim.call(lambda: act(sim.song, chance))


def _create_track(song: Any, chance: random.Random) -> None:
    if len(song.tracks) < 12:
        chance.choice([song.create_midi_track, song.create_audio_track])(chance.randrange(len(song.tracks) + 1))


def _delete_track(song: Any, chance: random.Random) -> None:
    song.delete_track(chance.randrange(len(song.tracks)))


def _duplicate_track(song: Any, chance: random.Random) -> None:
    if len(song.tracks) < 12:
        song.duplicate_track(chance.randrange(len(song.tracks)))


def _return_track(song: Any, chance: random.Random) -> None:
    if chance.random() < 0.5 and len(song.return_tracks) < 5:
        song.create_return_track()
    else:
        song.delete_return_track(chance.randrange(len(song.return_tracks)))


def _scene(song: Any, chance: random.Random) -> None:
    index = chance.randrange(len(song.scenes))
    if len(song.scenes) < 12:
        chance.choice([song.create_scene, song.duplicate_scene, song.delete_scene])(index)
    else:
        song.delete_scene(index)


def _clip(song: Any, chance: random.Random) -> None:
    slot = chance.choice(chance.choice(song.tracks).clip_slots)
    if slot.has_clip:
        slot.delete_clip()
    else:
        slot.create_clip(float(chance.randint(1, 8)))


def _arrangement_clip(song: Any, chance: random.Random) -> None:
    chance.choice(song.tracks).create_midi_clip(float(chance.randint(0, 30)), 2.0)


def _device(song: Any, chance: random.Random) -> None:
    track = chance.choice([*song.tracks, *song.return_tracks])
    if len(track.devices) < 2:
        track.insert_device(chance.choice(["Operator", "Instrument Rack", "Auto Filter"]))
    else:
        track.delete_device(chance.randrange(len(track.devices)))


def _chain(song: Any, chance: random.Random) -> None:
    racks = [device for track in song.tracks for device in track.devices if device.can_have_chains]
    rack = chance.choice(racks)
    rack.insert_chain()
    rack.chains[-1].insert_device("Operator")


def _move_device(song: Any, chance: random.Random) -> None:
    devices = [device for track in song.tracks for device in track.devices]
    song.move_device(chance.choice(devices), chance.choice(song.tracks), 0)


def _rename(song: Any, chance: random.Random) -> None:
    chance.choice([*song.tracks, *song.scenes]).name = chance.choice(["Bass", "Drums", "Verse", "é", ""])


def _mix(song: Any, chance: random.Random) -> None:
    track = chance.choice(song.tracks)
    track.mixer_device.volume.value = chance.random()
    track.mute = chance.random() < 0.5
    for send in track.mixer_device.sends:
        send.value = chance.random()


def _launch(song: Any, chance: random.Random) -> None:
    chance.choice(song.scenes).fire()


def _song(song: Any, chance: random.Random) -> None:
    song.tempo = float(chance.randint(60, 180))
    song.metronome = not song.metronome


def _select(song: Any, chance: random.Random) -> None:
    song.view.selected_track = chance.choice([*song.tracks, *song.return_tracks])
    song.view.selected_scene = chance.choice(song.scenes)


def _undo(song: Any, chance: random.Random) -> None:
    chance.choice([song.undo, song.redo])()


def _move_track(sim: Simulator, chance: random.Random) -> None:
    count = len(sim.song.tracks)
    sim.move_track(chance.randrange(count), chance.randrange(count))


_CHANGES = [
    *map(
        _in_live,
        [
            _create_track, _delete_track, _duplicate_track, _return_track, _scene, _clip, _clip, _arrangement_clip,
            _device, _device, _chain, _move_device, _rename, _rename, _mix, _mix, _launch, _song, _select, _undo,
        ],
    ),
    _move_track,
]  # fmt: skip
