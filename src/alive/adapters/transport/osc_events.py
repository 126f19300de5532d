"""The OSC output: events as datagrams, to any number of targets."""

import time
from collections.abc import Callable, Sequence
from typing import Protocol

from alive.adapters.transport.osc_target import Encoder, OscTarget, Session, Target
from alive.application.event_log import EventLog
from alive.application.ports import Clock, LogSink
from alive.application.published import Kept, Published
from alive.application.subscriptions import requested_topics
from alive.domain.results.osc import OscStatus, OscTargetStatus
from alive.version import PROTOCOL_VERSION, __version__

SONG = "song"
"""The id of the song in the published state."""


class Observers(Protocol):
    """Whoever observes Live, as this output knows it."""

    def request(self, topics: set[str]) -> None:
        """Take the topics that somebody names in full."""
        ...

    def refresh(self) -> None:
        """Compare all that is published with the Set, and tell what differs."""
        ...


class OscEvents:
    """Sends what is published while it is started. Main thread only."""

    def __init__(
        self,
        targets: Sequence[Target],
        log: EventLog,
        published: Published,
        observers: Observers,
        session: str,
        clock: Clock,
        faults: LogSink,
        epoch: Callable[[], float] = time.time,
    ) -> None:
        self._log = log
        self._published = published
        self._observers = observers
        self._clock = clock
        self._encoder = Encoder(self._track_counts)
        self._about = Session(
            session=session, protocol_version=PROTOCOL_VERSION, script_version=__version__, epoch=epoch
        )
        self._faults = faults
        self.targets: list[OscTarget] = []
        self._started_at: float | None = None
        self.send_to(targets)

    def send_to(self, targets: Sequence[Target]) -> None:
        """Have other targets; those that stay what they were go on with their numbers. MUST be stopped."""
        if self._started_at is not None:
            raise RuntimeError("targets are changed while nothing is sent")
        known = {target.target: target for target in self.targets}
        # Taken out, since the same one may be listed twice.
        self.targets = [known.pop(target) if target in known else self._new(target) for target in targets]

    def _new(self, target: Target) -> OscTarget:
        return OscTarget(target, self._about, self._encoder, self._log, self._faults)

    def start(self) -> None:
        """Send from now on what is published. Harmless when repeated."""
        if self._started_at is not None:
            return
        self._started_at = self._clock()
        for target in self.targets:
            target.say_session()
            self._log.add(target)
        self._observers.request(requested_topics(self._log))

    def stop(self) -> None:
        """Send nothing any more. Harmless when repeated; numbers go on where they were when it is started again."""
        if self._started_at is None:
            return
        self._started_at = None
        for target in self.targets:
            self._log.remove(target)
            target.close()
        self._observers.request(requested_topics(self._log))

    def refresh(self) -> None:
        """Look at everything anew, and tell the session again; nothing while it is stopped."""
        if self._started_at is not None:
            for target in self.targets:
                target.say_session()
            self._observers.refresh()

    def end_turn(self) -> None:
        """All that is published in this turn is."""
        if self._started_at is not None:
            for target in self.targets:
                target.end_turn()

    def status(self, message: str) -> OscStatus:
        """How it is now."""
        song = self._published.get(SONG)
        lists = {} if song is None else song.children
        tracks = [track for name in ("tracks", "return_tracks", "master_track") for track in lists.get(name, ())]
        targets = tuple(_status(target) for target in self.targets)
        started_at = self._started_at
        return OscStatus(
            message=message,
            enabled=started_at is not None,
            targets=targets,
            track_count=len(lists.get("tracks", ())),
            scene_count=len(lists.get("scenes", ())),
            has_transport=song is not None,
            track_observers=len(tracks),
            device_observers=sum(len(_devices(self._published.get(track))) for track in tracks),
            events_sent=sum(target.events_sent for target in targets),
            seq=self._log.seq,
            uptime_seconds=0.0 if started_at is None else self._clock() - started_at,
        )

    def _track_counts(self) -> tuple[int, int]:
        song = self._published.get(SONG)
        if song is None:
            return 0, 0
        return len(song.children.get("tracks", ())), len(song.children.get("return_tracks", ()))


def _devices(track: Kept | None) -> tuple[str, ...]:
    return () if track is None else track.children.get("devices", ())


def _status(target: OscTarget) -> OscTargetStatus:
    return OscTargetStatus(
        host=target.target.host,
        port=target.target.port,
        dialect=target.target.dialect,
        topics=target.target.topics,
        sequence=target.number,
        events_sent=target.sent,
        errors=target.errors,
        truncated=target.truncated,
    )
