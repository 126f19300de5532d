"""Writes alivemcp-compatibility.md: every action of ALiveMCP, carried out on the simulator.

Fails if one of them is unexplained.
"""

import sys
import tempfile
from pathlib import Path

PAGE = Path(__file__).parent / "alivemcp-compatibility.md"
sys.path.insert(0, str(Path(__file__).parents[1]))

from tests.contract.compatibility import UNEXPLAINED, outcomes, page  # noqa: E402 - found only now


def main() -> None:
    """Carry out every action and write the page."""
    with tempfile.TemporaryDirectory() as folder:
        found = outcomes(Path(folder))
    unexplained = [f"{each.name}: {each.why}" for each in found if each.status == UNEXPLAINED]
    if unexplained:
        sys.exit("\n".join([f"{len(unexplained)} actions are unexplained:", *unexplained]))
    PAGE.write_text(page(found), encoding="utf-8")


if __name__ == "__main__":
    main()
