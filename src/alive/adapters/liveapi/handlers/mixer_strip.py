"""Handlers of the operations on a whole mixer strip. Live shows all of these at once.

Everything is looked up before the first write, so that what is wrong in a request changes nothing.
"""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from alive.adapters.liveapi.context import LiveContext, item_at
from alive.adapters.liveapi.devices.display_text import shown_text, value_for_text
from alive.adapters.liveapi.handlers.crossfader import name_of, side_of, write_side
from alive.adapters.liveapi.handlers.mixer import sends_of
from alive.adapters.liveapi.handlers.table import handles
from alive.adapters.liveapi.writing import all_or_none, write_panning_mode, write_parameter
from alive.domain.commands.mixer_strip import GetMixer, SendSetting, SetMixer
from alive.domain.enumerations import CrossfaderSide, PanningMode
from alive.domain.errors import InvalidArgument, NotFound, Problem
from alive.domain.results.mixer_strip import MixerSet, MixerStrip
from alive.domain.words import counted

if TYPE_CHECKING:
    from Live.DeviceParameter import DeviceParameter
    from Live.MixerDevice import MixerDevice
    from Live.Track import Track


@handles(GetMixer)
def get_mixer(live: LiveContext, command: GetMixer) -> MixerStrip:
    """Read it; what a track does not have is not asked for, since Live would raise."""
    track = live.track(command.track_index)
    return _strip(live, track, live.track_index(command.track_index, track))


@handles(SetMixer)
def set_mixer(live: LiveContext, command: SetMixer) -> MixerSet:
    """Look everything up, then write it, and put all back if Live refuses one of the writes."""
    track = live.track(command.track_index)
    writes = list(_writes(live, track, command))
    if not writes:
        allowed = "at least one thing to set"
        raise InvalidArgument([Problem("volume", f"nothing was given; allowed is {allowed}", None, allowed)])
    with all_or_none() as done:
        for write in writes:
            done.do(*write)
    strip = _strip(live, track, live.track_index(command.track_index, track))
    return MixerSet(
        message=f"Set {counted(len(writes), 'value')} of the mixer of {strip.name}.",
        track_index=strip.track_index,
        track_id=strip.track_id,
        mixer=strip,
    )


class _Write(NamedTuple):
    """One write, and how it is put back."""

    write: Callable[[float], object]
    value: float
    before: float


def _strip(live: LiveContext, track: "Track", place: int | str) -> MixerStrip:
    mixer, is_main = track.mixer_device, place == "master_track"
    mode = PanningMode(mixer.panning_mode)
    side = None if is_main else side_of(mixer)
    return MixerStrip(
        track_index=place,
        track_id=live.id_of("track", track),
        name=track.name,
        volume=mixer.volume.value,
        volume_display_value=shown_text(mixer.volume),
        pan=mixer.panning.value,
        pan_display_value=shown_text(mixer.panning),
        panning_mode=mode.value,
        panning_mode_name=mode.name.lower(),
        left_pan=mixer.left_split_stereo.value,
        right_pan=mixer.right_split_stereo.value,
        active=None if is_main else bool(mixer.track_activator.value),
        solo=None if is_main else track.solo,
        sends=sends_of(live, track),
        crossfader_assignment=None if side is None else side.value,
        assignment_name=None if side is None else name_of(side),
        cue_volume=mixer.cue_volume.value if is_main else None,
        cue_volume_display_value=shown_text(mixer.cue_volume) if is_main else None,
        crossfader_position=mixer.crossfader.value if is_main else None,
    )


def _writes(live: LiveContext, track: "Track", command: SetMixer) -> Iterator[_Write]:
    mixer = track.mixer_device
    if command.panning_mode is not None:
        yield _Write(_mode_writer(live, mixer), command.panning_mode.value, mixer.panning_mode)
    for parameter, value in _levels(mixer, command):
        yield _Write(_parameter_writer(live, parameter), value, parameter.value)
    for position, setting in enumerate(command.sends):
        send, value = _send(live, track, setting, f"sends.{position}")
        yield _Write(_parameter_writer(live, send), value, send.value)
    if command.crossfader_assignment is not None:
        before = side_of(mixer)  # which Live refuses on the main track
        yield _Write(_side_writer(live, mixer), command.crossfader_assignment.value, before.value)


