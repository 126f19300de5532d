"""Envelopes of clips, and what automation does to parameters."""

import pytest


@pytest.fixture
def volume(song):
    """The volume of the first track."""
    return song.tracks[0].mixer_device.volume


@pytest.fixture
def envelope(clip, volume):
    """An envelope for it."""
    return clip.create_automation_envelope(volume)


def events(envelope):
    """Return all events as numbers."""
    return [(event.time, round(event.value, 3)) for event in envelope.events_in_range(-100.0, 100.0)]


def test_an_envelope_starts_with_the_value_of_its_parameter(clip, volume, envelope):
    """Live 12: create_automation_envelope, then found by parameter."""
    assert clip.automation_envelope(volume) == envelope
    assert list(clip.automation_envelopes) == [envelope]
    assert envelope.canonical_parent == clip
    assert envelope.value_at_time(2.0) == pytest.approx(0.85)
    assert clip.has_envelopes
    assert events(envelope) == []


def test_a_parameter_has_one_envelope_per_clip(clip, volume, envelope):
    """Live 12: this text."""
    with pytest.raises(RuntimeError, match="There is already an envelope for the parameter"):
        clip.create_automation_envelope(volume)


def test_an_envelope_is_for_the_own_track_and_the_session(song, clip, volume):
    """Live 12: this text; automation_envelope answers None."""
    other = song.tracks[1].mixer_device.volume
    text = "Not a session clip or parameter belongs to another track"
    with pytest.raises(RuntimeError, match=text):
        clip.create_automation_envelope(other)
    assert clip.automation_envelope(other) is None
    arranged = song.tracks[0].create_midi_clip(0.0, 4.0)
    with pytest.raises(RuntimeError, match=text):
        arranged.create_automation_envelope(volume)
    assert arranged.automation_envelope(volume) is None


def test_a_copy_in_the_arrangement_carries_envelopes_out_of_reach(song, clip, volume, envelope):
    """Live 12: automation gets there only by duplicating, and cannot be edited."""
    envelope.insert_step(0.0, 1.0, 0.2)
    copy = song.tracks[0].duplicate_clip_to_arrangement(clip, 8.0)
    assert copy.has_envelopes
    assert copy.automation_envelope(volume) is None
    assert len(copy.automation_envelopes) == 0
    with pytest.raises(RuntimeError):
        copy.clear_all_envelopes()


def test_a_step_holds_its_value_and_leaves_the_rest(envelope):
    """insert_step(start, length, value)."""
    envelope.insert_step(1.0, 2.0, 0.25)
    assert [round(envelope.value_at_time(time), 2) for time in (0.0, 0.99, 1.0, 2.9, 3.0, 9.0)] == [
        0.85, 0.85, 0.25, 0.25, 0.85, 0.85,
    ]  # fmt: skip
    assert events(envelope) == [(1.0, 0.85), (1.0, 0.25), (3.0, 0.25), (3.0, 0.85)]


def test_a_step_over_another_keeps_what_sticks_out(envelope):
    """The later one wins where they overlap."""
    envelope.insert_step(0.0, 4.0, 0.2)
    envelope.insert_step(1.0, 1.0, 0.6)
    assert [round(envelope.value_at_time(time), 2) for time in (0.5, 1.5, 2.5, 5.0)] == [0.2, 0.6, 0.2, 0.85]


@pytest.mark.parametrize(("length", "value"), [(0.0, 0.5), (-1.0, 0.5), (1.0, 1.5), (1.0, -0.1)])
def test_a_step_needs_a_length_and_a_value_in_range(envelope, length, value):
    """No clamp."""
    with pytest.raises(RuntimeError):
        envelope.insert_step(0.0, length, value)
    assert events(envelope) == []


def test_events_can_be_deleted(envelope):
    """The value then goes in a line between what is left."""
    envelope.insert_step(0.0, 4.0, 0.2)
    envelope.insert_step(1.0, 1.0, 0.6)
    envelope.delete_events_in_range(1.0, 2.5)
    assert envelope.value_at_time(1.5) == pytest.approx(0.2)


