r"""From a stream of bytes to lines, with a limit on their length.

Any split over packets gives the same lines. Bytes are looked at once: a search goes on where the last one ended. A line
over the limit is reported once and then skipped up to its newline, so the connection stays usable.
"""

from collections.abc import Iterator

COMPACT_AFTER = 65536
"""Bytes of finished lines that are kept at most before the buffer is cut; cutting for each line would be quadratic."""


class TooLong:
    """In place of a line that exceeds the limit."""


TOO_LONG = TooLong()


class LineFramer:
    r"""Cuts a stream into lines without their ends; `\r\n` counts as an end too."""

    def __init__(self, limit: int) -> None:
        self.limit = limit
        self._buffer = bytearray()
        self._start = 0
        self._scanned = 0
        self._looked = 0
        self._skipping = False

    @property
    def buffered(self) -> int:
        """How many bytes wait to become lines."""
        return len(self._buffer) - self._start

    def feed(self, data: bytes) -> None:
        """Take what the peer sent."""
        self._buffer += data

    def next_line(self) -> bytes | TooLong | None:
        """The next line, TOO_LONG once for one over the limit, or None if no line is complete."""
        while True:
            end = self._buffer.find(b"\n", self._scanned)
            if end < 0:
                return self._incomplete()
            if end + 1 == len(self._buffer) and not self._start:  # one line alone, as most are: nothing is to be kept
                line = bytes(self._buffer[:end]).removesuffix(b"\r")
                self._buffer.clear()
                self._scanned = self._looked = 0
            else:
                line = self._cut(end)
            if self._skipping:
                self._skipping = False
                continue
            return line if len(line) <= self.limit else TOO_LONG

    def last_line(self) -> bytes | TooLong | None:
        """At the end of input, what is left without a newline; None if nothing is."""
        if not self.buffered or self._skipping:
            return None
        line = self._cut(len(self._buffer))
        return line if len(line) <= self.limit else TOO_LONG

    def peek(self, count: int) -> bytes:
        """The first bytes that are not yet a line."""
        return bytes(self._buffer[self._start : self._start + count])

    def new_lines_with(self, marker: bytes) -> Iterator[bytes]:
        """Those of the complete lines that wait which have the marker in them; they stay. Each is looked at once."""
        position = max(self._looked, self._start)
        end = self._buffer.rfind(b"\n", position) + 1
        self._looked = max(position, end)
        while (found := self._buffer.find(marker, position, end)) >= 0:
            start = self._buffer.rfind(b"\n", position, found) + 1 or position
            position = self._buffer.find(b"\n", found) + 1
            yield bytes(self._buffer[start : position - 1])

    def _incomplete(self) -> TooLong | None:
        self._scanned = len(self._buffer)
        # One byte more than the limit may be the \r of a line end.
        too_long = self.buffered > self.limit + 1
        if self._skipping or too_long:
            self._forget_all()
        if too_long and not self._skipping:
            self._skipping = True
            return TOO_LONG
        return None

    def _cut(self, end: int) -> bytes:
        line = bytes(self._buffer[self._start : end]).removesuffix(b"\r")
        self._start = self._scanned = end + 1
        if self._start >= len(self._buffer):
            self._forget_all()
        elif self._start > COMPACT_AFTER:
            del self._buffer[: self._start]
            self._looked = max(0, self._looked - self._start)
            self._start = self._scanned = 0
        return line

    def _forget_all(self) -> None:
        self._buffer.clear()
        self._start = self._scanned = self._looked = 0
