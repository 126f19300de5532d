"""The protocol of the client, without sockets: what is sent, what is matched, what is given up, what is sent again."""

import pytest

from alive.bridge.client.core import GRACE, Backoff, NotAlive, Settled
from alive.bridge.client.failures import LiveSilent, NotConnected, UnreadableReply
from alive.domain.commands.song import GetSessionInfo, SetTempo
from alive.domain.commands.track import DeleteTrack, GetTrackInfo, RenameTrack
from alive.domain.errors import Expired, FrameTooLarge, NotFound, OutcomeUnknown, UnknownAction
from alive.domain.results.song import TempoSet
from tests.unit.bridge.client.peer import Peer

TEMPO = {"message": "The tempo is 128 BPM.", "bpm": 128.0}


def test_a_command_goes_out_with_its_action_its_deadline_and_an_id(peer):
    peer.begin(SetTempo(bpm=128))
    assert peer.sent() == [{"action": "set_tempo", "bpm": 128.0, "id": 2, "timeout_ms": 10000}]


def test_who_it_is_goes_first_and_what_was_asked_before_follows():
    peer = Peer(name="a test")
    peer.begin(SetTempo(bpm=128))
    assert peer.sent() == []
    peer.core.connected(peer.now)
    hello, tempo = peer.sent()
    assert (hello["action"], hello["client"], tempo["action"]) == ("hello", "a test", "set_tempo")


def test_a_token_goes_before_all_else():
    peer = Peer(token="secret")  # noqa: S106 - of nothing
    peer.core.connected(peer.now)
    (authenticate,) = peer.sent()
    assert (authenticate["action"], authenticate["token"]) == ("authenticate", "secret")
    peer.answer(authenticate)
    assert [each["action"] for each in peer.sent()] == ["hello"]


def test_an_older_script_that_knows_no_hello_tells_its_session_otherwise():
    peer = Peer()
    peer.core.connected(peer.now)
    (hello,) = peer.sent()
    peer.refuse(hello, "unknown_action")
    (asked,) = peer.sent()
    assert asked["action"] == "capabilities"
    peer.answer(asked, session="01d5")
    assert peer.core.session == "01d5"


def test_replies_are_matched_by_id_whatever_their_order(peer):
    first, second = peer.begin(SetTempo(bpm=128)), peer.begin(SetTempo(bpm=99))
    asked, asked_too = peer.sent()
    peer.answer(asked_too, **TEMPO | {"bpm": 99.0})
    peer.answer(asked, **TEMPO)
    assert (peer.outcome(first).bpm, peer.outcome(second).bpm) == (128.0, 99.0)


def test_a_reply_without_an_id_belongs_to_the_oldest_request(peer):
    """What cannot be read as a request has no id in its reply; replies come in order."""
    first, second = peer.begin(SetTempo(bpm=128)), peer.begin(SetTempo(bpm=99))
    peer.sent()
    peer.say({"ok": False, "code": "frame_too_large", "error": "too long", "details": {"allowed": 1000}})
    assert isinstance(peer.outcome(first), FrameTooLarge)
    assert peer.outcome(second) is None
    assert peer.core.limit.max_bytes == 1000


def test_a_reply_in_pieces_is_put_together(peer):
    call = peer.begin(SetTempo(bpm=128))
    (asked,) = peer.sent()
    for byte in b'\n{"ok": true, "id": %d, "message": "\xc3\xbc", "bpm": 128}\n' % asked["id"]:
        peer.core.receive(bytes([byte]), peer.now)
    assert peer.outcome(call) == TempoSet(message="ü", bpm=128.0)


def test_the_error_is_the_one_the_script_raised(peer):
    call = peer.begin(GetTrackInfo(track_index=9))
    peer.refuse(peer.sent()[0], "not_found", details={"count": 4})
    error = peer.outcome(call)
    assert (type(error), str(error), error.details) == (NotFound, "it is not_found", {"count": 4})


def test_a_command_that_the_script_does_not_know_is_an_unknown_action(peer):
    call = peer.begin(SetTempo(bpm=128))
    peer.refuse(peer.sent()[0], "unknown_action")
    assert isinstance(peer.outcome(call), UnknownAction)


