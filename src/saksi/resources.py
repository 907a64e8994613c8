"""Everything that is known before a document is read: loaded once, lazily, and passed."""

from functools import cached_property
from pathlib import Path

from saksi.language.pack import FOLDER, LanguagePack, language_packs


class Resources:
    """The tables of knowledge, and of each language that has a folder."""

    def __init__(self, languages: Path = FOLDER) -> None:
        self._languages = languages

    @cached_property
    def packs(self) -> dict[str, LanguagePack]:
        """The languages that Saksi reads, by ISO 639-1 code."""
        return language_packs(self._languages)


def load_resources() -> Resources:
    """The resources that ship with Saksi. Cheap: each table is loaded when it is first needed."""
    return Resources()
