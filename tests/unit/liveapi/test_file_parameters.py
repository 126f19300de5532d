"""Paths of files that clients give: what is no audio file of this computer, or no Set of the project, is refused."""

import pytest

import alive.domain.commands  # noqa: F401 - declares the operations
from alive.config import setting_types
from alive.domain.errors import AliveError
from alive.domain.operation import operations
from alive.simulator import ManualClock, Simulator
from tests.cases.desk import CaseDesk
from tests.cases.every import CASES

OF_FILES = {
    "create_audio_clip": "file_path",
    "create_arrangement_audio_clip": "file_path",
    "create_audio_clip_in_lane": "file_path",
    "export_xml": "project_path",
}
NOT_CARRIED_OUT = {"replace_simpler_sample": "file_path"}
NO_FILES = {"browser_item": "path"}

HOSTILE = [
    "../../../../../../../../etc/passwd",
    "/etc/passwd",
    "/dev/zero",
    "/dev/stdin",
    "/proc/self/environ",
    "\\\\attacker.example\\share\\x.wav",
    "//attacker.example/share/x.wav",
    "\\\\?\\C:\\x.wav",
    "\\\\.\\PhysicalDrive0",
    "C:\\Windows\\win.ini",
    "file:///etc/passwd",
    "http://attacker.example/x.wav",
    "Loop.wav\0.als",
    "~nobody_of_that_name/x.wav",
    "\ud800.wav",
    " ",
    ".",
    "x" * 4096,
]


@pytest.fixture
def desk(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with Simulator(clock=ManualClock()) as sim:
        yield CaseDesk(sim, tmp_path)


@pytest.mark.parametrize("path", HOSTILE, ids=lambda path: ascii(path)[:40])
@pytest.mark.parametrize("action", OF_FILES)
def test_a_path_to_something_else_is_refused_and_its_content_is_not_told(desk, tmp_path, action, path):
    case = next(case for case in CASES if case.action == action)
    desk.prepare(case)
    before = {each.relative_to(tmp_path) for each in tmp_path.rglob("*")}
    with pytest.raises(AliveError) as refused:
        desk.carry_out(action, {**case.arguments, OF_FILES[action]: path})
    assert refused.value.code in {"not_found", "invalid_argument", "live_rejected", "precondition_failed"}
    assert "root:" not in refused.value.message
    assert {each.relative_to(tmp_path) for each in tmp_path.rglob("*")} == before


@pytest.mark.parametrize("path", [path for path in HOSTILE if path.startswith(("\\\\", "//"))])
@pytest.mark.parametrize("action", [action for action, name in OF_FILES.items() if name == "file_path"])
def test_a_file_of_another_computer_is_not_even_looked_for(desk, monkeypatch, action, path):
    """To look is to connect, on Windows: with the user's name and a hash of his password."""
    case = next(case for case in CASES if case.action == action)
    desk.prepare(case)
    monkeypatch.setattr("pathlib.Path.is_file", lambda looked: pytest.fail(f"it looked for {looked}"))
    with pytest.raises(AliveError, match="allowed is a file of this computer") as refused:
        desk.carry_out(action, {**case.arguments, "file_path": path})
    assert refused.value.code == "invalid_argument"


def test_no_other_operation_takes_the_path_of_a_file():
    """A new one is a decision: it belongs into the table above."""
    found = {
        spec.name: parameter.name
        for spec in operations().values()
        for parameter in spec.parameters
        if parameter.type.base is str and parameter.name.endswith(("path", "file", "folder", "directory"))
        if parameter.type.ref is None and not parameter.type.one_of
    }
    of_browser = {name for name, spec in operations().items() if spec.category == "Browser"}
    assert {name: found[name] for name in found if name not in of_browser} == OF_FILES | NOT_CARRIED_OUT
    assert {found[name] for name in found if name in of_browser} == {"path"}, "a path of the browser is no file's"


def test_no_setting_names_a_file():
    """Whoever can set something could have Live write where he likes."""
    assert not [key for key in setting_types() if "path" in key or key.endswith((".file", ".folder", "directory"))]
