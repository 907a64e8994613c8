"""A ledger in the middle of its work: the examples, read, reviewed and coded twice by a small team, with a clock of its own.

The same examples give the same scene, but for the secrets of sessions and tokens, which no picture shows.
"""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec

from saksi import Ledger
from saksi.intake.intake import Outcome
from saksi.intake.jobs import Task
from saksi.intake.queue import Queue
from saksi.intake.uploads import Uploads
from saksi.intake.worker import queue_path
from saksi.ledger.listing import Telling
from saksi.ledger.pairing import sentences_given
from saksi.reading import read
from saksi.records import Document, Record, SetAside
from saksi.resources import load_resources
from saksi.review.coded import coded_in
from saksi.review.records import Coded, Sentence
from saksi.workbench.accounts import invitations, sessions, tokens
from saksi.workbench.accounts.roles import Role, Scope
from saksi.workbench.accounts.store import Accounts
from saksi.workbench.accounts.users import By, Visit

EXAMPLES = Path(__file__).parents[2] / "examples"
PASSWORD = "tiga becak lewat pagi"
ADMIN, CODER, SECOND = "Dewi", "Budi", "Sari"
HOME = Visit(address="127.0.0.1", browser="Firefox")
SCAN = SetAside(
    origin="upload 3f9c2a1b4d5e6f70: laporan-lapangan.pdf", code="binary", reason="it is a PDF, not text",
)  # fmt: skip
PAPER = "en-ganja-meridian-post.txt"
"""The article that is coded twice."""


class Scene(Record, frozen=True, kw_only=True):
    """Where the pages are that need an id, and the secret of the admin's session."""

    session: str
    incident: str
    article: str
    event: str
    blank: str
    differing: str


class Clock:
    """A clock that goes on by a minute each time that it is looked at."""

    def __init__(self) -> None:
        self._time = datetime(2026, 3, 2, 8, tzinfo=UTC)

    def __call__(self) -> datetime:
        """The time."""
        self._time += timedelta(minutes=1)
        return self._time

    def stands(self) -> datetime:
        """The time, without going on."""
        return self._time

    def iso(self) -> str:
        """The time as a ledger writes it."""
        return self().isoformat(timespec="seconds")


def make_scene(ledger: Ledger, accounts: Accounts, clock: Clock, place: Path) -> Scene:
    """Fill a ledger and its accounts, and say where to look."""
    session = _people(accounts)
    ids = dict(_read(ledger))
    ledger.set_aside(SCAN)
    _queue(ledger, place, clock, list(ids.values()))
    contested = _event(ledger, ids["id-ganja-kabar-selat.txt"], "menembakkan")
    _review(ledger, contested)
    differing, blank = _double(ledger, ids[PAPER])
    chosen = next(
        one for one in ledger.incidents() if one.place and one.place.name == "Ganja" and one.status == "contested"
    )
    return Scene(
        session=session, incident=chosen.id, article=ids["id-ganja-kabar-selat.txt"], event=contested.event.id,
        blank=blank.id, differing=differing.id,
    )  # fmt: skip


def _people(accounts: Accounts) -> str:
    """An admin and two coders; the secret of the admin's session."""
    admin, secrets = By(name=ADMIN, address=HOME.address), {}
    for name, role in ((ADMIN, Role.ADMIN), (CODER, Role.CODER), (SECOND, Role.CODER)):
        invitation = invitations.invite(accounts, name, role, admin)
        secrets[name] = invitations.accept(accounts, invitation, PASSWORD, HOME)
    invitations.invite(accounts, "Made", Role.READER, admin)
    user = sessions.user_of(accounts, secrets[ADMIN], HOME.address)
    assert user is not None
    tokens.make(accounts, user, "Harvester of the desk", {Scope.READ, Scope.READ_IN}, 90)
    return secrets[ADMIN]


def _read(ledger: Ledger) -> Iterator[tuple[str, str]]:
    """Read the examples; the id of each by its file."""
    for path in sorted(EXAMPLES.glob("*.txt")):
        reading = read(Document.of(path.read_text(encoding="utf-8"), origin=path.name), load_resources())
        ledger.add(reading, path.name)
        yield path.name, reading.id


