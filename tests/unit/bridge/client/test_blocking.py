"""The blocking client on a real socket: results, futures, threads, silence, and connections that end."""

import subprocess
import sys
import threading
from concurrent.futures import Future

import pytest

import alive
from alive.bridge.client import Backoff, LiveSilent, NotConnected
from alive.bridge.client import core as client_core
from alive.domain.commands.application import Ping
from alive.domain.commands.notes import AddNotes, NewNote
from alive.domain.commands.song import SetTempo
from alive.domain.commands.track import DeleteTrack, GetTrackInfo
from alive.domain.errors import FrameTooLarge, NotFound, OutcomeUnknown
from alive.domain.results.connection import Rehearsal
from alive.domain.results.song import TempoSet
from tests.unit.bridge.loopback import HangUp, Loopback

AT_ONCE = Backoff(first=0.001, longest=0.001)
PATIENCE = 10
"""Seconds that a test waits for what must come; none waits as long."""

GONE = {"ok": False, "code": "not_found", "error": "gone", "details": {"count": 4}}
PONG = {"message": "pong", "script": "alive", "version": "1"}


def tempo(request):
    return {"message": "", "bpm": request["bpm"]}


@pytest.fixture
def server():
    """Make a server of an answer."""
    servers = []

    def make(answer):
        servers.append(Loopback(answer))
        return servers[-1]

    yield make
    for each in servers:
        each.close()


def connected(server, **options):
    return alive.connect("127.0.0.1", server.port, **{"backoff": AT_ONCE, **options})


def test_a_command_gives_its_typed_result(server):
    with connected(server(tempo)) as live:
        assert live.execute(SetTempo(bpm=128)) == TempoSet(message="", bpm=128.0)
        assert live.session == "5e55"


def test_the_errors_are_those_of_the_domain(server):
    with connected(server(lambda _: GONE)) as live:
        with pytest.raises(NotFound, match="gone") as error:
            live.execute(GetTrackInfo(track_index=9))
        assert error.value.details == {"count": 4}


def test_submitted_commands_go_out_together_and_in_order(server):
    peer = server(tempo)
    with connected(peer) as live:
        futures = [live.submit(SetTempo(bpm=60 + beats)) for beats in range(200)]
        assert [future.result(PATIENCE).bpm for future in futures] == [60 + beats for beats in range(200)]
    assert [each["bpm"] for each in peer.requests] == [60 + beats for beats in range(200)]


