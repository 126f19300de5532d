"""Each of the 474 listeners of Live 12.3.6 is attached with `observe`, called back, and taken away again."""

from typing import Any

import pytest

from alive.adapters.liveapi.observers.any_property import PropertyWatch
from alive.domain.errors import InvalidArgument
from alive.simulator import ManualClock, Simulator
from tests.unit.liveapi.desk import LiveDesk
from tests.unit.liveapi.everything import LIVE, all_objects, furnish_with_everything

WITH_ARGUMENT = {"is_view_visible": "is_view_visible(Browser)"}
NEVER_GIVEN_TO_SCRIPTS = {
    "Application.ControlSurfaceProxy",
    "Licensing.PythonLicensingBridge",
    "Licensing.ProgressDialog",
}
"""Live gives these to processes of Push and to its own authorisation only."""

LISTENERS = [(kind, name) for kind, facts in LIVE["classes"].items() for name in facts.get("listeners", ())]


@pytest.fixture(scope="module")
def world(tmp_path_factory):
    with Simulator(clock=ManualClock()) as sim:
        furnish_with_everything(sim, tmp_path_factory.mktemp("listeners"))
        yield LiveDesk(sim), sim.call(lambda: all_objects(sim.song, sim.application))


def test_there_are_as_many_as_live_reports():
    assert len(LISTENERS) == 474
    out_of_reach = [(kind, name) for kind, name in LISTENERS if kind in NEVER_GIVEN_TO_SCRIPTS]
    print(f"listeners reached: {len(LISTENERS) - len(out_of_reach)} of {len(LISTENERS)}")  # noqa: T201 - asked for
    assert len(out_of_reach) <= 8


@pytest.mark.parametrize(("kind", "name"), LISTENERS, ids=lambda value: value)
def test_it_is_attached_once_called_back_and_taken_away(world, kind, name):
    desk, objects = world
    if kind in NEVER_GIVEN_TO_SCRIPTS:
        assert kind not in objects
        return
    path, thing = objects[kind][0]
    marked: list[PropertyWatch] = []
    told: list[Any] = []
    before = len(desk.sim.listeners(thing))
    watch = PropertyWatch(
        desk.context, path, WITH_ARGUMENT.get(name, name), marked.append, lambda *change: told.append(change)
    )
    assert len(desk.sim.listeners(thing)) == before + 1
    watch._mark()
    assert marked == [watch]
    watch.value = object()  # whatever it was before, it differs
    watch.look()
    assert len(told) == 1
    watch.close()
    watch.close()
    assert len(desk.sim.listeners(thing)) == before


def test_what_is_no_listener_is_refused(world):
    desk, _objects = world
    with pytest.raises(InvalidArgument, match="the nearest is name"):
        PropertyWatch(desk.context, "tracks/0", "nam", print, print)
