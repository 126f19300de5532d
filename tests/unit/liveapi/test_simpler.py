"""The operations on Simpler, its sample and slices, on the simulator of Live."""

import pytest

from alive.domain.commands.clip import CreateMidiClip
from alive.domain.commands.simpler import (
    CropSimplerSample,
    DoubleSimplerWarp,
    GetSampleLength,
    GetSamplePlaybackMode,
    GetSimpler,
    HalveSimplerWarp,
    ReverseSimplerSample,
    SetSamplePlaybackMode,
    SetSimpler,
    SetSimplerSample,
    WarpSimplerSampleAs,
)
from alive.domain.commands.slices import (
    ClearSlices,
    GetSlices,
    InsertSlice,
    MoveSlice,
    RemoveSlice,
    ResetSlices,
    SetSlicing,
)
from alive.domain.enumerations import SimplerPlaybackMode, SlicingBeatDivision, SlicingStyle, WarpMode
from alive.domain.errors import InvalidArgument, LiveRejected, NotFound, OutcomeUnknown
from tests.cases.furnished import write_wav

SIMPLER = "tracks/0/devices/0"
EMPTY = "tracks/1/devices/0"
OTHER = "tracks/3/devices/0"
FRAMES = 32000


@pytest.fixture
def device(live, tmp_path):
    """A Simpler with four seconds of silence, an empty one, and another device."""
    live.sim.load_sample(live.song.tracks[0], str(write_wav(tmp_path / "Sample.wav")))
    live.user(lambda: (live.song.tracks[1].insert_device("Simpler"), live.song.tracks[3].insert_device("Reverb")))
    return live.song.tracks[0].devices[0]


SAMPLES = [
    SetSimplerSample(device=SIMPLER, gain=0.5),
    CropSimplerSample(device=SIMPLER),
    ReverseSimplerSample(device=SIMPLER),
    WarpSimplerSampleAs(device=SIMPLER, beats=4),
    DoubleSimplerWarp(device=SIMPLER),
    HalveSimplerWarp(device=SIMPLER),
    GetSlices(device=SIMPLER),
    SetSlicing(device=SIMPLER, slicing_style=SlicingStyle.BEAT),
    InsertSlice(device=SIMPLER, slice_time=10),
    MoveSlice(device=SIMPLER, slice_time=10, new_time=20),
    RemoveSlice(device=SIMPLER, slice_time=10),
    ClearSlices(device=SIMPLER),
    ResetSlices(device=SIMPLER),
]
"""What needs a sample."""


def on(command, device):
    return type(command)(**(command.__dict__ | {"device": device}))


@pytest.mark.parametrize("command", SAMPLES, ids=lambda command: type(command).__name__)
def test_an_empty_simpler_has_no_sample_and_other_devices_are_no_simpler(live, device, command):
    with pytest.raises(LiveRejected, match="Simpler is empty: it has no sample"):
        live.run(on(command, EMPTY))
    with pytest.raises(LiveRejected, match="Reverb is no Simpler"):
        live.run(on(command, OTHER))


@pytest.mark.parametrize(
    "command",
    [
        GetSimpler(device=OTHER),
        SetSimpler(device=OTHER, voices=1),
        GetSamplePlaybackMode(track_index=3, device_index=0),
        SetSamplePlaybackMode(track_index=3, device_index=0, mode=SimplerPlaybackMode.SLICING),
    ],
    ids=repr,
)
def test_other_devices_have_no_playback_mode(live, device, command):
    with pytest.raises(LiveRejected, match="Reverb is no Simpler"):
        live.run(command)


@pytest.mark.parametrize(("mode", "number"), [("one_shot", 1), ("Slicing", 2), (1, 1)])
def test_the_playback_mode_has_a_number_and_a_name(live, device, mode, number):
    result = live.run(SetSamplePlaybackMode(track_index=0, device_index=0, mode=mode))
    assert device.playback_mode == number == result.playback_mode
    assert live.run(GetSamplePlaybackMode(track_index=0, device_index=SIMPLER)).playback_mode_name == (
        "one_shot" if number == 1 else "slicing"
    )


@pytest.mark.parametrize("mode", [3, -1, "granular"])
def test_there_are_three_playback_modes(mode):
    with pytest.raises(InvalidArgument, match="'classic', 'one_shot', 'slicing'"):
        SetSamplePlaybackMode(track_index=0, device_index=0, mode=mode)


def test_the_length_of_a_sample_is_that_of_the_clip(live, tmp_path):
    wav = str(write_wav(tmp_path / "Loop.wav"))
    live.user(lambda: live.song.tracks[2].clip_slots[0].create_audio_clip(wav))
    result = live.run(GetSampleLength(track_index=2, clip_index=0))
    assert (result.sample_length, result.sample_rate, result.seconds) == (32000.0, 8000.0, 4.0)
    live.run(CreateMidiClip(track_index=0, scene_index=0))
    with pytest.raises(LiveRejected, match="Live refused"):
        live.run(GetSampleLength(track_index=0, clip_index=0))


