"""Cases of the operations on the properties of clips."""

from tests.cases.case import Case, Shows

_CLIP = "tracks/0/clip_slots/0/clip"
_ARRANGED = "tracks/0/arrangement_clips/0"
_PLACE = {"track_index": 0, "clip_index": 0}

CASES = [
    Case(action="set_clip_muted", arguments={**_PLACE, "muted": True}, shows=(Shows(_CLIP, "muted", value=True),)),
    Case(
        action="set_clip_color",
        arguments={**_PLACE, "color_index": 14},
        shows=(Shows(_CLIP, "color_index", 14), Shows(_CLIP, "color", 0xFF3636)),
    ),
    Case(
        action="get_clip_color",
        arguments=_PLACE,
        before=(("set_clip_color", {**_PLACE, "color_index": 14}),),
        answers={"color_index": 14, "color": 0xFF3636},
    ),
    Case(
        action="set_clip_signature_numerator",
        arguments={**_PLACE, "numerator": 3},
        shows=(Shows(_CLIP, "signature_numerator", 3), Shows(_CLIP, "signature_denominator", 4)),
    ),
    Case(
        action="get_clip_start_time",
        arguments={"track_index": 0, "clip_index": _ARRANGED},
        answers={"start_time": 0.0, "end_time": 4.0, "is_arrangement_clip": True},
    ),
    Case(
        action="set_clip_start_time",
        arguments={**_PLACE, "start_time": 1.0},
        shows=(Shows(_CLIP, "start_marker", 1.0),),
    ),
    Case(
        action="set_clip_start_time",
        arguments={"track_index": 0, "clip_index": _ARRANGED, "start_time": 2.0},
        shows=(Shows(_ARRANGED, "start_time", 2.0), Shows(_ARRANGED, "end_time", 6.0)),
    ),
    Case(
        action="get_clip",
        arguments={"clip": _CLIP},
        answers={"path": _CLIP, "kind": "midi", "place": "session", "launch_mode_name": "trigger", "audio": None},
    ),
    Case(
        action="get_clip",
        arguments={"clip": "tracks/2/clip_slots/0/clip"},
        answers={
            "kind": "audio",
            "audio": lambda audio: audio.gain_display_value == "0.0 dB" and audio.sample_rate == 8000,
        },
    ),
    Case(
        action="set_clip",
        arguments={
            "clip": _CLIP,
            "name": "Riff",
            "loop_start": 8.0,
            "loop_end": 12.0,
            "start_marker": 8.0,
            "end_marker": 12.0,
            "signature_numerator": 6,
            "signature_denominator": 8,
            "launch_mode": "toggle",
            "launch_quantization": "eighth",
            "legato": True,
            "velocity_amount": 0.5,
        },
        shows=(
            Shows(_CLIP, "name", "Riff"),
            Shows(_CLIP, "loop_start", 8.0),
            Shows(_CLIP, "loop_end", 12.0),
            Shows(_CLIP, "start_marker", 8.0),
            Shows(_CLIP, "end_marker", 12.0),
            Shows(_CLIP, "signature_denominator", 8),
            Shows(_CLIP, "launch_mode", 2),
            Shows(_CLIP, "launch_quantization", 10),
            Shows(_CLIP, "legato", value=True),
            Shows(_CLIP, "velocity_amount", 0.5),
        ),
    ),
]
