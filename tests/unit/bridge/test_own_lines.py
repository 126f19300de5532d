"""Our lines among all of Log.txt."""

import pytest

from alive.bridge.own_lines import Wanted, own_lines

LOG = """\
2025-03-14T15:09:26.535: info: Started: Live 12.3.6
2025-03-14T15:09:26.535: info: RemoteScriptMessage: (Other) hello
  | not ours either
2025-03-14T15:09:26.535: info: RemoteScriptMessage: (Alive) [15:09:26.535] [INFO] [transports] listening
2025-03-14T15:09:26.535: info: RemoteScriptMessage: (Alive) [15:09:26.535] [ERROR] [pump] Traceback:
  |   File "a.py"
  | ValueError: x
2025-03-14T15:09:26.535: info: Something of Live about Alive
  | a stray line
2025-03-14T15:09:26.535: RemoteScriptError: Traceback (most recent call last):
2025-03-14T15:09:26.535: RemoteScriptError:   File "C:\\Remote Scripts\\Other\\__init__.py", line 1
2025-03-14T15:09:26.535: RemoteScriptError: KeyError: 1
2025-03-14T15:09:26.535: RemoteScriptError: Traceback (most recent call last):
2025-03-14T15:09:26.535: RemoteScriptError:   File "C:\\Remote Scripts\\Alive\\__init__.py", line 1
2025-03-14T15:09:26.535: RemoteScriptError: KeyError: 2
2025-03-14T15:09:26.535: info: RemoteScriptMessage: (Alive) Alive needs Live 12.1 or later
"""


def ends(wanted: Wanted) -> list[str]:
    """The last words of the lines that are shown."""
    return [line.rpartition(" ")[2] for line in own_lines(LOG.splitlines(keepends=True), wanted)]


FAILURE = ["last):", "1", "2"]
ERROR = ["Traceback:", '"a.py"', "x"]


def test_messages_with_all_their_lines_and_tracebacks_through_our_files_are_ours():
    assert ends(Wanted()) == ["listening", *ERROR, *FAILURE, "later"]


def test_the_folder_may_have_another_name():
    assert ends(Wanted(script="Other")) == ["hello", "either", "last):", "1", "1"]


@pytest.mark.parametrize(
    ("level", "shown"), [("DEBUG", ["listening", *ERROR, *FAILURE]), ("WARN", [*ERROR, *FAILURE]), ("CRITICAL", [])]
)
def test_a_level_leaves_out_what_is_below_it(level, shown):
    assert ends(Wanted(level=level)) == [*shown, "later"]


def test_a_component_leaves_out_all_others():
    assert ends(Wanted(component="transports")) == ["listening"]


def test_what_a_message_says_does_not_make_it_something_else():
    line = "info: RemoteScriptMessage: (Alive) [15:09:26.535] [INFO] [a] RemoteScriptError: RemoteScriptMessage: (B) x"
    assert list(own_lines([line], Wanted(level="INFO", component="a"))) == [line]


def test_a_line_is_shown_as_soon_as_it_is_known_to_be_ours():
    """Who follows the file must not wait for the next line."""
    taken = []

    def lines():
        for line in LOG.splitlines():
            taken.append(line)
            yield line

    shown = own_lines(lines(), Wanted(component="pump"))
    assert [next(shown) for _ in range(2)] == taken[-2:]
