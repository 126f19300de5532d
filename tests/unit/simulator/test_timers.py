"""Live.Base.Timer and update_display."""

import gc

import pytest

from alive.simulator import ManualClock, Simulator


def fired_times(sim, live, interval, *, repeat=True, callback=lambda: None):
    """Start a timer that notes when it fires."""
    times = []

    def note():
        times.append(round(sim.clock.now(), 6))
        callback()

    return times, live.Base.Timer(note, interval, repeat, True)


def test_a_timer_on_macos_waits_at_least_ten_milliseconds(sim, live):
    """Live 12.4 on macOS: interval 1 still gives about 10 ms."""
    times, _timer = fired_times(sim, live, 1)
    sim.advance(0.05)
    assert times == [0.01, 0.02, 0.03, 0.04, 0.05]


def test_a_timer_on_windows_waits_at_least_thirty_four_milliseconds():
    """Live 12 on Windows: about 30 Hz whatever was asked."""
    with Simulator(clock=ManualClock(), timer="windows") as sim:
        import Live

        times, _timer = fired_times(sim, Live, 10)
        sim.advance(0.110)
    assert times == [0.034, 0.068, 0.102]


def test_a_longer_interval_is_kept(sim, live):
    """The floor only raises intervals."""
    times, _timer = fired_times(sim, live, 250)
    sim.advance(0.6)
    assert times == [0.25, 0.5]


def test_a_timer_without_repeat_fires_once_and_stops_running(sim, live):
    """Live 12.3: Timer(callback, interval, repeat=False)."""
    times, timer = fired_times(sim, live, 20, repeat=False)
    assert timer.running
    sim.advance(1)
    assert times == [0.02]
    assert not timer.running


def test_a_timer_does_not_start_by_itself_unless_asked(sim, live):
    """Live 12.3: start=False is the default."""
    calls = []
    timer = live.Base.Timer(lambda: calls.append(1), 20, repeat=True)
    sim.advance(0.1)
    assert not calls
    timer.start()
    sim.advance(0.05)
    assert len(calls) == 2
    timer.stop()
    sim.advance(0.1)
    assert len(calls) == 2


def test_restart_begins_the_interval_anew(sim, live):
    """Live 12.3: Timer.restart."""
    times, timer = fired_times(sim, live, 50, repeat=False)
    sim.advance(0.03)
    timer.restart()
    sim.advance(0.03)
    assert times == []
    sim.advance(0.03)
    assert times == [0.08]


def test_an_exception_in_the_callback_stops_the_timer_for_good_and_is_logged(sim, live):
    """Live 12.3: errors in the callback stop the timer."""
    times, timer = fired_times(sim, live, 10, callback=lambda: 1 / 0)
    sim.advance(0.1)
    assert times == [0.01]
    assert not timer.running
    timer.start()
    sim.advance(0.1)
    assert times == [0.01]
    assert any("ZeroDivisionError" in line for line in sim.log)
    assert all(line.startswith("RemoteScriptError: ") for line in sim.log)


def test_a_late_timer_does_not_catch_up(sim, live):
    """A callback of 35 ms leaves out the calls it covered instead of making them up."""
    slow = [True]

    def slow_once():
        if slow.pop() if slow else False:
            sim.clock.advance(0.035)

    times, _timer = fired_times(sim, live, 10, callback=slow_once)
    sim.advance(0.07)
    assert times == [0.01, 0.045, 0.055, 0.065]


def test_a_timer_can_stop_itself_in_its_callback(sim, live):
    """stop() inside the callback wins over the repeat."""
    calls = []
    timer = live.Base.Timer(lambda: (calls.append(1), timer.stop()), 10, True, True)
    sim.advance(0.1)
    assert len(calls) == 1


def test_a_timer_refuses_arguments_of_the_wrong_type(live):
    """Live 12.3: Timer is a Boost.Python class with (object, int, bool, bool)."""
    with pytest.raises(TypeError, match=r"did not match C\+\+ signature"):
        live.Base.Timer(lambda: None, 10.5)


def test_update_display_comes_every_hundred_milliseconds(sim):
    """Live 12.4: mean 100.0 ms."""
    times = []

    class Script:
        def update_display(self):
            times.append(round(sim.clock.now(), 6))

    sim.host(lambda _: Script())
    sim.advance(0.35)
    assert times == [0.1, 0.2, 0.3]


def test_events_run_in_order_of_time(sim, live):
    """A timer that is due earlier runs earlier, whatever the order of starting."""
    order = []
    timers = [live.Base.Timer(lambda delay=delay: order.append(delay), delay, False, True) for delay in (30, 10, 20)]
    sim.advance(0.1)
    assert order == [10, 20, 30]
    assert len(timers) == 3


def test_nothing_runs_inside_a_callback(sim, live):
    """All callbacks come one after the other on the main thread."""
    timer = live.Base.Timer(lambda: sim.advance(0.1), 10, False, True)
    sim.advance(0.02)
    assert not timer.running
    assert any("nothing else runs inside it" in line for line in sim.log)


def test_a_timer_that_nobody_holds_stops(sim, live):
    """Live 12.3: keep a reference to the Timer."""
    times, timer = fired_times(sim, live, 10)
    sim.advance(0.03)
    del timer
    gc.collect()
    sim.advance(0.1)
    assert times == [0.01, 0.02, 0.03]


def test_an_object_that_holds_its_timer_and_is_held_by_it_goes_as_a_whole(sim, live):
    """A ring of references is no reference from outside."""
    calls = []

    class Script:
        def __init__(self):
            self.timer = live.Base.Timer(self.work, 10, True, True)

        def work(self):
            calls.append(1)

    script = Script()
    sim.advance(0.02)
    del script
    gc.collect()
    sim.advance(0.1)
    assert len(calls) == 2


def test_a_timer_that_is_due_at_the_moment_of_live_s_own_work_comes_first(sim, song, live):
    """The choice that is harder on the script: its callback meets the old state once more."""
    seen = []
    timer = live.Base.Timer(lambda: seen.append(song.is_playing), 10, True, True)
    song.start_playing()
    sim.advance(0.02)
    assert seen == [False, True]
    timer.stop()
