"""The places of Live's browser, and what its items are called by."""

import enum
from pathlib import PurePosixPath


class BrowserRoot(enum.StrEnum):
    """Where a path in the browser begins: the browser's own members."""

    INSTRUMENTS = "instruments"
    AUDIO_EFFECTS = "audio_effects"
    MIDI_EFFECTS = "midi_effects"
    DRUMS = "drums"
    SOUNDS = "sounds"
    MAX_FOR_LIVE = "max_for_live"
    PLUGINS = "plugins"
    CLIPS = "clips"
    SAMPLES = "samples"
    PACKS = "packs"
    USER_LIBRARY = "user_library"
    CURRENT_PROJECT = "current_project"
    USER_FOLDERS = "user_folders"
    COLORS = "colors"
    LEGACY_LIBRARIES = "legacy_libraries"


class ItemKind(enum.StrEnum):
    """What an item of the browser is."""

    FOLDER = "folder"
    DEVICE = "device"
    PRESET = "preset"
    SAMPLE = "sample"
    CLIP = "clip"
    OTHER = "other"
    """Grooves, Live Sets, templates and whatever else the suffix of a file says."""


class TextMatch(enum.StrEnum):
    """How a text is looked for in a name. Upper and lower case are alike."""

    EXACT = "exact"
    """The name is the text, with or without the suffix of its file."""
    WORDS = "words"
    """Every word of the text is in the name."""
    FUZZY = "fuzzy"
    """The letters of the text are in the name in this order, whatever is between them."""


_KINDS = {
    ItemKind.DEVICE: {".amxd"},
    ItemKind.PRESET: {".adv", ".adg", ".vstpreset", ".aupreset", ".fxp"},
    ItemKind.SAMPLE: {".wav", ".aif", ".aiff", ".flac", ".mp3", ".m4a", ".ogg"},
    ItemKind.CLIP: {".alc"},
}
_OTHER_SUFFIXES = {".als", ".agr", ".ams", ".ask", ".mid"}
_KIND_OF_SUFFIX = {suffix: kind for kind, suffixes in _KINDS.items() for suffix in suffixes}


def stem_of(name: str) -> str:
    """The name without the suffix of a file that Live knows: `Round Bass.adv` is `Round Bass`."""
    suffix = PurePosixPath(name).suffix
    known = suffix.lower() in _KIND_OF_SUFFIX or suffix.lower() in _OTHER_SUFFIXES
    return name.removesuffix(suffix) if known else name


def kind_of_item(name: str, *, is_folder: bool, is_device: bool) -> ItemKind:
    """What an item is: Live says it of folders and devices, the suffix of the name of all others."""
    if is_folder:
        return ItemKind.FOLDER
    if is_device:
        return ItemKind.DEVICE
    return _KIND_OF_SUFFIX.get(PurePosixPath(name).suffix.lower(), ItemKind.OTHER)


def rank_of(text: str, name: str, match: TextMatch) -> tuple[int, int] | None:
    """How well a name answers what is looked for, the lower the better; None if it does not.

    The whole name comes first, then a name that begins with the text, then one in which a word does, then one that
    has the text, then one that has all its words; among fuzzy ones those whose letters are closest together.
    """
    wanted, found = text.casefold(), stem_of(name).casefold()
    if wanted in {found, name.casefold()}:
        return 0, 0
    if match is TextMatch.EXACT:
        return None
    if match is TextMatch.FUZZY:
        span = _span(wanted.replace(" ", ""), found)
        return None if span is None else (5, span)
    places = (found.startswith(wanted), f" {wanted}" in found, wanted in found)
    if any(places):
        return 1 + places.index(True), len(found)
    return (4, len(found)) if all(word in found for word in wanted.split()) else None


def _span(letters: str, name: str) -> int | None:
    """Over how many letters of a name the wanted ones spread, beginning with the first that fits."""
    first = position = name.find(letters[:1])
    for letter in letters[1:]:
        if position >= 0:
            position = name.find(letter, position + 1)
    return None if position < 0 else position - first
