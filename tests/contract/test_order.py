"""In what order is done what several connections of one client ask for."""

import json
import socket
import struct

import pytest

RESET = struct.pack("ii", 1, 0)
"""SO_LINGER that ends a connection with a reset, as the system does for a process that is killed."""


def _tempo(bpm: float) -> bytes:
    return json.dumps({"action": "set_tempo", "bpm": bpm}).encode() + b"\n"


@pytest.mark.parametrize("turns_before", range(4))
@pytest.mark.parametrize("others", [0, 1, 5])
def test_who_comes_back_on_another_connection_finds_done_what_it_sent_before(studio, others, turns_before):
    """Whether it left in peace or was killed: its abandoned write never follows the one that it was told is done."""
    for number in range(20):
        former = studio.connect()
        former.do("ping")
        studio.tick(0.01 * turns_before)
        newcomers = [studio.connect() for _ in range(others)]
        former.send(_tempo(100.0))
        former.socket.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, RESET)
        former.close()
        back = studio.connect()
        bpm = 130.0 + number
        back.send(_tempo(bpm))
        assert back.reply()["ok"]
        assert studio.song.tempo == bpm
        studio.tick(0.05)
        assert studio.song.tempo == bpm
        for each in (*newcomers, back):
            each.close()
