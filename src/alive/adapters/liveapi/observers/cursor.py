"""Observes what the user has selected and looks at."""

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any

from alive.adapters.liveapi.observers.observer import NOT_NOW, MadeReading, Observer, Reading
from alive.adapters.liveapi.observers.watch import Watch
from alive.adapters.liveapi.runtime import is_alive
from alive.domain.event import EventSpec, events_of

if TYPE_CHECKING:
    from alive.adapters.liveapi.context import LiveContext

VIEWS = {
    "session": "Session",
    "arranger": "Arranger",
    "browser": "Browser",
    "detail": "Detail",
    "detail_clip": "Detail/Clip",
    "detail_device_chain": "Detail/DeviceChain",
}
"""The fields of view.visible and Live's names of the views."""

Values = dict[str, Any]


class SessionCursorObserver(Observer):
    """The one cursor there is: selected track, scene and slot, the clip and the parameter that are shown."""

    kind = "view"

    def __init__(self, live: "LiveContext") -> None:
        self._live = live

    def readings(self, thing: Any, watch: Watch) -> Iterator[Reading]:  # noqa: ARG002 - there is one cursor
        """Whatever Live calls back for; the rest is looked at now and then."""
        read: dict[str, Callable[[Any], Values]] = {
            "view.selected_track": self._track,
            "view.selected_scene": self._scene,
            "view.highlighted_slot": self._slot,
            "view.detail_clip": self._clip,
            "view.selected_device": self._device,
            "view.selected_parameter": self._parameter,
            "view.visible": self._visible,
        }
        for spec in events_of(self.kind):
            yield from self._readings(thing, spec, partial(read[spec.topic], thing))

    def place(self, watch: Watch) -> Mapping[str, Any]:  # noqa: ARG002 - there is one cursor
        """Nothing: there is one cursor, and its values say where it is."""
        return {}

    def _readings(self, view: Any, spec: EventSpec, read: Callable[[], Values]) -> Iterator[Reading]:
        if spec.topic == "view.visible":
            application_view = self._live.application().view
            for name in VIEWS.values():
                yield MadeReading(spec, application_view, "is_view_visible", (name,), make=read)
        else:
            yield MadeReading(spec, view, spec.listens, make=read)

    def _track(self, view: Any) -> Values:
        track = view.selected_track
        if not is_alive(track):
            return {"track_index": None, "color": None, "name": None, "track_id": None}
        return {
            "track_index": self._live.track_index_now(track),
            "color": track.color,
            "name": track.name,
            "track_id": self._live.id_of("track", track),
        }

    def _scene(self, view: Any) -> Values:
        scene = view.selected_scene
        if not is_alive(scene):
            return {"scene_index": None, "scene_id": None}
        return {"scene_index": self._live.scene_index_now(scene), "scene_id": self._live.id_of("scene", scene)}

    def _slot(self, view: Any) -> Values:
        slot = view.highlighted_clip_slot
        if not is_alive(slot):
            return {
                "track_index": None,
                "scene_index": None,
                "has_clip": False,
                "is_playing": False,
                "is_triggered": False,
            }
        track_index, scene_index = _cell_of(self._live.path_of(slot))
        return {
            "track_index": track_index,
            "scene_index": scene_index,
            "has_clip": slot.has_clip,
            "is_playing": slot.is_playing,
            "is_triggered": slot.is_triggered,
        }

    def _clip(self, view: Any) -> Values:
        clip = view.detail_clip
        if not is_alive(clip):
            return {"track_index": None, "scene_index": None, "clip_id": None}
        track_index, scene_index = _cell_of(self._live.path_of(clip))
        return {"track_index": track_index, "scene_index": scene_index, "clip_id": self._live.id_of("clip", clip)}

    def _device(self, view: Any) -> Values:
        track = view.selected_track
        device: Any = track.view.selected_device if is_alive(track) else None
        if not is_alive(device):
            return {"track_index": None, "device_index": None, "name": None, "device_id": None}
        return {
            "track_index": self._live.track_index_now(track),
            "device_index": next((index for index, each in enumerate(track.devices) if each == device), None),
            "name": device.name,
            "device_id": self._live.id_of("device", device),
        }

    def _parameter(self, view: Any) -> Values:
        parameter = view.selected_parameter
        if not is_alive(parameter):
            return {"name": None, "value": None, "parameter_id": None}
        return {
            "name": parameter.name,
            "value": parameter.value,
            "parameter_id": self._live.id_of("parameter", parameter),
        }

    def _visible(self, _view: Any) -> Values:
        view = self._live.application().view
        return {field: _is_visible(view, name) for field, name in VIEWS.items()}


def _cell_of(path: str) -> tuple[int | str, int | None]:
    """Track and scene of what is in a slot; no scene for what is elsewhere."""
    steps = path.split("/")
    scene = int(steps[3]) if len(steps) > 3 and steps[2] == "clip_slots" else None
    return int(steps[1]), scene


def _is_visible(view: Any, name: str) -> bool:
    try:
        return bool(view.is_view_visible(name))
    except NOT_NOW:
        return False  # a Live without that view
