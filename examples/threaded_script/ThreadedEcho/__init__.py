"""A Remote Script as many are written: `_Framework`, and a thread that waits for clients.

It answers each line with the tempo, once from its thread (`now`) and once from Live's main thread (`tick`). In Live
both are slow: a thread only runs while Live runs Python. See docs/testing-remote-scripts.md.
"""  # noqa: N999 - a Remote Script's folder name is what Live shows

from typing import Any

from .script import ThreadedEcho


def create_instance(c_instance: Any) -> ThreadedEcho:
    """Start; Live calls this."""
    return ThreadedEcho(c_instance)
