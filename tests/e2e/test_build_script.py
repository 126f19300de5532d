"""The built Remote Script, run where nothing else of this project can be reached: what is run is what is installed."""

import os
import shutil
import subprocess
import sys
import sysconfig
import tomllib
import zipfile
from pathlib import Path
from textwrap import dedent

import pytest

from alive.adapters.storage.audit_file import is_audit_file
from alive.bridge.build_script import build_script
from tests.e2e import isolated

PROJECT = Path(__file__).parents[2]
CARRIED = ("alive", "attr", "attrs", "cattrs", "typing_extensions")

# Live's Python lacks some of the standard library (ctypes, sqlite3, on Windows subprocess and what imports it), and for
# others (ssl, asyncio, multiprocessing) it is not known. So each name here was a decision.
ALLOWED_IN_LIVE = {
    *("array", "ast", "collections", "contextlib", "copy", "copyreg", "dataclasses", "datetime"),
    *("difflib", "dis", "enum", "errno", "fnmatch", "functools", "genericpath", "hashlib"),
    *("heapq", "importlib", "inspect", "ipaddress", "itertools", "json", "keyword", "linecache"),
    *("math", "ntpath", "opcode", "operator", "os", "pathlib", "platform", "posixpath"),
    *("re", "reprlib", "select", "selectors", "socket", "stat", "string", "textwrap"),
    *("threading", "token", "tokenize", "tomllib", "traceback", "types", "typing", "unicodedata"),
    *("urllib", "warnings", "weakref"),
    # Seen in Live, or imported by what was seen there (tempfile needs random, random needs bisect); pkgutil is Python.
    *("bisect", "gc", "pkgutil", "random", "struct", "zlib"),
    # Python above hashlib, which compares in constant time.
    "hmac",
}


def python(*arguments: str, environment: dict[str, str] | None = None, cwd: Path | None = None) -> str:
    """Run Python in a process of its own and give what it printed."""
    ran = subprocess.run(
        [sys.executable, *arguments],
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
        cwd=cwd,
        env={**os.environ, **(environment or {})},
    )
    assert ran.returncode == 0, ran.stderr
    return ran.stdout


def alone(folders: list[Path], code: str, *options: str) -> str:
    """Run code in a Python that has the standard library and these folders, and nothing else."""
    paths = [str(folder) for folder in folders]
    return python("-I", "-S", "-B", *options, "-c", f"import sys\nsys.path[:0] = {paths!r}\n{dedent(code)}")


def content_of(folder: Path) -> dict[str, bytes]:
    """What was built; a script that has run has written its audit log beside it."""
    files = (path for path in folder.rglob("*") if path.is_file() and not is_audit_file(path.name))
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """The folder `Alive`, listening on any free port."""
    overrides = {**isolated.ANY_PORTS, "log.commands": True}
    return build_script(tmp_path_factory.mktemp("scripts"), overrides=overrides)


@pytest.fixture(scope="module")
def simulator(tmp_path_factory):
    """A folder with the simulator of Live, and nothing else of this project."""
    return isolated.lay_out_simulator(tmp_path_factory.mktemp("simulator"))


def test_the_same_input_gives_the_same_bytes(built, tmp_path):
    overrides = {**isolated.ANY_PORTS, "log.commands": True}

    again = build_script(tmp_path, overrides=overrides)

    assert content_of(again) == content_of(built)


def test_only_python_licences_settings_and_their_list_are_in_the_folder(built):
    others = {path for path in content_of(built) if not path.endswith(".py") and "/licences/" not in path}

    assert others == {"alive.toml", "_vendor/contents.txt"}
    assert not [path for path in content_of(built) if "simulator" in path or "bridge" in path or "__pycache__" in path]


def test_the_folder_is_small(built):
    """Under 2 MB, with room for what comes."""
    assert sum(map(len, content_of(built).values())) < 1_980_000


def test_what_others_wrote_names_its_authors_still(built):
    """Docstrings and comments are left out of it, but not what the licences ask to keep."""
    head = (built / "_vendor" / "attr" / "_make.py").read_text(encoding="utf-8").splitlines()[0]

    assert head == "# SPDX-License-Identifier: MIT"


def test_lines_of_what_others_wrote_keep_their_numbers(built):
    """A traceback in Log.txt is to fit the published source."""
    import attr

    published = Path(attr.__file__).with_name("_make.py").read_text(encoding="utf-8").splitlines()
    carried = (built / "_vendor" / "attr" / "_make.py").read_text(encoding="utf-8").splitlines()

    assert len(carried) == len(published)
    assert carried.index("def _make_hash_script(") == published.index("def _make_hash_script(")


