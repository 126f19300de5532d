"""All operations that the script answers itself, without a handler on Live. Importing this declares their handlers."""

from alive.application import batch, introspection
from alive.application.script import Script, answer_about

__all__ = ["Script", "answer_about", "batch", "introspection"]
