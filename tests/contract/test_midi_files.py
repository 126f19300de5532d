"""A MIDI file into a Live and out of it again: the same notes, names, channels, velocities, tempo, time signature."""

import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import mido
import pytest
from typer.testing import CliRunner, Result

import alive
from alive.bridge.cli import app
from alive.bridge.midi_files import commands_of, file_of, part_of, read_song
from alive.domain.commands.clip import CreateMidiClip
from alive.domain.commands.notes import AddNotes, GetClipNotes, NewNote
from alive.domain.commands.song import GetSessionInfo, SetTempo
from alive.domain.commands.track import DeleteTrack, GetTrackInfo
from alive.simulator import ManualClock, Simulator
from tests.contract.ports import simulated_live
from tests.unit.liveapi.desk import LiveDesk

EXAMPLE = Path(__file__).parents[2] / "examples" / "midi_file.py"


def song_file(path: Path, *, notes: int = 40) -> mido.MidiFile:
    """A song of two tracks, the second on two channels, written with mido alone."""
    file = mido.MidiFile(ticks_per_beat=96)
    head = [mido.MetaMessage("set_tempo", tempo=468750), mido.MetaMessage("time_signature", numerator=3)]
    bass, both = [mido.MetaMessage("track_name", name="Bass")], [mido.MetaMessage("track_name", name="Keys")]
    for index in range(notes):
        pitch, velocity = 30 + index % 60, 1 + index % 127
        bass.append(mido.Message("note_on", note=pitch, velocity=velocity, time=index % 3))
        bass.append(mido.Message("note_off", note=pitch, velocity=index % 128, time=24))
        where = {"note": pitch, "channel": (1, 9)[index % 2]}
        both.append(mido.Message("note_on", **where, velocity=velocity, time=12))
        both.append(mido.Message("note_on", **where, velocity=0, time=12))
    file.tracks.extend(map(mido.MidiTrack, (head, bass, both)))
    file.save(path)
    return file


def music(file: mido.MidiFile) -> list[tuple[object, ...]]:
    """The notes of each part of a file, by an algorithm of this test's own, in beats."""
    found = []
    for track in file.tracks:
        now, begun = 0, {}
        for message in track:
            now += message.time
            if message.type == "note_on" and message.velocity:
                begun[message.channel, message.note] = (now, message.velocity)
            elif message.type in {"note_on", "note_off"}:
                start, velocity = begun.pop((message.channel, message.note))
                beats = (start / file.ticks_per_beat, (now - start) / file.ticks_per_beat)
                release = message.velocity if message.type == "note_off" else 64
                found.append((track.name, message.channel, message.note, *beats, velocity, release))
    return sorted(found)


@pytest.fixture(scope="module")
def server() -> Iterator[int]:
    with simulated_live() as port:
        yield port


@pytest.fixture
def live(server: int) -> Iterator[alive.bridge.client.LiveClient]:
    """A Live whose extra tracks are removed again."""
    with alive.connect("127.0.0.1", server) as live:
        before = live.execute(GetSessionInfo()).num_tracks
        yield live
        for index in reversed(range(before, live.execute(GetSessionInfo()).num_tracks)):
            live.execute(DeleteTrack(track_index=index))