def test_everything_about_a_simpler_is_as_live_shows_it(live, device):
    sample = device.sample
    live.user(lambda: (setattr(sample, "warping", True), setattr(sample, "slicing_style", 2)))
    shown = live.run(GetSimpler(device=SIMPLER))
    assert (shown.voices, shown.pitch_bend_range, shown.note_pitch_bend_range) == (6, 5, 48)
    assert (shown.can_warp_as, shown.can_warp_double) == (device.can_warp_as, device.can_warp_double)
    assert (shown.sample.file_path, shown.sample.length, shown.sample.sample_rate) == (
        sample.file_path,
        FRAMES,
        sample.sample_rate,
    )
    assert (shown.sample.slices, shown.sample.slicing_style_name) == (tuple(sample.slices), "region")
    assert [each.beat_time for each in shown.sample.warp_markers] == [each.beat_time for each in sample.warp_markers]
    assert live.run(GetSimpler(device=EMPTY)).sample is None


def test_only_what_is_given_changes(live, device):
    live.run(SetSimpler(device=SIMPLER, voices=24, pad_slicing=True))
    assert (device.voices, device.pad_slicing, device.retrigger, device.playback_mode) == (24, True, False, 0)
    live.run(SetSimpler(device=SIMPLER, retrigger=False, pad_slicing=False))
    assert (device.voices, device.pad_slicing) == (24, False)


@pytest.mark.parametrize("command", [SetSimpler, SetSimplerSample, SetSlicing])
def test_something_is_given(command):
    with pytest.raises(InvalidArgument, match="nothing is given, allowed is at least one of "):
        command(device=SIMPLER)


def test_a_value_that_live_does_not_take_is_told_and_nothing_is_set(live, device):
    with pytest.raises(LiveRejected, match=r"voices: Live refused: .*$"):
        live.run(SetSimpler(device=SIMPLER, playback_mode=SimplerPlaybackMode.ONE_SHOT, voices=9))
    assert (device.playback_mode, device.voices) == (0, 6)


@pytest.mark.parametrize(("start", "end"), [(8000, 16000), (0, 100), (20000, 32000), (16500, 17000)])
def test_markers_move_together_wherever_they_were(live, device, start, end):
    live.user(lambda: (setattr(device.sample, "start_marker", 15000), setattr(device.sample, "end_marker", 16400)))
    result = live.run(SetSimplerSample(device=SIMPLER, start_marker=start, end_marker=end))
    assert (device.sample.start_marker, device.sample.end_marker) == (start, end)
    assert (result.sample.start_marker, result.sample.end_marker) == (start, end)


@pytest.mark.parametrize("fields", [{"start_marker": FRAMES}, {"end_marker": FRAMES + 1}, {"end_marker": 0}])
def test_live_refuses_markers_outside_of_the_sample(live, device, fields):
    with pytest.raises(LiveRejected, match="Live refused"):
        live.run(SetSimplerSample(device=SIMPLER, **fields))
    assert (device.sample.start_marker, device.sample.end_marker) == (0, FRAMES)


def test_the_sample_is_warped_and_louder(live, device):
    result = live.run(SetSimplerSample(device=SIMPLER, gain=0.5, warping=True, warp_mode=WarpMode.COMPLEX_PRO))
    assert (device.sample.gain, device.sample.warping, device.sample.warp_mode) == (0.5, True, 6)
    assert result.sample.gain_display_value == device.sample.gain_display_string()
    with pytest.raises(LiveRejected, match="warp_mode: Live refused"):
        live.run(SetSimplerSample(device=SIMPLER, warp_mode=WarpMode.REX))


def test_a_sample_is_cropped_to_its_markers(live, device):
    live.user(lambda: setattr(device.sample, "start_marker", 12000))
    assert live.run(CropSimplerSample(device=SIMPLER)).sample.length == FRAMES - 12000
    assert device.sample.length == FRAMES - 12000


@pytest.mark.parametrize("command", [CropSimplerSample, ReverseSimplerSample])
def test_a_simpler_that_is_deleted_while_live_writes_the_file_is_not_found(live, device, command):
    waiting = live.start(command(device=SIMPLER))
    live.sim.call(lambda: live.song.tracks[0].delete_device(0))
    with pytest.raises(NotFound, match="was deleted"):
        live.finish(waiting)


