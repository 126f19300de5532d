"""Handlers of the operations about the application."""

from alive.adapters.liveapi.context import LiveContext
from alive.adapters.liveapi.handlers.table import handles
from alive.adapters.liveapi.runtime import version_of
from alive.domain.commands.application import GetApplicationVersion
from alive.domain.results.application import ApplicationVersion


@handles(GetApplicationVersion)
def get_application_version(live: LiveContext, _command: GetApplicationVersion) -> ApplicationVersion:
    """Read it from the application."""
    application = live.application()
    major, minor, bugfix = version_of(application)
    return ApplicationVersion(
        major_version=major,
        minor_version=minor,
        bugfix_version=bugfix,
        version=application.get_version_string(),
        build_id=application.get_build_id(),
        variant=application.get_variant(),
    )
