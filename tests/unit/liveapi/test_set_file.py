"""Unpacking a saved Set: what may be read and written, in slices, complete or not at all."""

import gzip
import os
import zlib
from pathlib import Path

import pytest

from alive.adapters.liveapi import set_files
from alive.application.executor import Suspension
from alive.domain.commands.set_file import ExportXml
from alive.domain.errors import AliveError, InvalidArgument, NotFound, PreconditionFailed
from alive.simulator import ManualClock, Simulator
from tests.unit.liveapi.desk import LiveDesk

XML = b'<?xml version="1.0" encoding="UTF-8"?>\n' + b"".join(b'<Note Time="%d" />\n' % time for time in range(60_000))
SECRET = b"what is outside of the project"


@pytest.fixture
def project(tmp_path):
    """A project's folder with a Set in it, and things beside it that are nobody's business."""
    folder = tmp_path / "Evening: Bäss Project"
    folder.mkdir()
    (folder / "Evening.als").write_bytes(gzip.compress(XML))
    (folder / "Other.als").write_bytes(gzip.compress(b"<Other/>"))
    (tmp_path / "Elsewhere").mkdir()
    (tmp_path / "Elsewhere" / "Foreign.als").write_bytes(gzip.compress(SECRET))
    return folder


@pytest.fixture
def live(project):
    with Simulator(clock=ManualClock()) as sim:
        sim.document.song.values["file_path"] = str(project / "Evening.als")
        yield LiveDesk(sim)


def export(live: LiveDesk, path: object):
    return live.run(ExportXml(project_path=str(path)))


