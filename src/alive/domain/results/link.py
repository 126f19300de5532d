"""What operations on Ableton Link and the Tempo Follower return."""

from alive.domain.operation import result


@result
class Link:
    """How the tempo follows others."""

    is_ableton_link_enabled: bool
    is_ableton_link_start_stop_sync_enabled: bool
    tempo_follower_enabled: bool


@result
class LinkSet:
    """How the tempo follows others, as Live shows it."""

    message: str
    is_ableton_link_enabled: bool
    is_ableton_link_start_stop_sync_enabled: bool
    tempo_follower_enabled: bool
