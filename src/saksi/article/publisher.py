"""Whose text it is: the publisher, and the outlets that the text credits for what it tells (relay.tsv)."""

import re
from collections.abc import Iterable, Iterator

import msgspec

from saksi.article.dateline import Dateline
from saksi.article.furniture_words import any_of
from saksi.knowledge.outlets import Outlet, OutletName, Outlets
from saksi.knowledge.tables import read_table
from saksi.language.pack import LanguagePack
from saksi.records import Furniture

COLUMNS = ("place", "strength", "words", "example")
BEFORE_WINDOW, AFTER_WINDOW = 70, 60
# A bracket with agencies that closes a paragraph, or stands between two sentences.
CREDIT_BRACKET = re.compile(r"\(([^()\n]{2,60})\)(?=[.\s]*(?:\n|$))|(?<=[.!?”\"])\s*\(([^()\n]{2,60})\)")
# © 2024 Name of It. All rights reserved.
COPYRIGHT = re.compile(r"\b(?:19|20)\d{2}\s+(?P<name>[^\W\d_a-z][\w&'’-]*(?:\s+[^\W\d_a-z][\w&'’-]*){0,4})(?=\.|,|$)")
JOINT = re.compile(r"[\s,&/]*(?P<word>[^\W\d_]*)[\s,]*")
# These report nothing themselves: somebody uses them, or they speak for a state or group; only a plain credit counts.
SPEAKERS = frozenset({"platform", "official-channel"})


class Relay(msgspec.Struct, frozen=True, kw_only=True):
    """The words that credit outlets, compiled to look at what stands before and after a name.

    Between them and the name `before` and `after` let capitalised words pass ("media Israel, Ynet"); `right_before` and
    `right_after`, for names that are also plain words, do not.
    """

    before: re.Pattern[str]
    right_before: re.Pattern[str]
    after: re.Pattern[str]
    right_after: re.Pattern[str]
    links: frozenset[str]
    outlet_words: frozenset[str]

    @classmethod
    def load(cls, packs: Iterable[LanguagePack]) -> "Relay":
        """The credit words of these languages together. Raises TableError with file and line."""
        words: dict[tuple[str, str], list[str]] = {}
        for pack in packs:
            for row in read_table(pack.table("relay.tsv"), COLUMNS):
                place = row.one_of("place", ("after", "before", "link", "name"))
                strength = row.one_of("strength", ("",) if place in ("link", "name") else ("strong", "weak"))
                words.setdefault((place, strength), []).append(row.required("words"))
        plain_link = rf"(?:{any_of(words[('link', '')])})"
        link = rf"(?:{plain_link}|[A-ZÀ-Þ][\w'’-]*)"
        strong, weak = any_of(words[("before", "strong")]), any_of(words[("before", "weak")])
        cue = rf"\b(?:(?P<strong>(?i:{_glued(strong)}))|(?P<weak>(?i:{_glued(weak)})))"
        told, said = any_of(words[("after", "strong")]), any_of(words[("after", "weak")])
        return cls(
            before=re.compile(rf"{cue}(?:[\s,:]+{link}){{0,5}}[\s,:“\"'‘(]*$"),
            right_before=re.compile(rf"{cue}(?:[\s,:]+{plain_link}){{0,4}}[\s,:“\"'‘(]*$"),
            after=re.compile(rf"[\s,)”\"’']*(?:{link}[\s,]+){{0,4}}(?:(?P<strong>{told})|(?P<weak>{said}))"),
            right_after=re.compile(
                rf"[\s,)”\"’']*(?:{plain_link}[\s,]+){{0,2}}(?:(?P<strong>{told})|(?P<weak>{said}))"
            ),
            links=frozenset(words[("link", "")]),
            outlet_words=frozenset(word.casefold() for word in words[("name", "")]),
        )


def credited(text: str, relay: Relay, outlets: Outlets) -> Iterator[OutletName]:
    """The names of outlets that the text credits with a report, in order, with offsets.

    A name that is also a plain word counts only beside words that are nothing but a credit.
    """
    brackets = [found.span() for found in CREDIT_BRACKET.finditer(text)]
    next_bracket, last = 0, None
    for name in outlets.names_in(text):
        while next_bracket < len(brackets) and brackets[next_bracket][1] < name.end:
            next_bracket += 1
        bracketed = next_bracket < len(brackets) and brackets[next_bracket][0] <= name.start
        signed = bracketed and _alone(text, name) and name.outlet.kind not in SPEAKERS
        if signed or _joined(text, last, name, relay) or _is_credit(text, name, relay):
            last = name
            yield name


