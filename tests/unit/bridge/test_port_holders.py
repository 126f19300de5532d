"""Who has a port, in what the tools of the systems print."""

import os
import shutil
import socket

import pytest

from alive.bridge.port_holders import holder_in_lsof, holder_in_tasklist, holder_of, pid_in_netstat

NETSTAT = """\r
Aktive Verbindungen\r
\r
  Proto  Lokale Adresse         Remoteadresse          Status           PID\r
  TCP    127.0.0.1:49700        127.0.0.1:9004         HERGESTELLT      4\r
  TCP    127.0.0.1:90041        0.0.0.0:0              ABHÖREN          5\r
  TCP    127.0.0.1:9004         0.0.0.0:0              ABHÖREN          612\r
  TCP    [::1]:9001             [::]:0                 ABHÖREN          77\r
"""
TASKS = '"Ableton Live 12 Suite.exe","612","Console","1","1.234.567 K"\r\n'


def test_lsof_tells_the_process_that_listens():
    assert holder_in_lsof("p812\ncLive\nf22\np900\ncOther\n") == "Live (process 812)"
    assert holder_in_lsof("") is None


def test_netstat_tells_it_in_any_language():
    assert pid_in_netstat(NETSTAT, 9004) == 612
    assert pid_in_netstat(NETSTAT, 9001) == 77
    assert pid_in_netstat(NETSTAT, 49700) is None


def test_a_process_without_a_name_has_its_number():
    assert holder_in_tasklist(TASKS, 612) == "Ableton Live 12 Suite.exe (process 612)"
    assert holder_in_tasklist("INFO: no tasks", 612) == "process 612"


def test_each_system_is_asked_with_its_own_tools():
    asked = []

    def answers(*texts):
        replies = iter(texts)

        def run(command):
            asked.append(command)
            return next(replies)

        return run

    assert holder_of(9004, "darwin", answers("p812\ncLive\n")) == "Live (process 812)"
    assert holder_of(9004, "win32", answers(NETSTAT, TASKS)) == "Ableton Live 12 Suite.exe (process 612)"
    assert holder_of(9999, "win32", answers(NETSTAT)) is None
    assert [command[0] for command in asked] == ["lsof", "netstat", "tasklist", "netstat"]
    assert "PID eq 612" in asked[2]


def test_a_tool_that_is_not_there_tells_nothing(monkeypatch):
    monkeypatch.setenv("PATH", "")

    assert holder_of(9004, "linux") is None


@pytest.mark.skipif(shutil.which("lsof") is None, reason="the system has no lsof")
def test_this_process_is_found_by_its_port():
    with socket.create_server(("127.0.0.1", 0)) as server:
        assert f"(process {os.getpid()})" in (holder_of(server.getsockname()[1]) or "")
