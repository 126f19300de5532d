"""Events as OSC, over UDP to real sockets: what is sent, in which order, and to whom."""

import socket

import pytest
from pythonosc.osc_message import OscMessage

from tests.contract.studio import Studio


class Ear:
    """A program that listens on a port of its own."""

    def __init__(self):
        self.socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self.socket.bind(("127.0.0.1", 0))
        self.socket.setblocking(False)
        self.port = self.socket.getsockname()[1]

    def target(self, **options):
        return {"port": self.port, **options}

    def messages(self):
        """What has come, decoded."""
        found = []
        while True:
            try:
                found.append(OscMessage(self.socket.recv(65536)))
            except BlockingIOError:
                return found

    def events(self):
        """What has come, as address and arguments, without numbers."""
        return [tuple(message.params[2:]) for message in self.messages() if message.address == "/live/seq"]


@pytest.fixture
def ear():
    made = Ear()
    yield made
    made.socket.close()


@pytest.fixture
def settings(ear):
    return osc(ear.target())


def osc(*targets):
    return {"transports.osc.enabled": True, "transports.osc.targets": list(targets)}


@pytest.fixture
def studio(settings):
    with Studio(settings) as studio:
        studio.tick(0.3)
        yield studio


def person(studio, act):
    studio.simulation.call(act)
    studio.tick(0.2)


def about(events, *addresses):
    return [event for event in events if event[0] in addresses]


def test_a_track_that_is_renamed_is_told_with_a_number(studio, client, ear):
    client.do("rename_track", track_index=0, name="Bass")
    studio.tick(0.2)

    first = ear.messages()[0]
    assert first.address == "/live/seq"
    number, seconds, *event = first.params
    assert (number, event) == (0, ["/live/track/renamed", 0, "Bass"])
    assert 0.2 < seconds < 1


def test_nothing_is_sent_while_a_set_is_attached(studio, ear):
    assert ear.messages() == []


@pytest.mark.parametrize(
    ("act", "expected"),
    [
        (lambda song: setattr(song.tracks[1], "mute", True), ("/live/track/mute", 1, True)),
        (lambda song: setattr(song.tracks[0], "arm", True), ("/live/track/arm", 0, True)),
        (lambda song: setattr(song.tracks[1].mixer_device.volume, "value", 0.5), ("/live/track/volume", 1, 0.5)),
        (lambda song: setattr(song.tracks[1].mixer_device.panning, "value", -0.5), ("/live/track/pan", 1, -0.5)),
        (lambda song: setattr(song.tracks[1].mixer_device.sends[1], "value", 0.25), ("/live/track/send", 1, 1, 0.25)),
        (lambda song: setattr(song.return_tracks[1], "name", "Echo"), ("/live/track/renamed", 5, "B-Echo")),
        (lambda song: setattr(song.master_track.mixer_device.volume, "value", 0.5), ("/live/track/volume", 6, 0.5)),
        (lambda song: setattr(song.scenes[2], "name", "Verse"), ("/live/scene/renamed", 2, "Verse")),
        (lambda song: setattr(song, "tempo", 99.5), ("/live/transport/tempo", 99.5)),
        (lambda song: setattr(song, "metronome", True), ("/live/transport/metronome", True)),
        (lambda song: song.start_playing(), ("/live/transport/play", True)),
        (lambda song: song.tracks[0].clip_slots[2].create_clip(4.0), ("/live/clip/added", 0, 2, "")),
        (lambda song: song.tracks[0].clip_slots[2].create_clip(4.0), ("/live/clip_slot/has_clip", 0, 2, True)),
        (lambda song: setattr(song.view, "selected_scene", song.scenes[3]), ("/live/cursor/scene", 3)),
        (lambda song: setattr(song.view, "selected_track", song.master_track), "/live/cursor/track"),
    ],
    ids=lambda value: value[0] if isinstance(value, tuple) else "",
)
def test_a_change_by_a_person_is_told(studio, ear, act, expected):
    person(studio, lambda: act(studio.song))

    events = ear.events()
    if isinstance(expected, str):
        assert [event[1] for event in about(events, expected)] == [6]
    else:
        assert expected in events


def test_a_new_scene_is_told_after_those_it_moved_and_before_its_slots(studio, client, ear):
    client.do("create_scene", index=6)
    studio.tick(0.2)

    addresses = about(ear.events(), "/live/scene/reordered", "/live/scene/added", "/live/clip_slot/created")
    assert addresses == [
        ("/live/scene/reordered", 7, ""),
        ("/live/scene/reordered", 8, ""),
        ("/live/scene/added", 6, ""),
        *[("/live/clip_slot/created", track, 6, False, True, 0) for track in range(4)],
    ]


