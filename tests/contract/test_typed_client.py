"""The typed client and the script together, over a connection that can be cut: nothing is done twice, nothing lost."""

import select
import socket
import threading
from collections.abc import Iterator

import pytest

import alive
from alive.bridge.client import Backoff, LiveClient
from alive.domain.commands.clip import CreateMidiClip
from alive.domain.commands.notes import AddNotes, GetClipNotes, NewNote
from alive.domain.commands.song import GetSessionInfo, SetTempo
from alive.domain.commands.track import CreateMidiTrack, DeleteTrack, GetTrackInfo
from alive.domain.errors import InvalidArgument, NotFound, OutcomeUnknown, PreconditionFailed
from tests.contract.ports import simulated_live


class Wire:
    """Carries bytes between a client and a server, and can be cut once the server has done what it was asked."""

    def __init__(self, server: int) -> None:
        self.connections = 0
        self._server = server
        self._drop_next_reply = False
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()

    def lose_the_next_reply(self) -> None:
        """The next reply is swallowed, and the connection ends."""
        self._drop_next_reply = True

    def close(self) -> None:
        self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        self._thread.join(10)

    def _run(self) -> None:
        while True:
            try:
                client, _ = self._listener.accept()
            except OSError:
                return
            self.connections += 1
            with client, socket.create_connection(("127.0.0.1", self._server)) as server:
                self._carry(client, server)

    def _carry(self, client: socket.socket, server: socket.socket) -> None:
        while True:
            ready, _, _ = select.select([client, server], [], [])
            for end, other in ((client, server), (server, client)):
                if end in ready:
                    data = end.recv(1 << 16)
                    if not data:
                        return
                    if end is server and self._drop_next_reply:
                        self._drop_next_reply = False
                        return
                    other.sendall(data)


@pytest.fixture(scope="module")
def server() -> Iterator[int]:
    with simulated_live() as port:
        yield port


@pytest.fixture
def wire(server: int) -> Iterator[Wire]:
    wire = Wire(server)
    yield wire
    wire.close()


@pytest.fixture
def live(wire: Wire) -> Iterator[LiveClient]:
    with alive.connect("127.0.0.1", wire.port, backoff=Backoff(first=0.001, longest=0.01)) as live:
        live.execute(GetSessionInfo())  # now it is known that the greeting was answered
        yield live


def tracks(live: LiveClient) -> int:
    return live.execute(GetSessionInfo()).num_tracks


def test_a_write_with_a_key_is_done_once_though_its_reply_was_lost(wire, live):
    before = tracks(live)
    wire.lose_the_next_reply()
    created = live.execute(CreateMidiTrack(name="Once"), idempotency_key="once")
    assert created.name == "Once"
    assert tracks(live) == before + 1
    assert wire.connections == 2


def test_a_write_without_a_key_is_not_repeated_and_its_outcome_is_unknown(wire, live):
    before = tracks(live)
    wire.lose_the_next_reply()
    with pytest.raises(OutcomeUnknown):
        live.execute(CreateMidiTrack(name="Perhaps"))
    assert tracks(live) == before + 1


def test_a_read_survives_the_loss(wire, live):
    wire.lose_the_next_reply()
    assert live.execute(GetTrackInfo(track_index=0)).track_index == 0
    assert wire.connections == 2


def test_a_lost_batch_with_a_key_is_done_once(wire, live):
    before = tracks(live)
    wire.lose_the_next_reply()
    with live.batch(label="Two tracks", idempotency_key="two") as batch:
        first = batch.add(CreateMidiTrack(name="$0.name"))
        clip = batch.add(CreateMidiClip, track_index=first.ref("track_id"), scene_index=0, length=2)
        batch.add("rename_track", track_index=first.ref("track_index"), name="Renamed")
    assert clip.result().length == 2.0
    assert first.result().name == "$0.name"
    assert live.execute(GetTrackInfo(track_index=first.result().track_id)).name == "Renamed"
    assert tracks(live) == before + 1


def test_a_failed_batch_changes_nothing_and_says_which_command_failed(live):
    def fail():
        with live.batch() as batch:
            batch.add(CreateMidiTrack())
            batch.add(CreateMidiClip(track_index=0, scene_index=99_999))

    before = tracks(live)
    with pytest.raises(NotFound) as failed:
        fail()
    assert failed.value.details["failed"] == 1
    assert tracks(live) == before


def test_more_notes_than_a_frame_carries_all_arrive(live):
    track = live.execute(CreateMidiTrack()).track_id
    live.execute(CreateMidiClip(track_index=track, scene_index=0, length=2000))
    notes = tuple(
        NewNote(pitch=index % 128, start=index / 8, duration=0.125, velocity=1 + index % 127) for index in range(6000)
    )
    added = live.execute(AddNotes(track_index=track, scene_index=0, notes=notes))
    read = live.execute(GetClipNotes(track_index=track, clip_index=0))
    assert "in 2 requests" in added.message
    assert {*added.note_ids} == {note.note_id for note in read.notes}
    assert [(note.pitch, note.start_time, note.velocity) for note in read.notes] == [
        (note.pitch, note.start, note.velocity) for note in notes
    ]


def test_guards_and_rehearsals_reach_the_script(live):
    tempo = live.execute(GetSessionInfo()).tempo
    with pytest.raises(PreconditionFailed):
        live.execute(SetTempo(bpm=99), expect={"tempo": tempo + 1})
    rehearsed = live.execute(DeleteTrack(track_index=0), dry_run=True)
    assert (rehearsed.action, rehearsed.targets[0].kind) == ("delete_track", "track")
    assert live.execute(GetSessionInfo()).tempo == tempo


def test_what_the_script_finds_wrong_is_told_as_the_script_told_it(live):
    with pytest.raises(InvalidArgument) as refused:
        live.call("set_tempo", bpm=1)
    (problem,) = refused.value.problems
    assert (problem.path, problem.got) == ("bpm", 1)
