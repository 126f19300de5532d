"""Operations on Ableton Link and the Tempo Follower: with whom Live keeps time."""

from typing import Annotated

from alive.domain.operation import Command, Effect, operation
from alive.domain.quantities import Doc
from alive.domain.results.link import Link, LinkSet

_LINK = (
    "Live.Song.Song.is_ableton_link_enabled",
    "Live.Song.Song.is_ableton_link_start_stop_sync_enabled",
    "Live.Song.Song.tempo_follower_enabled",
)


@operation(category="Transport", effect=Effect.READ, source=_LINK)
class GetLink(Command[Link]):
    """Tell whether Ableton Link, its start and stop sync, and the Tempo Follower are on."""


@operation(category="Transport", effect=Effect.PERFORM, source=_LINK)
class SetLink(Command[LinkSet]):
    """Turn Ableton Link, its start and stop sync, or the Tempo Follower on or off. What is not given stays.

    Raises:
        OutcomeUnknown: Live did not show it in time, such as where another source of the tempo excludes it.
    """

    enabled: Annotated[bool | None, Doc("Ableton Link.")] = None
    start_stop_sync: Annotated[bool | None, Doc("Whether Live starts and stops with the others.")] = None
    tempo_follower: Annotated[bool | None, Doc("Whether the tempo follows the audio input chosen for it.")] = None
