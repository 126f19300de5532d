"""What removes something touches nothing unless it is told exactly what: missing, wrong and stale references."""

import pytest

from alive.domain.commands.batch import Batch
from alive.domain.operation import NotInLive, operations
from alive.domain.refs import OBJECT
from tests.cases.every import CASES
from tests.cases.furnished import furnish
from tests.cases.picture import differences, picture, without_selection

DESTRUCTIVE = sorted(
    name
    for name, spec in operations().items()
    if spec.destructive and not isinstance(spec.source, NotInLive) and spec.command is not Batch
)
CASE = {case.action: case for case in reversed(CASES) if case.refused is None}

STALE = "0000"
"""The nonce of no Set that is open."""

REFERENCES = [
    (name, parameter.name)
    for name in DESTRUCTIVE
    for parameter in operations()[name].parameters
    if name in CASE and parameter.type.ref is not None and CASE[name].arguments.get(parameter.name) is not None
]
every_reference = pytest.mark.parametrize(("action", "parameter"), REFERENCES, ids="-".join)


@pytest.fixture
def prepared(studio, client, tmp_path, monkeypatch):
    """A function that prepares the case of an operation: its arguments, and a check that nothing has changed."""
    monkeypatch.chdir(tmp_path)
    furnish(studio.simulation, tmp_path)

    def prepare(action):
        case = CASE[action]
        if case.setup is not None:
            case.setup(studio.simulation)
        for before, arguments in case.before:
            client.do(before, **arguments)
        studio.tick(0.3)
        seen = picture(studio.song)

        def unchanged():
            studio.tick(0.3)
            return without_selection(differences(seen, picture(studio.song))) == {}

        return dict(case.arguments), unchanged

    return prepare


def test_there_are_operations_that_remove_something():
    assert len(DESTRUCTIVE) >= 10
    assert {name for name, _ in REFERENCES} >= {"delete_track", "delete_clip", "delete_scene"}


@every_reference
def test_without_the_reference_nothing_is_removed(client, prepared, action, parameter):
    arguments, unchanged = prepared(action)
    if not next(each for each in operations()[action].parameters if each.name == parameter).required:
        pytest.skip("the parameter may be left out")
    del arguments[parameter]
    assert client.refused(action, **arguments) == "invalid_argument"
    assert unchanged()


@every_reference
@pytest.mark.parametrize("wrong", [-1, -1.0, None, True, "", "0", "tracks/-1", [0]], ids=repr)
def test_a_reference_that_is_none_removes_nothing(client, prepared, action, parameter, wrong):
    arguments, unchanged = prepared(action)
    if wrong == "" and operations()[action].parameters[0].type.ref is OBJECT:
        pytest.skip("an empty text names the song")
    optional = next(each for each in operations()[action].parameters if each.name == parameter).type.optional
    if wrong is None and optional:
        pytest.skip("null says that it is not given")
    assert client.refused(action, **{**arguments, parameter: wrong}) == "invalid_argument"
    assert unchanged()


@every_reference
def test_a_reference_to_what_is_not_there_removes_nothing(client, prepared, action, parameter):
    arguments, unchanged = prepared(action)
    kind = next(each.type.ref for each in operations()[action].parameters if each.name == parameter)
    wrong = [999_999] if kind.index_of else []
    for id_kind in kind.ids_of or (kind.kind,):
        wrong += [f"{id_kind}#1.{STALE}", f"{id_kind}#999999.{client.do('hello')['session']}"]
    for reference in wrong:
        assert client.refused(action, **{**arguments, parameter: reference}) == "not_found", reference
    assert unchanged()


def test_a_reference_to_what_was_deleted_removes_nothing_else(studio, client):
    gone = client.do("create_midi_track")["track_id"]
    client.do("delete_track", track_index=gone)
    assert client.refused("delete_track", track_index=gone) == "not_found"
    assert len(studio.song.tracks) == 4
