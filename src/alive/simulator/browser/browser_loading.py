"""What loading an item of the browser does: on the selected track, or in place of the hotswap target."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from alive.simulator.browser.browser_tree import Item, kit, tree
from alive.simulator.clip.audio_clip import audio_values
from alive.simulator.clip.audio_file import AudioFile, AudioFileError, read_audio_file
from alive.simulator.clip.envelopes import track_of
from alive.simulator.clip.notes import Note, float32
from alive.simulator.devices.device_chain import INSTRUMENT, DeviceChain
from alive.simulator.devices.device_facts import DeviceFacts, device_facts
from alive.simulator.devices.drum_pad import DrumPadNode
from alive.simulator.devices.rack import RackNode
from alive.simulator.object_model.node import Node, expect

if TYPE_CHECKING:
    from alive.simulator.browser.browser import BrowserNode
    from alive.simulator.devices.device import DeviceNode
    from alive.simulator.song.song import SongNode
    from alive.simulator.track.track import TrackNode

FOLDER = "/Users/simulated/Music/Samples"
"""Where the samples of the browser are said to be; there are no such files."""

_RATE = 44100.0
_STEREO = 2
_SIMPLER = "OriginalSimpler"
_RACK_CONTENT = "Operator"
_LEFT, _RIGHT = 1, 2
_CLIP_BEATS = 4.0
_PATTERN = tuple(Note(number + 1, 60, float(number), 0.5, 100.0, False, 1.0, 0.0, 64.0) for number in range(4))
"""What a MIDI clip of the browser contains."""


def load(browser: BrowserNode, item: Item) -> None:
    """Load an item that can be loaded."""
    song = browser.document.song
    if item.kind == "clip":
        _load_clip(song, item)
        return
    place = browser.document.nodes.get(song.view.place_id)
    if item.kind == "sample" and song.view.selected.kind != "midi" and place is None:
        _load_sample(song, item)
        return
    facts = device_facts(_SIMPLER if item.kind == "sample" else item.what)
    name = "" if item.kind == "device" else item.stem
    target = browser.target
    if target is not None and target.facts.type == facts.type:
        device = _replace(target, facts, name)
        browser.target_id = device.document_id
    else:
        chain = _track_for(song, facts) if place is None else _chain_for(place, facts)
        if chain is None or song.view.selected.is_frozen:
            return
        device = _insert(chain, facts, name)
    _furnish(device, item)
    song.view.select_device(device, appoint=True)


def uri_of(device: DeviceNode) -> str:
    """Return the uri of the item a device was loaded from: the device, or its preset of that name."""
    roots = tree()
    items = [item for name in ("instruments", "audio_effects", "midi_effects") for item in roots[name].walk()]
    same = [item for item in items if item.what == device.key]
    preset = next((item for item in same if item.kind == "preset" and item.stem == device.name), None)
    found = preset or next((item for item in same if item.kind == "device"), None)
    return "" if found is None else found.uri


def _replace(target: DeviceNode, facts: DeviceFacts, name: str) -> DeviceNode:
    """Put a device in place of another; one of the same kind takes the preset on and remains what it is."""
    if target.key == facts.key and facts.own_class == "Device":
        target.take_picture(tuple(float32(parameter.facts.default) for parameter in target.parameters[1:]))
        target.own_name = name
        return target
    chain = expect(DeviceChain, target.parent)
    position = chain.devices.index(target)
    chain.remove_device(target)
    return chain.insert(facts, position, own_name=name)


def _track_for(song: SongNode, facts: DeviceFacts) -> TrackNode:
    """Return the selected track, or a new MIDI track after it where the selected one cannot take the device."""
    track = song.view.selected
    if track.instrument is None and track.refusal(facts):
        track = song.create_midi_track(None)
        song.view.select_track(track)
    return track


def _chain_for(place: Node, facts: DeviceFacts) -> DeviceChain | None:
    """Return the selected chain, or that of the selected pad, which gets one for an instrument; None if it cannot."""
    track = track_of(place)
    if track is None or track.is_frozen:
        return None
    if isinstance(place, DrumPadNode):
        if not place.chains:
            return _new_chain(place) if facts.type == INSTRUMENT else None
        place = place.chains[0]
    chain = expect(DeviceChain, place)
    replaces = facts.type == INSTRUMENT and chain.instrument is not None
    return None if chain.refusal(facts) and not replaces else chain


def _new_chain(pad: DrumPadNode) -> DeviceChain:
    chain: Any = pad.rack.new_chain()
    chain.in_note = pad.note
    pad.rack.chains = [*pad.rack.chains, chain]
    return expect(DeviceChain, chain)


def _insert(chain: DeviceChain, facts: DeviceFacts, name: str) -> DeviceNode:
    if facts.type == INSTRUMENT and chain.instrument is not None:
        return _replace(chain.instrument, facts, name)
    places = chain.places(facts)
    return chain.insert(facts, min(max(_wanted(chain), places[0]), places[-1]), own_name=name)


def _wanted(chain: DeviceChain) -> int:
    """Return where the user's insert mode puts a device: at the end, or beside the selected one of a track."""
    devices = chain.devices
    view: Any = getattr(chain, "view", None)
    if view is None:
        return len(devices)
    mode, selected = int(view.device_insert_mode), view.selected_device
    if mode in {_LEFT, _RIGHT} and selected in devices:
        return devices.index(selected) + (mode == _RIGHT)
    return len(devices)


