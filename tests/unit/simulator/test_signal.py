"""Meters, monitoring, freezing, load, and what the editions of Live limit."""

import math

import pytest

from alive.simulator import ManualClock, Simulator

NOTE = (60, 0.0, 2.0, 127, False)


def decibels(meter):
    """Return dBFS of a meter: live-runtime 6.2."""
    return 76 * meter - 70


def source(song, sim, notes=(NOTE,)):
    """Start a clip with notes on the first track, which has no instrument, and return the track."""
    track = song.tracks[0]
    track.clip_slots[0].create_clip(4.0).set_notes(tuple(notes))
    track.clip_slots[0].fire()
    sim.advance(0.030)
    return track


def test_meters_are_zero_without_playing(song):
    """live-runtime 8: nothing comes out of nothing."""
    for track in (song.tracks[2], song.return_tracks[0], song.master_track):
        assert (track.output_meter_left, track.output_meter_right, track.output_meter_level) == (0.0, 0.0, 0.0)
    assert song.tracks[2].input_meter_level == 0.0


def test_a_midi_meter_shows_velocity(sim, song):
    """Live: a track without audio output has a MIDI meter."""
    track = source(song, sim, [(60, 0.0, 1.0, 127, False), (64, 0.0, 1.0, 64, False)])
    assert track.output_meter_level == 1.0
    sim.advance(1.7)
    assert track.output_meter_level == 0.0


def test_the_level_holds_a_peak_for_a_second(sim, song):
    """Live's documentation: the hold time is one second."""
    track = source(song, sim, [(60, 0.0, 0.1, 127, False)])
    sim.advance(0.7)
    assert track.output_meter_level == 1.0
    sim.advance(0.6)
    assert track.output_meter_level == 0.0


def test_a_muted_note_is_not_heard(sim, song):
    """A choice of ours, as everything about meters."""
    track = source(song, sim, [(60, 0.0, 2.0, 127, True)])
    assert track.output_meter_level == 0.0


def test_midi_tracks_have_no_channel_meters(song):
    """Live: for tracks with audio only."""
    with pytest.raises(RuntimeError):
        _ = song.tracks[0].output_meter_left
    with pytest.raises(RuntimeError):
        _ = song.tracks[0].input_meter_left


def test_meter_listeners_are_called_while_playing_only(sim, song):
    """live-runtime 3.4: often; nothing when stopped."""
    heard = []
    song.tracks[0].add_output_meter_level_listener(lambda: heard.append(song.tracks[0].output_meter_level))
    sim.advance(1.0)
    assert heard == []
    source(song, sim)
    assert heard == [1.0]
    song.stop_playing()
    sim.advance(0.1)
    assert heard == [1.0, 0.0]


@pytest.fixture
def audible(sim, song, monkeypatch):
    """The first track, heard at -12 dB as if it had an instrument."""
    from alive.simulator.track import metering

    monkeypatch.setattr(metering, "_own", lambda track, _: metering.gain(-12.0) if track.kind == "audio" else 0.0)
    song.start_playing()
    sim.advance(0.020)
    return song.tracks[2]


def test_the_fader_is_seen_in_the_meter(song, audible):
    """live-runtime 6.2: dBFS = 76 * raw - 70, and the fader's curve."""
    assert decibels(audible.output_meter_left) == pytest.approx(-12.0, abs=0.01)
    audible.mixer_device.volume.value = 0.6
    assert decibels(audible.output_meter_left) == pytest.approx(-22.0, abs=0.01)
    audible.mixer_device.volume.value = 0.0
    assert audible.output_meter_left == 0.0


def test_panning_silences_the_other_side(audible):
    """A choice of ours: the nearer side keeps its level."""
    audible.mixer_device.panning.value = 1.0
    assert audible.output_meter_left == 0.0
    assert decibels(audible.output_meter_right) == pytest.approx(-12.0, abs=0.01)


def test_the_main_track_sums_what_is_routed_to_it(song, audible):
    """Two tracks at -12 dB are 6 dB more."""
    assert decibels(song.master_track.output_meter_left) == pytest.approx(-12 + 20 * math.log10(2), abs=0.01)
    song.tracks[3].current_output_routing = "Sends Only"
    assert decibels(song.master_track.output_meter_left) == pytest.approx(-12, abs=0.01)
    audible.mute = True
    assert song.master_track.output_meter_left == 0.0


def test_solo_silences_the_others(song, audible):
    """Live: muted via solo."""
    song.tracks[3].solo = True
    assert audible.output_meter_left == 0.0
    assert song.tracks[3].output_meter_left > 0.0


@pytest.mark.parametrize("soloed", ["group", "member"])
def test_a_solo_is_heard_through_the_group(sim, song, audible, soloed):
    """Live: a soloed group keeps its members audible, a soloed member its group."""
    group = sim.group_tracks(2, 2)
    sim.advance(0.020)
    (group if soloed == "group" else audible).solo = True
    for track in (audible, group, song.master_track):
        assert decibels(track.output_meter_left) == pytest.approx(-12, abs=0.01)
    assert song.tracks[4].output_meter_left == 0.0


def test_meter_listeners_follow_a_solo_in_a_group(sim, song, audible):
    """The group's meter falls with a solo elsewhere and comes back with one inside."""
    group = sim.group_tracks(2, 2)
    sim.advance(0.020)
    heard = []
    group.add_output_meter_left_listener(lambda: heard.append(group.output_meter_left > 0))
    song.tracks[4].solo = True
    sim.advance(0.1)
    audible.solo = True
    sim.advance(0.1)
    assert heard == [False, True]


