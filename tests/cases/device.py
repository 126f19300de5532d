"""Cases of the operations on devices."""

from typing import Any

from tests.cases.case import Case, Shows

FILTER = "tracks/3/devices/0"
NESTED = "tracks/1/devices/0/chains/0/devices/0"


def _compared(sim: Any) -> None:
    """Another frequency in the compare preset that is not used."""

    def prepare() -> None:
        device = sim.song.tracks[3].devices[0]
        device.is_using_compare_preset_b = True
        device.parameters[1].value = 0.125
        device.is_using_compare_preset_b = False

    sim.call(prepare)


def _other_is_the_same(sim: Any) -> bool:
    device = sim.song.tracks[3].devices[0]
    before = device.parameters[1].value
    sim.call(lambda: setattr(device, "is_using_compare_preset_b", True))
    return bool(device.parameters[1].value == before != 0.125)


CASES = [
    Case(
        action="add_device",
        arguments={"track_index": 3, "device_name": "Reverb"},
        shows=(Shows("tracks/3/devices/1", "class_display_name", "Reverb"),),
    ),
    Case(
        action="insert_device",
        arguments={"target": "tracks/1/devices/0/chains/0", "device_name": "Arpeggiator", "position": 0},
        shows=(Shows(NESTED, "class_display_name", "Arpeggiator"),),
    ),
    Case(
        action="insert_device",
        arguments={"target": "master", "device_name": "Limiter"},
        shows=(Shows("master_track/devices/0", "class_display_name", "Limiter"),),
    ),
    Case(
        action="move_device",
        arguments={"device": FILTER, "target": "tracks/1/devices/0/chains/0"},
        shows=(Shows("tracks/1/devices/0/chains/0/devices/1", "name", "Auto Filter"),),
    ),
    Case(
        action="duplicate_device",
        arguments={"device": FILTER},
        shows=(Shows("tracks/3/devices/1", "name", "Auto Filter"),),
    ),
    Case(
        action="delete_device",
        arguments={"track_index": 3, "device_index": 0},
        shows=(Shows("tracks/3", "devices", lambda devices: len(devices) == 0),),
    ),
    Case(
        action="delete_device",
        arguments={"track_index": 1, "device_index": NESTED},
        shows=(Shows("tracks/1/devices/0/chains/0", "devices", lambda devices: len(devices) == 0),),
    ),
    Case(
        action="get_track_devices",
        arguments={"track_index": 0},
        answers={"count": 1, "devices": lambda devices: devices[0].class_name == "Operator"},
    ),
    Case(
        action="get_device",
        arguments={"device": NESTED},
        answers={"name": "Operator", "path": NESTED, "type_name": "instrument"},
    ),
    Case(
        action="set_device_on_off",
        arguments={"track_index": 3, "device_index": 0, "enabled": False},
        shows=(Shows(FILTER, "is_active", False),),
    ),
    Case(
        action="get_device_class_name",
        arguments={"track_index": 1, "device_index": 0},
        answers={"class_name": "InstrumentGroupDevice"},
    ),
    Case(action="get_device_type", arguments={"track_index": 3, "device_index": 0}, answers={"type": 2}),
    Case(
        action="set_device_name",
        arguments={"device": NESTED, "name": "Bass"},
        shows=(Shows(NESTED, "name", "Bass"),),
    ),
    Case(
        action="set_device_collapsed",
        arguments={"device": FILTER},
        shows=(Shows(f"{FILTER}/view", "is_collapsed", True),),
    ),
    Case(
        action="set_device_compare_slot",
        arguments={"device": FILTER, "slot": "b"},
        shows=(Shows(FILTER, "is_using_compare_preset_b", True),),
    ),
    Case(
        action="save_device_to_compare_slot",
        arguments={"device": FILTER},
        setup=_compared,
        seen=_other_is_the_same,
        changes_nothing=True,
    ),
]
