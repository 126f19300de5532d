"""Envelopes of clips, on the simulator of Live."""

import pytest

from alive.domain.commands.clip import CreateMidiClip
from alive.domain.commands.envelopes import (
    ClearClipEnvelope,
    ClearClipEnvelopes,
    DeleteEnvelopeEvents,
    EnvelopeStep,
    GetClipEnvelope,
    GetClipEnvelopes,
    InsertEnvelopeRamp,
    InsertEnvelopeSteps,
)
from alive.domain.commands.song import Undo
from alive.domain.errors import InvalidArgument, LiveRejected, NotFound, OutcomeUnknown, UnsupportedByLive
from alive.simulator import ManualClock, Simulator
from tests.unit.liveapi.desk import LiveDesk

CLIP = "tracks/0/clip_slots/0/clip"
PAN = {"clip": CLIP, "parameter": "tracks/0/mixer_device/panning"}


@pytest.fixture
def clip(live):
    live.run(CreateMidiClip(track_index=0, scene_index=0))
    return live.song.tracks[0].clip_slots[0].clip


def values(clip, *times):
    return pytest.approx([clip.automation_envelopes[0].value_at_time(time) for time in times], abs=1e-6)


def step(time, value, length=1.0):
    return EnvelopeStep(time=time, length=length, value=value)


def write(live, *steps):
    return live.run(InsertEnvelopeSteps(**PAN, steps=steps))


def test_steps_are_written_in_one_undo_step(live, clip):
    live.user(lambda: setattr(live.song.scenes[0], "name", "the user's"))
    result = write(live, step(0, -1.0), step(1, 0.5), step(3, 1.0, 0.5))
    assert values(clip, 0.5, 1.5, 2.5, 3.25, 3.75) == [-1.0, 0.5, 0.0, 1.0, 0.0]
    assert (result.is_new, result.step_count, result.parameter_name) == (True, 3, "Track Panning")
    assert result.message == "Wrote 3 steps from 0 to 3.5 into the envelope for Track Panning."
    assert write(live, step(2, -0.5)).is_new is False
    live.run(Undo())
    live.run(Undo())
    assert clip.has_envelopes is False
    assert live.song.scenes[0].name == "the user's"


def test_a_value_that_the_parameter_cannot_have_writes_nothing(live, clip):
    with pytest.raises(InvalidArgument, match=r"steps.1.value: got 1.5, allowed is a number from -1 to 1"):
        write(live, step(0, 0.5), step(1, 1.5))
    assert clip.has_envelopes is False


@pytest.mark.parametrize("second", [0.0, 0.999, -1.0])
def test_steps_do_not_overlap(second):
    with pytest.raises(InvalidArgument, match=r"steps.1.time: got .*, allowed is 1 or more"):
        InsertEnvelopeSteps(**PAN, steps=(step(0, 0.5), step(second, 0.5)))


def test_a_step_that_live_does_not_show_has_an_unknown_outcome(live, clip, monkeypatch):
    write(live, step(0, 0.5))
    monkeypatch.setattr(type(clip.automation_envelopes[0]), "insert_step", lambda *_arguments: None)
    with pytest.raises(OutcomeUnknown, match="Live was given -1 at beat 2, but shows 0"):
        write(live, step(0, 0.5), step(2, -1.0))


def test_a_ramp_is_a_staircase_from_the_first_value_to_the_last(live, clip):
    ramp = InsertEnvelopeRamp(**PAN, start_time=1, end_time=3, start_value=-1, end_value=1, step_length=0.4)
    result = live.run(ramp)
    assert result.step_count == 5
    assert values(clip, 0.5, 1.2, 1.6, 2.0, 2.4, 2.8, 3.5) == [0.0, -1.0, -0.5, 0.0, 0.5, 1.0, 0.0]


