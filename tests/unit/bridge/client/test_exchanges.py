"""What is too long for one request: many notes go in several, anything else is refused before it is sent."""

import json

import pytest

from alive.bridge.client.exchanges import ENVELOPE
from alive.bridge.client.failures import LiveSilent
from alive.domain.commands.notes import AddNotes, NewNote
from alive.domain.commands.track import RenameTrack
from alive.domain.errors import FrameTooLarge, NotFound

MOST = 2000
"""Bytes that the script of these tests takes, as it tells in its welcome."""


def many(count, **fields):
    notes = tuple(NewNote(pitch=index % 128, start=index / 4, duration=0.25, **fields) for index in range(count))
    return AddNotes(track_index=0, scene_index=1, notes=notes)


def added(count, first_id=1):
    ids = list(range(first_id, first_id + count))
    place = {"track_index": 0, "scene_index": 1, "clip_id": "clip#1.9f2c"}
    return {"message": "", **place, "note_count": count, "note_ids": ids}


def answer_all(peer, call):
    """Answer each request that is made, one after the other; what was sent."""
    requests, first_id = [], 1
    while asked := peer.sent():
        (request,) = asked
        requests.append(request)
        peer.answer(request, **added(len(request["notes"]), first_id))
        first_id += len(request["notes"])
    return requests, peer.outcome(call)


def test_notes_that_fit_go_in_one_request(peer):
    requests, result = answer_all(peer, peer.begin(many(3)))
    assert len(requests) == 1
    assert (result.message, result.note_count) == ("", 3)


def test_more_notes_than_fit_go_in_several_requests_and_come_back_as_one_result(peer):
    command = many(150)
    requests, result = answer_all(peer, peer.begin(command))

    assert len(requests) > 3
    assert [note for each in requests for note in each["notes"]] == [
        {name: value for name, value in (("pitch", index % 128), ("start", index / 4), ("duration", 0.25))
         if (name, value) not in {("start", 0.0), ("pitch", 60)}}
        for index in range(150)
    ]  # fmt: skip
    assert {(each["action"], each["track_index"], each["scene_index"]) for each in requests} == {("add_notes", 0, 1)}
    assert (result.note_count, result.note_ids) == (150, tuple(range(1, 151)))
    assert result.clip_id == "clip#1.9f2c"


def test_each_part_fits_and_wastes_little(peer):
    requests, _ = answer_all(peer, peer.begin(many(150), idempotency_key="ü" * 50))
    sizes = [len(json.dumps(each, ensure_ascii=False, separators=(",", ":")).encode()) for each in requests]
    assert max(sizes) <= MOST
    assert min(sizes[:-1]) > MOST - ENVELOPE - 60


def test_the_parts_have_keys_of_their_own(peer):
    """The same key with other notes would be a conflict. A repeat of the whole makes the same parts again."""
    requests, _ = answer_all(peer, peer.begin(many(150), idempotency_key="k"))
    assert [each["idempotency_key"] for each in requests] == ["k", *(f"k/{n}" for n in range(1, len(requests)))]


def test_notes_of_one_pitch_and_start_stay_together(peer):
    """Live keeps one of them and numbers it: told in two requests, the first number would be of no note any more."""
    twins = tuple(NewNote(pitch=index % 60, start=0.5, velocity=1 + index / 10) for index in range(120))
    command = AddNotes(track_index=0, scene_index=1, notes=twins)
    requests, _ = answer_all(peer, peer.begin(command))
    assert len(requests) > 1
    places = [{(note.get("pitch"), note["start"]) for note in each["notes"]} for each in requests]
    assert sum(map(len, places)) == len(set.union(*places))


def test_a_part_that_is_refused_says_what_was_done_before(peer):
    call = peer.begin(many(150))
    (first,) = peer.sent()
    peer.answer(first, **added(len(first["notes"])))
    peer.refuse(peer.sent()[0], "not_found", details={"x": 1})
    error = peer.outcome(call)
    assert type(error) is NotFound
    assert error.details == {"x": 1, "notes_added": len(first["notes"])}
    assert f"{len(first['notes'])} notes were added before that" in error.__notes__[0]
    assert peer.sent() == []


def test_a_part_that_is_not_answered_says_what_was_done_before(peer):
    call = peer.begin(many(150))
    (first,) = peer.sent()
    peer.answer(first, **added(len(first["notes"])))
    peer.sent()
    peer.later(12)
    error = peer.outcome(call)
    assert isinstance(error, LiveSilent)
    assert f"{len(first['notes'])} notes were added before that" in error.__notes__[0]


def test_the_first_part_that_is_refused_is_the_error_as_it_is(peer):
    call = peer.begin(many(150))
    peer.refuse(peer.sent()[0], "live_rejected")
    error = peer.outcome(call)
    assert (error.details, hasattr(error, "__notes__")) == ({}, False)


def test_a_script_that_takes_less_than_it_was_believed_to_gets_smaller_parts(peer):
    peer.core.limit.max_bytes = 100_000
    call = peer.begin(many(150))
    (whole,) = peer.sent()
    assert len(whole["notes"]) == 150
    peer.say({"ok": False, "code": "frame_too_large", "error": "?", "details": {"allowed": MOST}})
    assert isinstance(peer.outcome(call), FrameTooLarge)

    peer.core.limit.max_bytes = 4000
    call = peer.begin(many(150))
    assert len(peer.sent()[0]["notes"]) > 40
    peer.say({"ok": False, "code": "frame_too_large", "error": "?", "details": {"allowed": MOST}})
    requests, result = answer_all(peer, call)
    assert max(len(each["notes"]) for each in requests) < 50
    assert result.note_count == 150


@pytest.mark.parametrize("count", [MOST - ENVELOPE - 55, MOST])
def test_another_command_that_is_too_long_is_refused_here(peer, count):
    call = peer.begin(RenameTrack(track_index=0, name="x" * min(count, 1000)), expect={"name": "y" * count})
    error = peer.outcome(call)
    assert isinstance(error, FrameTooLarge)
    assert error.details == {"allowed": MOST - ENVELOPE}
    assert peer.sent() == []


def test_a_note_that_does_not_fit_alone_is_refused_here(peer):
    peer.core.limit.max_bytes = ENVELOPE + 70
    call = peer.begin(many(3))
    assert isinstance(peer.outcome(call), FrameTooLarge)