@pytest.fixture
def free_port() -> int:
    """A port on which nobody listens."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port: int = probe.getsockname()[1]
    return port


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, arguments)


def test_commands_made_of_a_file_carried_out_and_read_back_are_the_file(tmp_path):
    file = song_file(tmp_path / "song.mid")
    song = read_song(file)
    with Simulator(clock=ManualClock()) as sim:
        desk = LiveDesk(sim)
        for command in commands_of(song, first_track=len(sim.song.tracks)):
            desk.run(command)
        assert (sim.song.tempo, sim.song.signature_numerator, sim.song.signature_denominator) == (128.0, 3, 4)
        assert [track.name for track in sim.song.tracks][4:] == ["Bass", "Keys (channel 2)", "Keys (channel 10)"]
        assert [track.clip_slots[0].clip.name for track in list(sim.song.tracks)[4:]] == ["Bass", "Keys", "Keys"]
        clips = [(track, desk.run(GetClipNotes(track_index=track, clip_index=0)).notes) for track in (4, 5, 6)]
        parts = [part_of(desk.run(GetTrackInfo(track_index=track)).name, notes) for track, notes in clips]
    assert music(file_of(parts, ticks_per_beat=96)) == music(file)


def test_the_command_line_imports_and_exports_the_same_music(tmp_path, live, server):
    file = song_file(tmp_path / "song.mid")
    live.execute(SetTempo(bpm=99))
    imported = run("import-midi", str(tmp_path / "song.mid"), "--scene", "1", "--port", str(server))
    assert imported.exit_code == 0, imported.output
    assert imported.stdout.splitlines() == [
        "Track 4 Bass: 40 notes",
        "Track 5 Keys (channel 2): 20 notes",
        "Track 6 Keys (channel 10): 20 notes",
    ]
    assert live.execute(GetSessionInfo()).tempo == 128.0

    copy = tmp_path / "copy.mid"
    exported = run("export-midi", str(copy), "--scene", "1", "--port", str(server), "--ticks-per-beat", "96")
    assert exported.exit_code == 0, exported.output
    assert exported.stdout.splitlines()[-1] == f"Wrote {copy}."
    again = mido.MidiFile(copy)
    assert music(again) == music(file)
    assert [(message.type, message.time) for message in again.tracks[0]] == [
        ("set_tempo", 0),
        ("time_signature", 0),
        ("end_of_track", 0),
    ]
    assert (again.tracks[0][0].tempo, again.tracks[0][1].numerator) == (468750, 3)


def test_a_file_that_is_too_long_for_one_request_is_imported_all_the_same(tmp_path, live, server):
    file = song_file(tmp_path / "long.mid", notes=3000)
    assert run("import-midi", str(tmp_path / "long.mid"), "--port", str(server)).exit_code == 0
    assert run("export-midi", str(tmp_path / "copy.mid"), "--port", str(server)).exit_code == 0
    assert music(mido.MidiFile(tmp_path / "copy.mid")) == music(file)


def test_a_file_that_cannot_be_imported_as_a_whole_changes_nothing(tmp_path, live, server):
    song_file(tmp_path / "song.mid")
    live.execute(SetTempo(bpm=99))
    before = live.execute(GetSessionInfo()).num_tracks
    refused = run("import-midi", str(tmp_path / "song.mid"), "--scene", "500", "--port", str(server))
    assert refused.exit_code == 1
    assert "scenes/500" in refused.stderr or "500" in refused.stderr
    after = live.execute(GetSessionInfo())
    assert (after.num_tracks, after.tempo) == (before, 99.0)


def test_what_cannot_be_in_the_other_form_is_told(tmp_path, live, server):
    path = tmp_path / "song.mid"
    file = mido.MidiFile()
    messages = [mido.MetaMessage("set_tempo", tempo=500000), mido.MetaMessage("set_tempo", tempo=400000, time=960)]
    file.tracks.append(mido.MidiTrack([*messages, mido.Message("note_on", note=60), mido.Message("note_off", note=60)]))
    file.save(path)
    told = run("import-midi", str(path), "--port", str(server)).stdout.splitlines()
    assert "Left out: 1 tempo change: 150 BPM at beat 2." in told
    assert "Left out: 1 x note of no length, which is now one tick long." in told

    live.execute(CreateMidiClip(track_index=0, scene_index=7, length=4))
    heard, muted, after = NewNote(pitch=60), NewNote(pitch=61, muted=True), NewNote(pitch=62, start=9)
    live.execute(AddNotes(track_index=0, scene_index=7, notes=(heard, muted, after)))
    told = run("export-midi", str(path), "--scene", "7", "--port", str(server)).stdout.splitlines()
    assert told[0].endswith(": 1 notes")
    assert any("2 x note of" in line for line in told)


def test_what_is_no_midi_file_is_refused_in_a_sentence(tmp_path, free_port):
    path = tmp_path / "song.mid"
    for content in (
        b"",
        b"not a MIDI file at all",
        b"MThd\x00\x00\x00\x06\x00\x01\x00\x01\x01\xe0MTrk\x00\x00\x00\x10\x00",
    ):
        path.write_bytes(content)
        refused = run("import-midi", str(path), "--port", str(free_port))
        assert refused.exit_code == 1
        assert f"{path} cannot be read as a MIDI file" in refused.stderr


def test_without_a_live_the_exit_code_is_3(tmp_path, free_port):
    song_file(tmp_path / "song.mid")
    for command in ("import-midi", "export-midi"):
        refused = run(command, str(tmp_path / "song.mid"), "--port", str(free_port))
        assert refused.exit_code == 3
        assert "Nothing answers" in refused.stderr


def test_a_scene_without_midi_clips_writes_no_file(tmp_path, live, server):
    refused = run("export-midi", str(tmp_path / "none.mid"), "--scene", "5", "--port", str(server))
    assert refused.exit_code == 1
    assert "has no MIDI clip" in refused.stderr
    assert not (tmp_path / "none.mid").exists()


def test_the_example_needs_the_domain_and_mido_only_and_makes_the_same_music(tmp_path):
    file = song_file(tmp_path / "song.mid")
    code = (
        "import runpy, sys\n"
        f"runpy.run_path({str(EXAMPLE)!r}, run_name='__main__')\n"
        "parts = {name.partition('.')[2].partition('.')[0] for name in sys.modules if name.startswith('alive.')}\n"
        "print(sorted(parts), 'cattrs' in sys.modules, 'typer' in sys.modules)"
    )
    arguments = [sys.executable, "-c", code, str(tmp_path / "song.mid"), str(tmp_path / "copy.mid")]
    ran = subprocess.run(arguments, capture_output=True, text=True, check=True)
    lines = ran.stdout.splitlines()
    assert lines[-1] == "['domain'] False False"
    assert lines[0] == "SetTempo(bpm=128.0)"
    assert sum(line.startswith("CreateMidiTrack(") for line in lines) == 3
    copy = music(mido.MidiFile(tmp_path / "copy.mid"))
    assert [note[:-1] for note in copy] == [note[:-1] for note in music(file)]  # it writes no release velocities
