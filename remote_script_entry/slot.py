"""What Live holds in a control surface slot: the script, of which there is one at a time, and which can be replaced.

Live makes an instance for each slot that has Alive in it, and for each Set. All of them are in one interpreter and
would want the same ports, so the first one runs and the others wait: when it is gone, the next begins. The script can
also be read anew from its folder while Live runs, for who works on it.
"""

import gc
import importlib
import sys
import traceback
import weakref
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import ModuleType
from typing import Any

WAITS = "Alive runs in another control surface slot already; this one does nothing as long as it does."
BEGINS = "Alive begins in this control surface slot: the other one is gone."
NOT_READ = "The script could not be read anew, so the old one goes on; the lines above say why."


class Slot:
    """One slot. Live calls it as it would call the script."""

    def __init__(self, c_instance: Any, package: str, entry: Callable[[], str]) -> None:
        """Begin, or wait.

        Args:
            c_instance: What Live gives to a script.
            package: The name by which Live imported the script.
            entry: Answers the name of the module with the `create_instance` of the script.
        """
        self.script: Any = None
        self._c_instance = c_instance
        self._package = package
        self._entry = entry
        self._place = _place_of(package)
        if self._is_free:
            self._begin()
        else:
            self._tell(WAITS)

    def update_display(self) -> None:
        """Live calls this every 100 ms."""
        if self.script is not None:
            self._call("update_display")
            if getattr(self.script, "is_to_be_replaced", False):
                self._replace()
        elif self._is_free:
            self._tell(BEGINS)
            self._begin_or_tell()

    def disconnect(self) -> None:
        """Live closes the Set, or something else is chosen for this slot."""
        self._leave()
        try:
            self._call("disconnect")
        finally:
            self.script = None

    def __getattr__(self, name: str) -> Any:
        """Whatever else Live calls, or asks whether it is there: the script's own."""
        if name in {"script", "_c_instance"} or self.script is None:
            raise AttributeError(name)
        return getattr(self.script, name)

    @property
    def _is_free(self) -> bool:
        holder = self._place.holder()
        return holder is None or holder is self

    def _begin(self) -> None:
        self._place.holder = weakref.ref(self)
        try:
            with _collector_at_rest(self._place):
                self.script = importlib.import_module(self._entry()).create_instance(self._c_instance)
        except BaseException:
            self._leave()
            raise
        if hasattr(self.script, "can_be_replaced"):
            self.script.can_be_replaced = True

    def _call(self, name: str) -> None:
        """Call a method of the script, if there is a script and it has that method."""
        method = getattr(self.script, name, None)
        if method is not None:
            method()

    def _begin_or_tell(self) -> None:
        try:
            self._begin()
        except Exception as error:  # noqa: BLE001 - Live goes on as without it; it is told, and not tried ten times a second
            self._place.holder = weakref.ref(self)
            self._c_instance.log_message(traceback.format_exc())
            self._tell(f"Alive could not start: {error}")

    def _leave(self) -> None:
        if self._is_free:
            self._place.holder = _nobody

    def _tell(self, text: str) -> None:
        self._c_instance.log_message(text)
        self._c_instance.show_message(text)

    def _replace(self) -> None:
        """Read the modules anew; the old script goes on until that has succeeded."""
        self.script.is_to_be_replaced = False
        before = _take_out(self._package)
        try:
            importlib.import_module(self._entry())
        except Exception:  # noqa: BLE001 - whatever is wrong with the new files
            self._put_back(before, NOT_READ)
            return
        self._call("disconnect")
        try:
            self._begin()
        except Exception:  # noqa: BLE001 - as above
            self._put_back(before, NOT_READ)
            self.script = None
            self._begin_or_tell()

    def _put_back(self, modules: dict[str, ModuleType], why: str) -> None:
        self._c_instance.log_message(traceback.format_exc())
        _take_out(self._package)
        sys.modules.update(modules)
        self._tell(why)


@contextmanager
def _collector_at_rest(place: Any) -> Iterator[None]:
    """No garbage collections while all is imported and made, which would be a quarter of the time that takes.

    What the one before has left behind is collected first: what is there at the end is kept from the collector.
    """
    if place.has_begun:
        gc.collect()
    place.has_begun = True
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def _nobody() -> None:
    """In the place of a reference to whoever holds the place."""


def _place_of(package: str) -> Any:
    """Where it is kept who runs. It outlives the modules of the script, which Live may import anew for a slot."""
    name = f"{package}-slots"
    place: Any = sys.modules.setdefault(name, ModuleType(name))
    # An older version of Alive may have made it in the same Live, with less in it.
    for attribute, value in (("holder", _nobody), ("has_begun", False)):
        vars(place).setdefault(attribute, value)
    return place


def _take_out(package: str) -> dict[str, ModuleType]:
    """Have Python forget the modules of the script, all but those that Live itself holds."""
    stays = {package, __name__}
    names = [name for name in sys.modules if name.startswith(f"{package}.") and name not in stays]
    importlib.invalidate_caches()
    return {name: sys.modules.pop(name) for name in names}
