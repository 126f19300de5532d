"""Listeners, and changes inside notifications."""

import gc

import pytest

DEFER = "^Changes cannot be triggered by notifications. You will need to defer your response.$"


def test_a_listener_is_called_inside_the_setter(song):
    """Live 12.3: properties that change at once notify at once, without arguments."""
    seen = []
    song.add_tempo_listener(lambda: seen.append(song.tempo))
    song.tempo = 90
    assert seen == [90.0]


def test_the_same_value_again_notifies_nobody(song):
    """Nothing has changed."""
    seen = []
    song.add_tempo_listener(lambda: seen.append(1))
    song.tempo = 120
    assert seen == []


def test_a_listener_that_is_added_twice_raises(song):
    """Live 12.3: "Observer already connected"."""
    song.add_tempo_listener(print)
    with pytest.raises(RuntimeError, match=r"^Observer already connected$"):
        song.add_tempo_listener(print)


def test_a_listener_that_is_not_there_cannot_be_removed(song):
    """Live 12.3: "Observer not connected"."""
    with pytest.raises(RuntimeError, match=r"^Observer not connected$"):
        song.remove_tempo_listener(print)
    song.add_tempo_listener(print)
    song.remove_tempo_listener(print)
    assert not song.tempo_has_listener(print)
    with pytest.raises(RuntimeError, match=r"^Observer not connected$"):
        song.remove_tempo_listener(print)


class Observer:
    """Has a bound method to listen with."""

    def __init__(self, calls) -> None:
        self.calls = calls

    def on_change(self):
        """Note the call."""
        self.calls.append(1)


def test_bound_methods_compare_by_equality(sim, song):
    """Ableton's scripts add and remove self.method freely; any wrapper of the object will do."""
    observer = Observer([])
    song.add_tempo_listener(observer.on_change)
    assert sim.song.tempo_has_listener(observer.on_change)
    with pytest.raises(RuntimeError, match="already connected"):
        sim.song.add_tempo_listener(observer.on_change)
    sim.song.remove_tempo_listener(observer.on_change)
    song.tempo = 90
    assert observer.calls == []


def test_a_bound_method_does_not_keep_its_object_alive(song):
    """Live 12.3: the listener holds a weak reference to self."""
    calls = []
    observer = Observer(calls)
    song.add_tempo_listener(observer.on_change)
    song.tempo = 90
    del observer
    gc.collect()
    song.tempo = 91
    assert calls == [1]


def test_a_function_is_kept_alive(song):
    """Only bound methods are weak."""
    calls = []
    song.add_tempo_listener(lambda: calls.append(1))
    gc.collect()
    song.tempo = 90
    assert calls == [1]


def test_an_exception_in_a_listener_is_logged_and_the_others_go_on(sim, song):
    """It does not reach the one who wrote."""
    calls = []
    song.add_tempo_listener(lambda: 1 / 0)
    song.add_tempo_listener(lambda: calls.append(1))
    song.tempo = 90
    assert song.tempo == 90
    assert calls == [1]
    assert any("ZeroDivisionError" in line for line in sim.log)


def test_a_listener_removed_by_an_earlier_one_is_not_called(song):
    """Removing takes effect at once."""
    calls = []

    def second():
        calls.append("second")

    song.add_tempo_listener(lambda: song.remove_tempo_listener(second))
    song.add_tempo_listener(second)
    song.tempo = 90
    assert calls == []


@pytest.mark.parametrize(
    "change",
    [
        lambda song: setattr(song, "tempo", 100),
        lambda song: setattr(song, "current_song_time", 1.0),
        lambda song: setattr(song.tracks[0], "name", "x"),
        lambda song: setattr(song.tracks[0].mixer_device.volume, "value", 0.5),
        lambda song: setattr(song.view, "selected_track", song.tracks[1]),
        lambda song: song.create_midi_track(0),
        lambda song: song.delete_scene(0),
        lambda song: song.start_playing(),
        lambda song: song.scenes[0].fire(),
        lambda song: song.tracks[0].clip_slots[0].create_clip(4.0),
        lambda song: song.undo(),
        lambda song: song.redo(),
        lambda song: song.set_data("a", 1),
    ],
)
def test_a_change_inside_a_notification_is_refused(song, change):
    """Live 12.3: the exact text; reads are fine."""
    errors = []

    def listener():
        try:
            change(song)
        except RuntimeError as error:
            errors.append(str(error))

    song.add_metronome_listener(listener)
    song.metronome = True
    with pytest.raises(RuntimeError, match=DEFER):
        raise RuntimeError(*errors)
    assert song.tempo == 120
    assert len(song.tracks) == 4


