"""Handlers of the operations on Ableton Link and the Tempo Follower."""

from typing import TYPE_CHECKING

from alive.adapters.liveapi.context import LiveContext
from alive.adapters.liveapi.handlers.table import handles
from alive.adapters.liveapi.late import write_seen
from alive.application.handling import Steps
from alive.domain.commands.link import GetLink, SetLink
from alive.domain.results.link import Link, LinkSet

if TYPE_CHECKING:
    from Live.Song import Song


@handles(GetLink)
def get_link(live: LiveContext, _command: GetLink) -> Link:
    """Read it from the song."""
    song = live.song()
    return Link(
        is_ableton_link_enabled=song.is_ableton_link_enabled,
        is_ableton_link_start_stop_sync_enabled=song.is_ableton_link_start_stop_sync_enabled,
        tempo_follower_enabled=song.tempo_follower_enabled,
    )


@handles(SetLink)
def set_link(live: LiveContext, command: SetLink) -> Steps[LinkSet]:
    """Write what is given."""
    song = live.song()
    given = {
        "is_ableton_link_enabled": command.enabled,
        "is_ableton_link_start_stop_sync_enabled": command.start_stop_sync,
        "tempo_follower_enabled": command.tempo_follower,
    }
    yield from write_seen(song, {name: value for name, value in given.items() if value is not None})
    return LinkSet(
        message=_words(song),
        is_ableton_link_enabled=song.is_ableton_link_enabled,
        is_ableton_link_start_stop_sync_enabled=song.is_ableton_link_start_stop_sync_enabled,
        tempo_follower_enabled=song.tempo_follower_enabled,
    )


def _words(song: "Song") -> str:
    switches = {
        "Link": song.is_ableton_link_enabled,
        "start and stop sync": song.is_ableton_link_start_stop_sync_enabled,
        "the Tempo Follower": song.tempo_follower_enabled,
    }
    return ", ".join(f"{name} is {'on' if is_on else 'off'}" for name, is_on in switches.items()) + "."
