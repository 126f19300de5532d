"""The browser: finding items by path, uri and name, without ever using one whose vector is gone."""

import pytest

from alive.adapters.liveapi.browser.items import SLICE
from alive.domain.browser_items import BrowserRoot, ItemKind, TextMatch, rank_of, stem_of
from alive.domain.commands.browser import (
    BrowseDevices,
    BrowsePlugins,
    GetBrowserItem,
    GetBrowserItems,
    GetBrowserState,
    GetSelectedBrowserItems,
    ListBrowser,
    ListPresets,
    PreviewBrowserItem,
    SearchBrowser,
    SetBrowserFilter,
    StopBrowserPreview,
)
from alive.domain.commands.browser_loading import BeginHotswap, EndHotswap
from alive.domain.errors import InvalidArgument, NotFound
from alive.simulator import ManualClock, Simulator
from alive.simulator.browser.browser_tree import tree
from tests.unit.liveapi.desk import LiveDesk


@pytest.fixture
def live():
    """A Live that raises where the real one may crash: when an item outlives its vector."""
    with Simulator(clock=ManualClock(), browser_items_dangle=True) as sim:
        yield LiveDesk(sim)


def paths(result):
    return [item.path for item in result.items]


def test_a_path_leads_to_an_item(live):
    found = live.run(GetBrowserItem(item="sounds/Bass/Round Bass.adv"))
    assert (found.name, found.kind, found.is_loadable, found.source) == (
        "Round Bass.adv",
        "preset",
        True,
        "Core Library",
    )


@pytest.mark.parametrize("item", ["sounds/bass/round bass", "sounds/Bass/Round Bass", "instruments/operator"])
def test_case_does_not_matter_and_the_suffix_may_be_left_out(live, item):
    assert live.run(GetBrowserItem(item=item)).is_loadable


def test_every_item_is_found_again_by_its_path_and_by_its_uri(live):
    everything = list(_everything(live))
    assert len(everything) > 150
    for path, uri in everything:
        assert live.run(GetBrowserItem(item=path)).path == path
        assert live.run(GetBrowserItem(item=uri)).uri == uri


def _everything(live):
    """Path and uri of each item of the browser, by listing one folder after the other."""
    waiting = ["instruments", "sounds", "packs", "user_library", "user_folders", "plugins", "drums", "colors"]
    while waiting:
        for item in live.run(ListBrowser(path=waiting.pop())).items:
            yield item.path, item.uri
            if item.is_folder or item.is_device:
                waiting.append(item.path)


def test_a_name_may_have_a_slash(live, monkeypatch):
    clips = tree()["clips"]
    renamed = clips._replace(children=(clips.children[0]._replace(name="Bass/Line.alc"), *clips.children[1:]))
    monkeypatch.setitem(tree(), "clips", renamed)
    assert live.run(GetBrowserItem(item="clips/Bass/Line.alc")).name == "Bass/Line.alc"


@pytest.mark.parametrize("item", ["instruments/Nothing", "instrument/Operator", "query:Synths#Nothing", "user_folders"])
def test_what_is_not_there_is_not_found(live, item):
    with pytest.raises(NotFound, match="no such item"):
        live.run(GetBrowserItem(item=item))


def test_a_uri_that_does_not_tell_the_way_is_looked_for_everywhere(live, monkeypatch):
    sounds = tree()["sounds"]
    odd = sounds.children[1]._replace(uri="odd:name")
    monkeypatch.setitem(tree(), "sounds", sounds._replace(children=(sounds.children[0], odd, *sounds.children[2:])))
    assert live.run(GetBrowserItem(item=odd.children[0].uri)).path == "sounds/Bass/Folded Bass.adv"


def test_a_folder_is_listed_in_pages(live):
    first = live.run(ListBrowser(path="sounds", limit=10))
    rest = live.run(ListBrowser(path="sounds", limit=10, offset=first.next_offset))
    assert (first.count, first.total, rest.count, rest.next_offset) == (10, 17, 7, None)
    assert len({*paths(first), *paths(rest)}) == 17
    assert live.run(ListBrowser(path="sounds", offset=100)).items == ()


def test_roots_that_are_lists_are_listed_by_their_name(live):
    assert paths(live.run(ListBrowser(path="user_folders"))) == ["user_folders/Loops"]
    assert live.run(ListBrowser(path="user_folders/Loops")).total == 2
    assert live.run(ListBrowser(path="legacy_libraries")).total == 0


def test_a_search_tells_the_best_first(live):
    found = paths(live.run(SearchBrowser(text="bass")))
    assert found[0] == "clips/Bass Line.alc"
    assert found.index("samples/Bass Loop 90 bpm.wav") < found.index("sounds/Bass/Round Bass.adv")
    assert "sounds/Bass" not in found


def test_a_search_finds_words_in_any_order_and_letters_in_theirs(live):
    assert paths(live.run(SearchBrowser(text="rack drum", roots=(BrowserRoot.INSTRUMENTS,)))) == [
        "instruments/Drum Rack"
    ]
    assert paths(live.run(SearchBrowser(text="oprtr", roots=(BrowserRoot.INSTRUMENTS,)))) == []
    fuzzy = live.run(SearchBrowser(text="oprtr", roots=(BrowserRoot.INSTRUMENTS,), match=TextMatch.FUZZY))
    assert paths(fuzzy) == ["instruments/Operator"]
    exact = live.run(SearchBrowser(text="Round Bass", match=TextMatch.EXACT, roots=(BrowserRoot.SOUNDS,)))
    assert paths(exact) == ["sounds/Bass/Round Bass.adv"]