def test_a_reply_that_lacks_what_is_known_of_it_is_told_with_the_reply(peer):
    call = peer.begin(SetTempo(bpm=128))
    peer.answer(peer.sent()[0], tempo=128)
    error = peer.outcome(call)
    assert isinstance(error, UnreadableReply)
    assert error.reply["tempo"] == 128


def test_lines_that_are_no_replies_are_events(peer):
    peer.say({"event": "track.renamed", "seq": 1})
    assert peer.core.take_deliveries()[-1:] == [{"event": "track.renamed", "seq": 1}]


def test_replies_and_events_are_told_in_the_order_in_which_they_came(peer):
    call = peer.begin(SetTempo(bpm=128))
    (request,) = peer.sent()
    peer.core.take_deliveries()
    peer.say({"event": "one"})
    peer.answer(request, bpm=128.0, message="")
    peer.say({"event": "two"})
    told = peer.core.take_deliveries()
    assert [each.call if isinstance(each, Settled) else each["event"] for each in told] == ["one", call, "two"]


def test_the_beginning_and_the_end_of_a_connection_are_told_among_the_events(peer):
    told = [each for each in peer.core.take_deliveries() if not isinstance(each, Settled)]
    peer.core.disconnected("it was cut", peer.now)
    peer.core.disconnected("nobody listens", peer.now)
    told += [each for each in peer.core.take_deliveries() if not isinstance(each, Settled)]
    assert [each["event"] for each in told] == ["client.connected", "client.disconnected"]


# Silence and lateness.


def test_a_reply_that_does_not_come_is_told_after_the_deadline_and_a_grace(peer):
    call = peer.begin(SetTempo(bpm=128))
    peer.sent()
    peer.later(10 + GRACE - 0.01)
    assert peer.outcome(call) is None
    peer.later(0.01)
    error = peer.outcome(call)
    assert isinstance(error, LiveSilent)
    assert isinstance(error, TimeoutError)
    assert str(error).startswith("Live has not answered for 12.0 s; no reply to set_tempo came within 12 s.")
    assert "whether it ran before is not known" in str(error)


def test_a_read_that_is_not_answered_leaves_nothing_unknown(peer):
    call = peer.begin(GetTrackInfo(track_index=0))
    peer.sent()
    peer.later(12)
    assert "not known" not in str(peer.outcome(call))


def test_a_late_reply_is_dropped_and_the_next_one_still_finds_its_request(peer):
    late = peer.begin(SetTempo(bpm=128))
    (asked,) = peer.sent()
    peer.later(12)
    assert isinstance(peer.outcome(late), LiveSilent)
    call = peer.begin(SetTempo(bpm=99))
    (asked_next,) = peer.sent()
    peer.answer(asked, **TEMPO)
    assert peer.outcome(call) is None
    peer.answer(asked_next, **TEMPO | {"bpm": 99.0})
    assert peer.outcome(call).bpm == 99.0
    assert isinstance(peer.outcome(late), LiveSilent)


def test_a_late_refusal_without_an_id_is_not_taken_for_the_next_requests(peer):
    peer.begin(SetTempo(bpm=128))
    peer.sent()
    peer.later(12)
    call = peer.begin(SetTempo(bpm=99))
    peer.sent()
    peer.say({"ok": False, "code": "invalid_json", "error": "?"})
    assert peer.outcome(call) is None


def test_silence_is_told_each_second_until_live_answers(peer):
    peer.later(50)
    call = peer.begin(SetTempo(bpm=128))
    (asked,) = peer.sent()
    assert peer.core.next_due == peer.now + 1
    for _ in range(7):
        peer.later(0.5)
    assert peer.silences == [1.0, 2.0, 3.0]
    peer.answer(asked, **TEMPO)
    assert peer.outcome(call).bpm == 128.0
    peer.later(5)
    assert peer.silences == [1.0, 2.0, 3.0]


def test_who_asks_again_in_a_silence_does_not_begin_it_anew(peer):
    peer.begin(SetTempo(bpm=128))
    peer.sent()
    peer.later(12)
    call = peer.begin(SetTempo(bpm=99))
    peer.sent()
    peer.later(12)
    assert "has not answered for 24.0 s" in str(peer.outcome(call))


