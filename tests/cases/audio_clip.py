"""Cases of the operations on audio clips."""

from tests.cases.case import Case, Shows

_CLIP = "tracks/2/clip_slots/0/clip"
_PLACE = {"track_index": 2, "clip_index": 0}

CASES = [
    Case(
        action="create_audio_clip",
        arguments={"track_index": 3, "scene_index": 1, "file_path": "Loop.wav"},
        shows=(
            Shows("tracks/3/clip_slots/1/clip", "length", 8.0),
            Shows("tracks/3/clip_slots/1/clip", "file_path", lambda path: path.endswith("Loop.wav")),
        ),
    ),
    Case(
        action="set_clip_gain",
        arguments={**_PLACE, "gain": 1.0},
        shows=(Shows(_CLIP, "gain", 1.0), Shows(_CLIP, "gain_display_string", "24.0 dB")),
    ),
    Case(
        action="set_clip_pitch_coarse",
        arguments={**_PLACE, "semitones": -12},
        shows=(Shows(_CLIP, "pitch_coarse", -12),),
    ),
    Case(
        action="set_clip_pitch_fine",
        arguments={**_PLACE, "cents": 12.5},
        shows=(Shows(_CLIP, "pitch_fine", 12.5),),
    ),
    Case(
        action="get_clip_warp_mode",
        arguments=_PLACE,
        answers={
            "warp_mode": 0,
            "warp_mode_name": "beats",
            "warping": True,
            "available_warp_modes": ("beats", "tones", "texture", "repitch", "complex", "complex_pro"),
        },
    ),
    Case(
        action="set_clip_warp_mode",
        arguments={**_PLACE, "warp_mode": "complex_pro"},
        shows=(Shows(_CLIP, "warp_mode", 6),),
    ),
    Case(
        action="get_clip_file_path",
        arguments=_PLACE,
        answers={"file_path": lambda path: path.endswith("Loop.wav")},
    ),
    Case(
        action="set_clip_warping",
        arguments={**_PLACE, "warping": False},
        shows=(Shows(_CLIP, "warping", value=False), Shows(_CLIP, "end_marker", 4.0)),
    ),
    Case(action="get_clip_ram_mode", arguments=_PLACE, answers={"ram_mode": False}),
    Case(
        action="set_clip_ram_mode",
        arguments={**_PLACE, "ram_mode": True},
        shows=(Shows(_CLIP, "ram_mode", value=True),),
    ),
]
