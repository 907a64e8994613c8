"""The trigger lexicon of a language: which words can carry which action, and where they stand in a sentence.

A trigger is written as its lemma: `serang`, `shoot down`, `lancarkan … serangan`. In it `…` stands for up to six
words, `a/b` for either word, and `<troops>` for any word of that class in classes.tsv. The first word of a verb and
the last of a noun change their form (inflection.tsv), or the word marked with `*`: `<missiles> … *fire`.
"""

from collections import defaultdict
from collections.abc import Sequence

import msgspec

from saksi.errors import TableError
from saksi.knowledge.plover import Plover
from saksi.knowledge.tables import Row, read_table
from saksi.language.forms import Inflection
from saksi.language.pack import LanguagePack
from saksi.language.words import Word

COLUMNS = ("trigger", "pos", "type", "mode", "example")
GAP = "…"
LONGEST_GAP = 6
_UNCROSSED = frozenset(".,;:!?()")


class Entry(msgspec.Struct, frozen=True):
    """One row: a word or expression, and the type and mode that it carries.

    `parts` are the words allowed at each place, None for a gap; `head` is the place of the word that is inflected.
    """

    trigger: str
    pos: str
    type: str
    mode: str | None
    where: str
    order: int
    parts: tuple[frozenset[str] | None, ...]
    head: int
    forms: dict[str, tuple[str, ...]]
    example: str

    @property
    def weight(self) -> int:
        """How specific it is: the number of words that it asks for."""
        return sum(part is not None for part in self.parts)


class Match(msgspec.Struct, frozen=True):
    """An entry found at the words `at`, from its first to its last; `head` is where its verb stands."""

    entry: Entry
    at: tuple[int, ...]
    head: int
    form: str


class Grammar(msgspec.Struct, frozen=True):
    """How the triggers of a language are written: how its words change, and which words its classes stand for."""

    inflection: Inflection
    classes: dict[str, frozenset[str]]
    clitics: tuple[str, ...]

    @classmethod
    def load(cls, pack: LanguagePack) -> "Grammar":
        """From the tables of a language; TableError for a fault in one of them."""
        return cls(Inflection.load(pack), *_classes(pack))


class Lexicon(msgspec.Struct, frozen=True):
    """All triggers of a language, indexed by the first word of each. `clitics` are endings looked past: bantuannya."""

    entries: tuple[Entry, ...]
    index: dict[str, tuple[Entry, ...]]
    clitics: tuple[str, ...]

    @classmethod
    def load(cls, pack: LanguagePack, plover: Plover) -> "Lexicon":
        """The table of a language; TableError for an unknown type, mode, role, need or class."""
        grammar = Grammar.load(pack)
        rows = enumerate(read_table(pack.table("triggers.tsv"), COLUMNS))
        return cls.of([shipped_entry(row, order, plover, grammar) for order, row in rows], grammar)

    @classmethod
    def of(cls, entries: Sequence[Entry], grammar: Grammar) -> "Lexicon":
        """These entries, found by their first words."""
        index: defaultdict[str, list[Entry]] = defaultdict(list)
        for entry in entries:
            for word in sorted(entry.parts[0] or ()):
                index[word].append(entry)
        ordered = {word: tuple(sorted(found, key=lambda e: (-e.weight, e.order))) for word, found in index.items()}
        return cls(tuple(entries), ordered, grammar.clitics)

    def find(self, words: Sequence[Word]) -> tuple[Match, ...]:
        """Every entry that fits somewhere, by place, the more specific and then the earlier row first."""
        found: list[Match] = []
        for start, word in enumerate(words):
            key = self._key(word.lower)
            if key is None:
                continue
            for entry in self.index[key]:
                at = self._fit(entry, words, start)
                if at is None:
                    continue
                head = at[_place_of(entry)]
                surface = self._key_in(words[head].lower, entry.forms)
                found += [Match(entry, at, head, form) for form in entry.forms.get(surface or "", ())]
        return tuple(found)

    def naming(self, words: Sequence[Word]) -> tuple[Entry, ...]:
        """The entries that some of these words fit, or that have a part for each of them; in the order of the table."""
        fit = {match.entry.order for match in self.find(words)}
        fit |= {
            entry.order
            for entry in self.entries
            if all(any(part and self._key_in(word.lower, part) for part in entry.parts) for word in words)
        }
        return tuple(entry for entry in self.entries if entry.order in fit)

    def _key(self, lower: str) -> str | None:
        return self._key_in(lower, self.index)

    def _key_in(
        self, lower: str, known: "dict[str, tuple[str, ...]] | dict[str, tuple[Entry, ...]] | frozenset[str]"
    ) -> str | None:
        """The word as it is known, with or without a clitic."""
        if lower in known:
            return lower
        for clitic in self.clitics:
            if lower.endswith(clitic) and lower[: -len(clitic)] in known:
                return lower[: -len(clitic)]
        return None

    def _fit(self, entry: Entry, words: Sequence[Word], start: int) -> tuple[int, ...] | None:
        """The places of the entry's words from `start` on, or None where they do not follow."""
        at = [start]
        gap = 0
        for part in entry.parts[1:]:
            if part is None:
                gap = LONGEST_GAP
                continue
            position = at[-1] + 1
            while position < len(words) and self._key_in(words[position].lower, part) is None:
                if gap == 0 or words[position].text in _UNCROSSED:
                    return None
                gap, position = gap - 1, position + 1
            if position >= len(words):
                return None
            at.append(position)
            gap = 0
        return tuple(at)


