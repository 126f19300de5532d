"""Routing of tracks: names, categories, what is stale in the tick a track is made, listeners."""

import pytest

LISTS = (
    "available_input_routing_types",
    "available_input_routing_channels",
    "available_output_routing_types",
    "available_output_routing_channels",
)


def names(routes):
    """Return the display names."""
    return [route.display_name for route in routes]


def named(routes, name):
    """Return the route of a name."""
    return next(route for route in routes if route.display_name == name)


@pytest.fixture
def midi(song):
    """A MIDI track."""
    return song.tracks[0]


@pytest.fixture
def audio(song):
    """An audio track."""
    return song.tracks[2]


def test_an_audio_track_takes_external_input_tracks_and_resampling(audio):
    """live-runtime 6.9: "Ext. In", "Resampling", "No Input", "Main", track names."""
    shown = names(audio.available_input_routing_types)
    assert shown == ["Ext. In", "Resampling", "4-Audio", "A-Reverb", "B-Delay", "Main", "No Input"]
    assert audio.input_routing_type.display_name == "Ext. In"


def test_audio_tracks_begin_with_one_channel_of_the_interface(sim, song, live):
    """Sets that Live wrote: the first of a new Set has input 1, the second 2, a new one 1."""
    song.create_audio_track(-1)
    sim.advance(0.010)
    shown = [track.input_routing_channel for track in song.tracks if track.has_audio_input]
    assert names(shown) == ["1", "2", "1"]
    assert shown[0].layout == live.Track.RoutingChannelLayout.mono
    assert names(song.tracks[2].available_input_routing_channels) == ["1/2", "1", "2"]


def test_a_midi_track_takes_ports_and_midi_tracks(midi):
    """Live: All Ins is the default, with all channels."""
    assert names(midi.available_input_routing_types) == ["All Ins", "Computer Keyboard", "2-MIDI", "No Input"]
    assert (midi.input_routing_type.display_name, midi.input_routing_channel.display_name) == (
        "All Ins",
        "All Channels",
    )
    assert len(midi.available_input_routing_channels) == 17
    assert set(midi.input_sub_routings) == {"All Channels", *(f"Ch. {number}" for number in range(1, 17))}


def test_an_audio_track_goes_to_main(audio, live):
    """live-runtime 6.9: "Sends Only", and Main by default."""
    assert names(audio.available_output_routing_types) == ["Ext. Out", "Main", "Sends Only", "4-Audio"]
    assert audio.output_routing_type.display_name == "Main"
    assert audio.output_routing_type.category == live.Track.RoutingTypeCategory.master


def test_a_midi_track_without_an_instrument_has_midi_outputs(midi):
    """Live: nothing to hear, so MIDI goes nowhere by default."""
    assert midi.output_routing_type.display_name == "No Output"
    assert "Main" not in names(midi.available_output_routing_types)


def test_the_types_are_live_classes(audio, live):
    """Live.Track.RoutingType, its vector, and no constructor."""
    assert type(audio.input_routing_type) is live.Track.RoutingType
    assert type(audio.available_input_routing_types) is live.Track.RoutingTypeVector
    assert type(audio.available_input_routing_channels) is live.Track.RoutingChannelVector
    assert repr(live.Track.RoutingType) == "<class 'Track.RoutingType'>"
    with pytest.raises(RuntimeError, match="cannot be instantiated"):
        live.Track.RoutingChannel()
    with pytest.raises(RuntimeError, match="Cannot modify read only container"):
        audio.available_input_routing_types.append(audio.input_routing_type)


def test_a_track_as_a_source_is_attached(song, audio):
    """live-runtime 6.9: attached_object is the track."""
    other = named(audio.available_input_routing_types, "4-Audio")
    assert other.attached_object == song.tracks[3]
    assert named(audio.available_input_routing_types, "Ext. In").attached_object is None


def test_choosing_a_type_brings_its_channels_and_names(audio, live):
    """Live: the channels belong to the type."""
    audio.input_routing_type = named(audio.available_input_routing_types, "4-Audio")
    assert names(audio.available_input_routing_channels) == ["Pre FX", "Post FX", "Post Mixer"]
    assert audio.current_input_routing == "4-Audio"
    assert audio.current_input_sub_routing == "Post FX"
    audio.input_routing_channel = named(audio.available_input_routing_channels, "Post Mixer")
    assert audio.current_input_sub_routing == "Post Mixer"
    assert audio.input_routing_channel.layout == live.Track.RoutingChannelLayout.stereo
    audio.current_input_routing = "Ext. In"
    assert audio.input_routing_channel.display_name == "1/2"


