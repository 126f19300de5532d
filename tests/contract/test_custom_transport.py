"""The example of CONTRIBUTING: another transport, added at the entry point, without touching anything else."""

import json
import runpy
import socket
from pathlib import Path

import pytest

from alive.config import Settings, with_overrides
from alive.simulator import ManualClock, Simulator
from remote_script_entry.composition import compose
from tests.contract.studio import ANY_PORT

EXAMPLE = Path(__file__).parents[2] / "examples" / "custom_transport.py"


@pytest.fixture
def simulation():
    transport = runpy.run_path(str(EXAMPLE))["UdpJsonTransport"](0)
    settings = with_overrides(Settings(), ANY_PORT)
    with Simulator(clock=ManualClock()) as simulation:
        simulation.host(lambda live: compose(live, settings, [transport], simulation.clock.now))
        yield simulation


def test_a_request_in_a_datagram_is_carried_out_and_answered(simulation):
    where = next(line for line in simulation.log if "udp_json listening on" in line)
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as client:
        client.connect(("127.0.0.1", int(where.rpartition(":")[2])))
        client.settimeout(10)
        client.send(b'{"action":"set_tempo","bpm":97}')
        simulation.advance(0.02)
        assert json.loads(client.recv(65536))["bpm"] == 97.0
    assert simulation.song.tempo == 97.0


def test_the_usual_transport_is_there_too(simulation):
    assert any("tcp_json listening on" in line for line in simulation.log)


def test_its_port_is_free_again_when_live_lets_the_script_go(simulation):
    where = next(line for line in simulation.log if "udp_json listening on" in line)
    simulation.scripts[0].disconnect()
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as client:
        client.bind(("127.0.0.1", int(where.rpartition(":")[2])))


def test_it_may_be_closed_without_ever_having_been_opened():
    runpy.run_path(str(EXAMPLE))["UdpJsonTransport"](0).close()
