"""Launching clips in the Session: what is fired, when it takes effect, what plays."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Literal

from alive.simulator.enums import LaunchMode

if TYPE_CHECKING:
    from alive.simulator.clip import ClipNode
    from alive.simulator.clip_slot import ClipSlotNode
    from alive.simulator.scene import SceneNode
    from alive.simulator.song import SongNode
    from alive.simulator.track import TrackNode
    from alive.simulator.transport import Transport

_EDGE = 1e-9
"""Beats; a moment this close to the grid is on it."""

_DIVISIONS = {5: 2.0, 6: 4 / 3, 7: 1.0, 8: 2 / 3, 9: 0.5, 10: 1 / 3, 11: 0.25, 12: 1 / 6, 13: 0.125}
"""Beats of the values of Song.Quantization below a bar."""

_BARS = {1: 8, 2: 4, 3: 2, 4: 1}


class Playback:
    """What one track plays and is about to play."""

    def __init__(self) -> None:
        self.playing: ClipSlotNode | None = None
        self.stopped = False
        self.fired: ClipSlotNode | Literal["stop"] | None = None
        self.at = 0.0
        self.started = 0.0
        self.legato = False


class Launcher:
    """Playback by track; times are the transport's elapsed beats."""

    def __init__(self, song: SongNode, transport: Transport) -> None:
        self._song = song
        self._transport = transport
        self._playbacks: dict[TrackNode, Playback] = {}
        self._scenes: set[SceneNode] = set()

    def playback(self, track: TrackNode) -> Playback:
        """Return a track's state."""
        if track not in self._playbacks:
            self._playbacks[track] = Playback()
        return self._playbacks[track]

    def fire(self, slot: ClipSlotNode, *, legato: bool = False) -> None:
        """Fire a slot: its clip, or its stop button."""
        if not slot.has_clip:
            if slot.has_stop_button:
                self.stop(slot.track)
            return
        clip = slot.clip
        state = self.playback(slot.track)
        if clip.launch_mode == LaunchMode.values[2] and state.playing is slot:
            self.stop(slot.track)
            return
        state.fired = slot
        state.legato = legato or clip.legato
        if self._transport.playing:
            state.at = self._grid(self._clip_quantum(clip))
        else:
            state.at = self._transport.elapsed
            self._transport.start(self._song.start_time)
        self.process(changed=True)

    def fire_scene(self, scene: SceneNode, *, legato: bool = False) -> None:
        """Fire every slot of a scene, and take on the scene's tempo and signature."""
        scene.apply_to_song()
        self._transport.update()
        self._scenes.add(scene)
        for slot in scene.slots():
            self.fire(slot, legato=legato)
        self.process(changed=True)

    def scene_triggered(self, scene: SceneNode) -> bool:
        """Whether a scene was fired and has slots that still wait."""
        return scene in self._scenes

    def stop(self, track: TrackNode, *, quantized: bool = True) -> None:
        """Stop what a track plays."""
        state = self.playback(track)
        if state.playing is None or not self._transport.playing:
            state.playing = None
            state.fired = None
            state.stopped = True
        else:
            state.fired = "stop"
            state.at = self._grid(self._song_quantum() if quantized else 0.0)
        self.process(changed=True)

    def back_to_arranger(self) -> None:
        """Leave the Session: every track follows the arrangement again."""
        self._playbacks.clear()
        self._scenes.clear()
        self._song.document.refresh("playback")

    def cancel_pending(self) -> None:
        """Forget what was fired and has not started."""
        for state in self._playbacks.values():
            state.fired = None
        self._scenes.clear()

    def forget(self, slot: ClipSlotNode) -> None:
        """Stop at once what a slot plays, because its clip is gone."""
        self._song.document.playback_changed = True
        for state in self._playbacks.values():
            if state.playing is slot:
                state.playing = None
                state.stopped = True
            if state.fired is slot:
                state.fired = None

    def forget_track(self, track: TrackNode) -> None:
        """Drop the state of a track that is gone."""
        self._playbacks.pop(track, None)

    def process(self, *, changed: bool = False) -> None:
        """Let take effect what is due."""
        for state in self._playbacks.values():
            if state.fired is not None and state.at <= self._transport.elapsed + _EDGE:
                self._take_effect(state)
                changed = True
            elif state.playing is not None and self._ended(state):
                state.playing = None
                state.stopped = True
                changed = True
        if changed:
            self._scenes = {scene for scene in self._scenes if scene.alive and self._waits(scene)}
            self._song.document.refresh("playback")
            self._song.document.refresh("time")

    def clip_position(self, clip: ClipNode) -> float:
        """Return where in a clip it plays, in beats; 0 when it does not."""
        state = self._playbacks.get(clip.slot.track)
        if state is None or state.playing is not clip.slot:
            return 0.0
        self._transport.update()
        beats: float = clip.start_marker + self._transport.elapsed - state.started
        if clip.looping and beats >= clip.loop_end:
            return float(clip.loop_start + (beats - clip.loop_start) % (clip.loop_end - clip.loop_start))
        return beats

    def _take_effect(self, state: Playback) -> None:
        if state.fired == "stop" or state.fired is None:
            state.playing = None
        else:
            if not (state.legato and state.playing is not None):
                state.started = state.at
            state.playing = state.fired
        state.stopped = state.playing is None
        state.fired = None

    def _ended(self, state: Playback) -> bool:
        if state.playing is None or state.playing.clip.looping:
            return False
        clip = state.playing.clip
        return bool(self._transport.elapsed - state.started >= clip.end_marker - clip.start_marker - _EDGE)

    def _waits(self, scene: SceneNode) -> bool:
        slots = scene.slots()
        return any(state.fired in slots for state in self._playbacks.values() if state.fired is not None)

    def _clip_quantum(self, clip: ClipNode) -> float:
        quantization = int(clip.launch_quantization)
        return self._song_quantum() if quantization == 0 else self._quantum(quantization - 1)

    def _song_quantum(self) -> float:
        return self._quantum(int(self._song.clip_trigger_quantization))

    def _quantum(self, quantization: int) -> float:
        """Return the beats of a value of Song.Quantization; 0 for none."""
        if quantization in _BARS:
            return _BARS[quantization] * self._song.beats_in_bar
        return _DIVISIONS.get(quantization, 0.0)

    def _grid(self, quantum: float) -> float:
        """Return the elapsed beats at the next line of the grid that the playhead meets."""
        position = self._transport.position()
        if quantum <= 0:
            return self._transport.elapsed
        line = math.ceil((position - _EDGE) / quantum) * quantum
        return self._transport.elapsed + line - position
