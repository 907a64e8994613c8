"""The sheet of a sentence in a real browser: words that are selected in it are written where they belong, each once."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import browsers
from desks import DENIED, ledger_to_review
from saksi import Ledger
from saksi.ledger.pairing import sentences_given
from saksi.workbench.accounts.users import operating_system_user
from saksi.workbench.settings import Settings

if TYPE_CHECKING:
    from playwright.sync_api import Browser


@pytest.fixture
def sheet(tmp_path: Path) -> Iterator[str]:
    """The address of a sentence that is given to whoever runs this."""
    path, me = ledger_to_review(tmp_path / "ledger.sqlite"), operating_system_user()
    with Ledger.open(path) as ledger:
        (sentence,) = sentences_given(ledger, DENIED)
        ledger.doubles.assign([sentence], me, me)
    with browsers.serving(Settings(ledger=path)) as url:
        yield f"{url}/doubles/{sentence.id}"


def test_words_that_are_selected_again_are_not_written_twice(browser: "Browser", sheet: str) -> None:
    page = browser.new_page(locale="en-GB")
    page.goto(sheet)
    page.locator("html[data-state=ready]").wait_for()
    actors, words = page.get_by_label("actors", exact=True), page.locator("[data-words]")
    actors.focus()
    for across in (40, 40, 100):
        words.dblclick(position={"x": across, "y": 15})
    page.wait_for_function("field => field.value.endsWith('Sudan')", arg=actors.element_handle())
    assert actors.input_value() == "Militer; Sudan"
    page.close()
