"""Cases of the operations that load from the browser."""

from tests.cases.case import Case, Shows

_OPERATOR_ON_0 = "tracks/0/devices/0"

CASES = [
    Case(
        action="load_device_from_browser",
        arguments={"track_index": 3, "device_name": "Reverb"},
        shows=(Shows("tracks/3/devices/1", "name", "Reverb"),),
    ),
    Case(
        action="load_browser_item",
        arguments={"item": "sounds/Bass/Round Bass.adv", "track_index": 0},
        shows=(Shows(_OPERATOR_ON_0, "name", "Round Bass"),),
    ),
    Case(
        action="load_browser_item",
        arguments={"item": "samples/Kick Deep.wav", "track_index": 3, "scene_index": 2},
        shows=(Shows("tracks/3/clip_slots/2/clip", "name", "Kick Deep"),),
    ),
    Case(
        action="load_browser_item",
        arguments={"item": "audio_effects/Reverb", "chain": "tracks/1/devices/0/chains/0"},
        shows=(Shows("tracks/1/devices/0/chains/0/devices/1", "name", "Reverb"),),
    ),
    Case(
        action="load_browser_item",
        arguments={"item": "clips/Bass Line.alc", "track_index": 0},
        shows=(Shows("tracks/1/clip_slots/0/clip", "name", "Bass Line"),),
    ),
    Case(
        action="load_preset",
        arguments={"device": _OPERATOR_ON_0, "item": "instruments/Operator/Bass/Sub Sine.adv"},
        shows=(Shows(_OPERATOR_ON_0, "name", "Sub Sine"),),
    ),
    Case(
        action="begin_hotswap",
        arguments={"device": _OPERATOR_ON_0},
        seen=lambda sim: sim.application.browser.hotswap_target == sim.song.tracks[0].devices[0],
        changes_nothing=True,
    ),
    Case(
        action="end_hotswap",
        before=(("begin_hotswap", {"device": _OPERATOR_ON_0}),),
        seen=lambda sim: sim.application.browser.hotswap_target is None,
        changes_nothing=True,
    ),
]
