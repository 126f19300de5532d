"""The asyncio client on a real socket. What both clients share is tested with the blocking one and the core."""

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any

import pytest

import alive
from alive.bridge.client import Backoff, LiveSilent, NotConnected
from alive.bridge.client import core as client_core
from alive.domain.commands.application import Ping
from alive.domain.commands.song import SetTempo
from alive.domain.commands.track import DeleteTrack, GetTrackInfo
from alive.domain.errors import NotFound, OutcomeUnknown
from alive.domain.results.connection import Rehearsal
from alive.domain.results.song import TempoSet
from tests.unit.bridge.loopback import HangUp, Loopback

AT_ONCE = Backoff(first=0.001, longest=0.001)
PONG = {"message": "pong", "script": "alive", "version": "1"}


def tempo(request):
    return {"message": "", "bpm": request["bpm"]}


@pytest.fixture
def with_client():
    """Run a coroutine with a client of a server that answers so; give the server."""

    def run(
        answer: Any,
        use: Callable[[Any], Coroutine[Any, Any, None]],
        servers: list[Loopback] | None = None,
        **options: Any,
    ) -> Loopback:
        server = Loopback(answer)
        if servers is not None:
            servers.append(server)

        async def main() -> None:
            async with (
                asyncio.timeout(20),
                alive.connect_async("127.0.0.1", server.port, **{"backoff": AT_ONCE, **options}) as live,
            ):
                await use(live)
            assert asyncio.all_tasks() == {asyncio.current_task()}

        try:
            asyncio.run(main())
        finally:
            server.close()
        return server

    return run


def test_commands_give_their_typed_results_side_by_side(with_client):
    async def use(live):
        results = await asyncio.gather(*(live.execute(SetTempo(bpm=60 + beats)) for beats in range(50)))
        assert results == [TempoSet(message="", bpm=60.0 + beats) for beats in range(50)]
        assert live.session == "5e55"

    with_client(tempo, use)


def test_submitted_commands_go_out_in_order(with_client):
    async def use(live):
        futures = [live.submit(SetTempo(bpm=60 + beats)) for beats in range(50)]
        assert [(await future).bpm for future in futures] == [60 + beats for beats in range(50)]

    server = with_client(tempo, use)
    assert [each["bpm"] for each in server.requests] == [60 + beats for beats in range(50)]


def test_errors_dry_runs_plain_calls_and_batches_are_as_with_the_blocking_client(with_client):
    def answer(request):
        if request.get("dry_run"):
            return {"dry_run": True, "action": request["action"], "effect": "edit", "targets": []}
        if request["action"] == "batch":
            return {"results": [{"ok": True, **tempo({"bpm": 99.0})}]}
        if request["action"] == "of_a_newer_script":
            return {"x": request["x"]}
        return {"ok": False, "code": "not_found", "error": "gone"}

    async def use(live):
        with pytest.raises(NotFound, match="gone"):
            await live.execute(GetTrackInfo(track_index=9))
        assert isinstance(await live.execute(DeleteTrack(track_index=0), dry_run=True), Rehearsal)
        assert await live.call("of_a_newer_script", x=1) == {"x": 1}
        async with live.batch(label="x") as batch:
            handle = batch.add(SetTempo(bpm=99))
        assert handle.result().bpm == 99.0
        with pytest.raises(RuntimeError, match="mine"):
            await broken_batch(live)
        async with live.batch():
            pass

    async def broken_batch(live):
        async with live.batch() as batch:
            batch.add(SetTempo(bpm=98))
            raise RuntimeError("mine")

    server = with_client(answer, use)
    assert sum(each["action"] == "batch" for each in server.requests) == 1


def test_where_nobody_listens_the_error_says_what_to_do(free_port):
    async def main():
        async with alive.connect_async("127.0.0.1", free_port):
            raise AssertionError("unreachable")

    with pytest.raises(NotConnected, match=r"Is Live running, with Alive chosen.*alive sim"):
        asyncio.run(main())


def test_a_silent_live_is_told_and_the_connection_lives(with_client, monkeypatch):
    monkeypatch.setattr(client_core, "GRACE", 0.05)
    silences = []

    async def use(live):
        with pytest.raises(LiveSilent, match="Live has not answered for"):
            await live.execute(SetTempo(bpm=99), timeout=0.05)
        assert silences
        assert (await live.execute(SetTempo(bpm=128))).bpm == 128.0

    server = with_client(
        lambda request: None if request["bpm"] == 99 else tempo(request),
        use,
        on_silence=silences.append,
        silence_after=0.02,
    )
    assert server.connections == 1
    assert silences[0] >= 0.02


def test_events_are_handed_on_and_what_is_called_back_may_fail(with_client, caplog):
    events = []

    async def use(live):
        await live.execute(Ping())
        assert (await live.execute(Ping())).message == "pong"

    def fail(event):
        events.append(event["event"])
        raise RuntimeError("of the user")

    with_client(lambda _: PONG | {"events": [{"event": "a change"}]}, use, on_event=fail)
    assert events[:2] == ["client.connected", "a change"]
    assert "of the user" in caplog.text


def test_a_read_is_sent_again_and_a_write_is_not(with_client):
    hang_ups = [True, True]

    def answer(_request):
        if hang_ups:
            hang_ups.pop()
            raise HangUp
        return PONG

    async def use(live):
        with pytest.raises(OutcomeUnknown):
            await live.execute(SetTempo(bpm=99))
        assert (await live.execute(Ping())).message == "pong"

    server = with_client(answer, use)
    assert [each["action"] for each in server.requests] == ["set_tempo", "ping", "ping"]
    assert server.connections == 3


def test_a_closed_client_says_so(with_client):
    def answer(_request):
        raise HangUp

    async def use(live):
        with pytest.raises(OutcomeUnknown):
            await live.execute(SetTempo(bpm=99))
        await live.close()
        with pytest.raises(NotConnected, match="closed"):
            await live.execute(Ping())

    with_client(answer, use)


def test_a_peer_that_is_not_alive_is_an_error(with_client):
    servers = []

    def answer(_request):
        servers[0].say_bytes(b"HTTP/1.1 400 Bad Request\r\n")

    async def use(live):
        with pytest.raises(NotConnected, match="is not Alive"):
            await live.execute(Ping())

    with_client(answer, use, servers=servers)


def test_what_its_caller_gave_up_is_dropped_when_it_comes_late(with_client):
    held = []

    def answer(request):
        if request["action"] == "set_tempo":
            held.append(request)
            return None
        return PONG

    async def use(live):
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(live.execute(SetTempo(bpm=99)), 0.05)
        assert (await live.execute(Ping())).message == "pong"

    with_client(answer, use)
    assert len(held) == 1


def test_leaving_waits_for_what_is_under_way_but_not_after_an_error(with_client):
    futures = []

    async def use(live):
        futures.append(live.submit(SetTempo(bpm=99)))

    with_client(tempo, use)
    assert futures[0].result().bpm == 99.0

    async def fail(live):
        futures.append(live.submit(SetTempo(bpm=98)))
        raise RuntimeError("mine")

    with pytest.raises(RuntimeError, match="mine"):
        with_client(lambda _: None, fail)
    assert isinstance(futures[1].exception(), OutcomeUnknown)
