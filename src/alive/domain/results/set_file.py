"""What operations on the file of a Set return."""

from typing import Annotated

from alive.domain.operation import result
from alive.domain.quantities import Doc, Interval, Unit


@result
class XmlExported:
    """The file that was written."""

    message: str
    project_path: Annotated[str, Doc("The .als file that was unpacked.")]
    xml_path: str
    size: Annotated[int, Interval(0, 2**40), Unit("bytes")]
