"""Wrappers, identity, dead objects, read-only properties, vectors, enumerations."""

import inspect
import json
import weakref

import pytest

from alive.simulator import ManualClock, Simulator


def test_every_access_gives_a_new_wrapper_of_an_equal_object(song):
    """Live 12.3: `is` and id() are unreliable, == compares the object behind."""
    first, second = song.tracks[0], song.tracks[0]
    assert first is not second
    assert first == second
    assert hash(first) == hash(second)
    assert first != song.tracks[1]
    assert first._live_ptr == second._live_ptr
    assert {first: "found"}[second] == "found"
    assert isinstance(first._live_ptr, int)


def test_a_deleted_object_equals_none_but_is_not_none(song):
    """Live 12.3: Ableton's own scripts test validity by comparing with None."""
    track = song.tracks[1]
    assert track != None  # noqa: E711
    song.delete_track(1)
    assert track == None  # noqa: E711
    assert not track != None  # noqa: E711, SIM202
    assert track is not None


@pytest.mark.parametrize(
    "use",
    [
        lambda track: track.name,
        lambda track: setattr(track, "name", "x"),
        lambda track: track._live_ptr,
        lambda track: track.canonical_parent,
        lambda track: track.stop_all_clips(),
        lambda track: track.get_data("a", 1),
        lambda track: track.add_name_listener(print),
        lambda track: track.remove_name_listener(print),
        lambda track: track.name_has_listener(print),
    ],
)
def test_any_use_of_a_deleted_object_raises_argument_error(song, use):
    """Live 12.3: Boost.Python.ArgumentError with the C++ signature."""
    track = song.tracks[1]
    track.add_name_listener(print)
    song.delete_track(1)
    with pytest.raises(TypeError) as caught:
        use(track)
    assert type(caught.value).__name__ == "ArgumentError"
    assert type(caught.value).__module__ == "Boost.Python"
    assert str(caught.value).startswith("Python argument types in\n    Track.")
    assert "\ndid not match C++ signature:\n    " in str(caught.value)
    assert "PyHandle" in str(caught.value)


def test_children_die_with_their_parent(song, clip):
    """Deleting a track takes its slots, clips and mixer along."""
    volume = song.tracks[0].mixer_device.volume
    slot = song.tracks[0].clip_slots[0]
    song.delete_track(0)
    assert clip == None  # noqa: E711
    assert slot == None  # noqa: E711
    assert volume == None  # noqa: E711


def test_a_deleted_object_cannot_be_an_argument(song, clip):
    """Live 12.3: a dead handle does not convert."""
    slot = song.tracks[1].clip_slots[0]
    song.delete_track(1)
    with pytest.raises(TypeError, match=r"did not match C\+\+ signature"):
        song.tracks[0].clip_slots[0].duplicate_clip_to(slot)
    assert clip.name == ""


def test_classes_have_their_short_module_name(song):
    """Live 12.3: repr is <Song.Song object at ...>, views are <class 'Song.View'>."""
    assert repr(song).startswith("<Song.Song object at 0x")
    assert repr(type(song.view)) == "<class 'Song.View'>"
    assert repr(type(song.tracks[0].view)) == "<class 'Track.View'>"
    assert [cls.__module__ + "." + cls.__name__ for cls in type(song.tracks[0]).__mro__] == [
        "Track.Track",
        "Track.DeviceContainer",
        "LomObject.LomObject",
        "Boost.Python.instance",
        "builtins.object",
    ]


@pytest.mark.parametrize(
    "path", ["Song.Song", "Track.Track", "Clip.Clip", "LomObject.LomObject", "Base.Vector", "Clip.MidiNote"]
)
def test_objects_cannot_be_made_from_python(live, path):
    """Live 12.3: "This class cannot be instantiated from Python"."""
    module, name = path.split(".")
    with pytest.raises(RuntimeError, match="This class cannot be instantiated from Python"):
        getattr(getattr(live, module), name)()


def test_a_read_only_property_names_the_class(song):
    """Live 12.3 with Python 3.11: "property of 'X' object has no setter"."""
    with pytest.raises(AttributeError, match=r"^property of 'Track' object has no setter$"):
        song.tracks[0].can_be_armed = True
    with pytest.raises(AttributeError, match=r"^property of 'Song' object has no setter$"):
        song.tracks = ()


def test_an_unknown_attribute_is_refused(song):
    """Our choice: Live may keep it on the wrapper, where it is lost with it."""
    with pytest.raises(AttributeError):
        song.tempoo = 120
    with pytest.raises(AttributeError):
        _ = song.tempoo


def test_wrappers_can_be_referenced_weakly(song):
    """Ableton's scripts do so."""
    track = song.tracks[0]
    assert weakref.ref(track)() is track


