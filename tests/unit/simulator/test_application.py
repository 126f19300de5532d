"""The application, its views and dialogs, and the modules of Live that are about no object of the Set."""

import gc
import importlib

import pytest

from alive.simulator.object_model.errors import CHANGE_IN_UNDO, ArgumentError


@pytest.fixture
def application(sim):
    return sim.application


@pytest.fixture
def calls():
    return []


def test_a_dialog_shows_its_message_and_buttons_until_one_is_pressed(sim, application, calls):
    application.add_open_dialog_count_listener(lambda: calls.append(application.open_dialog_count))
    node = sim.document.application
    sim.call(lambda: node.open_dialog("Save changes?", buttons=3))
    assert (application.open_dialog_count, application.current_dialog_button_count) == (1, 3)
    assert application.current_dialog_message == "Save changes?"
    sim.call(lambda: application.press_current_dialog_button(2))
    assert (application.open_dialog_count, application.current_dialog_button_count) == (0, 0)
    assert application.current_dialog_message == ""
    assert calls == [1, 0]


@pytest.mark.parametrize("index", [-1, 1])
def test_a_button_that_the_dialog_does_not_have_cannot_be_pressed(sim, application, index):
    sim.call(lambda: sim.document.application.open_dialog("Full"))
    with pytest.raises(RuntimeError, match="no dialog button"):
        application.press_current_dialog_button(index)
    assert application.open_dialog_count == 1


def test_without_a_dialog_there_is_nothing_to_press(application):
    with pytest.raises(RuntimeError, match="no dialog button"):
        application.press_current_dialog_button(0)


def test_a_message_box_with_one_of_lives_texts_is_answered(sim, application):
    base = importlib.import_module("Live.Base")
    assert application.show_message(base.get_text("Some", "Text")) == 0
    assert sim.dialogs == ["Text"]
    with pytest.raises(ArgumentError):
        application.show_message("a str is no Text")


def test_texts_take_up_to_five_arguments(sim):
    base = importlib.import_module("Live.Base")
    text = base.get_text("Class", "%1 of %2, %1")
    assert base.subst_args(text, "3", "7") == "3 of 7, 3"
    with pytest.raises(RuntimeError, match="cannot be instantiated"):
        base.Text()


def test_what_is_written_with_base_log_is_in_log_txt(sim):
    importlib.import_module("Live.Base").log("hello")
    assert sim.log == ["info: Python: hello"]


def test_a_view_that_comes_or_goes_tells_its_own_listeners(sim, application, calls):
    view = application.view
    view.add_is_view_visible_listener("Browser", lambda: calls.append("Browser"))
    view.add_is_view_visible_listener("Arranger", lambda: calls.append("Arranger"))
    view.show_view("Browser")
    assert calls == ["Browser"]
    view.show_view("Browser")
    assert calls == ["Browser"]
    view.show_view("Arranger")
    assert calls == ["Browser", "Arranger"]
    assert view.is_view_visible("Session") is False


def test_a_listener_to_a_view_is_connected_once(sim, application):
    view = application.view

    def listener():
        pass

    view.add_is_view_visible_listener("Browser", listener)
    assert view.is_view_visible_has_listener("Browser", listener) is True
    assert view.is_view_visible_has_listener("Session", listener) is False
    with pytest.raises(RuntimeError, match="Observer already connected"):
        view.add_is_view_visible_listener("Browser", listener)
    view.remove_is_view_visible_listener("Browser", listener)
    with pytest.raises(RuntimeError, match="Observer not connected"):
        view.remove_is_view_visible_listener("Browser", listener)


def test_the_focus_is_told_when_it_moves(sim, application, calls):
    view = application.view
    view.add_view_focus_changed_listener(lambda: calls.append(1))
    view.focus_view("Session")
    assert calls == []
    view.focus_view("Detail/Clip")
    assert calls == [1]
    view.hide_view("Detail/Clip")
    assert calls == [1, 1]


@pytest.mark.parametrize("call", ["scroll_view", "zoom_view"])
def test_only_known_views_and_directions_can_be_moved(application, call):
    move = getattr(application.view, call)
    move(0, "Session", False)
    for direction, name in ((4, "Session"), (0, "Nothing")):
        with pytest.raises(RuntimeError, match="Unknown"):
            move(direction, name, False)


def test_how_views_were_moved_can_be_looked_at(sim, application):
    """Nothing of the object model shows it."""
    application.view.scroll_view(3, "Arranger", True)
    application.view.zoom_view(0, "Session", False)
    assert sim.view_moves == [("scroll", "Arranger", 3, True), ("zoom", "Session", 0, False)]


def test_hot_swapping_shows_the_browser(sim, application, calls):
    view = application.view
    view.add_browse_mode_listener(lambda: calls.append(view.browse_mode))
    view.toggle_browse()
    assert view.is_view_visible("Browser")
    assert view.is_view_visible("Detail/DeviceChain")
    view.toggle_browse()
    assert calls == [True, False]


