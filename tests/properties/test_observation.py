"""What is observed is the Set, whatever happens to it: listeners, published values, and a copy that follows the events.

`ALIVE_LONG=1` runs much longer, each time otherwise; `--hypothesis-seed=N` makes it the same again.
"""

import os
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any, ClassVar

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from alive.bridge.mirror import Mirror
from alive.domain.errors import AliveError
from alive.domain.event import events
from alive.domain.operation import Effect, NotInLive, operations
from alive.simulator import ManualClock, Simulator
from tests.cases.every import CASES
from tests.properties import seen_set
from tests.properties.watched_set import WatchedSet, as_line, problems

LONG = bool(os.environ.get("ALIVE_LONG"))
EXAMPLES, STEPS = (1000, 60) if LONG else (20, 40)

DEVICES = ["Operator", "Auto Filter", "Instrument Rack", "Drum Rack", "Audio Effect Rack", "Simpler"]
"""Names of devices that Live has."""

POOL = [
    case
    for case in CASES
    if not isinstance(operations()[case.action].source, NotInLive)
    and operations()[case.action].effect in {Effect.EDIT, Effect.PERFORM}
    and case.refused is None
    and case.setup is None
]
"""What programs do: every operation that changes a Set."""

NUMBER = st.integers(0, 1000)
SHARE = st.floats(0, 1)
NAME = st.text("abc ", min_size=1, max_size=6)


