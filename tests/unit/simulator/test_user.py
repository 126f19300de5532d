"""What a person does in front of Live, and what scripts notice of it."""

import pytest


class Ticking:
    """Counts what Live calls."""

    def __init__(self, c_instance) -> None:
        import Live

        self.c_instance = c_instance
        self.displays = self.timers = 0
        self.timer = Live.Base.Timer(self.on_timer, 10, True, True)

    def update_display(self):
        self.displays += 1

    def on_timer(self):
        self.timers += 1

    def disconnect(self):
        self.timer.stop()


def test_an_open_menu_stops_the_ticks(sim):
    """Live 12: timers and update_display stand still; afterwards each comes once and does not catch up."""
    script = sim.host(Ticking).instance
    with sim.menu_open():
        sim.advance(1.0)
        assert (script.displays, script.timers) == (0, 0)
    sim.advance(0.001)
    assert (script.displays, script.timers) == (1, 1)
    sim.advance(0.1)
    assert script.displays == 2


def test_music_goes_on_under_an_open_menu(sim, song):
    """The engine does not wait for the window."""
    sim.play()
    sim.advance(0.01)
    with sim.menu_open():
        sim.advance_beats(4)
        assert song.current_song_time == pytest.approx(4, abs=0.05)
        sim.stop()
        sim.advance(0.011)
        assert not song.is_playing


def test_a_dialog_stops_the_ticks_until_it_is_answered(sim, live):
    """Live 12: it is modal; scripts see its text and number of buttons."""
    application = live.Application.get_application()
    script = sim.host(Ticking).instance
    sim.open_dialog("Save changes?", buttons=3)
    sim.advance(1.0)
    assert (script.displays, script.timers) == (0, 0)
    assert application.open_dialog_count == 1
    assert (application.current_dialog_message, application.current_dialog_button_count) == ("Save changes?", 3)
    sim.answer_dialog(1)
    sim.advance(0.1)
    assert script.displays == 2
    assert application.open_dialog_count == 0


def test_a_script_can_answer_a_dialog_when_its_controller_is_pressed(sim, live):
    """MIDI still comes in while a dialog is open."""
    application = live.Application.get_application()

    class Answering(Ticking):
        def receive_midi(self, _):
            application.press_current_dialog_button(0)

    script = sim.host(Answering)
    sim.open_dialog("Really?")
    sim.send_midi(script, (0xF0, 0xF7))
    sim.advance(0.1)
    assert script.instance.displays == 1
    assert sim.log == []


def test_dragging_a_parameter_tells_its_listeners_on_the_way(sim, song):
    """At every tick until it is there."""
    volume = song.tracks[0].mixer_device.volume
    seen = []
    volume.add_value_listener(lambda: seen.append(volume.value))
    sim.drag(volume, to=0.0, seconds=0.1)
    assert len(seen) == 10
    assert seen == sorted(seen, reverse=True)
    assert volume.value == 0.0


def test_play_and_stop_are_seen_at_the_next_tick(sim, song):
    """Like the buttons of Live."""
    sim.play()
    assert not song.is_playing
    sim.advance(0.01)
    assert song.is_playing
    sim.stop()
    sim.advance(0.01)
    assert not song.is_playing


def test_print_of_a_script_reaches_the_log(sim, tmp_path, capsys):
    """Live 12: Log.txt; our own print does not."""
    folder = tmp_path / "Printing"
    folder.mkdir()
    (folder / "__init__.py").write_text(
        "import sys\n"
        "def create_instance(c):\n"
        "    print('hello', 1, sep='-', end='!\\n')\n"
        "    print('aside', file=sys.stderr)\n"
        "    return object()\n",
        encoding="utf-8",
    )
    sim.load_script(folder)
    print("ours")  # noqa: T201 - the subject of the test
    assert sim.log == ["info: Python: hello-1!"]
    assert capsys.readouterr() == ("ours\n", "aside\n")


def test_preferences_outlive_the_set(sim):
    """Live 12: what the serializer gives when the script goes is there when it comes again."""

    class Keeping:
        def __init__(self, c_instance) -> None:
            self.stored = c_instance.preferences("page")
            self.stored.set_serializer(lambda: b"3")

    script = sim.host(Keeping)
    assert script.instance.stored == b""
    sim.open_new_set()
    assert script.instance.stored == b"3"


