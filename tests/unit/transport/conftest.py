import pytest

from tests.unit.transport.desk import Desk


@pytest.fixture
def desk() -> Desk:
    return Desk()
