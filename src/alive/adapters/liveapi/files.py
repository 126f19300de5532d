"""Files that Live is asked to load."""

from pathlib import Path, PureWindowsPath

from alive.domain.errors import InvalidArgument, NotFound, Problem, abbreviated


def existing_file(path: str) -> str:
    """The absolute path of a file that is there: what Live says to a path that leads nowhere tells nobody why.

    Raises:
        InvalidArgument: It is a path of Windows to another computer. To look for it would have Live show its user's
            password hash to whoever that is, and hold up its main thread until that one answers.
        NotFound: There is no such file.
    """
    if PureWindowsPath(path).drive.startswith("\\\\"):
        allowed = "a file of this computer, or on a drive that has a letter or is mounted"
        raise InvalidArgument([Problem("file_path", f"got {abbreviated(path)!r}, allowed is {allowed}", path, allowed)])
    try:
        file = Path(path).expanduser().absolute()
    except RuntimeError:  # ~somebody who has no home here
        file = Path(path).absolute()
    try:
        if not file.is_file():
            raise NotFound(f"There is {'a folder, but no file,' if file.is_dir() else 'no file'} at {file}")
    except OSError as error:  # the name is too long, a folder on the way cannot be entered
        raise NotFound(f"There is no file at {file}: {(error.strerror or str(error)).lower()}") from None
    return str(file)
