"""Operations on the settings of the script, and on the script as a whole."""

from alive.domain.operation import Command, Effect, NotInLive, operation
from alive.domain.results.configuration import ConfigurationReloaded, ScriptReload

_CATEGORY = "Application Info"


@operation(category=_CATEGORY, effect=Effect.ADMIN, source=NotInLive("about the settings of the script itself"))
class ReloadConfiguration(Command[ConfigurationReloaded]):
    """Read alive.toml again and apply what has changed in it, without dropping clients where that is possible.

    A client is dropped only where its own transport is switched off. What takes effect later, or not before the script
    is restarted, says so. If anything in the file is wrong, all of it is told and every setting stays as it is.

    Raises:
        PreconditionFailed: Something in the file is wrong, or the script was started without a file.
    """


@operation(category=_CATEGORY, effect=Effect.ADMIN, source=NotInLive("about the script itself"))
class ReloadScript(Command[ScriptReload]):
    """Have the script read anew from its folder, while Live runs. For who works on the script.

    The reply comes first; within the next tenths of a second this session ends and another one begins on the same
    ports. If the new files cannot be imported, this session goes on and the log says why.

    Raises:
        PreconditionFailed: The script was not started from its folder.
    """
