"""Cases of the operations that lead to the first and last of things."""

from tests.cases.case import Case, Shows

_SCENES = (
    ("rename_scene", {"scene_index": 0, "name": "Intro"}),
    ("rename_scene", {"scene_index": 7, "name": "Outro"}),
    ("select_scene", {"scene_index": 3}),
)
_TRACK = Shows("view/selected_track", "name", "1-MIDI")
_LAST_TRACK = Shows("view/selected_track", "name", "4-Audio")
_SCENE = Shows("view/selected_scene", "name", "Intro")
_LAST_SCENE = Shows("view/selected_scene", "name", "Outro")
_AWAY = ("select_track", {"track_index": 2})

CASES = [
    Case(
        action="get_view_state",
        answers={
            "view": "session",
            "detail_view": "clip",
            "browser_visible": False,
            "transport": lambda transport: (transport.tempo, transport.time_signature) == (120.0, (4, 4)),
            "tracks": lambda tracks: [track.name for track in tracks][:2] == ["1-MIDI", "2-MIDI"],
            "scenes": lambda scenes: len(scenes) == 8,
        },
    ),
    Case(action="jump_to_first", before=_SCENES, shows=(_SCENE,)),
    Case(
        action="jump_to_last",
        before=(("show_arrangement_view", {}), _AWAY),
        shows=(_LAST_TRACK,),
    ),
    Case(action="select_first_scene", before=_SCENES, shows=(_SCENE,)),
    Case(action="select_last_scene", before=_SCENES, shows=(_LAST_SCENE,)),
    Case(action="select_first_track", before=(_AWAY,), shows=(_TRACK,)),
    Case(action="select_last_track", before=(_AWAY,), shows=(_LAST_TRACK,)),
    Case(
        action="scroll_to_top",
        before=(("jump_to_time", {"time_in_beats": 16}),),
        shows=(Shows("", "current_song_time", 0.0),),
        changes_nothing=True,
    ),
    Case(action="scroll_to_bottom", shows=(Shows("", "current_song_time", 16.0),), changes_nothing=True),
]
