"""Live Set files: what Live 10 to 12 write, read and made into a Set; what cannot be represented is listed."""

import gzip
import math
import os
import wave
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from alive.simulator import ManualClock, Simulator
from alive.simulator.clip.notes import MidiNoteSpecification
from alive.simulator.live_sets.set_file import SetFileError

SETS = os.environ.get("ALIVE_SETS", "")
"""A folder of Sets to try; their own counts are the expectation."""


DEFAULTS = {"MidiTrack": "MIDI", "AudioTrack": "Audio", "GroupTrack": "Group"}


def element(tag, *inside, **attributes):
    """Return an element of XML."""
    fields = "".join(f' {name}="{content}"' for name, content in attributes.items())
    return f"<{tag}{fields}>{''.join(inside)}</{tag}>"


def nested(path, *inside):
    """Return elements inside each other."""
    for tag in reversed(path.split("/")):
        inside = (element(tag, *inside),)
    return inside[0]


def value(tag, content):
    """Return an element as Live writes values."""
    return element(tag, Value=content)


def values(**contents):
    """Return several of them."""
    return "".join(value(tag, content) for tag, content in contents.items())


def manual(tag, content):
    """Return a parameter."""
    return element(tag, value("Manual", content))


def note(time, *, pitch=60, **attributes):
    """Return a key track with one note."""
    fields = {"Time": time, "Duration": 0.5, "Velocity": 100, "IsEnabled": "true"} | attributes
    return element("KeyTrack", element("Notes", element("MidiNoteEvent", **fields)), value("MidiKey", pitch))


def loop(start=0, end=4, *, on="true", relative=0, out=None, hidden=(0, 4)):
    """Return the loop of a clip."""
    shape = values(LoopStart=start, LoopEnd=end, StartRelative=relative, LoopOn=on)
    shape += values(OutMarker=end if out is None else out, HiddenLoopStart=hidden[0], HiddenLoopEnd=hidden[1])
    return element("Loop", shape)


def midi_clip(*notes, start=0, end=4, name="", color=3, shape=None, more=""):
    """Return a MIDI clip."""
    head = values(CurrentStart=start, CurrentEnd=end, Name=name, Color=color) + more
    return element("MidiClip", head, shape or loop(), nested("Notes/KeyTracks", *notes), Id=0, Time=start)


def audio_clip(path, *, start=0, end=8, markers=((0, 0), (0.5, 1), (0.515625, 1.03125))):
    """Return an audio clip."""
    warp = [element("WarpMarker", SecTime=seconds, BeatTime=beats) for seconds, beats in markers]
    file = element("FileRef", values(RelativePath="Samples/Sound.wav", Path=path))
    head = values(CurrentStart=start, CurrentEnd=end, Name="Sound", Color=5, WarpMode=4, SampleVolume=2)
    head += values(PitchCoarse=-3, IsWarped="true")
    reference = element("SampleRef", file, values(DefaultDuration=88200, DefaultSampleRate=44100))
    return element("AudioClip", head, loop(0, 8), reference, element("WarpMarkers", *warp), Id=0, Time=start)


def slots(*clips):
    """Return the slots of a track; None is an empty one."""
    made = [element("ClipSlot", value("HasStop", "true"), nested("ClipSlot/Value", clip or "")) for clip in clips]
    return element("ClipSlotList", *made)


def mixer(*, volume=1, pan=0, sends=(), more="", on="true"):
    """Return a mixer."""
    made = [element("TrackSendHolder", manual("Send", factor)) for factor in sends]
    fader = manual("Pan", pan) + manual("Volume", volume) + manual("CrossFadeState", 0)
    return element("Mixer", element("Sends", *made), manual("Speaker", on), fader, more)


