"""Handlers of the operations on grooves. Live shows all of these at once."""

from typing import TYPE_CHECKING, Any

from alive.adapters.liveapi.context import LiveContext
from alive.adapters.liveapi.handlers.table import handles
from alive.adapters.liveapi.late import write_seen
from alive.application.handling import Steps
from alive.domain.commands.groove import (
    ClearClipGroove,
    GetClipGroove,
    GetGrooveAmount,
    GetGroovePoolGrooves,
    SetClipGroove,
    SetClipGrooveAmount,
    SetGroove,
    SetGrooveAmount,
)
from alive.domain.enumerations import GrooveBase
from alive.domain.errors import LiveRejected, OutcomeUnknown
from alive.domain.results.groove import (
    ClipGroove,
    ClipGrooveAmountSet,
    ClipGrooveCleared,
    ClipGrooveSet,
    GlobalGroove,
    GlobalGrooveSet,
    GrooveOfPool,
    GroovePool,
    GrooveSet,
)
from alive.domain.words import number

if TYPE_CHECKING:
    from Live.Groove import Groove

_AMOUNTS = ("timing_amount", "quantization_amount", "random_amount", "velocity_amount")


@handles(GetGrooveAmount)
def get_groove_amount(live: LiveContext, _command: GetGrooveAmount) -> GlobalGroove:
    """Read it from the song."""
    return GlobalGroove(groove_amount=live.song().groove_amount)


@handles(SetGrooveAmount)
def set_groove_amount(live: LiveContext, command: SetGrooveAmount) -> Steps[GlobalGrooveSet]:
    """Write it."""
    song = live.song()
    yield from write_seen(song, {"groove_amount": command.amount})
    shown = song.groove_amount
    return GlobalGrooveSet(message=f"The global groove amount is {number(shown * 100)} %.", groove_amount=shown)


@handles(GetGroovePoolGrooves)
def get_groove_pool_grooves(live: LiveContext, _command: GetGroovePoolGrooves) -> GroovePool:
    """Read them from the pool."""
    grooves = tuple(
        GrooveOfPool(index=index, **_facts(live, groove, index))
        for index, groove in enumerate(live.song().groove_pool.grooves)
    )
    return GroovePool(grooves=grooves, count=len(grooves))


@handles(SetGroove)
def set_groove(live: LiveContext, command: SetGroove) -> GrooveSet:
    """Write what is given."""
    groove = live.groove(command.groove)
    for name in ("name", *_AMOUNTS):
        value = getattr(command, name)
        if value is not None:
            setattr(groove, name, value)
    if command.base is not None:
        groove.base = command.base.value  # type: ignore[assignment] # Live takes the number of an enumeration
    index = _index(live, groove)
    return GrooveSet(message=f"Changed the groove {groove.name}.", groove_index=index, **_facts(live, groove, index))


@handles(SetClipGroove)
def set_clip_groove(live: LiveContext, command: SetClipGroove) -> ClipGrooveSet:
    """Write it."""
    placed, groove = live.clip_on(command.track_index, command.clip_index), live.groove(command.groove_index)
    placed.clip.groove = groove
    if placed.clip.groove != groove:
        raise OutcomeUnknown(f"Live was asked for the groove {groove.name}, but shows another for the clip.")
    return ClipGrooveSet(
        message=f"The clip has the groove {groove.name}.",
        track_index=placed.track_index,
        clip_index=placed.clip_index,
        clip_id=live.id_of("clip", placed.clip),
        groove_index=_index(live, groove),
        groove_id=live.id_of("groove", groove),
    )


@handles(SetClipGrooveAmount)
def set_clip_groove_amount(live: LiveContext, command: SetClipGrooveAmount) -> ClipGrooveAmountSet:
    """Write the timing amount of its groove: a clip has no amount of its own."""
    clip = live.clip_on(command.track_index, command.clip_index).clip
    groove = clip.groove
    if groove is None:
        raise LiveRejected("The clip has no groove: give it one with set_clip_groove.")
    groove.timing_amount = command.amount
    shown = groove.timing_amount
    return ClipGrooveAmountSet(
        message=f"The timing amount of the groove {groove.name} is {number(shown * 100)} %, for all its clips.",
        groove_amount=shown,
        clip_id=live.id_of("clip", clip),
        groove_index=_index(live, groove),
        groove_id=live.id_of("groove", groove),
    )


@handles(GetClipGroove)
def get_clip_groove(live: LiveContext, command: GetClipGroove) -> ClipGroove:
    """Read it from the clip."""
    clip = live.clip(command.clip)
    clip_id, path = live.describe(clip)
    groove = clip.groove
    return ClipGroove(
        clip_id=clip_id,
        path=path,
        has_groove=clip.has_groove,
        groove_index=None if groove is None else _index(live, groove),
        groove_id=None if groove is None else live.id_of("groove", groove),
        groove_name=None if groove is None else groove.name,
    )


@handles(ClearClipGroove)
def clear_clip_groove(live: LiveContext, command: ClearClipGroove) -> ClipGrooveCleared:
    """Write that there is none."""
    clip = live.clip(command.clip)
    clip.groove = None
    if clip.has_groove:
        raise OutcomeUnknown("Live was asked to take the groove away, but shows one for the clip.")
    clip_id, path = live.describe(clip)
    return ClipGrooveCleared(message="The clip has no groove.", clip_id=clip_id, path=path, has_groove=clip.has_groove)


def _index(live: LiveContext, groove: "Groove") -> int:
    return next(index for index, other in enumerate(live.song().groove_pool.grooves) if other == groove)


def _facts(live: LiveContext, groove: "Groove", index: int) -> dict[str, Any]:
    base = GrooveBase(int(groove.base))
    return {
        "name": groove.name,
        "base": base.value,
        "base_name": base.name.lower(),
        "groove_id": live.id_of("groove", groove),
        "path": f"groove_pool/grooves/{index}",
    } | {name: getattr(groove, name) for name in _AMOUNTS}
