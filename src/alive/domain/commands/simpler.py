"""Operations on Simpler and its sample. Slices are in `slices`."""

from typing import Annotated

from alive.domain.commands.clip import ClipOnTrack
from alive.domain.commands.device_parameter import DeviceOnTrack
from alive.domain.enumerations import SimplerPlaybackMode, SlicingPlaybackMode, WarpMode
from alive.domain.errors import InvalidArgument, Problem
from alive.domain.operation import Command, Effect, fields_of, operation, record
from alive.domain.quantities import BeatDuration, BendRange, Doc, FilePath, SampleFrame, SampleGain, VoiceCount
from alive.domain.refs import DeviceRef, TrackRef
from alive.domain.results.simpler import SampleLength, SimplerChanged, SimplerInfo, SimplerMode

_CATEGORY = "Sampler/Simpler"
_SIMPLER = "Live.SimplerDevice.SimplerDevice"
_SAMPLE = "Live.Sample.Sample"

Simpler = Annotated[DeviceRef, Doc("The Simpler.")]


@record
class OneChangeAtLeast:
    """A command whose optional fields are the changes it makes."""

    def changes(self) -> dict[str, object]:
        """What is to be changed, by name."""
        optional = [field.name for field in fields_of(type(self)) if field.default is None]
        return {name: value for name in optional if (value := getattr(self, name)) is not None}

    def __attrs_post_init__(self) -> None:
        """Refuse a command that changes nothing."""
        if not self.changes():
            optional = [field.name for field in fields_of(type(self)) if field.default is None]
            allowed = f"at least one of {', '.join(optional)}"
            raise InvalidArgument([Problem(optional[0], f"nothing is given, allowed is {allowed}", None, allowed)])


@operation(
    category=_CATEGORY,
    effect=Effect.READ,
    source=("Live.Clip.Clip.sample_length", "Live.Clip.Clip.sample_rate"),
)
class GetSampleLength(Command[SampleLength]):
    """Get the length of the sample of an audio clip.

    Raises:
        NotFound: There is no such track or clip.
        LiveRejected: The clip is a MIDI clip.
    """

    track_index: TrackRef
    clip_index: ClipOnTrack


@operation(category=_CATEGORY, effect=Effect.READ, source=f"{_SIMPLER}.playback_mode")
class GetSamplePlaybackMode(Command[SimplerMode]):
    """Get how a Simpler plays its sample: classic, one-shot or slicing.

    Raises:
        NotFound: There is no such track or device.
        LiveRejected: The device is no Simpler.
    """

    track_index: TrackRef
    device_index: DeviceOnTrack


@operation(category=_CATEGORY, effect=Effect.EDIT, source=f"{_SIMPLER}.playback_mode")
class SetSamplePlaybackMode(Command[SimplerMode]):
    """Set how a Simpler plays its sample: classic, one-shot or slicing.

    Raises:
        NotFound: There is no such track or device.
        LiveRejected: The device is no Simpler.
    """

    track_index: TrackRef
    device_index: DeviceOnTrack
    mode: SimplerPlaybackMode


@operation(
    category=_CATEGORY,
    effect=Effect.READ,
    source=(
        f"{_SIMPLER}.playback_mode",
        f"{_SIMPLER}.slicing_playback_mode",
        f"{_SIMPLER}.multi_sample_mode",
        f"{_SIMPLER}.pad_slicing",
        f"{_SIMPLER}.retrigger",
        f"{_SIMPLER}.voices",
        f"{_SIMPLER}.pitch_bend_range",
        f"{_SIMPLER}.note_pitch_bend_range",
        f"{_SIMPLER}.sample",
        f"{_SAMPLE}.file_path",
        f"{_SAMPLE}.length",
        f"{_SAMPLE}.start_marker",
        f"{_SAMPLE}.end_marker",
        f"{_SAMPLE}.gain",
        f"{_SAMPLE}.warping",
        f"{_SAMPLE}.warp_mode",
        f"{_SAMPLE}.warp_markers",
        f"{_SAMPLE}.slices",
        f"{_SAMPLE}.slicing_style",
    ),
)
class GetSimpler(Command[SimplerInfo]):
    """Get everything about a Simpler but its parameters: modes, voices, sample, markers, warping and slices.

    Raises:
        NotFound: There is no such device.
        LiveRejected: The device is no Simpler.
    """

    device: Simpler