def track(kind, number, *, name="", group=-1, sequencer="", devices="", chain="", more="", mix=None):
    """Return a track."""
    effective = name or f"{number}-{DEFAULTS.get(kind, '')}"
    head = element("Name", values(EffectiveName=effective, UserName=name)) + values(Color=number, TrackGroupId=group)
    inner = nested("DeviceChain/Devices", devices)
    body = element("DeviceChain", mix or mixer(), chain, element("MainSequencer", sequencer), inner)
    return element(kind, head, more, body, Id=number)


def main_track(tempo=93.5, signature=104, devices=""):
    """Return the main track; 104 is 6/2: five above 4 for the numerator, 99 for each doubling of the denominator."""
    more = manual("Tempo", tempo) + manual("TimeSignature", signature) + manual("CrossFade", 0.25)
    return track("MainTrack", 99, devices=devices, mix=mixer(more=more))


def live_set(*tracks, scenes="", more="", main=None):
    """Return a Set as Live 12 writes it."""
    inside = element("Tracks", *tracks) + (main or main_track()) + element("Scenes", scenes) + more
    return '<?xml version="1.0" encoding="UTF-8"?>' + element(
        "Ableton", element("LiveSet", inside), MajorVersion=5, Creator="Ableton Live 12.3.6"
    )


def scene(name="", tempo=None, signature=None):
    """Return a scene."""
    shown = values(Tempo=tempo or 120, IsTempoEnabled="true" if tempo else "false", TimeSignatureId=signature or 201)
    return element(
        "Scene", values(Name=name, Color=-1), shown, value("IsTimeSignatureEnabled", "true" if signature else "false")
    )


@pytest.fixture
def load(tmp_path):
    """Write a Set and open it; the Simulations end with the test."""
    opened = []

    def run(content, *, packed=True):
        path = tmp_path / "My Set.als"
        data = content.encode()
        path.write_bytes(gzip.compress(data) if packed else data)
        simulation = Simulator(clock=ManualClock(), set_file=path)
        simulation.__enter__()
        opened.append(simulation)
        return simulation

    yield run
    for simulation in opened:
        simulation.__exit__(None, None, None)


def test_the_song_is_read(load):
    """Tempo, signature, loop, quantization, scale, path."""
    more = element("Transport", values(LoopOn="true", LoopStart=8, LoopLength=12, PunchIn="true"))
    more += value("GlobalQuantisation", 7) + element("ScaleInformation", values(Root=2, Name=2))
    sim = load(live_set(track("MidiTrack", 1), scenes=scene(), more=more))
    song = sim.song
    assert (song.tempo, song.signature_numerator, song.signature_denominator) == (93.5, 6, 2)
    assert (song.loop, song.loop_start, song.loop_length, song.punch_in, song.punch_out) == (True, 8, 12, True, False)
    assert (song.clip_trigger_quantization, song.root_note, song.scale_name) == (7, 2, "Dorian")
    assert (song.name, Path(song.file_path).name) == ("My Set", "My Set.als")
    assert song.master_track.mixer_device.crossfader.value == 0.25
    assert not song.can_undo


def test_tracks_groups_and_returns_are_read(load):
    """Names, colours, nesting, folding, state."""
    sim = load(
        live_set(
            track("GroupTrack", 1, name="Band", more=value("TrackUnfolded", "false")),
            track("MidiTrack", 2, group=1),
            track("AudioTrack", 3, group=1, name="Voice", sequencer=value("MonitoringEnum", 2)),
            track("MidiTrack", 4, mix=mixer(on="false")),
            track("ReturnTrack", 5, name="A-Hall"),
            scenes=scene() + scene(),
        )
    )
    song = sim.song
    assert [each.name for each in song.tracks] == ["Band", "2-MIDI", "Voice", "4-MIDI"]
    assert [each.color_index for each in song.tracks] == [1, 2, 3, 4]
    assert [each.is_grouped for each in song.tracks] == [False, True, True, False]
    assert song.tracks[0].is_foldable
    assert song.tracks[0].fold_state
    assert song.tracks[2].group_track == song.tracks[0]
    assert song.tracks[2].current_monitoring_state == 2
    assert song.tracks[3].mute
    assert [each.name for each in song.return_tracks] == ["A-Hall"]
    assert [len(each.clip_slots) for each in song.tracks] == [2, 2, 2, 2]
    assert [len(each.mixer_device.sends) for each in (*song.tracks, *song.return_tracks)] == [1] * 5
    assert sim.load_report == []


