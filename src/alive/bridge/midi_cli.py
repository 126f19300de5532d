"""The commands `alive import-midi` and `alive export-midi`."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from alive.bridge.client.failures import LiveSilent, NotConnected
from alive.bridge.client.json_client import DEFAULT_HOST, DEFAULT_PORT
from alive.bridge.connecting import Host, Port, Token
from alive.domain.errors import AliveError

REFUSED = 1
NO_CONNECTION = 3

Scene = Annotated[int, typer.Option(min=0, help="The scene of the clips, from 0.")]


def import_midi(
    path: Annotated[Path, typer.Argument(metavar="FILE", exists=True, dir_okay=False, help="A Standard MIDI File.")],
    scene: Scene = 0,
    host: Host = DEFAULT_HOST,
    port: Port = DEFAULT_PORT,
    token: Token = None,
) -> None:
    """Make a track with a clip for each track and channel of a MIDI file, and set tempo and time signature.

    What fits in one request is one undo step, and is done as a whole or not at all.
    """
    from alive.bridge.client.blocking import connect  # noqa: PLC0415 - the other commands need no client
    from alive.bridge.midi_files import MidiFileError  # noqa: PLC0415 - nor mido
    from alive.bridge.midi_transfer import import_song, load  # noqa: PLC0415 - as above

    with _told():
        try:
            song = load(path)
        except MidiFileError as error:
            raise _Refused(str(error)) from None
        with connect(host, port, client="alive import-midi", token=token) as live:
            tracks = import_song(live, song, scene=scene, label=f"Import {path.name}"[:200])
    for track, part in zip(tracks, song.parts, strict=True):
        typer.echo(f"Track {track.track_index} {track.name}: {len(part.notes)} notes")
    _tell_left_out(song.left_out)


def export_midi(
    path: Annotated[Path, typer.Argument(metavar="FILE", dir_okay=False, help="Where to write the file.")],
    scene: Scene = 0,
    host: Host = DEFAULT_HOST,
    port: Port = DEFAULT_PORT,
    token: Token = None,
    ticks_per_beat: Annotated[int, typer.Option(min=1, max=32767, help="How fine time is in the file.")] = 960,
) -> None:
    """Write the MIDI clips of a scene to a MIDI file, with tempo, time signature, names and velocities."""
    from alive.bridge.client.blocking import connect  # noqa: PLC0415 - the other commands need no client
    from alive.bridge.midi_transfer import export_scene  # noqa: PLC0415 - nor mido

    with _told():
        with connect(host, port, client="alive export-midi", token=token) as live:
            exported = export_scene(live, scene, ticks_per_beat=ticks_per_beat)
        if not exported.parts:
            raise _Refused(f"Scene {scene} has no MIDI clip; nothing was written.")
        try:
            exported.file.save(path)
        except OSError as error:
            raise _Refused(f"{path} cannot be written: {error.strerror}") from None
    for part in exported.parts:
        typer.echo(f"{part.name}: {len(part.notes)} notes")
    _tell_left_out(exported.left_out)
    typer.echo(f"Wrote {path}.")


class _Refused(Exception):
    """It cannot be done; the message says why."""


@contextmanager
def _told() -> Iterator[None]:
    """Show what went wrong as a sentence, and leave with its exit code."""
    try:
        yield
    except (NotConnected, LiveSilent) as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(NO_CONNECTION) from None
    except (AliveError, _Refused) as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(REFUSED) from None


def _tell_left_out(left_out: Iterable[str]) -> None:
    for what in left_out:
        typer.echo(f"Left out: {what}.")


def add_midi_commands(app: typer.Typer) -> None:
    """Add both to the command line."""
    app.command("import-midi", epilog="Example: [bold]alive import-midi song.mid --scene 2[/]")(import_midi)
    app.command("export-midi", epilog="Example: [bold]alive export-midi song.mid[/]")(export_midi)
