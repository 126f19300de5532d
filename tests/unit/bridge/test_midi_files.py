"""MIDI files as commands, and notes as MIDI files. mido writes and reads the bytes."""

import io
from fractions import Fraction

import mido
import pytest
from hypothesis import given
from hypothesis import strategies as st

from alive.bridge.midi_files import MidiFileError, Part, commands_of, file_of, part_of, read_song
from alive.domain.commands.clip import CreateMidiClip, SetClipName
from alive.domain.commands.notes import MOST_NOTES, AddNotes, NewNote
from alive.domain.commands.song import SetTempo, SetTimeSignature
from alive.domain.commands.track import CreateMidiTrack
from alive.domain.results.notes import Note

META = mido.MetaMessage


def on(note, time=0, velocity=100, channel=0):
    return mido.Message("note_on", note=note, time=time, velocity=velocity, channel=channel)


def off(note, time=0, velocity=64, channel=0):
    return mido.Message("note_off", note=note, time=time, velocity=velocity, channel=channel)


def written(*tracks, kind=1, ticks=480):
    """A file that went through its bytes, as one from a disk."""
    file = mido.MidiFile(type=kind, ticks_per_beat=ticks)
    file.tracks.extend(mido.MidiTrack(messages) for messages in tracks)
    return through_bytes(file)


def through_bytes(file):
    data = io.BytesIO()
    file.save(file=data)
    return mido.MidiFile(file=io.BytesIO(data.getvalue()))


def notes_in(song):
    return [[(note.pitch, note.start, note.duration, note.velocity) for note in part.notes] for part in song.parts]


