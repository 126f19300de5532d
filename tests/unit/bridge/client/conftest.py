import pytest

from tests.unit.bridge.client.peer import Peer


@pytest.fixture
def peer() -> Peer:
    """A client that is connected and has been greeted."""
    peer = Peer()
    peer.connect()
    return peer
