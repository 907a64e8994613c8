"""The annotated sentences of training/ as the numbers that the network learns from."""

import json
import random
import re
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from saksi.coding.first_look import known_types, prior_of
from saksi.coding.lexicon import Lexicon
from saksi.errors import SaksiError
from saksi.knowledge.plover import Plover
from saksi.language.encoder import SENTENCES_BEFORE, Mark, WordBefore, words_before
from saksi.language.labels import ATTRIBUTION_ROLES, EVENT_ROLES, MODALITIES, MODES, ROLES, TYPES
from saksi.language.pack import language_packs
from saksi.language.pieces import MOST, Cut, Pieces
from saksi.language.sentences import split_sentences
from saksi.language.words import Word, words_of

LONGEST_SENTENCE = 240  # pieces; the few that are longer are left out of training
OUTSIDE, BEGINS, GOES_ON = range(3)
NOT_LEARNT = -1
NAME_TAGS = {"PER": 0, "ORG": 1, "LOC": 2}
"""In the order of `labels.NAMES`."""
SPEECH_ACTS = frozenset({"REQUEST", "ACCUSE", "THREATEN", "REJECT", "AGREE", "CONCEDE", "SUPPORT"})
FIELDS: dict[str, str] = {
    "actor": "actors", "recipient": "recipients", "place": "place", "date": "date", "speaker": "speaker",
    "condition": "condition", "killed": "killed", "injured": "injured", "source": "source", "content": "content",
}  # fmt: skip


class TrainingError(SaksiError):
    """An annotated sentence that does not fit its text, with file and line."""


class Marked(NamedTuple):
    """A trigger or cue of a sentence: its words, what it is, and the stretches of words of every role."""

    words: tuple[int, ...]
    cue: bool
    kind: int  # 0: none
    mode: int
    modality: int
    signs: tuple[float, float, float]
    roles: dict[int, list[tuple[int, int]]]  # role -> first and last words; a role not here is not learnt from
    prior: tuple[float, ...]


class Before(NamedTuple):
    """The text before a sentence: its sentences in pieces with the lexicon's types, and the words that the top sees.

    `learnt` where it is marked which sides only that text names.
    """

    sentences: tuple[tuple[Cut, list[list[float]]], ...] = ()
    words: tuple[WordBefore, ...] = ()
    learnt: bool = False


class Example(NamedTuple):
    """A sentence in pieces with everything that is marked in it. Tags of -1 are not learnt from."""

    text: str
    lang: str
    cut: Cut
    known: list[list[float]]  # the lexicon's types of each word
    triggers: list[int]
    cues: list[int]
    names: list[int]
    marked: list[Marked]
    record: dict[str, Any]
    before: Before = Before()


def read_records(paths: Sequence[Path]) -> list[dict[str, Any]]:
    """The records of JSON Lines files, each with where it stands."""
    found: list[dict[str, Any]] = []
    for path in paths:
        for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
            if line.strip():
                found.append({**json.loads(line), "where": f"{path.name}:{number}"})
    return found


def span_of(text: str, said: str, where: str) -> tuple[int, int]:
    """The characters of a string that stands in a text: `word#2` is its second occurrence. TrainingError if it does not."""
    word, count = said, 1
    numbered = re.search(r"#(\d)$", said)
    if numbered:
        word, count = said[: numbered.start()], int(numbered.group(1))
    at = -1
    for _ in range(count):
        at = text.find(word, at + 1)
        if at < 0:
            raise TrainingError(f"{where}: {said!r} is not in the text")
    return at, at + len(word)


