"""The one table of the handlers of this package."""

from alive.adapters.liveapi.context import LiveContext
from alive.application.handling import HandlerTable

handlers: HandlerTable[LiveContext] = HandlerTable()
handles = handlers.handles
