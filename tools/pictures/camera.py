"""Pictures of pages, as a real browser shows them."""

import shutil
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from pictures.pages import Page
from pictures.scene import Clock, Scene, make_scene
from saksi import Ledger
from saksi.errors import UsageError
from saksi.intake.uploads import Uploads
from saksi.records import Record
from saksi.workbench.accounts.store import Accounts
from saksi.workbench.app import create_app
from saksi.workbench.serving import listen, server_of
from saksi.workbench.settings import Settings

if TYPE_CHECKING:
    from playwright.sync_api import Browser

CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--enable-unsafe-swiftshader",
)  # fmt: skip


class Manner(Record, frozen=True, kw_only=True):
    """How a page is looked at: in which language, light or dark, on what screen."""

    name: str
    language: str
    scheme: str
    width: int
    height: int
    touched: bool = False


MANNERS = (
    Manner(name="light", language="en-GB", scheme="light", width=1360, height=900),
    Manner(name="dark", language="id-ID", scheme="dark", width=1360, height=900),
    Manner(name="phone", language="id-ID", scheme="light", width=390, height=844, touched=True),
)


@contextmanager
def serving(folder: Path) -> Iterator[tuple[str, Scene]]:
    """The scene in a folder, served at the address until the end of the block."""
    place, clock = folder / "ledger.sqlite", Clock()
    with Ledger.open(place, clock.iso) as ledger, Accounts.open(place, clock) as accounts:
        scene = make_scene(ledger, accounts, clock, place)
    bound = listen("127.0.0.1", 0)
    port = bound.getsockname()[1]
    settings = Settings(ledger=place, team=True).at(port)
    with _unread(place):
        app = create_app(settings, Ledger.open(place, clock.iso), Accounts.open(place, clock.stands))
        ready = threading.Event()
        server = server_of(app, ready.set)
        thread = threading.Thread(target=server.run, kwargs={"sockets": [bound]})
        thread.start()
        ready.wait()
        try:
            yield f"http://127.0.0.1:{port}", scene
        finally:
            server.should_exit = True
            thread.join()
            bound.close()


@contextmanager
def _unread(place: Path) -> Iterator[None]:
    """Keep the workbench's worker from what waits, as another process would that reads: so progress stands still."""
    lock = sqlite3.connect(Uploads.of(place).folder / "worker.lock", isolation_level=None)
    lock.execute("BEGIN EXCLUSIVE")
    try:
        yield
    finally:
        lock.close()


@contextmanager
def browsing() -> Iterator["Browser"]:
    """Debian's Chromium, until the end of the block. UsageError where there is none."""
    from playwright.sync_api import sync_playwright

    found = next((path for name in CHROMIUM if (path := shutil.which(name))), None)
    if found is None:
        raise UsageError("no Chromium is installed (Debian: apt-get install chromium)")
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=found, args=list(FLAGS))
        yield browser
        browser.close()


def picture_of(browser: "Browser", address: str, scene: Scene, page: Page, manner: Manner, *, whole: bool) -> bytes:
    """A page as PNG: what the screen shows of it, or the whole of it."""
    context = browser.new_context(
        viewport={"width": manner.width, "height": manner.height}, color_scheme=manner.scheme,  # type: ignore[arg-type]
        locale=manner.language, has_touch=manner.touched, is_mobile=manner.touched, reduced_motion="reduce",
    )  # fmt: skip
    if page.signed_in:
        context.add_cookies([{"name": "saksi_session", "value": scene.session, "url": address}])
    opened = context.new_page()
    opened.goto(f"{address}{page.path(scene)}")
    opened.locator("html[data-state=ready]").wait_for()
    if opened.locator(".map").count():
        opened.locator(".map:is([data-state=ready], [data-state=empty])").wait_for()
        opened.wait_for_timeout(400)  # what the map fades in
    if page.at and not whole:
        opened.locator(page.at).first.evaluate("place => place.scrollIntoView({block: 'start'})")
    taken = opened.screenshot(full_page=whole)
    context.close()
    return taken
