"""All operations that the script answers itself, without a handler on Live. Importing this declares their handlers."""

from alive.application import batch, configuration_operations, introspection, log_operations, osc_operations
from alive.application.batch import rehearse
from alive.application.reception import Reception
from alive.application.script import Script, answer_about
from alive.domain.commands.batch import Batch

__all__ = ["Script", "answer", "batch", "configuration_operations", "introspection", "log_operations", "osc_operations"]


def answer(script: Script, reception: Reception) -> None:
    """Let the script answer them."""
    answer_about(script)
    reception.rehearsals = {Batch: lambda command: rehearse(script, command)}
