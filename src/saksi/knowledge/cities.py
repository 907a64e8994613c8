"""The populated places of the world, from GeoNames (CC BY 4.0): mapped into memory, looked up by any of their names."""

import mmap
import struct
import unicodedata
from functools import lru_cache
from heapq import nlargest
from itertools import islice
from pathlib import Path

import marisa_trie
import msgspec

FOLDER = Path(__file__).parent / "gazetteer"
# latitude, longitude, population, GeoNames id, ISO 3166 alpha-2, first-level division of GeoNames
LAYOUT = "<ffII2s4s"
VALUE = "<I"
_SIZE = struct.calcsize(LAYOUT)
LOOKED_AT = 50_000
"""So many names are looked at where many begin alike."""
_JOINED = str.maketrans({"-": " ", "'": None, "’": None, "ʻ": None, "ʼ": None, "`": None, "‘": None, ".": None})
_LETTERS = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "ə": "a"}
)


class City(msgspec.Struct, frozen=True):
    """A populated place: degrees WGS 84, people, its GeoNames id, country (ISO 3166 alpha-2) and first-level division."""

    name: str
    lat: float
    lon: float
    population: int
    geonames_id: int
    iso2: str
    division: str


@lru_cache(maxsize=65536)
def key_of(name: str) -> str:
    """The form in which names are compared: small letters without diacritics, apostrophes and hyphens."""
    plain = unicodedata.normalize("NFKD", name.casefold().translate(_LETTERS))
    return " ".join("".join(letter for letter in plain if not unicodedata.combining(letter)).translate(_JOINED).split())


class Cities:
    """All populated places, found by name."""

    def __init__(self, folder: Path = FOLDER) -> None:
        self._names = marisa_trie.RecordTrie(VALUE).mmap(str(folder / "names.marisa"))
        with (folder / "places.bin").open("rb") as places:
            self._places = mmap.mmap(places.fileno(), 0, access=mmap.ACCESS_READ)
        self._written = (folder / "names.txt").read_text(encoding="utf-8").split("\n")

    def called(self, key: str) -> tuple[City, ...]:
        """The places that go by a name, given as `key_of` makes it; the most populous first."""
        numbers = self._names.get(key, ())
        found = [self._city(number) for (number,) in numbers]
        return tuple(sorted(found, key=lambda city: (-city.population, city.geonames_id)))

    def begins(self, key: str) -> bool:
        """Whether a name begins with these words."""
        return next(iter(self._names.iterkeys(key)), None) is not None

    def beginning(self, key: str, most: int = 50) -> tuple[City, ...]:
        """The places with a name that begins so, the most populous first, each once; of very many names not all are looked at."""
        numbers = {number for _, (number,) in islice(self._names.iteritems(key), LOOKED_AT)}
        return tuple(self._city(number) for number in nlargest(most, numbers, key=self._population))

    def _population(self, number: int) -> int:
        found: int = struct.unpack_from(LAYOUT, self._places, number * _SIZE)[2]
        return found

    def _city(self, number: int) -> City:
        lat, lon, population, geonames_id, country, division = struct.unpack_from(LAYOUT, self._places, number * _SIZE)
        place = self._written[number]
        return City(
            place,
            round(lat, 5),
            round(lon, 5),
            population,
            geonames_id,
            country.decode(),
            division.rstrip(b"\0").decode(),
        )
