"""The transport on buttons."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from alive.simulator.framework.component import ComponentCore
from alive.simulator.framework.controls import ButtonSlot
from alive.simulator.framework.events import Slot

SEEK_BEATS = 1.0


class Toggle(NamedTuple):
    """A flag of the Song that a button switches and shows."""

    button: str
    flag: str


TOGGLES = (
    Toggle("loop", "loop"), Toggle("punch_in", "punch_in"), Toggle("punch_out", "punch_out"),
    Toggle("record", "record_mode"), Toggle("metronome", "metronome"), Toggle("overdub", "arrangement_overdub"),
    Toggle("session_overdub", "session_record"),
)  # fmt: skip


class TransportCore(ComponentCore):
    """Play, stop, seek, nudge, tap and the flags of the Song on buttons."""

    def __init__(self, *given: Any, **options: Any) -> None:
        super().__init__(*given, **options)
        handlers: dict[str, Callable[[int], None]] = {
            "play": self._on_play, "stop": self._on_stop, "tap_tempo": self._on_tap_tempo,
            "forward": self._seeker(SEEK_BEATS), "backward": self._seeker(-SEEK_BEATS),
            "nudge_up": self._holder("nudge_up"), "nudge_down": self._holder("nudge_down"),
            **{toggle.button: self._toggler(toggle.flag) for toggle in TOGGLES},
        }  # fmt: skip
        self._slots = {name: self.register_disconnectable(ButtonSlot(handler)) for name, handler in handlers.items()}
        song = self.live_song()
        for flag in ("is_playing", *(toggle.flag for toggle in TOGGLES)):
            self.register_disconnectable(Slot(song, self.update, flag))

    def update(self) -> None:
        """Light the buttons."""
        if not self._enabled:
            return
        song = self.live_song()
        self._slots["play"].light(song.is_playing)
        self._slots["stop"].light(not song.is_playing)
        for toggle in TOGGLES:
            self._slots[toggle.button].light(bool(getattr(song, toggle.flag)))

    def set_seek_buttons(self, forward_button: Any, backward_button: Any) -> None:
        """Use two buttons that move the playhead."""
        self._use("forward", forward_button)
        self._use("backward", backward_button)

    def set_nudge_buttons(self, up_button: Any, down_button: Any) -> None:
        """Use two buttons that nudge while they are held."""
        self._use("nudge_up", up_button)
        self._use("nudge_down", down_button)

    def set_punch_buttons(self, in_button: Any, out_button: Any) -> None:
        """Use two buttons for punch in and out."""
        self._use("punch_in", in_button)
        self._use("punch_out", out_button)

    def _use(self, name: str, button: Any) -> None:
        self._slots[name].set(button)
        self.update()

    def _on_play(self, value: int) -> None:
        if value and self._enabled:
            song = self.live_song()
            song.is_playing = not song.is_playing

    def _on_stop(self, value: int) -> None:
        if value and self._enabled:
            self.live_song().is_playing = False

    def _on_tap_tempo(self, value: int) -> None:
        if value and self._enabled:
            self.live_song().tap_tempo()

    def _toggler(self, flag: str) -> Callable[[int], None]:
        def toggle(value: int) -> None:
            if value and self._enabled:
                song = self.live_song()
                setattr(song, flag, not getattr(song, flag))

        return toggle

    def _holder(self, flag: str) -> Callable[[int], None]:
        def hold(value: int) -> None:
            if self._enabled:
                setattr(self.live_song(), flag, value != 0)

        return hold

    def _seeker(self, beats: float) -> Callable[[int], None]:
        def seek(value: int) -> None:
            if value and self._enabled:
                song = self.live_song()
                song.current_song_time = max(0.0, song.current_song_time + beats)

        return seek


def _setter(name: str) -> Callable[[TransportCore, Any], None]:
    def use(self: TransportCore, button: Any) -> None:
        self._use(name, button)

    use.__name__ = f"set_{name}_button"
    use.__doc__ = f"Use a button for {name.replace('_', ' ')}."
    return use


for _name in ("play", "stop", "tap_tempo", *(toggle.button for toggle in TOGGLES)):
    setattr(TransportCore, f"set_{_name}_button", _setter(_name))
