"""Any object of Live by its own names: what is answered, and everything that is refused."""

import json
import math
from typing import Any

import pytest

from alive.adapters.liveapi.object_model.values import current_values, plain, read_property
from alive.adapters.transport.codec import encode_sliced
from alive.application.conversion import Conversion, SlicedFields
from alive.application.executor import Suspension
from alive.domain.commands.object_model import (
    CallMethod,
    DescribeObject,
    GetProperties,
    GetProperty,
    ListChildren,
    SetProperty,
)
from alive.domain.errors import InvalidArgument, LiveRejected, NotFound
from alive.simulator import ManualClock, Simulator
from tests.cases.furnished import furnish
from tests.cases.picture import picture
from tests.unit.liveapi.desk import LiveDesk

CLIP = "tracks/0/clip_slots/0/clip"


@pytest.fixture
def desk(tmp_path):
    """The furnished Set of the cases."""
    with Simulator(clock=ManualClock()) as sim:
        furnish(sim, tmp_path)
        yield LiveDesk(sim)


def get(desk: LiveDesk, path: str, name: str) -> Any:
    return desk.run(GetProperty(object=path, property=name)).value


def put(desk: LiveDesk, path: str, name: str, value: Any) -> Any:
    return desk.run(SetProperty(object=path, property=name, value=value)).value


def call(desk: LiveDesk, path: str, name: str, *arguments: Any, **by_name: Any) -> Any:
    return desk.run(CallMethod(object=path, method=name, arguments=arguments, keyword_arguments=by_name)).value


def refused(desk: LiveDesk, command: Any) -> str:
    """The message of a request that is refused before it reaches Live, and changes nothing."""
    before = picture(desk.song)
    with pytest.raises(InvalidArgument) as error:
        desk.run(command)
    assert picture(desk.song) == before
    return error.value.message


# Paths and ids


def test_the_song_the_application_and_their_views_have_paths(desk):
    assert get(desk, "", "tempo") == 120.0
    assert get(desk, "application", "open_dialog_count") == 0
    assert get(desk, "application/view", "browse_mode") is False
    assert get(desk, "view", "draw_mode") is False


def test_an_id_of_any_kind_is_taken_and_answered_with_the_path(desk):
    for path in ("", "application", "application/view", "tracks/1/view", "tracks/1/devices/0/view", "tuning_system"):
        object_id = desk.run(GetProperty(object=path, property="canonical_parent")).object_id
        again = desk.run(GetProperty(object=object_id, property="canonical_parent"))
        assert (again.object_id, again.path) == (object_id, path)


NOWHERE = [
    ("track/0", "the song has no track; did you mean tracks?"),
    ("tracks/9", "tracks/9: there are 4, counted from 0"),
    ("tracks", "tracks is a list: name one of its items, such as tracks/0"),
    ("tracks/name", "tracks is a list: name one of its items, such as tracks/0"),
    ("view/0", "view is no list, so it has no 0"),
    ("tracks/0/clip_slots/1/clip", "tracks/0/clip_slots/1 has no clip now"),
    ("tracks/0/_live_ptr", "tracks/0 has no _live_ptr"),
    ("tracks/0/name", "tracks/0/name is no object of Live"),
    ("tracks/0/name/upper", "tracks/0/name has no upper"),
    ("tracks/0/stop_all_clips", "tracks/0 has no stop_all_clips"),
    ("application/get_document", "application has no get_document"),
    ("track#99.9f2c", "track#99.9f2c: there never was a track with this id"),
]


def test_a_path_that_leads_to_no_object_says_at_which_step(desk):
    for path, message in NOWHERE:
        with pytest.raises(NotFound) as error:
            desk.run(DescribeObject(object=path))
        assert error.value.message == message


def test_the_objects_of_other_scripts_are_not_reached(desk):
    class Script:
        inside = "kept"

    desk.sim.host(lambda _c_instance: Script())
    assert get(desk, "application", "control_surfaces")[-1] == {"class": "Script"}
    for path in ("application/control_surfaces/1", "application/control_surfaces/1/inside"):
        with pytest.raises(NotFound):
            desk.run(DescribeObject(object=path))


@pytest.mark.parametrize(
    "make",
    [
        lambda ref: GetProperty(object=ref, property="name"),
        lambda ref: GetProperties(object=ref),
        lambda ref: SetProperty(object=ref, property="name", value="Gone"),
        lambda ref: CallMethod(object=ref, method="fire"),
        lambda ref: ListChildren(object=ref),
        lambda ref: DescribeObject(object=ref),
    ],
)
def test_an_object_that_was_deleted_is_not_found(desk, make):
    ref = desk.context.id_of("scene", desk.song.scenes[7])
    desk.user(lambda: desk.song.delete_scene(7))
    with pytest.raises(NotFound, match="was deleted"):
        desk.run(make(ref))


