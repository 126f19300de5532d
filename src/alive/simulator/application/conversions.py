"""Live.Conversions: what turns clips, pads and devices into tracks and racks."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from alive.simulator.clip.clip import ClipNode
from alive.simulator.devices.device_facts import device_facts
from alive.simulator.devices.device_library import load_device
from alive.simulator.devices.drum_pad import PADS, DrumPadNode
from alive.simulator.devices.rack import RackNode
from alive.simulator.devices.simpler import SimplerNode
from alive.simulator.object_model.enums import make_enum
from alive.simulator.object_model.functions import live_function
from alive.simulator.object_model.node import expect
from alive.simulator.song.song import SongNode
from alive.simulator.track.track import TrackNode

AudioToMidiType = make_enum("Conversions", "AudioToMidiType", harmony_to_midi=0, melody_to_midi=1, drums_to_midi=2)

FIRST_PAD = 36
"""The note C1, where drum racks begin."""

_ONE_SHOT, _SLICING = 1, 2


@live_function("Conversions", "is_convertible_to_midi( (Song)song, (Clip)audio_clip) -> bool :", reads=True)
def is_convertible_to_midi(_: SongNode, audio_clip: ClipNode) -> bool:
    """Return whether an audio clip has something to convert."""
    return bool(_sample_of(audio_clip).frames)


@live_function("Conversions", "audio_to_midi_clip( (Song)song, (Clip)audio_clip, (int)audio_to_midi_type) -> None :")
def audio_to_midi_clip(song: SongNode, audio_clip: ClipNode, audio_to_midi_type: int) -> None:
    """Make a MIDI track with a clip of the same length. Nobody listens to the sample, so it has no notes."""
    _sample_of(audio_clip)
    if audio_to_midi_type not in AudioToMidiType.values:
        message = f"Invalid audio_to_midi_type {audio_to_midi_type}"
        raise RuntimeError(message)
    track = _track_after(song, audio_clip.track)
    length = audio_clip.length
    row = audio_clip.slot.index if audio_clip.in_session else 0
    track.clip_slots[row].place(loop_to=length, end_at=length, **track.clip_values())
    drums = audio_to_midi_type == AudioToMidiType.names["drums_to_midi"]
    load_device(song.document, track, "Drum Rack" if drums else "Wavetable")


@live_function("Conversions", "create_midi_track_with_simpler( (Song)song, (Clip)audio_clip) -> None :")
def create_midi_track_with_simpler(song: SongNode, audio_clip: ClipNode) -> None:
    """Make a MIDI track whose Simpler has the clip's sample."""
    sample = _sample_of(audio_clip)
    simpler = expect(SimplerNode, load_device(song.document, _track_after(song, audio_clip.track), "OriginalSimpler"))
    simpler.take_sample(sample)


@live_function("Conversions", "create_drum_rack_from_audio_clip( (Song)song, (Clip)audio_clip) -> None :")
def create_drum_rack_from_audio_clip(song: SongNode, audio_clip: ClipNode) -> None:
    """Make a MIDI track with a drum rack, whose first pad plays the clip's sample."""
    sample = _sample_of(audio_clip)
    rack = _drum_rack(song, _track_after(song, audio_clip.track))
    expect(SimplerNode, load_device(song.document, _new_pad(rack, FIRST_PAD), "OriginalSimpler")).take_sample(sample)


@live_function("Conversions", "create_midi_track_from_drum_pad( (Song)song, (DrumPad)drum_pad) -> None :")
def create_midi_track_from_drum_pad(song: SongNode, drum_pad: DrumPadNode) -> None:
    """Make a MIDI track with copies of the devices on a pad."""
    chains = drum_pad.chains
    if not chains:
        message = "The drum pad is empty"
        raise RuntimeError(message)
    track = _track_after(song, _track_of(drum_pad))
    track.copy_devices(chains[0])
    track.own_name = drum_pad.name


@live_function(
    "Conversions",
    "move_devices_on_track_to_new_drum_rack_pad( (Song)song, (int)track_index) -> LomObject :",
)
def move_devices_on_track_to_new_drum_rack_pad(song: SongNode, track_index: int) -> DrumPadNode | None:
    """Move all devices of a track onto the first pad of a drum rack on a new track."""
    tracks = song.tracks
    if not 0 <= track_index < len(tracks):
        message = f"Track index {track_index} is out of range 0..{len(tracks) - 1}"
        raise IndexError(message)
    source = tracks[track_index]
    if not source.devices:
        return None
    rack = _drum_rack(song, _track_after(song, source))
    _new_pad(rack, FIRST_PAD).copy_devices(source)
    for device in source.devices:
        source.remove_device(device)
    return rack.pads[FIRST_PAD]


@live_function("Conversions", "sliced_simpler_to_drum_rack( (Song)song, (SimplerDevice)simpler) -> None :")
def sliced_simpler_to_drum_rack(song: SongNode, simpler: SimplerNode) -> None:
    """Put a drum rack in the place of a Simpler, with a pad for each of its slices."""
    if simpler.playback_mode != _SLICING or simpler.sample is None:
        message = "The Simpler must be in slicing mode"
        raise RuntimeError(message)
    sample = simpler.sample
    edges = [*sample.slices, sample.end_marker]
    container: Any = simpler.parent
    # The rack comes first, while the Simpler still lives: its slices are copies of it.
    rack = expect(RackNode, container.insert(device_facts("DrumGroupDevice"), container.devices.index(simpler)))
    for number, (first, end) in enumerate(pairwise(edges[: PADS - FIRST_PAD + 1])):
        chain = _new_pad(rack, FIRST_PAD + number)
        piece = expect(SimplerNode, song.document.clone(simpler, chain))
        chain.put(piece, 0)
        song.document.change(piece, "playback_mode", _ONE_SHOT, "step")
        song.document.change(piece.sample, "start_marker", first, "step")
        song.document.change(piece.sample, "end_marker", end, "step")
    container.remove_device(simpler)


def _sample_of(clip: ClipNode) -> Any:
    if clip.sample is None:
        message = "Only audio clips can be converted"
        raise RuntimeError(message)
    return clip.sample


def _track_of(node: Any) -> TrackNode:
    while not isinstance(node, TrackNode):
        node = node.parent
    return node


def _track_after(song: SongNode, track: TrackNode) -> TrackNode:
    return song.create_midi_track(song.position_of(track) + 1)


def _drum_rack(song: SongNode, track: TrackNode) -> RackNode:
    return expect(RackNode, load_device(song.document, track, "Drum Rack"))


def _new_pad(rack: RackNode, note: int) -> Any:
    chain = rack.new_chain(in_note=note)
    rack.chains = [*rack.chains, chain]
    return chain