def test_the_c_instance_has_lives_22_names(sim):
    """Live 12: what dir() shows."""
    held = []
    sim.host(held.append)
    names = {name for name in dir(held[0]) if not name.startswith("_")}
    assert names == {
        "full_velocity", "handle", "instance_identifier", "log_message", "note_repeat", "playhead", "preferences",
        "release_controlled_track", "request_rebuild_midi_map", "send_midi", "set_cc_translation",
        "set_controlled_track", "set_feedback_channels", "set_feedback_velocity", "set_note_translation",
        "set_pad_translation", "set_session_highlight", "show_message", "song", "toggle_lock", "update_locks",
        "velocity_levels",
    }  # fmt: skip
    with pytest.raises(AttributeError):
        held[0].full_velocity.loud = True


def test_a_slow_call_blocks_everything(sim, song):
    """Live 12: create_scene takes 68 ms of the main thread; timers are late and do not catch up."""
    script = sim.host(Ticking).instance
    sim.make_slow("Song.create_scene", 0.068)
    began = sim.clock.now()
    sim.call(lambda: song.create_scene(-1))
    assert sim.clock.now() - began == pytest.approx(0.068)
    sim.advance(0.0)
    assert script.timers == 1
    sim.make_fast()
    began = sim.clock.now()
    song.create_scene(-1)
    assert sim.clock.now() == began


def test_a_saved_set_is_opened_with_new_objects(sim, song, tmp_path):
    """Live 12: scripts are made again, old references are dead, nothing plays, the content is there."""

    class Script:
        def __init__(self, c_instance) -> None:
            self.song = c_instance.song()

    script = sim.host(Script)
    before = script.instance
    song.tempo = 90
    track = song.create_midi_track(-1)
    track.name = "Bass"
    clip = track.clip_slots[2].create_clip(4)
    clip.set_notes(((60, 0, 1, 100, False),))
    clip.fire()
    sim.advance(0.05)
    saved = sim.save_set(tmp_path / "Mine.als")
    song.tempo = 100
    sim.open_saved_set(saved)
    assert script.instance is not before
    assert before.song == None  # noqa: E711
    assert track == None  # noqa: E711
    again = script.instance.song
    assert (again.tempo, again.name, again.tracks[4].name, again.is_playing) == (90, "Mine", "Bass", False)
    assert len(again.tracks[4].clip_slots[2].clip.get_notes(0, 0, 4, 128)) == 1
    assert not again.can_undo
    again.create_scene(-1)
    assert len(again.scenes) == 9
    assert not (tmp_path / "Mine.als").exists()


def test_seconds_are_counted_from_beats(sim, song):
    """At the tempo of the moment."""
    song.tempo = 60
    began = sim.clock.now()
    sim.advance_beats(2)
    assert sim.clock.now() - began == pytest.approx(2)


def test_what_is_logged_badly_does_not_raise_in_the_script(sim, capsys):
    """As with every handler of Python's logging; a public script does this on each message."""
    import logging

    sim._log.handle(logging.makeLogRecord({"msg": 1, "args": (2, 3)}))
    assert sim.log == []
    assert "Logging error" in capsys.readouterr().err


def test_a_list_that_was_stored_in_the_set_comes_back_as_a_list(song):
    """Live 12: get_data gives what set_data got, no vector."""
    song.set_data("key", [1, 2])
    assert song.get_data("key", None) == [1, 2]


def test_clips_fired_in_one_callback_start_the_transport_together(sim, song):
    """Live 12: also when the callback takes a moment, and whatever was played before; AbletonOSC's authors saw it."""
    clips = [song.tracks[index].clip_slots[0].create_clip(4) for index in (0, 1)]
    sim.play()
    sim.advance(0.77)
    sim.stop()
    sim.advance(0.1)

    def fire_both():
        clips[0].fire()
        sim.clock.advance(0.003)
        clips[1].fire()

    sim.call(fire_both)
    sim.advance(0.05)
    assert [clip.is_playing for clip in clips] == [True, True]
    assert clips[0].playing_position == clips[1].playing_position
