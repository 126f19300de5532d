"""The file of the audit log: whole lines, bounded, for its owner only."""

import os
import stat
import sys

import pytest

from alive.adapters.storage.audit_file import AuditFile, is_audit_file


@pytest.fixture
def path(tmp_path):
    return tmp_path / "audit.jsonl"


def test_lines_are_appended_also_to_what_an_earlier_session_wrote(path):
    for line in (b"1\n", b"2\n"):
        file = AuditFile(path, 1000, 2)
        file.write(line)
        file.close()
    assert path.read_bytes() == b"1\n2\n"


@pytest.mark.skipif(sys.platform == "win32", reason="the mode of a file says nothing there")
def test_only_its_owner_can_read_it_and_those_before_it(path, tmp_path):
    before = os.umask(0)
    try:
        file = AuditFile(path, 10, 3)
        for _ in range(5):
            file.write(b"12345678\n")
        file.close()
    finally:
        os.umask(before)
    assert {stat.S_IMODE(each.stat().st_mode) for each in tmp_path.iterdir()} == {0o600}


def test_it_is_begun_anew_when_it_is_long_enough_and_the_oldest_goes(path, tmp_path):
    file = AuditFile(path, 10, 3)
    for number in range(7):
        file.write(b"line %d\n" % number)
    file.close()
    names = ["audit.jsonl", "audit.1.jsonl", "audit.2.jsonl"]
    assert [(tmp_path / name).read_bytes() for name in names] == [b"line 6\n", b"line 5\n", b"line 4\n"]
    assert {each.name for each in tmp_path.iterdir()} == {*names}
    assert all(map(is_audit_file, names))
    assert not any(map(is_audit_file, ["audit.jsonl.bak", "xaudit.jsonl", "audit.a.jsonl", "tokens.json"]))


def test_of_those_it_kept_before_it_keeps_no_more_than_it_may_now(path, tmp_path):
    file = AuditFile(path, 10, 5)
    for number in range(8):
        file.write(b"%d.......\n" % number)
    assert len(list(tmp_path.glob("audit*"))) == 5
    file.most_files = 2
    file.write(b"8.......\n")
    file.close()
    assert sorted(each.name for each in tmp_path.glob("audit*")) == ["audit.1.jsonl", "audit.jsonl"]


def test_with_one_file_there_is_never_more_than_one(path, tmp_path):
    file = AuditFile(path, 10, 1)
    for number in range(4):
        file.write(b"line %d\n" % number)
    file.close()
    assert [each.read_bytes() for each in tmp_path.iterdir()] == [b"line 3\n"]


def test_a_line_that_was_cut_by_a_crash_does_not_spoil_the_next(path):
    path.write_bytes(b'{"half')
    file = AuditFile(path, 1000, 2)
    file.write(b"whole\n")
    file.close()
    assert path.read_bytes() == b'{"half\nwhole\n'


def test_a_piece_that_was_not_written_whole_is_an_error_and_does_not_spoil_the_next(path):
    file = AuditFile(path, 1000, 2)
    file.write(b"1\n")
    usual = file._file

    class Full:
        def write(self, data):
            return usual.write(data[:2])

    file._file = Full()
    with pytest.raises(OSError, match="2 of 5 bytes"):
        file.write(b"2222\n")
    file._file = usual
    file.write(b"3\n")
    file.close()
    assert path.read_bytes() == b"1\n22\n3\n"


@pytest.mark.skipif(not hasattr(os, "O_NOFOLLOW"), reason="this system cannot refuse it")
def test_a_link_is_not_followed(path, tmp_path):
    """Whoever could place one would have Live write to a file of his choice."""
    (tmp_path / "other").write_bytes(b"mine\n")
    path.symlink_to(tmp_path / "other")
    with pytest.raises(OSError):  # noqa: PT011 - its text is the system's
        AuditFile(path, 1000, 2).write(b"x\n")
    assert (tmp_path / "other").read_bytes() == b"mine\n"


def test_a_folder_that_is_gone_is_an_error_until_it_is_there(path, tmp_path):
    file = AuditFile(tmp_path / "gone" / "audit.jsonl", 1000, 2)
    with pytest.raises(FileNotFoundError):
        file.write(b"x\n")
    (tmp_path / "gone").mkdir()
    file.write(b"x\n")
    file.close()
