"""From plain data to Live and back: what a client that speaks JSON sees of the operations."""

import pytest

import alive.domain.commands  # noqa: F401 - declares every operation
from alive.adapters.liveapi import LiveAdapter
from alive.application.conversion import Conversion
from alive.application.dispatcher import Dispatcher
from alive.application.executor import Suspension
from alive.domain.errors import InvalidArgument
from alive.simulator import ManualClock, Simulator


class NoLog:
    def info(self, text):
        pass

    def error(self, text):
        raise AssertionError(text)


@pytest.fixture
def ask():
    """Ask an action with its parameters: the fields of the reply."""
    with Simulator(clock=ManualClock()) as sim:
        conversion = Conversion()
        dispatcher = Dispatcher(LiveAdapter(sim.song, "9f2c"), sim.clock.now, NoLog())

        def ask(action, **parameters):
            command = conversion.command(action, parameters)
            outcome = sim.call(lambda: dispatcher.perform(command))
            while isinstance(outcome, Suspension):
                sim.advance(0.01)
                if outcome.wish.shown():
                    outcome = dispatcher.resume(outcome.steps, shown=True)
            return conversion.fields(outcome)

        yield ask


def test_notes_that_were_read_can_be_added_as_they_are(ask):
    notes = [
        {"pitch": 60, "start": 0, "duration": 1, "velocity": 100},
        {"pitch": 64, "start_time": 1.5, "duration": 0.25, "velocity": 12.5, "muted": True, "probability": 0.5},
    ]
    ask("create_midi_clip", track_index=0, scene_index=0)
    ask("add_notes", track_index=0, scene_index=0, notes=notes)
    read = ask("get_clip_notes", track_index=0, clip_index=0)["notes"]
    ask("create_midi_clip", track_index=1, scene_index=0)
    ask("add_notes", track_index=1, scene_index=0, notes=read)
    copied = ask("get_clip_notes", track_index=1, clip_index=0)["notes"]
    assert [note | {"note_id": None} for note in copied] == [note | {"note_id": None} for note in read]
    assert copied[1]["muted"] is True


@pytest.mark.parametrize("name", ["scene_index", "clip_index"])
def test_the_slot_of_a_clip_has_both_of_its_older_names_everywhere(ask, name):
    slot = {"track_index": 0, name: 2}
    assert ask("create_midi_clip", **slot)["scene_index"] == 2
    assert ask("set_clip_name", **slot, name="Riff")["name"] == "Riff"
    assert ask("get_clip_info", **slot)["name"] == "Riff"
    assert ask("add_notes", **slot, notes=[{}])["note_count"] == 1
    assert ask("get_clip_notes", **slot)["count"] == 1
    assert ask("remove_notes", **slot)["removed_count"] == 1
    assert ask("launch_clip", **slot)["scene_index"] == 2
    assert ask("stop_clip", **slot)["scene_index"] == 2
    assert ask("delete_clip", **slot)["name"] == "Riff"


def test_both_names_at_once_are_refused(ask):
    with pytest.raises(InvalidArgument, match="two names of one parameter"):
        ask("get_clip_info", track_index=0, scene_index=0, clip_index=0)


@pytest.mark.parametrize("action", ["delete_track", "delete_scene", "delete_clip"])
def test_nothing_is_deleted_without_saying_what(ask, action):
    with pytest.raises(InvalidArgument, match="missing"):
        ask(action)
    assert ask("get_session_info")["num_tracks"] == 4


def test_one_bad_note_is_named_by_its_place_and_none_is_added(ask):
    ask("create_midi_clip", track_index=0, scene_index=0)
    with pytest.raises(InvalidArgument) as refused:
        ask("add_notes", track_index=0, scene_index=0, notes=[{}, {"pitch": 128}, {"velocity": 0, "tie": 1}])
    assert [problem.path for problem in refused.value.problems] == ["notes.1.pitch", "notes.2.velocity", "notes.2.tie"]
    assert ask("get_clip_notes", track_index=0, clip_index=0)["count"] == 0


def test_an_empty_list_of_notes_is_refused(ask):
    ask("create_midi_clip", track_index=0, scene_index=0)
    with pytest.raises(InvalidArgument, match="notes: got 0 items"):
        ask("add_notes", track_index=0, scene_index=0, notes=[])


def test_a_range_that_ends_before_it_starts_is_refused_by_name(ask):
    with pytest.raises(InvalidArgument, match="pitch_to: got 50, allowed is 60 or more"):
        ask("remove_notes", track_index=0, clip_index=0, pitch_from=60, pitch_to=50)


def test_a_place_that_was_answered_can_be_given_back(ask):
    for place in (2, "return_tracks/1", "master_track"):
        info = ask("get_track_info", track_index=place)
        assert ask("get_track_info", track_index=info["track_index"]) == info
        assert ask("get_track_info", track_index=info["track_id"]) == info


def test_a_list_of_results_is_a_list_of_objects(ask):
    sends = ask("get_track_sends", track_index=0)["sends"]
    assert [set(send) >= {"index", "value", "name"} for send in sends] == [True] * 2
