"""What the user's undo does to each operation: carried out, taken back, and compared with the declaration."""

from collections.abc import Callable
from typing import Any

import attrs
import pytest

from alive.adapters.liveapi.handlers import handlers
from alive.domain.commands.clip import CreateMidiClip, DeleteClip, LaunchClip, SetClipName, StopClip
from alive.domain.commands.mixer import ArmTrack, MuteTrack, SetTrackPan, SetTrackSend, SetTrackVolume, SoloTrack
from alive.domain.commands.notes import AddNotes, NewNote, RemoveNotes
from alive.domain.commands.scene import CreateScene, DeleteScene, LaunchScene, RenameScene
from alive.domain.commands.song import Redo, SetTempo, SetTimeSignature, Undo
from alive.domain.commands.track import (
    CreateAudioTrack,
    CreateMidiTrack,
    CreateReturnTrack,
    DeleteTrack,
    DuplicateTrack,
    RenameTrack,
    SetTrackColor,
)
from alive.domain.commands.transport import ContinuePlaying, JumpToTime, StartPlayback, StopPlayback
from alive.domain.errors import LiveRejected
from alive.domain.operation import Command, Effect
from alive.domain.operation import Undo as Declared

AT_0_0 = {"track_index": 0, "scene_index": 0}
THE_CLIP = {"track_index": 0, "clip_index": 0}


def nothing(_live: Any) -> None:
    pass


def the_song_plays(live: Any) -> None:
    live.run(StartPlayback())


def the_clip_plays(live: Any) -> None:
    live.run(LaunchClip(**AT_0_0))


@attrs.frozen
class Case:
    """An operation on the Set that `desk` prepares."""

    command: Command[Any]
    after: Callable[[Any], None] = nothing
    entries: int = 1
    """How many undos take it back."""


CASES = [
    Case(SetTempo(bpm=99)),
    Case(SetTimeSignature(numerator=7, denominator=8)),
    Case(CreateMidiTrack()),
    Case(CreateMidiTrack(name="Bass"), entries=2),
    Case(CreateAudioTrack()),
    Case(CreateAudioTrack(name="Voice"), entries=2),
    Case(CreateReturnTrack()),
    Case(DeleteTrack(track_index=0)),
    Case(DeleteTrack(track_index="return_tracks/0")),
    Case(DuplicateTrack(track_index=0)),
    Case(RenameTrack(track_index=0, name="Bass")),
    Case(SetTrackColor(track_index=0, color_index=33)),
    Case(SetTrackVolume(track_index=0, volume=0.1)),
    Case(SetTrackPan(track_index=0, pan=0.1)),
    Case(SetTrackSend(track_index=0, send_index=1, value=0.4)),
    Case(MuteTrack(track_index=0)),
    Case(SoloTrack(track_index=0)),
    Case(ArmTrack(track_index=0)),
    Case(CreateScene()),
    Case(CreateScene(name="Break")),
    Case(DeleteScene(scene_index=0)),
    Case(RenameScene(scene_index=0, name="Break")),
    Case(LaunchScene(scene_index=0)),
    Case(CreateMidiClip(track_index=1, scene_index=1)),
    Case(SetClipName(**AT_0_0, name="Riff")),
    Case(DeleteClip(**AT_0_0)),
    Case(LaunchClip(**AT_0_0)),
    Case(StopClip(**AT_0_0), after=the_clip_plays),
    Case(AddNotes(**AT_0_0, notes=(NewNote(pitch=1), NewNote(pitch=2)))),
    Case(RemoveNotes(**THE_CLIP, pitch_to=60)),
    Case(StartPlayback()),
    Case(StopPlayback(), after=the_song_plays),
    Case(ContinuePlaying()),
    Case(JumpToTime(time_in_beats=16)),
]

TRACKED = [case for case in CASES if case.command.spec.undo is not Declared.NOT_TRACKED]

every_case = pytest.mark.parametrize("case", CASES, ids=lambda case: case.command.spec.name)
every_tracked_case = pytest.mark.parametrize("case", TRACKED, ids=lambda case: case.command.spec.name)


def parameters(track: Any) -> list[float]:
    mixer = track.mixer_device
    return [parameter.value for parameter in (mixer.volume, mixer.panning, *mixer.sends)]


def pitches(clip: Any) -> list[int]:
    return [note.pitch for note in clip.get_all_notes_extended()]


def clips(track: Any) -> list[Any]:
    return [(slot.clip.name, slot.is_playing, pitches(slot.clip)) for slot in track.clip_slots if slot.has_clip]


