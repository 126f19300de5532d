"""Audio files and the clips made of them."""

import struct
import wave

import pytest

from alive.simulator.clip.audio_file import AudioFileError, read_audio_file

SECONDS = 4
RATE = 8000


def write_wav(path, seconds=SECONDS, channels=2, rate=RATE):
    """Write silence."""
    with wave.open(str(path), "wb") as file:
        file.setnchannels(channels)
        file.setsampwidth(2)
        file.setframerate(rate)
        file.writeframes(bytes(2 * channels * rate * seconds))
    return str(path)


def write_aiff(path, frames=16_000, rate=RATE):
    """Write the chunks of an AIFF file, with one in between that nobody knows."""
    exponent = rate.bit_length() - 1
    extended = struct.pack(">HQ", 16383 + exponent, rate << (63 - exponent))
    common = struct.pack(">hIh", 2, frames, 16) + extended
    body = b"".join(
        name + struct.pack(">I", len(data)) + data + bytes(len(data) % 2)
        for name, data in ((b"NAME", b"odd"), (b"COMM", common), (b"SSND", bytes(8)))
    )
    path.write_bytes(b"FORM" + struct.pack(">I", len(body) + 4) + b"AIFF" + body)
    return str(path)


@pytest.fixture
def path(tmp_path):
    """A file of four seconds: eight beats at 120."""
    return write_wav(tmp_path / "Loop.wav")


@pytest.fixture
def audio(song, path):
    """A clip of it in the first slot of the first audio track."""
    return song.tracks[2].clip_slots[0].create_audio_clip(path)


def marks(clip):
    """Return the warp markers, as numbers."""
    return [(round(marker.sample_time, 6), round(marker.beat_time, 6)) for marker in clip.warp_markers]


def test_the_header_of_a_wav_file_is_read(path):
    """Frames, rate, channels."""
    file = read_audio_file(path)
    assert (file.frames, file.rate, file.channels, file.seconds, file.name) == (32_000, 8000.0, 2, 4.0, "Loop")


def test_a_wav_file_of_floats_is_read(tmp_path):
    """The library's own reader refuses these; many programs write them."""
    head = struct.pack("<HHIIHH", 3, 1, 48_000, 192_000, 4, 32)
    path = tmp_path / "float.wav"
    body = b"fmt " + struct.pack("<I", 16) + head + b"data" + struct.pack("<I", 400) + bytes(400)
    path.write_bytes(b"RIFF" + struct.pack("<I", 4 + len(body)) + b"WAVE" + body)
    assert read_audio_file(str(path))[1:] == (100, 48_000.0, 1)


def test_the_header_of_an_aiff_file_is_read(tmp_path):
    """The rate is an 80-bit float; chunks of odd length are padded."""
    assert read_audio_file(write_aiff(tmp_path / "a.aif"))[1:] == (16_000, 8000.0, 2)


@pytest.mark.parametrize("content", [b"", b"RIFF", b"no sound at all", b"RIFF\0\0\0\0WAVE", b"FORM\0\0\0\0AIFF"])
def test_what_is_no_audio_file_is_refused(tmp_path, content):
    """Truncated or something else."""
    path = tmp_path / "x.wav"
    path.write_bytes(content)
    with pytest.raises(AudioFileError):
        read_audio_file(str(path))


def test_a_changed_file_is_read_again(tmp_path):
    """Headers are kept, but not beyond a change."""
    path = write_wav(tmp_path / "a.wav")
    assert read_audio_file(path).seconds == 4
    write_wav(tmp_path / "a.wav", seconds=2)
    assert read_audio_file(path).seconds == 2


def test_a_clip_has_the_length_of_its_file(song, audio, path):
    """Live 12.0.5: create_audio_clip; the sample is taken to be at the Set's tempo."""
    assert (audio.is_audio_clip, audio.is_midi_clip, audio.file_path) == (True, False, path)
    assert (audio.sample_length, audio.sample_rate, audio.name) == (32_000, 8000.0, "Loop")
    assert (audio.length, audio.loop_end, audio.end_marker, audio.warping) == (8.0, 8.0, 8.0, True)
    assert audio.color == song.tracks[2].color


@pytest.mark.parametrize(("track", "row"), [(0, 0), (2, 0)])
def test_midi_tracks_and_occupied_slots_refuse_audio(song, audio, path, track, row):
    """Live 12: RuntimeError."""
    with pytest.raises(RuntimeError):
        song.tracks[track].clip_slots[row].create_audio_clip(path)
    assert song.tracks[2].clip_slots[0].clip == audio


