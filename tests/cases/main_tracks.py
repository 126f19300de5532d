"""Cases of the operations on the main track and on return tracks."""

from tests.cases.case import Case, Shows

CASES = [
    Case(action="get_master_track_info", answers={"name": "Main", "volume_display_value": "0.0 dB", "num_devices": 0}),
    Case(
        action="set_master_volume",
        arguments={"volume": 0.5},
        shows=(Shows("master_track/mixer_device/volume", "value", 0.5),),
    ),
    Case(
        action="set_master_pan",
        arguments={"pan": -0.5},
        shows=(Shows("master_track/mixer_device/panning", "value", -0.5),),
    ),
    Case(
        action="get_master_devices",
        setup=lambda sim: sim.call(lambda: sim.song.master_track.insert_device("Limiter")),
        answers={"count": 1},
    ),
    Case(action="get_return_track_count", answers={"count": 2}),
    Case(action="get_return_track_info", arguments={"return_index": 1}, answers={"name": "B-Delay", "index": 1}),
    Case(
        action="set_return_track_volume",
        arguments={"return_index": 1, "volume": 0.25},
        shows=(Shows("return_tracks/1/mixer_device/volume", "value", 0.25),),
    ),
]
