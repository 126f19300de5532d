"""Track: regular tracks, group tracks, returns and the main track."""

from __future__ import annotations

import re
from typing import Any

from alive.simulator.clip.arrangement import TrackPlayback
from alive.simulator.clip.clip_slot import ClipSlotNode
from alive.simulator.devices.device_chain import DeviceChain
from alive.simulator.object_model.declarations import Child, Children, Hidden, Notification, Property, computed, method
from alive.simulator.object_model.enums import DeviceInsertMode, monitoring_states
from alive.simulator.object_model.lom import LomObject, live_class
from alive.simulator.object_model.node import Node
from alive.simulator.object_model.stored_data import StoredData
from alive.simulator.song import colors
from alive.simulator.song.song_devices import TrackDevices
from alive.simulator.track.mixer import MixerNode
from alive.simulator.track.track_routing import TrackRouting
from alive.simulator.track.track_signal import TrackSignal

MAIN_NAME = "Main"
_DEFAULT_NAMES = {"midi": "MIDI", "audio": "Audio", "group": "Group"}
_MONITORING_AUTO = 1


class DeviceContainer(LomObject):
    """Live.Track.DeviceContainer: the base of Track and Chain."""

    __slots__ = ()


DeviceContainer.__module__ = "Track"


@live_class("Track", base=DeviceContainer, enums=(monitoring_states,))
class TrackNode(DeviceChain, TrackPlayback, TrackRouting, TrackSignal, StoredData):
    """A track; `kind` is midi, audio, group, return or main."""

    kind: Hidden[str] = Hidden("midi")
    own_name: Hidden[str] = Hidden("", undo="own", also=("name",), refreshes=("structure", "routing"))
    palette_index: Hidden[int] = Hidden(0, undo="step", also=("color", "color_index"))
    group_id: Hidden[int | None] = Hidden(None, undo="step", refreshes=("structure", "routing", "solo"))
    armed: Hidden[bool] = Hidden(default=False, also=("arm",), refreshes=("playback",))
    muted: Hidden[bool] = Hidden(default=False)
    soloed: Hidden[bool] = Hidden(default=False, also=("solo",), refreshes=("solo",))
    folded: Hidden[bool] = Hidden(default=False, refreshes=("structure",))
    monitoring: Hidden[int] = Hidden(_MONITORING_AUTO, also=("current_monitoring_state",))
    view: Child[Node] = Child("View")
    mixer_device: Child[MixerNode] = Child("MixerDevice")
    clip_slots: Children[ClipSlotNode] = Children()
    data = Notification()

    def build(self) -> None:
        """Make the view, the mixer, a send per return track and a slot per scene."""
        document = self.document
        self.view = document.create(TrackViewNode, self)
        self.mixer_device = document.create(MixerNode, self, is_main=self.is_main)
        self.fill_routing_later()

    def furnish(self, sends: int, slots: int) -> None:
        """Add the sends and slots the Set calls for."""
        for _ in range(sends):
            self.mixer_device.add_send()
        if self.is_regular:
            self.clip_slots = [self.document.create(ClipSlotNode, self) for _ in range(slots)]

    def removed(self) -> None:
        """Drop what the track plays."""
        self.document.launcher.forget_track(self)

    @property
    def is_main(self) -> bool:
        """Whether this is the main track."""
        return self.kind == "main"

    @property
    def is_regular(self) -> bool:
        """Whether this is one of Song.tracks."""
        return self.kind not in {"return", "main"}

    def members(self) -> list[TrackNode]:
        """Return the tracks of this group, also those of groups inside it."""
        return [track for track in self.document.song.tracks if self in track.groups()]

    def groups(self) -> list[TrackNode]:
        """Return the groups around this track, the nearest first."""
        found = []
        group = self.group
        while group is not None:
            found.append(group)
            group = group.group
        return found

    @property
    def group(self) -> TrackNode | None:
        """The group this track is in."""
        node = None if self.group_id is None else self.document.nodes.get(self.group_id)
        return node if isinstance(node, TrackNode) else None

    @computed("str", follows="structure")
    def name(self) -> str:
        """The name: a default one carries the track's number, a return's its letter, the main track's is fixed."""
        if self.is_main:
            return MAIN_NAME
        index = self.document.song.position_of(self)
        if self.kind == "return":
            return f"{chr(ord('A') + index)}-{self.own_name or 'Return'}"
        return self.own_name or f"{index + 1}-{_DEFAULT_NAMES[self.kind]}"

    @name.setter
    def _set_name(self, value: str) -> None:
        if self.kind == "return":
            letter = self.name[0]
            value = re.sub(f"^{letter}-", "", value)
        if not self.is_main:
            self.own_name = value

    @computed("int", listenable=True)
    def color(self) -> int:
        """The colour as RGB; a write snaps to the palette."""
        return colors.PALETTE[self.palette_index]

    @color.checker
    def _check_color(self, value: int) -> None:
        colors.check_rgb(value)

    @color.setter
    def _set_color(self, value: int) -> None:
        self.palette_index = colors.nearest_index(value)

    @computed("int | None", listenable=True)
    def color_index(self) -> int:
        """The colour as an index of the palette; None is ignored."""
        return self.palette_index

    @color_index.checker
    def _check_color_index(self, value: int | None) -> None:
        if value is not None:
            colors.check_index(value)

    @color_index.setter
    def _set_color_index(self, value: int | None) -> None:
        if value is not None:
            self.palette_index = value

    @computed("bool", listenable=True)
    def mute(self) -> bool:
        """Whether the track is muted; the main track has no such state."""
        self._refuse_on_main("mute")
        return self.muted

    @mute.checker
    def _check_mute(self, _: bool) -> None:  # noqa: FBT001 - a property's value
        self._refuse_on_main("mute")

    @mute.setter
    def _set_mute(self, value: bool) -> None:  # noqa: FBT001 - a property's value
        self.document.change(self, "muted", value, "step")

    @computed("bool", listenable=True)
    def solo(self) -> bool:
        """Whether the track is soloed; the main track has no such state."""
        self._refuse_on_main("solo")
        return self.soloed

    @solo.checker
    def _check_solo(self, _: bool) -> None:  # noqa: FBT001 - a property's value
        self._refuse_on_main("solo")

    @solo.setter
    def _set_solo(self, value: bool) -> None:  # noqa: FBT001 - a property's value
        self.soloed = value

    @computed("bool", follows="solo")
    def muted_via_solo(self) -> bool:
        """Whether a track is soloed, but neither this one, nor a group around it, nor a track inside it."""
        if not self.is_regular or any(track.soloed for track in (self, *self.groups())):
            return False
        soloed = [track for track in self.document.song.tracks if track.soloed]
        return bool(soloed) and not any(self in track.groups() for track in soloed)

    @computed("bool")
    def can_be_armed(self) -> bool:
        """Whether the track has an arm state."""
        return self.kind in {"midi", "audio"}

    @computed("bool", listenable=True)
    def arm(self) -> bool:
        """Whether the track is armed; several may be when armed by the API."""
        self._refuse_unless_armable()
        return self.armed

    @arm.checker
    def _check_arm(self, _: bool) -> None:  # noqa: FBT001 - a property's value
        self._refuse_unless_armable()

    @arm.setter
    def _set_arm(self, value: bool) -> None:  # noqa: FBT001 - a property's value
        self.armed = value

    @computed("int", listenable=True)
    def current_monitoring_state(self) -> int:
        """0 is in, 1 auto, 2 off."""
        self._refuse_unless_armable()
        return self.monitoring

    @current_monitoring_state.checker
    def _check_monitoring(self, value: int) -> None:
        self._refuse_unless_armable()
        if value not in {0, 1, 2}:
            message = "Invalid monitoring state!"
            raise RuntimeError(message)

    @current_monitoring_state.setter
    def _set_monitoring(self, value: int) -> None:
        self.monitoring = value

    @computed("bool")
    def is_foldable(self) -> bool:
        """Whether this is a group track."""
        return self.kind == "group"

    @computed("bool")
    def fold_state(self) -> bool:
        """Whether the group is folded."""
        self._refuse_unless_foldable()
        return self.folded

    @fold_state.checker
    def _check_fold_state(self, _: bool) -> None:  # noqa: FBT001 - a property's value
        self._refuse_unless_foldable()

    @fold_state.setter
    def _set_fold_state(self, value: bool) -> None:  # noqa: FBT001 - a property's value
        self.folded = value

    @computed("bool")
    def is_grouped(self) -> bool:
        """Whether the track is in a group."""
        return self.group is not None

    @computed("Track")
    def group_track(self) -> TrackNode | None:
        """The group, or None."""
        return self.group

    @computed("bool")
    def is_visible(self) -> bool:
        """Whether no group around the track is folded."""
        return not any(group.folded for group in self.groups())

    @computed("bool")
    def is_part_of_selection(self) -> bool:
        """Whether the track is selected."""
        return self.document.song.view.selected is self

    @computed("bool", listenable=True)
    def has_midi_input(self) -> bool:
        """Whether MIDI can be fed in."""
        return self.kind == "midi"

    @computed("bool", listenable=True)
    def has_audio_input(self) -> bool:
        """Whether audio can be fed in."""
        return self.kind != "midi"

    @computed("bool", follows="structure")
    def has_midi_output(self) -> bool:
        """Whether MIDI comes out: true of a MIDI track without an instrument."""
        return self.kind == "midi" and self.instrument is None

    @computed("bool", follows="structure")
    def has_audio_output(self) -> bool:
        """Whether audio comes out."""
        return self.kind != "midi" or self.instrument is not None

    @property
    def takes_midi(self) -> bool:
        """Whether MIDI comes in at the start of the devices."""
        return self.kind == "midi"

    @computed("int", follows="playback")
    def playing_slot_index(self) -> int:
        """The row that plays; -1 when the track follows the arrangement, -2 when it was stopped."""
        state = self.document.launcher.playback(self)
        if state.playing is not None:
            return state.playing.index
        return -2 if state.stopped else -1

    @computed("int", follows="playback")
    def fired_slot_index(self) -> int:
        """The row that was fired and waits; -1 for none, -2 for the stop button."""
        fired = self.document.launcher.playback(self).fired
        if fired is None:
            return -1
        return fired.index if isinstance(fired, ClipSlotNode) else -2

    @method("stop_all_clips( (Track)arg1 [, (bool)Quantized=True]) -> None :")
    def stop_all_clips(self, quantized: bool = True) -> None:  # noqa: FBT001, FBT002 - Live's signature
        """Stop what the track plays."""
        self.document.defer(lambda: self.stop_now(quantized=quantized))

    def stop_now(self, *, quantized: bool) -> None:
        """Stop, in the tick after the call."""
        if self.alive and self.is_regular:
            for track in self.members() or (self,):
                self.document.launcher.stop(track, quantized=quantized)

    def changed(self, name: str) -> None:
        """Keep the two names of the same state together."""
        if name == "muted":
            self.document.notify(self, "mute")
            self.document.notify(self.mixer_device.track_activator, "value")

    def _refuse_on_main(self, state: str) -> None:
        if self.is_main:
            message = f"The main track has no {state} state"
            raise RuntimeError(message)

    def _refuse_unless_armable(self) -> None:
        if not self.can_be_armed:
            message = "Only MIDI and audio tracks have an arm and a monitoring state"
            raise RuntimeError(message)

    def _refuse_unless_foldable(self) -> None:
        if self.kind != "group":
            message = "Only group tracks have a fold state"
            raise RuntimeError(message)


@live_class("View", module="Track", inside=TrackNode)
class TrackViewNode(TrackDevices):
    """The view of a track."""

    is_collapsed: Property[bool] = Property("bool", default=False, plain=True)
    device_insert_mode: Property[Any] = Property("Track.DeviceInsertMode", DeviceInsertMode(0), low=0, high=2)
