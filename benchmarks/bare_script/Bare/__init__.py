"""The least a Remote Script can do to answer: the yardstick of the benchmarks, no product.

The same pump as ours (a Timer, sockets without waiting, lingering after a reply), and nothing else: no checks, no
types, no queue, no errors but that of a client that left. Whatever alive costs more than this is what its safety costs.
"""

import json
import select
import socket
import time
from typing import Any

import Live

BUDGET = 0.006
LINGER = 2


class Bare:
    def __init__(self, c_instance: Any) -> None:
        self.song = c_instance.song()
        self.listener = socket.create_server(("127.0.0.1", 0), backlog=128)
        self.listener.setblocking(False)
        self.poll = select.poll()
        self.poll.register(self.listener, select.POLLIN)
        self.clients: dict[int, tuple[socket.socket, bytearray]] = {}
        c_instance.log_message("bare listening on 127.0.0.1:%d" % self.listener.getsockname()[1])
        self.timer = Live.Base.Timer(callback=self.turn, interval=10, repeat=True, start=True)

    def turn(self) -> None:
        until = time.perf_counter() + BUDGET
        wait = 0
        while self.lap(wait) and time.perf_counter() < until:
            wait = LINGER

    def lap(self, wait: int) -> bool:
        replied = False
        for descriptor, _ in self.poll.poll(wait):
            if descriptor == self.listener.fileno():
                self.accept()
            else:
                try:
                    replied |= self.serve(descriptor)
                except OSError:  # a client that left; the timer would not survive it
                    self.poll.unregister(descriptor)
                    self.clients.pop(descriptor)[0].close()
        return replied

    def accept(self) -> None:
        client, _ = self.listener.accept()
        client.setblocking(False)
        client.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.clients[client.fileno()] = (client, bytearray())
        self.poll.register(client, select.POLLIN)

    def serve(self, descriptor: int) -> bool:
        client, buffer = self.clients[descriptor]
        data = client.recv(65536)
        if not data:
            self.poll.unregister(client)
            client.close()
            del self.clients[descriptor]
            return False
        buffer += data
        *lines, rest = bytes(buffer).split(b"\n")
        buffer[:] = rest
        replies = []
        for line in lines:
            json.loads(line)
            replies.append(json.dumps({"ok": True, "current_song_time": self.song.current_song_time}))
        if replies:
            client.setblocking(True)
            client.sendall(("\n".join(replies) + "\n").encode())
            client.setblocking(False)
        return bool(replies)

    def disconnect(self) -> None:
        self.timer.stop()
        self.listener.close()


def create_instance(c_instance: Any) -> Bare:
    return Bare(c_instance)