def test_a_random_number_is_in_its_range(sim):
    module = importlib.import_module("Live.Application")
    assert {module.get_random_int(2, 4) for _ in range(200)} == {2, 3, 4}
    with pytest.raises(ArgumentError, match=r"Application\.get_random_int\(str, int\)"):
        module.get_random_int("1", 2)


def test_listeners_can_be_looked_at(sim, calls):
    class Script:
        def changed(self):
            calls.append(1)

    script = Script()
    sim.song.add_tempo_listener(script.changed)
    (handle,) = sim.listeners(sim.song)
    assert handle.name == "tempo"
    assert handle.listener_func is Script.changed
    assert handle.listener_self() is script
    handle.disconnect()
    assert not sim.song.tempo_has_listener(script.changed)
    sim.song.add_tempo_listener(script.changed)
    del script
    gc.collect()
    assert sim.listeners(sim.song)[0].listener_self() is None


def test_the_tuning_of_a_new_set_is_twelve_equal_steps(sim):
    tuning = sim.song.tuning_system
    assert tuning == sim.song.tuning_system
    assert tuning.canonical_parent == sim.song
    assert (tuning.number_of_notes_in_pseudo_octave, tuning.pseudo_octave_in_cents) == (12, 1200.0)
    assert tuning.note_tunings == [100.0 * step for step in range(12)]
    assert (tuning.reference_pitch.frequency, tuning.reference_pitch.index_in_octave) == (440.0, 9)


def test_a_tuning_has_one_entry_per_note(sim, calls):
    tuning = sim.song.tuning_system
    tuning.add_note_tunings_listener(lambda: calls.append(1))
    tuning.note_tunings = [90.0 * step for step in range(12)]
    assert tuning.note_tunings[2] == 180.0
    for wrong in ([0.0], ["a"] * 12, [float("nan")] * 12):
        with pytest.raises(RuntimeError):
            tuning.note_tunings = wrong
    assert calls == [1]


def test_a_reference_pitch_must_be_a_pitch(sim):
    module = importlib.import_module("Live.TuningSystem")
    tuning = sim.song.tuning_system
    tuning.reference_pitch = module.ReferencePitch(9, 3, 432)
    assert tuning.reference_pitch.frequency == 432.0
    for wrong in (module.ReferencePitch(12, 3, 440.0), module.ReferencePitch(9, 3, 0.0)):
        with pytest.raises(RuntimeError):
            tuning.reference_pitch = wrong
    with pytest.raises(ArgumentError):
        tuning.reference_pitch = module.PitchClassAndOctave(9, 3)


def test_only_a_user_puts_grooves_into_the_pool(sim, calls):
    pool = sim.song.groove_pool
    pool.add_grooves_listener(lambda: calls.append(len(pool.grooves)))
    assert len(pool.grooves) == 0
    groove = sim.add_groove("Swing 16-57")
    assert (groove.name, pool.grooves[0] == groove, groove.canonical_parent == pool) == ("Swing 16-57", True, True)
    assert calls == [1]


@pytest.mark.parametrize(
    ("name", "wrong"),
    [
        ("timing_amount", 1.1),
        ("quantization_amount", -0.1),
        ("random_amount", 2.0),
        ("velocity_amount", -1.1),
        ("base", 6),
    ],
)
def test_a_groove_has_its_ranges(sim, name, wrong):
    with pytest.raises(RuntimeError):
        setattr(sim.add_groove("Swing"), name, wrong)


def test_a_write_in_a_listener_while_undo_runs_is_refused_with_its_own_text(sim):
    errors = []

    def write():
        try:
            sim.song.metronome = True
        except RuntimeError as error:
            errors.append(str(error))

    sim.call(lambda: setattr(sim.song, "tempo", 90))
    sim.song.add_tempo_listener(write)
    sim.call(sim.song.undo)
    sim.call(lambda: setattr(sim.song, "tempo", 91))
    assert errors[0] == CHANGE_IN_UNDO
    assert errors[1].startswith("Changes cannot be triggered by notifications.")


@pytest.mark.parametrize(
    ("name", "field", "wrong"),
    [
        ("CCFeedbackRule", "channel", "1"),
        ("NoteFeedbackRule", "vel_map", [1]),
        ("PitchBendFeedbackRule", "enabled", None),
    ],
)
def test_a_feedback_rule_checks_the_types_of_its_fields(sim, name, field, wrong):
    rule = getattr(importlib.import_module("Live.MidiMap"), name)()
    before = getattr(rule, field)
    with pytest.raises(ArgumentError, match=rf"{name}\.{field}"):
        setattr(rule, field, wrong)
    assert getattr(rule, field) == before


def test_classes_no_script_can_get_are_there_and_sealed(sim):
    licensing = importlib.import_module("Live.Licensing")
    assert licensing.UnlockStatus().unlocked is False
    with pytest.raises(RuntimeError, match="cannot be instantiated"):
        licensing.PythonLicensingBridge()
    with pytest.raises(ArgumentError):
        licensing.PythonLicensingBridge.save_current_set(object())
    assert importlib.import_module("Live.Application").Variants.SUITE == "Suite"