class Examples:
    """Makes examples, with the lexicons of both languages."""

    def __init__(self, pieces: Pieces) -> None:
        plover = Plover.load()
        self.pieces = pieces
        self.packs = language_packs()
        self.lexicons = {code: Lexicon.load(pack, plover) for code, pack in self.packs.items()}

    def of(self, record: dict[str, Any], rng: random.Random) -> Example | None:
        """The example of a record, or None where the sentence is too long."""
        text, where = record["text"], record.get("where", record["text"][:40])
        words = words_of(text)
        cut = self.pieces.cut(words)
        if len(cut.pieces) > LONGEST_SENTENCE:
            return None
        matches = self.lexicons[record["lang"]].find(words)
        known = known_types(len(words), matches)
        text_before = _TextBefore(record, self)
        triggers, cues, marked = [OUTSIDE] * len(words), [OUTSIDE] * len(words), []
        for event in record["events"]:
            at = _words_at(words, span_of(text, event["trigger"], where))
            if not at:
                continue
            _tag(triggers, at)
            marked.append(self._trigger(text, words, event, at, known, text_before, where))
        taken = {at for entry in marked for at in entry.words}
        wrong = [match.at for match in matches if taken.isdisjoint(match.at)]
        plain = [(at,) for at in range(len(words)) if at not in taken and words[at].text.isalpha()]
        rng.shuffle(wrong)
        chosen = wrong[:1] + ([rng.choice(plain)] if plain and rng.random() < 0.1 else [])
        marked += [self._nothing(tuple(range(at[0], at[-1] + 1)), known) for at in dict.fromkeys(chosen)]
        said_by: defaultdict[tuple[int, ...], list[dict[str, Any]]] = defaultdict(list)
        for said in record.get("attributions", []):
            if said.get("cue"):
                said_by[_words_at(words, span_of(text, said["cue"], where))].append(said)
        for at, all_said in said_by.items():
            if at:
                _tag(cues, at)
                marked.append(_attribution(text, words, all_said, at, text_before, where))
        _leave_open(cues, triggers, record, words)
        names = [NOT_LEARNT] * len(words)
        return Example(text, record["lang"], cut, known, triggers, cues, names, marked, record, text_before.before)

    def named(self, named: "Named", lang: str) -> Example | None:
        """An example of names alone; None where the sentence is too long."""
        words = words_of(named.text)
        cut = self.pieces.cut(words)
        if len(cut.pieces) > LONGEST_SENTENCE:
            return None
        tags = [0] * len(words)
        for start, end, kind in named.names:
            for number, at in enumerate(_words_at(words, (start, end))):
                tags[at] = 1 + 2 * NAME_TAGS[kind] + bool(number)
        known = known_types(len(words), self.lexicons[lang].find(words))
        empty = [NOT_LEARNT] * len(words)
        return Example(named.text, lang, cut, known, empty, empty, tags, [], {})

    def _trigger(
        self, text: str, words: Sequence[Word], event: dict[str, Any], at: tuple[int, ...],
        known: list[list[float]], before: "_TextBefore", where: str,
    ) -> Marked:  # fmt: skip
        roles: dict[int, list[tuple[int, int]]] = {}
        for role in EVENT_ROLES:
            value = event.get(FIELDS[role])
            given = value if isinstance(value, list) else [value] if value else []
            here = _stretches(words, [span_of(text, said, where) for said in given])
            there = before.stretches(event.get(f"{FIELDS[role]}_before") or (), len(words), where)
            roles[ROLES.index(role)] = [*here, *there]
        mode = MODES.index(event["mode"]) + 1 if event.get("mode") in MODES else 0
        signs = (float(event["background"]), float(event["symmetric"]), 0.0)
        return Marked(
            at, False, TYPES.index(event["type"]) + 1, mode, MODALITIES.index(event["modality"]), signs, roles,
            prior_of(known, Mark(at[0], at[-1])),
        )  # fmt: skip

    def _nothing(self, at: tuple[int, ...], known: list[list[float]]) -> Marked:
        return Marked(at, False, 0, -1, -1, (-1.0, -1.0, -1.0), {}, prior_of(known, Mark(at[0], at[-1])))


class _TextBefore:
    """The text before a sentence, and where in it the sides stand that the sentence does not name."""

    def __init__(self, record: dict[str, Any], examples: Examples) -> None:
        text = record.get("context", "")
        spans = split_sentences(text, examples.packs[record["lang"]])[-SENTENCES_BEFORE:]
        self._text, self._words = text, [words_of(text, *span)[:MOST] for span in spans]
        sentences = []
        for words in self._words:
            matches = examples.lexicons[record["lang"]].find(words)
            sentences.append((examples.pieces.cut(words), known_types(len(words), matches)))
        words_seen = words_before([len(words) for words in self._words])
        self.before = Before(tuple(sentences), words_seen, _tells_sides_before(record))

    def stretches(self, said: Sequence[str], offset: int, where: str) -> list[tuple[int, int]]:
        """First and last words of what is said before, counted on behind the `offset` words of the sentence itself."""
        found: list[tuple[int, int]] = []
        for one in said:
            at = self._text.rfind(one)
            if at < 0:
                raise TrainingError(f"{where}: {one!r} is not in the text before")
            places = [
                number for number, word in enumerate(self.before.words)
                if (own := self._words[word.sentence][word.word]).start < at + len(one) and own.end > at
            ]  # fmt: skip
            if places:
                found.append((offset + places[0], offset + places[-1]))
        return found


