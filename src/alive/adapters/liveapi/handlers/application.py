"""Handlers of the operations about the application."""

from alive.adapters.liveapi.context import LiveContext
from alive.adapters.liveapi.handlers.table import handles
from alive.adapters.liveapi.runtime import version_of
from alive.domain.commands.application import (
    GetApplicationVersion,
    GetBuildId,
    GetControlSurfaces,
    GetProcessUsage,
    GetVariant,
    ShowMessage,
    ShowMessageBox,
)
from alive.domain.results.application import (
    ApplicationVersion,
    BuildId,
    ControlSurface,
    ControlSurfaces,
    MessageBoxAnswered,
    MessageShown,
    ProcessUsage,
    Variant,
)


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


@handles(GetBuildId)
def get_build_id(live: LiveContext, _command: GetBuildId) -> BuildId:
    """Read it from the application."""
    return BuildId(build_id=live.application().get_build_id())


@handles(GetVariant)
def get_variant(live: LiveContext, _command: GetVariant) -> Variant:
    """Read it from the application."""
    return Variant(variant=live.application().get_variant())


@handles(GetProcessUsage)
def get_process_usage(live: LiveContext, _command: GetProcessUsage) -> ProcessUsage:
    """Read it from the application."""
    application = live.application()
    return ProcessUsage(
        average_process_usage=application.average_process_usage, peak_process_usage=application.peak_process_usage
    )


@handles(GetControlSurfaces)
def get_control_surfaces(live: LiveContext, _command: GetControlSurfaces) -> ControlSurfaces:
    """Live lists the objects that the scripts gave it: of those only the class says what they are."""
    surfaces = tuple(
        ControlSurface(index=index, name=_package(surface), class_name=_class_name(surface))
        for index, surface in enumerate(live.application().control_surfaces)
    )
    return ControlSurfaces(control_surfaces=surfaces, count=sum(surface.class_name is not None for surface in surfaces))


def _package(surface: object) -> str | None:
    return None if surface is None else type(surface).__module__.partition(".")[0]


def _class_name(surface: object) -> str | None:
    return None if surface is None else type(surface).__name__


@handles(ShowMessage)
def show_message(live: LiveContext, command: ShowMessage) -> MessageShown:
    """Give it to Live."""
    live.surface().show_message(command.message)
    return MessageShown(message=command.message)


@handles(ShowMessageBox)
def show_message_box(live: LiveContext, command: ShowMessageBox) -> MessageBoxAnswered:
    """Live returns when the box is closed."""
    text = command.message if command.title is None else f"{command.title}\n\n{command.message}"
    pressed = live.application().show_on_the_fly_message(text, command.buttons.value)
    return MessageBoxAnswered(message=text, button_pressed=pressed)
