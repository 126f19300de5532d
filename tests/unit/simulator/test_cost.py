"""The machinery must stay cheap: benchmarks divide by it. Counts of calls, not times, so nothing flakes."""

import sys


def calls_of(function):
    """Return how many Python functions a call enters."""
    count = 0

    def trace(_frame, event, _argument):
        nonlocal count
        count += event == "call"

    sys.setprofile(trace)
    try:
        function()
    finally:
        sys.setprofile(None)
    return count


def test_reading_a_stored_property_enters_one_function(song):
    """song.tempo costs about 0.1 microseconds."""
    assert calls_of(lambda: song.tempo) == 2


def test_a_write_does_not_look_at_other_tracks(sim, song):
    """The cost does not grow with the Set."""
    few = calls_of(lambda: setattr(song.tracks[0], "color_index", 1))
    for _ in range(30):
        song.create_midi_track(-1)
    for track in song.tracks:
        track.add_name_listener(lambda: None)
        track.add_playing_slot_index_listener(lambda: None)
    many = calls_of(lambda: setattr(song.tracks[0], "color_index", 2))
    assert many <= few
    assert len(song.tracks) == 34


def test_an_idle_live_has_nothing_planned(sim):
    """Without scripts and with the transport stopped there is no event at all."""
    assert sim.scheduler.next_due() is None
