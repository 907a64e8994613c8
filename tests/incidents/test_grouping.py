"""The same mentions make the same incidents, whatever their order and however they come."""

from itertools import combinations, pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from mentioned import TARTAR, many, mention, on, side, toll
from saksi.incidents.blocking import MOST, keys_of
from saksi.incidents.decisions import Decision
from saksi.incidents.grouping import Grouping
from saksi.incidents.incident import incidents_of
from saksi.incidents.joining import forbids
from saksi.incidents.mentions import Mention


def grouped(*batches: list[Mention], decisions: tuple[Decision, ...] = (), most: int = MOST) -> Grouping:
    grouping = Grouping(decisions, most)
    for batch in batches:
        grouping.add(batch)
    return grouping


def decisions_over(ids: list[str]) -> st.SearchStrategy[tuple[Decision, ...]]:
    if len(ids) < 2:
        return st.just(())
    chosen = st.lists(st.sampled_from(ids), min_size=2, max_size=3, unique=True).map(tuple)
    made = st.builds(Decision, kind=st.sampled_from(["join", "split", "pin"]), mentions=chosen)
    parted = st.permutations(ids).map(lambda some: Decision(kind="split", mentions=(some[0],), others=tuple(some[1:3])))
    made |= parted
    return st.lists(made, max_size=4).map(tuple)


@settings(deadline=None)
@given(many, st.sampled_from([1, 2, 4, MOST]), st.data())
def test_neither_order_nor_batches_matter(told: list[Mention], most: int, data: st.DataObject) -> None:
    decisions = data.draw(decisions_over([one.id for one in told]))
    shuffled = data.draw(st.permutations(told))
    cuts = sorted(data.draw(st.lists(st.integers(0, len(told)), max_size=4)))
    batches = [shuffled[start:end] for start, end in pairwise([0, *cuts, len(told)])]
    once = grouped(told, decisions=decisions, most=most)
    bit_by_bit = grouped(*batches, decisions=decisions, most=most)
    assert once.groups() == bit_by_bit.groups()
    assert incidents_of(once) == incidents_of(bit_by_bit)


@settings(deadline=None)
@given(many)
def test_every_mention_is_in_one_incident_and_what_must_not_be_joined_is_not(told: list[Mention]) -> None:
    grouping = grouped(told)
    members = [one for group in grouping.groups() for one in group]
    assert sorted(members) == sorted(one.id for one in told)
    for group in grouping.groups():
        for one, other in combinations(group, 2):
            assert forbids(grouping.mentions[one], grouping.mentions[other]) is None


@settings(deadline=None)
@given(many)
def test_what_is_told_as_changed_is_what_changed(told: list[Mention]) -> None:
    half = len(told) // 2
    grouping = grouped(told[:half])
    before = set(grouping.groups())
    changed = grouping.add(told[half:])
    assert set(grouping.groups()) - before == changed


@settings(deadline=None)
@given(many, st.data())
def test_what_people_decided_holds(told: list[Mention], data: st.DataObject) -> None:
    decisions = data.draw(decisions_over([one.id for one in told]))
    grouping = grouped(told, decisions=decisions)
    for decision in decisions:
        if decision in grouping.decided.overruled:
            continue
        groups = [grouping.group_of(one) for one in decision.mentions]
        if decision.others:
            assert not {grouping.group_of(one) for one in decision.others} & set(groups)
        else:
            assert len(set(groups)) == (len(groups) if decision.kind == "split" else 1)


@settings(deadline=None)
@given(many, st.data())
def test_decisions_may_come_later_and_go_again(told: list[Mention], data: st.DataObject) -> None:
    first, second = (data.draw(decisions_over([one.id for one in told])) for _ in range(2))
    grouping = grouped(told, decisions=first)
    before = set(grouping.groups())
    changed = grouping.decide(second)
    assert grouping.groups() == grouped(told, decisions=second).groups()
    assert set(grouping.groups()) - before == changed


def test_a_mention_is_compared_with_few_where_many_share_its_keys() -> None:
    tellings = [mention(f"m{number:02}") for number in range(30)]
    linked = grouped(tellings, most=3)
    assert sorted(len(linked.links_of(one.id)) for one in tellings) == [3] * 27 + [29] * 3


def test_what_is_told_by_ever_more_stays_one() -> None:
    tellings = [mention(f"m{number:03}") for number in range(4 * MOST)]
    assert len(grouped(tellings).groups()) == 1


def test_adding_a_mention_again_changes_nothing() -> None:
    grouping = grouped([mention("m1"), mention("m2")])
    assert grouping.add([mention("m1")]) == frozenset()
    assert grouping.groups() == (("m1", "m2"),)


def test_two_reports_of_one_attack_meet_in_two_languages() -> None:
    indonesian = mention("m2", language="id", actors=(), figures=(toll(13),), words=(("rudal", 1.5), ("puing", 2.2)))
    assert grouped([mention("m1", figures=(toll(13),)), indonesian]).groups() == (("m1", "m2"),)


def test_a_chain_does_not_join_what_lies_apart() -> None:
    days = [mention(f"m{day}", days=on(f"2020-10-{day}")) for day in (12, 14, 16, 18, 20)]
    for group in grouped(days).groups():
        assert len(group) <= 2


def test_mentions_that_share_no_key_are_never_compared() -> None:
    far = mention("m2", place=TARTAR, days=on("2021-03-01"), words=(("bridge", 2.2),))
    assert not set(keys_of(mention("m1"))) & set(keys_of(far))


def test_a_pinned_incident_takes_nobody_in_but_by_decision() -> None:
    pin = Decision(kind="pin", mentions=("m1", "m2"))
    told = [mention("m1"), mention("m2"), mention("m3")]
    assert grouped(told, decisions=(pin,)).groups() == (("m1", "m2"), ("m3",))
    later = Decision(kind="join", mentions=("m2", "m3"))
    assert grouped(told, decisions=(pin, later)).groups() == (("m1", "m2", "m3"),)


def test_people_join_what_would_be_forbidden_and_split_what_is_alike() -> None:
    elsewhere = mention("m2", actors=(side("TUR", "Turkey"),), recipients=(), place=None, days=on("2019-01-01"))
    join, split = Decision(kind="join", mentions=("m1", "m2")), Decision(kind="split", mentions=("m1", "m3"))
    told = [mention("m1"), elsewhere, mention("m3")]
    assert grouped(told, decisions=(join, split)).groups() == (("m1", "m2"), ("m3",))
