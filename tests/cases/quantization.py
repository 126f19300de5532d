"""Cases of the operations on the grids of the Set."""

from tests.cases.case import Case, Shows

CASES = [
    Case(
        action="get_clip_trigger_quantization",
        answers={"clip_trigger_quantization": 4, "clip_trigger_quantization_name": "bar"},
    ),
    Case(
        action="set_clip_trigger_quantization",
        arguments={"quantization": "eighth"},
        shows=(Shows("", "clip_trigger_quantization", 9),),
    ),
    Case(
        action="get_record_quantization",
        answers={"midi_recording_quantization": 0, "midi_recording_quantization_name": "none"},
    ),
    Case(
        action="set_record_quantization",
        arguments={"quantization": "sixteenth_and_triplet"},
        shows=(Shows("", "midi_recording_quantization", 7),),
    ),
    Case(action="get_swing_amount", answers={"swing_amount": 0.0}),
    Case(action="set_swing_amount", arguments={"amount": 0.25}, shows=(Shows("", "swing_amount", 0.25),)),
]
