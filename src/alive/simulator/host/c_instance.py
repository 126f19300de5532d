"""The object Live hands to create_instance."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from alive.simulator.host.controller_features import FullVelocity, NoteRepeat, Playhead, VelocityLevels

if TYPE_CHECKING:
    from alive.simulator.host.host import HostedScript
    from alive.simulator.simulator import Simulator


class Preferences(bytes):
    """What a script stored under a key; bytes that can be given a serializer."""

    serializer: Callable[[], bytes] | None = None

    def set_serializer(self, serializer: Callable[[], bytes]) -> None:
        """Set the function that gives the bytes to store; they are kept as long as this Live runs."""
        self.serializer = serializer


class CInstance:
    """Reaches Live for one script; it has the names that Live's has and no others."""

    def __init__(self, simulation: Simulator, script: HostedScript, index: int) -> None:
        self._simulation = simulation
        self._script = script
        self._index = index
        self.full_velocity = FullVelocity()
        self.note_repeat = NoteRepeat()
        self.playhead = Playhead()
        self.velocity_levels = VelocityLevels()
        self._preferences: dict[str, Preferences] = {}

    def __dir__(self) -> list[str]:
        """Leave out the simulator's own names, which Live does not have."""
        return [name for name in super().__dir__() if not name.startswith("_") or name.startswith("__")]

    def song(self) -> Any:
        """Return the Song."""
        return self._simulation.song

    def handle(self) -> int:
        """Return the script's handle."""
        return 0x5C21_0000 + self._index

    def instance_identifier(self) -> int:
        """Return the number of the control surface slot."""
        return self._index

    def log_message(self, *message: Any) -> None:
        """Write a line to Log.txt."""
        text = " ".join(map(str, message))
        self._simulation.write_log(f"info: RemoteScriptMessage: ({self._script.name}) {text}")

    def show_message(self, message: str) -> None:
        """Show a text in Live's status bar."""
        self._simulation.status_messages.append(str(message))

    def send_midi(self, midi_event_bytes: Any) -> bool:
        """Send bytes to the script's output port."""
        if not isinstance(midi_event_bytes, tuple):
            message = f"send_midi takes a tuple, got {type(midi_event_bytes).__name__}"
            raise TypeError(message)
        self._script.midi_out.append(midi_event_bytes)
        return True

    def request_rebuild_midi_map(self) -> None:
        """Have build_midi_map called when the script has returned."""
        self._script.request_rebuild()

    def preferences(self, key: str) -> Preferences:
        """Return what was stored under a key when the script was last disconnected."""
        stored = Preferences(self._simulation.preferences.get((self._script.name, key), b""))
        self._preferences[key] = stored
        return stored

    def _store_preferences(self) -> None:
        """Keep what the script's serializers give; Live does so when it lets go of the script."""
        for key, preferences in self._preferences.items():
            if preferences.serializer is not None:
                self._simulation.preferences[self._script.name, key] = preferences.serializer()

    def set_session_highlight(self, *area: Any) -> None:
        """Show the coloured box in the Session: track and scene offset, width, height, with returns or not."""
        self._script.requests.append(("set_session_highlight", *area))

    def release_controlled_track(self) -> None:
        """Give up the controlled track."""
        self._script.requests.append(("release_controlled_track",))

    def set_controlled_track(self, track: Any) -> None:
        """Send the script's notes to a track."""
        self._script.requests.append(("set_controlled_track", track))

    def set_cc_translation(self, *translation: Any) -> None:
        """Translate a controller."""
        self._script.requests.append(("set_cc_translation", *translation))

    def set_note_translation(self, *translation: Any) -> None:
        """Translate a note."""
        self._script.requests.append(("set_note_translation", *translation))

    def set_pad_translation(self, *translation: Any) -> None:
        """Translate pads."""
        self._script.requests.append(("set_pad_translation", *translation))

    def set_feedback_channels(self, channels: Any) -> None:
        """Set the MIDI channels of feedback."""
        self._script.requests.append(("set_feedback_channels", channels))

    def set_feedback_velocity(self, velocity: Any) -> None:
        """Set the velocity of feedback."""
        self._script.requests.append(("set_feedback_velocity", velocity))

    def toggle_lock(self) -> None:
        """Lock to the appointed device, or unlock."""
        self._script.toggle_lock()

    def update_locks(self) -> None:
        """Have Live update its lock state."""
        self._script.requests.append(("update_locks",))
