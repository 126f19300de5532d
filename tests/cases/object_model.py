"""Cases of the operations on any object of Live."""

from tests.cases.case import Case, Shows

CASES = [
    Case(
        action="get_property",
        arguments={"object": "tracks/0", "property": "name"},
        answers={"value": "1-MIDI", "type": "str"},
    ),
    Case(
        action="get_property",
        arguments={"object": "", "property": "clip_trigger_quantization"},
        answers={"value": "q_bar", "type": "Quantization"},
    ),
    Case(
        action="get_properties",
        arguments={"object": "tracks/0", "properties": ["mute", "solo"]},
        answers={"values": {"mute": False, "solo": False}},
    ),
    Case(
        action="set_property",
        arguments={"object": "scenes/0", "property": "name", "value": "Break"},
        shows=(Shows("scenes/0", "name", "Break"),),
    ),
    Case(
        action="set_property",
        arguments={"object": "tracks/0/mixer_device/volume", "property": "value", "value": 0.5},
        shows=(Shows("tracks/0/mixer_device/volume", "value", 0.5),),
    ),
    Case(
        action="set_property",
        arguments={"object": "tracks/0", "property": "output_routing_type", "value": "Sends Only"},
        shows=(Shows("tracks/0", "output_routing_type", lambda shown: shown.display_name == "Sends Only"),),
    ),
    Case(
        action="call_method",
        arguments={"object": "", "method": "create_scene", "arguments": [0]},
        shows=(Shows("tracks/0/clip_slots/1", "has_clip", True),),
    ),
    Case(
        action="call_method",
        arguments={
            "object": "tracks/0/clip_slots/0/clip",
            "method": "remove_notes_extended",
            "keyword_arguments": {"from_pitch": 60, "pitch_span": 1, "from_time": 0, "time_span": 4},
        },
        shows=(Shows("tracks/0/clip_slots/0/clip", "get_all_notes_extended()", lambda notes: len(notes) == 1),),
    ),
    Case(action="list_children", arguments={"object": "tracks/0", "property": "devices"}, answers={"count": 1}),
    Case(action="describe_object", arguments={"object": "tracks/0"}, answers={"class_name": "Track", "kind": "track"}),
]
