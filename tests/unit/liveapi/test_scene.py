"""The operations on scenes, on the simulator of Live."""

import pytest

from alive.application.executor import Suspension
from alive.domain.commands.scene import (
    CaptureAndInsertScene,
    CreateScene,
    DeleteScene,
    DuplicateScene,
    FireSceneAsSelected,
    GetSceneInfo,
    LaunchScene,
    RenameScene,
)
from alive.domain.commands.song import Undo
from alive.domain.enumerations import CaptureMode
from alive.domain.errors import LiveRejected, NotFound, OutcomeUnknown


def make_clip(live, track, scene, length=4.0):
    live.user(lambda: live.song.tracks[track].clip_slots[scene].create_clip(length))
    return live.song.tracks[track].clip_slots[scene].clip


def test_a_new_scene_comes_after_the_last_one(live):
    result = live.run(CreateScene(name="Chorus"))
    assert (result.scene_index, result.name) == (8, "Chorus")
    assert live.song.scenes[8].name == "Chorus"
    assert len(live.song.tracks[0].clip_slots) == 9


def test_one_undo_takes_back_a_new_scene_with_its_name(live):
    live.run(CreateScene(name="Chorus"))
    live.run(Undo())
    assert len(live.song.scenes) == 8


def test_a_deleted_scene_is_gone(live):
    live.run(RenameScene(scene_index=2, name="Break"))
    result = live.run(DeleteScene(scene_index="scenes/2"))
    assert (result.name, result.num_scenes) == ("Break", 7)
    assert "Break" not in [scene.name for scene in live.song.scenes]
    with pytest.raises(NotFound, match="was deleted"):
        live.run(GetSceneInfo(scene_index=result.scene_id))


def test_the_last_scene_is_kept_by_live(live):
    for _ in range(7):
        live.run(DeleteScene(scene_index=0))
    with pytest.raises(LiveRejected):
        live.run(DeleteScene(scene_index=0))
    assert len(live.song.scenes) == 1


def test_a_scene_is_named_by_its_id_wherever_it_is(live):
    scene_id = live.run(GetSceneInfo(scene_index=5)).scene_id
    live.run(DeleteScene(scene_index=0))
    assert live.run(RenameScene(scene_index=scene_id, name="Break")).scene_index == 4
    assert live.song.scenes[4].name == "Break"


def test_scene_info_leaves_out_what_the_scene_does_not_set(live):
    info = live.run(GetSceneInfo(scene_index=0))
    assert (info.scene_index, info.name, info.tempo, info.tempo_enabled) == (0, "", None, False)
    assert (info.time_signature_numerator, info.time_signature_denominator) == (None, None)
    assert info.time_signature_enabled is False
    assert info.is_empty is True
    assert info.color == live.song.scenes[0].color


def test_scene_info_shows_what_the_scene_sets(live):
    def act():
        scene = live.song.scenes[1]
        scene.tempo = 140.0
        scene.time_signature_numerator = 7
        scene.time_signature_denominator = 8
        scene.color_index = 3

    live.user(act)
    make_clip(live, 0, 1)
    info = live.run(GetSceneInfo(scene_index=1))
    assert (info.tempo, info.tempo_enabled) == (140.0, True)
    assert (info.time_signature_numerator, info.time_signature_denominator) == (7, 8)
    assert (info.color_index, info.is_empty) == (3, False)


def test_a_launched_scene_waits_for_the_quantization_while_the_song_plays(live):
    clip = make_clip(live, 0, 2)
    live.user(live.song.start_playing)
    live.sim.advance(0.5)
    result = live.run(LaunchScene(scene_index=2))
    assert (result.scene_index, result.is_triggered) == (2, True)
    assert clip.is_triggered is True
    live.sim.advance(2.0)
    assert clip.is_playing is True


def test_a_launched_scene_starts_all_its_clips(live):
    clips = [make_clip(live, 0, 2), make_clip(live, 1, 2)]
    live.run(LaunchScene(scene_index=2))
    live.sim.advance(2.5)
    assert [clip.is_playing for clip in clips] == [True, True]
    assert live.song.is_playing is True


def test_a_scene_without_clips_can_be_launched(live):
    assert live.run(LaunchScene(scene_index=4)).scene_index == 4


def test_a_scene_that_is_deleted_while_its_launch_is_awaited_is_not_found(live):
    make_clip(live, 0, 2)
    waiting = live.start(LaunchScene(scene_index=2))
    assert isinstance(waiting, Suspension)
    live.sim.call(lambda: live.song.delete_scene(2))
    with pytest.raises(NotFound, match=r"scene#\d+\.9f2c was deleted"):
        live.finish(waiting)


