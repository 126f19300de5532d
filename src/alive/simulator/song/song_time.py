"""What a Song does with time beyond playing: tapping, nudging, counting in, other clocks."""

from __future__ import annotations

from alive.simulator.object_model.declarations import Hidden, Property, computed, method
from alive.simulator.object_model.node import Node
from alive.simulator.song.times import SmptTime, smpte_time

TAPS = 4
"""Taps that make a tempo; in 4/4 they are one bar, and the next one starts playback in time."""

_PAUSE = 2.0
"""Seconds without a tap after which counting begins again: assumed."""

EMPTY_LENGTH = 232.0
"""Beats: song_length of a Set without anything in the arrangement."""

LAST_EVENT = 16.0
"""Beats: last_event_time of the same."""

_BEHIND_LAST = 32.0
"""Beats that song_length goes on after the last event."""


class SongTime(Node):
    """The lesser clocks of a Song."""

    metronome: Property[bool] = Property("bool", default=False, plain=True)
    nudge_up: Property[bool] = Property("bool", default=False)
    nudge_down: Property[bool] = Property("bool", default=False)
    swing_amount: Property[float] = Property("float", 0.0, low=0, high=1, plain=True)
    tempo_follower_enabled: Property[bool] = Property("bool", default=False, plain=True)
    is_ableton_link_enabled: Property[bool] = Property("bool", default=False, plain=True)
    is_ableton_link_start_stop_sync_enabled: Property[bool] = Property("bool", default=False, plain=True)
    count_in_duration: Property[int] = Property("int", 0, settable=False)
    taps: Hidden[tuple[float, ...]] = Hidden(())

    @computed("bool", follows="playback")
    def is_counting_in(self) -> bool:
        """Whether a count-in runs."""
        return self.document.transport.counting_in

    @computed("float")
    def last_event_time(self) -> float:
        """Where the last clip or cue point of the arrangement ends; an empty Set has four bars."""
        song = self.document.song
        ends = [track.arrangement_clips[-1].span[1] for track in song.tracks if track.values["arrangement_clips"]]
        return max([LAST_EVENT, *ends, *(cue.at for cue in song.cue_points)])

    @computed("float", follows="structure")
    def song_length(self) -> float:
        """The last event and some beats more."""
        return max(EMPTY_LENGTH, self.last_event_time + _BEHIND_LAST)

    @method("tap_tempo( (Song)arg1) -> None :")
    def tap_tempo(self) -> None:
        """Take a tap; from the fourth on they set the tempo, and start playback."""
        now = self.document.transport.now()
        earlier = self.taps if self.taps and now - self.taps[-1] < _PAUSE else ()
        self.taps = (*earlier, now)[-TAPS:]
        if len(self.taps) < TAPS:
            return
        tempo = 60.0 * (TAPS - 1) / max(self.taps[-1] - self.taps[0], 1e-9)
        if 20 <= tempo <= 999:
            self.document.change(self, "tempo", tempo, "step")
        self.document.defer(self._start_after_taps)

    @method("play_selection( (Song)arg1) -> None :")
    def play_selection(self) -> None:
        """Play the time selection: there is none here, so nothing happens."""

    @method("force_link_beat_time( (Song)arg1) -> None :")
    def force_link_beat_time(self) -> None:
        """Push the beat time to Link: there are no other peers here."""

    @method("get_current_smpte_song_time( (Song)arg1, (int)arg2) -> SmptTime :", reads=True)
    def get_current_smpte_song_time(self, smpte_format: int) -> SmptTime:
        """Return the playhead as hours, minutes, seconds and frames of a Song.TimeFormat."""
        song = self.document.song
        return smpte_time(self.document.transport.position() * 60 / song.tempo, smpte_format)

    @computed("bool", listenable=True)
    def re_enable_automation_enabled(self) -> bool:
        """Whether a write took over a parameter that follows an envelope."""
        return self.document.automation.overridden

    @method("re_enable_automation( (Song)arg1) -> None :")
    def re_enable_automation(self) -> None:
        """Let every parameter follow its envelope again."""
        self.document.automation.re_enable()

    def time_changed(self, name: str) -> None:
        """Let the transport follow the nudge buttons."""
        if name in {"nudge_up", "nudge_down"}:
            self.document.transport.retime()

    def _start_after_taps(self) -> None:
        if not self.document.transport.playing:
            self.document.transport.start(self.document.song.start_time)
