"""Random arguments for any operation, made from its declaration: most of them good, some wrong in one place."""

from collections.abc import Callable
from typing import Any

import attrs
from hypothesis import strategies as st

from alive.domain.operation import OperationSpec, field_types, fields_of
from alive.domain.value_types import ValueType
from tests.cases.every import CASES

_MIXERS = [f"tracks/0/mixer_device/{name}" for name in ("volume", "panning", "sends/0", "track_activator")]
_CHAIN = "tracks/1/devices/0/chains/0"
_THERE = {
    "track": [0, 1, 2, 3, "tracks/1", "return_tracks/0", "master"],
    "scene": [0, 1, 7, "scenes/0"],
    "clip_slot": ["tracks/0/clip_slots/0", "tracks/2/clip_slots/0", "tracks/1/clip_slots/3"],
    "clip": ["tracks/0/clip_slots/0/clip", "tracks/2/clip_slots/0/clip", "tracks/0/arrangement_clips/0"],
    "take_lane": ["tracks/0/take_lanes/0"],
    "device": ["tracks/0/devices/0", "tracks/1/devices/0", f"{_CHAIN}/devices/0", "tracks/3/devices/0"],
    "chain": [_CHAIN],
    "drum_pad": ["tracks/0/devices/0/drum_pads/36"],
    "parameter": ["tracks/0/devices/0/parameters/1", "tracks/1/devices/0/parameters/1", *_MIXERS],
    "cue_point": [0],
    "groove": [0],
    "object": ["", "tracks/0", "tracks/0/clip_slots/0/clip", "application/view", "master_track/mixer_device/volume"],
}
"""Names of what the furnished Set has, by kind of object."""

_NOT_THERE = [99, "tracks/99", "scenes/99", "tracks/0/clip_slots/5/clip", "tracks/0/devices/9", "track#99.9f2c"]
_NO_REFERENCES = [-1, 10**9, "", "tracks", "tracks/-1", "tracks/x", "song", "track#1.abcd", "clip#1.9f2c", True, 0.5]
_TEXTS = [
    "", "Bass", "Operator", "Reverb", "Loop.wav", "name", "tempo", "volume", "Volume", "stop_all_clips", "create_scene",
    "instruments/Operator", "samples/Kick Deep.wav", "Session", "Arranger", "Main", "C Minor", "0.5", "ü 🎵", "a\nb",
    "\x00",
]  # fmt: skip
_ANYTHING = st.sampled_from([None, True, False, 0, 1, -1, 0.5, 120, "", "Bass", [], [1, 2], {}, {"a": 1}])
_WRONG = [None, True, "1", "nonsense", -(10**6), 10**9, 1e300, float("nan"), float("inf"), [], {}, ["x"], {"x": 1}]
_MOST_ITEMS = 4
_NUMBERS = (-1, 0, 0.25, 0.5, 1, 1.5, 2, 3, 4, 8, 16, 36, 60, 120)


def arguments_for(spec: OperationSpec) -> st.SearchStrategy[dict[str, Any]]:
    """Arguments: those of a case, or made up; and some with one of them wrong, missing or unknown."""
    made_up = _record(spec.command)
    cases = [dict(case.arguments) for case in CASES if case.action == spec.name]
    good = st.one_of(st.sampled_from(cases), _merged(cases, made_up), made_up) if cases else made_up
    return st.one_of(good, good, good, _spoilt(good, [parameter.name for parameter in spec.parameters]))


def _merged(
    cases: list[dict[str, Any]], made_up: st.SearchStrategy[dict[str, Any]]
) -> st.SearchStrategy[dict[str, Any]]:
    """Arguments of a case in which one is made up."""

    @st.composite
    def merged(draw: Callable[..., Any]) -> dict[str, Any]:
        case, other = draw(st.sampled_from(cases)), draw(made_up)
        names = [name for name in case if name in other]
        return case | ({name: other[name]} if names and (name := draw(st.sampled_from(names))) else {})

    return merged()


def _spoilt(good: st.SearchStrategy[dict[str, Any]], names: list[str]) -> st.SearchStrategy[dict[str, Any]]:
    @st.composite
    def spoilt(draw: Callable[..., Any]) -> dict[str, Any]:
        arguments = draw(good)
        name = draw(st.sampled_from([*names, "unknown"]))
        if draw(st.booleans()) and name in arguments:
            return {other: value for other, value in arguments.items() if other != name}
        return arguments | {name: draw(st.sampled_from([*_WRONG, *_NO_REFERENCES]))}

    return spoilt()


def _record(record: type) -> st.SearchStrategy[dict[str, Any]]:
    types = field_types(record)
    required = {field.name for field in fields_of(record) if field.default is attrs.NOTHING}
    strategies = {name: _value(value_type) for name, value_type in types.items()}
    return st.fixed_dictionaries(
        {name: strategy for name, strategy in strategies.items() if name in required},
        optional={name: strategy for name, strategy in strategies.items() if name not in required},
    )


def _value(value_type: ValueType) -> st.SearchStrategy[Any]:
    plain = _present(value_type)
    return st.one_of(plain, st.none()) if value_type.optional else plain


def _present(value_type: ValueType) -> st.SearchStrategy[Any]:  # noqa: PLR0911 - one return per kind of value
    if value_type.ref:
        return st.sampled_from([*_THERE.get(value_type.ref.kind, []) * 3, *_NOT_THERE])
    if value_type.one_of:
        return st.sampled_from(value_type.one_of)
    if value_type.is_enum:
        return st.sampled_from([*(member.name.lower() for member in value_type.base), *value_type.base]).map(_as_sent)
    if value_type.is_record:
        return _record(value_type.base)
    if value_type.base is tuple:
        return _list(value_type)
    if value_type.base is bool:
        return st.booleans()
    if value_type.base in {int, float}:
        return _number(value_type)
    if value_type.base is str:
        return st.sampled_from([text for text in _TEXTS if _fits(text, value_type)] or ["x"])
    return _ANYTHING


def _as_sent(member: Any) -> Any:
    return getattr(member, "value", member)


def _fits(text: str, value_type: ValueType) -> bool:
    length = value_type.length
    return length is None or length.low <= len(text) <= length.high


def _list(value_type: ValueType) -> st.SearchStrategy[Any]:
    items = _value(value_type.items) if value_type.items else _ANYTHING
    low = value_type.length.low if value_type.length else 0
    return st.lists(items, min_size=low, max_size=max(low, _MOST_ITEMS))


def _number(value_type: ValueType) -> st.SearchStrategy[Any]:
    """Small numbers above all, and both ends."""
    interval = value_type.interval
    low, high = (interval.low, interval.high) if interval else (-1e6, 1e6)
    some = {low, high, *(number for number in _NUMBERS if low <= number <= high)}
    if value_type.base is int:
        return st.sampled_from(sorted({int(number) for number in some if number == int(number)}))
    numbers = st.sampled_from(sorted(some))
    return st.one_of(numbers, st.sampled_from(["0.5", "-6 dB", "50 %"])) if value_type.or_text else numbers
