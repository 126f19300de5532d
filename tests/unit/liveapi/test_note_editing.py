"""The operations that change notes together, on the simulator of Live."""

import pytest

from alive.application.executor import Suspension
from alive.domain.commands.clip import CreateMidiClip
from alive.domain.commands.note_editing import (
    HumanizeNotes,
    LegatoNotes,
    QuantizeClip,
    QuantizeClipPitch,
    QuantizeNotes,
    ReverseNotes,
    ScaleVelocities,
    SetVelocities,
    StretchNotes,
    TransposeNotes,
)
from alive.domain.commands.notes import NewNote, SetNotes
from alive.domain.commands.song import Undo
from alive.domain.errors import InvalidArgument, LiveRejected, NotFound
from alive.simulator import ManualClock, Simulator
from tests.cases.furnished import write_wav
from tests.unit.liveapi.desk import LiveDesk

SLOT = "tracks/0/clip_slots/0/clip"


@pytest.fixture
def live():
    """All of this shows at once, whatever the tick."""
    with Simulator(clock=ManualClock()) as sim:
        yield LiveDesk(sim)


@pytest.fixture
def clip(live):
    """An empty clip of four beats on the first track, in the first scene."""
    live.run(CreateMidiClip(track_index=0, scene_index=0))
    return live.song.tracks[0].clip_slots[0].clip


def put(live, *notes):
    """Notes by pitch, start, and perhaps length."""
    made = tuple(NewNote(pitch=note[0], start=note[1], duration=(*note, 0.25)[2]) for note in notes)
    return live.run(SetNotes(clip=SLOT, notes=made)).note_ids


def shown(clip):
    """The notes as Live shows them: pitch and start."""
    return sorted((note.pitch, note.start_time) for note in clip.get_all_notes_extended())


@pytest.mark.parametrize(
    ("beats", "start"),
    [(1, 1.0), (0.5, 1.0), (1 / 3, 4 / 3), (0.33, 4 / 3), (0.25, 1.25), (0.1667, 7 / 6), (0.125, 1.25)],
)
def test_beats_mean_one_of_the_grids_of_live(live, clip, beats, start):
    put(live, (60, 1.21))
    result = live.run(QuantizeClip(track_index=0, clip_index=0, quantize_to=beats))
    assert shown(clip) == [(60, pytest.approx(start))]
    assert (result.quantize_to, result.moved_count) == (beats, 1)


@pytest.mark.parametrize("beats", [0.2, 2, 0.75, 0.0625])
def test_a_grid_that_live_has_not_is_refused(beats):
    with pytest.raises(InvalidArgument, match="quantize_notes takes any"):
        QuantizeClip(track_index=0, clip_index=0, quantize_to=beats)
    with pytest.raises(InvalidArgument, match="quantize_to"):
        QuantizeClipPitch(track_index=0, clip_index=0, quantize_to=beats)


def test_notes_are_quantized_by_part_of_the_way(live, clip):
    put(live, (60, 1.125), (62, 2.0))
    result = live.run(QuantizeClip(track_index=0, clip_index=0, quantize_to=1, amount=0.5))
    assert shown(clip) == [(60, 1.0625), (62, 2.0)]
    assert (result.moved_count, result.message) == (1, "Moved 1 note towards a grid of 1 beats.")


def test_only_one_pitch_is_quantized(live, clip):
    put(live, (60, 1.125), (62, 2.125))
    result = live.run(QuantizeClipPitch(track_index=0, clip_index=0, pitch=62))
    assert shown(clip) == [(60, 1.125), (62, 2.0)]
    assert result.moved_count == 1


def test_notes_that_quantizing_puts_onto_one_another_are_counted(live, clip):
    put(live, (60, 1.0), (60, 1.125))
    assert live.run(QuantizeClip(track_index=0, clip_index=0, quantize_to=1)).removed_count == 1
    assert shown(clip) == [(60, 1.0)]


def test_an_audio_clip_is_quantized_by_its_warp_markers(live, tmp_path):
    wav = str(write_wav(tmp_path / "Loop.wav"))
    slot = live.song.tracks[2].clip_slots[0]

    def warp():
        from Live.Clip import WarpMarker

        slot.create_audio_clip(wav)
        slot.clip.add_warp_marker(WarpMarker(1.0, 2.1))

    live.user(warp)
    result = live.run(QuantizeClip(track_index=2, clip_index=0, quantize_to=1))
    assert 2.0 in [marker.beat_time for marker in slot.clip.warp_markers]
    assert result.moved_count >= 1
    assert "warp marker" in result.message
    with pytest.raises(LiveRejected, match="it has no notes"):
        live.run(QuantizeClipPitch(track_index=2, clip_index=0))


def test_an_edit_reaches_only_the_notes_that_are_meant(live, clip):
    first, *_ = put(live, (60, 0), (62, 1), (64, 2), (65, 3))
    result = live.run(TransposeNotes(clip=SLOT, semitones=12, from_time=1, time_span=2))
    assert shown(clip) == [(60, 0.0), (65, 3.0), (74, 1.0), (76, 2.0)]
    assert (result.changed_count, result.note_count, result.message) == (2, 4, "Transposed 2 notes.")
    live.run(TransposeNotes(clip=SLOT, semitones=-1, note_ids=(first,)))
    live.user(
        lambda: clip.select_notes_by_id([note.note_id for note in clip.get_all_notes_extended() if note.pitch == 65])
    )
    live.run(TransposeNotes(clip=SLOT, semitones=-1, selected_only=True))
    assert shown(clip) == [(59, 0.0), (64, 3.0), (74, 1.0), (76, 2.0)]


