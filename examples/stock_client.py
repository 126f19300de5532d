"""A client that knows nothing but the documented protocol: Python's socket and json, no part of alive.

Run it against Live or the simulator:  python examples/stock_client.py [PORT]
"""

import json
import socket
import sys
from typing import Any


class StockClient:
    """One connection: a JSON object on a line goes out, a JSON object on a line comes back."""

    def __init__(self, port: int) -> None:
        self._socket = socket.create_connection(("127.0.0.1", port), timeout=10)
        self._lines = self._socket.makefile("r", encoding="utf-8")

    def ask(self, action: str, **parameters: Any) -> dict[str, Any]:
        """Send a request, wait for its reply, show both."""
        request = {"action": action, **parameters}
        print(">", json.dumps(request))
        self._socket.sendall(json.dumps(request).encode() + b"\n")
        reply: dict[str, Any] = json.loads(self._lines.readline())
        print("<", json.dumps(reply), "\n")
        if not reply["ok"]:
            raise SystemExit(f"{action}: {reply['error']}")
        return reply

    def close(self) -> None:
        """Leave."""
        self._lines.close()
        self._socket.close()


def play(port: int) -> None:
    """Make a bass line, launch it, and read from Live what came of it."""
    client = StockClient(port)
    client.ask("set_tempo", bpm=128)
    track = client.ask("create_midi_track", name="Bass")["track_index"]
    client.ask("create_midi_clip", track_index=track, scene_index=0, length=4)
    notes = [
        {"pitch": 36, "start": 0, "duration": 0.5, "velocity": 110},
        {"pitch": 43, "start": 2, "duration": 0.5, "velocity": 90},
    ]
    client.ask("add_notes", track_index=track, scene_index=0, notes=notes)
    client.ask("launch_clip", track_index=track, scene_index=0)

    read = client.ask("get_clip_notes", track_index=track, clip_index=0)
    info = client.ask("get_track_info", track_index=track)
    song = client.ask("get_session_info")
    assert [note["pitch"] for note in read["notes"]] == [36, 43]
    assert (info["name"], info["num_clips"]) == ("Bass", 1)
    assert (song["tempo"], song["is_playing"]) == (128.0, True)
    print("The Set has the track, the clip and its two notes, and plays at 128 BPM.")
    client.ask("stop_playback")
    client.close()


if __name__ == "__main__":
    play(int(sys.argv[1]) if len(sys.argv) > 1 else 9004)