# What is answered


def test_objects_are_answered_as_ids_and_lists_as_lists(desk):
    shown = desk.run(GetProperty(object="", property="tracks"))
    assert shown.type == "list of Track"
    assert [desk.context.track(each) for each in shown.value] == list(desk.song.tracks)
    assert desk.context.track(get(desk, "view", "selected_track")) == desk.song.view.selected_track


def test_enumerations_are_answered_as_names(desk):
    shown = desk.run(GetProperty(object="", property="clip_trigger_quantization"))
    assert (shown.type, shown.value) == ("Quantization", "q_bar")


def test_a_number_of_an_enumeration_that_has_no_name_stays_a_number(desk):
    from Live.Song import Quantization

    assert plain(desk.context, Quantization(99)) == 99


def test_values_with_parts_are_answered_as_objects_of_their_parts(desk):
    routing = get(desk, "tracks/1", "output_routing_type")
    assert routing == {
        "display_name": "Main",
        "category": "master",
        "attached_object": desk.context.id_of("track", desk.song.master_track),
    }
    assert get(desk, "tracks/2/clip_slots/0/clip", "warp_markers")[0] == {"beat_time": 0.0, "sample_time": 0.0}


def test_what_an_item_of_the_browser_leaves_out_is_found_below_its_path(desk):
    instruments = get(desk, "application/browser", "instruments")
    assert instruments["path"] == "application/browser/instruments"
    assert "children" not in instruments
    first, *_ = get(desk, instruments["path"], "children")
    assert get(desk, first["path"], "name") == first["name"] == "Analog"


def test_numbers_that_json_has_not_are_texts(desk):
    values = (math.inf, -math.inf, math.nan, 0.5)
    assert plain(desk.context, values) == ("Infinity", "-Infinity", "NaN", 0.5)


def test_anything_that_a_script_has_stored_is_answered_as_plain_data(desk):
    stored = {1: [b"\x01", (2.0, {"set"})], "none": None}
    desk.sim.call(lambda: desk.song.set_data("key", stored))
    assert call(desk, "", "get_data", "key", None) == {"1": ((1,), (2.0, ("set",))), "none": None}


def test_what_live_does_not_show_for_an_object_is_rejected_with_its_text(desk):
    with pytest.raises(LiveRejected, match="Only the main track has a crossfader!") as error:
        get(desk, "tracks/0/mixer_device", "crossfader")
    assert error.value.details["live_error"] in error.value.message


def test_several_properties_are_read_at_once(desk):
    shown = desk.run(GetProperties(object="tracks/0/mixer_device", properties=("volume", "sends", "crossfader")))
    assert shown.values.keys() == {"volume", "sends"}
    assert len(shown.values["sends"]) == 2
    assert "crossfader" in shown.not_shown["crossfader"]


def test_without_names_all_single_values_are_read(desk):
    values = desk.run(GetProperties(object="tracks/2")).values
    assert values["name"] == "3-Audio"
    assert values["input_meter_left"] == 0.0
    assert not {"clip_slots", "devices", "mixer_device", "canonical_parent"} & values.keys()
    assert desk.run(GetProperties(object="tracks/2")).values == values


def test_lists_are_not_even_read_where_single_values_are_wanted(desk, monkeypatch):
    kind = type(desk.song.tracks[2])
    current_values(desk.context, desk.song.tracks[2])
    monkeypatch.setattr(kind, "clip_slots", property(lambda _track: pytest.fail("read")))
    assert current_values(desk.context, desk.song.tracks[2])["name"] == "3-Audio"


def test_one_property_of_an_object_at_hand_is_read_for_other_parts_of_the_program(desk):
    assert read_property(desk.context, desk.song.tracks[0], "name") == "1-MIDI"
    assert read_property(desk.context, desk.song, "tracks") == get(desk, "", "tracks")


NO_PROPERTIES = [
    ("nmae", "property: a track has no property 'nmae'; did you mean name?"),
    ("_live_ptr", "property: _live_ptr is private"),
    ("__class__", "property: __class__ is private"),
    ("stop_all_clips", "property: stop_all_clips is a method; call_method calls it"),
    ("add_name_listener", "property: add_name_listener: a listener is a function, which cannot go over a wire"),
    ("name_has_listener", "property: name_has_listener: a listener is a function, which cannot go over a wire"),
    ("View", "property: a track has no property 'View'; did you mean view?"),
]


