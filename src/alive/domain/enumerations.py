"""Live's own enumerations: each member has Live's number and Live's name for it.

A parameter of such a type takes the name (`"beats"`, whatever the case) or the number.
"""

import enum


class WarpMode(enum.IntEnum):
    """How the sound of an audio clip is stretched."""

    BEATS = 0
    TONES = 1
    TEXTURE = 2
    REPITCH = 3
    COMPLEX = 4
    REX = 5
    COMPLEX_PRO = 6


class LaunchMode(enum.IntEnum):
    """What pressing and releasing the launch button of a clip does."""

    TRIGGER = 0
    GATE = 1
    TOGGLE = 2
    REPEAT = 3


class ClipLaunchQuantization(enum.IntEnum):
    """What a launched clip waits for; global is the launch quantization of the song."""

    GLOBAL = 0
    NONE = 1
    BARS_8 = 2
    BARS_4 = 3
    BARS_2 = 4
    BAR = 5
    HALF = 6
    HALF_TRIPLET = 7
    QUARTER = 8
    QUARTER_TRIPLET = 9
    EIGHTH = 10
    EIGHTH_TRIPLET = 11
    SIXTEENTH = 12
    SIXTEENTH_TRIPLET = 13
    THIRTY_SECOND = 14


class MonitoringState(enum.IntEnum):
    """When the input of a track is heard."""

    IN = 0
    AUTO = 1
    OFF = 2


class PanningMode(enum.IntEnum):
    """Whether a track is panned as a whole, or its left and right channel each by itself."""

    STEREO = 0
    STEREO_SPLIT = 1


class CaptureMode(enum.IntEnum):
    """What capturing a scene takes: everything that plays, or everything but what plays on the selected track."""

    ALL = 0
    ALL_EXCEPT_SELECTED = 1


class LaunchQuantization(enum.IntEnum):
    """Which line of the grid clips and scenes wait for when they are launched."""

    NONE = 0
    BARS_8 = 1
    BARS_4 = 2
    BARS_2 = 3
    BAR = 4
    HALF = 5
    HALF_TRIPLET = 6
    QUARTER = 7
    QUARTER_TRIPLET = 8
    EIGHTH = 9
    EIGHTH_TRIPLET = 10
    SIXTEENTH = 11
    SIXTEENTH_TRIPLET = 12
    THIRTY_SECOND = 13


class RecordQuantization(enum.IntEnum):
    """The grid that notes are moved to while they are recorded."""

    NONE = 0
    QUARTER = 1
    EIGHTH = 2
    EIGHTH_TRIPLET = 3
    EIGHTH_AND_TRIPLET = 4
    SIXTEENTH = 5
    SIXTEENTH_TRIPLET = 6
    SIXTEENTH_AND_TRIPLET = 7
    THIRTY_SECOND = 8


class SessionRecordStatus(enum.IntEnum):
    """Whether the Session records."""

    OFF = 0
    ON = 1
    TRANSITION = 2


class CaptureDestination(enum.IntEnum):
    """Where captured MIDI goes; `auto` is the view that is shown."""

    AUTO = 0
    SESSION = 1
    ARRANGEMENT = 2


class TimeFormat(enum.IntEnum):
    """How a time is split below the second."""

    MS_TIME = 0
    SMPTE_24 = 1
    SMPTE_25 = 2
    SMPTE_30 = 3
    SMPTE_30_DROP = 4
    SMPTE_29 = 5


class GrooveBase(enum.IntEnum):
    """The grid that a groove moves notes of."""

    QUARTER = 0
    EIGHTH = 1
    EIGHTH_TRIPLET = 2
    SIXTEENTH = 3
    SIXTEENTH_TRIPLET = 4
    THIRTY_SECOND = 5


class MessageButtons(enum.IntEnum):
    """The buttons of a message box."""

    OK = 0
    OK_NEW_SET = 1
    OK_RETRY = 2
    SAVE_DONT_SAVE = 3
    OK_ACCOUNT = 4
    OK_PURCHASE = 5


class Direction(enum.IntEnum):
    """Where a view scrolls or zooms to."""

    UP = 0
    DOWN = 1
    LEFT = 2
    RIGHT = 3


class BrowserFilter(enum.IntEnum):
    """What the browser is filtered for; as a rule it follows the hotswap target."""

    DISABLED = -1
    HOTSWAP_OFF = 0
    INSTRUMENT_HOTSWAP = 1
    AUDIO_EFFECT_HOTSWAP = 2
    MIDI_EFFECT_HOTSWAP = 3
    DRUM_PAD_HOTSWAP = 4
    MIDI_TRACK_DEVICES = 5
    SAMPLES = 6


class DeviceType(enum.IntEnum):
    """What a device makes of what."""

    UNDEFINED = 0
    INSTRUMENT = 1
    AUDIO_EFFECT = 2
    MIDI_EFFECT = 4


class AutomationState(enum.IntEnum):
    """Whether a parameter is automated, and whether somebody took it over."""

    NONE = 0
    PLAYING = 1
    OVERRIDDEN = 2


class ParameterState(enum.IntEnum):
    """Whether a parameter can be changed, and whether that is heard."""

    ENABLED = 0
    IRRELEVANT = 1
    DISABLED = 2


class SimplerPlaybackMode(enum.IntEnum):
    """How Simpler plays its sample."""

    CLASSIC = 0
    ONE_SHOT = 1
    SLICING = 2


class SlicingPlaybackMode(enum.IntEnum):
    """How Simpler plays slices."""

    MONO = 0
    POLY = 1
    THRU = 2


class SlicingStyle(enum.IntEnum):
    """By what Simpler slices its sample."""

    TRANSIENT = 0
    BEAT = 1
    REGION = 2
    MANUAL = 3


class SlicingBeatDivision(enum.IntEnum):
    """How long slices by beats are."""

    SIXTEENTH = 0
    SIXTEENTH_TRIPLET = 1
    EIGHTH = 2
    EIGHTH_TRIPLET = 3
    QUARTER = 4
    QUARTER_TRIPLET = 5
    HALF = 6
    HALF_TRIPLET = 7
    ONE_BAR = 8
    TWO_BARS = 9
    FOUR_BARS = 10


class CompareSlot(enum.IntEnum):
    """The two presets of a device that can be compared."""

    A = 0
    B = 1


class RoutingCategory(enum.IntEnum):
    """What a source or destination is."""

    EXTERNAL = 0
    REWIRE = 1
    RESAMPLING = 2
    MASTER = 3
    TRACK = 4
    PARENT_GROUP_TRACK = 5
    NONE = 6
    INVALID = 7


class RoutingLayout(enum.IntEnum):
    """What a channel carries."""

    MIDI = 0
    MONO = 1
    STEREO = 2


class CrossfaderSide(enum.IntEnum):
    """The side of the crossfader that a track is on. The numbers are those of the older protocol, not Live's."""

    NONE = 0
    A = 1
    B = 2
