"""What exceptions mean: those of a running Live, and those of our own making."""

import json

import pytest

from alive.adapters.liveapi.errors import translate
from alive.domain.errors import LiveRejected, NotFound

ArgumentError = type("ArgumentError", (TypeError,), {"__module__": "Boost.Python"})
LimitationError = type("LimitationError", (Exception,), {"__module__": "Live.Base"})


@pytest.mark.parametrize(
    "error",
    [
        RuntimeError("Invalid value. Check the parameters range with min/max"),
        RuntimeError("Changes cannot be triggered by notifications. You will need to defer your response."),
        ValueError("Device Operrator not found."),
        IndexError("Invalid track index"),
        LimitationError("Too many tracks"),
    ],
    ids=repr,
)
def test_what_live_refuses_is_rejected_with_the_text_of_live(error):
    answer = translate(error)
    assert type(answer) is LiveRejected
    assert answer.message == f"Live refused: {error}"
    assert answer.details == {"live_error": str(error)}


def test_a_refusal_without_a_text_still_says_something():
    assert translate(LimitationError()).message == "Live refused: a limit of this edition of Live"
    assert translate(RuntimeError()).message == "Live refused: it cannot be done now"


def argument_text(given, wanted):
    """The text of Boost.Python's ArgumentError."""
    return f"Python argument types in\n    {given}\ndid not match C++ signature:\n    {wanted}"


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        ("Track.name(Track)", "name(TPyHandle<ATrack>)"),
        ("Track.stop_all_clips(Track)", "stop_all_clips(TTrackPyHandle,bool)"),
        ("None.None(Track, str)", "None(TPyHandle<ATrack>, TString)"),
        ("Song.create_scene(Song, int)", "create_scene(TPyHandle<ASong>,int)"),
        ("Clip.stop(Clip)", "stop(TPyHandle<AClip>, bool)"),
        ("Clip.quantize(Clip, RecordingQuantization, int)", "quantize(TPyHandle<AClip>, int, double)"),
    ],
)
def test_an_argument_error_with_right_arguments_comes_from_a_deleted_object(given, wanted):
    text = argument_text(given, wanted)
    answer = translate(ArgumentError(text))
    assert type(answer) is NotFound
    assert answer.details["live_error"] == text


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        ("Song.create_scene(Song, float)", "create_scene(TPyHandle<ASong>, int)"),
        ("Song.create_scene(Song, NoneType)", "create_scene(TPyHandle<ASong>, int)"),
        ("Track.name(Track, int)", "name(TPyHandle<ATrack>, TString)"),
        ("Song.undo(Song, int)", "undo(TPyHandle<ASong>)"),
        ("MidiNoteSpecification.__init__(MidiNoteSpecification)", "__init__(_object*, int, double, double)"),
    ],
)
def test_an_argument_error_with_wrong_arguments_is_a_defect_of_ours(given, wanted):
    assert translate(ArgumentError(argument_text(given, wanted))) is None


def test_an_argument_error_of_another_form_is_a_defect_of_ours():
    assert translate(ArgumentError("something else altogether")) is None


EMPTY: list[int] = []
NOTHING: tuple[int, ...] = ()


def raised_by(act):
    try:
        act()
    except Exception as error:  # noqa: BLE001 - whatever Python makes of it
        return error
    raise AssertionError("nothing was raised")


def unpack():
    one, two = NOTHING
    return one, two


@pytest.mark.parametrize(
    "act",
    [
        lambda: None + 1,
        lambda: None.name,
        lambda: {}["x"],
        lambda: EMPTY[0],
        lambda: NOTHING[0],
        EMPTY.pop,
        lambda: int("x"),
        lambda: float("x"),
        lambda: EMPTY.index(3),
        lambda: NOTHING.index(3),
        lambda: EMPTY.remove(3),
        lambda: list(zip(NOTHING, (1,), strict=True)),
        unpack,
        lambda: range(1)[1],
        lambda: json.loads("{"),
        lambda: str(b"\xff", "utf-8"),
        lambda: 1 / 0,
    ],
)
def test_defects_of_ours_stay_untranslated(act):
    assert translate(raised_by(act)) is None


def test_a_subclass_of_what_live_raises_is_not_from_live():
    assert translate(NotImplementedError("x")) is None
    assert translate(RecursionError("x")) is None


class TestOnTheSimulator:
    """The same with the exceptions as they are raised."""

    def test_every_use_of_a_deleted_object_means_that_it_was_deleted(self, live):
        track, clip_slot = live.song.tracks[3], live.song.tracks[3].clip_slots[0]
        live.sim.call(lambda: live.song.delete_track(3))
        uses = (
            lambda: track.name,
            lambda: track.mixer_device,
            lambda: track._live_ptr,
            lambda: setattr(track, "name", "x"),
            lambda: setattr(track, "color_index", 3),
            lambda: clip_slot.create_clip(4.0),
            clip_slot.fire,
        )
        for use in uses:
            assert type(translate(raised_by(use))) is NotFound

    def test_a_wrong_argument_to_a_living_object_is_a_defect_of_ours(self, live):
        song = live.song
        uses = (
            lambda: song.create_scene(1.0),
            lambda: song.create_scene(None),
            lambda: song.create_scene("1"),
            lambda: setattr(song, "tempo", "120"),
            lambda: setattr(song.tracks[0], "name", 3),
            lambda: song.tracks[0].clip_slots[0].create_clip("4"),
        )
        for use in uses:
            error = raised_by(use)
            assert type(error).__name__ == "ArgumentError"
            assert translate(error) is None

    def test_a_bad_index_that_live_refuses_is_rejected(self, live):
        assert type(translate(raised_by(lambda: live.song.delete_track(99)))) is LiveRejected
