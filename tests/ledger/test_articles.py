"""The list of articles: what each filter leaves, in which order, a stretch at a time."""

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from readings import reading
from saksi.errors import UsageError
from saksi.ledger.articles import ArticleFilter
from saksi.ledger.ledger import Ledger
from saksi.records import Published, Reading


def told(id: str, text: str, first: str | None, last: str | None = None, **given: str | None) -> Reading:
    published = first and Published(from_=first, to=last or first, precision="day", why="stated")
    made = reading(id, text=text, title=None)
    return msgspec.structs.replace(
        made, article=msgspec.structs.replace(made.article, published=published or None, **given)
    )


@pytest.fixture
def ledger(place: Path | str) -> Iterator[Ledger]:
    with Ledger.open(place) as opened:
        opened.add(told("old", "Gencatan senjata di Khartoum.", "2020-10-10"), "old.txt")
        opened.add(told("undated", "Tanpa hari.", None, publisher=None), "undated.txt")
        opened.add(told("month", "A truce in Khartoum.", "2020-10-01", "2020-10-31", language="en"), "month.txt")
        opened.add(told("new", "Perundingan.", "2023-04-24", publisher="100% Kabar_Selat"), "new.txt")
        opened.add(told("same", "Perundingan lagi.", "2023-04-24", publisher="Kabar Selat"), "same.txt")
        yield opened


def ids(ledger: Ledger, **asked: str) -> list[str]:
    return [line.id for line in ledger.articles(ArticleFilter(**asked), 50).lines]


def test_the_latest_comes_first_and_what_has_no_day_last(ledger: Ledger) -> None:
    assert ids(ledger) == ["same", "new", "old", "month", "undated"]


@pytest.mark.parametrize(
    ("asked", "left"),
    [
        ({"text": "khartoum"}, ["old", "month"]),
        ({"text": '"truce in"'}, ["month"]),
        ({"outlet": "kabar"}, ["same", "new"]),
        ({"outlet": "kabar_"}, ["new"]),
        ({"outlet": "0%"}, ["new"]),
        ({"language": "en"}, ["month"]),
        ({"since": "2020-10-31"}, ["same", "new", "month"]),
        ({"until": "2020-10"}, ["old", "month"]),
        ({"since": "2020-10-05", "until": "2020-10-09"}, ["month"]),
        ({"outlet": "' OR 1=1 --"}, []),
    ],
)
def test_every_filter_has_to_hold(ledger: Ledger, asked: dict[str, str], left: list[str]) -> None:
    assert ids(ledger, **asked) == left


@pytest.mark.parametrize("size", [1, 2, 3, 5])
def test_stretches_follow_each_other_without_gap_or_repeat(ledger: Ledger, size: int) -> None:
    found, after = [], None
    while True:
        some = ledger.articles(ArticleFilter(), size, after)
        assert some.count == 5
        found += [line.id for line in some.lines]
        after = some.after
        if after is None:
            break
        assert len(some.lines) == size
    assert found == ids(ledger)


def test_a_newer_reading_takes_the_place_of_the_older(ledger: Ledger) -> None:
    ledger.add(
        msgspec.structs.replace(told("old", "Gencatan senjata di Khartoum.", "2020-10-10"), coder="next"), "old.txt"
    )
    assert sorted(ids(ledger)) == ["month", "new", "old", "same", "undated"]
    assert ledger.reading_line("old").coder == "next"


def test_the_languages_are_those_of_the_articles(ledger: Ledger) -> None:
    assert ledger.languages() == ("en", "id")


def test_what_cannot_be_asked_is_refused(ledger: Ledger) -> None:
    with pytest.raises(UsageError, match="is not a day"):
        ids(ledger, since="soon")
    with pytest.raises(UsageError, match="begin it anew"):
        ledger.articles(ArticleFilter(), 5, after=999)
    with pytest.raises(UsageError, match="no document"):
        ledger.reading_line("none")
