"""Where an object of Live is: its kind, and the path that leads to it now.

A path is found the way Live tells it: from the object to its canonical parent, and in the parent to the member or the
list that holds it, up to the song. It is good in the callback in which it was asked for.
"""

from typing import TYPE_CHECKING, Any

from alive.domain.errors import NotFound

if TYPE_CHECKING:
    from Live.Song import Song
    from Live.Track import Track

_KINDS = {
    "Song": "song",
    "Application": "application",
    "Track": "track",
    "Scene": "scene",
    "ClipSlot": "clip_slot",
    "Clip": "clip",
    "Device": "device",
    "Chain": "chain",
    "DrumPad": "drum_pad",
    "DeviceParameter": "parameter",
    "CuePoint": "cue_point",
    "Groove": "groove",
    "TakeLane": "take_lane",
    "MixerDevice": "mixer_device",
    "ChainMixerDevice": "mixer_device",
    "Sample": "sample",
    "DeviceIO": "device_io",
}
"""Classes of Live, and what their objects are called. Subclasses are called as their base."""

_HELD_BY = {
    "track": ("tracks", "return_tracks", "master_track"),
    "scene": ("scenes",),
    "clip_slot": ("clip_slots",),
    "clip": ("clip", "arrangement_clips"),
    "device": ("devices",),
    "chain": ("chains", "return_chains"),
    "drum_pad": ("drum_pads",),
    "parameter": (
        "parameters",
        "chain_selector",
        "volume",
        "panning",
        "sends",
        "track_activator",
        "chain_activator",
        "crossfader",
        "cue_volume",
        "song_tempo",
        "left_split_stereo",
        "right_split_stereo",
    ),
    "cue_point": ("cue_points",),
    "groove": ("grooves",),
    "take_lane": ("take_lanes",),
    "mixer_device": ("mixer_device",),
    "sample": ("sample",),
    "envelope": ("automation_envelopes",),
    "device_io": ("audio_inputs", "audio_outputs", "midi_inputs", "midi_outputs"),
}
"""The members of a parent that may hold an object of that kind."""

_OFTEN_ABSENT = (AttributeError, RuntimeError)
"""What Live raises for a member that an object has not: a mixer's crossfader is on the main track only."""


def kind_of(thing: Any) -> str:
    """What an object of Live is called: `track`, `parameter`; any class beyond those by its own name."""
    for kind in type(thing).__mro__:
        name = _KINDS.get(kind.__name__)
        if name is not None:
            return name
    return "".join(f"_{letter.lower()}" if letter.isupper() else letter for letter in type(thing).__name__).lstrip("_")


def track_of(thing: Any) -> "Track":
    """The track that a clip, device, chain, drum pad or parameter belongs to."""
    while kind_of(thing) != "track":
        thing = thing.canonical_parent
    track: Track = thing
    return track


def path_of(song: "Song", thing: Any) -> str:
    """The path that leads to an object now. NotFound if it hangs on nothing, as objects without a parent do."""
    steps: list[str] = []
    while thing != song:
        if kind_of(thing) == "application":
            steps.append("application")
            break
        parent = thing.canonical_parent
        if parent is None:
            raise NotFound(f"the {kind_of(thing)} has no place in the Set")
        steps.append(_step(song, parent, thing))
        thing = parent
    return "/".join(reversed(steps))


def _step(song: "Song", parent: Any, thing: Any) -> str:
    kind = kind_of(thing)
    if kind == "groove" and parent == song:
        return f"groove_pool/{_step_in(parent.groove_pool, thing, ('grooves',))}"
    return _step_in(parent, thing, _HELD_BY.get(kind, (kind,)))


def _step_in(parent: Any, thing: Any, members: tuple[str, ...]) -> str:
    for name in members:
        try:
            held = getattr(parent, name)
        except _OFTEN_ABSENT:
            continue
        if hasattr(held, "__len__"):
            for index, other in enumerate(held):
                if other == thing:
                    return f"{name}/{index}"
        elif held == thing:
            return name
    raise NotFound(f"the {kind_of(thing)} is not where its parent would hold it")
