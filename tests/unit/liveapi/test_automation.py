"""The older operations on the envelopes of clips, on the simulator of Live."""

import pytest

from alive.domain.commands.automation import (
    ClearAutomationEnvelope,
    CreateAutomationEnvelope,
    GetAutomationEnvelopeValues,
    GetClipAutomationEnvelope,
    InsertAutomationStep,
    RemoveAutomationStep,
)
from alive.domain.commands.clip import CreateMidiClip
from alive.domain.errors import InvalidArgument, LiveRejected, NotFound, OutcomeUnknown, UnsupportedByLive

PLACE = {"track_index": 0, "clip_index": 0, "device_index": 0, "param_index": 0}
ARRANGED = PLACE | {"clip_index": "tracks/0/arrangement_clips/0"}
ON = 1.0


@pytest.fixture
def clip(live):
    """A clip of four beats on a track with a device, whose first parameter is a switch that is on."""
    live.user(lambda: live.song.tracks[0].insert_device("Operator"))
    live.run(CreateMidiClip(track_index=0, scene_index=0))
    return live.song.tracks[0].clip_slots[0].clip


def points(clip):
    return [(each.time, each.value) for each in clip.automation_envelopes[0].events_in_range(-100.0, 100.0)]


def values(clip, *times):
    return [clip.automation_envelopes[0].value_at_time(time) for time in times]


def insert(live, time, value, length=1.0):
    return live.run(InsertAutomationStep(**PLACE, time=time, value=value, length=length))


def test_an_envelope_is_made_once_and_cleared(live, clip):
    assert live.run(GetClipAutomationEnvelope(**PLACE)).has_envelope is False
    result = live.run(CreateAutomationEnvelope(**PLACE))
    assert (result.has_envelope, result.parameter_name, result.device_name) == (True, "Device On", "Operator")
    assert result.message == "The clip has an envelope for Device On of Operator."
    assert clip.has_envelopes is True
    with pytest.raises(LiveRejected, match="already an envelope"):
        live.run(CreateAutomationEnvelope(**PLACE))
    assert live.run(ClearAutomationEnvelope(**PLACE)).has_envelope is False
    assert clip.has_envelopes is False


@pytest.mark.parametrize(
    "command", [ClearAutomationEnvelope(**PLACE), RemoveAutomationStep(**PLACE, time=0)], ids=lambda one: one.spec.name
)
def test_there_must_be_an_envelope_to_take_something_away(live, clip, command):
    with pytest.raises(NotFound, match="no envelope for Device On"):
        live.run(command)


def test_a_step_holds_a_value_and_what_is_around_it_stays(live, clip):
    result = insert(live, 1.0, 0.0)
    assert values(clip, 0.5, 1.5, 2.5) == [ON, 0.0, ON]
    assert (result.time, result.length, result.value, result.display_value) == (1.0, 1.0, 0.0, "Off")
    assert result.message == "The envelope for Device On holds Off at beat 1."


def test_a_value_that_the_parameter_cannot_have_makes_no_envelope(live, clip):
    with pytest.raises(InvalidArgument, match=r"value: got 1.5, allowed is a number from 0 to 1"):
        insert(live, 1.0, 1.5)
    assert clip.has_envelopes is False


def test_an_envelope_that_was_made_for_a_step_goes_when_live_refuses_the_step(live, clip, monkeypatch):
    def refuse(*_arguments):
        raise RuntimeError("no")

    live.run(CreateAutomationEnvelope(**PLACE))
    kind = type(clip.automation_envelopes[0])
    live.run(ClearAutomationEnvelope(**PLACE))
    monkeypatch.setattr(kind, "insert_step", refuse)
    with pytest.raises(LiveRejected):
        insert(live, 1.0, 0.0)
    assert clip.has_envelopes is False


def test_a_step_that_live_does_not_show_has_an_unknown_outcome(live, clip, monkeypatch):
    live.run(CreateAutomationEnvelope(**PLACE))
    monkeypatch.setattr(type(clip.automation_envelopes[0]), "insert_step", lambda *_arguments: None)
    with pytest.raises(OutcomeUnknown, match="Live was given 0 at beat 1, but shows 1"):
        insert(live, 1.0, 0.0)


def test_a_step_alone_is_removed_without_a_trace(live, clip):
    insert(live, 1.0, 0.0)
    result = live.run(RemoveAutomationStep(**PLACE, time=1, length=1))
    assert points(clip) == []
    assert (result.value, result.has_envelope) == (ON, True)


