"""What observers do besides being right: keep to their time, stay within bounds, say where things went."""

import gc
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from alive.adapters.liveapi.observers import long_lived
from alive.adapters.liveapi.observers.structure import Structure
from alive.adapters.liveapi.observers.watch import Listener, Watch
from alive.application.event_log import Receiver
from alive.application.published import Published
from alive.simulator import ManualClock, Simulator
from tests.properties import seen_set
from tests.properties.watched_set import WatchedSet, described, differences, listeners

MOST_AT_ONCE = 60
"""Listeners that are attached between two looks at the clock, at most: those of one object."""


@contextmanager
def a_set(**choices: Any) -> Iterator[WatchedSet]:
    with tempfile.TemporaryDirectory() as folder, Simulator(clock=ManualClock()) as sim:
        watched = WatchedSet(sim, Path(folder), **choices)
        try:
            yield watched
        finally:
            sim.call(watched.observation.stop)


@pytest.fixture
def watched() -> Iterator[WatchedSet]:
    with a_set() as watched:
        watched.observation.start()
        watched.settle()
        watched.entries.clear()
        yield watched


def do(watched: WatchedSet, act: Callable[[Any], Any]) -> None:
    watched.sim.call(lambda: act(watched.song))


def told(watched: WatchedSet) -> list[str]:
    watched.settle()
    return [entry.topic for entry in watched.entries]


def wrong(watched: WatchedSet) -> list[str]:
    return [*differences(watched), *listeners(watched), *described(watched), *watched.desk.log.lines]


class TestTime:
    def test_a_thousand_tracks_are_attached_in_parts(self, monkeypatch):
        attached = 0
        most = 0
        since_look = 0
        listen = Watch.listen

        def counted(self: Watch, *given: Any) -> bool:
            nonlocal attached, since_look, most
            attached += 1
            since_look += 1
            most = max(most, since_look)
            return listen(self, *given)

        monkeypatch.setattr(Watch, "listen", counted)
        with a_set() as watched:
            do(watched, lambda song: [song.create_midi_track(-1) for _ in range(996)])
            clock = watched.clock

            def looked() -> float:
                nonlocal since_look
                since_look = 0
                return clock()

            watched.observation._clock = looked  # type: ignore[method-assign]
            watched.observation.start()
            turns, longest = 0, 0
            while not watched.observation.is_complete:
                before = attached
                begun = watched.looks
                watched.flush(200e-6)
                turns += 1
                longest = max(longest, watched.looks - begun)
                assert attached - before < 200 * MOST_AT_ONCE
            assert turns > 100
            assert longest <= 210, "a flush goes on no longer than it may, and one step"
            assert most <= MOST_AT_ONCE
            assert watched.observation.describe(details=False).by_kind["track"] == 1003

    def test_each_turn_gets_something_done_however_short_it_is(self, watched):
        do(watched, lambda song: song.create_midi_track(0))
        do(watched, lambda song: setattr(song, "tempo", 99.0))
        for _ in range(2000):
            watched.flush(0.0)
        assert wrong(watched) == []

    def test_what_dies_while_it_is_attached_is_passed_over(self, watched):
        for turns in range(0, 60, 3):
            do(watched, lambda song: song.create_midi_track(1))
            for _ in range(turns):
                watched.flush(0.0)
            do(watched, lambda song: song.delete_track(1))
            watched.settle()
            assert wrong(watched) == []

    def test_what_dies_while_the_set_is_attached_is_passed_over(self):
        for turns in range(0, 400, 25):
            with a_set() as watched:
                watched.observation.start()
                for _ in range(turns):
                    watched.flush(0.0)
                do(watched, lambda song: song.delete_track(0))
                do(watched, lambda song: song.tracks[0].delete_device(0))
                watched.settle()
                assert wrong(watched) == []

    def test_a_stop_in_the_middle_leaves_no_listener(self, watched):
        do(watched, lambda song: song.create_midi_track(1))
        for _ in range(12):
            watched.flush(0.0)
        watched.sim.call(watched.observation.stop)
        assert seen_set.present_listeners(watched.sim).total() == 0

    def test_a_large_track_comes_and_goes_in_parts(self, watched, monkeypatch):
        do(watched, lambda song: [song.tracks[2].insert_device("Reverb") for _ in range(8)])
        watched.settle()
        done, most = 0, 0
        for owner, name in ((Structure, "publish"), (Watch, "detach"), (Published, "remove")):
            act = getattr(owner, name)

            def counted(self: Any, *given: Any, act: Any = act) -> Any:
                nonlocal done
                done += 1
                return act(self, *given)

            monkeypatch.setattr(owner, name, counted)
        clock = watched.clock

        def looked() -> float:
            nonlocal done, most
            most, done = max(most, done), 0
            return clock()

        watched.observation._clock = looked
        for act in (lambda song: song.duplicate_track(2), lambda song: song.delete_track(2)):
            do(watched, act)
            watched.settle()
            assert wrong(watched) == []
            assert 0 < most <= 3

    def test_a_stop_while_a_track_is_taken_out_leaves_no_listener(self):
        for turns in range(0, 120, 7):
            with a_set() as watched:
                watched.observation.start()
                watched.settle()
                do(watched, lambda song: song.move_device(song.tracks[3].devices[0], song.tracks[2], 0))
                for _ in range(turns):
                    watched.flush(0.0)
                watched.sim.call(watched.observation.stop)
                assert seen_set.present_listeners(watched.sim).total() == 0


