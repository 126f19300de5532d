"""The frameworks that public Remote Scripts import."""

import importlib
import pkgutil
import re
from pathlib import Path

import pytest

MIDI = {"note": 0, "cc": 1}


@pytest.fixture
def framework(sim):
    """Import a name of `_Framework` by its module's name."""
    return lambda name: getattr(importlib.import_module(f"_Framework.{name}"), name)


@pytest.fixture
def surface(sim, framework):
    """A control surface of `_Framework` that does nothing by itself, and its hosted script."""
    script = sim.host(framework("ControlSurface"), name="Surface")
    return script.instance


@pytest.fixture
def script(sim, surface):
    """What hosts the surface."""
    return sim.scripts[-1]


@pytest.fixture
def element(surface, framework):
    """Make an element inside the guard."""

    def make(name, *arguments):
        with surface.component_guard():
            return framework(name)(*arguments)

    return make


def rebuilt(sim):
    """Let a requested MIDI map be built."""
    sim.advance(0.001)


def test_every_module_of_the_frameworks_can_be_imported(sim):
    """Each by its own name, and with what it says it has."""
    for top in ("_Framework", "ableton"):
        package = importlib.import_module(top)
        for found in pkgutil.walk_packages(package.__path__, f"{top}."):
            module = importlib.import_module(found.name)
            assert all(hasattr(module, name) for name in getattr(module, "__all__", ())), found.name


def test_the_page_names_what_the_frameworks_have(sim):
    """Each module of `_Framework`, each class of the others, and nothing that is not there."""
    page = " ".join((Path(__file__).parents[3] / "docs" / "simulator.md").read_text(encoding="utf-8").split())
    for package in (
        "_Framework",
        "ableton.v2.control_surface",
        "ableton.v2.control_surface.components",
        "ableton.v2.control_surface.control",
        "ableton.v2.control_surface.elements",
        "ableton.v2.base",
        "ableton.v3.control_surface",
    ):
        said = set(re.search(rf"\(`{package}`\) ([^.;]+)[.;]", page)[1].replace(" and ", ", ").split(", "))
        module = importlib.import_module(package)
        there = (
            {found.name for found in pkgutil.iter_modules(module.__path__)}
            if package == "_Framework"
            else ({name for name in module.__all__ if not name.isupper()})
        )
        assert said == there, package


def test_song_and_application_are_methods_in_the_first_framework_and_properties_in_the_second(sim, surface, live):
    """Live 12: the difference scripts trip over."""
    from ableton.v2.control_surface import ControlSurface

    application = live.Application.get_application()
    second = sim.host(ControlSurface).instance
    assert surface.song() == second.song == sim.song
    assert surface.application() == second.application == application
    assert hasattr(surface, "log_message")
    assert not hasattr(second, "log_message")


def test_log_message_writes_twice(sim, surface):
    """Live 12: through logging and through c_instance."""
    surface.log_message("hello", 1)
    assert [line.rpartition(" - ")[2] for line in sim.log[-2:]] == [
        "hello 1",
        "info: RemoteScriptMessage: (Surface) hello 1",
    ]


@pytest.mark.parametrize(("delay", "ticks"), [(1, 1), (2, 2), (0, 2)])
def test_a_message_from_outside_a_tick_counts_from_the_tick_before(sim, surface, delay, ticks):
    """Live 12: 1 is the next update_display; 0 misses it."""
    called = []
    surface.schedule_message(delay, lambda: called.append(sim.clock.now()))
    sim.advance(ticks * 0.1 - 0.01)
    assert called == []
    sim.advance(0.02)
    assert called == [pytest.approx(ticks * 0.1)]


@pytest.mark.parametrize("delay", [0, 1])
def test_a_message_from_inside_a_tick_is_one_whole_tick_later(sim, surface, delay):
    """Live 12: scripts that schedule themselves run at 10 Hz."""
    called = []

    def again():
        called.append(round(sim.clock.now(), 3))
        surface.schedule_message(delay, again)

    surface.schedule_message(1, again)
    sim.advance(0.35)
    assert called == [0.1, 0.2, 0.3]


def test_a_message_gets_its_parameter_only_if_it_is_true(sim, surface):
    """Live 12: 0 and None are not passed."""
    called = []
    for parameter in (5, 0, None):
        surface.schedule_message(1, lambda *given: called.append(given), parameter)
    sim.advance(0.1)
    assert called == [(5,), (), ()]


