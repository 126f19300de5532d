"""Cases of the operations on the state of a track."""

from tests.cases.case import Case, Shows


def grouped(sim):
    """A person groups two tracks, which is an entry of the undo history by itself."""
    sim.group_tracks(0, 1)
    sim.call(sim.song.begin_undo_step)
    sim.call(sim.song.end_undo_step)


CASES = [
    Case(action="get_track_index_by_name", arguments={"name": "audio"}, answers={"track_index": 2, "matches": 2}),
    Case(
        action="get_track_color",
        arguments={"track_index": 0},
        before=(("set_track_color", {"track_index": 0, "color_index": 14}),),
        answers={"color_index": 14, "color": 0xFF3636},
    ),
    Case(
        action="set_track_fold_state",
        arguments={"track_index": 0, "folded": True},
        setup=grouped,
        shows=(Shows("tracks/1", "is_visible", False),),
    ),
    Case(
        action="set_track_current_monitoring_state",
        arguments={"track_index": 0, "state": 2},
        shows=(Shows("tracks/0", "current_monitoring_state", 2),),
    ),
    Case(
        action="set_track_current_monitoring_state",
        arguments={"track_index": 2, "state": "in"},
        shows=(Shows("tracks/2", "current_monitoring_state", 0),),
    ),
    Case(action="get_track_is_foldable", arguments={"track_index": 0}, setup=grouped, answers={"is_foldable": True}),
    Case(
        action="get_track_is_frozen",
        arguments={"track_index": 0},
        setup=lambda sim: sim.freeze(sim.song.tracks[0]),
        answers={"is_frozen": True, "can_be_frozen": True},
    ),
    Case(
        action="get_track_is_grouped",
        arguments={"track_index": 1},
        setup=grouped,
        answers={"is_grouped": True, "is_group_track": False, "group_track_index": 0},
    ),
    Case(action="get_group", arguments={"track_index": 0}, setup=grouped, answers={"count": 2, "fold_state": False}),
    Case(
        action="set_track_collapsed",
        arguments={"track_index": 0},
        shows=(Shows("tracks/0/view", "is_collapsed", True),),
    ),
    Case(
        action="set_track_shows_chains",
        arguments={"track_index": 1},
        shows=(Shows("tracks/1", "is_showing_chains", True),),
    ),
    Case(
        action="set_track_implicit_arm",
        arguments={"track_index": 0},
        shows=(Shows("tracks/0", "implicit_arm", True),),
    ),
    Case(
        action="get_track_details",
        arguments={"track_index": 0},
        answers={"monitoring_state": 1, "monitoring_state_name": "auto", "playing_slot_index": -1},
    ),
    Case(action="get_performance_impacts", answers={"count": 7}),
]
