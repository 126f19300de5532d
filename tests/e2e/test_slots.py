"""The installed script in Live's control surface slots: one runs, chosen again, imported again, replaced."""

import gc
import json
import shutil
import socket
import sys
import threading
import weakref

import pytest

from alive.bridge.build_script import build_script
from alive.bridge.developing import Development, Sources, reload_running
from alive.bridge.simulate import CARRIED
from alive.simulator import ManualClock, Simulator
from tests.e2e import isolated
from tests.e2e.isolated import ANY_PORTS

NAME = "SlottedAlive"
SETTINGS = ANY_PORTS | {"transports.osc.enabled": False}


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    return build_script(tmp_path_factory.mktemp("built"), NAME, SETTINGS)


@pytest.fixture
def folder(built, tmp_path):
    return shutil.copytree(built, tmp_path / NAME)


@pytest.fixture
def live():
    path = list(sys.path)
    with Simulator(clock=ManualClock()) as simulation:
        yield simulation
    sys.path[:] = path


def begin(live, folder):
    """Choose the script, which has nothing of what this process has besides."""
    return live.load_script(folder, forbid=(*CARRIED, "remote_script_entry"))


def listening(live, since=0):
    return [line for line in live.log[since:] if "tcp_json listening" in line]


def ask(live, action, **parameters):
    """A request on a connection of its own, to the script that began last."""
    port = int(listening(live)[-1].rpartition(":")[2])
    with socket.create_connection(("127.0.0.1", port)) as client:
        client.sendall(json.dumps({"action": action, **parameters}).encode() + b"\n")
        client.setblocking(False)
        for _ in range(500):
            live.advance(0.01)
            try:
                return json.loads(client.recv(1 << 16))
            except BlockingIOError:
                continue
    raise AssertionError("no reply came")


class Ring:
    """Only the collector finds that nobody needs it."""

    def __init__(self):
        self.itself = self


def forget(name):
    """What a Live does that imports a script anew when it is chosen."""
    for module in [module for module in sys.modules if f"{module}.".startswith(f"{name}.")]:
        del sys.modules[module]


def test_the_second_of_two_slots_says_so_and_does_nothing(live, folder):
    begin(live, folder)
    before = len(live.log)
    second = begin(live, folder)
    live.advance(30.0)
    assert not listening(live, before)
    assert [line for line in live.log[before:] if "another control surface slot" in line]
    assert "another control surface slot" in live.status_messages[-1]
    assert second.instance.script is None
    assert ask(live, "get_stats")["ok"]


def test_the_second_begins_when_the_first_is_gone(live, folder):
    first = begin(live, folder)
    begin(live, folder)
    session = ask(live, "hello")["session"]
    first.disconnect()
    before = len(live.log)
    live.advance(0.2)
    assert len(listening(live, before)) == 1
    assert ask(live, "hello")["session"] != session


def test_with_two_slots_another_set_has_one_script_again(live, folder):
    begin(live, folder)
    begin(live, folder)
    before = len(live.log)
    live.open_new_set()
    live.advance(1.0)
    assert len(listening(live, before)) == 1


def test_the_script_is_chosen_again_with_its_modules_kept(live, folder):
    begin(live, folder).disconnect()
    before = len(live.log)
    begin(live, folder)
    assert len(listening(live, before)) == 1
    assert ask(live, "ping")["ok"]


def test_the_script_is_chosen_again_with_its_modules_imported_anew(live, folder):
    begin(live, folder).disconnect()
    forget(NAME)
    before = len(live.log)
    begin(live, folder)
    assert len(listening(live, before)) == 1
    assert ask(live, "ping")["ok"]


def test_a_second_slot_that_imports_everything_anew_waits_all_the_same(live, folder):
    begin(live, folder)
    forget(NAME)
    second = begin(live, folder)
    assert second.instance.script is None
    assert ask(live, "ping")["ok"]


# Read anew while Live runs


def waits(live, seconds=0.5):
    live.advance(seconds)