def test_a_failing_task_is_logged_and_the_others_go_on(sim, surface):
    """Live 12: "Error when executing task" and the traceback."""
    called = []
    surface._tasks.add(lambda _: 1 / 0)
    surface._tasks.add(lambda delta: called.append(delta) or 1)
    surface.schedule_message(1, lambda: 1 / 0)
    sim.advance(0.3)
    assert called == [0.1, 0.1, 0.1]
    assert sum("Error when executing task" in line for line in sim.log) == 2
    assert any("ZeroDivisionError" in line for line in sim.log)


def test_tasks_wait_count_and_follow_each_other(sim, surface):
    """Live 12: wait counts seconds in steps of 0.1, delay counts updates; paused ones stay where they are."""
    from _Framework import Task

    called = []

    def note(name):
        return Task.run(lambda: called.append((name, round(sim.clock.now(), 3))))

    surface._tasks.add(Task.sequence(Task.wait(0.3), note("waited"), Task.delay(2), note("delayed")))
    paused = surface._tasks.add(note("paused"))
    paused.pause()
    sim.advance(1.0)
    assert called == [("waited", 0.3), ("delayed", 0.4)]
    paused.resume()
    sim.advance(0.1)
    assert called[-1] == ("paused", 1.1)


def test_a_looped_sequence_begins_again(sim, surface):
    """Live 12: Task.loop."""
    from _Framework import Task

    called = []
    surface._tasks.add(Task.loop(Task.wait(0.2), Task.run(lambda: called.append(round(sim.clock.now(), 3)))))
    sim.advance(0.75)
    assert called == [0.2, 0.4, 0.6]


def test_components_need_the_guard(surface, framework):
    """Live 12: outside of it nothing provides what they depend on."""
    with pytest.raises(Exception, match="component_guard"):
        framework("SessionComponent")(1, 1)
    with surface.component_guard():
        framework("SessionComponent")(1, 1)


def test_the_guard_holds_midi_and_requests_back(sim, surface, script):
    """Live 12: they go out at its end, the request for the map once."""
    with surface.component_guard():
        surface._send_midi((0x90, 1, 1))
        surface.request_rebuild_midi_map()
        with surface.component_guard():
            surface.request_rebuild_midi_map()
        assert script.midi_out == []
    assert script.midi_out == [(0x90, 1, 1)]


def test_a_button_calls_its_listeners(sim, script, element):
    """Forwarded only while somebody listens; the end of a note is the value 0."""
    button = element("ButtonElement", True, MIDI["note"], 0, 36)
    values = []
    rebuilt(sim)
    assert not script._midi_map.wants((0x90, 36, 1))
    button.add_value_listener(values.append)
    rebuilt(sim)
    sim.press(script, 36, velocity=90)
    sim.send_midi(script, (0x80, 36, 64))
    assert values == [90, 0, 0]
    button.remove_value_listener(values.append)
    rebuilt(sim)
    sim.press(script, 36)
    assert values == [90, 0, 0]


def test_a_button_sends_a_value_once(script, element):
    """Until another one is sent, or it was pressed."""
    button = element("ButtonElement", True, MIDI["cc"], 1, 20)
    button.turn_on()
    button.turn_on()
    button.turn_off()
    assert script.midi_out == [(0xB1, 20, 127), (0xB1, 20, 0)]


def test_an_encoder_connected_to_a_parameter_moves_it(sim, song, script, element, live):
    """Live itself does so; the script is not asked."""
    encoder = element("EncoderElement", MIDI["cc"], 0, 21, live.MidiMap.MapMode.absolute)
    volume = song.tracks[0].mixer_device.volume
    encoder.connect_to(volume)
    rebuilt(sim)
    sim.turn(script, 21, 127)
    assert volume.value == 1.0
    encoder.release_parameter()
    rebuilt(sim)
    sim.turn(script, 21, 0)
    assert volume.value == 1.0


def test_a_matrix_says_which_button_it_was(sim, script, element):
    """Value, column, row, momentary."""
    rows = [[element("ButtonElement", True, 0, 0, row * 2 + column) for column in range(2)] for row in range(2)]
    matrix = element("ButtonMatrixElement", rows)
    presses = []
    matrix.add_value_listener(lambda *given: presses.append(given))
    rebuilt(sim)
    sim.press(script, 2)
    assert presses == [(127, 0, 1, True), (0, 0, 1, True)]
    assert (matrix.width(), matrix.height()) == (2, 2)


@pytest.fixture
def session(surface, framework):
    """Two tracks by three scenes, shown as a box."""
    with surface.component_guard():
        session = framework("SessionComponent")(2, 3)
        surface.set_highlighting_session_component(session)
    return session


