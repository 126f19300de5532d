"""ClipSlot and Clip: making, copying, deleting, the loop and the markers."""

import pytest


def test_a_new_clip_loops_over_its_length(song):
    """Live 12.3: create_clip(length in beats)."""
    slot = song.tracks[0].clip_slots[2]
    assert (slot.has_clip, slot.clip) == (False, None)
    clip = slot.create_clip(3.0)
    assert slot.has_clip
    assert slot.clip == clip
    assert (clip.length, clip.loop_start, clip.loop_end, clip.start_marker, clip.end_marker) == (3, 0, 3, 0, 3)
    assert clip.looping
    assert clip.is_midi_clip
    assert not clip.is_audio_clip
    assert clip.is_session_clip
    assert clip.name == ""
    assert clip.color == song.tracks[0].color


def test_has_clip_notifies(song):
    """Live 12.3: there is no event for the death of a clip but this."""
    slot = song.tracks[0].clip_slots[0]
    calls = []
    slot.add_has_clip_listener(lambda: calls.append(slot.has_clip))
    slot.create_clip(4.0)
    slot.delete_clip()
    assert calls == [True, False]


@pytest.mark.parametrize("length", [0.0, -1.0, float("nan"), float("inf")])
def test_a_clip_needs_a_length(song, length):
    """Live 12.3: RuntimeError."""
    with pytest.raises(RuntimeError):
        song.tracks[0].clip_slots[0].create_clip(length)
    assert not song.tracks[0].clip_slots[0].has_clip


def test_an_occupied_slot_and_an_audio_track_refuse_a_new_clip(song, clip):
    """Live 12.3: create_clip raises on non-empty slots and non-MIDI tracks."""
    with pytest.raises(RuntimeError):
        song.tracks[0].clip_slots[0].create_clip(4.0)
    with pytest.raises(RuntimeError):
        song.tracks[2].clip_slots[0].create_clip(4.0)
    assert song.tracks[0].clip_slots[0].clip == clip


def test_deleting_from_an_empty_slot_raises(song):
    """Live 12.3: RuntimeError."""
    with pytest.raises(RuntimeError):
        song.tracks[0].clip_slots[0].delete_clip()


def test_a_clip_is_copied_over_what_the_target_has(song, clip, live):
    """Live 12.3: duplicate_clip_to overrides the target."""
    clip.add_new_notes([live.Clip.MidiNoteSpecification(60, 0, 1)])
    target = song.tracks[1].clip_slots[3]
    old = target.create_clip(8.0)
    song.tracks[0].clip_slots[0].duplicate_clip_to(target)
    assert old == None  # noqa: E711
    assert target.clip.length == 4.0
    assert len(target.clip.get_all_notes_extended()) == 1
    assert target.clip != clip


def test_a_clip_is_not_copied_from_nothing_or_to_another_kind_of_track(song, clip):
    """Live 12: "Incompatible track types for clip duplication"."""
    with pytest.raises(RuntimeError, match=r"^Incompatible track types for clip duplication$"):
        clip.canonical_parent.duplicate_clip_to(song.tracks[2].clip_slots[0])
    with pytest.raises(RuntimeError):
        song.tracks[1].clip_slots[0].duplicate_clip_to(song.tracks[1].clip_slots[1])


def test_the_length_follows_the_loop(clip):
    """Live 12.3: length is loop_end minus loop_start."""
    clip.loop_end = 8.0
    clip.loop_start = 2.0
    assert clip.length == 6.0
    assert (clip.start_marker, clip.end_marker) == (0.0, 4.0)


def test_with_looping_off_loop_start_and_end_stand_for_the_markers(clip):
    """Live 12.3: and writes of start_marker are ignored."""
    clip.loop_start = 1.0
    clip.end_marker = 6.0
    clip.looping = False
    assert (clip.loop_start, clip.loop_end, clip.length) == (0.0, 6.0, 6.0)
    clip.start_marker = 3.0
    assert clip.start_marker == 0.0
    clip.loop_start = 2.0
    assert (clip.start_marker, clip.loop_start) == (2.0, 2.0)
    clip.looping = True
    assert (clip.loop_start, clip.loop_end) == (1.0, 4.0)


def test_writing_the_position_moves_the_loop(clip):
    """Live 12.3: the length stays."""
    clip.position = 3.0
    assert (clip.loop_start, clip.loop_end, clip.position) == (3.0, 7.0, 3.0)


def test_a_loop_cannot_be_turned_round(clip):
    """The start is before the end."""
    with pytest.raises(RuntimeError):
        clip.loop_start = 4.0
    with pytest.raises(RuntimeError):
        clip.loop_end = 0.0
    with pytest.raises(RuntimeError):
        clip.end_marker = -1.0
    assert clip.length == 4.0


@pytest.mark.parametrize(
    ("member", "bad"),
    [
        ("launch_mode", 4),
        ("launch_quantization", 15),
        ("velocity_amount", 1.1),
        ("signature_numerator", 0),
        ("signature_denominator", 3),
        ("color_index", 70),
    ],
)
def test_clip_properties_have_their_ranges(clip, member, bad):
    """Live 12.3: RuntimeError, no clamp."""
    before = getattr(clip, member)
    with pytest.raises(RuntimeError):
        setattr(clip, member, bad)
    assert getattr(clip, member) == before


def test_a_clip_has_a_colour_of_its_own(song, clip):
    """Live 12.3: None raises on a clip; the slot shows the clip's colour."""
    clip.color = 0xFF0000
    assert clip.color_index == 14
    slot = song.tracks[0].clip_slots[0]
    assert (slot.color, slot.color_index) == (0xFF3636, 14)
    assert song.tracks[0].clip_slots[1].color is None
    with pytest.raises(TypeError):
        clip.color_index = None


def test_a_note_number_has_a_name(clip):
    """Live 12.3: 60 is C3."""
    assert [clip.note_number_to_name(pitch) for pitch in (0, 60, 61, 127)] == ["C-2", "C3", "C#3", "G8"]
    with pytest.raises(RuntimeError):
        clip.note_number_to_name(128)


def test_a_view_belongs_to_its_clip(clip, live):
    """Live 12.3: Clip.View with an enumeration."""
    assert clip.view.canonical_parent == clip
    clip.view.grid_quantization = live.Clip.GridQuantization.g_bar
    assert clip.view.grid_quantization == 4
    clip.view.grid_is_triplet = True
    assert clip.view.grid_is_triplet