def test_a_ramp_reaches_the_limit_of_its_parameter(live, clip):
    """Live refuses 1.0000000000000002, which the sum of the rises comes to."""
    ramp = InsertEnvelopeRamp(**PAN, start_time=0, end_time=4, start_value=-0.3, end_value=1, step_length=4 / 78)
    assert live.run(ramp).step_count == 78
    assert values(clip, 3.99) == [1.0]


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"end_time": 0}, "end_time: got 0, allowed is more than 0"),
        ({"step_length": 4}, "that is 1 steps, allowed are 2 to 1000"),
        ({"step_length": 0.001}, "that is 4000 steps"),
    ],
)
def test_what_is_no_ramp_is_refused(wrong, words):
    ramp = {"start_time": 0, "end_time": 4, "start_value": 0, "end_value": 1}
    with pytest.raises(InvalidArgument, match=words):
        InsertEnvelopeRamp(**PAN, **ramp | wrong)


def test_a_switch_has_no_ramp_and_no_value_is_out_of_range(live, clip):
    ramp = {"start_time": 0, "end_time": 4, "start_value": 0}
    with pytest.raises(LiveRejected, match="is a switch"):
        live.run(InsertEnvelopeRamp(clip=CLIP, parameter="tracks/0/mixer_device/track_activator", **ramp, end_value=1))
    with pytest.raises(InvalidArgument, match="end_value: got 2"):
        live.run(InsertEnvelopeRamp(**PAN, **ramp, end_value=2))
    assert clip.has_envelopes is False


def test_values_and_points_are_read(live, clip):
    write(live, step(1, -1.0))
    result = live.run(GetClipEnvelope(**PAN, interval=1))
    assert [(each.time, each.value, each.display_value) for each in result.values] == [
        (0.0, 0.0, "C"),
        (1.0, -1.0, "50L"),
        (2.0, 0.0, "C"),
        (3.0, 0.0, "C"),
    ]
    assert [each.time for each in result.events] == [1.0, 1.0, 2.0, 2.0]
    assert (result.start_time, result.end_time, result.has_envelope) == (0.0, 4.0, True)


def test_a_window_starts_where_the_clip_does(live, clip):
    def act():
        clip.loop_start, clip.start_marker = 2.0, 1.0

    live.user(act)
    result = live.run(GetClipEnvelope(**PAN))
    assert (result.start_time, result.end_time, result.has_envelope, result.values) == (1.0, 4.0, False, ())


def test_which_envelopes_there_are_is_found_in_every_corner_of_the_track(live, clip):
    def act():
        track = live.song.tracks[0]
        track.insert_device("Instrument Rack")
        track.devices[0].insert_chain()
        track.devices[0].chains[0].insert_device("Operator")
        return track

    track = live.user(act)
    chain = track.devices[0].chains[0]
    wanted = [track.mixer_device.sends[1], chain.mixer_device.volume, chain.devices[0].parameters[3]]
    live.user(lambda: [clip.create_automation_envelope(parameter) for parameter in wanted])
    result = live.run(GetClipEnvelopes(clip=CLIP))
    assert [(each.parameter_path, each.device_name) for each in result.envelopes] == [
        ("tracks/0/mixer_device/sends/1", None),
        ("tracks/0/devices/0/chains/0/mixer_device/volume", None),
        ("tracks/0/devices/0/chains/0/devices/0/parameters/3", "Operator"),
    ]
    assert (result.count, result.message) == (3, "The clip has 3 envelopes.")


def test_a_clip_without_envelopes_has_none(live, clip):
    result = live.run(GetClipEnvelopes(clip=CLIP))
    assert (result.has_envelopes, result.envelopes, result.count) == (False, (), 0)


def test_points_are_deleted_up_to_the_end_of_the_range(live, clip):
    write(live, step(0, -1.0), step(2, 1.0))
    result = live.run(DeleteEnvelopeEvents(**PAN, start_time=1, end_time=3))
    assert (result.removed_count, result.has_envelope) == (4, True)
    left = [each.time for each in clip.automation_envelopes[0].events_in_range(-10.0, 10.0)]
    assert left == [0.0, 0.0, 3.0, 3.0]
    assert live.run(DeleteEnvelopeEvents(**PAN, start_time=1, end_time=3)).removed_count == 0
    with pytest.raises(InvalidArgument, match="end_time"):
        DeleteEnvelopeEvents(**PAN, start_time=1, end_time=1)


