"""What can go wrong between a client and Live. What Live and the script refuse are the errors of the domain."""

from collections.abc import Mapping
from typing import Any


class NotConnected(ConnectionError):
    """Nobody listens there, or the connection ended; the message says what to do."""


class TokenRefused(NotConnected):
    """Something answers there, and the token that was shown is not known to it."""


class NoReplyInTime(NotConnected, TimeoutError):
    """Live did not answer in time. Whether it carried out the command is not known."""


class LiveSilent(TimeoutError):
    """Live has not answered in time, while the connection stands: a dialog is open, or Live is busy.

    The command does not start any more: its deadline is over. If it began before, its outcome is not known.
    """

    def __init__(self, message: str, seconds: float) -> None:
        super().__init__(message)
        self.seconds = seconds
        """How long nothing came from Live."""


class UnreadableReply(Exception):
    """Live carried out the command, but its reply is not what this version of the client knows."""

    def __init__(self, message: str, reply: Mapping[str, Any]) -> None:
        super().__init__(message)
        self.reply = reply
        """The reply as it came."""


def nothing_answers(peer: str, error: Exception) -> NotConnected:
    """Nobody listens there, and what to do."""
    return NotConnected(
        f"Nothing answers on {peer} ({reason_of(error)}). Is Live running, with Alive chosen as a control surface in "
        "its settings? To try without Live, start `alive sim`."
    )


def reason_of(error: Exception) -> str:
    """What went wrong, in a few words."""
    return (getattr(error, "strerror", None) or str(error) or type(error).__name__).lower()
