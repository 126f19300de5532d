"""The content of the browser: items in a tree, made from data/browser.json and the descriptions of devices.

An item does not change, so one tree serves every Simulator of the process. Its uri has the forms that scripts
meet in Live: a device by name, factory content by a file id, user content by its path.
"""

from __future__ import annotations

import json
from functools import cache
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, NamedTuple
from urllib.parse import quote

from alive.simulator.devices.device_facts import find, native_devices, plugins

if TYPE_CHECKING:
    from collections.abc import Iterator

    from alive.simulator.devices.device_facts import DeviceFacts

Kind = Literal["folder", "device", "preset", "sample", "clip"]

CORE = "Core Library"
USER = "User Library"
_DATA = Path(__file__).parents[1] / "data" / "browser.json"
_FIRST_FILE_ID = 4001
_SAFE = "&'()+,-._~!"
_SAMPLE_SUFFIXES = {".wav", ".aif", ".aiff"}
_DEEPEST_FOLDER = 4
_MOST_FILES = 500
"""In one folder; a project has no more that a script could want."""

_TYPE_ROOTS = {1: ("instruments", "Synths"), 2: ("audio_effects", "AudioFx"), 4: ("midi_effects", "MidiFx")}
_PLUGIN_VENDOR = "Example"


class Item(NamedTuple):
    """An item; `what` is a device's key, a sample's seconds or path, or the kind of a clip."""

    name: str
    uri: str
    kind: Kind
    source: str = ""
    what: str = ""
    children: tuple[Item, ...] = ()

    @property
    def is_loadable(self) -> bool:
        """Whether it can be loaded."""
        return self.kind != "folder"

    @property
    def stem(self) -> str:
        """The name without the suffix of its file."""
        return Path(self.name).stem if self.kind != "device" else Path(self.name).name.removesuffix(".amxd")

    def walk(self) -> Iterator[Item]:
        """Yield this item and everything below it."""
        yield self
        for child in self.children:
            yield from child.walk()


@cache
def tree() -> dict[str, Item]:
    """Return the roots by the name of the browser's property."""
    data = json.loads(_DATA.read_text(encoding="utf-8"))
    factory = _Factory(data)
    roots = {name: factory.devices(type_, name, key) for type_, (name, key) in _TYPE_ROOTS.items()}
    roots |= {
        "sounds": factory.root("Sounds", "Sounds", data["sounds"]),
        "drums": factory.root("Drums", "Drums", data["drums"]),
        "samples": factory.root("Samples", "Samples", data["samples"]),
        "clips": factory.root("Clips", "Clips", data["clips"]),
        "max_for_live": factory.root("Max for Live", "M4L", data["max_for_live"]),
        "plugins": factory.plugins(),
        "packs": factory.packs(),
        "user_library": factory.root("User Library", "UserLibrary", data["user_library"], by_path=True, source=USER),
        "current_project": Item("Current Project", "query:CurrentProject", "folder"),
    }
    return roots


@cache
def user_folders() -> tuple[Item, ...]:
    """Return the folders a user added to the browser."""
    data = json.loads(_DATA.read_text(encoding="utf-8"))
    return tuple(
        Item(
            Path(path).name,
            f"userfolder:{quote(path)}",
            "folder",
            children=tuple(_leaf(text, f"userfolder:{quote(path)}#{_part(text)}", "") for text in leaves),
        )
        for path, leaves in data["user_folders"].items()
    )


@cache
def collections() -> tuple[Item, ...]:
    """Return the colours that items can be collected under: they are empty."""
    data = json.loads(_DATA.read_text(encoding="utf-8"))
    return tuple(Item(name, f"query:Collection#{name}", "folder") for name in data["colors"])


@cache
def kit() -> dict[int, str]:
    """Return the names of the pads of a drum kit, by note."""
    data = json.loads(_DATA.read_text(encoding="utf-8"))
    return {int(note): name for note, name in data["kits"].items()}


def project(set_file: str) -> Item:
    """Return the project of a Set: the folder that its file is in, with the audio files there."""
    root = tree()["current_project"]
    if not set_file or not Path(set_file).parent.is_dir():
        return root
    return root._replace(children=tuple(_files(Path(set_file).parent, f"{root.uri}#", _DEEPEST_FOLDER)))


