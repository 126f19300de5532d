"""Cases of the operations on the mixer of a track."""

from tests.cases.case import Case, Shows

CASES = [
    Case(
        action="set_track_volume",
        arguments={"track_index": 0, "volume": 0.5},
        shows=(Shows("tracks/0/mixer_device/volume", "value", 0.5),),
    ),
    Case(
        action="set_track_pan",
        arguments={"track_index": 0, "pan": 0.25},
        shows=(Shows("tracks/0/mixer_device/panning", "value", 0.25),),
    ),
    Case(
        action="set_track_send",
        arguments={"track_index": 0, "send_index": 1, "value": 0.5},
        shows=(Shows("tracks/0/mixer_device/sends/1", "value", 0.5),),
    ),
    Case(action="get_track_sends", arguments={"track_index": 0}),
    Case(action="mute_track", arguments={"track_index": 0}, shows=(Shows("tracks/0", "mute", True),)),
    Case(action="solo_track", arguments={"track_index": 0}, shows=(Shows("tracks/0", "solo", True),)),
    Case(
        action="solo_track",
        arguments={"track_index": 0, "exclusive": True},
        before=(("solo_track", {"track_index": 1}),),
        shows=(Shows("tracks/0", "solo", True), Shows("tracks/1", "solo", False)),
    ),
    Case(action="arm_track", arguments={"track_index": 0}, shows=(Shows("tracks/0", "arm", True),)),
    Case(
        action="arm_track",
        arguments={"track_index": 0, "exclusive": True},
        before=(("arm_track", {"track_index": 1}),),
        shows=(Shows("tracks/0", "arm", True), Shows("tracks/1", "arm", False)),
    ),
]
