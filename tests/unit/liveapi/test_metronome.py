"""The operations on the metronome. Its volume is that of the cue output."""

import pytest

from alive.domain.commands.metronome import GetMetronomeVolume, SetMetronome, SetMetronomeVolume
from alive.domain.commands.song import Undo
from alive.domain.errors import InvalidArgument, OutcomeUnknown


def test_the_switch_and_the_volume_are_two_things(live):
    live.run(SetMetronome(enabled=True))
    result = live.run(SetMetronomeVolume(volume=1))
    assert (result.volume_display_value, result.message) == ("6.0 dB", "The cue volume is 6.0 dB.")
    shown = live.run(GetMetronomeVolume())
    assert (shown.volume, shown.volume_display_value, shown.metronome) == (1.0, "6.0 dB", True)
    assert live.song.master_track.mixer_device.cue_volume.value == 1.0
    assert live.song.master_track.mixer_device.volume.value == pytest.approx(0.85)


def test_the_volume_is_an_entry_of_its_own_in_the_undo_history(live):
    live.run(SetMetronomeVolume(volume=0.5))
    assert live.context.own_entries == 1
    live.run(Undo())
    assert live.song.master_track.mixer_device.cue_volume.value == pytest.approx(0.85)


def test_a_volume_beyond_the_fader_is_refused():
    with pytest.raises(InvalidArgument):
        SetMetronomeVolume(volume=1.01)


def test_a_switch_that_does_not_move_has_an_unknown_outcome(live, monkeypatch):
    monkeypatch.setattr(type(live.song), "metronome", property(lambda _song: False, lambda *_: None))
    with pytest.raises(OutcomeUnknown, match="asked for metronome = true, but shows metronome = false"):
        live.run(SetMetronome(enabled=True))
