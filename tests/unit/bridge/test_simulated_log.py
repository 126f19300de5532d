"""The log of a simulated Live in a file: read by the same means as Live's own."""

from alive.bridge.log_reading import chosen_surfaces, last_session, read_log, said_of
from alive.bridge.simulated_log import LogFile

STARTED = "info: RemoteScriptMessage: (Alive) [15:09:26.535] [INFO] [script] Alive 0.1.0 starts in Live 12.3, session a"


def test_it_is_read_as_the_log_of_live(tmp_path):
    path = tmp_path / "Log.txt"
    path.write_text("2025-03-14T15:09:26.535: info: something older\n", encoding="utf-8")
    shown: list[str] = []

    log = LogFile(path, "12.3.6", ["Alive", "Other"], shown.append, now=lambda: 0.0)
    log(STARTED)

    lines = last_session(read_log(path))
    assert "older" not in "".join(lines)
    assert chosen_surfaces(lines) == ("Alive", "Other")
    assert said_of(lines, "Alive").started == "0.1.0"
    assert shown == [STARTED]
