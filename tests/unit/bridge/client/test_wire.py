"""Commands as plain data, and results and errors from it."""

import enum
from collections.abc import Mapping
from typing import Any

import pytest

import alive.domain.commands  # noqa: F401 - declares every operation
from alive.application.conversion import Conversion
from alive.bridge.client.failures import UnreadableReply
from alive.bridge.client.wire import error_of, fields_of_command, known_operation, plain, read_result
from alive.domain.commands.clip import CreateMidiClip
from alive.domain.commands.notes import AddNotes, NewNote
from alive.domain.commands.track import CreateMidiTrack, RenameTrack
from alive.domain.errors import AliveError, InvalidArgument, NotFound, Problem, error_classes
from alive.domain.operation import operations, result
from alive.domain.quantities import Count
from alive.domain.refs import TrackRef
from alive.domain.results.notes import ClipNotes, Note
from alive.domain.results.song import TempoSet


class Mode(enum.IntEnum):
    OFF = 0
    ON = 1


@result
class Part:
    name: str
    level: float | None = None


@result
class Everything:
    """One field of each kind that results have."""

    ref: TrackRef
    maybe_ref: TrackRef | None
    mode: Mode
    parts: tuple[Part, ...]
    part: Part | None
    numbers: tuple[int, ...]
    by_name: Mapping[str, Any]
    counts: Mapping[str, Count]
    flag: bool
    text: str = "none"


WHOLE = {
    "ref": "return_tracks/0",
    "maybe_ref": 3,
    "mode": 1,
    "parts": [{"name": "a"}, {"name": "b", "level": 1}],
    "part": {"name": "c", "level": 0.5},
    "numbers": [1, 2],
    "by_name": {"x": [1, {"y": None}]},
    "counts": {"a": 1},
    "flag": True,
}


def test_a_result_is_made_of_all_kinds_of_fields():
    assert read_result(Everything, WHOLE) == Everything(
        ref="return_tracks/0",
        maybe_ref=3,
        mode=Mode.ON,
        parts=(Part(name="a"), Part(name="b", level=1.0)),
        part=Part(name="c", level=0.5),
        numbers=(1, 2),
        by_name={"x": [1, {"y": None}]},
        counts={"a": 1},
        flag=True,
    )


def test_absent_records_and_references_are_none():
    read = read_result(Everything, WHOLE | {"part": None, "maybe_ref": None})
    assert (read.part, read.maybe_ref) == (None, None)


def test_what_a_newer_script_tells_beyond_is_left_out():
    reply = {"ok": True, "id": 7, "replayed": True, **WHOLE, "parts": [{"name": "a", "colour": 3}], "news": [1]}
    assert read_result(Everything, reply).parts == (Part(name="a"),)


def test_a_whole_number_is_a_fraction_where_one_is_wanted():
    bpm = read_result(TempoSet, {"message": "", "bpm": 128}).bpm
    assert (bpm, type(bpm)) == (128.0, float)


@pytest.mark.parametrize("name", ["ref", "mode", "parts", "flag"])
def test_a_field_that_is_missing_is_told(name):
    reply = {key: value for key, value in WHOLE.items() if key != name}
    with pytest.raises(UnreadableReply, match="no Everything") as told:
        read_result(Everything, reply)
    assert told.value.reply == reply


def test_results_of_every_operation_can_be_read():
    """The reader is made from the class alone, so a field type that it cannot read shows here."""
    for spec in operations().values():
        with pytest.raises(UnreadableReply) as told:
            read_result(spec.result, {})
        assert isinstance(told.value.__cause__, KeyError), spec.name


def test_what_the_script_writes_is_what_the_client_reads():
    note = Note(
        note_id=3, pitch=60, start_time=-0.5, duration=1.0, velocity=100.0, muted=False, probability=1.0,
        velocity_deviation=0.0, release_velocity=64.0,
    )  # fmt: skip
    notes = ClipNotes(track_index="tracks/0", clip_index=2, clip_id="clip#1.9f2c", notes=(note, note), count=2)
    assert read_result(ClipNotes, Conversion().fields(notes)) == notes


def test_fields_with_their_default_are_left_out():
    """So that an older script, which lacks a newer parameter, takes the command all the same."""
    assert fields_of_command(CreateMidiTrack()) == {"action": "create_midi_track"}
    assert fields_of_command(CreateMidiClip(track_index=0, scene_index="scenes/1")) == {
        "action": "create_midi_clip",
        "track_index": 0,
        "scene_index": "scenes/1",
    }


def test_records_inside_a_command_are_plain_too():
    command = AddNotes(
        track_index=0, scene_index=0, notes=(NewNote(pitch=60), NewNote(pitch=61, start=1, probability=0.5))
    )
    notes = fields_of_command(command)["notes"]
    assert [*notes] == [{}, {"pitch": 61, "start": 1.0, "probability": 0.5}]
    assert Conversion().command("add_notes", {"track_index": 0, "scene_index": 0, "notes": [*notes]}) == command


def test_an_enumeration_is_written_as_its_number():
    assert plain({"mode": Mode.ON, "notes": [NewNote(pitch=3)]}) == {"mode": 1, "notes": [{"pitch": 3}]}


@pytest.mark.parametrize("kind", error_classes().values(), ids=lambda kind: kind.code)
def test_every_error_is_raised_as_the_class_of_its_code(kind):
    error = error_of({"ok": False, "code": kind.code, "error": "no", "details": {"message": "kept", "self": 1}})
    assert type(error) is kind
    assert (str(error), error.message, error.details) == ("no", "no", {"message": "kept", "self": 1})


def test_what_is_wrong_with_arguments_is_there_again():
    raised = InvalidArgument([Problem("bpm", "too fast", 1000, "20 to 999"), Problem("name", "missing")])
    error = error_of({"code": raised.code, "error": raised.message, "details": raised.details})
    assert isinstance(error, InvalidArgument)
    assert (error.problems, error.message, error.details) == (raised.problems, raised.message, raised.details)


def test_a_code_of_a_newer_script_is_kept():
    error = error_of({"code": "too_loud", "error": "ouch"})
    assert (type(error), error.code, error.message) == (AliveError, "too_loud", "ouch")
    assert "too_loud" not in error_classes()


def test_an_error_without_details_has_none():
    error = error_of({"code": "not_found", "error": "gone", "details": None})
    assert (type(error), error.details) == (NotFound, {})


def test_an_operation_is_known_by_its_name():
    spec = known_operation("rename_track")
    assert spec is not None
    assert spec.command is RenameTrack
    assert known_operation("rename_trak") is None
