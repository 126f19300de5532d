"""Operations on the slots of the Session, whether they have a clip or not."""

from typing import Annotated

from alive.domain.commands.clip import FireQuantization, ForceLegato, SlotScene
from alive.domain.operation import Command, Effect, Undo, operation
from alive.domain.quantities import BeatDuration, Doc
from alive.domain.refs import TrackRef
from alive.domain.results.clip_slots import ClipSlots, SlotFired, SlotStopButton

_CATEGORY = "Clip Operations"


@operation(
    category=_CATEGORY,
    effect=Effect.READ,
    source=(
        "Live.Track.Track.clip_slots",
        "Live.ClipSlot.ClipSlot.has_clip",
        "Live.ClipSlot.ClipSlot.clip",
        "Live.ClipSlot.ClipSlot.is_triggered",
        "Live.ClipSlot.ClipSlot.has_stop_button",
        "Live.ClipSlot.ClipSlot.controls_other_clips",
        "Live.Track.Track.playing_slot_index",
        "Live.Track.Track.fired_slot_index",
    ),
)
class GetClipSlots(Command[ClipSlots]):
    """Get all slots of a track: which have clips, which play, wait or would record.

    Raises:
        NotFound: There is no such track, or it has no slots.
    """

    track_index: TrackRef


@operation(
    category=_CATEGORY,
    effect=Effect.EDIT,
    undo=Undo.NOT_TRACKED,
    source="Live.ClipSlot.ClipSlot.has_stop_button",
)
class SetSlotStopButton(Command[SlotStopButton]):
    """Give a slot a stop button, or take it away, so that launching the scene lets the track play on.

    Raises:
        NotFound: There is no such track or scene, or the track has no slots.
    """

    track_index: TrackRef
    scene_index: SlotScene
    has_stop_button: bool


@operation(
    category=_CATEGORY,
    effect=Effect.PERFORM,
    source=(
        "Live.ClipSlot.ClipSlot.fire",
        "Live.ClipSlot.ClipSlot.will_record_on_start",
        "Live.ClipSlot.ClipSlot.is_triggered",
        "Live.ClipSlot.ClipSlot.is_recording",
        "Live.Track.Track.fired_slot_index",
    ),
)
class FireClipSlot(Command[SlotFired]):
    """Launch a slot: its clip, or if it is empty its record button on an armed track, else its stop button.

    Answers once Live shows a difference, or a tenth of a second later. A recording is taken back with undo.

    Raises:
        NotFound: There is no such track or scene, or the track has no slots.
        LiveRejected: The slot is empty, the track not armed, and there is no stop button: nothing would happen. Or a
            record length is given, and the slot has a clip or would not record.
        OutcomeUnknown: Live shows neither that its clip plays or waits, nor that it records.
    """

    track_index: TrackRef
    scene_index: SlotScene
    record_length: Annotated[BeatDuration | None, Doc("How long an empty slot records; if not given, on and on.")] = (
        None
    )
    launch_quantization: FireQuantization = None
    force_legato: ForceLegato = False
