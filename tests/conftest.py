import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--live HOST:PORT`: also run what is made for a real Live, in a scratch track that is removed at the end."""
    parser.addoption("--live", metavar="HOST:PORT", help="the address of Alive in a real Live, for tests marked live")
