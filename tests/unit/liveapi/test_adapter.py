"""The port to Live that the application is given."""

import subprocess
import sys
import threading

import attrs
import pytest

from alive.adapters.liveapi.adapter import WrongThreadError
from alive.domain.commands.song import SetTempo
from alive.domain.commands.track import RenameTrack
from alive.domain.commands.transport import GetCurrentTime
from alive.domain.errors import Internal, UnsupportedVersion
from alive.domain.operation import operations


def in_another_thread(act):
    caught = []

    def run():
        try:
            act()
        except Exception as error:  # noqa: BLE001 - handed to the test
            caught.append(error)

    thread = threading.Thread(target=run)
    thread.start()
    thread.join()
    return caught


def test_live_is_not_used_off_its_main_thread(live):
    (refused,) = in_another_thread(lambda: live.adapter.execute(SetTempo(bpm=90)))
    assert isinstance(refused, WrongThreadError)
    assert live.song.tempo == 120.0
    (refused,) = in_another_thread(live.adapter.begin_undo_step)
    assert isinstance(refused, WrongThreadError)


def test_use_off_the_main_thread_is_a_defect_of_ours(live):
    assert live.adapter.translate(WrongThreadError("x")) is None
    (refused,) = in_another_thread(lambda: live.dispatcher.perform(SetTempo(bpm=90)))
    assert type(refused) is Internal


def test_it_knows_which_commands_it_carries_out(live):
    assert live.adapter.can_execute(SetTempo) is True
    assert live.adapter.can_execute(operations()["ping"].command) is False


def test_the_version_is_that_of_live(live):
    assert live.adapter.live_version() == "12.3.6"


def test_only_what_the_api_cannot_do_at_all_is_impossible_in_live_12_3(live):
    impossible = {name: spec.unsupported for name, spec in operations().items() if spec.unsupported is not None}
    assert live.adapter.unavailable() == impossible


@pytest.mark.parametrize(
    ("since", "available"), [("12.1", True), ("12.3.6", True), ("12.3.7", False), ("12.4", False), ("13.0", False)]
)
def test_what_is_newer_than_the_running_live_is_unavailable(live, monkeypatch, since, available):
    spec = attrs.evolve(RenameTrack.spec, since=since)
    monkeypatch.setitem(operations(), "rename_track", spec)
    reasons = live.adapter.unavailable()
    assert ("rename_track" not in reasons) is available
    if not available:
        assert reasons["rename_track"] == f"rename_track needs Live {since} or later; this is Live 12.3.6."


def test_what_the_api_cannot_do_is_unavailable_with_the_reason(live, monkeypatch):
    spec = attrs.evolve(RenameTrack.spec, unsupported="Live has no way to do it.")
    monkeypatch.setitem(operations(), "rename_track", spec)
    assert live.adapter.unavailable()["rename_track"] == "Live has no way to do it."


def test_an_older_live_refuses_what_it_cannot_do(live, monkeypatch):
    monkeypatch.setitem(operations(), "rename_track", attrs.evolve(RenameTrack.spec, since="12.4"))
    desk = type(live)(live.sim)
    monkeypatch.setattr(RenameTrack, "spec", operations()["rename_track"])
    with pytest.raises(UnsupportedVersion, match=r"needs Live 12\.4"):
        desk.run(RenameTrack(track_index=0, name="x"))


def test_a_command_that_edits_is_one_undo_step(live):
    live.adapter.begin_undo_step()
    live.song.tempo = 90.0
    live.song.tracks[0].mute = True
    live.adapter.end_undo_step()
    live.sim.advance(0.1)
    live.user(live.song.undo)
    assert (live.song.tempo, live.song.tracks[0].mute) == (120.0, False)


def test_a_read_makes_no_other_use_of_live_than_the_reads(live):
    """The hot path: resolving, checking and translating must not touch the song."""
    touched = []

    class Song:
        def __getattr__(self, name):
            touched.append(name)
            return 0.0

    live.context._song = Song()
    live.adapter.execute(GetCurrentTime())
    assert touched == ["current_song_time", "is_playing"]


def test_the_adapter_can_be_imported_where_there_is_no_live():
    """Tools read the declarations and handlers outside of Live."""
    code = "import sys, alive.adapters.liveapi; sys.exit('Live' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
