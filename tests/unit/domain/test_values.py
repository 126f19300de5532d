"""Commands are valid from the moment they are made, whoever makes them; results are not checked at all."""

import attrs
import pytest

from alive.domain.building import built
from alive.domain.commands.audio_clip import SetClipWarpMode
from alive.domain.commands.clip import CreateMidiClip
from alive.domain.commands.mixer import MuteTrack, SetTrackPan
from alive.domain.commands.notes import MOST_NOTES, AddNotes, NewNote
from alive.domain.commands.scene import CreateScene
from alive.domain.commands.song import SetTempo, SetTimeSignature
from alive.domain.commands.track import DeleteTrack, RenameTrack, SetTrackColor
from alive.domain.errors import InvalidArgument
from alive.domain.operation import operations
from alive.domain.results.song import TempoSet

NAN = float("nan")
INFINITY = float("inf")


@pytest.mark.parametrize("bpm", [20, 999, 20.0, 120.5])
def test_a_number_within_its_range_is_taken_and_a_whole_one_becomes_a_fraction(bpm):
    command = SetTempo(bpm=bpm)
    assert command.bpm == bpm
    assert type(command.bpm) is float


@pytest.mark.parametrize("bpm", [19.99, 999.01, NAN, INFINITY, -INFINITY, "120", True, None, [120], 10**400])
def test_any_other_number_is_refused_with_what_is_allowed(bpm):
    with pytest.raises(InvalidArgument) as refused:
        SetTempo(bpm=bpm)
    (problem,) = refused.value.problems
    assert (problem.path, problem.allowed) == ("bpm", "a number from 20 to 999 (BPM)")


@pytest.mark.parametrize("index", [1.0, True, "1", -1, 70, None])
def test_a_whole_number_is_neither_a_fraction_nor_a_truth_value_nor_a_text(index):
    with pytest.raises(InvalidArgument):
        SetTrackColor(track_index=0, color_index=index)


@pytest.mark.parametrize("denominator", [0, 3, 5, 32, 4.0, "4", True])
def test_one_of_a_few_numbers_is_one_of_them_exactly(denominator):
    with pytest.raises(InvalidArgument, match="one of 1, 2, 4, 8, 16"):
        SetTimeSignature(numerator=4, denominator=denominator)


@pytest.mark.parametrize("mute", [0, 1, "true", "false", None])
def test_a_truth_value_is_true_or_false_and_nothing_that_passes_for_it(mute):
    with pytest.raises(InvalidArgument, match="true or false"):
        MuteTrack(track_index=0, mute=mute)


@pytest.mark.parametrize("name", [None, 3, b"x", "x" * 1001])
def test_a_name_is_a_text_of_bounded_length(name):
    with pytest.raises(InvalidArgument):
        RenameTrack(track_index=0, name=name)


def test_what_may_be_left_out_may_be_none():
    assert CreateScene(name=None) == CreateScene()
    with pytest.raises(InvalidArgument, match="or null"):
        CreateScene(name=3)


@pytest.mark.parametrize("ref", [-1, True, 1.0, None, "", "track", "-1", "tracks/x", "scene#1.9f2c", ("tracks", 1)])
def test_a_reference_that_can_name_no_track_is_refused(ref):
    with pytest.raises(InvalidArgument) as refused:
        DeleteTrack(track_index=ref)
    assert refused.value.problems[0].path == "track_index"


def test_a_negative_zero_and_the_smallest_numbers_are_numbers():
    assert SetTrackPan(track_index=0, pan=-0.0).pan == 0.0
    assert SetTrackPan(track_index=0, pan=5e-324).pan == 5e-324


def test_a_clip_is_longer_than_nothing():
    with pytest.raises(InvalidArgument):
        CreateMidiClip(track_index=0, scene_index=0, length=0)


@pytest.mark.parametrize("notes", [[NewNote()], None, "notes", {}])
def test_a_list_is_a_tuple_so_that_a_command_never_changes(notes):
    with pytest.raises(InvalidArgument, match="notes: a tuple is wanted"):
        AddNotes(track_index=0, scene_index=0, notes=notes)


def test_what_is_in_a_list_is_of_its_kind():
    with pytest.raises(InvalidArgument, match=r"notes\.1: got .*, allowed is a NewNote"):
        AddNotes(track_index=0, scene_index=0, notes=(NewNote(), {"pitch": 60}))


@pytest.mark.parametrize("count", [0, MOST_NOTES + 1])
def test_a_list_has_as_many_items_as_are_allowed(count):
    with pytest.raises(InvalidArgument, match=f"got {count} items, allowed is 1 to {MOST_NOTES} items"):
        AddNotes(track_index=0, scene_index=0, notes=(NewNote(),) * count)


@pytest.mark.parametrize("spec", operations().values(), ids=lambda spec: spec.name)
def test_commands_and_results_are_frozen_and_named_by_keyword(spec):
    for kind in map(built, (spec.command, spec.result)):
        assert all(field.kw_only for field in attrs.fields(kind))
        assert kind.__setattr__ is not object.__setattr__


def test_a_command_does_not_change():
    command = SetTempo(bpm=120)
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        command.bpm = 90


def test_commands_are_equal_by_value_and_hashable():
    assert SetTempo(bpm=120) == SetTempo(bpm=120.0)
    assert len({SetTempo(bpm=120), SetTempo(bpm=120.0), SetTempo(bpm=121)}) == 2


def test_a_result_takes_whatever_live_shows():
    assert TempoSet(message="", bpm=1234.5).bpm == 1234.5


@pytest.mark.parametrize("given", [0, "beats", "BEATS"])
def test_a_choice_is_given_by_name_or_number_also_when_the_number_is_0(given):
    assert SetClipWarpMode(track_index=0, clip_index=0, warp_mode=given).warp_mode == 0