class ChangingSet(RuleBasedStateMachine):
    """A person and programs change a Set; turns of any length go by."""

    choices: ClassVar[dict[str, Any]] = {}

    def __init__(self) -> None:
        super().__init__()
        self._folder = tempfile.TemporaryDirectory()
        self._before = Path.cwd()
        os.chdir(self._folder.name)
        self._sim = Simulator(clock=ManualClock())
        self._sim.__enter__()
        self.watched = WatchedSet(self._sim, Path(self._folder.name), **self.choices)

    def teardown(self) -> None:
        try:
            if hasattr(self, "mirror"):
                self.settle()
                self.it_is_the_set()
        finally:
            self.leave()

    def leave(self) -> None:
        self._sim.__exit__(None, None, None)
        os.chdir(self._before)
        self._folder.cleanup()

    @initialize(slow=st.booleans())
    def begin(self, *, slow: bool) -> None:
        self.watched.is_slow = slow
        self.mirror = Mirror()
        self.mirror.begin("it is new")
        self.fed = self.followed = 0
        self.watched.observation.start()
        self.read_state()

    def read_state(self) -> None:
        """As a client does: events go on while it waits for the state, which may hold them already."""
        self.mirror.begin_reading()
        self.watched.settle()
        self.follow()
        self.mirror.take_state(self.watched.state())
        self.is_settled = True

    # What a person does

    def person(self, act: Callable[[Any], Any]) -> None:
        """Live may refuse it."""
        with suppress(RuntimeError, ValueError, IndexError, AttributeError, ZeroDivisionError):  # none there: no number
            self._sim.call(lambda: act(self._sim.song))
        self.is_settled = False

    def track(self, song: Any, number: int) -> Any:
        every = [*song.tracks, *song.return_tracks, song.master_track]
        return every[number % len(every)]

    def slot(self, song: Any, track: int, scene: int) -> Any:
        slots = song.tracks[track % len(song.tracks)].clip_slots
        return slots[scene % len(slots)]

    def clip(self, song: Any, number: int) -> Any:
        clips = [
            *(slot.clip for track in song.tracks for slot in track.clip_slots if slot.has_clip),
            *(clip for track in song.tracks for clip in track.arrangement_clips),
        ]
        if not clips:
            raise IndexError
        return clips[number % len(clips)]

    def device(self, song: Any, number: int) -> Any:
        devices = [seen.thing for seen in seen_set.objects(song) if seen.kind == "device"]
        if not devices:
            raise IndexError
        return devices[number % len(devices)]

    def container(self, song: Any, number: int) -> Any:
        containers = [seen.thing for seen in seen_set.objects(song) if seen.kind in {"track", "chain"}]
        return containers[number % len(containers)]

    @rule(kind=st.sampled_from(["midi", "audio", "return"]), at=NUMBER)
    def make_track(self, kind: str, at: int) -> None:
        if kind == "return":
            self.person(lambda song: song.create_return_track())
        else:
            make = f"create_{kind}_track"
            self.person(lambda song: getattr(song, make)(at % (len(song.tracks) + 1)))

    @rule(number=NUMBER)
    def delete_track(self, number: int) -> None:
        self.person(lambda song: song.delete_track(number % len(song.tracks)))

    @rule(number=NUMBER)
    def delete_return_track(self, number: int) -> None:
        self.person(lambda song: song.delete_return_track(number % len(song.return_tracks)))

    @rule(number=NUMBER)
    def duplicate_track(self, number: int) -> None:
        if len(self._sim.song.tracks) < 14:
            self.person(lambda song: song.duplicate_track(number % len(song.tracks)))

    @rule(number=NUMBER, to=NUMBER)
    def move_track(self, number: int, to: int) -> None:
        count = len(self._sim.song.tracks)
        with suppress(RuntimeError, ValueError, IndexError):
            self._sim.move_track(number % count, to % count)
        self.is_settled = False

    @rule(first=NUMBER, more=st.integers(0, 3))
    def group(self, first: int, more: int) -> None:
        count = len(self._sim.song.tracks)
        with suppress(RuntimeError, ValueError, IndexError):
            self._sim.group_tracks(first % count, min(first % count + more, count - 1))
        self.is_settled = False

    @rule(number=NUMBER, how=st.sampled_from(["create_scene", "delete_scene", "duplicate_scene"]))
    def change_scenes(self, number: int, how: str) -> None:
        if how == "delete_scene" or len(self._sim.song.scenes) < 14:
            self.person(lambda song: getattr(song, how)(number % len(song.scenes)))

    @rule(track=NUMBER, scene=NUMBER, how=st.sampled_from(["create", "delete", "copy", "stop_button"]), other=NUMBER)
    def change_slot(self, track: int, scene: int, how: str, other: int) -> None:
        def act(song: Any) -> None:
            slot = self.slot(song, track, scene)
            if how == "create":
                slot.create_clip(4.0)
            elif how == "delete":
                slot.delete_clip()
            elif how == "copy":
                slot.duplicate_clip_to(self.slot(song, other, scene))
            else:
                slot.has_stop_button = not slot.has_stop_button

        self.person(act)

    @rule(track=NUMBER, beat=st.integers(0, 40), delete=st.booleans())
    def change_arrangement(self, track: int, beat: int, *, delete: bool) -> None:
        def act(song: Any) -> None:
            chosen = song.tracks[track % len(song.tracks)]
            if delete:
                chosen.delete_clip(chosen.arrangement_clips[beat % len(chosen.arrangement_clips)])
            else:
                chosen.create_midi_clip(float(beat), 3.0)

        self.person(act)

    @rule(where=NUMBER, name=st.sampled_from(DEVICES))
    def add_device(self, where: int, name: str) -> None:
        if sum(1 for seen in seen_set.objects(self._sim.song) if seen.kind == "device") < 25:
            self.person(lambda song: self.container(song, where).insert_device(name))

    @rule(where=NUMBER, number=NUMBER, how=st.sampled_from(["delete_device", "duplicate_device"]))
    def change_devices(self, where: int, number: int, how: str) -> None:
        def act(song: Any) -> None:
            container = self.container(song, where)
            getattr(container, how)(number % len(container.devices))

        if how == "delete_device" or sum(1 for seen in seen_set.objects(self._sim.song) if seen.kind == "device") < 25:
            self.person(act)

    @rule(number=NUMBER, where=NUMBER, at=st.integers(0, 3))
    def move_device(self, number: int, where: int, at: int) -> None:
        self.person(lambda song: song.move_device(self.device(song, number), self.container(song, where), at))

    @rule(number=NUMBER, delete=st.booleans())
    def change_chains(self, number: int, *, delete: bool) -> None:
        def act(song: Any) -> None:
            racks = [
                seen.thing for seen in seen_set.objects(song) if seen.kind == "device" and seen.thing.can_have_chains
            ]
            rack = racks[number % len(racks)]
            rack.delete_chain(number % len(rack.chains)) if delete else rack.insert_chain()

        self.person(act)

    @rule(beat=st.integers(0, 20))
    def change_locator(self, beat: int) -> None:
        def act(song: Any) -> None:
            song.current_song_time = float(beat)

        self.person(act)
        self._sim.advance(0.05)
        self.person(lambda song: song.set_or_delete_cue())

    @rule(undo=st.booleans(), times=st.integers(1, 4))
    def go_back(self, times: int, *, undo: bool) -> None:
        for _ in range(times):
            self.person(lambda song: song.undo() if undo else song.redo())

    @rule(kind=st.sampled_from(["track", "scene", "clip", "device", "chain", "cue_point"]), number=NUMBER, name=NAME)
    def rename(self, kind: str, number: int, name: str) -> None:
        def act(song: Any) -> None:
            things = [seen.thing for seen in seen_set.objects(song) if seen.kind == kind]
            things[number % len(things)].name = name

        self.person(act)

    @rule(kind=st.sampled_from(["parameter", "send"]), number=NUMBER, share=SHARE)
    def turn(self, kind: str, number: int, share: float) -> None:
        def act(song: Any) -> None:
            things = [seen.thing for seen in seen_set.objects(song) if seen.kind == kind]
            knob = things[number % len(things)]
            knob.value = knob.min + share * (knob.max - knob.min)

        self.person(act)

    @rule(
        number=NUMBER,
        share=SHARE,
        what=st.sampled_from(["volume", "panning", "mute", "solo", "arm", "color", "monitor"]),
    )
    def mix(self, number: int, share: float, what: str) -> None:
        def act(song: Any) -> None:
            track = self.track(song, number)
            if what == "volume":
                track.mixer_device.volume.value = share
            elif what == "panning":
                track.mixer_device.panning.value = share * 2 - 1
            elif what == "color":
                track.color_index = int(share * 60)
            elif what == "monitor":
                track.current_monitoring_state = int(share * 2)
            else:
                setattr(track, what, not getattr(track, what))

        self.person(act)

    @rule(number=NUMBER, what=st.sampled_from(["muted", "looping", "loop_end", "launch_mode", "color_index"]))
    def change_clip(self, number: int, what: str) -> None:
        def act(song: Any) -> None:
            clip = self.clip(song, number)
            value = getattr(clip, what)
            setattr(clip, what, not value if isinstance(value, bool) else value + 1)

        self.person(act)

    @rule(track=NUMBER, scene=NUMBER, what=st.sampled_from(["clip", "scene", "stop", "stop_all", "play", "stop_song"]))
    def launch(self, track: int, scene: int, what: str) -> None:
        def act(song: Any) -> None:
            if what == "clip":
                self.slot(song, track, scene).fire()
            elif what == "scene":
                song.scenes[scene % len(song.scenes)].fire()
            elif what == "stop":
                song.tracks[track % len(song.tracks)].stop_all_clips()
            elif what == "stop_all":
                song.stop_all_clips()
            elif what == "play":
                song.start_playing()
            else:
                song.stop_playing()

        self.person(act)

    @rule(
        what=st.sampled_from(["metronome", "loop", "punch_in", "record_mode", "session_record"]),
        tempo=st.integers(60, 200),
    )
    def change_song(self, what: str, tempo: int) -> None:
        self.person(lambda song: setattr(song, "tempo", float(tempo)))
        self.person(lambda song: setattr(song, what, not getattr(song, what)))

    @rule(track=NUMBER, scene=NUMBER, what=st.sampled_from(["track", "scene", "slot", "clip", "device", "parameter"]))
    def select(self, track: int, scene: int, what: str) -> None:
        def act(song: Any) -> None:
            view = song.view
            if what == "track":
                view.selected_track = self.track(song, track)
            elif what == "scene":
                view.selected_scene = song.scenes[scene % len(song.scenes)]
            elif what == "slot":
                view.highlighted_clip_slot = self.slot(song, track, scene)
            elif what == "clip":
                view.detail_clip = self.clip(song, track)
            elif what == "device":
                view.select_device(self.device(song, track))

        self.person(act)
        if what == "parameter":
            parameters = [seen.thing for seen in seen_set.objects(self._sim.song) if seen.kind == "parameter"]
            if parameters:
                self._sim.click_parameter(parameters[track % len(parameters)])

    @rule(number=NUMBER, frozen=st.booleans())
    def freeze(self, number: int, *, frozen: bool) -> None:
        song = self._sim.song
        with suppress(RuntimeError, ValueError):
            self._sim.freeze(song.tracks[number % len(song.tracks)], frozen=frozen)
        self.is_settled = False

    # What programs do

    @rule(case=st.sampled_from(POOL))
    def operate(self, case: Any) -> None:
        for action, arguments in [*case.before, (case.action, case.arguments)]:
            try:
                self.watched.desk.carry_out(action, arguments)
            except AliveError as refused:
                if refused.code == "internal":
                    raise
        self.is_settled = False

    # What the observers are told, and how long they have

    @rule(what=st.sampled_from(["start", "refresh", "refresh", "stop and start"]))
    def control(self, what: str) -> None:
        observation = self.watched.observation
        if what == "stop and start":
            self._sim.call(observation.stop)
            self._sim.call(observation.stop)
            assert seen_set.present_listeners(self._sim).total() == 0
            self.follow()
            assert not self.mirror.is_current
            self._sim.call(observation.start)
            self.read_state()
        else:
            self._sim.call(getattr(observation, what))
            self._sim.call(getattr(observation, what))

    @rule(steps=st.integers(0, 30), turns=st.integers(1, 5))
    def work_a_little(self, steps: int, turns: int) -> None:
        for _ in range(turns):
            self.watched.flush(steps * 1e-6)

    @rule(seconds=st.sampled_from([0.01, 0.06, 0.3, 2.5]))
    def let_time_pass(self, seconds: float) -> None:
        self._sim.advance(seconds)
        self.watched.flush()
        self.is_settled = False

    @rule()
    def settle(self) -> None:
        self.watched.settle()
        self.is_settled = True

    def follow(self) -> None:
        """The copy gets what was published, numbered as the feed of one receiver is."""
        self.watched.take()
        for entry in self.watched.entries[self.followed :]:
            self.feed(as_line(entry, self.fed))
        self.followed = len(self.watched.entries)
        if self.watched.lost:
            self.feed({"event": "events.lost", "seq": self.watched.log.seq, "n": self.fed, "lost": self.watched.lost})
            self.watched.lost = 0

    def feed(self, line: dict[str, Any]) -> None:
        self.mirror.feed(line)
        self.fed += 1

    @precondition(lambda self: self.is_settled)
    @invariant()
    def when_settled(self) -> None:
        self.it_is_the_set()

    def it_is_the_set(self) -> None:
        self.is_settled = False
        self.follow()
        assert self.mirror.is_current, self.mirror.why
        assert problems(self.watched, self.mirror) == []


