"""Watches the sources of the script; builds it and has the running one read anew when something has changed.

The build runs in a process of its own, so that it is made by the sources as they are now. Files are looked at by their
times and sizes: there are a few hundred, and a look takes milliseconds.
"""

import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import attrs

from alive.bridge.client.failures import NotConnected
from alive.bridge.client.json_client import JsonClient
from alive.bridge.rewriting import ENTRY
from alive.bridge.vendoring import folder_of

PATIENCE = 30
"""Looks for the new session before it is given up."""

_SKIPPED = {"__pycache__", "simulator", "bridge", "testing"}
"""Folders of the sources of which nothing gets into the script."""

Seen = dict[Path, tuple[int, int]]


class BuildFailed(Exception):
    """The script could not be built; the message is what the build said."""


@attrs.define(eq=False)
class Sources:
    """Files to watch: all Python below some folders, and single ones."""

    roots: Sequence[Path]
    _seen: Seen = attrs.field(factory=dict, init=False)

    def __attrs_post_init__(self) -> None:
        """What is there now is known."""
        self._seen = self._look()

    def changed(self) -> list[Path]:
        """What came, went or changed since the last time this was asked, in order."""
        before, self._seen = self._seen, self._look()
        known = before.keys() | self._seen.keys()
        return sorted(path for path in known if before.get(path) != self._seen.get(path))

    def _look(self) -> Seen:
        seen = {}
        for path in self._files():
            try:
                status = path.stat()
            except FileNotFoundError:  # an editor puts a new file in the place of the old one
                continue
            seen[path] = (status.st_mtime_ns, status.st_size)
        return seen

    def _files(self) -> Iterator[Path]:
        for root in self.roots:
            if root.is_dir():
                yield from (path for path in root.rglob("*.py") if _SKIPPED.isdisjoint(path.relative_to(root).parts))
            else:
                yield root


def sources_of_the_script(entry: Path | None = None) -> Sources:
    """What the script is built from: ours, and the user's own entry module if there is one."""
    own = [folder_of(package) for package in ("alive", ENTRY)]
    return Sources([*own, entry] if entry else own)


@attrs.define(eq=False)
class Development:
    """What is done when the sources have changed."""

    sources: Sources
    build: Callable[[], None]
    """Makes the folder of the script anew. Raises BuildFailed."""
    reload: Callable[[], str]
    """Has the running script read anew; answers what came of it, for people. Raises NotConnected."""
    say: Callable[[str], None]

    def look(self) -> bool:
        """Look once, and do what is to be done. Whether anything had changed."""
        changed = self.sources.changed()
        if changed:
            names = ", ".join(path.name for path in changed[:3]) + (" ..." if len(changed) > 3 else "")
            self.say(f"Changed: {names}.")
            try:
                self.build()
            except BuildFailed as error:
                self.say(str(error))
            else:
                self.renew()
        return bool(changed)

    def renew(self) -> None:
        """Have the running script read anew as it was built last, and say what came of it."""
        try:
            self.say(self.reload())
        except NotConnected as error:
            self.say(str(error))


def run_build(command: str, *arguments: str) -> None:
    """Run one of our own commands that make the folder of the script, in a process of its own.

    Raises:
        BuildFailed: If it fails.
    """
    done = subprocess.run(  # noqa: S603 - our own command
        [sys.executable, "-m", "alive.bridge", command, *arguments], capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise BuildFailed((done.stderr or done.stdout).strip())


def session_at(host: str, port: int) -> str | None:
    """The session that runs now; None while there is none."""
    try:
        with JsonClient(host, port) as client:
            session: str | None = client.call("hello", client="alive dev").get("session")
            return session
    except NotConnected:
        return None


def reload_running(
    host: str, port: int, pause: Callable[[], object], session_at: Callable[[str, int], str | None] = session_at
) -> str:
    """Have the running script read anew, and wait until it is; what came of it, for people.

    Args:
        host: Where it listens.
        port: As above.
        pause: Waits a moment between two looks for the new session.
        session_at: Answers which session runs there.

    Raises:
        NotConnected: If it cannot be reached.
    """
    with JsonClient(host, port) as client:
        reply = client.call("reload_script")
    if not reply["ok"]:
        return f"Not read anew: {reply['error']}"
    for _ in range(PATIENCE):
        pause()
        session = session_at(host, port)
        if session not in {None, reply["session"]}:
            return f"The new script runs, session {session}."
    return "The old script goes on: the new one could not be imported. Live's log says why."
