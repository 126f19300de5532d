"""What is noted of requests, and how it comes to be written: a little at a time, and never more than there is room."""

import json

import pytest

from alive.application.audit import LEAST_DRAIN, MOST_WAITING, PIECE, RETRY_AFTER, Audit, Done
from alive.application.executor import Lane
from alive.application.gateway import Client
from alive.application.guards import Replayed
from alive.domain.commands.batch import Batch
from alive.domain.commands.notes import AddNotes, NewNote
from alive.domain.commands.track import RenameTrack
from alive.domain.errors import InvalidArgument, NotAllowed, Problem, Unauthenticated
from alive.domain.role import Role

NAME = {"track_index": "tracks/3", "name": "Bass"}
RENAMED = RenameTrack(track_index=3, name="Bass")


class Sink:
    def __init__(self):
        self.pieces = []
        self.fails = False
        self.is_closed = False

    def write(self, lines):
        if self.fails:
            raise OSError("disk full")
        self.pieces.append(lines)

    def close(self):
        self.is_closed = True

    @property
    def entries(self):
        return [json.loads(line) for line in b"".join(self.pieces).splitlines()]


class Desk:
    def __init__(self, **options):
        self.now = 0.0
        self.step = 0.0
        self.sink = Sink()
        self.told = []
        self.audit = Audit(self.sink, self.clock, lambda: 1e9 + self.now, self, **{"arguments": False} | options)
        self.client = Client("client 1", Lane(1), "127.0.0.1:5", role=Role.EDIT, label="a tool", token="web")  # noqa: S106 - a name

    def clock(self):
        self.now += self.step
        return self.now

    def error(self, text):
        self.told.append(text)

    info = error

    def note(self, action="rename_track", parameters=NAME, command=RENAMED, outcome=None, **more):
        done = {"request_id": 7, "seconds": 0.0123456} | more
        self.audit.note(Done(self.client, action, parameters, command, outcome=outcome, **done))

    def written(self):
        self.audit.drain(float("inf"))
        return self.sink.entries


@pytest.fixture
def desk():
    return Desk()


def test_an_entry_says_who_did_what_on_what_and_what_came_of_it(desk):
    desk.note()
    assert desk.written() == [
        {
            "time": "2001-09-09T01:46:40.000+00:00",
            "client": "client 1",
            "label": "a tool",
            "peer": "127.0.0.1:5",
            "token": "web",
            "role": "edit",
            "action": "rename_track",
            "effect": "edit",
            "request": 7,
            "on": {"track_index": 3},
            "outcome": "ok",
            "ms": 12.346,
        }
    ]


def test_what_was_refused_repeated_or_rehearsed_is_told_as_such(desk):
    desk.note(outcome=InvalidArgument([Problem("name", "too long")]))
    desk.note(outcome=NotAllowed("no"), command=None)
    desk.note(outcome=Replayed(None))
    assert [(each["outcome"], each.get("replayed"), each.get("on")) for each in desk.written()] == [
        ("invalid_argument", None, {"track_index": 3}),
        ("not_allowed", None, None),
        ("ok", True, {"track_index": 3}),
    ]


def test_a_batch_is_told_by_what_is_in_it(desk):
    commands = ({"action": "mute_track", "track_index": 0}, {"action": "mute_track"}, {"action": "set_tempo"})
    desk.note("batch", {"commands": [*commands]}, Batch(commands=commands, label="Drums"))
    [entry] = desk.written()
    assert (entry["commands"], entry["label"]) == ({"mute_track": 2, "set_tempo": 1}, "Drums")


@pytest.mark.parametrize(
    ("action", "outcome", "expected"),
    [
        ("set_tempo", None, True),
        ("start_playback", None, True),
        ("call_method", None, True),
        ("get_session_info", None, False),
        ("ping", Unauthenticated("no"), True),
        ("ping", InvalidArgument([]), False),
        ("authenticate", None, True),
        ("no_such_action", None, False),
        ("no_such_action", Unauthenticated("no"), False),
    ],
)
def test_all_but_reads_is_noted_and_every_refusal_of_access(desk, action, outcome, expected):
    assert desk.audit.concerns(action, outcome) == expected


NOTES = {"track_index": 0, "scene_index": 0, "notes": [{"pitch": 61, "start": 0.25}]}
ADDED = AddNotes(track_index=0, scene_index=0, notes=(NewNote(pitch=61, start=0.25),))


