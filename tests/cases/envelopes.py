"""Cases of the operations on the envelopes of clips."""

from tests.cases.case import Case, Shows

_CLIP = "tracks/0/clip_slots/0/clip"
_VOLUME = {"clip": _CLIP, "parameter": "tracks/0/mixer_device/volume"}
_STEPS = {**_VOLUME, "steps": [{"time": 0.0, "length": 1.0, "value": 0.25}, {"time": 2.0, "length": 1.0, "value": 0.5}]}
_WRITTEN = (("insert_envelope_steps", _STEPS),)


def _values(*wanted):
    """Whether the clip has one envelope that holds these values in the middle of its beats."""

    def agree(envelopes):
        return [[round(each.value_at_time(beat + 0.5), 5) for beat in range(4)] for each in envelopes] == [list(wanted)]

    return agree


CASES = [
    Case(
        action="get_clip_envelopes",
        arguments={"clip": _CLIP},
        before=_WRITTEN,
        answers={
            "count": 1,
            "envelopes": lambda names: names[0].parameter_path == _VOLUME["parameter"],
        },
    ),
    Case(
        action="get_clip_envelope",
        arguments={**_VOLUME, "interval": 1.0},
        before=_WRITTEN,
        answers={
            "has_envelope": True,
            "values": lambda values: [round(each.value, 5) for each in values] == [0.25, 0.85, 0.5, 0.85],
            "events": lambda events: len(events) == 8,
        },
    ),
    Case(
        action="insert_envelope_steps",
        arguments=_STEPS,
        shows=(Shows(_CLIP, "automation_envelopes", _values(0.25, 0.85, 0.5, 0.85)),),
    ),
    Case(
        action="insert_envelope_ramp",
        arguments={
            **_VOLUME,
            "start_time": 0.0,
            "end_time": 4.0,
            "start_value": 0.0,
            "end_value": 0.75,
            "step_length": 1.0,
        },
        shows=(Shows(_CLIP, "automation_envelopes", _values(0.0, 0.25, 0.5, 0.75)),),
    ),
    Case(
        action="delete_envelope_events",
        arguments={**_VOLUME, "start_time": 1.5, "end_time": 4.0},
        before=_WRITTEN,
        shows=(Shows(_CLIP, "automation_envelopes", _values(0.25, 0.85, 0.85, 0.85)),),
    ),
    Case(
        action="clear_clip_envelope",
        arguments=_VOLUME,
        before=_WRITTEN,
        shows=(Shows(_CLIP, "has_envelopes", value=False),),
    ),
    Case(
        action="clear_clip_envelopes",
        arguments={"clip": _CLIP},
        before=_WRITTEN,
        shows=(Shows(_CLIP, "has_envelopes", value=False),),
    ),
]