def test_a_scene_that_moves_while_its_launch_is_awaited_is_answered_where_it_is(live):
    make_clip(live, 0, 2)
    waiting = live.start(LaunchScene(scene_index=2))
    live.sim.call(lambda: live.song.delete_scene(0))
    assert live.finish(waiting).scene_index == 1


def test_a_launch_that_live_never_shows_has_an_unknown_outcome(live):
    make_clip(live, 0, 2)
    waiting = live.start(LaunchScene(scene_index=2))
    live.sim.call(lambda: (live.song.stop_playing(), live.song.tracks[0].stop_all_clips(False)))
    with pytest.raises(OutcomeUnknown, match="asked to launch"):
        live.finish(waiting)


@pytest.mark.parametrize("command", [DeleteScene, GetSceneInfo, LaunchScene])
def test_a_scene_that_is_not_there_is_not_found(live, command):
    with pytest.raises(NotFound, match="scenes/8: there are 8 scenes, 0 to 7"):
        live.run(command(scene_index=8))


def test_a_scene_that_plays_and_is_launched_again_waits_to_start_anew(live):
    make_clip(live, 0, 2)
    live.run(LaunchScene(scene_index=2))
    live.sim.advance(2.5)
    result = live.run(LaunchScene(scene_index=2))
    assert (result.is_triggered, result.message) == (True, "The scene waits for its start.")
    assert live.song.scenes[2].is_triggered is True
    assert live.run(GetSceneInfo(scene_index=2)).is_triggered is True


def test_a_scene_that_starts_at_once_says_that_it_was_launched(live):
    make_clip(live, 0, 2)
    result = live.run(LaunchScene(scene_index=2))
    assert (result.is_triggered, result.message) == (False, "The scene was launched.")
    live.user(lambda: setattr(live.song, "clip_trigger_quantization", 0))
    assert live.run(LaunchScene(scene_index=2)).message == "The scene was launched."


def test_launching_a_scene_selects_it_and_not_the_next_one(live):
    make_clip(live, 0, 2)
    live.run(LaunchScene(scene_index=2))
    live.sim.advance(0.1)
    assert live.song.view.selected_scene == live.song.scenes[2]


def test_a_scene_without_clips_stops_what_plays_and_says_that_it_has_none(live):
    clip = make_clip(live, 0, 2)
    live.run(LaunchScene(scene_index=2))
    live.sim.advance(2.5)
    result = live.run(LaunchScene(scene_index=4))
    assert (result.is_triggered, result.message) == (False, "The scene was launched; it has no clips.")
    assert live.song.tracks[0].fired_slot_index == -2
    live.sim.advance(2.5)
    assert clip.is_playing is False


def test_a_scene_whose_only_clip_is_deleted_while_its_launch_is_awaited_was_launched_without_clips(live):
    make_clip(live, 0, 2)
    waiting = live.start(LaunchScene(scene_index=2))
    live.sim.call(live.song.tracks[0].clip_slots[2].delete_clip)
    begun = live.clock()
    assert live.finish(waiting).message == "The scene was launched; it has no clips."
    assert live.clock() - begun < 0.2, "it waited for what cannot come"


@pytest.mark.parametrize(
    ("quantization", "words"),
    [(4, "its clips play until their stop"), (0, "that stopped its clips")],
)
def test_launching_a_scene_that_plays_in_toggle_mode_stops_it(live, quantization, words):
    clip = make_clip(live, 0, 2)

    def act():
        clip.launch_mode = 2
        live.song.clip_trigger_quantization = quantization

    live.user(act)
    assert live.run(LaunchScene(scene_index=2)).message == "The scene was launched."
    live.sim.advance(1.3)
    result = live.run(LaunchScene(scene_index=2))
    assert words in result.message
    assert result.is_triggered is False
    live.sim.advance(2.5)
    assert clip.is_playing is False


def test_a_new_scene_is_put_where_it_is_wanted(live):
    live.run(RenameScene(scene_index=2, name="Third"))
    result = live.run(CreateScene(name="New", index=2))
    assert (result.scene_index, result.name) == (2, "New")
    assert [live.song.scenes[index].name for index in (2, 3)] == ["New", "Third"]
    assert live.run(CreateScene(index=9)).scene_index == 9


def test_a_place_that_is_not_there_is_refused_by_live(live):
    with pytest.raises(LiveRejected):
        live.run(CreateScene(index=9))
    assert len(live.song.scenes) == 8


