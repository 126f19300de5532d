"""Cases of the operations on recording."""

from typing import Any

from tests.cases.case import Case, Shows


def _arm(sim: Any) -> None:
    sim.call(lambda: setattr(sim.song.tracks[0], "arm", True))


def _arm_and_play(sim: Any) -> None:
    _arm(sim)
    sim.play_notes(60, 64)
    sim.advance(0.1)


def _override_automation(sim: Any) -> None:
    track = sim.song.tracks[0]

    def automate() -> None:
        envelope = track.clip_slots[0].clip.create_automation_envelope(track.mixer_device.panning)
        envelope.insert_step(0.0, 4.0, 0.5)
        track.clip_slots[0].fire()

    sim.call(automate)
    sim.advance(0.2)
    sim.call(lambda: setattr(track.mixer_device.panning, "value", -1.0))
    sim.advance(0.1)


CASES = [
    Case(
        action="start_recording",
        shows=(Shows("", "record_mode", True), Shows("", "is_playing", True)),
    ),
    Case(
        action="stop_recording",
        before=(("start_recording", {}),),
        shows=(Shows("", "record_mode", False),),
    ),
    Case(action="set_record_mode", arguments={"mode": 1}, shows=(Shows("", "record_mode", True),)),
    Case(action="get_arrangement_overdub", answers={"arrangement_overdub": False}),
    Case(
        action="set_arrangement_overdub", arguments={"enabled": True}, shows=(Shows("", "arrangement_overdub", True),)
    ),
    Case(action="get_session_record", answers={"session_record": False, "session_record_status_name": "off"}),
    Case(action="set_session_record", arguments={"enabled": True}, shows=(Shows("", "session_record", True),)),
    Case(
        action="trigger_session_record",
        arguments={"length": 4},
        setup=_arm,
        before=(("start_playback", {}),),
        shows=(Shows("", "session_record_status", 2),),
    ),
    Case(action="get_session_automation_record", answers={"session_automation_record": False}),
    Case(
        action="set_session_automation_record",
        arguments={"enabled": True},
        shows=(Shows("", "session_automation_record", True),),
    ),
    Case(
        action="re_enable_automation",
        setup=_override_automation,
        shows=(Shows("", "re_enable_automation_enabled", False),),
    ),
    Case(
        action="capture_midi",
        arguments={"destination": "arrangement"},
        setup=_arm_and_play,
        shows=(Shows("tracks/0", "arrangement_clips", lambda clips: len(clips[0].get_all_notes_extended()) == 2),),
    ),
    Case(
        action="get_recording_state",
        setup=_arm_and_play,
        answers={"record_mode": False, "can_capture_midi": True, "count_in_bars": 0},
    ),
]
