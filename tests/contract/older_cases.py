"""Cases with the arguments that older clients know, for operations whose own cases show what is new."""

from tests.cases.automation import _INSERTED, _PLACE
from tests.cases.case import Case, Shows
from tests.cases.device_parameter import FILTER, FREQUENCY
from tests.cases.note_editing import OFF
from tests.cases.notes import notes
from tests.cases.recording import _arm, _arm_and_play
from tests.cases.take_lane import MIDI_LANE
from tests.cases.transport import _HELD, _watch_the_nudge_buttons

_CLIP = "tracks/0/clip_slots/0/clip"

CASES = [
    Case(
        action="show_message_box",
        arguments={"message": "Plug the guitar in.", "title": "Before we start"},
        seen=lambda sim: sim.dialogs == ["Before we start\n\nPlug the guitar in."],
    ),
    Case(
        action="nudge_down",
        setup=_watch_the_nudge_buttons,
        seen=lambda _sim: _HELD == [(False, True), (False, False)],
    ),
    Case(
        action="capture_midi",
        setup=_arm_and_play,
        shows=(Shows("tracks/0/clip_slots/1", "has_clip", value=True),),
    ),
    Case(
        action="trigger_session_record",
        setup=_arm,
        before=(("start_playback", {}),),
        shows=(Shows("", "session_record_status", 2),),
    ),
    Case(
        action="quantize_clip_pitch",
        arguments={"track_index": 0, "clip_index": 0, "pitch": 62},
        before=OFF,
        shows=notes("start_time", [0.0, 1.0, 2.0]),
    ),
    Case(
        action="randomize_device_parameters",
        arguments=FILTER,
        shows=(Shows(FREQUENCY, "value", lambda value: abs(value - 0.5663) > 1e-3),),
    ),
    Case(
        action="create_midi_clip_in_lane",
        arguments={"track_index": 0, "lane_index": 0, "length": 2},
        before=MIDI_LANE,
        shows=(Shows("tracks/0/take_lanes/0/arrangement_clips/0", "end_time", 2.0),),
    ),
    Case(
        action="get_automation_envelope_values",
        arguments=_PLACE,
        before=_INSERTED,
        answers={"has_envelope": True},
    ),
    Case(
        action="insert_automation_step",
        arguments={**_PLACE, "time": 1.0, "value": 0.0},
        shows=(Shows(_CLIP, "automation_envelopes", lambda found: found[0].value_at_time(1.0) == 0.0),),
    ),
    Case(
        action="remove_automation_step",
        arguments={**_PLACE, "time": 1.0},
        before=_INSERTED,
        shows=(Shows(_CLIP, "automation_envelopes", lambda found: found[0].value_at_time(1.0) == 1.0),),
    ),
]
