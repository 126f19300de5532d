"""Cases of the operations on the file that a Set is saved in."""

import gzip
from pathlib import Path
from typing import Any

from tests.cases.case import Case

_XML = b'<?xml version="1.0" encoding="UTF-8"?>\n<Ableton Creator="Ableton Live 12.3.6"/>\n'
_PROJECT = Path("Evening Project")


def _save(sim: Any) -> None:
    _PROJECT.mkdir()
    (_PROJECT / "Evening.als").write_bytes(gzip.compress(_XML))
    sim.document.song.values["file_path"] = str(_PROJECT.absolute() / "Evening.als")


CASES = [
    Case(
        action="export_xml",
        arguments={"project_path": "Evening.als"},
        setup=_save,
        seen=lambda _sim: (_PROJECT / ".vimabl" / "Evening.xml").read_bytes() == _XML,
        changes_nothing=True,
    ),
]
