"""Mentions joined into incidents: neither the order in which they come nor how they are batched matters."""

import math
from collections.abc import Iterable, Mapping, Sequence

from saksi.incidents.blocking import MOST, Blocks
from saksi.incidents.decisions import Decided, Decision
from saksi.incidents.joining import JOINED, NEARLY, Link, compare, forbids
from saksi.incidents.linkage import Members, groups_of
from saksi.incidents.mentions import Mention

Group = tuple[str, ...]

_ENOUGH = 0.2
"""Two groups become one where the pairs between them are joined to this degree: by one half where a pair is only just."""


class Grouping:
    """Mentions and the groups that they make. It only grows, and the same mentions always make the same groups.

    Two mentions are compared where they share a key. Those that are linked, directly or through others, make a component, and
    each component falls into groups by average linkage, in which no two mentions are that must not be. So only the components
    that new mentions touch are worked out anew.
    """

    def __init__(self, decisions: Sequence[Decision] = (), most: int = MOST) -> None:
        self.mentions: dict[str, Mention] = {}
        self.decided = Decided(decisions)
        self._blocks = Blocks(most)
        self._links: dict[str, dict[str, Link]] = {}
        self._groups: dict[str, Group] = {}

    def add(self, mentions: Iterable[Mention]) -> frozenset[Group]:
        """Take in mentions, and give the groups that are new or changed. A mention that is known already is passed over."""
        new = {mention.id: mention for mention in mentions if mention.id not in self.mentions}
        parted = {other for mention in new.values() for other in self._take(mention)}
        return self._regrouped(new.keys() | parted)

    def decide(self, decisions: Sequence[Decision]) -> frozenset[Group]:
        """Put these decisions in the place of those so far, and give the groups that are new or changed."""
        touched = self.decided.touched
        self.decided = Decided(decisions)
        return self._regrouped((touched | self.decided.touched) & self.mentions.keys())

    def groups(self) -> tuple[Group, ...]:
        """All groups, each in ascending order, by their smallest members."""
        return tuple(sorted(set(self._groups.values())))

    def group_of(self, mention: str) -> Group:
        """The group of a mention. KeyError where it is not known."""
        return self._groups[mention]

    def links_of(self, mention: str) -> tuple[Link, ...]:
        """What is between a mention and those that it is, or nearly is, one happening with, the best first."""
        return tuple(sorted(self._links[mention].values(), key=lambda link: (-link.score, link.one, link.other)))

    def _take(self, mention: Mention) -> set[str]:
        """Link a mention to those before it, and give those that lose a link by it."""
        self.mentions[mention.id] = mention
        self._links[mention.id] = {}
        near, relieved = self._blocks.add(mention)
        for other in near:
            link = compare(mention, self.mentions[other])
            if link.score >= NEARLY:
                self._links[mention.id][other] = self._links[other][mention.id] = link
        return {one for head in relieved for one in self._parted(head)}

    def _parted(self, head: str) -> set[str]:
        """Drop the links of a mention to those that it is no longer compared with: these, and itself if there are any."""
        lost = {other for other in self._links[head] if not self._blocks.meet(head, other)}
        for other in lost:
            del self._links[head][other], self._links[other][head]
        return lost | {head} if lost else lost

    def _component(self, mention: str) -> set[str]:
        """All mentions that links or people tie to one, directly or through others."""
        found, waiting = {mention}, [mention]
        while waiting:
            here = waiting.pop()
            linked = {other for other, link in self._links[here].items() if link.joins}
            tied = {other for other in self.decided.with_(here) if other in self.mentions}
            new = (linked | tied) - found
            found |= new
            waiting += new
        return found

    def _regrouped(self, mentions: Iterable[str]) -> frozenset[Group]:
        """Work out the components of some mentions anew."""
        changed: set[Group] = set()
        seen: set[str] = set()
        for mention in sorted(mentions):
            if mention not in seen:
                component = self._component(mention)
                seen |= component
                changed |= self._regroup(component)
        return frozenset(changed)

    def _regroup(self, component: set[str]) -> set[Group]:
        known = {mention: self.mentions[mention] for mention in component}
        links = [
            link
            for mention in component
            for other, link in self._links[mention].items()
            if mention < other in component
        ]
        groups = set(grouped(known, links, self.decided))
        new = {group for group in groups if self._groups.get(group[0]) != group}
        self._groups |= {mention: group for group in groups for mention in group}
        return new


def grouped(mentions: Mapping[str, Mention], links: Iterable[Link], decided: Decided) -> tuple[Group, ...]:
    """Mentions in groups, by the links between them and what people decided: a pure function of the three.

    Groups are ascending, and come by their smallest members. Of large groups not all pairs are compared, so that the mean is
    taken over no more of each than all are compared of.
    """
    nodes = sorted({tuple(sorted(decided.with_(mention) & mentions.keys())) for mention in mentions})
    place = {mention: number for number, node in enumerate(nodes) for mention in node}
    strengths: dict[tuple[int, int], float] = {}
    for link in links:
        one, other = sorted((place[link.one], place[link.other]))
        if link.joins and one != other:
            strengths[one, other] = max(strengths.get((one, other), 0.0), _strength(link.score))

    def parted(one: int, other: int) -> bool:
        """Whether all pairs between two nodes are forbidden; a node is one mention, or several that people joined."""
        return all(
            forbids(*_in_order(mentions[mine], mentions[theirs])) for mine in nodes[one] for theirs in nodes[other]
        )

    def apart(these: Members, those: Members) -> bool:
        ours, others = ([mention for number in members for mention in nodes[number]] for members in (these, those))
        return decided.apart(ours, others) or any(parted(one, other) for one in these for other in those)

    pairs = [(one, other, strength) for (one, other), strength in sorted(strengths.items())]
    found = groups_of(len(nodes), pairs, _ENOUGH, apart=apart, most=MOST)
    return tuple(sorted(tuple(sorted(mention for number in members for mention in nodes[number])) for members in found))


def _strength(score: float) -> float:
    """How sure a link is, 0 to 1: one half where it is only just one."""
    return 1 / (1 + math.exp(JOINED - score))


def _in_order(one: Mention, other: Mention) -> tuple[Mention, Mention]:
    return (one, other) if one.id < other.id else (other, one)
