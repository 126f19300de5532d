"""Where Live keeps its files, asked of pure paths of both systems."""

from pathlib import PurePosixPath, PureWindowsPath

import pytest

from alive.bridge.live_locations import (
    Home,
    LiveVersion,
    default_user_libraries,
    is_for_other_scripts,
    is_recent_enough,
    preferences_in,
    preferences_root,
    user_library_in,
)
from tests.unit.bridge.homes import LIBRARY_CONFIG

MAC = Home(system="macos", folder=PurePosixPath("/Users/eva"), app_data=PurePosixPath("/Users/eva"))
WINDOWS = Home(
    system="windows",
    folder=PureWindowsPath(r"C:\Users\eva"),
    app_data=PureWindowsPath(r"C:\Users\eva\AppData\Roaming"),
    one_drive=PureWindowsPath(r"C:\Users\eva\OneDrive"),
)


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Live 12.3.6", "12.3.6"),
        ("Live 12.1", "12.1"),
        ("Live 12.4b7", "12.4b7"),
        ("Live 12.4.1b2", "12.4.1b2"),
        ("Live 9.7.7", "9.7.7"),
        ("Live 12 Suite", "12.0"),
        ("Ableton Live 12 Standard", "12.0"),
    ],
)
def test_a_folder_of_live_tells_its_version(name, shown):
    assert str(LiveVersion.in_name(name)) == shown


@pytest.mark.parametrize("name", ["Live Reports", "Live", "Max 8", "live 12.1", "Live12.1", "Live 12.1.2.3"])
def test_other_folders_tell_none(name):
    assert LiveVersion.in_name(name) is None


def test_versions_are_ordered_as_numbers_and_a_beta_comes_before_what_it_leads_to():
    names = [
        "Live 9.7",
        "Live 12.0.5",
        "Live 12.1",
        "Live 12.4b2",
        "Live 12.4b10",
        "Live 12.4",
        "Live 12.10",
        "Live 13.0",
    ]
    versions = [LiveVersion.in_name(name) for name in names]

    versions.reverse()
    assert [str(version) for version in sorted(versions)] == [name.removeprefix("Live ") for name in names]


@pytest.mark.parametrize(("name", "is_enough"), [("12.0.25", False), ("12.1", True), ("12.1b3", True), ("13.0", True)])
def test_alive_needs_live_12_1(name, is_enough):
    assert is_recent_enough(LiveVersion.in_name(f"Live {name}")) is is_enough


def test_where_live_keeps_things_on_macos():
    live = preferences_root(MAC) / "Live 12.3.6"

    assert str(preferences_in("macos", live)) == "/Users/eva/Library/Preferences/Ableton/Live 12.3.6"
    assert [str(path) for path in default_user_libraries(MAC)] == ["/Users/eva/Music/Ableton/User Library"]


def test_where_live_keeps_things_on_windows():
    live = preferences_root(WINDOWS) / "Live 12.3.6"

    assert str(preferences_in("windows", live)) == r"C:\Users\eva\AppData\Roaming\Ableton\Live 12.3.6\Preferences"
    assert [str(path) for path in default_user_libraries(WINDOWS)] == [
        r"C:\Users\eva\Documents\Ableton\User Library",
        r"C:\Users\eva\OneDrive\Documents\Ableton\User Library",
    ]


@pytest.mark.parametrize(
    ("home", "written", "library"),
    [
        (MAC, "/Volumes/Sound &amp; Co", "/Volumes/Sound & Co/User Library"),
        (MAC, "/Users/eva/Müsik", "/Users/eva/Müsik/User Library"),
        (WINDOWS, r"D:\Sound", r"D:\Sound\User Library"),
        (WINDOWS, "D:/Sound", r"D:\Sound\User Library"),
    ],
)
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_a_user_library_that_was_moved_is_found_in_live_s_own_words(home, written, library, line_end):
    config = LIBRARY_CONFIG.format(path=f'"{written}"').replace("\n", line_end).encode()

    assert str(user_library_in(home, config)) == library


@pytest.mark.parametrize("path", ['""', '"relative/path"', '"C:"'])
def test_a_path_that_leads_nowhere_is_none(path):
    assert user_library_in(MAC, LIBRARY_CONFIG.format(path=path).encode()) is None


def test_a_configuration_without_a_library_names_none():
    assert user_library_in(MAC, b"<Ableton/>") is None
    assert user_library_in(MAC, LIBRARY_CONFIG.replace("<ProjectPath Value={path} />", "").encode()) is None


def test_what_is_no_xml_is_an_error():
    with pytest.raises(ValueError, match="syntax error"):
        user_library_in(MAC, b"nonsense")


@pytest.mark.parametrize(
    ("home", "path", "is_wrong"),
    [
        (MAC, "/Users/eva/Library/Preferences/Ableton/Live 12.3.6/User Remote Scripts", True),
        (MAC, "/Users/eva/Library/Preferences/Ableton", True),
        (MAC, "/elsewhere/user remote scripts/Alive", True),
        (MAC, "/Users/eva/Music/Ableton/User Library", False),
        (MAC, "/Users/eva/Library/Preferences", False),
        (WINDOWS, r"c:\users\EVA\appdata\roaming\ableton\Live 12.3.6\Preferences", True),
        (WINDOWS, r"D:\User Remote Scripts", True),
        (WINDOWS, r"C:\Users\eva\Documents\Ableton\User Library", False),
    ],
)
def test_the_folder_for_other_scripts_is_known_whatever_its_case(home, path, is_wrong):
    assert is_for_other_scripts(home, home.path(path)) is is_wrong
