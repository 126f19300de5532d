"""Any bytes give a result or the documented error: by chance, and what was found once, always.

`make fuzz` goes on for longer, and with atheris where it is installed. What it finds is put into `corpus/<target>`.
"""

import json
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from alive.domain.operation import operations
from tests.fuzz.targets import TARGETS

CORPUS = Path(__file__).parent / "corpus"
CASES = sorted((folder.name, file.name) for folder in CORPUS.iterdir() for file in folder.iterdir())

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=10), inner, max_size=4),
    max_leaves=12,
)
WORDS = st.sampled_from([
    b"{", b"}", b"[", b"]", b":", b",", b"\n", b"\r\n", b'"', b"\\u", b"\\ud800", b"1e999", b"-", b"NaN", b'"action"',
    b'"id"', b'"batch"', b'"commands"', b'"ping"', b'"set_tempo"', b'"bpm"', b'"$0.x"', b"GET / HTTP/1.1", b"\xff",
    b"\x00", b"[transports.tcp_json]\n", b"port = ", b"host = ", b"'0.0.0.0'", b"[[transports.osc.targets]]\n",
    b"[log]\n", b"level", b"<Ableton ", b'MajorVersion="5"', b"<LiveSet>", b"</LiveSet>", b"</Ableton>", b"<Tracks>",
    b"<!DOCTYPE", b"<a>", b'Value="', b"EXPORT_XML", b"KEEP\n", b"START_OBSERVERS", b"nan", b"[pump]\nlinger_ms = ",
])  # fmt: skip
BYTES = st.binary(max_size=300) | st.lists(WORDS | st.binary(max_size=8), max_size=40).map(b"".join)

every_target = pytest.mark.parametrize("target", TARGETS.values(), ids=list(TARGETS))


@every_target
def test_any_bytes_give_a_result_or_the_documented_error(target):
    @given(BYTES)
    @settings(max_examples=150, deadline=None)
    @example(b"")
    @example(b"\xef\xbb\xbf")
    def run(data):
        target(data)

    run()


@given(action=st.sampled_from(sorted(operations())), content=st.dictionaries(st.text(max_size=12), JSON, max_size=5))
@settings(max_examples=300, deadline=None)
def test_any_parameters_of_any_operation_give_a_command_or_all_that_is_wrong(action, content):
    names = list(operations()[action].command.__annotations__)
    renamed = {(names[i] if i < len(names) else key): value for i, (key, value) in enumerate(content.items())}
    TARGETS["parameters"](action.encode() + b"\n" + json.dumps(renamed).encode())


@pytest.mark.parametrize(("target", "file"), CASES, ids=lambda part: part)
def test_what_was_found_once_stays_mended(target, file):
    TARGETS[target]((CORPUS / target / file).read_bytes())


def test_every_target_has_a_corpus():
    assert {target for target, _ in CASES} == set(TARGETS)


def test_a_target_notices_what_escapes(monkeypatch):
    """It would be of no use if it did not."""
    from tests.fuzz import targets

    monkeypatch.setattr(targets, "decode", lambda _data: 1 // 0)
    with pytest.raises(ZeroDivisionError):
        targets.codec(b"{}")