def test_canonical_parents_lead_up_to_the_song(song, clip):
    """Live 12.3: clip, slot, track, song, None."""
    slot = clip.canonical_parent
    assert slot == song.tracks[0].clip_slots[0]
    assert slot.canonical_parent == song.tracks[0]
    assert slot.canonical_parent.canonical_parent == song
    assert song.canonical_parent is None
    assert song.tracks[0].mixer_device.volume.canonical_parent == song.tracks[0].mixer_device


def test_a_vector_is_neither_list_nor_tuple(song, live):
    """Live 12.3: length, index, slice, iteration and `in`; no equality with a list."""
    tracks = song.tracks
    assert isinstance(tracks, live.Base.Vector)
    assert not isinstance(tracks, (list, tuple))
    assert len(tracks) == 4
    assert tracks[-1] == tracks[3]
    assert [track.name for track in tracks[1:3]] == ["2-MIDI", "3-Audio"]
    assert isinstance(tracks[1:3], live.Base.Vector)
    assert song.tracks[2] in tracks
    assert song.master_track not in tracks
    with pytest.raises(IndexError):
        _ = tracks[4]


def test_a_vector_cannot_be_changed_or_written_as_json(song):
    """Live 12.3: "Cannot modify read only container."."""
    with pytest.raises(RuntimeError, match=r"^Cannot modify read only container\.$"):
        song.tracks.append(song.tracks[0])
    with pytest.raises(RuntimeError, match=r"^Cannot modify read only container\.$"):
        song.tracks.extend([])
    with pytest.raises(TypeError):
        song.tracks[0] = None
    with pytest.raises(TypeError, match="not JSON serializable"):
        json.dumps(song.tracks[0].mixer_device.track_activator.value_items)


def test_a_vector_is_a_picture_of_its_moment(song):
    """What is deleted later is dead in it."""
    tracks = song.tracks
    song.delete_track(0)
    assert len(tracks) == 4
    assert tracks[0] == None  # noqa: E711


def test_enumerations_are_integers_with_names_and_values(live, song):
    """Live 12.3: Boost.Python.enum."""
    quantization = live.Song.Quantization
    assert quantization.q_bar == 4
    assert isinstance(quantization.q_bar, int)
    assert quantization.names["q_bar"] is quantization.q_bar
    assert quantization.values[4] is quantization.q_bar
    assert repr(quantization.q_bar) == "Song.Quantization.q_bar"
    assert str(quantization.q_bar) == "q_bar"
    song.clip_trigger_quantization = 7
    assert song.clip_trigger_quantization == quantization.q_quarter
    assert type(song.clip_trigger_quantization) is quantization


def test_nested_enumerations_are_where_live_has_them(live):
    """Live 12.3: Track.monitoring_states and MixerDevice.crossfade_assignments are inside the class."""
    assert live.Track.Track.monitoring_states.AUTO == 1
    assert live.MixerDevice.MixerDevice.crossfade_assignments.B == 2
    assert live.Application.Application.View.NavDirection.left == 2


def test_each_simulation_begins_with_a_new_document():
    """Objects of an earlier Simulator are dead; the Live module is the same."""
    with Simulator(clock=ManualClock()) as first:
        import Live

        old = first.song
        old.tempo = 90
        application = Live.Application.get_application()
        assert application.get_document() == old
    assert old == None  # noqa: E711
    with Simulator(clock=ManualClock()) as second:
        assert second.song.tempo == 120
        assert Live.Application.get_application().get_document() == second.song
        assert second.song != old
    with pytest.raises(RuntimeError, match="no Simulator is running"):
        Live.Application.get_application()


def test_the_application_says_which_live_it_is(live):
    """Live 12.3.6 Suite."""
    application = live.Application.get_application()
    version = (
        application.get_major_version(),
        application.get_minor_version(),
        application.get_bugfix_version(),
    )
    assert version == (12, 3, 6)
    assert application.get_version_string() == "12.3.6"
    assert application.get_variant() == "Suite"


def test_the_application_view_shows_one_of_session_and_arranger(live):
    """Live 12.3: views by name; an unknown name is an error."""
    view = live.Application.get_application().view
    assert view.focused_document_view == "Session"
    assert view.is_view_visible("Session")
    view.show_view("Arranger")
    assert view.focused_document_view == "Arranger"
    assert not view.is_view_visible("Session")
    with pytest.raises(RuntimeError):
        view.show_view("Nowhere")


def test_what_is_only_kept_is_declared_so():
    """Nothing else in the simulator depends on these."""
    from alive.simulator.clip.clip import ClipNode
    from alive.simulator.devices.chain import DrumChainNode
    from alive.simulator.song.scales import SongScale

    for owner, name in ((ClipNode, "velocity_amount"), (DrumChainNode, "choke_group"), (SongScale, "scale_mode")):
        assert inspect.getattr_static(owner, name).plain
