"""Simpler and its sample: markers, slices, warping, cropping."""

import struct
import wave

import pytest

RATE = 44100
FRAMES = RATE * 2


@pytest.fixture
def path(tmp_path):
    """A WAV file of two seconds."""
    path = tmp_path / "Loop.wav"
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(struct.pack("<h", 0) * FRAMES)
    return str(path)


@pytest.fixture
def simpler(sim, song, path):
    """A Simpler with the file."""
    return sim.load_sample(song.tracks[0], path)


@pytest.fixture
def sample(simpler):
    """The sample."""
    return simpler.sample


def test_an_empty_simpler_has_no_sample_and_says_so(song):
    """Live 12: the positions are -1, the calls raise."""
    simpler = song.tracks[0].insert_device("Simpler")
    assert simpler.sample is None
    assert (simpler.can_warp_as, simpler.can_warp_double, simpler.can_warp_half) == (False, False, False)
    view = simpler.view
    assert {view.sample_start, view.sample_end, view.sample_loop_start, view.sample_loop_fade} == {-1}
    for call in (simpler.crop, simpler.reverse, simpler.guess_playback_length, simpler.warp_double):
        with pytest.raises(RuntimeError, match=r"^The Simpler is empty$"):
            call()
    with pytest.raises(RuntimeError, match=r"^The Simpler is empty$"):
        simpler.warp_as(4.0)


def test_a_file_dropped_on_a_track_makes_a_simpler_of_its_name(song, simpler, sample, path):
    """The length and the rate are those of the file."""
    assert (simpler.name, simpler.class_name, len(song.tracks[0].devices)) == ("Loop", "OriginalSimpler", 1)
    assert (sample.file_path, sample.length, sample.sample_rate) == (path, FRAMES, float(RATE))
    assert (sample.start_marker, sample.end_marker, sample.canonical_parent) == (0, FRAMES, simpler)


def test_another_file_replaces_the_sample(sim, song, simpler, sample, path):
    """The old sample is dead; undo brings it back as a new object."""
    calls = []
    simpler.add_sample_listener(lambda: calls.append("sample"))
    song.begin_undo_step()
    sim.load_sample(simpler, path)
    song.end_undo_step()
    assert (sample == None, calls) == (True, ["sample"])  # noqa: E711
    song.undo()
    assert simpler.sample.length == FRAMES
    assert sample == None  # noqa: E711


def test_markers_stay_in_order_and_inside_the_file(sample):
    """Live 12: no clamping."""
    sample.start_marker = 1000
    sample.end_marker = 2000
    for member, value in (
        ("start_marker", 2000),
        ("start_marker", -1),
        ("end_marker", 1000),
        ("end_marker", FRAMES + 1),
    ):
        with pytest.raises(RuntimeError):
            setattr(sample, member, value)
    assert (sample.start_marker, sample.end_marker) == (1000, 2000)


def test_the_positions_follow_markers_and_parameters(simpler, sample):
    """Live 12: the view shows them as modulated, with listeners."""
    view = simpler.view
    calls = []
    view.add_sample_end_listener(lambda: calls.append(view.sample_end))
    assert (view.sample_start, view.sample_end, view.sample_loop_start, view.sample_loop_end) == (0, FRAMES, 0, FRAMES)
    sample.end_marker = 40000
    by_name = {parameter.name: parameter for parameter in simpler.parameters}
    by_name["S Start"].value = 0.5
    by_name["S Length"].value = 0.5
    by_name["S Loop Length"].value = 0.5
    assert (view.sample_start, view.sample_end, view.sample_loop_start) == (20000, 30000, 25000)
    assert calls[0] == 40000
    assert calls[-1] == 30000


