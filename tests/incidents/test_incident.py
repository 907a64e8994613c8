"""What an incident says: the best supported with the others kept, who disputes it, what its figures come to."""

from itertools import permutations

from hypothesis import given, settings
from hypothesis import strategies as st

from mentioned import AZERBAIJAN, GANJA, TARTAR, many, mention, on, side, toll
from saksi.incidents.decisions import Decision
from saksi.incidents.grouping import Grouping
from saksi.incidents.incident import Incident, incidents_of, merged
from saksi.incidents.mentions import Mention
from saksi.incidents.merging import Estimate


def told(*mentions: Mention, decisions: tuple[Decision, ...] = ()) -> tuple[Incident, ...]:
    grouping = Grouping(decisions)
    grouping.add(mentions)
    return incidents_of(grouping)


@settings(deadline=None)
@given(many.filter(bool), st.data())
def test_the_order_of_mentions_does_not_matter(made: list[Mention], data: st.DataObject) -> None:
    assert merged(made) == merged(data.draw(st.permutations(made)))


def test_an_incident_keeps_its_id_while_its_smallest_mention_stays() -> None:
    (alone,), (both,) = told(mention("m1")), told(mention("m1"), mention("m2"))
    assert alone.id == both.id
    assert (both.mentions, both.reports) == (("m1", "m2"), ("article of m1", "article of m2"))
    assert both.outlets == ("outlet of m1", "outlet of m2")


def test_parties_are_as_most_outlets_have_them_and_the_others_are_kept() -> None:
    made = merged([
        mention("m1", actors=(side("ARM", "Armenia"),)),
        mention("m2", actors=(side("ARM", "Armenia"),)),
        mention("m3", actors=(side("ARM MIL", "Armenia"),)),
        mention("m4", actors=(side("ARM", "Armenia"), side("RUS", "Russia"))),
        mention("m5", actors=()),
    ])  # fmt: skip
    assert [(party.value, len(party.outlets)) for party in made.actors] == [("ARM", 4)]
    assert [party.value for party in made.other_parties] == ["RUS"]


def test_the_place_itself_comes_before_its_country_and_stated_days_before_others() -> None:
    made = merged([
        mention("m1", place=AZERBAIJAN, days=on("2020-10-14", "2020-10-17", "published")),
        mention("m2", place=AZERBAIJAN, days=on("2020-10-14", "2020-10-17", "published")),
        mention("m3", place=TARTAR, days=on("2020-10-16")),
        mention("m4", place=GANJA), mention("m5", place=GANJA),
    ])  # fmt: skip
    assert [place.name for place in made.places] == ["Ganja", "Tartar", "Azerbaijan"]
    assert [days.first for days in made.days] == ["2020-10-17", "2020-10-16", "2020-10-14"]


def test_figures_stay_statements_and_estimates_are_derived() -> None:
    made = merged([
        mention("m1", figures=(toll(24, high=24),), speaker=side("AZE GOV", "Azerbaijan")),
        mention("m2", figures=(toll(24, high=24),)),
        mention("m3", figures=(toll(20, low=20, high=30),)),
        mention("m4", figures=(toll(40, "injured"),)),
    ])  # fmt: skip
    assert [(said.best, said.speaker) for said in made.figures if said.of == "killed"] == [
        (24, "Azerbaijan"),
        (24, None),
        (20, None),
    ]
    assert made.estimates == (
        Estimate(of="injured", low=40, best=40, high=40, conservative=40),
        Estimate(of="killed", low=20, best=24, high=30, conservative=20),
    )


def test_of_an_outlet_its_last_figure_counts() -> None:
    made = merged([
        mention("m1", outlet="Meridian", told="2020-10-17", figures=(toll(7, high=7),)),
        mention("m2", outlet="Meridian", told="2020-10-18", figures=(toll(13, high=13),)),
    ])  # fmt: skip
    assert made.estimates == (Estimate(of="killed", low=13, best=13, high=13, conservative=13),)
    assert len(made.figures) == 2


