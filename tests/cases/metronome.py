"""Cases of the operations on the metronome."""

from tests.cases.case import Case, Shows

CASES = [
    Case(action="set_metronome", arguments={"enabled": True}, shows=(Shows("", "metronome", True),)),
    Case(action="get_metronome_volume", answers={"volume": 0.85, "volume_display_value": "0.0 dB", "metronome": False}),
    Case(
        action="set_metronome_volume",
        arguments={"volume": 0.5},
        shows=(Shows("master_track/mixer_device/cue_volume", "value", 0.5),),
    ),
]
