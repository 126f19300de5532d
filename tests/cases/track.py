"""Cases of the operations on tracks."""

from tests.cases.case import Case, Shows

CASES = [
    Case(action="create_midi_track", shows=(Shows("tracks/4", "has_midi_input", True),)),
    Case(
        action="create_midi_track",
        arguments={"name": "Bass"},
        shows=(Shows("tracks/4", "name", "Bass"),),
        entries=2,
    ),
    Case(action="create_audio_track", shows=(Shows("tracks/4", "has_audio_input", True),)),
    Case(
        action="create_audio_track",
        arguments={"name": "Voice"},
        shows=(Shows("tracks/4", "name", "Voice"),),
        entries=2,
    ),
    Case(
        action="create_midi_track",
        arguments={"name": "Bass", "index": 1},
        shows=(Shows("tracks/1", "name", "Bass"), Shows("tracks/1", "has_midi_input", True)),
        entries=2,
    ),
    Case(
        action="create_audio_track",
        arguments={"index": 0},
        shows=(Shows("tracks/0", "has_audio_input", True),),
    ),
    Case(action="create_return_track", shows=(Shows("return_tracks/2", "name", "C-Return"),)),
    Case(
        action="delete_track",
        arguments={"track_index": 0},
        shows=(Shows("tracks/0/devices/0", "name", "Instrument Rack"),),
    ),
    Case(
        action="delete_track",
        arguments={"track_index": "return_tracks/0"},
        shows=(Shows("return_tracks/0", "name", lambda name: name.endswith("Delay")),),
    ),
    Case(
        action="duplicate_track", arguments={"track_index": 0}, shows=(Shows("tracks/1/devices/0", "name", "Operator"),)
    ),
    Case(
        action="rename_track",
        arguments={"track_index": 0, "name": "Bass"},
        shows=(Shows("tracks/0", "name", "Bass"),),
    ),
    Case(action="get_track_info", arguments={"track_index": 0}, answers={"name": "1-MIDI", "num_devices": 1}),
    Case(
        action="set_track_color",
        arguments={"track_index": 0, "color_index": 33},
        shows=(Shows("tracks/0", "color_index", 33),),
    ),
]