def _files(folder: Path, prefix: str, depth: int) -> Iterator[Item]:
    for path in sorted(folder.iterdir())[:_MOST_FILES]:
        uri = prefix + _quoted(path.name)
        if path.is_dir() and depth > 0:
            yield Item(path.name, uri, "folder", children=tuple(_files(path, f"{uri}:", depth - 1)))
        elif path.suffix.lower() in _SAMPLE_SUFFIXES:
            yield Item(path.name, uri, "sample", "", str(path))


@cache
def ancestors(uri: str) -> tuple[str, ...]:
    """Return the uris of the items above one, from its root."""
    return next((path for root in (*tree().values(), *user_folders()) if (path := _path(root, uri, ()))), ())


def _path(item: Item, uri: str, above: tuple[str, ...]) -> tuple[str, ...]:
    if item.uri == uri:
        return above
    return next((found for child in item.children if (found := _path(child, uri, (*above, item.uri)))), ())


class _Factory:
    """Makes the items, numbering the files."""

    def __init__(self, data: dict[str, Any]) -> None:
        self._data = data
        self._file_ids = count(_FIRST_FILE_ID)

    def devices(self, type_: int, name: str, key: str) -> Item:
        """Return the root of Live's own devices of a type, each with its presets."""
        found = sorted((facts for facts in native_devices() if facts.type == type_), key=lambda facts: facts.name)
        uri = f"query:{key}"
        children = tuple(self._device(facts, f"{uri}#{_quoted(facts.name)}") for facts in found)
        title = {"instruments": "Instruments", "audio_effects": "Audio Effects", "midi_effects": "MIDI Effects"}[name]
        return Item(title, uri, "folder", children=children)

    def root(self, title: str, key: str, content: Any, *, by_path: bool = False, source: str = CORE) -> Item:
        """Return a root with folders and files."""
        uri = f"query:{key}"
        return Item(title, uri, "folder", children=tuple(self._content(content, f"{uri}#", source, by_path=by_path)))

    def packs(self) -> Item:
        """Return the packs."""
        children = []
        for number, (name, content) in enumerate(self._data["packs"].items()):
            uri = f"query:LivePacks#www.ableton.com/{number}"
            below = tuple(self._content(content, f"{uri}:", name, by_path=True))
            children.append(Item(name, uri, "folder", name, children=below))
        return Item("Packs", "query:LivePacks", "folder", children=tuple(children))

    def plugins(self) -> Item:
        """Return the plug-ins, by format and vendor."""
        uri = "query:Plugins#VST3"
        vendor = f"{uri}:{_PLUGIN_VENDOR}"
        items = tuple(
            Item(facts.name, f"{vendor}:{_quoted(facts.name)}", "device", "", facts.key) for facts in plugins()
        )
        folder = Item("VST3", uri, "folder", children=(Item(_PLUGIN_VENDOR, vendor, "folder", children=items),))
        return Item("Plug-Ins", "query:Plugins", "folder", children=(folder,))

    def _device(self, facts: DeviceFacts, uri: str) -> Item:
        presets = self._data["presets"].get(facts.key, {})
        content = {folder: [f"{name}|{facts.key}" for name in names] for folder, names in presets.items()}
        children = tuple(self._content(content, f"{uri}:", CORE, by_path=False))
        return Item(facts.name, uri, "device", CORE, facts.key, children)

    def _content(self, content: Any, prefix: str, source: str, *, by_path: bool) -> Iterator[Item]:
        folders = content.items() if isinstance(content, dict) else (("", content),)
        for name, below in folders:
            if name:
                uri = prefix + _quoted(name)
                inside = tuple(self._content(below, f"{uri}:", source, by_path=by_path))
                yield Item(name, uri, "folder", source, children=inside)
            else:
                for text in below:
                    end = _part(text) if by_path else f"FileId_{next(self._file_ids)}"
                    yield _leaf(text, prefix + end, source)


def _leaf(text: str, uri: str, source: str) -> Item:
    name, _, what = text.partition("|")
    suffix = Path(name).suffix
    if suffix in _SAMPLE_SUFFIXES:
        return Item(name, uri, "sample", source, what)
    if suffix == ".alc":
        return Item(name, uri, "clip", source, what)
    if find(what) is None:
        message = f"browser.json names the device {what!r} for {name}, which does not exist"
        raise LookupError(message)
    return Item(name, uri, "device" if suffix == ".amxd" else "preset", source, what)


def _part(text: str) -> str:
    return _quoted(text.partition("|")[0])


def _quoted(text: str) -> str:
    return quote(text, safe=_SAFE)
