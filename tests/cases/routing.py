"""Cases of the operations on routing."""

from tests.cases.case import Case, Shows


def called(name):
    return lambda choice: choice.display_name == name


def with_compressor(sim):
    sim.call(lambda: sim.song.tracks[3].insert_device("Compressor"))
    sim.call(sim.song.begin_undo_step)
    sim.call(sim.song.end_undo_step)
    sim.advance(0.2)


CASES = [
    Case(
        action="set_track_input_routing",
        arguments={"track_index": 2, "routing_type_name": "Resampling"},
        shows=(Shows("tracks/2", "input_routing_type", called("Resampling")),),
    ),
    Case(
        action="set_track_output_routing",
        arguments={"track_index": 0, "routing_type_name": "Sends Only"},
        shows=(Shows("tracks/0", "output_routing_type", called("Sends Only")),),
    ),
    Case(
        action="set_track_input_sub_routing",
        arguments={"track_index": 2, "sub_routing": "1/2"},
        shows=(Shows("tracks/2", "input_routing_channel", called("1/2")),),
    ),
    Case(
        action="set_track_output_sub_routing",
        arguments={"track_index": 2, "sub_routing": "2"},
        before=(("set_track_output_routing", {"track_index": 2, "routing_type_name": "Ext. Out"}),),
        shows=(Shows("tracks/2", "output_routing_channel", called("2")),),
    ),
    Case(
        action="get_track_available_input_routing_types",
        arguments={"track_index": 0},
        answers={"routing_types": ("All Ins", "Computer Keyboard", "2-MIDI", "No Input"), "count": 4},
    ),
    Case(
        action="get_track_available_output_routing_types",
        arguments={"track_index": 0},
        answers={"routing_types": ("Ext. Out", "Main", "Sends Only", "3-Audio", "4-Audio"), "count": 5},
    ),
    Case(action="get_track_input_routing_type", arguments={"track_index": 2}, answers={"routing_type": "Ext. In"}),
    Case(
        action="get_track_output_routing",
        arguments={"track_index": 2},
        answers={"track_name": "3-Audio", "output_routing_type": "Main"},
    ),
    Case(
        action="get_routing",
        arguments={"track_index": 2},
        answers={"input_routing_type": "Ext. In", "output_routing_type": "Main", "monitoring_state_name": "auto"},
    ),
    Case(
        action="set_routing",
        arguments={"track_index": 3, "input_type": "3-Audio", "input_channel": "Pre FX", "output_type": "Sends Only"},
        shows=(
            Shows("tracks/3", "input_routing_type", called("3-Audio")),
            Shows("tracks/3", "input_routing_channel", called("Pre FX")),
            Shows("tracks/3", "output_routing_type", called("Sends Only")),
        ),
    ),
    Case(
        action="get_device_routing",
        arguments={"device": "tracks/3/devices/1"},
        setup=with_compressor,
        answers={"input_routing_type": "No Input"},
    ),
    Case(
        action="set_device_routing",
        arguments={"device": "tracks/3/devices/1", "input_type": "3-Audio", "input_channel": "Post Mixer"},
        setup=with_compressor,
        shows=(
            Shows("tracks/3/devices/1", "input_routing_type", called("3-Audio")),
            Shows("tracks/3/devices/1", "input_routing_channel", called("Post Mixer")),
        ),
    ),
]
