"""A language is a folder of tables. This finds the folders; each stage loads the tables that it needs from them."""

from pathlib import Path

import msgspec

FOLDER = Path(__file__).parent


class LanguagePack(msgspec.Struct, frozen=True):
    """A language that Saksi reads: its ISO 639-1 code and the folder of its tables."""

    code: str
    folder: Path

    def table(self, name: str) -> Path:
        """The path of one of its tables, such as `furniture.tsv`."""
        return self.folder / name


def language_packs(folder: Path = FOLDER) -> dict[str, LanguagePack]:
    """The languages that have a folder here, by ISO 639-1 code."""
    found = sorted(child for child in folder.iterdir() if (child / "abbreviations.tsv").is_file())
    return {child.name: LanguagePack(child.name, child) for child in found}
