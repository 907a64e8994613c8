"""Texts to make articles of: the project's own passages, and what rewriters do to them."""

import json
import re
from collections import defaultdict
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from random import Random

from saksi.language.pack import language_packs
from saksi.language.sentences import split_sentences

ROOT = Path(__file__).parent.parent.parent
LANGUAGES = ("en", "id")
_SYLLABLES = [consonant + vowel for consonant in "bdfgklmnprstvz" for vowel in "aeiou"]
_WORD = re.compile(r"\w+")


@cache
def passages(language: str) -> tuple[tuple[str, ...], ...]:
    """The longer passages of examples/ and training/, each as its sentences."""
    whole: list[str] = []
    for path in sorted((ROOT / "training").glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            record = json.loads(line)
            before, text = record.get("context"), record["text"]
            if record["lang"] != language:
                continue
            if before and whole and whole[-1].endswith(before):
                whole[-1] += f" {text}"
            else:
                whole.append(f"{before} {text}" if before else text)
    for path in sorted((ROOT / "examples").glob(f"{language}-*.txt")):
        lines = path.read_text(encoding="utf-8").splitlines()
        whole.append(" ".join(line for line in lines if line.endswith(".") and len(line) > 90))
    pack = language_packs()[language]
    cut = (tuple(text[start:end] for start, end in split_sentences(text, pack)) for text in whole)
    return tuple(dict.fromkeys(sentences for sentences in cut if words_in(sentences) >= 110))


@cache
def sentences(language: str) -> tuple[str, ...]:
    """All annotated sentences of training/."""
    lines = (line for path in sorted((ROOT / "training").glob("*.jsonl"))
             for line in path.read_text(encoding="utf-8").splitlines())  # fmt: skip
    records = (json.loads(line) for line in lines)
    return tuple(dict.fromkeys(record["text"] for record in records if record["lang"] == language))


@cache
def vocabulary(language: str) -> tuple[str, ...]:
    """The words of those sentences that are written small, each as often as it occurs."""
    return tuple(word for text in sentences(language) for word in _WORD.findall(text) if word.islower())


@cache
def followers(language: str) -> dict[str, tuple[str | None, ...]]:
    """What follows a word in those sentences, each as often as it does, None for an end; what begins them follows "" """
    found: defaultdict[str, list[str | None]] = defaultdict(list)
    for sentence in sentences(language):
        words = sentence.split()
        for word, after in zip(["", *words], [*words, None], strict=True):
            found[word].append(after)
    return {word: tuple(after) for word, after in found.items()}


def told_anew(random: Random, language: str) -> str:
    """A sentence that nobody wrote, each word one that somewhere follows the word before (Shannon 1948, section 3)."""
    after, told = followers(language), [""]
    while (word := random.choice(after[told[-1]])) is not None:
        told.append(word)
    return " ".join(told[1:])


def words_in(told: Sequence[str]) -> int:
    """How many words some sentences have."""
    return sum(len(_WORD.findall(sentence)) for sentence in told)


def made_up(random: Random) -> str:
    """A name that nobody has."""
    return "".join(random.choices(_SYLLABLES, k=random.randint(2, 4))).capitalize()


def respun(text: str, random: Random, language: str, share: float) -> str:
    """A text of which so large a share of the words is exchanged for others, wherever it falls."""
    words = vocabulary(language)
    return _WORD.sub(lambda found: random.choice(words) if random.random() < share else found.group(), text)


def renamed(text: str, random: Random) -> str:
    """A text with other names and numbers."""

    def other(found: re.Match[str]) -> str:
        word = found.group()
        if word.isdigit():
            return str(random.randint(2, 9999))
        return made_up(random) if word[0].isupper() else word

    return _WORD.sub(other, text)


def edited(told: Sequence[str], random: Random, language: str) -> list[str]:
    """Sentences as an editor leaves them: a fifth of the words others, one sentence dropped, two moved."""
    kept = [respun(sentence, random, language, 0.2) for sentence in told]
    kept.pop(random.randrange(1, len(kept)))
    one, other = random.sample(range(1, len(kept)), 2)
    kept[one], kept[other] = kept[other], kept[one]
    return kept


def excerpt(told: Sequence[str], random: Random, share: float = 0.35) -> list[str]:
    """Sentences in a row that make up about so large a share of the words, and no less."""
    enough = share * words_in(told)
    starts = [start for start in range(len(told)) if words_in(told[start:]) >= enough]
    taken: list[str] = []
    for sentence in told[random.choice(starts) :]:
        if words_in(taken) >= enough:
            break
        taken.append(sentence)
    return taken
