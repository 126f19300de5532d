"""Handlers of the operations on the file that a Set is saved in."""

from pathlib import Path

from alive.adapters.liveapi.context import LiveContext
from alive.adapters.liveapi.handlers.table import handles
from alive.adapters.liveapi.set_files import set_in_project, unpack, xml_file_for
from alive.application.handling import Steps
from alive.domain.commands.set_file import ExportXml
from alive.domain.errors import PreconditionFailed
from alive.domain.results.set_file import XmlExported
from alive.domain.words import counted


@handles(ExportXml)
def export_xml(live: LiveContext, command: ExportXml) -> Steps[XmlExported]:
    """Unpack the file that was saved; Live itself is only asked where it is."""
    set_path = live.song().file_path
    set_file = set_in_project(set_path, command.project_path)
    try:
        xml_file = xml_file_for(set_file, Path(set_path).absolute().parent)
        size = yield from unpack(set_file, xml_file)
    except OSError as error:
        raise PreconditionFailed(f"{set_file.name} cannot be unpacked: {error.strerror or error}") from None
    return XmlExported(
        message=f"Unpacked {set_file.name} to {counted(size, 'byte')} of XML.",
        project_path=str(set_file),
        xml_path=str(xml_file),
        size=size,
    )