def test_each_answer_ends_the_silence(peer):
    peer.begin(SetTempo(bpm=128))
    peer.begin(SetTempo(bpm=99))
    first, _ = peer.sent()
    peer.later(0.9)
    peer.answer(first, **TEMPO)
    peer.later(0.9)
    assert peer.silences == []
    peer.later(0.1)
    assert peer.silences == [1.0]


def test_the_script_is_told_how_much_of_the_time_is_left_when_it_is_sent():
    peer = Peer()
    peer.begin(SetTempo(bpm=128))
    peer.later(4)
    peer.core.connected(peer.now)
    assert peer.sent()[1]["timeout_ms"] == 6000


def test_a_timeout_beyond_what_the_script_takes_is_left_for_it_to_refuse(peer):
    call = peer.requests.plain("ping", {"timeout_ms": 90_000})
    peer.core.begin(call, peer.now)
    assert peer.sent()[0]["timeout_ms"] == 90_000


def test_what_cannot_be_sent_in_time_was_not_sent():
    peer = Peer()
    call = peer.begin(SetTempo(bpm=128))
    peer.later(10)
    error = peer.outcome(call)
    assert isinstance(error, NotConnected)
    assert "set_tempo was not sent" in str(error)
    peer.core.connected(peer.now)
    assert [each["action"] for each in peer.sent()] == ["hello"]


# The connection is lost.


def test_a_write_that_was_sent_has_an_unknown_outcome(peer):
    call = peer.begin(SetTempo(bpm=128))
    peer.sent()
    peer.core.disconnected("reset by peer", peer.now)
    error = peer.outcome(call)
    assert isinstance(error, OutcomeUnknown)
    assert "reset by peer" in str(error)
    peer.core.connected(peer.now)
    assert [each["action"] for each in peer.sent()] == ["hello"]


def test_what_was_not_sent_yet_is_sent_on_the_next_connection(peer):
    peer.core.disconnected("closed", peer.now)
    call = peer.begin(DeleteTrack(track_index=0))
    assert peer.sent() == []
    peer.core.connected(peer.now)
    _, asked = peer.sent()
    assert asked["action"] == "delete_track"
    assert "session" not in asked
    peer.refuse(asked, "expired")
    assert isinstance(peer.outcome(call), Expired)


def test_a_read_is_sent_again(peer):
    call = peer.begin(GetTrackInfo(track_index=0))
    (asked,) = peer.sent()
    peer.core.disconnected("closed", peer.now)
    assert peer.outcome(call) is None
    peer.core.connected(peer.now)
    _, again = peer.sent()
    assert again == asked
    assert "session" not in again


def test_a_write_with_a_key_is_sent_again_with_its_session(peer):
    """The script then answers the first reply, or outcome_unknown if it is not the same session any more."""
    call = peer.begin(SetTempo(bpm=128), idempotency_key="k1")
    (asked,) = peer.sent()
    assert asked["idempotency_key"] == "k1"
    assert "session" not in asked
    peer.core.disconnected("closed", peer.now)
    peer.core.connected(peer.now)
    hello, again = peer.sent()
    assert again == asked | {"session": "5e55"}
    peer.answer(hello, session="0ther")
    peer.core.disconnected("closed again", peer.now)
    peer.core.connected(peer.now)
    assert peer.sent()[1]["session"] == "5e55"
    assert peer.outcome(call) is None


def test_a_write_with_a_key_is_not_sent_again_where_the_session_is_not_known():
    peer = Peer()
    peer.connect({"session": None})
    call = peer.begin(SetTempo(bpm=128), idempotency_key="k1")
    peer.sent()
    peer.core.disconnected("closed", peer.now)
    assert isinstance(peer.outcome(call), OutcomeUnknown)


def test_a_dry_run_is_sent_again(peer):
    peer.begin(DeleteTrack(track_index=0), dry_run=True)
    asked = peer.sent()
    peer.core.disconnected("closed", peer.now)
    peer.core.connected(peer.now)
    assert peer.sent()[1:] == asked


