"""A copy of a Live Set that is fed with OSC datagrams: which of them says what, and of which object.

Theory of operation. OSC names objects by their places, so a datagram means something only together with the lists of
the copy. A value is put where it belongs; whatever changes the lists themselves makes the copy void, as a gap in the
numbers does, and a state has to be read. OSC has no ids, numbers of 32 bits, and no word for much of a Set: the copy is
rough until the next state, and says so.
"""

from collections.abc import Iterator, Mapping
from typing import Any

import attrs
from pythonosc import osc_bundle, osc_message
from pythonosc.osc_bundle import OscBundle
from pythonosc.osc_message import OscMessage

from alive.adapters.transport.osc_encoding import osc_fields
from alive.adapters.transport.osc_target import LAST_NUMBER
from alive.bridge.mirror import Line, Mirror, MirroredObject
from alive.domain.event import EventSpec, Osc, events
from alive.domain.operation import field_types

_UNREADABLE = (osc_bundle.ParseError, osc_message.ParseError, ValueError, TypeError, RecursionError)
"""What comes of a datagram that is no OSC, or none of ours: anybody can send to a UDP port. A bundle of 64 KB can have
thousands of bundles in each other.
"""

_KINDS = {"i": int, "t": int, "f": float, "s": str, "b": bool}

SEQUENCED, SESSION, HEARTBEAT, TRUNCATED = "/live/seq", "/live/session", "/live/heartbeat", "/live/truncated"


@attrs.frozen
class Form:
    """What an address says."""

    spec: EventSpec
    osc: Osc

    def fields(self, arguments: list[Any]) -> dict[str, Any]:
        """The arguments by the names of the event's fields."""
        said = dict(zip(osc_fields(self.spec), arguments, strict=False))
        if self.osc.only_if is not None:
            said[self.spec.value_fields[0]] = self.osc.only_if
        return {name: self._meant(name, value) for name, value in said.items()}

    def _meant(self, name: str, value: Any) -> Any:
        kind = field_types(self.spec.event)[name]
        if kind.optional and value in {-1, ""} and value.__class__ in {int, str}:
            return None
        return bool(value) if kind.base is bool else value


class OscCopy(Mirror):
    """The copy."""

    def __init__(self, topics: tuple[str, ...] = ("*",)) -> None:
        """Know nothing yet. `topics` are those of the target."""
        super().__init__(topics)
        self._first = 0
        """Datagrams with a smaller number are in the state that was read."""
        self._last = 0
        """The last number that was seen, which goes on behind the largest that OSC has."""

    def take_datagram(self, datagram: bytes) -> list[Line]:
        """What one datagram says; what is no OSC, or is not meant for a copy, says nothing."""
        try:
            lines = [line for said in _messages(datagram) if (line := self._line(said)) is not None]
        except _UNREADABLE:
            return []
        for line in lines:
            self.feed(line)
        return lines

    def start_from(self, number: int, *, is_exact: bool) -> None:
        """A state is going to be read that has everything up to this number; and more, unless that is exact."""
        self._first = self._unwrapped(number)
        self._next = max(self._next or 0, self._first)
        self._starts_rough = not is_exact

    _starts_rough = False

    def take_state(self, state: Line) -> None:
        """The state that was asked for."""
        waiting, self._waiting = self._waiting or [], []
        super().take_state(state)
        self.is_rough = self._starts_rough
        for line in waiting:
            self._apply(line)

    def _line(self, said: OscMessage) -> Line | None:
        arguments = list(said.params)
        if said.address == SEQUENCED:
            number, _seconds, address, *rest = arguments
            if number.__class__ is not int or address.__class__ is not str or not _fit(address, rest):
                return None
            return {"event": address, "n": self._unwrapped(number), "arguments": rest}
        if said.address == HEARTBEAT:
            # It has no number of its own: it tells the one that is next, so that the loss of the last event is noticed.
            session, number, _seq = arguments
            self._check_session(session)
            if self._next is not None and self._unwrapped(number) > self._next:
                self.void("the last events are missing")
                self._next = self._unwrapped(number)
        elif said.address == SESSION:
            session, *_about = arguments
            self._check_session(session)
        return None

    def _check_session(self, session: str) -> None:
        if self.session is not None and session != self.session:
            self.void("another session has begun")

    def _unwrapped(self, number: int) -> int:
        """The number as if it went on behind the largest of OSC: that which is nearest to the last one."""
        span = LAST_NUMBER + 1
        turns = round((self._last - number) / span)
        self._last = max(self._last, number + turns * span)
        return number + turns * span

    def _apply(self, line: Line) -> None:
        form = FORMS.get(line["event"])
        if line["n"] < self._first or (form is None and line["event"] != TRUNCATED):
            return
        if form is None or form.spec.is_structural:
            self.void(f"{line['event']}: what it says has to be read")
            return
        self.is_rough = True
        if not form.spec.is_state or form.spec.kind == "view":
            return  # a selection has ids, which OSC has not
        fields = form.fields(line["arguments"])
        thing = self._thing(form.spec.kind, fields)
        if thing is None:
            self.void(f"{line['event']}: it names a place that is not known")
            return
        values = {name: fields[name] for name in form.spec.value_fields}
        self.say(thing.object_id, form.spec, next(iter(values.values())) if len(values) == 1 else values)

    def _thing(self, kind: str, place: Mapping[str, Any]) -> MirroredObject | None:
        """The object of that kind in that place."""
        try:
            if kind == "song":
                return self.tree.song
            if kind == "scene":
                return _nth(self.tree.song.scenes, place["scene_index"])
            track = _nth(_mixer(self.tree.song), place["track_index"])
            return None if track is None else _on_track(track, kind, place)
        except (KeyError, AttributeError):
            return None


def _fit(address: str, arguments: list[Any]) -> bool:
    """Whether the arguments are such as the address has; nothing is known of the others."""
    form = FORMS.get(address)
    return form is None or [each.__class__ for each in arguments] == [_KINDS[kind] for kind in form.osc.types]


def _messages(datagram: bytes) -> Iterator[OscMessage]:
    if OscBundle.dgram_is_bundle(datagram):
        for element in OscBundle(datagram):
            if isinstance(element, OscMessage):
                yield element
    else:
        yield OscMessage(datagram)


def _mixer(song: MirroredObject) -> tuple[MirroredObject, ...]:
    """The tracks as OSC counts them: tracks, return tracks, the main track."""
    return (*song.tracks, *song.return_tracks, *([song.master_track] if song.master_track else []))


def _on_track(track: MirroredObject, kind: str, place: Mapping[str, Any]) -> MirroredObject | None:
    if kind == "track":
        return track
    if kind == "send":
        return _nth(track.sends, place["send_index"])
    if kind == "parameter":
        device = _nth(track.devices, place["device_index"])
        return None if device is None else _nth(device.parameters, place["parameter_index"])
    slot = _nth(track.clip_slots, place["scene_index"])
    if kind == "clip_slot" or slot is None:
        return slot
    clip: MirroredObject | None = slot.clip
    return clip


def _nth(things: tuple[MirroredObject, ...], index: int) -> MirroredObject | None:
    return things[index] if 0 <= index < len(things) else None


FORMS = {osc.address: Form(spec, osc) for spec in events().values() for osc in spec.osc}
"""By address. Two addresses may say the same; no address says two things."""