def test_a_step_among_others_is_removed_without_changing_them(live, clip):
    for beat, value in enumerate((0.0, 1.0, 0.0, 0.0)):
        insert(live, float(beat), value)
    live.run(RemoveAutomationStep(**PLACE, time=1, length=1))
    assert values(clip, 0.5, 1.5, 2.5, 3.5, 4.5) == [0.0, 0.0, 0.0, 0.0, ON]
    live.run(RemoveAutomationStep(**PLACE, time=3, length=1))
    assert values(clip, 0.5, 1.5, 2.5, 3.5, 4.5) == [0.0, 0.0, 0.0, 0.0, ON]
    live.run(RemoveAutomationStep(**PLACE, time=0, length=4))
    assert values(clip, 0.5, 1.5, 2.5, 3.5, 4.5) == [ON] * 5


def test_a_step_on_its_way_between_two_others_leaves_the_line_it_was_on(live, clip):
    place = PLACE | {"param_index": 1}
    parameter = live.song.tracks[0].devices[0].parameters[1]
    low, high = parameter.min, parameter.max
    live.run(InsertAutomationStep(**place, time=0, value=low, length=1))
    live.run(InsertAutomationStep(**place, time=5, value=high, length=1))
    live.user(lambda: clip.automation_envelopes[0].delete_events_in_range(1.0 + 1e-9, 5.0))
    live.user(lambda: clip.automation_envelopes[0].delete_events_in_range(0.9, 1.1))
    before = points(clip)
    lines = values(clip, 2.0, 3.0)
    live.run(InsertAutomationStep(**place, time=2, value=high, length=1))
    assert values(clip, 2.5) == [high]
    live.run(RemoveAutomationStep(**place, time=2, length=1))
    assert points(clip) == before
    assert values(clip, 2.0, 3.0) == lines


def test_there_must_be_points_where_a_step_is_removed(live, clip):
    insert(live, 1.0, 0.0)
    with pytest.raises(NotFound, match=r"no points from beat 3 to 3.5"):
        live.run(RemoveAutomationStep(**PLACE, time=3, length=0.5))
    assert values(clip, 1.5) == [0.0]


def test_values_and_points_are_read_over_a_time(live, clip):
    insert(live, 1.0, 0.0)
    result = live.run(GetAutomationEnvelopeValues(**PLACE, start_time=0.5, end_time=2.5, interval=0.5))
    assert [(each.time, each.value) for each in result.values] == [(0.5, 1.0), (1.0, 0.0), (1.5, 0.0), (2.0, 1.0)]
    assert [(each.time, each.value) for each in result.events] == [(1.0, 1.0), (1.0, 0.0), (2.0, 0.0), (2.0, 1.0)]
    assert result.values[1].display_value == "Off"
    whole = live.run(GetAutomationEnvelopeValues(**PLACE))
    assert (whole.start_time, whole.end_time, len(whole.values)) == (0.0, 4.0, 16)


def test_without_an_envelope_there_are_no_values(live, clip):
    result = live.run(GetAutomationEnvelopeValues(**PLACE))
    assert (result.has_envelope, result.values, result.events) == (False, (), ())


def test_many_values_are_read_over_several_turns_and_too_many_are_refused(live, clip):
    insert(live, 1.0, 0.0)
    assert len(live.run(GetAutomationEnvelopeValues(**PLACE, interval=0.004)).values) == 1000
    with pytest.raises(InvalidArgument, match=r"that is 40000 values, allowed is at least 0.0004"):
        live.run(GetAutomationEnvelopeValues(**PLACE, interval=0.0001))
    with pytest.raises(InvalidArgument, match="end_time: got 1, allowed is more than 1"):
        live.run(GetAutomationEnvelopeValues(**PLACE, start_time=1, end_time=1))


@pytest.mark.parametrize(
    "command",
    [
        GetClipAutomationEnvelope(**ARRANGED),
        CreateAutomationEnvelope(**ARRANGED),
        ClearAutomationEnvelope(**ARRANGED),
        InsertAutomationStep(**ARRANGED, time=0, value=0),
        RemoveAutomationStep(**ARRANGED, time=0),
        GetAutomationEnvelopeValues(**ARRANGED),
    ],
    ids=lambda command: command.spec.name,
)
def test_envelopes_of_the_arrangement_are_out_of_reach(live, clip, command):
    live.user(lambda: live.song.tracks[0].create_midi_clip(0.0, 4.0))
    with pytest.raises(UnsupportedByLive, match="The clip is in the Arrangement"):
        live.run(command)


@pytest.mark.parametrize("wrong", [{"param_index": 9999}, {"device_index": 1}, {"clip_index": 5}, {"track_index": 1}])
def test_what_is_not_there_is_not_found_and_nothing_is_changed(live, clip, wrong):
    insert(live, 1.0, 0.0)
    with pytest.raises(NotFound):
        live.run(ClearAutomationEnvelope(**PLACE | wrong))
    with pytest.raises(NotFound):
        live.run(RemoveAutomationStep(**PLACE | wrong, time=1))
    assert values(clip, 1.5) == [0.0]
