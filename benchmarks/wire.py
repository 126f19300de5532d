"""What a client in another process measures."""

import json
import random
import select
import socket
import time
from statistics import mean

REQUEST = b'{"action":"get_current_time"}\n'


class Client:
    """One connection that counts reply lines."""

    def __init__(self, port: int) -> None:
        self.socket = socket.create_connection(("127.0.0.1", port))
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def ask(self) -> float:
        """One request, one reply; seconds."""
        start = time.perf_counter()
        self.socket.sendall(REQUEST)
        data = b""
        while not data.endswith(b"\n"):
            data += self.socket.recv(65536)
        took = time.perf_counter() - start
        assert json.loads(data)["ok"]
        return took


def percentiles(times: list[float]) -> tuple[float, float]:
    """p50 and p99 in milliseconds."""
    ordered = sorted(times)
    return ordered[len(ordered) // 2] * 1000, ordered[int(len(ordered) * 0.99)] * 1000


def sequential(port: int, count: int = 3000) -> tuple[float, float]:
    """One client that asks again as soon as it has its reply."""
    client = Client(port)
    for _ in range(50):
        client.ask()
    return percentiles([client.ask() for _ in range(count)])


def after_idle(port: int, count: int = 150) -> tuple[float, float]:
    """One client that asks now and then, so that nobody lingers for it."""
    client = Client(port)
    chance = random.Random(1)  # noqa: S311 - spreads requests over the timer's period, guards nothing
    times = []
    for _ in range(count):
        time.sleep(chance.uniform(0.02, 0.04))  # noqa: TID251 - being idle is what is measured
        times.append(client.ask())
    return percentiles(times)


def pipelined(port: int, count: int = 40_000) -> float:
    """One client that does not wait for replies; requests per second."""
    client = Client(port).socket
    client.setblocking(False)
    left = memoryview(REQUEST * count)
    answered = 0
    start = time.perf_counter()
    while answered < count:
        readable, writable, _ = select.select([client], [client] if left else [], [], 10)
        if writable:
            left = left[client.send(left[:65536]) :]
        if readable:
            answered += client.recv(1 << 20).count(b"\n")
    return count / (time.perf_counter() - start)


def beside_a_flood(port: int, count: int = 300) -> tuple[float, float]:
    """One client that asks one by one, while another pipelines as much as it can."""
    flood = Client(port).socket
    flood.setblocking(False)
    requests = memoryview(REQUEST * 2000)
    client = Client(port).socket
    times: list[float] = []
    client.setblocking(False)
    left = requests
    while len(times) < count:
        start = time.perf_counter()
        client.send(REQUEST)
        answered = False
        while not answered:
            readable, writable, _ = select.select([client, flood], [flood], [], 10)
            if flood in writable:
                left = left[flood.send(left[:8192]) :] or requests
            if flood in readable:
                flood.recv(1 << 20)
            if client in readable:
                answered = client.recv(65536).endswith(b"\n")
        times.append(time.perf_counter() - start)
    return percentiles(times)


def fairness(port: int, clients: int = 64, requests: int = 100) -> float:
    """Many clients that each ask one after the other: the slowest client's time to the mean of all."""
    connections = {client.socket.fileno(): client.socket for client in (Client(port) for _ in range(clients))}
    answered = dict.fromkeys(connections, 0)
    finished: dict[int, float] = {}
    poll = select.poll()
    start = time.perf_counter()
    for descriptor, connection in connections.items():
        poll.register(descriptor, select.POLLIN)
        connection.sendall(REQUEST)
    while len(finished) < clients:
        for descriptor, _ in poll.poll(10_000):
            answered[descriptor] += connections[descriptor].recv(65536).count(b"\n")
            if answered[descriptor] < requests:
                connections[descriptor].sendall(REQUEST)
            elif descriptor not in finished:
                finished[descriptor] = time.perf_counter() - start
    return max(finished.values()) / mean(finished.values())