def test_what_is_no_property_is_refused(desk):
    for name, message in NO_PROPERTIES:
        assert refused(desk, GetProperty(object="tracks/0", property=name)) == message
        assert refused(desk, SetProperty(object="tracks/0", property=name, value=1)) == message
        several = refused(desk, GetProperties(object="tracks/0", properties=("name", name)))
        assert several == message.replace("property:", "properties:", 1)


# Writing


@pytest.mark.parametrize(
    ("path", "name", "value", "shown"),
    [
        ("", "tempo", 90, 90.0),
        ("tracks/0", "mute", True, True),
        ("scenes/0", "name", "Break", "Break"),
        ("", "clip_trigger_quantization", "Q_HALF", "q_half"),
        ("", "clip_trigger_quantization", 0, "q_no_q"),
        ("scenes/0", "color_index", 5, 5),
        (CLIP, "launch_mode", 2, 2),
    ],
)
def test_a_property_is_written_and_answered_as_live_shows_it(desk, path, name, value, shown):
    assert put(desk, path, name, value) == shown
    assert get(desk, path, name) == shown


def test_objects_are_given_by_path_or_id(desk):
    put(desk, "view", "selected_track", "tracks/2")
    assert desk.song.view.selected_track == desk.song.tracks[2]
    put(desk, "view", "selected_track", desk.context.id_of("track", desk.song.tracks[1]))
    assert desk.song.view.selected_track == desk.song.tracks[1]


def test_nothing_is_given_as_null_where_live_takes_it(desk):
    desk.sim.add_groove("Swing")
    assert put(desk, CLIP, "groove", "groove_pool/grooves/0") == get(desk, "groove_pool", "grooves")[0]
    assert put(desk, CLIP, "groove", None) is None
    assert put(desk, "scenes/0", "color_index", 5) == 5
    assert put(desk, "scenes/0", "color_index", None) is None


@pytest.mark.parametrize(
    "value",
    [
        "2-MIDI",
        {"display_name": "2-MIDI"},
        {"category": "track", "display_name": "2-MIDI"},
        "tracks/0/available_input_routing_types/2",
    ],
)
def test_a_routing_is_given_by_its_name_its_parts_or_its_path(desk, value):
    assert put(desk, "tracks/0", "input_routing_type", value)["display_name"] == "2-MIDI"
    assert desk.song.tracks[0].input_routing_type.display_name == "2-MIDI"


def test_a_routing_can_be_told_by_the_track_behind_it_where_names_are_alike(desk):
    desk.user(lambda: desk.song.create_midi_track(2))
    desk.user(lambda: [setattr(track, "name", "Same") for track in desk.song.tracks[1:3]])
    message = refused(desk, SetProperty(object="tracks/0", property="input_routing_type", value="Same"))
    assert message.startswith("value: 2 of what is available fit; there are 'All Ins', ")
    second = desk.context.id_of("track", desk.song.tracks[2])
    put(desk, "tracks/0", "input_routing_type", {"attached_object": second})
    assert desk.song.tracks[0].input_routing_type.attached_object == desk.song.tracks[2]


def test_a_value_with_parts_is_given_with_all_of_them(desk):
    pitch = {"frequency": 441, "octave": 3, "index_in_octave": 9}
    assert put(desk, "tuning_system", "reference_pitch", pitch) == {**pitch, "frequency": 441.0}
    assert desk.song.tuning_system.reference_pitch.frequency == 441.0


