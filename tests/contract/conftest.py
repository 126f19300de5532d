from collections.abc import Iterator
from typing import Any

import pytest

from tests.contract.studio import Connection, Studio


@pytest.fixture
def settings() -> dict[str, Any]:
    """Settings of the script; a test module may override this."""
    return {}


@pytest.fixture
def studio(settings: dict[str, Any]) -> Iterator[Studio]:
    with Studio(settings) as studio:
        yield studio


@pytest.fixture
def client(studio: Studio) -> Connection:
    return studio.connect()
