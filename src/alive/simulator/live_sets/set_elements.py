"""The elements of a Live Set file: what each says, tolerant of what an older Live did not write."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from alive.simulator.clip.notes import LOWEST_LENGTH, Note, in_order
from alive.simulator.live_sets.set_data import (
    ChainData,
    ClipData,
    DeviceData,
    MixerData,
    SampleData,
    SceneData,
    SetData,
    TrackData,
    signature_of,
)

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

Takers = dict[str, Callable[["Element"], None]]

_KINDS = {
    "MidiTrack": "midi",
    "AudioTrack": "audio",
    "GroupTrack": "group",
    "ReturnTrack": "return",
    "MainTrack": "main",
    "MasterTrack": "main",
}
_ROUTINGS = ("AudioInputRouting", "MidiInputRouting", "AudioOutputRouting", "MidiOutputRouting")
_BRANCHES = ("Branches", "ReturnBranches")
_FIRST_EVENT = -60_000_000.0
"""Beats; an automation event before this is the value that holds without automation."""


def takers(found: SetData) -> Takers:
    """Return what to do with each element of interest, by its path."""
    top = "Ableton/LiveSet"
    table: Takers = {
        f"{top}/MainTrack": lambda element: _take_main(found, element),
        f"{top}/MasterTrack": lambda element: _take_main(found, element),
        f"{top}/Scenes": lambda element: found.scenes.extend(map(_scene, element)),
        f"{top}/SceneNames": lambda element: found.scenes.extend(map(_old_scene, element)),
        f"{top}/Transport": lambda element: _take_transport(found, element),
        f"{top}/Locators": lambda element: found.locators.extend(map(_locator, element.iter("Locator"))),
        f"{top}/GlobalQuantisation": lambda element: setattr(found, "quantization", _whole(own(element, ""), 4)),
        f"{top}/AutoQuantisation": lambda element: setattr(found, "record_quantization", _whole(own(element, ""), 0)),
        f"{top}/ScaleInformation": lambda element: _take_scale(found, element),
        f"{top}/GroovePool": lambda element: setattr(found, "grooves", len(list(element.iter("Groove")))),
    }
    for tag in ("MidiTrack", "AudioTrack", "GroupTrack", "ReturnTrack"):
        table[f"{top}/Tracks/{tag}"] = lambda element: found.tracks.append(_track(element))
    return table


def own(element: Element, default: str) -> str:
    """Return the value of an element."""
    return element.get("Value", default)


def text(element: Element | None, path: str, default: str = "") -> str:
    """Return the value of the element at a path."""
    found = None if element is None else element.find(path)
    return default if found is None else own(found, default)


def number(element: Element | None, path: str, default: float = 0.0) -> float:
    """Return the number at a path; what is none counts as the default."""
    return _number(text(element, path), default)


def whole(element: Element | None, path: str, default: int = 0) -> int:
    """Return the whole number at a path."""
    return int(number(element, path, default))


def flag(element: Element | None, path: str, *, default: bool = False) -> bool:
    """Return the truth at a path."""
    return text(element, path, "true" if default else "false") == "true"


def _number(value: str, default: float) -> float:
    try:
        read = float(value)
    except ValueError:
        return default
    return read if math.isfinite(read) else default


def _whole(value: str, default: int) -> int:
    return int(_number(value, default))


def _color(element: Element) -> int:
    """Return a colour of the palette, or -1; the old palette of Live 9 had fewer."""
    for path in ("Color", "ColorIndex"):
        if element.find(path) is not None:
            return whole(element, path, -1)
    return -1


def _take_main(found: SetData, element: Element) -> None:
    found.main = _track(element)
    mixer = element.find("DeviceChain/Mixer")
    found.tempo = min(max(number(mixer, "Tempo/Manual", 120.0), 20.0), 999.0)
    found.signature = signature_of(whole(mixer, "TimeSignature/Manual", 201))
    found.crossfader = number(mixer, "CrossFade/Manual", 0.0)


def _take_transport(found: SetData, element: Element) -> None:
    length = max(number(element, "LoopLength", 16.0), LOWEST_LENGTH)
    found.loop = flag(element, "LoopOn"), max(number(element, "LoopStart"), 0.0), length
    found.punch = flag(element, "PunchIn"), flag(element, "PunchOut")


def _take_scale(found: SetData, element: Element) -> None:
    found.root_note = whole(element, "RootNote", whole(element, "Root")) % 12
    found.scale = text(element, "Name", "Major")


def _locator(element: Element) -> tuple[float, str]:
    return number(element, "Time"), text(element, "Name")


def _scene(element: Element) -> SceneData:
    tempo = number(element, "Tempo", 120.0) if flag(element, "IsTempoEnabled") else None
    signature = (
        signature_of(whole(element, "TimeSignatureId", 201)) if flag(element, "IsTimeSignatureEnabled") else None
    )
    return SceneData(name=text(element, "Name"), color=_color(element), tempo=tempo, signature=signature)


def _old_scene(element: Element) -> SceneData:
    """Read a scene of Live 10, where the element of the name is called Value."""
    return SceneData(name=text(element, "Value"), color=_color(element), tempo=None, signature=None)


def _track(element: Element) -> TrackData:
    sequencer = element.find("DeviceChain/MainSequencer")
    slots = list(_slots(sequencer))
    return TrackData(
        kind=_KINDS[element.tag],
        file_id=_whole(element.get("Id", ""), -1),
        name=_track_name(element),
        color=_color(element),
        group=whole(element, "TrackGroupId", -1),
        folded=not flag(element, "TrackUnfolded", default=True),
        armed=flag(sequencer, "Recorder/IsArmed"),
        monitoring=whole(sequencer, "MonitoringEnum", 1),
        frozen=flag(element, "Freeze"),
        mixer=_mixer(element.find("DeviceChain/Mixer")),
        routing=dict(_routing(element)),
        slots=tuple(clip for clip, _ in slots),
        stop_buttons=tuple(stop for _, stop in slots),
        arrangement=tuple(_arrangement(sequencer)),
        take_lanes=tuple(_take_lanes(element)),
        devices=tuple(_devices(element.find("DeviceChain/DeviceChain/Devices"))),
        automated=sum(1 for envelope in element.iterfind("AutomationEnvelopes/Envelopes/*") if _moves(envelope)),
        clip_envelopes=sum(1 for _ in element.iterfind(".//ClipEnvelope")),
    )


def _track_name(element: Element) -> str:
    """Return the user's name. Live also writes one that follows from an instrument or clip: it is kept as it shows."""
    user = text(element, "Name/UserName")
    if user:
        return user
    effective = text(element, "Name/EffectiveName")
    default = {"MidiTrack": "MIDI", "AudioTrack": "Audio", "GroupTrack": "Group", "ReturnTrack": "Return"}
    ending = effective.partition("-")[2]
    return "" if ending in {"", default.get(element.tag)} else effective


