"""Mixer and channel strips on controls."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from alive.simulator.framework.component import ComponentCore
from alive.simulator.framework.controls import ButtonSlot, ParameterSlot
from alive.simulator.framework.events import listens
from alive.simulator.framework.live_objects import liveobj_valid


class ChannelStripCore(ComponentCore):
    """One track: its volume, pan and sends on controls; mute, solo, arm and selection on buttons."""

    def __init__(self, *given: Any, **options: Any) -> None:
        super().__init__(*given, **options)
        self._track: Any = None
        self._invert_mute_feedback = False
        self._volume, self._pan = (self.register_disconnectable(ParameterSlot()) for _ in range(2))
        self._sends: list[ParameterSlot] = []
        self._mute, self._solo, self._arm, self._select = (
            self.register_disconnectable(ButtonSlot(handler))
            for handler in (self._on_mute, self._on_solo, self._on_arm, self._on_select)
        )

    @property
    def track(self) -> Any:
        """The track, or None."""
        return self._track

    def set_track(self, track: Any) -> None:
        """Control another track, or none."""
        self._track = track
        self._on_mute_changed.subject = track if _has(track, "mute") else None
        self._on_solo_changed.subject = track if _has(track, "solo") else None
        self._on_arm_changed.subject = track if self._can_arm() else None
        self._connect()
        self.update()

    def set_volume_control(self, control: Any) -> None:
        """Use a control for the volume."""
        self._volume.set_control(control)

    def set_pan_control(self, control: Any) -> None:
        """Use a control for the panorama."""
        self._pan.set_control(control)

    def set_send_controls(self, controls: Any) -> None:
        """Use controls for the sends, in their order."""
        for slot in self._sends:
            slot.disconnect()
        self._sends = [ParameterSlot() for _ in controls or ()]
        for slot, control in zip(self._sends, controls or (), strict=True):
            slot.set_control(control)
        self._connect()

    def set_mute_button(self, button: Any) -> None:
        """Use a button for the track's activator."""
        self._mute.set(button)
        self.update()

    def set_solo_button(self, button: Any) -> None:
        """Use a button for solo."""
        self._solo.set(button)
        self.update()

    def set_arm_button(self, button: Any) -> None:
        """Use a button for arming."""
        self._arm.set(button)
        self.update()

    def set_select_button(self, button: Any) -> None:
        """Use a button that selects the track."""
        self._select.set(button)
        self.update()

    def set_invert_mute_feedback(self, invert: bool) -> None:  # noqa: FBT001 - the framework's signature
        """Light the button of a track that does not sound instead of one that does."""
        self._invert_mute_feedback = bool(invert)
        self.update()

    def on_selected_track_changed(self) -> None:
        """Show which track is selected."""
        self.update()

    def update(self) -> None:
        """Light the buttons."""
        if not self._enabled:
            return
        track = self._track
        there = liveobj_valid(track)
        sounds = there and _has(track, "mute") and track.mute == self._invert_mute_feedback
        self._mute.light(sounds)
        self._solo.light(there and _has(track, "solo") and track.solo)
        self._arm.light(self._can_arm() and track.arm)
        self._select.light(there and track == self.live_song().view.selected_track)

    def _connect(self) -> None:
        mixer = self._track.mixer_device if liveobj_valid(self._track) else None
        self._volume.set_parameter(mixer and mixer.volume)
        self._pan.set_parameter(mixer and mixer.panning)
        sends = list(mixer.sends) if mixer is not None else []
        for index, slot in enumerate(self._sends):
            slot.set_parameter(sends[index] if index < len(sends) else None)

    def _can_arm(self) -> bool:
        return liveobj_valid(self._track) and getattr(self._track, "can_be_armed", False)

    @listens("mute")
    def _on_mute_changed(self) -> None:
        self.update()

    @listens("solo")
    def _on_solo_changed(self) -> None:
        self.update()

    @listens("arm")
    def _on_arm_changed(self) -> None:
        self.update()

    def _on_mute(self, value: int) -> None:
        if value and self._enabled and _has(self._track, "mute"):
            self._track.mute = not self._track.mute

    def _on_solo(self, value: int) -> None:
        if value and self._enabled and _has(self._track, "solo"):
            solo = not self._track.solo
            if solo and self.live_song().exclusive_solo:
                for track in self.live_song().tracks:
                    track.solo = False
            self._track.solo = solo

    def _on_arm(self, value: int) -> None:
        if value and self._enabled and self._can_arm():
            arm = not self._track.arm
            if arm and self.live_song().exclusive_arm:
                for track in self.live_song().tracks:
                    if track.can_be_armed:
                        track.arm = False
            self._track.arm = arm

    def _on_select(self, value: int) -> None:
        if value and self._enabled and liveobj_valid(self._track):
            self.live_song().view.selected_track = self._track


class MixerCore(ComponentCore):
    """Channel strips for a window of tracks, for the returns, for the main and for the selected track."""

    strip_type: Callable[..., ChannelStripCore] = ChannelStripCore

    def __init__(self, num_tracks: int = 0, num_returns: int = 0, *given: Any, **options: Any) -> None:
        for unused in ("with_eqs", "with_filters", "auto_name", "invert_mute_feedback"):
            options.pop(unused, None)
        super().__init__(*given, **options)
        self._track_offset = 0
        self._strips = [self.own(self.strip_type()) for _ in range(num_tracks)]
        self._return_strips = [self.own(self.strip_type()) for _ in range(num_returns)]
        self._master = self.own(self.strip_type())
        self._selected = self.own(self.strip_type())
        self._crossfader = self.register_disconnectable(ParameterSlot())
        self._reassign()
        self.on_selected_track_changed()

    def tracks_to_use(self) -> Any:
        """Return the tracks that the strips go over."""
        return self.live_song().visible_tracks

    def channel_strip(self, index: int) -> Any:
        """Return the strip of a column."""
        return self._strips[index]

    def return_strip(self, index: int) -> Any:
        """Return the strip of a return."""
        return self._return_strips[index]

    def master_strip(self) -> Any:
        """Return the strip of the main track."""
        return self._master

    def selected_strip(self) -> Any:
        """Return the strip of the selected track."""
        return self._selected

    def set_track_offset(self, offset: int) -> None:
        """Begin at another track."""
        self._track_offset = offset
        self._reassign()

    def set_crossfader_control(self, control: Any) -> None:
        """Use a control for the crossfader."""
        self._crossfader.set_parameter(self.live_song().master_track.mixer_device.crossfader)
        self._crossfader.set_control(control)

    def on_track_list_changed(self) -> None:
        """Follow tracks that came or went."""
        self._reassign()

    def on_selected_track_changed(self) -> None:
        """Follow the selection."""
        self._selected.set_track(self.live_song().view.selected_track)

    def _reassign(self) -> None:
        song = self.live_song()
        _assign(self._strips, self.tracks_to_use(), self._track_offset)
        _assign(self._return_strips, song.return_tracks, 0)
        self._master.set_track(song.master_track)


def _assign(strips: list[Any], tracks: Any, offset: int) -> None:
    for column, strip in enumerate(strips):
        index = offset + column
        strip.set_track(tracks[index] if index < len(tracks) else None)


def _has(track: Any, name: str) -> bool:
    """Whether a track has the property: the main track raises for some."""
    if not liveobj_valid(track):
        return False
    try:
        getattr(track, name)
    except (AttributeError, RuntimeError):
        return False
    return True
