"""Cases of the older operations on the envelopes of clips."""

from tests.cases.case import Case, Shows

_CLIP = "tracks/0/clip_slots/0/clip"
_PLACE = {"track_index": 0, "clip_index": 0, "device_index": 0, "param_index": 0}
_INSERTED = (("insert_automation_step", {**_PLACE, "time": 1.0, "length": 1.0, "value": 0.0}),)


def _values(*wanted):
    """Whether the clip has one envelope that holds these values in the middle of its beats."""

    def agree(envelopes):
        return [[each.value_at_time(beat + 0.5) for beat in range(4)] for each in envelopes] == [list(wanted)]

    return agree


CASES = [
    Case(
        action="get_clip_automation_envelope",
        arguments=_PLACE,
        answers={"has_envelope": False, "parameter_name": "Device On", "device_name": "Operator"},
    ),
    Case(
        action="create_automation_envelope",
        arguments=_PLACE,
        shows=(Shows(_CLIP, "automation_envelopes", _values(1.0, 1.0, 1.0, 1.0)),),
    ),
    Case(
        action="clear_automation_envelope",
        arguments=_PLACE,
        before=_INSERTED,
        shows=(Shows(_CLIP, "has_envelopes", value=False),),
    ),
    Case(
        action="insert_automation_step",
        arguments={**_PLACE, "time": 1.0, "length": 2.0, "value": 0.0},
        shows=(Shows(_CLIP, "automation_envelopes", _values(1.0, 0.0, 0.0, 1.0)),),
    ),
    Case(
        action="remove_automation_step",
        arguments={**_PLACE, "time": 1.0, "length": 1.0},
        before=_INSERTED,
        shows=(Shows(_CLIP, "automation_envelopes", _values(1.0, 1.0, 1.0, 1.0)),),
    ),
    Case(
        action="get_automation_envelope_values",
        arguments={**_PLACE, "interval": 0.5},
        before=_INSERTED,
        answers={
            "has_envelope": True,
            "values": lambda values: [each.value for each in values] == [1.0, 1.0, 0.0, 0.0, 1.0, 1.0, 1.0, 1.0],
            "events": lambda events: [each.time for each in events] == [1.0, 1.0, 2.0, 2.0],
        },
    ),
]
