"""Files that Live is asked to load."""

from pathlib import Path

from alive.domain.errors import NotFound


def existing_file(path: str) -> str:
    """The absolute path of a file that is there: what Live says to a path that leads nowhere tells nobody why."""
    file = Path(path).expanduser().absolute()
    if not file.is_file():
        raise NotFound(f"There is {'a folder, but no file,' if file.is_dir() else 'no file'} at {file}")
    return str(file)
