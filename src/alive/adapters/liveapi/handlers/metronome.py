"""Handlers of the operations on the metronome."""

from alive.adapters.liveapi.context import LiveContext
from alive.adapters.liveapi.devices.display_text import shown_text
from alive.adapters.liveapi.handlers.table import handles
from alive.adapters.liveapi.late import write_seen
from alive.adapters.liveapi.writing import write_parameter
from alive.application.handling import Steps
from alive.domain.commands.metronome import GetMetronomeVolume, SetMetronome, SetMetronomeVolume
from alive.domain.results.metronome import MetronomeSet, MetronomeVolume, MetronomeVolumeSet


@handles(SetMetronome)
def set_metronome(live: LiveContext, command: SetMetronome) -> Steps[MetronomeSet]:
    """Write it."""
    song = live.song()
    yield from write_seen(song, {"metronome": command.enabled})
    return MetronomeSet(message=f"The metronome is {'on' if song.metronome else 'off'}.", metronome=song.metronome)


@handles(GetMetronomeVolume)
def get_metronome_volume(live: LiveContext, _command: GetMetronomeVolume) -> MetronomeVolume:
    """Read it from the mixer of the main track."""
    cue = live.song().master_track.mixer_device.cue_volume
    return MetronomeVolume(volume=cue.value, volume_display_value=shown_text(cue), metronome=live.song().metronome)


@handles(SetMetronomeVolume)
def set_metronome_volume(live: LiveContext, command: SetMetronomeVolume) -> MetronomeVolumeSet:
    """Write the parameter; Live keeps it in single precision."""
    cue = live.song().master_track.mixer_device.cue_volume
    volume = write_parameter(live, cue, command.volume)
    return MetronomeVolumeSet(
        message=f"The cue volume is {shown_text(cue)}.", volume=volume, volume_display_value=shown_text(cue)
    )
