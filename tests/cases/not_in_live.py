"""Cases of the operations that Live's API cannot do."""

from typing import Any

from tests.cases.case import Case

TRACK = {"track_index": 0}
CLIP = {"track_index": 0, "clip_index": 0}
DEVICE = {"track_index": 0, "device_index": 0}


def refused(action: str, **arguments: Any) -> Case:
    return Case(action=action, arguments=arguments, refused="unsupported_by_live")


CASES = [
    refused("get_clip_follow_action", **CLIP),
    refused("set_clip_follow_action", **CLIP, action_A=1, action_B=4, chance_A=0.5),
    refused("set_follow_action_time", **CLIP, time_in_bars=2.0),
    refused("create_group_track"),
    refused("create_group_track", name="Drums"),
    refused("group_tracks", start_index=0, end_index=1),
    refused("ungroup_track", group_track_index=0),
    refused("move_track", **TRACK, new_index=2),
    refused("freeze_track", **TRACK),
    refused("unfreeze_track", **TRACK),
    refused("flatten_track", **TRACK),
    refused("get_clip_fade_in", **CLIP),
    refused("set_clip_fade_in", **CLIP, fade_time=0.25),
    refused("get_clip_fade_out", **CLIP),
    refused("set_clip_fade_out", **CLIP, fade_time=0.25),
    refused("get_track_annotation", **TRACK),
    refused("set_track_annotation", **TRACK, annotation_text="the one from Tuesday"),
    refused("get_clip_annotation", **CLIP),
    refused("set_clip_annotation", **CLIP, annotation_text="the one from Tuesday"),
    refused("get_track_delay", **TRACK),
    refused("set_track_delay", **TRACK, delay_samples=-441.0),
    refused("delete_take_lane", **TRACK, lane_index=0),
    refused("consolidate_clip", **TRACK, start_time=0.0, end_time=8.0),
    refused("show_plugin_window", **DEVICE),
    refused("hide_plugin_window", **DEVICE),
]
