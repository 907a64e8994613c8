"""Everything that is known before a document is read: loaded once, lazily, and passed."""

from functools import cached_property
from pathlib import Path

from saksi.article.words import ArticleWords
from saksi.coding.coder import Coder
from saksi.coding.explaining import Closer
from saksi.coding.learnt import Learnt
from saksi.folder import Folder
from saksi.knowledge.catalogue import Catalogue, load_catalogue
from saksi.knowledge.cities import Cities
from saksi.knowledge.gazetteer import Place, load_places
from saksi.knowledge.memberships import Memberships
from saksi.knowledge.outlets import Outlets
from saksi.knowledge.plover import Plover
from saksi.language.encoder import FAST
from saksi.language.encoder import FOLDER as ENCODER
from saksi.language.pack import FOLDER, LanguagePack, language_packs
from saksi.language.sentences import split_sentences
from saksi.mentions.dates import DateFinder
from saksi.mentions.entities import EntityFinder
from saksi.mentions.figures import FigureFinder
from saksi.mentions.places import PlaceFinder
from saksi.mentions.toponyms import Surroundings
from saksi.records import Span


class Language:
    """What reads one language: finders and coder, each loaded when it is first needed."""

    def __init__(self, pack: LanguagePack, resources: "Resources") -> None:
        self.pack, self._resources = pack, resources

    @cached_property
    def entities(self) -> EntityFinder:
        """Who is named."""
        return EntityFinder.load(self._resources.catalogue, self._resources.outlets, self._resources.places, self.pack)

    @cached_property
    def places(self) -> PlaceFinder:
        """Where."""
        resources = self._resources
        countries = {country.iso2: country.iso3 for country in resources.catalogue.countries}
        return PlaceFinder(resources.places, resources.cities, Surroundings.load(self.pack), countries)

    @cached_property
    def dates(self) -> DateFinder:
        """When."""
        return DateFinder.load(self.pack)

    @cached_property
    def figures(self) -> FigureFinder:
        """How many."""
        return FigureFinder.load(self.pack)

    @cached_property
    def coder(self) -> Coder:
        """What happened."""
        own = self._resources.own
        triggers, changed = (own.triggers.get(self.pack.code), own.digest) if own else (None, "")
        known = self._resources
        return Coder.load(self.pack, known.plover, known.learnt, known.outlets, triggers, changed)

    def closer(self, text: str, sentence: Span) -> Closer:
        """What was nearly coded in a sentence of a text, and which annotated sentences its events are like."""
        return self.coder.closer(text, sentence, split_sentences(text[: sentence[0]], self.pack))


class Resources:
    """The tables of knowledge, and of each language that has a folder; `own` is a user's folder, which counts before them.

    `fast` for the smaller encoder; one in the user's folder counts before both.
    """

    def __init__(self, languages: Path = FOLDER, own: Folder | None = None, *, fast: bool = False) -> None:
        self._folder, self.own, self._fast = languages, own, fast

    @cached_property
    def packs(self) -> dict[str, LanguagePack]:
        """The languages that Saksi reads, by ISO 639-1 code."""
        return language_packs(self._folder)

    @cached_property
    def languages(self) -> dict[str, Language]:
        """What reads each of them, by code."""
        return {code: Language(pack, self) for code, pack in self.packs.items()}

    @cached_property
    def outlets(self) -> Outlets:
        """News outlets and agencies."""
        return Outlets.load(own=self.own.outlets if self.own else None)

    @cached_property
    def catalogue(self) -> Catalogue:
        """Countries, bodies and persons."""
        if self.own is None:
            return load_catalogue()
        return load_catalogue(own_bodies=self.own.entities, own_persons=self.own.persons)

    @cached_property
    def memberships(self) -> Memberships:
        """Which countries belong to which bodies, and when."""
        return Memberships.load(self.catalogue.countries, self.catalogue.bodies)

    @cached_property
    def places(self) -> tuple[Place, ...]:
        """Countries, regions, territories and sites."""
        return load_places(self.catalogue.countries, self.cities, own=self.own.places if self.own else None)

    @cached_property
    def cities(self) -> Cities:
        """Populated places."""
        return Cities()

    @cached_property
    def learnt(self) -> Learnt:
        """What reads sentences of every language."""
        if self.own and self.own.encoder:
            return Learnt.load(self.own.encoder)
        return Learnt.load(FAST if self._fast else ENCODER)

    @cached_property
    def plover(self) -> Plover:
        """Event types with their modes and scores."""
        return Plover.load()

    @cached_property
    def article_words(self) -> ArticleWords:
        """What the article stage needs, of all languages together."""
        return ArticleWords.load(self.packs.values(), self.outlets)


def load_resources(folder: Path | None = None, *, fast: bool = False) -> Resources:
    """The resources that ship with Saksi, changed by a user's folder with a `saksi.toml` where one is given.

    `fast` codes with the smaller encoder. Cheap: each table is loaded when it is first needed. Raises TableError for a
    fault in `saksi.toml`.
    """
    return Resources(own=Folder.load(folder) if folder is not None else None, fast=fast)
