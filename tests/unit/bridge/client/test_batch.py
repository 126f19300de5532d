"""Batches: what is sent, how earlier results are referred to, and what each command answers."""

import pytest

from alive.bridge.client.batch import Batch, BatchUnfinished
from alive.domain.commands.clip import CreateMidiClip
from alive.domain.commands.notes import NewNote
from alive.domain.commands.track import CreateMidiTrack, RenameTrack
from alive.domain.errors import FrameTooLarge, LiveRejected, NotFound, OutcomeUnknown
from alive.domain.results.clip import ClipCreated
from alive.domain.results.track import TrackCreated

TRACK = {"ok": True, "message": "", "track_index": 4, "track_id": "track#9.9f2c", "name": "Drums"}
CLIP = {"ok": True, "message": "", "track_index": 4, "scene_index": 0, "clip_id": "clip#1.9f2c", "length": 4}


def batch(**options):
    return Batch(**{"atomic": True, "label": None, "on_error": "stop", **options})


def begin(peer, made):
    call = peer.requests.wrapped(made, "batch", None)
    peer.core.begin(call, peer.now)
    return call


def test_it_is_one_request_with_references_to_earlier_results(peer):
    made = batch(label="Add drums")
    track = made.add(CreateMidiTrack(name="Drums"), expect={"name": "x"})
    clip = made.add(CreateMidiClip, track_index=track.ref("track_index"), scene_index=0)
    made.add("add_notes", track_index=track.ref("track_id"), scene_index=0, notes=[NewNote(pitch=36)])
    assert len(made) == 3

    call = begin(peer, made)
    (request,) = peer.sent()
    assert request == {
        "action": "batch",
        "id": request["id"],
        "timeout_ms": 10000,
        "atomic": True,
        "label": "Add drums",
        "commands": [
            {"action": "create_midi_track", "name": "Drums", "expect": {"name": "x"}},
            {"action": "create_midi_clip", "track_index": "$0.track_index", "scene_index": 0},
            {"action": "add_notes", "track_index": "$0.track_id", "scene_index": 0, "notes": [{"pitch": 36}]},
        ],
    }
    notes = {"ok": True, "message": "", "track_index": 4, "scene_index": 0, "clip_id": "c", "note_count": 1}
    peer.answer(request, results=[TRACK, CLIP, notes | {"note_ids": [1]}], turn_ms=2)
    assert peer.outcome(call) is None
    assert call.is_settled
    assert track.result() == TrackCreated(message="", track_index=4, track_id="track#9.9f2c", name="Drums")
    assert isinstance(clip.result(), ClipCreated)


def test_a_text_that_begins_like_a_reference_is_written_as_a_text(peer):
    made = batch()
    made.add(RenameTrack(track_index=0, name="$0.track_index"))
    made.add("rename_track", track_index=0, name="$$ and $0.name")
    begin(peer, made)
    commands = peer.sent()[0]["commands"]
    assert [each["name"] for each in commands] == ["$$0.track_index", "$$$ and $0.name"]


def test_references_are_found_inside_of_lists_and_objects(peer):
    made = batch()
    track = made.add(CreateMidiTrack())
    made.add("set_something", values=[{"track": track.ref("track_id")}, "$x"])
    begin(peer, made)
    assert peer.sent()[0]["commands"][1]["values"] == [{"track": "$0.track_id"}, "$$x"]


def test_a_field_that_the_result_has_not_cannot_be_referred_to():
    made = batch()
    track = made.add(CreateMidiTrack())
    with pytest.raises(ValueError, match="no field 'trak_index'; it has message, track_index"):
        track.ref("trak_index")
    assert str(made.add("of_a_newer_script").ref("anything")) == "$1.anything"


def test_there_is_no_result_before_it_was_sent():
    handle = batch().add(CreateMidiTrack())
    with pytest.raises(BatchUnfinished, match="create_midi_track has no result yet"):
        handle.result()


def test_an_operation_that_is_not_known_here_answers_plain_data(peer):
    made = batch()
    handle = made.add("of_a_newer_script", x=1)
    begin(peer, made)
    peer.answer(peer.sent()[0], results=[{"ok": True, "y": 2}])
    assert handle.result() == {"y": 2}


def test_an_atomic_batch_that_failed_raises_the_error_of_its_command_everywhere(peer):
    made = batch()
    track = made.add(CreateMidiTrack())
    call = begin(peer, made)
    peer.refuse(peer.sent()[0], "live_rejected", details={"failed": 0, "remains": [], "undo_entries": 0})
    error = peer.outcome(call)
    assert type(error) is LiveRejected
    assert error.details["failed"] == 0
    with pytest.raises(LiveRejected):
        track.result()


def test_a_sliced_batch_that_stopped_raises_and_tells_each_command_what_became_of_it(peer):
    made = batch(atomic=False)
    first, second, third = (made.add(CreateMidiTrack()) for _ in range(3))
    call = begin(peer, made)
    (request,) = peer.sent()
    assert request["atomic"] is False
    assert "on_error" not in request
    peer.answer(request, completed=False, results=[TRACK, {"ok": False, "code": "not_found", "error": "gone"}])
    error = peer.outcome(call)
    assert type(error) is NotFound
    assert "command 1 of the batch" in error.__notes__[0]
    assert first.result().track_index == 4
    with pytest.raises(NotFound, match="gone"):
        second.result()
    with pytest.raises(BatchUnfinished, match="stopped before it"):
        third.result()


def test_a_batch_that_goes_on_leaves_each_error_with_its_command(peer):
    made = batch(atomic=False, on_error="continue")
    first, second = made.add(RenameTrack(track_index=9, name="x")), made.add(CreateMidiTrack())
    call = begin(peer, made)
    (request,) = peer.sent()
    assert request["on_error"] == "continue"
    peer.answer(request, results=[{"ok": False, "code": "not_found", "error": "gone"}, TRACK])
    assert peer.outcome(call) is None
    assert call.is_settled
    with pytest.raises(NotFound):
        first.result()
    assert second.result().name == "Drums"


def test_a_batch_that_is_too_long_is_refused_here(peer):
    made = batch()
    handle = made.add("add_notes", notes=[NewNote(pitch=index % 100) for index in range(200)])
    call = begin(peer, made)
    assert isinstance(peer.outcome(call), FrameTooLarge)
    with pytest.raises(FrameTooLarge):
        handle.result()
    assert peer.sent() == []


def test_a_batch_is_sent_again_only_with_a_key(peer):
    without, guarded = batch(), batch(idempotency_key="k")
    for each in (without, guarded):
        each.add(CreateMidiTrack())
    lost, kept = begin(peer, without), begin(peer, guarded)
    peer.sent()
    peer.core.disconnected("closed", peer.now)
    assert isinstance(peer.outcome(lost), OutcomeUnknown)
    peer.core.connected(peer.now)
    (again,) = [each for each in peer.sent() if each["action"] == "batch"]
    assert (again["idempotency_key"], again["session"]) == ("k", "5e55")
    assert peer.outcome(kept) is None
