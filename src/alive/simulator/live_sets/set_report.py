"""What a Live Set file holds that the simulator cannot represent."""

from __future__ import annotations

from collections import Counter


class Report:
    """Collects what was left out, each thing once, with how often it came."""

    def __init__(self) -> None:
        self._counts: Counter[str] = Counter()

    def note(self, what: str, count: int = 1) -> None:
        """Note something that was left out."""
        if count:
            self._counts[what] += count

    def lines(self) -> list[str]:
        """Return a line for each."""
        return [what if count == 1 else f"{what} ({count} times)" for what, count in self._counts.items()]
