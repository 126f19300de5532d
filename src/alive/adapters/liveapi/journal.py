"""Remembers what commands are about to change, so that an atomic batch which fails can be taken back.

Theory of operation. Live's own undo is of no use here: an empty step would take the user's last edit, and parameters
make entries of their own. Nor has each operation an inverse of its own, which would be a second list of operations to
keep true. What a command may change follows from its declaration: the objects it names, and the members of Live that it
rests on. These are remembered as Live shows them before the command; taken back, they are written as they were, and
read once more. What new objects were made is deleted. What rests on other methods of Live than those cannot be taken
back, and is named.
"""

import contextlib
from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING, Any

from alive.adapters.liveapi.changeable import (
    MAKING,
    NOTES,
    PLAYBACK,
    STARTS,
    TWINS,
    Members,
    untracked,
    with_companions,
)
from alive.adapters.liveapi.memories import (
    REFUSALS,
    ChildrenMemory,
    Memory,
    NotesMemory,
    ParameterMemory,
    PlaybackMemory,
    PropertyMemory,
    SlotsMemory,
    same,
)
from alive.adapters.liveapi.object_model.class_facts import Classes
from alive.adapters.liveapi.places import kind_of
from alive.adapters.liveapi.runtime import is_alive, live_ptr
from alive.adapters.liveapi.targets import objects_named
from alive.adapters.liveapi.waiting import settled
from alive.application.handling import Steps
from alive.application.ports import TakenBack
from alive.domain.errors import AliveError
from alive.domain.operation import Command, Effect, NotInLive, OperationSpec, Undo

if TYPE_CHECKING:
    from alive.adapters.liveapi.context import LiveContext

PASSES = 3
"""Rounds of writing: what Live refuses for the sake of another value is tried again after that."""


