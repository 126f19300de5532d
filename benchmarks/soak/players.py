"""The clients of a long run, in a process of their own: a thread each, with nothing but sockets and JSON.

Commands come as lines on stdin (`go PORT`, `pause`, `end`); the answer to `pause` is a line of JSON with every ledger.
"""

import json
import random
import socket
import struct
import sys
import threading
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from benchmarks.soak.ledger import Ledger, OwnTrack

PATIENCE = 30.0
"""Seconds that a client waits for a reply."""

MOST_OWN = 3
"""Tracks that a client has at most."""

NOT_RUN = {"busy", "expired", "rate_limited", "shutting_down"}
RESET = struct.pack("ii", 1, 0)
"""SO_LINGER that ends a connection with a reset."""


class Gate:
    """Lets all clients go, or stop between two steps."""

    def __init__(self, count: int) -> None:
        self._changed = threading.Condition()
        self._count = count
        self._waiting = 0
        self._is_open = False
        self.has_ended = False
        self.port = 0

    def pass_through(self) -> bool:
        """Wait until it is open. Whether to go on."""
        with self._changed:
            self._waiting += 1
            self._changed.notify_all()
            self._changed.wait_for(lambda: self._is_open or self.has_ended)
            self._waiting -= 1
            return not self.has_ended

    def open(self, port: int) -> None:
        """Let all go."""
        with self._changed:
            self.port, self._is_open = port, True
            self._changed.notify_all()

    def close(self) -> None:
        """Have all stop, and wait until they have."""
        with self._changed:
            self._is_open = False
            self._changed.wait_for(lambda: self._waiting == self._count)

    def end(self) -> None:
        """Have all leave."""
        with self._changed:
            self.has_ended = True
            self._changed.notify_all()


class Lost(Exception):
    """The connection ended though nobody of us ended it."""