def test_a_send_is_heard_on_the_return(song, audible):
    """Live: a send at its end gives the track's level."""
    assert song.return_tracks[0].output_meter_left == 0.0
    audible.mixer_device.sends[0].value = 1.0
    assert decibels(song.return_tracks[0].output_meter_left) == pytest.approx(-12, abs=0.01)


def test_monitoring_chooses_between_input_and_clips(song, audible):
    """Live: In hears the input only; Auto does when armed; Off never."""
    audible.current_input_routing = "4-Audio"
    song.tracks[3].mixer_device.volume.value = 0.6
    assert decibels(audible.input_meter_left) == pytest.approx(-22.0, abs=0.01)
    assert decibels(audible.output_meter_left) == pytest.approx(-12.0, abs=0.01)
    audible.current_monitoring_state = 0
    assert decibels(audible.output_meter_left) == pytest.approx(-22.0, abs=0.01)
    audible.current_monitoring_state = 1
    audible.arm = True
    assert decibels(audible.output_meter_left) == pytest.approx(-22.0, abs=0.01)
    audible.current_monitoring_state = 2
    assert decibels(audible.output_meter_left) == pytest.approx(-12.0, abs=0.01)


def test_a_loop_in_the_routing_ends(song, audible):
    """Two tracks that take each other as input, and the main track as well."""
    audible.current_input_routing = "Resampling"
    audible.current_monitoring_state = 0
    assert 0.0 <= song.master_track.output_meter_left <= 1.0


def test_only_a_user_freezes(sim, song):
    """live: read-only, with a listener; returns cannot be frozen."""
    track = song.tracks[2]
    heard = []
    track.add_is_frozen_listener(lambda: heard.append(track.is_frozen))
    sim.freeze(track)
    assert (track.is_frozen, track.can_be_frozen, heard) == (True, True, [True])
    with pytest.raises(AttributeError):
        track.is_frozen = False
    sim.freeze(track, frozen=False)
    assert not track.is_frozen
    assert not song.return_tracks[0].can_be_frozen
    with pytest.raises(RuntimeError):
        sim.freeze(song.master_track)


def test_a_frozen_track_keeps_its_devices(sim, song):
    """A frozen track takes no clips, and neither takes nor loses devices."""
    track, other = song.tracks[0], song.tracks[1]
    device = track.insert_device("Arpeggiator")
    chain = track.insert_device("Instrument Rack")
    chain.insert_chain(0)
    moved = other.insert_device("Arpeggiator")
    sim.freeze(track)
    refused = [
        lambda: track.insert_device("Reverb"),
        lambda: track.delete_device(0),
        lambda: track.duplicate_device(0),
        lambda: song.move_device(device, other, 0),
        lambda: song.move_device(moved, track, 0),
        lambda: track.devices[1].chains[0].insert_device("Reverb"),
    ]
    for call in refused:
        with pytest.raises(RuntimeError, match="frozen"):
            call()
    assert [len(each.devices) for each in (track, other)] == [2, 1]
    sim.freeze(track, frozen=False)
    track.delete_device(0)
    assert len(track.devices) == 1


def test_chains_show_only_on_a_track_with_an_instrument_rack(song):
    """Live: is_showing_chains needs can_show_chains."""
    assert not song.tracks[0].can_show_chains
    with pytest.raises(RuntimeError):
        song.tracks[0].is_showing_chains = True


def test_returns_and_the_main_track_have_no_implicit_arm(song):
    """Live: only what can be armed."""
    heard = []
    song.tracks[0].add_implicit_arm_listener(lambda: heard.append(song.tracks[0].implicit_arm))
    song.tracks[0].implicit_arm = True
    assert heard == [True]
    with pytest.raises(RuntimeError):
        song.return_tracks[0].implicit_arm = True


@pytest.fixture
def lite():
    """Live Lite."""
    with Simulator(clock=ManualClock(), edition="Lite") as simulation:
        yield simulation


def test_lite_has_eight_tracks(lite):
    """Ableton's comparison of editions; docstring: a limitation error."""
    import Live

    song = lite.song
    for _ in range(4):
        song.create_midi_track(-1)
    for call in (lambda: song.create_audio_track(-1), lambda: song.duplicate_track(0)):
        with pytest.raises(Live.Base.LimitationError):
            call()
    assert len(song.tracks) == 8
    lite.group_tracks(0, 1)
    song.delete_track(8)
    assert song.create_midi_track(-1) == song.tracks[-1]


def test_lite_has_sixteen_scenes_and_two_returns(lite):
    """Ableton's comparison of editions."""
    import Live

    song = lite.song
    for _ in range(8):
        song.create_scene(-1)
    for call in (lambda: song.create_scene(0), lambda: song.duplicate_scene(0), song.create_return_track):
        with pytest.raises(Live.Base.LimitationError):
            call()
    assert (len(song.scenes), len(song.return_tracks)) == (16, 2)


def test_the_edition_is_told(lite):
    """Application.get_variant and unavailable_features."""
    from Live.Application import UnavailableFeature

    application = lite.application
    assert application.get_variant() == "Lite"
    assert list(application.unavailable_features) == [UnavailableFeature.note_velocity_ranges_and_probabilities]


def test_suite_lacks_nothing(sim):
    """The default edition."""
    assert sim.application.get_variant() == "Suite"
    assert len(sim.application.unavailable_features) == 0
