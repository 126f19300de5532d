"""Programs that talk to Alive over TCP: `alive.connect` for typed commands, `JsonClient` for plain dictionaries.

The asyncio client is in `asynchronous`; it is not imported here, so that who does without asyncio does not load it.
"""

from alive.bridge.client.batch import Batch, BatchUnfinished, Handle, Later
from alive.bridge.client.blocking import LiveClient, connect
from alive.bridge.client.core import Backoff
from alive.bridge.client.failures import LiveSilent, NoReplyInTime, NotConnected, UnreadableReply
from alive.bridge.client.json_client import DEFAULT_HOST, DEFAULT_PORT, JsonClient

__all__ = [
    "DEFAULT_HOST",
    "DEFAULT_PORT",
    "Backoff",
    "Batch",
    "BatchUnfinished",
    "Handle",
    "JsonClient",
    "Later",
    "LiveClient",
    "LiveSilent",
    "NoReplyInTime",
    "NotConnected",
    "UnreadableReply",
    "connect",
]