def test_a_session_shows_its_box(sim, script, surface, session):
    """Live 12: set_session_highlight with offsets, size and without returns; all -1 hides it."""
    assert script.requests[-1] == ("set_session_highlight", 0, 0, 2, 3, False)
    session.set_offsets(1, 4)
    assert script.requests[-1] == ("set_session_highlight", 1, 4, 2, 3, False)
    session.set_show_highlight(False)
    assert script.requests[-1] == ("set_session_highlight", -1, -1, -1, -1, False)
    session.set_show_highlight(True)
    assert script.requests[-1] == ("set_session_highlight", 1, 4, 2, 3, False)
    surface.set_highlighting_session_component(None)
    assert script.requests[-1] == ("set_session_highlight", -1, -1, -1, -1, False)


def test_a_session_fires_what_is_in_its_window(sim, song, script, session, element):
    """The slot below the box's corner."""
    slot = song.tracks[1].clip_slots[4]
    slot.create_clip(4)
    button = element("ButtonElement", True, MIDI["note"], 0, 40)
    session.scene(0).clip_slot(0).set_launch_button(button)
    session.set_offsets(1, 4)
    rebuilt(sim)
    sim.press(script, 40)
    sim.advance(0.05)
    assert slot.is_playing


def test_a_session_stays_within_the_scenes_there_are(song, session):
    """After some were deleted."""
    session.set_offsets(0, 7)
    for _ in range(3):
        song.delete_scene(7 - _)
    assert session.scene_offset() == 4


def test_bank_buttons_move_the_window(sim, script, session, element):
    """By one track or scene, not beyond the ends."""
    right, left = element("ButtonElement", True, 0, 0, 1), element("ButtonElement", True, 0, 0, 2)
    session.set_track_bank_buttons(right, left)
    rebuilt(sim)
    sim.press(script, 1)
    assert session.track_offset() == 1
    sim.press(script, 2)
    sim.press(script, 2)
    assert session.track_offset() == 0


def test_a_mixer_has_a_strip_for_each_track_and_the_selected_one(sim, song, surface, script, framework, element):
    """Volume on a fader, mute, arm and selection on buttons."""
    with surface.component_guard():
        mixer = framework("MixerComponent")(2)
    fader = element("SliderElement", MIDI["cc"], 0, 1)
    buttons = [element("ButtonElement", True, MIDI["note"], 0, note) for note in (10, 11, 12)]
    strip = mixer.channel_strip(1)
    strip.set_volume_control(fader)
    for button, use in zip(
        buttons, (strip.set_mute_button, strip.set_arm_button, strip.set_select_button), strict=True
    ):
        use(button)
    rebuilt(sim)
    sim.turn(script, 1, 0)
    for note in (10, 11, 12):
        sim.press(script, note)
    track = song.tracks[1]
    assert (track.mixer_device.volume.value, track.mute, track.arm) == (0.0, True, True)
    assert song.view.selected_track == track
    assert mixer.selected_strip().track == track


def test_the_transport_plays_and_shows_it(sim, song, surface, script, framework, element):
    """The light follows Live, not the button."""
    button = element("ButtonElement", True, MIDI["note"], 0, 50)
    with surface.component_guard():
        framework("TransportComponent")().set_play_button(button)
    rebuilt(sim)
    script.midi_out.clear()
    sim.press(script, 50)
    assert script.midi_out == []
    sim.advance(0.011)
    assert song.is_playing
    assert script.midi_out == [(0x90, 50, 127)]


def test_slots_follow_what_they_listen_to(sim, song, surface, framework):
    """A method per event, its subject changes; a dotted name follows the way."""
    from _Framework.SubjectSlot import subject_slot

    seen = []

    class Following(framework("ControlSurfaceComponent")):
        @subject_slot("name")
        def on_name(self):
            seen.append(self.on_name.subject.name)

        @subject_slot("view.selected_track.name")
        def on_selected_name(self):
            seen.append("selected")

    with surface.component_guard():
        following = Following()
    following.on_name.subject = song.tracks[0]
    song.tracks[0].name = "A"
    following.on_name.subject = song.tracks[1]
    song.tracks[0].name = "B"
    song.tracks[1].name = "C"
    assert seen == ["A", "C"]
    seen.clear()
    following.on_name.subject = None
    following.on_selected_name.subject = song
    song.view.selected_track = song.tracks[2]
    song.tracks[2].name = "D"
    song.tracks[0].name = "E"
    assert seen == ["selected", "selected"]
    following.disconnect()
    song.tracks[2].name = "F"
    assert seen == ["selected", "selected"]


