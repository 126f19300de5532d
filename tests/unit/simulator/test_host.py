"""Loading and driving Remote Scripts."""

import builtins
import importlib
import logging
import sys

import pytest

from alive.simulator import ManualClock, Simulator


class Script:
    """Notes what Live calls."""

    def __init__(self, c_instance) -> None:
        self.c_instance = c_instance
        self.calls = []

    def build_midi_map(self, handle):
        self.calls.append(("build_midi_map", type(handle)))

    def connect_script_instances(self, instances):
        self.calls.append(("connect_script_instances", len(instances)))

    def refresh_state(self):
        self.calls.append("refresh_state")

    def update_display(self):
        self.calls.append("update_display")

    def disconnect(self):
        self.calls.append("disconnect")


def write_script(folder, name, text):
    """Write a Remote Script and return its folder."""
    package = folder / name
    package.mkdir()
    (package / "__init__.py").write_text(text, encoding="utf-8")
    return package


def test_live_calls_a_script_in_its_order(sim):
    """Live 12: MIDI maps come several times, then the rest, then update_display; disconnect at the end."""
    script = sim.host(Script)
    sim.advance(0.2)
    script.instance.calls.remove(("build_midi_map", int))
    calls = list(script.instance.calls)
    assert calls == [
        ("build_midi_map", int),
        ("connect_script_instances", 1),
        "refresh_state",
        "update_display",
        "update_display",
    ]
    instance = script.instance
    script.disconnect()
    script.disconnect()
    sim.advance(1.0)
    assert instance.calls[len(calls) :] == ["disconnect"]
    assert script.instance is None


def test_leaving_the_simulation_disconnects_the_scripts():
    """Live does so when it quits."""
    with Simulator(clock=ManualClock()) as sim:
        instance = sim.host(Script).instance
    assert instance.calls[-1] == "disconnect"


def test_any_object_does_and_missing_methods_are_ignored(sim):
    """Live 12: duck typing."""
    script = sim.host(lambda _: object())
    sim.advance(1.0)
    script.disconnect()
    assert sim.log == []


def test_an_exception_in_a_script_is_logged_and_live_goes_on(sim):
    """Live 12: RemoteScriptError lines with the traceback."""

    class Faulty(Script):
        def update_display(self):
            super().update_display()
            raise ValueError("broken")

    script = sim.host(Faulty)
    sim.advance(0.3)
    assert script.instance.calls.count("update_display") == 3
    assert sim.log[0] == "RemoteScriptError: Traceback (most recent call last):"
    assert "RemoteScriptError: ValueError: broken" in sim.log


def test_a_script_that_cannot_be_made_is_absent_and_logged(sim):
    """Live 12: an exception in create_instance."""
    script = sim.host(lambda _: 1 / 0)
    sim.advance(0.2)
    assert script.instance is None
    assert "RemoteScriptError: ZeroDivisionError: division by zero" in sim.log


def test_a_script_is_imported_by_the_name_of_its_folder(sim, tmp_path):
    """Live 12: executes `import <FolderName>` and calls create_instance(c_instance)."""
    folder = write_script(
        tmp_path,
        "LoadedByName",
        "import Live\n"
        "from Live.Base import Vector\n"
        "from .part import VALUE\n"
        "class Script:\n"
        "    def __init__(self, c):\n"
        "        self.seen = (c.song().tempo, Live.Application.get_application().get_major_version(), VALUE)\n"
        "def create_instance(c_instance):\n"
        "    return Script(c_instance)\n",
    )
    (folder / "part.py").write_text("VALUE = 7\n", encoding="utf-8")
    assert sim.load_script(folder).instance.seen == (120.0, 12, 7)
    assert sim.log == []


def test_a_folder_whose_name_is_no_identifier_is_a_syntax_error(sim, tmp_path):
    """Live 12: seen in Log.txt."""
    folder = write_script(tmp_path, "My-Script", "def create_instance(c): return object()\n")
    assert sim.load_script(folder).instance is None
    assert any(line.startswith("RemoteScriptError: SyntaxError") for line in sim.log)


