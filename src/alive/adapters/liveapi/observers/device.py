"""Observes devices, their parameters and chains, wherever they are nested."""

from collections.abc import Iterator, Mapping
from typing import Any

from alive.adapters.liveapi.observers.observer import Children, Observer
from alive.adapters.liveapi.observers.rows import Look
from alive.adapters.liveapi.observers.track import track_index
from alive.adapters.liveapi.observers.watch import Watch
from alive.domain.event import Event
from alive.domain.events.structure import DeviceAdded, DeviceDeleted


class DeviceObserver(Observer):
    """A device."""

    kind = "device"
    children = (
        Children("parameters", "parameter"),
        Children("chains", "chain"),
        Children("return_chains", "chain"),
    )

    def place(self, watch: Watch) -> Mapping[str, Any]:
        """Id, track, place among its siblings, and the path."""
        return {
            "device_id": watch.object_id,
            "track_index": track_index(watch),
            "device_index": watch.index,
            "path": path_of(watch),
        }

    def follows(self, watch: Watch, topic: str, before: Any, now: Any) -> Iterator[Look]:  # noqa: ARG002
        """The name of its chain, which is that of a device unless it was given one."""
        if topic == "device.renamed" and watch.parent is not None and watch.parent.kind == "chain":
            yield watch.parent, "chain.renamed"

    def arrived(self, watch: Watch) -> Iterator[Event]:
        """That it was added."""
        yield DeviceAdded(**self.place(watch), name=watch.thing.name)

    def left(self, watch: Watch, place: Mapping[str, Any]) -> Iterator[Event]:  # noqa: ARG002 - it is gone
        """That it was deleted."""
        yield DeviceDeleted(**place)


class ParameterObserver(Observer):
    """A parameter of a device."""

    kind = "parameter"

    def place(self, watch: Watch) -> Mapping[str, Any]:
        """Id, track, device, which parameter it is, and the path."""
        device = watch.parent
        return {
            "parameter_id": watch.object_id,
            "track_index": track_index(watch),
            "device_index": 0 if device is None else device.index,
            "parameter_index": watch.index,
            "path": path_of(watch),
        }


class ChainObserver(Observer):
    """A chain of a rack."""

    kind = "chain"
    children = (Children("devices", "device"),)

    def rearranged(self, watch: Watch, name: str) -> Iterator[Look]:  # noqa: ARG002 - it has one list
        """Its name, as above."""
        yield watch, "chain.renamed"

    def place(self, watch: Watch) -> Mapping[str, Any]:
        """Id, track, place in the rack, and the path."""
        return {
            "chain_id": watch.object_id,
            "track_index": track_index(watch),
            "chain_index": watch.index,
            "path": path_of(watch),
        }


def path_of(watch: Watch) -> str:
    """The path to something on a track, from where its watches are."""
    steps: list[str] = [watch.member] if watch.parent is None and watch.kind == "view" else []
    here: Watch | None = watch
    while here is not None and here.parent is not None:
        children = here.parent.child_list(here.member)
        path = children.path.replace(".", "/")
        steps.append(path if children.is_single else f"{path}/{here.index}")
        here = here.parent
    return "/".join(reversed(steps))