class BatchJournal:
    """The journal of one batch."""

    def __init__(self, live: "LiveContext") -> None:
        self._live = live
        self._classes = Classes()
        self._memories: dict[tuple[int, str], Memory] = {}
        self._remains: list[str] = []
        self._history = _History(live)
        self._touched: list[tuple[Memory, Any]] = []
        self._named: list[Any] = []
        song = live.song()
        self._tracks = {live_ptr(track) for track in (*song.tracks, *song.return_tracks, song.master_track)}
        self._selection = (song.view.selected_track, song.view.selected_scene)
        self._keep_structure()

    def before(self, command: Command[Any]) -> None:
        """Remember the objects that a command names, as far as it rests on their members."""
        self._touched = []
        self._named = []
        spec = command.spec
        if spec.effect is Effect.READ:
            return
        members = Members(spec)
        live, song = self._live, self._live.song()
        named = self._named = objects_named(live, command)
        for thing in (song, song.view, song.tuning_system, *named):
            if self._was_there(thing):
                self._remember(thing, members, command)
        if not named:
            self._remember_mixer(song.master_track, members)
        starts = STARTS & members.properties_of(song) or {*STARTS, "is_playing"} & self._named_property(song, command)
        if PLAYBACK & members.methods or starts:
            self._keep("playback", PlaybackMemory(song))

    def after(self, command: Command[Any]) -> None:
        """Note what cannot be taken back, and what the undo history has got."""
        spec = command.spec
        if spec.effect is Effect.READ:
            return
        members = Members(spec)
        beyond = sorted(members.methods - MAKING - NOTES - PLAYBACK)
        if spec.destructive and not members.methods & NOTES:
            self._remains.append(f"{spec.name}: what it removed cannot be brought back")
        elif beyond or spec.effect is Effect.ADMIN or isinstance(spec.source, NotInLive):
            self._remains.append(f"{spec.name}: what it did cannot be taken back ({', '.join(beyond) or spec.effect})")
        elif self._moves_what_plays(members, command):
            self._remains.append(f"{spec.name}: what plays was moved, which cannot be taken back")
        made = bool(members.methods & (MAKING | set(beyond)))
        self._history.note(spec, changed=made or self._has_changed())

    def after_failure(self, command: Command[Any]) -> None:
        """Note what one that failed has left in the undo history: it may have done a part of what it does."""
        self._history.note(command.spec, changed=self._has_changed())

    def _has_changed(self) -> bool:
        """Whether the command has changed something that Live's undo history knows."""
        return any(memory.tracked and not _is_same(memory, was) for memory, was in self._touched)

    def take_back(self) -> Steps[TakenBack]:
        """Write everything back; a tick later look whether Live shows it so."""
        refused = self._write_back()
        self._select_again()
        yield from settled()
        wrong = [memory for memory in self._memories.values() if memory.is_alive and not _holds(memory)]
        remains = self._remains + [_sentence(memory, self._live, refused.get(id(memory))) for memory in wrong]
        return TakenBack(remains=tuple(remains), undo_entries=self._history.entries)

    def _write_back(self) -> dict[int, str]:
        refused: dict[int, str] = {}
        # Newest first, so that of two that are one for Live, such as mute and a parameter, the older has the last word.
        # But structure before all: what was made within the batch is gone then, with all that was changed in it.
        newest_first = [*reversed(self._memories.values())]
        newest_first.sort(key=_rank)
        for attempt in range(PASSES):
            for memory in newest_first:
                if memory.is_alive and (attempt == 0 or id(memory) in refused or _is_undone(memory)):
                    self._try(memory, refused)
        return refused

    def _try(self, memory: Memory, refused: dict[int, str]) -> None:
        refused.pop(id(memory), None)
        try:
            self._history.note_write(tracked=memory.write_back(self._live))
        except Exception as error:  # noqa: BLE001 - whatever Live says, the others are to be taken back all the same
            refused[id(memory)] = str(error)

    def _select_again(self) -> None:
        view = self._live.song().view
        for name, was in zip(("selected_track", "selected_scene"), self._selection, strict=True):
            if is_alive(was) and getattr(view, name) != was:
                with contextlib.suppress(*REFUSALS):  # where the user looks is no reason to give up
                    setattr(view, name, was)

    def _was_there(self, thing: Any) -> bool:
        """Whether an object was there before the batch: what was made in it is deleted with its track or scene."""
        while thing is not None and kind_of(thing) != "track":
            thing = getattr(thing, "canonical_parent", None)
        return thing is None or live_ptr(thing) in self._tracks

    def _keep_structure(self) -> None:
        song = self._live.song()
        self._keep("tracks", ChildrenMemory(song, "tracks", song.delete_track))
        self._keep("return_tracks", ChildrenMemory(song, "return_tracks", song.delete_return_track))
        self._keep("scenes", ChildrenMemory(song, "scenes", song.delete_scene))
        self._keep("cue_points", ChildrenMemory(song, "cue_points", _cannot_delete))

    def _remember(self, thing: Any, members: Members, command: Command[Any]) -> None:
        kind = kind_of(thing)
        if kind == "parameter":
            self._keep_parameter(thing)
            return
        self._remember_properties(thing, members, command)
        if kind in {"track", "chain"}:
            self._remember_container(thing, members)
        if kind == "device":
            self._remember_device(thing, members)
        if kind == "clip_slot":
            self._remember_container(thing.canonical_parent, members)
        if kind == "clip":
            self._remember_clip(thing, members)
            if members.mentions("Groove") and thing.groove is not None:
                self._remember_properties(thing.groove, members, command)

    def _remember_properties(self, thing: Any, members: Members, command: Command[Any]) -> None:
        tracked = command.spec.undo is not Undo.NOT_TRACKED
        facts = self._classes.facts(thing)
        names = with_companions(self._properties_of(thing, members, command))
        for name in sorted(names & facts.properties.keys(), reverse=True):  # what is kept last is written first
            if facts.properties[name].settable and not self._is_of_playback(thing, name):
                known = tracked and not any((kind.__name__, name) in untracked() for kind in type(thing).__mro__)
                self._keep(name, PropertyMemory(thing, name, tracked=known))
                self._keep_twins(thing, name)
        view = getattr(thing, "view", None) if members.mentions("View") and kind_of(thing) != "song" else None
        if view is not None:
            self._remember_properties(view, members, command)

    def _properties_of(self, thing: Any, members: Members, command: Command[Any]) -> set[str]:
        """The properties of an object that a command may write."""
        return members.properties_of(thing) or self._named_property(thing, command)

    def _moves_what_plays(self, members: Members, command: Command[Any]) -> bool:
        """Whether a command launched a clip by writing to it, or moved the place of a song that plays."""
        song = self._live.song()
        if any(thing != song and "is_playing" in self._named_property(thing, command) for thing in self._named):
            return True
        moved = "current_song_time" in self._properties_of(song, members, command)
        return bool(moved and not PLAYBACK & members.methods and song.is_playing)

    def _is_of_playback(self, thing: Any, name: str) -> bool:
        """Whether it is a part of playing: the place of a song that plays cannot be held."""
        song = self._live.song()
        return bool(thing == song and (name == "is_playing" or (name == "current_song_time" and song.is_playing)))

    def _named_property(self, thing: Any, command: Command[Any]) -> set[str]:
        """A property that the command itself names, as set_property does."""
        name = getattr(command, "property", None)
        return {name} if isinstance(name, str) and any(thing == named for named in self._named) else set()

    def _remember_container(self, thing: Any, members: Members) -> None:
        if members.mentions("MixerDevice", "ChainMixerDevice", "DeviceParameter"):
            self._remember_mixer(thing, members)
        if members.methods & MAKING:
            self._keep("devices", ChildrenMemory(thing, "devices", thing.delete_device))
            if kind_of(thing) == "track":
                self._keep("slots", SlotsMemory(thing))
                delete = partial(_delete_arrangement_clip, thing)
                self._keep("arrangement_clips", ChildrenMemory(thing, "arrangement_clips", delete))

    def _remember_mixer(self, thing: Any, members: Members) -> None:
        if not members.mentions("MixerDevice", "ChainMixerDevice", "DeviceParameter"):
            return
        mixer = thing.mixer_device
        for parameter in _mixer_parameters(mixer):
            self._keep("value", ParameterMemory(parameter))
        for name in members.properties_of(mixer):
            facts = self._classes.facts(mixer).properties.get(name)
            if facts is not None and facts.settable:
                self._keep(name, PropertyMemory(mixer, name, tracked=True))

    def _remember_device(self, device: Any, members: Members) -> None:
        if members.methods & MAKING:
            self._remember_container(device.canonical_parent, members)
        if members.mentions("DeviceParameter"):
            for parameter in device.parameters:
                self._keep("value", ParameterMemory(parameter))

    def _remember_clip(self, clip: Any, members: Members) -> None:
        if members.methods & NOTES and clip.is_midi_clip:
            self._keep("notes", NotesMemory(clip))
        if members.methods & MAKING:
            self._remember_container(_track_of(clip), members)

    def _keep_parameter(self, parameter: Any) -> None:
        """Keep a parameter, and a property that it is one with: kept later, that would not be as it was before."""
        self._keep("value", ParameterMemory(parameter))
        mixer = parameter.canonical_parent
        if kind_of(mixer) == "mixer_device":
            for twin, name in TWINS.items():
                if _parameter_of(mixer, twin) == parameter:
                    thing = self._live.song() if name == "tempo" else mixer.canonical_parent
                    self._keep(name, PropertyMemory(thing, name, tracked=True))

    def _keep_twins(self, thing: Any, name: str) -> None:
        """Keep the parameters that are one with a property."""
        owner = thing.master_track if kind_of(thing) == "song" else thing
        mixer = getattr(owner, "mixer_device", None)
        for twin in (twin for twin, known_as in TWINS.items() if known_as == name and mixer is not None):
            if (parameter := _parameter_of(mixer, twin)) is not None:
                self._keep("value", ParameterMemory(parameter))

    def _keep(self, what: str, memory: Memory) -> None:
        """Keep it, unless an older one is kept, which is the one to go back to."""
        kept = self._memories.setdefault((live_ptr(memory.thing), what), memory)
        kept.tracked = kept.tracked or memory.tracked
        self._touched.append((kept, memory.was))