def test_notes_keep_their_ids_and_one_undo_takes_all_back(live, clip):
    ids = put(live, (60, 0), (62, 1))
    result = live.run(TransposeNotes(clip=SLOT, semitones=5))
    assert set(result.note_ids) == set(ids) == {note.note_id for note in clip.get_all_notes_extended()}
    live.run(Undo())
    assert shown(live.song.tracks[0].clip_slots[0].clip) == [(60, 0.0), (62, 1.0)]


def test_a_transposition_out_of_range_changes_nothing(live, clip):
    put(live, (60, 0), (120, 1))
    with pytest.raises(
        InvalidArgument, match="semitones: got 12: 1 note would leave pitches 0 to 127, one as far as 132"
    ):
        live.run(TransposeNotes(clip=SLOT, semitones=12))
    assert shown(clip) == [(60, 0.0), (120, 1.0)]


def test_a_window_without_notes_changes_none(live, clip):
    put(live, (60, 0))
    for command in (
        TransposeNotes(clip=SLOT, semitones=1, from_time=2),
        ReverseNotes(clip=SLOT, from_time=2),
        StretchNotes(clip=SLOT, factor=2, from_time=2),
        LegatoNotes(clip=SLOT, from_time=2),
    ):
        result = live.run(command)
        assert (result.changed_count, result.note_ids) == (0, ())
    assert shown(clip) == [(60, 0.0)]


def test_the_swing_of_the_operation_and_not_that_of_the_set_counts(live, clip):
    live.user(lambda: setattr(live.song, "swing_amount", 1.0))
    put(live, (60, 0.3))
    live.run(QuantizeNotes(clip=SLOT, grid=0.25, swing=0.4))
    assert shown(clip) == [(60, pytest.approx(0.3))]
    live.run(QuantizeNotes(clip=SLOT, grid=0.25))
    assert shown(clip) == [(60, 0.25)]


def test_neither_starts_nor_ends_are_refused():
    with pytest.raises(InvalidArgument, match="starts or ends must be true"):
        QuantizeNotes(clip=SLOT, starts=False)


def test_what_is_quantized_onto_another_note_displaces_it(live, clip):
    put(live, (60, 1.0, 0.5), (60, 1.6, 0.25))
    result = live.run(QuantizeNotes(clip=SLOT, grid=1, from_time=1.5))
    assert shown(clip) == [(60, 1.0), (60, 2.0)]
    assert result.changed_count == 1


def test_humanizing_with_the_same_seed_does_the_same_and_stays_in_the_loop(live, clip):
    notes = [(60, 0.0), (62, 1.0), (64, 3.99)]
    put(live, *notes)
    live.run(HumanizeNotes(clip=SLOT, seed=5, timing=0.5))
    once = shown(clip)
    assert once != [(pitch, start) for pitch, start in notes]
    assert all(0 <= start < 4 for _, start in once)
    put(live, *notes)
    live.run(HumanizeNotes(clip=SLOT, seed=5, timing=0.5))
    assert shown(clip) == once


def test_notes_are_reversed_between_their_first_start_and_last_end(live, clip):
    put(live, (60, 1.0, 0.5), (62, 2.0, 1.0))
    live.run(ReverseNotes(clip=SLOT))
    assert shown(clip) == [(60, 2.5), (62, 1.0)]


def test_notes_are_stretched_from_the_anchor_the_window_or_the_first_start(live, clip):
    for arguments, expected in (({}, 3.0), ({"from_time": 0.5}, 3.5), ({"from_time": 0.5, "anchor": 0.0}, 4.0)):
        put(live, (60, 1.0), (62, 2.0))
        live.run(StretchNotes(clip=SLOT, factor=2, **arguments))
        assert shown(clip)[1] == (62, expected)


def test_scaled_velocities_are_refused_or_limited(live, clip):
    put(live, (60, 0))
    with pytest.raises(InvalidArgument, match="limit=true"):
        live.run(ScaleVelocities(clip=SLOT, factor=2))
    live.run(ScaleVelocities(clip=SLOT, factor=2, limit=True))
    assert [note.velocity for note in clip.get_all_notes_extended()] == [127.0]


def test_an_audio_clip_and_a_deleted_clip_have_no_notes_to_edit(live, clip, tmp_path):
    wav = str(write_wav(tmp_path / "Loop.wav"))
    live.user(lambda: live.song.tracks[2].clip_slots[0].create_audio_clip(wav))
    with pytest.raises(LiveRejected, match="it has no notes"):
        live.run(HumanizeNotes(clip="tracks/2/clip_slots/0/clip", seed=1))
    put(live, (60, 0))
    clip_id = live.context.id_of("clip", clip)
    live.user(live.song.tracks[0].clip_slots[0].delete_clip)
    with pytest.raises(NotFound, match="was deleted"):
        live.run(SetVelocities(clip=clip_id, velocity=1))


def test_a_clip_that_is_deleted_while_its_notes_are_compared_is_not_found(live, clip):
    put(live, *((60, index / 4) for index in range(1200)))
    waiting = live.start(SetVelocities(clip=SLOT, velocity=1))
    assert isinstance(waiting, Suspension)
    live.sim.call(live.song.tracks[0].clip_slots[0].delete_clip)
    with pytest.raises(NotFound, match="was deleted before Live showed"):
        live.finish(waiting)


def test_live_is_asked_nothing_where_nothing_changes(live, clip, monkeypatch):
    put(live, (60, 0.0), (62, 1.0), (62, 1.5))
    asked = []
    kind = type(clip)
    modify = kind.apply_note_modifications
    monkeypatch.setattr(
        kind, "apply_note_modifications", lambda self, notes: asked.append(len(notes)) or modify(self, notes)
    )
    assert live.run(TransposeNotes(clip=SLOT, semitones=0)).changed_count == 0
    assert asked == []
    live.run(QuantizeNotes(clip=SLOT, grid=1))
    assert asked == [1]
