"""Live's enumerations: integers with a name, as Boost.Python makes them."""

from typing import Any, ClassVar, Self


class LiveEnum(int):
    """Base of all enumerations; the class has the dictionaries `names` and `values`."""

    names: ClassVar[dict[str, "LiveEnum"]] = {}
    values: ClassVar[dict[int, "LiveEnum"]] = {}
    name: str | None

    def __new__(cls, value: int) -> Self:
        """Make a member, or a nameless value outside the members."""
        member = super().__new__(cls, value)
        known = cls.values.get(value)
        member.name = known.name if known is not None else None
        return member

    def __repr__(self) -> str:
        """Return module, class and name, as Boost.Python shows them."""
        cls = type(self)
        if self.name is None:
            return f"{cls.__module__}.{cls.__name__}({int(self)})"
        return f"{cls.__module__}.{cls.__name__}.{self.name}"

    def __str__(self) -> str:
        """Return the name alone."""
        return self.name if self.name is not None else str(int(self))


ENUMS: dict[str, type[LiveEnum]] = {}
"""Every enumeration by `Module.Class`."""


def make_enum(module: str, name: str, **members: int) -> type[LiveEnum]:
    """Make an enumeration class of a Live module."""
    namespace: dict[str, Any] = {"names": {}, "values": {}, "__module__": module, "__doc__": None}
    cls: type[LiveEnum] = type(name, (LiveEnum,), namespace)
    for member_name, value in members.items():
        member = cls(value)
        member.name = member_name
        cls.names[member_name] = member
        cls.values[value] = member
        setattr(cls, member_name, member)
    ENUMS[f"{module}.{name}"] = cls
    return cls


Quantization = make_enum(
    "Song", "Quantization", q_no_q=0, q_8_bars=1, q_4_bars=2, q_2_bars=3, q_bar=4, q_half=5, q_half_triplet=6,
    q_quarter=7, q_quarter_triplet=8, q_eight=9, q_eight_triplet=10, q_sixtenth=11, q_sixtenth_triplet=12,
    q_thirtytwoth=13,
)  # fmt: skip
RecordingQuantization = make_enum(
    "Song", "RecordingQuantization", rec_q_no_q=0, rec_q_quarter=1, rec_q_eight=2, rec_q_eight_triplet=3,
    rec_q_eight_eight_triplet=4, rec_q_sixtenth=5, rec_q_sixtenth_triplet=6,
    rec_q_sixtenth_sixtenth_triplet=7, rec_q_thirtysecond=8,
)  # fmt: skip
CaptureDestination = make_enum("Song", "CaptureDestination", auto=0, session=1, arrangement=2)
CaptureMode = make_enum("Song", "CaptureMode", all=0, all_except_selected=1)
SessionRecordStatus = make_enum("Song", "SessionRecordStatus", off=0, transition=2, on=1)
TimeFormat = make_enum("Song", "TimeFormat", ms_time=0, smpte_24=1, smpte_25=2, smpte_30=3, smpte_30_drop=4, smpte_29=5)
ClipLaunchQuantization = make_enum(
    "Clip", "ClipLaunchQuantization", q_global=0, q_none=1, q_8_bars=2, q_4_bars=3, q_2_bars=4, q_bar=5,
    q_half=6, q_half_triplet=7, q_quarter=8, q_quarter_triplet=9, q_eighth=10, q_eighth_triplet=11,
    q_sixteenth=12, q_sixteenth_triplet=13, q_thirtysecond=14,
)  # fmt: skip
GridQuantization = make_enum(
    "Clip", "GridQuantization", no_grid=0, g_8_bars=1, g_4_bars=2, g_2_bars=3, g_bar=4, g_half=5, g_quarter=6,
    g_eighth=7, g_sixteenth=8, g_thirtysecond=9, count=10,
)  # fmt: skip
LaunchMode = make_enum("Clip", "LaunchMode", trigger=0, gate=1, toggle=2, repeat=3)
WarpMode = make_enum(
    "Clip", "WarpMode", beats=0, complex=4, complex_pro=6, repitch=3, rex=5, texture=2, tones=1, count=7
)
ClipSlotPlayingState = make_enum("ClipSlot", "ClipSlotPlayingState", stopped=0, started=1, recording=2)
AutomationState = make_enum("DeviceParameter", "AutomationState", none=0, playing=1, overridden=2)
ParameterState = make_enum("DeviceParameter", "ParameterState", enabled=0, irrelevant=1, disabled=2)
DeviceType = make_enum("Device", "DeviceType", undefined=0, instrument=1, audio_effect=2, midi_effect=4)
DeviceInsertMode = make_enum("Track", "DeviceInsertMode", default=0, selected_left=1, selected_right=2, count=3)
RoutingChannelLayout = make_enum("Track", "RoutingChannelLayout", mono=1, stereo=2, midi=0)
RoutingTypeCategory = make_enum(
    "Track", "RoutingTypeCategory", external=0, rewire=1, resampling=2, master=3, track=4,
    parent_group_track=5, none=6, invalid=7,
)  # fmt: skip
MessageButtons = make_enum(
    "Application", "MessageButtons", OK_BUTTON=0, OK_NEW_SET_BUTTON=1, OK_RETRY_BUTTON=2,
    SAVE_DONT_SAVE_BUTTON=3, OK_ACCOUNT_BUTTON=4, OK_PURCHASE_BUTTON=5,
)  # fmt: skip
PushDialogType = make_enum(
    "Application", "PushDialogType", MESSAGE_BOX=0, OUT_OF_UNLOCKS_DIALOG=5,
    RENT_TO_OWN_LICENSE_EXPIRED_DIALOG=7,
)  # fmt: skip
UnavailableFeature = make_enum("Application", "UnavailableFeature", note_velocity_ranges_and_probabilities=0)
monitoring_states = make_enum("Track", "monitoring_states", IN=0, AUTO=1, OFF=2)
crossfade_assignments = make_enum("MixerDevice", "crossfade_assignments", A=0, NONE=1, B=2)
panning_modes = make_enum("MixerDevice", "panning_modes", stereo=0, stereo_split=1)
NavDirection = make_enum("Application", "NavDirection", up=0, down=1, left=2, right=3)
