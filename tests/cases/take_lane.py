"""Cases of the operations on take lanes."""

from tests.cases.case import Case, Shows

MIDI_LANE = (("create_take_lane", {"track_index": 0}),)
AUDIO_LANE = (("create_take_lane", {"track_index": 2}),)

CASES = [
    Case(
        action="get_take_lanes",
        arguments={"track_index": 0},
        before=MIDI_LANE,
        answers={"count": 1, "track_index": 0},
    ),
    Case(
        action="create_take_lane",
        arguments={"track_index": 0, "name": "Take Five"},
        shows=(Shows("tracks/0/take_lanes/0", "name", "Take Five"),),
    ),
    Case(
        action="get_take_lane_name",
        arguments={"track_index": 0, "lane_index": 0},
        before=MIDI_LANE,
        answers={"path": "tracks/0/take_lanes/0"},
    ),
    Case(
        action="set_take_lane_name",
        arguments={"track_index": 0, "lane_index": 0, "name": "The good one"},
        before=MIDI_LANE,
        shows=(Shows("tracks/0/take_lanes/0", "name", "The good one"),),
    ),
    Case(
        action="create_audio_clip_in_lane",
        arguments={"track_index": 2, "lane_index": 0, "file_path": "Loop.wav", "start_time": 16},
        before=AUDIO_LANE,
        shows=(Shows("tracks/2/take_lanes/0/arrangement_clips/0", "start_time", 16.0),),
    ),
    Case(
        action="create_midi_clip_in_lane",
        arguments={"track_index": 0, "lane_index": 0, "start_time": 8, "length": 2},
        before=MIDI_LANE,
        shows=(
            Shows("tracks/0/take_lanes/0/arrangement_clips/0", "start_time", 8.0),
            Shows("tracks/0/take_lanes/0/arrangement_clips/0", "end_time", 10.0),
        ),
    ),
    Case(
        action="get_clips_in_take_lane",
        arguments={"track_index": 0, "lane_index": 0},
        before=(*MIDI_LANE, ("create_midi_clip_in_lane", {"track_index": 0, "lane_index": 0})),
        answers={"count": 1},
    ),
]