NO_VALUES = [
    ("", "tempo", "120", "value: got '120', allowed is a number"),
    ("", "tempo", True, "value: got true, allowed is a number"),
    ("", "tempo", None, "value: got null, allowed is a number"),
    ("", "tempo", math.nan, "value: got 'NaN', allowed is a number"),
    (
        "",
        "tempo",
        10**400,
        "value: got 'a number beyond 64 bits', allowed is a number within the range of a double",
    ),
    ("", "metronome", 1, "value: got 1, allowed is true or false"),
    ("", "root_note", 1.0, "value: got 1.0, allowed is a whole number"),
    ("", "root_note", False, "value: got false, allowed is a whole number"),
    ("scenes/0", "name", 5, "value: got 5, allowed is a text"),
    ("tuning_system", "note_tunings", "x", "value: got 'x', allowed is a list"),
    ("", "tempo", [120], "value: got a list, allowed is a number"),
    ("view", "selected_track", 2, "value: got 2, allowed is the path or id of a Track"),
    ("view", "selected_track", "track 2", "value: got 'track 2', allowed is the path or id of an object"),
    ("tuning_system", "reference_pitch", {"octave": 3}, "value: index_in_octave, frequency is missing"),
    ("tuning_system", "reference_pitch", {"octve": 3}, "value.octve: a ReferencePitch has no such part"),
    ("tuning_system", "reference_pitch", 440, "value: got 440, allowed is an object with"),
    ("tracks/0", "input_routing_type", "Nowhere", "value: it is not available; there are 'All Ins'"),
    ("tracks/0", "input_routing_type", 1, "value: got 1, allowed is a name, or an object of its parts"),
    ("tracks/0", "input_routing_type", {}, "value: got an object, allowed is a name, or an object of its parts"),
    ("tracks/0", "input_routing_type", "scenes/0", "value: it is not available"),
    ("", "clip_trigger_quantization", "bar", "value: got 'bar', allowed is one of q_no_q, q_8_bars"),
    ("", "clip_trigger_quantization", 99, "value: got 99, allowed is one of q_no_q"),
    ("", "clip_trigger_quantization", 1.5, "value: got 1.5, allowed is"),
    ("", "clip_trigger_quantization", True, "value: got true, allowed is"),
    ("", "tracks", [], "property: tracks of a song can only be read"),
    ("", "is_counting_in", True, "property: is_counting_in of a song can only be read"),
    ("tracks/0/available_input_routing_types/0", "display_name", "x", "property: display_name"),
]


def test_what_is_no_value_of_the_property_is_refused(desk):
    before = picture(desk.song)
    for path, name, value, message in NO_VALUES:
        with pytest.raises(InvalidArgument) as error:
            desk.run(SetProperty(object=path, property=name, value=value))
        assert error.value.message.startswith(message)
    assert picture(desk.song) == before


def test_an_object_of_another_class_is_refused_with_lives_own_words(desk):
    message = refused(desk, SetProperty(object="view", property="selected_track", value="scenes/0"))
    assert "Python argument types in View.selected_track(View, Scene)" in message


def test_an_object_that_is_not_there_is_not_found(desk):
    with pytest.raises(NotFound, match="tracks/9"):
        put(desk, "view", "selected_track", "tracks/9")


def test_a_value_that_live_does_not_take_is_rejected_with_its_text(desk):
    with pytest.raises(LiveRejected, match="Live refused: tempo must be"):
        put(desk, "", "tempo", 5.0)
    assert desk.song.tempo == 120.0


def test_a_number_beyond_lives_integers_is_refused(desk):
    message = refused(desk, SetProperty(object=CLIP, property="launch_mode", value=2**40))
    assert message.startswith("value: Live does not take this: bad numeric conversion")


def test_what_live_shows_late_is_waited_for(live):
    shown = live.run(SetProperty(object="", property="loop", value=True))
    assert shown.value is True
    assert live.song.loop is True
    shown = live.run(SetProperty(object="", property="current_song_time", value=8.0))
    assert (shown.value, live.song.current_song_time) == (8.0, 8.0)


def test_what_live_shows_at_once_is_not_waited_for(desk):
    for command in (
        SetProperty(object="", property="tempo", value=99.0),
        SetProperty(object="", property="tempo", value=99.0),
        SetProperty(object="scenes/0", property="color", value=0xABCDEF),
    ):
        assert not isinstance(desk.start(command), Suspension)


def test_what_live_takes_and_does_not_show_is_answered_as_it_is(live, monkeypatch):
    kind = type(live.song)
    monkeypatch.setattr(kind, "tempo", property(lambda _song: 120.0, lambda _song, _value: None))
    assert live.run(SetProperty(object="", property="tempo", value=90.0)).value == 120.0


def test_an_object_that_is_deleted_during_the_wait_is_not_found(desk, monkeypatch):
    kind = type(desk.song.scenes[7])
    monkeypatch.setattr(kind, "tempo_enabled", property(lambda scene: scene.name == "x", lambda _scene, _value: None))
    waiting = desk.start(SetProperty(object="scenes/7", property="tempo_enabled", value=True))
    desk.user(lambda: desk.song.delete_scene(7))
    with pytest.raises(NotFound):
        desk.finish(waiting)