def _moves(envelope: Element) -> bool:
    return any(_number(event.get("Time", ""), 0.0) > _FIRST_EVENT for event in envelope.iterfind("Automation/Events/*"))


def _mixer(element: Element | None) -> MixerData:
    sends = [] if element is None else list(element.iterfind("Sends/TrackSendHolder/Send/Manual"))
    return MixerData(
        volume=number(element, "Volume/Manual", 1.0),
        panning=number(element, "Pan/Manual"),
        on=flag(element, "Speaker/Manual", default=True),
        soloed=flag(element, "SoloSink"),
        crossfade=whole(element, "CrossFadeState/Manual", 1),
        sends=tuple(_number(own(send, "0"), 0.0) for send in sends),
    )


def _routing(element: Element) -> Iterator[tuple[str, str]]:
    for name in _ROUTINGS:
        routing = element.find(f"DeviceChain/{name}")
        yield name, text(routing, "Target")
        yield f"{name}Channel", text(routing, "LowerDisplayString")


def _slots(sequencer: Element | None) -> Iterator[tuple[ClipData | None, bool]]:
    if sequencer is None:
        return
    for slot in sequencer.iterfind("ClipSlotList/ClipSlot"):
        clips = [_clip(clip) for clip in slot.iterfind("ClipSlot/Value/*") if clip.tag in {"MidiClip", "AudioClip"}]
        yield (clips[0] if clips else None), flag(slot, "HasStop", default=True)