def edit(folder, text, replacement):
    """Change a file of the installed script, as a build does: the new one has no compiled file beside it."""
    file = folder / "composition.py"
    source = file.read_text()
    assert text in source
    file.write_text(source.replace(text, replacement))
    for cached in (folder / "__pycache__").glob("composition.*"):
        cached.unlink()


def test_the_script_is_read_anew_while_live_runs(live, folder):
    begin(live, folder)
    edit(folder, "is disconnected", "says goodbye")
    session = ask(live, "hello")["session"]
    assert ask(live, "reload_script")["session"] == session
    waits(live)
    assert ask(live, "hello")["session"] != session
    assert not [line for line in live.log if "says goodbye" in line]
    assert ask(live, "reload_script")["ok"]
    waits(live)
    assert [line for line in live.log if "says goodbye" in line]
    assert not [line for line in live.log if "RemoteScriptError" in line]


def test_files_that_cannot_be_imported_leave_the_old_script_running(live, folder):
    begin(live, folder)
    session = ask(live, "hello")["session"]
    edit(folder, "def compose(", "def compose(((")
    ask(live, "reload_script")
    waits(live)
    assert ask(live, "hello")["session"] == session
    assert any("SyntaxError" in line for line in live.log)
    assert "the old one goes on" in live.status_messages[-1]


def test_files_that_cannot_begin_bring_the_old_script_back(live, folder):
    begin(live, folder)
    session = ask(live, "hello")["session"]
    edit(folder, "    script = compose(", "    script = 1 / 0, compose(")
    ask(live, "reload_script")
    waits(live)
    assert any("ZeroDivisionError" in line for line in live.log)
    assert ask(live, "hello")["session"] != session
    assert ask(live, "set_tempo", bpm=99)["bpm"] == 99.0


def test_three_replacements_leave_one_script(live, folder):
    begin(live, folder)
    for _ in range(3):
        ask(live, "reload_script")
        waits(live)
    since = len(live.log)
    gc.unfreeze()  # what the script keeps from the collector is not listed
    gc.collect()
    timers = [
        thing for thing in gc.get_objects() if type(thing).__name__ == "Timer" and type(thing).__module__ == "Base"
    ]
    assert [timer.running for timer in timers].count(True) == 1
    live.open_new_set()
    assert len(listening(live, since)) == 1


@pytest.mark.parametrize("is_on", [True, False])
@pytest.mark.parametrize("breaks", [False, True])
def test_the_collector_is_as_it_was_however_the_start_ends(live, folder, breaks, is_on):
    """It rests while all is imported and made."""
    if breaks:
        edit(folder, "    script = compose(", "    script = 1 / 0, compose(")
    (gc.enable if is_on else gc.disable)()
    try:
        begin(live, folder)
        assert bool(listening(live)) is not breaks
        assert gc.isenabled() is is_on
    finally:
        gc.enable()


def test_what_the_former_script_has_left_behind_is_collected_before_the_next_begins(live, folder):
    """What is there when a script has begun is kept from the collector, garbage too."""
    begin(live, folder)
    gc.disable()
    try:
        gone = [weakref.ref(Ring()) for _ in range(10)]
        ask(live, "reload_script")
        waits(live)
    finally:
        gc.enable()
    assert [each() for each in gone] == [None] * 10


def test_a_change_is_in_the_running_live_after_one_look(folder, tmp_path):
    """`alive dev` from the change of a source to the new session, in a Live in a process of its own."""
    source = tmp_path / "source.py"
    source.write_text("")
    said = []
    with isolated.simulator(isolated.lay_out_simulator(tmp_path / "path"), folder) as wire:
        (folder / "alive.toml").write_text(f"[transports.tcp_json]\nport = {wire.port}\n")
        development = Development(
            Sources([source]),
            lambda: edit(folder, "class AliveScript:", "class AliveScript:  # changed"),
            lambda: reload_running("127.0.0.1", wire.port, lambda: threading.Event().wait(0.2)),
            said.append,
        )
        before = wire.ask("hello")["session"]
        source.write_text("x = 1\n")
        assert development.look()
        assert said[0] == "Changed: source.py."
        assert said[1].startswith("The new script runs, session ")
        assert before not in said[1]
