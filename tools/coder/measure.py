"""How well a finder finds what is marked in annotated sentences."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import Any

from coder.data import span_of
from saksi.coding.accepting import accepted
from saksi.coding.finding import Finder
from saksi.coding.found import Found, Piece
from saksi.coding.lexicon import Lexicon
from saksi.knowledge.plover import Plover
from saksi.language.encoder import SENTENCES_BEFORE, Encoder
from saksi.language.labels import Role
from saksi.language.pack import language_packs
from saksi.language.sentences import split_sentences
from saksi.language.words import Word, words_of

SMALL = frozenset("the a an of and s in to on for by with at from di ke dari dan yang".split())


def finders_of(encoder: Encoder) -> dict[str, Finder]:
    """A finder for each language, without a gate, so that every sentence is read."""
    plover = Plover.load()
    modes = {kind: plover.modes_of(kind) for kind in plover.types}
    return {code: Finder(encoder, Lexicon.load(pack, plover), modes) for code, pack in language_packs().items()}


def words_before(record: dict[str, Any]) -> list[tuple[Word, ...]]:
    """The words of the sentences before one, in order."""
    text = record.get("context", "")
    before = split_sentences(text, language_packs()[record["lang"]])[-SENTENCES_BEFORE:]
    return [words_of(text, *span) for span in before]


def found_in(finder: Finder, record: dict[str, Any], words: Sequence[Word]) -> tuple[Found, ...]:
    """What is found in a sentence with the text that stands before it."""
    looks = [finder.first_look(one) for one in words_before(record)]
    return finder.find(finder.first_look(words), looks).found


def measure(
    finders: dict[str, Finder], records: Sequence[dict[str, Any]], *, show: bool = False
) -> dict[str, dict[str, float]]:
    """Figures by language and over both: events whole, their parts, and sentences without an event that were coded.

    An event is right where its type is and its actors and recipients share a word with those marked; the measure of
    `score.py spans`, with every event of the sentence asked for.
    """
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for record in records:
        words = words_of(record["text"])
        kept = accepted(found_in(finders[record["lang"]], record, words))
        for key in (record["lang"], "all"):
            _count(counts[key], record, words, kept)
        if show:
            _show(record, words, kept)
    return {key: _figures(count) for key, count in sorted(counts.items())}


def _count(count: Counter[str], record: dict[str, Any], words: Sequence[Word], kept: Sequence[Found]) -> None:
    text = record["text"]
    count["predicted"] += len(kept)
    count["gold"] += len(record["events"])
    if not record["events"]:
        count["silent"] += 1
        count["broken"] += bool(kept)
    left, whole = list(kept), list(kept)
    for event in record["events"]:
        span = span_of(text, event["trigger"], "")
        near = [f for f in left if words[f.first].start < span[1] and words[f.last].end > span[0]]
        if near:
            hit = max(near, key=lambda f: (f.type == event["type"], f.chance))
            left.remove(hit)
            count["trigger"] += 1
            count["type"] += hit.type == event["type"]
            count["mode"] += hit.mode == event["mode"]
            count["modality"] += hit.modality == event["modality"]
            count["background"] += (hit.background >= 0.5) == event["background"]
            for role in ("actor", "recipient", "place", "date", "speaker"):
                field = {"actor": "actors", "recipient": "recipients"}.get(role, role)
                count[role] += _same(hit.pieces(role), words, event[field])  # type: ignore[arg-type]
            if "actors_before" in event:
                _count_before(count, record, hit, event)
        for f in whole:
            if f.type == event["type"] and _parties(f, words, event):
                whole.remove(f)
                count["whole"] += 1
                break


def _count_before(count: Counter[str], record: dict[str, Any], hit: Found, event: dict[str, Any]) -> None:
    """Sides that only the text before names: found, marked, and right, where they share a word."""
    before = words_before(record)
    sides: tuple[tuple[Role, str], ...] = (("actor", "actors_before"), ("recipient", "recipients_before"))
    for role, field in sides:
        said = [" ".join(w.text for w in before[-p.back][p.first : p.last + 1]) for p in hit.earlier(role)]
        count["before found"] += bool(said)
        count["before marked"] += bool(event[field])
        count["before right"] += bool(said) and bool(_words(said) & _words(event[field]))


def is_right(found: Found, words: Sequence[Word], events: Sequence[dict[str, Any]]) -> bool:
    """Whether one of the marked events is of the same type by the same sides."""
    return any(found.type == event["type"] and _parties(found, words, event) for event in events)


def _parties(found: Found, words: Sequence[Word], event: dict[str, Any]) -> bool:
    mine_a, mine_r = (_words(_said(found.pieces(role), words)) for role in ("actor", "recipient"))  # type: ignore[arg-type]
    theirs_a, theirs_r = _words(event["actors"]), _words(event["recipients"])
    if event["symmetric"] or found.symmetric >= 0.5:
        mine_a = mine_r = mine_a | mine_r
        theirs_a = theirs_r = theirs_a | theirs_r
    return _meet(mine_a, theirs_a) and _meet(mine_r, theirs_r)


def _meet(mine: set[str], theirs: set[str]) -> bool:
    return bool(mine & theirs) or (not mine and not theirs)


def _same(pieces: Sequence[Piece], words: Sequence[Word], wanted: Any) -> bool:
    want = wanted if isinstance(wanted, list) else [wanted] if wanted else []
    return _meet(_words(_said(pieces, words)), _words(want))


def _said(pieces: Sequence[Piece], words: Sequence[Word]) -> list[str]:
    return [" ".join(word.text for word in words[piece.first : piece.last + 1]) for piece in pieces]


def _words(said: Sequence[str]) -> set[str]:
    return {word for text in said for word in re.findall(r"\w+", text.lower())} - SMALL


def _figures(count: Counter[str]) -> dict[str, float]:
    def f1(hits: int) -> float:
        return 2 * hits / max(count["predicted"] + count["gold"], 1)

    matched = max(count["trigger"], 1)
    return {
        "events": count["gold"], "trigger F1": f1(count["trigger"]), "type F1": f1(count["type"]), "event F1": f1(count["whole"]),
        "event P": count["whole"] / max(count["predicted"], 1), "event R": count["whole"] / max(count["gold"], 1),
        **{f"{name} of matched": count[name] / matched for name in
           ("type", "mode", "modality", "background", "actor", "recipient", "place", "date", "speaker")},
        "side before P": count["before right"] / max(count["before found"], 1),
        "side before R": count["before right"] / max(count["before marked"], 1),
        "silent broken": count["broken"] / max(count["silent"], 1),
    }  # fmt: skip


def _show(record: dict[str, Any], words: Sequence[Word], kept: Sequence[Found]) -> None:
    print("\n" + record["text"])
    for event in record["events"]:
        print("   =", event["type"], event["trigger"], "|", event["actors"], "|", event["recipients"])
    roles: tuple[Role, ...] = ("actor", "recipient")
    for f in kept:
        parts = " | ".join(str(_said(f.pieces(role), words)) for role in roles)
        print("   -", f.type, f.chance, " ".join(w.text for w in words[f.first : f.last + 1]), "|", parts)
