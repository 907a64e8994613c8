"""News outlets: who they are, who owns them, and which names and addresses mean them (outlets.tsv)."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import daachorse
import msgspec

from saksi.knowledge.tables import Row, own_first, read_table

TABLE = Path(__file__).with_name("outlets.tsv")
COLUMNS = ("name", "kind", "country", "state", "owner", "domains", "aliases", "ambiguous", "source")
KINDS = frozenset(
    {"agency", "newspaper", "magazine", "broadcaster", "portal", "state-media", "ugc", "official-channel", "platform"}
)
# Shorter names are abbreviations already; longer ones are also printed in capitals, above all in datelines.
CAPITALS_FROM = 5
# Shorter names begin too many other words to be cut off a word that they are glued to, unless they are all capitals.
GLUED_FROM = 4


class Outlet(msgspec.Struct, frozen=True, kw_only=True):
    """One outlet. `state` is the ISO 3166 alpha-3 code of the state that pays for or runs it, else empty.

    `where` is the table that it stands in; of a user's own table (`own`), also the line.
    """

    name: str
    kind: str
    country: str
    state: str = ""
    owner: str = ""
    domains: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    ambiguous: frozenset[str] = frozenset()
    where: str = "knowledge/outlets.tsv"
    own: bool = False

    @property
    def user_generated(self) -> bool:
        """Whether its texts are written by its users rather than by an editorial staff."""
        return self.kind == "ugc"


class OutletName(msgspec.Struct, frozen=True, kw_only=True):
    """A name of an outlet in a text, with character offsets; `sure` is False for a name that is also a plain word."""

    start: int
    end: int
    outlet: Outlet
    sure: bool


class Outlets:
    """All outlets that are known, found by name, by web address, or in running text; the first of a name or address wins."""

    def __init__(self, outlets: tuple[Outlet, ...]) -> None:
        self.known = outlets
        self._by_domain: dict[str, Outlet] = {}
        self._by_name: dict[str, Outlet] = {}
        self._written: dict[str, tuple[Outlet, bool]] = {}
        for outlet in outlets:
            for domain in outlet.domains:
                self._by_domain.setdefault(domain, outlet)
            for name in (outlet.name, *outlet.aliases, *outlet.domains):
                self._by_name.setdefault(name.casefold(), outlet)
                self._written.setdefault(name, (outlet, name not in outlet.ambiguous))
        for outlet in outlets:
            for name in (outlet.name, *outlet.aliases):
                if len(name) >= CAPITALS_FROM:
                    self._written.setdefault(name.upper(), (outlet, True))
        self._names = tuple(self._written)
        self._automaton = daachorse.CharwiseDoubleArrayAhoCorasick(
            list(self._names), daachorse.MATCH_KIND_LEFTMOST_LONGEST
        )

    @classmethod
    def load(cls, path: Path = TABLE, own: Path | None = None) -> "Outlets":
        """The outlets of a table, before them those of a user's own table, which take the place of those of the same name.

        Raises TableError where a row has no name, an unknown kind, or a name used twice in one table.
        """
        mine = tuple(_outlets(read_table(own, COLUMNS), own=True)) if own else ()
        return cls(own_first(mine, _outlets(read_table(path, COLUMNS))))

    def __iter__(self) -> Iterator[Outlet]:
        return iter(self.known)

    def __len__(self) -> int:
        return len(self.known)

    def by_name(self, name: str) -> Outlet | None:
        """The outlet that goes by this name, in whatever case it is written; None where it is not known."""
        return self._by_name.get(" ".join(name.split()).casefold())

    def by_url(self, url: str) -> Outlet | None:
        """The outlet whose domain (or channel, as `t.me/name`) the address lies under; the closest one wins."""
        parts = urlsplit(url if "//" in url else f"//{url}")
        host = (parts.hostname or "").lower().removeprefix("www.")
        first = parts.path.strip("/").split("/")[0].lower()
        if f"{host}/{first}" in self._by_domain:
            return self._by_domain[f"{host}/{first}"]
        while "." in host:
            if host in self._by_domain:
                return self._by_domain[host]
            host = host.partition(".")[2]
        return None

    def names_in(self, text: str) -> Iterator[OutletName]:
        """The names of outlets in `text`, in order, as whole words.

        Pages whose links lost their spaces glue a name to a word before it ("dikutipReuters") or after it
        ("Reutersmelaporkan"): a small letter beside a capital counts as an edge.
        """
        for start, end, number in self._automaton.find(text):
            written = self._names[number]
            outlet, sure = self._written[written]
            may_be_glued = sure and (written.isupper() or len(written) >= GLUED_FROM)
            if _opens(text, start) and _closes(text, end, may_be_glued=may_be_glued):
                yield OutletName(start=start, end=end, outlet=outlet, sure=sure)


def _outlets(rows: Iterable[Row], *, own: bool = False) -> Iterator[Outlet]:
    """The outlets of one table."""
    seen: dict[str, Row] = {}
    for row in rows:
        outlet = outlet_of(row, seen)
        yield msgspec.structs.replace(outlet, where=row.where, own=True) if own else outlet


def outlet_of(row: Row, seen: dict[str, Row]) -> Outlet:
    """The outlet of a row, checked. `seen` are the names used so far, to which its own are added; TableError for one of them."""
    outlet = _outlet(row)
    for word in dict.fromkeys((outlet.name, *outlet.aliases, *outlet.domains)):
        if word in seen:
            raise row.fault(f"{word!r} stands for another outlet already, at {seen[word].where}")
        seen[word] = row
    return outlet


def _outlet(row: Row) -> Outlet:
    """The outlet of a row, checked."""
    name, aliases, ambiguous = row.required("name"), row.items_of("aliases"), row.items_of("ambiguous")
    for word in ambiguous:
        if word not in (name, *aliases):
            raise row.fault(f"{word!r} is called ambiguous, and is neither the name nor an alias")
    row.required("source")
    return Outlet(
        name=name,
        kind=row.one_of("kind", KINDS),
        country=row["country"],
        state=row["state"],
        owner=row["owner"],
        domains=row.items_of("domains"),
        aliases=aliases,
        ambiguous=frozenset(ambiguous),
    )


def _opens(text: str, start: int) -> bool:
    """Whether a name may begin at `start`."""
    if start == 0 or not (text[start - 1].isalnum() or text[start - 1] in "@_-."):
        return True
    return text[start - 1].islower() and text[start].isupper()


def _closes(text: str, end: int, *, may_be_glued: bool) -> bool:
    """Whether a name may end at `end`."""
    if end == len(text) or not (text[end].isalnum() or text[end] == "_"):
        return True
    return may_be_glued and text[end].islower()
