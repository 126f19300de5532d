"""The same session over every door to Live. A real Live is asked for with `pytest --live HOST:PORT`."""

from collections.abc import Iterator
from contextlib import AbstractContextManager, ExitStack

import pytest

from alive.bridge.client.json_client import DEFAULT_HOST
from tests.contract import ports, scenario


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    doors = ["in process", "tcp", "asyncio"]
    params = [pytest.param(door) for door in doors]
    if metafunc.config.getoption("--live"):
        params.append(pytest.param("live", marks=pytest.mark.live))
    metafunc.parametrize("port", params, indirect=True)


@pytest.fixture(scope="module")
def simulated() -> Iterator[int]:
    with ports.simulated_live() as port:
        yield port


@pytest.fixture
def port(request: pytest.FixtureRequest) -> Iterator[scenario.Port]:
    with ExitStack() as stack:
        yield stack.enter_context(_open(request))


def _open(request: pytest.FixtureRequest) -> AbstractContextManager[scenario.Port]:
    match request.param:
        case "in process":
            return ports.in_process()
        case "tcp":
            return ports.over_tcp(DEFAULT_HOST, request.getfixturevalue("simulated"))
        case "asyncio":
            return ports.over_asyncio(DEFAULT_HOST, request.getfixturevalue("simulated"))
    host, _, number = request.config.getoption("--live").rpartition(":")
    return ports.over_tcp(host or DEFAULT_HOST, int(number))


def test_the_session_goes_as_expected(port):
    assert scenario.play(port) == scenario.EXPECTED
