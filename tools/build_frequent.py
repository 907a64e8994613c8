"""Make language/*/frequent.tsv: how common a word is in the news of conflict, from sentences written for the project.

Usage: python tools/build_frequent.py training/. Each folder holds JSON Lines files with `lang` and `text`.
"""

import json
import re
import sys
from collections import Counter
from pathlib import Path

LANGUAGES = Path(__file__).parent.parent / "src/saksi/language"
FEWEST = 5
"""A word in fewer sentences than this is a rare one: it may as well be a name."""
HEADER = """# How common words are: in how many of a thousand sentences a word stands in small letters. A word that is not here is
# rare, or a name. Made by tools/build_frequent.py from the sentences written for the project (training/).
word\tper_thousand\texample"""
_WORD = re.compile(r"(?<![\w-])[^\W\d_A-Z]+(?!\w)")


def main() -> None:
    """Write the table of every language that has a folder."""
    texts: dict[str, list[str]] = {}
    for path in sorted(Path(sys.argv[1]).glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            record = json.loads(line)
            texts.setdefault(record["lang"], []).append(record["text"])
    for language, known in texts.items():
        count: Counter[str] = Counter()
        example: dict[str, str] = {}
        for text in known:
            for found in _WORD.finditer(text):
                example.setdefault(found[0], text[max(0, found.start() - 12) : found.end() + 12].strip())
            count.update({found[0] for found in _WORD.finditer(text)})
        rows = [
            f"{word}\t{1000 * count[word] / len(known):.1f}\t{example[word]}"
            for word in sorted(count, key=lambda word: (-count[word], word))
            if count[word] >= FEWEST
        ]
        (LANGUAGES / language / "frequent.tsv").write_text("\n".join([HEADER, *rows]) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