def test_a_copy_of_a_scene_has_its_clips(live):
    clip = make_clip(live, 0, 2)
    live.user(lambda: setattr(clip, "name", "Riff"))
    live.run(RenameScene(scene_index=2, name="Break"))
    scene_id = live.run(GetSceneInfo(scene_index=2)).scene_id
    result = live.run(DuplicateScene(scene_index=scene_id))
    assert (result.new_index, result.name) == (3, live.song.scenes[3].name)
    assert live.song.tracks[0].clip_slots[3].clip.name == "Riff"
    assert live.run(GetSceneInfo(scene_index=result.scene_id)).scene_index == 3
    assert live.run(GetSceneInfo(scene_index=scene_id)).scene_index == 2
    live.run(Undo())
    assert len(live.song.scenes) == 8


def test_a_copy_that_live_does_not_show_is_told(live, monkeypatch):
    monkeypatch.setattr(type(live.song), "duplicate_scene", lambda _self, _index: None)
    with pytest.raises(OutcomeUnknown, match="shows no new one"):
        live.run(DuplicateScene(scene_index=0))


class TestCapturing:
    @pytest.fixture
    def playing(self, live):
        for track in (0, 1):
            make_clip(live, track, 0)
        live.run(LaunchScene(scene_index=0))
        return live

    def test_what_plays_is_copied_into_a_new_scene_after_the_selected_one(self, playing):
        playing.user(lambda: setattr(playing.song.view, "selected_scene", playing.song.scenes[4]))
        result = playing.run(CaptureAndInsertScene())
        assert (result.scene_index, result.num_clips) == (5, 2)
        assert [playing.song.tracks[track].clip_slots[5].has_clip for track in range(4)] == [True, True, False, False]
        assert result.message == "Captured 2 clips as scene 5."
        assert playing.run(GetSceneInfo(scene_index=result.scene_id)).scene_index == 5

    def test_the_selected_track_can_be_left_out(self, playing):
        playing.user(lambda: setattr(playing.song.view, "selected_track", playing.song.tracks[1]))
        result = playing.run(CaptureAndInsertScene(mode=CaptureMode.ALL_EXCEPT_SELECTED))
        slots = [playing.song.tracks[track].clip_slots[result.scene_index] for track in (0, 1)]
        assert [slot.has_clip for slot in slots] == [True, False]

    def test_a_scene_that_live_shows_later_is_waited_for(self, playing, monkeypatch):
        kind, sim = type(playing.song), playing.sim
        capture = kind.capture_and_insert_scene
        monkeypatch.setattr(
            kind,
            "capture_and_insert_scene",
            lambda song, mode: sim.defer(lambda: capture(song, mode), 0.05) and None,
        )
        assert playing.run(CaptureAndInsertScene()).num_clips == 2

    def test_a_scene_that_live_does_not_show_is_told(self, playing, monkeypatch):
        monkeypatch.setattr(type(playing.song), "capture_and_insert_scene", lambda _self, _mode: None)
        with pytest.raises(OutcomeUnknown, match="shows no new one"):
            playing.run(CaptureAndInsertScene())


class TestLaunchingAsSelected:
    def test_the_selected_scene_is_launched_and_the_next_one_selected(self, live):
        clip = make_clip(live, 0, 3)
        live.user(lambda: setattr(live.song.view, "selected_scene", live.song.scenes[3]))
        result = live.run(FireSceneAsSelected())
        assert (result.scene_index, result.selected_scene_index) == (3, 4)
        assert clip.is_playing is True
        assert live.song.view.selected_scene == live.song.scenes[4]

    def test_a_scene_that_is_given_is_selected_first(self, live):
        make_clip(live, 0, 5)
        result = live.run(FireSceneAsSelected(scene_index=5))
        assert (result.scene_index, result.selected_scene_index) == (5, 6)
        assert live.run(GetSceneInfo(scene_index=result.selected_scene_id)).scene_index == 6

    def test_a_scene_that_is_not_there_is_not_found(self, live):
        with pytest.raises(NotFound):
            live.run(FireSceneAsSelected(scene_index=8))


def test_a_launch_with_legato_goes_on_where_the_former_clip_is(live):
    """Without legato a clip waits for the quantization and starts at its start."""
    make_clip(live, 0, 0, 16.0)
    clip = make_clip(live, 0, 1, 16.0)
    live.run(LaunchScene(scene_index=0))
    live.sim.advance_beats(2.5)
    result = live.run(LaunchScene(scene_index=1, force_legato=True))
    assert result.is_triggered is False
    assert clip.is_playing is True
    assert clip.playing_position >= 2.5


@pytest.mark.parametrize("select", [True, False])
def test_a_launch_selects_the_scene_unless_it_must_not(live, select):
    make_clip(live, 0, 5)
    live.run(LaunchScene(scene_index=5, select=select))
    assert (live.song.view.selected_scene == live.song.scenes[5]) is select
