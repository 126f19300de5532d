"""Cases of the operations on the Set as a whole."""

from pathlib import Path
from typing import Any

from tests.cases.case import Case, Shows


def _save(sim: Any) -> None:
    sim.document.song.values["file_path"] = str(Path("Evening Project") / "Evening.als")


CASES = [
    Case(action="get_session_info", answers={"tempo": 120.0, "num_tracks": 4, "num_scenes": 8}),
    Case(action="set_tempo", arguments={"bpm": 99}, shows=(Shows("", "tempo", 99.0),)),
    Case(
        action="set_time_signature",
        arguments={"numerator": 7, "denominator": 8},
        shows=(Shows("", "signature_numerator", 7), Shows("", "signature_denominator", 8)),
    ),
    Case(
        action="undo",
        before=(("set_tempo", {"bpm": 99}),),
        shows=(Shows("", "tempo", 120.0),),
    ),
    Case(
        action="redo",
        before=(("set_tempo", {"bpm": 99}), ("undo", {})),
        shows=(Shows("", "tempo", 99.0),),
    ),
    Case(action="get_signature_numerator", answers={"signature_numerator": 4}),
    Case(action="get_signature_denominator", answers={"signature_denominator": 4}),
    Case(action="get_project_root_folder", setup=_save, answers={"project_root_folder": "Evening Project"}),
    Case(
        action="get_song_settings",
        answers={"clip_trigger_quantization_name": "bar", "exclusive_arm": True, "count_in_bars": 0},
    ),
    Case(action="insert_time", arguments={"time_in_beats": 4, "length": 4}, refused="unsupported_by_live"),
    Case(action="delete_time", arguments={"time_in_beats": 4, "length": 4}, refused="unsupported_by_live"),
]
