"""The port to Live that the application is given, on top of a running Live or the simulator of one."""

import threading
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from alive.adapters.liveapi import errors, runtime
from alive.adapters.liveapi.context import LiveContext, Surface
from alive.adapters.liveapi.expectations import check_expected
from alive.adapters.liveapi.handlers import handlers
from alive.adapters.liveapi.identity import Identities
from alive.adapters.liveapi.journal import BatchJournal
from alive.adapters.liveapi.object_model.values import current_values
from alive.adapters.liveapi.places import kind_of
from alive.adapters.liveapi.targets import targets
from alive.application.handling import Steps
from alive.domain.errors import AliveError
from alive.domain.operation import Command, operations
from alive.domain.results.connection import Target

if TYPE_CHECKING:
    from Live.Song import Song

R = TypeVar("R")


class WrongThreadError(Exception):
    """Live was about to be used off its main thread, where it does not refuse but goes wrong."""


class LiveAdapter:
    """Carries out commands with the handlers of this package. One per instance of the Set."""

    def __init__(self, song: "Song", nonce: str, surface: Surface | None = None) -> None:
        """Make it on Live's main thread.

        Args:
            song: The Set, as `c_instance.song()` gives it.
            nonce: Tells the ids of this instance of the Set from those of any other: 4 to 16 hexadecimal digits.
            surface: What Live gave to the script, if it runs as a control surface.
        """
        application = runtime.get_application()
        self._thread = threading.get_ident()
        self._song = song
        self._context = LiveContext(song, application, Identities(nonce), surface)
        self._handlers = handlers.as_mapping()
        self._version = runtime.version_of(application)

    @property
    def context(self) -> LiveContext:
        """What handlers are given; observers share it, so that ids are the same."""
        return self._context

    def can_execute(self, command: type[Command[Any]]) -> bool:
        """Whether there is a handler for the command."""
        return command in self._handlers

    def execute(self, command: Command[R]) -> R | Steps[R]:
        """Carry out a command, or start it: then the answer is the rest of its steps."""
        if threading.get_ident() != self._thread:  # as _check_thread does, without the cost of a call for each command
            self._check_thread()
        outcome: R | Steps[R] = self._handlers[command.__class__](self._context, command)
        return outcome

    def translate(self, error: Exception) -> AliveError | None:
        """What an exception of Live means, or None if it is not one of Live's."""
        return errors.translate(error)

    def begin_undo_step(self) -> None:
        """Open the one undo step that holds what follows."""
        self._check_thread()
        self._song.begin_undo_step()

    def end_undo_step(self) -> None:
        """Close the undo step."""
        self._song.end_undo_step()

    def locate(self, command: Command[Any]) -> None:
        """Raise NotFound if something that a command names is not there."""
        self._check_thread()
        targets(self._context, command)

    def targets(self, command: Command[Any]) -> tuple[Target, ...]:
        """The objects a command would act on, as they are now."""
        self._check_thread()
        return tuple(self._target(name, thing) for name, thing in targets(self._context, command))

    def require(self, command: Command[Any], expected: Mapping[str, Any]) -> None:
        """Raise PreconditionFailed if properties of the one target are not as expected."""
        self._check_thread()
        check_expected(self._context, command, expected)

    def open_journal(self) -> BatchJournal:
        """Begin to remember what commands change."""
        self._check_thread()
        return BatchJournal(self._context)

    def live_version(self) -> str:
        """The version of Live, such as `12.3.6`."""
        return ".".join(map(str, self._version))

    def unavailable(self) -> dict[str, str]:
        """Operations that this Live cannot do, by wire name, each with the reason."""
        reasons: dict[str, str] = {}
        for name, spec in operations().items():
            if spec.unsupported is not None:
                reasons[name] = spec.unsupported
            elif self._version < _numbers(spec.since):
                reasons[name] = f"{name} needs Live {spec.since} or later; this is Live {self.live_version()}."
        return reasons

    def _target(self, name: str | None, thing: Any) -> Target:
        object_id, path = self._context.describe(thing)
        values = current_values(self._context, thing)
        return Target(parameter=name, kind=kind_of(thing), object_id=object_id, path=path, values=values)

    def _check_thread(self) -> None:
        # Not an assert: Live runs Python with assertions off.
        if threading.get_ident() != self._thread:
            raise WrongThreadError("Live may be used only on its main thread")


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(map(int, version.split(".")))