class Player(threading.Thread):
    """One client, doing one thing after the other."""

    def __init__(self, number: int, seed: int, gate: Gate) -> None:
        super().__init__(daemon=True)
        self.number = number
        self.ledger = Ledger()
        self.done: Counter[str] = Counter()
        self.faults: list[str] = []
        self._chance = random.Random(seed * 1000 + number)  # noqa: S311 - nothing is kept secret with it
        self._gate = gate
        self._socket: socket.socket | None = None
        self._received = b""
        self._made = 0
        self._next_n: dict[str, int] = {}
        self._subscriptions: list[str] = []
        steps = {
            self.create: 3, self.delete: 1, self.rename: 3, self.volume: 8, self.pan: 4, self.mute: 4, self.notes: 3,
            self.batch: 3, self.batch_that_fails: 3, self.read: 8, self.burst: 2, self.play: 2, self.scenes: 1,
            self.subscribe: 2, self.unsubscribe: 2, self.leave: 1, self.kill: 2, self.garbage: 2, self.state: 1,
        }  # fmt: skip
        self._steps, self._weights = list(steps), list(steps.values())

    def run(self) -> None:
        """Go on until the end."""
        while self._gate.pass_through():
            step = self._chance.choices(self._steps, self._weights)[0]
            try:
                step()
                self.done[step.__name__] += 1
            except (Lost, OSError, ValueError, KeyError) as error:
                self.faults.append(f"client {self.number}, {step.__name__}: {type(error).__name__} {error}")
                self.hang_up()
        self.hang_up()

    def begin_anew(self) -> None:
        """Another Set is open; the connections of the former are gone."""
        self.hang_up()
        self.ledger = Ledger()

    # What it does

    def create(self) -> None:
        """Make a track of its own."""
        if len(self.ledger.tracks) < MOST_OWN:
            name = self._new_name()
            reply = self.write("create_midi_track", name=name)
            if reply:
                self.ledger.tracks.append(OwnTrack(reply["track_id"], name))

    def delete(self) -> None:
        """Delete one."""
        track = self._own()
        if track and self.write("delete_track", track_index=track.track_id):
            self.ledger.tracks.remove(track)
            self.ledger.deleted.append(track.name)

    def rename(self) -> None:
        """Give one another name."""
        track, name = self._own(), self._new_name()
        if track and self.write("rename_track", track_index=track.track_id, name=name):
            self.ledger.deleted.append(track.name)
            track.name = name

    def volume(self) -> None:
        """Move a fader."""
        self._set("set_track_volume", "volume", self._chance.random())

    def pan(self) -> None:
        """Turn a knob."""
        self._set("set_track_pan", "pan", self._chance.uniform(-1, 1))

    def mute(self) -> None:
        """Press a button."""
        self._set("mute_track", "mute", self._chance.random() < 0.5)

    def notes(self) -> None:
        """Write notes into the first slot."""
        track = self._own()
        if track is None:
            return
        if "notes" not in track.values:
            if not self.write("create_midi_clip", track_index=track.track_id, scene_index=0, length=4):
                return
            track.is_now("notes", 0)
        pitch = track.values["notes"][0]
        notes = [{"pitch": pitch % 128, "start": 0.0, "duration": 0.5}]
        if pitch < 128 and self.write("add_notes", track_index=track.track_id, scene_index=0, notes=notes):
            track.is_now("notes", pitch + 1)

    def batch(self) -> None:
        """Two writes, both or none."""
        track, volume, pan = self._own(), self._chance.random(), self._chance.uniform(-1, 1)
        if track and self.write("batch", commands=_two(track, volume, pan)):
            track.is_now("volume", volume)
            track.is_now("pan", pan)

    def batch_that_fails(self) -> None:
        """Two writes and one that is refused: nothing of them may be left."""
        track = self._own()
        if track:
            missing = {"action": "mute_track", "track_index": f"tracks/{9999}", "mute": True}
            name = {"action": "rename_track", "track_index": track.track_id, "name": self._new_name()}
            reply = self.ask("batch", commands=[name, *_two(track, 0.5, 0.5), missing])
            if reply["ok"]:
                raise ValueError(f"a batch succeeded that cannot: {reply}")

    def read(self) -> None:
        """Read something, its own tracks too."""
        track = self._own()
        if track is None or self._chance.random() < 0.5:
            self.ask("get_session_info")
            return
        reply = self.ask("get_track_info", track_index=track.track_id)
        if reply["ok"] and reply["name"] != track.name:
            raise ValueError(f"{track.name} is called {reply['name']}")

    def state(self) -> None:
        """Read all that is published."""
        self.ask("get_state")

    def burst(self) -> None:
        """Many requests at once."""
        count = self._chance.randrange(2, 60)
        self._send(b"".join(b'{"action":"get_session_info","id":%d}\n' % number for number in range(count)))
        got = [self._reply()["id"] for _ in range(count)]
        if got != list(range(count)):
            raise ValueError("replies are not in the order of the requests")

    def play(self) -> None:
        """Start and stop, which Live shows late."""
        self.ask(self._chance.choice(["start_playback", "stop_playback"]))

    def scenes(self) -> None:
        """Change what everybody sees."""
        if self._chance.random() < 0.5:
            self.ask("create_scene")
        else:
            count = self.ask("get_session_info")["num_scenes"]
            if count > 8:
                self.ask("delete_scene", scene_index=count - 1)

    def subscribe(self) -> None:
        """Follow events."""
        if len(self._subscriptions) < 3:
            topics = self._chance.sample(["track.*", "structure.*", "transport.*", "*"], 2)
            reply = self.ask("subscribe", topics=topics, initial=self._chance.random() < 0.3)
            self._subscriptions.append(reply["subscription"])

    def unsubscribe(self) -> None:
        """Follow them no more."""
        if self._subscriptions:
            gone = self._subscriptions.pop()
            self.ask("unsubscribe", subscription=gone)
            self._next_n.pop(gone, None)

    def leave(self) -> None:
        """Go, and come back with the next request."""
        self.hang_up()

    def kill(self) -> None:
        """Ask for a write and reset the connection: nobody knows whether it was done."""
        track, volume = self._own(), self._chance.random()
        if track:
            self._send(_line("set_track_volume", track_index=track.track_id, volume=volume))
            track.values.setdefault("volume", [0.85])
            track.may_be("volume", volume)
            self._connection().setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, RESET)
            self.hang_up()

    def garbage(self) -> None:
        """Bytes that mean nothing, on a connection of their own."""
        chance = self._chance
        kinds: list[Callable[[], bytes]] = [
            lambda: chance.randbytes(chance.randrange(1, 8000)),
            lambda: b"GET / HTTP/1.1\r\nHost: x\r\n\r\n",
            lambda: b"[" * 10_000 + b"\n",
            lambda: b"x" * 300_000 + b"\n",
            lambda: b'{"action":"set_tempo","bpm":1e999}\n{"action":',
            lambda: b'{"action":"\xff\xfe"}\n' * 20,
        ]
        with suppress(OSError), socket.create_connection(("127.0.0.1", self._gate.port), PATIENCE) as vandal:
            vandal.settimeout(0.2)
            vandal.sendall(chance.choice(kinds)())
            if chance.random() < 0.5:
                vandal.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, RESET)
            else:
                vandal.recv(65536)

    # How it does it

    def write(self, action: str, **parameters: Any) -> dict[str, Any] | None:
        """A write that counts; its reply, or None if it was refused before it ran."""
        reply = self.ask(action, **parameters)
        if reply["ok"]:
            self.ledger.written += 1
            return reply
        if reply["code"] in NOT_RUN:
            return None
        raise ValueError(f"{action} was refused: {reply}")

    def ask(self, action: str, **parameters: Any) -> dict[str, Any]:
        """A request, and the reply to it."""
        self._send(_line(action, **parameters))
        reply = self._reply()
        if reply.get("code") == "internal":
            raise ValueError(f"{action}: {reply}")
        return reply

    def hang_up(self) -> None:
        """End the connection."""
        if self._socket is not None:
            self._socket.close()
        self._socket, self._received = None, b""
        self._next_n, self._subscriptions = {}, []

    def _set(self, action: str, member: str, value: Any) -> None:
        track = self._own()
        if track:
            reply = self.write(action, track_index=track.track_id, **{member: value})
            if reply:
                track.is_now(member, reply[member])

    def _own(self) -> OwnTrack | None:
        return self._chance.choice(self.ledger.tracks) if self.ledger.tracks else None

    def _new_name(self) -> str:
        self._made += 1
        return f"c{self.number}-{self._made}"

    def _connection(self) -> socket.socket:
        if self._socket is None:
            self._socket = socket.create_connection(("127.0.0.1", self._gate.port), PATIENCE)
            self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        return self._socket

    def _send(self, data: bytes) -> None:
        self._connection().sendall(data)

    def _reply(self) -> dict[str, Any]:
        """The next reply; events that come before it are counted."""
        while True:
            line = json.loads(self._line())
            if "event" not in line:
                return dict(line)
            self._count(line)

    def _count(self, line: dict[str, Any]) -> None:
        self.done["events"] += 1
        subscription, number = line.get("subscription"), line.get("n")
        if subscription is None or number is None or line["event"] in {"heartbeat", "events.lost"}:
            self._next_n.pop(subscription or "", None)
            return
        expected = self._next_n.get(subscription, number)
        if number != expected:
            raise ValueError(f"event {number} of {subscription} came, {expected} was next")
        self._next_n[subscription] = number + 1

    def _line(self) -> bytes:
        while b"\n" not in self._received:
            data = self._connection().recv(1 << 16)
            if not data:
                raise Lost("the server ended the connection")
            self._received += data
        line, _, self._received = self._received.partition(b"\n")
        return line


def _two(track: OwnTrack, volume: float, pan: float) -> list[dict[str, Any]]:
    return [
        {"action": "set_track_volume", "track_index": track.track_id, "volume": volume},
        {"action": "set_track_pan", "track_index": track.track_id, "pan": pan},
    ]


def _line(action: str, **parameters: Any) -> bytes:
    return json.dumps({"action": action, **parameters}).encode() + b"\n"


def main(count: int, seed: int) -> None:
    """Do what stdin says."""
    gate = Gate(count)
    players = [Player(number, seed, gate) for number in range(count)]
    for player in players:
        player.start()
    for command in sys.stdin:
        word, *arguments = command.split()
        if word == "go":
            for player in players:
                player.begin_anew()
            gate.open(int(arguments[0]))
        elif word == "pause":
            gate.close()
            done: Counter[str] = sum((player.done for player in players), Counter())
            faults = [fault for player in players for fault in player.faults]
            ledgers = [player.ledger.plain() for player in players]
            print(json.dumps({"ledgers": ledgers, "done": done, "faults": faults}), flush=True)
        else:
            break
    gate.end()
    for player in players:
        player.join(PATIENCE)


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