def run(machine: Any, examples: int = EXAMPLES, steps: int = STEPS) -> None:
    run_state_machine_as_test(  # type: ignore[no-untyped-call]
        machine,
        settings=settings(
            max_examples=examples,
            stateful_step_count=steps,
            deadline=None,
            derandomize=not LONG,
            report_multiple_bugs=False,
            suppress_health_check=list(HealthCheck),
            print_blob=False,
            phases=(Phase.explicit, Phase.generate, *((Phase.shrink,) if LONG else ())),  # to shrink takes minutes
        ),
    )


def test_what_is_observed_is_the_set_whatever_happens():
    run(ChangingSet)


class ForgetfulSet(ChangingSet):
    """Its copy is not told one event in ten, and does not notice: the negative control."""

    def feed(self, line: dict[str, Any]) -> None:
        if self.fed % 10 == 3:
            line = {"event": "heartbeat", "n": self.fed, "seq": line["seq"]}
        super().feed(line)


def test_a_copy_that_skips_events_is_caught():
    with pytest.raises(AssertionError, match=r"copy: |is not known|not in the tree|says it belongs"):
        run(ForgetfulSet, examples=5)


def test_the_table_to_compare_with_has_every_topic_that_is_kept():
    told = {each.topic for table in seen_set.PROPERTIES.values() for each in table}
    kept = {topic for topic, spec in events().items() if spec.is_state and not spec.on_request and spec.kind != "view"}
    assert told == kept