def _arrangement(sequencer: Element | None) -> Iterator[ClipData]:
    if sequencer is None:
        return
    for place in ("ClipTimeable", "Sample"):
        for clip in sequencer.iterfind(f"{place}/ArrangerAutomation/Events/*"):
            if clip.tag in {"MidiClip", "AudioClip"}:
                yield _clip(clip)


def _take_lanes(element: Element) -> Iterator[tuple[ClipData, ...]]:
    for lane in element.iterfind("TakeLanes/TakeLanes/TakeLane"):
        events = lane.iterfind("ClipAutomation/Events/*")
        yield tuple(_clip(clip) for clip in events if clip.tag in {"MidiClip", "AudioClip"})


def _clip(element: Element) -> ClipData:
    signature = element.find("TimeSignature/TimeSignatures/RemoteableTimeSignature")
    loop_start, loop_end = number(element, "Loop/LoopStart"), number(element, "Loop/LoopEnd", 4.0)
    return ClipData(
        name=text(element, "Name"),
        color=_color(element),
        start=number(element, "CurrentStart"),
        end=number(element, "CurrentEnd", 4.0),
        loop_start=loop_start,
        loop_end=loop_end if loop_end > loop_start else loop_start + LOWEST_LENGTH,
        start_relative=number(element, "Loop/StartRelative"),
        out_marker=number(element, "Loop/OutMarker", loop_end),
        hidden_start=number(element, "Loop/HiddenLoopStart", loop_start),
        hidden_end=number(element, "Loop/HiddenLoopEnd", loop_end),
        looping=flag(element, "Loop/LoopOn"),
        muted=flag(element, "Disabled"),
        launch_mode=whole(element, "LaunchMode"),
        launch_quantization=whole(element, "LaunchQuantisation"),
        legato=flag(element, "Legato"),
        velocity_amount=number(element, "VelocityAmount"),
        numerator=whole(signature, "Numerator", 4),
        denominator=whole(signature, "Denominator", 4),
        notes=in_order(_notes(element)) if element.tag == "MidiClip" else (),
        sample=_sample(element) if element.tag == "AudioClip" else None,
    )


def _notes(element: Element) -> Iterator[Note]:
    next_id = 1 + max((_note_id(event) for event in element.iter("MidiNoteEvent")), default=0)
    for key in element.iterfind("Notes/KeyTracks/KeyTrack"):
        pitch = whole(key, "MidiKey", 60)
        for event in key.iterfind("Notes/MidiNoteEvent"):
            note_id = _note_id(event)
            if not note_id:
                note_id, next_id = next_id, next_id + 1
            yield _note(event, pitch, note_id)


def _note_id(event: Element) -> int:
    """Return the id of a note; 0 where an older Live wrote none."""
    return max(_whole(event.get("NoteId", ""), 0), 0)


def _note(event: Element, pitch: int, note_id: int) -> Note:
    def value(name: str, default: float) -> float:
        return _number(event.get(name, ""), default)

    return Note(
        note_id=note_id,
        pitch=pitch,
        start_time=value("Time", 0.0),
        duration=max(value("Duration", 0.25), LOWEST_LENGTH),
        velocity=value("Velocity", 100.0),
        mute=event.get("IsEnabled", "true") != "true",
        probability=value("Probability", 1.0),
        velocity_deviation=value("VelocityDeviation", 0.0),
        release_velocity=value("OffVelocity", 64.0),
    )


def _part_sample(part: Element | None) -> tuple[SampleData, int, int] | None:
    """Return the first sample of a Simpler with its markers."""
    if part is None or part.find("SampleRef") is None:
        return None
    return _sample(part), whole(part, "SampleStart"), whole(part, "SampleEnd")