def test_everything_that_is_carried_has_its_licence(built):
    licences = {path.name.rpartition("-")[0] for path in (built / "_vendor" / "licences").iterdir()}

    assert licences == {"alive", "attrs", "cattrs", "typing-extensions"}


def test_the_settings_are_those_that_were_given(built):
    given = tomllib.loads((built / "alive.toml").read_text(encoding="utf-8"))

    assert {name: table for name, table in given["transports"].items() if table} == {
        "tcp_json": {"port": 0},
        "line_commands": {"port": 0},
    }
    assert given["log"] == {"commands": True}


def test_every_module_can_be_imported_and_none_gets_a_name_outside_the_folder(built):
    """Live runs all Remote Scripts in one interpreter: what one imports as `attrs`, all others get."""
    printed = alone(
        [built.parent],
        f"""
        import importlib, pathlib
        root = pathlib.Path({str(built.parent)!r})
        # A format that needs a package which is not carried, and which nothing here uses.
        for file in sorted(root.rglob("*.py")):
            if file.stem != "_preconf":
                parts = file.relative_to(root).with_suffix("").parts
                importlib.import_module(".".join(part for part in parts if part != "__init__"))
        print(sorted(name for name in sys.modules if name.partition(".")[0] in {CARRIED!r}))
        print(len(sys.modules))
        """,
    )

    outside, count = printed.splitlines()
    assert outside == "[]"
    assert int(count) > 100


def test_the_carried_packages_work(built):
    """Classes are made, generated code runs, values are converted; `cache_hash` looks its own module up by name."""
    printed = alone(
        [built.parent],
        """
        from Alive._vendor import attr, attrs, cattrs
        from Alive._vendor.alive.domain.commands.song import SetTempo
        from Alive._vendor.alive.domain.errors import InvalidArgument

        @attrs.frozen(cache_hash=True)
        class Point:
            x: int
            y: int = attrs.field(default=2, validator=attrs.validators.instance_of(int))

        print(hash(Point(1)) == hash(Point(1, 2)), attrs.asdict(Point(1)), attr.evolve(Point(1), y=3))
        print(cattrs.Converter(forbid_extra_keys=True).structure({"x": 1}, Point))
        print(SetTempo(bpm=128))
        try:
            SetTempo(bpm=1)
        except InvalidArgument as error:
            print(error)
        """,
    )

    assert printed.splitlines() == [
        "True {'x': 1, 'y': 2} Point(x=1, y=3)",
        "Point(x=1, y=2)",
        "SetTempo(bpm=128.0)",
        "bpm: got 1, allowed is a number from 20 to 999 (BPM)",
    ]


def test_the_folder_may_be_renamed(built, tmp_path):
    shutil.copytree(built, tmp_path / "Other", ignore=shutil.ignore_patterns("__pycache__"))

    assert alone([tmp_path], "import Other.composition as module; print(module.Settings.__module__)") == (
        "Other._vendor.alive.config\n"
    )


def test_loading_the_script_imports_only_what_live_has(built):
    """Each new module is a decision: some of the standard library are missing inside Live."""
    printed = alone(
        [built.parent],
        """
        before = set(sys.modules)
        import Alive.composition
        Alive.composition.settings_beside(__import__("pathlib").Path(Alive.__file__).parent)
        print(*{name.partition(".")[0] for name in sys.modules.keys() - before})
        """,
    )

    # Modules that begin with _ are the inner parts of the others.
    imported = {name for name in printed.split() if not name.startswith("_")} - {"Alive"}
    assert imported <= ALLOWED_IN_LIVE, sorted(imported - ALLOWED_IN_LIVE)