@pytest.mark.parametrize(
    ("path", "error"), [("/nowhere/x.wav", RuntimeError), (__file__, RuntimeError), (5, TypeError)]
)
def test_a_path_without_sound_is_refused(song, path, error):
    """Live 12: the path must point to a valid audio file."""
    with pytest.raises(error):
        song.tracks[2].clip_slots[0].create_audio_clip(path)
    assert not song.tracks[2].clip_slots[0].has_clip


def test_the_text_for_a_midi_track_is_lives(song, path):
    """Live 12: from the binary."""
    with pytest.raises(RuntimeError, match="Audio clips can only be created on audio tracks"):
        song.tracks[0].clip_slots[0].create_audio_clip(path)


@pytest.mark.parametrize(
    ("gain", "shown"),
    [(0.0, "-inf dB"), (0.1, "-30.6 dB"), (0.37, "-1.4 dB"), (0.4, "0.0 dB"), (0.7, "12.0 dB"), (1.0, "24.0 dB")],
)
def test_the_gain_has_the_curve_of_the_volume(audio, gain, shown):
    """Live 12.3: 0.4 is 0 dB, 1.0 is +24 dB; below 42x - 200x² with x = gain - 0.4."""
    audio.gain = gain
    assert audio.gain == pytest.approx(gain)
    assert audio.gain_display_string == shown


def test_a_gain_out_of_range_raises(audio):
    """Live 12.3: this text, no clamp."""
    with pytest.raises(RuntimeError, match="Gain is out of range"):
        audio.gain = 1.01
    assert audio.gain == pytest.approx(0.4)


@pytest.mark.parametrize(
    ("member", "good", "bad"),
    [("pitch_coarse", -48, 49), ("pitch_fine", 0.5, 501.0), ("ram_mode", True, None), ("warp_mode", 6, 5)],
)
def test_audio_settings_have_ranges_notify_and_are_undone(song, audio, member, good, bad):
    """Live 12.3: REX is only there for REX files."""
    before = getattr(audio, member)
    calls = []
    getattr(audio, f"add_{member}_listener")(lambda: calls.append(getattr(audio, member)))
    song.begin_undo_step()
    setattr(audio, member, good)
    song.end_undo_step()
    if bad is not None:
        with pytest.raises(RuntimeError):
            setattr(audio, member, bad)
    assert getattr(audio, member) == good
    song.undo()
    assert getattr(audio, member) == before
    assert calls == [good, before]


@pytest.mark.parametrize(
    "member",
    ["gain", "gain_display_string", "pitch_coarse", "pitch_fine", "ram_mode", "warp_mode", "warping", "warp_markers",
     "available_warp_modes", "sample_length", "sample_rate", "file_path"],
)  # fmt: skip
def test_a_midi_clip_has_no_audio_members(clip, member):
    """Live 12: available for audio clips only."""
    with pytest.raises(RuntimeError):
        getattr(clip, member)


def test_an_audio_clip_has_no_notes(audio):
    """Live 12: all calls about notes raise."""
    with pytest.raises(RuntimeError):
        audio.get_notes_extended(0, 128, 0.0, 8.0)
    with pytest.raises(RuntimeError):
        audio.set_notes(((60, 0.0, 1.0, 100, False),))
    with pytest.raises(RuntimeError):
        audio.duplicate_region(0.0, 1.0, 4.0)


def test_the_usual_warp_modes_are_available(audio):
    """Live 12.3: [0, 1, 2, 3, 4, 6]."""
    assert list(audio.available_warp_modes) == [0, 1, 2, 3, 4, 6]


def test_the_last_warp_marker_is_a_hidden_one(audio):
    """Live: it lies 1/32 beat after the last visible one and carries the tempo."""
    assert marks(audio) == [(0.0, 0.0), (0.015625, 0.03125)]


def test_warp_markers_are_added_moved_and_removed(audio, live):
    """Live 11.1: the hidden one follows with the pace of the last segment."""
    audio.add_warp_marker(live.Clip.WarpMarker(2.0, 4.0))
    assert marks(audio) == [(0.0, 0.0), (2.0, 4.0), (2.015625, 4.03125)]
    audio.move_warp_marker(4.0, 1.0)
    assert marks(audio) == [(0.0, 0.0), (2.0, 5.0), (2.0125, 5.03125)]
    assert audio.beat_to_sample_time(2.5) == pytest.approx(RATE)
    assert audio.sample_to_beat_time(RATE) == pytest.approx(2.5)
    audio.remove_warp_marker(5.0)
    assert len(audio.warp_markers) == 2


