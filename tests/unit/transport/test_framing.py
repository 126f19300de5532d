"""Lines out of bytes."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alive.adapters.transport.framing import TOO_LONG, LineFramer


def lines_of(framer: LineFramer, *pieces: bytes) -> list[object]:
    found: list[object] = []
    for piece in pieces:
        framer.feed(piece)
        while (line := framer.next_line()) is not None:
            found.append(line)
    return found


def test_a_line_ends_with_a_newline_or_a_carriage_return_and_a_newline():
    assert lines_of(LineFramer(100), b"a\nb\r\n\nc") == [b"a", b"b", b""]


def test_what_has_no_newline_counts_at_the_end_of_input():
    framer = LineFramer(100)
    assert lines_of(framer, b"a\nlast") == [b"a"]
    assert framer.last_line() == b"last"
    assert framer.last_line() is None


@pytest.mark.parametrize("end", [b"\n", b"\r\n"])
def test_a_line_of_exactly_the_limit_passes_and_one_byte_more_is_refused(end: bytes):
    assert lines_of(LineFramer(5), b"12345" + end) == [b"12345"]
    assert lines_of(LineFramer(5), b"123456" + end) == [TOO_LONG]


def test_a_line_over_the_limit_is_reported_once_before_its_end_and_skipped():
    framer = LineFramer(5)
    assert lines_of(framer, b"1234567") == [TOO_LONG]
    assert lines_of(framer, b"89" * 1000) == []
    assert framer.buffered == 0
    assert lines_of(framer, b"tail\nnext\n") == [b"next"]


def test_a_skipped_line_that_never_ends_is_not_a_last_line():
    framer = LineFramer(5)
    lines_of(framer, b"1234567")
    framer.feed(b"89")
    assert framer.next_line() is None
    assert framer.last_line() is None


@given(
    st.lists(st.binary(max_size=12).filter(lambda line: b"\n" not in line), max_size=20),
    st.lists(st.integers(0, 300), max_size=30),
)
def test_any_split_gives_the_same_lines(lines: list[bytes], cuts: list[int]):
    """Our contract: packets have no meaning."""
    stream = b"".join(line + b"\n" for line in lines)
    edges = [0, *sorted(min(cut, len(stream)) for cut in cuts), len(stream)]
    pieces = [stream[start:end] for start, end in itertools.pairwise(edges)]
    assert lines_of(LineFramer(8), *pieces) == lines_of(LineFramer(8), stream)


@given(st.lists(st.binary(max_size=3000), max_size=60))
def test_the_buffer_never_holds_more_than_a_line_of_the_limit(pieces: list[bytes]):
    framer = LineFramer(1000)
    for piece in pieces:
        lines_of(framer, piece)
        assert framer.buffered <= 1001


def test_finished_lines_do_not_pile_up_in_the_buffer():
    """Cutting for every line would be quadratic; never cutting would keep all that was ever sent."""
    framer = LineFramer(1000)
    for _ in range(300):
        lines_of(framer, b"x" * 999 + b"\n" + b"y")
        lines_of(framer, b"\n")
    assert len(framer._buffer) < 70_000
