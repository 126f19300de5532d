"""What holds for every operation there is: no operation can be added that breaks it."""

import inspect
import pkgutil
from collections.abc import Generator
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

import pytest

import alive.domain.commands
from alive.adapters.liveapi.context import LiveContext
from alive.adapters.liveapi.handlers import handlers as live_handlers
from alive.application import connection, own_operations, script, subscriptions
from alive.domain.operation import (
    OLDEST_LIVE,
    Command,
    Effect,
    NotInLive,
    OperationSpec,
    Undo,
    field_types,
    operations,
    wire_name,
)
from alive.domain.value_types import ValueType

CATEGORIES = {
    "Session Control", "Track Management", "Clip Operations", "MIDI Editing", "Device Control", "Scene Management",
    "Automation", "Routing", "Browser", "Transport", "Max for Live", "Master Track", "Return Tracks", "Audio Clips",
    "Follow Actions", "Crossfader", "Track Groups", "View/Nav", "Colors", "Groove Pool", "Racks/Chains",
    "Clip Automation", "Track Freeze/Flatten", "Clip Fades", "Scene Color", "Track Annotations", "Clip Annotations",
    "Track Delay", "Arrangement Clips", "Plugin Windows", "Metronome", "MIDI Messages", "Sampler/Simpler",
    "Clip RAM Mode", "Device Info", "Take Lanes", "Application Info", "Display Values", "Additional Props",
}  # fmt: skip
"""The categories that existing clients group the operations by."""

assert own_operations.answer, "importing it declares the handlers of the script itself"

every_operation = pytest.mark.parametrize("spec", operations().values(), ids=lambda spec: spec.name)


def numbers_in(path: str, value: ValueType) -> list[tuple[str, ValueType]]:
    """Every number of a value, however deep, with its path."""
    if value.is_record:
        return [found for name, kind in field_types(value.base).items() for found in numbers_in(f"{path}.{name}", kind)]
    if value.items is not None:
        return numbers_in(f"{path}[]", value.items)
    return [(path, value)] if value.base in {int, float} else []


def test_there_are_operations():
    assert len(operations()) >= 46


def test_importing_the_package_declares_those_of_every_module():
    modules = {module.name for module in pkgutil.iter_modules(alive.domain.commands.__path__)}
    assert set(alive.domain.commands.__all__) == modules


@every_operation
def test_the_name_follows_from_the_class(spec: OperationSpec):
    assert spec.name == wire_name(spec.command.__name__)
    assert spec.command.spec is spec


@every_operation
def test_the_first_line_of_the_docstring_is_a_sentence_for_users(spec: OperationSpec):
    assert spec.summary[:1].isupper()
    assert spec.summary.endswith(".")
    assert len(spec.summary) <= 120


@every_operation
def test_the_category_is_one_that_clients_know(spec: OperationSpec):
    assert spec.category in CATEGORIES


@every_operation
def test_every_number_has_a_unit_and_a_range(spec: OperationSpec):
    for parameter in spec.parameters:
        for path, number in numbers_in(parameter.name, parameter.type):
            assert number.unit, path
            assert number.interval or number.one_of, path


@every_operation
def test_every_number_of_the_result_has_a_unit(spec: OperationSpec):
    for name, value in field_types(spec.result).items():
        if not name.endswith(("by_action", "by_error")):
            assert [path for path, number in numbers_in(name, value) if not number.unit] == []


@every_operation
def test_every_text_that_is_given_has_a_longest_length(spec: OperationSpec):
    for parameter in spec.parameters:
        if parameter.type.base is str and not parameter.type.one_of:
            assert parameter.type.length, parameter.name


@every_operation
def test_every_list_that_is_given_has_a_longest_length(spec: OperationSpec):
    for parameter in spec.parameters:
        if parameter.type.base is tuple:
            assert parameter.type.length, parameter.name


@every_operation
def test_what_it_rests_on_exists_in_live(spec: OperationSpec, has_member):
    if isinstance(spec.source, NotInLive):
        assert spec.source.reason
    else:
        assert [member for member in spec.source if not has_member(member)] == []
        assert spec.source


