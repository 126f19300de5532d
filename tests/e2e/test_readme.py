"""What the README shows is run as it stands there."""

import re
from pathlib import Path

import pytest

from alive.bridge.build_script import build_script
from tests.e2e import isolated

README = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
[PYTHON] = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
SHOWN = re.compile(r"^(?P<call>ask\(.*\)) +# (?P<reply>\{.*)$", re.MULTILINE)


@pytest.fixture(scope="module")
def live(tmp_path_factory):
    path = isolated.lay_out_simulator(tmp_path_factory.mktemp("path"))
    script = build_script(tmp_path_factory.mktemp("scripts"), overrides={"transports.tcp_json.port": 0})
    with isolated.simulator(path, script) as live:
        yield live


def test_the_example_runs_and_its_replies_are_the_ones_shown(live):
    names: dict[str, object] = {}
    exec(PYTHON.replace("9004", str(live.port)), names)  # noqa: S102 - our own page
    try:
        assert live.ask("get_track_info", track_index=names["bass"])["num_clips"] == 1
        assert live.ask("get_session_info")["tempo"] == 128.0
        shown = SHOWN.findall(PYTHON)
        assert len(shown) == 2
        for call, reply in shown:
            assert str(eval(call, names)).startswith(reply.removesuffix("...").rstrip()), call  # noqa: S307 - likewise
    finally:
        names["replies"].close()  # type: ignore[attr-defined]
        names["live"].close()  # type: ignore[attr-defined]