def test_notes_and_names_are_not_told(desk):
    desk.note("add_notes", NOTES, ADDED)
    desk.note()
    told = b"".join([*desk.sink.pieces]) or json.dumps(desk.written()).encode()
    assert b"61" not in told
    assert b"Bass" not in told


def test_they_are_told_where_that_is_asked_for():
    desk = Desk(arguments=True)
    desk.note("add_notes", NOTES, ADDED)
    [entry] = desk.written()
    assert entry["arguments"] == NOTES


def test_a_token_is_never_told_wherever_it_stands():
    desk = Desk(arguments=True)
    secret = "alive_secret"  # noqa: S105 - of this test only
    desk.note("authenticate", {"token": secret}, None)
    desk.note("batch", {"commands": [{"action": "authenticat", "token": secret}]}, None)
    desk.note("batch", {"commands": [{"action": "x", "deep": [{"token": secret}]}]}, None)
    told = json.dumps(desk.written())
    assert secret not in told
    assert told.count('"token": "..."') == 3


def test_long_arguments_are_cut():
    desk = Desk(arguments=True)
    desk.note("add_notes", {"notes": "x" * 10_000}, ADDED)
    [entry] = desk.written()
    assert len(entry["arguments"]) < 4200
    assert "10013 characters" in entry["arguments"]


def test_a_line_cannot_be_forged(desk):
    desk.client.label = 'x"}\n{"client": "client 9", "outcome": "ok\u2028\x1b[2J'
    desk.note(parameters={"track_index": 'tracks/0\n{"client": 1}'}, request_id='7"}\n{')
    [entry] = desk.written()
    assert entry["label"] == desk.client.label
    [line] = b"".join(desk.sink.pieces).splitlines()
    assert line.isascii()
    assert line.decode().isprintable()


def test_a_turn_writes_one_piece_of_bounded_size(desk):
    for _ in range(1000):
        desk.note()
    desk.audit.drain(float("inf"))
    [piece] = desk.sink.pieces
    assert PIECE <= len(piece) < PIECE + 1000
    assert piece.endswith(b"\n")


def test_a_turn_whose_time_is_up_writes_a_few_all_the_same(desk):
    for _ in range(1000):
        desk.note()
    desk.audit.drain(desk.now - 1)
    assert len(desk.sink.entries) == LEAST_DRAIN


def test_what_finds_no_place_is_counted_and_told(desk):
    for _ in range(MOST_WAITING + 3):
        desk.note()
    desk.audit.drain(float("inf"))
    desk.note(action="set_tempo", command=None)
    while desk.audit._entries:
        desk.audit.drain(float("inf"))
    assert len(desk.sink.entries) == MOST_WAITING + 1
    assert desk.sink.entries[-1]["left_out"] == 3


def test_refusals_do_not_push_out_what_others_did(desk):
    for _ in range(1000):
        desk.note(outcome=Unauthenticated("no"), command=None)
    desk.note()
    entries = []
    while desk.audit._entries:
        entries = desk.written()
    assert len(entries) == 51
    assert (entries[-1]["outcome"], entries[-1]["left_out"]) == ("ok", 950)
    desk.now += 0.1
    desk.note(outcome=Unauthenticated("no"), command=None)
    assert desk.written()[-1]["outcome"] == "unauthenticated"


def test_a_disk_that_is_full_is_told_once_tried_again_later_and_what_is_lost_is_counted(desk):
    desk.sink.fails = True
    desk.note()
    for _ in range(3):
        desk.audit.drain(float("inf"))
        desk.note()
    assert len(desk.told) == 1
    assert "disk full" in desk.told[0]
    desk.sink.fails = False
    assert desk.written() == []
    desk.now += RETRY_AFTER
    assert [each.get("left_out") for each in desk.written()] == [1, None, None]


def test_at_the_end_all_is_written_as_far_as_there_is_time(desk):
    for _ in range(1000):
        desk.note()
    desk.audit.close()
    assert len(desk.sink.entries) == 1000
    assert desk.sink.is_closed


def test_the_end_does_not_take_longer_than_it_may():
    desk = Desk()
    for _ in range(1000):
        desk.note()
    desk.step = 0.01
    desk.audit.close()
    assert LEAST_DRAIN <= len(desk.sink.entries) < 200
    assert desk.sink.is_closed
