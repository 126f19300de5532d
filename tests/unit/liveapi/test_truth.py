"""Answers say what Live shows. Here Live takes every value and keeps none: an answer from the argument is found out."""

from typing import Any

import pytest

from alive.domain.commands.clip import CreateMidiClip, SetClipName
from alive.domain.commands.mixer import (
    ArmTrack,
    MuteTrack,
    SetTrackPan,
    SetTrackSend,
    SetTrackVolume,
    SoloTrack,
)
from alive.domain.commands.notes import AddNotes, GetClipNotes, NewNote
from alive.domain.commands.scene import RenameScene
from alive.domain.commands.song import SetTempo, SetTimeSignature
from alive.domain.commands.track import RenameTrack, SetTrackColor
from alive.domain.errors import LiveRejected


class Deaf:
    """A wrapper of Live that takes every write and ignores it, and so do all objects that are reached through it."""

    def __init__(self, inner: Any) -> None:
        object.__setattr__(self, "_inner", inner)

    def __getattr__(self, name: str) -> Any:
        return deaf(getattr(self._inner, name))

    def __setattr__(self, name: str, value: Any) -> None:
        assert hasattr(self._inner, name)

    def __eq__(self, other: object) -> bool:
        return bool(self._inner == (other._inner if isinstance(other, Deaf) else other))

    def __hash__(self) -> int:
        return hash(self._inner)


def deaf(thing: Any) -> Any:
    if hasattr(thing, "_live_ptr"):
        return Deaf(thing)
    if type(thing).__name__ == "Vector":
        return [deaf(item) for item in thing]
    return thing


@pytest.mark.parametrize(
    ("command", "shown"),
    [
        (SetTempo(bpm=90), {"bpm": 120.0, "message": "The tempo is 120 BPM."}),
        (SetTimeSignature(numerator=7, denominator=8), {"numerator": 4, "denominator": 4}),
        (MuteTrack(track_index=0), {"mute": False, "message": "The track is not muted."}),
        (SoloTrack(track_index=0), {"solo": False, "message": "The track is not soloed."}),
        (ArmTrack(track_index=0), {"armed": False, "message": "The track is not armed."}),
        (SetTrackVolume(track_index=0, volume=0.25), {"message": "The volume is 0.0 dB."}),
        (SetTrackPan(track_index=0, pan=1), {"pan": 0.0, "message": "The panning is C."}),
        (SetTrackSend(track_index=0, send_index=0, value=1), {"value": 0.0}),
        (RenameScene(scene_index=0, name="Break"), {"name": ""}),
        (SetClipName(track_index=0, scene_index=0, name="Riff"), {"name": ""}),
    ],
    ids=lambda value: value.spec.name if hasattr(value, "spec") else "",
)
def test_what_is_answered_is_what_live_shows_and_not_what_was_asked_for(live, command, shown):
    live.run(CreateMidiClip(track_index=0, scene_index=0))
    live.context._song = Deaf(live.context._song)
    result = live.run(command)
    assert {name: getattr(result, name) for name in shown} == shown


def test_a_name_that_live_did_not_take_is_refused(live):
    live.context._song = Deaf(live.context._song)
    with pytest.raises(LiveRejected, match="still called 1-MIDI"):
        live.run(RenameTrack(track_index=0, name="Bass"))


def test_a_colour_that_live_did_not_take_is_not_answered(live):
    before = live.song.tracks[0].color_index
    live.context._song = Deaf(live.context._song)
    assert live.run(SetTrackColor(track_index=0, color_index=before + 1)).color_index == before


def test_notes_are_in_order_in_whatever_order_live_lists_them(live, monkeypatch):
    live.run(CreateMidiClip(track_index=0, scene_index=0))
    notes = [NewNote(start=start, pitch=pitch) for start, pitch in ((0, 60), (0, 64), (1, 50), (3, 40))]
    live.run(AddNotes(track_index=0, scene_index=0, notes=tuple(notes)))
    kind = type(live.song.tracks[0].clip_slots[0].clip)
    read = kind.get_all_notes_extended
    monkeypatch.setattr(kind, "get_all_notes_extended", lambda clip: list(read(clip))[::-1])
    result = live.run(GetClipNotes(track_index=0, clip_index=0))
    assert [(note.start_time, note.pitch) for note in result.notes] == [(0, 60), (0, 64), (1, 50), (3, 40)]