@pytest.mark.parametrize("module", ["ctypes", "sqlite3", "_sqlite3", "ctypes.util"])
@pytest.mark.parametrize("how", ["import {0}", "import importlib; importlib.import_module('{0}')"])
def test_a_hosted_script_cannot_import_what_live_lacks(sim, tmp_path, module, how):
    """Live 12: ctypes and sqlite3 are missing from its Python."""
    folder = write_script(tmp_path, "Greedy", f"{how.format(module)}\ndef create_instance(c): return object()\n")
    assert sim.load_script(folder).instance is None
    assert f"RemoteScriptError: ModuleNotFoundError: No module named '{module}'" in sim.log


def test_everybody_else_can_import_it(sim, tmp_path):
    """Also modules that the script uses in turn."""
    sim.load_script(write_script(tmp_path, "Modest", "def create_instance(c): return object()\n"))
    assert importlib.import_module("ctypes")
    assert __import__("sqlite3")


def test_a_test_can_forbid_more(sim, tmp_path):
    """For running a built script apart from what it was built of."""
    text = "from alive.simulator import clock\ndef create_instance(c): return object()\n"
    folder = write_script(tmp_path, "Bundled", text)
    assert sim.load_script(folder, forbid=("alive",)).instance is None
    assert "RemoteScriptError: ModuleNotFoundError: No module named 'alive.simulator'" in sim.log


def test_leaving_the_simulation_restores_the_interpreter(tmp_path):
    """sys.path, imports, logging; the next Live imports scripts afresh."""
    before = (list(sys.path), builtins.__import__, importlib.import_module, logging.getLogger().level)
    folder = write_script(tmp_path, "Afresh", "def create_instance(c): return [1]\n")
    with Simulator(clock=ManualClock()) as sim:
        assert sim.load_script(folder).instance == [1]
        assert "Afresh" in sys.modules
    assert before == (list(sys.path), builtins.__import__, importlib.import_module, logging.getLogger().level)
    assert "Afresh" not in sys.modules
    (folder / "__init__.py").write_text("def create_instance(c): return [1, 2]\n", encoding="utf-8")
    with Simulator(clock=ManualClock()) as sim:
        assert sim.load_script(folder).instance == [1, 2]


def test_a_new_set_makes_the_script_again_with_its_modules_kept(sim, tmp_path):
    """Live 12: disconnect, then create_instance in the same interpreter."""
    folder = write_script(
        tmp_path,
        "Again",
        "made = []\n"
        "class Script:\n"
        "    def __init__(self, c): self.song = c.song(); made.append(self)\n"
        "    def disconnect(self): made.append('disconnect')\n"
        "def create_instance(c): return Script(c)\n",
    )
    script = sim.load_script(folder)
    first, old = script.instance, sim.song
    old.tempo = 90
    sim.open_new_set()
    assert script.instance is not first
    assert sys.modules["Again"].made == [first, "disconnect", script.instance]
    assert first.song == None  # noqa: E711
    assert script.instance.song == sim.song
    assert sim.song.tempo == 120


def test_the_c_instance_reaches_song_log_and_status_bar(sim):
    """Live 12: log_message has its line form; show_message goes to the status bar."""
    script = sim.host(Script, name="Mine")
    c_instance = script.instance.c_instance
    assert c_instance.song() == sim.song
    assert isinstance(c_instance.handle(), int)
    c_instance.log_message("hello", 3)
    c_instance.show_message("shown")
    assert sim.log == ["info: RemoteScriptMessage: (Mine) hello 3"]
    assert sim.status_messages == ["shown"]
    assert c_instance.send_midi((0xF0, 0xF7))
    assert script.midi_out == [(0xF0, 0xF7)]
    with pytest.raises(TypeError):
        c_instance.send_midi([1, 2, 3])
    assert isinstance(c_instance.preferences("key"), bytes)
    assert not hasattr(c_instance, "schedule_message")


def test_the_c_instance_shows_the_names_of_live_alone(sim):
    """Live 12: 22 names."""
    names = [name for name in dir(sim.host(Script).instance.c_instance) if not name.startswith("__")]
    assert len(names) == 22
    assert not [name for name in names if name.startswith("_")]