def test_a_sample_is_warped_to_beats_and_to_half_and_double_the_tempo(live, device):
    live.run(WarpSimplerSampleAs(device=SIMPLER, beats=8))
    assert device.sample.sample_to_beat_time(FRAMES) == pytest.approx(8)
    live.run(DoubleSimplerWarp(device=SIMPLER))
    assert device.sample.sample_to_beat_time(FRAMES) == pytest.approx(16)
    live.run(HalveSimplerWarp(device=SIMPLER))
    assert device.sample.sample_to_beat_time(FRAMES) == pytest.approx(8)


@pytest.mark.parametrize(
    "command",
    [
        WarpSimplerSampleAs(device=SIMPLER, beats=1000),
        DoubleSimplerWarp(device=SIMPLER),
        HalveSimplerWarp(device=SIMPLER),
    ],
    ids=repr,
)
def test_live_refuses_to_warp_what_it_cannot(live, device, command):
    with pytest.raises(LiveRejected, match="Live refused"):
        live.run(command)
    assert device.sample.warping is False


@pytest.fixture
def sample(live, device):
    """The sample, with two slices by hand."""

    def slice_it():
        device.sample.slicing_style = 3
        device.sample.insert_slice(1000)
        device.sample.insert_slice(2000)

    live.user(slice_it)
    return device.sample


def test_slices_are_inserted_moved_and_removed(live, sample):
    assert live.run(InsertSlice(device=SIMPLER, slice_time=500)).slices == (500, 1000, 2000)
    result = live.run(MoveSlice(device=SIMPLER, slice_time=500, new_time=1500))
    assert (result.slices, result.message) == (
        (1000, 1500, 2000),
        "Moved the slice at 500 to 1500; there are 3 slices.",
    )
    assert live.run(RemoveSlice(device=SIMPLER, slice_time=1000)).slices == (1500, 2000)
    assert tuple(sample.slices) == (1500, 2000)
    assert live.run(ClearSlices(device=SIMPLER)).count == 0
    assert tuple(sample.slices) == ()


@pytest.mark.parametrize("command", [RemoveSlice, lambda **place: MoveSlice(**place, new_time=5)])
def test_a_slice_that_is_not_there_is_not_found_and_nothing_changes(live, sample, command):
    with pytest.raises(NotFound, match="there is no slice at 1200; the nearest is at 1000"):
        live.run(command(device=SIMPLER, slice_time=1200))
    assert tuple(sample.slices) == (1000, 2000)


@pytest.mark.parametrize("command", [RemoveSlice, InsertSlice])
def test_a_slice_is_not_before_the_sample(command):
    with pytest.raises(InvalidArgument):
        command(device=SIMPLER, slice_time=-1)


@pytest.mark.parametrize("command", [RemoveSlice, InsertSlice])
def test_slices_of_a_simpler_that_is_gone_are_not_found(live, sample, command):
    device_id = live.run(GetSimpler(device=SIMPLER)).device_id
    live.user(lambda: live.song.tracks[0].delete_device(0))
    with pytest.raises(NotFound, match="was deleted"):
        live.run(command(device=device_id, slice_time=1000))


def test_a_slice_is_inserted_once_and_within_the_sample(live, sample):
    with pytest.raises(LiveRejected, match="There is a slice at 1000 already"):
        live.run(InsertSlice(device=SIMPLER, slice_time=1000))
    with pytest.raises(LiveRejected, match="Live refused"):
        live.run(InsertSlice(device=SIMPLER, slice_time=FRAMES))
    assert tuple(sample.slices) == (1000, 2000)


@pytest.mark.parametrize(
    ("method", "command", "text"),
    [
        ("insert_slice", InsertSlice(device=SIMPLER, slice_time=5), "shows no new one"),
        ("remove_slice", RemoveSlice(device=SIMPLER, slice_time=1000), "still shows it"),
    ],
)
def test_a_slice_that_live_does_not_show_has_an_unknown_outcome(live, sample, monkeypatch, method, command, text):
    monkeypatch.setattr(type(sample), method, lambda *_arguments: None)
    with pytest.raises(OutcomeUnknown, match=text):
        live.run(command)


def test_edits_of_slices_are_taken_back(live, device):
    live.run(SetSlicing(device=SIMPLER, slicing_style=SlicingStyle.REGION, slicing_region_count=2))
    live.run(InsertSlice(device=SIMPLER, slice_time=5000))
    assert live.run(ResetSlices(device=SIMPLER)).slices == (0, 16000)
    assert tuple(device.sample.slices) == (0, 16000)


def test_slices_by_beats_have_a_length(live, device):
    result = live.run(
        SetSlicing(device=SIMPLER, slicing_style=SlicingStyle.BEAT, slicing_beat_division=SlicingBeatDivision.HALF)
    )
    assert (result.slicing_beat_division_name, result.slices) == ("half", tuple(device.sample.slices))
    assert result.count == 4
    assert live.run(GetSlices(device=SIMPLER)).slices == result.slices