def test_one_envelope_is_cleared_or_all(live, clip):
    write(live, step(0, -1.0))
    live.user(lambda: clip.create_automation_envelope(live.song.tracks[0].mixer_device.volume))
    assert live.run(ClearClipEnvelope(**PAN)).has_envelope is False
    assert len(clip.automation_envelopes) == 1
    assert live.run(ClearClipEnvelopes(clip=CLIP)).has_envelopes is False
    assert clip.has_envelopes is False
    with pytest.raises(NotFound, match="The clip has no envelopes"):
        live.run(ClearClipEnvelopes(clip=CLIP))
    with pytest.raises(NotFound, match="no envelope for Track Panning"):
        live.run(ClearClipEnvelope(**PAN))


@pytest.mark.parametrize(
    ("member", "command"),
    [("clear_envelope", ClearClipEnvelope(**PAN)), ("clear_all_envelopes", ClearClipEnvelopes(clip=CLIP))],
)
def test_an_envelope_that_is_still_there_has_an_unknown_outcome(live, clip, monkeypatch, member, command):
    write(live, step(0, -1.0))
    monkeypatch.setattr(type(clip), member, lambda *_arguments: None)
    with pytest.raises(OutcomeUnknown):
        live.run(command)


def commands_for(clip, parameter):
    place = {"clip": clip, "parameter": parameter}
    return [
        GetClipEnvelope(**place),
        InsertEnvelopeSteps(**place, steps=(step(0, 0.5),)),
        InsertEnvelopeRamp(**place, start_time=0, end_time=1, start_value=0, end_value=1),
        DeleteEnvelopeEvents(**place, start_time=0, end_time=4),
        ClearClipEnvelope(**place),
    ]


def test_a_parameter_of_another_track_is_refused(live, clip):
    for command in commands_for(CLIP, "tracks/1/mixer_device/panning"):
        with pytest.raises(LiveRejected, match="another track than the clip, tracks/0"):
            live.run(command)


def test_envelopes_of_the_arrangement_are_out_of_reach(live, clip):
    live.user(lambda: live.song.tracks[0].create_midi_clip(0.0, 4.0))
    path = "tracks/0/arrangement_clips/0"
    others = [GetClipEnvelopes(clip=path), ClearClipEnvelopes(clip=path)]
    for command in (*commands_for(path, PAN["parameter"]), *others):
        with pytest.raises(UnsupportedByLive, match="The clip is in the Arrangement"):
            live.run(command)


def test_a_stale_or_wrong_reference_changes_nothing(live, clip):
    stale = write(live, step(0, -1.0)).clip_id
    live.user(live.song.tracks[0].clip_slots[0].delete_clip)
    live.run(CreateMidiClip(track_index=0, scene_index=0))
    write(live, step(0, -1.0))
    new = live.song.tracks[0].clip_slots[0].clip
    wrong = ((stale, PAN["parameter"]), (CLIP, "tracks/0/devices/7/parameters/0"))
    for command in (*commands_for(*wrong[0]), *commands_for(*wrong[1]), ClearClipEnvelopes(clip=stale)):
        with pytest.raises(NotFound):
            live.run(command)
    assert values(new, 0.5) == [-1.0]


def test_live_12_1_shows_values_but_no_points():
    with Simulator(clock=ManualClock(), live="12.1") as sim:
        live = LiveDesk(sim)
        live.run(CreateMidiClip(track_index=0, scene_index=0))
        write(live, step(1, -1.0))
        result = live.run(GetClipEnvelope(**PAN, interval=1))
        assert [each.value for each in result.values] == [0.0, -1.0, 0.0, 0.0]
        assert result.events is None
