"""The operations on Ableton Link and the Tempo Follower."""

from alive.domain.commands.link import GetLink, SetLink


def test_each_switch_is_set_by_itself(live):
    live.run(SetLink(enabled=True))
    live.run(SetLink(start_stop_sync=True))
    result = live.run(SetLink(tempo_follower=True, enabled=False))
    assert result.message == "Link is off, start and stop sync is on, the Tempo Follower is on."
    song, shown = live.song, live.run(GetLink())
    assert (song.is_ableton_link_enabled, song.is_ableton_link_start_stop_sync_enabled) == (False, True)
    assert song.tempo_follower_enabled is True
    assert (shown.is_ableton_link_enabled, shown.tempo_follower_enabled) == (False, True)