def test_the_mixer_is_read(load):
    """The file has factors, Live has fader positions: live-runtime 6.2."""
    half = math.pow(10, -10 / 20)
    sim = load(
        live_set(
            track("MidiTrack", 1, mix=mixer(volume=half, pan=-0.5, sends=(1, 0.0003162277571))),
            track("MidiTrack", 2, mix=mixer(volume=1.995262315, sends=(0.5, 0.5))),
            track("ReturnTrack", 3),
            track("ReturnTrack", 4),
            scenes=scene(),
        )
    )
    device = sim.song.tracks[0].mixer_device
    assert str(device.volume) == "-10.0 dB"
    assert device.panning.value == -0.5
    assert [send.value for send in device.sends] == [1.0, 0.0]
    assert device.crossfade_assign == 0
    assert sim.song.tracks[1].mixer_device.volume.value == pytest.approx(1.0, abs=1e-4)
    assert str(sim.song.tracks[1].mixer_device.sends[0]).startswith("-6.0")


def test_scenes_are_read(load):
    """Names, tempo and signature when they are on."""
    sim = load(live_set(track("MidiTrack", 1), scenes=scene("Verse", tempo=101, signature=302) + scene()))
    first, second = sim.song.scenes
    assert (first.name, first.tempo, first.time_signature_numerator, first.time_signature_denominator) == (
        "Verse",
        101.0,
        6,
        8,
    )
    assert (second.name, second.tempo_enabled, second.time_signature_enabled, second.color_index) == (
        "",
        False,
        False,
        None,
    )


def test_session_clips_and_notes_are_read(load):
    """Loop and markers, launching, all that a note has, and ids that are not given twice."""
    shape = loop(4, 12, relative=2, out=20)
    more = value("LaunchMode", 2) + value("LaunchQuantisation", 5) + value("Legato", "true") + value("Disabled", "true")
    attributes = {"Velocity": 99.5, "VelocityDeviation": -20, "OffVelocity": 3, "Probability": 0.25, "NoteId": 7}
    first = note(1.5, pitch=38, IsEnabled="false", **attributes)
    clip = midi_clip(note(0.25), first, name="Riff", color=11, shape=shape, more=more)
    sim = load(live_set(track("MidiTrack", 1, sequencer=slots(None, clip)), scenes=scene() + scene()))
    track_slots = sim.song.tracks[0].clip_slots
    assert not track_slots[0].has_clip
    found = track_slots[1].clip
    assert (found.name, found.color_index, found.muted) == ("Riff", 11, True)
    assert (found.loop_start, found.loop_end, found.start_marker, found.end_marker) == (4.0, 12.0, 6.0, 20.0)
    assert (found.launch_mode, found.launch_quantization, found.legato) == (2, 5, True)
    notes = found.get_all_notes_extended()
    assert sorted((each.pitch, each.start_time) for each in notes) == [(38, 1.5), (60, 0.25)]
    low = next(each for each in notes if each.pitch == 38)
    assert (low.velocity, low.velocity_deviation, low.release_velocity) == (99.5, -20.0, 3.0)
    assert (low.probability, low.mute, low.note_id) == (0.25, True, 7)
    (added,) = found.add_new_notes([MidiNoteSpecification(pitch=70, start_time=0, duration=1)])
    assert added not in {each.note_id for each in notes}


