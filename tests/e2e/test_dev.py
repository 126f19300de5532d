"""`alive dev --live`, as somebody uses it who writes a script of their own: Live runs on, the script is another."""

import socket
import subprocess
import sys

import pytest

from tests.e2e.test_install_and_doctor import Computer

OWN = """
from typing import Any

from remote_script_entry.composition import AliveScript
from remote_script_entry.composition import create_instance as usual


def create_instance(c_instance: Any) -> AliveScript:
    c_instance.log_message("this is edition {edition}")
    return usual(c_instance)
"""


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port: int = probe.getsockname()[1]
        return port


def until(process: "subprocess.Popen[str]", words: str) -> None:
    """Wait for words among what a command says."""
    assert process.stdout is not None
    said = []
    for line in process.stdout:
        said.append(line)
        if words in line:
            return
    raise AssertionError("".join(said))


@pytest.mark.timeout(240)
def test_a_change_of_an_own_script_is_in_the_live_that_runs(tmp_path):
    computer, own, port = Computer(tmp_path), tmp_path / "my_script.py", free_port()
    own.write_text(OWN.format(edition=1))
    settings = (f"transports.tcp_json.port={port}", "transports.line_commands.port=0", "transports.osc.enabled=false")
    computer.install(*settings)
    arguments = ["dev", "--live", "--entry", str(own), "--port", str(port)]
    with (
        computer.live(),
        subprocess.Popen(
            [sys.executable, "-u", "-m", "alive.bridge", *arguments],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            env=computer.environment,
        ) as dev,
    ):
        try:
            until(dev, "The new script runs, session ")
            assert "this is edition 1" in computer.log.read_text(encoding="utf-8")
            until(dev, "Watching the sources")
            own.write_text(OWN.format(edition=2))
            until(dev, "Changed: my_script.py")
            until(dev, "The new script runs, session ")
            assert "this is edition 2" in computer.log.read_text(encoding="utf-8")
        finally:
            dev.terminate()
    assert f"port = {port}" in (computer.script / "alive.toml").read_text(encoding="utf-8"), "settings stay"
