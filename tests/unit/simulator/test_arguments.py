"""Argument checks as Boost.Python makes them."""

import pytest

from alive.simulator.object_model.arguments import Signature

MISMATCH = "did not match C\\+\\+ signature"


@pytest.mark.parametrize(
    ("member", "value"),
    [
        ("tempo", "120"),
        ("tempo", None),
        ("metronome", "yes"),
        ("metronome", 1.0),
        ("metronome", None),
        ("root_note", 1.0),
        ("root_note", None),
        ("clip_trigger_quantization", "q_bar"),
        ("signature_numerator", [4]),
    ],
)
def test_a_value_of_the_wrong_type_is_refused(song, member, value):
    """Live 12.3: float for int, None, and str are refused with ArgumentError."""
    before = getattr(song, member)
    with pytest.raises(TypeError, match=MISMATCH):
        setattr(song, member, value)
    assert getattr(song, member) == before


def test_an_int_is_taken_for_a_float_and_becomes_one(song):
    """Live 12.3: int for float is accepted."""
    song.tempo = 100
    assert song.tempo == 100.0
    assert type(song.tempo) is float


def test_zero_and_one_are_taken_for_a_bool(song):
    """Live 12.3: 0/1 for bool is accepted and reads back as a bool."""
    song.metronome = 1
    assert song.metronome is True
    song.metronome = 0
    assert song.metronome is False


def test_a_bool_is_taken_for_an_int(song):
    """A Python bool is an int."""
    song.root_note = True
    assert song.root_note == 1


def test_a_method_refuses_wrong_types_missing_and_extra_arguments(song):
    """Live 12.3: every mismatch is the same error."""
    for arguments in [("0",), (0.0,), (None,), (), (0, 0)]:
        with pytest.raises(TypeError, match=MISMATCH):
            song.create_scene(*arguments)
    assert len(song.scenes) == 8


def test_the_error_shows_the_given_types_and_the_signature(song):
    """Live 12.3: the text of Boost.Python."""
    with pytest.raises(TypeError) as caught:
        song.create_scene("0")
    assert str(caught.value) == (
        "Python argument types in\n    Song.create_scene(Song, str)\n"
        "did not match C++ signature:\n    create_scene(TPyHandle<ASong>,int)"
    )


def test_the_error_of_a_setter_shows_the_property(song):
    """Our form of the owner and member; the rest is Live's."""
    with pytest.raises(TypeError) as caught:
        song.tempo = "fast"
    assert str(caught.value) == (
        "Python argument types in\n    Song.tempo(Song, str)\n"
        "did not match C++ signature:\n    tempo(TPyHandle<ASong>,double)"
    )


def test_named_arguments_may_be_given_by_keyword(sim, song, clip):
    """Live 12.3: keywords work where Boost.Python has names."""
    track = song.create_midi_track(Index=0)
    assert song.tracks[0] == track
    song.scenes[0].fire(force_legato=False, can_select_scene_on_launch=False)
    assert len(clip.get_notes_extended(from_pitch=0, pitch_span=128, from_time=0, time_span=4)) == 0
    sim.advance(0.1)
    assert song.is_playing


def test_arguments_shown_as_arg_n_are_positional_only(song):
    """Live 12.3: create_scene's index has no name."""
    with pytest.raises(TypeError, match=MISMATCH):
        song.create_scene(arg2=0)
    with pytest.raises(TypeError, match=MISMATCH):
        song.create_midi_track(index=0)


def test_an_int_beyond_32_bits_overflows(song):
    """Boost.Python: a C++ int has 32 bits."""
    with pytest.raises(OverflowError, match="positive overflow"):
        song.delete_track(2**31)


def test_a_list_where_a_tuple_is_declared_is_refused(clip):
    """Live 12.3: Clip.set_notes takes a tuple."""
    with pytest.raises(TypeError, match=MISMATCH):
        clip.set_notes([(60, 0.0, 1.0, 100, False)])


def test_an_object_of_another_class_is_refused(song):
    """Live 12.3: a Scene is no Track."""
    with pytest.raises(TypeError, match=MISMATCH):
        song.view.selected_track = song.scenes[0]
    with pytest.raises(TypeError, match=MISMATCH):
        song.view.selected_track = None


def test_a_method_has_live_s_docstring(song):
    """Live 12.3: signature line, then the C++ signature."""
    assert type(song).create_scene.__doc__ == (
        "\ncreate_scene( (Song)arg1, (int)arg2) -> Scene :\n\n"
        "    C++ signature :\n        TPyHandle<AScene> create_scene(TPyHandle<ASong>,int)"
    )
    assert "add_tempo_listener( (Song)arg1, (object)arg2) -> None :" in type(song).add_tempo_listener.__doc__


def test_a_signature_line_is_read_with_its_defaults():
    """The form that a running Live 12.3 shows."""
    signature = Signature("fire( (Scene)arg1 [, (bool)force_legato=False [, (int)count=-1]]) -> None :")
    assert signature.bind("Scene", (), {}) == [False, -1]
    assert signature.bind("Scene", (True,), {"count": 3}) == [True, 3]
    with pytest.raises(TypeError, match=MISMATCH):
        signature.bind("Scene", (True,), {"force_legato": True})
    with pytest.raises(TypeError, match=MISMATCH):
        signature.bind("Scene", (), {"unknown": 1})
