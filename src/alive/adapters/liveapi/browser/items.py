"""The way through Live's browser: from a path or uri to an item, and over all items below one.

Theory of operation. An item is good only as long as the vector lives from which it was taken: Live may crash
otherwise. So a walk keeps the vectors of all levels above the item it is at, and an item that was found is handed on
together with them. Nothing is kept between two operations. Reading an item costs about 30 microseconds, so whoever
walks far lets others have their turns every `SLICE` items.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple

from alive.domain.browser_items import BrowserRoot, kind_of_item, stem_of
from alive.domain.errors import NotFound
from alive.domain.results import browser as results

if TYPE_CHECKING:
    from Live.Browser import Browser, BrowserItem

SLICE = 50
"""Items to look at in one turn: about 1.5 ms. Reading many more at once was seen to crash Live."""

LISTS = (BrowserRoot.USER_FOLDERS, BrowserRoot.COLORS, BrowserRoot.LEGACY_LIBRARIES)
"""The roots that are lists of items and no items themselves."""

_SEPARATORS = "#:/"
"""What may follow in a uri where the name of an item above ends."""


class Found(NamedTuple):
    """An item on the way, where it is, and what keeps it alive."""

    item: "BrowserItem"
    name: str
    path: str
    holders: tuple[Sequence[Any], ...]


def top_of(browser: "Browser", root: BrowserRoot) -> "Sequence[BrowserItem]":
    """The items directly below a root."""
    content = getattr(browser, root.value)
    items: Sequence[BrowserItem] = content if root in LISTS else content.children
    return items


def children_of(found: Found) -> Iterator[Found]:
    """The items directly below one."""
    items = found.item.children
    for item in items:
        name = item.name
        yield Found(item, name, f"{found.path}/{name}", (*found.holders, items))


def walk(browser: "Browser", roots: Iterable[BrowserRoot]) -> Iterator[Found]:
    """Every item below some roots, each before what is below it."""
    for root in roots:
        for found in at_top(browser, root):
            yield from walk_from(found)


def at_top(browser: "Browser", root: BrowserRoot) -> Iterator[Found]:
    """The items directly below a root."""
    items = top_of(browser, root)
    for item in items:
        name = item.name
        yield Found(item, name, f"{root.value}/{name}", (items,))


def walk_from(found: Found) -> Iterator[Found]:
    """An item and all below it."""
    yield found
    if found.item.is_folder or found.item.is_device:
        for child in children_of(found):
            yield from walk_from(child)


def slices(items: Iterator[Found]) -> Iterator[list[Found]]:
    """The items in parts, each read when it is asked for. After a whole one, others are to have their turn."""
    while taken := list(islice(items, SLICE)):
        yield taken


def find(browser: "Browser", reference: str) -> Found:
    """The item of a path or uri. All is read in this turn, but only on the way to it. Raises NotFound."""
    root = root_of(reference)
    found = _by_uri(browser, reference) if root is None else _by_path(browser, root, reference)
    if found is None:
        raise NotFound(f"{reference:.200}: the browser has no such item; search_browser and list_browser tell what is")
    return found


def root_of(reference: str) -> BrowserRoot | None:
    """The root a path begins with; None if it is no path, but a uri."""
    first, _, _ = reference.partition("/")
    return BrowserRoot(first) if first in set(BrowserRoot) else None


def describe(found: Found) -> results.BrowserItem:
    """An item as plain data."""
    item = found.item
    is_folder, is_device = item.is_folder, item.is_device
    return results.BrowserItem(
        name=found.name,
        kind=kind_of_item(found.name, is_folder=is_folder, is_device=is_device),
        path=found.path,
        uri=item.uri,
        source=item.source,
        is_folder=is_folder,
        is_device=is_device,
        is_loadable=item.is_loadable,
    )


def root_item(browser: "Browser", root: BrowserRoot) -> Found | None:
    """The item that is a root; None for a list of items."""
    if root in LISTS:
        return None
    item = getattr(browser, root.value)
    return Found(item, item.name, root.value, ())


def _by_path(browser: "Browser", root: BrowserRoot, path: str) -> Found | None:
    rest = path[len(root.value) + 1 :].strip("/").casefold()
    if not rest:
        return root_item(browser, root)
    top = list(at_top(browser, root))
    return _below(top, rest, with_suffix=True) or _below(top, rest, with_suffix=False)


def _below(items: Iterable[Found], rest: str, *, with_suffix: bool) -> Found | None:
    """Go down by name. A name may have a slash in it, so that the first item that fits may be the wrong one."""
    for found in items:
        name = found.name.casefold()
        if rest == (name if with_suffix else stem_of(name)):
            return found
        if rest.startswith(f"{name}/"):
            deeper = _below(children_of(found), rest[len(name) + 1 :], with_suffix=with_suffix)
            if deeper is not None:
                return deeper
    return None


def _by_uri(browser: "Browser", uri: str) -> Found | None:
    for root in BrowserRoot:
        item = root_item(browser, root)
        if item is None:
            found = _towards(at_top(browser, root), uri)
        elif item.item.uri == uri:
            found = item
        else:
            found = _towards(children_of(item), uri) if _leads_to(item.item.uri, uri) else None
        if found is not None:
            return found
    return None


def _towards(items: Iterable[Found], uri: str) -> Found | None:
    for found in items:
        own = found.item.uri
        if own == uri:
            return found
        if _leads_to(own, uri):
            deeper = _towards(children_of(found), uri)
            if deeper is not None:
                return deeper
    return None


def _leads_to(above: str, uri: str) -> bool:
    return uri.startswith(above) and uri[len(above) : len(above) + 1] in _SEPARATORS