def test_of_several_scenes_that_are_deleted_the_last_is_told_first(studio, ear):
    def delete():
        studio.song.delete_scene(1)
        studio.song.delete_scene(1)

    person(studio, delete)

    assert about(ear.events(), "/live/scene/removed") == [("/live/scene/removed", 2), ("/live/scene/removed", 1)]


def test_tracks_and_devices_that_come_and_go_are_told(studio, client, ear):
    client.do("create_midi_track", index=1)
    client.do("insert_device", target="tracks/1", device_name="Operator")
    client.do("delete_device", track_index=1, device_index=0)
    client.do("delete_track", track_index=1)
    studio.tick(0.2)

    events = ear.events()
    assert [event for event in events if event[0].endswith(("/added", "/deleted"))] == [
        ("/live/track/added", 1, "2-MIDI", "midi"),
        ("/live/device/added", 1, 0, "Operator"),
        ("/live/device/deleted", 1, 0),
        ("/live/track/deleted", 1),
    ]


def test_return_tracks_and_the_main_track_are_counted_after_the_tracks(studio, client, ear):
    client.do("create_midi_track")
    studio.tick(0.2)
    ear.messages()
    person(studio, lambda: setattr(studio.song.return_tracks[0], "mute", True))
    person(studio, lambda: setattr(studio.song.master_track.mixer_device.volume, "value", 0.4))

    assert about(ear.events(), "/live/track/mute") == [("/live/track/mute", 5, True)]


def test_all_parameters_of_a_device_are_told_and_none_inside_of_racks(studio, client, ear):
    client.do("insert_device", target="tracks/0", device_name="Operator")
    studio.tick(0.2)
    device = studio.song.tracks[0].devices[0]
    ear.messages()
    last = len(device.parameters) - 1
    person(studio, lambda: setattr(device.parameters[last], "value", device.parameters[last].min))
    person(studio, lambda: setattr(device.parameters[last], "value", device.parameters[last].max))

    assert last > 8
    assert ("/live/device/param", 0, 0, last, device.parameters[last].max) in [
        (*event[:4], pytest.approx(event[4])) for event in about(ear.events(), "/live/device/param")
    ]


def test_what_a_batch_changes_is_bracketed(studio, client, ear):
    commands = [
        {"action": "set_tempo", "bpm": 111},
        {"action": "set_track_volume", "track_index": 1, "volume": 0.5},
    ]
    client.do("batch", commands=commands)
    studio.tick(0.2)

    assert ear.events()[:4] == [
        ("/live/batch/start", 0),
        ("/live/transport/tempo", 111.0),
        ("/live/track/volume", 1, 0.5),
        ("/live/batch/end", 0),
    ]


def test_numbers_are_dense_over_everything_that_happens(studio, client, ear):
    for name in ("a", "b", "c"):
        client.do("rename_track", track_index=0, name=name)
        client.do("create_scene")
    studio.tick(0.3)

    numbers = [message.params[0] for message in ear.messages()]
    assert numbers == list(range(len(numbers)))
    assert len(numbers) > 15


def test_the_last_value_of_what_moves_fast_is_always_told(studio, ear):
    volume = studio.song.tracks[0].mixer_device.volume
    for step in range(30):
        studio.simulation.call(lambda step=step: setattr(volume, "value", step / 30))
        studio.tick(0.01)
    studio.tick(0.2)

    told = [event[2] for event in about(ear.events(), "/live/track/volume")]
    assert told[-1] == pytest.approx(29 / 30)
    assert 5 <= len(told) <= 9


def test_no_clip_is_told_twice_after_slots_were_rearranged(studio, client, ear):
    client.do("create_midi_clip", track_index=0, scene_index=1)
    client.do("create_scene", index=0)
    studio.tick(0.2)
    ear.messages()
    person(studio, lambda: setattr(studio.song.tracks[0].clip_slots[2].clip, "name", "Hook"))

    assert about(ear.events(), "/live/clip/name") == [("/live/clip/name", 0, 2, "Hook")]