def test_many_threads_share_a_client(server):
    with connected(server(tempo)) as live:
        wrong = []

        def work(first):
            wrong.extend(beats for beats in range(first, first + 50) if live.execute(SetTempo(bpm=beats)).bpm != beats)

        threads = [threading.Thread(target=work, args=(100 + 50 * number,)) for number in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(PATIENCE)
        assert wrong == []
        assert not any(thread.is_alive() for thread in threads)


def test_the_reserved_keys_go_along(server):
    rehearsal = {"dry_run": True, "action": "delete_track", "effect": "edit", "targets": []}
    peer = server(lambda request: rehearsal if "dry_run" in request else tempo(request))
    with connected(peer) as live:
        live.execute(SetTempo(bpm=128), timeout=1.5, idempotency_key="k", expect={"tempo": 120})
        rehearsed = live.execute(DeleteTrack(track_index=0), dry_run=True)
    request = peer.requests[0]
    assert 1400 < request.pop("timeout_ms") <= 1500
    del request["id"]
    assert request == {"action": "set_tempo", "bpm": 128.0, "idempotency_key": "k", "expect": {"tempo": 120}}
    assert rehearsed == Rehearsal(dry_run=True, action="delete_track", effect="edit", targets=())


def test_an_operation_is_called_by_name_in_plain_data(server):
    peer = server(lambda request: {"got": request["x"]})
    with connected(peer, timeout=3) as live:
        assert live.call("of_a_newer_script", x=[1, {"y": None}], idempotency_key="k") == {"got": [1, {"y": None}]}
    assert peer.requests[0]["idempotency_key"] == "k"
    assert peer.requests[0]["timeout_ms"] <= 3000


def test_a_batch_is_sent_when_its_block_ends(server):
    result = {"ok": True, **tempo({"bpm": 99.0})}
    peer = server(lambda _: {"results": [result, result]})
    with connected(peer) as live:
        with live.batch(label="x") as batch:
            handle = batch.add(SetTempo(bpm=99))
            batch.add(SetTempo(bpm=98))
            assert peer.requests == []
        assert handle.result().bpm == 99.0
    (request,) = peer.requests
    assert (request["action"], len(request["commands"]), request["label"]) == ("batch", 2, "x")


def test_a_batch_whose_block_fails_or_is_empty_is_not_sent(server):
    def fail(live):
        with live.batch() as batch:
            batch.add(SetTempo(bpm=99))
            raise RuntimeError("mine")

    peer = server(lambda _: {})
    with connected(peer) as live:
        with pytest.raises(RuntimeError, match="mine"):
            fail(live)
        with live.batch():
            pass
    assert peer.requests == []


def test_where_nobody_listens_the_error_says_what_to_do(free_port):
    with pytest.raises(NotConnected, match=r"Is Live running, with Alive chosen.*alive sim"):
        alive.connect("127.0.0.1", free_port)


def test_a_silent_live_is_told_and_the_connection_lives(server, monkeypatch):
    """A dialog stops every script. What comes late is dropped; the next command finds the same connection."""
    monkeypatch.setattr(client_core, "GRACE", 0.05)
    silences, told = [], threading.Event()

    def note(seconds):
        silences.append(seconds)
        told.set()

    held = []
    peer = server(lambda request: held.append(request) if request["bpm"] == 99 else tempo(request))
    with connected(peer, on_silence=note, silence_after=0.02) as live:
        with pytest.raises(LiveSilent, match="Live has not answered for"):
            live.execute(SetTempo(bpm=99), timeout=0.05)
        assert told.wait(PATIENCE)
        assert silences[0] >= 0.02
        peer.say({"ok": True, "id": held[0]["id"], **tempo(held[0])})
        assert live.execute(SetTempo(bpm=128)).bpm == 128.0
    assert peer.connections == 1


def test_what_is_called_back_may_fail(server, caplog):
    told = threading.Event()

    def fail(event):
        if event["event"] == "track.renamed":
            told.set()
        raise RuntimeError("of the user")

    peer = server(lambda _: PONG)
    with connected(peer, on_event=fail) as live:
        live.execute(Ping())
        peer.say({"event": "track.renamed", "seq": 1})
        assert told.wait(PATIENCE)
        assert live.execute(Ping()).message == "pong"
    assert "of the user" in caplog.text


def test_what_is_called_back_cannot_wait_for_the_client(server):
    """It runs in the thread that would have to bring the reply."""
    outcomes: list[Future[str]] = [Future(), Future()]

    def ask(event):
        if event["event"] != "x":
            return
        for future, act in zip(outcomes, (lambda: live.execute(Ping()), live.close), strict=True):
            try:
                act()
            except RuntimeError as error:
                future.set_result(str(error))

    peer = server(lambda _: PONG)
    with connected(peer, on_event=ask) as live:
        live.execute(Ping())
        peer.say({"event": "x"})
        assert "use submit" in outcomes[0].result(PATIENCE)
        assert "cannot be closed" in outcomes[1].result(PATIENCE)


def test_what_hangs_on_a_future_may_submit(server):
    chained: Future[float] = Future()
    with connected(server(tempo)) as live:
        first = live.submit(SetTempo(bpm=99))
        first.add_done_callback(
            lambda _: live.submit(SetTempo(bpm=98)).add_done_callback(
                lambda done: chained.set_result(done.result().bpm)
            )
        )
        assert chained.result(PATIENCE) == 98.0


def test_a_read_is_sent_again_when_the_connection_ends(server):
    lost = []

    def answer(request):
        if not lost:
            lost.append(request)
            raise HangUp
        return PONG

    peer = server(answer)
    with connected(peer) as live:
        assert live.execute(Ping()).message == "pong"
    assert peer.connections == 2
    assert len(peer.requests) == 2


def test_a_write_is_sent_again_only_with_a_key(server):
    hang_up = [True, True]

    def answer(request):
        if hang_up and hang_up.pop():
            raise HangUp
        return tempo(request)

    peer = server(answer)
    with connected(peer) as live:
        live.submit(SetTempo(bpm=1 + 60), idempotency_key="k").result(PATIENCE)
        hang_up.append(True)
        with pytest.raises(OutcomeUnknown, match="Whether Live carried it out is not known"):
            live.execute(SetTempo(bpm=62))
        assert live.execute(SetTempo(bpm=63)).bpm == 63.0
    assert [(each["bpm"], each.get("session")) for each in peer.requests] == [
        (61.0, None),
        (61.0, "5e55"),
        (61.0, "5e55"),
        (62.0, None),
        (63.0, None),
    ]


def test_live_that_is_not_there_any_more_is_not_connected(server):
    def answer(_request):
        peer.close()
        raise HangUp

    peer = server(answer)
    with connected(peer) as live:
        with pytest.raises(OutcomeUnknown):
            live.execute(SetTempo(bpm=99))
        with pytest.raises(NotConnected, match="was not sent"):
            live.execute(SetTempo(bpm=98), timeout=0.05)


@pytest.mark.parametrize("line", [b"HTTP/1.1 400 Bad Request\r\n", b"[]\n"])
def test_a_peer_that_is_not_alive_is_an_error(server, line):
    peer = server(lambda _: peer.say_bytes(line))
    with connected(peer) as live:
        with pytest.raises(NotConnected, match="is not Alive"):
            live.execute(Ping(), timeout=5)
        live.close(wait=False)


def test_a_command_that_is_too_long_is_refused_before_it_is_sent(server):
    peer = server(lambda _: {})
    with connected(peer) as live, pytest.raises(FrameTooLarge):
        live.execute(SetTempo(bpm=99), expect={"x": "y" * 300_000})
    assert peer.requests == []


def test_more_notes_than_one_request_can_have_go_in_several(server):
    def answer(request):
        ids = list(range(len(request["notes"])))
        place = {"track_index": 0, "scene_index": 0, "clip_id": "clip#1.9f2c"}
        return {"message": "", **place, "note_count": len(ids), "note_ids": ids}

    peer = server(answer)
    notes = tuple(NewNote(pitch=index % 128, start=index / 16, duration=0.0625) for index in range(10_000))
    with connected(peer) as live:
        assert live.execute(AddNotes(track_index=0, scene_index=0, notes=notes)).note_count == 10_000
    assert len(peer.requests) == 2


def test_closing_waits_for_what_is_under_way(server):
    answered = threading.Event()

    def answer(request):
        answered.wait(PATIENCE)
        return tempo(request)

    with connected(server(answer)) as live:
        future = live.submit(SetTempo(bpm=99))
        threading.Timer(0.02, answered.set).start()
    assert future.done()
    assert future.result().bpm == 99.0


def test_leaving_with_an_error_does_not_wait(server):
    futures = []

    def fail():
        with connected(server(lambda _: None)) as live:
            futures.append(live.submit(SetTempo(bpm=99)))
            raise RuntimeError("mine")

    with pytest.raises(RuntimeError, match="mine"):
        fail()
    assert isinstance(futures[0].exception(0), OutcomeUnknown)


def test_a_closed_client_says_so_and_closing_twice_is_fine(server):
    live = connected(server(lambda _: PONG))
    live.close()
    live.close()
    with pytest.raises(NotConnected, match="closed"):
        live.execute(Ping())
    assert not [thread for thread in threading.enumerate() if thread.name.startswith("alive client")]


def test_a_large_reply_is_read(server):
    text = "ü" * 2_000_000
    with connected(server(lambda _: {"text": text})) as live:
        assert live.call("of_a_newer_script")["text"] == text


def test_what_is_not_taken_at_once_is_sent_when_the_peer_reads(server_that):
    """A script that is busy does not read; who submits does not wait for it."""
    reading, all_read = threading.Event(), threading.Event()

    def serve(peer):
        reading.wait(PATIENCE)
        left = 41 - server.received.count(b"\n")  # the greeting was read already, and what came with it
        while left > 0:
            left -= peer.recv(1 << 16).count(b"\n")
        all_read.set()

    server = server_that(serve)
    with connected(server) as live:
        for _ in range(40):
            live.submit(SetTempo(bpm=99), expect={"x": "y" * 200_000})
        reading.set()
        assert all_read.wait(PATIENCE)
        live.close(wait=False)


def test_connecting_loads_nothing_of_the_command_line_and_no_asyncio():
    code = (
        "import sys, alive; alive.connect\n"
        "heavy = {'typer', 'rich', 'structlog', 'tomlkit', 'packaging', 'asyncio', 'mido'} & {*sys.modules}\n"
        "print(sorted(heavy), 'alive.simulator' in sys.modules)"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[] False"


def test_alive_itself_imports_nothing():
    code = "import sys, alive; print([name for name in sys.modules if name.startswith(('alive', 'attr', 'cattr'))])"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "['alive']"
    with pytest.raises(AttributeError, match="no attribute 'conect'"):
        _ = alive.conect
