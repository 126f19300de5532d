"""Carries cases out on a simulated Live, with the adapter and the dispatcher as the script has them."""

from pathlib import Path
from typing import Any

from alive.application.conversion import Conversion
from alive.simulator import Simulator
from tests.cases.case import Arguments, Case, Shows
from tests.cases.furnished import furnish
from tests.unit.liveapi.desk import LiveDesk


class CaseDesk(LiveDesk):
    """A desk with the furnished Set, which takes operations as plain data."""

    def __init__(self, sim: Simulator, folder: Path) -> None:
        furnish(sim, folder)
        super().__init__(sim)
        self._conversion = Conversion()

    def carry_out(self, action: str, arguments: Arguments) -> Any:
        """Carry out one operation; its result."""
        result = self.run(self._conversion.command(action, arguments))
        self.sim.advance(0.2)
        return result

    def prepare(self, case: Case) -> None:
        """Do what comes before the operation of a case."""
        if case.setup is not None:
            case.setup(self.sim)
        for action, arguments in case.before:
            self.carry_out(action, arguments)


def shown(song: Any, shows: Shows) -> Any:
    """What Live shows there, read from its own objects."""
    thing = song
    for step in filter(None, shows.path.split("/")):
        thing = thing[int(step)] if step.isdigit() else getattr(thing, step)
    found = getattr(thing, shows.member.removesuffix("()"))
    return found() if shows.member.endswith("()") else found


def agrees(found: Any, wanted: Any) -> bool:
    """Whether Live shows what is wanted: floats as close as Live's own single precision."""
    if callable(wanted):
        return bool(wanted(found))
    if isinstance(wanted, float):
        return abs(found - wanted) <= 1e-6 * max(1.0, abs(wanted))
    return bool(found == wanted)
