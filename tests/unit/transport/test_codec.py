"""Strict JSON in, sliced JSON out."""

import contextlib
import json
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alive.adapters.transport.codec import decode, decode_sliced, encode, encode_sliced
from alive.application.conversion import LongList, SlicedFields
from alive.domain.errors import InvalidJson

PLAIN = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**63), 2**63)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=20,
)


@given(PLAIN)
def test_what_is_written_reads_back(value: object):
    line = encode(value)
    assert line.endswith(b"\n")
    assert line.count(b"\n") == 1
    assert decode(line[:-1]) == value


@given(PLAIN)
def test_what_others_write_is_read(value: object):
    """A client that escapes everything that is not ASCII, as json.dumps does by default."""
    assert decode(json.dumps(value).encode()) == value


def whole(reading):
    """The value of what is read in parts."""
    while True:
        try:
            next(reading)
        except StopIteration as end:
            return end.value


@given(st.dictionaries(st.text(), PLAIN | st.lists(PLAIN)), st.sampled_from([None, 1, "\t"]))
def test_what_is_read_in_parts_is_the_same(value: object, indent: int | str | None):
    for ascii_only in (True, False):
        frame = json.dumps(value, indent=indent, ensure_ascii=ascii_only).encode()
        assert whole(decode_sliced(frame)) == decode(frame) == value


@given(PLAIN)
def test_what_has_no_parts_is_read_all_the_same(value: object):
    assert whole(decode_sliced(encode(value))) == value


@pytest.mark.parametrize(
    "frame",
    [
        b'{"commands":[%s]}' % b",".join([b'{"action":"ping"}'] * 10_000),
        b'{"x":[%s]}' % b",".join([b"1"] * 80_000),
        b"{%s}" % b",".join(b'"k%d":1' % number for number in range(16_000)),
        b"{%s}" % b",".join(b'"k%d" : [ ]' % number for number in range(12_000)),
        b'{"x":[%s]}' % b" , ".join([b'"%s"' % (b"y" * 40)] * 3500),
    ],
    ids=["commands", "numbers", "keys", "lists", "texts"],
)
def test_there_are_pauses_all_along(frame):
    assert sum(1 for _ in decode_sliced(frame)) > len(frame) / 5000


def test_a_quarter_of_a_megabyte_of_blanks_is_nothing():
    start = time.process_time()
    assert whole(decode_sliced(b'{"action":"ping"' + b" " * 260_000 + b"}")) == {"action": "ping"}
    assert time.process_time() - start < 0.03


@given(st.binary(max_size=200))
def test_any_bytes_are_a_value_or_invalid_json(data: bytes):
    with contextlib.suppress(InvalidJson):
        decode(data)


@pytest.mark.parametrize(
    "frame",
    [
        b"{",
        b'{"a":1,"a":2}',
        b'{"x":{"a":1,"a":1}}',
        b"[NaN]",
        b"[Infinity]",
        b"[-Infinity]",
        b"[1e999]",
        b"[-1e999]",
        b"[18446744073709551616]",
        b"[" + b"9" * 5000 + b"]",
        b"[" * 65 + b"]" * 65,
        b'{"a":[' * 33 + b"]}" * 33,
        b'[{"a":' * 33 + b"}]" * 33 + b" " * 9000,
        b"[" * 10_000,
        b'{"a":' * 2000,
        b'["\\ud800"]',
        b'{"\\udc00": 1}',
        b'["\xff"]',
        b'["\xed\xa0\x80"]',
        b'["\n"]',
        b"",
        b"'a'",
        b"[1,]",
    ],
    ids=lambda frame: repr(frame[:24]),
)
@pytest.mark.parametrize("before", [b"", b'["%s",' % (b"x" * 9000), b'["\\n%s",' % (b"x" * 9000)], ids=len)
def test_what_two_readers_could_understand_differently_is_refused(frame: bytes, before: bytes):
    """Also in long frames, which are read another way, and in long ones with something escaped, and in parts."""
    with pytest.raises(InvalidJson):
        decode(before + frame + b"]" * bool(before))
    with pytest.raises(InvalidJson):
        whole(decode_sliced(b'{"x":' + before + frame + b"]" * bool(before) + b"}"))


@pytest.mark.parametrize(
    ("frame", "value"),
    [
        (b"[" * 64 + b"]" * 64, None),
        (b"[18446744073709551615]", [2**64 - 1]),
        (b"[-9223372036854775808]", [-(2**63)]),
        (b'["\\ud834\\udd1e"]', ["\U0001d11e"]),
        (b'["' + b"[" * 1000 + b'\\"{"]', ["[" * 1000 + '"{']),
        ('["Bäss"]'.encode(), ["Bäss"]),
    ],
    ids=["64 levels", "largest integer", "smallest integer", "surrogate pair", "brackets in a text", "UTF-8"],
)
def test_what_is_just_allowed_is_read(frame: bytes, value: object):
    read = decode(frame)
    assert value is None or read == value


@pytest.mark.parametrize(
    "frame",
    [
        b'"' + b'\\"' * 130_000,
        b'["' + b'\\"' * 4000 + b"[" * 65,
        b'"' + b"\\" * 262_143,
        b'"' * 262_143,
        b"[" * 130_000 + b"]" * 130_000,
    ],
    ids=lambda frame: repr(frame[:24]),
)
def test_no_frame_takes_long_to_be_refused(frame: bytes):
    """What goes back and looks again takes minutes here, and all that time Live stands still."""
    start = time.process_time()
    with pytest.raises(InvalidJson):
        decode(frame)
    assert time.process_time() - start < 1.0


def test_a_long_list_is_written_in_slices_that_make_the_same_line():
    items = tuple({"n": number} for number in range(1000))
    converted: list[object] = []

    def convert(item: object) -> object:
        converted.append(item)
        return item

    pieces = encode_sliced({"ok": True, "notes": LongList(items, convert), "count": 1000})
    assert next(pieces) + next(pieces) == b'{"ok":true,"notes":['
    next(pieces)
    assert 0 < len(converted) < 1000
    whole = b"".join(encode_sliced({"ok": True, "notes": LongList(items, convert), "count": 1000}))
    assert json.loads(whole) == {"ok": True, "notes": list(items), "count": 1000}


def test_long_lists_inside_of_the_items_of_a_list_are_written_in_slices_too():
    notes = tuple({"pitch": number} for number in range(1000))
    long = SlicedFields(ok=True, notes=LongList(notes, lambda item: item))
    replies = ({"ok": True}, long, {"ok": False}, {"ok": True}, long)
    whole = {"results": LongList(replies, lambda item: item), "count": 5}
    pieces = list(encode_sliced(whole))
    assert all(pieces)
    assert max(map(len, pieces)) < 5000
    plain = [{**reply, "notes": list(notes)} if reply is long else reply for reply in replies]
    assert json.loads(b"".join(pieces)) == {"results": plain, "count": 5}


def test_a_number_that_json_has_not_is_never_written():
    with pytest.raises(ValueError, match="Out of range"):
        encode({"value": float("nan")})
