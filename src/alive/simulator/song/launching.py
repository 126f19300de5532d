"""Launching clips in the Session: what is fired, when it takes effect, what plays."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Literal

from alive.simulator.host.scheduler import TICK
from alive.simulator.object_model.enums import LaunchMode

if TYPE_CHECKING:
    from alive.simulator.clip.clip import ClipNode
    from alive.simulator.clip.clip_slot import ClipSlotNode
    from alive.simulator.song.recording import Recorder
    from alive.simulator.song.scene import SceneNode
    from alive.simulator.song.song import SongNode
    from alive.simulator.song.transport import Transport
    from alive.simulator.track.track import TrackNode

_EDGE = 1e-9
"""Beats; a moment this close to the grid is on it."""

_DIVISIONS = {5: 2.0, 6: 4 / 3, 7: 1.0, 8: 2 / 3, 9: 0.5, 10: 1 / 3, 11: 0.25, 12: 1 / 6, 13: 0.125}
"""Beats of the values of Song.Quantization below a bar."""

_REPEAT_WITHOUT_GRID = 1 / 8
"""Beats between the starts of a clip in repeat mode whose quantization is none: assumed."""

_BARS = {1: 8, 2: 4, 3: 2, 4: 1}


class Playback:
    """What one track plays and is about to play."""

    def __init__(self) -> None:
        self.playing: ClipSlotNode | None = None
        self.stopped = False
        self.fired: ClipSlotNode | Literal["stop"] | None = None
        self.at = 0.0
        self.started = 0.0
        self.offset = 0.0
        self.legato = False
        self.record: float | None = None
        self.stopper: ClipSlotNode | None = None
        self.scrub: tuple[float, float] | None = None
        """While a clip is scrubbed: the beats of the part that is heard, and when it begins anew."""

    @property
    def waiting(self) -> ClipSlotNode | None:
        """The slot whose button blinks."""
        return self.stopper if self.fired == "stop" else self.fired


class Launcher:
    """Playback by track; times are the transport's elapsed beats."""

    def __init__(self, song: SongNode, transport: Transport) -> None:
        self._song = song
        self._transport = transport
        self._playbacks: dict[TrackNode, Playback] = {}
        self._scenes: set[SceneNode] = set()
        self._coming: tuple[float, SceneNode] | None = None
        """The scene whose tempo and signature wait, and for when."""
        self._held: set[ClipSlotNode] = set()
        self._opening = (-math.inf, 0.0)
        """When a clip started the transport, in seconds and in elapsed beats."""

    @property
    def _recorder(self) -> Recorder:
        return self._song.document.recorder

    def playback(self, track: TrackNode) -> Playback:
        """Return a track's state."""
        if track not in self._playbacks:
            self._playbacks[track] = Playback()
        return self._playbacks[track]

    def fire(
        self,
        slot: ClipSlotNode,
        *,
        legato: bool = False,
        quantization: int | None = None,
        record_length: float | None = math.inf,
    ) -> None:
        """Fire a slot: its clip, or its record or stop button.

        A quantization takes the place of the clip's and the song's; no record length is no recording.
        """
        state = self.playback(slot.track)
        if not slot.has_clip:
            if slot.will_record_on_start and record_length is not None:
                self._fire_to_record(state, slot, quantization, record_length)
            elif slot.has_stop_button:
                quantum = None if quantization is None else self._quantum(quantization)
                self.stop(slot.track, slot=slot, quantum=quantum)
            return
        clip = slot.clip
        quantum = self._clip_quantum(clip) if quantization is None else self._quantum(quantization)
        if clip.launch_mode == LaunchMode.names["toggle"] and state.playing is slot:
            self.stop(slot.track, slot=slot, quantum=quantum)
            return
        state.fired = slot
        state.legato = legato or clip.legato
        if not self._transport.playing:
            self._opening = (self._transport.now(), self._transport.elapsed)
            self._transport.start(self._song.start_time)
        state.at = self._launch_at(quantum)
        self.process(changed=True)

    def _fire_to_record(
        self, state: Playback, slot: ClipSlotNode, quantization: int | None, record_length: float
    ) -> None:
        """Let a slot wait for its recording: for the grid, or for the count-in of a transport that stands."""
        state.fired = slot
        state.legato = False
        state.record = record_length
        if self._transport.playing:
            state.at = self._grid(self._song_quantum() if quantization is None else self._quantum(quantization))
            self.process(changed=True)
            return
        state.at = math.inf

        def start() -> None:
            for each in self._playbacks.values():
                if each.fired is not None and math.isinf(each.at):
                    each.at = self._transport.elapsed
            if not self._transport.playing:
                self._transport.start(self._song.start_time)
            self.process(changed=True)

        self._transport.count_in(start)

    def hold(self, slot: ClipSlotNode) -> None:
        """Press a slot's button: a clip in repeat mode starts again and again until it is released."""
        self._note_held(slot)
        self.fire(slot)

    def release(self, slot: ClipSlotNode) -> None:
        """Release the button: a clip in gate mode stops, what else plays goes on."""
        state = self.playback(slot.track)
        if slot in self._held:
            self._held.discard(slot)
            if state.fired is slot and state.playing is slot:
                state.fired = None
                self.process(changed=True)
        elif slot in {state.playing, state.fired} and slot.has_clip:
            clip = slot.clip
            if clip.launch_mode == LaunchMode.names["gate"]:
                self.stop(slot.track, slot=slot, quantum=self._clip_quantum(clip))

    def record_pending(self) -> bool:
        """Whether a recording waits to begin or to end."""
        return any(
            state.record is not None or (state.playing is not None and self._recorder.take(state.playing.track))
            for state in self._playbacks.values()
            if state.fired is not None
        )

    def next_line(self) -> float:
        """Return the elapsed beats at the next line of the song's launch quantization."""
        return self._grid(self._song_quantum())

    def line_before(self, beats: float) -> float:
        """Return the line of the song's quantization at or before a place in a clip."""
        quantum = self._song_quantum()
        return beats if quantum <= 0 else math.floor(beats / quantum + _EDGE) * quantum

    def shift(self, track: TrackNode, beats: float) -> None:
        """Move the playing clip of a track on or back; not before its start."""
        state = self.playback(track)
        if state.playing is not None:
            played = self._transport.elapsed - state.started
            state.offset = max(state.offset + beats, -played)
            self._song.document.refresh("time")

    def scrub(self, track: TrackNode, beats: float) -> None:
        """Move the playing clip of a track, and let it go back there after each quantum of the song's quantization."""
        self.shift(track, beats)
        quantum = self._song_quantum()
        self.playback(track).scrub = (quantum, self._transport.elapsed + quantum) if quantum > 0 else None

    def stop_scrub(self, track: TrackNode) -> None:
        """Let the clip play on from where it is."""
        self.playback(track).scrub = None

    def _scrub_on(self, state: Playback) -> None:
        """Go back to the start of the part that is scrubbed when it is over."""
        if state.scrub is None or state.playing is None:
            return
        quantum, again = state.scrub
        while again <= self._transport.elapsed + _EDGE:
            again += quantum
            state.offset -= quantum
        state.scrub = (quantum, again)

    def fire_scene(self, scene: SceneNode, *, legato: bool = False, held: bool = False) -> None:
        """Fire every slot of a scene; its tempo and signature wait for the grid while the transport plays.

        With legato its clips wait for nothing.
        """
        self._coming = None
        if not self._transport.playing:
            scene.apply_to_song()
            self._transport.update()
        elif scene.has_tempo or scene.has_signature:
            self._coming = (self._launch_at(self._song_quantum()), scene)
        self._scenes.add(scene)
        for slot in scene.slots():
            if held:
                self._note_held(slot)
            at_once = 0 if legato and slot.has_clip else None
            self.fire(slot, legato=legato, quantization=at_once, record_length=None)
        self.process(changed=True)

    def scene_triggered(self, scene: SceneNode) -> bool:
        """Whether a scene was fired and its slots, its tempo or its signature still wait."""
        return scene in self._scenes

    def stop(
        self,
        track: TrackNode,
        *,
        quantized: bool = True,
        slot: ClipSlotNode | None = None,
        quantum: float | None = None,
    ) -> None:
        """Stop what a track plays; the slot is the one whose button it was, the quantum replaces the song's."""
        state = self.playback(track)
        if state.playing is None or not self._transport.playing:
            state.playing = None
            state.fired = None
            state.stopped = True
        else:
            state.fired = "stop"
            state.stopper = slot
            if quantum is None:
                quantum = self._song_quantum()
            state.at = self._grid(quantum if quantized else 0.0)
        self.process(changed=True)

    def back_to_arranger(self) -> None:
        """Leave the Session: every track follows the arrangement again."""
        self._playbacks.clear()
        self._scenes.clear()
        self._coming = None
        self._song.document.refresh("playback")

    def follow_arrangement(self, track: TrackNode) -> None:
        """Let one track leave the Session."""
        self._playbacks.pop(track, None)
        self._song.document.refresh("playback")

    def cancel_pending(self) -> None:
        """Forget what was fired and has not started."""
        for state in self._playbacks.values():
            state.fired = None
            state.record = None
        self._scenes.clear()
        self._coming = None
        self._held.clear()

    def forget(self, slot: ClipSlotNode) -> None:
        """Stop at once what a slot plays, because its clip or the slot itself is gone."""
        self._song.document.playback_changed = True
        self._held.discard(slot)
        track = slot.parent
        if track is None or track not in self._playbacks:
            return
        take = self._recorder.take(slot.track)
        if take is not None and take.clip.parent is slot:
            self._recorder.forget(slot.track)
        state = self._playbacks[slot.track]
        if state.playing is slot:
            state.playing = None
            state.stopped = True
        if state.waiting is slot:
            state.fired = None
            state.record = None

    def forget_track(self, track: TrackNode) -> None:
        """Drop the state of a track that is gone."""
        self._recorder.forget(track)
        self._playbacks.pop(track, None)

    def process(self, *, changed: bool = False) -> None:
        """Let take effect what is due."""
        changed = self._recorder.process() or changed
        automation = self._song.document.automation
        for state in self._playbacks.values():
            if state.fired is not None and state.at <= self._transport.elapsed + _EDGE:
                self._take_effect(state)
                changed = True
                continue
            self._scrub_on(state)
            if state.playing is not None and self._ended(state):
                state.playing = None
                state.stopped = True
                changed = True
            elif state.playing is not None and state.playing.clip.values["envelopes"]:
                automation.play(state.playing.clip, self.clip_position(state.playing.clip))
        # After the slots: a recording that ends here was made at the tempo before.
        changed = self._take_on_scene() or changed
        if changed:
            self._scenes = {scene for scene in self._scenes if scene.alive and self._waits(scene)}
            self._song.document.refresh("playback")
            self._song.document.refresh("time")

    def clip_position(self, clip: ClipNode) -> float:
        """Return where in a clip it plays, in beats; 0 when it does not."""
        state = self._playbacks.get(clip.slot.track)
        if state is None or state.playing is not clip.slot or not self._transport.playing:
            return 0.0
        self._transport.update()
        return clip.place_of(self._transport.elapsed - state.started + state.offset)

    def rounds(self, clip: ClipNode) -> int:
        """Return how often a playing clip went back to the start of its loop."""
        state = self._playbacks.get(clip.slot.track)
        if state is None or state.playing is not clip.slot or not clip.values["looping"]:
            return 0
        values = clip.values
        played: float = values["start_at"] + self._transport.elapsed - state.started + state.offset
        length: float = values["loop_to"] - values["loop_from"]
        rounds = math.floor((played - float(values["loop_from"])) / length + _EDGE)
        return max(0, rounds)

    def _take_on_scene(self) -> bool:
        """Let a scene's tempo and signature take effect when they are due."""
        if self._coming is None or self._coming[0] > self._transport.elapsed + _EDGE:
            return False
        scene = self._coming[1]
        self._coming = None
        if scene.alive:
            scene.apply_to_song()
        return True

    def _take_effect(self, state: Playback) -> None:
        state.scrub = None
        if state.playing is not None:
            self._recorder.finish(state.playing.track, state.at)
        fired = state.fired
        record, state.record, state.fired = state.record, None, None
        if fired == "stop" or fired is None:
            state.playing = None
        else:
            if not (state.legato and state.playing is not None):
                state.started = state.at
                state.offset = 0.0
            if not fired.has_clip:
                self._recorder.begin(fired, state.at, math.inf if record is None else record)
            state.playing = fired
            if fired in self._held:
                state.fired = fired
                state.at += self._clip_quantum(fired.clip) or _REPEAT_WITHOUT_GRID
        state.stopped = state.playing is None

    def _ended(self, state: Playback) -> bool:
        if state.playing is None:
            return False
        values = state.playing.clip.values
        if values["looping"]:
            return False
        length = state.playing.clip.to_beats(values["end_at"] - values["start_at"])
        return self._transport.elapsed - state.started + state.offset >= length - _EDGE

    def _waits(self, scene: SceneNode) -> bool:
        if self._coming is not None and self._coming[1] is scene:
            return True
        slots = scene.slots()
        return any(state.waiting in slots for state in self._playbacks.values() if state.waiting is not None)

    def _note_held(self, slot: ClipSlotNode) -> None:
        if slot.has_clip and slot.clip.launch_mode == LaunchMode.names["repeat"]:
            self._held.add(slot)

    def _launch_at(self, quantum: float) -> float:
        """Return when what is fired now begins."""
        if self._transport.now() - self._opening[0] < TICK:
            # Fired together with the clip that started the transport: the engine begins with both.
            return self._opening[1]
        return self._grid(quantum)

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
