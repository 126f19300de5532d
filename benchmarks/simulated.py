"""How fast the simulator itself is: what a test of a large Set costs."""

import resource
import time

from alive.simulator import ManualClock, Simulator


def blank_set() -> float:
    """Milliseconds until a blank Set is ready."""
    start = time.perf_counter()
    with Simulator(clock=ManualClock()):
        return (time.perf_counter() - start) * 1000


def large_set() -> tuple[float, float]:
    """Seconds to make 1000 tracks with 8 scenes and two devices each, and the process's memory in MB after it."""
    start = time.perf_counter()
    with Simulator(clock=ManualClock()) as simulator:
        song = simulator.song
        simulator.call(lambda: [song.create_midi_track(-1) for _ in range(1000 - len(song.tracks))])
        simulator.call(lambda: [track.insert_device(name) for track in song.tracks for name in ("Reverb", "Delay")])
        assert sum(len(track.devices) for track in song.tracks) == 2000
        took = time.perf_counter() - start
    return took, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def playing_minute() -> float:
    """Seconds that a minute of the manual clock takes while 16 clips play."""
    with Simulator(clock=ManualClock()) as simulator:
        song = simulator.song
        simulator.call(lambda: [song.create_midi_track(-1) for _ in range(14)])
        tracks = [track for track in song.tracks if track.has_midi_input][:16]

        def launch() -> None:
            for track in tracks:
                track.clip_slots[0].create_clip(4.0)
                track.clip_slots[0].fire()

        simulator.call(launch)
        simulator.advance(1.0)
        assert sum(track.playing_slot_index == 0 for track in tracks) == 16
        start = time.perf_counter()
        simulator.advance(60.0)
        return time.perf_counter() - start
