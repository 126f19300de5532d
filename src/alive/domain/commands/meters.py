"""The operation that reads the meters."""

from typing import Annotated

from alive.domain.operation import Command, Effect, operation
from alive.domain.quantities import Doc
from alive.domain.results.meters import Meters


@operation(
    category="Display Values",
    effect=Effect.READ,
    source=(
        "Live.Song.Song.tracks",
        "Live.Song.Song.return_tracks",
        "Live.Song.Song.master_track",
        "Live.Track.Track.name",
        "Live.Track.Track.has_audio_output",
        "Live.Track.Track.has_audio_input",
        "Live.Track.Track.output_meter_left",
        "Live.Track.Track.output_meter_right",
        "Live.Track.Track.output_meter_level",
        "Live.Track.Track.input_meter_left",
        "Live.Track.Track.input_meter_right",
        "Live.Track.Track.input_meter_level",
    ),
)
class GetMeters(Command[Meters]):
    """Get the output meters of all tracks, of return tracks and of the main track, as Live shows them now.

    Left and right are momentary; the level holds a peak for a second, and of a track without sound it is the velocity
    of its notes. In dBFS a meter reads 76 times its position less 70; where it stands at its bottom that is null.
    A large Set is read over several turns of Live; what is deleted meanwhile is left out.
    """

    inputs: Annotated[bool, Doc("Whether to read the meters of the inputs too, of MIDI and audio tracks.")] = False