def test_warp_markers_notify_and_are_undone(song, audio, live):
    """One listener for all changes."""
    calls = []
    audio.add_warp_markers_listener(lambda: calls.append(len(audio.warp_markers)))
    song.begin_undo_step()
    audio.add_warp_marker(live.Clip.WarpMarker(2.0, 4.0))
    song.end_undo_step()
    song.undo()
    assert calls == [3, 2]


@pytest.mark.parametrize("mark", [(2.0, -1.0), (0.0, 4.0), (9.0, 20.0), (-1.0, -2.0)])
def test_warp_markers_stay_in_order_and_inside_the_sample(audio, live, mark):
    """A marker cannot pass another."""
    with pytest.raises(RuntimeError):
        audio.add_warp_marker(live.Clip.WarpMarker(*mark))
    assert len(audio.warp_markers) == 2


def test_the_first_and_only_warp_marker_stays(audio):
    """A warped sample needs one; an unknown one is refused."""
    with pytest.raises(RuntimeError):
        audio.remove_warp_marker(0.0)
    with pytest.raises(RuntimeError):
        audio.remove_warp_marker(1.0)


def test_only_a_warp_marker_can_be_added(audio):
    """Boost.Python's converter raises TypeError."""
    with pytest.raises(TypeError):
        audio.add_warp_marker((0.0, 1.0))


def test_a_clip_that_is_not_warped_counts_in_seconds(sim, song, audio):
    """Live 12: the unit of length, loop and markers depends on warping; such a clip cannot loop."""
    audio.looping = True
    audio.warping = False
    assert (audio.length, audio.end_marker, audio.looping) == (4.0, 4.0, False)
    with pytest.raises(RuntimeError):
        audio.looping = True
    song.tempo = 90
    audio.fire()
    sim.advance(0.01 + 1.5)
    assert audio.playing_position == pytest.approx(1.5, abs=0.02)
    sim.advance(2.6)
    assert not audio.is_playing


def test_warping_again_counts_in_beats_again(audio, live):
    """The warp markers say which second is which beat."""
    audio.add_warp_marker(live.Clip.WarpMarker(2.0, 5.0))
    audio.end_marker = 5.0
    audio.warping = False
    assert audio.end_marker == pytest.approx(2.0)
    audio.warping = True
    assert (audio.start_marker, audio.end_marker) == (0.0, pytest.approx(5.0))


def test_conversions_depend_on_warping(audio):
    """Live 12: two are for warped clips, one is for the others."""
    with pytest.raises(RuntimeError):
        audio.seconds_to_sample_time(1.0)
    audio.warping = False
    assert audio.seconds_to_sample_time(1.5) == 12_000.0
    with pytest.raises(RuntimeError):
        audio.beat_to_sample_time(1.0)
    with pytest.raises(RuntimeError):
        audio.sample_to_beat_time(1.0)


def test_undoing_warping_makes_a_new_object(song, audio):
    """Live 12.3: measured; the reference dies."""
    slot = song.tracks[2].clip_slots[0]
    song.begin_undo_step()
    audio.warping = False
    song.end_undo_step()
    song.undo()
    assert audio == None  # noqa: E711 - what scripts do
    assert slot.clip.warping
    assert slot.clip.length == 8.0
    again = slot.clip
    song.redo()
    assert again == None  # noqa: E711 - what scripts do
    assert not slot.clip.warping


def test_a_copy_keeps_sample_and_settings(song, audio, path):
    """Live 12: duplicating a clip."""
    audio.gain = 0.5
    audio.pitch_coarse = -12
    song.tracks[2].clip_slots[0].duplicate_clip_to(song.tracks[3].clip_slots[1])
    copy = song.tracks[3].clip_slots[1].clip
    assert (copy.file_path, copy.gain, copy.pitch_coarse, copy.is_audio_clip) == (path, 0.5, -12, True)


def test_audio_does_not_go_to_midi_tracks(song, audio):
    """Live 12: this text."""
    with pytest.raises(RuntimeError, match="Incompatible track types for clip duplication"):
        song.tracks[2].clip_slots[0].duplicate_clip_to(song.tracks[0].clip_slots[1])
