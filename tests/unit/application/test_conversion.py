"""Between plain data and commands."""

import contextlib
from typing import Annotated, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alive.application.conversion import LONG_LIST, MOST_PROBLEMS, PIECE, Conversion, LongList
from alive.domain import commands  # noqa: F401 - declares the operations
from alive.domain.commands.clip import LaunchClip
from alive.domain.commands.notes import AddNotes, NewNote
from alive.domain.commands.song import SetTempo
from alive.domain.errors import InvalidArgument, UnknownAction
from alive.domain.operation import operations, result
from alive.domain.quantities import Unit

conversion = Conversion()


def problems(action: str, **parameters: Any) -> dict[str, str]:
    with pytest.raises(InvalidArgument) as raised:
        conversion.command(action, parameters)
    return {problem.path: problem.message for problem in raised.value.problems}


def test_a_command_is_made_of_plain_data():
    assert conversion.command("set_tempo", {"bpm": 128}) == SetTempo(bpm=128.0)
    assert isinstance(conversion.command("set_tempo", {"bpm": 128}).bpm, float)


def test_an_older_spelling_means_the_same():
    new = conversion.command("launch_clip", {"track_index": 1, "scene_index": 2})
    old = conversion.command("launch_clip", {"track_index": 1, "clip_index": 2})
    assert new == old == LaunchClip(track_index=1, scene_index=2)


def test_both_spellings_at_once_are_refused():
    assert "two names" in problems("launch_clip", track_index=1, clip_index=2, scene_index=2)["clip_index"]


def test_notes_that_were_read_can_be_added_as_they_are():
    """Readers answer start_time, where add_notes says start."""
    read = {"pitch": 60, "start_time": 1.5, "duration": 1, "velocity": 90.0, "muted": True, "note_id": 7}
    command = conversion.command("add_notes", {"track_index": 0, "scene_index": 0, "notes": [read]})
    assert command == AddNotes(
        track_index=0,
        scene_index=0,
        notes=(NewNote(pitch=60, start=1.5, duration=1.0, velocity=90.0, muted=True, note_id=7),),
    )


def test_everything_that_is_wrong_is_told_at_once_with_its_path():
    notes = [{"pitch": 60}, {"pitch": True, "start": "1"}, {"pich": 3}, 5]
    found = problems("add_notes", track_index=-1, trck=2, notes=notes)
    assert set(found) == {
        "scene_index",
        "track_index",
        "trck",
        "notes.1.pitch",
        "notes.1.start",
        "notes.2.pich",
        "notes.3",
    }
    assert "did you mean track_index" in found["trck"]
    assert "did you mean pitch" in found["notes.2.pich"]
    assert "0 to 127" in found["notes.1.pitch"]


def test_of_very_many_problems_the_first_are_told():
    """Looking for thousands would hold up Live for what nobody reads."""
    with pytest.raises(InvalidArgument) as raised:
        conversion.command("add_notes", {"track_index": 0, "scene_index": 0, "notes": [{"pitch": -1}] * 5000})
    assert len(raised.value.problems) == MOST_PROBLEMS
    with pytest.raises(InvalidArgument) as raised:
        conversion.command("ping", {f"{number}{'x' * 1000}": 1 for number in range(5000)})
    assert len(raised.value.problems) == MOST_PROBLEMS
    assert len(raised.value.message) < 10_000


@pytest.mark.parametrize("value", ["1", 1.5, True, None, -1, [], {}, "tracks/-1", "track", "scene#1.abcd", 10**30])
def test_what_names_no_track_is_refused(value: Any):
    assert "track_index" in problems("get_track_info", track_index=value)


@pytest.mark.parametrize("value", [0, "tracks/3", "return_tracks/0", "master_track", "master", "track#17.9f2c"])
def test_every_form_that_names_a_track_is_taken(value: Any):
    assert conversion.command("get_track_info", {"track_index": value}).track_index == value


@pytest.mark.parametrize("value", ["128", True, None, float("nan"), float("inf"), 19.999, 999.001, 10**400, [120]])
def test_what_is_no_tempo_is_refused(value: Any):
    assert "a number from 20 to 999 (BPM)" in problems("set_tempo", bpm=value)["bpm"]


def test_a_list_that_is_too_short_too_long_or_no_list_is_refused():
    for value in ([], {}, "", None, [{}] * 20_001):
        assert "notes" in problems("add_notes", track_index=0, scene_index=0, notes=value)


def test_an_unknown_action_names_the_nearest():
    with pytest.raises(UnknownAction) as raised:
        conversion.command("set_tempp", {})
    assert raised.value.details["nearest"][0] == "set_tempo"
    assert len(raised.value.details["nearest"]) <= 3


def test_a_contradiction_between_fields_is_told():
    assert "pitch_to" in problems("remove_notes", track_index=0, clip_index=0, pitch_from=5, pitch_to=4)


JUNK = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)


@given(st.data())
def test_any_data_makes_a_command_or_a_clear_refusal(data: st.DataObject):
    """Never anything else, for every operation there is."""
    spec = data.draw(st.sampled_from(sorted(operations().values(), key=lambda spec: spec.name)))
    names = [parameter.name for parameter in spec.parameters]
    keys = st.sampled_from(names) | st.text(max_size=4) if names else st.text(max_size=4)
    parameters = data.draw(st.dictionaries(keys, JUNK, max_size=4))
    with contextlib.suppress(InvalidArgument):
        assert type(conversion.command(spec.name, parameters)) is spec.command


@result
class Row:
    number: Annotated[int, Unit("rows")]


@result
class Table:
    message: str
    rows: tuple[Row, ...]


def test_a_short_list_of_records_is_plain_data():
    assert conversion.fields(Table(message="m", rows=(Row(number=1),))) == {"message": "m", "rows": [{"number": 1}]}


def test_a_long_list_of_records_is_converted_in_slices():
    rows = tuple(Row(number=number) for number in range(LONG_LIST + 1))
    fields = conversion.fields(Table(message="m", rows=rows))
    assert list(fields) == ["message", "rows"]
    assert isinstance(fields["rows"], LongList)
    slices = list(fields["rows"].slices())
    assert [len(part) for part in slices] == [PIECE] * (LONG_LIST // PIECE) + [1]
    assert slices[-1] == [{"number": LONG_LIST}]


def test_everything_can_be_made_ready_a_step_at_a_time():
    conversion = Conversion()
    steps = sum(1 for _ in conversion.made_ready())
    assert steps > 5 * len(operations()), "each record is a step of its own"
    assert conversion._makers.keys() == operations().keys()
