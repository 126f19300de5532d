"""What must be true of every Set, whatever was done to it: read from the simulator's own structures, not through ours.

Live itself keeps these; what breaks one is a defect of a handler that talks Live into it, or of the simulator.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Any

from alive.simulator.clip.clip import ClipNode
from alive.simulator.clip.envelopes import EnvelopeNode
from alive.simulator.devices.device_chain import DeviceChain
from alive.simulator.devices.parameter import ParameterNode
from alive.simulator.devices.rack import RackNode
from alive.simulator.track.track import TrackNode

_RANK = {4: 0, 1: 1, 2: 2}
"""The order of device types in a row: MIDI effects, the instrument, audio effects."""


def problems(document: Any) -> list[str]:
    """Everything that is wrong with a document, in words."""
    song = document.song
    return [*_ownership(document), *_rows(song), *_sends(song), *_chosen(song), *_of_each(document)]


def _ownership(document: Any) -> Iterator[str]:
    nodes = document.nodes
    owned: Counter[int] = Counter()
    for number, node in nodes.items():
        if not node.alive or node.document_id != number:
            yield f"{_named(node)} is dead, or has another number than {number}"
        for child in _owned(node):
            owned[child] += 1
            if child not in nodes:
                yield f"{_named(node)} holds {child}, which is gone"
            elif nodes[child].parent_id != number:
                yield f"{_named(node)} holds {_named(nodes[child])}, which belongs to {nodes[child].parent_id}"
    for number, node in nodes.items():
        if node.parent_id is not None and node.parent_id not in nodes:
            yield f"{_named(node)} belongs to {node.parent_id}, which is gone"
        if owned[number] != (node.parent_id is not None):
            yield f"{_named(node)} is held {owned[number]} times"
    pointers = Counter(node.pointer for node in nodes.values())
    yield from (f"pointer {pointer} is used {count} times" for pointer, count in pointers.items() if count > 1)


def _rows(song: Any) -> Iterator[str]:
    scenes = len(song.scenes)
    if not song.tracks or not scenes:
        yield f"{len(song.tracks)} tracks, {scenes} scenes: the last of each is kept"
    for track in song.tracks:
        if len(track.clip_slots) != scenes:
            yield f"{_named(track)} has {len(track.clip_slots)} slots for {scenes} scenes"
        if track.group_id is not None and track.group not in song.tracks:
            yield f"{_named(track)} is in a group that is no track"
    for track in (*song.return_tracks, song.master_track):
        if track.clip_slots:
            yield f"{_named(track)} has clip slots"


def _sends(song: Any) -> Iterator[str]:
    returns = len(song.return_tracks)
    for track in (*song.tracks, *song.return_tracks):
        if len(track.mixer_device.sends) != returns:
            yield f"{_named(track)} has {len(track.mixer_device.sends)} sends for {returns} return tracks"


def _chosen(song: Any) -> Iterator[str]:
    if song.view.track_id not in song.document.nodes or song.view.scene_id not in song.document.nodes:
        yield "what is selected is gone"
    times = [cue.at for cue in song.cue_points]
    if len(set(times)) != len(times) or any(time < 0 for time in times):
        yield f"locators lie at {sorted(times)}"


def _of_each(document: Any) -> Iterator[str]:
    for node in document.nodes.values():
        for kind, check in _CHECKS.items():
            if isinstance(node, kind):
                yield from (f"{_named(node)}: {problem}" for problem in check(node))


def _clip(clip: Any) -> Iterator[str]:
    if not clip.loop_from < clip.loop_to:
        yield f"the loop is {clip.loop_from} to {clip.loop_to}"
    if not clip.start_at < clip.end_at:
        yield f"the markers are {clip.start_at} and {clip.end_at}"
    notes = clip.values.get("note_values", ())
    if len({note.note_id for note in notes}) != len(notes):
        yield "two notes have one id"
    yield from (f"{note}" for note in notes if not _is_a_note(note))
    if clip.sample is not None and notes:
        yield "an audio clip has notes"


def _is_a_note(note: Any) -> bool:
    return (
        0 <= note.pitch <= 127
        and note.duration > 0
        and 0 <= note.velocity <= 127
        and 0 <= note.release_velocity <= 127
        and -127 <= note.velocity_deviation <= 127
        and 0 <= note.probability <= 1
    )


def _track(track: Any) -> Iterator[str]:
    spans = [clip.values["timeline"] for clip in track.arrangement_clips]
    if any(not start < end for start, end in spans):
        yield f"arrangement clips lie at {spans}"
    if any(earlier[1] > later[0] + 1e-9 for earlier, later in pairwise(spans)):
        yield f"arrangement clips overlap or are out of order: {spans}"
    clips = [*track.arrangement_clips, *(slot.clip for slot in track.clip_slots if slot.clip is not None)]
    if any((clip.sample is None) != (track.kind == "midi") for clip in clips):
        yield f"a {track.kind} track has clips of the other kind"


def _chain(chain: Any) -> Iterator[str]:
    ranks = [_RANK[device.facts.type] for device in chain.devices]
    if ranks != sorted(ranks) or ranks.count(1) > 1:
        yield f"devices in the order {[device.name for device in chain.devices]}"


def _rack(rack: Any) -> Iterator[str]:
    for chain in rack.chains:
        if len(chain.mixer_device.sends) != len(rack.return_chains):
            yield f"a chain has {len(chain.mixer_device.sends)} sends for {len(rack.return_chains)} return chains"
    if len(rack.pads) not in {0, 128}:
        yield f"{len(rack.pads)} pads"


def _parameter(parameter: Any) -> Iterator[str]:
    low, high = parameter.min, parameter.max
    if not low - 1e-6 <= parameter.value <= high + 1e-6:
        yield f"{parameter.name} is {parameter.value}, not within {low} to {high}"


def _envelope(envelope: Any) -> Iterator[str]:
    times = [event.time for event in envelope.events]
    if times != sorted(times):
        yield f"events at {times}"


_CHECKS = {
    ClipNode: _clip,
    TrackNode: _track,
    DeviceChain: _chain,
    RackNode: _rack,
    ParameterNode: _parameter,
    EnvelopeNode: _envelope,
}


def _owned(node: Any) -> Iterable[int]:
    for name, declaration in node.declarations.items():
        if declaration.owns == "one" and node.values[name] is not None:
            yield node.values[name]
        elif declaration.owns == "many":
            yield from node.values[name]


def _named(node: Any) -> str:
    return f"{type(node).__name__} {node.document_id}"