def test_a_search_finds_only_the_kinds_that_are_asked_for(live):
    folders = live.run(SearchBrowser(text="bass", roots=(BrowserRoot.SOUNDS,), kinds=(ItemKind.FOLDER,)))
    assert paths(folders) == ["sounds/Bass"]
    samples = live.run(SearchBrowser(text="kick", kinds=(ItemKind.SAMPLE,)))
    assert {item.kind for item in samples.items} == {"sample"}


def test_a_search_is_told_in_pages_without_gaps(live):
    whole = live.run(SearchBrowser(text="a", limit=500))
    offset, found = 0, []
    while offset is not None:
        page = live.run(SearchBrowser(text="a", limit=7, offset=offset))
        found += paths(page)
        offset = page.next_offset
    assert found == paths(whole)
    assert whole.total == len(found) > 50


def test_a_search_lets_others_have_their_turns(live):
    """Live must go on: never more than a slice of the browser in one callback."""
    before = live.clock()
    found = live.run(SearchBrowser(text="operator"))
    assert found.complete
    assert live.clock() - before >= 0.010 * (found.looked_at // SLICE) > 0.02


def test_a_search_stops_at_a_limit_and_says_so(live, monkeypatch):
    monkeypatch.setattr("alive.adapters.liveapi.handlers.browser.MOST_LOOKED_AT", 60)
    found = live.run(SearchBrowser(text="operator"))
    assert (found.looked_at, found.complete) == (60, False)


def test_devices_are_listed_with_what_loads_them(live):
    found = live.run(BrowseDevices())
    assert found.num_devices == len(found.devices) > 40
    assert {device.path.partition("/")[0] for device in found.devices} == set(found.device_types)
    assert all(device.is_loadable and device.is_device for device in found.devices)


@pytest.mark.parametrize(("wanted", "count"), [("vst", 3), ("vst3", 3), ("vst2", 0), ("au", 0), ("all", 3)])
def test_plugins_are_listed_by_format(live, wanted, count):
    assert live.run(BrowsePlugins(plugin_type=wanted)).count == count


def test_items_of_a_part_are_listed(live):
    devices = live.run(GetBrowserItems())
    assert devices.category == "devices"
    assert set(devices.available_categories) > {"devices", "plugins", "samples"}
    assert devices.total == live.run(BrowseDevices()).num_devices


def test_presets_of_a_device_are_those_below_its_item(live):
    live.user(lambda: live.song.tracks[0].insert_device("Operator"))
    found = live.run(ListPresets(device="tracks/0/devices/0"))
    assert [preset.name for preset in found.presets] == ["Round Bass.adv", "Sub Sine.adv", "Glass Pad.adv"]


def test_presets_of_a_plugin_are_not_in_the_browser(live):
    items = live.sim.application.browser.plugins.children
    vendors = items[0].children
    synths = vendors[0].children
    live.user(lambda: live.sim.application.browser.load_item(synths[0]))
    with pytest.raises(NotFound, match="none of Live's own"):
        live.run(ListPresets(device="tracks/0/devices/0"))


def test_what_is_selected_is_found_from_the_roots_down(live):
    assert live.run(GetSelectedBrowserItems()).count == 0
    uri = live.run(GetBrowserItem(item="sounds/Bass/Round Bass.adv")).uri
    live.sim.select_in_browser(uri)
    assert [item.uri for item in live.run(GetSelectedBrowserItems()).items] == [uri]


def test_a_folder_cannot_be_previewed(live):
    with pytest.raises(InvalidArgument, match="is a folder"):
        live.run(PreviewBrowserItem(item="sounds/Bass"))


def test_a_preview_plays_and_stops(live):
    previewed = live.run(PreviewBrowserItem(item="samples/Field Rain.aif"))
    assert live.sim.previewed == previewed.uri
    live.run(StopBrowserPreview())
    assert live.sim.previewed == ""


def test_the_hotswap_target_is_told(live):
    live.user(lambda: live.song.tracks[0].insert_device("Operator"))
    begun = live.run(BeginHotswap(device="tracks/0/devices/0"))
    assert begun == live.run(GetBrowserState())
    assert (begun.device_path, begun.filter_type, begun.filter_type_name) == (
        "tracks/0/devices/0",
        1,
        "instrument_hotswap",
    )
    assert live.run(EndHotswap()).device_id is None
    assert live.sim.application.browser.hotswap_target is None


def test_the_filter_is_written(live):
    assert live.run(SetBrowserFilter(filter_type="midi_track_devices")).filter_type == 5
    assert int(live.sim.application.browser.filter_type) == 5


@pytest.mark.parametrize(
    ("name", "stem"),
    [("Round Bass.adv", "Round Bass"), ("Kit.ADG", "Kit"), ("Vol. 2", "Vol. 2"), ("Operator", "Operator")],
)
def test_only_suffixes_of_files_are_left_out(name, stem):
    assert stem_of(name) == stem


def test_ranks_order_names_by_how_well_they_answer():
    names = ["Sub Bass", "Bass", "Bassoon", "Contrabass", "Drums"]
    ranked = sorted((rank, name) for name in names if (rank := rank_of("bass", name, TextMatch.WORDS)) is not None)
    assert [name for _, name in ranked] == ["Bass", "Bassoon", "Sub Bass", "Contrabass"]
