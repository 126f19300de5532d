"""What is installed, on the simulator, where alive, attrs and cattrs cannot be imported from anywhere else."""

from pathlib import Path

import pytest

from alive.bridge.build_script import build_script
from tests.e2e import isolated


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    return isolated.lay_out_simulator(tmp_path_factory.mktemp("path"))


@pytest.fixture(scope="module")
def script(tmp_path_factory):
    return build_script(tmp_path_factory.mktemp("scripts"), overrides=isolated.ANY_PORTS)


@pytest.mark.parametrize("flags", [(), ("-O",), ("-OO",)], ids=["plain", "-O", "-OO"])
def test_a_stock_client_drives_the_installed_script(path, script, flags):
    """Live probably runs Python with assertions off, so nothing may rest on one."""
    with isolated.simulator(path, script, *flags) as live:
        assert live.ask("set_tempo", bpm=128)["bpm"] == 128.0
        track = live.ask("create_midi_track", name="Bass")
        assert track["name"] == "Bass"
        assert live.ask("create_midi_clip", track_index=track["track_index"], scene_index=0, length=4)["ok"]
        notes = [{"pitch": 36, "start": 0.0, "duration": 0.5}, {"pitch": 43, "start": 2.0, "duration": 0.5}]
        added = live.ask("add_notes", track_index=track["track_id"], scene_index=0, notes=notes)
        assert added["note_count"] == 2
        assert live.ask("launch_clip", track_index=track["track_id"], scene_index=0)["is_playing"]
        read = live.ask("get_clip_notes", track_index=track["track_id"], clip_index=0)
        assert [(note["pitch"], note["start_time"]) for note in read["notes"]] == [(36, 0.0), (43, 2.0)]
        assert live.ask("get_track_info", track_index=track["track_id"])["num_clips"] == 1
        assert live.ask("delete_track")["code"] == "invalid_argument"
        assert live.ask("get_session_info")["num_tracks"] == 5
        assert live.ask("get_stats")["faults"] == 0
        live.close()


def test_the_test_itself_would_notice_a_leak(path):
    """In that interpreter there is no attrs, no cattrs, and of alive the simulator only."""
    program = """
found = []
for name in ("attr", "attrs", "cattrs", "typing_extensions", "alive.domain.operation", "alive.application.pump"):
    try:
        __import__(name)
        found.append(name)
    except ImportError:
        pass
print(found)
"""
    assert isolated.run(path, program).strip() == "[]"


def test_a_script_built_with_an_entry_of_its_own_has_one_transport_more(path, tmp_path):
    """The example of a custom transport, in the folder that a user would install."""
    example = Path(__file__).parents[2] / "examples" / "custom_transport.py"
    script = build_script(tmp_path, overrides=isolated.ANY_PORTS, entry=example)
    program = f"""
from pathlib import Path
from alive.simulator import ManualClock, Simulator
with Simulator(clock=ManualClock()) as simulation:
    simulation.load_script(Path({str(script)!r}))
    print(simulation.log)
"""
    assert "udp_json listening on 127.0.0.1:9005" in isolated.run(path, program)