def files_in(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_the_saved_set_lies_beside_it_as_xml(live, project):
    exported = export(live, project / "Evening.als")
    xml = project / ".vimabl" / "Evening.xml"
    assert (exported.project_path, exported.xml_path) == (str(project / "Evening.als"), str(xml))
    assert exported.size == len(XML)
    assert xml.read_bytes() == XML
    assert files_in(project / ".vimabl") == {"Evening.xml"}


def test_another_set_of_the_project_can_be_unpacked_and_a_name_counts_from_its_folder(live, project):
    export(live, "Other.als")
    assert (project / ".vimabl" / "Other.xml").read_bytes() == b"<Other/>"


def test_a_former_xml_file_is_replaced_and_not_written_into(live, project, tmp_path):
    """Whoever reads the former one reads it to its end; a link in its place leads nobody out."""
    (project / ".vimabl").mkdir()
    target = tmp_path / "Elsewhere" / "theirs.xml"
    target.write_bytes(SECRET)
    (project / ".vimabl" / "Evening.xml").symlink_to(target)
    export(live, "Evening.als")
    assert target.read_bytes() == SECRET
    assert (project / ".vimabl" / "Evening.xml").read_bytes() == XML


def test_it_is_unpacked_a_slice_at_a_time(live, monkeypatch):
    monkeypatch.setattr(set_files, "SLICE", 100_000)
    turns = 0
    outcome = live.start(ExportXml(project_path="Evening.als"))
    while isinstance(outcome, Suspension):
        outcome = live.next_callback(lambda waiting=outcome: live.dispatcher.resume(waiting.steps, shown=True))
        turns += 1
    assert turns >= len(XML) // 100_000
    assert outcome.size == len(XML)


@pytest.mark.parametrize("size", [1, 7, 4096, 10**9])
@pytest.mark.parametrize("slice_of_xml", [1000, 65536, 10**9])
def test_however_it_is_sliced_the_xml_is_the_same(live, project, monkeypatch, size, slice_of_xml):
    text = XML[:3000] if size < 100 or slice_of_xml < 10_000 else XML
    (project / "Evening.als").write_bytes(gzip.compress(text))
    monkeypatch.setattr(set_files, "READ", size)
    monkeypatch.setattr(set_files, "SLICE", slice_of_xml)
    export(live, "Evening.als")
    assert (project / ".vimabl" / "Evening.xml").read_bytes() == text


def outside(project: Path, tmp_path: Path) -> dict[str, object]:
    link = project / "Link.als"
    link.symlink_to(tmp_path / "Elsewhere" / "Foreign.als")
    folder_link = project / "Samples"
    folder_link.symlink_to(tmp_path / "Elsewhere")
    (project / "Evening.txt").write_bytes(gzip.compress(SECRET))
    disguised = project / "Disguised.als"
    disguised.symlink_to(project / "Evening.txt")
    beside = tmp_path / f"{project.name} 2"
    beside.mkdir()
    (beside / "Foreign.als").write_bytes(gzip.compress(SECRET))
    return {
        "outside": tmp_path / "Elsewhere" / "Foreign.als",
        "up and away": "../Elsewhere/Foreign.als",
        "through the folder": f"{project}/../Elsewhere/Foreign.als",
        "a link to a file": link,
        "a link to a folder": folder_link / "Foreign.als",
        "another suffix": project / "Evening.txt",
        "no suffix": "/etc/hostname",
        "the folder itself": project,
        "a link to another suffix": disguised,
        "a folder whose name begins alike": beside / "Foreign.als",
        "a network share": "//server/share/x.als",
    }


@pytest.mark.parametrize("which", [
    "outside", "up and away", "through the folder", "a link to a file", "a link to a folder", "another suffix",
    "no suffix", "the folder itself", "a link to another suffix", "a folder whose name begins alike", "a network share",
])  # fmt: skip
def test_nothing_but_sets_of_the_project_is_read(live, project, tmp_path, which):
    wanted = outside(project, tmp_path)[which]
    with pytest.raises(InvalidArgument):
        export(live, wanted)
    assert not list(tmp_path.rglob("*.xml"))


@pytest.mark.parametrize("wanted", ["Missing.als", "Folder.als", "a\0b.als", "x" * 300 + ".als", "Circle.als"])
def test_what_is_no_file_is_not_found(live, project, wanted):
    (project / "Folder.als").mkdir()
    (project / "Circle.als").symlink_to(project / "Circle.als")
    with pytest.raises(NotFound):
        export(live, wanted)


def test_a_set_that_was_never_saved_has_no_file(live, project):
    live.sim.document.song.values["file_path"] = ""
    with pytest.raises(NotFound, match="never saved"):
        export(live, project / "Evening.als")


def test_what_is_written_stays_in_the_project_whatever_link_there_is(live, project, tmp_path):
    (project / ".vimabl").symlink_to(tmp_path / "Elsewhere")
    with pytest.raises(InvalidArgument):
        export(live, "Evening.als")
    assert files_in(tmp_path / "Elsewhere") == {"Foreign.als"}


PACKED = gzip.compress(XML)
DAMAGED = {
    "cut off": PACKED[: len(PACKED) // 2],
    "without its end": PACKED[:-8],
    "changed": PACKED[:5000] + b"\xff\xff\xff\xff" + PACKED[5004:],
    "a wrong sum": PACKED[:-8] + bytes(8),
    "empty": b"",
    "no gzip": XML,
    "zlib without gzip": zlib.compress(XML),
}


@pytest.mark.parametrize("damage", DAMAGED)
def test_a_damaged_file_leaves_the_former_xml(live, project, damage):
    export(live, "Evening.als")
    (project / "Evening.als").write_bytes(DAMAGED[damage])
    with pytest.raises(PreconditionFailed, match="is damaged"):
        export(live, "Evening.als")
    assert (project / ".vimabl" / "Evening.xml").read_bytes() == XML
    assert files_in(project / ".vimabl") == {"Evening.xml"}


def test_what_would_fill_the_disk_is_given_up(live, project, monkeypatch):
    monkeypatch.setattr(set_files, "MOST_BYTES", 1_000_000)
    with pytest.raises(PreconditionFailed, match="more than 1000000 bytes"):
        export(live, "Evening.als")
    assert files_in(project / ".vimabl") == set()


def test_a_set_that_is_saved_meanwhile_is_not_mixed_up(live, project, monkeypatch):
    monkeypatch.setattr(set_files, "READ", 4096)
    outcome = live.start(ExportXml(project_path="Evening.als"))
    (project / "Evening.als").write_bytes(gzip.compress(XML + b"<!-- more -->"))
    with pytest.raises(PreconditionFailed, match="saved meanwhile"):
        live.finish(outcome)
    assert files_in(project / ".vimabl") == set()


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="only Linux tells what is open")
def test_the_set_is_open_in_no_turn_but_only_while_it_is_read(live, project):
    """On Windows, Live could not save it meanwhile."""
    outcome = live.start(ExportXml(project_path="Evening.als"))
    assert isinstance(outcome, Suspension)
    opened = {os.path.realpath(number) for number in Path("/proc/self/fd").iterdir()}
    assert str(project / "Evening.als") not in opened
    live.finish(outcome)


def test_what_is_given_up_leaves_nothing_behind(live, project):
    outcome = live.start(ExportXml(project_path="Evening.als"))
    assert len(files_in(project / ".vimabl")) == 1
    outcome.steps.close()  # as the executor does when the script is unloaded
    assert files_in(project / ".vimabl") == set()


def test_a_folder_that_cannot_be_made_is_an_answer(live, project):
    (project / ".vimabl").write_bytes(b"a file where the folder should be")
    with pytest.raises(AliveError) as refused:
        export(live, "Evening.als")
    assert refused.value.code == "precondition_failed"


def test_a_path_through_a_link_to_the_project_is_the_project(live, project, tmp_path):
    """As /tmp is on macOS."""
    alias = tmp_path / "alias"
    alias.symlink_to(project)
    live.sim.document.song.values["file_path"] = str(alias / "Evening.als")
    export(live, alias / "Evening.als")
    (project / ".vimabl" / "Evening.xml").unlink()
    export(live, project / "Evening.als")
    assert (project / ".vimabl" / "Evening.xml").read_bytes() == XML


def test_characters_may_be_composed_in_one_place_and_not_in_the_other(tmp_path):
    """Live on macOS may write a name decomposed where a client has it composed."""
    composed, decomposed = tmp_path / "B\u00e4ss", tmp_path / "Ba\u0308ss"
    set_files.require_inside(decomposed, composed / "Evening.als")
