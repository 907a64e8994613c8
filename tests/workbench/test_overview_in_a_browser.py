"""The overview in a real browser: the map, the timeline and the list change each other, and axe finds nothing."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

import browsers
import overviews
from saksi.workbench.settings import Settings

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

PHONE = {"width": 375, "height": 700}
DESK = {"width": 1280, "height": 900}


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    path = tmp_path_factory.mktemp("browser") / "ledger.sqlite"
    overviews.ledger_at(path)
    with browsers.serving(Settings(ledger=path)) as served:
        yield served


@pytest.fixture
def page(browser: "Browser", url: str) -> Iterator["Page"]:
    said: list[str] = []
    opened = browser.new_page(viewport=DESK, base_url=url, locale="en")  # type: ignore[arg-type]
    opened.on("console", lambda message: said.append(message.text) if "GPU stall" not in message.text else None)
    opened.on("pageerror", lambda error: said.append(str(error)))
    yield opened
    opened.close()
    assert said == []


@pytest.mark.parametrize(("size", "scheme"), [(DESK, "light"), (PHONE, "dark")], ids=["desk", "phone"])
@pytest.mark.parametrize(
    "path", ["/?lang=id", "/?place=nyala&type=ASSAULT&type=COERCE&since=2023-01", "/?text=nothing"]
)
def test_axe_finds_nothing(page: "Page", path: str, size: dict[str, int], scheme: str) -> None:
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    page.set_viewport_size(size)  # type: ignore[arg-type]
    page.goto(path)
    page.locator(".map:is([data-state=ready], [data-state=empty])").wait_for()
    assert browsers.faults_of(page) == []
    assert page.locator("html").evaluate("root => root.scrollWidth") <= size["width"]


def test_each_part_changes_the_others(page: "Page") -> None:
    page.goto("/")
    page.locator(".map[data-state=ready][data-count='5'][data-drawn='5']").wait_for()
    page.locator("#counts[data-count='6']").wait_for()
    # a bar of the timeline, by keyboard
    page.locator("#timeline a[data-since='2023-04-24']").focus()
    page.keyboard.press("Enter")
    page.locator("#incidents[data-count='2']").wait_for()
    page.locator(".map[data-state=ready][data-count='1'][data-drawn='1']").wait_for()
    assert page.url.endswith("/?since=2023-04-24&until=2023-04-30")
    assert page.get_by_label("From", exact=True).input_value() == "2023-04-24"
    # a place in the list
    page.locator("#incidents a[data-brush]", has_text="Nyala North").click()
    page.locator("#incidents[data-count='1']").wait_for()
    page.locator("#timeline[data-count='1']").wait_for()
    assert page.locator("#feed-atom").get_attribute("href") == "/feeds/incidents.atom?" + page.url.split("?")[1]
    # back, and a filter taken out
    page.go_back()
    page.locator("#incidents[data-count='2']").wait_for()
    page.locator(".chosen a", has_text="From").click()
    page.locator("#incidents[data-count='5']").wait_for()
    page.locator(".map[data-state=ready][data-count='4']").wait_for()


def test_a_place_on_the_map_filters_the_rest(page: "Page") -> None:
    page.goto("/?country=TCD")
    page.locator(".map[data-state=ready][data-drawn='2']").wait_for()
    page.locator(".map").click()
    page.locator(".chosen a", has_text="Tine").wait_for()
    assert page.url.endswith("/?country=TCD&place=Tine")


def test_days_are_drawn_over_bars(page: "Page") -> None:
    page.goto("/?since=2023-04-20")
    bars = [page.locator(f"#timeline a[data-since='{day}']") for day in ("2023-04-27", "2023-04-24")]
    bars[0].scroll_into_view_if_needed()
    boxes = [bar.bounding_box() for bar in bars]
    assert boxes[0] is not None
    assert boxes[1] is not None
    page.mouse.move(boxes[0]["x"] + 2, boxes[0]["y"] + 60)
    page.mouse.down()
    page.mouse.move(boxes[1]["x"] + 2, boxes[1]["y"] + 60, steps=4)
    page.mouse.up()
    page.locator("#incidents[data-count='2']").wait_for()
    assert page.url.endswith("/?since=2023-04-24&until=2023-04-27")


def test_an_empty_ledger_has_a_page_to_begin_with(browser: "Browser", tmp_path_factory: pytest.TempPathFactory) -> None:
    place = tmp_path_factory.mktemp("empty") / "ledger.sqlite"
    with browsers.serving(Settings(ledger=place)) as served, browser.new_page(base_url=served) as opened:
        opened.goto("/")
        opened.locator("html[data-state=ready]").wait_for()
        assert browsers.faults_of(opened) == []
