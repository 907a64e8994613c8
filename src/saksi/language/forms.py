"""The forms that a word takes: `serang` is found as menyerang and diserang, `strike` as struck and striking.

The rules are data: `inflection.tsv` makes the regular forms, `irregular.tsv` says what they would get wrong.
"""

import re
from typing import Literal, get_args

import msgspec

from saksi.errors import TableError
from saksi.knowledge.tables import Row, read_table
from saksi.language.pack import LanguagePack

Form = Literal["bare", "active", "finite", "past", "participle", "passive", "gerund", "noun", "plural"]
FORMS: frozenset[str] = frozenset(get_args(Form))


class Rule(msgspec.Struct, frozen=True):
    """One row of inflection.tsv: a lemma of `pos` that fits `ending` has the form that `gives` makes of it."""

    pos: str
    form: str
    ending: re.Pattern[str]
    gives: str


class Inflection(msgspec.Struct, frozen=True):
    """How the words of one language change. `parts_of_speech` are those that the table has rules for."""

    rules: tuple[Rule, ...]
    irregular: dict[str, tuple[tuple[str, str], ...]]

    @classmethod
    def load(cls, pack: LanguagePack) -> "Inflection":
        """The tables of a language; TableError where a form is unknown or an expression cannot be read."""
        rules = tuple(
            _rule(row)
            for row in read_table(pack.table("inflection.tsv"), ("pos", "form", "ending", "gives", "example"))
        )
        irregular: dict[str, tuple[tuple[str, str], ...]] = {}
        for row in read_table(pack.table("irregular.tsv"), ("lemma", "form", "word", "example")):
            if row["form"].lstrip("+-") not in FORMS:
                raise row.fault(f"form {row['form']!r} is not one of {', '.join(sorted(FORMS))}")
            lemma = row.required("lemma")
            irregular[lemma] = (*irregular.get(lemma, ()), (row["form"], row["word"]))
        return cls(rules, irregular)

    @property
    def parts_of_speech(self) -> frozenset[str]:
        """The values that a table may have in its column `pos`."""
        return frozenset(rule.pos for rule in self.rules)

    def forms_of(self, lemma: str, pos: str) -> tuple[tuple[str, str], ...]:
        """Pairs of word and form, in the order of the table; a word that can be two forms stands twice."""
        own = self.irregular.get(lemma, ()) if pos == "verb" else ()
        replaced = {form.lstrip("-") for form, _ in own if not form.startswith("+")}
        found: list[tuple[str, str]] = []
        done: set[str] = set()
        for rule in self.rules:
            if rule.pos != pos or rule.form in replaced:
                continue
            fits = rule.ending.fullmatch(lemma)
            if fits and rule.form not in done:  # the first rule that fits makes the form
                done.add(rule.form)
                found.append((fits.expand(rule.gives), rule.form))
        found += [(word, form.lstrip("+")) for form, word in own if not form.startswith("-")]
        return tuple(dict.fromkeys(found))


def _rule(row: Row) -> Rule:
    form = row.one_of("form", FORMS)
    try:
        ending = re.compile(row.required("ending"))
    except re.error as fault:
        raise TableError(row.path, row.line, f"ending {row['ending']!r} is no regular expression: {fault}") from fault
    return Rule(row.required("pos"), form, ending, row.required("gives"))