@pytest.mark.parametrize(
    ("path", "name", "value", "entries"),
    [
        ("tracks/0", "name", "Bass", 1),
        ("tracks/0", "name", "1-MIDI", 0),
        ("tracks/0/mixer_device/volume", "value", 0.5, 1),
        ("tracks/0/mixer_device/volume", "display_value", -6.0, 1),
        ("tracks/0/mixer_device", "crossfade_assign", 0, 1),
        ("tracks/0/mixer_device", "panning_mode", 1, 1),
        ("tracks/0", "mute", True, 0),
        ("scenes/0", "name", "Break", 0),
        ("tracks/3/devices/1", "voice_mode_index", 1, 1),
        ("tracks/3/devices/1", "pitch_bend_range", 3, 0),
    ],
)
def test_what_gets_an_undo_entry_of_its_own_is_counted(desk, path, name, value, entries):
    desk.user(lambda: desk.song.tracks[3].delete_device(0))
    desk.user(lambda: desk.song.create_midi_track(3))
    desk.user(lambda: [desk.song.tracks[3].insert_device(device) for device in ("Scale", "Drift")])
    before = desk.context.own_entries
    put(desk, path, name, value)
    assert desk.context.own_entries - before == entries


# Calling


def test_a_method_is_called_in_lives_order_or_by_lives_names(desk):
    call(desk, CLIP, "remove_notes_extended", 60, 1, 0, 4.0)
    assert [note["pitch"] for note in call(desk, CLIP, "get_all_notes_extended")] == [64]
    call(desk, CLIP, "remove_notes_extended", 64, from_time=0, pitch_span=1, time_span=4)
    assert call(desk, CLIP, "get_all_notes_extended") == ()


def test_the_result_is_converted(desk):
    scene_id = call(desk, "", "create_scene", -1)
    assert desk.context.scene(scene_id) == desk.song.scenes[8]
    shown = desk.run(CallMethod(object="", method="get_current_beats_song_time"))
    assert (shown.type, shown.value) == ("BeatTime", {"bars": 1, "beats": 1, "sub_division": 1, "ticks": 1})


def test_the_object_may_be_gone_afterwards(desk):
    shown = desk.run(CallMethod(object="tracks/0", method="delete_clip", arguments=(CLIP,)))
    assert (shown.value, shown.path) == (None, "tracks/0")
    assert not desk.song.tracks[0].clip_slots[0].has_clip


def test_each_signature_of_a_method_is_tried(desk):
    call(desk, "tracks/0/clip_slots/0", "fire")
    call(desk, "tracks/0/clip_slots/0", "fire", force_legato=True)
    desk.sim.advance(0.2)
    assert desk.song.tracks[0].clip_slots[0].clip.is_triggered or desk.song.tracks[0].clip_slots[0].clip.is_playing


def test_an_enumeration_that_live_names_in_a_default_takes_names(desk):
    for given in ("session", "SESSION", 1):
        call(desk, "", "capture_midi", given)
    message = refused(desk, CallMethod(object="", method="capture_midi", arguments=("nowhere",)))
    assert message == "arguments.0: got 'nowhere', allowed is one of auto, session, arrangement"


def test_notes_are_made_of_objects(desk):
    ids = call(desk, CLIP, "add_new_notes", [{"pitch": 62, "start_time": 1, "duration": 0.5, "mute": True}])
    (note,) = call(desk, CLIP, "get_notes_by_id", list(ids))
    assert (note["pitch"], note["start_time"], note["mute"], note["velocity"]) == (62, 1.0, True, 100.0)


def test_notes_are_changed_by_their_ids(desk):
    first, second = call(desk, CLIP, "get_all_notes_extended")
    call(desk, CLIP, "apply_note_modifications", [{"note_id": first["note_id"], "velocity": 7}])
    assert call(desk, CLIP, "get_all_notes_extended") == ({**first, "velocity": 7.0}, second)


def test_live_wants_tuples_down_to_the_last(desk):
    call(desk, CLIP, "set_notes", [[50, 1.0, 0.5, 100, False]])
    assert [note["pitch"] for note in call(desk, CLIP, "get_all_notes_extended")] == [50, 60, 64]


def test_objects_that_only_look_like_parts_stay_objects(desk):
    stored = {"pitch": 60, "start_time": 0, "duration": 1}
    call(desk, "", "set_data", "key", stored)
    assert call(desk, "", "get_data", "key", None) == stored


def test_a_text_that_live_has_for_its_dialogs_is_given_by_its_names(desk):
    assert call(desk, "application", "show_message", {"classname": "Any", "textname": "Text"}) == 0
    message = refused(desk, CallMethod(object="application", method="show_message", arguments=("Hello",)))
    assert message.startswith("arguments.0: ")


