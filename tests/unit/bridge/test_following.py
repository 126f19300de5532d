"""What people see of events and of the Set."""

import io
from typing import Any

import pytest
from rich.console import Console

from alive.bridge.following import event_line, set_page
from alive.bridge.mirror import Mirror


def text_of(shown: Any) -> str:
    written = io.StringIO()
    Console(width=100, file=written).print(shown)
    return written.getvalue()


def thing(object_id: str, kind: str, parent: str | None, properties: Any = (), **children: Any) -> dict[str, Any]:
    return {
        "object_id": object_id, "kind": kind, "parent": parent, "properties": dict(properties),
        "children": {name: tuple(ids) for name, ids in children.items()},
    }  # fmt: skip


def track(name: str, *, slots: Any = (), devices: Any = (), **more: Any) -> dict[str, Any]:
    properties = {"track.renamed": name, "track.mute": False, "track.solo": False, **more}
    return thing(name, "track", "song", properties, clip_slots=slots, devices=devices, arrangement_clips=(), sends=())


STATE = {
    "session": "9f2c",
    "seq": 5,
    "objects": [
        thing(
            "song", "song", None,
            {
                "transport.playing": True, "transport.tempo": 128.0, "transport.position": 7.25,
                "transport.signature_numerator": 3, "transport.signature_denominator": 4,
            },
            tracks=("Drums", "Bass"), return_tracks=(), master_track=("Main",), scenes=(), cue_points=(),
        ),
        track(
            "Drums", slots=("slot 1", "slot 2"), devices=("rack",),
            **{"track.meter": {"left": 0.5, "right": 0.25}, "track.mute": True},
        ),
        track("Bass"),
        track("Main"),
        thing("slot 1", "clip_slot", "Drums", {"clip_slot.triggered": False}, clip=("clip",)),
        thing("slot 2", "clip_slot", "Drums", {"clip_slot.triggered": True}, clip=()),
        thing("clip", "clip", "slot 1", {"clip.renamed": "Beat [bold]", "clip.playing": True}),
        thing("rack", "device", "Drums", {"device.renamed": "Kit"}, parameters=(), chains=("chain",), return_chains=()),
        thing("chain", "chain", "rack", {"chain.renamed": "Kick"}, devices=("synth",)),
        thing("synth", "device", "chain", {"device.renamed": "Operator"}, parameters=()),
    ],
}  # fmt: skip


@pytest.fixture
def mirror() -> Mirror:
    mirror = Mirror(("*", "track.meter", "transport.position"))
    mirror.begin_reading()
    mirror.take_state(STATE)
    return mirror


def test_the_set_is_shown_with_meters_and_what_plays(mirror):
    lines = text_of(set_page(mirror.tree)).splitlines()
    assert lines[0].split() == ["playing", "128.00", "BPM", "3/4", "beat", "7.2"]
    assert "Drums" in lines[1]
    assert "M  " in lines[1]
    assert "█" * 6 + "·" * 6 in lines[1]
    assert "▶ Beat [bold]" in lines[1]
    assert "…" in lines[1]
    assert [line.strip("│├└─ ") for line in lines[2:5]] == ["Kit", "Kick", "Operator"]
    assert "·" * 12 in lines[5]
    assert len(lines) == 7


def test_that_it_is_not_up_to_date_is_said(mirror):
    assert "Not up to date: there is no connection" in text_of(set_page(mirror.tree, "there is no connection"))
    assert "Waiting for the Set: nothing was read yet." in text_of(set_page(Mirror().tree, Mirror().why))


def test_an_event_is_one_line_with_its_fields_and_who_caused_it():
    line = {
        "event": "track.renamed", "seq": 8, "n": 1, "time": 12.5, "subscription": "s1", "track_id": "track#1.9f2c",
        "track_index": 3, "name": "Bass", "origin": {"client": "client 2", "request": 7},
    }  # fmt: skip
    shown = event_line(line).plain.split()
    assert shown == [
        "12.500",
        "track.renamed",
        "track_id=track#1.9f2c",
        "track_index=3",
        "name=Bass",
        "by",
        "client",
        "2",
    ]


def test_the_objects_of_what_was_added_are_too_many_to_show():
    line = {"event": "structure.added", "object_id": "track#1", "kind": "track", "objects": [{"object_id": "track#1"}]}
    assert event_line(line).plain.split() == ["structure.added", "object_id=track#1", "kind=track"]