def _furnish(device: DeviceNode, item: Item) -> None:
    """Give a device what the item brings: a sample, the pads of a kit, the content of a rack."""
    if item.kind == "sample":
        _take_sample(device, item)
    elif isinstance(device, RackNode) and item.kind == "preset":
        if device.is_drum_rack:
            _fill_kit(device)
        else:
            chain = device.new_chain()
            device.chains = [chain]
            chain.insert(device_facts(_RACK_CONTENT), 0)


def _fill_kit(rack: RackNode) -> None:
    chains = []
    for note, name in kit().items():
        chain: Any = rack.new_chain(own_name=name)
        chain.in_note = note
        _take_sample(
            chain.insert(device_facts(_SIMPLER), 0, own_name=name), Item(f"{name}.wav", "", "sample", "", "0.5")
        )
        chains.append(chain)
    rack.chains = chains


def _take_sample(device: Any, item: Item) -> None:
    device.take_sample(_file(item))


def _file(item: Item) -> AudioFile:
    """Return the audio file of an item: a real one in the Set's project, one that is only said to be elsewhere."""
    if Path(item.what).is_absolute():
        try:
            return read_audio_file(item.what)
        except AudioFileError as error:
            raise RuntimeError(str(error)) from error
    return AudioFile(f"{FOLDER}/{item.name}", round(float(item.what) * _RATE), _RATE, _STEREO)


def _load_sample(song: SongNode, item: Item) -> None:
    """Put a sample into the selected slot of an audio track, in place of the clip there; others have no slots.

    With the Arrangement in focus nothing happens.
    """
    track = song.view.selected
    focus = song.document.application.view.focused_document_view
    if track.kind == "audio" and not track.is_frozen and focus == "Session":
        slot = track.clip_slots[song.view.selected_scene.index]
        slot.place(**track.clip_values() | audio_values(_file(item), song.tempo))


def _load_clip(song: SongNode, item: Item) -> None:
    """Make a track after the selected one, with the clip in the selected scene."""
    create = song.create_audio_track if item.what == "audio" else song.create_midi_track
    track = create(None)
    song.view.select_track(track)
    values = track.clip_values()
    if item.what == "audio":
        values |= audio_values(_file(item._replace(what="2.0")), song.tempo)
    else:
        values |= {"loop_to": _CLIP_BEATS, "end_at": _CLIP_BEATS, "note_values": _PATTERN, "next_note_id": 5}
    track.clip_slots[song.view.selected_scene.index].place(**values | {"name": item.stem})
