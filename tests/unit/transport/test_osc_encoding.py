"""Events as OSC, against stored bytes and against another implementation of OSC."""

import json
import struct
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pythonosc.osc_bundle import OscBundle
from pythonosc.osc_message import OscMessage
from pythonosc.osc_message_builder import OscMessageBuilder

import alive.domain.events  # noqa: F401 - declares the events
from alive.adapters.transport.osc_encoding import Forms, bundled, message, plain, sequenced, shortened, text
from alive.domain.event import events

EXAMPLES = json.loads((Path(__file__).parent / "osc_examples.json").read_text(encoding="utf-8"))
"""An event, the datagram with it, and what is in it. The bytes were written by python-osc, and looked through."""

TRACKS = (4, 2)
"""Tracks and return tracks that there are in the examples."""


def encode(topic, fields):
    spec = events()[topic]
    return Forms(spec, lambda: TRACKS).messages(spec.event(**fields))


def is_of(example):
    return f"{example['topic']}-{example['address']}-{example['number']}"


@pytest.mark.parametrize("example", EXAMPLES, ids=is_of)
def test_each_event_is_encoded_as_stored(example):
    [made] = [made for made in encode(example["topic"], example["fields"]) if made.address == example["address"]]

    assert sequenced(made, example["number"], 2.5).hex() == example["bytes"]
    assert made.types == example["types"]


@pytest.mark.parametrize("example", EXAMPLES, ids=is_of)
def test_each_event_is_decoded_by_python_osc(example):
    [made] = [made for made in encode(example["topic"], example["fields"]) if made.address == example["address"]]

    decoded = OscMessage(sequenced(made, example["number"], 2.5))

    assert decoded.address == "/live/seq"
    assert decoded.params[:3] == [example["number"], 2.5, example["address"]]
    assert decoded.params[3:] == [_as_float32(value) for value in example["arguments"]]
    assert [type(value) for value in decoded.params[3:]] == [type(value) for value in example["arguments"]]


def test_every_osc_form_of_every_event_is_among_the_examples():
    forms = {form.address for spec in events().values() for form in spec.osc}
    assert {example["address"] for example in EXAMPLES} == forms


def test_only_types_that_every_receiver_knows_are_sent():
    assert {kind for example in EXAMPLES for kind in example["types"]} == set("ifsTF")


def _as_float32(value):
    return struct.unpack(">f", struct.pack(">f", value))[0] if isinstance(value, float) else value


@pytest.mark.parametrize(
    ("topic", "fields"),
    [
        ("clip.renamed", {"clip_id": "c", "track_index": 1, "arrangement_index": 0, "name": "x"}),
        ("clip.removed", {"clip_id": "c", "track_index": 1, "arrangement_index": 0}),
        (
            "device.added",
            {
                "device_id": "d",
                "track_index": 1,
                "device_index": 0,
                "path": "tracks/1/devices/0/chains/0/devices/0",
                "name": "x",
            },
        ),
        (
            "parameter.value_changed",
            {
                "parameter_id": "p",
                "track_index": 1,
                "device_index": 0,
                "parameter_index": 3,
                "path": "tracks/1/devices/0/return_chains/0/devices/0/parameters/3",
                "value": 0.5,
            },
        ),
    ],
)
def test_what_has_no_place_that_osc_can_name_is_not_sent(topic, fields):
    assert encode(topic, fields) == []


@pytest.mark.parametrize("is_triggered", [True, False])
def test_an_event_that_says_only_that_something_begins_is_not_sent_when_it_ends(is_triggered):
    made = encode("scene.triggered", {"scene_id": "s", "scene_index": 2, "is_triggered": is_triggered})

    assert [(each.address, each.types) for each in made] == ([("/live/scene/triggered", "i")] if is_triggered else [])


whole_numbers = st.integers(-(2**31), 2**31 - 1)
numbers = st.floats(width=32, allow_nan=False)
texts = st.text(max_size=60)


@given(whole_numbers, numbers, texts, st.integers(0, 2**31 - 1), numbers)
def test_any_numbers_and_texts_come_back_through_python_osc(whole, fraction, words, number, seconds):
    made = message("/live/any", "ifsTs", whole, fraction, words, words)

    decoded = OscMessage(sequenced(made, number, seconds)).params

    shown = words.replace("\0", "\ufffd")
    assert decoded == [number, seconds, "/live/any", whole, fraction, shown, True, shown]


@given(texts.filter(lambda words: "\0" not in words), whole_numbers)
def test_any_message_is_the_one_that_python_osc_makes(words, whole):
    builder = OscMessageBuilder("/live/any")
    for value, kind in ((words, "s"), (whole, "i"), (False, "F")):
        builder.add_arg(value, kind)

    assert plain(message("/live/any", "siF", words, whole)) == builder.build().dgram


def test_a_zero_does_not_end_a_text():
    assert text("a\0b") == "a\ufffdb".encode() + b"\0\0\0"


def test_half_a_surrogate_pair_is_no_character():
    assert text("a\ud800") == b"a?\0\0"


@pytest.mark.parametrize(
    ("kind", "value", "error"),
    [("i", 2**31, struct.error), ("i", -(2**31) - 1, struct.error), ("f", 1e39, OverflowError)],
)
def test_a_number_that_its_type_cannot_hold_is_refused(kind, value, error):
    with pytest.raises(error):
        message("/live/any", kind, value)


@given(st.text(min_size=1, max_size=200), st.integers(1, 150))
def test_a_cut_text_is_the_beginning_of_the_whole_one(words, by):
    whole = message("/live/any", "is", 1, words)

    cut, length = shortened(whole, by)

    shown = words.replace("\0", "\ufffd")
    assert shown.startswith(cut.values[1])
    assert length == len(shown.encode())
    assert len(cut.body) <= max(len(whole.body) - by, len(message("/live/any", "is", 1, "").body))


def test_messages_that_belong_together_are_a_bundle():
    first, second = message("/live/a", "i", 1), message("/live/b", "s", "x")

    contents = list(OscBundle(bundled([plain(first), plain(second)])))

    assert [(each.address, each.params) for each in contents] == [("/live/a", [1]), ("/live/b", ["x"])]