class _History:
    """Counts the entries that Live's undo history gets: one for what is tracked up to the next entry of its own."""

    def __init__(self, live: "LiveContext") -> None:
        self._live = live
        self._own = live.own_entries
        self._closed = 0
        self._is_open = False

    @property
    def entries(self) -> int:
        """How many there are by now."""
        return self._closed + self._is_open

    def note(self, spec: OperationSpec, *, changed: bool) -> None:
        """A command was carried out."""
        if spec.undo is Undo.STEP or (
            spec.undo is Undo.OWN_ENTRIES and changed and self._live.own_entries == self._own
        ):
            self._is_open = self._is_open or changed
        elif spec.undo is Undo.OWN_ENTRIES:
            makes = not isinstance(spec.source, NotInLive) and any(
                part.rpartition(".")[2] in MAKING for part in spec.source
            )
            self._is_open = self._is_open or makes
        self._take_own()

    def note_write(self, *, tracked: bool) -> None:
        """Something was written back."""
        self._take_own()
        self._is_open = self._is_open or tracked

    def _take_own(self) -> None:
        made = self._live.own_entries - self._own
        if made:
            self._own = self._live.own_entries
            self._closed += made + self._is_open
            self._is_open = False


def _mixer_parameters(mixer: Any) -> Iterator[Any]:
    names = ("volume", "panning", "track_activator", "chain_activator", "crossfader", "cue_volume", "song_tempo")
    for name in (*names, "left_split_stereo", "right_split_stereo"):
        if (parameter := _parameter_of(mixer, name)) is not None:
            yield parameter
    yield from mixer.sends


def _parameter_of(mixer: Any, name: str) -> Any:
    """A parameter of a mixer; None if it is one of those that only other mixers have."""
    try:
        return getattr(mixer, name)
    except (AttributeError, RuntimeError):
        return None


def _track_of(thing: Any) -> Any:
    while kind_of(thing) != "track":
        thing = thing.canonical_parent
    return thing


def _delete_arrangement_clip(track: Any, index: int) -> None:
    track.delete_clip(track.arrangement_clips[index])


def _cannot_delete(_index: int) -> None:
    raise RuntimeError("Live deletes locators only over several ticks")


def _rank(memory: Memory) -> int:
    return {ChildrenMemory: 1, SlotsMemory: 0}.get(type(memory), 2)


def _is_same(memory: Memory, was: Any) -> bool:
    return not memory.is_alive or same(memory.read(), was)


def _is_undone(memory: Memory) -> bool:
    """Whether it was written and is not as it was, because what was written after it has changed it."""
    return not memory.is_late and not _holds(memory)


def _holds(memory: Memory) -> bool:
    """Whether it is as it was; what Live does not show any more is not."""
    try:
        return memory.holds()
    except REFUSALS:
        return False


def _sentence(memory: Memory, live: "LiveContext", why: str | None) -> str:
    reason = f": {why}" if why else ""
    try:
        what = memory.describe(live)
    except (*REFUSALS, AliveError):  # it has lost its place in the Set
        what = f"a {kind_of(memory.thing)}"
    return f"{what} is not as it was{reason}"