NO_CALLS = [
    ("", "creat_scene", (), {}, "method: a song has no method 'creat_scene'; did you mean create_scene?"),
    ("", "tempo", (), {}, "method: tempo is a property; get_property reads it"),
    ("", "_private", (), {}, "method: _private is private"),
    ("", "__init__", (), {}, "method: __init__ is private"),
    ("", "add_tempo_listener", (1,), {}, "method: add_tempo_listener: a listener is a function"),
    ("", "begin_undo_step", (), {}, "method: begin_undo_step is not called: each change is an undo step"),
    ("", "end_undo_step", (), {}, "method: end_undo_step is not called: each change is an undo step"),
    ("", "undo", (), {}, "method: undo is not called: this call is inside an undo step itself"),
    ("", "redo", (), {}, "method: redo is not called: this call is inside an undo step itself"),
    ("", "create_scene", (), {}, "arguments: arg2 is missing; create_scene( (Song)arg1, (int)arg2) -> Scene"),
    ("", "create_scene", (0, 1), {}, "arguments: got 2, which is more than create_scene"),
    ("", "create_scene", ("0",), {}, "arguments.0: got '0', allowed is a whole number"),
    ("", "create_scene", (0.0,), {}, "arguments.0: got 0.0, allowed is a whole number"),
    ("", "create_scene", (True,), {}, "arguments.0: got true, allowed is a whole number"),
    ("", "create_scene", (None,), {}, "arguments.0: got null, allowed is a whole number"),
    ("", "create_scene", (2**40,), {}, "arguments: Live does not take this: bad numeric conversion"),
    ("", "create_scene", (), {"arg2": 0}, "keyword_arguments.arg2: there is no argument left that has this name"),
    ("", "stop_all_clips", (), {"quantized": True}, "keyword_arguments.quantized: there is no argument left"),
    ("", "stop_all_clips", (True,), {"Quantized": True}, "keyword_arguments.Quantized: there is no argument left"),
    ("", "stop_all_clips", (), {"Quantized": 1}, "keyword_arguments.Quantized: got 1, allowed is true or false"),
    (CLIP, "add_new_notes", ([{"pitch": 60}],), {}, "arguments: Live does not take this: No registered converter"),
    (CLIP, "add_new_notes", ([{"pitch": "C", "start_time": 0, "duration": 1}],), {}, "arguments.0.0.pitch: got"),
    (CLIP, "apply_note_modifications", ([{"pitch": 1}],), {}, "arguments.0.0: a note_id is missing"),
    (CLIP, "apply_note_modifications", ([{"note_id": 1, "ptch": 1}],), {}, "arguments.0: note 1.ptch: a note has"),
    (CLIP, "apply_note_modifications", ([{"note_id": 1, "pitch": 1.5}],), {}, "arguments.0: note 1.pitch: got"),
    ("tracks/0", "delete_clip", ("tracks/1",), {}, "arguments.0: this is a Track, allowed is the path or id of a"),
    ("tracks/0", "delete_clip", (0,), {}, "arguments.0: got 0, allowed is the path or id of a Clip"),
    ("tracks/0", "delete_clip", ({"name": "x"},), {}, "arguments.0: got an object, allowed is the path or id of"),
    ("tracks/0", "delete_clip", (None,), {}, "arguments: Live does not take this: Python argument types in"),
    (CLIP, "set_notes", ("notes",), {}, "arguments.0: got 'notes', allowed is a list"),
]


def test_a_call_that_does_not_fit_is_refused_and_changes_nothing(desk):
    before = picture(desk.song)
    for path, method, arguments, by_name, message in NO_CALLS:
        with pytest.raises(InvalidArgument) as error:
            desk.run(CallMethod(object=path, method=method, arguments=arguments, keyword_arguments=by_name))
        assert error.value.message.startswith(message)
    assert picture(desk.song) == before


def test_a_reference_that_leads_nowhere_changes_nothing(desk):
    before = picture(desk.song)
    with pytest.raises(NotFound):
        call(desk, "scenes/99", "fire")
    with pytest.raises(NotFound):
        call(desk, "tracks/0", "delete_clip", "tracks/0/clip_slots/99/clip")
    for index in (-1, 99):
        with pytest.raises(LiveRejected):
            call(desk, "", "delete_scene", index)
    with pytest.raises(InvalidArgument):
        CallMethod(object=-1, method="fire")
    assert picture(desk.song) == before


