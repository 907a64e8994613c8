"""Make language/*/common.tsv: place names that are plain words, from sentences written for the project.

Usage: python tools/build_common_words.py FOLDER. FOLDER holds JSON Lines files with `lang` and `text`; the examples in the
tables of each language are read too.
"""

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from saksi.knowledge.cities import Cities, key_of

LANGUAGES = Path(__file__).parent.parent / "src/saksi/language"
HEADER = """# Plain words that are also names of places somewhere: alone, and without a word of place before them, they name none.
# Made by tools/build_common_words.py: words that stand in small letters in sentences written for the project.
word\texample"""


def sentences(folder: Path) -> Iterator[tuple[str, str]]:
    """Pairs of language and sentence."""
    for path in sorted(folder.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            record = json.loads(line)
            yield record["lang"], record["text"]
    for path in sorted(LANGUAGES.glob("*/*.tsv")):
        if path.name not in ("common.tsv", "links.tsv", "irregular.tsv"):
            for line in path.read_text(encoding="utf-8").splitlines():
                yield path.parent.name, line.split("\t")[-1]


def main() -> None:
    """Write the table of every language."""
    cities = Cities()
    seen: dict[str, dict[str, str]] = {}
    for language, text in sentences(Path(sys.argv[1])):
        for found in re.finditer(r"(?<![\w-])[a-z]{3,}(?![\w-])", text):
            if cities.called(key_of(found[0])):
                example = text[max(0, found.start() - 20) : found.end() + 20].strip()
                seen.setdefault(language, {}).setdefault(found[0], example)
    for language, words in seen.items():
        rows = [f"{word}\t{example}" for word, example in sorted(words.items())]
        (LANGUAGES / language / "common.tsv").write_text("\n".join([HEADER, *rows]) + "\n", encoding="utf-8")
        print(language, len(rows))


if __name__ == "__main__":
    main()