def _sample(element: Element) -> SampleData:
    reference = element.find("SampleRef")
    markers = [
        (_number(marker.get("SecTime", ""), 0.0), _number(marker.get("BeatTime", ""), 0.0))
        for marker in element.iterfind("WarpMarkers/WarpMarker")
    ]
    return SampleData(
        path=text(reference, "FileRef/Path") or _old_path(reference),
        relative_path=text(reference, "FileRef/RelativePath"),
        frames=whole(reference, "DefaultDuration"),
        rate=number(reference, "DefaultSampleRate", 44100.0) or 44100.0,
        gain=number(element, "SampleVolume", 1.0),
        coarse=whole(element, "PitchCoarse"),
        fine=number(element, "PitchFine"),
        warped=flag(element, "IsWarped", default=True),
        warp_mode=whole(element, "WarpMode"),
        markers=tuple(markers),
        ram=flag(element, "Ram"),
    )


def _old_path(reference: Element | None) -> str:
    """Return the path of Live 10, which wrote one element for each folder."""
    if reference is None:
        return ""
    folders = [part.get("Dir", "") for part in reference.iterfind("FileRef/SearchHint/PathHint/RelativePathElement")]
    return "/".join(["", *folders, text(reference, "FileRef/Name")])


def _devices(element: Element | None) -> Iterator[DeviceData]:
    for device in () if element is None else element:
        yield DeviceData(
            tag=device.tag,
            name=text(device, "UserName"),
            preset=_preset(device),
            on=flag(device, "On/Manual", default=True),
            folded=not flag(device, "IsExpanded", default=True),
            values=dict(_values(device)),
            sample=_part_sample(device.find(".//MultiSamplePart")) if device.tag == "OriginalSimpler" else None,
            chains=tuple(_chains(device)),
        )


def _preset(device: Element) -> str:
    """Return the name a plug-in or Max device goes by, which only its description has."""
    for path in ("PluginDesc/VstPluginInfo/PlugName", "PluginDesc/Vst3PluginInfo/Name", "PluginDesc/AuPluginInfo/Name"):
        if name := text(device, path):
            return name
    for patch in device.iterfind(".//FileRef/Path"):
        file = own(patch, "").replace("\\", "/").rpartition("/")[2]
        if file.endswith(".amxd"):
            return file.removesuffix(".amxd")
    return ""


def _values(device: Element) -> Iterator[tuple[str, float]]:
    """Return the parameters: the elements that have a value of their own, by their path, not those of chains."""
    for path, element in _parameters(device, ""):
        value = text(element, "Manual")
        yield path, {"true": 1.0, "false": 0.0}.get(value) or _number(value, 0.0)


def _parameters(element: Element, path: str) -> Iterator[tuple[str, Element]]:
    for child in element:
        if child.tag in _BRANCHES or child.tag in {"LastPresetRef", "SourceContext"}:
            continue
        name = _with_id(child)
        below = f"{path}/{name}" if path else name
        if child.find("Manual") is not None:
            yield below, child
        elif len(child):
            yield from _parameters(child, below)


def _with_id(element: Element) -> str:
    identity = element.get("Id")
    return element.tag if identity is None else f"{element.tag}.{identity}"


def _chains(device: Element) -> Iterator[ChainData]:
    for branch in device.iterfind("Branches/*"):
        mixer = branch.find("MixerDevice")
        receiving = branch.find("BranchInfo/ReceivingNote")
        chain = next((each for each in branch.iterfind("DeviceChain/*/Devices")), None)
        yield ChainData(
            name=text(branch, "Name/UserName") or text(branch, "Name/EffectiveName") or text(branch, "Name"),
            color=_color(branch),
            muted=not flag(mixer, "Speaker/Manual", default=True),
            soloed=flag(branch, "IsSoloed"),
            note=None if receiving is None else 128 - _whole(own(receiving, ""), 0),
            devices=tuple(_devices(chain)),
        )