def test_what_is_sent_again_keeps_its_place_before_what_waits(peer):
    peer.begin(GetTrackInfo(track_index=0))
    peer.begin(GetSessionInfo())
    peer.sent()
    peer.core.disconnected("closed", peer.now)
    peer.begin(RenameTrack(track_index=0, name="x"))
    peer.core.connected(peer.now)
    assert [each["action"] for each in peer.sent()] == ["hello", "get_track_info", "get_session_info", "rename_track"]


def test_a_write_that_was_sent_again_and_is_not_answered_in_time_is_unknown(peer):
    call = peer.begin(SetTempo(bpm=128), idempotency_key="k1")
    peer.sent()
    peer.core.disconnected("closed", peer.now)
    peer.later(10)
    assert isinstance(peer.outcome(call), OutcomeUnknown)


def test_attempts_to_connect_are_further_and_further_apart(peer):
    delays = []
    for _ in range(5):
        peer.core.disconnected("refused", peer.now)
        delays.append(peer.core.connect_at - peer.now)
    assert delays == [1, 2, 4, 5, 5]


def test_the_delay_starts_anew_only_when_something_came_from_live(peer):
    """What accepts connections and closes them at once is not asked in a tight loop."""
    peer.core.disconnected("closed", peer.now)
    peer.core.connected(peer.now)
    peer.core.disconnected("closed", peer.now)
    assert peer.core.connect_at - peer.now == 2
    peer.connect()
    peer.core.disconnected("closed", peer.now)
    assert peer.core.connect_at - peer.now == 1


def test_the_backoff_has_no_overflow():
    assert Backoff().delay(100_000) == 5.0


@pytest.mark.parametrize("line", [b"HTTP/1.1 400 Bad Request\n", b"[]\n", b"\xff\n", b'{"jsonrpc": 2}\n'])
def test_what_does_not_speak_the_protocol_gets_nothing_twice(peer, line):
    call = peer.begin(GetTrackInfo(track_index=0))
    peer.sent()
    with pytest.raises(NotAlive, match="is not Alive") as refused:
        peer.core.receive(line, peer.now)
    peer.core.disconnected(str(refused.value), peer.now, was_alive=False)
    assert isinstance(peer.outcome(call), NotConnected)


def test_half_a_line_of_the_old_connection_is_forgotten(peer):
    peer.core.receive(b'{"ok": tr', peer.now)
    peer.core.disconnected("closed", peer.now)
    peer.connect()
    assert peer.core.session == "5e55"


# The end.


def test_what_is_under_way_at_the_end_says_what_is_known_of_it(peer):
    read, write = peer.begin(GetTrackInfo(track_index=0)), peer.begin(SetTempo(bpm=128))
    peer.sent()
    unsent = peer.begin(SetTempo(bpm=99))
    assert not peer.core.is_idle
    peer.core.close()
    assert isinstance(peer.outcome(read), NotConnected)
    assert isinstance(peer.outcome(write), OutcomeUnknown)
    assert isinstance(peer.outcome(unsent), NotConnected)
    assert peer.core.is_idle


def test_after_the_end_nothing_is_sent(peer):
    peer.core.close()
    call = peer.begin(SetTempo(bpm=128))
    assert isinstance(peer.outcome(call), NotConnected)
    assert peer.sent() == []
    assert peer.core.connect_at == float("inf")


def test_what_nobody_waits_for_any_more_is_dropped(peer):
    waiting, sent = peer.begin(SetTempo(bpm=128)), peer.begin(SetTempo(bpm=99))
    peer.core.forget(waiting)
    (asked,) = peer.sent()
    assert asked["bpm"] == 99.0
    peer.core.forget(sent)
    peer.answer(asked, **TEMPO)
    assert peer.core.is_idle
    assert peer.core.next_due == float("inf")


def test_what_json_has_not_is_told_before_it_is_sent(peer):
    call = peer.requests.plain("set_tempo", {"bpm": float("nan")})
    peer.core.begin(call, peer.now)
    assert isinstance(peer.outcome(call), ValueError)
    assert peer.sent() == []