def _queue(ledger: Ledger, place: Path, clock: Clock, ids: list[str]) -> None:
    """What was sent to be read: one thing is through, one is set aside, one is being read, and one waits."""
    uploads = Uploads.of(place)
    uploads.folder.mkdir(parents=True)
    queue = Queue(queue_path(uploads))
    told = [Outcome(fate="read", origin=f"{number}.txt", reading=ledger.reading(id)) for number, id in enumerate(ids)]
    for origin, outcomes, expected in (
        ("upload 7d1e0a9c3b5f2468: ganja.txt", [_named(told[0], "upload 7d1e0a9c3b5f2468: ganja.txt")], 1),
        (SCAN.origin, [Outcome(fate="set-aside", origin=SCAN.origin, item=SCAN)], 1),
        ("upload 0c4e8f21ab93d756: april-2023.jsonl", told[1:4], 12),
    ):
        job = queue.add(Task(kind="file", origin=origin), clock.iso(), CODER)
        queue.take()
        queue.expect(job.number, expected)
        for outcome in outcomes:
            queue.note(job.number, outcome)
        if len(outcomes) == expected:
            queue.end(job.number)
    queue.add(Task(kind="address", origin="https://kabarselat.example/dunia/rss"), clock.iso(), ADMIN)
    queue.close()


def _named(outcome: Outcome, origin: str) -> Outcome:
    return msgspec.structs.replace(outcome, origin=origin)


def _event(ledger: Ledger, article: str, words: str) -> Telling:
    """The event of an article whose trigger begins so."""
    reading = ledger.reading(article)
    return next(
        ledger.event(event.id)
        for event in reading.events
        if event.in_ == "text" and reading.article.text[slice(*event.trigger)].startswith(words)
    )


def _review(ledger: Ledger, contested: Telling) -> None:
    """One event has a history; some others are decided, and one is flagged."""
    coder = ledger.reading(contested.reading_id).coder
    about, where, reviews = contested.event, (contested.reading_id, coder), ledger.reviews
    reviews.give(about, *where, "flag", by=SECOND, reason="Which town is meant?")
    reviews.give(about, *where, "correct", by=CODER, reason="a ballistic missile", field="mode", new="aerial")
    reviews.withdraw(about, *where, by=CODER, reason="PLOVER has missiles under heavy weapons")
    reviews.give(about, *where, "comment", by=ADMIN, reason="The prosecutor says the same without naming who fired.")
    others = [one for one in ledger.events() if one.event.id != about.id and one.event.confidence > 0.75]
    for number, one in enumerate(others[:8]):
        at = (one.reading_id, ledger.reading(one.reading_id).coder)
        if number % 4:
            reviews.give(one.event, *at, "accept", by=(CODER, SECOND)[number % 2])
        else:
            reviews.give(one.event, *at, "reject", by=SECOND, reason="told of something that went before")


def _double(ledger: Ledger, article: str) -> tuple[Sentence, Sentence]:
    """Two code an article; a sentence in which they differ, and one that is left for the admin to code."""
    reading = ledger.reading(article)
    *both, blank = [one for one in sentences_given(ledger, article) if one.in_ == "text" and coded_in(one, reading)]
    ledger.doubles.assign([blank], ADMIN, ADMIN)
    for name in (CODER, SECOND):
        ledger.doubles.assign(both, name, ADMIN)
    for sentence in both:
        events = coded_in(sentence, reading)
        ledger.doubles.submit(sentence, events, CODER)
        ledger.doubles.submit(sentence, _as_the_second_sees(events), SECOND)
    decided, *waiting = [one.sentence for one in ledger.doubles.settled() if one.differing]
    ledger.doubles.adjudicate(decided.id, coded_in(decided, reading), ADMIN, "the government speaks, not the paper")
    return waiting[0], blank


def _as_the_second_sees(events: tuple[Coded, ...]) -> tuple[Coded, ...]:
    """The events without aid, and without a ministry as the one who says so."""
    kept = [event for event in events if event.type != "AID"]
    return tuple(
        msgspec.structs.replace(event, speaker=None, place=None) if "Ministry" in (event.speaker or "") else event
        for event in kept
    )
