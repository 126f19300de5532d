"""Cases of the operations on the browser."""

from tests.cases.case import Case

OPERATOR = "instruments/Operator"
KICK = "samples/Kick Deep.wav"
_OPERATOR_ON_0 = "tracks/0/devices/0"


CASES = [
    Case(
        action="browse_devices",
        answers={
            "device_types": ("instruments", "audio_effects", "midi_effects"),
            "count": 3,
            "devices": lambda devices: OPERATOR in {device.path for device in devices},
        },
    ),
    Case(action="browse_plugins", answers={"count": 3, "plugin_type": "vst"}),
    Case(action="browse_plugins", arguments={"plugin_type": "au"}, answers={"count": 0}),
    Case(
        action="get_browser_items",
        arguments={"category": "clips"},
        answers={"total": 3, "items": lambda items: items[0].path == "clips/Bass Line.alc"},
    ),
    Case(action="list_browser", answers={"items": lambda items: items[0].path == "instruments"}),
    Case(
        action="list_browser",
        arguments={"path": OPERATOR},
        answers={"items": lambda items: [item.name for item in items] == ["Bass", "Pad"], "total": 2},
    ),
    Case(
        action="search_browser",
        arguments={"text": "operator"},
        answers={"items": lambda items: items[0].path == OPERATOR, "complete": True},
    ),
    Case(
        action="get_browser_item",
        arguments={"item": "query:Synths#Operator"},
        answers={"path": OPERATOR, "num_children": 2, "kind": "device"},
    ),
    Case(
        action="get_selected_browser_items",
        setup=lambda sim: sim.select_in_browser("query:Synths#Operator"),
        answers={"items": lambda items: [item.path for item in items] == [OPERATOR]},
    ),
    Case(
        action="list_presets",
        arguments={"device": _OPERATOR_ON_0},
        answers={"total": 3, "item": OPERATOR},
    ),
    Case(action="get_browser_state", answers={"device_id": None}),
    Case(
        action="set_browser_filter",
        arguments={"filter_type": "samples"},
        seen=lambda sim: int(sim.application.browser.filter_type) == 6,
        changes_nothing=True,
    ),
    Case(
        action="preview_browser_item",
        arguments={"item": KICK},
        seen=lambda sim: "Kick" in sim.previewed or "FileId" in sim.previewed,
        changes_nothing=True,
    ),
    Case(
        action="stop_browser_preview",
        before=(("preview_browser_item", {"item": KICK}),),
        seen=lambda sim: not sim.previewed,
        changes_nothing=True,
    ),
]