def claim(id: str, speaker: str, **given: object) -> Mention:
    return mention(id, speaker=side(speaker), **given)


def status(*mentions: Mention) -> str:
    return next(made for made in told(*mentions) if mentions[0].id in made.mentions).standing.status


def test_told_as_a_fact_it_is_uncontested() -> None:
    assert status(mention("m1"), claim("m2", "AZE")) == "uncontested"


def test_claimed_by_one_side_alone_it_is_one_sided() -> None:
    assert status(claim("m1", "AZE GOV"), claim("m2", "AZE MIL")) == "one-sided"
    assert status(claim("m1", "AZE GOV"), claim("m2", "IGO UNO")) == "uncontested"


def test_denied_by_another_side_it_is_contested() -> None:
    made = merged([claim("m1", "AZE"), claim("m2", "AZE", denied_by=(side("ARM GOV"),))])
    assert made.standing.status == "contested"
    assert (made.standing.asserted_by, made.standing.disputed_by) == (("AZE",), ("ARM",))


def test_two_sides_that_blame_two_are_a_contest() -> None:
    made = merged([claim("m1", "AZE", actors=(side("ARM"),)), claim("m2", "ARM", actors=(side("AZE MIL"),))])
    assert made.standing.status == "contested"


def test_taken_back_by_all_who_said_so_it_is_retracted() -> None:
    denial = mention("d1", modality="negated", outlet="Meridian", told="2020-10-19")
    assert merged([mention("m1", outlet="Meridian"), denial]).standing.status == "retracted"
    assert merged([mention("m1", outlet="Meridian"), mention("m2"), denial]).standing.status == "contested"


def test_what_is_only_told_not_to_have_happened_is_not_taken_back() -> None:
    assert merged([mention("m1", modality="negated")]).standing.status == "uncontested"
    denied = mention("m1", modality="negated", denied_by=(side("AZE"),))
    assert merged([denied]).standing.status == "contested"


def test_told_at_a_distance_it_is_no_fact() -> None:
    made = merged([mention("m1", stance="distanced"), claim("m2", "AZE")])
    assert (made.standing.status, made.standing.told_by) == ("one-sided", ())


def test_whether_it_happened_is_as_most_outlets_have_it() -> None:
    made = merged([mention("m1", modality="negated"), mention("m2"), mention("m3")])
    assert [backed.value for backed in made.modalities] == ["actual", "negated"]


def test_each_member_says_why_it_joined() -> None:
    (made,) = told(mention("m1"), mention("m2"))
    assert [(joined.mention, joined.to) for joined in made.joined] == [("m1", "m2"), ("m2", "m1")]
    assert {ground.field for ground in made.joined[0].grounds} == {
        "type",
        "actors",
        "recipients",
        "place",
        "date",
        "words",
    }


def test_what_nearly_joined_is_told_with_the_reason() -> None:
    vague = mention("m3", place=None, words=(("missile", 1.5),), recipients=())
    first, second = told(mention("m1"), vague)
    assert [(near.mention, near.to) for near in first.nearly] == [("m3", "m1")]
    assert "who, what and when alone" in first.nearly[0].why
    assert second.nearly[0].mention == "m1"


def test_what_people_decided_is_a_reason() -> None:
    join, split = Decision(kind="join", mentions=("m1", "m2")), Decision(kind="split", mentions=("m1", "m3"))
    made = told(mention("m1"), mention("m2", type="AGREE"), mention("m3"), decisions=(join, split))[0]
    assert made.mentions == ("m1", "m2")
    assert made.joined[0].grounds[0].why == "joined by a person"
    assert made.nearly[0].why == "kept apart by a person"


def test_it_is_the_same_whoever_comes_first() -> None:
    mentions = [mention(f"m{number}", figures=(toll(number, high=number),)) for number in range(5, 8)]
    assert len({told(*order) for order in permutations(mentions)}) == 1