def test_a_reference_to_what_was_deleted_changes_nothing(desk):
    clip_id = desk.context.id_of("clip", desk.song.tracks[0].clip_slots[0].clip)
    desk.user(desk.song.tracks[0].clip_slots[0].delete_clip)
    before = picture(desk.song)
    with pytest.raises(NotFound, match="was deleted"):
        call(desk, "tracks/0", "delete_clip", clip_id)
    assert picture(desk.song) == before


def test_what_live_refuses_is_rejected_with_its_text(desk):
    with pytest.raises(LiveRejected, match="Live refused: "):
        call(desk, "", "delete_track", 99)


def test_a_method_of_which_live_does_not_say_what_it_takes_is_called_all_the_same(desk, monkeypatch):
    def plays(_song: Any, *arguments: Any, **by_name: Any) -> list[Any]:
        return [arguments, by_name]

    monkeypatch.setattr(type(desk.song), "plays", plays, raising=False)
    assert call(desk, "", "plays", 1, [2.5], key={"x": None}) == ((1, (2.5,)), {"key": {"x": None}})


def test_only_the_songs_own_undo_is_not_called(desk):
    desk.user(lambda: desk.song.tracks[3].insert_device("Looper"))
    assert call(desk, "tracks/3/devices/1", "undo") is None


# The browser, whose items are good only while their list is held


def test_items_of_the_browser_are_held_while_they_are_used(tmp_path):
    with Simulator(clock=ManualClock(), browser_items_dangle=True) as sim:
        furnish(sim, tmp_path)
        desk = LiveDesk(sim)
        analog = "application/browser/instruments/children/0"
        assert get(desk, analog, "name") == "Analog"
        assert get(desk, "application/browser/instruments", "children")[0]["name"] == "Analog"
        assert desk.run(ListChildren(object="application/browser/instruments")).children[0].name == "Analog"
        assert desk.run(DescribeObject(object=analog, with_values=True)).kind == "browser_item"
        desk.user(lambda: setattr(desk.song.view, "selected_track", desk.song.tracks[1]))
        call(desk, "application/browser", "load_item", analog)
        sim.advance(1.0)
        assert desk.song.tracks[1].devices[0].name == "Analog"


# Long lists


def test_a_long_list_is_answered_over_several_callbacks(desk):
    notes = [{"pitch": 1, "start_time": 0.002 * number, "duration": 0.001} for number in range(1200)]
    call(desk, CLIP, "add_new_notes", notes)
    outcome = desk.start(CallMethod(object=CLIP, method="get_all_notes_extended"))
    callbacks = 0
    while isinstance(outcome, Suspension):
        callbacks += 1
        outcome = desk.next_callback(lambda waiting=outcome: desk.dispatcher.resume(waiting.steps, shown=True))
    assert callbacks == 2
    assert len(outcome.value) == 1202


def test_what_is_deleted_while_a_long_list_is_read_is_not_answered(desk):
    desk.user(lambda: [desk.song.create_scene(-1) for _ in range(500)])
    outcome = desk.start(GetProperty(object="", property="scenes"))
    assert isinstance(outcome, Suspension)
    desk.user(lambda: desk.song.delete_scene(507))
    assert len(desk.finish(outcome).value) == 507


# Children


def test_what_belongs_to_an_object_is_listed_with_its_place(desk):
    shown = desk.run(ListChildren(object="tracks/0"))
    assert shown.count == len(shown.children)
    places = {(child.property, child.position): child for child in shown.children}
    device = places["devices", 0]
    assert (device.kind, device.class_name, device.name) == ("device", "Device", "Operator")
    assert (device.path, device.object_id) == ("tracks/0/devices/0", get(desk, "tracks/0", "devices")[0])
    assert {name for name, _ in places} == {"arrangement_clips", "clip_slots", "devices", "mixer_device", "view"}


def test_nothing_is_listed_twice(desk):
    for path in ("", "application", "tracks/1/devices/0", "application/browser"):
        children = desk.run(ListChildren(object=path, limit=200)).children
        ids = [child.object_id for child in children if child.object_id]
        assert len(ids) == len(set(ids))
        assert len({child.path for child in children}) == len(children)


def test_children_are_listed_in_pages(desk):
    whole = desk.run(ListChildren(object="tracks/0/devices/0", limit=200))
    pages = [desk.run(ListChildren(object="tracks/0/devices/0", offset=start, limit=30)) for start in (0, 30, 60)]
    assert [len(page.children) for page in pages] == [30, 30, 20]
    assert tuple(child for page in pages for child in page.children) == whole.children
    assert {page.count for page in pages} == {whole.count}
    assert desk.run(ListChildren(object="tracks/0/devices/0", offset=10_000)).children == ()