def picture(live: Any) -> dict[str, Any]:
    """Everything of the Set that an operation changes."""
    song = live.song
    return {
        "tempo": song.tempo,
        "signature": (song.signature_numerator, song.signature_denominator),
        "plays": song.is_playing,
        "time": None if song.is_playing else song.current_song_time,
        "tracks": [(t.name, t.color_index, t.mute, t.solo, t.arm, parameters(t), clips(t)) for t in song.tracks],
        "stops": [track.fired_slot_index for track in song.tracks],
        "returns": [(track.name, track.mute, parameters(track)) for track in song.return_tracks],
        "scenes": [scene.name for scene in song.scenes],
        "users": song.scenes[-1].name,
    }


def users_edit(live: Any, name: str) -> None:
    """Live keeps edits outside of a step in one large entry, which goes on until somebody begins a step."""
    live.user(lambda: setattr(live.song.scenes[7], "name", name))


@pytest.fixture
def desk(live):
    live.run(CreateMidiClip(**AT_0_0))
    live.run(AddNotes(**AT_0_0, notes=(NewNote(pitch=60), NewNote(pitch=64))))
    return live


def carry_out(desk: Any, case: Case) -> tuple[dict[str, Any], dict[str, Any]]:
    case.after(desk)
    users_edit(desk, "the user's")
    before = picture(desk)
    desk.run(case.command)
    desk.sim.advance(0.1)
    after = picture(desk)
    assert before != after, "the case shows nothing"
    return before, after


def test_every_operation_that_changes_live_is_among_the_cases():
    reads = {command for command in handlers if command.spec.effect is Effect.READ}
    assert {type(case.command) for case in CASES} | reads | {Undo, Redo} == set(handlers)


@every_case
def test_undo_does_to_it_what_its_declaration_says(desk, case):
    declared = case.command.spec.undo
    before, after = carry_out(desk, case)
    if declared is Declared.NOT_TRACKED:
        desk.run(Undo())
        now = picture(desk)
        assert now["scenes"] != after["scenes"], "the user's own edit was not the last entry"
        left_alone = {"tracks", "plays", "stops", "tempo"}
        assert {name: now[name] for name in left_alone} == {name: after[name] for name in left_alone}
        return
    entries = 0
    while picture(desk) != before:
        desk.run(Undo())
        entries += 1
        assert entries <= case.entries, "undo took back something of the user's"
    assert entries == case.entries
    if declared is Declared.STEP:
        assert entries == 1


@every_tracked_case
def test_what_the_user_does_next_is_not_part_of_it(desk, case):
    _before, after = carry_out(desk, case)
    desk.user(lambda: setattr(desk.song.master_track, "color_index", 44))
    desk.run(Undo())
    assert picture(desk) == after


@every_tracked_case
def test_own_entries_are_made_by_live_also_within_a_step_of_somebody_else(desk, case):
    """One undo of the whole step leaves what the user did in it, if the operation split it."""
    case.after(desk)

    def within_one_step():
        song = desk.song
        song.begin_undo_step()
        song.scenes[7].name = "the user's"
        desk.adapter.execute(case.command)
        song.end_undo_step()

    desk.user(within_one_step)
    desk.run(Undo())
    named = getattr(case.command, "name", "") is not None  # a new track that Live names has no entry of its own
    splits = case.command.spec.undo is Declared.OWN_ENTRIES and named
    assert (desk.song.scenes[-1].name == "the user's") is splits


def test_one_undo_takes_back_one_of_two_mutes(desk):
    desk.run(MuteTrack(track_index=0))
    desk.run(MuteTrack(track_index=1))
    desk.run(Undo())
    assert [track.mute for track in desk.song.tracks] == [True, False, False, False]


@pytest.mark.parametrize("command", [MuteTrack(track_index=0), SetTempo(bpm=99)])
def test_nothing_is_tracked_of_what_changes_nothing(desk, command):
    desk.run(command)
    desk.run(command)
    desk.run(Undo())
    assert desk.song.tempo == 120.0
    assert desk.song.tracks[0].mute is False


def test_a_step_is_closed_also_when_live_refuses(desk, monkeypatch):
    kind = type(desk.song)
    calls = []
    for name in ("begin_undo_step", "end_undo_step"):
        monkeypatch.setattr(kind, name, lambda _song, name=name: calls.append(name))
    with pytest.raises(LiveRejected):
        desk.run(CreateMidiClip(track_index=2, scene_index=0))
    assert calls == ["begin_undo_step", "end_undo_step"]