def test_a_clip_that_does_not_loop_keeps_its_loop(load):
    """Without looping the file has the region as the loop and the loop hidden."""
    shape = loop(1, 3, on="false", hidden=(4, 8))
    sim = load(live_set(track("MidiTrack", 1, sequencer=slots(midi_clip(shape=shape))), scenes=scene()))
    found = sim.song.tracks[0].clip_slots[0].clip
    assert (found.looping, found.loop_start, found.loop_end) == (False, 1.0, 3.0)
    found.looping = True
    assert (found.loop_start, found.loop_end) == (4.0, 8.0)


def test_arrangement_clips_and_take_lanes_are_read(load):
    """Where they lie; the song is as long as they are."""
    clips = midi_clip(note(0), start=400, end=416) + midi_clip(start=8, end=12)
    events = nested("ClipTimeable/ArrangerAutomation/Events", clips)
    lanes = nested("TakeLanes/TakeLanes/TakeLane/ClipAutomation/Events", midi_clip(note(0), note(1)))
    sim = load(live_set(track("MidiTrack", 1, sequencer=events, more=lanes), scenes=scene()))
    found = sim.song.tracks[0]
    assert [(clip.start_time, clip.end_time) for clip in found.arrangement_clips] == [(8.0, 12.0), (400.0, 416.0)]
    assert [len(clip.get_all_notes_extended()) for lane in found.take_lanes for clip in lane.arrangement_clips] == [2]


def test_audio_clips_are_read_without_their_file(load):
    """Length and rate are known from the Set; that the file is missing is listed."""
    sim = load(live_set(track("AudioTrack", 1, sequencer=slots(audio_clip("/nowhere/Sound.wav"))), scenes=scene()))
    found = sim.song.tracks[0].clip_slots[0].clip
    assert (found.is_audio_clip, found.file_path, found.sample_length, found.sample_rate) == (
        True,
        "/nowhere/Sound.wav",
        88200,
        44100.0,
    )
    assert (found.warping, found.warp_mode, found.pitch_coarse) == (True, 4, -3)
    assert found.gain_display_string == "6.0 dB"
    assert [(marker.sample_time, marker.beat_time) for marker in found.warp_markers][:2] == [(0.0, 0.0), (0.5, 1.0)]
    assert len(sim.load_report) == 1
    assert "/nowhere/Sound.wav" in sim.load_report[0]