class TestMemory:
    def test_what_a_large_set_needs_is_no_matter_for_full_collections_until_it_is_closed(self, monkeypatch):
        monkeypatch.setattr(long_lived, "LARGE", 100)
        gc.unfreeze()
        with a_set() as watched:
            watched.observation.start()
            watched.settle()
            assert gc.get_freeze_count() > 1000
            watched.sim.call(watched.observation.stop)
            assert gc.get_freeze_count() == 0

    def test_a_small_set_changes_nothing_for_others(self):
        before = gc.get_freeze_count()
        with a_set() as watched:
            watched.observation.start()
            watched.settle()
            assert len(watched.published) > 100
            assert gc.get_freeze_count() == before

    def test_what_is_taken_out_leaves_no_ring(self, watched):
        gc.collect()
        gc.disable()
        try:
            before = sum(isinstance(each, Watch | Listener) for each in gc.get_objects())
            do(watched, lambda song: song.create_midi_track(1))
            watched.settle()
            do(watched, lambda song: song.delete_track(1))
            watched.settle()
            assert sum(isinstance(each, Watch | Listener) for each in gc.get_objects()) == before
        finally:
            gc.enable()


class TestBounds:
    def test_parameters_beyond_the_bound_are_observed_when_they_are_asked_for(self):
        with a_set(most_parameters=40) as watched:
            watched.observation.start()
            watched.settle()
            bounded = watched.observation.describe(details=False).by_kind["parameter"]
            assert bounded <= 40
            asking = Receiver(("parameter.value_changed",), lambda: None)
            watched.log.add(asking)
            watched.observation.request({"parameter.value_changed"})
            watched.settle()
            assert watched.observation.describe(details=False).by_kind["parameter"] > 100
            assert wrong(watched) == []

    def test_room_that_becomes_free_is_used(self):
        with a_set() as watched:
            watched.observation.start()
            watched.settle()
            count = watched.observation.describe(details=False).by_kind["parameter"]
        with a_set(most_parameters=count - 1) as watched:
            watched.observation.start()
            watched.settle()
            assert any("parameters" in each for each in wrong(watched))
            do(watched, lambda song: song.tracks[0].delete_device(0))
            watched.settle()
            assert wrong(watched) == []

    def test_the_bound_is_kept_though_devices_come_and_go(self):
        with a_set(most_parameters=5000) as watched:
            watched.observation.start()
            watched.settle()
            for _ in range(5):
                do(watched, lambda song: song.tracks[3].insert_device("Auto Filter"))
                watched.settle()
                do(watched, lambda song: song.tracks[3].delete_device(1))
                watched.settle()
            count = watched.observation.describe(details=False).by_kind["parameter"]
            assert watched.observation._attacher._parameters == count


class TestOnRequest:
    def test_meters_tell_both_sides_while_they_are_asked_for(self, watched):
        track = watched.song.tracks[0]
        before = seen_set.present_listeners(watched.sim).total()
        asking = Receiver(("track.meter",), lambda: None)
        watched.log.add(asking)
        watched.observation.request({"track.meter"})
        told(watched)
        tracks = len(watched.song.tracks) + len(watched.song.return_tracks) + 1
        assert seen_set.present_listeners(watched.sim).total() == before + 2 * tracks
        do(watched, lambda song: song.tracks[0].clip_slots[0].fire())
        watched.sim.advance(1.0)
        watched.settle()
        track_id = watched.observation.song.children["tracks"][0].object_id
        shown = watched.published.value(track_id, "track.meter")
        assert shown == {"left": track.output_meter_left, "right": track.output_meter_right}
        watched.log.remove(asking)
        watched.observation.request(set())
        told(watched)
        assert seen_set.present_listeners(watched.sim).total() == before
        assert watched.published.value(track_id, "track.meter") is None, "it would be wrong from now on"

    def test_a_track_that_is_made_later_has_them_too(self, watched):
        watched.observation.request({"track.meter"})
        watched.settle()
        do(watched, lambda song: song.create_audio_track(0))
        watched.settle()
        first = watched.observation.song.children["tracks"][0]
        assert {"track.meter", "track.meter/output_meter_right"} <= set(first.listeners)


