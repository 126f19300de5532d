"""Cases of the operations on one parameter."""

from typing import Any

from tests.cases.case import Case, Shows

FREQUENCY = "tracks/3/devices/0/parameters/1"
VOLUME = "tracks/0/mixer_device/volume"


def _play_automation(sim: Any) -> None:
    def play() -> None:
        clip = sim.song.tracks[0].clip_slots[0].clip
        clip.create_automation_envelope(sim.song.tracks[0].mixer_device.volume).insert_step(0.0, 4.0, 0.25)
        clip.fire()

    sim.call(play)
    sim.advance(0.1)
    sim.call(lambda: setattr(sim.song.tracks[0].mixer_device.volume, "value", 0.5))
    sim.advance(0.1)


CASES = [
    Case(
        action="get_parameter",
        arguments={"parameter": FREQUENCY},
        answers={"name": "Frequency", "index": 1, "display_value": "1.00 kHz", "path": FREQUENCY},
    ),
    Case(
        action="get_parameter",
        arguments={"device": "tracks/3/devices/0", "name": "filter type"},
        answers={"index": 9, "default_value": None, "value_items": lambda items: items[0] == "Lowpass"},
    ),
    Case(
        action="get_parameters",
        arguments={"device": "tracks/1/devices/0/chains/0/devices/0", "offset": 2, "limit": 3},
        answers={"count": 3, "parameters": lambda parameters: [each.index for each in parameters] == [2, 3, 4]},
    ),
    Case(
        action="set_parameter",
        arguments={"parameter": FREQUENCY, "value": 0.25},
        shows=(Shows(FREQUENCY, "value", 0.25),),
    ),
    Case(
        action="set_parameter",
        arguments={"parameter": "tracks/2/mixer_device/volume", "text": "-6 dB"},
        shows=(Shows("tracks/2/mixer_device/volume", "value", 0.7),),
    ),
    Case(
        action="set_parameters",
        arguments={
            "parameters": [
                {"device": "tracks/3/devices/0", "name": "Frequency", "normalized": 0.5},
                {"parameter": VOLUME, "text": "-inf dB"},
            ]
        },
        shows=(Shows(FREQUENCY, "value", 0.5), Shows(VOLUME, "value", 0.0)),
        entries=2,
    ),
    Case(
        action="reset_parameter",
        arguments={"parameter": VOLUME},
        before=(("set_track_volume", {"track_index": 0, "volume": 0.5}),),
        shows=(Shows(VOLUME, "value", 0.85),),
    ),
    Case(
        action="re_enable_parameter_automation",
        arguments={"parameter": VOLUME},
        setup=_play_automation,
        shows=(Shows(VOLUME, "automation_state", 1),),
    ),
]
