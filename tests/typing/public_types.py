"""What a type checker must know of the public classes. Checked by mypy in `make types`, never run."""

import asyncio
from concurrent.futures import Future
from typing import TypeVar, assert_type

import alive
from alive.application.handling import HandlerTable
from alive.domain.commands.notes import AddNotes, NewNote
from alive.domain.commands.song import SetTempo
from alive.domain.commands.track import CreateMidiTrack, GetTrackInfo
from alive.domain.operation import Command, OperationSpec
from alive.domain.results.connection import Rehearsal
from alive.domain.results.notes import NotesAdded
from alive.domain.results.song import TempoSet
from alive.domain.results.track import TrackCreated, TrackInfo

command = SetTempo(bpm=128)
assert_type(command.bpm, float)
assert_type(SetTempo.spec, OperationSpec)

SetTempo(128)  # type: ignore[call-arg] # all fields are given by name
SetTempo(bpm="128")  # type: ignore[arg-type] # a tempo is a number
SetTempo()  # type: ignore[call-arg] # a tempo is needed
command.bpm = 3  # type: ignore[misc] # a command does not change

GetTrackInfo(track_index=0)
GetTrackInfo(track_index="return_tracks/0")
GetTrackInfo(track_index=1.5)  # type: ignore[arg-type] # an index is whole

AddNotes(track_index=0, scene_index=0, notes=(NewNote(pitch=60), NewNote(pitch=64, start=1)))


RESULT = TypeVar("RESULT")


def result_of(command: Command[RESULT]) -> RESULT:
    """Stands for any client that answers with the type that the command names."""
    raise NotImplementedError(command)


assert_type(result_of(command), TempoSet)
assert_type(result_of(AddNotes(track_index=0, scene_index=0, notes=())), NotesAdded)

handlers: HandlerTable[str] = HandlerTable()


@handlers.handles(SetTempo)
def set_tempo(_context: str, command: SetTempo) -> TempoSet:
    """A handler answers with the result of its command."""
    return TempoSet(message="", bpm=command.bpm)


@handlers.handles(SetTempo)  # type: ignore[arg-type] # no other result is taken
def wrong(_context: str, _command: SetTempo) -> NotesAdded:
    """A handler that answers with something else."""
    raise NotImplementedError


with alive.connect("127.0.0.1", 9004) as live:
    assert_type(live.execute(SetTempo(bpm=128)), TempoSet)
    assert_type(live.execute(SetTempo(bpm=128)).bpm, float)
    assert_type(live.execute(SetTempo(bpm=128), timeout=1, idempotency_key="k", expect={"tempo": 120}), TempoSet)
    assert_type(live.execute(SetTempo(bpm=128), dry_run=True), Rehearsal)
    assert_type(live.submit(GetTrackInfo(track_index=0)), Future[TrackInfo])
    live.execute(SetTempo)  # type: ignore[call-overload] # a command, not its class
    _ = live.execute(SetTempo(bpm=128)).tempo  # type: ignore[attr-defined] # results have the fields of their class
    with live.batch(label="Add drums") as batch:
        track = batch.add(CreateMidiTrack(name="Drums"))
        assert_type(track.result(), TrackCreated)
        notes = batch.add(AddNotes, track_index=track.ref("track_index"), scene_index=0, notes=[])
        assert_type(notes.result(), NotesAdded)


async def use_the_asyncio_client() -> None:
    """The same types, awaited."""
    async with alive.connect_async("127.0.0.1", 9004) as live:
        assert_type(await live.execute(SetTempo(bpm=128)), TempoSet)
        assert_type(await live.execute(SetTempo(bpm=128), dry_run=True), Rehearsal)
        assert_type(live.submit(GetTrackInfo(track_index=0)), asyncio.Future[TrackInfo])
        async with live.batch() as batch:
            assert_type(batch.add(GetTrackInfo(track_index=0)).result(), TrackInfo)


alive.conect()  # type: ignore[attr-defined] # a slip is seen