def _place_of(entry: Entry) -> int:
    """Which of the matched words is the head: gaps take no place."""
    return sum(part is not None for part in entry.parts[: entry.head])


def _classes(pack: LanguagePack) -> tuple[dict[str, frozenset[str]], tuple[str, ...]]:
    """The classes of words by name, and the clitics, which stand in the same table under `clitic`."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for row in read_table(pack.table("classes.tsv"), ("class", "words", "example")):
        found[row.required("class")] += row.items_of("words")
    clitics = tuple(found.pop("clitic", ()))
    return {name: frozenset(words) for name, words in found.items()}, clitics


def shipped_entry(row: Row, order: int, plover: Plover, grammar: Grammar) -> Entry:
    """The entry of a row of triggers.tsv; TableError for an unknown type, mode or class."""
    return entry_of(row, order, grammar, *carried(row, plover))


def carried(row: Row, plover: Plover) -> tuple[str, str | None]:
    """The type and mode of a row; TableError where PLOVER does not have them."""
    kind = row.one_of("type", plover.types)
    mode = row["mode"] or None
    if mode and mode not in plover.modes_of(kind):
        raise row.fault(f"{kind} has no mode {mode!r}; it has {', '.join(plover.modes_of(kind)) or 'none'}")
    return kind, mode


def entry_of(row: Row, order: int, grammar: Grammar, kind: str, mode: str | None) -> Entry:
    """The entry of a row with the columns trigger, pos and example; TableError for a fault in how the trigger is written."""
    inflection, classes = grammar.inflection, grammar.classes
    pos = row.one_of("pos", inflection.parts_of_speech)
    pieces = row.required("trigger").split()
    marked = [place for place, piece in enumerate(pieces) if piece.startswith("*")]
    head = marked[0] if marked else len(pieces) - 1 if pos == "noun" else 0
    pieces[head] = pieces[head].removeprefix("*")
    forms: defaultdict[str, list[str]] = defaultdict(list)
    for lemma in sorted(_words(pieces[head], classes, row)):
        for word, form in inflection.forms_of(lemma, pos):
            forms[word].append(form)
    parts = tuple(
        None if piece == GAP else frozenset(forms) if place == head else _words(piece, classes, row)
        for place, piece in enumerate(pieces)
    )
    return Entry(
        trigger=row["trigger"], pos=pos, type=kind, mode=mode,
        where=row.where, order=order, parts=parts, head=head, example=row.required("example"),
        forms={word: tuple(dict.fromkeys(names)) for word, names in forms.items()},
    )  # fmt: skip


def _words(piece: str, classes: dict[str, frozenset[str]], row: Row) -> frozenset[str]:
    """The words that a piece of an expression stands for."""
    found: set[str] = set()
    for option in piece.lower().split("/"):
        if option.startswith("<"):
            if option.strip("<>") not in classes:
                raise TableError(row.path, row.line, f"the class {option} is not in classes.tsv")
            found |= classes[option.strip("<>")]
        else:
            found.add(option)
    return frozenset(found)