def test_reading_and_connecting_inside_a_notification_is_allowed(sim, song, clip):
    """Only changes are refused."""
    seen = []

    def listener():
        seen.extend([len(song.tracks), str(song.tracks[0].mixer_device.volume), len(clip.get_notes(0, 0, 4, 128))])
        song.add_tempo_listener(listener)

    song.add_metronome_listener(listener)
    song.metronome = True
    assert seen == [4, "0.0 dB", 0]
    assert song.tempo_has_listener(listener)
    assert sim.log == []


def test_a_change_can_be_deferred_to_a_timer(sim, song, live):
    """The cure: the next callback from Live."""
    timers = []
    song.add_metronome_listener(
        lambda: timers.append(live.Base.Timer(lambda: setattr(song, "tempo", 99), 1, False, True))
    )
    song.metronome = True
    assert song.tempo == 120
    sim.advance(0.02)
    assert song.tempo == 99
    assert len(timers) == 1


def test_the_listeners_of_a_deleted_object_are_silent(song):
    """The parent's collection listener tells of it."""
    calls = []
    song.tracks[1].add_name_listener(lambda: calls.append("name"))
    song.add_tracks_listener(lambda: calls.append(len(song.tracks)))
    song.delete_track(1)
    assert calls == [3]


def test_a_structural_change_notifies_when_it_is_complete(song):
    """A listener never sees a track without its slots, and each property notifies once."""
    seen = []
    song.add_tracks_listener(lambda: seen.append([len(track.clip_slots) for track in song.tracks]))
    song.create_midi_track(-1)
    assert seen == [[8, 8, 8, 8, 8]]


def test_renumbered_tracks_notify_their_names(song):
    """Live 12.3: default names carry the track's number."""
    calls = []
    song.tracks[2].add_name_listener(lambda: calls.append("moved"))
    song.tracks[0].add_name_listener(lambda: calls.append("stayed"))
    song.create_midi_track(1)
    assert calls == ["moved"]
    song.tracks[3].name = "Own"
    assert calls == ["moved", "moved"]
    song.create_midi_track(1)
    assert calls == ["moved", "moved"]


def test_properties_without_an_attribute_still_notify(song, clip, live):
    """Live 12.3: Clip.notes and Song.data have listeners only."""
    calls = []
    clip.add_notes_listener(lambda: calls.append("notes"))
    song.add_data_listener(lambda: calls.append("data"))
    clip.add_new_notes([live.Clip.MidiNoteSpecification(60, 0, 1)])
    song.set_data("key", 1)
    assert calls == ["notes", "data"]
    assert not hasattr(type(clip), "notes")


def test_playing_status_never_notifies(sim, song, clip):
    """Live 12: ClipSlot.playing_status has a listener that is never called."""
    calls = []
    slot = song.tracks[0].clip_slots[0]
    slot.add_playing_status_listener(lambda: calls.append(1))
    clip.fire()
    sim.advance(0.1)
    assert slot.playing_status == 1
    assert calls == []


def test_linked_properties_notify_together(song):
    """Colour and its index, the mute button and the mixer's activator, tempo and the main track's parameter."""
    calls = []
    track = song.tracks[0]
    track.add_color_listener(lambda: calls.append("color"))
    track.add_color_index_listener(lambda: calls.append("color_index"))
    track.add_mute_listener(lambda: calls.append("mute"))
    track.mixer_device.track_activator.add_value_listener(lambda: calls.append("activator"))
    song.master_track.mixer_device.song_tempo.add_value_listener(lambda: calls.append("tempo"))
    track.color_index = 5
    assert sorted(calls) == ["color", "color_index"]
    calls.clear()
    track.mute = True
    assert sorted(calls) == ["activator", "mute"]
    calls.clear()
    song.tempo = 77
    assert calls == ["tempo"]


def test_what_is_not_callable_cannot_listen(song):
    """Our choice: refused at once rather than failing later."""
    with pytest.raises(TypeError):
        song.add_tempo_listener(3)
