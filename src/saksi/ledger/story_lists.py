"""The stories of a ledger: its articles grouped by what they tell, each with the incidents in it."""

from collections import defaultdict

from sqlalchemy import ColumnElement, Connection, select

from saksi.incidents.stories import Story, Text, stories
from saksi.ledger.filters import first_day, last_day
from saksi.ledger.incident_tables import mentions
from saksi.ledger.keeping import reading_in
from saksi.ledger.linking import vocabulary
from saksi.ledger.listing import ReadingLine, reading_line
from saksi.ledger.shelf import in_parts
from saksi.ledger.tables import readings, statements
from saksi.records import Record


class StoryLine(Record, frozen=True, kw_only=True):
    """A story: its articles by the day of publication, the words that they share, and the ids of the incidents that they tell.

    The incidents that most of its articles tell come first.
    """

    id: str
    words: tuple[str, ...]
    articles: tuple[ReadingLine, ...]
    incidents: tuple[str, ...]


def story_lines(connection: Connection, since: str | None, until: str | None, least: int) -> tuple[StoryLine, ...]:
    """The stories that the articles of some days tell, each with so many articles at least, the largest first.

    All texts are read for it: some milliseconds each. UsageError for what is no day, month or year.
    """
    chosen: list[ColumnElement[bool]] = [readings.c.newest]
    chosen += [readings.c.published_to >= first_day(since)] if since else []
    chosen += [readings.c.published_from <= last_day(until)] if until else []
    texts = select(readings, statements.c.json.label("reading")).join_from(readings, statements).where(*chosen)
    lines: dict[str, ReadingLine] = {}
    numbers: dict[str, int] = {}
    told = []
    for row in connection.execute(texts.order_by(readings.c.number)):
        lines[row.id], numbers[row.id] = reading_line(row), row.number
        told.append(Text.of(reading_in(row.reading)))
    found = [story for story in stories(told, vocabulary()) if len(story.texts) >= least]
    shown = (_line(connection, story, lines, numbers) for story in found)
    return tuple(sorted(shown, key=lambda story: (-len(story.articles), story.id)))


def _line(connection: Connection, story: Story, lines: dict[str, ReadingLine], numbers: dict[str, int]) -> StoryLine:
    telling: defaultdict[str, set[int]] = defaultdict(set)
    for some in in_parts([numbers[text] for text in story.texts]):
        chosen = select(mentions.c.incident, mentions.c.reading).where(mentions.c.reading.in_(some))
        for row in connection.execute(chosen):
            telling[row.incident].add(row.reading)
    articles = sorted((lines[text] for text in story.texts), key=lambda line: (line.published or "9999", line.id))
    ranked = sorted(telling, key=lambda incident: (-len(telling[incident]), incident))
    return StoryLine(id=story.id, words=story.words, articles=tuple(articles), incidents=tuple(ranked))