def test_regions_are_slices_of_equal_length(sample):
    """Live 12: slicing_style 2."""
    calls = []
    sample.add_slices_listener(lambda: calls.append(len(sample.slices)))
    sample.slicing_style = 2
    assert sample.slices == tuple(FRAMES * index // 8 for index in range(8))
    sample.slicing_region_count = 4
    assert (len(sample.slices), calls) == (4, [8, 4])
    for count in (1, 65):
        with pytest.raises(RuntimeError):
            sample.slicing_region_count = count


def test_beats_are_slices_in_the_tempo_of_the_song(song, sample):
    """Two seconds at 120 are four beats."""
    sample.slicing_style = 1
    assert sample.slices == (0, 22050, 44100, 66150)
    sample.slicing_beat_division = 2
    assert len(sample.slices) == 8
    song.tempo = 60
    assert len(sample.slices) == 4


def test_more_sensitivity_gives_more_slices(sample):
    """Transients are not looked for: their number follows the sensitivity."""
    sample.slicing_style = 0
    found = []
    for sensitivity in (0.0, 0.5, 1.0):
        sample.slicing_sensitivity = sensitivity
        found.append(len(sample.slices))
    assert found == [1, 17, 32]
    with pytest.raises(RuntimeError):
        sample.slicing_sensitivity = 1.1


def test_manual_slices_are_made_moved_and_removed(song, sample):
    """Live 12: insert where there is none, remove where there is one; a missing one cannot be moved."""
    sample.slicing_style = 3
    assert sample.slices == ()
    for time in (3000, 1000, 1000):
        sample.insert_slice(time)
    assert sample.slices == (1000, 3000)
    assert sample.move_slice(1000, 2000) == 2000
    sample.remove_slice(5)
    assert sample.slices == (2000, 3000)
    with pytest.raises(RuntimeError):
        sample.move_slice(1000, 4000)
    for time in (-1, FRAMES):
        with pytest.raises(RuntimeError):
            sample.insert_slice(time)
    song.begin_undo_step()
    sample.clear_slices()
    song.end_undo_step()
    assert sample.slices == ()
    song.undo()
    assert sample.slices == (2000, 3000)


def test_edited_slices_can_be_reset(sample):
    """Each style keeps its own edits."""
    sample.slicing_style = 2
    sample.insert_slice(7)
    sample.slicing_style = 1
    assert 7 not in sample.slices
    sample.slicing_style = 2
    assert 7 in sample.slices
    sample.reset_slices()
    assert 7 not in sample.slices


def test_a_slice_is_selected_by_its_time(simpler, sample):
    """Only one that exists."""
    sample.slicing_style = 2
    simpler.view.selected_slice = sample.slices[3]
    assert simpler.view.selected_slice == sample.slices[3]
    with pytest.raises(RuntimeError):
        simpler.view.selected_slice = 17


def test_times_are_converted_only_when_the_sample_is_warped(sample):
    """Live 12: otherwise it raises."""
    for call in (sample.beat_to_sample_time, sample.sample_to_beat_time):
        with pytest.raises(RuntimeError):
            call(1.0)
    assert len(sample.warp_markers) == 0
    sample.warping = True
    assert sample.beat_to_sample_time(1.0) == pytest.approx(22050)
    assert sample.sample_to_beat_time(44100.0) == pytest.approx(2.0)
    assert [(marker.sample_time, marker.beat_time) for marker in sample.warp_markers] == [
        (0.0, 0.0),
        (0.015625, 0.03125),
    ]


def test_a_sample_is_warped_to_a_length_and_to_double_and_half(simpler, sample):
    """Live 12: warp_as, warp_double, warp_half; what is possible notifies."""
    calls = []
    simpler.add_can_warp_double_listener(lambda: calls.append(simpler.can_warp_double))
    assert (simpler.can_warp_as, simpler.can_warp_double) == (True, False)
    with pytest.raises(RuntimeError):
        simpler.warp_double()
    simpler.warp_as(8.0)
    assert (sample.warping, sample.sample_to_beat_time(FRAMES)) == (True, pytest.approx(8.0))
    simpler.warp_double()
    assert sample.sample_to_beat_time(FRAMES) == pytest.approx(16.0)
    simpler.warp_half()
    assert sample.sample_to_beat_time(FRAMES) == pytest.approx(8.0)
    assert calls[-1]
    for beats in (0.0, -1.0, 1e6):
        with pytest.raises(RuntimeError):
            simpler.warp_as(beats)


def test_the_length_is_guessed_as_a_power_of_two(song, simpler, sample):
    """Two seconds at 120 and at 100 are four beats."""
    assert simpler.guess_playback_length() == 4.0
    song.tempo = 100
    assert simpler.guess_playback_length() == 4.0
    sample.end_marker = RATE
    assert simpler.guess_playback_length() == 2.0


def test_cropping_leaves_what_is_between_the_markers(song, simpler, sample):
    """It can be undone."""
    sample.start_marker, sample.end_marker = 1000, 5000
    song.begin_undo_step()
    simpler.crop()
    song.end_undo_step()
    assert (sample.length, sample.start_marker, sample.end_marker) == (4000, 0, 4000)
    song.undo()
    assert (sample.length, sample.start_marker, sample.end_marker) == (FRAMES, 1000, 5000)


def test_reversing_turns_the_markers_round(simpler, sample):
    """Twice is as before."""
    sample.end_marker = 5000
    simpler.reverse()
    assert (sample.start_marker, sample.end_marker) == (FRAMES - 5000, FRAMES)
    simpler.reverse()
    assert (sample.start_marker, sample.end_marker) == (0, 5000)


@pytest.mark.parametrize(
    ("member", "wrong"),
    [
        ("playback_mode", 3), ("slicing_playback_mode", 3), ("voices", 9), ("note_pitch_bend_range", 49),
        ("pitch_bend_range", 25),
    ],
)  # fmt: skip
def test_simpler_refuses_what_cannot_be_chosen(simpler, member, wrong):
    """Live 12: modes, voices, ranges."""
    before = getattr(simpler, member)
    with pytest.raises(RuntimeError):
        setattr(simpler, member, wrong)
    assert getattr(simpler, member) == before


def test_the_numbers_of_voices_are_listed(live, simpler):
    """Live 12: a function of the module."""
    for number in live.SimplerDevice.get_available_voice_numbers():
        simpler.voices = number
    assert simpler.voices == 32


@pytest.mark.parametrize(
    ("member", "wrong"),
    [
        ("warp_mode", 5), ("gain", 1.1), ("slicing_style", 4), ("slicing_beat_division", 11), ("texture_flux", 101.0),
        ("beats_transient_loop_mode", 3), ("complex_pro_formants", -1.0), ("tones_grain_size", 1.0),
    ],
)  # fmt: skip
def test_a_sample_refuses_what_is_out_of_range(sample, member, wrong):
    """Live 12: no clamping."""
    with pytest.raises(RuntimeError):
        setattr(sample, member, wrong)


def test_the_gain_is_shown_in_decibels(sample):
    """Live 12: as a clip's, 0.4 is 0 dB and 1.0 +24 dB."""
    assert sample.gain_display_string() == "0.0 dB"
    sample.gain = 1.0
    assert sample.gain_display_string() == "24.0 dB"
    sample.gain = 0.0
    assert sample.gain_display_string() == "-inf dB"


def test_a_copied_track_has_a_sample_of_its_own(song, sample):
    """Markers and slices are copied and then apart."""
    sample.start_marker = 1000
    song.duplicate_track(0)
    copy = song.tracks[1].devices[0].sample
    assert (copy.start_marker, copy.file_path) == (1000, sample.file_path)
    copy.start_marker = 2000
    assert sample.start_marker == 1000
    assert copy.canonical_parent == song.tracks[1].devices[0]


def test_only_what_changed_is_notified(simpler, sample):
    """Gain moves no position, a new marker does not ask about warping."""
    calls = []
    simpler.view.add_sample_end_listener(lambda: calls.append("end"))
    simpler.add_can_warp_as_listener(lambda: calls.append("warp"))
    simpler.add_name_listener(lambda: calls.append("name"))
    sample.gain = 0.5
    simpler.voices = 8
    assert calls == []
    sample.end_marker = 5000
    assert calls == ["end"]
    sample.warping = True
    assert calls == ["end", "warp"]


def test_cropping_forgets_edited_slices(simpler, sample):
    """They would lie elsewhere."""
    sample.slicing_style = 3
    sample.insert_slice(100)
    simpler.crop()
    assert sample.slices == ()


def test_a_sample_that_is_not_warped_cannot_be_halved(simpler):
    """Nor doubled."""
    for call in (simpler.warp_half, simpler.warp_double):
        with pytest.raises(RuntimeError, match="cannot be warped"):
            call()