def relayed_outlets(names: Iterable[Outlet], publisher: str | None) -> tuple[str, ...]:
    """The names of outlets in the order of their first mention, without the publisher itself."""
    return tuple(dict.fromkeys(outlet.name for outlet in names if outlet.name != publisher))


class Publisher(msgspec.Struct, frozen=True, kw_only=True):
    """Who publishes: the name, the outlet where it is a known one, and in words how that is known."""

    name: str | None = None
    outlet: Outlet | None = None
    why: str = ""


def publisher_of(
    stated: str | None,
    dateline: Dateline | None,
    around: Iterable[Furniture],
    url: str | None,
    outlets: Outlets,
    relay: Relay,
) -> Publisher:
    """The publisher: as stated, else named in the dateline, else in a copyright notice, else known by the address.

    An agency in the dateline of a text with a notice or an address of its own is relayed there, and does not publish.
    A dateline may name an outlet that is not known: a word of its name tells, or furniture that names it, too.
    """
    if stated and stated.strip():
        return _publisher(stated, outlets, "stated")
    around = tuple(around)
    texts = [item.text for item in around]
    by_address = outlets.by_url(url) if url else None
    named = dateline.outlet if dateline else None
    if by_address and by_address.user_generated:
        return Publisher(name=by_address.name, outlet=by_address, why="known by the address")
    if named and dateline and not (dateline.bracketed or named.kind == "agency"):
        return Publisher(name=named.name, outlet=named, why="named in the dateline")
    if dateline and dateline.unknown:
        tells = not relay.outlet_words.isdisjoint(dateline.unknown.casefold().split())
        if tells or _squash(dateline.unknown) in _squash(" ".join(texts)):
            return _publisher(_as_in(dateline.unknown, texts), outlets, "named in the dateline")
    notices = (COPYRIGHT.search(item.text) for item in around if item.label == "disclaimer")
    notice = next(filter(None, notices), None)
    if notice:
        return _publisher(notice["name"], outlets, f"named in the notice {notice[0]!r}")
    if by_address:
        return Publisher(name=by_address.name, outlet=by_address, why="known by the address")
    return Publisher(name=named.name, outlet=named, why="named in the dateline") if named else Publisher()


def _publisher(name: str, outlets: Outlets, why: str) -> Publisher:
    """The publisher of that name, by its usual name where it is a known outlet."""
    outlet = outlets.by_name(name)
    return Publisher(name=outlet.name if outlet else name.strip(), outlet=outlet, why=why)


def _as_in(name: str, notices: Iterable[str]) -> str:
    """The name as it is written outside the dateline, where it may stand in capitals."""
    written = (re.search(re.escape(name), notice, re.IGNORECASE) for notice in notices)
    return next((found[0] for found in written if found), name)


def _squash(text: str) -> str:
    """The letters and digits of a text, without case."""
    return "".join(filter(str.isalnum, text.casefold()))


def _is_credit(text: str, name: OutletName, relay: Relay) -> bool:
    """Whether the words beside the name credit it."""
    strict = not name.sure or name.outlet.kind in SPEAKERS
    left = text[max(0, name.start - BEFORE_WINDOW) : name.start]
    before = (relay.before if name.sure else relay.right_before).search(left)
    if before and (before["strong"] or not strict):
        return True
    after = (relay.after if name.sure else relay.right_after).match(text[name.end : name.end + AFTER_WINDOW])
    return after is not None and (after["strong"] is not None or not strict)


def _joined(text: str, last: OutletName | None, name: OutletName, relay: Relay) -> bool:
    """Whether the name follows a credited one in a list: `Reuters and AFP`."""
    if last is None or name.start - last.end > BEFORE_WINDOW:
        return False
    joint = JOINT.fullmatch(text[last.end : name.start])
    return joint is not None and (not joint["word"] or joint["word"] in relay.links)


def _alone(text: str, name: OutletName) -> bool:
    """Whether the name fills its part of a bracket."""
    return text[name.start - 1] in "(/, " and text[name.end : name.end + 1] in tuple(")/,")


def _glued(alternation: str) -> str:
    """The alternation without the edge after each word: a lost space glues a cue to the name that follows."""
    return alternation.replace(r"(?!\w)", "")
