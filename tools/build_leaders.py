"""Make src/saksi/knowledge/entities/leaders.tsv: heads of state and government, with the beginning of their present term.

Usage: python tools/build_leaders.py FACTBOOK.json
Input: the leaders of the World Factbook (public domain) as a JSON list of country, office, name and since.

The Factbook tells when the present term began, which may not be the first: before that day no role is known here, and none
is assigned. Only full names stand for a person, since surnames such as Castro, Sharif or Friday mean others as often. Who
stands in persons.tsv is left out.
"""

import json
import re
import sys
from pathlib import Path

from saksi.knowledge.countries import load_countries
from saksi.knowledge.tables import read_table

FOLDER = Path(__file__).parent.parent / "src/saksi/knowledge/entities"
COLUMNS = ("name", "code", "from", "to", "names", "wikidata", "source")
HEADER = """# Heads of state and government by the World Factbook (early 2026), with the beginning of their present term.
# Made by tools/build_leaders.py from the World Factbook (public domain).
# Columns as in persons.tsv. The end is open: nothing is known here of what came after."""
# The last word of the titles that the Factbook writes before a name.
TITLES = frozenset(
    "President Minister King Queen Prince Princess Sultan Amir Emir Emperor Chancellor General Governor-General Leader "
    "Chairman Premier Taoiseach Pope Captain Colonel Sheikh Crown Grand Duke Co-Prince Head Dr. Sir Dame Secretary "
    "Captain-Regent Ministers State".split()
)
ROMAN = re.compile(r"[IVX]+")
MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()


def surname_of(name: str) -> str | None:
    """The part that the Factbook writes in capitals: `Nayib Armando BUKELE Ortez`."""
    found = re.findall(r"(?<![\w.])[A-ZÀ-Þ][A-ZÀ-Þ'’-]{2,}(?![\w.])", name)
    return found[-1] if found else None


def plain_name(name: str) -> str:
    """The name in the writing of the press: `Nayib Armando Bukele Ortez`."""
    return " ".join(word.title() if word.isupper() and not ROMAN.fullmatch(word) else word for word in name.split())


def main() -> None:
    """Write the table."""
    factbook = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    codes = {name: country.iso3 for country in load_countries() for name in country.names["en"]}
    taken = {name.casefold() for row in read_table(FOLDER / "persons.tsv", COLUMNS) for name in row.items_of("names")}
    rows: dict[str, str] = {}
    for country, _office, said, since in factbook:
        bare = re.sub(r"\s*\(.*?\)", "", said)
        surname = surname_of(bare)
        dated = re.fullmatch(r"since (\d{1,2} \w+ \d{4})", since or "")
        if country not in codes or not surname or not dated:
            continue
        words = bare.split()
        first = next(number for number, word in enumerate(words) if surname in word)
        titled_to = max(
            (number + 1 for number, word in enumerate(words[:first]) if word in TITLES or word.endswith(".")), default=0
        )
        name = plain_name(" ".join(words[titled_to:]))
        if len(name.split()) < 2 or not name[0].isupper() or surname.casefold() in taken or name.casefold() in taken:
            continue
        day, month, year = dated[1].split()
        began = f"{year}-{MONTHS.index(month[:3]) + 1:02}-{int(day):02}"
        short = f"{name.split()[0]} {surname.title()}"
        names = [name, *([short] if short != name and first > titled_to else [])]
        rows.setdefault(
            name, "\t".join([name, f"{codes[country]} GOV", began, "", "|".join(names), "", "World Factbook"])
        )
    (FOLDER / "leaders.tsv").write_text(
        "\n".join([HEADER, "\t".join(COLUMNS), *rows.values()]) + "\n", encoding="utf-8"
    )
    print(len(rows))


if __name__ == "__main__":
    main()