def test_an_event_is_a_value_that_scripts_can_make(live, envelope):
    """Live 12.2: the envelope does not follow."""
    module = live.Envelope
    curve = module.EnvelopeEventControlCoefficients(0.1, 0.2, 0.3, 0.4)
    event = module.EnvelopeEvent(1.0, 0.5, curve)
    event.time = 2.0
    assert (event.time, event.value, event.control_coefficients.y2) == (2.0, 0.5, 0.4)
    with pytest.raises(TypeError):
        module.EnvelopeEvent(1.0, 0.5, None)
    envelope.insert_step(0.0, 1.0, 0.2)
    envelope.events_in_range(0.0, 4.0)[0].value = 0.9
    assert 0.9 not in [value for _, value in events(envelope)]


def test_has_envelopes_notifies_for_the_first_and_the_last(song, clip, volume):
    """Live 12: not in between."""
    calls = []
    clip.add_has_envelopes_listener(lambda: calls.append(clip.has_envelopes))
    clip.create_automation_envelope(volume)
    clip.create_automation_envelope(song.tracks[0].mixer_device.panning)
    clip.clear_envelope(volume)
    clip.clear_all_envelopes()
    assert calls == [True, False]


def test_clearing_what_is_not_there_does_nothing(clip, volume):
    """No envelope, no error."""
    clip.clear_envelope(volume)
    assert not clip.has_envelopes


def test_envelopes_are_undone(song, clip, envelope):
    """Undone objects are new objects."""
    song.begin_undo_step()
    envelope.insert_step(0.0, 1.0, 0.2)
    clip.clear_all_envelopes()
    song.end_undo_step()
    assert not clip.has_envelopes
    song.undo()
    assert envelope == None  # noqa: E711 - what scripts do
    assert clip.automation_envelopes[0].value_at_time(0.5) == pytest.approx(0.85)


def test_a_copied_track_has_envelopes_for_its_own_parameters(song, clip, envelope):
    """duplicate_track: the copy does not move the original's fader."""
    envelope.insert_step(0.0, 1.0, 0.2)
    song.duplicate_track(0)
    copy = song.tracks[1].clip_slots[0].clip
    own = song.tracks[1].mixer_device.volume
    assert copy.automation_envelope(own).value_at_time(0.5) == pytest.approx(0.2)
    assert copy.automation_envelope(song.tracks[0].mixer_device.volume) is None


def test_a_playing_clip_moves_its_parameters(sim, clip, volume, envelope):
    """The listener is told on the way."""
    envelope.insert_step(1.0, 1.0, 0.25)
    calls = []
    volume.add_value_listener(lambda: calls.append(round(volume.value, 2)))
    assert volume.automation_state == 0
    clip.fire()
    sim.advance(0.2)
    assert volume.automation_state == 1
    sim.advance(0.5)
    assert volume.value == 0.25
    sim.advance(0.5)
    assert calls == [0.25, 0.85]


def test_writing_overrides_automation_until_it_is_enabled_again(sim, song, clip, volume, envelope):
    """Live: AutomationState overridden, Song.re_enable_automation."""
    envelope.insert_step(0.0, 4.0, 0.25)
    clip.fire()
    sim.advance(0.1)
    calls = []
    song.add_re_enable_automation_enabled_listener(lambda: calls.append(song.re_enable_automation_enabled))
    sim.call(lambda: setattr(volume, "value", 0.5))
    sim.advance(0.1)
    assert (volume.value, volume.automation_state, song.re_enable_automation_enabled) == (0.5, 2, True)
    song.re_enable_automation()
    sim.advance(0.1)
    assert (volume.value, volume.automation_state, song.re_enable_automation_enabled) == (0.25, 1, False)
    assert calls == [True, False]


def test_without_automation_a_write_overrides_nothing(song, volume):
    """State none."""
    volume.value = 0.3
    assert (volume.automation_state, song.re_enable_automation_enabled) == (0, False)


def test_writes_are_recorded_as_automation(sim, song, clip, volume):
    """Live: Song.session_automation_record with Session recording, on armed tracks."""
    song.tracks[0].arm = True
    song.session_automation_record = True
    clip.fire()
    sim.advance(0.51)
    sim.call(lambda: setattr(volume, "value", 0.5))
    assert not clip.has_envelopes
    song.session_record = True
    sim.advance(0.5)
    sim.call(lambda: setattr(volume, "value", 0.25))
    sim.advance(0.1)
    envelope = clip.automation_envelope(volume)
    assert (envelope.value_at_time(1.5), envelope.value_at_time(2.5)) == (0.5, 0.25)
    assert volume.automation_state == 1
