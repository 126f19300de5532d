"""What the README shows is run as it stands there."""

import re
from pathlib import Path

import pytest

from alive.bridge.build_script import build_script
from tests.e2e import isolated

README = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
TYPED, PLAIN, BATCH, MIRROR = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
SHOWN = re.compile(r"^(?P<call>ask\(.*\)) +# (?P<reply>\{.*)$", re.MULTILINE)
PRINTED = re.compile(r"^ *print\(.*\)  # (?P<text>[^:\n]+)", re.MULTILINE)


@pytest.fixture(scope="module")
def live(tmp_path_factory):
    path = isolated.lay_out_simulator(tmp_path_factory.mktemp("path"))
    script = build_script(tmp_path_factory.mktemp("scripts"), overrides=isolated.ANY_PORTS)
    with isolated.simulator(path, script) as live:
        yield live


@pytest.fixture
def names(live):
    """What the plain example leaves behind, for the one that goes on with it."""
    names: dict[str, object] = {}
    exec(PLAIN.replace("9004", str(live.port)), names)  # noqa: S102 - our own page
    yield names
    names["replies"].close()  # type: ignore[attr-defined]
    names["live"].close()  # type: ignore[attr-defined]


def test_the_plain_example_runs_and_its_replies_are_the_ones_shown(live, names):
    assert live.ask("get_track_info", track_index=names["bass"])["num_clips"] == 1
    assert live.ask("get_session_info")["tempo"] == 128.0
    shown = SHOWN.findall(PLAIN)
    assert len(shown) == 2
    for call, reply in shown:
        assert str(eval(call, names)).startswith(reply.removesuffix("...").rstrip()), call  # noqa: S307 - our own page


def test_the_batch_goes_on_from_there(live, names):
    before = live.ask("get_session_info")["num_tracks"]
    exec(BATCH, names)  # noqa: S102 - our own page
    assert live.ask("get_session_info")["num_tracks"] == before + 1
    assert live.ask("get_clip_notes", track_index=before, clip_index=1)["count"] == 1


@pytest.mark.parametrize("example", [TYPED, MIRROR], ids=["typed", "mirror"])
def test_the_typed_examples_run_and_print_what_they_say(live, capsys, example):
    exec(example.replace("9004", str(live.port)), {})  # noqa: S102 - our own page
    assert capsys.readouterr().out.split() == PRINTED.findall(example)
