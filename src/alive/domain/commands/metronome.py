"""Operations on the metronome."""

from alive.domain.operation import Command, Effect, Undo, operation
from alive.domain.quantities import FaderLevel
from alive.domain.results.metronome import MetronomeSet, MetronomeVolume, MetronomeVolumeSet

_CUE_VOLUME = (
    "Live.Song.Song.master_track",
    "Live.MixerDevice.MixerDevice.cue_volume",
    "Live.DeviceParameter.DeviceParameter.value",
)
_PARTLY = (
    "Live has no volume of the metronome alone: this is the cue volume of the main track, "
    "which previews and cueing follow too."
)


@operation(category="Session Control", effect=Effect.PERFORM, source="Live.Song.Song.metronome")
class SetMetronome(Command[MetronomeSet]):
    """Turn the metronome on or off.

    Raises:
        OutcomeUnknown: Live did not show it in time.
    """

    enabled: bool


@operation(category="Metronome", effect=Effect.READ, partly=_PARTLY, source=(*_CUE_VOLUME, "Live.Song.Song.metronome"))
class GetMetronomeVolume(Command[MetronomeVolume]):
    """Get the cue volume, with which the metronome, previews and cueing are heard."""


@operation(category="Metronome", effect=Effect.PERFORM, undo=Undo.OWN_ENTRIES, partly=_PARTLY, source=_CUE_VOLUME)
class SetMetronomeVolume(Command[MetronomeVolumeSet]):
    """Set the cue volume, with which the metronome, previews and cueing are heard.

    Raises:
        LiveRejected: Live does not take the value, such as when something else holds the parameter.
    """

    volume: FaderLevel
