"""Which Live and which User Library are taken, in made-up homes of both systems."""

from pathlib import Path

import pytest

from alive.bridge.live_found import chosen_live, find_applications, find_lives, home_of, place_for
from alive.bridge.rewriting import BuildError
from tests.unit.bridge.homes import LIBRARY_CONFIG, make_home, moved_library, preferences, usual_library


@pytest.fixture(params=["macos", "windows"])
def home(request, tmp_path):
    return make_home(tmp_path / "home", request.param)


def test_the_newest_live_comes_first_and_other_folders_are_none(home):
    for version in ("11.3.43", "12.3.6", "12.10", "12.4b7"):
        preferences(home, version)
    preferences(home, "Reports")
    (preferences(home, "12.3.6").parent / "Live 99.9").write_text("a file", encoding="utf-8")

    assert [str(live.version) for live in find_lives(home)] == ["12.10", "12.4b7", "12.3.6", "11.3.43"]


def test_without_any_live_there_is_none(home):
    assert find_lives(home) == []
    assert chosen_live(home, None) is None


def test_the_files_of_a_live_are_where_live_has_them(home):
    folder = preferences(home, "12.3.6")

    [live] = find_lives(home)

    assert (live.preferences, live.log) == (folder, folder / "Log.txt")
    assert live.library_config == folder / "Library.cfg"
    assert live.other_scripts == folder / "User Remote Scripts"


def test_the_user_library_is_where_the_newest_live_says(home, tmp_path):
    moved_library(home, "11.3.43", tmp_path / "old")
    library = moved_library(home, "12.3.6", tmp_path / "B & ü")
    usual_library(home)

    place = place_for(home)

    assert place.user_library == library
    assert place.scripts == library / "Remote Scripts"
    assert place.live.version.bugfix == 6
    assert "Library.cfg" in place.known_from


def test_a_live_that_says_nothing_has_it_where_it_usually_is(home):
    library = usual_library(home)
    (preferences(home, "12.3.6") / "Library.cfg").write_text("<Ableton/>", encoding="utf-8")

    assert place_for(home).user_library == library


def test_without_a_live_the_usual_place_is_taken_if_it_is_there(home):
    library = usual_library(home)

    assert place_for(home).user_library == library
    assert place_for(home).live is None


def test_documents_that_windows_moved_to_the_cloud_are_found(tmp_path):
    home = make_home(tmp_path, "windows")
    library = tmp_path / "OneDrive" / "Documents" / "Ableton" / "User Library"
    library.mkdir(parents=True)

    assert place_for(home).user_library == library


def test_what_the_user_says_goes_first(home, tmp_path):
    moved_library(home, "12.3.6", tmp_path / "moved")
    mine = tmp_path / "Mine"
    (mine / "Remote Scripts").mkdir(parents=True)

    assert place_for(home, user_library=mine).user_library == mine
    assert place_for(home, user_library=mine / "Remote Scripts").user_library == mine


def test_another_live_can_be_named_by_its_folder_or_its_preferences(home, tmp_path):
    moved_library(home, "12.3.6", tmp_path / "new")
    library = moved_library(home, "12.1", tmp_path / "old")
    older = find_lives(home)[1]

    for named in {older.folder, older.preferences}:
        assert place_for(home, live_dir=named).user_library == library


@pytest.mark.parametrize("application", ["Ableton Live 12 Suite.app", "Live 12 Standard"])
def test_another_live_can_be_named_by_its_application(home, tmp_path, application):
    moved_library(home, "13.0", tmp_path / "newest")
    library = moved_library(home, "12.3.6", tmp_path / "twelve")
    named = tmp_path / "Applications" / application
    named.mkdir(parents=True)

    assert place_for(home, live_dir=named).user_library == library


def test_an_application_that_was_never_started_is_refused(home, tmp_path):
    named = tmp_path / "Live 12 Suite"
    named.mkdir()

    with pytest.raises(BuildError, match="Live 12 was never started here"):
        place_for(home, live_dir=named)


def test_a_folder_that_is_no_live_is_refused(home, tmp_path):
    for named in (tmp_path, tmp_path / "Live 12.3.6"):
        with pytest.raises(BuildError, match="is no folder of Live"):
            place_for(home, live_dir=named)


def test_applications_are_found_although_never_started(home):
    for name in ("Ableton Live 12 Suite.app", "Live 11 Lite", "Max.app"):
        Path(home.applications[0], name).mkdir(parents=True)

    assert [path.name for path in find_applications(home)] == ["Ableton Live 12 Suite.app", "Live 11 Lite"]


def test_nothing_goes_among_the_preferences(home):
    """The commonest mistake of all installations of such scripts."""
    folder = preferences(home, "12.3.6") / "User Remote Scripts"
    folder.mkdir()

    for named in (folder, folder.parent):
        with pytest.raises(BuildError, match="looks for no script like this one"):
            place_for(home, user_library=named)


def test_a_library_that_is_not_there_is_refused_with_what_to_do(home, tmp_path):
    with pytest.raises(BuildError, match="Start Live once"):
        place_for(home)
    moved_library(home, "12.3.6", tmp_path / "moved").rmdir()
    with pytest.raises(BuildError, match="Live's settings, Library"):
        place_for(home)


@pytest.mark.parametrize("content", [b"nonsense", b"", LIBRARY_CONFIG[:200].encode()])
def test_a_configuration_that_cannot_be_read_is_no_reason_to_guess(home, content):
    usual_library(home)
    (preferences(home, "12.3.6") / "Library.cfg").write_bytes(content)

    with pytest.raises(BuildError, match="--user-library"):
        place_for(home)


def test_the_home_is_that_of_the_environment():
    mac = home_of({"HOME": "/Users/eva"}, "darwin")
    windows = home_of({"USERPROFILE": "C:/Users/eva", "APPDATA": "D:/Roaming", "OneDrive": "E:/Cloud"}, "win32")

    assert (mac.system, str(mac.folder)) == ("macos", "/Users/eva")
    assert (windows.system, str(windows.app_data), str(windows.one_drive)) == ("windows", "D:/Roaming", "E:/Cloud")
    assert home_of({"USERPROFILE": "C:/Users/eva"}, "win32").app_data == Path("C:/Users/eva/AppData/Roaming")
    assert home_of({"HOME": "/home/eva"}, "linux").system == "macos"
