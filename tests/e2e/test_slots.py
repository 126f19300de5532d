"""The installed script in Live's control surface slots: one runs, chosen again, imported again, replaced."""

import json
import socket
import sys

import pytest

from alive.bridge.build_script import build_script
from alive.simulator import ManualClock, Simulator
from tests.e2e.isolated import ANY_PORTS

NAME = "SlottedAlive"
SETTINGS = ANY_PORTS | {"transports.osc.enabled": False}


@pytest.fixture
def folder(tmp_path):
    return build_script(tmp_path / "scripts", NAME, SETTINGS)


@pytest.fixture
def live():
    path = list(sys.path)
    with Simulator(clock=ManualClock()) as simulation:
        yield simulation
    sys.path[:] = path


def listening(live, since=0):
    return [line for line in live.log[since:] if "tcp_json listening" in line]


def ask(live, action, **parameters):
    """A request on a connection of its own, to the script that began last."""
    port = int(listening(live)[-1].rpartition(":")[2])
    with socket.create_connection(("127.0.0.1", port)) as client:
        client.sendall(json.dumps({"action": action, **parameters}).encode() + b"\n")
        client.setblocking(False)
        for _ in range(500):
            live.advance(0.01)
            try:
                return json.loads(client.recv(1 << 16))
            except BlockingIOError:
                continue
    raise AssertionError("no reply came")


def forget(name):
    """What a Live does that imports a script anew when it is chosen."""
    for module in [module for module in sys.modules if f"{module}.".startswith(f"{name}.")]:
        del sys.modules[module]


def test_the_second_of_two_slots_says_so_and_does_nothing(live, folder):
    live.load_script(folder)
    before = len(live.log)
    second = live.load_script(folder)
    live.advance(30.0)
    assert not listening(live, before)
    assert [line for line in live.log[before:] if "another control surface slot" in line]
    assert "another control surface slot" in live.status_messages[-1]
    assert second.instance.script is None
    assert ask(live, "get_stats")["ok"]


def test_the_second_begins_when_the_first_is_gone(live, folder):
    first = live.load_script(folder)
    live.load_script(folder)
    session = ask(live, "hello")["session"]
    first.disconnect()
    before = len(live.log)
    live.advance(0.2)
    assert len(listening(live, before)) == 1
    assert ask(live, "hello")["session"] != session


def test_with_two_slots_another_set_has_one_script_again(live, folder):
    live.load_script(folder)
    live.load_script(folder)
    before = len(live.log)
    live.open_new_set()
    live.advance(1.0)
    assert len(listening(live, before)) == 1


def test_the_script_is_chosen_again_with_its_modules_kept(live, folder):
    live.load_script(folder).disconnect()
    before = len(live.log)
    live.load_script(folder)
    assert len(listening(live, before)) == 1
    assert ask(live, "ping")["ok"]


def test_the_script_is_chosen_again_with_its_modules_imported_anew(live, folder):
    live.load_script(folder).disconnect()
    forget(NAME)
    before = len(live.log)
    live.load_script(folder)
    assert len(listening(live, before)) == 1
    assert ask(live, "ping")["ok"]


def test_a_second_slot_that_imports_everything_anew_waits_all_the_same(live, folder):
    live.load_script(folder)
    forget(NAME)
    second = live.load_script(folder)
    assert second.instance.script is None
    assert ask(live, "ping")["ok"]
