"""Making the document of a Live Set file."""

from __future__ import annotations

import math
import re
from pathlib import Path
from typing import TYPE_CHECKING

from alive.simulator.clip.notes import float32
from alive.simulator.live_sets.set_clips import fader_at, make_clips
from alive.simulator.live_sets.set_data import MixerData, SceneData, SetData, TrackData
from alive.simulator.live_sets.set_devices import make_devices
from alive.simulator.live_sets.set_report import Report
from alive.simulator.live_sets.set_routing import set_routing
from alive.simulator.object_model.enums import Quantization, RecordingQuantization
from alive.simulator.song.colors import PALETTE
from alive.simulator.song.scales import SCALES
from alive.simulator.song.scene import SceneNode
from alive.simulator.song.song_view import SongViewNode
from alive.simulator.track.track import TrackNode

if TYPE_CHECKING:
    from alive.simulator.song.song import SongNode

_LETTER = re.compile(r"^[A-L]-")
_DENOMINATORS = {1, 2, 4, 8, 16}
_SEND_OFF = 0.00032
"""A send that is down has -70 dB in the file."""

_UNITY_SEND = 6.0
"""dB: how far a send's curve lies below that of the volume fader."""


def load_set(song: SongNode, data: SetData, path: Path) -> list[str]:
    """Fill a new document with a Set; returns what could not be represented."""
    report = Report()
    for unknown in data.unknown:
        report.note(unknown)
    report.note("grooves of the groove pool", data.grooves)
    with song.document.operation():
        _set_song(song, data, path)
        song.view = song.document.create(SongViewNode, song)
        song.master_track = song.document.create(TrackNode, song, kind="main")
        song.scenes = [_scene(song, scene) for scene in data.scenes or [_EMPTY_SCENE]]
        made = _make_tracks(song, data)
        for track, facts in made:
            _fill_track(track, facts, path.parent, report)
        for track, facts in made:
            set_routing(track, facts.routing, {each.file_id: other for other, each in made}, report)
        if data.main is not None:
            _fill_main(song.master_track, data, path.parent, report)
        for time, name in data.locators:
            song.add_cue(time, name)
        song.view.select_track(song.tracks[0])
        song.view.select_scene(song.scenes[0])
    return report.lines()


_EMPTY_SCENE = SceneData(name="", color=-1, tempo=None, signature=None)


def _set_song(song: SongNode, data: SetData, path: Path) -> None:
    numerator, denominator = data.signature
    values = {
        "tempo": data.tempo,
        "signature_numerator": min(numerator, 99),
        "signature_denominator": denominator if denominator in _DENOMINATORS else 4,
        "loop": data.loop[0],
        "loop_start": data.loop[1],
        "loop_length": data.loop[2],
        "punch_in": data.punch[0],
        "punch_out": data.punch[1],
        "clip_trigger_quantization": Quantization.values.get(data.quantization, Quantization.values[4]),
        "midi_recording_quantization": RecordingQuantization.values.get(
            data.record_quantization, RecordingQuantization.values[0]
        ),
        "root_note": data.root_note,
        "scale_key": _scale(data.scale),
        "file_path": str(path),
        "name": path.stem,
    }
    song.values.update(values)


def _scale(name: str) -> str:
    """Return a scale's name; Live from 12.1 on writes its number."""
    if name.isdigit() and int(name) < len(SCALES):
        return list(SCALES)[int(name)]
    return name if name in SCALES else "Major"


def _scene(song: SongNode, data: SceneData) -> SceneNode:
    numerator, denominator = data.signature or (4, 4)
    return song.document.create(
        SceneNode,
        song,
        name=data.name,
        palette_index=data.color if 0 <= data.color < len(PALETTE) else None,
        own_tempo=120.0 if data.tempo is None else min(max(data.tempo, 20.0), 999.0),
        has_tempo=data.tempo is not None,
        own_numerator=numerator,
        own_denominator=denominator,
        has_signature=data.signature is not None,
    )


def _make_tracks(song: SongNode, data: SetData) -> list[tuple[TrackNode, TrackData]]:
    """Make the tracks, groups before their members, and the returns with a send to each."""
    regular = [each for each in data.tracks if each.kind != "return"]
    returns = [each for each in data.tracks if each.kind == "return"]
    by_file_id: dict[int, TrackNode] = {}
    for each in regular or [_empty_track()]:
        group = by_file_id.get(each.group)
        track = song.document.create(
            TrackNode, song, **_track_values(each), group_id=None if group is None else group.document_id
        )
        track.furnish(len(returns), len(song.values["scenes"]))
        by_file_id[each.file_id] = track
    song.tracks = list(by_file_id.values())
    made = []
    for each in returns:
        track = song.document.create(TrackNode, song, **_track_values(each))
        track.furnish(len(returns), 0)
        made.append(track)
    song.return_tracks = made
    return [*zip(song.tracks, regular or [_empty_track()], strict=True), *zip(made, returns, strict=True)]


def _track_values(data: TrackData) -> dict[str, object]:
    name = _LETTER.sub("", data.name) if data.kind == "return" else data.name
    armable = data.kind in {"midi", "audio"}
    return {
        "kind": data.kind,
        "own_name": name,
        "palette_index": data.color if 0 <= data.color < len(PALETTE) else 0,
        "folded": data.folded and data.kind == "group",
        "armed": data.armed and armable,
        "monitoring": data.monitoring if data.monitoring in {0, 1, 2} else 1,
        "muted": not data.mixer.on,
        "soloed": data.mixer.soloed,
        "frozen": data.frozen and armable,
    }


def _empty_track() -> TrackData:
    return TrackData(
        kind="midi", file_id=-2, name="", color=0, group=-1, folded=False, armed=False, monitoring=1, frozen=False,
        mixer=MixerData(), routing={}, slots=(), stop_buttons=(), arrangement=(), take_lanes=(), devices=(),
        automated=0, clip_envelopes=0,
    )  # fmt: skip


def _fill_track(track: TrackNode, data: TrackData, folder: Path, report: Report) -> None:
    make_clips(track, data, folder, report)
    make_devices(track, data.devices, folder, report)
    _set_mixer(track, data.mixer)
    _note_left_out(data, report)


def _fill_main(main: TrackNode, data: SetData, folder: Path, report: Report) -> None:
    facts = data.main
    if facts is None:
        return
    if 0 <= facts.color < len(PALETTE):
        main.palette_index = facts.color
    make_devices(main, facts.devices, folder, report)
    _set_mixer(main, facts.mixer)
    main.mixer_device.main_crossfader.raw = float32(min(max(data.crossfader, -1.0), 1.0))
    _note_left_out(facts, report)


def _note_left_out(data: TrackData, report: Report) -> None:
    report.note("automation envelopes of the arrangement", data.automated)
    report.note("envelopes of clips", data.clip_envelopes)


def _set_mixer(track: TrackNode, data: MixerData) -> None:
    mixer = track.mixer_device
    mixer.volume.raw = float32(fader_at(_decibels(data.volume)))
    mixer.panning.raw = float32(min(max(data.panning, -1.0), 1.0))
    if not track.is_main:
        mixer.assignment = data.crossfade if data.crossfade in {0, 1, 2} else 1
    for send, factor in zip(mixer.sends, data.sends, strict=False):
        send.raw = float32(fader_at(_decibels(factor) + _UNITY_SEND) if factor > _SEND_OFF else 0.0)


def _decibels(factor: float) -> float:
    return 20 * math.log10(factor) if factor > 0 else -math.inf
