"""What Live's Log.txt says of us. The forms of its lines are those that Live 12 writes."""

import pytest

from alive.bridge import log_reading
from alive.bridge.log_reading import SaidOfUs, chosen_surfaces, last_session, read_log, said_of

TABLE = """\
2025-03-14T15:09:26.535: info: AMidiIO: Midi Remote Scripts:
  MidiRemoteScript 1 [Control Surface="{first}" Input="MiniLab3 (MIDI)" Output="MiniLab3 (MIDI)"]
  MidiRemoteScript 2 [Control Surface="Push2" Input="None" Output="None"]
  MidiRemoteScript 3 [Control Surface="None" Input="None" Output="None"]
2025-03-14T15:09:26.535: info: AMidiIO: Takeover Mode: None
"""
OURS = "2025-03-14T15:09:26.535: info: RemoteScriptMessage: (Alive) "
STARTED = f"{OURS}[15:09:26.535] [INFO] [script] Alive 0.1.0 starts in Live 12.3.6, session ab12\n"
LISTENING = f"{OURS}[15:09:26.535] [INFO] [transports] tcp_json listening on 127.0.0.1:9314\n"
FAILURE = f"{OURS}[15:09:26.535] [ERROR] [transports] line_commands cannot listen: taken\n"
ENDED = f"{OURS}[15:09:26.535] [INFO] [script] Alive is disconnected\n"
TRACEBACK = """\
2025-03-14T15:09:26.535: RemoteScriptError: Traceback (most recent call last):
2025-03-14T15:09:26.535: RemoteScriptError:   File "C:\\Users\\eva\\Remote Scripts\\{name}\\__init__.py", line 1
2025-03-14T15:09:26.535: RemoteScriptError:     import x
2025-03-14T15:09:26.535: RemoteScriptError:   File "C:\\Users\\eva\\Remote Scripts\\{name}\\more.py", line 1
2025-03-14T15:09:26.535: RemoteScriptError: ImportError: no x
"""


def said(text: str, name: str = "Alive") -> SaidOfUs:
    return said_of(text.splitlines(), name)


def test_nothing_may_be_said_at_all():
    assert said(TABLE) == SaidOfUs()


def test_the_last_start_and_the_ports_are_known():
    assert said(STARTED + LISTENING) == SaidOfUs(started="0.1.0", ports={"tcp_json": 9314})


def test_the_next_start_makes_a_clean_sheet():
    assert said(STARTED + FAILURE + ENDED + STARTED) == SaidOfUs(started="0.1.0")


def test_errors_after_the_start_are_kept_and_the_end_is_known():
    ended = said(STARTED + FAILURE + ENDED)

    assert ended.is_over
    assert [error.endswith("cannot listen: taken") for error in ended.errors] == [True]


@pytest.mark.parametrize(
    "text", ["Alive could not start: no settings. Log.txt has the details.", "Alive needs Live 12.1 or later: this ..."]
)
def test_a_refusal_to_start_is_an_error(text):
    assert said(f"{OURS}{text}\n").errors == (text,)


def test_a_traceback_through_our_files_is_one_error_and_through_those_of_others_none():
    assert said(TRACEBACK.format(name="Alive")).errors == ("ImportError: no x",)
    assert said(TRACEBACK.format(name="Other")).errors == ()
    assert said(TRACEBACK.format(name="Alive") * 2).errors == ("ImportError: no x",) * 2


def test_a_traceback_that_is_cut_off_is_an_error_all_the_same():
    cut = "".join(TRACEBACK.format(name="Alive").splitlines(keepends=True)[:2])

    assert len(said(cut).errors) == 1


def test_other_scripts_are_not_us():
    assert said(STARTED, "Other") == SaidOfUs()
    assert said(STARTED.replace("(Alive)", "(Other)")) == SaidOfUs()


def test_what_somebody_says_about_us_is_not_what_we_say():
    assert said(f"x: info: Something: {OURS.partition('info: ')[2]}".replace("RemoteScript", "Remote")) == SaidOfUs()


def test_only_what_came_since_live_started_counts():
    start = "2025-03-14T15:09:26.535: info: Started: Live 12.3.6 Build: 2025-03-01_x\n"

    assert last_session(start + STARTED + start + TABLE) == (start + TABLE).splitlines()
    assert last_session(STARTED) == STARTED.splitlines()


def test_the_last_table_of_control_surfaces_counts():
    text = TABLE.format(first="None") + TABLE.format(first="Alive")

    assert chosen_surfaces(text.splitlines()) == ("Alive", "Push2")
    assert chosen_surfaces(text.replace("\n", "\r\n").splitlines()) == ("Alive", "Push2")


def test_without_a_table_nothing_is_known():
    assert chosen_surfaces(STARTED.splitlines()) is None


def test_a_long_log_is_read_from_its_end(tmp_path, monkeypatch):
    path = tmp_path / "Log.txt"
    path.write_bytes(b"a" * 100 + "\nÄ end".encode() + b"\xff")
    monkeypatch.setattr(log_reading, "LONGEST", 7)

    assert read_log(path) == "Ä end\ufffd"


def test_a_log_that_is_not_there_is_an_error(tmp_path):
    with pytest.raises(OSError, match="No such file"):
        read_log(tmp_path / "Log.txt")
