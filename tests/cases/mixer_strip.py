"""Cases of the operations on a whole mixer strip."""

from tests.cases.case import Case, Shows

CASES = [
    Case(
        action="get_mixer",
        arguments={"track_index": 0},
        answers={
            "volume_display_value": "0.0 dB",
            "pan_display_value": "C",
            "panning_mode_name": "stereo",
            "active": True,
        },
    ),
    Case(
        action="set_mixer",
        arguments={
            "track_index": 0,
            "volume_db": -6,
            "pan": -0.5,
            "panning_mode": "stereo_split",
            "left_pan": -0.75,
            "right_pan": 0.25,
            "sends": [{"send_index": 0, "value_db": -12}, {"return_name": "Delay", "value": 0.5}],
            "crossfader_assignment": "A",
        },
        shows=(
            Shows("tracks/0/mixer_device/volume", "value", 0.7),
            Shows("tracks/0/mixer_device/panning", "value", -0.5),
            Shows("tracks/0/mixer_device", "panning_mode", 1),
            Shows("tracks/0/mixer_device/left_split_stereo", "value", -0.75),
            Shows("tracks/0/mixer_device/right_split_stereo", "value", 0.25),
            Shows("tracks/0/mixer_device/sends/0", "value", 0.7),
            Shows("tracks/0/mixer_device/sends/1", "value", 0.5),
            Shows("tracks/0/mixer_device", "crossfade_assign", 0),
        ),
        entries=8,
    ),
    Case(
        action="set_mixer",
        arguments={"track_index": "master", "cue_volume": 0.5, "crossfader_position": 0.5},
        shows=(
            Shows("master_track/mixer_device/cue_volume", "value", 0.5),
            Shows("master_track/mixer_device/crossfader", "value", 0.5),
        ),
        entries=2,
    ),
]
