"""Cases of the operations on the Set as a whole."""

from tests.cases.case import Case, Shows

CASES = [
    Case(action="get_session_info", answers={"tempo": 120.0, "num_tracks": 4, "num_scenes": 8}),
    Case(action="set_tempo", arguments={"bpm": 99}, shows=(Shows("", "tempo", 99.0),)),
    Case(
        action="set_time_signature",
        arguments={"numerator": 7, "denominator": 8},
        shows=(Shows("", "signature_numerator", 7), Shows("", "signature_denominator", 8)),
    ),
    Case(
        action="undo",
        before=(("set_tempo", {"bpm": 99}),),
        shows=(Shows("", "tempo", 120.0),),
    ),
    Case(
        action="redo",
        before=(("set_tempo", {"bpm": 99}), ("undo", {})),
        shows=(Shows("", "tempo", 99.0),),
    ),
]
