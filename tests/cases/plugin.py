"""Cases of the operations on plug-ins."""

from typing import Any

from tests.cases.case import Case, Shows


def _with_synth(sim: Any) -> None:
    def clear() -> None:
        sim.song.tracks[0].delete_device(0)

    sim.call(clear)
    sim.load_device(sim.song.tracks[0], "Example Synth")
    sim.call(lambda: (sim.song.begin_undo_step(), sim.song.end_undo_step()))  # ends the entry of what was done so far


_PLUGIN = {"track_index": 0, "device_index": 0}

CASES = [
    Case(
        action="get_device_presets",
        arguments=_PLUGIN,
        setup=_with_synth,
        answers={"presets": ("Default", "Bass", "Lead", "Pad"), "selected_preset_index": 0},
    ),
    Case(
        action="get_device_presets",
        arguments={"track_index": 3, "device_index": 0},
        refused="unsupported_by_live",
    ),
    Case(
        action="set_device_preset",
        arguments={**_PLUGIN, "preset_index": 2},
        setup=_with_synth,
        shows=(Shows("tracks/0/devices/0", "selected_preset_index", 2),),
    ),
    Case(
        action="get_plugin_parameter_names",
        arguments={"device": "tracks/0/devices/0", "offset": 1, "limit": 2},
        setup=_with_synth,
        answers={"names": ("Parameter 2", "Parameter 3")},
    ),
]
