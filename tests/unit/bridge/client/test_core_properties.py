"""Whatever happens to a connection: each call is settled once, and nothing unsafe goes out twice."""

from collections import Counter
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from alive.bridge.client.core import Settled
from alive.domain.commands.song import SetTempo
from alive.domain.commands.track import GetTrackInfo
from alive.domain.errors import AliveError
from tests.unit.bridge.client.peer import Peer

CALLS = ("read", "write", "keyed")
ANSWERS = ("answer", "refuse", "answer out of order", "answer twice", "answer without id")
OTHERS = ("connect", "lose", "is not alive", "a second", "a long time", "forget")
HAPPENINGS = st.lists(st.sampled_from([*CALLS, *ANSWERS, *OTHERS]), max_size=40)


class World:
    """A client, and a peer to which anything may happen."""

    def __init__(self) -> None:
        self.peer = Peer()
        self.calls: list[Any] = []
        self.sent: list[dict[str, Any]] = []
        self.unanswered: list[dict[str, Any]] = []
        self.settled: Counter[Any] = Counter()

    def happen(self, what: str) -> None:
        if what in CALLS:
            self._begin(what)
        elif what in ANSWERS:
            self._answer(what)
        else:
            self._connection(what)
        self._look()

    def _begin(self, what: str) -> None:
        number = len(self.calls)
        if what == "read":
            self.calls.append(self.peer.begin(GetTrackInfo(track_index=number)))
        else:
            guards = {"idempotency_key": f"k{number}"} if what == "keyed" else {}
            self.calls.append(self.peer.begin(SetTempo(bpm=20 + number), **guards))

    def _connection(self, what: str) -> None:
        core, now = self.peer.core, self.peer.now
        match what:
            case "connect" if not core.is_connected:
                core.connected(now)
            case "lose" | "is not alive" if core.is_connected:
                core.disconnected(what, now, was_alive=what == "lose")
                self.unanswered.clear()
            case "a second":
                self.peer.later(1)
            case "a long time":
                self.peer.later(11)
            case "forget" if self.calls:
                core.forget(self.calls[-1])

    def end(self) -> None:
        self.peer.core.close()
        self._look()

    def _answer(self, how: str) -> None:
        if not self.peer.core.is_connected or not self.unanswered:
            return
        request = self.unanswered.pop(-1 if how == "answer out of order" else 0)
        if how == "refuse" and request["action"] != "hello":
            self.peer.refuse(request, "not_found")
        elif how == "answer without id":
            self.peer.say({"ok": False, "code": "invalid_json", "error": "?"})
        else:
            for _ in range(2 if how == "answer twice" else 1):
                self.peer.answer(request, session="5e55", message="", bpm=1)

    def _look(self) -> None:
        now_sent = self.peer.sent()
        self.sent += now_sent
        self.unanswered += now_sent
        deliveries = self.peer.core.take_deliveries()
        settled = [each.call for each in deliveries if isinstance(each, Settled)]
        self.settled.update(call for call in settled if not call.is_greeting)


@given(HAPPENINGS)
def test_each_call_is_settled_once_and_only_what_is_safe_is_sent_again(happenings):
    world = World()
    for what in happenings:
        world.happen(what)
    core = world.peer.core
    waiting = len(world.calls) - world.settled.total()
    assert core.is_idle == (waiting == 0)
    world.end()

    assert world.settled == Counter(world.calls)
    assert core.is_idle
    writes = [each for each in world.sent if each["action"] == "set_tempo"]
    times = Counter(each["bpm"] for each in writes)
    unsafe = {each["bpm"] for each in writes if "idempotency_key" not in each}
    assert [bpm for bpm in unsafe if times[bpm] > 1] == []
    # A write that is sent again says for which session it was made.
    first: set[float] = set()
    for each in writes:
        assert ("session" in each) == (each["bpm"] in first)
        first.add(each["bpm"])


@given(st.lists(st.integers(1, 40), max_size=20), st.binary(max_size=60))
def test_any_bytes_in_any_pieces_are_replies_or_not_from_alive(cuts, noise):
    """Never another error, and never a call that hangs for ever."""
    peer = Peer()
    peer.connect()
    call = peer.begin(SetTempo(bpm=128))
    (asked,) = peer.sent()
    data = noise + b'\n{"ok": true, "id": %d, "message": "", "bpm": 128}\n' % asked["id"]
    try:
        for cut in cuts:
            peer.core.receive(data[:cut], peer.now)
            data = data[cut:]
        peer.core.receive(data, peer.now)
    except Exception as error:  # noqa: BLE001 - it is looked at
        assert type(error).__name__ == "NotAlive"  # noqa: PT017 - most noise raises nothing else
        peer.core.disconnected(str(error), peer.now, was_alive=False)
    outcome = peer.outcome(call)
    assert outcome is not None
    assert isinstance(outcome, AliveError) or outcome.bpm == 128.0