SESSION = """
    import json, pathlib, re, socket
    from alive.simulator import ManualClock, Simulator

    def ask(request):
        client.sendall(json.dumps(request).encode() + b"\\n")
        received = b""
        for _ in range(500):
            simulation.advance(0.01)
            try:
                received += client.recv(65536)
            except BlockingIOError:
                continue
            if received.endswith(b"\\n"):
                return json.loads(received)
        raise SystemExit(f"no answer to {request}: {simulation.log}")

    with Simulator(clock=ManualClock()) as simulation:
        script = simulation.load_script(pathlib.Path(FOLDER), forbid=CARRIED)
        [port] = re.findall(r"tcp_json listening on .*?:(\\d+)", "".join(simulation.log)) or [simulation.log]
        client = socket.create_connection(("127.0.0.1", int(port)), timeout=5)
        client.setblocking(False)
        print(ask({"action": "ping"})["ok"])
        print(ask({"action": "set_tempo", "bpm": 128}))
        print(simulation.song.tempo)
        print(ask({"action": "set_tempo", "bpm": "fast"})["code"])
        track = ask({"action": "create_midi_track", "name": "Bass"})
        print(simulation.song.tracks[track["track_index"]].name)
        print(sorted(name for name in sys.modules if name.partition(".")[0] in CARRIED[1:]))
        print(sorted(name for name in sys.modules if name.startswith("alive.") and ".simulator" not in name))
        script.disconnect()
        print([line for line in simulation.log if "Error" in line or "ERROR" in line])
"""


@pytest.mark.parametrize("options", [(), ("-O",), ("-OO",)], ids=["plain", "without asserts", "without docstrings"])
def test_the_built_script_answers_in_a_simulated_live(built, simulator, options):
    """Whether Live runs with assertions on is not known."""
    session = dedent(SESSION).replace("CARRIED", repr(CARRIED)).replace("FOLDER", repr(str(built)))

    printed = alone([simulator], session, *options)

    assert printed.splitlines() == [
        "True",
        "{'ok': True, 'message': 'The tempo is 128 BPM.', 'bpm': 128.0}",
        "128.0",
        "invalid_argument",
        "Bass",
        "[]",
        "[]",
        "[]",
    ]


def test_settings_that_cannot_be_used_are_told_in_the_status_bar(built, simulator, tmp_path):
    folder = tmp_path / "Alive"
    shutil.copytree(built, folder, ignore=shutil.ignore_patterns("__pycache__"))
    (folder / "alive.toml").write_text(
        "[transports.tcp_json]\nport = 0\nhost = '0.0.0.0'\n[pump]\nlinger_ms = 99\n", encoding="utf-8"
    )

    printed = alone(
        [simulator],
        f"""
        import pathlib
        from alive.simulator import ManualClock, Simulator
        with Simulator(clock=ManualClock()) as simulation:
            simulation.load_script(pathlib.Path({str(folder)!r}), forbid={CARRIED!r})
            simulation.advance(0.5)
            print(*simulation.status_messages)
        """,
    )

    assert "pump.linger_ms: got 99" in printed
    assert "tcp_json cannot listen (on 0.0.0.0 the whole network could control Live" in printed


@pytest.fixture(scope="module")
def installed(tmp_path_factory):
    """The project's wheel, unpacked into a folder as an installer does."""
    folder = tmp_path_factory.mktemp("wheel")
    options = ("--no-build-isolation", "--no-deps", "--no-index", "--disable-pip-version-check", "--quiet")
    python("-m", "pip", "wheel", *options, "--wheel-dir", str(folder), str(PROJECT))
    [wheel] = folder.glob("alive-*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder / "site")
    return folder / "site"


def test_an_installed_wheel_builds_the_same_folder(built, installed, tmp_path):
    """The packages it needs are in reach, the checkout is not."""
    code = (
        "import pathlib, sys, alive.bridge.build_script as module\n"
        "print(module.__file__)\n"
        f"overrides = {{**{isolated.ANY_PORTS}, 'log.commands': True}}\n"
        "module.build_script(pathlib.Path(sys.argv[1]), overrides=overrides)"
    )
    paths = os.pathsep.join([str(installed), sysconfig.get_path("purelib")])

    printed = python(
        "-S", "-P", "-B", "-c", code, str(tmp_path / "out"), environment={"PYTHONPATH": paths}, cwd=tmp_path
    )

    assert Path(printed.strip()).is_relative_to(installed)
    made, expected = content_of(tmp_path / "out" / "Alive"), content_of(built)
    # A checkout that is installed in place keeps the licence of the day it was installed.
    assert made.pop("_vendor/licences/alive-LICENSE") == (PROJECT / "LICENSE").read_bytes()
    del expected["_vendor/licences/alive-LICENSE"]
    assert made == expected


def test_the_wheel_has_what_the_command_line_needs(installed):
    names = set(content_of(installed))

    assert {"remote_script_entry/__init__.py", "remote_script_entry/composition.py", "alive/py.typed"} <= names
    assert not [name for name in names if name.startswith("tests")]