@operation(
    category=_CATEGORY,
    effect=Effect.EDIT,
    source=(
        f"{_SIMPLER}.playback_mode",
        f"{_SIMPLER}.slicing_playback_mode",
        f"{_SIMPLER}.voices",
        f"{_SIMPLER}.retrigger",
        f"{_SIMPLER}.pad_slicing",
        f"{_SIMPLER}.pitch_bend_range",
        f"{_SIMPLER}.note_pitch_bend_range",
    ),
)
class SetSimpler(OneChangeAtLeast, Command[SimplerChanged]):
    """Change how a Simpler plays: modes, voices, retrigger, slicing by pads, pitch bend. What is not given stays.

    All are set, or none: if Live refuses one, those that were set before it get their old values back.

    Raises:
        NotFound: There is no such device.
        LiveRejected: The device is no Simpler, or Live does not take a value.
    """

    device: Simpler
    playback_mode: SimplerPlaybackMode | None = None
    slicing_playback_mode: SlicingPlaybackMode | None = None
    voices: Annotated[VoiceCount | None, Doc("1 to 8, 10, 12, 14, 16, 20, 24 or 32.")] = None
    retrigger: bool | None = None
    pad_slicing: Annotated[bool | None, Doc("Whether playing a free note makes a slice in slicing mode.")] = None
    pitch_bend_range: Annotated[BendRange | None, Doc("At most 24.")] = None
    note_pitch_bend_range: Annotated[BendRange | None, Doc("Of single notes, as MPE controllers send it.")] = None


@operation(
    category=_CATEGORY,
    effect=Effect.EDIT,
    source=(
        f"{_SIMPLER}.sample",
        f"{_SAMPLE}.start_marker",
        f"{_SAMPLE}.end_marker",
        f"{_SAMPLE}.gain",
        f"{_SAMPLE}.warping",
        f"{_SAMPLE}.warp_mode",
    ),
)
class SetSimplerSample(OneChangeAtLeast, Command[SimplerChanged]):
    """Change the sample of a Simpler: its markers, gain and warping. What is not given stays.

    All are set, or none.

    Raises:
        NotFound: There is no such device.
        LiveRejected: The device is no Simpler or is empty, or Live does not take a value, such as a start after the
            end.
    """

    device: Simpler
    start_marker: SampleFrame | None = None
    end_marker: SampleFrame | None = None
    gain: SampleGain | None = None
    warping: bool | None = None
    warp_mode: Annotated[WarpMode | None, Doc("All but rex.")] = None


@operation(
    category=_CATEGORY,
    effect=Effect.EDIT,
    destructive=True,
    source=(f"{_SIMPLER}.crop", f"{_SIMPLER}.sample", f"{_SAMPLE}.length"),
)
class CropSimplerSample(Command[SimplerChanged]):
    """Crop the sample of a Simpler to what is between its start and end marker.

    Live makes a new file and leaves the old one. Answers a tenth of a second later with what Live shows by then.

    Raises:
        NotFound: There is no such device.
        LiveRejected: The device is no Simpler or is empty.
    """

    device: Simpler


@operation(category=_CATEGORY, effect=Effect.EDIT, source=(f"{_SIMPLER}.reverse", f"{_SIMPLER}.sample"))
class ReverseSimplerSample(Command[SimplerChanged]):
    """Reverse the sample of a Simpler.

    Live makes a new file and leaves the old one. Answers a tenth of a second later with what Live shows by then.

    Raises:
        NotFound: There is no such device.
        LiveRejected: The device is no Simpler or is empty.
    """

    device: Simpler


@operation(category=_CATEGORY, effect=Effect.EDIT, source=(f"{_SIMPLER}.warp_as", f"{_SIMPLER}.can_warp_as"))
class WarpSimplerSampleAs(Command[SimplerChanged]):
    """Warp the sample of a Simpler so that what is between its markers lasts a number of beats.

    Raises:
        NotFound: There is no such device.
        LiveRejected: The device is no Simpler or is empty, or that would be too fast or too slow.
    """

    device: Simpler
    beats: BeatDuration


@operation(category=_CATEGORY, effect=Effect.EDIT, source=(f"{_SIMPLER}.warp_double", f"{_SIMPLER}.can_warp_double"))
class DoubleSimplerWarp(Command[SimplerChanged]):
    """Double the tempo of the warped sample of a Simpler between its markers.

    Raises:
        NotFound: There is no such device.
        LiveRejected: The device is no Simpler or is empty, the sample is not warped, or that would be too fast.
    """

    device: Simpler


@operation(category=_CATEGORY, effect=Effect.EDIT, source=(f"{_SIMPLER}.warp_half", f"{_SIMPLER}.can_warp_half"))
class HalveSimplerWarp(Command[SimplerChanged]):
    """Halve the tempo of the warped sample of a Simpler between its markers.

    Raises:
        NotFound: There is no such device.
        LiveRejected: The device is no Simpler or is empty, the sample is not warped, or that would be too slow.
    """

    device: Simpler


@operation(
    category=_CATEGORY,
    effect=Effect.EDIT,
    destructive=True,
    source=f"{_SAMPLE}.file_path",
    unsupported="The Live API up to 12.3 cannot load another file into a Simpler that is there. "
    "load_device_from_browser loads a sample from the browser, which makes a new Simpler.",
)
class ReplaceSimplerSample(Command[SimplerChanged]):
    """Load another file into a Simpler."""

    device: Simpler
    file_path: FilePath