class TestWhatIsTold:
    def test_a_device_that_moves_to_another_track_is_deleted_and_added_in_this_order(self, watched):
        do(watched, lambda song: song.move_device(song.tracks[3].devices[0], song.tracks[2], 0))
        topics = [topic for topic in told(watched) if topic.startswith("structure.")]
        assert topics.index("structure.deleted") < topics.index("structure.added")
        assert wrong(watched) == []

    def test_a_refresh_tells_nothing_when_nothing_differs(self, watched):
        for _ in range(2):
            watched.sim.call(watched.observation.refresh)
        assert told(watched) == []
        assert wrong(watched) == []

    def test_start_twice_doubles_nothing(self, watched):
        watched.sim.call(watched.observation.start)
        watched.settle()
        assert wrong(watched) == []

    def test_a_stop_makes_void_what_was_published(self, watched):
        watched.sim.call(watched.observation.stop)
        watched.take()
        assert watched.lost
        assert len(watched.published) == 0

    def test_the_slot_of_a_group_shows_the_first_clip_below_it(self, watched):
        watched.sim.group_tracks(0, 1)
        watched.settle()
        do(watched, lambda song: setattr(song.tracks[1].clip_slots[0].clip, "color_index", 7))
        watched.settle()
        assert wrong(watched) == []
        do(watched, lambda song: song.tracks[1].clip_slots[0].delete_clip())
        watched.settle()
        assert wrong(watched) == []

    def test_numbers_in_default_names_follow_their_tracks(self, watched):
        watched.sim.move_track(0, 3)
        watched.settle()
        assert wrong(watched) == []


class TestThePlayhead:
    """Live calls back when the song starts and stops, not when the playhead goes from clip to clip."""

    def test_a_clip_of_the_arrangement_begins_and_ceases_to_play_as_the_playhead_goes_on(self, watched):
        do(watched, lambda song: song.tracks[0].create_midi_clip(40.0, 1.0))
        do(watched, lambda song: song.start_playing())
        do(watched, lambda song: setattr(song, "current_song_time", 39.0))
        watched.settle()
        clip_id = watched.observation.song.children["tracks"][0].children["arrangement_clips"][-1].object_id
        for _ in range(30):
            watched.sim.advance(0.05)
            watched.flush()
        told = [entry.event for entry in watched.entries if entry.topic == "clip.playing"]
        assert [each.is_playing for each in told if each.clip_id == clip_id] == [True, False]

    def test_all_is_told_to_who_waits_for_what_is_visible(self, watched):
        do(watched, lambda song: [song.tracks[0].create_midi_clip(40.0 + 2 * at, 1.0) for at in range(100)])
        do(watched, lambda song: song.start_playing())
        watched.settle()
        for beat in (140.5, 41.0, 40.5, 238.5):
            do(watched, lambda song, beat=beat: setattr(song, "current_song_time", beat))
            watched.sim.advance(0.02)
            watched.settle()
            assert wrong(watched) == []

    def test_a_clip_ceases_to_be_recorded_when_recording_is_switched_off(self, watched):
        do(watched, lambda song: setattr(song.tracks[0], "arm", True))
        do(watched, lambda song: setattr(song, "record_mode", True))
        do(watched, lambda song: song.start_playing())
        watched.sim.advance(1.0)
        watched.settle()
        do(watched, lambda song: setattr(song, "record_mode", False))
        for _ in range(4):
            watched.sim.advance(0.05)
            watched.flush()
        told = [entry.event.is_recording for entry in watched.entries if entry.topic == "clip.recording"]
        assert told == [False]
        assert wrong(watched) == []

    def test_few_are_looked_at_in_each_turn(self, watched):
        do(watched, lambda song: [song.tracks[0].create_midi_clip(40.0 + 2 * at, 1.0) for at in range(200)])
        do(watched, lambda song: song.start_playing())
        watched.settle()
        watched.sim.advance(0.1)
        looks = []
        watched.observation._playhead._look_at = lambda clip, _topic: looks.append(clip)
        for _ in range(6):
            before = len(looks)
            watched.sim.advance(0.05)
            watched.flush()
            assert len(looks) - before <= 2 * 64, "two topics of each clip"
        assert len(set(looks)) >= 200, "each has its turn"

    def test_nothing_is_looked_at_while_the_song_stands_still(self, watched):
        do(watched, lambda song: song.tracks[0].create_midi_clip(40.0, 1.0))
        watched.settle()
        looks = []
        watched.observation._playhead._look_at = lambda clip, _topic: looks.append(clip)
        for _ in range(10):
            watched.sim.advance(0.05)
            watched.flush()
        watched.settle()
        assert looks == []