class TestReading:
    def test_ticks_become_beats_by_the_resolution_of_the_file(self):
        for ticks in (24, 96, 480, 960, 1000):
            song = read_song(written([on(60, ticks // 2), off(60, ticks)], ticks=ticks))
            assert notes_in(song) == [[(60, 0.5, 1.0, 100.0)]]

    def test_a_note_ends_with_a_note_off_or_with_a_note_on_of_velocity_0(self):
        song = read_song(written([on(60), on(60, 240, velocity=0), on(62), off(62, 480, velocity=7)]))
        assert notes_in(song) == [[(60, 0.0, 0.5, 100.0), (62, 0.5, 1.0, 100.0)]]
        assert [note.release_velocity for note in song.parts[0].notes] == [64.0, 7.0]

    def test_a_type_0_file_has_a_part_for_each_channel(self):
        song = read_song(written(
            [META("track_name", name="Song"), on(36, channel=9), on(60, channel=0), off(60, 480, channel=0),
             off(36, 480, channel=9), on(64, channel=2), off(64, 480, channel=2)],
            kind=0,
        ))  # fmt: skip
        assert [(part.name, part.channel, part.track_name) for part in song.parts] == [
            ("Song", 0, "Song"),
            ("Song", 2, "Song (channel 3)"),
            ("Song", 9, "Song (channel 10)"),
        ]
        assert notes_in(song) == [[(60, 0.0, 1.0, 100.0)], [(64, 2.0, 1.0, 100.0)], [(36, 0.0, 2.0, 100.0)]]

    def test_the_tracks_of_a_type_1_file_begin_together(self):
        song = read_song(written(
            [META("set_tempo", tempo=500000)],
            [META("track_name", name="Bass"), on(36), off(36, 480)],
            [on(72, 960), off(72, 480)],
        ))  # fmt: skip
        assert [part.name for part in song.parts] == ["Bass", "Track 3"]
        assert notes_in(song) == [[(36, 0.0, 1.0, 100.0)], [(72, 2.0, 1.0, 100.0)]]

    @pytest.mark.parametrize(("stored", "meant"), [("Bäss", "Bäss"), ("Bäss".encode().decode("latin-1"), "Bäss")])
    def test_names_are_read_in_the_encoding_they_were_written_in(self, stored, meant):
        song = read_song(written([META("track_name", name=stored), on(60), off(60, 1)]))
        assert song.parts[0].name == meant

    def test_who_plays_a_key_twice_lets_go_of_the_first_one_first(self):
        song = read_song(written([on(60, velocity=10), on(60, 480, velocity=20), off(60, 480), off(60, 480)]))
        assert notes_in(song) == [[(60, 0.0, 1.0, 10.0), (60, 1.0, 2.0, 20.0)]]
        assert any("cut where the next" in what for what in song.left_out)

    def test_of_two_notes_that_begin_together_the_longer_stays(self):
        song = read_song(written([on(60, velocity=10), on(60, velocity=20), off(60, 480), off(60, 480)]))
        assert notes_in(song) == [[(60, 0.0, 2.0, 20.0)]]
        assert any("begins with another" in what for what in song.left_out)

    def test_notes_that_overlap_on_other_pitches_or_channels_are_left_alone(self):
        song = read_song(
            written([on(60), on(61, 10), on(60, channel=1), off(60, 470), off(61), off(60, 20, channel=1)])
        )
        assert song.left_out == ()
        assert notes_in(song)[0][0] == (60, 0.0, 1.0, 100.0)

    def test_a_note_without_an_end_ends_with_its_track(self):
        song = read_song(written([on(60, 480), META("end_of_track", time=960)]))
        assert notes_in(song) == [[(60, 1.0, 2.0, 100.0)]]
        assert "1 x note without an end, which now ends with its track" in song.left_out

    def test_a_note_of_no_length_gets_one_tick(self):
        song = read_song(written([on(60), off(60), on(61), off(61, 480)]))
        assert notes_in(song)[0][0] == (60, 0.0, 1 / 480, 100.0)
        assert any("no length" in what for what in song.left_out)

    def test_an_end_without_a_beginning_is_told(self):
        song = read_song(written([off(60), on(61), off(61, 480)]))
        assert song.left_out == ("1 x end of a note that never began",)

    @pytest.mark.parametrize("bpm", [60, 120, 128, 99.5, 133.33, 174, 300, 20.5])
    def test_the_tempo_is_the_one_that_was_written(self, bpm):
        song = read_song(written([META("set_tempo", tempo=mido.bpm2tempo(bpm)), on(60), off(60, 1)]))
        assert song.tempo == bpm

    def test_a_tempo_that_nobody_wrote_in_bpm_is_as_exact_as_the_file(self):
        song = read_song(written([META("set_tempo", tempo=333_333), on(60), off(60, 1)]))
        assert song.tempo == 180.0
        song = read_song(written([META("set_tempo", tempo=461_111), on(60), off(60, 1)]))
        assert song.tempo is not None
        assert mido.bpm2tempo(song.tempo) == 461_111

    def test_changes_of_tempo_move_no_note_and_are_told(self):
        song = read_song(written(
            [META("set_tempo", tempo=500000), META("set_tempo", tempo=400000, time=960),
             META("set_tempo", tempo=600000, time=480)],
            [on(60, 1920), off(60, 480)],
        ))  # fmt: skip
        assert (song.tempo, notes_in(song)) == (120.0, [[(60, 4.0, 1.0, 100.0)]])
        assert song.left_out == ("2 tempo changes: 150 BPM at beat 2, 100 BPM at beat 3",)

    def test_the_tempo_map_is_put_together_from_all_tracks(self):
        song = read_song(written(
            [META("set_tempo", tempo=400000, time=480)], [META("set_tempo", tempo=500000), on(60), off(60, 480)]
        ))  # fmt: skip
        assert song.tempo == 120.0
        assert song.left_out == ("1 tempo change: 150 BPM at beat 1",)

    def test_a_tempo_that_live_has_not_is_told(self):
        song = read_song(written([META("set_tempo", tempo=mido.bpm2tempo(10)), on(60), off(60, 480)]))
        assert song.tempo is None
        assert song.left_out == ("1 tempo change: 10 BPM at beat 0",)

    def test_the_time_signature_gives_the_length_in_bars(self):
        song = read_song(written(
            [META("time_signature", numerator=7, denominator=8), META("time_signature", numerator=3, time=480 * 7),
             on(60), off(60, 480)]
        ))  # fmt: skip
        assert song.signature == (7, 8)
        assert song.length == 10.5
        assert song.left_out == ("1 time signature change: 3/4 at beat 7",)

    def test_a_song_that_ends_with_a_bar_is_not_longer(self):
        assert read_song(written([on(60), off(60, 480 * 8)])).length == 8.0
        assert read_song(written([on(60), off(60, 480 * 8 + 1)])).length == 12.0

    def test_what_live_cannot_take_is_counted(self):
        song = read_song(written(
            [mido.Message("control_change", control=7, value=1), mido.Message("control_change", control=7, value=2),
             mido.Message("pitchwheel", pitch=3), META("lyrics", text="la"), META("copyright", text="me"),
             on(60), off(60, 480)]
        ))  # fmt: skip
        assert song.left_out == ("2 x control change", "1 x lyric", "1 x pitch bend")

    def test_a_file_without_notes_has_no_parts(self):
        song = read_song(written([META("track_name", name="Empty")]))
        assert (song.parts, song.length, song.tempo, song.signature) == ((), 4.0, None, None)

    def test_songs_in_one_file_and_time_in_frames_are_refused(self):
        with pytest.raises(MidiFileError, match="type 2"):
            read_song(written([], kind=2))
        with pytest.raises(MidiFileError, match="frames"):
            read_song(mido.MidiFile(ticks_per_beat=-(25 << 8)))


class TestCommands:
    def test_a_song_is_a_tempo_and_a_track_with_a_clip_for_each_part(self):
        song = read_song(written(
            [META("set_tempo", tempo=468750), META("time_signature", numerator=3, denominator=4)],
            [META("track_name", name="Bass"), on(36, velocity=1), off(36, 480)],
            [META("track_name", name="Drums"), on(42, channel=9), off(42, 240, channel=9)],
        ))  # fmt: skip
        bass, drums = (
            tuple(NewNote(pitch=pitch, start=0, duration=length, velocity=velocity) for _ in range(1))
            for pitch, length, velocity in ((36, 1, 1), (42, 0.5, 100))
        )
        assert commands_of(song, first_track=4, scene=2) == [
            SetTempo(bpm=128),
            SetTimeSignature(numerator=3, denominator=4),
            CreateMidiTrack(name="Bass"),
            CreateMidiClip(track_index=4, scene_index=2, length=3),
            SetClipName(track_index=4, scene_index=2, name="Bass"),
            AddNotes(track_index=4, scene_index=2, notes=bass),
            CreateMidiTrack(name="Drums (channel 10)"),
            CreateMidiClip(track_index=5, scene_index=2, length=3),
            SetClipName(track_index=5, scene_index=2, name="Drums"),
            AddNotes(track_index=5, scene_index=2, notes=drums),
        ]

    def test_more_notes_than_one_command_takes_are_several_commands(self):
        messages = [message for index in range(MOST_NOTES + 1) for message in (on(index % 128), off(index % 128, 1))]
        added = [
            each for each in commands_of(read_song(written(messages)), first_track=0) if isinstance(each, AddNotes)
        ]
        assert [len(each.notes) for each in added] == [MOST_NOTES, 1]


class TestWriting:
    def test_a_file_has_tempo_signature_names_channels_and_velocities(self):
        parts = [part_of("Bäss", [NewNote(pitch=36, start=1, duration=0.5, velocity=77.6, release_velocity=3)])]
        parts += [part_of("Drums (channel 10)", [NewNote(pitch=42)])]
        file = through_bytes(file_of(parts, tempo=128, signature=(6, 8), ticks_per_beat=96))

        assert (file.type, file.ticks_per_beat, len(file.tracks)) == (1, 96, 3)
        assert [message for message in file.tracks[0] if message.type != "end_of_track"] == [
            META("set_tempo", tempo=468750),
            META("time_signature", numerator=6, denominator=8),
        ]
        assert [message for message in file.tracks[1] if not message.is_meta] == [
            on(36, 96, velocity=78),
            off(36, 48, velocity=3),
        ]
        assert [message.channel for message in file.tracks[2] if not message.is_meta] == [9, 9]
        song = read_song(file)
        assert [(part.name, part.channel) for part in song.parts] == [("Bäss", 0), ("Drums", 9)]
        assert (song.tempo, song.signature) == (128.0, (6, 8))

    def test_a_note_ends_before_the_next_of_its_pitch_begins(self):
        part = Part("x", 0, (NewNote(pitch=60, start=0, duration=1), NewNote(pitch=60, start=1, duration=1)))
        kinds = [message.type for message in file_of([part]).tracks[1] if not message.is_meta]
        assert kinds == ["note_on", "note_off", "note_on", "note_off"]

    def test_a_note_shorter_than_a_tick_gets_one(self):
        part = Part("x", 0, (NewNote(pitch=60, start=0, duration=1e-5),))
        assert [message.time for message in file_of([part]).tracks[1]] == [0, 0, 1, 0]

    def test_only_what_is_heard_is_written_from_where_the_clip_begins(self):
        def note(start, *, muted=False):
            rest = {"probability": 1.0, "velocity_deviation": 0.0, "release_velocity": 64.0}
            return Note(note_id=1, pitch=60, start_time=start, duration=0.5, velocity=100.0, muted=muted, **rest)

        part = part_of("x", [note(-1), note(2), note(3, muted=True), note(4), note(6)], begin=2, end=6)
        assert [note.start for note in part.notes] == [0.0, 2.0]


@st.composite
def parts(draw):
    """Parts whose notes lie on the grid of a file and do not overlap on one pitch."""
    ticks = draw(st.sampled_from([24, 96, 480, 960]))
    made = []
    for name in draw(st.lists(st.text("aä (), channel10", max_size=12), max_size=3)):
        notes = []
        for pitch in draw(st.sets(st.integers(0, 127), min_size=1, max_size=4)):
            now = 0
            for gap, length in draw(
                st.lists(st.tuples(st.integers(0, 500), st.integers(1, 500)), min_size=1, max_size=5)
            ):
                notes.append((now + gap, pitch, length, draw(st.integers(1, 127)), draw(st.integers(0, 127))))
                now += gap + length
        made.append((name, draw(st.integers(0, 15)), sorted(notes)))
    return ticks, made


@given(parts())
def test_what_was_written_is_what_is_read(case):
    ticks, made = case
    wanted = [
        Part(
            name,
            channel,
            tuple(
                NewNote(
                    pitch=pitch,
                    start=float(Fraction(start, ticks)),
                    duration=float(Fraction(length, ticks)),
                    velocity=velocity,
                    release_velocity=release,
                )
                for start, pitch, length, velocity, release in notes
            ),
        )
        for name, channel, notes in made
    ]
    song = read_song(through_bytes(file_of(wanted, ticks_per_beat=ticks)))
    assert [part.notes for part in song.parts] == [part.notes for part in wanted]
    assert [part.channel for part in song.parts] == [part.channel for part in wanted]
    assert [part.name for part in song.parts] == [
        part.name.strip() or f"Track {number}" for number, part in enumerate(wanted, 2)
    ]
    assert song.left_out == ()
    # And the channel survives in the name of a track of Live.
    assert [part_of(part.track_name, part.notes).channel for part in song.parts if part.channel] == [
        part.channel for part in song.parts if part.channel
    ]