def _levels(mixer: "MixerDevice", command: SetMixer) -> "Iterator[tuple[DeviceParameter, float]]":
    """The parameters to write. A mixer is asked only for those that are wanted: most have no cue volume."""
    if (wanted := _Level("volume", command.volume, command.volume_db)).is_given:
        yield mixer.volume, wanted.value_of(mixer.volume)
    if command.pan is not None:
        yield mixer.panning, command.pan
    if command.left_pan is not None:
        yield mixer.left_split_stereo, command.left_pan
    if command.right_pan is not None:
        yield mixer.right_split_stereo, command.right_pan
    if (wanted := _Level("cue_volume", command.cue_volume, command.cue_volume_db)).is_given:
        yield mixer.cue_volume, wanted.value_of(mixer.cue_volume)
    if command.crossfader_position is not None:
        yield mixer.crossfader, command.crossfader_position


class _Level(NamedTuple):
    """A level that is given as a position or in dB."""

    path: str
    position: float | None
    decibels: float | None

    @property
    def is_given(self) -> bool:
        """Whether there is one. Raises InvalidArgument if it is given in both forms."""
        if self.position is not None and self.decibels is not None:
            allowed = f"{self.path} or {self.path}_db"
            raise InvalidArgument([Problem(self.path, f"given twice; allowed is {allowed}", self.position, allowed)])
        return self.position is not None or self.decibels is not None

    def value_of(self, parameter: "DeviceParameter") -> float:
        """The value of the parameter. Raises InvalidArgument if it shows no such dB."""
        if self.position is not None:
            return self.position
        return value_for_text(parameter, f"{self.decibels:g} dB", f"{self.path}_db")


def _send(live: LiveContext, track: "Track", setting: SendSetting, path: str) -> "tuple[DeviceParameter, float]":
    if (setting.send_index is None) == (setting.return_name is None):
        allowed = "send_index or return_name"
        raise InvalidArgument([Problem(path, f"allowed is one of {allowed}", setting.send_index, allowed)])
    level = _Level(f"{path}.value", setting.value, setting.value_db)
    if not level.is_given:
        allowed = "value or value_db"
        raise InvalidArgument([Problem(path, f"allowed is one of {allowed}", None, allowed)])
    index = setting.send_index if setting.return_name is None else _send_to(live, setting.return_name, path)
    send: DeviceParameter = item_at(track.mixer_device.sends, index or 0, "sends")
    return send, level.value_of(send)


def _send_to(live: LiveContext, name: str, path: str) -> int:
    """The position of the return track of that name, with or without its letter."""
    names = [track.name for track in live.song().return_tracks]
    wanted = name.casefold()
    found = [index for index, whole in enumerate(names) if whole.casefold() == wanted] or [
        index for index, whole in enumerate(names) if whole.partition("-")[2].casefold() == wanted
    ]
    if not found:
        raise NotFound(f"{path}: there is no return track {name!r}; there are {', '.join(names) or 'none'}")
    if len(found) > 1:
        allowed = "the name with its letter"
        raise InvalidArgument([Problem(path, f"{len(found)} are called {name!r}; allowed is {allowed}", name, allowed)])
    return found[0]


def _parameter_writer(live: LiveContext, parameter: "DeviceParameter") -> Callable[[float], object]:
    return lambda value: write_parameter(live, parameter, value)


def _mode_writer(live: LiveContext, mixer: "MixerDevice") -> Callable[[float], object]:
    return lambda mode: write_panning_mode(live, mixer, int(mode))


def _side_writer(live: LiveContext, mixer: "MixerDevice") -> Callable[[float], object]:
    return lambda side: write_side(live, mixer, CrossfaderSide(int(side)))