class TestTargets:
    @pytest.fixture
    def others(self):
        made = [Ear(), Ear()]
        yield made
        for each in made:
            each.socket.close()

    @pytest.fixture
    def settings(self, ear, others):
        return osc(
            ear.target(),
            others[0].target(topics=["transport.*", "transport.position"]),
            others[1].target(dialect="alive", topics=["track.renamed"]),
        )

    def test_each_gets_its_topics_with_numbers_of_its_own(self, studio, client, ear, others):
        client.do("set_tempo", bpm=99)
        client.do("rename_track", track_index=0, name="Bass")
        studio.tick(0.2)

        assert [message.params[:1] + message.params[2:] for message in others[0].messages()] == [
            [0, "/live/transport/tempo", 99.0]
        ]
        assert [event[0] for event in others[1].events()] == ["/live/track/renamed"]
        assert [event[0] for event in ear.events()][:2] == ["/live/transport/tempo", "/live/track/renamed"]

    def test_the_position_is_told_twice_a_second_to_those_who_name_it(self, studio, client, ear, others):
        client.do("start_playback")
        studio.tick(2.2)

        positions = about(others[0].events(), "/live/transport/position")
        assert 4 <= len(positions) <= 6
        assert positions[-1][1] > 2
        assert about(ear.events(), "/live/transport/position") == []

    def test_the_newer_dialect_begins_with_the_session(self, studio, client, others):
        studio.tick(1)
        session, beat = others[1].messages()[:2]

        assert session.address == "/live/session"
        assert session.params[0] == client.do("capabilities")["session"]
        assert beat.address == "/live/heartbeat"
        assert beat.params[:2] == [session.params[0], 0]


class TestSwitching:
    def test_starting_twice_doubles_nothing(self, studio, client, ear):
        assert client.do("start_osc")["enabled"]
        assert client.do("start_osc")["enabled"]
        client.do("rename_track", track_index=0, name="Bass")
        studio.tick(0.2)

        assert about(ear.events(), "/live/track/renamed") == [("/live/track/renamed", 0, "Bass")]

    def test_stopping_ends_osc_and_no_subscription(self, studio, client, ear):
        watcher = studio.connect()
        watcher.do("subscribe", topics=["track.renamed"])
        assert not client.do("stop_osc")["enabled"]
        assert not client.do("stop_osc")["enabled"]
        client.do("rename_track", track_index=0, name="Bass")

        assert watcher.reply()["event"] == "track.renamed"
        assert ear.messages() == []

    def test_numbers_go_on_after_a_stop(self, studio, client, ear):
        client.do("rename_track", track_index=0, name="a")
        studio.tick(0.2)
        sent = len(ear.messages())
        client.do("stop_osc")
        client.do("rename_track", track_index=0, name="b")
        client.do("start_osc")
        client.do("rename_track", track_index=0, name="c")
        studio.tick(0.2)

        message = ear.messages()[0]
        assert message.params[0] == sent
        assert message.params[4] == "c"

    def test_refreshing_keeps_subscriptions_and_tells_nothing_that_is_known(self, studio, client, ear):
        watcher = studio.connect()
        watcher.do("subscribe", topics=["track.renamed"])
        client.do("refresh_osc")
        studio.tick(0.5)
        assert ear.messages() == []

        client.do("rename_track", track_index=0, name="Bass")
        assert watcher.reply()["name"] == "Bass"

    def test_the_status_counts(self, studio, client, ear):
        client.do("rename_track", track_index=0, name="Bass")
        studio.tick(0.2)
        sent = len(ear.messages())
        status = client.do("get_osc_status")

        assert status["enabled"]
        assert (status["track_count"], status["scene_count"], status["has_transport"]) == (4, 8, True)
        assert status["track_observers"] == 7
        assert status["uptime_seconds"] > 0.4
        assert status["events_sent"] == sent > 0
        [target] = status["targets"]
        assert (target["port"], target["sequence"], target["errors"]) == (ear.port, sent, 0)

    def test_a_new_set_begins_with_0(self, settings, ear):
        for name in ("a", "b"):
            with Studio(settings) as studio:
                studio.tick(0.3)
                studio.connect().do("rename_track", track_index=0, name=name)
                studio.tick(0.1)
            assert ear.messages()[0].params[0] == 0


class TestSwitchedOff:
    @pytest.fixture
    def settings(self, ear):
        return osc(ear.target()) | {"transports.osc.enabled": False}

    def test_it_can_be_started(self, studio, client, ear):
        assert not client.do("get_osc_status")["enabled"]
        client.do("start_osc")
        client.do("rename_track", track_index=0, name="Bass")
        studio.tick(0.2)

        assert about(ear.events(), "/live/track/renamed") == [("/live/track/renamed", 0, "Bass")]


def test_a_failing_socket_harms_nothing_else(studio, client, ear):
    class Broken:
        def sendto(self, *_):
            raise OSError(105, "No buffer space available")

        def close(self):
            pass

    [target] = studio.script.instance._osc.targets
    target._socket = Broken()
    watcher = studio.connect()
    watcher.do("subscribe", topics=["track.renamed"])
    client.do("rename_track", track_index=0, name="Bass")
    assert watcher.reply()["name"] == "Bass"
    studio.tick(0.2)

    status = client.do("get_osc_status")
    assert status["targets"][0]["errors"] == status["targets"][0]["sequence"] > 0
    assert len([line for line in studio.simulation.log if "could not be sent" in line]) == 1