def _tells_sides_before(record: dict[str, Any]) -> bool:
    """Whether it is marked which sides only the text before names: in the first lots it is not."""
    return all("actors_before" in event for event in record["events"]) and all(
        "source_before" in said for said in record.get("attributions", ())
    )


def _attribution(
    text: str, words: Sequence[Word], all_said: Sequence[dict[str, Any]], at: tuple[int, ...], before: _TextBefore,
    where: str,
) -> Marked:  # fmt: skip
    """What a cue tells: a content that the cue breaks is annotated in two parts."""
    roles: dict[int, list[tuple[int, int]]] = {}
    for role in ATTRIBUTION_ROLES:
        given = [span_of(text, said[FIELDS[role]], where) for said in all_said if said.get(FIELDS[role])]
        there = [said["source_before"] for said in all_said if role == "source" and said.get("source_before")]
        stretches = [*_stretches(words, given), *before.stretches(there, len(words), where)]
        roles[ROLES.index(role)] = list(dict.fromkeys(stretches))
    direct = float(any(said.get("kind") == "direct" for said in all_said))
    return Marked(at, True, -1, -1, -1, (-1.0, -1.0, direct), roles, (0.0,) * len(TYPES))


def _leave_open(cues: list[int], triggers: list[int], record: dict[str, Any], words: Sequence[Word]) -> None:
    """Whether `urged` and `accused` are cues too is marked in some lots and not in others: it is learnt from neither."""
    for event in record["events"]:
        if event["type"] in SPEECH_ACTS:
            for at in _words_at(words, span_of(record["text"], event["trigger"], "")):
                if cues[at] == OUTSIDE and triggers[at] != OUTSIDE:
                    cues[at] = NOT_LEARNT


def _stretches(words: Sequence[Word], spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The first and last words of spans of characters."""
    places = (_words_at(words, span) for span in spans)
    return [(at[0], at[-1]) for at in places if at]


def _words_at(words: Sequence[Word], span: tuple[int, int]) -> tuple[int, ...]:
    return tuple(n for n, word in enumerate(words) if word.start < span[1] and word.end > span[0])


def _tag(tags: list[int], at: Sequence[int]) -> None:
    for number, place in enumerate(at):
        tags[place] = GOES_ON if number else BEGINS


class Named(NamedTuple):
    """A sentence with its names: start, end, PER, ORG or LOC."""

    text: str
    names: tuple[tuple[int, int, str], ...]


def read_names(path: Path) -> list[Named]:
    """The sentences of a file: with names in brackets (`[PER Xi Jinping]`), or one word a line with BIO tags."""
    text = path.read_text(encoding="utf-8")
    if re.search(r"^\S+\s.*[BI]-(PER|ORG|LOC)$", text, re.MULTILINE):
        return [_from_tags(block) for block in re.split(r"\n\s*\n", text) if block.strip()]
    return [_from_brackets(line) for line in text.split("\n") if line.strip()]


def _from_brackets(line: str) -> Named:
    said, names, last = "", [], 0
    for mark in re.finditer(r"\[(PER|ORG|LOC) ([^\]]+)\]", line):
        said += line[last : mark.start()]
        names.append((len(said), len(said) + len(mark[2]), mark[1]))
        said += mark[2]
        last = mark.end()
    return Named(said + line[last:], tuple(names))


def _from_tags(block: str) -> Named:
    said, names = "", []
    for line in block.split("\n"):
        fields = line.split()
        if len(fields) < 2:
            continue
        said += " " if said else ""
        kind = fields[-1][2:]
        if fields[-1].startswith("B-") and kind in NAME_TAGS:
            names.append((len(said), len(said) + len(fields[0]), kind))
        elif fields[-1].startswith("I-") and names:
            names[-1] = (names[-1][0], len(said) + len(fields[0]), names[-1][2])
        said += fields[0]
    return Named(said, tuple(names))
