"""The other end of a client's protocol, as a test plays it: what the client sends, and what it is answered."""

import json
from typing import Any

from alive.bridge.client.core import Backoff, Call, ClientCore, Settled
from alive.bridge.client.exchanges import Guards
from alive.bridge.client.requests import Requests
from alive.domain.operation import Command

WELCOME = {"ok": True, "session": "5e55", "max_frame_bytes": 2000}


class Peer:
    """A core without sockets, on a clock that stands still unless it is told."""

    def __init__(self, **options: Any) -> None:
        self.now = 100.0
        self.core = ClientCore(peer="127.0.0.1:9004", backoff=Backoff(first=1, factor=2, longest=5), **options)
        self.requests = Requests(self.core.limit, timeout=10)
        self.outcomes: dict[Call, Any] = {}
        self.silences: list[float] = []

    def connect(self, welcome: dict[str, Any] | None = None) -> None:
        """A connection stands, and the greeting is answered."""
        self.core.connected(self.now)
        (hello,) = [each for each in self.sent() if each["action"] == "hello"]
        self.answer(hello, **(WELCOME if welcome is None else welcome))

    def begin(self, command: Command[Any], **guards: Any) -> Call:
        """Somebody executes a command."""
        call = self.requests.execution(command, None, Guards(**guards))
        self.core.begin(call, self.now)
        return call

    def sent(self) -> list[dict[str, Any]]:
        """The requests that the client has sent by now, and not before."""
        return [json.loads(line) for line in self.core.take_output(self.now).splitlines()]

    def answer(self, request: dict[str, Any], **fields: Any) -> None:
        """The reply to a request."""
        self.say({"ok": True, "id": request["id"], **fields})

    def refuse(self, request: dict[str, Any], code: str, **fields: Any) -> None:
        """The reply to a request that says no."""
        self.say({"ok": False, "id": request["id"], "code": code, "error": f"it is {code}", **fields})

    def say(self, message: dict[str, Any]) -> None:
        """One line."""
        self.core.receive(json.dumps(message).encode() + b"\n", self.now)

    def later(self, seconds: float) -> None:
        """Time passes."""
        self.now += seconds
        silence = self.core.pass_time(self.now)
        if silence is not None:
            self.silences.append(silence)

    def outcome(self, call: Call) -> Any:
        """The result or the error of a call; None while it has none."""
        for each in self.core.take_deliveries():
            if isinstance(each, Settled):
                assert each.call not in self.outcomes, "settled twice"
                self.outcomes[each.call] = each.result if each.error is None else each.error
        return self.outcomes.get(call)
