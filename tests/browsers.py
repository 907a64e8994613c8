"""A workbench that serves on loopback, and Debian's Chromium to look at it, for tests that need a real browser."""

import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from typing import TYPE_CHECKING

from fastapi import FastAPI

from saksi.workbench.app import create_app
from saksi.workbench.serving import listen, server_of
from saksi.workbench.settings import Settings

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--enable-unsafe-swiftshader",
)  # fmt: skip


def chromium() -> str | None:
    """The browser of this system."""
    return next((found for name in CHROMIUM if (found := shutil.which(name))), None)


def why_not() -> str | None:
    """Why no browser can be driven here, or None."""
    if find_spec("playwright") is None or find_spec("axe_playwright_python") is None:
        return "playwright or axe is not installed (scripts/environment dev); the tests in a browser are left out"
    if chromium() is None:
        return "Chromium is not installed (Debian: apt-get install chromium); the tests in a browser are left out"
    return None


@contextmanager
def serving(settings: Settings, changed: Callable[[FastAPI], FastAPI] = lambda app: app) -> Iterator[str]:
    """A workbench that answers at the address, until the end of the block; `changed` may add to it."""
    bound = listen("127.0.0.1", 0)
    port = bound.getsockname()[1]
    app = changed(create_app(settings.at(port)))
    ready = threading.Event()
    server = server_of(app, ready.set)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [bound]})
    thread.start()
    try:
        assert ready.wait(60)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.should_exit = True
        thread.join()
        bound.close()


@contextmanager
def browsing() -> Iterator["Browser"]:
    """The browser, until the end of the block."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=chromium(), args=list(FLAGS))
        yield browser
        browser.close()


def faults_of(page: "Page") -> list[str]:
    """What axe finds on a page, each with the element that it is about."""
    from axe_playwright_python.sync_playwright import Axe

    found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    return [f"{fault['id']}: {fault['help']}: {node['html']}" for fault in found for node in fault["nodes"]]