def test_a_type_that_is_not_available_raises_value_error(midi, audio):
    """Docstring of Live: ValueError if it is not one of the available ones."""
    with pytest.raises(ValueError, match=r"Ext\. In"):
        midi.input_routing_type = audio.input_routing_type
    with pytest.raises(ValueError, match="'1'"):
        midi.input_routing_channel = audio.input_routing_channel
    with pytest.raises(TypeError, match="did not match C\\+\\+ signature"):
        midi.input_routing_type = "No Input"
    with pytest.raises(RuntimeError):
        midi.current_input_routing = "Nowhere"


def test_lists_of_a_new_track_fill_at_the_next_tick(sim, song):
    """live-runtime 4.3: they read [""] in the same tick."""
    track = song.create_audio_track(-1)
    assert {name: names(getattr(track, name)) for name in LISTS} == {name: [""] for name in LISTS}
    with pytest.raises(ValueError, match="not available"):
        track.input_routing_type = song.tracks[2].input_routing_type
    heard = []
    track.add_available_input_routing_types_listener(lambda: heard.append(names(track.available_input_routing_types)))
    sim.advance(0.010)
    assert len(heard) == 1
    assert heard[0][:2] == ["Ext. In", "Resampling"]


def test_under_load_the_lists_fill_later(sim, song):
    """live-runtime 4.3: up to 15 s."""
    sim.document.routing_delay = 15.0
    track = song.create_midi_track(-1)
    sim.advance(14.9)
    assert names(track.available_input_routing_types) == [""]
    sim.advance(0.2)
    assert "All Ins" in names(track.available_input_routing_types)


def test_renaming_a_track_fires_every_routing_listener(song, midi, audio):
    """live-runtime 4.8: those that show nothing new, too."""
    heard = []
    midi.add_available_output_routing_types_listener(lambda: heard.append("midi"))
    audio.add_input_routing_type_listener(lambda: heard.append("audio"))
    song.tracks[3].name = "Voice"
    assert sorted(heard) == ["audio", "midi"]
    assert "Voice" in names(audio.available_input_routing_types)


def test_a_route_follows_the_renaming_and_the_death_of_its_track(sim, song, audio):
    """Live: a source that is gone is no input; undo brings it back."""
    song.begin_undo_step()
    audio.input_routing_type = named(audio.available_input_routing_types, "4-Audio")
    song.end_undo_step()
    song.tracks[3].name = "Voice"
    assert audio.input_routing_type.display_name == "Voice"
    song.delete_track(3)
    assert audio.input_routing_type.display_name == "No Input"
    song.undo()
    assert audio.input_routing_type.display_name == "Voice"
    assert sim.log == []


def test_routing_is_undone_and_copied(sim, song, audio):
    """live-runtime 4.4: routing is tracked."""
    audio.current_output_routing = "Sends Only"
    song.duplicate_track(2)
    sim.advance(0.010)
    assert song.tracks[3].current_output_routing == "Sends Only"
    song.undo()
    assert audio.current_output_routing == "Main"


def test_a_track_in_a_group_goes_to_the_group(sim, song, live):
    """Live: category parent_group_track."""
    group = sim.group_tracks(2, 3)
    sim.advance(0.010)
    member = song.tracks[3]
    assert member.output_routing_type.display_name == "Group"
    assert member.output_routing_type.category == live.Track.RoutingTypeCategory.parent_group_track
    assert member.output_routing_type.attached_object == group
    assert group.output_routing_type.display_name == "Main"


def test_returns_have_no_input_and_the_main_track_no_routing(song):
    """Live: not available there."""
    with pytest.raises(RuntimeError):
        _ = song.return_tracks[0].available_input_routing_types
    assert song.return_tracks[0].output_routing_type.display_name == "Main"
    with pytest.raises(RuntimeError):
        _ = song.master_track.output_routing_type


def test_choosing_notifies_what_shows_it(audio):
    """Listeners of the type, the channel, and the older names."""
    heard = []
    shown = ("input_routing_type", "input_routing_channel", "available_input_routing_channels", "current_input_routing")
    for name in shown:
        getattr(audio, f"add_{name}_listener")(lambda name=name: heard.append(name))
    audio.current_input_routing = "Resampling"
    audio.current_input_routing = "Resampling"
    assert sorted(heard) == sorted(set(heard))
    assert len(heard) == 4


def test_types_are_equal_by_what_they_stand_for(audio):
    """A choice of ours: each read gives a new object."""
    assert audio.input_routing_type == audio.input_routing_type
    assert audio.input_routing_type in audio.available_input_routing_types
    assert audio.input_routing_type != audio.output_routing_type
