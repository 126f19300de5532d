"""Shows events and the copy of a Set to people: what `alive watch` and `alive mirror` print."""

from collections.abc import Iterator, Mapping
from typing import Any

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text
from rich.tree import Tree as Shown

from alive.bridge.mirror import MirroredObject, Tree

ENVELOPE = {"event", "seq", "n", "time", "subscription", "origin", "objects"}
"""Fields of a line that are not what the event says; the objects that come with an added one are too many to show."""

METERED = ("*", "track.meter", "transport.position")
"""What `alive mirror` follows: everything, and what has to be named since it changes all the time."""

_BAR = 12
"""Characters of a meter."""


def event_line(line: Mapping[str, Any]) -> Text:
    """One event in one line: when, what, of what, and from whom."""
    shown = Text()
    time = line.get("time")
    shown.append("          " if time is None else f"{time:10.3f}", "dim")
    shown.append(f"  {line['event']}", _style_of(line["event"]))
    for name, value in line.items():
        if name not in ENVELOPE:
            shown.append(f"  {name}=", "dim")
            shown.append(str(value))
    origin = line.get("origin")
    if origin is not None:
        shown.append(f"  by {origin.get('client')}", "dim italic")
    return shown


def _style_of(topic: str) -> str:
    if topic in {"events.lost", "session.ended", "client.disconnected"}:
        return "bold red"
    return "yellow" if topic.startswith("structure.") else "cyan"


def set_page(tree: Tree, why_not: str | None = None) -> RenderableType:
    """The Set as a tree: tracks with their meters, what plays on them, and their devices."""
    if "song" not in tree:
        return Text(f"Waiting for the Set: {why_not}.", "yellow")
    song = tree.song
    root = Shown(_transport(song))
    for track in _tracks(song):
        branch = root.add(_track(track))
        for device in track.devices:
            _add_device(branch, device)
    return Group(Text(f"Not up to date: {why_not}.", "bold red"), root) if why_not else root


def _tracks(song: MirroredObject) -> Iterator[MirroredObject]:
    yield from song.tracks
    yield from song.return_tracks
    if song.master_track is not None:
        yield song.master_track


def _transport(song: MirroredObject) -> Text:
    state = "playing" if song.is_playing else "stopped"
    position = getattr(song, "current_song_time", None)
    shown = Text(f"{state}  {song.tempo:.2f} BPM  {song.signature_numerator}/{song.signature_denominator}", "bold")
    if position is not None:
        shown.append(f"  beat {position:.1f}")
    return shown


def _track(track: MirroredObject) -> RenderableType:
    row = Table.grid(padding=(0, 2))
    marks = "".join(mark for mark, name in (("M", "mute"), ("S", "solo"), ("R", "arm")) if getattr(track, name, False))
    row.add_row(
        Text(f"{getattr(track, 'name', '')}", "bold cyan"),
        Text(f"{marks:<3}", "magenta"),
        _meter(getattr(track, "meter", None)),
        Text(_playing(track), "green"),
    )
    return row


def _meter(levels: Mapping[str, float] | None) -> Text:
    level = 0.0 if levels is None else max(levels["left"], levels["right"])
    full = round(min(max(level, 0.0), 1.0) * _BAR)
    return Text("█" * full, "green").append("·" * (_BAR - full), "dim")


def _playing(track: MirroredObject) -> str:
    """The clip that plays or waits in the Session, and how it is called."""
    words = []
    for slot in track.clip_slots:
        clip = slot.clip
        name = "" if clip is None else f" {clip.name}".rstrip()
        if clip is not None and clip.is_playing:
            words.append(f"▶{name or f' scene {track.clip_slots.index(slot)}'}")
        elif slot.is_triggered:
            words.append(f"…{name}")
    return "  ".join(words)


def _add_device(branch: Shown, device: MirroredObject) -> None:
    below = branch.add(Text(device.name, "" if getattr(device, "is_active", True) else "dim"))
    for name in ("chains", "return_chains"):
        for chain in getattr(device, name, ()):
            inner = below.add(Text(chain.name, "italic"))
            for each in chain.devices:
                _add_device(inner, each)
