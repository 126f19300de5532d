"""KEY=VALUE arguments become the values that the declaration of the operation says."""

import pytest

import alive.domain.commands  # noqa: F401 - declares the operations
from alive.bridge.arguments import BadArgument, key_values, parameters_of
from alive.domain.operation import operations


def given(action: str, *arguments: str) -> dict[str, object]:
    return parameters_of(operations().get(action), arguments)


@pytest.mark.parametrize(
    ("action", "argument", "expected"),
    [
        ("set_tempo", "bpm=128", 128),
        ("set_tempo", "bpm=128.5", 128.5),
        ("set_track_pan", "pan=-0.5", -0.5),
        ("mute_track", "mute=true", True),
        ("rename_track", "name=128", "128"),
        ("rename_track", "name=true", "true"),
        ("rename_track", 'name="A"', '"A"'),
        ("rename_track", "name=", ""),
        ("rename_track", "name=a=b", "a=b"),
        ("rename_track", "track_index=3", 3),
        ("rename_track", "track_index=-1", -1),
        ("rename_track", "track_index=tracks/3", "tracks/3"),
        ("rename_track", "track_index=track#17.9f2c", "track#17.9f2c"),
        ("rename_track", "track_index=" + "9" * 30, "9" * 30),
        ("add_notes", 'notes=[{"pitch": 60}]', [{"pitch": 60}]),
        ("launch_clip", "clip_index=2", 2),
        ("launch_clip", "scene_index=scenes/2", "scenes/2"),
        ("set_time_signature", "denominator=4", 4),
        ("no_such_action", "x=1", 1),
        ("no_such_action", "x=one", "one"),
        ("no_such_action", "x=NaN", "NaN"),
        ("set_tempo", "colour=[1]", [1]),
        ("set_device_param", "value=0.5", 0.5),
        ("set_device_param", "value=-6 dB", "-6 dB"),
        ("set_tempo", "idempotency_key=128", "128"),
        ("set_tempo", "id=7", 7),
    ],
)
def test_a_value_has_the_type_that_the_declaration_says(action, argument, expected):
    value = given(action, argument)[argument.partition("=")[0]]

    assert value == expected
    assert type(expected) is type(value)


def test_an_older_spelling_is_read_as_its_parameter_is():
    """A number of many digits is a text where a reference is wanted, and a number where nothing is known."""
    digits = "9" * 30
    spellings = [
        (spec.name, spelling)
        for spec in operations().values()
        for parameter in spec.parameters
        if parameter.type.ref
        for spelling in (parameter.name, *parameter.type.also_called)
    ]

    assert ("launch_clip", "scene_index") in spellings
    assert ("launch_clip", "clip_index") in spellings
    for action, spelling in spellings:
        assert given(action, f"{spelling}={digits}") == {spelling: digits}
    assert given("no_such_action", f"x={digits}") == {"x": int(digits)}


@pytest.mark.parametrize("text", ["x", "NaN", "Infinity", "", "1,5", "'1'"])
def test_what_is_no_json_is_refused_where_json_is_wanted(text):
    with pytest.raises(BadArgument, match=r"bpm: got .*, allowed is a number from 20 to 999 \(BPM\)"):
        given("set_tempo", f"bpm={text}")


@pytest.mark.parametrize("argument", ["bpm", "=128", ""])
def test_an_argument_without_key_or_equals_sign_is_refused(argument):
    with pytest.raises(BadArgument, match="allowed is KEY=VALUE"):
        key_values([argument])


def test_a_key_given_twice_is_refused():
    with pytest.raises(BadArgument, match="bpm is given twice"):
        key_values(["bpm=1", "bpm=2"])


def test_the_action_is_no_parameter():
    with pytest.raises(BadArgument, match="action"):
        given("set_tempo", "action=undo")


def test_where_any_value_is_taken_what_is_no_json_is_text():
    assert given("set_property", "value=Break") == {"value": "Break"}
    assert given("set_property", "value=0.5") == {"value": 0.5}
    assert given("set_property", 'value={"display_name": "Main"}') == {"value": {"display_name": "Main"}}
