"""The shipped examples, read and joined: one attack told in Indonesian and in English is one incident."""

from pathlib import Path

from saksi import Document, load_resources, read
from saksi.incidents.grouping import Grouping
from saksi.incidents.incident import Incident, incidents_of
from saksi.incidents.mentions import mentions_of
from saksi.incidents.stories import Text, stories
from saksi.incidents.words import Vocabulary

EXAMPLES = Path(__file__).parent.parent.parent / "examples"
RESOURCES = load_resources()
VOCABULARY = Vocabulary.load(RESOURCES.packs, RESOURCES.catalogue.countries)
READINGS = {
    path.stem: read(Document.of(path.read_text(encoding="utf-8"), id=path.stem), RESOURCES)
    for path in sorted(EXAMPLES.glob("*.txt"))
}


def incidents() -> tuple[Incident, ...]:
    grouping = Grouping()
    for reading in READINGS.values():
        grouping.add(mentions_of(reading, VOCABULARY))
    return incidents_of(grouping)


def test_the_missiles_on_ganja_are_one_incident_in_both_languages_and_contested() -> None:
    (attack,) = (
        made for made in incidents() if len(made.reports) > 1 and made.kinds[0].value.startswith("ASSAULT")
        and any(place.name == "Ganja" for place in made.places)
    )  # fmt: skip
    assert set(attack.reports) == {"en-ganja-meridian-post", "id-ganja-kabar-selat"}
    assert attack.standing.status == "contested"
    assert "ARM" in attack.standing.disputed_by
    assert next(estimate.best for estimate in attack.estimates if estimate.of == "killed") == 13


def test_what_the_two_wars_have_in_one_incident_is_of_one_war() -> None:
    for made in incidents():
        assert len({name.split("-")[1] == "sudan" for name in made.reports}) == 1


def test_the_articles_on_sudan_are_one_story_in_both_languages() -> None:
    found = stories((Text.of(reading) for reading in READINGS.values()), VOCABULARY)
    assert ("en-sudan-continental-wire", "id-sudan-harian-teluk") in [story.texts for story in found]
