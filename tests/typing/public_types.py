"""What a type checker must know of the public classes. Checked by mypy in `make types`, never run."""

from typing import TypeVar, assert_type

from alive.application.handling import HandlerTable
from alive.domain.commands.notes import AddNotes, NewNote
from alive.domain.commands.song import SetTempo
from alive.domain.commands.track import GetTrackInfo
from alive.domain.operation import Command, OperationSpec
from alive.domain.results.notes import NotesAdded
from alive.domain.results.song import TempoSet

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