def test_audio_files_are_found_beside_the_set(load, tmp_path):
    """Live looks into the project's folder, too."""
    (tmp_path / "Samples").mkdir()
    with wave.open(str(tmp_path / "Samples" / "Sound.wav"), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(8000)
        file.writeframes(b"\0\0" * 4000)
    sim = load(live_set(track("AudioTrack", 1, sequencer=slots(audio_clip("/nowhere/Sound.wav"))), scenes=scene()))
    found = sim.song.tracks[0].clip_slots[0].clip
    assert (found.sample_length, found.sample_rate) == (4000, 8000.0)
    assert found.file_path == str(tmp_path / "Samples" / "Sound.wav")
    assert sim.load_report == []


def test_the_browser_shows_the_project_of_the_set(load, tmp_path):
    """Live's Current Project: the folder of the Set; its files are real ones."""
    (tmp_path / "Samples").mkdir()
    with wave.open(str(tmp_path / "Samples" / "One Second.wav"), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(8000)
        file.writeframes(b"\0\0" * 8000)
    sim = load(live_set(track("AudioTrack", 1), scenes=scene(), main=main_track(tempo=120)))
    browser = sim.application.browser
    (folder,) = browser.current_project.children
    (item,) = folder.children
    assert (folder.name, item.name, item.uri) == (
        "Samples",
        "One Second.wav",
        "query:CurrentProject#Samples:One%20Second.wav",
    )
    browser.load_item(item)
    clip = sim.song.tracks[0].clip_slots[0].clip
    assert (clip.length, clip.sample_rate, clip.file_path) == (
        2.0,
        8000.0,
        str(tmp_path / "Samples" / "One Second.wav"),
    )


def test_locators_are_read(load):
    """As cue points, in order."""
    places = "".join(
        f"<Locator>{value('Time', time)}{value('Name', name)}</Locator>" for time, name in ((32, "B"), (16, "A"))
    )
    sim = load(
        live_set(track("MidiTrack", 1), scenes=scene(), more=f"<Locators><Locators>{places}</Locators></Locators>")
    )
    assert [(cue.time, cue.name) for cue in sim.song.cue_points] == [(16.0, "A"), (32.0, "B")]


def test_devices_with_known_parameters_are_read(load):
    """Displayed values in the file become Live's values; names, states."""
    reverb = element(
        "Reverb",
        value("UserName", "Big"),
        manual("On", "false"),
        manual("PreDelay", 25),
        manual("BandFreq", 1000),
        manual("ChorusOn", "false"),
        manual("Unheard", 3),
    )
    sim = load(live_set(track("AudioTrack", 1, devices=reverb), scenes=scene()))
    device = sim.song.tracks[0].devices[0]
    values = {parameter.name: parameter for parameter in device.parameters}
    assert (device.name, device.class_name, device.is_active) == ("Big", "Reverb", False)
    assert values["Predelay"].display_value == pytest.approx(25, rel=1e-3)
    assert values["In Filter Freq"].display_value == pytest.approx(1000, rel=1e-3)
    assert values["Device On"].value == 0.0
    assert sim.load_report == ["values of Reverb without a known parameter"]


def test_racks_are_read_with_their_chains(load):
    """Nested; a drum chain's note is counted down from 128 in the file."""
    inner = element("OriginalSimpler", manual("On", "true"))
    name = element("Name", values(EffectiveName="Kick", UserName=""))
    chain = nested("DeviceChain/MidiToAudioDeviceChain/Devices", inner)
    info = element("BranchInfo", value("ReceivingNote", 92))
    branch = element("DrumBranch", values(Color=7, IsSoloed="true"), name, chain, info)
    head = manual("On", "true") + manual("MacroControls.0", 64)
    rack = element("DrumGroupDevice", head, element("Branches", branch))
    sim = load(live_set(track("MidiTrack", 1, devices=rack), scenes=scene()))
    found = sim.song.tracks[0].devices[0]
    assert (found.class_name, len(found.chains), found.parameters[1].value) == ("DrumGroupDevice", 1, 64.0)
    assert (found.chains[0].name, found.chains[0].color_index, found.chains[0].solo) == ("Kick", 7, True)
    assert found.drum_pads[36].chains[0] == found.chains[0]
    assert found.chains[0].devices[0].class_name == "OriginalSimpler"


def test_what_is_not_known_is_listed_and_left_out(load):
    """Plug-ins, Max devices, devices of a Live to come, automation, grooves."""
    description = nested("PluginDesc/VstPluginInfo", value("PlugName", "Wonder"))
    plugin = element("PluginDevice", manual("On", "true"), description)
    patch = element("MxDeviceAudioEffect", nested("PatchSlot/FileRef", value("Path", "/m4l/Thing.amxd")))
    event = element("FloatEvent", Time=4, Value=1)
    automation = nested("AutomationEnvelopes/Envelopes/AutomationEnvelope/Automation/Events", event)
    sim = load(
        live_set(
            track("AudioTrack", 1, devices=f"{plugin}{patch}<Reverb2030 />", more=automation),
            track("QuantumTrack", 2),
            scenes=scene(),
            more="<GroovePool><Grooves><Groove /><Groove /></Grooves></GroovePool>",
        )
    )
    assert sorted(sim.load_report) == [
        "a track of kind QuantumTrack",
        "automation envelopes of the arrangement",
        "grooves of the groove pool (2 times)",
        "the Max for Live device Thing",
        "the device Reverb2030",
        "the plug-in Wonder",
    ]
    assert len(sim.song.tracks) == 1
    assert len(sim.song.tracks[0].devices) == 0


def test_routing_is_read(load):
    """Targets name tracks by their number in the file."""

    def routing(name, target):
        return element(name, value("Target", target))

    sim = load(
        live_set(
            track("AudioTrack", 8, name="Source"),
            track(
                "AudioTrack",
                9,
                chain=routing("AudioInputRouting", "AudioIn/Track.8/PreFxOut")
                + routing("AudioOutputRouting", "AudioOut/None"),
            ),
            track("AudioTrack", 10, chain=routing("AudioInputRouting", "AudioIn/External/M1")),
            track("MidiTrack", 11, chain=routing("MidiInputRouting", "MidiIn/External.All/3")),
            track("MidiTrack", 12, chain=routing("MidiOutputRouting", "MidiOut/External.Dev:Synth/0")),
            scenes=scene(),
        )
    )
    tracks = sim.song.tracks
    assert (tracks[1].current_input_routing, tracks[1].current_input_sub_routing) == ("Source", "Pre FX")
    assert tracks[1].current_output_routing == "Sends Only"
    assert (tracks[2].current_input_routing, tracks[2].current_input_sub_routing) == ("Ext. In", "2")
    assert tracks[3].current_input_sub_routing == "Ch. 4"
    assert sim.load_report == ["the routing MidiOut/External.Dev:Synth/0"]


def test_a_set_of_live_10_is_read(load):
    """MasterTrack, names of scenes elsewhere, notes without ids and chances."""
    master = track("MasterTrack", 9, mix=mixer(more=manual("Tempo", 77) + manual("TimeSignature", 201)))
    event = element("MidiNoteEvent", Time=0, Duration=1, Velocity=90, IsEnabled="true")
    notes = element("KeyTrack", element("Notes", event), value("MidiKey", 61))
    old = nested("SceneNames/Scene", value("Value", "Old"))
    tracks = element("Tracks", track("MidiTrack", 1, sequencer=slots(midi_clip(notes))))
    content = element("Ableton", element("LiveSet", tracks, master, old), Creator="Ableton Live 10.1.43")
    sim = load(content)
    assert (sim.song.tempo, [each.name for each in sim.song.scenes]) == (77.0, ["Old"])
    (found,) = sim.song.tracks[0].clip_slots[0].clip.get_all_notes_extended()
    assert (found.pitch, found.velocity, found.probability, found.release_velocity) == (61, 90.0, 1.0, 64.0)
    assert found.note_id > 0


def test_a_set_that_is_not_packed_is_read(load):
    """XML without gzip."""
    assert load(live_set(track("MidiTrack", 1), scenes=scene()), packed=False).song.tempo == 93.5


def test_a_set_without_anything_has_a_track_and_a_scene(load):
    """Live's documents always have both."""
    sim = load('<Ableton Creator="Ableton Live 12.0"><LiveSet /></Ableton>')
    assert (len(sim.song.tracks), len(sim.song.scenes), sim.song.tempo) == (1, 1, 120.0)


BAD = {
    "empty": b"",
    "no gzip": b"\x1f\x8bnonsense",
    "cut gzip": gzip.compress(b"<Ableton><LiveSet>" * 50)[:30],
    "no xml": b"hello",
    "cut xml": b"<Ableton Creator='x'><LiveSet>",
    "another document": b"<svg />",
    "entities": b'<!DOCTYPE a [<!ENTITY b "bbbb">]><Ableton Creator="x">&b;</Ableton>',
    "deep": b"<Ableton Creator='x'>" + b"<a>" * 5000 + b"</a>" * 5000 + b"</Ableton>",
}


@pytest.mark.parametrize("content", BAD.values(), ids=BAD)
def test_what_is_no_set_is_refused(tmp_path, content):
    """One error, whatever the bytes."""
    path = tmp_path / "bad.als"
    path.write_bytes(content)
    with pytest.raises(SetFileError):
        Simulator(set_file=path)


def test_odd_numbers_do_not_stop_the_reading(load):
    """Infinite, out of range, no number at all."""
    clip = midi_clip(
        note(0, Velocity="loud", NoteId="first"), shape=loop("x", "-4"), color=4000, more=value("LaunchMode", 99)
    )
    odd = track("MidiTrack", 1, sequencer=slots(clip), mix=mixer(volume="inf", pan=7, sends=("-3",)))
    more = value("GlobalQuantisation", "often")
    sim = load(live_set(odd, scenes=scene(), main=main_track(tempo=5000, signature=-1), more=more))
    assert sim.song.clip_trigger_quantization == 4
    assert [each.velocity for each in sim.song.tracks[0].clip_slots[0].clip.get_all_notes_extended()] == [100.0]
    assert (sim.song.tempo, sim.song.tracks[0].mixer_device.panning.value) == (999.0, 1.0)
    assert sim.song.tracks[0].clip_slots[0].clip.launch_mode == 3


def test_opening_a_set_replaces_the_document_and_the_scripts(sim, tmp_path):
    """live-runtime 1.4: disconnect, then create_instance again."""
    path = tmp_path / "Other.als"
    path.write_bytes(gzip.compress(live_set(track("MidiTrack", 1), scenes=scene()).encode()))
    made = []

    class Script:
        def disconnect(self):
            made.append("gone")

    def create_instance(c_instance):
        made.append(c_instance.song().tempo)
        return Script()

    sim.host(create_instance)
    old = sim.song
    sim.open_set(path)
    assert made == [120.0, "gone", 93.5]
    assert old == None  # noqa: E711 - how scripts ask
    sim.open_new_set()
    assert (sim.song.tempo, sim.load_report) == (120.0, [])


def test_a_bad_file_leaves_the_set_as_it_is(sim, tmp_path):
    """Nothing is closed before the new Set is read."""
    song = sim.song
    path = tmp_path / "bad.als"
    path.write_bytes(b"no")
    with pytest.raises(SetFileError):
        sim.open_set(path)
    assert sim.song == song


def counted(path):
    """Count tracks, returns, scenes, clips and notes from the XML, by other means than the reader's."""
    with gzip.open(path) as file:
        root = ET.parse(file).getroot().find("LiveSet")  # noqa: S314 - files of one's own
    tracks = list(root.find("Tracks"))
    clips = [clip for each in tracks for tag in ("MidiClip", "AudioClip") for clip in each.iter(tag)]
    notes = sum(len(list(clip.iter("MidiNoteEvent"))) for clip in clips)
    regular = sum(1 for each in tracks if each.tag != "ReturnTrack")
    return regular, len(tracks) - regular, len(root.find("Scenes")), len(clips), notes


def loaded(song):
    """Count the same in a Song."""
    clips = [slot.clip for each in song.tracks for slot in each.clip_slots if slot.has_clip]
    clips += [clip for each in song.tracks for clip in each.arrangement_clips]
    clips += [clip for each in song.tracks for lane in each.take_lanes for clip in lane.arrangement_clips]
    notes = sum(len(clip.get_all_notes_extended()) for clip in clips if clip.is_midi_clip)
    return len(song.tracks), len(song.return_tracks), len(song.scenes), len(clips), notes


@pytest.mark.skipif(not SETS, reason="ALIVE_SETS names no folder of Sets")
@pytest.mark.parametrize("path", sorted(Path(SETS or ".").glob("*.als")) if SETS else [], ids=lambda path: path.name)
def test_real_sets_load_whole(path):
    """Tracks, clips and notes agree with a count made from the XML."""
    with Simulator(clock=ManualClock(), set_file=path) as simulation:
        assert loaded(simulation.song) == counted(path)
        assert simulation.log == []
