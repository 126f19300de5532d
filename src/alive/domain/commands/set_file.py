"""Operations on the file that a Set is saved in."""

from typing import Annotated

from alive.domain.operation import Command, Effect, operation
from alive.domain.quantities import Doc, Length
from alive.domain.results.set_file import XmlExported


@operation(category="Session Control", effect=Effect.ADMIN, source="Live.Song.Song.file_path")
class ExportXml(Command[XmlExported]):
    """Unpack a saved Set of this project to XML, into the folder .vimabl beside it.

    It is the file as it was saved last that is unpacked, not what has been changed in Live since. Only Sets in the
    folder of the current Set can be, whatever symbolic links there are, and nothing else is read or written. An XML
    file of that name is replaced once the new one is complete. Large files are unpacked over several turns of Live.

    It needs the role admin, for it writes a file; Live's undo does not know it.

    Raises:
        InvalidArgument: The path leads out of the project's folder, or to something that is no Live Set.
        NotFound: There is no such file, or the current Set was never saved.
        PreconditionFailed: The file is damaged or too large, was saved meanwhile, or the XML file cannot be written.
    """

    project_path: Annotated[
        str, Length(1, 4096), Doc("The .als file; if it is no absolute path, it counts from the folder of the Set.")
    ]
