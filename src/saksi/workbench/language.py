"""The two languages of the workbench: which one a reader wants, its catalogue, its numbers and dates."""

import io
import re
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from functools import cached_property
from pathlib import Path
from typing import NamedTuple, Self, TypeVar

from babel import Locale, localedata
from babel.dates import format_date, format_datetime, format_skeleton
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal, format_percent
from babel.support import NullTranslations, Translations
from starlette.requests import HTTPConnection

Read = TypeVar("Read", date, datetime)
FOLDER = Path(__file__).parent / "catalogues"
NAMES: Mapping[str, str] = {"id": "Bahasa Indonesia", "en": "English"}
DEFAULT = "en"
MANNERS: Mapping[str, str] = {"id": "id", "en": "en_GB"}
"""How numbers and dates are written where a reader names no region: 31 Oct 2020."""
COOKIE = "saksi_lang"
_REGION = re.compile(r"[A-Za-z]{2}|[0-9]{3}")


def marked(message: str) -> str:
    """The message itself: marks words that are translated where they are shown."""
    return message


class Language:
    """A language that pages are written in, with the numbers and dates of a locale that Babel knows."""

    def __init__(self, code: str, folder: Path = FOLDER, locale: str | None = None) -> None:
        self.code, self.name, self._folder = code, NAMES[code], folder
        self._locale = Locale.parse(locale or MANNERS[code])

    def as_in(self, locale: str) -> Self:
        """The same language, with the numbers and dates of another locale."""
        return type(self)(self.code, self._folder, locale)

    @cached_property
    def translations(self) -> NullTranslations:
        """The catalogue; its messages are English."""
        with (self._folder / self.code / "LC_MESSAGES" / "workbench.po").open("rb") as file:
            catalogue = read_po(file, locale=self.code)
        compiled = io.BytesIO()
        write_mo(compiled, catalogue)
        compiled.seek(0)
        return Translations(compiled)

    def say(self, message: str, **values: object) -> str:
        """A message in this language, with values in its places `%(name)s`."""
        found: str = self.translations.gettext(message) if message else ""  # a catalogue tells of itself under ""
        return found % values if values else found

    def number(self, value: float) -> str:
        """A number: 12.345 in Indonesian, 12,345 in English."""
        return format_decimal(value, locale=self._locale)

    def share(self, value: float) -> str:
        """A number of which two decimals are always written, so that they stand under each other."""
        return format_decimal(value, format="0.00", locale=self._locale)

    def percent(self, share: float) -> str:
        """A share between 0 and 1, in whole percent."""
        return format_percent(share, locale=self._locale)

    def day(self, iso: str | None) -> str:
        """An ISO day as people write it: 31 Oct 2020, 31 Okt 2020. Empty for None; what is no day stays as it is."""
        return _read(iso, date.fromisoformat, lambda found: format_date(found, "medium", locale=self._locale))

    def days(self, first: str | None, last: str | None = None) -> str:
        """An interval of ISO days, both ends included; a whole month or year is said as such."""
        if not first or not last or first == last:
            return self.day(first or last)
        if first[:4] == last[:4] and (first[5:], last[5:]) == ("01-01", "12-31"):
            return first[:4]
        if first[:7] == last[:7] and first.endswith("-01") and _is_month_end(last):
            return _read(first, date.fromisoformat, lambda found: format_skeleton("yMMMM", found, locale=self._locale))
        return f"{self.day(first)} – {self.day(last)}"

    def moment(self, iso: str | None) -> str:
        """An ISO time as people write it, in UTC. Empty for None."""
        return _read(iso, _utc, lambda found: f"{format_datetime(found, 'medium', locale=self._locale)} UTC")


class Languages:
    """The languages, by code, and which of them a request asks for."""

    def __init__(self, folder: Path = FOLDER) -> None:
        self.by_code = {code: Language(code, folder) for code in NAMES}
        self._by_locale: dict[str, Language] = {}

    def of(self, request: HTTPConnection) -> Language:
        """What the address says (`?lang=id`), else the cookie, else the first that the browser likes.

        Numbers and dates are those of the first region that the browser names with the language: en-US, en-AU.
        """
        asked = (request.query_params.get("lang"), request.cookies.get(COOKIE))
        liked = _liked(request.headers.get("accept-language", ""))
        wanted = (*asked, *(one.code for one in liked))
        code = next((one for one in wanted if one in self.by_code), DEFAULT)
        locales = (f"{code}_{one.region}" for one in liked if one.code == code and one.region)
        return self._in(code, next(filter(localedata.exists, locales), None))

    def _in(self, code: str, locale: str | None) -> Language:
        if locale is None:
            return self.by_code[code]
        if locale not in self._by_locale:  # which holds those that Babel knows, and nothing else that a header may say
            self._by_locale[locale] = self.by_code[code].as_in(locale)
        return self._by_locale[locale]


class _Liked(NamedTuple):
    """A language that a browser likes, and its region: en and US of en-US."""

    code: str
    region: str


def _liked(header: str) -> list[_Liked]:
    """The languages of an Accept-Language, the most liked first."""
    found: list[tuple[float, _Liked]] = []
    for part in header[:1000].split(","):
        name, _, weight = part.partition(";q=")
        code, *more = name.strip().split("-")
        region = next((one.upper() for one in more if _REGION.fullmatch(one)), "")
        try:
            # browsers of older kinds call Indonesian "in"
            found.append((-float(weight or 1), _Liked("id" if code.lower() == "in" else code.lower(), region)))
        except ValueError:
            continue
    return [liked for _, liked in sorted(found, key=lambda weighed: weighed[0])]


def _is_month_end(iso: str) -> bool:
    try:
        following = date.fromordinal(date.fromisoformat(iso).toordinal() + 1)
    except ValueError:
        return False
    return following.day == 1


def _utc(iso: str) -> datetime:
    found = datetime.fromisoformat(iso)
    return found.replace(tzinfo=UTC) if found.tzinfo is None else found.astimezone(UTC)


def _read(iso: str | None, read: Callable[[str], Read], write: Callable[[Read], str]) -> str:
    if not iso:
        return ""
    try:
        return write(read(iso))
    except ValueError:
        return iso