def test_standard_logging_reaches_the_log(sim):
    """Live 12: "info: Python: INFO:<module>:<line> - text"."""
    logging.getLogger("a.script").info("hello %s", "there")
    assert len(sim.log) == 1
    assert sim.log[0].startswith("info: Python: INFO:test_host:")
    assert sim.log[0].endswith(" - hello there")


def test_log_lines_go_to_a_sink(tmp_path):
    """For showing them while they come."""
    lines = []
    with Simulator(clock=ManualClock(), on_log=lines.append) as sim:
        sim.host(lambda _: 1 / 0)
        assert lines == sim.log
    assert lines


def test_a_requested_midi_map_comes_when_the_script_has_returned(sim):
    """Live 12: never inside the call; a track that comes or goes asks for one, too."""
    instance = sim.host(Script).instance
    instance.calls.clear()
    instance.c_instance.request_rebuild_midi_map()
    instance.c_instance.request_rebuild_midi_map()
    assert instance.calls == []
    sim.advance(0.001)
    assert instance.calls == [("build_midi_map", int)]
    sim.song.create_midi_track(-1)
    sim.advance(0.001)
    assert len(instance.calls) == 2
    sim.song.create_scene(-1)
    sim.advance(0.001)
    assert len(instance.calls) == 2


def test_several_scripts_run_side_by_side(sim, live):
    """Application.control_surfaces lists them."""
    first, second = sim.host(Script, name="A"), sim.host(Script, name="B")
    assert list(live.Application.get_application().control_surfaces) == [first.instance, second.instance]
    first.disconnect()
    sim.advance(0.1)
    assert "update_display" in second.instance.calls


def test_only_one_simulation_can_run(sim):
    """A process has one Live."""
    with pytest.raises(RuntimeError, match="another Simulator is running"), Simulator():
        pass
    assert sim.song.tempo == 120


def test_a_folder_that_does_not_exist_is_the_tests_mistake(sim, tmp_path):
    """Not the script's: it is raised, not logged."""
    with pytest.raises(NotADirectoryError, match="Nowhere"):
        sim.load_script(tmp_path / "Nowhere")


def test_what_a_script_says_of_itself_is_read_before_it_is_made(sim, tmp_path):
    """Live 12: get_capabilities is optional."""
    text = (
        "from _Framework.Capabilities import PORTS_KEY, SCRIPT, inport\n"
        "def get_capabilities(): return {PORTS_KEY: [inport(props=[SCRIPT])]}\n"
        "def create_instance(c): return object()\n"
    )
    script = sim.load_script(write_script(tmp_path, "Capable", text))
    assert script.capabilities == {"ports": [{"inport_name": "", "properties": ["script"]}]}
    assert sim.host(Script).capabilities is None


def test_the_instances_are_among_the_builtins(sim):
    """Live 12: for its console."""
    first, second = sim.host(Script), sim.host(Script)
    assert builtins.control_surfaces == [first.instance, second.instance]
    sim.open_new_set()
    assert builtins.control_surfaces == [first.instance, second.instance]


class Lockable(Script):
    """Can be locked to a device."""

    def can_lock_to_devices(self):
        return True

    def lock_to_device(self, device):
        self.calls.append(("lock", device.name))

    def unlock_from_device(self, device):
        self.calls.append(("unlock", device.name))


def test_a_script_is_locked_to_the_appointed_device(sim, song):
    """Live 12: toggle_lock asks Live, which calls back when the script has returned."""
    script = sim.host(Lockable)
    song.view.selected_track = song.return_tracks[0]
    song.view.select_device(song.return_tracks[0].devices[0])
    sim.advance(0.02)
    script.instance.calls.clear()
    for expected in (("lock", "Reverb"), ("unlock", "Reverb")):
        script.instance.c_instance.toggle_lock()
        assert expected not in script.instance.calls
        sim.advance(0.001)
        assert script.instance.calls[-1] == expected
    unlockable = sim.host(Script)
    unlockable.instance.c_instance.toggle_lock()
    sim.advance(0.001)
    assert unlockable.locked_to is None
    assert sim.log == []


def test_other_ports_are_told(sim):
    """Live 12: port_settings_changed."""
    told = []

    class Told(Script):
        def port_settings_changed(self):
            told.append(True)

    sim.choose_ports(sim.host(Told))
    assert told == [True]
