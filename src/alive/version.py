"""The versions that users, clients and logs see."""

__version__ = "0.1.0"

PROTOCOL_VERSION = 1
"""Version of the wire protocol; raised when a client could break."""