def test_what_one_property_holds_is_listed_also_if_it_belongs_elsewhere(desk):
    assert desk.run(ListChildren(property="visible_tracks")).count == 4
    assert desk.run(ListChildren(object="view", property="selected_track")).children[0].kind == "track"
    assert desk.run(ListChildren(object=CLIP, property="groove")).count == 0
    markers = desk.run(ListChildren(object="tracks/2/clip_slots/0/clip", property="warp_markers"))
    assert (markers.children[1].kind, markers.children[1].object_id) == ("warp_marker", None)
    assert markers.children[1].path == "tracks/2/clip_slots/0/clip/warp_markers/1"


def test_a_property_that_holds_no_objects_has_no_children(desk):
    assert refused(desk, ListChildren(property="tempo")) == "property: tempo of a song holds no objects"
    message = refused(desk, ListChildren(object="tracks/0", property="input_routings"))
    assert message == "property: input_routings of a track holds no objects"


# Descriptions


def test_an_object_is_described_by_what_live_says_of_its_class(desk):
    shown = desk.run(DescribeObject(object="", with_values=True))
    assert (shown.kind, shown.class_name, shown.path) == ("song", "Song", "")
    properties = {each.name: each for each in shown.properties}
    tempo = properties["tempo"]
    assert (tempo.type, tempo.settable, tempo.observable, tempo.value) == ("float", True, True, 120.0)
    assert properties["tracks"].type == "list of Track"
    assert (properties["tracks"].count, properties["tracks"].value) == (4, None)
    assert properties["clip_trigger_quantization"].allowed[:2] == ("q_no_q", "q_8_bars")
    assert properties["song_length"].settable is False
    assert "_live_ptr" not in properties
    assert "data" in shown.listeners


def test_the_methods_are_described_with_their_arguments(desk):
    methods = {each.name: each for each in desk.run(DescribeObject()).methods}
    (signature,) = methods["stop_all_clips"].signatures
    assert signature.text == "stop_all_clips( (Song)arg1 [, (bool)Quantized=True]) -> None"
    (quantized,) = signature.arguments
    assert (quantized.name, quantized.type, quantized.default) == ("Quantized", "bool", "True")
    (destination,) = methods["capture_midi"].signatures[0].arguments
    assert destination.allowed == ("auto", "session", "arrangement")
    assert methods["create_scene"].signatures[0].arguments[0].name is None
    assert "inside an undo step" in methods["undo"].refused
    assert methods["create_scene"].refused is None
    assert not [name for name in methods if name.endswith("_listener")]


def test_what_live_does_not_show_for_this_object_is_described_with_the_reason(desk):
    shown = desk.run(DescribeObject(object="tracks/0/mixer_device"))
    crossfader = next(each for each in shown.properties if each.name == "crossfader")
    assert (crossfader.type, crossfader.value) == ("unknown", None)
    assert "crossfader" in crossfader.not_shown


def test_the_routings_there_are_are_among_what_is_allowed(desk):
    shown = desk.run(DescribeObject(object="tracks/0"))
    routing = next(each for each in shown.properties if each.name == "input_routing_type")
    assert routing.allowed == ("All Ins", "Computer Keyboard", "2-MIDI", "No Input")
    assert routing.value is None


# Over a wire


def test_any_value_arrives_as_it_was_sent():
    values = [None, True, 1, 1.5, "text", [1, [2.5, {"x": None}]], {"pitch": 60}]
    for value in values:
        command = Conversion().command("set_property", {"object": "", "property": "x", "value": value})
        assert command.value == value
        assert type(command.value) is type(value)
    command = Conversion().command("call_method", {"object": "", "method": "x", "arguments": values})
    assert list(command.arguments) == values


@pytest.mark.parametrize("given", [[], "x", 1, True])
def test_arguments_by_name_are_an_object(given):
    with pytest.raises(InvalidArgument, match=r"keyword_arguments: got .*, allowed is an object, or null"):
        Conversion().command("call_method", {"object": "", "method": "x", "keyword_arguments": given})


def test_a_long_value_is_written_in_slices(desk):
    notes = [{"pitch": 1, "start_time": 0.002 * number, "duration": 0.001} for number in range(600)]
    call(desk, CLIP, "add_new_notes", notes)
    result = desk.run(CallMethod(object=CLIP, method="get_all_notes_extended"))
    fields = Conversion().fields(result)
    assert isinstance(fields, SlicedFields)
    pieces = list(encode_sliced(fields))
    assert len(pieces) > 5
    assert json.loads(b"".join(pieces))["value"] == [dict(note) for note in result.value]
