"""What operations on the settings of the script return."""

from typing import Annotated

from alive.domain.operation import result
from alive.domain.quantities import Doc


@result
class SettingChange:
    """A setting that is different in alive.toml now."""

    key: Annotated[str, Doc("With its section, such as `log.level`.")]
    before: Annotated[str, Doc("What it was, as JSON.")]
    after: Annotated[str, Doc("What it is in the file, as JSON.")]
    applied: Annotated[bool, Doc("Whether the script works with the new value.")]
    takes_effect: Annotated[str, Doc("From when on, or why it is not applied.")]


@result
class ConfigurationReloaded:
    """What has changed in alive.toml, and what was done about it."""

    message: str
    path: Annotated[str, Doc("The file, by its name: it lies in the folder of the script.")]
    changes: tuple[SettingChange, ...]
    applied: Annotated[tuple[str, ...], Doc("The keys of what was applied.")]
    not_applied: Annotated[tuple[str, ...], Doc("The keys of what could not be applied; reload again to try again.")]
    needs_restart: Annotated[tuple[str, ...], Doc("The keys of what is applied when the script starts the next time.")]


@result
class ScriptReload:
    """The script is about to be read anew."""

    message: str
    session: Annotated[str, Doc("The session that ends; another id says that the new script runs.")]
