"""Cases of the operations on the selection."""

from tests.cases.case import Case, Shows

_SESSION = "tracks/2/clip_slots/0/clip"
_CHAIN = "tracks/1/devices/0/chains/0"

CASES = [
    Case(
        action="get_selection",
        before=(("select_device", {"device": f"{_CHAIN}/devices/0"}), ("select_clip", {"clip": _SESSION})),
        answers={
            "track": lambda track: (track.path, track.name) == ("tracks/1", "2-MIDI"),
            "device": lambda device: device.path == f"{_CHAIN}/devices/0",
            "appointed_device": lambda device: device.name == "Operator",
            "clip": lambda clip: clip.path == _SESSION,
            "clip_slot": lambda slot: slot.path == "tracks/1/clip_slots/0",
            "parameter": None,
        },
    ),
    Case(
        action="focus_track",
        arguments={"track_index": 2},
        shows=(Shows("view/selected_track", "name", "3-Audio"),),
    ),
    Case(
        action="select_track",
        arguments={"track_index": "return_tracks/1"},
        shows=(Shows("view/selected_track", "name", "B-Delay"),),
    ),
    Case(
        action="select_scene",
        arguments={"scene_index": 3},
        before=(("rename_scene", {"scene_index": 3, "name": "Drop"}),),
        shows=(Shows("view/selected_scene", "name", "Drop"),),
    ),
    Case(
        action="select_clip_slot",
        arguments={"clip_slot": "tracks/2/clip_slots/0"},
        shows=(Shows("view/highlighted_clip_slot", "has_clip", True), Shows("view/selected_track", "name", "3-Audio")),
    ),
    Case(
        action="select_clip",
        arguments={"clip": _SESSION},
        shows=(Shows("view", "detail_clip", lambda clip: clip is not None and clip.is_audio_clip),),
    ),
    Case(
        action="select_device",
        arguments={"device": "tracks/3/devices/0"},
        shows=(
            Shows("view/selected_track", "name", "4-Audio"),
            Shows("", "appointed_device", lambda device: device is not None and device.class_name == "AutoFilter2"),
        ),
    ),
    Case(
        action="select_chain",
        arguments={"chain": _CHAIN},
        shows=(Shows("view", "selected_chain", lambda chain: chain is not None and len(chain.devices) == 1),),
    ),
]
