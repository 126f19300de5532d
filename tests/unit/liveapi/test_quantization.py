"""The operations on the grids of the Set. Live numbers the two kinds of grids differently."""

import importlib

import pytest

from alive.domain.commands.quantization import (
    GetClipTriggerQuantization,
    GetRecordQuantization,
    SetClipTriggerQuantization,
    SetRecordQuantization,
    SetSwingAmount,
)
from alive.domain.enumerations import (
    CaptureDestination,
    Direction,
    GrooveBase,
    LaunchQuantization,
    MessageButtons,
    RecordQuantization,
    SessionRecordStatus,
    TimeFormat,
)
from alive.domain.errors import InvalidArgument


@pytest.mark.parametrize("grid", LaunchQuantization)
def test_every_launch_grid_is_the_one_of_live_with_that_number(live, grid):
    result = live.run(SetClipTriggerQuantization(quantization=grid.name.lower()))
    assert int(live.song.clip_trigger_quantization) == grid.value == result.clip_trigger_quantization
    assert live.run(GetClipTriggerQuantization()).clip_trigger_quantization_name == grid.name.lower()


@pytest.mark.parametrize("grid", RecordQuantization)
def test_every_record_grid_is_the_one_of_live_with_that_number(live, grid):
    live.run(SetRecordQuantization(quantization=grid.value))
    assert int(live.song.midi_recording_quantization) == grid.value
    assert live.run(GetRecordQuantization()).midi_recording_quantization_name == grid.name.lower()


@pytest.mark.parametrize(
    ("ours", "module", "lives"),
    [
        (LaunchQuantization, "Song", "Quantization"),
        (RecordQuantization, "Song", "RecordingQuantization"),
        (SessionRecordStatus, "Song", "SessionRecordStatus"),
        (CaptureDestination, "Song", "CaptureDestination"),
        (TimeFormat, "Song", "TimeFormat"),
        (MessageButtons, "Application", "MessageButtons"),
    ],
)
@pytest.mark.parametrize("live", [0.010], indirect=True)
def test_the_numbers_are_all_that_live_has(live, ours, module, lives):
    found = getattr(importlib.import_module(f"Live.{module}"), lives)
    assert {member.value for member in ours} == set(found.values)


@pytest.mark.parametrize("live", [0.010], indirect=True)
def test_the_names_are_those_of_live_where_it_has_words(live):
    song, application = importlib.import_module("Live.Song"), importlib.import_module("Live.Application")
    for ours, lives in (
        (CaptureDestination, song.CaptureDestination),
        (TimeFormat, song.TimeFormat),
        (Direction, application.Application.View.NavDirection),
    ):
        assert {member.name.lower(): member.value for member in ours} == {
            name: int(value) for name, value in lives.names.items()
        }
    base = importlib.import_module("Live.Groove").Base
    assert {member.value for member in GrooveBase} | {base.count} == set(base.values)


@pytest.mark.parametrize("grid", ["1/16", 14, "bars"])
def test_a_grid_that_live_does_not_have_is_refused(grid):
    with pytest.raises(InvalidArgument):
        SetClipTriggerQuantization(quantization=grid)


def test_the_swing_is_told_in_percent(live):
    assert live.run(SetSwingAmount(amount=0.25)).message == "The swing is 25 %."
    assert live.song.swing_amount == 0.25
