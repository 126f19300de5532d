"""The operations on the settings, and on the script as a whole."""

from alive.application.script import Script, handlers
from alive.domain.commands.configuration import ReloadConfiguration, ReloadScript
from alive.domain.errors import PreconditionFailed
from alive.domain.results.configuration import ConfigurationReloaded, ScriptReload


@handlers.handles(ReloadConfiguration)
def reload_configuration(script: Script, _command: ReloadConfiguration) -> ConfigurationReloaded:
    """Read and apply them."""
    return script.reload_configuration()


@handlers.handles(ReloadScript)
def reload_script(script: Script, _command: ReloadScript) -> ScriptReload:
    """Ask for it: whoever holds the script does it once this turn is over."""
    if not script.ask_to_be_replaced():
        raise PreconditionFailed("The script was not started from its folder by Live, so it cannot be read anew.")
    return ScriptReload(message="The script is read anew from its folder.", session=script.session)
