"""Events of locators."""

from alive.domain.event import event
from alive.domain.events.places import OfCuePoint
from alive.domain.quantities import Beats


@event(of="cue_point", reads="name")
class CuePointRenamed(OfCuePoint):
    """A locator has another name."""

    name: str


@event(of="cue_point", reads="time")
class CuePointTime(OfCuePoint):
    """A locator is elsewhere."""

    time: Beats