def test_events_of_ones_own_objects(sim):
    """ableton.v2: __events__ and listenable properties."""
    from ableton.v2.base import EventObject, listenable_property

    class Counter(EventObject):
        __events__ = ("overflow",)
        count = listenable_property.managed(0)

    counter, seen = Counter(), []
    counter.add_count_listener(seen.append)
    counter.add_overflow_listener(lambda: seen.append("overflow"))
    counter.count = 3
    counter.count = 3
    counter.notify_overflow()
    assert seen == [3, "overflow"]


def test_a_session_of_the_second_framework_follows_its_ring(sim, song):
    """ableton.v2: the ring has the box and its offsets, the session fires what is in it."""
    from ableton.v2.control_surface import ControlSurface
    from ableton.v2.control_surface.components import SessionComponent, SessionRingComponent
    from ableton.v2.control_surface.elements import ButtonElement

    script = sim.host(ControlSurface)
    with script.instance.component_guard():
        with pytest.raises(ValueError, match="session_ring"):
            SessionComponent()
        ring = SessionRingComponent(num_tracks=2, num_scenes=3)
        session = SessionComponent(session_ring=ring)
        session.scene(0).clip_slot(1).set_launch_button(ButtonElement(True, MIDI["note"], 0, 40))
    song.create_midi_track(2)
    moves = []
    ring.add_offset_listener(lambda *offsets: moves.append(offsets))
    ring.set_offsets(1, 4)
    assert (moves, ring.track_offset, ring.scene_offset) == ([(1, 4)], 1, 4)
    assert script.requests[-1] == ("set_session_highlight", 1, 4, 2, 3, False)
    rebuilt(sim)

    def fires(slot):
        slot.create_clip(4)
        sim.press(script, 40)
        sim.advance(0.05)
        return slot.is_triggered or slot.is_playing

    assert fires(song.tracks[2].clip_slots[4])
    song.create_scene(0)
    assert fires(song.tracks[2].clip_slots[4])
    song.create_midi_track(2)
    assert fires(song.tracks[2].clip_slots[4])


def test_the_small_functions_of_the_frameworks(sim):
    """What scripts import from the base packages."""
    from ableton.v2 import base

    class Lazy:
        @base.lazy_attribute
        def made(self):
            return []

    lazy, calls = Lazy(), []
    remembered = base.memoize(calls.append)
    for value in (1, 1, 2):
        remembered(value)
    assert calls == [1, 2]
    assert lazy.made is lazy.made
    assert lazy.made is not Lazy().made
    assert (base.first("abc"), base.second("abc"), base.third("abc")) == ("a", "b", "c")
    assert list(base.flatten([[1, [2]], (3,)])) == [1, [2], 3]
    assert (base.sign(-0.5), base.sign(3)) == (-1, 1)


def test_what_is_injected_reaches_what_depends_on_it(sim, surface):
    """By name: given, injected, of the surface, by default; otherwise a DependencyError."""
    from ableton.v2.base import DependencyError, const, depends, inject

    class Part:
        @depends(skin=const("plain"), song=None)
        def __init__(self, skin=None, song=None):
            self.got = skin, song

    with pytest.raises(DependencyError, match="song"):
        Part()
    with surface.component_guard():
        assert Part().got == ("plain", sim.song)
        with inject(skin=const("bright")).everywhere():
            assert Part().got == ("bright", sim.song)
            assert Part(skin="mine", song=1).got == ("mine", 1)
        assert Part().got == ("plain", sim.song)


def test_a_simple_control_surface_asks_nothing_of_live(sim):
    """ableton.v2: it has the song and a tick, but no box."""
    from ableton.v2.control_surface import SimpleControlSurface

    script = sim.host(SimpleControlSurface)
    assert script.requests == []
    assert script.instance.song == sim.song


def test_a_layer_gives_elements_to_its_component_while_it_is_enabled(sim):
    """ableton.v2: of two layers with the same element the higher priority has it."""
    from ableton.v2.control_surface import Component, ControlSurface, Layer
    from ableton.v2.control_surface.elements import ButtonElement

    class Part(Component):
        def __init__(self, **options):
            super().__init__(**options)
            self.button = "none yet"

        def set_button(self, button):
            self.button = button

    surface = sim.host(ControlSurface).instance
    with surface.component_guard():
        element = ButtonElement(True, MIDI["note"], 0, 40)
        low = Part(layer=Layer(button=element))
        high = Part(layer=Layer(priority=1, button=element), is_enabled=False)
    assert (low.button, high.button) == (element, "none yet")
    high.set_enabled(True)
    assert (low.button, high.button) == (None, element)
    high.set_enabled(False)
    assert (low.button, high.button) == (element, None)
    with pytest.raises(AttributeError, match="knob"):
        low.layer = Layer(knob=element)


