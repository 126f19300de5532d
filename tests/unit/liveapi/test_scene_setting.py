"""The operations on the settings of a scene, on the simulator of Live."""

import pytest

from alive.domain.commands.scene_setting import (
    GetSceneColor,
    GetSceneIsEmpty,
    GetSceneTempo,
    SetSceneColor,
    SetSceneTempo,
    SetSceneTimeSignature,
)
from alive.domain.commands.song import Undo
from alive.domain.errors import InvalidArgument, NotFound, OutcomeUnknown


def test_a_scene_with_a_clip_is_not_empty(live):
    assert live.run(GetSceneIsEmpty(scene_index=2)).is_empty is True
    live.user(lambda: live.song.tracks[1].clip_slots[2].create_clip(4.0))
    assert live.run(GetSceneIsEmpty(scene_index=2)).is_empty is False


class TestTempo:
    def test_a_scene_without_one_has_null_and_not_minus_one(self, live):
        assert live.song.scenes[0].tempo == -1.0
        shown = live.run(GetSceneTempo(scene_index=0))
        assert (shown.tempo, shown.has_tempo) == (None, False)

    def test_it_is_set_and_switched_on(self, live):
        result = live.run(SetSceneTempo(scene_index=0, tempo=140))
        assert (result.tempo, result.has_tempo) == (140.0, True)
        assert result.message == "The scene sets the tempo to 140 BPM."
        assert (live.song.scenes[0].tempo, live.song.scenes[0].tempo_enabled) == (140.0, True)
        assert live.run(GetSceneTempo(scene_index=0)).tempo == 140.0
        assert live.song.tempo == 120.0

    def test_null_switches_it_off(self, live):
        live.run(SetSceneTempo(scene_index=0, tempo=140))
        result = live.run(SetSceneTempo(scene_index=0, tempo=None))
        assert (result.tempo, result.message) == (None, "The scene sets no tempo.")
        assert live.song.scenes[0].tempo_enabled is False
        live.run(Undo())
        assert live.song.scenes[0].tempo == 140.0

    @pytest.mark.parametrize("tempo", [19.9, 1000, -1])
    def test_a_tempo_out_of_range_is_refused(self, tempo):
        with pytest.raises(InvalidArgument):
            SetSceneTempo(scene_index=0, tempo=tempo)

    def test_a_tempo_that_live_does_not_switch_on_is_told(self, live, monkeypatch):
        kind = type(live.song.scenes[0])
        monkeypatch.setattr(kind, "tempo_enabled", property(lambda _self: False, lambda _self, _value: None))
        with pytest.raises(OutcomeUnknown, match="with a tempo"):
            live.run(SetSceneTempo(scene_index=0, tempo=140))


class TestTimeSignature:
    def test_it_is_set_and_switched_on_in_one_step(self, live):
        result = live.run(SetSceneTimeSignature(scene_index=1, numerator=7, denominator=8))
        scene = live.song.scenes[1]
        assert (scene.time_signature_numerator, scene.time_signature_denominator) == (7, 8)
        assert (result.time_signature_enabled, result.message) == (True, "The scene sets the time signature to 7/8.")
        live.run(Undo())
        assert live.song.scenes[1].time_signature_enabled is False

    def test_null_switches_it_off(self, live):
        live.run(SetSceneTimeSignature(scene_index=1, numerator=7, denominator=8))
        result = live.run(SetSceneTimeSignature(scene_index=1, numerator=None, denominator=None))
        assert (result.time_signature_numerator, result.time_signature_enabled) == (None, False)
        assert live.song.scenes[1].time_signature_enabled is False

    @pytest.mark.parametrize(("numerator", "denominator"), [(7, None), (None, 8)])
    def test_one_of_both_is_not_enough(self, live, numerator, denominator):
        with pytest.raises(InvalidArgument, match="null for both"):
            live.run(SetSceneTimeSignature(scene_index=1, numerator=numerator, denominator=denominator))
        assert live.song.scenes[1].time_signature_enabled is False

    @pytest.mark.parametrize(("numerator", "denominator"), [(0, 4), (100, 4), (4, 3), (4, 32)])
    def test_what_is_no_signature_is_refused(self, numerator, denominator):
        with pytest.raises(InvalidArgument):
            SetSceneTimeSignature(scene_index=1, numerator=numerator, denominator=denominator)

    def test_a_signature_that_live_does_not_show_is_told(self, live, monkeypatch):
        kind = type(live.song.scenes[0])
        monkeypatch.setattr(kind, "time_signature_numerator", property(lambda _self: 4, lambda _self, _value: None))
        with pytest.raises(OutcomeUnknown, match="does not show it"):
            live.run(SetSceneTimeSignature(scene_index=1, numerator=7, denominator=8))


class TestColour:
    def test_an_entry_of_the_palette_is_no_rgb(self, live):
        """The older server wrote the index of the palette as RGB."""
        result = live.run(SetSceneColor(scene_index=0, color_index=14))
        assert (result.color, result.color_index) == (0xFF3636, 14)
        assert live.song.scenes[0].color_index == 14
        shown = live.run(GetSceneColor(scene_index=0))
        assert (shown.color, shown.color_index) == (0xFF3636, 14)

    def test_null_takes_it_away(self, live):
        live.run(SetSceneColor(scene_index=0, color_index=14))
        result = live.run(SetSceneColor(scene_index=0, color_index=None))
        assert (result.color_index, result.message) == (None, "The scene has no colour.")
        assert live.song.scenes[0].color_index is None

    @pytest.mark.parametrize("index", [70, -1])
    def test_what_is_no_entry_is_refused(self, index):
        with pytest.raises(InvalidArgument):
            SetSceneColor(scene_index=0, color_index=index)


@pytest.mark.parametrize(
    "command",
    [
        SetSceneTempo(scene_index=8, tempo=90),
        SetSceneTimeSignature(scene_index=8, numerator=3, denominator=4),
        SetSceneColor(scene_index=8, color_index=1),
        GetSceneTempo(scene_index=8),
        GetSceneColor(scene_index=8),
        GetSceneIsEmpty(scene_index=8),
    ],
    ids=lambda command: command.spec.name,
)
def test_a_scene_that_is_not_there_is_not_found(live, command):
    with pytest.raises(NotFound, match="there are 8 scenes"):
        live.run(command)
