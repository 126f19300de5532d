"""Operations on the playing position of clips."""

from alive.domain.operation import Command, Effect, operation
from alive.domain.quantities import BeatDistance, ClipTime
from alive.domain.refs import ClipRef
from alive.domain.results.clip_position import ClipPosition

_CATEGORY = "Clip Operations"


@operation(
    category=_CATEGORY,
    effect=Effect.PERFORM,
    source=("Live.Clip.Clip.move_playing_pos", "Live.Clip.Clip.playing_position", "Live.Clip.Clip.is_playing"),
)
class JumpInClip(Command[ClipPosition]):
    """Jump forward or backward in a Session clip that plays.

    Answers a tenth of a second later at the latest, with where it plays by then.

    Raises:
        NotFound: There is no such clip.
        UnsupportedByLive: The clip is in the Arrangement, where it follows the song.
        LiveRejected: The clip does not play: Live would do nothing.
    """

    clip: ClipRef
    beats: BeatDistance


@operation(
    category=_CATEGORY,
    effect=Effect.PERFORM,
    source=("Live.Clip.Clip.scrub", "Live.Clip.Clip.playing_position", "Live.Clip.Clip.is_playing"),
)
class ScrubClip(Command[ClipPosition]):
    """Scrub in a Session clip, from a position on, until `stop_clip_scrub`.

    The launch quantization of the song applies to the position, and to how long the part is that is heard.

    Raises:
        NotFound: There is no such clip.
        UnsupportedByLive: The clip is in the Arrangement.
        OutcomeUnknown: Live does not show that the clip plays.
    """

    clip: ClipRef
    position: ClipTime


@operation(
    category=_CATEGORY,
    effect=Effect.PERFORM,
    source=("Live.Clip.Clip.stop_scrub", "Live.Clip.Clip.playing_position", "Live.Clip.Clip.is_playing"),
)
class StopClipScrub(Command[ClipPosition]):
    """Stop scrubbing in a Session clip.

    Raises:
        NotFound: There is no such clip.
        UnsupportedByLive: The clip is in the Arrangement.
    """

    clip: ClipRef