def test_a_component_declares_its_controls(sim, live):
    """ableton.v2: pressed, released and value; what is plugged in by a layer is let go with it."""
    from ableton.v2.control_surface import Component, ControlSurface, Layer
    from ableton.v2.control_surface.control import ButtonControl, EncoderControl
    from ableton.v2.control_surface.elements import ButtonElement, EncoderElement

    seen = []

    class Part(Component):
        button = ButtonControl(color=5)
        knob = EncoderControl()

        @button.pressed
        def button(self, button):
            seen.append(("pressed", button.is_pressed))

        @button.released
        def button(self, button):
            seen.append(("released", button.is_pressed))

        @knob.value
        def knob(self, value, _):
            seen.append(value)

    script = sim.host(ControlSurface)
    with script.instance.component_guard():
        button = ButtonElement(True, MIDI["note"], 0, 40)
        knob = EncoderElement(MIDI["cc"], 0, 21, live.MidiMap.MapMode.relative_two_compliment)
        part = Part(layer=Layer(button=button, knob=knob))
    rebuilt(sim)
    assert script.midi_out == [(0x90, 40, 5)]
    sim.press(script, 40)
    sim.turn(script, 21, 127)
    assert seen == [("pressed", True), ("released", False), -1 / 64]
    part.button.enabled = False
    part.set_knob(None)
    rebuilt(sim)
    sim.press(script, 40)
    sim.turn(script, 21, 127)
    assert len(seen) == 3
    assert script.midi_out[1:] == [(0x90, 40, 0), (0xB0, 21, 0)]
    with pytest.raises(TypeError, match="skins"):
        part.button.color = "DefaultButton.On"
    with pytest.raises(AttributeError, match="double_clicked"):
        _ = Part.button.double_clicked


def test_a_dead_object_is_not_valid(sim, song):
    """Live 12: it equals None; a listener on it needs no removal."""
    from ableton.v2.base import liveobj_valid

    track = song.tracks[3]
    assert liveobj_valid(track)
    song.delete_track(3)
    assert not liveobj_valid(track)
    assert not liveobj_valid(None)


def test_the_second_framework_hides_the_box_and_updates_locks_at_the_start(sim):
    """Live 12: and runs its hook before the tasks of each update."""
    from ableton.v2.control_surface import ControlSurface

    calls = []

    class Hooked(ControlSurface):
        def update_display_hook(self):
            calls.append("hook")

    script = sim.host(Hooked)
    assert script.requests == [("update_locks",), ("set_session_highlight", -1, -1, -1, -1, False)]
    script.instance._tasks.add(lambda _: calls.append("task"))
    sim.advance(0.1)
    assert calls == ["hook", "task"]


def test_the_third_framework_makes_what_its_specification_names(sim):
    """ableton.v3: components by name, then setup."""
    from ableton.v3.control_surface import Component, ControlSurface, ControlSurfaceSpecification

    class Specification(ControlSurfaceSpecification):
        component_map = {"Mine": Component}  # noqa: RUF012

    class Surface(ControlSurface):
        def setup(self):
            self.found = self.component_map["Mine"].song

    script = sim.host(lambda c_instance: Surface(Specification, c_instance=c_instance))
    assert script.instance.found == sim.song


def test_a_components_tasks_run_while_it_is_enabled_and_end_with_it(sim, surface, framework):
    """Paused, not lost, while it is switched off."""
    with surface.component_guard():
        component = framework("ControlSurfaceComponent")()
    called = []
    component._tasks.add(lambda _: called.append(1) or 1)
    sim.advance(0.1)
    component.set_enabled(False)
    sim.advance(0.5)
    assert not component.is_enabled()
    assert len(called) == 1
    component.set_enabled(True)
    sim.advance(0.1)
    assert len(called) == 2
    component.disconnect()
    sim.advance(0.5)
    assert len(called) == 2


def test_disconnecting_lets_everything_go(sim, song, surface, script, session):
    """Nothing of the surface is called any more, and the log stays clean."""
    song.delete_scene(7)
    script.disconnect()
    song.delete_scene(6)
    song.view.selected_track = song.tracks[1]
    sim.advance(1.0)
    assert not any("RemoteScriptError" in line for line in sim.log)