def test_the_search_for_members_finds_what_is_there_and_nothing_else(has_member):
    there = ["Live.Song.Song.tempo", "Live.Song.Song.View.selected_track", "Live.Track.Track.devices", "Live.Clip.Clip"]
    assert all(map(has_member, there))
    not_there = ["Live.Song.Song.temp", "Live.Song.Sonk.tempo", "Live.Track.Track.groove_amount", "Song.tempo", "Live"]
    assert not any(map(has_member, not_there))


@every_operation
def test_a_result_is_a_record_of_the_modules_of_results(spec: OperationSpec):
    assert spec.result.__module__.startswith(("alive.domain.results.", "alive.domain.state"))


@every_operation
def test_what_a_command_does_and_what_undo_does_to_it_agree(spec: OperationSpec):
    if spec.effect is Effect.READ:
        assert spec.undo is Undo.NOT_TRACKED
    if spec.undo is Undo.STEP:
        assert spec.effect in {Effect.EDIT, Effect.PERFORM}
    if spec.destructive:
        assert spec.effect in {Effect.EDIT, Effect.ADMIN}


def test_what_removes_something_of_the_user_is_declared_destructive():
    destructive = {name for name, spec in operations().items() if spec.destructive}
    assert destructive >= {"delete_track", "delete_scene", "delete_clip", "remove_notes"}
    assert {name for name in operations() if name.startswith(("delete_", "remove_"))} <= destructive


@every_operation
def test_it_needs_no_live_before_the_oldest(spec: OperationSpec):
    assert tuple(map(int, spec.since.split("."))) >= tuple(map(int, OLDEST_LIVE.split(".")))


@every_operation
def test_older_spellings_are_names_of_nothing_else(spec: OperationSpec):
    names = [parameter.name for parameter in spec.parameters]
    names += [old for parameter in spec.parameters for old in parameter.type.also_called]
    assert len(names) == len(set(names))


@every_operation
def test_objects_in_a_result_carry_their_ids(spec: OperationSpec):
    fields = field_types(spec.result)
    if "track_index" in fields and "scene_index" not in fields and "clip_index" not in fields:
        assert "track_id" in fields
    if "scene_index" in fields and "track_index" not in fields:
        assert "scene_id" in fields
    assert "id" not in fields


def all_handlers() -> dict[type[Command[Any]], Any]:
    tables = [live_handlers, script.handlers, connection.handlers, subscriptions.handlers]
    merged: dict[type[Command[Any]], Any] = {}
    for table in tables:
        assert not merged.keys() & table.as_mapping().keys(), "a command with two handlers"
        merged |= table.as_mapping()
    return merged


@every_operation
def test_exactly_one_handler_carries_it_out(spec: OperationSpec):
    if spec.unsupported is not None:
        assert spec.command not in all_handlers()
    else:
        assert spec.command in all_handlers()


@pytest.mark.parametrize("command", tuple(live_handlers), ids=lambda command: command.spec.name)
class TestHandlersOnLive:
    def test_it_is_called_as_the_operation_and_stands_in_the_module_of_the_same_name(self, command):
        handler = live_handlers.as_mapping()[command]
        assert handler.__name__ == command.spec.name
        assert handler.__module__.rpartition(".")[2] == command.__module__.rpartition(".")[2]

    def test_it_takes_the_command_and_returns_its_result(self, command):
        handler = live_handlers.as_mapping()[command]
        first, second = list(inspect.signature(handler).parameters)
        hints = get_type_hints(handler)
        assert (hints[first], hints[second]) == (LiveContext, command)
        assert command.spec.result in _results_of(hints["return"])

    def test_it_rests_on_members_of_live(self, command):
        assert not isinstance(command.spec.source, NotInLive)


def _results_of(hint: Any) -> set[Any]:
    """What a handler returns in the end, whether it waits or not."""
    if get_origin(hint) in {Union, UnionType}:
        return set().union(*map(_results_of, get_args(hint)))
    return {get_args(hint)[-1]} if get_origin(hint) is Generator else {hint}
