"""Live.Conversions: clips, pads and slices become tracks and racks."""

import importlib
import wave

import pytest


@pytest.fixture
def conversions(sim):
    return importlib.import_module("Live.Conversions")


@pytest.fixture
def audio_clip(sim, song, tmp_path):
    path = tmp_path / "Loop.wav"
    with wave.open(str(path), "wb") as file:
        file.setparams((1, 2, 44100, 0, "NONE", ""))
        file.writeframes(b"\0\0" * 88200)
    return sim.call(lambda: song.tracks[2].clip_slots[1].create_audio_clip(str(path)))


@pytest.fixture
def midi_clip(sim, song):
    return sim.call(lambda: song.tracks[0].clip_slots[0].create_clip(4.0))


def new_track(song, audio_clip):
    """The track that came after the clip's."""
    assert len(song.tracks) == 5
    return song.tracks[3]


def test_only_audio_can_be_converted(song, conversions, audio_clip, midi_clip):
    assert conversions.is_convertible_to_midi(song, audio_clip) is True
    for call in (
        lambda: conversions.is_convertible_to_midi(song, midi_clip),
        lambda: conversions.audio_to_midi_clip(song, midi_clip, 0),
        lambda: conversions.create_midi_track_with_simpler(song, midi_clip),
        lambda: conversions.audio_to_midi_clip(song, audio_clip, 3),
    ):
        with pytest.raises(RuntimeError):
            call()
    assert len(song.tracks) == 4


def test_audio_becomes_a_midi_clip_of_the_same_length(song, conversions, audio_clip):
    conversions.audio_to_midi_clip(song, audio_clip, conversions.AudioToMidiType.drums_to_midi)
    track = new_track(song, audio_clip)
    clip = track.clip_slots[1].clip
    assert (clip.is_midi_clip, clip.length) == (True, audio_clip.length)
    assert track.devices[0].class_name == "DrumGroupDevice"


def test_a_clip_s_sample_goes_into_a_simpler(song, conversions, audio_clip):
    conversions.create_midi_track_with_simpler(song, audio_clip)
    (simpler,) = new_track(song, audio_clip).devices
    assert simpler.sample.file_path == audio_clip.file_path


def test_a_clip_s_sample_goes_onto_the_first_pad(song, conversions, audio_clip):
    conversions.create_drum_rack_from_audio_clip(song, audio_clip)
    (rack,) = new_track(song, audio_clip).devices
    assert rack.drum_pads[36].chains[0].devices[0].sample.file_path == audio_clip.file_path
    assert [pad.note for pad in rack.drum_pads if len(pad.chains)] == [36]


def test_a_pad_becomes_a_track(song, conversions, audio_clip):
    conversions.create_drum_rack_from_audio_clip(song, audio_clip)
    pads = song.tracks[3].devices[0].drum_pads
    with pytest.raises(RuntimeError):
        conversions.create_midi_track_from_drum_pad(song, pads[37])
    conversions.create_midi_track_from_drum_pad(song, pads[36])
    (simpler,) = song.tracks[4].devices
    assert simpler.sample.file_path == audio_clip.file_path
    assert len(pads[36].chains) == 1


def test_the_devices_of_a_track_move_onto_a_pad(song, conversions, audio_clip):
    assert conversions.move_devices_on_track_to_new_drum_rack_pad(song, 0) is None
    assert len(song.tracks) == 4
    conversions.create_midi_track_with_simpler(song, audio_clip)
    pad = conversions.move_devices_on_track_to_new_drum_rack_pad(song, 3)
    assert len(song.tracks[3].devices) == 0
    assert song.tracks[4].devices[0].drum_pads[36] == pad
    assert pad.chains[0].devices[0].sample.file_path == audio_clip.file_path
    with pytest.raises(IndexError):
        conversions.move_devices_on_track_to_new_drum_rack_pad(song, 9)


def test_a_sliced_simpler_becomes_a_rack_with_a_pad_for_each_slice(song, conversions, audio_clip):
    conversions.create_midi_track_with_simpler(song, audio_clip)
    track = song.tracks[3]
    simpler = track.devices[0]
    with pytest.raises(RuntimeError):
        conversions.sliced_simpler_to_drum_rack(song, simpler)
    simpler.playback_mode = 2
    simpler.sample.slicing_style = 2
    simpler.sample.slicing_region_count = 4
    conversions.sliced_simpler_to_drum_rack(song, simpler)
    assert simpler == None  # noqa: E711 - a dead object
    (rack,) = track.devices
    pieces = [pad.chains[0].devices[0].sample for pad in rack.drum_pads if len(pad.chains)]
    assert [(piece.start_marker, piece.end_marker) for piece in pieces] == [
        (0, 22050),
        (22050, 44100),
        (44100, 66150),
        (66150, 88200),
    ]
